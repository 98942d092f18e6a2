package law_test

import (
	"strings"
	"testing"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/data/law"
	"github.com/pykala/pykala/internal/source"
)

// TestEveryMunicipalityHasACourt counts the municipalities of each court. That of Hämeenlinna tells of 66 on its own page of 2022.
func TestEveryMunicipalityHasACourt(t *testing.T) {
	l, register := open(t)
	count := map[string]int{}
	for _, m := range register.Municipalities() {
		c, err := l.Court(m.RegionCode, law.Date{})
		if err != nil {
			t.Errorf("%s: %v", m.Name["fi"], err)
			continue
		}
		count[c.Key]++
		if m.Aland() != (c.Key == "aland") {
			t.Errorf("%s goes to %s", m.Name["fi"], c.Swedish)
		}
	}
	if count["hameenlinna"] != 66 || len(count) != 7 || count["aland"] != 16 {
		t.Errorf("got %v", count)
	}
}

func TestCourts(t *testing.T) {
	l, register := open(t)
	for _, tt := range []struct {
		municipality, allative, swedish string
		day                             data.Date
	}{
		{"Kemijärvi", "Pohjois-Suomen hallinto-oikeudelle", "Norra Finlands förvaltningsdomstol", data.Date{}},
		{"Espoo", "Helsingin hallinto-oikeudelle", "Helsingfors förvaltningsdomstol", data.Date{}},
		{"Heinola", "Hämeenlinnan hallinto-oikeudelle", "Tavastehus förvaltningsdomstol", data.Date{}},
		{"Kuopio", "Itä-Suomen hallinto-oikeudelle", "Östra Finlands förvaltningsdomstol", data.Date{}},
		{"Parainen", "Turun hallinto-oikeudelle", "Åbo förvaltningsdomstol", data.Date{}},
		{"Mustasaari", "Vaasan hallinto-oikeudelle", "Vasa förvaltningsdomstol", data.Date{}},
		{"Maarianhamina", "Ahvenanmaan hallintotuomioistuimelle", "Ålands förvaltningsdomstol", data.Date{}},
		{"Iitti", "Itä-Suomen hallinto-oikeudelle", "Östra Finlands förvaltningsdomstol", data.Date{Year: 2020, Month: 12, Day: 31}}, // then in Kymenlaakso
		{"Iitti", "Hämeenlinnan hallinto-oikeudelle", "Tavastehus förvaltningsdomstol", data.Date{Year: 2021, Month: 1, Day: 1}},
	} {
		m, ok := register.MunicipalityOn(tt.municipality, tt.day)
		if !ok {
			t.Fatalf("no %s", tt.municipality)
		}
		c, err := l.Court(m.RegionCode, law.Date{Year: tt.day.Year, Month: tt.day.Month, Day: tt.day.Day})
		if err != nil || c.Finnish["allative"] != tt.allative || c.Swedish != tt.swedish {
			t.Errorf("%s: got %+v, %v", tt.municipality, c, err)
		}
	}
	market, err := l.MarketCourt(law.Date{})
	if err != nil || market.Finnish["illative"] != "markkinaoikeuteen" {
		t.Errorf("got %+v, %v", market, err)
	}
	for region, want := range map[string]string{"99": "unknown-region", "01": "no-law"} {
		if _, err := l.Court(region, law.Date{Year: 2016, Month: 1, Day: 1}); source.AllOf(err)[0].Code != want {
			t.Errorf("%s: %v, want %s", region, err, want)
		}
	}
}

// TestNamesOfCourtsInflect: every form of a court's name begins alike and ends as its case does.
func TestNamesOfCourtsInflect(t *testing.T) {
	endings := map[string]string{
		"genitive": "n", "partitive": "a", "inessive": "ssa", "elative": "sta", "illative": "en", "adessive": "lla", "ablative": "lta", "allative": "lle",
	}
	l, register := open(t)
	for _, m := range register.Municipalities() {
		c, err := l.Court(m.RegionCode, law.Date{})
		if err != nil {
			t.Fatal(err)
		}
		start := c.Finnish["nominative"][:len(c.Finnish["nominative"])-3]
		for name, ending := range endings {
			form := strings.NewReplacer("ä", "a").Replace(c.Finnish[name])
			if !strings.HasPrefix(c.Finnish[name], start) || !strings.HasSuffix(form, ending) {
				t.Errorf("%s of %s is %q", name, c.Finnish["nominative"], c.Finnish[name])
			}
		}
	}
}

func open(t *testing.T) (*law.Library, *data.Register) {
	t.Helper()
	l, err := law.Open()
	if err != nil {
		t.Fatal(err)
	}
	register, err := data.OpenRegister()
	if err != nil {
		t.Fatal(err)
	}
	return l, register
}
