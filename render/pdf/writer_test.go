package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color/palette"
	"image/jpeg"
	"image/png"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/style"
)

// letter is the letter that speed is measured with: two pages, seven facts, 440 words, a nested list, a table of 22 rows and
// five columns.
func letter() *doc.Document {
	const sentence = "Kuntayhtymä pyytää kaupunkia tekemään päätöksen hankkeeseen sitoutumisesta viimeistään 5.6.2020 ja ilmoittamaan siitä. " +
		"Kaupungin rahoitusosuus vuosina 2020–2021 on yhteensä 18\u00A0137 euroa, ja se jakautuu vuosille tasan. "
	text := func(n int) doc.Block { return para(strings.TrimSpace(strings.Repeat(sentence, n))) }
	fields := &doc.Fields{Look: style.LookIdent}
	for i := range 7 {
		fields.Rows = append(fields.Rows, doc.FieldRow{Cells: []doc.FieldCell{
			{Tab: 0, Text: doc.Plain("Asiatunnus")}, {Tab: 4, Text: doc.Plain(fmt.Sprintf("%d/00.01.02/2020", i))},
		}})
	}
	item := func(label string, blocks ...doc.Block) *doc.Item { return &doc.Item{Label: label, Blocks: blocks} }
	sub := &doc.List{Numbering: doc.NumberAlphaParen, Items: []*doc.Item{item("a)", text(1)), item("b)", text(1))}}
	list := &doc.List{Numbering: doc.NumberDecimal, Items: []*doc.Item{item("1.", text(1), sub), item("2.", text(1)), item("3.", text(1))}}
	table := &doc.Table{Caption: doc.Plain("Taulukko 1. Kuntien rahoitusosuudet (euroa)"), Columns: make([]doc.Column, 5)}
	for i := range 23 {
		r := &doc.Row{}
		for k := range 5 {
			s := fmt.Sprintf("%d\u00A0%03d", 10+i, 100+k)
			if k == 0 {
				s = "Esimerkkilän kaupunki"
			}
			r.Cells = append(r.Cells, &doc.Cell{Text: doc.Plain(s)})
			table.Columns[k].Align = doc.AlignEnd
		}
		if i == 0 {
			table.Head = append(table.Head, r)
		} else {
			table.Body = append(table.Body, r)
		}
	}
	table.Columns[0].Align = doc.AlignStart
	d := document(fields, &doc.Heading{Level: 1, Text: doc.Plain("Kuntasitoumus")}, text(3),
		&doc.Heading{Level: 2, Text: doc.Plain("Tausta")}, text(3), list, table, text(2),
		&doc.Paragraph{Look: style.LookSignature, Text: []doc.Inline{doc.Text{S: "hankejohtaja"}, doc.Break{}, doc.Text{S: "Esimerkkilä"}}})
	d.Furniture = rendertest.Kitchen().Furniture
	return d
}

func write(t testing.TB, w *Writer, d *doc.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := w.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReport(t *testing.T) {
	var b bytes.Buffer
	report, err := open(t, nil).Write(&b, letter())
	if err != nil || report.Pages != 2 || len(report.Warnings) > 0 {
		t.Errorf("got %+v, %v", report, err)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestFullDisk(t *testing.T) {
	if _, err := open(t, nil).Write(fullDisk{}, letter()); err == nil || !strings.Contains(err.Error(), "no space") {
		t.Errorf("got %v", err)
	}
}

// The same document gives the same bytes, from one writer or many, one goroutine or many.
func TestSameBytes(t *testing.T) {
	documents := []func() *doc.Document{rendertest.Kitchen, letter}
	var want [][]byte
	for _, d := range documents {
		want = append(want, write(t, open(t, nil), d()))
	}
	w := open(t, nil)
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for i := range 4 {
				var b bytes.Buffer
				if _, err := w.Write(&b, documents[i%2]()); err != nil || !bytes.Equal(b.Bytes(), want[i%2]) {
					t.Errorf("document %d differs (%v)", i%2, err)
				}
			}
		})
	}
	workers.Wait()
}

// Whatever the document, its file keeps the rules and says what the document says.
func TestAnyDocument(t *testing.T) {
	w := open(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		d := document(append(generator{t}.blocks(0, 8), para("loppu"))...)
		var b bytes.Buffer
		if _, err := w.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		for _, find := range rendertest.LintPDF(b.Bytes()) {
			if !strings.HasSuffix(find, "are joined") { // so it must be where a number or an address fills more than a line
				t.Error(find)
			}
		}
		got, err := rendertest.ReadPDF(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if want := ink(doc.PlainText(d)); ink(got) != want {
			t.Errorf("got %s\nwant %s", ink(got), want)
		}
	})
}

func TestLogo(t *testing.T) {
	logo := func(width, height int) *doc.Image {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, width, height))); err != nil {
			t.Fatal(err)
		}
		return &doc.Image{Name: "logo.png", PNG: b.Bytes(), Alt: "Esimerkkilän tunnus"}
	}
	lines := func(image *doc.Image, tab int) (head, text *line) {
		d := letter()
		d.Furniture.Logo = image
		d.Furniture.First = []doc.FieldRow{{Look: "header", Cells: []doc.FieldCell{{Tab: tab, Text: doc.Plain("Kirje")}}}}
		l, errs := open(t, nil).lay(d)
		if err := errs.Err(); err != nil {
			t.Fatal(err)
		}
		if image != nil && (l.roots[0].tag != tagFigure || l.roots[0].alt != image.Alt || l.roots[0].picture.height > logoHeight) {
			t.Errorf("the logo is %+v", l.roots[0])
		}
		return l.pages[0].header[0], allLines(l)[0]
	}
	plainHead, plainText := lines(nil, 4)
	head, text := lines(logo(100, 300), 4)
	if head.base != plainHead.base || text.base <= plainText.base {
		t.Error("the logo does not push the text down, or it does the head that stands beside it")
	}
	if head, text := lines(logo(800, 100), 0); head.base <= plainHead.base || text.base <= head.base {
		t.Error("the head stands on the logo")
	}
}

func TestPictures(t *testing.T) {
	encode := func(img image.Image, jpg bool) []byte {
		var b bytes.Buffer
		if jpg {
			if err := jpeg.Encode(&b, img, nil); err != nil {
				t.Fatal(err)
			}
		} else if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	size := image.Rect(0, 0, 40, 20)
	for name, data := range map[string][]byte{
		"transparent": encode(image.NewNRGBA(size), false),
		"16 bits":     encode(image.NewRGBA64(size), false),
		"grey":        encode(image.NewGray(size), false),
		"palette":     encode(image.NewPaletted(size, palette.WebSafe), false),
		"JPEG":        encode(image.NewRGBA(size), true),
		"grey JPEG":   encode(image.NewGray(size), true),
	} {
		d := document(para("a"), &doc.Figure{Image: &doc.Image{Name: name, PNG: data, Alt: "Kuva"}})
		for _, find := range rendertest.LintPDF(write(t, open(t, nil), d)) {
			t.Errorf("%s: %s", name, find)
		}
	}
	wide := encode(image.NewGray(image.Rect(0, 0, 4000, 1000)), false)
	l := lay(t, open(t, nil), &doc.Figure{Image: &doc.Image{PNG: wide, Alt: "Kuva"}})
	if p := l.roots[0].kids[0].picture; p.left+p.width > 553 || p.width/p.height < 3.99 || p.width/p.height > 4.01 {
		t.Errorf("a wide picture is %.1f by %.1f", p.width, p.height)
	}
	tall := encode(image.NewGray(image.Rect(0, 0, 1000, 9000)), false)
	l = lay(t, open(t, nil), para("a"), &doc.Figure{Image: &doc.Image{PNG: tall, Alt: "Kuva"}, Width: 300})
	if p := l.roots[0].kids[1].picture; p.top+p.height > 842-70 {
		t.Errorf("a tall picture reaches down to %.1f", p.top+p.height)
	}
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		open(b, nil)
	}
}

// BenchmarkCold is what a process pays that writes one letter.
func BenchmarkCold(b *testing.B) {
	d := letter()
	b.ReportAllocs()
	for b.Loop() {
		write(b, open(b, nil), d)
	}
}

func benchmarkWrite(b *testing.B, d *doc.Document) {
	w := open(b, nil)
	write(b, w, d)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := w.Write(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite(b *testing.B) { benchmarkWrite(b, letter()) }

func BenchmarkLay(b *testing.B) {
	w, d := open(b, nil), letter()
	b.ReportAllocs()
	for b.Loop() {
		w.lay(d)
	}
}

func BenchmarkTable400(b *testing.B) { benchmarkWrite(b, document(rendertest.KitchenTable(400))) }

func BenchmarkParagraph10000(b *testing.B) {
	benchmarkWrite(b, document(para(strings.Repeat("kunnan viranhaltija päättää ", 3333))))
}

// BenchmarkMeeting writes minutes of about as many pages as their name says, with a table of contents and without.
func BenchmarkMeeting(b *testing.B) {
	for _, pages := range []int{30, 300} {
		d := rendertest.Meeting(pages, 7)
		b.Run(fmt.Sprintf("pages=%d", pages), func(b *testing.B) { benchmarkWrite(b, d) })
		bare := *d.Parts[0]
		bare.Blocks = slices.Delete(slices.Clone(bare.Blocks), 2, 3)
		without := *d
		without.Parts = []*doc.Part{&bare}
		b.Run(fmt.Sprintf("pages=%d,no-contents", pages), func(b *testing.B) { benchmarkWrite(b, &without) })
	}
}

// BenchmarkLongTitle writes a title of about as many pages.
func BenchmarkLongTitle(b *testing.B) {
	for _, pages := range []int{3, 30} {
		title := &doc.Heading{Level: 1, Look: "title", Text: doc.Plain(strings.Repeat("Kuntien yhteinen hanke ja sen rahoitus. ", 60*pages))}
		b.Run(fmt.Sprintf("pages=%d", pages), func(b *testing.B) { benchmarkWrite(b, document(title, para("x"))) })
	}
}

// FuzzText sets any text: it comes out whole, or is refused with a mistake, but nothing panics.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"", "Kunta päättää.", "a\u00ADb\u200Bc\u2060d", "e\u0301 \u0301", "😀", "א", "\xFF", "\n\t", "Ελλάδα ǩǧʒ", "https://kunta.example/ä?x=1#y", "–", " - ", "\u2028",
	} {
		f.Add(s)
	}
	w := open(f, nil)
	f.Fuzz(func(t *testing.T, s string) {
		d := document(&doc.Heading{Level: 1, Text: doc.Plain(s)}, para(s), &doc.List{Items: []*doc.Item{{Label: "1.", Blocks: []doc.Block{para(s)}}}},
			&doc.Table{Columns: make([]doc.Column, 2), Head: []*doc.Row{{Cells: []*doc.Cell{{Text: doc.Plain(s)}, {Text: doc.Plain("b")}}}}})
		var b bytes.Buffer
		if _, err := w.Write(&b, d); err != nil {
			if errs := source.Errors(nil); !errors.As(err, &errs) {
				t.Fatalf("not a mistake of the document: %v", err)
			}
			return
		}
		got, err := rendertest.ReadPDF(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		rendertest.CheckParity(t, "pdf", doc.PlainText(d), got)
	})
}
