package templates

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pykala/pykala/render/doc"
)

// typography is what a language binds to figures, so that a line never ends between them: “klo” to the figure behind it, “§” to
// the one before it. Typed text and data get it alike, for a reader sees nothing of it.
type typography struct {
	before affixes  // words before a number, in small letters: klo, nro, s.
	after  affixes  // units after a number: %, §*, milj., euro*
	clock  string   // the word before a time: klo
	months []string // as in a date in words: 31. maaliskuuta
}

// affix is a word that holds on to numbers; if it is open, it may have any ending.
type affix struct {
	stem string
	open bool
}

type affixes []affix

// readAffixes reads words of which those with a star at their end may have any ending.
func readAffixes(words []string) affixes {
	list := make(affixes, len(words))
	for i, w := range words {
		list[i].stem, list[i].open = strings.CutSuffix(w, "*")
	}
	return list
}

// has reports whether a word is in a list: 80 %:n, 5 €/asukas.
func (list affixes) has(word string) bool {
	for _, a := range list {
		if rest, ok := strings.CutPrefix(word, a.stem); ok && (rest == "" || a.open && !strings.ContainsFunc(rest, unicode.IsDigit)) {
			return true
		}
	}
	return false
}

// hasEither reports whether a word is in a list, with what stands behind it or without.
func (list affixes) hasEither(word string) bool { return list.has(word) || list.has(closed(word)) }

// stand-ins for what is no text while a line is looked at.
const (
	objectMark = "\uFFFC" // something that may be a number: a blank, a reference
	breakMark  = "\n"
)

// bind puts no-break spaces in the place of spaces in a line. The room is for work, and may be used again.
func (t *typography) bind(line []doc.Inline, room *[]byte) []doc.Inline {
	if !hasFigure(line) {
		return line
	}
	*room = flatten((*room)[:0], line)
	before := len(*room)
	text := t.bound(string(*room))
	if len(text) == before {
		return line
	}
	out, _ := unflatten(line, text)
	return out
}

// hasFigure reports whether there is anything that words could hold on to.
func hasFigure(line []doc.Inline) bool {
	for _, in := range line {
		switch in := in.(type) {
		case doc.Text:
			if strings.ContainsAny(in.S, "0123456789–") {
				return true
			}
		case doc.Strong:
			if hasFigure(in.Text) {
				return true
			}
		case doc.Emph:
			if hasFigure(in.Text) {
				return true
			}
		case doc.Link:
			if hasFigure(in.Text) {
				return true
			}
		case doc.Marked:
			if hasFigure(in.Text) {
				return true
			}
		case doc.Break:
		default:
			return true
		}
	}
	return false
}

// flatten appends the text of a line.
func flatten(text []byte, line []doc.Inline) []byte {
	for _, in := range line {
		switch in := in.(type) {
		case doc.Text:
			text = append(text, in.S...)
		case doc.Strong:
			text = flatten(text, in.Text)
		case doc.Emph:
			text = flatten(text, in.Text)
		case doc.Link:
			text = flatten(text, in.Text)
		case doc.Marked:
			text = flatten(text, in.Text)
		case doc.Break:
			text = append(text, breakMark...)
		default:
			text = append(text, objectMark...)
		}
	}
	return text
}

// unflatten gives a line whose text has changed, but for the number of its characters, and what is left of the text.
func unflatten(line []doc.Inline, text string) ([]doc.Inline, string) {
	out := make([]doc.Inline, len(line))
	for i, in := range line {
		switch in := in.(type) {
		case doc.Text:
			in.S, text = firstCharacters(text, utf8.RuneCountInString(in.S))
			out[i] = in
		case doc.Strong:
			in.Text, text = unflatten(in.Text, text)
			out[i] = in
		case doc.Emph:
			in.Text, text = unflatten(in.Text, text)
			out[i] = in
		case doc.Link:
			in.Text, text = unflatten(in.Text, text)
			out[i] = in
		case doc.Marked:
			in.Text, text = unflatten(in.Text, text)
			out[i] = in
		default:
			out[i] = in
			_, text = firstCharacters(text, 1)
		}
	}
	return out, text
}

// firstCharacters parts a text after so many characters.
func firstCharacters(text string, n int) (first, rest string) {
	for i := range text {
		if n == 0 {
			return text[:i], text[i:]
		}
		n--
	}
	return text, ""
}

// bound gives a text with no-break spaces where words hold on to each other.
func (t *typography) bound(text string) string {
	var b strings.Builder
	done := 0
	var left word
	for begin := 0; begin < len(text); {
		right := word{text: text[begin:wordEnd(text, begin)]}
		end := begin + len(right.text)
		if begin > 0 {
			t.join(&left, &right, text[:begin], text[end:])
			if right.bound && text[begin-1] == ' ' {
				b.WriteString(text[done:begin-1] + noBreakSpace)
				done = begin
			}
		}
		left, begin = right, end+spaceAt(text[end:])
	}
	if done == 0 {
		return text
	}
	return b.String() + text[done:]
}

// word is a stretch of a text without spaces.
type word struct {
	text  string
	bound bool // to the one before it
	group bool // of digits, of the number that the word before it begins
}

// wordEnd gives the end of the word that begins at a place; it is empty where two spaces follow each other.
func wordEnd(text string, begin int) int {
	for i := begin; i < len(text); i++ {
		if spaceAt(text[i:]) > 0 {
			return i
		}
	}
	return len(text)
}

// spaceAt gives the length of the space that a text begins with, or 0.
func spaceAt(text string) int {
	switch {
	case text == "":
		return 0
	case text[0] == ' ' || text[0] == '\n':
		return 1
	case text[0] == 0xC2 && strings.HasPrefix(text, noBreakSpace):
		return len(noBreakSpace)
	case text[0] == 0xE2 && strings.HasPrefix(text, narrowNoBreakSpace):
		return len(narrowNoBreakSpace)
	}
	return 0
}

// join says how a word holds on to the one before it; before and behind is the text around.
func (t *typography) join(left, right *word, before, behind string) {
	if left.text == "" || right.text == "" || strings.HasSuffix(before, breakMark) {
		return
	}
	number, follows := endsInNumber(left.text), beginsWithNumber(right.text)
	right.group = number && follows && isGroup(left, right.text)
	switch {
	case !strings.HasSuffix(before, " "): // a no-break space is there
		right.bound = true
	case right.group, number && t.after.hasEither(right.text), follows && t.before.has(strings.ToLower(opened(left.text))):
		right.bound = true
	case left.bound && t.after.has(left.text): // 4,7 milj. euroa
		right.bound = t.after.has(closed(right.text))
	case isDay(left.text):
		right.bound = slices.Contains(t.months, closed(right.text))
	default: // a dash ends a line rather than begins one
		right.bound = right.text == enDash && behind != ""
	}
}

// opened gives a word without brackets and quotation marks before it.
func opened(s string) string { return strings.TrimLeft(s, "([\"”“„»'’") }

// closed gives a word without what may follow it.
func closed(s string) string { return strings.TrimRight(s, ".,;:!?)]\"”“»'’") }

// isGroup reports whether two words are groups of digits of one number: 5 081 032, or of a range: 1 000–2 000.
func isGroup(left *word, right string) bool {
	open := opened(left.text)
	right, _, _ = strings.Cut(right, "–")
	whole, _, _ := strings.Cut(closed(right), ",")
	if len(whole) != 3 || leadingDigits(whole) != 3 {
		return false
	}
	_, to, isRange := strings.Cut(open, "–")
	if isRange {
		open = to
	}
	n := len(open)
	if n == 0 || n > 3 || leadingDigits(open) != n {
		return false
	}
	return left.group && !isRange || open[0] != '0' // 040 123 begins a telephone number
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

func endsInNumber(s string) bool {
	last := s[len(s)-1]
	return last >= '0' && last <= '9' || strings.HasSuffix(s, objectMark)
}

func beginsWithNumber(s string) bool {
	for _, sign := range []string{"(", minusSign, enDash} {
		s = strings.TrimPrefix(s, sign)
	}
	return leadingDigits(s) > 0 || strings.HasPrefix(s, objectMark)
}

// isDay reports whether a word may be a day before the name of a month: “31.” or “31”.
func isDay(s string) bool {
	s = strings.TrimSuffix(opened(s), ".")
	return len(s) > 0 && len(s) <= 2 && leadingDigits(s) == len(s)
}
