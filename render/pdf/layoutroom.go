package pdf

// room is memory that setting takes bit by bit and gives back all at once, when the file of a document is done.
type room struct {
	codes    stock[byte]
	advances stock[uint16]
	after    stock[breakKind]
	runs     stock[run]
	line     stock[line]
	lines    stock[*line]
	pieces   stock[piece]
}

// stock is memory for many short slices. What is taken holds whatever was there before.
type stock[T any] struct{ free, whole []T }

// leastStock is how much is got at once.
const leastStock = 1024

// take gives an empty slice with room for n. Appending more moves it elsewhere.
func (s *stock[T]) take(n int) []T {
	if len(s.free) < n {
		s.whole = make([]T, max(n, leastStock, 2*len(s.whole)))
		s.free = s.whole
	}
	out := s.free[:0:n]
	s.free = s.free[n:]
	return out
}

// mostStock is how much is kept for the next document: enough for usual ones.
const mostStock = 1 << 16

func (s *stock[T]) giveBack() {
	if len(s.whole) > mostStock {
		s.whole = nil
	}
	s.free = s.whole
}

// reset makes a setter ready for another document. What it has set is gone.
func (s *setter) reset() {
	clear(s.items)
	kept := setter{items: s.items[:0], parents: s.parents[:0], lineBreaker: s.lineBreaker, breaker: s.breaker, collector: s.collector, room: s.room}
	r := &kept.room
	r.codes.giveBack()
	r.advances.giveBack()
	r.after.giveBack()
	r.runs.giveBack()
	r.line.giveBack()
	r.lines.giveBack()
	r.pieces.giveBack()
	*s = kept
}
