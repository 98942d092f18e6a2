package data

// Municipality is one entry of the register of municipalities. register/README.md says where each field comes from.
type Municipality struct {
	Code         string            // three digits: "320"
	Name         map[string]string // by language: fi, sv, se, smn, sms
	Type         map[string]string // "kaupunki" or "kunta"; "stad" or "kommun"
	Languages    []string          // fi, sv: the majority's first
	SamiHomeland bool
	Region       map[string]string // maakunta: fi, sv
	RegionCode   string
	Population   map[int]int       // by the year at whose end it was counted
	Forms        map[string]string // Finnish: nominative, genitive, partitive, inessive … translative of the name
	Local        Local             // Finnish: where, into, from, by the usage of the place (Kemijärvellä, Espoossa)
	Official     map[string]string // "Kemijärven kaupunki", "Kemijärvi stad"
}

// Local is the in/into/from series that a place takes.
type Local struct{ In, Into, From string }

// FormerMunicipality is one that has been merged into another.
type FormerMunicipality struct {
	Municipality
	Abolished Date
	Into      string // Finnish name of the municipality it was merged into
}

// Entity is a known organisation that is no municipality: a joint authority, a ministry, a wellbeing county.
type Entity struct {
	Name    string
	Short   []string
	Kind    string            // "kuntayhtymä"
	Forms   map[string]string // Finnish, by case
	Members []string          // Finnish names of municipalities; empty if not known
	To      Date              // last day of its existence; zero if it exists
}
