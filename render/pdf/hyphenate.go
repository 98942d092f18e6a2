package pdf

import (
	"sort"

	"github.com/pykala/pykala/render/hyphen"
)

// When running text is hyphenated. It is set ragged, so a hyphen is worth its while only where a line would end far from the
// edge; and a reader minds neither one nor two broken lines in a row, but a ladder of them.
const (
	mostGap     = 12 // per cent of the line's width that may stay empty before a compound is broken between its parts
	mostPartGap = 20 // and before a word is broken elsewhere
	mostInRow   = 2
)

// mostLetters is how long a word is looked at, so that the cost of breaking stays straight.
const mostLetters = 100

// leaves reports whether a line of so much ink leaves more of its width empty than so many per cent.
func (b *lineBreaker) leaves(ink, percent int) bool { return 100*(b.limit-ink) > percent*b.limit }

// hyphenateWide breaks the word that fills the line from its beginning, or gives 0 if it has no place for that.
func (b *lineBreaker) hyphenateWide(over int) int {
	to := b.wordEnd(b.start, over)
	return b.hyphenate(opportunity{end: b.start}, to, true)
}

// hyphenateRagged breaks the word that does not fit on the line any more, or gives 0. What still fits on one more line is left
// alone: the last line of a paragraph is short anyhow, and never begins with the rest of its last word. So are words that their
// writer has given places to be broken.
func (b *lineBreaker) hyphenateRagged(over int) int {
	t, from := b.t, b.best.end
	if t.codes[from-1] != ' ' || b.fits(from) {
		return 0
	}
	to := b.wordEnd(from, over)
	if t.after[to-1] == breakHyphen {
		return 0
	}
	return b.hyphenate(b.best, to, false)
}

// fits reports whether all that is left of a line that its writer has not ended fits on one line.
func (b *lineBreaker) fits(from int) bool {
	t, width := b.t, 0
	for i := from; i < len(t.codes); i++ {
		t.steps++
		width += int(t.advances[i])
		if t.codes[i] != ' ' && width > b.limit {
			return false
		}
		if t.after[i] == breakMust {
			break
		}
	}
	return true
}

// wordEnd gives the end of the word that goes on at a character: where a line may end next, or a space.
func (b *lineBreaker) wordEnd(from, at int) int {
	t := b.t
	for at < len(t.codes) && at-from < mostLetters {
		t.steps++
		if t.codes[at] == ' ' {
			return at
		}
		if at++; t.after[at-1] >= breakHyphen {
			break
		}
	}
	return at
}

// hyphenate gives the best place to break the word that begins at an opportunity and ends at to, or 0: between two parts of a
// compound, or, where that is not to be had and the need is great, within a part.
func (b *lineBreaker) hyphenate(word opportunity, to int, wide bool) int {
	t := b.t
	seam, seamInk, last := 0, 0, 0
	width, at := word.width, word.end
	for _, p := range b.hyphenation(word.end, to) {
		for ; at < word.end+p.At; at++ {
			t.steps++
			width += int(t.advances[at])
		}
		ink := width + int(t.hyphen)
		if ink > b.limit {
			break
		}
		if last = at; p.Part {
			seam, seamInk = at, ink
		}
	}
	end := seam
	switch {
	case seam > 0 && (wide || !b.leaves(seamInk, mostPartGap)):
	case wide || b.leaves(word.ink, mostPartGap):
		end = last
	}
	if end > 0 {
		t.after[end-1] = breakHyphen
	}
	return end
}

// hyphenation gives the places in a word where it may be broken.
func (b *lineBreaker) hyphenation(from, to int) []hyphen.Point {
	t := b.t
	r := t.runAt(from)
	language := hyphen.For(t.runs[r].lang)
	if language == nil || t.runs[r].link { // the text of a link is an address, mostly
		return nil
	}
	b.letters = b.letters[:0]
	for i := from; i < to; i++ {
		for t.runs[r].end <= i {
			r++
		}
		b.letters = append(b.letters, t.runs[r].letter(t.codes[i]))
	}
	b.points = language.Points(b.points[:0], b.letters)
	return b.points
}

// leastWidth gives the width of the widest piece that holds together if compounds are broken between their parts.
func (b *lineBreaker) leastWidth(t *chars) (least int) {
	b.t = t
	to := 0
	for from := 0; from < len(t.codes); from = to {
		if to = b.wordEnd(from, from); to == from { // a space
			to++
			continue
		}
		width := 0
		points := b.hyphenation(from, to)
		for i := from; i < to; i++ {
			if len(points) > 0 && i == from+points[0].At {
				if points[0].Part {
					least, width = max(least, width+int(t.hyphen)), 0
				}
				points = points[1:]
			}
			width += int(t.advances[i])
		}
		if t.after[to-1] == breakHyphen {
			width += int(t.hyphen)
		}
		least = max(least, width)
	}
	return least
}

// runAt gives the number of the run that a character belongs to.
func (t *chars) runAt(i int) int {
	return sort.Search(len(t.runs), func(r int) bool { return t.runs[r].end > i })
}

// letter gives the character that a code of the run stands for.
func (r *run) letter(code byte) rune {
	if r.box != boxNone {
		return boxRune
	}
	return r.font.runes[code]
}

// endsInHyphen reports whether a line that ends before a character shows a hyphen at its end.
func (t *chars) endsInHyphen(end int) bool {
	if t.after[end-1] == breakHyphen {
		return true
	}
	last := t.runs[t.runAt(end-1)].letter(t.codes[end-1])
	return last == '-' || last == hyphenMark
}
