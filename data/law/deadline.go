package law

import (
	"slices"

	"github.com/pykala/pykala/internal/source"
)

// Service is the way in which a decision comes to somebody's knowledge.
type Service string

// The ways of service.
const (
	// ServiceWeb is the publication of checked minutes on the municipality's site, by which municipal members are served.
	ServiceWeb Service = "web"
	// ServiceLetter is an ordinary letter by post.
	ServiceLetter Service = "letter"
	// ServiceElectronic is an ordinary electronic message.
	ServiceElectronic Service = "electronic"
	// ServiceProven is whatever proves the day: a receipt, a certificate, a decision handed over.
	ServiceProven Service = "proven"
)

func services() []Service {
	return []Service{ServiceWeb, ServiceLetter, ServiceElectronic, ServiceProven}
}

// Served gives the day on which a decision is deemed served, unless another is shown, that was published, sent or handed over
// on a day. The day of service is not moved over holidays; only the last day of the time that begins from it is.
//
// Law: published on the web, seven days after it: kuntalaki (410/2015) 140 §. By letter, the seventh day from sending:
// hallintolaki (434/2003) 59 §. By an electronic message, the third day from sending: laki sähköisestä asioinnista
// viranomaistoiminnassa (13/2003) 19 §. Proven, the day itself: hallintolaki 60 §, laki 13/2003 18 §.
func Served(way Service, day Date) (Date, error) {
	if err := known(day); err != nil {
		return Date{}, err
	}
	switch way {
	case ServiceWeb, ServiceLetter:
		return day.After(7), nil
	case ServiceElectronic:
		return day.After(3), nil
	case ServiceProven:
		return day, nil
	}
	return Date{}, source.Errorf(source.Pos{}, "unknown-service", "“%s” is no way of service", string(way)).
		WithHint("write one of %s", joined(services()))
}

// LastDay gives the last day of a time limit of so many days after service. The day of service is not counted, and a last day
// that is a day off moves to the next working day.
//
// Law: laki säädettyjen määräaikain laskemisesta (150/1930) 2 and 5 §; laki oikeudenkäynnistä hallintoasioissa (808/2019) 13 §.
func LastDay(served Date, term int) (Date, error) {
	if err := known(served); err != nil {
		return Date{}, err
	}
	if term < 1 || term > 366 {
		return Date{}, source.Errorf(source.Pos{}, "bad-term", "a time limit has between 1 and 366 days, not %d", term)
	}
	last := served.After(term)
	for DayOff(last) {
		last = last.After(1)
	}
	return last, nil
}

// RemovalDay gives the first day on which the personal data of a decision may no longer be on the web: the one after the last
// day of the time for appeal. Where several times run, it follows the latest of their last days.
//
// Law: kuntalaki (410/2015) 140 § 1 mom.
func RemovalDay(last Date) Date { return last.After(1) }

// Period is the time in which a decision may be appealed against.
type Period struct {
	Way     Service
	Begun   Date // published, sent or handed over
	Served  Date // deemed served
	Last    Date // the last day on which an appeal is in time
	Removal Date // the first day on which personal data may no longer be on the web
}

// Period gives the time in which an appeal can be made against a decision that was published, sent or handed over on a day. It
// refuses ways of service from which the time of this appeal does not run: publication on the web serves nobody where only a
// party may appeal.
func (a Appeal) Period(way Service, day Date) (Period, error) {
	if a.Kind == KindBan {
		return Period{}, source.Errorf(source.Pos{}, "no-appeal", "a decision that nobody may appeal against has no time for it")
	}
	if slices.Contains(services(), way) && !slices.Contains(a.Services, way) {
		return Period{}, source.Errorf(source.Pos{}, "no-service", "the time for this appeal does not run from the service “%s”", string(way)).
			WithHint("tell how the party was served: one of %s", joined(a.Services))
	}
	served, err := Served(way, day)
	if err != nil {
		return Period{}, err
	}
	last, err := LastDay(served, a.Term)
	if err != nil {
		return Period{}, err
	}
	return Period{Way: way, Begun: day, Served: served, Last: last, Removal: RemovalDay(last)}, nil
}

// known refuses days whose holidays are not known. The last months of the last year are left out, where a time limit would end
// beyond it.
func known(day Date) error {
	if !day.exists() || day.Year < firstYear || day.Year >= lastYear {
		return source.Errorf(source.Pos{}, "bad-date", "no time limit can be counted from the day “%s”", day).
			WithHint("it can be counted from days of the years %d–%d", firstYear, lastYear-1)
	}
	return nil
}
