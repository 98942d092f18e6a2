package data

// Exact gives what the party's key alone would make of the group's amount, to the nearest cent: what the share was before
// it was rounded so that the group sums. A fixed share is exact as it is.
func (s *Share) Exact() Money {
	if s.Of == 0 || s.Group.By == ByFixed {
		return s.Total
	}
	whole, rest := mulDiv(uint64(s.Base), uint64(s.Key), uint64(s.Of))
	if rest >= uint64(s.Of)-rest {
		whole++
	}
	return Money(whole)
}
