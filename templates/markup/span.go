package markup

import (
	"sort"
	"strings"
)

// span is a piece of the text whose lines were put together: it knows where each of its bytes stood.
type span struct {
	s      string
	starts []int // where each line begins in s
	offs   []int // where it begins in the text
}

func lineSpan(s string, off int) span { return span{s, []int{0}, []int{off}} }

func joinLines(lines []line) span {
	texts := make([]string, len(lines))
	sp := span{starts: make([]int, len(lines)), offs: make([]int, len(lines))}
	length := 0
	for i, l := range lines {
		texts[i], sp.starts[i], sp.offs[i] = l.text, length, l.off
		length += len(l.text) + 1
	}
	sp.s = strings.Join(texts, "\n")
	return sp
}

// at gives the offset in the text of byte i of the span.
func (sp span) at(i int) int {
	n := sort.SearchInts(sp.starts, i+1) - 1
	return sp.offs[n] + i - sp.starts[n]
}

// from gives the span without the first n bytes, which must belong to its first line.
func (sp span) from(n int) span {
	out := span{s: sp.s[n:], starts: append([]int{0}, sp.starts[1:]...), offs: append([]int{sp.offs[0] + n}, sp.offs[1:]...)}
	for i := 1; i < len(out.starts); i++ {
		out.starts[i] -= n
	}
	return out
}
