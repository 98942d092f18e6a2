package inflect

import (
	"strings"
	"unicode"
)

// Noun is a noun phrase whose inflection is known. The zero Noun has no forms.
type Noun struct {
	phrase string
	parts  []part // in the order of the phrase
	number Number
	means  Means
}

// part is a piece of a phrase that inflects. What stands between parts stays as it is.
type part struct {
	start, end int // bytes of the phrase
	word       word
	colon      bool // an abbreviation or a sign: its ending follows a colon
	direct     bool // an abbreviation in capitals that is read as a word: its ending is in small letters
	counted    bool // stands after a number, in the partitive: “18 137 euroa”
}

// Means says how the inflection of a phrase was found.
type Means struct {
	By    By
	Entry string // of the table: "kunta", "-nen", "THL"
	Class string // of Kielitoimiston sanakirja, with the letter of its gradation: "10*J"; empty of what is read letter by letter
}

// By is one of the ways in which an inflection is found.
type By string

// The ways, the surest first.
const (
	ByHead     By = "head word"
	ByEnding   By = "ending"
	ByMark     By = "abbreviation"
	BySpelling By = "letters"
)

// String gives the phrase in the nominative.
func (n Noun) String() string {
	s, _ := n.Form(Nominative)
	return s
}

// Means says how the inflection was found.
func (n Noun) Means() Means { return n.means }

// Number says whether the phrase stands in the plural.
func (n Noun) Number() Number { return n.number }

// Plural gives the phrase in the plural: of “kunta” that is “kunnat”. A phrase in the plural stays as it is. It is false where
// the plural is not known, and of abbreviations and amounts.
func (n Noun) Plural() (Noun, bool) {
	if n.number == Plural {
		return n, true
	}
	for _, p := range n.parts {
		if p.word.only == singularOnly || p.colon || p.direct || p.counted {
			return Noun{}, false
		}
	}
	n.number = Plural
	return n, len(n.parts) > 0
}

// Form gives the phrase in a case, and false where that form is not known: the partitive of an amount is read from its number.
func (n Noun) Form(c Case) (string, bool) {
	if len(n.parts) == 0 {
		return "", false
	}
	b := make([]byte, 0, len(n.phrase)+12)
	at := 0
	for i := range n.parts {
		p := &n.parts[i]
		if p.counted && c == Partitive {
			return "", false
		}
		b = append(b, n.phrase[at:p.start]...)
		b = p.appendForm(b, n.phrase[p.start:p.end], c, n.number)
		at = p.end
	}
	return string(append(b, n.phrase[at:]...)), true
}

func (p *part) appendForm(b []byte, typed string, c Case, n Number) []byte {
	switch {
	case p.colon && c == Nominative, p.counted && c == Nominative:
		return append(b, typed...)
	case p.colon:
		b = append(append(b, typed...), ':')
		return append(b, p.word.colonEnding(c)...)
	}
	start := len(b)
	b = p.word.appendForm(b, c, n)
	if isCapitals(typed) && !p.direct {
		return append(b[:start], strings.ToUpper(string(b[start:]))...)
	}
	return likeTyped(b, start, typed)
}

// likeTyped gives what follows start in b, which is in small letters, the capitals of the word as it is written, as far as the
// letters are the same.
func likeTyped(b []byte, start int, typed string) []byte {
	lower := strings.ToLower(typed)
	if lower == typed {
		return b
	}
	for i := 0; i < len(typed) && start+i < len(b) && b[start+i] == lower[i]; i++ {
		b[start+i] = typed[i]
	}
	return b
}

// isCapitals reports whether a word has several letters, all of them capitals.
func isCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}
