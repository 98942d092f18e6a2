package message

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// notProse is what no speller knows: what is quoted, code, commands, paths, figures, names of formats.
var notProse = regexp.MustCompile(`(?m)^ {4}.*$|”[^”]*”|"[^"]*"|\{[^}]*\}+|<[^>]*>|%[^ ]*|(?:^|[ (,])--?[a-z][\pL-]*` +
	`|[\pL.-]*[/_.:][\pL/_.-]*[\pL/]|[^ ]*[\d#@\\|*_<>][^ ]*`)

var finnishWord = regexp.MustCompile(`\p{L}+`)

// unknownToVoikko are right words that it does not know: keys, values and functions that the program has in English, names of
// formats and programs with their endings, units.
var unknownToVoikko = strings.Fields(`
	after amount appeal dd decision document earlier elative false forms full illative inessive items letterhead line lines list none percent proposal prose public pykala pykalan
	rest right rows run in side section table text title true yyyy fi sv en se smn sms pdf docx html json commit proposal
	CMYK CSV Excelissä JPEG KHO JSON Maceissa Open PDF PNG RGB Strict Word Wordiin Wordin Wordissa XML YAML YAMLia Mt mailto pt ylä
`)

// TestFinnishIsSpeltRight gives every word of fi.yaml to Voikko, a test tool (GPL) that is never part of the program.
func TestFinnishIsSpeltRight(t *testing.T) {
	var texts []string
	c := open(t, "fi")
	for _, text := range c.formats {
		texts = append(texts, text)
	}
	h := c.Help
	texts = append(texts, h.About, h.Begin, h.Headings.More)
	addHelp := func(arguments map[string]Argument, flags map[string]string) {
		for _, a := range arguments {
			texts = append(texts, a.Name, a.Text)
		}
		for _, f := range flags {
			texts = append(texts, f)
		}
	}
	addHelp(h.Arguments, h.Flags)
	for _, command := range h.Commands {
		texts = append(texts, command.Summary, command.Text)
		addHelp(command.Arguments, command.Flags)
	}
	var words []string
	for _, text := range texts {
		words = append(words, finnishWord.FindAllString(notProse.ReplaceAllString(text, " "), -1)...)
	}
	slices.Sort(words)
	words = slices.Compact(words)
	if len(words) < 1000 {
		t.Fatalf("only %d words are found", len(words))
	}
	wrong := misspelt(t, append(words, "asiakrja"))
	for _, w := range wrong {
		if !slices.Contains(unknownToVoikko, w) && w != "asiakrja" {
			t.Errorf("Voikko does not know %q", w)
		}
	}
	if !slices.Contains(wrong, "asiakrja") {
		t.Error("Voikko finds nothing")
	}
}

// misspelt gives the words that Voikko does not know.
func misspelt(t *testing.T, words []string) []string {
	t.Helper()
	const script = "import libvoikko, sys\nv = libvoikko.Voikko('fi')\nfor w in sys.stdin.read().split():\n    if not v.spell(w): print(w)\n"
	const python = "/usr/bin/python3" // the system's own, for which distributions package Voikko
	if err := exec.Command(python, "-c", "import libvoikko").Run(); err != nil {
		if os.Getenv("PYKALA_TOOLS") == "required" {
			t.Fatal("python3-libvoikko is missing")
		}
		t.Skip("python3-libvoikko is missing: spelling is not checked")
	}
	cmd := exec.Command(python, "-c", script)
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
	cmd.Stdin = strings.NewReader(strings.Join(words, "\n"))
	var out, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	return strings.Fields(out.String())
}
