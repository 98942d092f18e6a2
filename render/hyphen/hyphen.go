// Package hyphen says where a word may be broken at the end of a line, in Finnish and Swedish.
//
// Two sources are joined: a list of the parts that compound words of administration are made of, and the syllables that TeX's
// patterns find (Franklin Liang's method). A line reads best that ends where two parts of a compound meet, so each point says
// whether it is of that kind. What is not certain is not offered: a point too few costs a shorter line, a wrong one a stumble.
package hyphen

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
)

// Point is a place where a word may be broken with a hyphen.
type Point struct {
	At   int  // number of the letter that the next line begins with
	Part bool // parts of a compound meet here: kunta|yhtymä
}

// Language hyphenates the words of one language. It is read-only and may be used by many at once.
type Language struct {
	patterns *trie
	parts    *trie
	certain  func(parts *trie, part []rune, at int) bool // whether a syllable that the patterns give surely begins there
}

// The rules of breaking that hold for both languages. No good practice leaves a letter alone (Kielitoimiston ohjepankki, Tavutus;
// Svenska skrivregler). Two letters are allowed before a break, but a line gains nothing by them, nor by breaking a short word;
// and two behind it read badly.
const (
	shortest    = 8  // letters of a word that is broken
	longest     = 80 // letters: what is longer is no word
	leastBefore = 3  // letters before the break
	leastAfter  = 3  // letters behind the break
	leastBeside = 3  // letters between the break of a syllable and the place where parts of a compound meet
)

//go:embed patterns/*.tex patterns/*.txt
var files embed.FS

var (
	finnish = sync.OnceValue(func() *Language { return mustRead("fi", certainInFinnish) })
	swedish = sync.OnceValue(func() *Language { return mustRead("sv", anySyllable) })
)

// For gives the hyphenation of a language by its tag (BCP 47), or nil. Words of other languages are never broken; for the Sámi
// languages there are no patterns. The files of a language are read when it is first asked for.
func For(tag string) *Language {
	switch lang, _, _ := strings.Cut(tag, "-"); lang {
	case "fi":
		return finnish()
	case "sv":
		return swedish()
	}
	return nil
}

// mustRead reads the files of a language, which are part of the program: only a build without tests can have broken ones.
func mustRead(lang string, certain func(*trie, []rune, int) bool) *Language {
	l, err := read(lang, certain)
	if err != nil {
		panic(fmt.Sprintf("hyphenation of “%s”: %v", lang, err))
	}
	return l
}

func read(lang string, certain func(*trie, []rune, int) bool) (*Language, error) {
	patterns, err := files.ReadFile("patterns/hyph-" + lang + ".tex")
	if err != nil {
		return nil, err
	}
	parts, err := files.ReadFile("patterns/parts-" + lang + ".txt")
	if err != nil {
		return nil, err
	}
	l := &Language{certain: certain}
	if l.patterns, err = readPatterns(string(patterns)); err != nil {
		return nil, err
	}
	l.parts, err = readParts(string(parts))
	return l, err
}

// Points appends to points where a word may be broken, in order. The word may have punctuation around it. Nothing is offered
// in an abbreviation, in anything with a digit, a hyphen or another mark among its letters, and in a capitalised word that is
// not a compound of listed parts: that may be a name, and names stay whole.
func (l *Language) Points(points []Point, word []rune) []Point {
	from, to := trim(word)
	if to-from < shortest || to-from > longest {
		return points
	}
	letters, ok := lower(word[from:to])
	if !ok {
		return points
	}
	name := unicode.IsUpper(word[from])
	first := len(points)
	begin := 0
	for _, seam := range l.parts.seams(letters) {
		if !name {
			points = l.syllables(points, letters, begin, seam)
		}
		points = append(points, Point{At: seam, Part: true})
		begin = seam
	}
	if !name {
		points = l.syllables(points, letters, begin, len(letters))
	}
	for i := first; i < len(points); i++ {
		points[i].At += from
	}
	return points
}

// trim finds the letters of a word between the punctuation around them.
func trim(word []rune) (from, to int) {
	to = len(word)
	for from < to && isPunctuation(word[from]) {
		from++
	}
	for to > from && isPunctuation(word[to-1]) {
		to--
	}
	return from, to
}

func isPunctuation(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '"', '\'', '“', '”', '„', '’', '‘', '»', '«', '…', ' ':
		return true
	}
	return false
}

// lower gives a word in small letters, if it is made of letters, small ones but for the first.
func lower(word []rune) ([]rune, bool) {
	out := make([]rune, len(word))
	for i, r := range word {
		if !unicode.IsLetter(r) || i > 0 && !unicode.IsLower(r) {
			return nil, false
		}
		out[i] = unicode.ToLower(r)
	}
	return out, true
}

// syllables appends where certain syllables begin in the part of a word from begin to end.
func (l *Language) syllables(points []Point, word []rune, begin, end int) []Point {
	least, most := begin+leastBeside, end-leastBeside
	if begin == 0 {
		least = leastBefore
	}
	if end == len(word) {
		most = end - leastAfter
	}
	if least > most {
		return points
	}
	part := word[begin:end]
	levels := l.patterns.judge(part)
	for at := least; at <= most; at++ {
		if levels[at-begin]%2 == 1 && l.certain(l.parts, part, at-begin) {
			points = append(points, Point{At: at})
		}
	}
	return points
}

// anySyllable trusts the patterns.
func anySyllable(*trie, []rune, int) bool { return true }
