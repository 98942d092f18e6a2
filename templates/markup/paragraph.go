package markup

import (
	"strings"
	"unicode/utf8"
)

// captionWords begin the caption of a table, by language.
var captionWords = []string{"Taulukko:", "Tabell:", "Table:"}

// verdict is what a line is to the paragraph that is being read.
type verdict int

const (
	isText    verdict = iota
	isEnd             // the paragraph ended before it
	isRefused         // reported, and no text can be made of it
)

// paragraph reads lines of running text, or a caption with its table.
func (p *parser) paragraph(s scope) Block {
	var lines []line
	for p.i < len(p.lines) {
		l := p.lines[p.i]
		v := p.judge(l, len(lines) == 0, s)
		if v == isEnd {
			break
		}
		if v == isText {
			lines = append(lines, l)
		}
		p.i++
	}
	if len(lines) == 0 {
		return nil
	}
	for _, word := range captionWords {
		if lines[0].has(word) {
			return p.caption(lines, word, s)
		}
	}
	return &Paragraph{Node{lines[0].off}, p.inlines(joinLines(lines))}
}

// judge tells whether a line is text of the paragraph that is being read, and reports it if it is neither that nor a lawful
// end.
func (p *parser) judge(l line, first bool, s scope) verdict {
	switch {
	case l.blank():
		return isEnd
	case l.indent < s.indent:
		p.checkOutside(l, s)
		return isEnd
	case l.indent > s.indent:
		p.failIndent(l, s)
		return isText
	case l.closes():
		return isEnd
	case l.has("#"), l.has("|"), l.has(":::"):
		p.fail(l.off, "empty-line", "a heading, a table or a named block needs an empty line before it").
			hint(`leave a line empty, or write \%c for the sign itself`, l.text[0])
		return isEnd
	}
	if m := markOf(l.text); m.begins() {
		return isEnd
	} else if m.kind != "" {
		p.fail(l.off, "list-mark", "this line of a paragraph looks like item “%s” of a list", m.text()).
			hint(`write %s for text, or leave an empty line before a list`, m.escaped())
		return isText
	}
	return p.checkStart(l, first)
}

// checkOutside sees that a line left of an item begins the next item or ends a block: CommonMark would take anything else
// for text of the item.
func (p *parser) checkOutside(l line, s scope) {
	if markOf(l.text).kind == "" && !l.closes() {
		p.fail(l.off, "indentation", "this line neither belongs to the item above nor is apart from it").
			hint("indent it by %s, or leave an empty line before it", numberOfSpaces(s.indent))
	}
}

// caption reads what stands below a caption: it must be a table.
func (p *parser) caption(lines []line, word string, s scope) Block {
	text := joinLines(lines)
	last := lines[len(lines)-1]
	id, rest := p.idAtEnd(last.text, last.off)
	text.s = text.s[:len(text.s)-len(last.text)+len(rest)]
	title := strings.TrimLeft(text.s[len(word):], " ")
	if title == "" || title[0] == '\n' {
		p.fail(lines[0].off, "caption", "the caption is empty").hint("write the table's title after “%s” on the same line", word)
		title = ""
	}
	caption := p.inlines(text.from(len(text.s) - len(title)))
	for p.i < len(p.lines) && p.lines[p.i].blank() {
		p.i++
	}
	if p.i == len(p.lines) || !p.lines[p.i].has("|") || p.lines[p.i].indent != s.indent {
		p.fail(lines[0].off, "caption", "no table follows this caption").
			hint(`put the table right below it, or write %s\: for text`, strings.TrimSuffix(word, ":"))
		return &Paragraph{Node{lines[0].off}, caption}
	}
	t := p.table(s)
	t.Caption, t.ID = caption, id
	return t
}

// checkStart refuses beginnings of lines that mean something in CommonMark but nothing here. No text can be made of a line of
// dashes.
func (p *parser) checkStart(l line, first bool) verdict {
	c := l.text[0]
	second := byte(' ')
	if len(l.text) > 1 {
		second = l.text[1]
	}
	switch {
	case c == '>':
		p.fail(l.off, "quote", "“>” at the beginning of a line").hint(`write \> for the sign itself`)
	case isRule(l.text):
		p.fail(l.off, "rule", "a line of “%c” alone", c).hint(`delete it, or write \%c for the sign itself; a heading begins with #, a line of a table with |`, c)
		return isRefused
	case (c == '+' || c == '*' || c == '-') && second == ' ':
		p.fail(l.off, "list-mark", "“%c” does not begin an item of a list", c).hint(`write “- ” and text for an item of a list, or \%c for the sign itself`, c)
	case l.has("•"), first && l.has("– "):
		r, _ := utf8.DecodeRuneInString(l.text)
		p.fail(l.off, "list-mark", "“%c” does not begin an item of a list", r).hint("write “- ”")
	default:
		p.checkNumber(l, first)
	}
	return isText
}

// isRule reports whether a line is only dashes and the like: CommonMark would read a rule, the underline of a heading or the
// second line of a table.
func isRule(s string) bool {
	if strings.Trim(s, "-:| ") == "" && strings.Contains(s, "-") {
		return true
	}
	return strings.Trim(s, s[:1]+" ") == "" && strings.ContainsRune("=*_", rune(s[0]))
}

// checkNumber refuses numbers that CommonMark or a hasty writer would take for the mark of a list.
func (p *parser) checkNumber(l line, first bool) {
	digits := len(l.text) - len(strings.TrimLeft(l.text, "0123456789"))
	rest := l.text[digits:]
	letters := digits == 0 && len(rest) > 1 && (rest[0] >= 'A' && rest[0] <= 'Z' || rest[0] >= 'a' && rest[0] <= 'z')
	switch {
	case digits > 0 && endsMark(rest, '.'):
		p.fail(l.off, "list-mark", "the item “%s” is empty", l.text).hint(`write its text, or %s\. for a number in the text`, l.text[:digits])
	case digits > 0 && endsMark(rest, ')'):
		p.fail(l.off, "list-mark", "“%s)” does not begin an item of a list", l.text[:digits]).
			hint(`write “1. ”; the house style decides how the number looks; write %s\) for text`, l.text[:digits])
	case letters && endsMark(rest[1:], ')'):
		p.fail(l.off, "list-mark", "“%c)” does not begin an item of a list", rest[0]).
			hint(`write “a) ” and text for the first item, or %c\) for text`, rest[0])
	case first:
		p.checkValueMark(l)
	}
}

// endsMark reports whether s begins as the mark of a list ends: with the sign, and then a space or nothing.
func endsMark(s string, sign byte) bool {
	return s != "" && s[0] == sign && (len(s) == 1 || s[1] == ' ')
}

// checkValueMark refuses “{{.N}}. text”: a value is never the mark of a list, and text would run together.
func (p *parser) checkValueMark(l line) {
	rest := strings.TrimLeftFunc(l.text, func(r rune) bool { return IsValue(r) || r >= '0' && r <= '9' })
	if len(rest) == len(l.text) || len(rest) < 2 || rest[1] != ' ' {
		return
	}
	if rest[0] == '.' || rest[0] == ')' {
		p.fail(l.off, "value-in-mark", "the mark of a list cannot come from data").
			hint(`write “1. ” before every item: the items are counted; write \%c if this is no list`, rest[0])
	}
}
