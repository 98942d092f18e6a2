package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// generator makes arranged documents of every block, in shapes that no author would think of.
type generator struct{ *rapid.T }

func (g generator) text(label string) []doc.Inline {
	s := rapid.SampledFrom([]string{
		"", "a", "kunta", "Kaupunginhallitus päättää", "18\u00A0137\u00A0euroa", "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas",
		words(12), words(90), "Ελλάδα", "kunnan\u00ADval\u00ADtuusto", "https://www.kunta.example/pitkä/osoite/joka/ei/mahdu/yhdelle/riville",
	}).Draw(g.T, label)
	text := []doc.Inline{doc.Text{S: s}}
	switch rapid.IntRange(0, 8).Draw(g.T, "wrapping") {
	case 0:
		text = []doc.Inline{doc.Strong{Text: text}, doc.Text{S: " ja "}, doc.Emph{Text: text}}
	case 1:
		text = []doc.Inline{doc.Text{S: "alku "}, doc.Link{URL: "https://kunta.example", Text: text}, doc.Text{S: "."}}
	case 2:
		text = append(text, doc.Break{}, doc.Checkbox{}, doc.Text{S: " valinta"})
	case 3:
		text = []doc.Inline{doc.Span{Lang: "sv", Text: text}, doc.Blank{Prompt: "täytä"}}
	}
	return text
}

var looks = []string{"", style.LookFact, style.LookNote, style.LookRecipient, style.LookSignature, style.LookTitle}

func (g generator) block(depth int) doc.Block {
	most := 9
	if depth > 3 {
		most = 3
	}
	switch rapid.IntRange(0, most).Draw(g.T, "block") {
	case 0, 1:
		return &doc.Paragraph{Look: rapid.SampledFrom(looks).Draw(g.T, "look"), Text: g.text("paragraph")}
	case 2:
		return &doc.Heading{Level: rapid.IntRange(1, 6).Draw(g.T, "level"), Text: g.text("heading")}
	case 3:
		return &doc.Heading{Level: 2, Look: style.LookSideHeading, Side: true, Text: g.text("side heading")}
	case 4:
		l := &doc.List{Numbering: doc.NumberDecimal, LabelAbove: rapid.Bool().Draw(g.T, "above")}
		for i := range rapid.IntRange(0, 4).Draw(g.T, "items") {
			l.Items = append(l.Items, &doc.Item{Label: fmt.Sprintf("%d.", i*999), Blocks: g.blocks(depth+1, 2)})
		}
		return l
	case 5:
		return &doc.Named{Name: "box", Blocks: g.blocks(depth+1, 3)}
	case 6, 7:
		return g.table()
	case 8:
		return g.fields()
	default:
		return &doc.PageBreak{}
	}
}

func (g generator) blocks(depth, most int) (blocks []doc.Block) {
	for range rapid.IntRange(0, most).Draw(g.T, "blocks") {
		blocks = append(blocks, g.block(depth))
	}
	return blocks
}

func (g generator) table() doc.Block {
	t := &doc.Table{Caption: g.text("caption")}
	for range rapid.IntRange(1, 5).Draw(g.T, "columns") {
		t.Columns = append(t.Columns, doc.Column{
			Align: rapid.SampledFrom([]doc.Align{doc.AlignStart, doc.AlignEnd, doc.AlignCenter}).Draw(g.T, "align"),
			Width: rapid.SampledFrom([]float64{0, 0, 0.1, 0.5}).Draw(g.T, "share"),
		})
	}
	row := func() *doc.Row {
		r := &doc.Row{
			Kind: rapid.SampledFrom([]doc.RowKind{doc.RowData, doc.RowData, doc.RowGroup, doc.RowSubtotal, doc.RowTotal}).Draw(g.T, "kind"),
			Own:  rapid.Bool().Draw(g.T, "own"),
		}
		for left := len(t.Columns); left > 0; {
			span := rapid.IntRange(1, left).Draw(g.T, "span")
			text := g.text("cell")
			if left == len(t.Columns) && ink(doc.InlineText(text)) == "" {
				text = doc.Plain("kunta") // a cell that heads its row says something
			}
			r.Cells = append(r.Cells, &doc.Cell{Span: span, Text: text})
			left -= span
		}
		return r
	}
	for range rapid.IntRange(0, 2).Draw(g.T, "head") {
		t.Head = append(t.Head, row())
	}
	for range rapid.IntRange(1, 30).Draw(g.T, "body") {
		t.Body = append(t.Body, row())
	}
	return t
}

func (g generator) fields() doc.Block {
	f := &doc.Fields{Look: style.LookIdent}
	for range rapid.IntRange(1, 3).Draw(g.T, "rows") {
		var row doc.FieldRow
		for range rapid.IntRange(0, 4).Draw(g.T, "cells") {
			row.Cells = append(row.Cells, doc.FieldCell{Tab: rapid.IntRange(-1, 9).Draw(g.T, "tab"), Text: g.text("field")})
		}
		f.Rows = append(f.Rows, row)
	}
	return f
}

// Whatever the document: every text appears once and in order, inside the margins, and nothing stands on anything else.
func TestLayoutProperties(t *testing.T) {
	w := open(t, nil)
	page := &w.house.Page
	rapid.Check(t, func(t *rapid.T) {
		d := document(generator{t}.blocks(0, 12)...)
		l, errs := w.lay(d)
		if err := errs.Err(); err != nil {
			t.Fatal(err)
		}
		lines := allLines(l)
		var text strings.Builder
		for _, ln := range lines {
			text.WriteString(ln.text())
			top, bottom := ln.base-ascent*ln.size, ln.base+descent*ln.size
			if ln.page < 1 || ln.page > len(l.pages) || top < page.FirstTop-1 || bottom > page.Height-page.Bottom+1 {
				t.Errorf("line %q stands at %.1f on page %d", ln.text(), ln.base, ln.page)
			}
			if right := ln.left + ln.width; ln.left < page.Left-0.1 || right > page.Width-page.Right+0.1 && !oneCluster(ln) {
				t.Errorf("line %q reaches from %.1f to %.1f", ln.text(), ln.left, right)
			}
		}
		if got, want := ink(text.String()), ink(doc.PlainText(d)); got != want {
			t.Errorf("text differs\n got %s\nwant %s", got, want)
		}
		checkApart(t, l, lines)
	})
}

// ink gives what a text shows, without the hyphens of broken words, which are soft hyphens.
func ink(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == softHyphen {
			return -1
		}
		return r
	}, s)
}

// checkApart finds lines that stand on each other.
func checkApart(t *rapid.T, l *layout, lines []*line) {
	all := append([]*line(nil), lines...)
	for i := range l.pages {
		all = append(all, l.pages[i].repeated...)
	}
	byPage := map[int][]*line{}
	for _, ln := range all {
		for _, other := range byPage[ln.page] {
			apart := math.Abs(ln.base-other.base) >= 0.7*min(ln.size, other.size)
			beside := ln.left+ln.width <= other.left+0.1 || other.left+other.width <= ln.left+0.1
			if !apart && !beside {
				t.Errorf("page %d: %q at %.1f,%.1f stands on %q at %.1f,%.1f", ln.page, ln.text(), ln.left, ln.base, other.text(), other.left, other.base)
			}
		}
		byPage[ln.page] = append(byPage[ln.page], ln)
	}
}

// The cost of setting grows in a straight line with the document.
func TestPagingCost(t *testing.T) {
	w := open(t, nil)
	for name, block := range map[string]func(n int) []doc.Block{
		"lines": func(n int) (blocks []doc.Block) {
			return []doc.Block{para(strings.Repeat("kunta ja alue ", n/3))}
		},
		"a chain that stays together": func(n int) (blocks []doc.Block) {
			for range n / 10 {
				blocks = append(blocks, &doc.Heading{Level: 2, Text: doc.Plain("Otsikko")})
			}
			return blocks
		},
		"headings and texts": func(n int) (blocks []doc.Block) {
			for range n / 10 {
				blocks = append(blocks, &doc.Heading{Level: 2, Text: doc.Plain("Otsikko")}, para(words(20)))
			}
			return blocks
		},
	} {
		const n = 1000
		small := testing.AllocsPerRun(3, func() { lay(t, w, block(n)...) })
		large := testing.AllocsPerRun(3, func() { lay(t, w, block(8*n)...) })
		if large > 9*small {
			t.Errorf("%s: eight times the text takes %.1f times the allocations", name, large/small)
		}
		s := &setter{house: w.house, bound: &w.pictures, fonts: &documentFonts{family: w.family}}
		s.lay(document(block(8 * n)...))
		if most := 3 * len(s.items); s.steps > most {
			t.Errorf("%s: %d items took %d steps to put on pages", name, len(s.items), s.steps)
		}
	}
}
