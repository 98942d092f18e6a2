package templates

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pykala/pykala/data"
)

func TestFiguresPrintInFinnish(t *testing.T) {
	unit := Unit{"euro", "euroa"}
	for _, tc := range []struct{ got, want string }{
		{(&Money{0, unit}).String(), "0 euroa"},
		{(&Money{100, unit}).String(), "1 euro"},
		{(&Money{150, unit}).String(), "1,50 euroa"},
		{(&Money{1813700, unit}).String(), "18 137 euroa"},
		{(&Money{101620640, unit}).Figures(), "1 016 206,40"},
		{(&Money{-5, unit}).Figures(), "−0,05"},
		{(&Money{-100000, unit}).Figures(), "−1 000"},
		{(&Percent{ppm: 800000}).String(), "80 %"},
		{(&Percent{ppm: 17850}).String(), "1,785 %"},
		{(&Percent{ppm: -5}).String(), "−0,0005 %"},
		{(&Percent{53000, 2}).String(), "5,30 %"},
		{(&Percent{1000000, 2}).String(), "100,00 %"},
		{(&Number{999}).String(), "999"},
		{(&Number{1000}).String(), "1 000"},
		{(&Number{-1234567}).String(), "−1 234 567"},
		{(&Years{2020, 2020}).String(), "2020"},
		{(&Years{2020, 2023}).String(), "2020–2023"},
	} {
		if got := strings.ReplaceAll(tc.got, noBreakSpace, " "); got != tc.want {
			t.Errorf("%q, want %q", got, tc.want)
		}
	}
}

// TestMoneyReadsBack sees that what is printed is what was there, to the cent.
func TestMoneyReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64Range(0, 1e13).Draw(t, "cents")
		printed := (&Money{data.Money(cents), Unit{"euro", "euroa"}}).String()
		back, err := data.ParseMoney(printed)
		if err != nil || int64(back) != cents {
			t.Fatalf("%d prints as %q, which reads as %d (%v)", cents, printed, back, err)
		}
	})
}

// TestEveryMunicipalityInflects asks for every form of every official name and place in the register.
func TestEveryMunicipalityInflects(t *testing.T) {
	register, err := data.OpenRegister()
	if err != nil {
		t.Fatal(err)
	}
	words, err := Open(Embedded()).Words("fi")
	if err != nil {
		t.Fatal(err)
	}
	v := viewer{words, "fi"}
	for _, m := range register.Municipalities() {
		p := &data.Party{Municipality: m, Name: m.Name["fi"]}
		official, place := v.partyName(p), v.municipality(p)
		for _, grammaticalCase := range caseNames {
			if s, err := official.form(grammaticalCase); err != nil || s == official.text {
				t.Errorf("%s has no %s: %q, %v", official, grammaticalCase, s, err)
			}
		}
		for _, form := range []func(data.Local) string{
			func(l data.Local) string { return l.In }, func(l data.Local) string { return l.Into }, func(l data.Local) string { return l.From },
		} {
			if s, err := place.local(form, "where"); err != nil {
				t.Errorf("%s has no local form: %q, %v", place, s, err)
			}
		}
		if v.officer(p, data.Text{}, v.partyType(p), words.Bodies) == nil || v.officer(p, data.Text{}, v.partyType(p), words.Presenters) == nil {
			t.Errorf("nobody decides in %s", official)
		}
	}
}
