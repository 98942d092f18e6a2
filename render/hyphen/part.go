package hyphen

import (
	"fmt"
	"slices"
	"strings"
)

// readParts reads a list of the parts of compounds, in sections.
func readParts(text string) (*trie, error) {
	t := newTrie(len(text))
	section := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			section = line
			if !slices.Contains([]string{"[first]", "[last]", "[start]"}, section) {
				return nil, fmt.Errorf("“%s” is no section", section)
			}
		case section == "" && line != "":
			return nil, fmt.Errorf("“%s” stands before the first section", line)
		default:
			for word := range strings.FieldsSeq(line) {
				n := t.add(word)
				n.start = true
				n.first = n.first || section == "[first]"
				n.last = n.last || section == "[last]"
			}
		}
	}
	return t, nil
}

// seams gives the places where the parts of a compound meet. There are none where a word cannot be taken apart from its first
// letter to a last part.
func (t *trie) seams(word []rune) []int {
	s := seamer{parts: t, word: word, dead: make([]bool, len(word))}
	if !s.from(0) {
		return nil
	}
	return s.seams
}

// seamer takes a word apart: first parts one after the other, then the beginning of a last part.
type seamer struct {
	parts *trie
	word  []rune
	dead  []bool // the places from which there is no way on
	seams []int
}

// from takes apart what begins at a letter, and reports whether it could. Longer parts go before shorter ones, and a first part
// before a last one of the same letters, which may be another first part's beginning.
func (s *seamer) from(begin int) bool {
	if s.dead[begin] {
		return false
	}
	ends, last := s.step(begin)
	for _, end := range slices.Backward(ends) {
		if end < last {
			break
		}
		s.seams = append(s.seams, end)
		if s.from(end) {
			return true
		}
		s.seams = s.seams[:len(s.seams)-1]
	}
	s.dead[begin] = last == 0
	return last > 0
}

// step gives where first parts end that begin at a letter, and where the longest beginning of a last part does, or 0.
func (s *seamer) step(begin int) (ends []int, last int) {
	at := int32(0)
	for i, r := range s.word[begin:] {
		if at = s.parts.step(at, r); at == 0 {
			return ends, last
		}
		end := begin + i + 1
		if s.parts.nodes[at].last && begin > 0 {
			last = end
		}
		if s.parts.nodes[at].first && end <= len(s.word)-leastAfter && mayMeet(r, s.word[end]) {
			ends = append(ends, end)
		}
	}
	if whole := s.parts.step(at, wordEnd); s.parts.nodes[whole].last && begin > 0 {
		last = len(s.word)
	}
	return ends, last
}

// mayMeet reports whether two parts may meet at two letters. Where one ends in the vowel that the next begins with, Finnish
// writes a hyphen: linja-auto (Kielitoimiston ohjepankki, Yhdysmerkki). Swedish has hardly any such words in administration.
func mayMeet(end, begin rune) bool { return end != begin || !isVowel(end) }
