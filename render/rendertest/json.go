package rendertest

import (
	"encoding/json"
	"fmt"
	"strings"
)

// ReadJSON gives the text of the twin of a document: its blocks in their order, and not the plain text that stands beside them.
// Text that is given in pieces is put together of the pieces.
func ReadJSON(file []byte) (string, error) {
	var d struct{ Parts []jsonPart }
	if err := json.Unmarshal(file, &d); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, p := range d.Parts {
		if err := p.read(&b); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

type jsonPart struct {
	Blocks []jsonBlock
	Parts  []jsonPart
}

func (p jsonPart) read(b *strings.Builder) error {
	if err := readBlocks(b, p.Blocks); err != nil {
		return err
	}
	for _, sub := range p.Parts {
		if err := sub.read(b); err != nil {
			return err
		}
	}
	return nil
}

type jsonWords struct {
	Text    string
	Inlines []jsonInline
}

type jsonBlock struct {
	Type string
	jsonWords
	Caption *jsonWords
	Items   []struct {
		Label  string
		Blocks []jsonBlock
	}
	Head, Body, Rows []struct{ Cells []jsonWords }
	Blocks           []jsonBlock
}

func readBlocks(b *strings.Builder, blocks []jsonBlock) error {
	for _, block := range blocks {
		if err := block.read(b); err != nil {
			return err
		}
	}
	return nil
}

func (k jsonBlock) read(b *strings.Builder) error {
	switch k.Type {
	case "heading", "paragraph":
		return k.line(b)
	case "list":
		for _, item := range k.Items {
			b.WriteString(item.Label + " ")
			if err := readBlocks(b, item.Blocks); err != nil {
				return err
			}
		}
	case "table", "fields":
		if k.Caption != nil {
			if err := k.Caption.line(b); err != nil {
				return err
			}
		}
		for _, row := range append(append(k.Head, k.Body...), k.Rows...) {
			for _, cell := range row.Cells {
				if err := cell.line(b); err != nil {
					return err
				}
			}
		}
	case "box":
		return readBlocks(b, k.Blocks)
	case "picture", "page_break":
	default:
		return fmt.Errorf("json: a block of type %q", k.Type)
	}
	return nil
}

// line reads a text, and refuses one whose two forms do not say the same.
func (w jsonWords) line(b *strings.Builder) error {
	if len(w.Inlines) > 0 {
		var pieces strings.Builder
		if err := readInlines(&pieces, w.Inlines); err != nil {
			return err
		}
		if pieces.String() != w.Text {
			return fmt.Errorf("json: the pieces of %q make %q", w.Text, pieces.String())
		}
	}
	b.WriteString(w.Text + "\n")
	return nil
}

type jsonInline struct {
	Type, Text string
	Checked    bool
	Inlines    []jsonInline
}

func readInlines(b *strings.Builder, inlines []jsonInline) error {
	for _, in := range inlines {
		switch in.Type {
		case "text":
			b.WriteString(in.Text)
		case "strong", "emph", "label", "link", "span":
			if err := readInlines(b, in.Inlines); err != nil {
				return err
			}
		case "break":
			b.WriteByte('\n')
		case "blank":
			b.WriteString("[" + in.Text + "]")
		case "checkbox":
			b.WriteString(map[bool]string{false: "☐", true: "☑"}[in.Checked])
		case "page_ref":
			b.WriteByte('#')
		default:
			return fmt.Errorf("json: an inline of type %q", in.Type)
		}
	}
	return nil
}
