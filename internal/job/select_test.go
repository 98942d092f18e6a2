package job

import (
	"slices"
	"testing"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render"
	"github.com/pykala/pykala/templates"
)

func TestLanguages(t *testing.T) {
	bilingual := &data.Party{Name: "Espoo", Languages: []string{"fi", "sv"}}
	swedish := &data.Party{Name: "Närpiö", Languages: []string{"sv"}}
	for _, c := range []struct {
		party       *data.Party
		has, asked  []string
		want, lacks []string
	}{
		{bilingual, []string{"fi", "sv"}, nil, []string{"fi", "sv"}, nil},
		{bilingual, []string{"fi"}, nil, []string{"fi"}, []string{"sv"}},
		{swedish, []string{"fi", "sv"}, nil, []string{"sv"}, nil},
		{swedish, []string{"fi"}, nil, []string{"fi"}, []string{"sv"}},
		{swedish, []string{"en"}, nil, []string{"en"}, []string{"sv"}},
		{swedish, []string{"fi", "sv"}, []string{"fi"}, []string{"fi"}, nil},
	} {
		u := &unserved{}
		got := u.languages(c.party, &templates.Kind{Name: "letter", Langs: c.has}, c.asked)
		var lacks []string
		for _, g := range u.order {
			lacks = append(lacks, g.lang)
		}
		if !slices.Equal(got, c.want) || !slices.Equal(lacks, c.lacks) {
			t.Errorf("%s with texts in %v, asked for %v: got %v without %v, want %v without %v", c.party.Name, c.has, c.asked, got, lacks, c.want, c.lacks)
		}
	}
}

func TestPick(t *testing.T) {
	parties := []*data.Party{{Name: "Kemijärvi"}, {Name: "Salla"}, {Name: "Sodankylä"}}
	for _, c := range []struct{ asked, want []string }{
		{nil, []string{"Kemijärvi", "Salla", "Sodankylä"}},
		{[]string{"sodankylä", "KEMIJÄRVI"}, []string{"Kemijärvi", "Sodankylä"}},
		{[]string{"Kemija\u0308rvi", " Salla "}, []string{"Kemijärvi", "Salla"}},
		{[]string{"kemijarvi"}, []string{"Kemijärvi"}},
	} {
		var wrong source.Errors
		var got []string
		for _, p := range pick(c.asked, parties, PartyNames, partyThing, &wrong) {
			got = append(got, p.Name)
		}
		if !slices.Equal(got, c.want) || wrong.Failed() {
			t.Errorf("%q: got %v (%v), want %v", c.asked, got, wrong, c.want)
		}
	}
}

// TestFilesOfTwoLanguages has two languages that call a kind the same: their files must not.
func TestFilesOfTwoLanguages(t *testing.T) {
	k := &templates.Kind{Name: "plan", File: map[string]string{"fi": "plan", "sv": "plan", "en": "scheme"}}
	pdf := []render.Format{{Name: "pdf", Ext: ".pdf"}}
	for lang, want := range map[string]string{"fi": "a/plan-fi.pdf", "sv": "a/plan-sv.pdf", "en": "a/scheme.pdf", "de": "a/plan-de.pdf"} {
		if got := filesOf("a", k, lang, pdf)[0].Path; got != want {
			t.Errorf("%s: got %s, want %s", lang, got, want)
		}
	}
}
