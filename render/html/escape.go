package html

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// open writes a start tag with classes, close an end tag with a line break: the writer's elements end lines of their own.
func (s *story) open(element string, classes ...string) {
	s.WriteString("<" + element)
	s.class(classes...)
	s.WriteByte('>')
}

func (s *story) close(element string) { s.WriteString("</" + element + ">\n") }

// class writes classes, each behind the prefix; none where there are none.
func (s *story) class(names ...string) {
	if len(names) == 0 {
		return
	}
	full := make([]string, len(names))
	for i, name := range names {
		full[i] = Prefix + name
		s.classes[name] = true
	}
	s.attribute("class", strings.Join(full, " "))
}

// attribute writes an attribute, its value in quotes.
func (s *story) attribute(name, value string) {
	s.WriteString(" " + name + `="`)
	s.text(value, source.Pos{})
	s.WriteByte('"')
}

// text writes text or the inside of an attribute.
func (s *story) text(text string, at source.Pos) {
	if i := firstIllegal(text); i >= 0 {
		s.errs.Add(source.Errorf(at, "illegal-character", "the character %s cannot stand in an HTML page", characterName(text[i:])).
			WithHint("take it out; such characters come along when text is copied from another program"))
		return
	}
	from := 0
	for i := 0; i < len(text); i++ {
		reference := characterReference(text[i])
		if reference == "" {
			continue
		}
		s.WriteString(text[from:i] + reference)
		from = i + 1
	}
	s.WriteString(text[from:])
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
	}
	return ""
}

// firstIllegal gives the offset of the first character that an HTML document may not hold (HTML, “Preprocessing the input
// stream”: controls, noncharacters), and -1 where there is none. A carriage return is allowed but does not survive reading.
func firstIllegal(text string) int {
	for i, r := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1,
			unicode.IsControl(r) && r != '\t' && r != '\n',
			0xFDD0 <= r && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
			return i
		}
	}
	return -1
}

// characterName names the character or the stray byte at the beginning of a text for people.
func characterName(text string) source.Message {
	r, size := utf8.DecodeRuneInString(text)
	if r == utf8.RuneError && size <= 1 {
		return source.Msg("byte %X (not UTF-8)", text[0])
	}
	return source.Msg("U+%04X", r)
}

// checkName makes sure that a name can stand in a class or an identifier.
func (s *story) checkName(name string, at source.Pos) {
	if !isName(name) {
		s.errs.Add(badName(name, at))
	}
}

// isName reports whether a name can stand in a class without being escaped in stylesheets.
func isName(name string) bool {
	return name != "" && utf8.ValidString(name) && !strings.ContainsFunc(name, func(r rune) bool {
		return r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

func badName(name string, at source.Pos) *source.Error {
	return source.Errorf(at, "class-name", "the name “%s” cannot become a class of HTML", name).
		WithHint("use letters, digits and hyphens, and no spaces")
}

func isoDate(d doc.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
