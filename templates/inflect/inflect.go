// Package inflect gives the inflected forms of Finnish noun phrases, as the texts of public bodies need them: names of
// organisations, bodies, offices, documents and projects, in eleven cases, singular and plural.
//
// A phrase inflects by its head, which is its last word: “Lapin hyvinvointialueen”. Words before it stay, but adjectives agree
// with it: “teknisen lautakunnan”. How the head inflects is found in this order:
//
//	heads.txt    words with their inflection class; a compound inflects like its last part
//	endings.txt  endings that tell the class of any word, and nothing that only probably does
//	marks.txt    abbreviations and signs, which take their endings after a colon: “THL:ään”, “80 %:n”
//
// Where none of them answers, there is no form: a Refusal says why, and somebody who knows writes the forms down. A form is
// never guessed. Classes are those of Kielitoimiston sanakirja; package tests compare every word's forms with Voikko's.
package inflect

import "slices"

// Case is a grammatical case.
type Case uint8

// The cases in the order of Finnish grammars. The rare ones (abessive, comitative, instructive) are left out.
const (
	Nominative Case = iota
	Genitive
	Partitive
	Inessive
	Elative
	Illative
	Adessive
	Ablative
	Allative
	Essive
	Translative
)

var caseNames = []string{
	"nominative", "genitive", "partitive", "inessive", "elative", "illative", "adessive", "ablative", "allative", "essive", "translative",
}

// String gives the name of the case as data and templates write it: "genitive".
func (c Case) String() string { return caseNames[c] }

// ParseCase gives the case with a name.
func ParseCase(name string) (Case, bool) {
	i := slices.Index(caseNames, name)
	return Case(max(i, 0)), i >= 0
}

// Cases gives every case but the nominative.
func Cases() []Case {
	return []Case{Genitive, Partitive, Inessive, Elative, Illative, Adessive, Ablative, Allative, Essive, Translative}
}

// Number is singular or plural.
type Number uint8

// The numbers.
const (
	Singular Number = iota
	Plural
)

// String gives the name of the number.
func (n Number) String() string {
	if n == Plural {
		return "plural"
	}
	return "singular"
}
