package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// element is a child of a part's root, as it stands in the part.
type element struct {
	name string // without its prefix
	attr []xml.Attr
	xml  string
}

// elements is a part taken apart one level deep.
type elements struct {
	head     string // everything up to the end of the root's start tag
	children []element
	tail     string // the root's end tag
}

// split takes a part apart. Comments and white space between the children are left out.
func split(part []byte) (elements, error) {
	var out elements
	d := xml.NewDecoder(bytes.NewReader(part))
	depth, start := 0, 0
	var current element
	for {
		before := int(d.InputOffset())
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return out, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			if depth == 1 {
				out.head = openTag(part[:d.InputOffset()])
			}
			if depth == 2 {
				start, current = before, element{name: token.Name.Local, attr: token.Attr}
			}
		case xml.EndElement:
			if depth == 2 {
				current.xml = string(part[start:d.InputOffset()])
				out.children = append(out.children, current)
			}
			depth--
		}
	}
	if out.head == "" {
		return out, errors.New("the part has no root element")
	}
	out.tail = "</" + rootName(out.head) + ">"
	return out, nil
}

// openTag leaves comments before the root's start tag away and opens a tag that closes itself.
func openTag(head []byte) string {
	tag := string(head[bytes.LastIndexByte(head, '<'):])
	if body, empty := strings.CutSuffix(tag, "/>"); empty {
		tag = body + ">"
	}
	return xmlHead + tag
}

// rootName gives the name, with its prefix, of the last start tag of head.
func rootName(head string) string {
	tag := head[strings.LastIndexByte(head, '<')+1:]
	return tag[:strings.IndexAny(tag, " \t\r\n/>")]
}

// join puts a part together again.
func (e elements) join() string {
	var b strings.Builder
	b.WriteString(e.head)
	for _, c := range e.children {
		b.WriteString(c.xml)
	}
	b.WriteString(e.tail)
	return b.String()
}

// replace puts other elements in the place of every child of that name.
func (e elements) replace(name, with string) {
	for i := range e.children {
		if e.children[i].name == name {
			e.children[i].xml = with
		}
	}
}

// attribute gives the value of an attribute by its name without prefix.
func (e element) attribute(name string) string { return attribute(e.attr, name) }

func attribute(attrs []xml.Attr, name string) string {
	for _, a := range attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// inner gives the w:val of the first element of that name inside the element.
func (e element) inner(name string) string {
	d := xml.NewDecoder(strings.NewReader(e.xml))
	for {
		token, err := d.Token()
		if err != nil {
			return ""
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == name {
			return attribute(start.Attr, "val")
		}
	}
}

// compact takes comments and the white space that only sets elements apart out of a part.
func compact(part []byte) ([]byte, error) {
	d := xml.NewDecoder(bytes.NewReader(part))
	var out []byte
	inside := ""
	for {
		before := d.InputOffset()
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			inside = token.Name.Local
		case xml.EndElement:
			inside = ""
		case xml.Comment:
			continue
		case xml.CharData:
			if inside != "t" && inside != "instrText" && inside != "delText" && len(bytes.TrimSpace(token)) == 0 {
				continue
			}
		}
		out = append(out, part[before:d.InputOffset()]...)
	}
}
