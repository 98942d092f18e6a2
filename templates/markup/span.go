package markup

import (
	"sort"
	"strings"
)

// span is a piece of the text whose lines were put together: it knows where each of its bytes stood.
type span struct {
	s     string
	off   int         // of its first byte in the text
	later []lineStart // of the lines after the first
}

// lineStart is where a line begins: in a span and in the text.
type lineStart struct{ at, off int }

func joinLines(lines []line) span {
	sp := span{s: lines[0].text, off: lines[0].off}
	if len(lines) == 1 {
		return sp
	}
	texts := make([]string, len(lines))
	sp.later = make([]lineStart, 0, len(lines)-1)
	length := 0
	for i, l := range lines {
		if i > 0 {
			sp.later = append(sp.later, lineStart{length, l.off})
		}
		texts[i] = l.text
		length += len(l.text) + len("\n")
	}
	sp.s = strings.Join(texts, "\n")
	return sp
}

// at gives the offset in the text of byte i of the span.
func (sp span) at(i int) int {
	n := sort.Search(len(sp.later), func(n int) bool { return sp.later[n].at > i })
	if n == 0 {
		return sp.off + i
	}
	l := sp.later[n-1]
	return l.off + i - l.at
}

// from gives the span without the first n bytes, which must belong to its first line.
func (sp span) from(n int) span {
	out := span{s: sp.s[n:], off: sp.off + n}
	for _, l := range sp.later {
		out.later = append(out.later, lineStart{l.at - n, l.off})
	}
	return out
}
