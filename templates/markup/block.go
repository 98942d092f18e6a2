package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scope is what the lines that are being read stand in: the text, an item of a list, or a named block.
type scope struct {
	indent int // of every line in it
	depth  int // of nesting
	inItem bool
	named  bool // directly in a named block, so that ::: ends it
}

// document reads the whole text.
func (p *parser) document() []Block {
	blocks := p.blocks(scope{})
	for p.i < len(p.lines) { // blocks stops early only at what closes nothing
		p.i++
		blocks = append(blocks, p.blocks(scope{})...)
	}
	return blocks
}

// blocks reads blocks until a line that stands further left, or until the end of the named block.
func (p *parser) blocks(s scope) []Block {
	var out []Block
	for p.i < len(p.lines) && len(p.errors) < maxErrors {
		l := p.lines[p.i]
		switch {
		case l.blank():
			p.i++
		case l.indent < s.indent:
			return out
		case l.indent > s.indent:
			p.failIndent(l, s)
			p.skipBlock()
		case l.closes() && s.named:
			return out
		case l.closes():
			p.fail(l.off, "stray-close", "this “:::” closes nothing").hint("a named block begins with a line such as “::: proposal”")
			p.i++
		default:
			if b := p.block(l, s); b != nil {
				out = append(out, b)
			}
		}
	}
	if len(p.errors) >= maxErrors {
		p.i = len(p.lines)
	}
	return out
}

func (p *parser) failIndent(l line, s scope) {
	e := p.fail(l.off, "indentation", "this line is indented by %s where %d would be right", numberOfSpaces(l.indent), s.indent)
	if s.inItem {
		e.hint("what belongs to the item of a list stands exactly below the item's text")
		return
	}
	e.hint("only what belongs to the item of a list is indented, to stand exactly below the item's text")
}

// skipBlock passes over the lines up to the next empty one.
func (p *parser) skipBlock() {
	for p.i < len(p.lines) && !p.lines[p.i].blank() {
		p.i++
	}
}

func (p *parser) block(l line, s scope) Block {
	if s.depth > maxDepth {
		p.fail(l.off, "depth", "lists and named blocks nest deeper than %d levels", maxDepth).
			hint("make lists of their own of the innermost ones")
		p.i = len(p.lines)
		return nil
	}
	switch {
	case l.has("#"):
		return p.heading(l, s)
	case l.has(":::"):
		return p.namedBlock(l, s)
	case l.has("|"):
		return p.table(s)
	case markOf(l.text).kind != "":
		return p.list(l, s)
	}
	return p.paragraph(s)
}

// heading reads “## text {#id}”.
func (p *parser) heading(l line, s scope) Block {
	p.i++
	level := len(l.text) - len(strings.TrimLeft(l.text, "#"))
	text := l.text[level:]
	switch {
	case level > 4 || !strings.HasPrefix(text, " "):
		p.fail(l.off, "heading", "a heading begins with one to four # and a space").hint(`write \# for the sign itself`)
		return nil
	case s.inItem:
		p.fail(l.off, "heading", "a heading cannot stand in a list").hint("end the list with an empty line and begin the heading at the left edge")
		return nil
	}
	body := strings.TrimLeft(text, " ")
	off := l.off + len(l.text) - len(body)
	p.checkHeadingEnd(body, off)
	id, body := p.idAtEnd(body, off)
	return &Heading{Node{l.off}, level, id, p.inlines(span{s: body, off: off})}
}

// checkHeadingEnd refuses number signs at the end, which CommonMark drops.
func (p *parser) checkHeadingEnd(body string, off int) {
	trimmed := strings.TrimRight(body, "#")
	if len(trimmed) < len(body) && (trimmed == "" || strings.HasSuffix(trimmed, " ")) {
		p.fail(off+len(trimmed), "heading", "“#” at the end of a heading").hint(`delete it, or write \# for the sign itself`)
	}
}

// idAtEnd cuts “ {#id}” from the end of a heading or a caption.
func (p *parser) idAtEnd(body string, off int) (id, rest string) {
	i := strings.LastIndex(body, " {#")
	if i < 0 || !strings.HasSuffix(body, "}") {
		return "", body
	}
	id, at := body[i+3:len(body)-1], off+i+3
	rest = strings.TrimRight(body[:i], " ")
	switch {
	case strings.ContainsFunc(id, IsValue):
		p.fail(at, "value-in-id", "an id cannot come from data").hint("write the id out, such as {#shares}")
		return "", rest
	case id == "" || idLength(id) != len(id):
		p.fail(at, "id", "“%s” is no id", visible(id)).hint("an id is letters, digits and hyphens and begins with a letter: {#shares}")
		return "", rest
	case p.ids[id]:
		p.fail(at, "duplicate-id", "the id “%s” is used twice", id).hint("give one of the two another id")
	}
	p.ids[id] = true
	return id, rest
}

// idLength tells how many bytes at the beginning of s are an id: letters, digits and hyphens, the first a letter, the last no
// hyphen.
func idLength(s string) int {
	length := 0
	for i, r := range s {
		switch {
		case unicode.IsLetter(r), i > 0 && unicode.IsDigit(r):
			length = i + utf8.RuneLen(r)
		case i > 0 && r == '-':
		default:
			return length
		}
	}
	return length
}

// namedBlock reads “::: name”, blocks, “:::”.
func (p *parser) namedBlock(l line, s scope) Block {
	p.i++
	name, _ := strings.CutPrefix(l.text, "::: ")
	ground := ""
	switch first, _, _ := strings.Cut(name, ":"); {
	case first == MarkedPersonal || first == MarkedSecret:
		name, ground = p.mark(name, l.off+len("::: "))
	case strings.ContainsFunc(name, IsValue):
		p.fail(l.off, "value-in-name", "the name of a block cannot come from data").hint("write the name out, such as “::: proposal”")
	case !isName(name):
		p.fail(l.off, "block-name", "a named block begins with “:::”, a space and a name").
			hint("names are small letters, digits and hyphens: “::: proposal”")
	}
	b := &Named{Node: Node{l.off}, Name: name, Ground: ground}
	b.Blocks = p.blocks(scope{indent: s.indent, depth: s.depth + 1, inItem: s.inItem, named: true})
	if p.i >= len(p.lines) || !p.lines[p.i].closes() || p.lines[p.i].indent != s.indent {
		p.fail(l.off, "unclosed-block", "“::: %s” is not closed", visible(name)).hint("end the block with a line “:::”")
		return b
	}
	p.i++
	return b
}

func isName(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (i == 0 || (c < '0' || c > '9') && c != '-') {
			return false
		}
	}
	return s != ""
}

// visible makes a piece of the text fit for a message: values as {{…}}, and not too long.
func visible(s string) string {
	const most = 40
	var b strings.Builder
	for i, r := range []rune(s) {
		if i == most {
			b.WriteRune('…')
			break
		}
		if IsValue(r) {
			b.WriteString("{{…}}")
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
