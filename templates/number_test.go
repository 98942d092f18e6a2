package templates

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
)

func TestFiguresPrintInFinnish(t *testing.T) {
	unit := Unit{"euro", "euroa"}
	for _, tc := range []struct{ got, want string }{
		{(&Money{cents: 0, unit: unit}).String(), "0 euroa"},
		{(&Money{cents: 100, unit: unit}).String(), "1 euro"},
		{(&Money{cents: 150, unit: unit}).String(), "1,50 euroa"},
		{(&Money{cents: 1813700, unit: unit}).String(), "18 137 euroa"},
		{(&Money{cents: 101620640, unit: unit}).Figures(), "1 016 206,40"},
		{(&Money{cents: -5, unit: unit}).Figures(), "−0,05"},
		{(&Money{cents: -100000, unit: unit}).Figures(), "−1 000"},
		{(&Money{1813700, unit, 2}).Figures(), "18 137,00"},
		{(&Money{1813700, unit, 2}).String(), "18 137 euroa"},
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

// TestSumsKeepTheirDecimals sees that a sum below a column has as many decimals as the column.
func TestSumsKeepTheirDecimals(t *testing.T) {
	m := &machine{template: &Template{words: &Words{Money: Unit{"euro", "euroa"}}}}
	for _, tc := range []struct {
		list []any
		want string
	}{
		{[]any{&Percent{ppm: 125000}, &Percent{ppm: 75000}}, "20,0 %"},
		{[]any{&Percent{53000, 2}, &Percent{ppm: 47000}}, "10,00 %"},
		{[]any{&Percent{ppm: 800000}, &Percent{ppm: 200000}}, "100 %"},
	} {
		sum, err := m.sum(tc.list)
		if err != nil || strings.ReplaceAll(sum.(*Percent).String(), noBreakSpace, " ") != tc.want {
			t.Errorf("the sum is %v (%v), want %s", sum, err, tc.want)
		}
	}
	sum, err := m.sum([]any{&Money{150, Unit{}, 2}, &Money{50, Unit{}, 2}})
	if err != nil || sum.(*Money).Figures() != "2,00" {
		t.Errorf("the sum is %v (%v)", sum, err)
	}
}

// TestMoneyReadsBack sees that what is printed is what was there, to the cent.
func TestMoneyReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64Range(0, 1e13).Draw(t, "cents")
		printed := (&Money{cents: data.Money(cents), unit: Unit{"euro", "euroa"}}).String()
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
	v := viewer{words: words, lang: "fi"}
	for _, m := range register.Municipalities() {
		p := &data.Party{Municipality: m, Name: m.Name["fi"]}
		official, place := v.partyName(p), v.municipality(p)
		for _, grammaticalCase := range caseNames {
			if s, err := official.form(grammaticalCase); err != nil || s == official.text {
				t.Errorf("%s has no %s: %q, %v", official, grammaticalCase, s, err)
			}
			if s, err := place.form(grammaticalCase); err != nil || s == place.text {
				t.Errorf("%s has no %s: %q, %v", place, grammaticalCase, s, err)
			}
		}
		for _, form := range []func(data.Local) string{
			func(l data.Local) string { return l.In }, func(l data.Local) string { return l.Into }, func(l data.Local) string { return l.From },
		} {
			if s, err := place.local(form, source.Msg("where")); err != nil {
				t.Errorf("%s has no local form: %q, %v", place, s, err)
			}
		}
		if v.officer(p, data.Text{}, v.partyType(p), words.Bodies) == nil || v.officer(p, data.Text{}, v.partyType(p), words.Presenters) == nil {
			t.Errorf("nobody decides in %s", official)
		}
	}
}
