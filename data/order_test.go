package data_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/pykala/pykala/data"
)

func TestCompareNames(t *testing.T) {
	for _, list := range []string{
		"Akaa|Alajärvi|Asikkala|Aura|Oulu|Vaasa|Ylöjärvi|Åland|Ähtäri|Äänekoski|Öja",
		"Koski Tl|Koskinen|Kouvola",
		"Länsi Pohja|Länsi-Pohja|Länsipohja",
		"Vaasa|Virrat|Vuosi|Waltari|Wien|Ylitornio",
		"1. osa|2. osa|10. osa|Osa",
		"Lapin liitto|Lapin sairaanhoitopiiri|Lapinjärvi|Lapinlahti",
		"Pedersöre|Pello|Perho|Pertunmaa|Petäjävesi",
		"Yli|Ülo|Ylä", // ü is ordered as y
		"reitti|Reitti|reitti 2|Reitti 2|reitti 10",
		"Šumi|Suomi|Suosalmi|Žilina|Zürich",
		"Oulu|Øster", "ass|aß|ast", "Ði|Dublin|Đurđevac", "Thor|Þór",
		"kunta|kunta (uusi)|kunta 2|kuntaa",
		"hanke|Hanke|hankkeet",
	} {
		want := strings.Split(list, "|")
		got := slices.Clone(want)
		slices.Reverse(got)
		slices.SortStableFunc(got, data.CompareNames)
		if !slices.Equal(got, want) {
			t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), list)
		}
	}
}

// TestCompareNamesOracle compares with the collation of the Unicode consortium for Finnish and Swedish. It is a test's business
// only: its tables are large, it takes twenty times as long, and it puts numbers that begin with 0 in odd places.
func TestCompareNamesOracle(t *testing.T) {
	oracles := []*collate.Collator{collate.New(language.Finnish, collate.Numeric), collate.New(language.Swedish, collate.Numeric)}
	letters := []rune("aåäökKzZvwVWeéüyÅÄÖsšd -,.&(129")
	names := rapid.Custom(func(t *rapid.T) string {
		return string(rapid.SliceOfN(rapid.SampledFrom(letters), 0, 8).Draw(t, "name"))
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := names.Draw(t, "a"), names.Draw(t, "b")
		got := data.CompareNames(a, b)
		for _, oracle := range oracles {
			if want := oracle.CompareString(a, b); want != got {
				t.Fatalf("%q and %q: got %d, want %d", a, b, got, want)
			}
		}
		if back := data.CompareNames(b, a); back != -got {
			t.Fatalf("%q and %q: %d one way and %d the other", a, b, got, back)
		}
	})
}

func TestRegisterInOrder(t *testing.T) {
	register, err := data.OpenRegister()
	if err != nil {
		t.Fatal(err)
	}
	oracle := collate.New(language.Finnish, collate.Numeric)
	for _, lang := range []string{"fi", "sv"} {
		var names []string
		for _, m := range register.Municipalities() {
			names = append(names, m.Name[lang])
		}
		slices.SortFunc(names, data.CompareNames)
		if !slices.IsSortedFunc(names, oracle.CompareString) {
			t.Errorf("the municipalities are not in order: %q", names)
		}
	}
}

func FuzzCompareNames(f *testing.F) {
	f.Add("Äänekoski", "Å\xff", "ßþ")
	f.Add("99999999999999999999", "1", "")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		ab, bc, ac := data.CompareNames(a, b), data.CompareNames(b, c), data.CompareNames(a, c)
		if data.CompareNames(b, a) != -ab || (ab == 0) != (a == b) {
			t.Errorf("%q and %q: %d", a, b, ab)
		}
		if ab <= 0 && bc <= 0 && ac > 0 {
			t.Errorf("%q, %q and %q are in no order", a, b, c)
		}
	})
}

func BenchmarkCompareNames(b *testing.B) {
	for b.Loop() {
		data.CompareNames("Kemijärven kaupunki", "Kemijärven kunta")
	}
}
