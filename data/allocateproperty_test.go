package data_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/pykala/pykala/data"
)

// drawCase draws a case whose funding can be divided.
func drawCase(t *rapid.T) *data.Case {
	euros := rapid.Bool().Draw(t, "euros")
	total := data.Money(rapid.Int64Range(0, 1e11).Draw(t, "total"))
	own := data.Percent(rapid.Int64Range(0, data.PPM).Draw(t, "own"))
	c := &data.Case{
		Funding: data.Funding{Total: &total, Sources: []*data.Source{
			{Key: "grant", Rest: true}, {Key: "own", Percent: &own, Own: true, InKind: true},
		}},
		Allocation: data.Allocation{Rounding: data.RoundCents, Population: data.Date{Year: 2019, Month: 12, Day: 31}},
	}
	if euros {
		c.Allocation.Rounding = data.RoundEuros
	}
	left := data.Percent(data.PPM)
	for i := range rapid.IntRange(1, 3).Draw(t, "groups") {
		g := &data.Group{Key: fmt.Sprint("g", i), By: rapid.SampledFrom([]data.KeyKind{data.ByPopulation, data.ByEqual, data.ByPercent}).Draw(t, "by")}
		part := data.Percent(rapid.Int64Range(0, int64(left)).Draw(t, "part"))
		g.Percent = &part
		left -= part
		drawParties(t, c, g)
	}
	last := c.Allocation.Groups[len(c.Allocation.Groups)-1]
	last.Percent, last.Rest = nil, true
	drawYears(t, c)
	return c
}

func drawParties(t *rapid.T, c *data.Case, g *data.Group) {
	c.Allocation.Groups = append(c.Allocation.Groups, g)
	left, n := data.Percent(data.PPM), rapid.IntRange(1, 12).Draw(t, "parties")
	for i := range n {
		population := rapid.IntRange(1, 700_000).Draw(t, "population")
		percent := data.Percent(rapid.Int64Range(0, int64(left)).Draw(t, "percent"))
		if i == n-1 {
			percent = left
		}
		left -= percent
		work := data.Percent(rapid.Int64Range(0, data.PPM).Draw(t, "work"))
		p := &data.Party{
			Name: fmt.Sprint(g.Key, " ", i), Group: g.Key, Population: &population, Percent: &percent, Work: &work,
			Pays: rapid.SampledFrom([]data.Payment{data.PayMoney, data.PayWork, data.PaySplit}).Draw(t, "pays"),
		}
		c.Parties = append(c.Parties, p)
	}
}

func drawYears(t *rapid.T, c *data.Case) {
	years := rapid.IntRange(1, 5).Draw(t, "years")
	left := data.Percent(data.PPM)
	for i := range years {
		percent := data.Percent(rapid.Int64Range(0, int64(left)/10_000).Draw(t, "year")) * 10_000
		if i == years-1 {
			percent = left
		}
		left -= percent
		c.Allocation.Years = append(c.Allocation.Years, &data.Yearly{Year: 2020 + i, Percent: percent})
	}
}

func TestSharesProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCase(t)
		s, err := c.Shares()
		if err != nil {
			t.Fatal(err)
		}
		checkSums(t, s)
		checkLargerKeys(t, s)
		checkUnits(t, s)
		before := rowsByName(s)
		c.Parties = rapid.Permutation(c.Parties).Draw(t, "order")
		s, err = c.Shares()
		if err != nil {
			t.Fatal(err)
		}
		if after := rowsByName(s); fmt.Sprint(before) != fmt.Sprint(after) {
			t.Fatalf("in another order the shares are others:\n%v\n%v", before, after)
		}
	})
}

// checkLargerKeys checks that nobody with a larger key gets less than somebody of the same group with a smaller one.
func checkLargerKeys(t *rapid.T, s *data.Shares) {
	for _, g := range s.Groups {
		for _, a := range g.Rows {
			for _, b := range g.Rows {
				if a.Key > b.Key && a.Total < b.Total {
					t.Fatalf("key %d gets %s, key %d gets %s", a.Key, a.Total, b.Key, b.Total)
				}
			}
		}
	}
}

// checkUnits checks that with whole euros nothing below the sources has cents.
func checkUnits(t *rapid.T, s *data.Shares) {
	if s.Rounding != data.RoundEuros {
		return
	}
	for _, g := range s.Groups {
		for _, row := range g.Rows {
			for _, amount := range append([]data.Money{row.Total, row.Money, row.Work}, row.ByYear...) {
				if amount%100 != 0 {
					t.Fatalf("%s has cents: %+v", row.Party.Name, *row)
				}
			}
		}
	}
}

func rowsByName(s *data.Shares) map[string]string {
	rows := map[string]string{}
	for _, g := range s.Groups {
		for _, row := range g.Rows {
			rows[row.Party.Name] = fmt.Sprint(row.Total, row.ByYear, row.Money, row.Work, row.Percent)
		}
	}
	return rows
}

// country gives a case with every municipality.
func country(tb testing.TB) *data.Case {
	tb.Helper()
	reg, err := data.OpenRegister()
	if err != nil {
		tb.Fatal(err)
	}
	total, own := data.Money(34_000_000_00), data.Percent(200_000)
	c := &data.Case{
		Project: data.Project{Years: data.Years{First: 2020, Last: 2022}},
		Funding: data.Funding{Total: &total, Sources: []*data.Source{{Key: "grant", Rest: true}, {Key: "own", Percent: &own, Own: true}}},
		Allocation: data.Allocation{
			Rounding: data.RoundEuros, Population: data.Date{Year: 2019, Month: 12, Day: 31},
			Groups: []*data.Group{{Key: "all", By: data.ByPopulation}},
			Years:  []*data.Yearly{{Year: 2020, Percent: 250_000}, {Year: 2021, Percent: 400_000}, {Year: 2022, Percent: 350_000}},
		},
	}
	for _, m := range reg.Municipalities() {
		c.Parties = append(c.Parties, &data.Party{Name: m.Name["fi"], Municipality: m, Group: "all", Pays: data.PayMoney})
	}
	return c
}

func TestWholeCountry(t *testing.T) {
	s, err := country(t).Shares()
	if err != nil {
		t.Fatal(err)
	}
	checkSums(t, s)
	rows := s.Groups[0].Rows
	if len(rows) != 308 || rows[0].Party.Name != "Akaa" || rows[307].Party.Name != "Äänekoski" {
		t.Errorf("%d rows, from %s to %s", len(rows), rows[0].Party.Name, rows[len(rows)-1].Party.Name)
	}
}

func BenchmarkShares308(b *testing.B) {
	c := country(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Shares(); err != nil {
			b.Fatal(err)
		}
	}
}
