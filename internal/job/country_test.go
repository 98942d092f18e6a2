package job_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/json"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/style"
)

const country = "../../data/examples/suomi"

// tenMunicipalities are those whose names and languages a text most easily stumbles over: outer and inner local cases, two
// languages, a name in the plural, an abbreviation, a name that both parts of inflect, one that is called by its type, three
// Sámi languages, and Åland.
var tenMunicipalities = []string{
	"Kemijärvi", "Espoo", "Tampere", "Kauniainen", "Koski Tl", "Pedersören kunta", "Uusikaupunki", "Virrat", "Inari", "Maarianhamina",
}

// countryDocuments makes every kind for the ten municipalities, in their own languages and house styles.
func countryDocuments(t *testing.T) []made {
	t.Helper()
	j, err := job.Open(job.Options{Case: country})
	if err != nil {
		t.Fatal(err)
	}
	choice, err := j.Select(job.Selection{Parties: tenMunicipalities, Formats: []string{"pdf", "docx", "html", "json", "text"}})
	if err != nil {
		t.Fatal(err)
	}
	var all []made
	for _, d := range choice.Documents {
		all = append(all, makeOne(t, j, &d, d.Kind.Name+"."+job.Slug(d.Subject.Party.Name)+"."+d.Lang))
	}
	return all
}

// otherLanguages gives the documents of the country that differ most from those in Finnish: in Swedish, with a long table, and
// with names in Sámi.
func otherLanguages(t *testing.T) []made {
	t.Helper()
	return slices.DeleteFunc(countryDocuments(t), func(m made) bool {
		return !strings.HasSuffix(m.name, ".kauniainen.sv") && m.name != "commitment-request.inari.fi"
	})
}

// TestTenMunicipalities keeps the plain text of every kind in Finnish and in Swedish, and reads it back from every format.
// Of tables with every municipality the goldens have the recipient's own row, and those of two recipients all rows.
func TestTenMunicipalities(t *testing.T) {
	asked := map[string]bool{}
	schema := rendertest.OpenSchema(t, json.Schema())
	for _, m := range countryDocuments(t) {
		want := doc.PlainText(m.tree)
		name := "suomi/" + m.name + ".txt"
		asked[name] = true
		kept := want
		if m.tree.Layout == doc.LayoutTable && !wholeTable(m.name) {
			kept = withoutOtherRows(m.tree, want)
		}
		golden.Check(t, name, kept)
		checkFiles(t, m, schema)
	}
	checkStale(t, "suomi", asked)
}

func wholeTable(name string) bool {
	return strings.HasSuffix(name, ".kemijarvi.fi") || strings.HasSuffix(name, ".kauniainen.sv")
}

// withoutOtherRows gives a text without the rows of others than the recipient.
func withoutOtherRows(d *doc.Document, text string) string {
	others := map[string]bool{}
	var part func(*doc.Part)
	part = func(p *doc.Part) {
		for _, b := range p.Blocks {
			if t, ok := b.(*doc.Table); ok {
				for _, r := range t.Body {
					others[rowText(r)] = others[rowText(r)] || r.Kind == doc.RowData && !r.Own && len(t.Body) > 10
				}
			}
		}
		for _, sub := range p.Parts {
			part(sub)
		}
	}
	for _, p := range d.Parts {
		part(p)
	}
	return strings.Join(slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return others[line] }), "\n")
}

func rowText(r *doc.Row) string {
	cells := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		cells[i] = doc.InlineText(c.Text)
	}
	return strings.Join(cells, "\t")
}

// TestEveryMunicipality makes every document of the whole country, and finds nothing amiss but the one warning about Åland.
func TestEveryMunicipality(t *testing.T) {
	j, err := job.Open(job.Options{Case: country})
	if err != nil {
		t.Fatal(err)
	}
	choice, err := j.Select(job.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	if len(choice.Warnings) != 1 || choice.Warnings[0].Code != "other-law" || len(j.Case.Warnings) > 0 {
		t.Errorf("warnings: %v, %v", choice.Warnings, j.Case.Warnings)
	}
	count := map[string]int{}
	for _, d := range choice.Documents {
		count[d.Lang]++
		if d.Kind.Name == "share-table" && d.Subject.Party.Name > "B" {
			continue // they differ in one name and one row
		}
		tree, err := j.Compose(&d)
		if err != nil {
			t.Fatalf("%s, %s, %s: %v", d.Kind.Name, d.Subject.Party.Name, d.Lang, err)
		}
		if tree.Lang != d.Lang {
			t.Errorf("%s for %s is in %s, not in %s", d.Kind.Name, d.Subject.Party.Name, tree.Lang, d.Lang)
		}
	}
	if count["fi"] != 4*(259+33) || count["sv"] != 4*(16+33) {
		t.Errorf("documents by language: %v", count)
	}
}

// TestStylesSpeakSwedish arranges the model item of a Swedish town in every house style.
func TestStylesSpeakSwedish(t *testing.T) {
	for _, name := range style.Names(style.Embedded()) {
		j, err := job.Open(job.Options{Case: country, Style: name})
		if err != nil {
			t.Fatal(err)
		}
		choice, err := j.Select(job.Selection{Kinds: []string{"decision-proposal"}, Parties: []string{"Grankulla"}, Languages: []string{"sv"}})
		if err != nil {
			t.Fatal(err)
		}
		m := makeOne(t, j, &choice.Documents[0], "decision-proposal."+name+".kauniainen.sv")
		golden.Check(t, "suomi-styles/"+m.name+".txt", doc.PlainText(m.tree))
	}
}

// TestLanguagesThatFail sees that what lacks a language fails and everything else does not.
func TestLanguagesThatFail(t *testing.T) {
	j, err := job.Open(job.Options{Case: example})
	if err != nil {
		t.Fatal(err)
	}
	choice, err := j.Select(job.Selection{Parties: []string{"Kemijärvi"}, Languages: []string{"fi", "sv"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range choice.Documents {
		_, err := j.Compose(&d)
		var errs source.Errors
		errs.AddAll(err)
		if (d.Lang == "sv") != errs.Failed() {
			t.Errorf("%s in %s: %v", d.Kind.Name, d.Lang, err)
		}
		for _, e := range errs {
			if e.Code != "missing-translation" || !strings.HasSuffix(e.Pos.File, ".yaml") && !strings.HasSuffix(e.Pos.File, ".csv") || e.Pos.Line == 0 {
				t.Errorf("%v", e)
			}
		}
	}
}
