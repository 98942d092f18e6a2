package pdf

import (
	"math"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// lines breaks a text into lines between two edges; nil if there is nothing to show.
func (s *setter) lines(text []doc.Inline, l *look, pos source.Pos, left, right float64) *setText {
	t, scopes := s.text(text, l, pos, nil)
	if len(t.codes) == 0 {
		return nil
	}
	return &setText{lines: s.fill(t, l, left, right, breakWide), scopes: scopes}
}

// runningLines does the same for running text, whose words are hyphenated.
func (s *setter) runningLines(text []doc.Inline, l *look, pos source.Pos, left, right float64) *setText {
	t, scopes := s.text(text, l, pos, nil)
	if len(t.codes) == 0 {
		return nil
	}
	return &setText{lines: s.fill(t, l, left, right, breakRagged), scopes: scopes}
}

// fill sets ready characters in lines between two edges.
func (s *setter) fill(t *chars, l *look, left, right float64, words wordBreaking) []*line {
	const tolerance = 0.01 // what was measured to fit, fits
	limit := int(math.Floor((right-left)*1000/l.Size + tolerance))
	ends := s.lineBreaker.lines(t, limit, words)
	lines := s.room.lines.take(len(ends))[:len(ends)]
	room := s.room.line.take(len(ends))[:len(ends)]
	clear(room)
	start, first := 0, 0
	for i, end := range ends {
		ln := &room[i]
		ln.size = l.Size
		ln.pieces = s.room.pieces.take(runsBetween(t, first, start, end))
		first = s.pieces(ln, t, start, end, first, l.color)
		if kind := t.after[end-1]; (kind == breakHyphen || kind == breakSplit) && end < len(t.codes) && ln.width+scale(int(t.hyphen), l.Size) <= right-left {
			s.hyphenate(ln)
		}
		ln.left = align(l.Align, left, right, ln.width)
		lines[i], start = ln, end
	}
	return lines
}

// linkColor is a blue that reads well on white (contrast 9:1). Links are underlined as well, so that colour is never alone.
var linkColor = color{0x0B, 0x3D, 0x91}

func scale(thousandths int, size float64) float64 { return float64(thousandths) * size / 1000 }

func align(a style.Align, left, right, width float64) float64 {
	switch a {
	case style.AlignRight:
		return right - width
	case style.AlignCenter:
		return left + (right-left-width)/2
	default:
		return left
	}
}

// runsBetween counts the runs of a line, looking from the one given.
func runsBetween(t *chars, from, start, end int) int {
	n := 1
	for t.runs[from].end < end {
		if t.runs[from].end > start {
			n++
		}
		from++
	}
	return n
}

// pieces fills a line with the characters from start to end, looking for runs from the one given, and gives the run at the
// line's end.
func (s *setter) pieces(ln *line, t *chars, start, end, from int, ink color) int {
	at := 0 // thousandths
	for i := start; i < end; {
		for t.runs[from].end <= i {
			from++
		}
		r := &t.runs[from]
		stop := min(r.end, end)
		p := piece{left: scale(at, ln.size), font: r.font, codes: t.codes[i:stop:stop], scope: r.scope, box: r.box, color: ink, link: r.link}
		if r.link {
			p.color = linkColor
		}
		for k := i; k < stop; k++ {
			at += int(t.advances[k])
			if t.codes[k] != ' ' {
				ln.width = scale(at, ln.size)
			}
		}
		p.width = scale(at, ln.size) - p.left
		s.fonts.use(r.font)
		ln.pieces = append(ln.pieces, p)
		i = stop
	}
	return from
}

// hyphenate prints the hyphen of a broken word.
func (s *setter) hyphenate(ln *line) {
	p := &ln.pieces[len(ln.pieces)-1]
	if p.box != boxNone {
		return
	}
	width := scale(int(p.font.widths[softHyphen]), ln.size)
	p.codes = append(p.codes, softHyphen) // codes end with their capacity: this copies
	p.width += width
	ln.width += width
	ln.broken = true
}
