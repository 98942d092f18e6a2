package pdf

import (
	"strconv"
	"unicode/utf16"
)

// syntax is PDF syntax being written (ISO 32000-1, 7.3).
type syntax []byte

func (s *syntax) raw(text string) { *s = append(*s, text...) }

func (s *syntax) integer(n int) { *s = strconv.AppendInt(*s, int64(n), 10) }

// reference writes a reference to an object.
func (s *syntax) reference(number int) {
	s.integer(number)
	s.raw(" 0 R")
}

// references writes an array of references.
func (s *syntax) references(numbers []int) {
	s.raw("[")
	for i, n := range numbers {
		if i > 0 {
			s.raw(" ")
		}
		s.reference(n)
	}
	s.raw("]")
}

// entry writes a dictionary entry with a text string, unless the text is empty.
func (s *syntax) entry(key, text string) {
	if text != "" {
		s.raw(key)
		s.text(text)
	}
}

// text writes a text string (ISO 32000-1, 7.9.2.2): in PDFDocEncoding if that can hold it, for that is half as long, else in
// UTF-16. Control characters, which neither a title nor an alternative has a use for, become spaces.
func (s *syntax) text(text string) {
	start := len(*s)
	s.raw("(")
	for i, r := range text {
		code, ok := docEncoded(r)
		if !ok || i == 0 && looksLikeByteOrderMark(code) {
			*s = (*s)[:start]
			s.utf16(text)
			return
		}
		s.escaped(code)
	}
	s.raw(")")
}

// looksLikeByteOrderMark reports whether a string that begins so could be taken for UTF-16 or UTF-8.
func looksLikeByteOrderMark(code byte) bool { return code == 0xFE || code == 0xFF || code == 0xEF }

func (s *syntax) utf16(text string) {
	s.raw("(\xFE\xFF")
	for _, r := range text {
		if r < ' ' {
			r = ' '
		}
		var units [2]uint16
		for _, u := range utf16.AppendRune(units[:0], r) {
			s.escaped(byte(u >> 8))
			s.escaped(byte(u))
		}
	}
	s.raw(")")
}

// escaped writes one byte of a literal string (ISO 32000-1, 7.3.4.2).
func (s *syntax) escaped(c byte) {
	switch c {
	case '(', ')', '\\':
		*s = append(*s, '\\', c)
	case '\r':
		s.raw(`\r`)
	default:
		*s = append(*s, c)
	}
}

// docEncoded gives the code of a character in PDFDocEncoding (ISO 32000-1, annex D.2), which is Latin-1 but for the
// punctuation below, U+00A0 and U+00AD.
func docEncoded(r rune) (byte, bool) {
	switch {
	case r < ' ':
		return ' ', true
	case r <= '~', r > 0xA0 && r <= 0xFF && r != 0xAD:
		return byte(r), true
	}
	switch r {
	case '•':
		return 0x80, true
	case '…':
		return 0x83, true
	case '—':
		return 0x84, true
	case '–':
		return 0x85, true
	case '“':
		return 0x8D, true
	case '”':
		return 0x8E, true
	case '‘':
		return 0x8F, true
	case '’':
		return 0x90, true
	case '€':
		return 0xA0, true
	}
	return 0, false
}

// asciiURI writes a URI with what is not ASCII percent-encoded as UTF-8 (ISO 32000-1, 12.6.4.7; RFC 3987, 3.1). Characters
// that no URI may hold (RFC 3986, 2) are encoded as well; what is encoded already stays as it is.
func asciiURI(uri string) string {
	const hex = "0123456789ABCDEF"
	b := make([]byte, 0, len(uri)+16)
	for i := range len(uri) {
		switch c := uri[i]; c {
		case '"', '<', '>', '\\', '^', '`', '{', '|', '}':
			b = append(b, '%', hex[c>>4], hex[c&15])
		default:
			if c > ' ' && c < 0x7F {
				b = append(b, c)
			} else {
				b = append(b, '%', hex[c>>4], hex[c&15])
			}
		}
	}
	return string(b)
}
