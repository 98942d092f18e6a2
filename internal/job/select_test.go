package job

import (
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render"
	"github.com/pykala/pykala/templates"
)

func TestLanguages(t *testing.T) {
	register, err := data.OpenRegister()
	if err != nil {
		t.Fatal(err)
	}
	of := func(name string) *data.Party {
		m, ok := register.Municipality(name)
		if !ok {
			t.Fatalf("no %s", name)
		}
		return &data.Party{Name: name, Municipality: m}
	}
	for _, c := range []struct {
		party       *data.Party
		asked, want []string
	}{
		{of("Tampere"), nil, []string{"fi"}},
		{of("Espoo"), nil, []string{"fi", "sv"}},
		{of("Raasepori"), nil, []string{"sv", "fi"}},
		{of("Närpiö"), nil, []string{"sv", "fi"}},
		{of("Maarianhamina"), nil, []string{"sv"}},
		{of("Espoo"), []string{"sv"}, []string{"sv"}},
		{of("Tampere"), []string{"sv"}, []string{"sv"}},
		{&data.Party{Name: "Espoo", Languages: []string{"fi"}, Municipality: of("Espoo").Municipality}, nil, []string{"fi"}},
		{&data.Party{Name: "Säätiö"}, nil, []string{"fi"}},
	} {
		if got := (&Job{Case: &data.Case{}}).languages(&Document{Subject: templates.For(c.party)}, c.asked); !slices.Equal(got, c.want) {
			t.Errorf("%s, asked for %v: got %v, want %v", c.party.Name, c.asked, got, c.want)
		}
	}
}

func TestOtherLaws(t *testing.T) {
	register, err := data.OpenRegister()
	if err != nil {
		t.Fatal(err)
	}
	var parties []*data.Party
	aland := 0
	for _, m := range register.Municipalities() {
		parties = append(parties, &data.Party{Name: m.Name["fi"], Municipality: m})
		if m.Aland() {
			aland++
		}
	}
	warnings := otherLaws(parties)
	if aland != 16 || len(warnings) != 1 || warnings.Failed() || !strings.Contains(warnings[0].Msg.String(), "Brändö, Eckerö") {
		t.Errorf("%d municipalities of Åland give %v", aland, warnings)
	}
	if warnings := otherLaws(parties[:1]); len(warnings) > 0 {
		t.Errorf("%s gives %v", parties[0].Name, warnings)
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
		if got := filesOf("a", "", k, lang, pdf)[0].Path; got != want {
			t.Errorf("%s: got %s, want %s", lang, got, want)
		}
	}
}
