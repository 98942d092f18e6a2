// Package golden compares what a test makes with a file that a person has read and accepted. It is for tests only: they lie in
// the folder testdata of the package that is tested, and “go test -update” writes them anew.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew; read what changed before you commit it")

// Check fails the test where got is not what the file testdata/NAME of the package says, and shows the first line that
// differs. With -update the file says from now on what got says.
func Check(t testing.TB, name, got string) {
	t.Helper()
	CheckFile(t, filepath.Join("testdata", filepath.FromSlash(name)), got)
}

// CheckFile does the same with any file, such as a page of the documentation that is partly made by a test.
func CheckFile(t testing.TB, file, got string) {
	t.Helper()
	if *update {
		write(t, file, got)
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Errorf("%v (go test -update writes it)", err)
		return
	}
	if line, g, w := difference(got, string(want)); line > 0 {
		t.Errorf("%s:%d differs (read it, and accept it with go test -update)\n got: %s\nwant: %s", filepath.ToSlash(file), line, g, w)
	}
}

func write(t testing.TB, file, text string) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(file), 0o755)
	if err == nil {
		err = os.WriteFile(file, []byte(text), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// difference gives the first line, from 1, in which two texts differ, and what each has there; 0 where they are the same.
func difference(got, want string) (line int, g, w string) {
	if got == want {
		return 0, "", ""
	}
	gotLines, wantLines := slices.Collect(strings.Lines(got)), slices.Collect(strings.Lines(want))
	for line < len(gotLines) && line < len(wantLines) && gotLines[line] == wantLines[line] {
		line++
	}
	return line + 1, shown(gotLines[line:]), shown(wantLines[line:])
}

// shown gives the first of some lines as it can be shown: its break too, which may be what differs.
func shown(lines []string) string {
	if len(lines) == 0 {
		return "(the end)"
	}
	line, found := strings.CutSuffix(lines[0], "\n")
	if !found {
		return line + " (without a line break)"
	}
	return line
}
