package inflect

import (
	"strings"
	"unicode/utf8"
)

// gradation is one pair of grades in Finnish consonant gradation (astevaihtelu): what stands in the strong grade and in the
// weak one at the end of a root.
type gradation struct{ strong, weak string }

// gradations are named by the letters of Kielitoimiston sanakirja.
var gradations = [...]gradation{
	'A': {"kk", "k"}, 'B': {"pp", "p"}, 'C': {"tt", "t"}, 'D': {"k", ""}, 'E': {"p", "v"}, 'F': {"t", "d"}, 'G': {"nk", "ng"},
	'H': {"mp", "mm"}, 'I': {"lt", "ll"}, 'J': {"nt", "nn"}, 'K': {"rt", "rr"}, 'L': {"k", "j"}, 'M': {"k", "v"},
}

// weakened gives the root in the weak grade: kunt, kunn. next is what follows it. Where k falls out between a long vowel or a
// diphthong and the same vowel, an apostrophe takes its place: vaaka, vaa'an.
func weakened(root string, grade byte, next string) string {
	g := gradations[grade]
	stem, ok := strings.CutSuffix(root, g.strong)
	switch {
	case !ok:
		return root
	case grade == 'L' && strings.HasSuffix(stem, "i"):
		return stem[:len(stem)-1] + g.weak // aika, ajan
	case grade == 'D' && endsInTwoVowels(stem) && lastRune(stem) == firstRune(next):
		return stem + "'"
	}
	return stem + g.weak
}

// strengthened gives the root in the strong grade: hank, hankk. The consonants may stand before a last vowel: onneto, onnetto.
func strengthened(root string, grade byte) string {
	tail := ""
	if isVowel(lastRune(root)) && grade != 'D' {
		root, tail = cutLetters(root, 1)
	}
	g := gradations[grade]
	stem, ok := strings.CutSuffix(root, g.weak)
	if !ok {
		return root + tail
	}
	return stem + g.strong + tail
}

func endsInTwoVowels(s string) bool {
	root, _ := cutLetters(s, 1)
	return isVowel(lastRune(s)) && isVowel(lastRune(root))
}

func isVowel(r rune) bool {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'ä', 'ö', 'å':
		return true
	}
	return false
}

func hasVowel(s string) bool { return strings.IndexFunc(s, isVowel) >= 0 }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
