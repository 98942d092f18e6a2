package hyphen

import (
	"slices"
	"strings"
)

// certainInFinnish reports whether a syllable begins at a letter of a part however that part is made. A Finnish syllable begins
// with the last consonant before a vowel. Only parts of a compound that the list does not know can move it: hyvinvointi-alue,
// never hyvinvoin-tialue; kunta-strategia, never kuntast-rategia. So a place is not certain beside which a word may begin that
// would move it. Nor is one of which only the first vowel would stay before the break: elinkeinoe-lämä.
func certainInFinnish(parts *trie, part []rune, at int) bool {
	if at+1 >= len(part) || isVowel(part[at]) || !isVowel(part[at+1]) || slices.ContainsFunc(part, isForeign) {
		return false
	}
	if isCluster(part[at-1], part[at]) || parts.mayBegin(part, at+1) {
		return false
	}
	for from := at - 1; from > 0; from-- {
		if parts.mayBegin(part, from) {
			return false
		}
		if isVowel(part[from]) {
			break
		}
	}
	return true
}

func isVowel(r rune) bool { return strings.ContainsRune("aeiouyåäö", r) }

// isForeign reports whether Finnish uses a letter in foreign words and names only, whose syllables may be another language's.
func isForeign(r rune) bool { return !strings.ContainsRune("abdefghijklmnoprstuvyäö", r) }

// isCluster reports whether a syllable of a foreign word may begin with two consonants: demokra-tia, sh, th.
func isCluster(a, b rune) bool {
	stop := strings.ContainsRune("bdfgkptv", a)
	return stop && (b == 'r' || b == 'l' || b == 'h') || a == 's' && b == 'h'
}

// mayBegin reports whether a word of the list may begin at a letter of another.
func (t *trie) mayBegin(word []rune, from int) bool {
	at := int32(0)
	for _, r := range word[from:] {
		if at = t.step(at, r); at == 0 {
			return false
		}
		if t.nodes[at].start {
			return true
		}
	}
	return t.nodes[t.step(at, wordEnd)].start
}
