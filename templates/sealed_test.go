package templates

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
)

// sealedCase has a contact whose name is personal, and an attachment whose title is secret.
func sealedCase(t testing.TB) (*data.Case, *data.Shares) {
	c, s := testCase(t)
	contact := c.Host.Contacts[0]
	contact.First, contact.Last, contact.Phone, contact.Email = "etunimi", "Hallitus", "040 000 0000", "nimi@x.example"
	contact.Publicity = data.Personal
	c.Attachments[0].Publicity, c.Attachments[0].Ground = data.Secret, fi("24 §")
	return c, s
}

// TestMarksOfTheCase shows that what the case marks once is marked wherever and however a template prints it.
func TestMarksOfTheCase(t *testing.T) {
	const contact = "{{with index .Host.Contacts 0}}"
	for action, want := range map[string]string{
		contact + "{{.Title}} {{.Name}}{{end}}":                                    `"hankejohtaja" " " personal("etunimi Hallitus")`,
		contact + "**{{.Name}}**, {{.Phone}}{{end}}":                               `strong(personal("etunimi Hallitus")) ", " personal("040 000 0000")`,
		contact + "{{upper .Name}}{{end}}":                                         `personal("ETUNIMI HALLITUS")`,
		contact + "{{.Name | capital}}{{end}}":                                     `personal("Etunimi Hallitus")`,
		contact + `{{index (splitList " " .Name) 1 | genitive}}{{end}}`:            `personal("Hallituksen")`,
		contact + `{{printf "%s (%s)" .Name .Phone}}{{end}}`:                       `personal("etunimi Hallitus") " (" personal("040 000 0000") ")"`,
		contact + `{{replace "Hallitus" "S." .Name}}{{end}}`:                       `personal("etunimi S.")`,
		contact + `{{mustRegexFind "[A-Z].*" .Name}}{{end}}`:                       `personal("Hallitus")`,
		contact + `{{range splitList " " .Name}}{{.}}{{end}}{{end}}`:               `personal("etunimi") personal("Hallitus")`,
		contact + `{{if hasPrefix "etu" .Name}}on{{end}}{{end}}`:                   `"on"`,
		contact + `{{if eq .Name "etunimi Hallitus"}}on{{end}}{{end}}`:             `"on"`,
		contact + `{{optional .Name}}{{end}}`:                                      `personal("etunimi Hallitus")`,
		contact + `{{.Name | default "x"}}{{end}}`:                                 `personal("etunimi Hallitus")`,
		contact + "[kirjoita](mailto:{{.Email}}){{end}}":                           `personal(link<mailto:nimi@x.example>("kirjoita"))`,
		contact + "[{{.Email}}](mailto:{{.Email}}){{end}}":                         `personal(link<mailto:nimi@x.example>(personal("nimi@x.example")))`,
		contact + "[{{.Name}}]{secret}{{end}}":                                     `secret(personal("etunimi Hallitus"))`,
		"{{(index .Attachments 0).Title}}":                                         `secret<24 §>("Rahoitusosuudet")`,
		`{{join " / " (splitList "," "a,b")}}`:                                     `"a / b"`,
		`{{list (index .Attachments 0).Title (index .Host.Contacts 0).Name}}`:      `secret<24 §>("Rahoitusosuudet") " ja " personal("etunimi Hallitus")`,
		`{{trim (index .Host.Contacts 0).Name}} {{(index .Host.Contacts 0).Unit}}`: "",
	} {
		tm := compileLetter(t, lines("# x", "", action))
		c, s := sealedCase(t)
		d, err := tm.Execute(c, s, For(c.Parties[0]))
		if want == "" {
			if err == nil {
				t.Errorf("%s: a missing value is printed", action)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", action, err)
			continue
		}
		_, got, _ := strings.Cut(rendertest.Dump(d), "paragraph ")
		if got = strings.TrimSpace(got); got != want {
			t.Errorf("%s gives %s, want %s", action, got, want)
		}
	}
}

func TestMarksInFacts(t *testing.T) {
	tm := compileLetter(t, lines("# {{(index .Attachments 0).Title}}", "", "x"))
	c, s := sealedCase(t)
	d, err := tm.Execute(c, s, For(c.Parties[0]))
	if err != nil {
		t.Fatal(err)
	}
	f := d.Parts[0].Facts
	if p := f.Contacts[0]; p.Mark.Publicity != doc.Personal || p.Last != "Hallitus" || p.Phone != "040 000 0000" || p.Email != "nimi@x.example" {
		t.Errorf("the contact is %+v", p)
	}
	if a := f.Attachments[0]; a.Mark != (doc.Mark{Publicity: doc.Secret, Ground: "24 §"}) || doc.InlineText(a.Title) != "Rahoitusosuudet" {
		t.Errorf("the attachment is %+v", a)
	}
	if d.Meta.Title != "Rahoitusosuudet" {
		t.Errorf("the title is %q", d.Meta.Title)
	}
	if _, marked := f.Title[0].(doc.Marked); !marked {
		t.Errorf("the title is %#v", f.Title[0])
	}
}

// TestSealsChangeNoText runs the examples of all functions on a case of which everything is secret: they give what they give
// without.
func TestSealsChangeNoText(t *testing.T) {
	marked := 0
	for _, f := range Functions() {
		if f.Example == "" || f.Form == definite {
			continue
		}
		tm, err := testLibrary("# x\n\n"+f.Example+"\n").Compile("letter", "fi")
		if err != nil {
			t.Fatal(err)
		}
		c, s := testCase(t)
		b := tm.Bind(c, s)
		b.viewer.mark = doc.Mark{Publicity: doc.Secret}
		b.view = b.viewer.shared(c, s)
		b.view.Shares, b.shares = b.viewer.shares(c, s, b.view.Funding)
		d, err := b.Execute(For(c.Parties[0]))
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		if got := blockText(d.Parts[0].Blocks); got != f.Gives {
			t.Errorf("%s gives %q and not %q", f.Example, got, f.Gives)
		}
		doc.AllInlines(d.Parts, func(in doc.Inline) {
			if _, is := in.(doc.Marked); is {
				marked++
			}
		})
	}
	if marked < 2 {
		t.Errorf("only %d examples print something that is marked", marked)
	}
}

// TestMarkedProse shows that long prose of what is secret is marked as a whole.
func TestMarkedProse(t *testing.T) {
	m := doc.Mark{Publicity: doc.Secret}
	one := under(m, []doc.Block{&doc.Paragraph{Text: doc.Plain("a")}})
	two := under(m, []doc.Block{&doc.Paragraph{Text: doc.Plain("a")}, &doc.Paragraph{Text: doc.Plain("b")}})
	got := rendertest.Dump(&doc.Document{Parts: []*doc.Part{{Blocks: append(one, two...)}}})
	want := "    paragraph secret(\"a\")\n    named mark=secret\n      paragraph \"a\"\n      paragraph \"b\"\n"
	if !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s", got)
	}
}

// TestSeals puts texts into seals and takes them out again.
func TestSeals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mark := rapid.Custom(func(t *rapid.T) doc.Mark {
			return doc.Mark{
				Publicity: rapid.SampledFrom([]doc.Publicity{doc.Public, doc.Personal, doc.Secret}).Draw(t, "publicity"),
				Ground:    rapid.SampledFrom([]string{"", "24 §", "OffentlighetsL 24 § 1 mom. 25 p. å"}).Draw(t, "ground"),
			}
		})
		text := rapid.StringOf(rapid.RuneFrom([]rune("aÄ €🙂"))).Draw(t, "text")
		m, outer := mark.Draw(t, "mark"), mark.Draw(t, "outer")
		sealed := seal(text, m)
		if got, with := bare(sealed); got != text || text != "" && m.Publicity != doc.Public && with != m {
			t.Fatalf("%q %v becomes %q %v", text, m, got, with)
		}
		if got, _ := bare(strings.ToUpper(sealed)); got != strings.ToUpper(text) {
			t.Fatalf("%q in capitals becomes %q", text, got)
		}
		_, with := bare(seal("a"+sealed, outer))
		if text != "" && with.Publicity != strictest([]doc.Mark{m, outer}).Publicity {
			t.Fatalf("%v in %v is %v", m, outer, with)
		}
	})
}

// FuzzSeals opens what is no seal: it must not panic, and no mark may come of a text without one.
func FuzzSeals(f *testing.F) {
	for _, s := range []string{"", "a", seal("a", doc.Mark{Publicity: doc.Secret, Ground: "24 §"}), string(sealClose), string(sealOpen), "\U00100073a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, mark := bare(s)
		if !isSealed(s) && (text != s || mark.Publicity != doc.Public) {
			t.Errorf("%q becomes %q %v", s, text, mark)
		}
	})
}

// TestForgedSeals shows that data cannot bring a seal of their own.
func TestForgedSeals(t *testing.T) {
	tm := compileLetter(t, lines("# x", "", "{{.Project.Programme}}"))
	for _, forged := range []string{string(sealOpen) + "a", "a" + string(sealClose), string(sealMiddle), "\U00100073", seal("a", doc.Mark{Publicity: doc.Secret})} {
		c, s := testCase(t)
		c.Project.Programme = fi(forged)
		_, err := tm.Execute(c, s, For(c.Parties[0]))
		if err == nil || source.AllOf(err)[0].Code != "bad-character" {
			t.Errorf("%q: %v", forged, err)
		}
	}
}
