package docx

import (
	"strconv"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
)

// The namespaces of the parts that are written (ISO/IEC 29500-1, annex A; 29500-3 for mc; [MS-DOCX] 2.2.2 for w14).
const (
	nsMain          = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsStrict        = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	nsRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsPackage       = "http://schemas.openxmlformats.org/package/2006/relationships"
	nsContentTypes  = "http://schemas.openxmlformats.org/package/2006/content-types"
	nsWord2010      = "http://schemas.microsoft.com/office/word/2010/wordml"
	nsCompatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// xmlBuffer collects the text of a part.
type xmlBuffer struct{ b []byte }

func (x *xmlBuffer) raw(s string) { x.b = append(x.b, s...) }

func (x *xmlBuffer) integer(n int) { x.b = strconv.AppendInt(x.b, int64(n), 10) }

// text appends character data or the inside of an attribute. The caller has checked that the characters are legal.
func (x *xmlBuffer) text(s string) { x.b = appendEscaped(x.b, s) }

// begin appends a start tag and gives what end needs to take an element back that has stayed empty.
func (x *xmlBuffer) begin(tag string) (after int) {
	x.raw(tag)
	return len(x.b)
}

func (x *xmlBuffer) end(tag string, after int) {
	if len(x.b) == after {
		x.b = x.b[:after-len(tag)+1] // the start tag is one character shorter
		return
	}
	x.raw(tag)
}

// attribute appends a space, the name and the escaped value.
func (x *xmlBuffer) attribute(name, value string) {
	x.raw(" ")
	x.raw(name)
	x.raw(`="`)
	x.text(value)
	x.raw(`"`)
}

// value appends an empty element with one attribute w:val.
func (x *xmlBuffer) value(element, value string) {
	x.raw("<w:")
	x.raw(element)
	x.attribute("w:val", value)
	x.raw("/>")
}

// measure appends an attribute whose value is a number.
func (x *xmlBuffer) measure(name string, n int) {
	x.raw(" ")
	x.raw(name)
	x.raw(`="`)
	x.integer(n)
	x.raw(`"`)
}

// appendEscaped escapes what XML needs, and braces: go-docx takes every brace for the beginning of a placeholder, and as
// character references it never sees them.
func appendEscaped(b []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		reference := characterReference(s[i])
		if reference == "" {
			continue
		}
		b = append(b, s[from:i]...)
		b = append(b, reference...)
		from = i + 1
	}
	return append(b, s[from:]...)
}

func characterReference(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&quot;"
	case '{':
		return "&#123;"
	case '}':
		return "&#125;"
	case '\t':
		return "&#9;" // attributes only: in running text a tab is an element
	case '\n':
		return "&#10;"
	}
	return ""
}

func escaped(s string) string { return string(appendEscaped(nil, s)) }

// firstIllegal gives the offset of the first character that XML 1.0 cannot hold (production 2, Char), and -1 where there is
// none. A carriage return is legal but does not survive reading, so it counts as illegal.
func firstIllegal(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\t' && c != '\n' {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || r == 0xFFFE || r == 0xFFFF {
			return i
		}
		i += size
	}
	return -1
}

// characterName names the character or the stray byte at the beginning of s for people.
func characterName(s string) source.Message {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size <= 1 {
		return source.Msg("byte %X (not UTF-8)", s[0])
	}
	return source.Msg("U+%04X", r)
}
