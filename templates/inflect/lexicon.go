package inflect

import (
	_ "embed"
	"fmt"
	"math/bits"
	"strings"
	"sync"
)

//go:embed heads.txt
var headsText string

//go:embed endings.txt
var endingsText string

//go:embed adjectives.txt
var adjectivesText string

// Finnish inflects Finnish noun phrases. It may be shared by several goroutines.
type Finnish struct {
	heads, endings               lexicon
	adjectives, adjectiveEndings lexicon
	plurals, pluralAdjectives    func() *lexicon // heads and adjectives by their plural
	marks                        map[string]mark // abbreviations and signs
}

// lexicon has words, or the ends of words, by their letters.
type lexicon struct {
	entries []word
	index   map[string]int32
	lengths map[uint16]uint64 // by the last two bytes of entries: a bit for each length in bytes that one of them has
}

// maxEntry is the length in bytes that no entry reaches.
const maxEntry = 64

// Open reads the tables that the program carries. An error means that the program itself is broken.
func Open() (*Finnish, error) {
	f := &Finnish{heads: newLexicon(1100), endings: newLexicon(320), adjectives: newLexicon(80), adjectiveEndings: newLexicon(32)}
	for _, table := range []struct {
		name, text     string
		words, endings *lexicon
	}{
		{"heads.txt", headsText, &f.heads, &f.endings},
		{"endings.txt", endingsText, &f.heads, &f.endings},
		{"adjectives.txt", adjectivesText, &f.adjectives, &f.adjectiveEndings},
	} {
		if err := readTable(table.text, table.words, table.endings); err != nil {
			return nil, fmt.Errorf("%s: %w", table.name, err)
		}
	}
	if err := f.readMarks(marksText); err != nil {
		return nil, fmt.Errorf("marks.txt: %w", err)
	}
	f.plurals, f.pluralAdjectives = sync.OnceValue(f.heads.plurals), sync.OnceValue(f.adjectives.plurals)
	return f, nil
}

// readTable adds the words of a table to one lexicon and its endings, which begin with a hyphen, to another.
func readTable(text string, words, endings *lexicon) error {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		class, rest, _ := strings.Cut(line, " ")
		like, err := parseClass(class)
		if err != nil {
			return err
		}
		for field := range strings.FieldsSeq(rest) {
			if ending, ok := strings.CutPrefix(field, "-"); ok {
				w := like.with(ending)
				w.part = ending[0] == '|'
				err = endings.add(strings.TrimPrefix(ending, "|"), w)
			} else {
				field, whole := strings.CutPrefix(field, "=")
				w := like.with(field)
				w.whole = whole
				err = words.add(strings.Replace(field, "|", "", 1), w)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// newLexicon makes a lexicon that has room for so many entries.
func newLexicon(size int) lexicon {
	return lexicon{make([]word, 0, size), make(map[string]int32, size), make(map[uint16]uint64, size/4)}
}

func (l *lexicon) add(letters string, w word) error {
	if len(letters) < 2 || len(letters) >= maxEntry {
		return fmt.Errorf("“%s” is too short or too long", letters)
	}
	if _, twice := l.index[letters]; twice {
		return fmt.Errorf("“%s” stands twice", letters)
	}
	l.index[letters] = int32(len(l.entries))
	l.entries = append(l.entries, w)
	l.lengths[lastBytes(letters)] |= 1 << len(letters)
	return nil
}

func lastBytes(letters string) uint16 {
	return uint16(letters[len(letters)-2])<<8 | uint16(letters[len(letters)-1])
}

// refused is the class of endings that tell nothing.
const refused = "–"

// parseClass reads what a line begins with: “9*J”, “10/plural”, “9?”, “27,18”.
func parseClass(s string) (word, error) {
	first, second, twice := strings.Cut(s, ",")
	w := word{name: s}
	first, plural := strings.CutSuffix(first, "/plural")
	first, singular := strings.CutSuffix(first, "?")
	first, w.derived = strings.CutSuffix(first, "~")
	switch {
	case plural:
		w.only = pluralOnly
	case singular:
		w.only = singularOnly
	}
	if first == refused {
		return w, nil
	}
	class, grade, graded := strings.Cut(first, "*")
	if w.class = paradigms[class]; w.class == nil {
		return w, fmt.Errorf("there is no class “%s”", class)
	}
	if graded {
		if len(grade) != 1 || grade[0] < 'A' || grade[0] > 'M' {
			return w, fmt.Errorf("there is no gradation “%s”", grade)
		}
		w.grade = grade[0]
	}
	if twice {
		other, err := parseClass(second)
		if err != nil {
			return w, err
		}
		w.second, w.only = &other, other.only
	}
	return w, nil
}

// with gives a word of the same class with other letters.
func (w word) with(text string) word {
	if w.second != nil {
		first, second, _ := strings.Cut(text, "|")
		other := w.second.with(second)
		text, w.second = first, &other
	}
	if w.only == pluralOnly {
		text = strings.TrimSuffix(text, "t")
	}
	start := strings.LastIndexByte(text, '|') + 1
	w.text, w.back = strings.Replace(text, "|", "", 1), isBack(text[start:])
	return w
}

// plurals gives the words by their plural: kunnat.
func (l *lexicon) plurals() *lexicon {
	out := newLexicon(len(l.entries))
	for _, w := range l.entries {
		if w.only == bothNumbers && w.class != nil {
			w.only = pluralOnly
			_ = out.add(string(w.appendForm(nil, Nominative, Plural)), w) // one letter longer: a test sees that all are there
		}
	}
	return &out
}

// find gives the longest entry that letters end in and that fits where it begins, and where that is.
func (l *lexicon) find(letters string, fits func(before, entry string) bool) (w *word, at int) {
	return l.findLonger(letters, 0, fits)
}

// findLonger is find among the entries that are longer than that, in bytes. It gives nil where there is none.
func (l *lexicon) findLonger(letters string, length int, fits func(before, entry string) bool) (w *word, at int) {
	if len(letters) < 2 {
		return nil, 0
	}
	lengths := l.lengths[lastBytes(letters)] >> (length + 1) << (length + 1)
	for lengths != 0 {
		longest := bits.Len64(lengths) - 1
		lengths &^= 1 << longest
		at := len(letters) - longest
		if at < 0 {
			continue
		}
		i, ok := l.index[letters[at:]]
		if ok && (at == 0 || !l.entries[i].whole) && fits(letters[:at], letters[at:]) {
			return &l.entries[i], at
		}
	}
	return nil, 0
}

// beginsPart reports whether an entry can be the last part of a compound after what stands before it. A part has a vowel, and
// words end in a vowel or in l, n, r, s or t; a vowel is not repeated from one part to the next without a hyphen.
func beginsPart(before, entry string) bool {
	switch {
	case before == "":
		return true
	case len(before) < 2 || !hasVowel(before) || before == "uusi": // Uusikaupunki: both parts inflect
		return false
	}
	last := lastRune(before)
	if isVowel(last) {
		return last != firstRune(entry)
	}
	return strings.ContainsRune("lnrst", last)
}

// afterVowel reports whether what stands before an ending can be the beginning of a word.
func afterVowel(before, _ string) bool { return hasVowel(before) }

// asWhole gives the word of an ending the letters of the whole word, and tells whether its vowel harmony is sure. A compound takes
// its harmony from its last part, and where several syllables with only e and i follow a back vowel, they may be a part of their
// own: suomenkielinen.
func (w word) asWhole(letters, ending string) (word, bool) {
	w.text = letters
	at, back := lastHarmonic(letters)
	inEnding, backEnding := lastHarmonic(ending)
	switch {
	case inEnding >= 0, w.part:
		w.back = backEnding
	case w.derived || !back:
		w.back = back
	default:
		w.back = true
		return w, syllables(letters[at:]) < 2
	}
	return w, true
}

// syllables counts the vowels that follow a consonant.
func syllables(letters string) int {
	count, vowel := 0, true
	for _, r := range letters {
		if isVowel(r) && !vowel {
			count++
		}
		vowel = isVowel(r)
	}
	return count
}
