package data

// Shares is the funding divided: to sources, of the own share to groups and parties, of these to years, and of each party's
// total to money and work time. Every row and every column sums exactly.
type Shares struct {
	Total      Money         // the whole budget
	Sources    []SourceShare // in the case's order; sum to Total
	Own        Money         // the parties' own share
	OwnIn      bool          // the own share may be given as work time
	Rounding   Rounding      // the unit of every figure below the sources
	Population Date          // the day of the population figures; zero where no group is divided by population
	Years      []int
	ByYear     []Money       // of the own share; sums to Own
	Groups     []*GroupShare // in the case's order; sum to Own
	Money      Money         // of Own; Money + Work = Own
	Work       Money
}

// SourceShare is what one source pays.
type SourceShare struct {
	Source  *Source
	Amount  Money
	Percent Percent // of the total: as the case gives it, else in hundredths of a per cent; all sources' sum to 100 %
}

// GroupShare is what one group pays together.
type GroupShare struct {
	Group  *Group
	Total  Money
	ByYear []Money // sums to Total
	Money  Money   // Money + Work = Total
	Work   Money
	Key    int64    // sum of the parties' keys
	Rows   []*Share // in the alphabetical order of the parties' names
}

// Share is what one party pays.
type Share struct {
	Party   *Party
	Group   *Group
	Key     int64   // inhabitants; 1 for equal; cents for fixed; parts per million for percent
	Of      int64   // the sum of the group's keys
	Base    Money   // what is divided: the group's total
	Total   Money   // Base × Key / Of, rounded so that the group sums
	ByYear  []Money // sums to Total
	Money   Money   // Money + Work = Total
	Work    Money
	Percent Percent // of the whole own share, in hundredths of a per cent; all parties' sum to 100 %
}
