package markup

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
)

// line is one line of the text without its indentation, its line end and a last space.
type line struct {
	off    int // byte offset of text
	indent int // spaces before it
	text   string
}

func (l line) blank() bool { return l.text == "" }

// closes reports whether the line ends a named block.
func (l line) closes() bool { return l.text == ":::" }

func (l line) has(prefix string) bool { return strings.HasPrefix(l.text, prefix) }

// parser reads one text, line by line.
type parser struct {
	lines  []line
	i      int // the line that is read next
	errors []*Error
	ids    map[string]bool
}

// fail reports a mistake and gives it back so that a hint can be added.
func (p *parser) fail(off int, code, format string, args ...any) *Error {
	return p.report(&Error{Off: off, Code: "markup-" + code, Msg: source.Msg(format, args...)})
}

func (p *parser) report(e *Error) *Error {
	if len(p.errors) < maxErrors {
		p.errors = append(p.errors, e)
	}
	return e
}

func (e *Error) hint(format string, args ...any) { e.Hint = source.Msg(format, args...) }

// numberOfSpaces gives a number of spaces in words.
func numberOfSpaces(n int) source.Message {
	if n == 1 {
		return source.Msg("1 space")
	}
	return source.Msg("%d spaces", n)
}

func numberOfCells(n int) source.Message {
	if n == 1 {
		return source.Msg("1 cell")
	}
	return source.Msg("%d cells", n)
}

func sorted(errors []*Error) []*Error {
	slices.SortStableFunc(errors, func(a, b *Error) int { return a.Off - b.Off })
	return errors
}

// split makes lines of the text and refuses characters that no text should hold.
func (p *parser) split(text string) []line {
	lines := make([]line, 0, 1+strings.Count(text, "\n"))
	for off := 0; off < len(text); {
		whole, _, _ := strings.Cut(text[off:], "\n")
		content := strings.TrimSuffix(whole, "\r")
		p.checkCharacters(content, off)
		body := strings.TrimLeft(content, " ")
		indent := len(content) - len(body)
		trimmed := strings.TrimRight(body, " ")
		p.checkEnd(trimmed, len(body)-len(trimmed), off+indent+len(trimmed))
		lines = append(lines, line{off + indent, indent, trimmed})
		off += len(whole) + 1
	}
	return lines
}

// checkEnd refuses spaces at the end of a line that CommonMark would give a meaning.
func (p *parser) checkEnd(trimmed string, spaces, off int) {
	switch {
	case trimmed == "" || spaces == 0:
	case strings.HasSuffix(trimmed, `\`):
		p.fail(off, "trailing-space", "a space after the “\\” at the end of this line").hint("delete the space")
	case spaces > 1:
		p.fail(off, "trailing-space", "%s at the end of this line", numberOfSpaces(spaces)).
			hint("delete them; to break the line here, end it with “\\”")
	}
}

func (p *parser) checkCharacters(s string, off int) {
	for i := 0; i < len(s); {
		if c := s[i]; c >= ' ' && c < 0x7F {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			p.fail(off+i, "encoding", "a byte that is not UTF-8").hint("save the file as UTF-8")
			return
		case r == '\t':
			p.fail(off+i, "tab", "a tab").hint("write spaces")
			return
		case forbidden(r):
			p.fail(off+i, "character", "the invisible or private character U+%04X", r).hint("delete it")
			return
		}
		i += n
	}
}

// forbidden names the characters that do not print or that mean nothing outside one program: controls, marks that turn the
// direction of writing, separators of lines, and the private-use characters of the first plane.
func forbidden(r rune) bool {
	switch {
	case IsValue(r):
		return false
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x2028, r == 0x2029, r == 0x200B, r == 0xFEFF:
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Co, r)
}
