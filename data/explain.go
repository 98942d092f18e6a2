package data

import (
	"fmt"
	"strings"
)

// Level is what an explanation is about.
type Level string

// The levels, from the whole to its parts.
const (
	LevelSource Level = "source"
	LevelGroup  Level = "group"
	LevelParty  Level = "party"
)

// Explanation says how one figure came about. Amounts are in cents.
type Explanation struct {
	Level  Level   `json:"level"`
	Name   string  `json:"name"`            // Finnish name of the source, group or party
	By     KeyKind `json:"by,omitempty"`    // the key, of parties
	Key    int64   `json:"key,omitempty"`   // see Share.Key
	Of     int64   `json:"of,omitempty"`    // the sum of the group's keys
	Base   Money   `json:"base,omitempty"`  // what was divided
	Exact  Money   `json:"exact,omitempty"` // before rounding, to the nearest cent
	Total  Money   `json:"total"`
	ByYear []Money `json:"by_year,omitempty"`
	Money  Money   `json:"money,omitempty"`
	Work   Money   `json:"work,omitempty"`

	rule string // how a source or a group got its amount, in Finnish
}

// Explain says of every figure how it came about: of the sources, of the groups, of every party.
func (s *Shares) Explain() []Explanation {
	var out []Explanation
	for _, part := range s.Sources {
		e := Explanation{Level: LevelSource, Name: finnish(part.Source.Name), Base: s.Total, Total: part.Amount, Exact: part.Amount}
		e.size(part.Source.Percent, part.Source.Rest)
		out = append(out, e)
	}
	for _, g := range s.Groups {
		e := Explanation{
			Level: LevelGroup, Name: finnish(g.Group.Name), Base: s.Own, Total: g.Total, Exact: g.Total,
			ByYear: g.ByYear, Money: g.Money, Work: g.Work,
		}
		e.size(g.Group.Percent, g.Group.Rest || g.Group.Amount == nil && g.Group.By != ByFixed)
		out = append(out, e)
		for _, row := range g.Rows {
			out = append(out, row.Explain())
		}
	}
	return out
}

// size notes how a source or a group got its amount.
func (e *Explanation) size(percent *Percent, rest bool) {
	switch {
	case percent != nil:
		e.Exact = exactShare(e.Base, int64(*percent), PPM)
		e.rule = fmt.Sprintf("%s × %s", *percent, e.Base)
	case rest:
		e.rule = "loput"
	default:
		e.rule = "määrätty summa"
	}
}

// Explain says how a party's share came about.
func (s *Share) Explain() Explanation {
	e := Explanation{
		Level: LevelParty, Name: s.Party.Name, By: s.Group.By, Key: s.Key, Of: s.Of, Base: s.Base,
		Total: s.Total, Exact: s.Total, ByYear: s.ByYear, Money: s.Money, Work: s.Work,
	}
	if s.Of > 0 && s.Group.By != ByFixed {
		e.Exact = exactShare(s.Base, s.Key, s.Of)
	}
	return e
}

// exactShare gives base × key / of to the nearest cent.
func exactShare(base Money, key, of int64) Money {
	whole, rest := mulDiv(uint64(base), uint64(key), uint64(of))
	if rest >= uint64(of)-rest {
		whole++
	}
	return Money(whole)
}

// String puts the explanation on one line of Finnish:
//
//	Kemijärvi: 7 274 / 177 161 asukasta × 441 725 € = 18 136,65 € → 18 137 €
//
// A figure that is not the nearest one says so: the method of the largest remainder sometimes takes the other.
func (e Explanation) String() string {
	rule := e.rule
	switch e.By {
	case ByPopulation:
		rule = fmt.Sprintf("%s / %s asukasta × %s", group(e.Key), group(e.Of), e.Base)
	case ByEqual:
		rule = fmt.Sprintf("1 / %s osallistujaa × %s", group(e.Of), e.Base)
	case ByPercent:
		rule = fmt.Sprintf("%s × %s", Percent(e.Key), e.Base)
	case ByFixed:
		rule = "määrätty summa"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", e.Name, rule)
	switch {
	case !strings.Contains(rule, "×"):
		fmt.Fprintf(&b, ", %s", e.Total)
	case e.Exact == e.Total:
		fmt.Fprintf(&b, " = %s", e.Total)
	default:
		fmt.Fprintf(&b, " = %s → %s", e.Exact, e.Total)
	}
	if e.levelled() {
		b.WriteString(" (tasattu, jotta summa täsmää)")
	}
	return b.String()
}

// levelled reports whether the figure is not the whole euro, or the cent, that is nearest to its exact value.
func (e Explanation) levelled() bool {
	away := max(e.Exact-e.Total, e.Total-e.Exact)
	if e.Total%centsPerEuro != 0 {
		return away > 1
	}
	return away > centsPerEuro/2
}

// finnish gives a text's Finnish words, or those of the first language that it has.
func finnish(t Text) string {
	for _, lang := range Languages() {
		if s, ok := t.In(lang); ok {
			return s
		}
	}
	return ""
}
