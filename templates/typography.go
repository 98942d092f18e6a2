package templates

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pykala/pykala/render/doc"
)

// typography is what a language binds to figures, so that a line never ends between them: “klo” to the figure behind it, “§” to
// the one before it. Typed text and data get it alike; what a line shows is not changed by it.
type typography struct {
	before []string // words before a number, in small letters: klo, nro, s.; a star stands for any ending
	after  []string // units after a number: %, §*, milj., euro*
	clock  string   // the word before a time: klo
	months []string // as in a date in words: 31. maaliskuuta
}

// stand-ins for what is no text while a line is looked at.
const (
	objectRune = '\uFFFC' // something that may be a number: a blank, a reference
	breakRune  = '\n'
)

// bind puts no-break spaces in the place of spaces in a line.
func (t *typography) bind(line []doc.Inline) []doc.Inline {
	var text []rune
	if text = flatten(text, line); !slices.ContainsFunc(text, mayBind) {
		return line
	}
	if !t.bindRunes(text) {
		return line
	}
	out, _ := unflatten(line, text)
	return out
}

// typed gives typed text with en dashes in ranges that are certain to be ones.
func (t *typography) typed(s string) string {
	if !strings.Contains(s, "-") || !strings.ContainsFunc(s, unicode.IsDigit) {
		return s
	}
	words := strings.Split(s, " ")
	for i, w := range words {
		before, after := "", ""
		if i > 0 {
			before = words[i-1]
		}
		if i+1 < len(words) {
			after = words[i+1]
		}
		if t.isRange(before, w, after) {
			words[i] = strings.Replace(w, "-", enDash, 1)
		}
	}
	return strings.Join(words, " ")
}

var (
	datePattern = `\d{1,2}\.\d{1,2}\.\d{4}`
	dateRange   = regexp.MustCompile(`^\d{1,2}\.(\d{1,2}\.(\d{4})?)?-` + datePattern + `$`)
	wholeDate   = regexp.MustCompile(`^` + datePattern + `$`)
	yearRange   = regexp.MustCompile(`^((?:19|20)\d\d)-((?:19|20)\d\d)$`)
	clockRange  = regexp.MustCompile(`^\d{1,2}([.:]\d\d)?-\d{1,2}([.:]\d\d)?$`)
	numberRange = regexp.MustCompile(`^\d+(,\d+)?-\d+(,\d+)?$`)
)

// isRange reports whether the hyphen in a word, or the word that is one, stands between the ends of a range: of years, of days, of
// times after “klo”, of figures with a unit. Whatever may be a number of another kind (218/20.200/2020, 2020-1, 09-1234) stays.
func (t *typography) isRange(before, w, after string) bool {
	if w == "-" {
		return wholeDate.MatchString(opened(before)) && wholeDate.MatchString(closed(after))
	}
	core := closed(opened(w))
	if years := yearRange.FindStringSubmatch(core); years != nil {
		return years[1] < years[2]
	}
	return dateRange.MatchString(core) ||
		t.clock != "" && strings.EqualFold(opened(before), t.clock) && clockRange.MatchString(core) ||
		core == opened(w) && numberRange.MatchString(core) && (matches(t.after, after) || matches(t.after, closed(after)))
}

func mayBind(r rune) bool { return r >= '0' && r <= '9' || r == objectRune || r == '–' }

// flatten appends the text of a line.
func flatten(text []rune, line []doc.Inline) []rune {
	for _, in := range line {
		switch in := in.(type) {
		case doc.Text:
			text = append(text, []rune(in.S)...)
		case doc.Strong:
			text = flatten(text, in.Text)
		case doc.Emph:
			text = flatten(text, in.Text)
		case doc.Link:
			text = flatten(text, in.Text)
		case doc.Break:
			text = append(text, breakRune)
		default:
			text = append(text, objectRune)
		}
	}
	return text
}

// unflatten gives a line whose text has changed, character for character, and what is left of the text.
func unflatten(line []doc.Inline, text []rune) ([]doc.Inline, []rune) {
	out := make([]doc.Inline, len(line))
	for i, in := range line {
		switch in := in.(type) {
		case doc.Text:
			n := utf8.RuneCountInString(in.S)
			in.S, text = string(text[:n]), text[n:]
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
		default:
			out[i], text = in, text[1:]
		}
	}
	return out, text
}

// bindRunes changes spaces of a text, and reports whether it did.
func (t *typography) bindRunes(text []rune) (changed bool) {
	words := splitWords(text)
	for i := 1; i < len(words); i++ {
		left, right := &words[i-1], &words[i]
		if right.begin-left.end != 1 || text[left.end] == breakRune {
			continue
		}
		right.group = isGroup(left, opened(left.text), right.text)
		if text[left.end] != ' ' {
			right.bound = true
			continue
		}
		if t.holds(words, i) {
			text[left.end], right.bound, changed = '\u00A0', true, true
		}
	}
	return changed
}

// word is a stretch of a text without spaces.
type word struct {
	begin, end int
	text       string
	bound      bool // to the one before it
	group      bool // of digits, of the number that the word before it begins
}

func splitWords(text []rune) (words []word) {
	for begin := 0; begin < len(text); {
		end := begin
		for end < len(text) && !isBlank(text[end]) {
			end++
		}
		if end > begin {
			words = append(words, word{begin: begin, end: end, text: string(text[begin:end])})
		}
		begin = end + 1
	}
	return words
}

func isBlank(r rune) bool { return r == ' ' || r == '\u00A0' || r == '\u202F' || r == breakRune }

// holds reports whether a word stays on the line of the one before it.
func (t *typography) holds(words []word, i int) bool {
	left, right := words[i-1], words[i]
	open, close := opened(left.text), closed(right.text)
	switch {
	case right.text == "–" && i+1 < len(words): // a dash ends a line rather than begins one
		return true
	case right.group:
		return true
	case endsInNumber(left.text) && (matches(t.after, right.text) || matches(t.after, close)):
		return true
	case matches(t.before, strings.ToLower(open)) && beginsWithNumber(right.text):
		return true
	case isDay(open) && slices.Contains(t.months, close):
		return true
	}
	return left.bound && matches(t.after, left.text) && matches(t.after, close) // 4,7 milj. euroa
}

// opened gives a word without brackets and quotation marks before it.
func opened(s string) string { return strings.TrimLeft(s, "([\"”“„»'’") }

// closed gives a word without what may follow it.
func closed(s string) string { return strings.TrimRight(s, ".,;:!?)]\"”“»'’") }

// matches reports whether a word is in a list. A star at the end of an entry stands for any ending: 80 %:n, 5 €/asukas.
func matches(list []string, word string) bool {
	for _, entry := range list {
		stem, open := strings.CutSuffix(entry, "*")
		rest, found := strings.CutPrefix(word, stem)
		if found && (rest == "" || open && !strings.ContainsFunc(rest, unicode.IsDigit)) {
			return true
		}
	}
	return false
}

// isGroup reports whether two words are groups of digits of one number: 5 081 032, or of a range: 1 000–2 000.
func isGroup(left *word, open, right string) bool {
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
	r, _ := utf8.DecodeLastRuneInString(s)
	return r >= '0' && r <= '9' || r == objectRune
}

func beginsWithNumber(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if r == '(' || r == '−' || r == '–' {
		r, _ = utf8.DecodeRuneInString(s[size:])
	}
	return r >= '0' && r <= '9' || r == objectRune
}

// isDay reports whether a word may be a day before the name of a month: “31.” or “31”.
func isDay(s string) bool {
	s = strings.TrimSuffix(s, ".")
	return len(s) > 0 && len(s) <= 2 && leadingDigits(s) == len(s)
}
