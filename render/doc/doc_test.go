package doc_test

import (
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
)

func TestKitchen(t *testing.T) {
	golden.Check(t, "kitchen.txt", doc.PlainText(rendertest.Kitchen()))
	golden.Check(t, "kitchen.tree", rendertest.Dump(rendertest.Kitchen()))
}

func text(s string) doc.Inline { return doc.Text{S: s} }

func TestPlainText(t *testing.T) {
	paragraph := func(in ...doc.Inline) *doc.Paragraph { return &doc.Paragraph{Text: in} }
	item := func(label string, blocks ...doc.Block) *doc.Item { return &doc.Item{Label: label, Blocks: blocks} }
	tests := []struct {
		name   string
		blocks []doc.Block
		want   string
	}{
		{"nothing", nil, ""},
		{"break", []doc.Block{paragraph(text("a"), doc.Break{}, text("b"))}, "a\nb\n"},
		{"empty label kept", []doc.Block{&doc.Heading{Level: 2, Text: doc.Plain("Käsittely")}, &doc.Heading{Level: 2, Text: doc.Plain("Päätös")}}, "Käsittely\n\nPäätös\n"},
		{"nested list", []doc.Block{&doc.List{Items: []*doc.Item{
			item("1.", paragraph(text("a")), &doc.List{Items: []*doc.Item{item("a)", paragraph(text("b"), doc.Break{}, text("c")))}}),
		}}}, "1. a\n\n   a) b\n      c\n"},
		{"label above", []doc.Block{&doc.List{LabelAbove: true, Items: []*doc.Item{item("1", paragraph(text("a")))}}}, "1\n   a\n"},
		{"item of two paragraphs", []doc.Block{&doc.List{Items: []*doc.Item{item("–", paragraph(text("a")), paragraph(text("b")))}}}, "– a\n\n   b\n"},
		{"fields", []doc.Block{&doc.Fields{Rows: []doc.FieldRow{
			{Cells: []doc.FieldCell{{Text: doc.Plain("a")}, {Tab: 4, Text: doc.Plain("b")}}}, {Cells: []doc.FieldCell{{Tab: 4, Text: doc.Plain("c")}}},
		}}}, "a\tb\nc\n"},
		{"picture and page break", []doc.Block{
			paragraph(text("a")), &doc.Figure{Image: &doc.Image{Name: "a.png", Alt: "kuva"}}, &doc.PageBreak{}, paragraph(text("b")),
		}, "a\n\nb\n"},
		{"blank and boxes", []doc.Block{paragraph(doc.Blank{Name: "x", Prompt: "päivä"}, text(" "), doc.Checkbox{}, doc.Checkbox{Checked: true})}, "[päivä] ☐☑\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := doc.PlainText(&doc.Document{Parts: []*doc.Part{{Blocks: test.blocks}}})
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestInlinesBeforeArranging shows that plain text and dumps serve trees that are not arranged yet, for messages and tests.
func TestInlinesBeforeArranging(t *testing.T) {
	inlines := []doc.Inline{
		doc.Verb{Indicative: "päättää"},
		text(" "),
		doc.Ref{ID: "osuudet"},
		text(" "),
		doc.AttachmentRef{Key: "pyynto"},
		text(" "),
		doc.Date{Year: 2020, Month: 5, Day: 8},
		doc.PageNumber{},
		doc.PageCount{},
	}
	if got, want := doc.InlineText(inlines), "päättää @osuudet @pyynto 8.5.2020##"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
	dump := rendertest.Dump(&doc.Document{Parts: []*doc.Part{{Frozen: true, Blocks: []doc.Block{&doc.Paragraph{Text: inlines}}}}})
	if want := `verb(päättää) " " ref(osuudet) " " attachment(pyynto) " " date(2020-05-08) page pages`; !strings.Contains(dump, want) || !strings.Contains(dump, "frozen") {
		t.Errorf("dump lacks %q:\n%s", want, dump)
	}
}

// TestUnknownNodesAreLoud shows that a node which somebody adds and forgets to write cannot be dropped silently.
func TestUnknownNodesAreLoud(t *testing.T) {
	for name, show := range map[string]func(*doc.Document) string{"plain text": doc.PlainText, "dump": rendertest.Dump} {
		for what, block := range map[string]doc.Block{
			"block":  struct{ doc.Block }{},
			"inline": &doc.Paragraph{Text: []doc.Inline{struct{ doc.Inline }{}}},
		} {
			t.Run(name+" of unknown "+what, func(t *testing.T) {
				defer func() {
					if recover() == nil {
						t.Error("nothing was said of the unknown node")
					}
				}()
				show(&doc.Document{Parts: []*doc.Part{{Blocks: []doc.Block{block}}}})
			})
		}
	}
}

// Every piece of text of the kitchen document is met once, in the order of the text.
func TestAllInlines(t *testing.T) {
	var met []string
	doc.AllInlines(rendertest.Kitchen().Parts, func(in doc.Inline) {
		if text, ok := in.(doc.Text); ok {
			met = append(met, strings.Fields(text.S)...)
		}
	})
	said := doc.PlainText(rendertest.Kitchen())
	for _, word := range met {
		at := strings.Index(said, word)
		if at < 0 {
			t.Fatalf("“%s” is met, but does not come next in the plain text:\n%s", word, said)
		}
		said = said[at+len(word):]
	}
	if len(met) < 100 {
		t.Errorf("only %d words are met", len(met))
	}
}

// A row is an entry of a table of contents if it gives the page of one thing.
func TestEntry(t *testing.T) {
	page := func(id string) *doc.Cell {
		return &doc.Cell{Text: []doc.Inline{doc.Strong{Text: []doc.Inline{doc.PageRef{ID: id}}}}}
	}
	title := &doc.Cell{Text: doc.Plain("Talousarvio")}
	for want, cells := range map[string][]*doc.Cell{
		"a": {title, page("a")}, "": {title, page("a"), page("b")}, "c": {page("c"), {}},
	} {
		if got := (&doc.Row{Cells: cells}).Entry(); got != want {
			t.Errorf("the entry of %d cells is %q, want %q", len(cells), got, want)
		}
	}
	if got := (&doc.Row{Cells: []*doc.Cell{title}}).Entry(); got != "" {
		t.Errorf("a row without a page is an entry of %q", got)
	}
	if doc.Leads(title.Text) || !doc.Leads(page("a").Text) || !doc.Leads([]doc.Inline{doc.Span{Text: []doc.Inline{doc.Link{}}}}) {
		t.Error("links and pages lead somewhere, and nothing else")
	}
}

// What stands above the first heading of an item opens it.
func TestOpening(t *testing.T) {
	line, table := &doc.Paragraph{}, &doc.Table{}
	part := func(blocks ...doc.Block) *doc.Part { return &doc.Part{Blocks: blocks} }
	item := &doc.Part{Parts: []*doc.Part{part(&doc.PageBreak{}, line), part(), part(table, &doc.Heading{}, &doc.Paragraph{}), part(&doc.Paragraph{})}}
	if got := doc.Opening(item); len(got) != 2 || got[0] != doc.Block(line) || got[1] != doc.Block(table) {
		t.Errorf("%d blocks open the item", len(got))
	}
	item.Parts = item.Parts[:2]
	if got := doc.Opening(item); len(got) != 0 {
		t.Errorf("%d blocks open an item that has no heading", len(got))
	}
}
