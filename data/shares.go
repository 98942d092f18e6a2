package data

// Shares is the funding divided: to sources, of the own share to groups and parties, of these to years, and of each party's
// total to money and work time. Every row and every column sums exactly.
type Shares struct {
	Total   Money         // the whole budget
	Sources []SourceShare // sum to Total
	Own     Money         // the parties' own share
	OwnIn   bool          // the own share may be given as work time
	Years   []int
	ByYear  []Money       // of the own share; sums to Own
	Groups  []*GroupShare // sum to Own
	Work    Money         // of Own; the rest is money
}

// SourceShare is what one source pays.
type SourceShare struct {
	Source *Source
	Amount Money
}

// GroupShare is what one group pays together.
type GroupShare struct {
	Group  *Group
	Total  Money
	ByYear []Money
	Work   Money
	Key    int64 // sum of the parties' keys
	Rows   []*Share
}

// Share is what one party pays.
type Share struct {
	Party   *Party
	Group   *Group
	Key     int64 // inhabitants; 1 for equal; cents for fixed; parts per million for percent
	Of      int64 // the sum of the group's keys
	Total   Money
	ByYear  []Money // sums to Total
	Money   Money   // Money + Work = Total
	Work    Money
	Percent Percent // of the whole own share, rounded for display
}
