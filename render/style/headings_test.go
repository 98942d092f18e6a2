package style_test

import (
	"strings"
	"testing"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/style"
)

// arrangeIn arranges a document in a style that a case could bring.
func arrangeIn(t *testing.T, text string, d *doc.Document) *doc.Document {
	t.Helper()
	h, err := style.Open(layer(map[string]string{"oma/style.yaml": text}), "oma")
	if err != nil {
		t.Fatal(err)
	}
	out, err := h.Arrange(d)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestSideHeadings has the highest headings of a statement in the left column, like its label and at its level; those below
// them, and those of a box, stand above the text.
func TestSideHeadings(t *testing.T) {
	d := item(doc.StageAgenda)
	heading := func(level int, s string) doc.Block { return &doc.Heading{Node: at(1), Level: level, Text: text(s)} }
	d.Parts[0].Parts[0].Blocks = []doc.Block{
		paragraph(words("Alku.")), heading(2, "Tausta"), paragraph(words("Tausta.")), heading(3, "Laki"), paragraph(words("Laki.")),
		heading(2, "Luettelo"), list(doc.NumberDecimal, "yksi"),
		&doc.Named{Node: at(9), Name: "box", Blocks: []doc.Block{heading(2, "Ehto"), paragraph(words("Ehto."))}}, heading(2, "Loppu"),
	}
	dump := rendertest.Dump(arrange(t, "kuopio", d))
	for _, want := range []string{
		`heading 2 look=side-heading side "Asia"`, `heading 2 look=side-heading side "Tausta"`, `heading 3 look=heading-3-indented "Laki"`,
		`heading 2 look=side-heading "Luettelo"`, `heading 2 look=heading-2-indented "Ehto"`, `heading 2 look=side-heading "Loppu"`,
	} {
		if !strings.Contains(dump, want) {
			t.Errorf("the tree lacks %s:\n%s", want, dump)
		}
	}
}

// TestOnlyAttachment points at a single attachment without a number, and at one of several with it.
func TestOnlyAttachment(t *testing.T) {
	d := item(doc.StageMinutes)
	wantText(t, arrange(t, "heinola", d), "Liitteenä\u00a08 on taulukko", "liitteenä\u00a09 kuntayhtymän pyyntö")
	f := d.Parts[0].Facts
	f.Attachments = append(f.Attachments[:1], f.Attachments[2])
	d.Parts[0].Parts[0].Blocks = []doc.Block{paragraph(doc.AttachmentRef{Node: at(6), Key: "osuudet"}, words(" on taulukko. "),
		doc.AttachmentRef{Node: at(6), Key: "esittely"}, words(" on esittely."))}
	wantText(t, arrange(t, "heinola", d), "Liitteenä on taulukko. Oheisena on esittely.")
}

// TestEmptyLabel says what a style wants said where there is nothing.
func TestEmptyLabel(t *testing.T) {
	wantText(t, arrange(t, "turku", item(doc.StageAgenda)), "Tiivistelmä: -\n\n")
	wantText(t, arrangeIn(t, `base: yleinen
layouts:
  item:
    parts:
      summary:
        prose: [summary]
        label: {text: Tiivistelmä, place: line, keep_empty: true, empty: {fi: ei ole, sv: saknas}}
`, item(doc.StageAgenda)), "Tiivistelmä\n\nei ole\n\nSelostus\n")
}

// TestJoinedLine sets the elements of a list in one line that begins and ends as the style says, and nothing where there are
// none.
func TestJoinedLine(t *testing.T) {
	d := item(doc.StageAgenda)
	f := d.Parts[0].Facts
	f.Preparers = append(f.Preparers, doc.Person{Title: doc.Noun{Text: "talousjohtaja"}})
	wantText(t, arrange(t, "turku", d), "\n\nPalvelujohtaja Etunimi Sukunimi, talousjohtaja:\n\n")
	f.Preparers = nil
	wantText(t, arrange(t, "turku", d), "KH §\u00a061\n\nTunturin kuntayhtymä")
}

// TestItemsOnNewPages begins a page with the first item, or with every one.
func TestItemsOnNewPages(t *testing.T) {
	for name, want := range map[string]int{"yleinen": 1, "kemijarvi": 2} {
		breaks := 0
		for _, p := range arrange(t, name, meeting(doc.StageMinutes)).Parts[0].Parts {
			if p.Role != doc.RoleItem {
				continue
			}
			doc.EachPart(p, func(p *doc.Part) {
				doc.EachBlock(p.Blocks, func(b doc.Block) {
					if _, ok := b.(*doc.PageBreak); ok {
						breaks++
					}
				})
			})
		}
		if breaks != want {
			t.Errorf("%s begins %d pages with its two items, want %d", name, breaks, want)
		}
	}
}
