package data

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func sum(values []uint64) uint64 {
	total := uint64(0)
	for _, v := range values {
		total += v
	}
	return total
}

func TestApportion(t *testing.T) {
	for _, test := range []struct {
		total uint64
		keys  []uint64
		want  []uint64
	}{
		{1000, []uint64{1, 1, 1}, []uint64{334, 333, 333}},
		{0, []uint64{1, 2}, []uint64{0, 0}},
		{5, []uint64{0, 7, 0}, []uint64{0, 5, 0}},
		{3, []uint64{2, 4}, []uint64{1, 2}},
		{1, []uint64{1, 3, 2}, []uint64{0, 1, 0}},
		{1, []uint64{1, 1}, []uint64{1, 0}},
		{7, []uint64{5}, []uint64{7}},
		{1e13, []uint64{1e19 / 2, 1e19 / 2}, []uint64{5e12, 5e12}},
	} {
		if got := apportion(test.total, test.keys); !slices.Equal(got, test.want) {
			t.Errorf("apportion(%d, %v) = %v, want %v", test.total, test.keys, got, test.want)
		}
	}
}

func TestApportionProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.Uint64Range(0, uint64(maxMoney)).Draw(t, "total")
		keys := rapid.SliceOfN(rapid.Uint64Range(0, 6_000_000), 1, 40).Draw(t, "keys")
		parts := apportion(total, keys)
		if sum(keys) == 0 {
			return
		}
		if sum(parts) != total {
			t.Fatalf("the parts %v sum to %d", parts, sum(parts))
		}
		for i := range keys {
			floor, rest := mulDiv(total, keys[i], sum(keys))
			if parts[i] != floor && (parts[i] != floor+1 || rest == 0) {
				t.Fatalf("part %d is %d, its exact share %d and %d/%d", i, parts[i], floor, rest, sum(keys))
			}
			for j := range keys {
				if keys[i] > keys[j] && parts[i] < parts[j] {
					t.Fatalf("key %d gets %d, key %d gets %d", keys[i], parts[i], keys[j], parts[j])
				}
			}
		}
	})
}

// drawPPM draws per cents in parts per million that sum to a whole.
func drawPPM(t *rapid.T, years int) []uint64 {
	ppm, left := make([]uint64, years), uint64(PPM)
	for j := range ppm[:years-1] {
		step := rapid.SampledFrom([]uint64{1, 10_000, 50_000, 250_000}).Draw(t, "step")
		ppm[j] = rapid.Uint64Range(0, left/step).Draw(t, "part") * step
		left -= ppm[j]
	}
	ppm[years-1] = left
	return ppm
}

func TestSplitYearsProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		years, groups := rapid.IntRange(1, 6).Draw(t, "years"), rapid.IntRange(1, 3).Draw(t, "groups")
		largest := rapid.SampledFrom([]uint64{3, 20, 1e5, uint64(maxMoney)}).Draw(t, "largest")
		rows := rapid.SliceOfN(rapid.Uint64Range(0, largest), 1, 30).Draw(t, "rows")
		groupOf := make([]int, len(rows))
		for i := range groupOf {
			groupOf[i] = rapid.IntRange(0, groups-1).Draw(t, "group")
		}
		ppm := drawPPM(t, years)
		table := splitYears(rows, groupOf, groups, ppm)
		for i, total := range rows {
			if sum(table[i]) != total {
				t.Fatalf("row %d is %v, which does not sum to %d", i, table[i], total)
			}
		}
		for j, part := range ppm {
			checkColumn(t, rows, table, j, part, func(int) bool { return true })
			for g := range groups {
				checkColumn(t, rows, table, j, part, func(i int) bool { return groupOf[i] == g })
			}
			for i := range rows {
				checkColumn(t, rows, table, j, part, func(row int) bool { return row == i })
			}
		}
	})
}

// checkColumn checks that the sum of some rows in a year is its exact value rounded down or up.
func checkColumn(t *rapid.T, rows []uint64, table [][]uint64, year int, part uint64, in func(row int) bool) {
	total, got := uint64(0), uint64(0)
	for i := range rows {
		if in(i) {
			total, got = total+rows[i], got+table[i][year]
		}
	}
	floor, rest := mulDiv(total, part, PPM)
	if got != floor && (got != floor+1 || rest == 0) {
		t.Fatalf("year %d sums to %d, exactly it is %d and %d/%d", year, got, floor, rest, uint64(PPM))
	}
}

// TestSplitYearsNearest compares with all tables of a small size: none may be nearer.
func TestSplitYearsNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.Uint64Range(0, 9), 1, 4).Draw(t, "rows")
		groupOf := make([]int, len(rows))
		for i := range groupOf {
			groupOf[i] = rapid.IntRange(0, 1).Draw(t, "group")
		}
		ppm := drawPPM(t, rapid.IntRange(1, 3).Draw(t, "years"))
		got := measure(rows, groupOf, ppm, splitYears(rows, groupOf, 2, ppm))
		best := got
		everyTable(rows, ppm, nil, func(table [][]uint64) {
			if d := measure(rows, groupOf, ppm, table); d.must == 0 && d.less(best) {
				best = d
			}
		})
		if best != got {
			t.Fatalf("the table's distance is %+v, the nearest table's %+v", got, best)
		}
	})
}

// measure gives the distances of a table's sums and cells from their exact values; must is 1 where one of them is a unit
// or more away, which no controlled rounding is.
func measure(rows []uint64, groupOf []int, ppm []uint64, table [][]uint64) distance {
	var d distance
	for j, part := range ppm {
		away := func(in func(int) bool) int64 {
			exact, got := uint64(0), uint64(0)
			for i := range rows {
				if in(i) {
					exact, got = exact+rows[i]*part, got+table[i][j]
				}
			}
			distance := max(int64(got*PPM)-int64(exact), int64(exact)-int64(got*PPM))
			if distance >= PPM {
				d.must = 1
			}
			return distance
		}
		d.year += away(func(int) bool { return true })
		d.group += away(func(i int) bool { return groupOf[i] == 0 }) + away(func(i int) bool { return groupOf[i] == 1 })
		for row := range rows {
			d.cell += away(func(i int) bool { return i == row })
		}
	}
	return d
}

// everyTable calls use with every table whose cells are rounded down or up and whose rows keep their totals.
func everyTable(rows, ppm []uint64, table [][]uint64, use func([][]uint64)) {
	if len(table) == len(rows) {
		use(table)
		return
	}
	total := rows[len(table)]
	for up := range 1 << len(ppm) {
		row := make([]uint64, len(ppm))
		for j, part := range ppm {
			row[j] = total*part/PPM + uint64(up>>j&1)
		}
		if sum(row) == total {
			everyTable(rows, ppm, append(table, row), use)
		}
	}
}

func BenchmarkSplitYears(b *testing.B) {
	for _, years := range []int{2, 4, 10} {
		b.Run(strconv.Itoa(years), func(b *testing.B) {
			rows, groupOf := make([]uint64, 308), make([]int, 308)
			for i := range rows {
				rows[i] = uint64(i*i*7919%100_003) + 1
			}
			ppm := make([]uint64, years)
			left := uint64(PPM)
			for j := range ppm {
				ppm[j] = uint64(PPM / years)
				left -= ppm[j]
			}
			ppm[0] += left
			b.ReportAllocs()
			for b.Loop() {
				splitYears(rows, groupOf, 1, ppm)
			}
		})
	}
}
