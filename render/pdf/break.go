package pdf

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/segmenter"

	"github.com/pykala/pykala/render/hyphen"
)

// breakKind says what may happen to a line after a character.
type breakKind uint8

// The kinds, from what joins most to what parts most.
const (
	breakNever  breakKind = iota // not even in need: a combining mark follows
	breakNeed                    // only where a word is wider than a line and has nothing better
	breakSplit                   // the same between letters, with a hyphen
	breakWeak                    // within an address or a number, where a word is wider than a line
	breakHyphen                  // with a hyphen: at a soft hyphen
	breakFree                    // anywhere else that Unicode allows
	breakMust                    // the line ends here
)

// wordBreaking says which words of a text are broken with a hyphen.
type wordBreaking uint8

// The ways to break words.
const (
	breakWide   wordBreaking = iota // those wider than a line: in headings, labels and cells
	breakRagged                     // also those that would leave a line much shorter than the others: in running text
)

// lineBreaker sets characters into lines, each as full as it goes. It knows nothing but widths, in any unit, opportunities and
// languages, so that another way of filling can take its place. The cost grows in a straight line with the text.
type lineBreaker struct {
	t     *chars
	limit int // width of a line
	words wordBreaking
	ends  []int // of lines: the number of the character that begins the next

	start, width, ink int // of the line; spaces at its end hang over its edge, so ink is what must fit
	best              opportunity
	inRow             int // lines that end in a hyphen, one after the other

	letters []rune // from here on: room to work in
	points  []hyphen.Point
}

// opportunity is where a line may end. At 0 there is none.
type opportunity struct {
	end        int // the character that begins the next line
	width, ink int // of the line until there
}

// lines gives the ends of lines of at most a width.
func (b *lineBreaker) lines(t *chars, limit int, words wordBreaking) []int {
	b.t, b.limit, b.words, b.ends, b.inRow = t, limit, words, b.ends[:0], 0
	b.begin(0)
	for i := 0; i < len(t.codes); {
		t.steps++
		b.width += int(t.advances[i])
		if t.codes[i] != ' ' {
			if b.width > limit && i > b.start {
				i = b.overflow(i)
				continue
			}
			b.ink = b.width
		}
		switch kind := t.after[i]; {
		case kind == breakMust:
			b.end(i + 1)
		case kind == breakFree:
			b.best = opportunity{i + 1, b.width, b.ink}
		case kind == breakHyphen && b.width+int(t.hyphen) <= limit:
			b.best = opportunity{i + 1, b.width, b.ink + int(t.hyphen)}
		}
		i++
	}
	if b.start < len(t.codes) {
		b.end(len(t.codes))
	}
	return b.ends
}

func (b *lineBreaker) begin(start int) {
	b.start, b.width, b.ink, b.best = start, 0, 0, opportunity{}
}

// end ends the line and begins the next.
func (b *lineBreaker) end(end int) {
	b.ends = append(b.ends, end)
	if b.t.endsInHyphen(end) {
		b.inRow++
	} else {
		b.inRow = 0
	}
	b.begin(end)
}

// overflow ends a line whose character at over does not fit any more, and gives where the next begins.
func (b *lineBreaker) overflow(over int) int {
	end := b.best.end
	switch {
	case end == 0:
		end = b.hyphenateWide(over)
	case b.words == breakRagged && b.leaves(b.best.ink, mostGap) && b.inRow < mostInRow:
		end = max(end, b.hyphenateRagged(over))
	}
	if end == 0 {
		end = b.breakInNeed(over)
	}
	b.end(end)
	return end
}

// breakInNeed breaks the word that fills the line, at its last weak opportunity, else anywhere. At least one character stays.
func (b *lineBreaker) breakInNeed(over int) int {
	t, need := b.t, 0
	room := b.limit - b.width + int(t.advances[over])
	for i := over - 1; i >= b.start; i-- {
		t.steps++
		switch kind := t.after[i]; {
		case kind == breakWeak:
			return i + 1
		case need == 0 && (kind == breakNeed || kind == breakSplit && room >= int(t.hyphen)):
			need = i + 1
		}
		room += int(t.advances[i])
	}
	if need > b.start {
		return need
	}
	return over
}

// naturalWidths gives the width of the widest piece that holds together and of the widest line, in thousandths of the type
// size, if the text were set without a limit.
func naturalWidths(t *chars) (least, most int) {
	line, word := 0, 0 // with the spaces at their ends
	lineInk, wordInk := 0, 0
	for i, code := range t.codes {
		line += int(t.advances[i])
		word += int(t.advances[i])
		if code != ' ' {
			lineInk, wordInk = line, word
		}
		kind := t.after[i]
		if kind == breakHyphen {
			wordInk += int(t.hyphen)
		}
		least, most = max(least, wordInk), max(most, lineInk)
		if kind >= breakHyphen {
			word, wordInk = 0, 0
		}
		if kind == breakMust {
			line, lineInk = 0, 0
		}
	}
	return least, most
}

// breaker finds the opportunities of texts: those of Unicode (UAX 14), and on top of them what Finnish typography forbids.
type breaker struct{ segments segmenter.Segmenter }

// opportunities fills kinds, which is as long as the text, with what may happen after each character.
func (b *breaker) opportunities(text []rune, kinds []breakKind) {
	needs(text, kinds)
	for start := 0; start < len(text); {
		end, plain := nextChunk(text, start)
		if !plain {
			b.segment(text[start:end], kinds[start:end])
		}
		if end < len(text) && text[end-1] == ' ' {
			kinds[end-1] = breakFree
		}
		start = end
	}
	for i, r := range text {
		if r == lineEnd {
			kinds[i] = breakMust
		}
	}
}

// needs fills kinds with what may happen where nothing better is found.
func needs(text []rune, kinds []breakKind) {
	for i, r := range text {
		switch {
		case i+1 < len(text) && isCombining(text[i+1]):
			kinds[i] = breakNever
		case i+1 < len(text) && unicode.IsLetter(r) && unicode.IsLetter(text[i+1]):
			kinds[i] = breakSplit
		default:
			kinds[i] = breakNeed
		}
	}
}

// lineEnd stands in a text for the end of a line that its writer wants.
const lineEnd = '\n'

// nextChunk gives the end of the text that begins at start and ends where a line may surely be broken: at spaces with a
// letter or digit behind them and nothing before them that would hold on to it (UAX 14, LB14 and LB15). It is plain if no
// rule can allow a break inside it, which is so for nearly every word, and saves looking up a dozen properties a character.
func nextChunk(text []rune, start int) (end int, plain bool) {
	plain = true
	for i := start; i < len(text); i++ {
		switch r := text[i]; {
		case r == ' ':
			for i+1 < len(text) && text[i+1] == ' ' {
				i++
			}
			before := lastInk(text, start, i)
			if i+1 < len(text) && isWordRune(text[i+1]) && (isWordRune(before) || strings.ContainsRune(".,:;)?!%-–€", before)) {
				return i + 1, plain
			}
			plain = plain && i+1 == len(text)
		case r == '.' && i > start && i+1 < len(text) && isLetter(text[i-1]) && isLetter(text[i+1]):
			plain = false // an address, perhaps
		case !isWordRune(r) && r != '.' && r != ',' && r != ':' && r != ';' && r != noBreakSpace:
			plain = false
		}
	}
	return len(text), plain
}

// lastInk gives the last character of text[start:end+1] that is not a space.
func lastInk(text []rune, start, end int) rune {
	for end >= start && text[end] == ' ' {
		end--
	}
	if end < start {
		return ' '
	}
	return text[end]
}

// isWordRune reports whether a character is of the class of letters (AL) or digits (NU), of those that are common here.
func isWordRune(r rune) bool {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
		return true
	case r >= 'À' && r <= 'ſ':
		return r != '×' && r != '÷'
	}
	return false
}

func isLetter(r rune) bool { return isWordRune(r) && (r < '0' || r > '9') }

func isCombining(r rune) bool { return r >= 0x300 && unicode.Is(unicode.Mn, r) }

// segment asks the rules of Unicode where a text may be broken, and then forbids some of that word by word.
func (b *breaker) segment(text []rune, kinds []breakKind) {
	b.segments.Init(text)
	for lines := b.segments.LineIterator(); lines.Next(); {
		line := lines.Line()
		if end := line.Offset + len(line.Text); end < len(text) {
			kinds[end-1] = breakFree
			if text[end-1] == softHyphen {
				kinds[end-1] = breakHyphen
			}
		}
	}
	for start := 0; start < len(text); {
		end := start + slices.IndexFunc(text[start:], isSpaceRune)
		if end < start {
			end = len(text)
		}
		forbid(text[start:end], kinds[start:end])
		start = end + 1
	}
	for i := 1; i < len(text); i++ { // a dash between words ends a line rather than begins one
		if isDash(text[i]) && text[i-1] == ' ' && kinds[i-1] == breakFree && (i+1 == len(text) || isSpaceRune(text[i+1])) {
			kinds[i-1] = breakWeak
		}
	}
}

func isDash(r rune) bool { return r == '–' || r == '—' }

func isSpaceRune(r rune) bool { return r == ' ' || r == lineEnd }

// forbid takes back breaks inside a word that readers would stumble over. Addresses and words with digits (amounts, diary
// numbers, ranges) stay whole as long as they fit on a line.
func forbid(word []rune, kinds []breakKind) {
	address := isAddress(word)
	whole := address || slices.ContainsFunc(word, unicode.IsDigit)
	for i := 0; i+1 < len(word); i++ {
		if address && kinds[i] == breakSplit { // a hyphen would be taken for a part of the address
			kinds[i] = breakNeed
		}
		if kinds[i] != breakFree || word[i] == zeroWidthSpace {
			continue
		}
		if whole || !wide(word[:i], word[i]) || !wide(word[i+1:], word[i]) {
			kinds[i] = breakWeak
		}
		if i == 0 { // "-hanke" never leaves its hyphen alone
			kinds[i] = breakNeed
		}
	}
}

// wide reports whether what stands on one side of a hyphen, dash or slash may stand on a line of its own.
func wide(part []rune, mark rune) bool {
	least := 0
	switch mark {
	case '-', hyphenMark:
		least = 2 // not "e-" alone
	case '–', '/':
		least = 3 // neither "ma–pe" nor "ja/tai"
	}
	letters := 0
	for _, r := range part {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= least
}

// isAddress reports whether a word is an e-mail or web address.
func isAddress(word []rune) bool {
	for i, r := range word {
		switch r {
		case '@':
			if i > 0 && i+1 < len(word) {
				return true
			}
		case ':':
			if i+2 < len(word) && word[i+1] == '/' && word[i+2] == '/' {
				return true
			}
		case 'w':
			if i+3 < len(word) && word[i+1] == 'w' && word[i+2] == 'w' && word[i+3] == '.' {
				return true
			}
		}
	}
	return false
}
