package law

import (
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// Court is an administrative court of the first instance, or the market court.
type Court struct {
	Record
	Key     string
	Finnish map[string]string // its name by grammatical case: "nominative", "genitive", …
	Swedish string
	Regions []string // codes of the regions (maakunnat) of its district; none for the market court, which is the whole country's
}

// Court gives the administrative court to whose district a region belonged on a day; today's on the zero Date. Regions are told
// by the code that a municipality has in the register.
//
// Law: hallinto-oikeuslaki (430/1999) 2 §, by which the districts are those of regions; for Åland, Ålands förvaltningsdomstol.
func (l *Library) Court(region string, day Date) (*Court, error) {
	for _, key := range l.courtKeys() {
		for _, c := range l.courts[key] {
			if slices.Contains(c.Regions, region) && c.Holds(day) {
				return c, nil
			}
		}
	}
	for _, key := range l.courtKeys() {
		for _, c := range l.courts[key] {
			if slices.Contains(c.Regions, region) {
				return nil, outside(c.Record, c.Key, day)
			}
		}
	}
	return nil, source.Errorf(source.Pos{}, "unknown-region", "no administrative court is known for a region “%s”", region)
}

// CourtNamed gives the court of a key, for those whose region does not tell it: “helsinki”, “hameenlinna”, “ita-suomi”,
// “pohjois-suomi”, “turku”, “vaasa”.
func (l *Library) CourtNamed(key string, day Date) (*Court, error) {
	versions, ok := l.courts[key]
	if !ok {
		return nil, source.Errorf(source.Pos{}, "unknown-court", "there is no court “%s”", key).
			WithHint("the courts are %s", strings.Join(l.courtKeys(), ", "))
	}
	if c, ok := on(versions, day); ok {
		return c, nil
	}
	return nil, outside(versions[len(versions)-1].Record, key, day)
}

// marketCourt is the key of the market court.
const marketCourt = "market"

// MarketCourt gives the market court, whose district is the whole country.
func (l *Library) MarketCourt(day Date) (*Court, error) { return l.CourtNamed(marketCourt, day) }
