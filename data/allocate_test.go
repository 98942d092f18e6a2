package data_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pykala/pykala/data"
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
	for _, e := range s.Explain() {
		fmt.Fprintln(&b, e)
		for i, amount := range e.ByYear {
			fmt.Fprintf(&b, "  %d: %s", s.Years[i], amount)
		}
		fmt.Fprintf(&b, "  rahana %s, työaikana %s\n", e.Money, e.Work)
	}
	golden(t, "lappi-shares.txt", b.String())
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
