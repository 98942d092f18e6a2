package style_test

import (
	"errors"
	"reflect"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/style"
)

// TestAnyDocument arranges trees that no template would make: each is refused with places, or what comes out is fit for the
// writers; what went in stays as it was.
func TestAnyDocument(t *testing.T) {
	houses := map[string]*style.House{}
	for _, name := range style.Names() {
		houses[name] = open(t, name)
	}
	rapid.Check(t, func(t *rapid.T) {
		h := houses[rapid.SampledFrom(style.Names()).Draw(t, "style")]
		d := drawDocument(t)
		before := rendertest.Dump(d)
		arranged, err := h.Arrange(d)
		if rendertest.Dump(d) != before {
			t.Fatal("the document was changed")
		}
		if err != nil {
			var all source.Errors
			if !errors.As(err, &all) || !all.Failed() {
				t.Fatalf("error without mistakes: %v", err)
			}
			return
		}
		if wrong := check(h, arranged); len(wrong) > 0 {
			t.Fatalf("%v in\n%s", wrong, rendertest.Dump(arranged))
		}
	})
}

// partsByLayout are roles that every style has a place for.
var partsByLayout = map[doc.Layout][]doc.Role{
	doc.LayoutItem:   {doc.RoleStatement, doc.RoleProposal},
	doc.LayoutLetter: {doc.RoleText, doc.RoleConditions, doc.RoleText, doc.RoleDeclaration},
	doc.LayoutTable:  {doc.RoleText, doc.RoleText},
}

func drawDocument(t *rapid.T) *doc.Document {
	d := &doc.Document{
		Kind: "any", Lang: rapid.SampledFrom([]string{"fi", "sv"}).Draw(t, "lang"), Meta: doc.Meta{Title: "Otsikko"},
		Layout: rapid.SampledFrom([]doc.Layout{doc.LayoutItem, doc.LayoutLetter, doc.LayoutTable}).Draw(t, "layout"),
		Stage:  doc.StageAgenda,
	}
	facts := itemFacts()
	facts.Sender = doc.Organisation{Name: doc.Noun{Text: "Lähettäjä"}}
	root := &doc.Part{Role: doc.RoleItem, Facts: facts}
	if d.Layout != doc.LayoutItem {
		root.Role = doc.RoleText
	}
	for _, role := range partsByLayout[d.Layout] {
		first := paragraph(words("Ensin."))
		root.Parts = append(root.Parts, &doc.Part{
			Role: role, Frozen: rapid.IntRange(0, 30).Draw(t, "frozen") == 0, Blocks: append([]doc.Block{first}, drawBlocks(t, 2)...),
		})
	}
	if rapid.IntRange(0, 20).Draw(t, "stray") == 0 {
		root.Parts = append(root.Parts, &doc.Part{Role: "stray", Blocks: drawBlocks(t, 1)})
	}
	d.Parts = []*doc.Part{root}
	return d
}

func drawBlocks(t *rapid.T, depth int) []doc.Block {
	var out []doc.Block
	for range rapid.IntRange(0, 4).Draw(t, "blocks") {
		out = append(out, drawBlock(t, depth))
	}
	return out
}

func drawBlock(t *rapid.T, depth int) doc.Block {
	kinds := 3
	if depth > 0 {
		kinds = 6
	}
	switch rapid.IntRange(0, kinds).Draw(t, "kind") {
	case 0:
		return &doc.Heading{Level: rapid.IntRange(1, 6).Draw(t, "level"), ID: rapid.SampledFrom([]string{"", "", "", "", "a", "b"}).Draw(t, "id"), Text: drawText(t)}
	case 1:
		return &doc.Table{ID: rapid.SampledFrom([]string{"", "", "", "c"}).Draw(t, "id"), Caption: drawText(t), Columns: []doc.Column{{}}, Body: []*doc.Row{{Cells: []*doc.Cell{{Text: drawText(t)}}}}}
	case 4:
		list := &doc.List{Numbering: rapid.SampledFrom([]doc.Numbering{doc.NumberBullet, doc.NumberDecimal, doc.NumberAlphaParen}).Draw(t, "numbering")}
		for range rapid.IntRange(1, 3).Draw(t, "items") {
			list.Items = append(list.Items, &doc.Item{Blocks: drawBlocks(t, depth-1)})
		}
		return list
	case 5:
		return &doc.Named{Name: rapid.SampledFrom([]string{"box", "note", "caption", ""}).Draw(t, "name"), Mark: drawMark(t), Blocks: drawBlocks(t, depth-1)}
	case 6:
		return &doc.PageBreak{}
	default:
		return &doc.Paragraph{Text: drawText(t)}
	}
}

func drawMark(t *rapid.T) doc.Mark {
	return doc.Mark{Publicity: rapid.SampledFrom([]doc.Publicity{doc.Public, doc.Personal, doc.Secret}).Draw(t, "mark")}
}

func drawText(t *rapid.T) []doc.Inline {
	out := []doc.Inline{doc.Text{S: rapid.SampledFrom([]string{"Teksti. ", "x", "Ehdot:"}).Draw(t, "text")}}
	for range rapid.IntRange(0, 2).Draw(t, "inlines") {
		switch rapid.IntRange(0, 7).Draw(t, "inline") {
		case 0:
			out = append(out, doc.Ref{ID: rapid.SampledFrom([]string{"osuudet", "pyynto", "osuudet", "pyynto", "osuudet", "a", "c"}).Draw(t, "ref")})
		case 1:
			out = append(out, doc.AttachmentRef{Key: rapid.SampledFrom([]string{"osuudet", "pyynto", "esittely"}).Draw(t, "attachment")})
		case 2:
			out = append(out, decides(), words(" jotain"))
		case 3:
			out = append(out, doc.Date{Year: 2020, Month: 5, Day: 8})
		case 4:
			out = append(out, doc.Strong{Text: []doc.Inline{doc.Emph{Text: []doc.Inline{doc.Date{Year: 2020, Month: 5, Day: 8}}}, doc.Break{}}})
		case 5:
			out = append(out, doc.Marked{Mark: drawMark(t), Text: []doc.Inline{words("m "), doc.Date{Year: 2020, Month: 5, Day: 8}}})
		default:
			out = append(out, doc.Blank{Name: "x", Prompt: "y"})
		}
	}
	return out
}

// TestHouseIsShared arranges with one house in many goroutines, for the race detector.
func TestHouseIsShared(t *testing.T) {
	h := open(t, "kemijarvi")
	d := item(doc.StageMinutes)
	want, err := h.Arrange(d)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			got, err := h.Arrange(d)
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("another goroutine got something else: %v", err)
			}
		})
	}
	group.Wait()
}
