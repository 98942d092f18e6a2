package inflect

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
)

// Noun finds how a phrase inflects. The error, which has no place, says why that is not known; then the forms must be given by
// somebody who knows them.
func (f *Finnish) Noun(phrase string) (Noun, *source.Error) {
	a := analysis{Finnish: f, phrase: phrase, tokens: tokens(phrase)}
	return a.noun()
}

// The codes of refusals: a word that no table knows, and a phrase that does not inflect by its last word.
const (
	CodeUnknownWord = "unknown-word"
	CodeNoNoun      = "no-noun"
)

// refusal makes the error of a phrase that does not inflect by its last word.
func refusal(format string, args ...any) *source.Error {
	return source.Errorf(source.Pos{}, CodeNoNoun, format, args...)
}

// analysis is one run of Noun.
type analysis struct {
	*Finnish
	phrase string
	tokens []token
}

// token is a word of the phrase with what belongs to it: “sosiaali-”, “(STM)”, “80”, “%”.
type token struct {
	start, end int // bytes of the phrase
	text       string
}

// tokens parts a phrase at its spaces.
func tokens(phrase string) []token {
	var out []token
	start := -1
	for i, r := range phrase {
		switch space := unicode.IsSpace(r); {
		case space && start >= 0:
			out = append(out, token{start, i, phrase[start:i]})
			start = -1
		case !space && start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, token{start, len(phrase), phrase[start:]})
	}
	return out
}

func (a *analysis) noun() (Noun, *source.Error) {
	a.dropBrackets()
	last := len(a.tokens) - 1
	if last < 0 {
		return Noun{}, refusal("there is no word to inflect")
	}
	if last > 0 && isFigures(a.tokens[last].text) && isNumbered(a.tokens[last-1].text) {
		last-- // “liite 3” inflects as “liitteen 3”
	}
	head, means, err := a.head(last)
	if err != nil {
		return Noun{}, err
	}
	n := Noun{phrase: a.phrase, means: means}
	if head.word.only == pluralOnly {
		n.number = Plural
	}
	if n.parts, err = a.modifiers(last, head, n.number); err != nil {
		return Noun{}, err
	}
	n.parts = append(n.parts, head)
	return n, nil
}

// isNumbered reports whether a number follows a word without inflecting.
func isNumbered(word string) bool {
	switch strings.ToLower(word) {
	case "liite", "vuosi", "taulukko", "kuva", "osa", "vaihe", "luku", "kohta", "kappale":
		return true
	}
	return false
}

func isFigures(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func hasFigure(s string) bool { return strings.ContainsAny(s, "0123456789") }

// dropBrackets leaves out what stands in brackets at the end: “ministeriö (STM)” inflects as “ministeriön (STM)”.
func (a *analysis) dropBrackets() {
	last := len(a.tokens) - 1
	if last < 1 || !strings.HasSuffix(a.tokens[last].text, ")") {
		return
	}
	for i := last; i > 0; i-- {
		if strings.HasPrefix(a.tokens[i].text, "(") {
			a.tokens = a.tokens[:i]
			return
		}
	}
}

// head finds how the word inflects that the phrase inflects by.
func (a *analysis) head(last int) (part, Means, *source.Error) {
	t := a.tokens[last]
	if p, means, ok := a.mark(t, last > 0 && hasFigure(a.tokens[last-1].text)); ok {
		return p, means, nil
	}
	start := t.start + strings.LastIndexByte(t.text, '-') + 1
	typed := a.phrase[start:t.end]
	letters := strings.ToLower(typed)
	if err := a.odd(typed, letters, t.text); err != nil {
		return part{}, Means{}, err
	}
	if w, at := a.known(letters); w != nil {
		return part{start: start + at, end: t.end, word: *w}, Means{ByHead, letters[at:], w.name}, nil
	}
	if last > 0 && hasFigure(a.tokens[last-1].text) {
		if w, ok := a.measure(letters); ok {
			return part{start: start, end: t.end, word: w, counted: true}, Means{ByHead, w.text, w.name}, nil
		}
	}
	isName := unicode.IsUpper(firstRune(typed)) && start > a.tokens[0].start
	if w, entry, ok := a.byEnding(letters, isName); ok {
		return part{start: start, end: t.end, word: w}, Means{ByEnding, "-" + entry, w.name}, nil
	}
	return part{}, Means{}, source.Errorf(source.Pos{}, CodeUnknownWord,
		"the word “%s” is not in the table of words, and its ending does not tell how it inflects", typed)
}

// odd refuses what is no word with endings of its own.
func (a *analysis) odd(typed, letters, token string) *source.Error {
	switch {
	case typed == "":
		return refusal("“%s” ends in a hyphen: the word that inflects is missing", token)
	case strings.ContainsAny(typed, "\"”“»’'"):
		return refusal("“%s” ends in a quotation mark; a name in quotation marks inflects by a word after it, such as -hanke", token)
	case hasFigure(typed):
		return refusal("“%s” has a number in it, whose ending depends on how it is read", typed)
	case len(letters) != len(typed):
		return refusal("“%s” has letters that Finnish does not use", typed)
	}
	for _, r := range typed {
		if !unicode.IsLetter(r) {
			return refusal("“%s” is not one word: it has “%c” in it", typed, r)
		}
	}
	if isCapitals(typed) && utf8.RuneCountInString(typed) <= longestAbbreviation {
		return refusal("it is not known whether “%s” is read as a word or letter by letter", typed)
	}
	return nil
}

// known finds a word by the table of heads, in the singular or the plural, and where its entry begins; nil where it has none.
func (f *Finnish) known(letters string) (w *word, at int) {
	w, at = f.heads.find(letters, beginsPart)
	if w == nil && strings.HasSuffix(letters, "t") {
		w, at = f.plurals().find(letters, beginsPart)
	}
	if w == nil || w.class == nil {
		return nil, 0
	}
	if ending, _ := f.endings.findLonger(letters, len(letters)-at, afterVowel); ending != nil {
		return nil, 0
	}
	return w, at
}

// byEnding finds how a word inflects by its ending. Names keep to themselves whether they have gradation.
func (f *Finnish) byEnding(letters string, isName bool) (w word, entry string, ok bool) {
	if strings.ContainsFunc(letters, isForeign) {
		return word{}, "", false
	}
	if exception, _ := f.heads.find(letters, beginsPart); exception != nil && exception.class == nil {
		return word{}, "", false
	}
	ending, at := f.endings.find(letters, afterVowel)
	if ending == nil || ending.class == nil || isName && ending.grade != 0 {
		return word{}, "", false
	}
	w, ok = ending.asWhole(letters, letters[at:])
	return w, letters[at:], ok
}

// isForeign reports whether no Finnish word has a letter.
func isForeign(r rune) bool { return !strings.ContainsRune("abdefghijklmnoprstuvyäö", r) }

// measure finds the nominative of what is counted: of “euroa” in “18 137 euroa”.
func (f *Finnish) measure(partitive string) (word, bool) {
	for _, nominative := range []string{"euro", "prosentti", "prosenttiyksikkö", "asukas", "kunta"} {
		known, at := f.known(nominative)
		if known == nil {
			continue
		}
		w := *known
		w.text = nominative[:at] + w.text
		if string(w.appendForm(nil, Partitive, Singular)) == partitive {
			return w, true
		}
	}
	return word{}, false
}
