package redact_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/redact"
	"github.com/pykala/pykala/render/rendertest"
)

// words are notices that no document uses.
func words() doc.Notices {
	notice := func(s string) doc.Notice {
		return doc.Notice{Plain: "‹" + s + "›", Grounded: "‹" + s + ": {ground}›"}
	}
	return doc.Notices{
		Secret: notice("s"), Personal: notice("p"), SecretAttachment: notice("sa"), PersonalAttachment: notice("pa"), Matter: notice("asia"),
		FullMatter: notice("koko"), FullText: notice("osa"), PublicSecret: notice("ps"), PublicPersonal: notice("pp"), PublicBoth: notice("pb"),
	}
}

var (
	secret   = doc.Mark{Publicity: doc.Secret}
	grounded = doc.Mark{Publicity: doc.Secret, Ground: "24 §"}
	other    = doc.Mark{Publicity: doc.Secret, Ground: "25 §"}
	personal = doc.Mark{Publicity: doc.Personal}
)

func text(s string) doc.Inline { return doc.Text{S: s} }

func marked(m doc.Mark, in ...doc.Inline) doc.Inline { return doc.Marked{Mark: m, Text: in} }

func paragraph(in ...doc.Inline) doc.Block { return &doc.Paragraph{Text: in} }

func letter(blocks ...doc.Block) *doc.Document {
	return &doc.Document{Lang: "fi", Parts: []*doc.Part{{Role: doc.RoleText, Blocks: blocks}}}
}

func redacted(t *testing.T, d *doc.Document, show doc.Rendering) (*doc.Document, []doc.Removal) {
	t.Helper()
	out, err := redact.Redact(d, show, words())
	if err != nil {
		t.Fatal(err)
	}
	return out, out.Removed
}

func TestText(t *testing.T) {
	tests := []struct {
		name          string
		in            []doc.Inline
		public, after string
	}{
		{"nothing", []doc.Inline{text("a")}, `"a"`, `"a"`},
		{"a secret", []doc.Inline{text("a "), marked(secret, text("x")), text(" b")}, `"a " "‹s›" " b"`, `"a " "‹s›" " b"`},
		{"a ground", []doc.Inline{marked(grounded, text("x"))}, `"‹s: 24 §›"`, `"‹s: 24 §›"`},
		{"personal data", []doc.Inline{marked(personal, text("x"))}, `personal("x")`, `"‹p›"`},
		{"neighbours", []doc.Inline{marked(secret, text("x")), marked(secret, text("y"))}, `"‹s›"`, `"‹s›"`},
		{"neighbours with a space", []doc.Inline{marked(grounded, text("x")), text(" "), marked(other, text("y")), marked(grounded, text("z")), text(" b")}, `"‹s: 24 §; 25 §›" " b"`, `"‹s: 24 §; 25 §›" " b"`},
		{"not neighbours", []doc.Inline{marked(secret, text("x")), text(", "), marked(secret, text("y"))}, `"‹s›" ", " "‹s›"`, `"‹s›" ", " "‹s›"`},
		{"another publicity", []doc.Inline{marked(secret, text("x")), marked(personal, text("y"))}, `"‹s›" personal("y")`, `"‹s›" "‹p›"`},
		{"a secret within personal data", []doc.Inline{marked(personal, text("a"), marked(secret, text("x")))}, `personal("a" "‹s›")`, `"‹p›"`},
		{"personal data within a secret", []doc.Inline{marked(secret, text("a"), marked(personal, text("x")))}, `"‹s›"`, `"‹s›"`},
		{"bold", []doc.Inline{doc.Strong{Text: []doc.Inline{text("a"), doc.Emph{Text: []doc.Inline{marked(secret, text("x"))}}}}}, `strong("a" emph("‹s›"))`, `strong("a" emph("‹s›"))`},
		{"another language", []doc.Inline{doc.Span{Lang: "sv", Text: []doc.Inline{marked(secret, text("x"))}}}, `span<sv>(span<fi>("‹s›"))`, `span<sv>(span<fi>("‹s›"))`},
		{"a link in a secret", []doc.Inline{marked(secret, doc.Link{URL: "https://x.example", Text: []doc.Inline{text("x")}})}, `"‹s›"`, `"‹s›"`},
		{"a secret in a link", []doc.Inline{doc.Link{URL: "https://x.example/x", Text: []doc.Inline{text("a "), marked(secret, text("x"))}}}, `"a " "‹s›"`, `"a " "‹s›"`},
		{"a degree that is not known", []doc.Inline{marked(doc.Mark{Publicity: "later"}, text("x"))}, `"‹s›"`, `"‹s›"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for show, want := range map[doc.Rendering]string{
				doc.RenderingPublic: test.public, doc.RenderingAfterAppeal: test.after, doc.RenderingFull: inlines(test.in),
			} {
				out, _ := redacted(t, letter(paragraph(test.in...)), show)
				if got := inlines(out.Parts[0].Blocks[0].(*doc.Paragraph).Text); got != want {
					t.Errorf("%s: got %s, want %s", show, got, want)
				}
			}
		})
	}
}

func inlines(in []doc.Inline) string {
	_, line, _ := strings.Cut(rendertest.Dump(&doc.Document{Parts: []*doc.Part{{Blocks: []doc.Block{paragraph(in...)}}}}), "paragraph ")
	return strings.TrimSpace(line)
}

func TestBlocks(t *testing.T) {
	hide := func(m doc.Mark, blocks ...doc.Block) doc.Block { return &doc.Named{Mark: m, Blocks: blocks} }
	d := letter(
		paragraph(text("a")),
		hide(grounded, paragraph(text("x1")), &doc.Heading{Level: 2, ID: "x-id", Text: doc.Plain("x2")}),
		hide(other, &doc.Figure{Image: &doc.Image{Name: "x3.png", Alt: "x4"}}),
		hide(personal, &doc.Table{ID: "x-table", Body: []*doc.Row{{Cells: []*doc.Cell{{Text: doc.Plain("henkilö")}}}}}),
		&doc.Heading{Level: 2, ID: "x-heading", Text: []doc.Inline{text("b "), marked(secret, text("x5"))}},
		paragraph(doc.Ref{ID: "x-id"}, text(" "), doc.Ref{ID: "x-heading"}, text(" "), doc.Ref{ID: "x-table"}),
		&doc.List{Items: []*doc.Item{{Blocks: []doc.Block{paragraph(marked(secret, text("x6")))}}, {Blocks: []doc.Block{hide(secret, paragraph(text("x7")))}}}},
		&doc.Named{Name: "box", Mark: secret, Blocks: []doc.Block{paragraph(text("x8"))}},
	)
	const before = `document  fi  
  title ""
  part text
    paragraph "a"
    paragraph "‹s: 24 §; 25 §›"
`
	const after = `    heading 2 id=removed-1 "b " "‹s›"
    paragraph "‹s: 24 §›" " " ref(removed-1) " " %s
    list 
      item ""
        paragraph "‹s›"
      item ""
        paragraph "‹s›"
    paragraph "‹s›"
`
	table := `    named mark=personal
      table id=x-table 
        row
          cell "henkilö"
`
	for show, want := range map[doc.Rendering]string{
		doc.RenderingPublic:      before + table + fmt.Sprintf(after, "ref(x-table)"),
		doc.RenderingAfterAppeal: before + "    paragraph \"‹p›\"\n" + fmt.Sprintf(after, `"‹p›"`),
	} {
		out, _ := redacted(t, d, show)
		if got := strings.Replace(rendertest.Dump(out), " rendering="+string(show), "", 1); got != want {
			t.Errorf("%s: got\n%swant\n%s", show, got, want)
		}
	}
}

// matter is an item with something of everything in its facts.
func matter() *doc.Document {
	return &doc.Document{
		Kind: "item", Lang: "fi", Layout: doc.LayoutItem, Stage: doc.StageMinutes, Meta: doc.Meta{Title: "Tuki: salaisuus", Subject: "Pöytäkirja"},
		Parts: []*doc.Part{{
			Node: doc.Node{At: source.Pos{File: "fi.md", Line: 1, Col: 1}}, Role: doc.RoleItem,
			Facts: &doc.Facts{
				Title: doc.Fact{text("Tuki: "), marked(secret, text("salaisuus"))}, PublicTitle: doc.Plain("Yksittäisen henkilön tuki"),
				Section: doc.Plain("7"), Diary: doc.Plain("12/2020"),
				Preparers: []doc.Person{{Mark: personal, First: "Salla", Last: "Salaisuus", Title: doc.Noun{Text: "sihteeri"}, Phone: "salaisuus 1", Email: "salaisuus@x.example"}},
				Presenter: &doc.Person{Mark: secret, Last: "salaisuus"},
				Recipient: doc.Recipient{Mark: grounded, Name: "salaisuus", Lines: []string{"salaisuus 2"}},
				Attachments: []doc.Attachment{
					{Key: "julkinen", Title: doc.Plain("Taulukko"), Kind: doc.KindAttachment, First: 3},
					{Key: "salaisuus", Mark: grounded, Title: doc.Plain("Hakemus, salaisuus"), Kind: doc.KindAttachment, First: 3},
				},
				Notified: []doc.Fact{{marked(secret, text("salaisuus"))}},
			},
			Parts: []*doc.Part{{Role: doc.RoleStatement, Blocks: []doc.Block{
				paragraph(doc.AttachmentRef{Key: "salaisuus"}, text(" "), doc.Ref{ID: "salaisuus"}, text(" "), doc.Ref{ID: "julkinen"}),
			}}},
		}},
	}
}

func TestFacts(t *testing.T) {
	out, removed := redacted(t, matter(), doc.RenderingPublic)
	f := out.Parts[0].Facts
	for _, test := range []struct{ what, got, want string }{
		{"title", doc.InlineText(f.Title), "Tuki: ‹s›"},
		{"title of the file", out.Meta.Title, "Tuki: ‹s›"},
		{"subject", out.Meta.Subject, "Pöytäkirja"},
		{"notice", doc.InlineText(f.Notice), "‹ps›"},
		{"preparer", f.Preparers[0].Last + f.Preparers[0].Phone, "Salaisuussalaisuus 1"},
		{"presenter", f.Presenter.Last, "‹s›"},
		{"recipient", f.Recipient.Name + strings.Join(f.Recipient.Lines, ""), "‹s: 24 §›"},
		{"attachment", doc.InlineText(f.Attachments[1].Title), "‹sa: 24 §›"},
		{"first number", fmt.Sprint(f.Attachments[1].First), "3"},
		{"statement", doc.PlainText(out), "@removed-1 @removed-1 @julkinen\n"},
		{"removed", said(removed), "title text secret; recipient recipient secret 24 §; presenter person secret; notified text secret; attachments attachment secret 24 §"},
	} {
		if test.got != test.want {
			t.Errorf("%s is %q, want %q", test.what, test.got, test.want)
		}
	}
	out, _ = redacted(t, matter(), doc.RenderingAfterAppeal)
	p := out.Parts[0].Facts.Preparers[0]
	if p.First != "" || p.Last != "‹p›" || p.Phone != "" || p.Email != "" || p.Title.Text != "sihteeri" {
		t.Errorf("the preparer is %+v", p)
	}
	if got := doc.InlineText(out.Parts[0].Facts.Notice); got != "‹pb›" {
		t.Errorf("the notice is %s", got)
	}
}

func said(removed []doc.Removal) string {
	var all []string
	for _, x := range removed {
		all = append(all, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", x.Part, x.What, x.Publicity, x.Ground)))
	}
	return strings.Join(all, "; ")
}

func TestSecretMatter(t *testing.T) {
	d := matter()
	d.Parts[0].Mark = grounded
	out, removed := redacted(t, d, doc.RenderingPublic)
	if got, want := doc.PlainText(out), "‹asia: 24 §›\n"; got != want {
		t.Errorf("the text is %q, want %q", got, want)
	}
	if got, want := out.Meta.Title, "Yksittäisen henkilön tuki"; got != want {
		t.Errorf("the title is %q, want %q", got, want)
	}
	if f := out.Parts[0].Facts; doc.InlineText(f.Section) != "7" || len(f.Preparers) != 0 || doc.InlineText(f.Attachments[0].Title) != "‹sa: 24 §›" {
		t.Errorf("the facts are %+v", f)
	}
	if found := strings.Contains(strings.ToLower(fmt.Sprint(stringsIn(out))), "salaisuus"); found {
		t.Errorf("something is left: %q", stringsIn(out))
	}
	if removed[0].What != doc.RemovedMatter || removed[0].Ground != "24 §" {
		t.Errorf("removed: %s", said(removed))
	}
	full, _ := redacted(t, d, doc.RenderingFull)
	if got := doc.InlineText(full.Parts[0].Facts.Notice); got != "‹koko: 24 §›" {
		t.Errorf("the full rendering says %q", got)
	}
	d.Parts[0].Facts.PublicTitle = nil
	if _, err := redact.Redact(d, doc.RenderingPublic, words()); err == nil || err.(source.Errors)[0].Code != "missing-public-title" {
		t.Errorf("a secret matter without a public title: %v", err)
	}
}

// TestMeeting shows that neither the item nor the table of contents tells of a secret matter, and that its number stays.
func TestMeeting(t *testing.T) {
	item := matter().Parts[0]
	item.Mark = grounded
	meeting := &doc.Meeting{
		Items: []doc.ItemFacts{
			{ID: "item-1", Section: doc.Plain("6"), Title: doc.Plain("Avaus")},
			{ID: "item-2", Section: doc.Plain("7"), Title: doc.Plain("Tuki: salaisuus")},
		},
		Present: []doc.Attendee{{Person: doc.Person{Mark: secret, Last: "Salaisuus"}, Role: doc.Plain("jäsen"), Note: doc.Fact{marked(secret, text("salaisuus"))}}},
	}
	d := &doc.Document{Lang: "fi", Layout: doc.LayoutMeeting, Meta: doc.Meta{Title: "Pöytäkirja"}, Parts: []*doc.Part{
		{Role: "meeting", Facts: &doc.Facts{Title: doc.Plain("Pöytäkirja"), Meeting: meeting}, Parts: []*doc.Part{
			{Role: doc.RoleItem, Facts: &doc.Facts{Title: doc.Plain("Avaus"), Meeting: meeting}}, item,
		}},
	}}
	out, _ := redacted(t, d, doc.RenderingPublic)
	if all := stringsIn(out); strings.Contains(strings.ToLower(fmt.Sprint(all)), "salaisuus") {
		t.Errorf("something is left: %q", all)
	}
	f := out.Parts[0].Facts
	if second := f.Meeting.Items[1]; doc.InlineText(second.Title) != "Yksittäisen henkilön tuki" || doc.InlineText(second.Section) != "7" {
		t.Errorf("the table of contents has %+v", second)
	}
	if doc.InlineText(f.Notice) != "‹ps›" || out.Meta.Title != "Pöytäkirja" {
		t.Errorf("the notice is %q, the title %q", doc.InlineText(f.Notice), out.Meta.Title)
	}
	if got := out.Parts[0].Parts[1].Facts.Notice; got != nil {
		t.Errorf("an item says %v", got)
	}
	full, _ := redacted(t, d, doc.RenderingFull)
	if got := doc.InlineText(full.Parts[0].Parts[1].Facts.Notice) + doc.InlineText(full.Parts[0].Facts.Notice); got != "‹koko: 24 §›‹osa: 24 §›" {
		t.Errorf("the full rendering says %q", got)
	}
	if d.Parts[0].Parts[1].Facts.Notice != nil {
		t.Error("the document was changed")
	}
}

// TestFull shows that the full rendering is the document itself, which says what is secret in it.
func TestFull(t *testing.T) {
	d := matter()
	out, removed := redacted(t, d, doc.RenderingFull)
	if len(removed) > 0 || rendertest.Dump(out) != rendertest.Dump(d) || doc.InlineText(out.Parts[0].Facts.Notice) != "‹osa: 24 §›" {
		t.Errorf("removed %v, notice %v, tree\n%s", removed, out.Parts[0].Facts.Notice, rendertest.Dump(out))
	}
	if got, want := len(redact.Marks(d)), 6; got != want {
		t.Errorf("%d marks, want %d", got, want)
	}
	plain := letter(paragraph(text("a")))
	for _, show := range []doc.Rendering{doc.RenderingFull, doc.RenderingPublic, doc.RenderingAfterAppeal} {
		out, removed := redacted(t, plain, show)
		if len(removed) > 0 || out.Parts[0] != plain.Parts[0] {
			t.Errorf("%q: a document without marks was changed", show)
		}
	}
}

// TestUnknownNodesAreLoud shows that nothing can come past redaction because somebody forgot it.
func TestUnknownNodesAreLoud(t *testing.T) {
	for what, block := range map[string]doc.Block{
		"block":  struct{ doc.Block }{},
		"inline": paragraph(struct{ doc.Inline }{}),
	} {
		t.Run(what, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("nothing was said of the unknown node")
				}
			}()
			_, _ = redact.Redact(letter(block), doc.RenderingPublic, words())
		})
	}
}

// stringsIn gives every text that a document holds anywhere, places aside.
func stringsIn(d *doc.Document) []string {
	var out []string
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			if v.Len() > 0 {
				out = append(out, v.String())
			}
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[source.Pos]() {
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Slice:
			if v.Type().Elem().Kind() == reflect.Uint8 {
				out = append(out, string(v.Bytes()))
				return
			}
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Map:
			for _, k := range slices.SortedFunc(slices.Values(v.MapKeys()), func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) }) {
				walk(k)
				walk(v.MapIndex(k))
			}
		}
	}
	walk(reflect.ValueOf(d))
	return out
}
