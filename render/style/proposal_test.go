package style_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// proposed gives the minutes with other blocks in the proposal.
func proposed(blocks ...doc.Block) *doc.Document {
	d := item(doc.StageMinutes)
	d.Parts[0].Parts[1].Blocks = blocks
	return d
}

func lead() *doc.Paragraph {
	return paragraph(words("Kaupunginhallitus"), words(" "), decides(), words(" "))
}

func TestProposalForms(t *testing.T) {
	tests := []struct {
		name   string
		blocks []doc.Block
		want   map[string]string // by style
	}{
		{"one phrase", []doc.Block{lead(), list(doc.NumberDecimal, "osallistua")}, map[string]string{
			"kemijarvi": "Päätösehdotus (kaupunginjohtaja): Kaupunginhallitus päättää osallistua.\n",
			"espoo":     "Kaupunginhallitus\n\n1\n   päättää osallistua.\n",
			"yleinen":   "Kaupunginhallitus päättää\n\n1. osallistua.\n",
		}},
		{"two phrases", []doc.Block{lead(), list(doc.NumberBullet, "osallistua", "maksaa ")}, map[string]string{
			"kemijarvi": "Kaupunginhallitus päättää osallistua ja maksaa.\n",
			"espoo":     "1\n   päättää osallistua ja\n\n2\n   päättää maksaa.\n",
			"yleinen":   "1. osallistua ja\n\n2. maksaa.\n",
		}},
		{"four phrases", []doc.Block{lead(), list(doc.NumberDecimal, "a", "b", "c", "d")}, map[string]string{
			"kemijarvi": "Kaupunginhallitus päättää a, b, c ja d.\n",
			"espoo":     "1\n   päättää a,\n\n2\n   päättää b,\n\n3\n   päättää c ja\n\n4\n   päättää d.\n",
			"yleinen":   "1. a,\n\n2. b,\n\n3. c ja\n\n4. d.\n",
		}},
		{"prose and a list after a colon", []doc.Block{paragraph(words("Hyväksytään ehdot:")), list(doc.NumberDecimal, "Ensimmäinen ehto.", "Toinen ehto.")}, map[string]string{
			"kemijarvi": "(kaupunginjohtaja): Hyväksytään ehdot:\n\n1) Ensimmäinen ehto.\n\n2) Toinen ehto.\n",
			"yleinen":   "1. Ensimmäinen ehto.\n",
		}},
		{"list only", []doc.Block{list(doc.NumberDecimal, "Ensimmäinen.")}, map[string]string{
			"kemijarvi": "Päätösehdotus (kaupunginjohtaja):\n\n1) Ensimmäinen.\n",
		}},
	}
	for _, test := range tests {
		for name, want := range test.want {
			t.Run(test.name+"/"+name, func(t *testing.T) {
				wantText(t, arrange(t, name, proposed(test.blocks...)), want)
			})
		}
	}
}

// TestProposalMistakes shows that the rules are the same in every form: a template that works in one house works in all.
func TestProposalMistakes(t *testing.T) {
	nested := list(doc.NumberDecimal, "osallistua")
	nested.Items[0].Blocks = append(nested.Items[0].Blocks, list(doc.NumberAlphaParen, "alakohta"))
	tableItem := list(doc.NumberDecimal, "osallistua")
	tableItem.Items[0].Blocks[0] = &doc.Table{Columns: []doc.Column{{}}}
	tests := []struct {
		name   string
		blocks []doc.Block
		want   string
	}{
		{"closed phrase", []doc.Block{lead(), list(doc.NumberDecimal, "osallistua,", "maksaa")}, "closed-phrase"},
		{"nothing after the verb", []doc.Block{lead(), paragraph(words("Teksti."))}, "open-proposal"},
		{"nothing at all after the verb", []doc.Block{lead()}, "open-proposal"},
		{"typed verb", []doc.Block{paragraph(words("Kaupunginhallitus päättää")), list(doc.NumberDecimal, "osallistua")}, "open-proposal"},
		{"nested list", []doc.Block{lead(), nested}, "not-a-phrase"},
		{"table in an item", []doc.Block{lead(), tableItem}, "not-a-phrase"},
	}
	for _, test := range tests {
		for _, name := range style.Names() {
			t.Run(test.name+"/"+name, func(t *testing.T) {
				all := wantMistakes(t, name, proposed(test.blocks...), test.want)
				if !all[0].Pos.IsValid() || all[0].Msg.String() == "" {
					t.Errorf("mistake without a place: %v", all[0])
				}
			})
		}
	}
	wantMistakes(t, "espoo", proposed(paragraph(decides()), list(doc.NumberDecimal, "osallistua")), "no-body")
	wantText(t, arrange(t, "yleinen", proposed(paragraph(decides()), list(doc.NumberDecimal, "osallistua"))), "päättää\n\n1. osallistua.")
	codes, _ := mistakes(t, "espoo", proposed(lead(), list(doc.NumberDecimal)))
	if codes[0] != "empty-list" {
		t.Errorf("mistakes = %v", codes)
	}
}

// heinola is a style that a case could bring: presenter in the genitive with initials, the verb in the potential mood.
const heinola = `base: sfs
section_sign: after
layouts:
  item:
    verb: potential
    parts:
      proposal:
        prose: [proposal]
        proposal: list
        label:
          text:
            fi: ['{presenter.title.genitive.capital}[ ({presenter.initials})] ehdotus:', 'Ehdotus:']
            sv: 'Förslag:'
          place: line
        required: true
`

func layer(files map[string]string) []source.Layer {
	tree := fstest.MapFS{}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return []source.Layer{{Name: "case/styles", FS: tree}}
}

func TestStyleOfACase(t *testing.T) {
	h, err := style.Open(layer(map[string]string{"heinola/style.yaml": heinola}), "heinola")
	if err != nil {
		t.Fatal(err)
	}
	d := item(doc.StageMinutes)
	arranged, err := h.Arrange(d)
	if err != nil {
		t.Fatal(err)
	}
	wantText(t, arranged, "Kaupunginjohtajan (EE) ehdotus:\n\nKaupunginhallitus päättänee\n\n1. osallistua", "61\u00a0§")

	d.Parts[0].Facts.Presenter = nil
	if arranged, err = h.Arrange(d); err != nil {
		t.Fatal(err)
	}
	wantText(t, arranged, "Ehdotus:\n\nKaupunginhallitus päättänee")

	d.Parts[0].Facts.Presenter = &doc.Person{Title: doc.Noun{Text: "kaupunginjohtaja"}}
	d.Parts[0].Parts[1].Blocks[0] = paragraph(words("Kaupunginhallitus "), doc.Verb{Node: at(12), Indicative: "harkitsee"})
	_, err = h.Arrange(d)
	var codes []string
	for _, e := range err.(source.Errors) {
		codes = append(codes, e.Code)
		if e.Hint.String() == "" {
			t.Errorf("%v has no hint", e)
		}
	}
	if got := strings.Join(codes, " "); !strings.Contains(got, "missing-form") {
		t.Errorf("mistakes = %s: %v", got, err)
	}
}
