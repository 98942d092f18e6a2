package data

import (
	"cmp"
	"slices"

	"github.com/pykala/pykala/internal/source"
)

// roll names all municipalities of the country as the parties of a case, instead of a list of them:
//
//	parties: {register: 2025, group: municipalities, table: parties.csv}
//
// A row of the table says what is different about one of them, or adds a party that is no municipality.
type roll struct {
	Node
	Register int    `yaml:"register" check:"required"` // the year of the division into municipalities
	Group    string `yaml:"group"`                     // of those that the table does not have; may be left out where there is one group
	Table    string `yaml:"table"`                     // a CSV file beside project.yaml
}

// firstDivision and lastDivision bound the years whose division into municipalities the register has.
const firstDivision, lastDivision = 2020, 2026

// Division gives the municipalities that there were in a year, mergers on its first of January done, in order of code; false
// for a year that the register does not know.
func (r *Register) Division(year int) ([]*Municipality, bool) {
	if year < firstDivision || year > lastDivision {
		return nil, false
	}
	all := r.Municipalities()
	for _, f := range r.former {
		if year < f.Abolished.Year {
			all = append(all, &f.Municipality)
		}
	}
	slices.SortFunc(all, func(a, b *Municipality) int { return cmp.Compare(a.Code, b.Code) })
	return all, true
}

// tableOf reads the table that the roll names.
func (l *loader) tableOf(r *roll) {
	if r.Table != "" {
		l.partiesFrom(r.Table, r.PosOf("table"))
	}
	for _, p := range l.c.Parties {
		if p.Group == "" && p.Name != "" {
			p.Group = r.Group
		}
	}
}

// callRoll adds the municipalities that the table does not have, and puts all into the order of their names; what is no
// municipality stays behind them.
func (l *loader) callRoll(r *roll) {
	division, ok := l.reg.Division(r.Register)
	if !ok {
		if r.Register != 0 {
			l.errorf(r.PosOf("register"), "unknown-register", "the municipalities of %s are not in the register", Years{First: r.Register, Last: r.Register}).
				WithHint("it has those of the years %s", Years{First: firstDivision, Last: lastDivision})
		}
		return
	}
	here, due := map[string]bool{}, map[string]bool{}
	for _, p := range l.c.Parties {
		here[p.Code()] = true
	}
	node := Node{At: r.PosOf("register"), places: map[string]source.Pos{"group": r.PosOf("group")}}
	for _, m := range division {
		due[m.Code] = true
		m = l.reg.on(m, l.c.Date)
		if !here[m.Code] {
			l.c.Parties = append(l.c.Parties, &Party{Node: node, Municipality: m, Name: m.Name["fi"], Group: r.Group})
		}
	}
	for _, p := range l.c.Parties {
		if m := p.Municipality; m != nil && !due[m.Code] {
			l.errorf(p.PosOf("municipality"), "not-in-register", "%s is no municipality of the year %d", p.Name, r.Register).
				WithNote(r.PosOf("register"), "the parties are the municipalities of this year").WithHint("remove it")
		}
	}
	slices.SortStableFunc(l.c.Parties, func(a, b *Party) int {
		switch {
		case a.Municipality != nil && b.Municipality != nil:
			return cmp.Or(CompareNames(a.Name, b.Name), cmp.Compare(a.Code(), b.Code()))
		case a.Municipality != nil:
			return -1
		case b.Municipality != nil:
			return 1
		}
		return 0
	})
}

// onRoll reports whether a party is one that nothing but the roll names.
func (l *loader) onRoll(p *Party) bool { return l.roll != nil && p.At == l.roll.PosOf("register") }
