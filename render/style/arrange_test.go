package style_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/style"
)

// arrange arranges a document of which everything is right.
func arrange(t *testing.T, styleName string, d *doc.Document) *doc.Document {
	t.Helper()
	out, err := open(t, styleName).Arrange(d)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// mistakes gives the codes of what is wrong with a document, in order.
func mistakes(t *testing.T, styleName string, d *doc.Document) (codes []string, all source.Errors) {
	t.Helper()
	out, err := open(t, styleName).Arrange(d)
	if err == nil {
		t.Fatalf("nothing was found wrong:\n%s", doc.PlainText(out))
	}
	for _, e := range err.(source.Errors).Sorted() {
		codes = append(codes, e.Code)
		all = append(all, e)
	}
	return codes, all
}

func wantMistakes(t *testing.T, styleName string, d *doc.Document, want ...string) source.Errors {
	t.Helper()
	got, all := mistakes(t, styleName, d)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("mistakes = %v, want %v\n%v", got, want, all)
	}
	return all
}

func wantText(t *testing.T, d *doc.Document, wants ...string) {
	t.Helper()
	got := doc.PlainText(d)
	for _, want := range wants {
		if !strings.Contains(got, want) {
			t.Errorf("the text lacks %q:\n%s", want, got)
		}
	}
}

func wantNoText(t *testing.T, d *doc.Document, unwanted ...string) {
	t.Helper()
	got := doc.PlainText(d)
	for _, one := range unwanted {
		if strings.Contains(got, one) {
			t.Errorf("the text holds %q:\n%s", one, got)
		}
	}
}

// TestInputIsNotChanged arranges the same document in every style and compares it with a fresh one.
func TestInputIsNotChanged(t *testing.T) {
	for _, make := range []func() *doc.Document{agendaItem, letter, table, func() *doc.Document { return item(doc.StageMinutes) }} {
		d := make()
		for _, name := range style.Names() {
			arrange(t, name, d)
		}
		if !reflect.DeepEqual(d, make()) {
			t.Errorf("arranging changed a %s", d.Kind)
		}
	}
}

func TestArrangingIsDeterministic(t *testing.T) {
	h := open(t, "espoo")
	first, err := h.Arrange(item(doc.StageMinutes))
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		again, err := h.Arrange(item(doc.StageMinutes))
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(first, again) {
			t.Fatal("the same document was arranged in two ways")
		}
	}
}

// TestSwedish shows that every style has its labels and phrases in Swedish.
func TestSwedish(t *testing.T) {
	for _, test := range []struct {
		style    string
		document *doc.Document
		want     []string
	}{
		{"kemijarvi", item(doc.StageMinutes), []string{"Beslutsförslag (kaupunginjohtaja): ", "Beslut: ", "För kännedom: ", "Som bilaga\u00a08 on", "som bilaga\u00a09", " och valtuuttaa"}},
		{"espoo", item(doc.StageMinutes), []string{"Beredning / tilläggsuppgifter:", "Behandling\n", "Redogörelse\n"}},
		{"yleinen", item(doc.StageMinutes), []string{"Beredare\n", "Föredragande\n", "Bilagor\n", "Diarienummer 112"}},
		{"sfs", letter(), []string{"Referens: ", "Mer information\n", "Bilagor\n", "Sändlista\n", "Tilläggsmaterial\n"}},
	} {
		test.document.Lang = "sv"
		wantText(t, arrange(t, test.style, test.document), test.want...)
	}
	d := item(doc.StageMinutes)
	d.Lang = "en"
	wantMistakes(t, "espoo", d, "style-language")
}

func TestAttachmentsByCount(t *testing.T) {
	attachment := func(key string) doc.Attachment {
		return doc.Attachment{Key: key, Title: fact("Liite " + key), Kind: doc.KindAttachment}
	}
	d := letter()
	f := d.Parts[0].Facts
	d.Parts[0].Blocks = []doc.Block{paragraph(words("Teksti."))}

	f.Attachments = nil
	wantNoText(t, arrange(t, "sfs", d), "Liite", "Oheismateriaali")

	f.Attachments = []doc.Attachment{attachment("yksi")}
	one := arrange(t, "sfs", d)
	wantText(t, one, "Liite\n\n1 Liite yksi\n")
	wantNoText(t, one, "Liitteet")

	f.Attachments = nil
	for i := range 30 {
		f.Attachments = append(f.Attachments, attachment(string(rune('a'+i))))
	}
	many := arrange(t, "sfs", d)
	wantText(t, many, "Liitteet\n\n1 Liite a\n", "\n30 Liite")
	if number := many.Parts[0].Facts.Attachments[29].Number; doc.InlineText(number) != "30" {
		t.Errorf("the facts say that the last attachment is number %q", doc.InlineText(number))
	}
}

// TestUnmentionedAttachments shows that a style which names attachments in the text loses none that the text leaves out.
func TestUnmentionedAttachments(t *testing.T) {
	d := item(doc.StageMinutes)
	f := d.Parts[0].Facts
	f.Attachments = append(f.Attachments,
		doc.Attachment{Key: "sopimus", Title: fact("Sopimusluonnos"), Kind: doc.KindAttachment, First: 8},
		doc.Attachment{Key: "diat", Title: fact("Diat"), Kind: doc.KindBackground})
	got := arrange(t, "kemijarvi", d)
	wantText(t, got, "Liitteenä 10: Sopimusluonnos\n", "Oheisena: Diat\n")
	wantNoText(t, got, "8: ", "9: ", "Oheisena: Hankkeen esittely")
}

func TestSeries(t *testing.T) {
	d := item(doc.StageMinutes)
	f := d.Parts[0].Facts
	f.Attachments[0].First, f.Attachments[1].First = 0, 0
	wantText(t, arrange(t, "yleinen", d), "Liitteenä\u00a01 on", "liitteenä\u00a02 ", "liitteestä 1.")
	all := wantMistakes(t, "kemijarvi", d, "blank-left")
	if !strings.Contains(all[0].Msg.String(), "liitteen numero") {
		t.Errorf("message = %s", all[0].Msg)
	}
	f.Attachments[0].First, f.Attachments[1].First = 3, 5
	if codes, _ := mistakes(t, "kemijarvi", d); codes[0] != "attachment-first" {
		t.Errorf("mistakes = %v", codes)
	}
}

func TestPersons(t *testing.T) {
	d := item(doc.StageMinutes)
	f := d.Parts[0].Facts
	f.Preparers = append(f.Preparers, doc.Person{Title: doc.Noun{Text: "suunnittelija"}, Unit: "talouspalvelut"})
	wantText(t, arrange(t, "kemijarvi", d), "(Palvelujohtaja Etunimi Sukunimi 040 000 0000)\n\n(Suunnittelija)\n")
	wantText(t, arrange(t, "yleinen", d), "Valmistelijat\n\npalvelujohtaja Etunimi Sukunimi, ", "\n\nsuunnittelija, talouspalvelut\n")
	wantText(t, arrange(t, "espoo", d), "Sukunimi Etunimi\nkirjaamo@kaupunki.example\n040 000 0000\n\nSuunnittelija\n")

	f.Presenter = nil
	wantText(t, arrange(t, "kemijarvi", d), "Päätösehdotus: Kaupunginhallitus")
	wantText(t, arrange(t, "espoo", d), "Päätösehdotus\n\nKaupunginhallitus\n")

	f.Presenter = &doc.Person{Blank: &doc.Blank{Name: "presenter", Prompt: "esittelijä"}}
	d.Stage, d.Parts[0].Parts = doc.StageAgenda, d.Parts[0].Parts[:2]
	wantText(t, arrange(t, "kemijarvi", d), "Päätösehdotus ([esittelijä]): Kaupunginhallitus")
	wantText(t, arrange(t, "espoo", d), "Päätösehdotus\n\n[esittelijä]\n\nKaupunginhallitus\n")

	f.Preparers = []doc.Person{{Phone: "040 000 0000"}} // neither a name nor a title
	wantMistakes(t, "kemijarvi", d, "missing-fact")
}

// TestUnknownBody has a blank where only the recipient knows who decides; a letter to it leaves the body out.
func TestUnknownBody(t *testing.T) {
	d := agendaItem()
	f := d.Parts[0].Facts
	f.Body = doc.Body{Blank: &doc.Blank{Name: "body", Prompt: "toimielin"}}
	for _, name := range style.Names() {
		wantText(t, arrange(t, name, d), "[toimielin]")
	}
	d.Stage = doc.StageMinutes
	d.Parts[0].Parts = append(d.Parts[0].Parts, item(doc.StageMinutes).Parts[0].Parts[2])
	if codes, _ := mistakes(t, "espoo", d); !slices.Contains(codes, "blank-left") {
		t.Errorf("minutes without a body give %v", codes)
	}
}

func TestMissingFacts(t *testing.T) {
	d := item(doc.StageMinutes)
	f := d.Parts[0].Facts
	*f = doc.Facts{Title: f.Title, Attachments: f.Attachments}
	all := wantMistakes(t, "kemijarvi", d, "missing-part") // who decided, and when
	if !strings.Contains(all[0].Msg.String(), "meeting") || len(all[0].Notes) == 0 {
		t.Errorf("mistake = %v, notes %v", all[0], all[0].Notes)
	}
	d.Stage, d.Parts[0].Parts = doc.StageAgenda, d.Parts[0].Parts[:2]
	got := arrange(t, "kemijarvi", d)
	wantNoText(t, got, "()", "§", "Tiedoksi")
	if !strings.HasPrefix(doc.PlainText(got), "Osallistuminen Yhteinen lähipalvelu Lapissa -hankkeeseen\n\nTunturin kuntayhtymä pyytää") {
		t.Errorf("text = %s", doc.PlainText(got))
	}

	f.Section = fact("61") // without the body: a number that would be lost
	all = wantMistakes(t, "kemijarvi", d, "missing-fact")
	if !strings.Contains(all[0].Msg.String(), "body.name") {
		t.Errorf("message = %s", all[0].Msg)
	}

	minutes := item(doc.StageMinutes)
	minutes.Parts[0].Facts.Section = nil
	for _, name := range style.Names() {
		codes, all := mistakes(t, name, minutes)
		if len(all) != 1 || codes[0] != "missing-fact" && codes[0] != "missing-part" || !strings.Contains(all[0].Msg.String(), "section") {
			t.Errorf("%s: mistakes = %v", name, all)
		}
	}

	d.Meta.Title, f.Title, f.Section = "", nil, nil
	wantMistakes(t, "kemijarvi", d, "missing-title")
}

func TestMissingParts(t *testing.T) {
	d := item(doc.StageMinutes)
	d.Parts[0].Parts = d.Parts[0].Parts[:1]
	wantMistakes(t, "kemijarvi", d, "missing-part", "missing-part") // proposal and decision

	d = item(doc.StageMinutes)
	d.Parts[0].Parts[0].Role = "selostus"
	all := wantMistakes(t, "kemijarvi", d, "unplaced-part")
	if all[0].Pos.Line != 5 {
		t.Errorf("place = %v", all[0].Pos)
	}
	d.Parts[0].Parts[0].Role = "statment"
	all = wantMistakes(t, "kemijarvi", d, "unplaced-part")
	if hint := all[0].Hint.String(); hint != "did you mean “statement”?" {
		t.Errorf("hint = %s", hint)
	}

	d = item(doc.StageAgenda)
	d.Parts[0].Parts = append(d.Parts[0].Parts, &doc.Part{Node: at(40), Role: doc.RoleDecision, Blocks: []doc.Block{paragraph(words("Hyväksyttiin."))}})
	wantMistakes(t, "espoo", d, "unplaced-part") // an agenda has no decisions

	d = item(doc.StageAgenda)
	d.Stage = ""
	wantMistakes(t, "espoo", d, "style-stage")
	d.Layout = "poster"
	wantMistakes(t, "espoo", d, "style-layout")

	d = item(doc.StageAgenda)
	d.Parts[0].Parts[0].Facts = itemFacts()
	wantMistakes(t, "espoo", d, "double-facts")
}

func TestMinutesRefuseBlanks(t *testing.T) {
	d := agendaItem()
	d.Stage = doc.StageMinutes
	d.Parts[0].Parts = append(d.Parts[0].Parts, item(doc.StageMinutes).Parts[0].Parts[2])
	codes, _ := mistakes(t, "espoo", d)
	for _, code := range codes {
		if code != "blank-left" {
			t.Errorf("mistakes = %v", codes)
		}
	}
	if len(codes) < 5 {
		t.Errorf("only %d blanks were found", len(codes))
	}
	d.Stage = doc.StageExtract
	if codes, _ := mistakes(t, "espoo", d); len(codes) < 5 {
		t.Errorf("only %d blanks were found in an extract", len(codes))
	}
}

func TestReferences(t *testing.T) {
	d := letter()
	refer := func(ids ...string) {
		var sentence []doc.Inline
		for _, id := range ids {
			sentence = append(sentence, words("ks. "), doc.Ref{Node: at(50), ID: id}, words(" "))
		}
		d.Parts[0].Blocks = []doc.Block{
			&doc.Heading{Node: at(41), Level: 2, ID: "ehdot", Text: text("Ehdot")},
			&doc.Table{Node: at(42), ID: "tyhja", Columns: []doc.Column{{}}},
			&doc.Table{Node: at(43), Columns: []doc.Column{{}}},
			&doc.Table{Node: at(44), ID: "osuudet2", Caption: text("Osuudet"), Columns: []doc.Column{{}}},
			paragraph(sentence...),
		}
	}
	refer("ehdot", "osuudet", "tyhja", "osuudet2")
	wantText(t, arrange(t, "sfs", d), "ks. ”Ehdot” ks. 1 ks. 1 ks. 2", "Taulukko 1\n", "Taulukko 2. Osuudet\n")
	refer("osuudet2")
	wantText(t, arrange(t, "sfs", d), "ks. 1", "Taulukko 1. Osuudet\n")
	refer("ehdot")
	wantNoText(t, arrange(t, "sfs", d), "Taulukko")
	refer("osuudet2")
	d.Parts[0].Blocks[3].(*doc.Table).Caption = []doc.Inline{words("Osuudet (liite "), doc.Ref{ID: "sitoumus"}, words(")")}
	wantText(t, arrange(t, "sfs", d), "Taulukko 1. Osuudet (liite 2)\n")

	refer("osudet", "esittely", "jokin")
	all := wantMistakes(t, "sfs", d, "no-number", "unknown-reference", "unknown-reference")
	if hint := all[2].Hint.String() + all[1].Hint.String(); hint != "did you mean “@osuudet”?" || all[1].Pos.Line != 50 {
		t.Errorf("hint = %q at %v", hint, all[1].Pos)
	}

	refer("ehdot")
	d.Parts[0].Blocks[1].(*doc.Table).ID = "ehdot"
	wantMistakes(t, "sfs", d, "double-id")

	refer("ehdot")
	d.Parts[0].Blocks[0].(*doc.Heading).Text = []doc.Inline{doc.Ref{ID: "ehdot"}}
	wantMistakes(t, "sfs", d, "no-number", "no-number")

	refer()
	d.Parts[0].Blocks = append(d.Parts[0].Blocks, paragraph(doc.AttachmentRef{Node: at(60), Key: "osudet"}))
	all = wantMistakes(t, "sfs", d, "unknown-attachment")
	if all[0].Hint.String() != "did you mean “osuudet”?" {
		t.Errorf("hint = %s", all[0].Hint)
	}
}

// TestPageReferences shows that the page of a heading or a table stays for the writers to find, and that nothing else has one.
func TestPageReferences(t *testing.T) {
	d := letter()
	d.Parts[0].Facts.Attachments = []doc.Attachment{{Key: "liite", Title: text("Osuudet")}}
	page := func(id string) {
		d.Parts[0].Blocks = []doc.Block{
			&doc.Heading{Node: at(3), Level: 2, ID: "ehdot", Text: text("Ehdot")},
			paragraph(doc.PageRef{Node: at(50), ID: id}, doc.AttachmentRef{Key: "liite"}),
		}
	}
	page("ehdot")
	found := 0
	doc.AllInlines(arrange(t, "sfs", d).Parts, func(in doc.Inline) {
		if ref, ok := in.(doc.PageRef); ok && ref.ID == "ehdot" {
			found++
		}
	})
	if found != 1 {
		t.Errorf("%d references to a page are left", found)
	}
	page("ehto")
	wantMistakes(t, "sfs", d, "unknown-reference")
	page("liite")
	wantMistakes(t, "sfs", d, "no-page")
}

// TestHeadingsSkipNoLevel shows that headings go down one level at a time, whatever the template wrote.
func TestHeadingsSkipNoLevel(t *testing.T) {
	d := letter()
	d.Parts[0].Blocks = nil
	for _, level := range []int{2, 4, 4, 3, 2, 3, 4, 1} {
		d.Parts[0].Blocks = append(d.Parts[0].Blocks, &doc.Heading{Node: at(level), Level: level, Text: text("x")})
	}
	var got []int
	for _, p := range arrange(t, "sfs", d).Parts[0].Parts {
		for _, b := range p.Blocks {
			if h, ok := b.(*doc.Heading); ok && p.Role == doc.RoleText {
				got = append(got, h.Level)
			}
		}
	}
	if want := []int{2, 3, 3, 3, 2, 3, 4, 2}; !reflect.DeepEqual(got, want) {
		t.Errorf("levels = %v, want %v", got, want)
	}
}

func TestFrozenPartsKeepTheirText(t *testing.T) {
	d := item(doc.StageMinutes)
	d.Parts[0].Parts[0] = &doc.Part{Node: at(5), Role: doc.RoleStatement, Frozen: true, Blocks: []doc.Block{
		paragraph(words("Liitteenä 3 oli luonnos.")),
		&doc.List{Numbering: doc.NumberDecimal, Items: []*doc.Item{{Label: "3.", Blocks: []doc.Block{paragraph(words("kolmas"))}}}},
		&doc.Table{ID: "vanha", Caption: text("Taulukko 7. Vanha"), Columns: []doc.Column{{}}},
	}}
	got := arrange(t, "kemijarvi", d)
	wantText(t, got, "Liitteenä 3 oli luonnos.", "3. kolmas\n", "Taulukko 7. Vanha\n")
	if p := got.Parts[0].Parts[3]; !p.Frozen || p.Role != doc.RoleStatement {
		t.Errorf("part %s, frozen %t", p.Role, p.Frozen)
	}
	wantText(t, arrange(t, "espoo", d), "Selostus\n\nLiitteenä 3 oli luonnos.")

	d.Parts[0].Parts[0].Blocks = append(d.Parts[0].Parts[0].Blocks, paragraph(decides(), doc.Ref{Node: at(13), ID: "vanha"}))
	wantMistakes(t, "kemijarvi", d, "frozen-text", "frozen-text", "no-number")
}

func TestLooks(t *testing.T) {
	d := letter()
	d.Parts[0].Blocks = []doc.Block{
		&doc.Named{Node: at(3), Name: "bok", Blocks: []doc.Block{paragraph(words("x"))}},
		&doc.Paragraph{Node: at(4), Look: "nonsuch", Text: text("x")},
	}
	table := &doc.Table{Node: at(5), Look: "plian", Columns: []doc.Column{{}}}
	d.Parts[0].Blocks = append(d.Parts[0].Blocks, table)
	all := wantMistakes(t, "sfs", d, "unknown-look", "unknown-look", "unknown-look")
	if all[2].Hint.String() != "did you mean “plain”?" || all[2].Pos.Line != 5 {
		t.Errorf("mistake = %v, hint %s", all[2], all[2].Hint)
	}
	if all[0].Hint.String() != "did you mean “box”?" || all[0].Pos.Line != 3 {
		t.Errorf("first mistake = %v, hint %s", all[0], all[0].Hint)
	}
	d.Parts[0].Blocks = []doc.Block{&doc.Named{Node: at(3), Name: "note", Blocks: []doc.Block{
		paragraph(words("x")),
		&doc.Named{Name: "box", Blocks: []doc.Block{paragraph(words("y")), list(doc.NumberBullet, "z")}},
		list(doc.NumberAlphaParen, "a", "b"),
	}}}
	dump := rendertest.Dump(arrange(t, "sfs", d))
	want := `    part text
      paragraph look=note "x"
      named box
        paragraph look=box "y"
        list bullet
          item "–"
            paragraph look=box "z"
      list a) look=note
        item "a)"
          paragraph look=note "a"
        item "b)"
          paragraph look=note "b"
`
	if !strings.Contains(dump, want) {
		t.Errorf("the tree lacks\n%s\nin\n%s", want, dump)
	}
}

func TestListMarks(t *testing.T) {
	items := make([]string, 30)
	for i := range items {
		items[i] = "x"
	}
	for numbering, want := range map[doc.Numbering]string{
		doc.NumberDecimal: "\n28. x", doc.NumberBare: "\n28 x", doc.NumberParen: "\n28) x", doc.NumberAlphaParen: "\nab) x", doc.NumberBullet: "\n– x",
	} {
		d := letter()
		d.Parts[0].Blocks = []doc.Block{list(numbering, items...)}
		wantText(t, arrange(t, "sfs", d), want)
	}
	d := letter()
	d.Parts[0].Blocks = []doc.Block{list("i.", "x"), list(doc.NumberDecimal)}
	wantMistakes(t, "sfs", d, "empty-list", "unknown-numbering")
}

// TestLongTitle shows that a title of three pages is a title.
func TestLongTitle(t *testing.T) {
	d := letter()
	long := strings.Repeat("Pitkän hankkeen pitkä nimi ", 400)
	d.Parts[0].Facts.Title, d.Meta.Title = fact(long), long
	got := arrange(t, "sfs", d)
	wantText(t, got, strings.TrimSpace(long)+"\n")
	if got.Furniture.Values["title"] != long {
		t.Error("the title is not whole among the values")
	}
}

func TestFactsHoldTextOnly(t *testing.T) {
	d := letter()
	d.Parts[0].Facts.Diary = doc.Fact{doc.Strong{Text: []doc.Inline{doc.Ref{Node: at(9), ID: "osuudet"}}}}
	codes, _ := mistakes(t, "sfs", d)
	if codes[0] != "bad-fact" {
		t.Errorf("mistakes = %v", codes)
	}
	d.Parts[0].Facts.Diary = doc.Fact{doc.Strong{Text: []doc.Inline{doc.Date{Year: 2020, Month: 5, Day: 8}}}}
	wantText(t, arrange(t, "sfs", d), "5.5.2020\t8.5.2020\n")
}

func TestValues(t *testing.T) {
	values := arrange(t, "kemijarvi", item(doc.StageMinutes)).Furniture.Values
	for key, want := range map[string]string{
		"title": "Osallistuminen Yhteinen lähipalvelu Lapissa -hankkeeseen", "date": "8.5.2020", "date.heading": "08.05.2020", "section.mark": "§\u00a061",
		"body.name": "kaupunginhallitus", "presenter.title": "kaupunginjohtaja", "presenter.initials": "EE", "sender.name": "", "recipient.name": "Esimerkin kaupunki",
	} {
		if got, ok := values[key]; !ok || got != want {
			t.Errorf("%s = %q, %t; want %q", key, got, ok, want)
		}
	}
}

func TestLogo(t *testing.T) {
	d := letter()
	logo := &doc.Image{Name: "logo.png", Alt: "vaakuna"}
	d.Parts[0].Facts.Sender.Logo = logo
	if got := arrange(t, "sfs", d).Furniture.Logo; got != logo {
		t.Errorf("logo = %v", got)
	}
	d = item(doc.StageMinutes)
	d.Parts[0].Facts.Sender.Logo = logo
	if got := arrange(t, "espoo", d).Furniture.Logo; got != nil {
		t.Error("the recipient's item carries the sender's logo")
	}
}
