package templates

import (
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
)

// documents are templates whose trees stand in testdata/documents.golden.
var documents = []struct {
	name, text string
	partials   []string
}{
	{"text is formatted, values are not", lines(
		"# Sitoumus: {{.Party.Place}}", "",
		"**Lihava** ja {{.Project.Programme}} ja **{{.Project.Programme}}**.",
	), nil},
	{"names inflect", lines(
		"# Nimet", "",
		"{{.Party.Name | genitive}} {{.Party.Name | illative}} {{.Party.Place | locative}} {{.Party.Place | lative}} {{.Party.Place | separative}}", "",
		"{{.Party.Body | genitive | capital}} {{.Project.Name | illative}} {{.Host.Name | genitive}}", "",
		`{{list "genitive" .Host.Name .Party.Name}}`,
	), nil},
	{"figures", lines(
		"# Luvut", "",
		"{{.Party.Share.Total}}, {{amount .Party.Share.Total}}, {{.Shares.Own}}, {{.Party.Population}}, {{(.Funding.Source \"grant\").Percent}}, {{.Date}}, {{.Date.Long}}, {{.Project.Years}}, {{number .PartyCount}}, {{group 12345}}",
	), nil},
	{"what stands alone on its line takes its line with it", lines(
		"# Taulukko", "",
		"{{/* a comment */}}",
		"{{$shares := .Shares}}",
		"| Kunta | Osuus |",
		"|---|---:|",
		"{{range $shares.Groups}}",
		"| {{rowGroup}} {{.Name}} |  |",
		"{{range .Rows}}",
		"  {{if .IsOwn}}",
		"| {{rowOwn .IsOwn}} {{.Party}} | {{amount .Total}} |",
		"  {{else}}",
		"| {{.Party}} | {{amount .Total}} |",
		"  {{end}}",
		"{{end}}",
		"| {{rowSubtotal}} yhteensä | {{amount .Total}} |",
		"{{end}}",
		"| {{rowTotal}} **Kaikki** | {{amount .Shares.Own}} |",
	), nil},
	{"partials stand in a line or alone", lines(
		"# Osat", "",
		`Vuosina {{template "span" .Project.Years}}.`, "",
		`{{template "two" .}}`,
		`{{template "none" .}}`,
		"jatko", "",
		"1. kohta",
		`   {{template "two" .}}`,
		"2. toinen",
	), []string{"span", "{{.First}}–{{.Last}}\n", "two", "ensimmäinen\ntoinen\n", "none", "{{if .Party.Diary}}x{{end}}"}},
	{"definitions, blocks and comments take their lines; dashes trim", lines(
		"{{/* a comment", "   of two lines */}}",
		`{{define "row"}}`, "| {{.}} | x |", "{{end}}",
		"# Taulukko", "",
		"| a | b |", "|---|---|",
		`{{range .Shares.Years}}{{template "row" .}}{{end}}`,
		`{{block "last" .}}`, "| {{.PartyCount}} | y |", "{{end}}", "",
		"alku", "", "  {{- if .Party.PaysMoney -}}", "", "  , keskikohta", "  {{- end}} loppu", "",
		"{{$n := 0}}{{range .Shares.Years}}{{$n = add $n 1}}{{end}}", "{{$n}}",
	), nil},
	{"named blocks, lists, headings, links", lines(
		"# Lohkot", "",
		"## Väliotsikko {#kohta}", "",
		"- a",
		"  1. b",
		"- c", "",
		"a) yksi",
		"b) kaksi", "",
		"::: box",
		"Katso @kohta ja @shares, [sivusto](https://www.example.fi) tai [toinen]({{.Host.Web}}) \\",
		"uusi rivi.",
		":::",
	), nil},
	{"marks", lines(
		"# Tuki: [{{.Party.Place}}]{personal}", "",
		"Hakija [{{.Party.Name}} ja **{{group 12345}}** euroa, @shares]{secret: JulkL 24 § 1 mom. 25 k.} [{{optional .Party.Diary}}]{secret}.", "",
		"::: secret: JulkL 24 §", "- a", "", "::: box", "[b]{personal}", ":::", ":::", "",
		"::: personal", "{{optional .Party.Diary}}", ":::",
	), nil},
	{"blanks, boxes, verbs, attachments", lines(
		"# Täytettävä", "",
		`{{fill "section"}} {{checkbox}} {{checkbox .Party.PaysMoney}} {{verb "päättää"}} {{attached "shares"}} {{ref "shares"}}`, "",
		"{{lines .Host.Address}}", "",
		"{{optional .Party.Diary}}", "",
		"a {{optional .Party.Diary}} b, {{optional .Party.Diary}}", "",
		"- {{optional .Party.Diary}}",
		"- c", "",
		"::: box", "{{optional .Party.Diary}}", ":::", "",
		"x{{optional .Party.Diary}}y {{with .Party.Diary}}on{{else}}ei{{end}}",
	), nil},
}

func TestDocuments(t *testing.T) {
	var b strings.Builder
	for _, tc := range documents {
		b.WriteString("### " + tc.name + "\n\n" + tc.text + "\n--->\n\n")
		c, s := testCase(t)
		d, err := compileLetter(t, tc.text, tc.partials...).Execute(c, s, For(c.Parties[0]))
		if err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		b.WriteString(rendertest.Dump(d) + "\n")
	}
	golden.Check(t, "documents.golden", b.String())
}

func TestItemPartsBecomeParts(t *testing.T) {
	text := lines("# Osallistuminen", "", "::: statement", "Selostus.", ":::", "", "::: proposal", "{{.Party.Body | capital}} {{verb \"päättää\"}}", "", "1. osallistua", ":::")
	tm, err := testLibrary(text).Compile("item", "fi")
	if err != nil {
		t.Fatal(err)
	}
	c, s := testCase(t)
	d, err := tm.Execute(c, s, For(c.Parties[0]))
	if err != nil {
		t.Fatal(err)
	}
	root := d.Parts[0]
	if root.Role != doc.RoleItem || len(root.Blocks) != 0 || len(root.Parts) != 2 || root.Parts[1].Role != doc.RoleProposal {
		t.Fatalf("wrong parts:\n%s", rendertest.Dump(d))
	}
	f := root.Facts
	for name, got := range map[string][2]string{
		"title":     {doc.InlineText(f.Title), "Osallistuminen"},
		"section":   {doc.InlineText(f.Section), "[pykälä]"},
		"diary":     {doc.InlineText(f.Diary), "[diaarinumero]"},
		"date":      {doc.InlineText(f.Date), "[päivämäärä]"},
		"body":      {f.Body.Name.Forms["genitive"], "kaupunginhallituksen"},
		"presenter": {f.Presenter.Title.Text, "kaupunginjohtaja"},
		"recipient": {f.Recipient.Name, "Kemijärven kaupunki"},
		"author":    {d.Meta.Author, "Kemijärven kaupunki"},
		"notified":  {doc.InlineText(f.Notified[0]), "Kolpeneen palvelukeskuksen kuntayhtymä"},
	} {
		if got[0] != got[1] {
			t.Errorf("%s is %q, want %q", name, got[0], got[1])
		}
	}
	if f.Preparers[0].Blank == nil {
		t.Errorf("the preparer is %v, which nobody knows", f.Preparers[0])
	}
}
