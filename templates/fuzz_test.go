package templates

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
)

// structure is a template with values in every place that takes one.
const structure = `# {{.Project.Short}} x

{{.Project.Short}}

a {{.Project.Short}}{{.Project.Short}} **{{.Project.Short}}** _{{.Project.Short}}_ [{{.Project.Short}}](https://www.example.fi) [{{.Project.Short}}]{secret} \
{{.Project.Short}}

## {{.Project.Short}} {#kohta}

- {{.Project.Short}}
  1. {{.Project.Short}}

| {{.Project.Short}} | h |
|---|---:|
{{range .Goals}}
| {{rowOwn true}} {{.Title}} | {{.Title}} {{.Text}} |
{{end}}

::: box
{{lines .Host.Address}}
:::

{{template "part" .}}
`

// FuzzStructure feeds data to a template: no value may change the shape of the tree.
func FuzzStructure(f *testing.F) {
	for _, s := range []string{
		"x", "# a", "| b |", "- x", "1. x", "a) x", "**", "_x_", "{{.}}", "\\", "`", "::: box", ":::", "> q", "---", "<b>", "&amp;", "@kohta",
		"[a](b)", "{#id}", "    x", "x  ", "Taulukko: x", "https://a", "\u00a0", "a\u0308", "\u00ad", "😀", "1.", "x\\",
	} {
		f.Add(s)
	}
	tm := compileLetter(f, strings.ReplaceAll(structure, ".Goals", ".Project.Goals"), "part", "b {{.Project.Short}} c\n")
	want := ""
	shapeOf := func(t testing.TB, s string) string {
		c, shares := testCase(t)
		c.Project.Short = fi(s)
		c.Project.Goals = []*data.Goal{{Title: fi(s), Text: fi(s)}, {Title: fi(s), Text: fi(s)}}
		c.Host.Address = data.Lines{ByLang: map[string][]string{"fi": {s, s}}}
		d, err := tm.Execute(c, shares, For(c.Parties[0]))
		if err != nil {
			for _, e := range err.(source.Errors) {
				switch e.Code {
				case "missing-translation", "missing-value", "line-break", "bad-character", "not-utf8", "text-too-long":
				default:
					t.Fatalf("%q gives %v", s, e)
				}
			}
			return ""
		}
		return shape(d)
	}
	want = shapeOf(f, "viaton")
	f.Fuzz(func(t *testing.T, s string) {
		if got := shapeOf(t, s); got != "" && got != want {
			t.Fatalf("data %q changed the structure\n%s\n%s", s, got, want)
		}
	})
}

var quotedText = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// shape is a dump without its texts.
func shape(d *doc.Document) string { return quotedText.ReplaceAllString(rendertest.Dump(d), `""`) }

// FuzzTemplate feeds template texts: whatever they are, compiling and executing them ends, without a panic, in a document or in
// mistakes with a place.
func FuzzTemplate(f *testing.F) {
	for _, tc := range documents {
		f.Add(tc.text)
	}
	for _, tc := range mistakes {
		f.Add(tc.text)
	}
	f.Add("# x\n\n{{range $i, $x := .Shares.Years}}{{if eq $i 0}}{{continue}}{{end}}{{break}}{{end}}\n")
	f.Add(`{{define "a"}}{{template "b" .}}{{end}}{{define "b"}}{{template "a" .}}{{end}}{{template "a" .}}`)
	f.Add(`{{block "a" .}}x{{end}}`)
	f.Add("{{- /* a */ -}}\n{{- if 1 -}} x {{- end -}}")
	f.Add(`{{printf "%99999999d" 1}}{{with $x := .Party}}{{$x = .Party}}{{end}}`)
	f.Add(`{{(((.Party)))}}{{index (tuple 1) 0}}{{dict "a" (dict "b" .)}}`)
	c, s := testCase(f)
	f.Fuzz(func(t *testing.T, text string) {
		tm, err := testLibrary(text, "two", "a\nb\n").Compile("letter", "fi")
		if err == nil {
			_, err = tm.Execute(c, s, For(c.Parties[0]))
		}
		if err == nil {
			return
		}
		errs, ok := err.(source.Errors)
		if !ok || len(errs) == 0 {
			t.Fatalf("%q gives %T %v", text, err, err)
		}
		for _, e := range errs {
			if !e.Pos.IsValid() || e.Msg.String() == "" || strings.Contains(e.Msg.String(), "runtime error") {
				t.Fatalf("%q gives a mistake without place or sense: %v", text, e)
			}
		}
	})
}

// TestManyValues makes more values than one private-use plane has.
func TestManyValues(t *testing.T) {
	tm := compileLetter(t, "# x\n\n{{range 70000}}{{.}} {{end}}\n")
	c, s := testCase(t)
	d, err := tm.Execute(c, s, For(c.Parties[0]))
	if err != nil {
		t.Fatal(err)
	}
	text := doc.InlineText(d.Parts[0].Blocks[0].(*doc.Paragraph).Text)
	if want := fmt.Sprintf("%d %d", 65534, 65535); !strings.Contains(text, want) {
		t.Errorf("the values around the end of the plane are lost")
	}
}
