package rendertest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// LintHTML says what a web page breaks of docs/html.md: every section has a class and a language, every heading an identifier
// and no level is skipped, classes and identifiers begin with the prefix and no identifier is used twice, what leads to a place
// in the page finds it; and a page takes nothing from elsewhere and runs nothing. The answer is empty where all holds.
func LintHTML(page []byte, prefix string) []string {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	l := htmlLint{prefix: prefix, ids: map[string]bool{}}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			l.element(n)
		}
	}
	for _, to := range l.targets {
		if !l.ids[to] {
			l.find("something leads to #%s, which is not there", to)
		}
	}
	return l.found
}

type htmlLint struct {
	prefix  string
	level   int // of the last heading
	ids     map[string]bool
	targets []string
	found   []string
}

func (l *htmlLint) find(format string, args ...any) {
	l.found = append(l.found, fmt.Sprintf(format, args...))
}

// foreignElements fetch something, run something, or send something.
var foreignElements = []string{"script", "link", "iframe", "object", "embed", "form", "base", "audio", "video", "svg"}

func (l *htmlLint) element(n *html.Node) {
	if slices.Contains(foreignElements, n.Data) {
		l.find("the page has a <%s>", n.Data)
	}
	if n.Data == "style" && n.FirstChild != nil && strings.Contains(n.FirstChild.Data, "url(") {
		l.find("the stylesheet takes something from elsewhere")
	}
	for _, a := range n.Attr {
		l.attribute(n, a)
	}
	switch {
	case n.Data == "section":
		if attributeOf(n, "class") == "" || attributeOf(n, "lang") == "" {
			l.find("a section has the class “%s” and the language “%s”", attributeOf(n, "class"), attributeOf(n, "lang"))
		}
	case len(n.Data) == 2 && n.Data >= "h1" && n.Data <= "h6":
		level := int(n.Data[1] - '0')
		if level > l.level+1 {
			l.find("<%s> follows a heading of level %d", n.Data, l.level)
		}
		if attributeOf(n, "id") == "" {
			l.find("a <%s> has no identifier", n.Data)
		}
		l.level = level
	}
}

func (l *htmlLint) attribute(n *html.Node, a html.Attribute) {
	switch {
	case a.Key == "class":
		for class := range strings.FieldsSeq(a.Val) {
			if !strings.HasPrefix(class+"-", l.prefix) {
				l.find("<%s> has the class “%s”", n.Data, class)
			}
		}
	case a.Key == "id":
		if l.ids[a.Val] || !strings.HasPrefix(a.Val, l.prefix) {
			l.find("the identifier “%s” is used twice, or has no prefix", a.Val)
		}
		l.ids[a.Val] = true
	case a.Key == "style", a.Key == "srcset", strings.HasPrefix(a.Key, "on"):
		l.find("<%s> has an attribute %s", n.Data, a.Key)
	case a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/"):
		l.find("<%s> takes “%s” from elsewhere", n.Data, a.Val)
	case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
		l.targets = append(l.targets, a.Val[1:])
	case a.Key == "href" && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "mailto:"):
		l.find("<%s> leads to “%s”", n.Data, a.Val)
	}
}
