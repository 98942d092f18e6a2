package rendertest

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ReadHTML gives the text of a web page, or of a piece of one, as a browser shows it: blocks on lines of their own, cells set
// apart by a tab, lists with the marks that the browser sets before their items. What stands outside main, where there is one,
// is left out.
//
// It reads pages as this program writes them: the marks of bullet lists are those of the page's stylesheet.
func ReadHTML(page []byte) (string, error) {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return "", err
	}
	r := htmlReader{bullet: "•"}
	if rule := bulletRule.FindSubmatch(page); rule != nil {
		r.bullet = strings.TrimSpace(cssText(string(rule[1])))
	}
	from := root
	for n := range root.Descendants() {
		if n.DataAtom == atom.Main {
			from = n
		}
	}
	if err := r.read(from); err != nil {
		return "", err
	}
	return r.text.String(), nil
}

// bulletRule is the rule of the stylesheet that gives the mark of bullet lists.
var bulletRule = regexp.MustCompile(`list-bullet \{ list-style-type: "([^"]*)"`)

// cssText takes the escapes of a string of CSS back: a backslash, the character's number in hexadecimal, a space.
func cssText(s string) string {
	return cssEscape.ReplaceAllStringFunc(s, func(escape string) string {
		n, err := strconv.ParseUint(strings.TrimSpace(escape[1:]), 16, 32)
		if err != nil {
			return escape
		}
		return string(rune(n))
	})
}

var cssEscape = regexp.MustCompile(`\\[0-9a-f]{1,6} ?`)

type htmlReader struct {
	text   strings.Builder
	bullet string
}

// read collects the text of a node and of what is in it.
func (r *htmlReader) read(n *html.Node) error {
	switch n.Type {
	case html.TextNode:
		r.text.WriteString(strings.Map(plainSpace, n.Data))
		return nil
	case html.ElementNode:
	case html.DocumentNode:
		return r.children(n)
	default:
		return nil
	}
	switch n.DataAtom {
	case atom.Head, atom.Style, atom.Img:
		return nil
	case atom.Br:
		r.text.WriteByte('\n')
		return nil
	case atom.Ul, atom.Ol:
		return r.list(n)
	case atom.Td, atom.Th:
		defer r.text.WriteByte('\t')
	case atom.Section, atom.Main, atom.Div, atom.Figure, atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Table,
		atom.Caption, atom.Thead, atom.Tbody, atom.Tr:
		r.text.WriteByte('\n')
		defer r.text.WriteByte('\n')
	case atom.Html, atom.Body, atom.Span, atom.Strong, atom.Em, atom.A:
	default:
		return fmt.Errorf("html: an element <%s> is none that is written", n.Data)
	}
	return r.children(n)
}

// plainSpace gives the line breaks and tabs of the source as what they show as, a space. Spaces that do not break stay.
func plainSpace(c rune) rune {
	if c == '\n' || c == '\t' {
		return ' '
	}
	return c
}

func (r *htmlReader) children(n *html.Node) error {
	for child := range n.ChildNodes() {
		if err := r.read(child); err != nil {
			return err
		}
	}
	return nil
}

// list reads a list with the marks that a browser gives it (HTML, 15.3.8 and “ordinal value”).
func (r *htmlReader) list(n *html.Node) error {
	next := 1
	if start := attributeOf(n, "start"); start != "" {
		var err error
		if next, err = strconv.Atoi(start); err != nil {
			return err
		}
	}
	for item := range n.ChildNodes() {
		if item.Type == html.TextNode && strings.TrimSpace(item.Data) == "" {
			continue
		}
		if item.DataAtom != atom.Li {
			return fmt.Errorf("html: a list holds <%s>", item.Data)
		}
		mark := r.bullet
		if n.DataAtom == atom.Ol {
			mark = strconv.Itoa(next) + "."
			next++
		}
		r.text.WriteString("\n" + mark + " ")
		if err := r.read(item); err != nil {
			return err
		}
	}
	return nil
}

func attributeOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
