package markup

import (
	"strconv"
	"strings"
)

// mark is the beginning of a list's item.
type mark struct {
	kind  Mark
	label string // "12" or "c"; empty for bullets
	width int    // in bytes, with its space
}

// markOf reads the mark at the beginning of a line. Its kind is empty where there is none.
func markOf(s string) mark {
	if strings.HasPrefix(s, "- ") {
		return mark{MarkBullet, "", 2}
	}
	if len(s) > 2 && s[0] >= 'a' && s[0] <= 'z' && s[1] == ')' && s[2] == ' ' {
		return mark{MarkAlpha, s[:1], 3}
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && strings.HasPrefix(s[digits:], ". ") {
		return mark{MarkDecimal, s[:digits], digits + 2}
	}
	return mark{}
}

// begins reports whether the mark may begin a list.
func (m mark) begins() bool { return m.kind == MarkBullet || m.label == "1" || m.label == "a" }

// text gives the mark as it was typed.
func (m mark) text() string { return string(m.fill("")) }

// escaped gives what to type where the mark is text.
func (m mark) escaped() string { return m.fill(`\`) }

func (m mark) fill(before string) string {
	if m.kind == MarkBullet {
		return before + "-"
	}
	return m.label + before + string(m.kind[1:])
}

// list reads items with the same mark.
func (p *parser) list(first line, s scope) Block {
	list := &List{Node: Node{first.off}, Mark: markOf(first.text).kind}
	same := false // every item is marked 1. or a)
	for {
		m, ok := p.nextItem(list.Mark, s)
		if !ok {
			return list
		}
		l := p.lines[p.i]
		n := len(list.Items)
		if n == 1 {
			same = m.begins()
		}
		p.checkCount(l, m, n, same)
		list.Items = append(list.Items, &Item{Node{l.off}, p.item(l, m, s)})
	}
}

// nextItem finds the next item of a list past empty lines; where there is none the parser stays where it is.
func (p *parser) nextItem(kind Mark, s scope) (mark, bool) {
	i := p.i
	for i < len(p.lines) && p.lines[i].blank() {
		i++
	}
	if i == len(p.lines) || p.lines[i].indent != s.indent || len(p.errors) >= maxErrors {
		return mark{}, false
	}
	m := markOf(p.lines[i].text)
	if m.kind != kind {
		return mark{}, false
	}
	p.i = i
	return m, true
}

// checkCount sees that items are marked 1. 2. 3. or all 1., so that a forgotten or doubled line shows.
func (p *parser) checkCount(l line, m mark, n int, same bool) {
	if m.kind == MarkBullet || same && m.begins() || m.label == label(m.kind, n) {
		return
	}
	if n == 0 {
		p.fail(l.off, "list-number", "a list begins with “%s”, not with “%s”", mark{kind: m.kind, label: label(m.kind, 0)}.text(), m.text()).
			hint(`write %s if this is no list`, m.escaped())
		return
	}
	e := p.fail(l.off, "list-number", "“%s” is item %d of the list", m.text(), n+1)
	if m.begins() {
		e.hint("number the items 1. 2. 3. or mark every one with the first mark; two lists need text between them")
		return
	}
	e.hint(`number the items one by one, or write %s if this is text`, m.escaped())
}

// label gives the number or letter of item n, counted from 0; there is none after z).
func label(kind Mark, n int) string {
	switch {
	case kind == MarkDecimal:
		return strconv.Itoa(n + 1)
	case n < 26:
		return string(rune('a' + n))
	}
	return ""
}

// item reads what belongs to one item: the text after its mark and the blocks below that text.
func (p *parser) item(l line, m mark, s scope) []Block {
	content := line{l.off + m.width, l.indent + m.width, l.text[m.width:]}
	spaces := len(content.text) - len(strings.TrimLeft(content.text, " "))
	if spaces > 0 {
		p.fail(content.off, "list-mark", "%s after the mark of an item", numberOfSpaces(spaces+1)).hint("write one space")
		content = line{content.off + spaces, content.indent, content.text[spaces:]}
	}
	if inner := markOf(content.text); inner.kind != "" {
		p.fail(content.off, "item", "an item begins with the mark of another").
			hint(`write %s if this is text; a list in a list begins on a line of its own`, inner.escaped())
		content.text = content.text[inner.width:]
	} else if strings.HasPrefix(content.text, "#") || strings.HasPrefix(content.text, "|") || strings.HasPrefix(content.text, ":::") {
		p.fail(content.off, "item", "an item begins with text").hint(`write \%c for the sign itself`, content.text[0])
		p.skipBlock()
		return nil
	}
	p.lines[p.i] = content
	return p.blocks(scope{indent: l.indent + m.width, depth: s.depth + 1, inItem: true})
}
