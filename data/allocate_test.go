package data_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/golden"
)

func exampleShares(t *testing.T) *data.Shares {
	t.Helper()
	c, err := data.Open("examples/lappi")
	if err != nil {
		t.Fatal(report(err))
	}
	s, err := c.Shares()
	if err != nil {
		t.Fatal(report(err))
	}
	return s
}

func TestExampleShares(t *testing.T) {
	s := exampleShares(t)
	var b strings.Builder
	for _, part := range s.Sources {
		fmt.Fprintf(&b, "%s %s\n", part.Source.Key, part.Amount)
	}
	for _, g := range s.Groups {
		fmt.Fprintf(&b, "\n%s %s %v, money %s, work %s\n", g.Group.Key, g.Total, g.ByYear, g.Money, g.Work)
		for _, row := range g.Rows {
			fmt.Fprintf(&b, "%s: %d/%d, exactly %s, %s %v, money %s, work %s\n",
				row.Party.Name, row.Key, row.Of, row.Exact(), row.Total, row.ByYear, row.Money, row.Work)
		}
	}
	golden.Check(t, "lappi-shares.txt", b.String())
}

func TestExampleKemijarvi(t *testing.T) {
	for _, g := range exampleShares(t).Groups {
		for _, row := range g.Rows {
			if row.Party.Name == "Kemijärvi" && (row.Total != 18_137_00 || row.Work != row.Total) {
				t.Errorf("Kemijärvi pays %s, %s of it as work time; want 18 137 €, all of it", row.Total, row.Work)
			}
		}
	}
}

func TestExampleSums(t *testing.T) { checkSums(t, exampleShares(t)) }

// checkSums checks every sum that a reader of the table can add up.
func checkSums(t interface{ Fatalf(string, ...any) }, s *data.Shares) {
	total, own, money, work := data.Money(0), data.Money(0), data.Money(0), data.Money(0)
	percent := data.Percent(0)
	byYear := make([]data.Money, len(s.Years))
	for _, source := range s.Sources {
		total += source.Amount
	}
	for _, g := range s.Groups {
		groupTotal, groupMoney, groupWork := data.Money(0), data.Money(0), data.Money(0)
		groupByYear := make([]data.Money, len(s.Years))
		for _, row := range g.Rows {
			if sumOf(row.ByYear) != row.Total || row.Money+row.Work != row.Total || row.Total < 0 || row.Money < 0 || row.Work < 0 {
				t.Fatalf("the row of %s does not sum: %+v", row.Party.Name, *row)
			}
			groupTotal, groupMoney, groupWork = groupTotal+row.Total, groupMoney+row.Money, groupWork+row.Work
			percent += row.Percent
			for j, amount := range row.ByYear {
				groupByYear[j] += amount
			}
		}
		if groupTotal != g.Total || groupMoney != g.Money || groupWork != g.Work || fmt.Sprint(groupByYear) != fmt.Sprint(g.ByYear) {
			t.Fatalf("the group %s does not sum", g.Group.Key)
		}
		own, money, work = own+g.Total, money+g.Money, work+g.Work
		for j, amount := range g.ByYear {
			byYear[j] += amount
		}
	}
	if total != s.Total || own != s.Own || money != s.Money || work != s.Work || money+work != own ||
		fmt.Sprint(byYear) != fmt.Sprint(s.ByYear) || sumOf(byYear) != own {
		t.Fatalf("the shares do not sum: %+v", *s)
	}
	if own > 0 && percent != data.PPM {
		t.Fatalf("the per cents of the parties sum to %s", percent)
	}
}

func sumOf(amounts []data.Money) data.Money {
	total := data.Money(0)
	for _, amount := range amounts {
		total += amount
	}
	return total
}

// hand gives a case made by hand: 1 000 €, all of it the parties' own, in whole euros.
func hand(groups []*data.Group, parties ...*data.Party) *data.Case {
	total, all := data.Money(1000_00), data.Percent(data.PPM)
	return &data.Case{
		Project:    data.Project{Years: data.Years{First: 2020, Last: 2020}},
		Funding:    data.Funding{Total: &total, Sources: []*data.Source{{Key: "own", Percent: &all, Own: true}}},
		Allocation: data.Allocation{Rounding: data.RoundEuros, Groups: groups},
		Parties:    parties,
	}
}

func TestExact(t *testing.T) {
	fixed, part := data.Money(100_00), data.Percent(300_000)
	c := hand([]*data.Group{{Key: "a", By: data.ByFixed}, {Key: "b", By: data.ByEqual, Percent: &part}, {Key: "c", By: data.ByPopulation, Rest: true}},
		&data.Party{Name: "A", Group: "a", Amount: &fixed})
	for i, inhabitants := range []int{451, 149, 400} {
		c.Parties = append(c.Parties,
			&data.Party{Name: fmt.Sprint("B", i), Group: "b"}, &data.Party{Name: fmt.Sprint("C", i), Group: "c", Population: &inhabitants})
	}
	s, err := c.Shares()
	if err != nil {
		t.Fatal(report(err))
	}
	var lines []string
	for _, g := range s.Groups {
		for _, row := range g.Rows {
			lines = append(lines, fmt.Sprintf("%s %s → %s", row.Party.Name, row.Exact(), row.Total))
		}
	}
	want := "A 100 € → 100 €, B0 100 € → 100 €, B1 100 € → 100 €, B2 100 € → 100 €, C0 270,60 € → 271 €, C1 89,40 € → 89 €, C2 240 € → 240 €"
	if got := strings.ReplaceAll(strings.Join(lines, ", "), "\u00A0", " "); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Three equal parts of 1 000 € are 333,33 € each: the party that comes first takes the euro that is left.
func TestTieBreak(t *testing.T) {
	c := hand([]*data.Group{{Key: "a", By: data.ByEqual}},
		&data.Party{Name: "Ö", Group: "a"}, &data.Party{Name: "B", Group: "a"}, &data.Party{Name: "A", Group: "a"})
	s, err := c.Shares()
	if err != nil {
		t.Fatal(report(err))
	}
	for i, want := range []data.Money{334_00, 333_00, 333_00} {
		if row := s.Groups[0].Rows[i]; row.Total != want || row.Exact() != 333_33 {
			t.Errorf("%s: got %s of exactly %s, want %s", row.Party.Name, row.Total, row.Exact(), want)
		}
	}
}

// With whole euros the cents of the total go to the grant, never to the own share.
func TestOddCents(t *testing.T) {
	total, own := data.Money(1000_55), data.Percent(200_000)
	c := hand([]*data.Group{{Key: "a", By: data.ByEqual}}, &data.Party{Name: "A", Group: "a"})
	c.Funding = data.Funding{Total: &total, Sources: []*data.Source{{Key: "own", Percent: &own, Own: true}, {Key: "grant", Rest: true}}}
	s, err := c.Shares()
	if err != nil || s.Own != 200_00 || s.Sources[1].Amount != 800_55 {
		t.Errorf("the shares are %+v, %v", s, err)
	}
	c.Funding.Sources = c.Funding.Sources[:1]
	*c.Funding.Sources[0].Percent = data.PPM
	if _, err := c.Shares(); err == nil || !strings.Contains(report(err), "cents-in-euros") {
		t.Errorf("an own share with cents gives %v", err)
	}
}

// A case made by hand has passed no checks: what it lacks is an error, never a panic.
func TestSharesOfUncheckedCase(t *testing.T) {
	for name, c := range map[string]*data.Case{
		"no groups":     hand(nil, &data.Party{Name: "A"}),
		"no population": hand([]*data.Group{{Key: "a", By: data.ByPopulation}}, &data.Party{Name: "A", Group: "a"}),
		"no key":        hand([]*data.Group{{Key: "a"}}, &data.Party{Name: "A", Group: "a"}),
		"no parties":    hand([]*data.Group{{Key: "a", By: data.ByEqual}}),
	} {
		if s, err := c.Shares(); err == nil {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

// Not every case divides something: one may be a municipality's own, or tell of funding that nobody has a share of.
func TestSharesOfNothing(t *testing.T) {
	if s, err := new(data.Case).Shares(); err != nil || len(s.Sources)+len(s.Groups) > 0 {
		t.Errorf("%+v, %v", s, err)
	}
	c := hand(nil)
	c.Funding.Sources[0].Own = false
	if s, err := c.Shares(); err != nil || len(s.Sources) != 1 || s.Sources[0].Amount != 1000_00 || len(s.Groups) > 0 {
		t.Errorf("%+v, %v", s, err)
	}
}

// Every source has a per cent: its own, or what its amount comes to, so that all sum to a whole.
func TestSourcePercents(t *testing.T) {
	percent := func(p data.Percent) *data.Percent { return &p }
	amount := func(m data.Money) *data.Money { return &m }
	own := &data.Source{Key: "own", Rest: true, Own: true}
	for _, tc := range []struct {
		total   data.Money
		sources []*data.Source
		want    []data.Percent
	}{
		{100_000_00, []*data.Source{{Amount: amount(50_000_00)}, {Amount: amount(20_000_00)}, own}, []data.Percent{500_000, 200_000, 300_000}},
		{900_00, []*data.Source{{Amount: amount(300_00)}, {Amount: amount(300_00)}, own}, []data.Percent{333_400, 333_300, 333_300}},
		{300_00, []*data.Source{{Percent: percent(800_000)}, own}, []data.Percent{800_000, 200_000}},
		{300_00, []*data.Source{{Percent: percent(333_333)}, own}, []data.Percent{333_333, 666_667}},
	} {
		c := hand([]*data.Group{{Key: "a", By: data.ByEqual}}, &data.Party{Name: "A", Group: "a"})
		c.Funding = data.Funding{Total: &tc.total, Sources: tc.sources}
		c.Allocation.Rounding = data.RoundCents
		s, err := c.Shares()
		if err != nil {
			t.Fatal(err)
		}
		for i, share := range s.Sources {
			if share.Percent != tc.want[i] {
				t.Errorf("%s: source %d has %s, want %s", tc.total, i, share.Percent, tc.want[i])
			}
		}
	}
}
