package markup

import (
	"strings"
	"unicode"
)

// What a mark can say of who may see a text.
const (
	MarkedPersonal = "personal"
	MarkedSecret   = "secret"
)

// maxOpen is how many brackets and emphases may stand open at once.
const maxOpen = 16

// openBracket opens the text of a link or a marked text: which of the two shows when it is closed.
func (in *inliner) openBracket() {
	if len(in.frames) > maxOpen {
		in.fail(in.i, "brackets", "brackets nest deeper than %d levels", maxOpen).hint(`write \[ for the sign itself`)
		in.keep(1)
		return
	}
	in.flush()
	in.frames = append(in.frames, frame{kind: '[', at: in.i})
	in.i++
}

// closeBracket reads ](url) or ]{mark}.
func (in *inliner) closeBracket() {
	if !in.isOpen('[') {
		in.fail(in.i, "link", "“]” without “[”").hint(`write \] for the sign itself`)
		in.keep(1)
		return
	}
	for in.frames[len(in.frames)-1].kind != '[' {
		in.failOpen()
		in.unwrap()
	}
	in.flush()
	top := in.frames[len(in.frames)-1]
	switch rest := in.rest(); {
	case strings.HasPrefix(rest, "]("):
		in.frames = in.frames[:len(in.frames)-1]
		in.link(top)
	case strings.HasPrefix(rest, "]{"):
		in.frames = in.frames[:len(in.frames)-1]
		in.marked(top)
	default:
		in.failOpen()
		in.unwrap()
		in.keep(1)
	}
}

// link makes a link of what stood in brackets.
func (in *inliner) link(top frame) {
	if len(top.out) == 0 {
		in.fail(top.at, "link", "the link has no text").hint("write between [ and ] where the link leads")
	}
	if inner := firstLink(top.out); inner != nil {
		in.p.fail(inner.Off, "link", "“[” in the text of a link").hint(`write \[ for the sign itself`)
	}
	in.i += len("](")
	in.add(&Link{in.node(top.at), in.target(), top.out})
}

// firstLink finds a link in a text.
func firstLink(text []Inline) *Link {
	for _, x := range text {
		var found *Link
		switch x := x.(type) {
		case *Link:
			found = x
		case *Strong:
			found = firstLink(x.Text)
		case *Emph:
			found = firstLink(x.Text)
		case *Marked:
			found = firstLink(x.Text)
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// marked makes a marked text of what stood in brackets.
func (in *inliner) marked(top frame) {
	in.i += len("]")
	attribute, closed := cutBraces(in.rest())
	if !closed {
		in.fail(in.i, "mark", "the mark of “[…]” is not closed").hint("write [text]{secret} or [text]{personal}")
		in.keepUnmarked(top)
		return
	}
	m := &Marked{Node: in.node(top.at), Text: top.out}
	m.Publicity, m.Ground = in.p.mark(attribute, in.span.at(in.i+1))
	if isBlank(top.out) {
		in.fail(top.at, "mark", "the marked text is empty").hint("write between [ and ] what is not for everybody")
	}
	in.i += len(attribute) + len("{}")
	in.bareInMark(top)
	in.add(m)
}

// keepUnmarked takes what stood in brackets as text of what is around.
func (in *inliner) keepUnmarked(top frame) {
	for _, x := range top.out {
		in.add(x)
	}
}

// bareInMark reports the addresses of a marked text, which might have been the text of a link; around them one may still open.
func (in *inliner) bareInMark(marked frame) {
	for i := len(in.frames) - 1; i >= 0; i-- {
		if in.frames[i].kind == '[' {
			in.frames[i].bare = append(in.frames[i].bare, marked.bare...)
			return
		}
	}
	for _, e := range marked.bare {
		in.p.report(e)
	}
}

// cutBraces gives what stands between braces at the beginning of a text.
func cutBraces(s string) (inside string, closed bool) {
	end := strings.IndexAny(s, "}\n")
	if end < 0 || s[end] != '}' {
		return "", false
	}
	return s[1:end], true
}

func isBlank(text []Inline) bool {
	for _, x := range text {
		if t, ok := x.(*Text); !ok || strings.TrimSpace(t.S) != "" {
			return false
		}
	}
	return true
}

// mark reads “secret” or “secret: ground”.
func (p *parser) mark(attribute string, off int) (publicity, ground string) {
	publicity, ground, grounded := strings.Cut(attribute, ": ")
	ground = strings.TrimSpace(ground)
	switch {
	case strings.ContainsFunc(attribute, IsValue):
		p.fail(off, "value-in-braces", "a mark cannot come from data").hint("write [text]{secret} or [text]{personal}; what is marked may come from data")
	case publicity != MarkedPersonal && publicity != MarkedSecret:
		p.fail(off, "mark", "“%s” does not say who may see a text", visible(publicity)).
			hint("write {secret} or {personal}, and a ground if there is one: {secret: JulkL 24 § 1 mom. 25 k.}")
	case grounded && !isGround(ground):
		p.fail(off, "mark", "“%s” is no ground", visible(ground)).hint("a ground is words, numbers and §: {secret: JulkL 24 § 1 mom. 25 k.}")
	default:
		return publicity, ground
	}
	return "", ""
}

// isGround reports whether a text can be the ground of a mark: words without signs that mean something in CommonMark.
func isGround(s string) bool {
	other := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" §.,;()/–-", r)
	}
	return s != "" && !strings.ContainsFunc(s, other) && !strings.Contains(strings.ToLower(s), "www.")
}
