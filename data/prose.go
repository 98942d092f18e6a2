package data

import (
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
)

// text reads a text by language: a plain value is Finnish, a mapping has a text for each language.
func (d *decoder) text(n *yaml.Node) Text {
	t := Text{At: d.Pos(n), ByLang: map[string]string{}}
	d.byLanguage(n, func(lang string, value *yaml.Node) {
		if text, ok := d.oneLine(value, maxText); ok && text != "" {
			t.ByLang[lang] = text
		}
	})
	return t
}

// linesOf reads lines by language: a plain list is Finnish, a mapping has a list for each language.
func (d *decoder) linesOf(n *yaml.Node) Lines {
	l := Lines{At: d.Pos(n), ByLang: map[string][]string{}}
	d.byLanguage(n, func(lang string, value *yaml.Node) {
		if lines := d.words(value); len(lines) > 0 {
			l.ByLang[lang] = lines
		}
	})
	return l
}

// byLanguage calls use for every language of a node.
func (d *decoder) byLanguage(n *yaml.Node, use func(lang string, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		use("fi", n)
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case !slices.Contains(Languages(), key.Value):
			d.Fail(key, "unknown-language", "“%s” is not a language here", key.Value).
				WithHint("the languages are %s; a text without a language is Finnish", strings.Join(Languages(), ", "))
		case yamlnode.IsNull(value):
		default:
			use(key.Value, value)
		}
	}
}

// forms reads inflected forms by case.
func (d *decoder) forms(n *yaml.Node) map[string]Text {
	if n.Kind != yaml.MappingNode {
		d.Fail(n, "wrong-type", "%s is here, but forms by case are needed", yamlnode.KindOf(n)).
			WithHint("write them as “genitive: …” on lines of their own")
		return nil
	}
	forms := map[string]Text{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !slices.Contains(Cases(), key.Value) {
			d.UnknownKey(key, Cases())
			continue
		}
		if t := d.text(value); !t.IsZero() {
			forms[key.Value] = t
		}
	}
	return forms
}

// yearly reads per cents by year: {2020: 40 %, 2021: 60 %}. They come in order of year.
func (d *decoder) yearly(n *yaml.Node) []*Yearly {
	if n.Kind != yaml.MappingNode {
		d.Fail(n, "wrong-type", "%s is here, but per cents by year are needed", yamlnode.KindOf(n)).
			WithHint("write them as “2020: 40 %” on lines of their own")
		return nil
	}
	var years []*Yearly
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		y := &Yearly{Node: Node{At: d.Pos(key), places: map[string]source.Pos{key.Value: d.Pos(value)}}}
		parseInto(d, key, &y.Year, parseYear)
		parseInto(d, value, &y.Percent, ParsePercent)
		years = append(years, y)
	}
	slices.SortStableFunc(years, func(a, b *Yearly) int { return a.Year - b.Year })
	return years
}

// markup reads long prose by language and finds out where each text begins, so that mistakes in it are shown there.
func (d *decoder) markup(n *yaml.Node) Markup {
	m := Markup{At: d.Pos(n), ByLang: map[string]MarkupText{}}
	d.byLanguage(n, func(lang string, value *yaml.Node) {
		if text, ok := d.prose(value); ok && strings.TrimSpace(text.Source) != "" {
			m.ByLang[lang] = text
		}
	})
	return m
}

func (d *decoder) prose(n *yaml.Node) (MarkupText, bool) {
	if _, ok := d.plain(n, maxProse); !ok {
		return MarkupText{}, false
	}
	text := norm.NFC.String(n.Value)
	switch {
	case n.Style&yaml.LiteralStyle != 0:
		begin, indent := d.blockBegin(n)
		return MarkupText{Source: text, Begin: begin, Indent: indent}, true
	case n.Style&yaml.FoldedStyle != 0 || d.foldsLines(n):
		d.Fail(n, "folded-prose", "prose on several lines would lose its paragraphs here").
			WithHint("write “|” after the key and the text on indented lines below it")
		return MarkupText{}, false
	}
	begin := d.Pos(n)
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		begin.Col++
	}
	return MarkupText{Source: text, Begin: begin}, true
}

// blockBegin finds the first line of a block scalar and the columns that its indentation takes: what stands in the file
// before the first line of the text that is not empty.
func (d *decoder) blockBegin(n *yaml.Node) (begin source.Pos, indent int) {
	for i, line := range strings.Split(n.Value, "\n") {
		at := n.Line + i // the header's line number is the index of the line below it
		if line == "" || at >= len(d.lines) {
			continue
		}
		raw := strings.TrimSuffix(d.lines[at], "\r")
		indent = max(0, utf8.RuneCountInString(raw)-utf8.RuneCountInString(line))
		break
	}
	return source.Pos{File: d.File, Line: n.Line + 1, Col: indent + 1}, indent
}

// foldsLines reports whether a plain or quoted value goes on over a line break in the file, which YAML turns into a
// space. It does when the line on which it begins does not hold all of it.
func (d *decoder) foldsLines(n *yaml.Node) bool {
	if n.Line < 1 || n.Line > len(d.lines) {
		return false
	}
	raw := []rune(d.lines[n.Line-1])
	rest := string(raw[min(max(n.Column-1, 0), len(raw)):])
	switch {
	case n.Style&yaml.SingleQuotedStyle != 0:
		return !closesQuote(rest, '\'')
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return !closesQuote(rest, '"')
	}
	return !strings.HasPrefix(rest, n.Value)
}

// closesQuote reports whether the quoted text that begins line also ends on it.
func closesQuote(line string, quote byte) bool {
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == '\\' && quote == '"':
			i++
		case line[i] == quote && quote == '\'' && strings.HasPrefix(line[i+1:], "'"):
			i++ // two apostrophes stand for one
		case line[i] == quote:
			return true
		}
	}
	return false
}
