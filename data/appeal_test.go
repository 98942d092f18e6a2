package data_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/data/law"
	"github.com/pykala/pykala/internal/source"
)

// decided is the small case with bodies of the host, which is a joint authority, and of two municipalities, and one matter whose
// handling is HANDLING.
const decided = small + `  - municipality: Maarianhamina
bodies:
  - {key: board, name: kaupunginhallitus, kind: board, of: Kemijärvi}
  - {key: council, name: kaupunginvaltuusto, kind: council, of: Kemijärvi}
  - {key: director, name: kaupunginjohtaja, kind: officer, of: Kemijärvi, revision: board}
  - {key: section, name: konsernijaosto, kind: section, of: Kemijärvi}
  - {key: island, name: stadsstyrelsen, kind: board, of: Maarianhamina}
  - {key: union, name: yhtymähallitus, kind: board}
  - {key: assembly, name: yhtymävaltuusto, kind: assembly}
  - {key: northern, name: yhtymävaltuusto, kind: assembly, court: pohjois-suomi}
  - {key: wrong, name: yhtymävaltuusto, kind: assembly, court: rovaniemi}
  - {key: manager, name: kuntayhtymän johtaja, kind: officer, revision: union}
matters:
  - key: matter
    title: Hankkeeseen liittyminen
    handlings:
      - HANDLING
`

func decision(t *testing.T, text, handling string) (*data.Case, *data.Handling) {
	t.Helper()
	text = strings.Replace(text, "HANDLING", handling, 1)
	c, err := data.Load(fstest.MapFS{"project.yaml": {Data: []byte(text)}}, "case", data.CaseFile, register(t))
	if err != nil {
		t.Fatal(err)
	}
	return c, c.Matters[0].Handlings[0]
}

func openLaw(t *testing.T) *law.Library {
	t.Helper()
	l, err := law.Open()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestRoute(t *testing.T) {
	l := openLaw(t)
	for _, tt := range []struct {
		handling string
		kind     law.Kind
		to       string // key of the body or the court
		who      string // a text of the instruction
	}{
		{"{body: board, date: 18.5.2020, appeal: {nature: final}}", law.KindRevision, "board", "revision.who"},
		{"{body: director, date: 18.5.2020, appeal: {nature: final}}", law.KindRevision, "board", "revision.who"},
		{"{body: board, date: 18.5.2020, appeal: {nature: final, review: true}}", law.KindMunicipalAppeal, "pohjois-suomi", "municipal-appeal.who-after-revision"},
		{"{body: council, date: 18.5.2020, appeal: {nature: final}}", law.KindMunicipalAppeal, "pohjois-suomi", "municipal-appeal.who"},
		{"{body: council, date: 18.5.2020, appeal: {nature: preparation}}", law.KindBan, "", "ban.preparation"},
		{"{body: section, date: 18.5.2020, appeal: {nature: execution}}", law.KindBan, "", "ban.execution"},
		{"{body: board, date: 18.5.2020, appeal: {nature: final, law: procurement}}", law.KindProcurement, "market", "procurement.appeal"},
		{"{body: board, date: 18.5.2020, appeal: {nature: final, law: ban, provision: laki (1/2001) 2 §}}", law.KindBan, "", "ban.by-law"},
		{"{body: union, date: 18.5.2020, appeal: {nature: final}}", law.KindRevision, "union", "revision.who-joint-authority"},
		{"{body: manager, date: 18.5.2020, appeal: {nature: final}}", law.KindRevision, "union", "revision.who-joint-authority"},
		{"{body: northern, date: 18.5.2020, appeal: {nature: final}}", law.KindMunicipalAppeal, "pohjois-suomi", "municipal-appeal.who-joint-authority"},
	} {
		c, h := decision(t, decided, tt.handling)
		r, err := c.Route(l, h)
		if err != nil {
			t.Errorf("%s: %v", tt.handling, err)
			continue
		}
		to := ""
		switch {
		case r.To != nil:
			to = r.To.Key
		case r.Court != nil:
			to = r.Court.Key
		}
		if r.Kind != tt.kind || to != tt.to || !slices.Contains(r.Texts, tt.who) {
			t.Errorf("%s: got %s to “%s” with %v; want %s to “%s” with %s", tt.handling, r.Kind, to, r.Texts, tt.kind, tt.to, tt.who)
		}
	}
}

func TestRoutesThatAreRefused(t *testing.T) {
	l := openLaw(t)
	for _, tt := range []struct{ handling, code string }{
		{"{body: board, date: 18.5.2020}", "missing-appeal"},
		{"{body: island, date: 18.5.2020, appeal: {nature: final}}", "aland-appeal"},
		{"{body: section, date: 18.5.2020, appeal: {nature: final}}", "missing-revision-body"},
		{"{body: council, date: 18.5.2020, appeal: {nature: final, review: true}}", "no-appeal-rule"},
		{"{body: council, date: 18.5.2016, appeal: {nature: final}}", "no-law"},
		{"{body: assembly, date: 18.5.2020, appeal: {nature: final}}", "missing-court"},
		{"{body: wrong, date: 18.5.2020, appeal: {nature: final}}", "unknown-court"},
		{"{body: board, date: 18.5.2020, appeal: {nature: final, law: administrative-appeal}}", "missing-provision"},
		{"{body: board, date: 18.5.2020, appeal: {nature: final, law: vesilaki}}", "unknown-law"},
	} {
		c, h := decision(t, decided, tt.handling)
		r, err := c.Route(l, h)
		if got := source.AllOf(err); len(got) != 1 || got[0].Code != tt.code || !got[0].Pos.IsValid() || got[0].Hint.IsZero() || r != nil {
			t.Errorf("%s: got %+v, %v; want %s", tt.handling, r, err, tt.code)
		}
	}
}

// TestOwnersOfBodies: the host may be a municipality, a joint authority, or something that nobody knows.
func TestOwnersOfBodies(t *testing.T) {
	l := openLaw(t)
	const host = "Kolpeneen palvelukeskuksen kuntayhtymä"
	for _, tt := range []struct {
		host, code, who string
	}{
		{host, "", "revision.who-joint-authority"},
		{"Kemijärven kaupunki", "", "revision.who"},
		{"Esbo stad", "", "revision.who"},
		{"Lapin liitto", "", "revision.who-joint-authority"},
		{"Esimerkkejä ry", "unknown-owner", ""},
	} {
		c, h := decision(t, strings.Replace(decided, "name: "+host, "name: "+tt.host, 1), "{body: union, date: 18.5.2020, appeal: {nature: final}}")
		r, err := c.Route(l, h)
		switch {
		case tt.code != "":
			if got := source.AllOf(err); len(got) != 1 || got[0].Code != tt.code {
				t.Errorf("%s: got %v, want %s", tt.host, err, tt.code)
			}
		case err != nil || !slices.Contains(r.Texts, tt.who):
			t.Errorf("%s: got %+v, %v", tt.host, r, err)
		}
	}
}

// TestPublishedMinutes is the example that everybody counts by hand: published on 25.5.2020, in time until 15.6.2020.
func TestPublishedMinutes(t *testing.T) {
	c, h := decision(t, decided, "{body: board, date: 18.5.2020, appeal: {nature: final}}")
	r, err := c.Route(openLaw(t), h)
	if err != nil {
		t.Fatal(err)
	}
	p, err := r.Period(law.ServiceWeb, data.Date{Year: 2020, Month: 5, Day: 25}.Law())
	if err != nil || data.DateOf(p.Served).String() != "1.6.2020" || data.DateOf(p.Last).String() != "15.6.2020" || data.DateOf(p.Removal).String() != "16.6.2020" {
		t.Errorf("got %+v, %v", p, err)
	}
}

func TestCheckAppeals(t *testing.T) {
	l := openLaw(t)
	today := law.Date{Year: 2026, Month: 11, Day: 22}
	codes := func(handling string, today law.Date) []string {
		c, _ := decision(t, decided, handling)
		var out []string
		for _, e := range c.CheckAppeals(l, today) {
			out = append(out, e.Code)
		}
		return slices.Compact(out)
	}
	for _, tt := range []struct {
		handling string
		today    law.Date
		want     []string
	}{
		{"{body: board, date: 18.5.2020}", today, nil},
		{"{body: board, date: 18.5.2020, appeal: {nature: preparation}}", today, nil},
		{"{body: board, date: 18.5.2020, appeal: {nature: preparation}}", today.After(366), []string{"unchecked-law"}},
		{"{body: board, date: 18.5.2020, appeal: {nature: final}}", today, []string{"unchecked-law"}},
		{"{body: section, date: 18.5.2020, appeal: {nature: final}}", today, []string{"missing-revision-body"}},
		{"{body: section, date: 18.5.2020, record: Niin tehtiin., appeal: {nature: final}}", today, nil},
	} {
		if got := codes(tt.handling, tt.today); !slices.Equal(got, tt.want) {
			t.Errorf("%s on %s: got %v, want %v", tt.handling, tt.today, got, tt.want)
		}
	}
}
