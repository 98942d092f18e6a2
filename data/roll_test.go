package data_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/data"
)

// wholeCountry is the small case with every municipality as a party.
func wholeCountry(parties, population string) string {
	before, _, _ := strings.Cut(small, "parties:")
	return strings.Replace(before, "31.12.2019", population, 1) + "parties: " + parties + "\n"
}

func loadText(t *testing.T, text, table string) (*data.Case, error) {
	t.Helper()
	files := fstest.MapFS{data.CaseFile: {Data: []byte(text)}}
	if table != "" {
		files["parties.csv"] = &fstest.MapFile{Data: []byte(table)}
	}
	return data.Load(files, "case", data.CaseFile, register(t))
}

func TestAllMunicipalities(t *testing.T) {
	c, err := loadText(t, wholeCountry("{register: 2025, table: parties.csv}", "31.12.2024"),
		"kunta;maksutapa;tyyli\nkemijärvi;työaikana;kemijarvi\n091;;espoo\n")
	if err != nil {
		t.Fatal(report(err))
	}
	if len(c.Parties) != 308 {
		t.Fatalf("%d parties", len(c.Parties))
	}
	if !slices.IsSortedFunc(c.Parties, func(a, b *data.Party) int { return data.CompareNames(a.Name, b.Name) }) {
		t.Error("the parties are not in the order of their names")
	}
	for _, p := range c.Parties {
		switch p.Name {
		case "Kemijärvi":
			if p.Pays != data.PayWork || p.Style != "kemijarvi" || p.PosOf("pays").String() != "case/parties.csv:2:11" {
				t.Errorf("Kemijärvi is %+v", p)
			}
		case "Helsinki":
			if p.Style != "espoo" || p.Pays != data.PayMoney {
				t.Errorf("Helsinki is %+v", p)
			}
		case "Salla":
			if p.Pos().String() != "case/project.yaml:21:21" || p.Group != "all" {
				t.Errorf("Salla is %+v", p)
			}
		}
	}
	s, err := c.Shares()
	if err != nil || s.Groups[0].Key != 5635971 {
		t.Errorf("the shares are of %d inhabitants, %v", s.Groups[0].Key, err)
	}
}

// The division into municipalities is that of the year: Honkajoki until 2020, Pertunmaa until 2024.
func TestDivision(t *testing.T) {
	r := register(t)
	for year, want := range map[int]int{2019: 0, 2020: 310, 2021: 309, 2024: 309, 2025: 308, 2026: 308, 2027: 0} {
		division, ok := r.Division(year)
		if len(division) != want || ok != (want > 0) {
			t.Errorf("%d has %d municipalities, want %d", year, len(division), want)
		}
		if !slices.IsSortedFunc(division, func(a, b *data.Municipality) int { return strings.Compare(a.Code, b.Code) }) {
			t.Errorf("the municipalities of %d are not in the order of their codes", year)
		}
	}
}

// Others than municipalities stand in the table, behind the municipalities.
func TestAllMunicipalitiesAndOthers(t *testing.T) {
	text := strings.Replace(wholeCountry("{register: 2020, group: all, table: parties.csv}", "31.12.2019"),
		"- {key: all, name: Kunnat, by: population}", "- {key: all, name: Kunnat, by: population, percent: 90 %}\n    - {key: others, name: Muut, by: equal, rest: true}", 1)
	c, err := loadText(t, text, "kunta;organisaatio;ryhmä\n;Mallisäätiö;others\nPertunmaa;;\n")
	if err != nil {
		t.Fatal(report(err))
	}
	last := c.Parties[len(c.Parties)-1]
	if len(c.Parties) != 311 || last.Name != "Mallisäätiö" || last.Group != "others" || c.Parties[0].Group != "all" {
		t.Errorf("%d parties, the last is %+v", len(c.Parties), last)
	}
	if !slices.ContainsFunc(c.Parties, func(p *data.Party) bool { return p.Name == "Pertunmaa" && p.Municipality != nil }) {
		t.Error("Pertunmaa is missing")
	}
}

// The names of four municipalities are official in Sámi languages, of Inari in all three that are spoken in Finland.
func TestSamiNames(t *testing.T) {
	got := map[string]string{}
	for _, m := range register(t).Municipalities() {
		var names []string
		for _, lang := range m.Sami {
			names = append(names, lang+" "+m.Name[lang])
		}
		if m.SamiHomeland != (len(names) > 0) {
			t.Errorf("%s is in the homeland: %t, with the names %v", m.Name["fi"], m.SamiHomeland, names)
		}
		if len(names) > 0 {
			got[m.Name["fi"]] = strings.Join(names, ", ")
		}
	}
	want := map[string]string{
		"Enontekiö": "se Eanodat", "Inari": "se Anár, smn Aanaar, sms Aanar", "Sodankylä": "se Soađegilli", "Utsjoki": "se Ohcejohka",
	}
	if !maps.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

// An organisation of the register has a Swedish name where a source was found; a case can give another.
func TestSwedishNamesOfOrganisations(t *testing.T) {
	text := strings.Replace(small, "funding:", "funder: {name: sosiaali- ja terveysministeriö}\nfunding:", 1)
	c, err := loadText(t, text, "")
	if err != nil {
		t.Fatal(report(err))
	}
	if name, _ := c.Funder.Name.In("sv"); name != "social- och hälsovårdsministeriet" {
		t.Errorf("the ministry is %q", name)
	}
	if name, ok := c.Host.Name.In("sv"); ok {
		t.Errorf("the host is %q", name)
	}
	c, err = loadText(t, strings.Replace(text, "sosiaali- ja terveysministeriö", "{fi: STM, sv: SHM}", 1), "")
	if err != nil {
		t.Fatal(report(err))
	}
	if name, _ := c.Funder.Name.In("sv"); name != "SHM" {
		t.Errorf("the ministry is %q", name)
	}
}
