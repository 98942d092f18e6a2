package main

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/message"
)

// tour is a folder in which somebody types what the documentation says.
type tour struct {
	t     *testing.T
	dir   string
	typed int // commands
	edits int // of files
}

// newTour makes a folder with the examples, as a clone of the repository has them.
func newTour(t *testing.T) *tour {
	t.Helper()
	dir := t.TempDir()
	const examples = "data/examples"
	if err := os.CopyFS(filepath.Join(dir, examples), os.DirFS("../../"+examples)); err != nil {
		t.Fatal(err)
	}
	return &tour{t: t, dir: dir}
}

// What a reader of README.md types, changes and looks for.
var (
	addedLine   = regexp.MustCompile("Add a line to `([^`]+)`: `([^`]+)`")
	changedLine = regexp.MustCompile("Change `(total: )([^`]+)` in `([^`]+)`.*Write `([^`]+)` and see")
	namedOutput = regexp.MustCompile("`(out/[^`]+)`")
	tableRow    = regexp.MustCompile("^\\| `pykala ([a-z]+)")
	layoutRow   = regexp.MustCompile(`^([a-z]+/\S*)  +\S`)
)

// TestReadme does what README.md says, from top to bottom.
func TestReadme(t *testing.T) {
	tour := newTour(t)
	fence, commandsInTable, folders := "", []string{}, 0
	for line := range strings.Lines(readmeText(t)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "```"):
			if fence == "" {
				fence = line
			} else {
				fence = ""
			}
		case fence == "```sh":
			tour.command(line)
		case fence != "":
			if row := layoutRow.FindStringSubmatch(line); row != nil {
				tour.exists("../..", row[1])
				folders++
			}
		default:
			tour.prose(line)
			if row := tableRow.FindStringSubmatch(line); row != nil {
				commandsInTable = append(commandsInTable, row[1])
			}
		}
	}
	if tour.typed < 7 || tour.edits != 2 || folders < 5 {
		t.Errorf("README.md was read as %d commands, %d changes of files and %d folders", tour.typed, tour.edits, folders)
	}
	slices.Sort(commandsInTable)
	if known := commandNames(); !slices.Equal(commandsInTable, known) {
		t.Errorf("README.md has the commands %v, the program %v", commandsInTable, known)
	}
}

// TestHelpExamples types the examples that the help of each command shows, in every language that the program speaks.
func TestHelpExamples(t *testing.T) {
	tour := newTour(t)
	examples := map[string]bool{}
	for _, lang := range message.Languages() {
		for _, name := range append(commandNames(), "") {
			help := tour.run(true, append(strings.Fields(name), "--help", "--ui-lang", lang)...)
			for line := range strings.Lines(help) {
				if example := strings.TrimSpace(line); strings.HasPrefix(example, "pykala ") && strings.HasPrefix(line, "    ") {
					examples[example] = true
				}
			}
		}
	}
	for _, example := range slices.Sorted(maps.Keys(examples)) {
		args := strings.Fields(example)[1:]
		if i := slices.Index(args, "--templates"); i >= 0 { // a folder of the reader's own
			if err := os.Mkdir(filepath.Join(tour.dir, args[i+1]), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		tour.run(true, args...)
	}
	if len(examples) < 8 {
		t.Errorf("the help has only %d examples", len(examples))
	}
}

func readmeText(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// commandNames gives the commands of the program, sorted.
func commandNames() []string {
	var names []string
	for field := range reflect.TypeFor[commands]().Fields() {
		if _, ok := field.Tag.Lookup("cmd"); ok {
			names = append(names, strings.ToLower(field.Name))
		}
	}
	slices.Sort(names)
	return names
}

// command types one line of a block of commands.
func (r *tour) command(line string) {
	r.t.Helper()
	line, _, _ = strings.Cut(line, "  #")
	words := strings.Fields(line)
	r.typed++
	switch {
	case len(words) > 3 && slices.Equal(words[:3], []string{"go", "run", "./cmd/pykala"}):
		r.run(true, words[3:]...)
	case slices.Equal(words, []string{"go", "test", "./..."}): // this is it
	case len(words) == 4 && slices.Equal(words[:2], []string{"cp", "-r"}):
		if err := os.CopyFS(filepath.Join(r.dir, words[3]), os.DirFS(filepath.Join(r.dir, words[2]))); err != nil {
			r.t.Fatal(err)
		}
	default:
		r.t.Errorf("the test does not know how to do “%s”", line)
	}
}

// prose does the changes of files that a line asks for and looks for the outputs that it names.
func (r *tour) prose(line string) {
	r.t.Helper()
	if found := addedLine.FindStringSubmatch(line); found != nil {
		r.edit(found[1], "", found[2]+"\n")
	}
	if found := changedLine.FindStringSubmatch(line); found != nil {
		key, old, file, ambiguous := found[1], found[2], found[3], found[4]
		r.edit(file, key+old, key+ambiguous)
		if said := r.run(false, "check", filepath.Dir(file)); !strings.Contains(said, "“"+ambiguous+"” is ambiguous") {
			r.t.Errorf("the program says of %s\n%s", ambiguous, said)
		}
		r.edit(file, key+ambiguous, key+"6 000 000 €")
		r.edits--
	}
	for _, found := range namedOutput.FindAllStringSubmatch(line, -1) {
		r.exists(r.dir, found[1])
	}
}

func (r *tour) exists(dir, name string) {
	r.t.Helper()
	if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
		r.t.Errorf("README.md names %s: %v", name, err)
	}
}

// edit replaces what stands once in a file; the empty text stands at its end.
func (r *tour) edit(file, old, new string) {
	r.t.Helper()
	name := filepath.Join(r.dir, file)
	text, err := os.ReadFile(name)
	if err != nil {
		r.t.Fatal(err)
	}
	changed := string(text) + new
	if old != "" {
		if n := strings.Count(string(text), old); n != 1 {
			r.t.Fatalf("“%s” stands %d times in %s", old, n, file)
		}
		changed = strings.Replace(string(text), old, new, 1)
	}
	if err := os.WriteFile(name, []byte(changed), 0o644); err != nil {
		r.t.Fatal(err)
	}
	r.edits++
}

// run runs the program, which is to succeed or to fail, and gives all that it says.
func (r *tour) run(succeeds bool, args ...string) string {
	r.t.Helper()
	cmd := startable(args...)
	cmd.Dir = r.dir
	said, err := cmd.CombinedOutput()
	if (err == nil) != succeeds {
		r.t.Errorf("pykala %s: %v\n%s", strings.Join(args, " "), err, said)
	}
	return string(said)
}
