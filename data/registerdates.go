package data

import (
	"fmt"
	"slices"
	"sync"
)

// change is what a municipality was called, or where it belonged, before a day.
type change struct {
	from Date // the first day of what holds since
	row  tableRow
}

// readChanges reads what has changed in the municipalities, by code.
func readChanges() (map[string][]change, error) {
	changes := map[string][]change{}
	err := eachRow("changes.csv", func(row tableRow) error {
		from, err := ParseDate(row.get("from"))
		if err != nil {
			return fmt.Errorf("%s: %w", row.get("name_fi"), err)
		}
		changes[row.get("code")] = append(changes[row.get("code")], change{from, row})
		return nil
	})
	return changes, err
}

// version is a municipality as it was until the day of a change.
type version struct {
	until   Date              // the first day on which it was so no more; zero for the present
	earlier map[string]string // what differed from the present, by column
	once    sync.Once
	made    *Municipality
}

// versionsOf gives the versions that changes divide a municipality's time into, the present one first.
func versionsOf(changes []change) []version {
	slices.SortStableFunc(changes, func(a, b change) int { return b.from.Compare(a.from) })
	versions := make([]version, 1, len(changes)+1)
	earlier := map[string]string{}
	for i, c := range changes {
		earlier[c.row.get("field")] = c.row.get("old")
		if i+1 < len(changes) && changes[i+1].from.Compare(c.from) == 0 {
			continue
		}
		before := map[string]string{}
		for column, old := range earlier {
			before[column] = old
		}
		versions = append(versions, version{until: c.from, earlier: before})
	}
	return versions
}

// on gives the municipality as it was on a day; as it is at present on the zero Date.
func (e *entry) on(day Date) *Municipality {
	at := 0
	for !day.IsZero() && at+1 < len(e.versions) && day.Compare(e.versions[at+1].until) < 0 {
		at++
	}
	v := &e.versions[at]
	v.once.Do(func() {
		from := e.sources
		from.row.earlier = v.earlier
		v.made = newMunicipality(from)
	})
	return v.made
}

// MunicipalityOn finds a municipality that existed on a day, by any of its names, and gives it as it was then: with the names,
// the type and the region of the day. One that was merged into another later is found too. The zero Date is the present.
func (r *Register) MunicipalityOn(name string, day Date) (*Municipality, bool) {
	key := lookupKey(name)
	if e, ok := r.byName[key]; ok {
		return e.on(day), true
	}
	former, ok := r.formerByName[key]
	if !ok || day.IsZero() || day.Compare(former.Abolished) >= 0 {
		return nil, false
	}
	return &former.Municipality, true
}

// on gives a municipality of the register as it was on a day.
func (r *Register) on(m *Municipality, day Date) *Municipality {
	if e, ok := r.byName[m.Code]; ok {
		return e.on(day)
	}
	return m
}
