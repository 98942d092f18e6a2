package data

import (
	"testing"
	"testing/fstest"
)

// The tables of changes and of the present tell one story: what a change leads to is what the next one starts from, and the last
// one leads to the present.
func TestChangesLeadToThePresent(t *testing.T) {
	reg := openRegister(t)
	changes, err := readChanges()
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for code, list := range changes {
		entry := reg.byName[code]
		if entry == nil {
			t.Errorf("there is no municipality %s", code)
			continue
		}
		latest := map[string]string{}
		for _, c := range versionsOrder(list) {
			count++
			field := c.row.get("field")
			if c.row.get("name_fi") != entry.row.get("name_fi") || c.row.get("old") == c.row.get("new") {
				t.Errorf("%s: %v is no change", code, c.row.fields)
			}
			if before, ok := latest[field]; ok && before != c.row.get("old") {
				t.Errorf("%s: %s was %q and then not %q", code, field, before, c.row.get("old"))
			}
			latest[field] = c.row.get("new")
		}
		for field, value := range latest {
			if now := entry.row.get(field); now != value {
				t.Errorf("%s: %s became %q, and is %q", code, field, value, now)
			}
		}
	}
	if count != 67 {
		t.Errorf("%d changes", count)
	}
}

// versionsOrder gives changes in the order of time.
func versionsOrder(list []change) []change {
	out := append([]change(nil), list...)
	for i := range out {
		for j := i; j > 0 && out[j].from.Compare(out[j-1].from) < 0; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

func day(t *testing.T, s string) Date {
	t.Helper()
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestMunicipalityOn(t *testing.T) {
	reg := openRegister(t)
	for _, tc := range []struct{ name, day, official, swedish, region string }{
		{"Lieto", "30.6.2022", "Liedon kunta", "Lundo kommun", "Varsinais-Suomi"},
		{"Lieto", "1.7.2022", "Liedon kaupunki", "Lundo stad", "Varsinais-Suomi"},
		{"Liedon kunta", "5.5.2020", "Liedon kunta", "Lundo kommun", "Varsinais-Suomi"},
		{"Lieto", "", "Liedon kaupunki", "Lundo stad", "Varsinais-Suomi"},
		{"Akaa", "31.12.2019", "Akaan kaupunki", "Akaa stad", "Pirkanmaa"},
		{"Ackas", "31.12.2019", "Akaan kaupunki", "Akaa stad", "Pirkanmaa"},
		{"Akaa", "1.1.2020", "Akaan kaupunki", "Ackas stad", "Pirkanmaa"},
		{"Iitti", "1.12.2019", "Iitin kunta", "Iitti kommun", "Kymenlaakso"},
		{"Iitti", "1.12.2020", "Iitin kunta", "Itis kommun", "Kymenlaakso"},
		{"Iitti", "1.1.2021", "Iitin kunta", "Itis kommun", "Päijät-Häme"},
		{"142", "4.5.2020", "Iitin kunta", "Itis kommun", "Kymenlaakso"},
		{"Valtimo", "31.12.2019", "Valtimon kunta", "Valtimo kommun", "Pohjois-Karjala"},
		{"Honkajoki", "31.12.2020", "Honkajoen kunta", "Honkajoki kommun", "Satakunta"},
		{"Pertunmaa", "31.12.2024", "Pertunmaan kunta", "Pertunmaa kommun", "Etelä-Savo"},
	} {
		m, ok := reg.MunicipalityOn(tc.name, day(t, tc.day))
		if !ok || m.Official["fi"] != tc.official || m.Official["sv"] != tc.swedish || m.Region["fi"] != tc.region {
			t.Errorf("%s on %s is %+v", tc.name, tc.day, m)
			continue
		}
		if again, _ := reg.MunicipalityOn(m.Code, day(t, tc.day)); again != m {
			t.Errorf("%s on %s is two", tc.name, tc.day)
		}
	}
	for name, gone := range map[string]string{"Valtimo": "1.1.2020", "Honkajoki": "1.1.2021", "Pertunmaa": "1.1.2025"} {
		for _, when := range []string{gone, "21.11.2026", ""} {
			if m, ok := reg.MunicipalityOn(name, day(t, when)); ok {
				t.Errorf("%s is there on %s: %+v", name, when, m)
			}
		}
	}
}

// TestCasesOfTheirTime: a case names the municipalities of its day, and gets each as it was then.
func TestCasesOfTheirTime(t *testing.T) {
	text := func(date string) string {
		return "date: " + date + `
project: {name: Uusi alku, kind: hanke, years: 2020}
host: {name: Lapin liitto}
funding: {total: 100 €, sources: [{key: own, name: omarahoitus, percent: 100 %, own: true}]}
allocation: {years: {2020: 100 %}, groups: [{key: all, name: Kunnat, by: equal, percent: 100 %}]}
parties: [{municipality: Lieto}, {municipality: Valtimo}, {municipality: Honkajoki}]
`
	}
	load := func(date string) (*Case, error) {
		return Load(fstest.MapFS{"project.yaml": {Data: []byte(text(date))}}, "case", CaseFile, openRegister(t))
	}
	c, err := load("5.12.2019")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"Liedon kunta", "Valtimon kunta", "Honkajoen kunta"} {
		if got := c.Parties[i].Municipality.Official["fi"]; got != want {
			t.Errorf("party %d is %s, want %s", i, got, want)
		}
	}
	if c.Parties[1].Code() != "911" {
		t.Errorf("Valtimo is %s", c.Parties[1].Code())
	}
	_, err = load("5.12.2020")
	if err == nil || err.Error() != "case/project.yaml:6:49: Valtimo was merged into Nurmes on 1.1.2020" {
		t.Errorf("after the merger: %v", err)
	}
}
