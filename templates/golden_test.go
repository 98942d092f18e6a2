package templates

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a text with testdata/NAME.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(gotLines), len(wantLines)) {
		g, w := lineOf(gotLines, i), lineOf(wantLines, i)
		if g != w {
			t.Fatalf("%s:%d differs (run with -update to accept)\n got: %s\nwant: %s", path, i+1, g, w)
		}
	}
}

func lineOf(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(no line)"
}

// printErrors gives mistakes as people see them. Excerpts come from the library and from the texts given by name.
func printErrors(t *testing.T, err error, l *Library) string {
	t.Helper()
	var errs source.Errors
	errs.AddAll(err)
	var b strings.Builder
	read := func(file string) (string, bool) { return l.Source(file) }
	if err := source.Print(&b, errs, read, source.English); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
