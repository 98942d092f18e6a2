package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
)

// row gives a row of a table from texts parted by |.
func row(kind doc.RowKind, cells string) *doc.Row {
	r := &doc.Row{Kind: kind}
	for c := range strings.SplitSeq(cells, "|") {
		r.Cells = append(r.Cells, &doc.Cell{Text: doc.Plain(c)})
	}
	return r
}

func columns(aligns ...doc.Align) (out []doc.Column) {
	for _, a := range aligns {
		out = append(out, doc.Column{Align: a})
	}
	return out
}

// lineOf finds the first line that says something.
func lineOf(t testing.TB, l *layout, text string) *line {
	t.Helper()
	for _, ln := range allLines(l) {
		if strings.TrimSpace(ln.text()) == text {
			return ln
		}
	}
	t.Fatalf("no line says %q", text)
	return nil
}

func TestTableHeadIsRepeated(t *testing.T) {
	l := lay(t, open(t, nil), rendertest.KitchenTable(150))
	if len(l.pages) < 4 {
		t.Fatalf("%d pages", len(l.pages))
	}
	for i, p := range l.pages {
		var head []string
		for _, ln := range p.repeated {
			head = append(head, ln.text())
		}
		if got := strings.Join(head, "|"); i > 0 && got != "Kunta|Asukasluku|Yhteensä" || i == 0 && got != "" {
			t.Errorf("page %d repeats %q", i+1, got)
		}
	}
}

func TestTableRowsThatStayTogether(t *testing.T) {
	w := open(t, nil)
	for rows := 35; rows < 60; rows++ {
		table := &doc.Table{Columns: columns(doc.AlignStart, doc.AlignEnd), Head: []*doc.Row{row(doc.RowData, "Kunta|Euroa")}}
		for i := range rows {
			table.Body = append(table.Body, row(doc.RowData, fmt.Sprintf("Kunta %d|1", i)))
		}
		table.Body = append(table.Body, row(doc.RowSubtotal, "Välisumma|9"), row(doc.RowGroup, "Ryhmä|"), row(doc.RowData, "Jäsen|1"),
			row(doc.RowData, "Toinen|1"), row(doc.RowTotal, "Summa|10"))
		l := lay(t, w, table, &doc.Paragraph{Look: "note", Text: doc.Plain("Lähde.")})
		for _, pair := range [][2]string{
			{fmt.Sprintf("Kunta %d", rows-1), "Välisumma"}, {"Ryhmä", "Jäsen"}, {"Toinen", "Summa"}, {"Summa", "Lähde."},
		} {
			if a, b := lineOf(t, l, pair[0]), lineOf(t, l, pair[1]); a.page != b.page {
				t.Errorf("%d rows: %q stands on page %d, %q on page %d", rows, pair[0], a.page, pair[1], b.page)
			}
		}
	}
}

func TestTallRowIsSplit(t *testing.T) {
	table := &doc.Table{Columns: columns(doc.AlignStart, doc.AlignStart), Head: []*doc.Row{row(doc.RowData, "Kunta|Perustelu")}}
	table.Body = []*doc.Row{row(doc.RowData, "Kemi|Lyhyt."), row(doc.RowData, "Tornio|"+words(2500)), row(doc.RowData, "Simo|Lyhyt.")}
	l := lay(t, open(t, nil), table)
	if len(l.pages) < 3 || len(l.pages[1].repeated) == 0 {
		t.Errorf("the row stands on %d pages", len(l.pages))
	}
	if a, b := lineOf(t, l, "Kemi"), lineOf(t, l, "Tornio"); a.page != b.page {
		t.Error("a row that must be split anyway begins on a new page")
	}
}

func TestTableColumns(t *testing.T) {
	table := rendertest.KitchenTable(3)
	l := lay(t, open(t, nil), table)
	page := rendertest.House().Page
	for _, s := range l.pages[0].shapes {
		if math.Abs(s.left-page.Left) > 0.1 || math.Abs(s.left+s.width-(page.Width-page.Right)) > 0.1 {
			t.Errorf("a rule or background reaches from %.1f to %.1f", s.left, s.left+s.width)
		}
	}
	a, b := lineOf(t, l, "46 215"), lineOf(t, l, "1 016 206")
	if math.Abs(a.left+a.width-b.left-b.width) > 0.01 {
		t.Error("figures do not end below each other")
	}
	own := lineOf(t, l, "Kemijärven kaupunki")
	if own.pieces[0].font.face.name != "LiberationSans-Bold" {
		t.Error("the recipient's row is not bold")
	}
	if !slices.ContainsFunc(l.pages[0].shapes, func(s shape) bool { return s.color == color{0xF2, 0xF2, 0xF2} }) {
		t.Error("the recipient's row has no background")
	}
}

// A name is not broken into lines for the sake of a header cell that could be.
func TestTableBodyBeforeHead(t *testing.T) {
	table := &doc.Table{Columns: columns(doc.AlignStart, doc.AlignEnd, doc.AlignEnd, doc.AlignEnd, doc.AlignEnd)}
	table.Head = []*doc.Row{row(doc.RowData, "Osallistuja|Asukkaita vuoden 2019 lopussa|Osuus asukkaista|Vuosi kaksi|Vuosi kolme")}
	table.Body = []*doc.Row{row(doc.RowData, "Länsi-Pohjan sairaanhoitopiirin kuntayhtymä|1|2|3|4")}
	l := lay(t, open(t, nil), table)
	lineOf(t, l, "Länsi-Pohjan sairaanhoitopiirin kuntayhtymä")
}

func TestTableShares(t *testing.T) {
	table := &doc.Table{Columns: []doc.Column{{Width: 0.2}, {Width: 0.5}, {}}, Body: []*doc.Row{row(doc.RowData, "a|b|c")}}
	l := lay(t, open(t, nil), table)
	width := lineOf(t, l, "c").left - lineOf(t, l, "a").left
	page := rendertest.House().Page
	if want := 0.7 * (page.Width - page.Left - page.Right); math.Abs(width-want) > 0.1 {
		t.Errorf("two columns are %.1f wide, want %.1f", width, want)
	}
}

func TestNarrowTables(t *testing.T) {
	table := func(columns int, word string) *doc.Table {
		t := &doc.Table{Columns: make([]doc.Column, columns)}
		t.Body = []*doc.Row{row(doc.RowData, strings.TrimSuffix(strings.Repeat(word+"|", columns), "|"))}
		return t
	}
	for _, test := range []struct {
		name, word string
		columns    int
		size       float64
		warned     bool
	}{
		{"fits", "rahoitusosuus", 6, 9, false},
		{"broken between parts", "rahoitusosuus", 9, 9, false},
		{"smaller type", "Pelkosenniemi", 9, 7.6, false},
		{"broken words", "Pelkosenniemessähän", 9, 7, true},
	} {
		l, errs := open(t, nil).lay(document(table(test.columns, test.word)))
		if errs.Failed() {
			t.Fatal(errs)
		}
		if got := allLines(l)[0].size; math.Abs(got-test.size) > 0.1 || (len(errs.Warnings()) == 1) != test.warned {
			t.Errorf("%s: the type is %.2f, warnings %v", test.name, got, errs)
		}
	}
}

func TestTableInList(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 2), Body: []*doc.Row{row(doc.RowData, "a|b")}}
	l := lay(t, open(t, nil), &doc.List{Items: []*doc.Item{{Label: "1.", Blocks: []doc.Block{table}}}})
	label, first := lineOf(t, l, "1."), lineOf(t, l, "a")
	if label.base != first.base || first.left <= label.left {
		t.Errorf("the mark stands at %.1f,%.1f, the table's text at %.1f,%.1f", label.left, label.base, first.left, first.base)
	}
}

// A table without rules and backgrounds has its text where the text around it stands.
func TestPlainTable(t *testing.T) {
	table := &doc.Table{Look: "plain", Columns: columns(doc.AlignStart, doc.AlignEnd), Head: []*doc.Row{row(doc.RowData, "Asia|Sivu")}}
	table.Body = []*doc.Row{row(doc.RowData, "Talousarvio|7")}
	l := lay(t, open(t, nil), table)
	if shapes := l.pages[0].shapes; len(shapes) > 0 {
		t.Errorf("there are %d rules and backgrounds", len(shapes))
	}
	page := rendertest.House().Page
	first, last := lineOf(t, l, "Talousarvio"), lineOf(t, l, "7")
	if right := page.Width - page.Right; math.Abs(first.left-page.Left) > 0.01 || math.Abs(last.left+last.width-right) > 0.01 {
		t.Errorf("the text reaches from %.2f to %.2f, want %.2f to %.2f", first.left, last.left+last.width, page.Left, right)
	}
}
