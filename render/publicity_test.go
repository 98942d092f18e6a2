package render_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/pykala/pykala/render"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/redact"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/style"
)

// Words that stand for what not everybody may see. Each place has one of its own, so that a leak tells where it comes from.
const (
	secretWord   = "zqs" // and a number
	personalWord = "zqp"
)

// hidingPlaces fills a tree with words and keeps count of them.
type hidingPlaces struct{ n int }

func (h *hidingPlaces) word(prefix string) string {
	h.n++
	return fmt.Sprintf("%s%02d", prefix, h.n)
}

func (h *hidingPlaces) text(prefix string) doc.Inline { return doc.Text{S: h.word(prefix)} }

// both gives a secret and a personal run.
func (h *hidingPlaces) both() []doc.Inline {
	return []doc.Inline{
		doc.Text{S: "Julkista, "},
		doc.Marked{Mark: doc.Mark{Publicity: doc.Secret, Ground: "JulkL 24 §"}, Text: []doc.Inline{doc.Strong{Text: []doc.Inline{h.text(secretWord)}}}},
		doc.Text{S: ", "},
		doc.Marked{Mark: doc.Mark{Publicity: doc.Personal}, Text: []doc.Inline{h.text(personalWord)}},
		doc.Text{S: " loppuu"},
	}
}

func (h *hidingPlaces) person() doc.Person {
	return doc.Person{
		Mark: doc.Mark{Publicity: doc.Personal}, First: h.word(personalWord), Last: h.word(personalWord), Title: doc.Noun{
			Text: "sihteeri", Forms: map[string]string{"genitive": "sihteerin"},
		}, Phone: h.word(personalWord), Email: h.word(personalWord) + "@x.example",
	}
}

func (h *hidingPlaces) attachment(first bool) doc.Attachment {
	if first {
		return doc.Attachment{Key: "taulukko", Title: doc.Plain("Taulukko"), Kind: doc.KindAttachment}
	}
	return doc.Attachment{
		Key: h.word(secretWord), Mark: doc.Mark{Publicity: doc.Secret, Ground: "JulkL 24 §"}, Title: doc.Plain(h.word(secretWord)), Kind: doc.KindAttachment,
	}
}

// blocks hides words in every kind of block, and in what only some formats keep: ids, names of blanks, alternative texts.
func (h *hidingPlaces) blocks(picture []byte) []doc.Block {
	secret := doc.Mark{Publicity: doc.Secret, Ground: "JulkL 24 § 1 mom. 25 k."}
	id := h.word(secretWord)
	return []doc.Block{
		&doc.Paragraph{Text: h.both()},
		&doc.Heading{Level: 2, ID: id, Text: h.both()},
		&doc.Paragraph{Text: []doc.Inline{
			doc.Link{URL: "https://www.x.example/" + h.word(secretWord), Text: h.both()},
			doc.Text{S: " ja "},
			doc.Ref{ID: id},
			doc.Marked{Mark: secret, Text: []doc.Inline{
				doc.Link{URL: "https://www.x.example/" + h.word(secretWord), Text: []doc.Inline{h.text(secretWord)}},
				doc.Blank{Name: h.word(secretWord), Prompt: h.word(secretWord)},
			}},
		}},
		&doc.List{Numbering: doc.NumberBullet, Items: []*doc.Item{{Blocks: []doc.Block{&doc.Paragraph{Text: h.both()}}}}},
		&doc.Table{
			ID: h.word(secretWord), Caption: h.both(), Columns: []doc.Column{{}, {}},
			Head: []*doc.Row{{Cells: []*doc.Cell{{Text: doc.Plain("Nimi")}, {Text: h.both()}}}},
			Body: []*doc.Row{{Cells: []*doc.Cell{{Text: doc.Plain("a")}, {Text: h.both()}}}},
		},
		&doc.Named{Mark: secret, Blocks: []doc.Block{
			&doc.Heading{Level: 2, ID: h.word(secretWord), Text: []doc.Inline{h.text(secretWord)}},
			&doc.Figure{Image: &doc.Image{Name: h.word(secretWord) + ".png", PNG: picture, Alt: h.word(secretWord)}, Width: 40},
			&doc.Table{Columns: []doc.Column{{}}, Body: []*doc.Row{{Cells: []*doc.Cell{{Text: []doc.Inline{h.text(secretWord)}}}}}},
		}},
		&doc.Named{Name: "box", Mark: doc.Mark{Publicity: doc.Personal}, Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{h.text(personalWord)}}}},
	}
}

// hiding gives a letter or an item with words in every place.
func hiding(layout doc.Layout) *doc.Document {
	h := &hidingPlaces{}
	contact, presenter := h.person(), h.person()
	facts := &doc.Facts{
		DocumentType: doc.Plain("Päätös"), Title: h.both(), Diary: doc.Plain("1/2026"), Section: doc.Plain("7"),
		Date:      doc.Fact{doc.Date{Year: 2026, Month: 11, Day: 22}},
		Body:      doc.Body{Name: doc.Noun{Text: "kaupunginhallitus", Forms: map[string]string{"genitive": "kaupunginhallituksen"}}, Abbreviation: "KH"},
		Sender:    doc.Organisation{Name: doc.Noun{Text: "Esimerkin kaupunki"}, Registry: "kirjaamo@x.example"},
		Recipient: doc.Recipient{Mark: doc.Mark{Publicity: doc.Personal}, Name: h.word(personalWord), Email: h.word(personalWord) + "@x.example"},
		Contacts:  []doc.Person{contact}, Preparers: []doc.Person{contact}, Presenter: &presenter, Signers: []doc.Person{presenter},
		Attachments: []doc.Attachment{h.attachment(true), h.attachment(false)}, Notified: []doc.Fact{h.both()},
	}
	picture := rendertest.Kitchen().Parts[3].Blocks
	png := picture[len(picture)-1].(*doc.Figure).Image.PNG
	root := &doc.Part{Role: doc.RoleText, Facts: facts, Blocks: h.blocks(png)}
	if layout == doc.LayoutItem {
		root = &doc.Part{Role: doc.RoleItem, Facts: facts, Parts: []*doc.Part{
			{Role: doc.RoleStatement, Blocks: h.blocks(png)}, {Role: doc.RoleProposal, Blocks: []doc.Block{&doc.Paragraph{Text: h.both()}}},
		}}
	}
	return &doc.Document{
		Kind: "hiding", Lang: "fi", Layout: layout, Stage: doc.StageAgenda, Parts: []*doc.Part{root},
		Meta: doc.Meta{Title: doc.InlineText(facts.Title), Subject: "Päätös", Author: "Esimerkin kaupunki", Date: doc.Date{Year: 2026, Month: 11, Day: 22}},
	}
}

func notices() doc.Notices {
	notice := func(s string) doc.Notice { return doc.Notice{Plain: "[" + s + "]", Grounded: "[" + s + ": {ground}]"} }
	return doc.Notices{
		Secret: notice("salassa"), Personal: notice("henkilötieto"), SecretAttachment: notice("liite"), PersonalAttachment: notice("liite"),
		Matter: notice("asia"), FullMatter: notice("asia"), FullText: notice("osin"), PublicSecret: notice("julkinen"), PublicPersonal: notice("julkinen"), PublicBoth: notice("julkinen"),
	}
}

// TestNothingHiddenIsInTheFiles writes a document with words in every place that a tree has, in every format and rendering, takes
// the files apart and looks for the words. The full rendering is the control: there they are found.
func TestNothingHiddenIsInTheFiles(t *testing.T) {
	for layout, house := range map[doc.Layout]string{doc.LayoutLetter: "sfs", doc.LayoutItem: "kemijarvi"} {
		for _, format := range render.Formats() {
			t.Run(house+"/"+format.Name, func(t *testing.T) {
				h, err := style.Open(nil, house)
				if err != nil {
					t.Fatal(err)
				}
				w, err := format.Open(h)
				if err != nil {
					t.Fatal(err)
				}
				for _, show := range doc.Renderings() {
					lookFor(t, show, unpacked(t, h, w, hiding(layout), show))
				}
			})
		}
	}
}

func unpacked(t *testing.T, h *style.House, w render.Writer, d *doc.Document, show doc.Rendering) string {
	t.Helper()
	shown, err := redact.Redact(d, show, notices())
	if err != nil {
		t.Fatal(err)
	}
	arranged, err := h.Arrange(shown)
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if _, err := w.Write(&file, arranged); err != nil {
		t.Fatal(err)
	}
	return strings.ToLower(rendertest.Unpack(t, file.Bytes()))
}

// lookFor sees that a rendering has the words that it may show, and no others.
func lookFor(t *testing.T, show doc.Rendering, unpacked string) {
	t.Helper()
	for word, may := range map[string]bool{secretWord: show.Shows(doc.Secret), personalWord: show.Shows(doc.Personal)} {
		found := map[string]bool{}
		for _, one := range regexp.MustCompile(word+`\d\d`).FindAllString(unpacked, -1) {
			found[one] = true
		}
		switch {
		case !may && len(found) > 0:
			t.Errorf("the rendering “%s” holds %v", show.Name(), found)
		case may && len(found) < 10:
			t.Errorf("the rendering “%s” holds only %d of what begins with %s: %v", show.Name(), len(found), word, found)
		}
	}
}
