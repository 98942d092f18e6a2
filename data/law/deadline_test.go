package law

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/pykala/pykala/internal/source"
)

// TestPeriods has examples counted by hand with a calendar.
func TestPeriods(t *testing.T) {
	revision := Appeal{Kind: KindRevision, Term: 14, Services: services()}
	appeal := Appeal{Kind: KindMunicipalAppeal, Term: 30, Services: services()}
	for _, tt := range []struct {
		name           string
		appeal         Appeal
		way            Service
		day            Date
		served, last   Date
		removed, moved Date
	}{
		{"published on a Monday", revision, ServiceWeb, Date{2020, 5, 25}, Date{2020, 6, 1}, Date{2020, 6, 15}, Date{2020, 6, 16}, Date{}},
		{"the same, to the court", appeal, ServiceWeb, Date{2020, 5, 25}, Date{2020, 6, 1}, Date{2020, 7, 1}, Date{2020, 7, 2}, Date{}},
		{"a letter counts like publication", revision, ServiceLetter, Date{2020, 5, 25}, Date{2020, 6, 1}, Date{2020, 6, 15}, Date{2020, 6, 16}, Date{}},
		{"an electronic message", revision, ServiceElectronic, Date{2020, 5, 25}, Date{2020, 5, 28}, Date{2020, 6, 11}, Date{2020, 6, 12}, Date{}},
		{"a receipt", revision, ServiceProven, Date{2020, 5, 25}, Date{2020, 5, 25}, Date{2020, 6, 8}, Date{2020, 6, 9}, Date{}},
		{"ends on a Saturday", revision, ServiceProven, Date{2026, 9, 5}, Date{2026, 9, 5}, Date{2026, 9, 21}, Date{2026, 9, 22}, Date{2026, 9, 19}},
		{"ends on Midsummer Eve", revision, ServiceProven, Date{2026, 6, 5}, Date{2026, 6, 5}, Date{2026, 6, 22}, Date{2026, 6, 23}, Date{2026, 6, 19}},
		{"ends on Christmas Eve, a Thursday", revision, ServiceProven, Date{2026, 12, 10}, Date{2026, 12, 10}, Date{2026, 12, 28}, Date{2026, 12, 29}, Date{2026, 12, 24}},
		{"ends on Independence Day, a Monday", revision, ServiceProven, Date{2027, 11, 22}, Date{2027, 11, 22}, Date{2027, 12, 7}, Date{2027, 12, 8}, Date{2027, 12, 6}},
		{"ends on Good Friday: over Easter", revision, ServiceProven, Date{2026, 3, 20}, Date{2026, 3, 20}, Date{2026, 4, 7}, Date{2026, 4, 8}, Date{2026, 4, 3}},
		{"ends on Ascension Day, a Thursday", revision, ServiceProven, Date{2026, 4, 30}, Date{2026, 4, 30}, Date{2026, 5, 15}, Date{2026, 5, 16}, Date{2026, 5, 14}},
		{"ends on Epiphany, a Wednesday", revision, ServiceProven, Date{2026, 12, 23}, Date{2026, 12, 23}, Date{2027, 1, 7}, Date{2027, 1, 8}, Date{2027, 1, 6}},
		{"ends on New Year's Day, a Friday", revision, ServiceProven, Date{2026, 12, 18}, Date{2026, 12, 18}, Date{2027, 1, 4}, Date{2027, 1, 5}, Date{2027, 1, 1}},
		{"served on a holiday, which is not moved", revision, ServiceWeb, Date{2026, 12, 18}, Date{2026, 12, 25}, Date{2027, 1, 8}, Date{2027, 1, 9}, Date{}},
		{"the first of May", revision, ServiceProven, Date{2026, 4, 17}, Date{2026, 4, 17}, Date{2026, 5, 4}, Date{2026, 5, 5}, Date{2026, 5, 1}},
	} {
		got, err := tt.appeal.Period(tt.way, tt.day)
		want := Period{Way: tt.way, Begun: tt.day, Served: tt.served, Last: tt.last, Removal: tt.removed}
		if err != nil || got != want {
			t.Errorf("%s: got %+v, %v\nwant %+v", tt.name, got, err, want)
		}
		if !tt.moved.IsZero() && got.Served.After(tt.appeal.Term) != tt.moved {
			t.Errorf("%s: the time ends on %s before it is moved", tt.name, got.Served.After(tt.appeal.Term))
		}
	}
}

func TestPeriodsThatAreRefused(t *testing.T) {
	members := Appeal{Kind: KindRevision, Term: 14, Services: services()}
	parties := Appeal{Kind: KindAdministrativeAppeal, Term: 30, Services: []Service{ServiceLetter}}
	for _, tt := range []struct {
		appeal Appeal
		way    Service
		day    Date
		code   string
	}{
		{Appeal{Kind: KindBan}, ServiceWeb, Date{2026, 1, 2}, "no-appeal"},
		{parties, ServiceWeb, Date{2026, 1, 2}, "no-service"},
		{parties, ServiceElectronic, Date{2026, 1, 2}, "no-service"},
		{members, "fax", Date{2026, 1, 2}, "unknown-service"},
		{members, "", Date{2026, 1, 2}, "unknown-service"},
		{members, ServiceWeb, Date{}, "bad-date"},
		{members, ServiceWeb, Date{2026, 2, 30}, "bad-date"},
		{members, ServiceWeb, Date{1979, 12, 31}, "bad-date"},
		{members, ServiceWeb, Date{2100, 1, 1}, "bad-date"},
		{Appeal{Kind: KindRevision, Services: services()}, ServiceWeb, Date{2026, 1, 2}, "bad-term"},
	} {
		_, err := tt.appeal.Period(tt.way, tt.day)
		if got := source.AllOf(err); len(got) != 1 || got[0].Code != tt.code {
			t.Errorf("%s, %s on %s: %v, want %s", tt.appeal.Kind, tt.way, tt.day, err, tt.code)
		}
	}
}

// TestDeadlineProperties: whatever the day, the way and the term, the last day is no day off, not before service and term, at
// most four days later than they say, and never earlier for a decision that came later.
func TestDeadlineProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		way := rapid.SampledFrom(services()).Draw(t, "way")
		term := rapid.SampledFrom([]int{14, 30}).Draw(t, "term")
		day := Date{firstYear, 1, 1}.After(rapid.IntRange(0, 43_000).Draw(t, "days"))
		later := day.After(rapid.IntRange(0, 60).Draw(t, "later"))
		appeal := Appeal{Kind: KindRevision, Term: term, Services: services()}
		p, err := appeal.Period(way, day)
		if err != nil {
			t.Fatal(err)
		}
		moved := p.Last.Since(p.Served) - term
		switch {
		case DayOff(p.Last):
			t.Errorf("the last day %s is a day off", p.Last)
		case moved < 0 || moved > 5:
			t.Errorf("the last day %s is %d days from %s and %d days", p.Last, moved, p.Served, term)
		case p.Removal.Since(p.Last) != 1:
			t.Errorf("personal data leave the web on %s", p.Removal)
		}
		for d := p.Served.After(term); d != p.Last; d = d.After(1) {
			if !DayOff(d) {
				t.Errorf("%s is a working day before the last day %s", d, p.Last)
			}
		}
		if q, err := appeal.Period(way, later); err != nil || q.Last.Compare(p.Last) < 0 {
			t.Errorf("%s ends on %s, but %s, later, on %s (%v)", day, p.Last, later, q.Last, err)
		}
	})
}
