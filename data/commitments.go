package data

import "slices"

// Commitments is what the parties have answered to a commitment request, and how much of the population those who said yes have.
type Commitments struct {
	Parties     []*Commitment // in the order of the case
	Yes         int           // how many said so
	No          int
	Conditional int
	Waiting     int // have not answered

	Day         Date     // of the population figures
	Covered     Coverage // by those who said yes
	Conditioned Coverage // by those who said yes with or without a condition
}

// Commitment is where one party stands.
type Commitment struct {
	Party       *Party
	Status      ReplyCommitment // empty until it has answered
	Inhabitants int             // of a municipality; 0 for others, whose members' inhabitants are counted already
}

// Coverage is a part of the parties' population. Municipalities are counted, each once; joint authorities have no inhabitants of
// their own.
type Coverage struct{ Of, All int64 }

// Reaches reports whether the part is at least so many per cent. It counts in whole numbers: 80 % is reached by exactly 80 %.
func (c Coverage) Reaches(least Percent) bool {
	return c.All > 0 && c.Of*PPM >= int64(least)*c.All
}

// Percent gives the part in hundredths of a per cent, rounded down, so that what is not reached never looks as if it were.
func (c Coverage) Percent() Percent {
	if c.All == 0 {
		return 0
	}
	const unit = perPercent / 100
	return Percent(c.Of * (PPM / unit) / c.All * unit)
}

// Commitments counts the answers. The population is that of the allocation's day, else the latest that the register has of all
// municipalities at the end of a year before the case's date, else the latest it has.
func (c *Case) Commitments() *Commitments {
	out := &Commitments{Day: c.populationDay()}
	for _, p := range c.Parties {
		one := &Commitment{Party: p}
		if p.Reply != nil {
			one.Status = p.Reply.Commits
		}
		if p.Municipality != nil {
			one.Inhabitants, _ = p.Inhabitants(out.Day)
		}
		out.Parties = append(out.Parties, one)
		switch one.Status {
		case CommitsYes:
			out.Yes++
		case CommitsNo:
			out.No++
		case CommitsConditional:
			out.Conditional++
		default:
			out.Waiting++
		}
	}
	out.Covered = c.Coverage(func(p *Party) bool { return p.Reply != nil && p.Reply.Commits == CommitsYes })
	out.Conditioned = c.Coverage(func(p *Party) bool {
		return p.Reply != nil && (p.Reply.Commits == CommitsYes || p.Reply.Commits == CommitsConditional)
	})
	return out
}

// Coverage gives the part of the population that the parties have of which counts is true, by the figures of Commitments.
func (c *Case) Coverage(counts func(*Party) bool) Coverage {
	day, out := c.populationDay(), Coverage{}
	for _, p := range c.Parties {
		if p.Municipality == nil {
			continue
		}
		inhabitants, _ := p.Inhabitants(day)
		out.All += int64(inhabitants)
		if counts(p) {
			out.Of += int64(inhabitants)
		}
	}
	return out
}

// populationDay finds the day whose figures are used; the zero Date where the register has no year of all municipalities.
func (c *Case) populationDay() Date {
	if !c.Allocation.Population.IsZero() {
		return c.Allocation.Population
	}
	var known []int
	for i, p := range municipalities(c.Parties) {
		years := p.Municipality.PopulationYears()
		if i == 0 {
			known = years
		}
		known = slices.DeleteFunc(known, func(year int) bool { return !slices.Contains(years, year) })
	}
	if len(known) == 0 {
		return Date{}
	}
	latest := known[len(known)-1]
	for _, year := range known {
		if year < c.Date.Year {
			latest = year
		}
	}
	return Date{Year: latest, Month: 12, Day: 31}
}

// municipalities gives the parties whose inhabitants the register must know.
func municipalities(parties []*Party) []*Party {
	var out []*Party
	for _, p := range parties {
		if p.Municipality != nil && p.Population == nil {
			out = append(out, p)
		}
	}
	return out
}
