package data

import "math"

// splitYears divides whole row totals over years by per cents in parts per million, which sum to a whole. It is controlled
// rounding of a two-way table: every cell is its exact value rounded down or up, every row keeps its total, and so is the
// sum of every year, and of every group in every year, its exact value rounded down or up.
//
// Such a table always exists. Let every cell be rounded down and the rest of each row, a whole number, be sent through a
// network: from the row to its cells (at most 1 through a cell that has a fraction), from the cells to the group's sum of
// that year, from there to the year's sum; through a sum must go at least what lifts it to its exact value rounded down
// and at most what lifts it to that rounded up. The exact fractions are a flow in this network, all bounds are whole, and
// a network with whole bounds that has a flow has a whole one (Ford and Fulkerson 1956; for rounding tables Causey, Cox
// and Ernst 1985).
//
// Of all such tables the one is taken whose yearly sums are nearest to their exact values, then whose groups' sums are,
// then whose cells are, each measured by the sum of the distances. It is found by sending one unit after another along
// the cheapest path. The rows' order decides only between tables that are equally near.
func splitYears(rows []uint64, groupOf []int, groups int, ppm []uint64) [][]uint64 {
	years := len(ppm)
	t := &yearTable{cells: make([][]uint64, len(rows)), fractions: make([][]uint64, len(rows))}
	for i, total := range rows {
		t.cells[i], t.fractions[i] = make([]uint64, years), make([]uint64, years)
		for j, part := range ppm {
			t.cells[i][j], t.fractions[i][j] = mulDiv(total, part, PPM)
		}
	}
	n := newFlow(len(rows) + (groups+1)*years + 1)
	t.connect(n, groupOf, groups, years)
	for i, total := range rows {
		rest := total
		for _, cell := range t.cells[i] {
			rest -= cell
		}
		for range rest {
			n.send(i, len(n.out)-1)
		}
	}
	for _, edge := range t.edges {
		if n.edges[edge.edge].capacity == 0 {
			t.cells[edge.row][edge.year]++
		}
	}
	return t.cells
}

// yearTable is a table being rounded: the cells rounded down and the fractions that they lost, in parts per million.
type yearTable struct {
	cells, fractions [][]uint64
	edges            []cellEdge
}

// cellEdge says through which edge of the network a cell is rounded up.
type cellEdge struct{ row, year, edge int }

// connect builds the network: the rows are its first nodes, then come the groups' sums by year, the years' sums, the end.
func (t *yearTable) connect(n *flow, groupOf []int, groups, years int) {
	sums := make([]uint64, (groups+1)*years) // of fractions: by group and year, then by year
	for i, fractions := range t.fractions {
		for j, fraction := range fractions {
			sum := groupOf[i]*years + j
			sums[sum] += fraction
			sums[groups*years+j] += fraction
			if fraction > 0 {
				t.edges = append(t.edges, cellEdge{i, j, n.connect(i, len(t.cells)+sum, 1, distance{cell: nearer(fraction)})})
			}
		}
	}
	end := len(n.out) - 1
	for k, sum := range sums {
		from, to := len(t.cells)+k, end
		extra := distance{year: nearer(sum % PPM)}
		if k < groups*years {
			to, extra = len(t.cells)+groups*years+k%years, distance{group: nearer(sum % PPM)}
		}
		n.connect(from, to, int(sum/PPM), distance{must: -1})
		if sum%PPM > 0 {
			n.connect(from, to, 1, extra)
		}
	}
}

// nearer is how much farther from its exact value a number gets when it is rounded up instead of down, by its fraction.
func nearer(fraction uint64) int64 { return PPM - 2*int64(fraction) }

// distance is the cost of a path. A difference in one field counts more than any difference in those after it.
type distance struct{ must, year, group, cell int64 }

func (d distance) plus(e distance) distance {
	return distance{d.must + e.must, d.year + e.year, d.group + e.group, d.cell + e.cell}
}

func (d distance) negative() distance { return distance{-d.must, -d.year, -d.group, -d.cell} }

func (d distance) less(e distance) bool {
	switch {
	case d.must != e.must:
		return d.must < e.must
	case d.year != e.year:
		return d.year < e.year
	case d.group != e.group:
		return d.group < e.group
	}
	return d.cell < e.cell
}

// flow is a network in which units are sent along the cheapest paths. Each edge is followed by its way back.
type flow struct {
	edges []flowEdge
	out   [][]int // by node: indices of the edges that leave it
	best  []distance
	via   []int // by node: the edge by which the cheapest path comes
	queue []int
	ahead []bool // by node: in the queue
}

type flowEdge struct {
	from, to, capacity int
	cost               distance
}

func newFlow(nodes int) *flow {
	return &flow{out: make([][]int, nodes), best: make([]distance, nodes), via: make([]int, nodes), ahead: make([]bool, nodes)}
}

func (n *flow) connect(from, to, capacity int, cost distance) int {
	edge := len(n.edges)
	n.edges = append(n.edges, flowEdge{from, to, capacity, cost}, flowEdge{to, from, 0, cost.negative()})
	n.out[from] = append(n.out[from], edge)
	n.out[to] = append(n.out[to], edge+1)
	return edge
}

// send moves one unit from one node to another along the cheapest path, in the manner of Bellman and Ford: costs can be
// negative, but sending along cheapest paths never makes a circle that is.
func (n *flow) send(from, to int) {
	for i := range n.best {
		n.best[i] = distance{must: math.MaxInt64 / 2}
		n.via[i] = -1
	}
	n.best[from] = distance{}
	n.queue = append(n.queue[:0], from)
	for head := 0; head < len(n.queue); head++ {
		node := n.queue[head]
		n.ahead[node] = false
		for _, e := range n.out[node] {
			n.relax(e, n.best[node])
		}
	}
	for node := to; node != from; node = n.edges[n.via[node]].from {
		n.edges[n.via[node]].capacity--
		n.edges[n.via[node]^1].capacity++
	}
}

func (n *flow) relax(e int, before distance) {
	edge := &n.edges[e]
	if edge.capacity == 0 {
		return
	}
	cost := before.plus(edge.cost)
	if !cost.less(n.best[edge.to]) {
		return
	}
	n.best[edge.to], n.via[edge.to] = cost, e
	if !n.ahead[edge.to] {
		n.ahead[edge.to] = true
		n.queue = append(n.queue, edge.to)
	}
}
