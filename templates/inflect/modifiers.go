package inflect

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pykala/pykala/internal/source"
)

// modifiers finds which of the words before the head agree with it. Genitives, first parts of compounds (sosiaali- ja) and words
// in other cases stay as they are; so does everything before a hyphen that joins a name of several words to its kind, and
// everything before an abbreviation that ends the name of a company.
func (a *analysis) modifiers(last int, head part, number Number) ([]part, *source.Error) {
	text := a.tokens[last].text
	if text[0] == '-' || head.counted || head.colon && !isCapitals(text) {
		return nil, nil
	}
	var parts []part
	next := a.tokens[last]
	joined := false
	for i := last - 1; i >= 0; i-- {
		t := a.tokens[i]
		if isConjunction(t.text) {
			joined = true
			continue
		}
		p, agrees, err := a.modifier(t, next, joined, number)
		if err != nil {
			return nil, err
		}
		if agrees {
			parts = append(parts, p)
		}
		next, joined = t, false
	}
	slices.Reverse(parts)
	return parts, nil
}

func isConjunction(word string) bool {
	switch word {
	case "ja", "sekä", "tai", "eli", "&":
		return true
	}
	return false
}

// modifier finds whether a word agrees with the head. next is the word after it; joined says that a conjunction stands between.
func (a *analysis) modifier(t, next token, joined bool, number Number) (part, bool, *source.Error) {
	text := strings.TrimSuffix(t.text, ",")
	start := t.start + strings.LastIndexByte(text, '-') + 1
	end := t.start + len(text)
	letters := strings.ToLower(a.phrase[start:end])
	if letters == "" || strings.HasSuffix(letters, ".") || hasFigure(letters) || strings.Contains(letters, ":") || isRoman(text) {
		return part{}, false, nil // sosiaali-, vs., 2030, Tl:n, II
	}
	if w, ok := a.adjective(letters, number); ok {
		return part{start: start, end: end, word: w}, w.class != nil, nil
	}
	if strings.HasSuffix(letters, "n") && !strings.HasSuffix(letters, "nen") {
		return part{}, false, nil // a genitive
	}
	if w, at := a.known(letters); w != nil {
		apposition := !joined && unicode.IsUpper(firstRune(next.text)) // kuntayhtymä Karviainen
		if apposition {
			return part{}, false, nil
		}
		if joined && (w.only == pluralOnly) == (number == Plural) {
			return part{start: start + at, end: end, word: *w}, true, nil
		}
	} else if isInflected(letters) {
		return part{}, false, nil
	}
	return part{}, false, refusal("it is not known whether “%s” inflects too, before “%s”", text, next.text)
}

// isRoman reports whether a word is a small number in Roman figures: II varapuheenjohtaja.
func isRoman(word string) bool { return strings.Trim(word, "IVX") == "" }

// isInflected reports whether a word stands in a local case, by its ending.
func isInflected(letters string) bool {
	for _, ending := range []string{"ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle"} {
		if stem, ok := strings.CutSuffix(letters, ending); ok && len(stem) > 2 {
			return true
		}
	}
	return false
}

// adjective finds an adjective, whose class is nil where it does not inflect.
func (f *Finnish) adjective(letters string, number Number) (word, bool) {
	if found, _ := f.adjectives.find(letters, isWhole); found != nil {
		return *found, number == Singular || found.class == nil
	}
	if number == Plural {
		return f.pluralAdjective(letters)
	}
	if noun, _ := f.known(letters); noun != nil {
		return word{}, false
	}
	if strings.HasSuffix(letters, "nen") {
		w, _, ok := f.byEnding(letters, false)
		return w, ok
	}
	ending, at := f.adjectiveEndings.find(letters, afterVowel)
	if ending == nil {
		return word{}, false
	}
	return ending.asWhole(letters, letters[at:])
}

// pluralAdjective finds an adjective that stands in the nominative of the plural: tekniset.
func (f *Finnish) pluralAdjective(letters string) (word, bool) {
	for _, change := range pluralAdjectiveEndings {
		if stem, ok := strings.CutSuffix(letters, change[0]); ok {
			return f.adjective(stem+change[1], Singular)
		}
	}
	w, _ := f.pluralAdjectives().find(letters, isWhole)
	if w == nil {
		return word{}, false
	}
	return *w, true
}

// isWhole reports whether an entry is the whole word: Naantalin ends in the adjective alin.
func isWhole(before, _ string) bool { return before == "" }

// pluralAdjectiveEndings are ends of adjectives in the nominative of the plural and of the singular.
var pluralAdjectiveEndings = [...][2]string{
	{"set", "nen"}, {"vat", "va"}, {"vät", "vä"}, {"eat", "ea"}, {"eät", "eä"}, {"ttomat", "ton"}, {"ttömät", "tön"},
}
