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
// proportion, so that the table is as wide as the text. Where the widest words do not fit beside each other, the type
// becomes smaller; where that is not enough, words are broken, those of figures last.
func (s *setter) widths(g *grid) *source.Error {
	room := g.right - g.left
	s.measure(g)
	if factor := g.factor(s.house, room); factor < 1 {
		g.shrink(factor)
		s.measure(g)
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

// measure asks the cells what widths they need.
func (s *setter) measure(g *grid) {
	for i := range g.columns {
		c := &g.columns[i]
		c.least, c.most, c.letter = 0, 0, 0
	}
	rows := append(g.head[:len(g.head):len(g.head)], g.body...)
	pad := 2 * s.house.Table.PadX
	for _, r := range rows {
		for _, cell := range r.cells {
			if cell.span == 1 {
				g.columns[cell.from].ask(cell.text, r.look.Size, pad)
			}
		}
	}
	for _, r := range rows {
		for _, cell := range r.cells {
			if cell.span > 1 {
				g.askSpan(&cell, r.look.Size, pad)
			}
		}
	}
}

// ask makes a column wide enough for a cell.
func (c *gridColumn) ask(t *chars, size, pad float64) {
	least, most := naturalWidths(t)
	letter := 0
	for _, w := range t.advances {
		letter = max(letter, int(w))
	}
	c.letter = max(c.letter, scale(letter, size)+pad)
	c.least = max(c.least, scale(least, size)+pad)
	c.most = max(c.most, scale(most, size)+pad)
}

// askSpan makes columns wide enough for a cell that stands over them. Its longest word must fit; that it would like to
// stand on one line is no reason to widen columns.
func (g *grid) askSpan(cell *gridCell, size, pad float64) {
	var c gridColumn
	c.ask(cell.text, size, pad)
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
func (g *grid) factor(h *house, room float64) float64 {
	pads := 2 * h.Table.PadX * float64(len(g.columns))
	words := -pads
	for _, c := range g.columns {
		words += c.least
	}
	if words+pads <= room || words <= 0 {
		return 1
	}
	smallest := min(1, max(smallestFactor, smallestType/g.look.Size))
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
	least, most := g.asked(room, true)
	if sum(least) > room { // the shares that the document asks for do not leave room for the words
		least, most = g.asked(room, false)
	}
	if sum(least) <= room {
		g.spread(least, most, room)
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
			g.spread(floor, least, room)
			return true
		}
	}
	return false
}

// asked gives what columns ask for, with the shares of the document or without.
func (g *grid) asked(room float64, shares bool) (least, most []float64) {
	for _, c := range g.columns {
		low, high := c.least, c.most
		if shares && c.share > 0 {
			low = max(low, c.share*room)
			high = low
		}
		least, most = append(least, low), append(most, high)
	}
	return least, most
}

// spread gives columns what they need at least and parts the rest: first in proportion to what they would like beyond, and
// when all have that, in proportion to their widths.
func (g *grid) spread(least, most []float64, room float64) {
	wish := make([]float64, len(least))
	for i := range wish {
		wish[i] = most[i] - least[i]
	}
	rest, wishes := room-sum(least), sum(wish)
	if rest < wishes {
		for i := range g.columns {
			g.columns[i].width = least[i] + rest*wish[i]/wishes
		}
		return
	}
	all := sum(most)
	for i := range g.columns {
		part := 1 / float64(len(most))
		if all > 0 {
			part = most[i] / all
		}
		g.columns[i].width = most[i] + (rest-wishes)*part
	}
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
