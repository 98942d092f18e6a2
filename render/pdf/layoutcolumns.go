package pdf

import (
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/style"
)

// How small the type of a table may become before words are broken instead.
const (
	smallestFactor = 0.75
	smallestType   = 7 // points
)

// widths gives the columns of a table their places. Columns get what their cells ask for and share what is left in
// proportion, so that the table is as wide as the text. Where the widest words do not fit beside each other, compounds are
// broken between their parts; where that is not enough, the type becomes smaller; and at last words are broken anywhere, those
// of figures last.
func (s *setter) widths(g *grid) *source.Error {
	room := g.right - g.left
	s.measure(g, naturalWidths)
	if g.factor(room) < 1 {
		s.measure(g, s.hyphenatedWidths)
	}
	if factor := g.factor(room); factor < 1 {
		g.shrink(factor)
		s.measure(g, s.hyphenatedWidths)
	}
	if !g.share(room) {
		return source.Errorf(g.table.Pos(), "table-too-wide", "the %d columns of the table do not fit on the page", len(g.columns)).
			WithHint("make two tables of it, or leave columns out")
	}
	if g.broken {
		s.errs.Add(source.Warningf(g.table.Pos(), "table-narrow", "the columns of the table are so narrow that words in them are broken").
			WithHint("shorten the words, or leave columns out"))
	}
	g.place(room)
	return nil
}

// hyphenatedWidths does what naturalWidths does, with compounds broken between their parts.
func (s *setter) hyphenatedWidths(t *chars) (least, most int) {
	_, most = naturalWidths(t)
	return s.lineBreaker.leastWidth(t), most
}

// measure asks the cells what widths they need.
func (s *setter) measure(g *grid, widths func(*chars) (least, most int)) {
	for i := range g.columns {
		c := &g.columns[i]
		c.least, c.most, c.head, c.letter = 0, 0, 0, 0
	}
	rows := append(g.head[:len(g.head):len(g.head)], g.body...)
	pad := 2 * g.look.PadX
	for _, r := range rows {
		for _, cell := range r.cells {
			if cell.span == 1 {
				g.columns[cell.from].ask(cell.text, widths, r.look.Size, pad, r.head)
			}
		}
	}
	for _, r := range rows {
		for _, cell := range r.cells {
			if cell.span > 1 {
				g.askSpan(&cell, widths, r.look.Size, pad)
			}
		}
	}
}

// ask makes a column wide enough for a cell. A header cell would rather be broken into lines than make the column wider.
func (c *gridColumn) ask(t *chars, widths func(*chars) (least, most int), size, pad float64, head bool) {
	least, most := widths(t)
	letter := 0
	for _, w := range t.advances {
		letter = max(letter, int(w))
	}
	c.letter = max(c.letter, scale(letter, size)+pad)
	c.least = max(c.least, scale(least, size)+pad)
	c.head = max(c.head, scale(most, size)+pad)
	if !head {
		c.most = max(c.most, scale(most, size)+pad)
	}
	c.most = max(c.most, c.least)
}

// askSpan makes columns wide enough for a cell that stands over them. Its longest word must fit; that it would like to
// stand on one line is no reason to widen columns.
func (g *grid) askSpan(cell *gridCell, widths func(*chars) (least, most int), size, pad float64) {
	var c gridColumn
	c.ask(cell.text, widths, size, pad, false)
	columns := g.columns[cell.from : cell.from+cell.span]
	least, letter := c.least, c.letter
	for _, under := range columns {
		least -= under.least
		letter -= under.letter
	}
	for i := range columns {
		under := &columns[i]
		under.least += max(0, least) / float64(cell.span)
		under.letter += max(0, letter) / float64(cell.span)
		under.most = max(under.most, under.least)
	}
}

// factor gives how much smaller the type must be for the widest words to fit side by side, within limits.
func (g *grid) factor(room float64) float64 {
	pads := 2 * g.look.PadX * float64(len(g.columns))
	words := -pads
	for _, c := range g.columns {
		words += c.least
	}
	if words+pads <= room || words <= 0 {
		return 1
	}
	smallest := min(1, max(smallestFactor, smallestType/g.look.text.Size))
	return max(smallest, (room-pads)/words*0.999) // a little less, for widths are rounded
}

func (g *grid) shrink(factor float64) {
	for _, rows := range [][]*gridRow{g.head, g.body} {
		for _, r := range rows {
			r.look = r.look.scaled(factor)
		}
	}
}

// share gives each column its width; false if there are more columns than fit.
func (g *grid) share(room float64) bool {
	wishes := g.wishes(room, true)
	if sum(wishes[0]) > room { // the shares that the document asks for do not leave room for the words
		wishes = g.wishes(room, false)
	}
	if sum(wishes[0]) <= room {
		g.spread(wishes, room)
		return true
	}
	g.broken = true
	for _, figuresToo := range []bool{false, true} {
		floor := make([]float64, len(g.columns))
		for i, c := range g.columns {
			floor[i] = min(c.least, c.letter)
			if c.align == style.AlignRight && !figuresToo {
				floor[i] = c.least
			}
		}
		if sum(floor) <= room {
			g.spread([][]float64{floor, wishes[0]}, room)
			return true
		}
	}
	return false
}

// wishes gives the widths that columns ask for, in the order that they get them: for no word to be broken, for no line of
// the body, for none of the head. The shares that a document asks for come before all of them.
func (g *grid) wishes(room float64, shares bool) [][]float64 {
	least, most, head := make([]float64, len(g.columns)), make([]float64, len(g.columns)), make([]float64, len(g.columns))
	for i, c := range g.columns {
		least[i], most[i], head[i] = c.least, c.most, max(c.most, c.head)
		if shares && c.share > 0 {
			least[i] = max(c.least, c.share*room)
			most[i], head[i] = least[i], least[i]
		}
	}
	return [][]float64{least, most, head}
}

// spread gives columns what they wish, one wish after another, each at least as wide as the one before. What does not suffice
// for a wish is parted in proportion to it; what is left after the last, in proportion to the widths, among the columns whose
// width the document leaves open.
func (g *grid) spread(wishes [][]float64, room float64) {
	have := wishes[0]
	for _, want := range wishes[1:] {
		rest, lack := room-sum(have), sum(want)-sum(have)
		if rest < lack {
			for i := range g.columns {
				g.columns[i].width = have[i] + rest*(want[i]-have[i])/lack
			}
			return
		}
		have = want
	}
	open := g.open(have)
	rest, all := room-sum(have), sum(open)
	for i := range g.columns {
		part := 1 / float64(len(have))
		if all > 0 {
			part = open[i] / all
		}
		g.columns[i].width = have[i] + rest*part
	}
}

// open gives the widths of the columns whose width the document leaves open, and 0 for the others; if it leaves none open,
// all of them.
func (g *grid) open(widths []float64) []float64 {
	out := make([]float64, len(widths))
	for i, c := range g.columns {
		if c.share == 0 {
			out[i] = widths[i]
		}
	}
	if sum(out) == 0 {
		return widths
	}
	return out
}

func (g *grid) place(room float64) {
	at := g.left
	for i := range g.columns {
		g.columns[i].left = at
		at += g.columns[i].width
	}
	g.right = at
	if over := at - (g.left + room); over > 0 && over < 1 { // rounding
		g.right = g.left + room
	}
}

func sum(values []float64) (total float64) {
	for _, v := range values {
		total += v
	}
	return total
}
