package pdf

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
)

// kitchen gives the document that has one of everything, as a file.
func kitchen(t testing.TB) []byte {
	t.Helper()
	return written(t, rendertest.Kitchen())
}

// shortKitchen gives the kitchen with a table of few rows, to be judged many times.
func shortKitchen(t testing.TB) []byte {
	t.Helper()
	return written(t, kitchenOf(2))
}

// kitchenOf gives the kitchen with a table of some rows.
func kitchenOf(rows int) *doc.Document {
	d := rendertest.Kitchen()
	for _, part := range d.Parts {
		for i, block := range part.Blocks {
			if _, ok := block.(*doc.Table); ok {
				part.Blocks[i] = rendertest.KitchenTable(rows)
			}
		}
	}
	return d
}

// written gives a document as a file.
func written(t testing.TB, d *doc.Document) []byte {
	t.Helper()
	w, err := Open(rendertest.House())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := w.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestKitchenIsSound: our lint finds nothing in a document that has one of everything, and its text can be read back.
func TestKitchenIsSound(t *testing.T) {
	rendertest.CheckPDF(t, rendertest.Kitchen(), kitchen(t))
}

// TestFinishIsDeterministic: the same document gives the same bytes, by whichever worker, and another one other bytes and
// another identifier.
func TestFinishIsDeterministic(t *testing.T) {
	w, err := Open(rendertest.House())
	if err != nil {
		t.Fatal(err)
	}
	write := func(d *doc.Document) []byte {
		var b bytes.Buffer
		if _, err := w.Write(&b, d); err != nil {
			t.Error(err)
		}
		return b.Bytes()
	}
	want := write(kitchenOf(5))
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			write(kitchenOf(5 + i)) // leaves something else in the pools
			if !bytes.Equal(write(kitchenOf(5)), want) {
				t.Error("the same document gives other bytes")
			}
		})
	}
	group.Wait()
	id := regexp.MustCompile(`/ID \[<[0-9a-f]{32}>`)
	if other := write(kitchenOf(6)); !id.Match(want) || bytes.Equal(id.Find(want), id.Find(other)) {
		t.Errorf("identifiers %q and %q", id.Find(want), id.Find(other))
	}
}

// TestFinishRefuses: what is missing is an error before anything is written.
func TestFinishRefuses(t *testing.T) {
	p := &recorder{}
	tags := p.tagger()
	tags.in(&element{tag: tagP}, func() { tags.mark(p.draw) })
	good := archiveMeta{title: "a", lang: "fi"}
	for want, finish := range map[string]func(*archiver) ([]byte, error){
		"title and a language": func(a *archiver) ([]byte, error) { return a.finish(plainFile(t), tags, archiveMeta{lang: "fi"}, nil) },
		"not the layout":       func(a *archiver) ([]byte, error) { return a.finish([]byte("%PDF-1.3\n"), tags, good, nil) },
		"font Helvetica":       func(a *archiver) ([]byte, error) { return a.finish(plainFile(t), tags, good, nil) },
		"page 9": func(a *archiver) ([]byte, error) {
			p := &recorder{page: 9}
			tags := p.tagger()
			tags.in(&element{tag: tagP}, func() { tags.mark(p.draw) })
			return a.finish(plainFile(t), tags, good, nil)
		},
	} {
		out, err := finish(newArchiver())
		if err == nil || out != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

func TestSubsetName(t *testing.T) {
	for name, want := range map[string]bool{
		"ABCDEF+LiberationSans": true, "ABCDEF+": false, "LiberationSans": false, "ABCDEf+Sans": false, "ABCDE+FSans": false, "": false,
	} {
		if isSubsetName(name) != want {
			t.Errorf("%q: want %t", name, want)
		}
	}
}

// BenchmarkFinish measures the finishing of a letter that is drawn and tagged already.
func BenchmarkFinish(b *testing.B) {
	w, err := Open(rendertest.House())
	if err != nil {
		b.Fatal(err)
	}
	d := letter()
	l, errs := w.set(new(setter), d)
	if errs.Failed() {
		b.Fatal(errs)
	}
	c := newCanvas(w.house.Page.Width, w.house.Page.Height, l.fonts.used)
	t := newTagger(c.raw, c.page)
	paint(c, t, l, w.house.Page.Height)
	raw, err := c.output()
	if err != nil {
		b.Fatal(err)
	}
	var fonts []embeddedFont
	for _, f := range l.fonts.used {
		fonts = append(fonts, embeddedFont{f.baseFont, f.toUnicode})
	}
	meta := archiveMeta{title: d.Meta.Title, lang: d.Lang, author: d.Meta.Author, date: d.Meta.Date, program: program}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := w.archiver.finish(raw, t, meta, fonts); err != nil {
			b.Fatal(err)
		}
	}
}
