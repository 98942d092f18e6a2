package inflect

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"
)

//go:embed marks.txt
var marksText string

// longestAbbreviation is how many letters a word in capitals may have to be taken for an abbreviation.
const longestAbbreviation = 6

// spelled is what the lines of abbreviations begin with that are read letter by letter.
const spelled = "letters"

// asWord is what the lines of abbreviations begin with that are read as words.
const asWord = "word"

// mark is an abbreviation or a sign.
type mark struct {
	word   word
	direct bool // it is read as a word, and takes its endings without a colon: KELAn
}

// readMarks reads the table of abbreviations and signs.
func (f *Finnish) readMarks(text string) error {
	f.marks = map[string]mark{}
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0][0] == '#' {
			continue
		}
		if fields[0] == spelled {
			for _, abbreviation := range fields[1:] {
				if err := f.addSpelled(abbreviation); err != nil {
					return err
				}
			}
			continue
		}
		direct := fields[0] == asWord
		if direct {
			fields = fields[1:]
		}
		like, err := parseClass(fields[0])
		if err != nil {
			return err
		}
		if direct {
			for _, abbreviation := range fields[1:] {
				f.marks[abbreviation] = mark{like.with(strings.ToLower(abbreviation)), true}
			}
			continue
		}
		for _, sign := range fields[2:] {
			f.marks[sign] = mark{word: like.with(fields[1])}
		}
	}
	return nil
}

func (f *Finnish) addSpelled(abbreviation string) error {
	w, ok := letterName(abbreviation)
	if !ok {
		return fmt.Errorf("“%s” ends in a letter whose name is not known", abbreviation)
	}
	f.marks[abbreviation] = mark{word: w}
	return nil
}

// letterName gives the name of an abbreviation's last letter, which it takes its endings by. The names of letters inflect like
// maa (tee, teehen) or koira (ällä, ällään); Z has several.
func letterName(abbreviation string) (word, bool) {
	names := [...]string{
		'A': "aa", 'B': "bee", 'C': "cee", 'D': "dee", 'E': "ee", 'F': "äffä", 'G': "gee", 'H': "hoo", 'I': "ii", 'J': "jii",
		'K': "koo", 'L': "ällä", 'M': "ämmä", 'N': "ännä", 'O': "oo", 'P': "pee", 'Q': "kuu", 'R': "ärrä", 'S': "ässä", 'T': "tee",
		'U': "uu", 'V': "vee", 'W': "vee", 'X': "äksä", 'Y': "yy", 'Z': "",
	}
	last, _ := utf8.DecodeLastRuneInString(strings.ToUpper(abbreviation))
	if last < 'A' || last > 'Z' || names[last] == "" {
		return word{}, false
	}
	w := word{class: paradigms["18"]}
	if strings.HasSuffix(names[last], "ä") {
		w.class = paradigms["10"]
	}
	return w.with(names[last]), true
}

// mark finds an abbreviation or a sign. A sign needs a number before it, in the same word or the one before.
func (a *analysis) mark(t token, afterNumber bool) (part, Means, bool) {
	start := t.start + strings.LastIndexByte(t.text, '-') + 1
	typed := a.phrase[start:t.end]
	if sign, width := utf8.DecodeLastRuneInString(typed); sign == '%' || sign == '§' || sign == '€' {
		number := typed[:len(typed)-width]
		w := a.marks[string(sign)].word
		return part{start: start, end: t.end, word: w, colon: true}, Means{ByMark, string(sign), w.name}, hasFigure(number) || number == "" && afterNumber
	}
	m, ok := a.abbreviation(typed)
	means := Means{ByMark, typed, m.word.name}
	if m.word.name == "" {
		means.By = BySpelling
	}
	return part{start: start, end: t.end, word: m.word, colon: !m.direct, direct: m.direct}, means, ok
}

func (f *Finnish) abbreviation(typed string) (mark, bool) {
	if m, ok := f.marks[typed]; ok {
		return m, true
	}
	if m, ok := f.marks[strings.ToLower(typed)]; ok {
		return m, true
	}
	if !isCapitals(typed) || strings.Trim(typed, "BCDFGHJKLMNPQRSTVWX") != "" {
		return mark{}, false
	}
	w, ok := letterName(typed)
	return mark{word: w}, ok
}

// colonEnding gives what follows the colon: what the form has that the stem has not, with the vowels of a long one: §:ää, €:oon.
func (w *word) colonEnding(c Case) string {
	form := string(w.appendForm(nil, c, Singular))
	_, ending := cutLetters(form, w.colonLetters(c, form))
	return ending
}

func (w *word) colonLetters(c Case, form string) int {
	switch c {
	case Genitive:
		return 1
	case Partitive:
		if strings.HasSuffix(w.class.partitive, "tA") || endsInLongVowel(form) {
			return 2
		}
		return 1
	case Illative:
		if w.class.illative == "sVseen" || w.class.illative == "sVVseen" || w.class.illative == "seeseen" {
			return 4
		}
		return 3
	case Essive:
		return 2
	}
	return 3
}

func endsInLongVowel(form string) bool {
	stem, last := cutLetters(form, 1)
	return strings.HasSuffix(stem, last)
}
