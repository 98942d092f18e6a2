package data

import (
	"strings"
)

// checkAllocation reports groups and years that cannot be divided by. That amounts sum is for Shares to say.
func (l *loader) checkAllocation() {
	a := &l.c.Allocation
	keys := keySet{}
	var rest *Group
	for _, g := range a.Groups {
		keys.add(l, g.Key, g.PosOf("key"))
		if len(a.Groups) > 1 && g.By != ByFixed || given(g) > 1 {
			l.checkSize(g.Node, "the group needs exactly one of percent, amount and rest", g.Percent != nil, g.Amount != nil, g.Rest)
		}
		if g.Rest && rest != nil {
			l.errorf(g.PosOf("rest"), "two-rests", "two groups are the rest").WithNote(rest.PosOf("rest"), "the first is here")
		}
		if g.Rest {
			rest = g
		}
		if g.By == ByPopulation && a.Population.IsZero() && !a.Has("population") {
			l.errorf(g.PosOf("by"), "missing-key", "the day of the population figures is missing").
				WithHint("add “population: 31.12.2019” under “allocation”")
		}
	}
	l.checkPopulationDay()
	l.checkYears()
}

// given counts the sizes that a group has.
func given(g *Group) int {
	n := 0
	for _, size := range []bool{g.Percent != nil, g.Amount != nil, g.Rest} {
		if size {
			n++
		}
	}
	return n
}

func (l *loader) checkPopulationDay() {
	day := l.c.Allocation.Population
	if !day.IsZero() && (day.Month != 12 || day.Day != 31) {
		l.errorf(day.At, "bad-population-date", "population is known at the ends of years, not on %s", day).
			WithHint("write “31.12.%d”", day.Year-1)
	}
}

func (l *loader) checkYears() {
	a, project := &l.c.Allocation, l.c.Project.Years
	if len(a.Years) == 0 {
		if project.First != project.Last {
			l.errorf(a.At, "missing-key", "how the shares fall on the years %s is missing", project).
				WithHint("add “years: {%d: … %%, %d: … %%}” under “allocation”", project.First, project.Last)
		}
		return
	}
	sum := Percent(0)
	for _, y := range a.Years {
		sum += y.Percent
		if !project.IsZero() && y.Year != 0 && (y.Year < project.First || y.Year > project.Last) {
			l.errorf(y.At, "year-outside-project", "%d is not a year of the project, which lasts %s", y.Year, project).
				WithNote(project.At, "the project's years are here")
		}
	}
	if sum != PPM && !l.errs.Failed() {
		l.errorf(a.PosOf("years"), "years-do-not-sum", "the per cents of the years sum to %s, not to 100 %%", sum)
	}
}

// checkParties reports what is wrong in single parties and between parties and groups.
func (l *loader) checkParties() {
	members := map[string]int{}
	if len(l.c.Parties) == 0 && l.c.Has("parties") && !l.errs.Failed() {
		l.errorf(l.c.PosOf("parties"), "no-parties", "there are no parties").
			WithHint("write them as a list under “parties”, or in a CSV file that stands here by name")
	}
	for _, p := range l.c.Parties {
		g := l.groupOf(p)
		if g != nil {
			members[g.Key]++
			l.checkKeyValue(p, g)
		}
		l.checkParty(p)
	}
	for _, g := range l.c.Allocation.Groups {
		if members[g.Key] == 0 && !l.errs.Failed() {
			l.errorf(g.At, "empty-group", "no party is in the group “%s”", g.Key).
				WithHint("write “group: %s” to its parties, or remove the group", g.Key)
		}
	}
}

// groupOf finds a party's group and writes it to the party where there is only one.
func (l *loader) groupOf(p *Party) *Group {
	groups := l.c.Allocation.Groups
	if p.Group == "" && len(groups) == 1 {
		p.Group = groups[0].Key
	}
	var keys []string
	for _, g := range groups {
		if g.Key == p.Group && p.Group != "" {
			return g
		}
		keys = append(keys, g.Key)
	}
	if len(groups) == 0 {
		return nil
	}
	if p.Group == "" {
		l.errorf(p.At, "missing-key", "“%s” is in no group", p.Name).WithHint("add “group: …”: one of %s", strings.Join(keys, ", "))
		return nil
	}
	e := l.errorf(p.PosOf("group"), "unknown-group", "there is no group “%s”", p.Group)
	if near := suggest(p.Group, keys); near != "" {
		_ = e.WithHint("did you mean “%s”?", near)
	} else {
		_ = e.WithHint("the groups are %s", strings.Join(keys, ", "))
	}
	return nil
}

// checkKeyValue reports a party that does not have what its group is divided by, or has what nothing is divided by.
func (l *loader) checkKeyValue(p *Party, g *Group) {
	if p.Amount != nil && g.By != ByFixed {
		l.errorf(p.PosOf("amount"), "unused-value", "the group “%s” is not divided by fixed amounts", g.Key).
			WithHint("remove the amount, or write “by: fixed” to the group")
	}
	if p.Percent != nil && g.By != ByPercent {
		l.errorf(p.PosOf("percent"), "unused-value", "the group “%s” is not divided by per cents", g.Key).
			WithHint("remove the per cent, or write “by: percent” to the group")
	}
	if g.By == ByFixed && p.Amount == nil && !p.Has("amount") {
		l.errorf(p.At, "missing-value", "“%s” has no amount", p.Name).WithHint("the group “%s” is divided by fixed amounts: add “amount: … €”", g.Key)
	}
	if g.By == ByPercent && p.Percent == nil && !p.Has("percent") {
		l.errorf(p.At, "missing-value", "“%s” has no per cent", p.Name).WithHint("the group “%s” is divided by per cents: add “percent: … %%”", g.Key)
	}
	if g.By == ByPopulation {
		l.checkPopulation(p)
	}
}

func (l *loader) checkPopulation(p *Party) {
	day := l.c.Allocation.Population
	if p.Population != nil || p.Has("population") || day.IsZero() || l.unknown[p] {
		return
	}
	if p.Municipality == nil {
		l.errorf(p.At, "missing-value", "“%s” has no population", p.Name).
			WithHint("add “population: …”, or move it to a group that is divided by another key")
		return
	}
	if _, ok := p.Municipality.Population[day.Year]; ok {
		return
	}
	if l.onRoll(p) {
		l.errorf(day.At, "missing-value", "the register does not have the population of every municipality on %s", day).
			WithHint("it has the years %s", joinYears(p.Municipality.PopulationYears()))
		return
	}
	l.errorf(p.At, "missing-value", "the population of %s on %s is not in the register", p.Name, day).
		WithHint("the register has the years %s; or add “population: …” to the party", joinYears(p.Municipality.PopulationYears()))
}

func joinYears(years []int) string {
	var out []string
	for _, y := range years {
		out = append(out, Years{First: y, Last: y}.String())
	}
	return strings.Join(out, ", ")
}

func (l *loader) checkParty(p *Party) {
	l.checkEmail(p.Email, p.PosOf("email"))
	if p.Style != "" && !isStyleName(p.Style) {
		l.errorf(p.PosOf("style"), "bad-style", "“%s” cannot be the name of a house style", p.Style).
			WithHint("write a-z, digits and hyphens")
	}
	l.checkLanguages(p.Languages, p.Node)
	if p.Pays == "" {
		p.Pays = PayMoney
	}
	switch {
	case p.Pays == PaySplit && p.Work == nil && !p.Has("work"):
		l.errorf(p.PosOf("pays"), "missing-value", "how much of the share is work time is missing").WithHint("add “work: … %”")
	case p.Pays != PaySplit && p.Work != nil:
		l.errorf(p.PosOf("work"), "unused-value", "“work” is for parties that pay partly in money and partly as work time").
			WithHint("write “pays: split”, or remove the per cent")
	}
	l.checkWork(p)
}

// checkWork reports work time where the own share must be money.
func (l *loader) checkWork(p *Party) {
	if p.Pays != PayWork && p.Pays != PaySplit {
		return
	}
	for _, s := range l.own {
		if !s.InKind {
			l.errorf(p.PosOf("pays"), "no-work-time", "“%s” pays with work time, but the own share may not be work time", p.Name).
				WithNote(s.At, "the own share is here").WithHint("write “in_kind: true” to the own share, if the grant allows it")
		}
	}
}
