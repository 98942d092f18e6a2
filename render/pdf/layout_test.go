package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/style"
)

// dump shows a layout: the pages with their furniture, then the tree with the place of every line.
func dump(l *layout) string {
	var b strings.Builder
	for i := range l.pages {
		p := &l.pages[i]
		fmt.Fprintf(&b, "page %d: %d shapes\n", i+1, len(p.shapes))
		for _, part := range []struct {
			name  string
			lines []*line
		}{{"header", p.header}, {"repeated", p.repeated}, {"footer", p.footer}} {
			for _, ln := range part.lines {
				fmt.Fprintf(&b, "  %s %.1f,%.1f %q\n", part.name, ln.left, ln.base, ln.text())
			}
		}
	}
	for _, n := range l.roots {
		dumpNode(&b, n, 0)
	}
	return b.String()
}

func dumpNode(b *strings.Builder, n *node, depth int) {
	indent := strings.Repeat("  ", depth)
	fmt.Fprintf(b, "%s%s", indent, n.tag)
	if n.attr != "" {
		fmt.Fprintf(b, " %s", n.attr)
	}
	b.WriteByte('\n')
	if n.picture != nil {
		fmt.Fprintf(b, "%s  page %d %.1f,%.1f %.1f×%.1f\n", indent, n.picture.page, n.picture.left, n.picture.top, n.picture.width, n.picture.height)
	}
	if n.text != nil {
		for _, ln := range n.text.lines {
			fmt.Fprintf(b, "%s  page %d %.1f,%.1f %q\n", indent, ln.page, ln.left, ln.base, ln.text())
		}
	}
	for _, kid := range n.kids {
		dumpNode(b, kid, depth+1)
	}
}

func open(t testing.TB, change func(*style.House)) *Writer {
	t.Helper()
	h := rendertest.House()
	if change != nil {
		change(h)
	}
	w, err := Open(h)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// lay sets a document whose layout is to be looked at.
func (w *Writer) lay(d *doc.Document) (*layout, source.Errors) { return w.set(new(setter), d) }

// lay sets blocks of a document, which must succeed.
func lay(t testing.TB, w *Writer, blocks ...doc.Block) *layout {
	t.Helper()
	l, errs := w.lay(document(blocks...))
	if err := errs.Err(); err != nil {
		t.Fatal(err)
	}
	return l
}

func document(blocks ...doc.Block) *doc.Document {
	return &doc.Document{
		Kind: "test", Lang: "fi", Layout: doc.LayoutLetter,
		Meta:  doc.Meta{Title: "Koe", Subject: "Koe", Author: "Esimerkkilä", Date: doc.Date{Year: 2020, Month: 5, Day: 5}},
		Parts: []*doc.Part{{Role: doc.RoleText, Blocks: blocks}},
	}
}

func para(s string) *doc.Paragraph { return &doc.Paragraph{Text: doc.Plain(s)} }

// words gives a text of n different words.
func words(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "sana%d ", i)
	}
	return strings.TrimSpace(b.String())
}

// allLines gives the lines of a layout in reading order.
func allLines(l *layout) (lines []*line) {
	var walk func(*node)
	walk = func(n *node) {
		if n.text != nil {
			lines = append(lines, n.text.lines...)
		}
		for _, kid := range n.kids {
			walk(kid)
		}
	}
	for _, n := range l.roots {
		walk(n)
	}
	return lines
}

func pagesOf(lines []*line) (pages []int) {
	for _, ln := range lines {
		pages = append(pages, ln.page)
	}
	return pages
}

func TestKitchen(t *testing.T) {
	l, errs := open(t, nil).lay(rendertest.Kitchen())
	if err := errs.Err(); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "kitchen.layout", dump(l))
}

func TestOrphansAndWidows(t *testing.T) {
	w := open(t, nil)
	for filler := 40; filler < 60; filler++ {
		blocks := make([]doc.Block, 0, filler)
		for range filler {
			blocks = append(blocks, &doc.Paragraph{Look: "fact", Text: doc.Plain("rivi")})
		}
		l := lay(t, w, append(blocks, para(words(60)))...)
		lines := allLines(l)[filler:]
		first, last := 0, 0
		for _, ln := range lines {
			if ln.page == lines[0].page {
				first++
			}
			if ln.page == lines[len(lines)-1].page {
				last++
			}
		}
		if len(lines) < 4 || first == 1 || last == 1 {
			t.Errorf("after %d lines: %d of %d lines stand on the first page, %d on the last", filler, first, len(lines), last)
		}
	}
}

func TestHeadingStaysWithText(t *testing.T) {
	w := open(t, nil)
	for filler := 40; filler < 60; filler++ {
		var blocks []doc.Block
		for range filler {
			blocks = append(blocks, &doc.Paragraph{Look: "fact", Text: doc.Plain("rivi")})
		}
		blocks = append(blocks,
			&doc.Heading{Level: 1, Text: doc.Plain("Otsikko")}, &doc.Heading{Level: 2, Text: doc.Plain("Alaotsikko")}, para("Teksti."))
		lines := allLines(lay(t, w, blocks...))[filler:]
		if pages := pagesOf(lines); pages[0] != pages[2] {
			t.Errorf("after %d lines: the headings and their text stand on pages %v", filler, pages)
		}
	}
}

// A chain of blocks that must stay together is broken where it is longer than a page.
func TestEndlessChain(t *testing.T) {
	var blocks []doc.Block
	for i := range 200 {
		blocks = append(blocks, &doc.Heading{Level: 2, Text: doc.Plain(fmt.Sprintf("Otsikko %d", i))})
	}
	l := lay(t, open(t, nil), blocks...)
	if got := len(l.pages); got < 6 || got > 12 {
		t.Errorf("200 headings stand on %d pages", got)
	}
	whole := &doc.Paragraph{Look: "signature", Text: doc.Plain(words(3000))}
	if got := len(lay(t, open(t, nil), para("a"), whole).pages); got < 5 {
		t.Errorf("a block of 3000 words that is not to be split stands on %d pages", got)
	}
}

func TestSideHeading(t *testing.T) {
	side := func(s string) *doc.Heading {
		return &doc.Heading{Level: 2, Look: style.LookSideHeading, Side: true, Text: doc.Plain(s)}
	}
	l := lay(t, open(t, nil), side("Asia"), para("Teksti."), side("Pitkä sivuotsikko joka vie monta riviä"), para("Lyhyt."),
		side("Seuraava"), para("Teksti."), side("Tyhjä"), side("Viimeinen"), &doc.Paragraph{Look: "fact", Text: doc.Plain("Vasemmassa palstassa.")})
	lines := allLines(l)
	at := func(text string) *line {
		for _, ln := range lines {
			if strings.HasPrefix(ln.text(), text) {
				return ln
			}
		}
		t.Fatalf("no line begins with %q", text)
		return nil
	}
	if a, b := at("Asia"), at("Teksti."); a.base != b.base || a.left >= b.left {
		t.Errorf("the side heading stands at %.1f,%.1f, its text at %.1f,%.1f", a.left, a.base, b.left, b.base)
	}
	if long, short := at("Pitkä"), at("Lyhyt."); long.base != short.base {
		t.Error("a long side heading and its text begin on different lines")
	}
	rows := map[string]bool{}
	for _, ln := range lines {
		key := fmt.Sprintf("%.1f %t", ln.base, ln.left < 100)
		if rows[key] {
			t.Errorf("two lines of one column stand on each other: %q", ln.text())
		}
		rows[key] = true
	}
	if a, b := at("Viimeinen"), at("Vasemmassa"); a.base >= b.base {
		t.Error("a side heading stands on text that reaches into its column")
	}
}

func TestBoxOverPages(t *testing.T) {
	w := open(t, nil)
	l := lay(t, w, &doc.Named{Name: "box", Blocks: []doc.Block{para(words(1500)), para("Loppu.")}})
	if len(l.pages) < 3 {
		t.Fatalf("%d pages", len(l.pages))
	}
	for i := range l.pages {
		if got := len(l.pages[i].shapes); got != 4 {
			t.Errorf("page %d shows %d sides of the box", i+1, got)
		}
	}
}

func TestEmptyBlocks(t *testing.T) {
	l := lay(t, open(t, nil), &doc.Paragraph{}, &doc.Named{Name: "box"}, &doc.List{}, &doc.List{Items: []*doc.Item{{Label: "1."}}},
		&doc.Table{}, &doc.Fields{Rows: []doc.FieldRow{{}}}, &doc.PageBreak{}, &doc.PageBreak{}, &doc.Heading{Level: 2})
	if len(l.pages) != 1 || len(allLines(l)) != 1 {
		t.Errorf("nothing but a label came out as %s", dump(l))
	}
	if got := len(lay(t, open(t, nil)).pages); got != 1 {
		t.Errorf("an empty document has %d pages", got)
	}
}

func TestPageBreak(t *testing.T) {
	l := lay(t, open(t, nil), &doc.PageBreak{}, para("a"), &doc.PageBreak{}, &doc.PageBreak{}, para("b"), &doc.PageBreak{})
	if got := pagesOf(allLines(l)); len(got) != 2 || got[0] != 1 || got[1] != 2 || len(l.pages) != 2 {
		t.Errorf("the lines stand on pages %v of %d", got, len(l.pages))
	}
}

func TestHeadingLevelsAreNotSkipped(t *testing.T) {
	l := lay(t, open(t, nil), &doc.Heading{Level: 2, Text: doc.Plain("a")}, &doc.Heading{Level: 4, Text: doc.Plain("b")},
		&doc.Heading{Level: 6, Text: doc.Plain("c")}, &doc.Heading{Level: 2, Text: doc.Plain("d")})
	var tags []string
	for _, n := range l.roots[0].kids {
		tags = append(tags, n.tag)
	}
	if got := strings.Join(tags, " "); got != "H1 H2 H3 H2" {
		t.Errorf("the headings are %s", got)
	}
}

func TestFields(t *testing.T) {
	cell := func(tab int, s string) doc.FieldCell { return doc.FieldCell{Tab: tab, Text: doc.Plain(s)} }
	for _, test := range []struct {
		name  string
		cells []doc.FieldCell
		want  string
	}{
		{"on tabs", []doc.FieldCell{cell(0, "Kunta"), cell(4, "Kirje"), cell(-1, "1 (2)")}, "56.7 0|315.9 0|531.2 0"},
		{"wraps", []doc.FieldCell{cell(0, "Pitkän nimen kuntayhtymän keskushallinto ja kirjaamo ja muuta"), cell(4, "Kirje")}, "56.7 0|56.7 1|315.9 0"},
		{"pushes", []doc.FieldCell{cell(4, "Kuntasitoumuspyyntö"), cell(5, "12/2020")}, "315.9 0|421.5 0"},
		{"goes below", []doc.FieldCell{cell(6, "Kuntasitoumuspyyntöasiakirja"), cell(7, "hankehallintokäytänteet")}, "413.9 0|442.4 1"},
	} {
		l := lay(t, open(t, nil), &doc.Fields{Look: "identification", Rows: []doc.FieldRow{{Cells: test.cells}}})
		lines := allLines(l)
		var got []string
		for _, ln := range lines {
			got = append(got, fmt.Sprintf("%.1f %.0f", ln.left, (ln.base-lines[0].base)/13.125))
		}
		if s := strings.Join(got, "|"); s != test.want {
			t.Errorf("%s: got %s, want %s", test.name, s, test.want)
		}
	}
}

func TestMistakes(t *testing.T) {
	at := source.Pos{File: "fi.md", Line: 3, Col: 5}
	text := func(s string) doc.Block {
		return &doc.Paragraph{Text: []doc.Inline{doc.Text{Node: doc.Node{At: at}, S: s}}}
	}
	wide := &doc.Table{Node: doc.Node{At: at}, Head: []*doc.Row{{}}}
	for range 70 {
		wide.Columns = append(wide.Columns, doc.Column{})
		wide.Head[0].Cells = append(wide.Head[0].Cells, &doc.Cell{Text: doc.Plain("W")})
	}
	row := &doc.Row{Node: doc.Node{At: at}, Cells: []*doc.Cell{{Text: doc.Plain("a")}, {Text: doc.Plain("b")}}}
	picture := func(data []byte, alt string) doc.Block {
		return &doc.Figure{Node: doc.Node{At: at}, Image: &doc.Image{Name: "kuva.png", PNG: data, Alt: alt}}
	}
	for _, test := range []struct {
		name, code, message string
		block               doc.Block
	}{
		{"emoji", "missing-glyph", "no font has the character U+1F600 “😀”", text("Hei 😀!")},
		{"script", "missing-glyph", "no font has the character U+4E2D “中”", text("kiinaksi 中中")},
		{"private use", "missing-glyph", "no font has the character U+E000 “\uE000”", text("\uE000")},
		{"control", "control-character", "the text holds the control character U+0007, which cannot be printed", text("a\ab")},
		{"bytes", "invalid-text", "the text is not valid UTF-8", text("a\xFFb")},
		{"Hebrew", "right-to-left", "U+05D0 “א” belongs to a script that is written from right to left, which the PDF writer cannot set", text("א")},
		{"too wide", "table-too-wide", "the 70 columns of the table do not fit on the page", wide},
		{"row", "table-row", "the row has more cells than the table has columns, which are 1", &doc.Table{Columns: make([]doc.Column, 1), Body: []*doc.Row{row}}},
		{"no picture", "unreadable-picture", "the picture “kuva.png” cannot be used: it is neither PNG nor JPEG, or it is broken", picture([]byte("GIF"), "Kuva")},
		{"no alternative", "missing-alt", "the picture “kuva.png” has no text alternative", picture(nil, " ")},
		{
			"unresolved", "unknown-inline", "the PDF writer cannot set doc.Ref, which arranging should have replaced",
			&doc.Paragraph{Text: []doc.Inline{doc.Ref{Node: doc.Node{At: at}, ID: "x"}}},
		},
	} {
		var out strings.Builder
		_, err := open(t, nil).Write(&out, document(test.block))
		errs, _ := err.(source.Errors)
		if len(errs) != 1 {
			t.Errorf("%s: got %v", test.name, err)
			continue
		}
		if e := errs[0]; e.Code != test.code || e.Msg.String() != test.message || e.Pos != at {
			t.Errorf("%s: got %s %s", test.name, e.Code, e)
		}
		if out.Len() > 0 {
			t.Errorf("%s: something was written", test.name)
		}
	}
}

// Every character that no font has is told, with the words around it: they find it where the place is a template's.
func TestMissingGlyphsAreFound(t *testing.T) {
	name := []doc.Inline{doc.Text{S: "Sitoumus: "}, doc.Text{S: "Kolpeneen 漢字 kuntayhtymä"}, doc.Text{S: " maksaa."}}
	_, err := open(t, nil).Write(&strings.Builder{}, document(&doc.Paragraph{Text: name}))
	errs, _ := err.(source.Errors)
	if len(errs) != 2 {
		t.Fatalf("got %v", err)
	}
	for i, r := range []rune{'字', '漢'} {
		e := errs[i]
		if !strings.Contains(e.Msg.String(), string(r)) || e.Notes[0].Msg.String() != "it stands in “Kolpeneen 漢字 kuntayhtymä”" {
			t.Errorf("%c: got %v, %v", r, e, e.Notes)
		}
	}
}

// All mistakes are told at once.
func TestManyMistakes(t *testing.T) {
	_, err := open(t, nil).Write(&strings.Builder{}, document(para("😀 中"), para("\a")))
	if errs, _ := err.(source.Errors); len(errs) != 3 {
		t.Errorf("got %v", err)
	}
}

func TestUnusableStyles(t *testing.T) {
	for name, change := range map[string]func(*style.House){
		"colour":  func(h *style.House) { h.Looks["body"].Color = "red" },
		"fill":    func(h *style.House) { h.Table.OwnFill = "#12345" },
		"look":    func(h *style.House) { delete(h.Looks, style.LookTable) },
		"margins": func(h *style.House) { h.Page.Left = 500 },
		"leading": func(h *style.House) { h.Looks["body"].Leading = 2 },
		"type":    func(h *style.House) { h.Looks["title"].Size, h.Looks["title"].Leading = 60, 70 },
		"family":  func(h *style.House) { h.Fonts.PDF = "comic" },
	} {
		h := rendertest.House()
		change(h)
		if _, err := Open(h); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// text gives what a line says.
func (ln *line) text() string {
	var out []rune
	for _, p := range ln.pieces {
		switch p.box {
		case boxEmpty:
			out = append(out, []rune(doc.BoxEmpty)...)
		case boxChecked:
			out = append(out, []rune(doc.BoxChecked)...)
		default:
			for _, c := range p.codes {
				out = append(out, p.font.runes[c])
			}
		}
	}
	return string(out)
}

// The space above a title holds at the top of the first page, as it does in Word, and of no other.
func TestSpaceAboveFirst(t *testing.T) {
	l := lay(t, open(t, nil), &doc.Heading{Level: 1, Text: doc.Plain("Otsikko")}, &doc.PageBreak{}, &doc.Heading{Level: 1, Text: doc.Plain("Toinen")})
	h := rendertest.House()
	title := h.Looks[style.LookTitle]
	base := (&look{Look: *title}).baseline()
	if got, want := lineOf(t, l, "Otsikko").base, h.Page.FirstTop+title.Before+base; math.Abs(got-want) > 0.01 {
		t.Errorf("the title stands at %.2f, want %.2f", got, want)
	}
	if got, want := lineOf(t, l, "Toinen").base, h.Page.Top+base; math.Abs(got-want) > 0.01 {
		t.Errorf("the second heading stands at %.2f, want %.2f", got, want)
	}
}

// What stands above the title of an item of a meeting stays with it, and stands clear of the item before; before the first item of
// a document nothing does.
func TestItemsOpenTogether(t *testing.T) {
	part := func(role doc.Role, blocks ...doc.Block) *doc.Part { return &doc.Part{Role: role, Blocks: blocks} }
	for lines := 20; lines < 50; lines++ {
		cover := part("cover", &doc.Heading{Level: 1, Text: doc.Plain("Otsikko")})
		for range lines {
			cover.Blocks = append(cover.Blocks, para("rivi"))
		}
		cover.Blocks = append(cover.Blocks, para("viimeinen"))
		item := &doc.Part{Role: doc.RoleItem, Parts: []*doc.Part{
			part("meeting", para("Kokousrivi"), &doc.Table{Columns: columns(doc.AlignStart), Body: []*doc.Row{row(doc.RowData, "Taulukko")}}),
			part("title", &doc.Heading{Level: 2, Text: doc.Plain("Asia")}), part(doc.RoleText, para("Teksti")),
		}}
		d := document()
		d.Parts = []*doc.Part{{Role: "meeting", Parts: []*doc.Part{cover, item}}}
		l, errs := open(t, nil).lay(d)
		if errs.Failed() {
			t.Fatal(errs)
		}
		last, first := lineOf(t, l, "viimeinen"), lineOf(t, l, "Kokousrivi")
		for _, text := range []string{"Taulukko", "Asia", "Teksti"} {
			if ln := lineOf(t, l, text); ln.page != first.page {
				t.Errorf("%d lines: the item begins on page %d, and %q stands on page %d", lines, first.page, text, ln.page)
			}
		}
		h := rendertest.House()
		if want := h.Looks[style.LookBody].Leading + h.Looks[style.LookTitle].Before; last.page == first.page && math.Abs(first.base-last.base-want) > 0.01 {
			t.Errorf("%d lines: the item begins %.2f below the text before it, want %.2f", lines, first.base-last.base, want)
		}
	}
}
