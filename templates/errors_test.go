package templates

import (
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/source"
)

// mistakes are templates with what people are told of them, in testdata/mistakes.golden.
var mistakes = []struct {
	name, text string
	partials   []string
}{
	{"fields and functions that do not exist, all at once", lines(
		"# {{.Party.Nmae}}", "",
		"{{.Party.Share.Totall}} ja {{$p := .Party}}{{$p.Share.Worc}} {{(.Funding.Source \"grant\").Amont}}",
		"{{range .Shares.Groups}}{{.Nome}}{{range .Rows}}{{$.Party.Plaec}}{{end}}{{end}}",
		"{{.Party.Name | genetive}} {{now}} {{html .Party.Email}} {{.Foo}}",
		"{{with .Party.Share}}{{.Totla}}{{else}}{{.Fundign}}{{end}} {{.Party.Email.Domain}}",
	), nil},
	{"arguments of the wrong kind and number", lines(
		"# x", "",
		"{{.Party.Share.Total | locative}} {{genitive}} {{genitive .Party.Name .Party.Name}} {{contains .Party.Name \"a\"}} {{.Party.Email 1}}",
		"{{fill .Party.Email}} {{fill \"secton\"}} {{verb \"luulee\"}} {{.Funding.Source}} {{amount 1.5}}",
	), nil},
	{"what cannot be printed or gone through", lines(
		"# x", "",
		"{{.Shares.Groups}} {{.Party}} {{.Party.IsMunicipality}} {{range .Party.Email}}x{{end}} {{.Host}}",
	), nil},
	{"syntax, every action of a text at once", lines(
		"# x", "",
		"{{.Party.}} ja {{if}}x{{end}} ja {{\"auki}} ja {{$x}} {{range $i, := .Parties}}{{end}} {{.A | 3}}",
	), nil},
	{"an unclosed block", lines("# x", "", "{{if .Party.Email}}", "a", "", "{{range .Shares.Groups}}", "b"), nil},
	{"an end too many", lines("# x", "", "{{if .Party.Email}}a{{end}}{{end}} {{else}}"), nil},
	{"an unclosed action", lines("# x", "", "a {{.Party.Email"), nil},
	{"an unknown partial", lines("# x", "", `{{template "contcts" .}}`), []string{"contacts", "x"}},
	{"a mistake inside a partial", lines("# x", "", `{{template "who" .Party}}`), []string{"who", "a\nb {{.Nmae}} {{.Diary}}\n"}},
	{"mistakes inside an indented partial", lines("# x", "", "- a", `  {{template "rows" .}}`), []string{"rows", "b\nc `d\n{{if true}}e{{end}} _f\n"}},
	{"a mistake after a partial", lines("# x", "", `a {{template "none" .}} _b`, "", `  {{template "none" .}}`, "_c"), []string{"none", "{{with .Party.Diary}}x{{end}}\n"}},
	{"characters that no text has", lines("# x", "", "a\U000F0001b\tc"), nil},
	{"missing values, all at once", lines(
		"# {{.Party.Diary}}", "",
		"{{.Party.Email}} {{.Party.Name | genitive}} {{range .Host.Contacts}}{{.Title | genitive}} {{.Phone}} {{.Title | illative}}{{end}}",
		"{{amount .Funding.Own.Amount}}",
	), nil},
	{"a missing organisation", lines("# x", "", "{{.Funder.Name | genitive}}"), nil},
	{"a missing record", lines("# x", "", "{{(.Funding.Source \"loan\").Amount}}"), nil},
	{"a line break in a value", lines("# x", "", "{{printf \"a%sb\" \"\\n\"}} {{\"a\\tb\"}}"), nil},
	{"a form that nobody knows", lines("# x", "", "{{.Project.Kind | partitive}} {{(index .Host.Contacts 0).Title | partitive}} {{.Party.Name | locative}}"), nil},
	{"markup", lines("# x", "", "**{{.Party.Name}}", "", "| a |", "|---|", "{{range .Shares.Years}}", "| {{.}} | x |", "{{end}}"), nil},
	{"long prose with a mistake", lines("# x", "", "{{.Project.Purpose}}"), nil},
	{"long prose in a sentence", lines("# x", "", "On {{.Project.Purpose}}."), nil},
	{"row marks in the wrong place", lines("# x", "", "{{rowTotal}} a", "", "| {{rowTotal}} a | b |", "|---|---|", "| a | {{rowTotal}} b |"), nil},
	{"references to nothing", lines("# x", "", "## y {#alku}", "", "@allku {{ref \"share\"}}"), nil},
	{"an attachment that is not there", lines("# x", "", "{{attached \"share\"}}"), nil},
	{"a link that data breaks", lines("# x", "", "[x](https://a/{{.Project.Programme}}) [y]({{.Diary}})"), nil},
	{"no title", lines("a"), nil},
	{"what no title and no heading takes", lines("# x {{verb \"päättää\"}}", "", "## {{optional .Party.Diary}}", "", "[{{optional .Party.Diary}}](https://www.example.fi)"), nil},
	{"types that only execution knows", lines("# x", "", "{{range tuple .Party.Name .Party}}{{amount .}}{{end}}"), nil},
	{"two titles, a part in a letter", lines("# x", "", "# y", "", "::: proposal", "a", ":::", "", "::: box", "::: statement", "b", ":::", ":::"), nil},
	{"a partial that never ends", lines("# x", "", `{{template "loop" .}}`), []string{"loop", `x {{template "loop" .}}`}},
	{"a loop that never ends", lines("# x", "", `{{range 2000000}}{{end}}`), nil},
	{"a text that never ends", lines("# x", "", `{{range 100000}}`+strings.Repeat("a", 100)+`{{end}}`), nil},
	{"functions refuse", lines("# x", "", `{{add .Party.Share.Total 1}}`), nil},
	{"comparing what cannot be compared", lines("# x", "", `{{if lt .Party.Place.Text "b"}}x{{end}}`), nil},
	{"an element that is not there", lines("# x", "", `{{index .Shares.Years 2}}`), nil},
	{"printf knows two verbs", lines("# x", "", `{{printf "%v" .Party.Name}}`), nil},
	{"forms that are not known", lines("# x", "", `{{.Project.Programme | genitive}} {{.Date | genitive}} {{(index .Shares.Groups 0).Name | genitive}} {{.Party.Name | plural | locative}}`), nil},
	{"a function of sprig", lines("# x", "", `{{mustFirst "a"}}`), nil},
}

func TestMistakes(t *testing.T) {
	var b strings.Builder
	for _, tc := range mistakes {
		shown := tc.text
		if len(shown) > 1000 {
			shown = shown[:60] + "…\n"
		}
		b.WriteString("### " + tc.name + "\n\n" + strings.ReplaceAll(shown, "\U000F0001", "<U+F0001>") + "\n--->\n\n")
		l := testLibrary(tc.text, tc.partials...)
		tm, err := l.Compile("letter", "fi")
		if err == nil {
			c, s := testCase(t)
			_, err = tm.Execute(c, s, For(c.Parties[0]))
		}
		if err == nil {
			t.Errorf("%s: no mistake was found", tc.name)
			continue
		}
		b.WriteString(printErrors(t, err, l) + "\n")
	}
	golden.Check(t, "mistakes.golden", b.String())
}

// printErrors gives mistakes as people see them. Excerpts come from the library and from the texts given by name.
func printErrors(t *testing.T, err error, l *Library) string {
	t.Helper()
	var errs source.Errors
	errs.AddAll(err)
	var b strings.Builder
	read := func(file string) (string, bool) { return l.Source(file) }
	if err := source.Print(&b, errs, read, source.English); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
