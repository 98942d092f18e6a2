package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// frame is bold, emphasis, the text of a link or a marked text that has been opened and not closed; the lowest frame is the text around.
type frame struct {
	kind byte // '*', '_' or '['; 0 for the lowest
	at   int  // byte of the span where it was opened
	out  []Inline
	bare []*Error // addresses in a '[' frame, which are mistakes if it is no link's
}

// inliner reads the inside of a paragraph, a heading or a cell.
type inliner struct {
	p      *parser
	span   span
	i      int
	frames []frame
	from   int             // byte of the span where the text began that has no inline yet
	to     int             // where it ends, as long as it stands in the span as it is
	text   strings.Builder // the text, once it does not: escapes are resolved
	tilde  bool            // a ~ stood before a word
	pairs  map[string]bool // refused signs that wait for their second half
}

// inlines reads a span. What is wrong in it is reported and read as text.
func (p *parser) inlines(sp span) []Inline {
	if sp.s == "" {
		return nil
	}
	if plainLength(sp.s) == len(sp.s) {
		return []Inline{&Text{Node{sp.off}, sp.s}}
	}
	in := &inliner{p: p, span: sp, frames: make([]frame, 1, 2)}
	for in.i < len(sp.s) && len(p.errors) < maxErrors {
		in.step()
	}
	for len(in.frames) > 1 {
		in.failOpen()
		in.unwrap()
	}
	in.flush()
	return in.frames[0].out
}

// special marks the bytes that may be more than text; values begin with one of the last two.
var special = func() (table [256]bool) {
	for _, c := range []byte("\\\n*_[]!<&`~@{:.\xF3\xF4") {
		table[c] = true
	}
	return table
}()

// step reads one piece.
func (in *inliner) step() {
	s := in.span.s
	if n := plainLength(s[in.i:]); n > 0 {
		in.keep(n)
		return
	}
	switch s[in.i] {
	case '\\':
		in.escape()
	case '\n':
		in.put(" ", 1)
	case '*', '_':
		in.delimiter()
	case '[':
		in.openBracket()
	case ']':
		in.closeBracket()
	case '@':
		in.ref()
	case '\xF3', '\xF4':
		in.value()
	default:
		in.foreign()
	}
}

func plainLength(s string) int {
	for i := range len(s) {
		if special[s[i]] {
			return i
		}
	}
	return len(s)
}

// keep takes n bytes as text.
func (in *inliner) keep(n int) {
	switch {
	case in.text.Len() > 0:
		in.text.WriteString(in.span.s[in.i : in.i+n])
	case in.from == in.to:
		in.from, in.to = in.i, in.i+n
	default:
		in.to = in.i + n
	}
	in.i += n
}

// put takes s as the text of the next n bytes.
func (in *inliner) put(s string, n int) {
	switch {
	case in.text.Len() > 0:
	case in.from == in.to:
		in.from = in.i
	default:
		in.text.WriteString(in.span.s[in.from:in.to])
	}
	in.text.WriteString(s)
	in.i += n
}

// flush makes an inline of the text.
func (in *inliner) flush() {
	switch {
	case in.text.Len() > 0:
		in.add(&Text{in.node(in.from), in.text.String()})
		in.text.Reset()
	case in.from < in.to:
		in.add(&Text{in.node(in.from), in.span.s[in.from:in.to]})
	}
	in.from, in.to = 0, 0
}

// add puts an inline after what was read; call flush first.
func (in *inliner) add(x Inline) {
	top := &in.frames[len(in.frames)-1]
	top.out = append(top.out, x)
}

func (in *inliner) node(i int) Node { return Node{in.span.at(i)} }

func (in *inliner) fail(i int, code, format string, args ...any) *Error {
	return in.p.fail(in.span.at(i), code, format, args...)
}

func (in *inliner) rest() string { return in.span.s[in.i:] }

// before and after give the runes beside a place; a line's ends count as space.
func (in *inliner) before(i int) rune {
	if i == 0 {
		return '\n'
	}
	r, _ := utf8.DecodeLastRuneInString(in.span.s[:i])
	return r
}

func (in *inliner) after(i int) rune {
	if i == len(in.span.s) {
		return '\n'
	}
	r, _ := utf8.DecodeRuneInString(in.span.s[i:])
	return r
}

// escape reads \ and a sign, or \ at the end of a line.
func (in *inliner) escape() {
	rest := in.rest()
	switch {
	case len(rest) == 1:
		in.fail(in.i, "line-break", "“\\” at the end, and no line follows").hint(`delete it, or write \\ for the sign itself`)
		in.keep(1)
	case rest[1] == '\n':
		in.flush()
		in.add(&Break{in.node(in.i)})
		in.i += 2
	case isPunctuation(rest[1]):
		in.put(rest[1:2], 2)
	default:
		in.fail(in.i, "escape", "“\\” before what is no sign").hint(`write \\ for the sign itself`)
		in.keep(1)
	}
}

// isPunctuation reports whether CommonMark lets \ stand before a byte.
func isPunctuation(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

func (in *inliner) value() {
	r, n := utf8.DecodeRuneInString(in.rest())
	if !IsValue(r) {
		in.keep(n)
		return
	}
	in.flush()
	in.add(&Value{in.node(in.i), int(r - FirstValue)})
	in.i += n
}

// ref reads @id. After a letter, a digit or a value @ is text: an e-mail address.
func (in *inliner) ref() {
	before, rest := in.before(in.i), in.rest()[1:]
	phrase := strings.HasPrefix(rest, "@")
	signs := 1
	if phrase {
		rest, signs = rest[1:], 2
	}
	n := idLength(rest)
	switch {
	case isWord(before):
		in.keep(1)
	case n > 0:
		in.flush()
		in.add(&Ref{in.node(in.i), rest[:n], phrase})
		in.i += signs + n
	case IsValue(in.after(in.i + signs)):
		in.fail(in.i, "value-in-ref", "the id after @ cannot come from data").hint("write {{ref .Key}} instead of @{{.Key}}")
		in.keep(1)
	default:
		in.fail(in.i, "ref", "no id follows “@”").hint(`write \@ for the sign itself`)
		in.keep(1)
	}
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || IsValue(r) }

// delimiter reads a run of * or _.
func (in *inliner) delimiter() {
	sign := in.run(in.span.s[in.i])
	n := len(sign)
	open, closes := in.flanks(n)
	switch {
	case n == 1 && !open && !closes:
		in.keep(1) // 3 * 4, snake_case
	case sign != "**" && sign[0] == '*':
		in.failPair(sign, "star", `write **bold**, _emphasis_, or \* for the sign itself`)
		in.keep(n)
	case sign != "_" && sign[0] == '_':
		in.failPair(sign, "underscore", `write {{fill …}} for a place to fill in, or \_ for the sign itself`)
		in.keep(n)
	default:
		in.emphasis(sign, open, closes)
	}
}

// flanks tells whether a run of n delimiters may open and whether it may close, by the rules of CommonMark 6.2.
func (in *inliner) flanks(n int) (open, closes bool) {
	before, after := in.before(in.i), in.after(in.i+n)
	left := !unicode.IsSpace(after) && (!isPunct(after) || unicode.IsSpace(before) || isPunct(before))
	right := !unicode.IsSpace(before) && (!isPunct(before) || unicode.IsSpace(after) || isPunct(after))
	if in.span.s[in.i] == '_' {
		return left && (!right || isPunct(before)), right && (!left || isPunct(after))
	}
	return left, right
}

func isPunct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// emphasis opens or closes bold or emphasis. What CommonMark settles by precedence is refused.
func (in *inliner) emphasis(sign string, open, closes bool) {
	c, literal := sign[0], strings.ReplaceAll(sign, sign[:1], `\`+sign[:1])
	switch top := in.frames[len(in.frames)-1]; {
	case top.kind == c && closes:
		in.flush()
		in.i += len(sign)
		in.wrap()
		return
	case in.isOpen(c) && !closes:
		in.fail(in.i, "emphasis", "“%s” is open already", sign).hint("close it first, right after its last word, or write %s for the sign itself", literal)
	case in.isOpen(c):
		in.fail(in.i, "emphasis", "“%s” is closed here before what was opened inside it", sign).hint("close first what was opened last")
	case open:
		in.flush()
		in.frames = append(in.frames, frame{kind: c, at: in.i})
		in.i += len(sign)
		return
	default:
		in.fail(in.i, "emphasis", "“%s” neither opens nor closes here", sign).
			hint("it opens before a word and closes after one; write %s for the sign itself", literal)
	}
	in.keep(len(sign))
}

func (in *inliner) isOpen(c byte) bool {
	for _, f := range in.frames {
		if f.kind == c {
			return true
		}
	}
	return false
}

// wrap closes the frame on top and makes one inline of it.
func (in *inliner) wrap() {
	top := in.frames[len(in.frames)-1]
	in.frames = in.frames[:len(in.frames)-1]
	if top.kind == '*' {
		in.add(&Strong{in.node(top.at), top.out})
		return
	}
	in.add(&Emph{in.node(top.at), top.out})
}

// unwrap gives up the frame on top: what was read in it is part of what is around.
func (in *inliner) unwrap() {
	in.flush()
	top := in.frames[len(in.frames)-1]
	in.frames = in.frames[:len(in.frames)-1]
	below := &in.frames[len(in.frames)-1]
	below.out = append(below.out, top.out...)
}

// failOpen reports that the frame on top is not closed.
func (in *inliner) failOpen() {
	switch top := in.frames[len(in.frames)-1]; top.kind {
	case '[':
		in.fail(top.at, "link", "“[” begins neither a link nor a marked text").
			hint(`write [text](https://…) or [text]{secret}, or \[ for the sign itself`)
	case '_':
		in.fail(top.at, "emphasis", "“_” is opened here and not closed").hint(`write _ after the last word of the emphasis, or \_ for the sign itself`)
	default:
		in.fail(top.at, "emphasis", "“**” is opened here and not closed").hint(`write ** after the last bold word, or \*\* for the signs`)
	}
}
