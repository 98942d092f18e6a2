package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"
)

func TestDifference(t *testing.T) {
	tests := []struct {
		got, want string
		line      int
		g, w      string
	}{
		{"", "", 0, "", ""},
		{"a\nb\n", "a\nb\n", 0, "", ""},
		{"a\nb\n", "a\nc\n", 2, "b", "c"},
		{"a\n", "a\nb\n", 2, "(the end)", "b"},
		{"a\nb\n", "a\n", 2, "b", "(the end)"},
		{"a", "a\n", 1, "a (without a line break)", "a"},
		{"", "a", 1, "(the end)", "a (without a line break)"},
		{"a\r\n", "a\n", 1, "a\r", "a"},
	}
	for _, tt := range tests {
		if line, g, w := difference(tt.got, tt.want); line != tt.line || g != tt.g || w != tt.w {
			t.Errorf("%q and %q: line %d, %q, %q", tt.got, tt.want, line, g, w)
		}
	}
}

func TestEveryDifferenceIsFound(t *testing.T) {
	texts := rapid.StringMatching(`[ab\n]{0,6}`)
	rapid.Check(t, func(t *rapid.T) {
		got, want := texts.Draw(t, "got"), texts.Draw(t, "want")
		if line, _, _ := difference(got, want); (line == 0) != (got == want) {
			t.Fatalf("%q and %q: line %d", got, want, line)
		}
	})
}

// told is a test that only remembers what it was told.
type told struct {
	testing.TB
	mistakes []string
}

func (t *told) Helper() {}
func (t *told) Errorf(format string, args ...any) {
	t.mistakes = append(t.mistakes, fmt.Sprintf(format, args...))
}

func TestCheck(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.MkdirAll("testdata/sub", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("testdata", "sub", "a.golden"), []byte("a\nb\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for text, mistakes := range map[string]int{"a\nb\n": 0, "a\n": 1} {
		seen := &told{TB: t}
		Check(seen, "sub/a.golden", text)
		if len(seen.mistakes) != mistakes && !*update {
			t.Errorf("%q: %q", text, seen.mistakes)
		}
	}
	seen := &told{TB: t}
	Check(seen, "none.golden", "a")
	if len(seen.mistakes) != 1 && !*update {
		t.Errorf("a file that is not there is no mistake: %q", seen.mistakes)
	}
}
