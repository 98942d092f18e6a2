package source

import (
	"cmp"
	"slices"
	"strings"
)

// Suggest gives the word of known that was probably meant by word, or "" when none is near: at most a third of the
// letters differ, capitals aside. Ties go to the word that sorts first, so that the answer does not depend on the order of known.
func Suggest(word string, known []string) string {
	type candidate struct {
		word     string
		distance int
	}
	target := []rune(strings.ToLower(word))
	limit := max(1, len(target)/3)
	var near []candidate
	for _, k := range known {
		if d := distance(target, []rune(strings.ToLower(k))); d <= limit {
			near = append(near, candidate{k, d})
		}
	}
	if len(near) == 0 {
		return ""
	}
	return slices.MinFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.word, b.word))
	}).word
}

// Short cuts a text that a message repeats.
func Short(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// distance counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
func distance(a, b []rune) int {
	older, old, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range old {
		old[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(old[j]+1, row[j-1]+1, old[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
		}
		older, old, row = old, row, older
	}
	return old[len(b)]
}
