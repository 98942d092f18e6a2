package data

import (
	"slices"
	"strings"
)

// Municipality is one entry of the register of municipalities. register/README.md says where each field comes from.
type Municipality struct {
	Code         string            // three digits: "320"
	Name         map[string]string // by language: fi, sv, se, smn, sms
	Type         map[string]string // "kaupunki" or "kunta"; "stad" or "kommun"
	Languages    []string          // fi, sv: the majority's first
	SamiHomeland bool              // wholly or partly in the Sámi homeland
	Sami         []string          // Sámi languages in which its name is official, in the order of maps: se, smn, sms
	Region       map[string]string // maakunta: fi, sv
	RegionCode   string
	Population   map[int]int       // by the year at whose end it was counted
	Forms        map[string]string // Finnish: the name in every case of Cases and the nominative
	Local        Local             // Finnish: where, into, from, by the usage of the place (Kemijärvellä, Espoossa)
	Official     map[string]string // "Kemijärven kaupunki", "Kemijärvi stad"
}

// alandRegion is the code of the region of Åland, whose municipalities have a municipal law of their own.
const alandRegion = "21"

// Aland reports whether the municipality is in Åland.
func (m *Municipality) Aland() bool { return m.RegionCode == alandRegion }

// Local is the in/into/from series that a place takes.
type Local struct{ In, Into, From string }

// FormerMunicipality is one that has been merged into another.
type FormerMunicipality struct {
	Municipality
	Abolished Date   // the first day on which it did not exist
	Into      string // Finnish name of the municipality it was merged into
}

// Entity is a known organisation that is no municipality: a joint authority, a ministry, a wellbeing county.
type Entity struct {
	Name    string
	Swedish string // its name in Swedish; empty where no source was found
	Short   []string
	Kind    string            // "kuntayhtymä"
	Forms   map[string]string // Finnish, by case
	Members []string          // Finnish names of municipalities; empty if not known
	From    Date              // first day of its existence; zero if not known
	To      Date              // last day of its existence; zero if it exists
}

// Register is what the program knows about municipalities and other public bodies without being told. It is read only and
// may be shared.
type Register struct {
	entries      []*entry // by code
	former       []*FormerMunicipality
	entities     []*Entity
	byName       map[string]*entry // folded names and codes
	formerByName map[string]*FormerMunicipality
	entityByName map[string]*Entity
}

// Municipalities gives every municipality in order of code.
func (r *Register) Municipalities() []*Municipality {
	out := make([]*Municipality, len(r.entries))
	for i, e := range r.entries {
		out[i] = e.on(Date{})
	}
	return out
}

// Municipality finds a municipality of the present by its code, with or without leading zeros, or by one of its names in any
// of the country's languages; “Kemijärven kaupunki” is a name too. Capitals and spaces do not matter.
func (r *Register) Municipality(name string) (*Municipality, bool) {
	return r.MunicipalityOn(name, Date{})
}

// FormerMunicipality finds a municipality that has been merged into another, by the same names.
func (r *Register) FormerMunicipality(name string) (*FormerMunicipality, bool) {
	m, ok := r.formerByName[lookupKey(name)]
	return m, ok
}

// Entity finds a known organisation by its name or one of its abbreviations.
func (r *Register) Entity(name string) (*Entity, bool) {
	e, ok := r.entityByName[fold(name)]
	return e, ok
}

// SuggestMunicipality gives the Finnish or Swedish name of the municipality that was probably meant, or "".
func (r *Register) SuggestMunicipality(name string) string {
	var known []string
	for _, e := range r.entries {
		known = append(known, e.row.get("name_fi"), e.row.get("name_sv"))
	}
	for _, whole := range known {
		if strings.HasPrefix(fold(whole), fold(name)+" ") {
			return whole // “Koski” for “Koski Tl”
		}
	}
	return suggest(name, known)
}

// PopulationYears gives the years at whose end the municipality's population is known, in order.
func (m *Municipality) PopulationYears() []int {
	years := make([]int, 0, len(m.Population))
	for year := range m.Population {
		years = append(years, year)
	}
	slices.Sort(years)
	return years
}

// lookupKey gives the key under which a name or code is found: codes with three digits, names folded.
func lookupKey(name string) string {
	key := fold(name)
	if allDigits(key) && len(key) < 3 {
		return "000"[len(key):] + key
	}
	return key
}
