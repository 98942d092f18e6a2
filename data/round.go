package data

import (
	"cmp"
	"math/bits"
	"slices"
)

// mulDiv gives a×b/c rounded down, and the remainder. The product may be longer than 64 bits; the quotient may not, which
// holds where a or b is at most c.
func mulDiv(a, b, c uint64) (quotient, remainder uint64) {
	hi, lo := bits.Mul64(a, b)
	return bits.Div64(hi, lo, c)
}

// apportion divides total in proportion to the keys by the method of the largest remainder: everybody gets the whole part
// of total × key / sum, and what is left goes, one each, to those with the largest fractions; of equal fractions to the
// larger key, then to the one that stands first. The parts sum to total, each is its exact share rounded down or up, and
// a larger key never gets less than a smaller one: its whole part is at least as large, and where the whole parts are
// equal its fraction is. The keys must not all be zero unless total is, and must sum to less than 2⁶⁴.
func apportion(total uint64, keys []uint64) []uint64 {
	sum := uint64(0)
	for _, key := range keys {
		sum += key
	}
	parts := make([]uint64, len(keys))
	if sum == 0 {
		return parts
	}
	remainders := make([]uint64, len(keys))
	left := total
	for i, key := range keys {
		parts[i], remainders[i] = mulDiv(total, key, sum)
		left -= parts[i]
	}
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(remainders[j], remainders[i]), cmp.Compare(keys[j], keys[i]))
	})
	for _, i := range order[:left] {
		parts[i]++
	}
	return parts
}
