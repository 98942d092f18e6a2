package rendertest

import (
	"strings"
	"testing"
)

// ValidateHTML has web pages judged by the Nu Html Checker and by html-validate's rules of WCAG. The answer holds a line for
// every mistake, "file: line:column: message", and none where all is well.
func ValidateHTML(t testing.TB, paths ...string) []string {
	t.Helper()
	skipShort(t)
	out, complaints, agrees := judge(t, "html/validate", paths)
	return mistakes(t, "web pages", out, complaints, agrees)
}

// mistakes takes apart what a judge says: a line for every mistake, and at last how many there are.
func mistakes(t testing.TB, of, out, complaints string, agrees bool) []string {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(out), "\n")
	summary := lines[len(lines)-1]
	if !strings.HasSuffix(summary, " mistakes") || agrees != strings.HasSuffix(summary, ", 0 mistakes") {
		t.Fatalf("the judge of %s says:\n%s\n%s", of, out, complaints)
	}
	return lines[:len(lines)-1]
}
