package data

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// Shares divides the case's funding.
//
// The budget is divided to its sources, the own share to groups, each group's amount to its parties by the group's key,
// and every party's total to years and to money and work time. All of it is counted in whole cents; nothing is a float.
// What does not come out even is rounded by the largest remainder (see apportion): of equal remainders the larger key
// comes first, then the lower municipality code or the name that is first in the alphabet, so that the order in which
// the parties are listed never matters.
//
// With whole euros the sources are rounded to whole euros too, so that the own share is one that whole shares can sum to:
// of 5 081 032 € at 80 and 20 per cent the grant is 4 064 826 € and the own share 1 016 206 €, not 1 016 206,40 €. If the
// total itself has cents, the largest source that is a per cent or the rest and not the own share takes them; an amount
// that is given with cents stays as given. If the own share would have cents all the same, that is an error: the
// preparer chooses cents, or other amounts.
//
// A case without funding has no shares: the result is empty. Funding without groups and parties is divided to its sources only.
//
// The error is a source.Errors: sizes that do not sum, keys that are missing.
func (c *Case) Shares() (*Shares, error) {
	a := &allocator{c: c, unit: 1, shares: &Shares{Rounding: c.Allocation.Rounding, Population: c.Allocation.Population}}
	steps := []func(){a.sources, a.groups, a.parties, a.years, a.payments, a.percents}
	switch {
	case len(c.Allocation.Groups) > 0:
	case c.Funding.Total == nil && len(c.Funding.Sources) == 0:
		return a.shares, nil
	case len(c.Parties) == 0:
		steps = steps[:1]
	}
	if a.shares.Rounding == "" {
		a.shares.Rounding = RoundCents
	}
	if a.shares.Rounding == RoundEuros {
		a.unit = centsPerEuro
	}
	for _, step := range steps {
		if step(); a.errs.Failed() {
			return nil, a.errs.Sorted()
		}
	}
	return a.shares, nil
}

// allocator is one run of Shares.
type allocator struct {
	c      *Case
	unit   Money // cents in the unit to which shares are rounded
	shares *Shares
	errs   source.Errors
}

func (a *allocator) errorf(pos source.Pos, code, format string, args ...any) *source.Error {
	e := source.Errorf(pos, code, format, args...)
	a.errs.Add(e)
	return e
}

// sources divides the budget.
func (a *allocator) sources() {
	f := &a.c.Funding
	if f.Total == nil {
		a.errorf(f.At, "missing-key", "“total” is missing here").WithHint("add the line “total: …”")
		return
	}
	parts := make([]part, len(f.Sources))
	for i, s := range f.Sources {
		parts[i] = part{amount: s.Amount, percent: s.Percent, rest: s.Rest, own: s.Own}
	}
	amounts, sum := divide(*f.Total, parts, a.unit)
	if amounts == nil {
		a.errorf(f.PosOf("sources"), "sources-do-not-sum", "the sources sum to %s, but the total is %s", sum, *f.Total).
			WithHint("change a source, or write “rest: true” to one of them").WithNote(f.PosOf("total"), "the total is here")
		return
	}
	a.shares.Total = *f.Total
	percents := sourcePercents(f.Sources, amounts)
	for i, s := range f.Sources {
		a.shares.Sources = append(a.shares.Sources, SourceShare{s, amounts[i], percents[i]})
		if s.Own {
			a.shares.Own, a.shares.OwnIn = amounts[i], s.InKind
			a.wholeUnits(s.At, "the own share is %s, but shares are rounded to whole euros", amounts[i])
		}
	}
	divided := len(a.c.Allocation.Groups) > 0 || len(a.c.Parties) > 0
	if divided && !slices.ContainsFunc(f.Sources, func(s *Source) bool { return s.Own }) {
		a.errorf(f.PosOf("sources"), "no-own-share", "no source is the parties' own share")
	}
}

// sourcePercents gives every source its part of the total: the per cent that the case gives, and what is left of a hundred
// per cent to the others in proportion to their amounts, in hundredths of a per cent as far as that comes out even.
func sourcePercents(sources []*Source, amounts []Money) []Percent {
	percents := make([]Percent, len(sources))
	keys := make([]uint64, len(sources))
	left := Percent(PPM)
	for i, s := range sources {
		if s.Percent != nil {
			percents[i] = *s.Percent
			left -= *s.Percent
			continue
		}
		keys[i] = uint64(amounts[i])
	}
	unit := Percent(perPercent / 100)
	if left%unit != 0 {
		unit = 1
	}
	for i, units := range apportion(uint64(max(left, 0)/unit), keys) {
		percents[i] += Percent(units) * unit
	}
	return percents
}

func (a *allocator) wholeUnits(pos source.Pos, complaint string, amount Money) {
	if amount%a.unit != 0 {
		a.errorf(pos, "cents-in-euros", complaint, amount).
			WithHint("write “rounding: cents” under “allocation”, or change the amount to whole euros")
	}
}

// groups divides the own share.
func (a *allocator) groups() {
	groups := a.c.Allocation.Groups
	parts := make([]part, len(groups))
	for i, g := range groups {
		parts[i] = part{amount: g.Amount, percent: g.Percent, rest: g.Rest}
		if g.Amount != nil {
			a.wholeUnits(g.PosOf("amount"), "the group's amount is %s, but shares are rounded to whole euros", *g.Amount)
		}
		if given(g) > 0 {
			continue
		}
		if g.By == ByFixed {
			sum := a.fixedSum(g)
			parts[i].amount = &sum
		} else {
			parts[i].rest = true // the only group
		}
	}
	amounts, sum := divide(a.shares.Own, parts, a.unit)
	if amounts == nil {
		a.errorf(a.c.Allocation.PosOf("groups"), "groups-do-not-sum", "the groups sum to %s, but the own share is %s", sum, a.shares.Own).
			WithHint("change a group, or write “rest: true” to one of them")
		return
	}
	for i, g := range groups {
		a.shares.Groups = append(a.shares.Groups, &GroupShare{Group: g, Total: amounts[i]})
	}
}

func (a *allocator) fixedSum(g *Group) Money {
	sum := Money(0)
	for _, p := range a.c.Parties {
		if p.Group == g.Key && p.Amount != nil {
			sum += *p.Amount
		}
	}
	return sum
}

// parties divides every group's amount.
func (a *allocator) parties() {
	for _, g := range a.shares.Groups {
		a.rows(g)
		switch {
		case g.Group.By == ByFixed:
			a.fixed(g)
		case g.Key == 0 && g.Total != 0:
			a.errorf(g.Group.At, "zero-keys", "the group “%s” has %s, but its parties' keys are all zero", g.Group.Key, g.Total)
		case g.Group.By == ByPercent && g.Key != PPM:
			a.errorf(g.Group.At, "percents-do-not-sum", "the per cents of the parties in “%s” sum to %s, not to 100 %%", g.Group.Key, Percent(g.Key)).
				WithHint("change the parties' “percent”")
		default:
			keys := make([]uint64, len(g.Rows))
			for i, row := range g.Rows {
				keys[i] = uint64(row.Key)
			}
			for i, units := range apportion(uint64(g.Total/a.unit), keys) {
				g.Rows[i].Total = Money(units) * a.unit
			}
		}
	}
}

// rows finds a group's parties and their keys, in the order that breaks ties.
func (a *allocator) rows(g *GroupShare) {
	for _, p := range a.c.Parties {
		if p.Group != g.Group.Key {
			continue
		}
		row := &Share{Party: p, Group: g.Group, Key: a.key(p, g.Group), Base: g.Total}
		g.Key += row.Key
		g.Rows = append(g.Rows, row)
	}
	slices.SortStableFunc(g.Rows, func(x, y *Share) int {
		return cmp.Or(cmp.Compare(y.Key, x.Key), strings.Compare(x.Party.Code(), y.Party.Code()))
	})
	for _, row := range g.Rows {
		row.Of = g.Key
	}
}

// key gives what a party's share is in proportion to.
func (a *allocator) key(p *Party, g *Group) int64 {
	switch {
	case g.By == ByEqual:
		return 1
	case g.By == ByFixed && p.Amount != nil:
		a.wholeUnits(p.PosOf("amount"), "the amount is %s, but shares are rounded to whole euros", *p.Amount)
		return int64(*p.Amount)
	case g.By == ByPercent && p.Percent != nil:
		return int64(*p.Percent)
	case g.By == ByPopulation:
		if count, ok := p.Inhabitants(a.c.Allocation.Population); ok {
			return int64(count)
		}
	}
	a.errorf(p.At, "missing-value", "“%s” has no value for the key “%s” of its group", p.Name, g.By)
	return 0
}

// fixed gives the parties their own amounts, which must be what the group has.
func (a *allocator) fixed(g *GroupShare) {
	for _, row := range g.Rows {
		row.Total = Money(row.Key)
	}
	if Money(g.Key) != g.Total {
		a.errorf(g.Group.At, "amounts-do-not-sum", "the parties' amounts in “%s” sum to %s, but the group has %s", g.Group.Key, Money(g.Key), g.Total).
			WithHint("change the parties' amounts or the group's; a group by fixed amounts needs no size of its own")
	}
}

// years divides every party's total, over all groups at once.
func (a *allocator) years() {
	ppm := a.yearParts()
	var rows []uint64
	var groupOf []int
	for i, g := range a.shares.Groups {
		for _, row := range g.Rows {
			rows, groupOf = append(rows, uint64(row.Total/a.unit)), append(groupOf, i)
		}
	}
	table := splitYears(rows, groupOf, len(a.shares.Groups), ppm)
	a.shares.ByYear = make([]Money, len(ppm))
	for _, g := range a.shares.Groups {
		g.ByYear = make([]Money, len(ppm))
		for _, row := range g.Rows {
			for j, units := range table[0] {
				amount := Money(units) * a.unit
				row.ByYear = append(row.ByYear, amount)
				g.ByYear[j] += amount
				a.shares.ByYear[j] += amount
			}
			table = table[1:]
		}
	}
}

// yearParts finds the years and their parts per million. A case that gives no per cents has one year.
func (a *allocator) yearParts() []uint64 {
	if len(a.c.Allocation.Years) == 0 {
		a.shares.Years = []int{a.c.Project.Years.First}
		return []uint64{PPM}
	}
	var ppm []uint64
	sum := Percent(0)
	for _, y := range a.c.Allocation.Years {
		a.shares.Years = append(a.shares.Years, y.Year)
		ppm = append(ppm, uint64(y.Percent))
		sum += y.Percent
	}
	if sum != PPM {
		a.errorf(a.c.Allocation.PosOf("years"), "years-do-not-sum", "the per cents of the years sum to %s, not to 100 %%", sum)
		return []uint64{PPM}
	}
	return ppm
}

// payments divides every party's total to money and work time. Of equal fractions the larger part takes the unit, and
// money when the parts are equal.
func (a *allocator) payments() {
	for _, g := range a.shares.Groups {
		for _, row := range g.Rows {
			work := uint64(0)
			switch p := row.Party; {
			case p.Pays == PayWork:
				work = PPM
			case p.Pays == PaySplit && p.Work != nil:
				work = uint64(*p.Work)
			}
			units := apportion(uint64(row.Total/a.unit), []uint64{PPM - work, work})
			row.Money, row.Work = Money(units[0])*a.unit, Money(units[1])*a.unit
			g.Money, g.Work = g.Money+row.Money, g.Work+row.Work
		}
		a.shares.Money, a.shares.Work = a.shares.Money+g.Money, a.shares.Work+g.Work
	}
}

// percents gives every party its part of the own share in hundredths of a per cent, and puts the rows into the order in
// which people look for them.
func (a *allocator) percents() {
	var rows []*Share
	for _, g := range a.shares.Groups {
		rows = append(rows, g.Rows...)
	}
	slices.SortStableFunc(rows, func(x, y *Share) int {
		return cmp.Or(cmp.Compare(y.Total, x.Total), strings.Compare(x.Party.Code(), y.Party.Code()))
	})
	totals := make([]uint64, len(rows))
	for i, row := range rows {
		totals[i] = uint64(row.Total)
	}
	const hundredth = perPercent / 100
	for i, part := range apportion(PPM/hundredth, totals) {
		rows[i].Percent = Percent(part * hundredth)
	}
	for _, g := range a.shares.Groups {
		slices.SortStableFunc(g.Rows, func(x, y *Share) int {
			return cmp.Or(CompareNames(x.Party.Name, y.Party.Name), strings.Compare(x.Party.Code(), y.Party.Code()))
		})
	}
}

// part is one claim on an amount: an amount of its own, a per cent of the whole, or the rest.
type part struct {
	amount  *Money
	percent *Percent
	rest    bool
	own     bool // must not take cents that whole units leave over
}

// divide divides a total to its parts, those without an amount of their own in whole units by the largest remainder. Where the
// parts do not sum to the total it gives no amounts but their sum.
func divide(total Money, parts []part, unit Money) (amounts []Money, sum Money) {
	exact, whole := exactParts(total, parts)
	if whole != uint64(total)*PPM {
		return nil, Money(whole / PPM)
	}
	floating := total
	keys := make([]uint64, len(parts))
	for i, p := range parts {
		if p.amount != nil {
			floating -= *p.amount
		} else {
			keys[i] = exact[i]
		}
	}
	amounts = make([]Money, len(parts))
	for i, units := range apportion(uint64(floating/unit), keys) {
		amounts[i] = Money(units) * unit
		if p := parts[i]; p.amount != nil {
			amounts[i] = *p.amount
		}
	}
	if odd := floating % unit; odd != 0 {
		amounts[takesOdd(parts, amounts)] += odd
	}
	return amounts, total
}

// exactParts gives the size of every part in millionths of a cent, and their sum. The rest is what is left, or nothing.
// A sum too long for 64 bits stays at the largest number: no total is that large.
func exactParts(total Money, parts []part) (exact []uint64, sum uint64) {
	exact = make([]uint64, len(parts))
	whole := uint64(total) * PPM
	for i, p := range parts {
		switch {
		case p.amount != nil && *p.amount > maxMoney:
			exact[i] = math.MaxUint64
		case p.amount != nil:
			exact[i] = uint64(*p.amount) * PPM
		case p.percent != nil:
			exact[i] = uint64(total) * uint64(*p.percent)
		}
		if sum += exact[i]; sum < exact[i] {
			sum = math.MaxUint64
		}
	}
	for i, p := range parts {
		if p.rest && sum < whole {
			exact[i], sum = whole-sum, whole
		}
	}
	return exact, sum
}

// takesOdd finds the part that takes the cents which whole units leave over: the largest that floats and is not the own share.
func takesOdd(parts []part, amounts []Money) int {
	best := -1
	for i, p := range parts {
		if p.amount == nil && (best < 0 || parts[best].own && !p.own || parts[best].own == p.own && amounts[i] > amounts[best]) {
			best = i
		}
	}
	return best
}
