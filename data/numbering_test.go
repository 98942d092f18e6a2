package data_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
)

// agenda is a case of one body's meetings, so many standing items in each; firsts are the first sections, 0 where not written.
func agenda(sizes, firsts, months []int, year func(i int) int) string {
	standing := data.Standings()
	var b strings.Builder
	b.WriteString("date: 4.5.2020\nhost: {name: Kemijärven kaupunki}\nbodies:\n  - {key: board, name: kaupunginhallitus, kind: board}\nmeetings:\n")
	for i, size := range sizes {
		fmt.Fprintf(&b, "  - {key: m%d, body: board, date: 1.%d.%d, items: [%s", i, months[i], year(i), standing[0])
		for _, s := range standing[1:size] {
			fmt.Fprintf(&b, ", %s", s)
		}
		b.WriteString("]")
		if firsts[i] > 0 {
			fmt.Fprintf(&b, ", first_section: %d", firsts[i])
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// TestNumbering: the sections of a body run through its year without a gap, begin anew with a year, and each meeting counts its items
// from one; a first section that is written in the middle must be the one that would be counted.
func TestNumbering(t *testing.T) {
	reg := register(t)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "meetings")
		sizes := rapid.SliceOfN(rapid.IntRange(1, 6), n, n).Draw(t, "sizes")
		first, turn := rapid.IntRange(1, 500).Draw(t, "first"), rapid.IntRange(1, n).Draw(t, "turn of the year")
		firsts, months, want := make([]int, n), make([]int, n), make([]int, n)
		year := func(i int) int { return 2020 + i/turn }
		next := 0
		for i := range n {
			months[i] = i%turn + 1
			if i%turn == 0 {
				firsts[i], next = first, first
			} else if rapid.Bool().Draw(t, "written") {
				firsts[i] = next
			}
			want[i], next = next, next+sizes[i]
		}
		c, err := data.Load(yamlFile("", agenda(sizes, firsts, months, year)).folder(&testing.T{}), "case", data.CaseFile, reg)
		if err != nil {
			t.Fatal(report(err))
		}
		for i, m := range c.Meetings {
			for k, it := range m.Items {
				if *it.Handling.No != (data.Number{Item: k + 1, Section: want[i] + k}) {
					t.Fatalf("item %d of meeting %d is %+v, want § %d", k, i, *it.Handling.No, want[i]+k)
				}
			}
		}
		if i := rapid.IntRange(0, n-1).Draw(t, "meeting"); i%turn != 0 {
			by := rapid.SampledFrom([]int{-1, 1}).Draw(t, "by")
			firsts[i] = want[i] + by
			code := map[int]string{-1: "section-twice", 1: "section-gap"}[by]
			_, err := data.Load(yamlFile("", agenda(sizes, firsts, months, year)).folder(&testing.T{}), "case", data.CaseFile, reg)
			for _, e := range source.AllOf(err) {
				if e.Code == code {
					return
				}
			}
			t.Fatalf("a first section that is wrong by %d is not reported: %v", by, err)
		}
	})
}

// TestUncounted: nothing is counted where no meeting of the body's year says where to begin.
func TestUncounted(t *testing.T) {
	text := agenda([]int{2, 1}, []int{0, 0}, []int{1, 2}, func(int) int { return 2020 })
	c, err := data.Load(yamlFile("", text).folder(t), "case", data.CaseFile, register(t))
	if err != nil {
		t.Fatal(report(err))
	}
	if no := c.Meetings[0].Items[1].Handling.No; *no != (data.Number{Item: 2}) {
		t.Errorf("got %+v", *no)
	}
}

// TestBetween: meetings that the numbers show to be missing may have taken sections.
func TestBetween(t *testing.T) {
	text := agenda([]int{2, 1}, []int{10, 30}, []int{1, 5}, func(int) int { return 2020 })
	text = strings.Replace(strings.Replace(text, "key: m0", "number: 1, key: m0", 1), "key: m1", "number: 4, key: m1", 1)
	c, err := data.Load(yamlFile("", text).folder(t), "case", data.CaseFile, register(t))
	if err != nil {
		t.Fatal(report(err))
	}
	if no := c.Meetings[1].Items[0].Handling.No; no.Section != 30 {
		t.Errorf("got %+v", *no)
	}
}
