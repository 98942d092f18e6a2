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

// readMarks reads the table of abbreviations and signs.
func (f *Finnish) readMarks(text string) error {
	f.marks = map[string]word{}
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
		like, err := parseClass(fields[0])
		if err != nil {
			return err
		}
		for _, mark := range fields[2:] {
			f.marks[mark] = like.with(fields[1])
		}
	}
	return nil
}

func (f *Finnish) addSpelled(abbreviation string) error {
	w, ok := letterName(abbreviation)
	if !ok {
		return fmt.Errorf("“%s” ends in a letter whose name is not known", abbreviation)
	}
	f.marks[abbreviation] = w
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
		w := a.marks[string(sign)]
		return part{start: start, end: t.end, word: w, colon: true}, Means{ByMark, string(sign), w.name}, hasFigure(number) || number == "" && afterNumber
	}
	w, ok := a.marks[typed]
	if !ok {
		w, ok = a.marks[strings.ToLower(typed)]
	}
	if !ok && isCapitals(typed) && strings.Trim(typed, "BCDFGHJKLMNPQRSTVWX") == "" {
		w, ok = letterName(typed)
	}
	means := Means{ByMark, typed, w.name}
	if w.name == "" {
		means.By = BySpelling
	}
	return part{start: start, end: t.end, word: w, colon: true}, means, ok
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
