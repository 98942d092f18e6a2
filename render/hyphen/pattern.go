package hyphen

import (
	"errors"
	"strings"
)

// readPatterns reads a file of TeX patterns: what stands between the braces of \patterns, parted by white space, with comments
// behind %.
func readPatterns(text string) (*trie, error) {
	_, rest, found := strings.Cut(text, `\patterns{`)
	body, _, closed := strings.Cut(rest, "}")
	if !found || !closed {
		return nil, errors.New(`there is no \patterns{…}`)
	}
	t := newTrie(len(body))
	for line := range strings.Lines(body) {
		line, _, _ = strings.Cut(line, "%")
		for pattern := range strings.FieldsSeq(line) {
			t.addPattern(pattern)
		}
	}
	return t, nil
}

// addPattern adds “1st2r”: the letters “str”, and the levels of the places before, between and behind them: 1, 0, 2, 0.
func (t *trie) addPattern(pattern string) {
	at, level, levels := int32(0), byte(0), int32(len(t.levels))
	for _, r := range pattern {
		if r >= '0' && r <= '9' {
			level = byte(r - '0')
			continue
		}
		at = t.grow(at, r)
		t.levels = append(t.levels, level)
		level = 0
	}
	t.levels = append(t.levels, level)
	t.nodes[at].levels = levels
}

// wordEnd stands before and behind a word in patterns, and behind a word in the list of parts.
const wordEnd = '.'

// judge gives for each letter of a word how the patterns judge a break before it: an odd level allows it. Each place has the
// highest level of all patterns that fit there (Liang, Word Hy-phen-a-tion by Com-put-er, 1983).
func (t *trie) judge(word []rune) []byte {
	dotted := make([]rune, 0, len(word)+2)
	dotted = append(dotted, wordEnd)
	dotted = append(dotted, word...)
	dotted = append(dotted, wordEnd)
	levels := make([]byte, len(dotted)+1)
	for from := range dotted {
		at := int32(0)
		for i, r := range dotted[from:] {
			if at = t.step(at, r); at == 0 {
				break
			}
			if own := t.nodes[at].levels; own > 0 {
				for k, level := range t.levels[own : int(own)+i+2] {
					levels[from+k] = max(levels[from+k], level)
				}
			}
		}
	}
	return levels[1:]
}
