package message

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// follows names one message for each way from where a format is written to where it becomes a message.
func (x *extraction) follows(t *testing.T) {
	ways := map[string]string{
		"directly":                         "there are no parties",
		"by a method that adds a hint":     "mend these first",
		"by a wrapper":                     "the key “%s” is used a second time",
		"by a wrapper of a wrapper":        "“}” closes nothing",
		"by a function in a variable":      "does not name Word's style",
		"by a parameter":                   "%d files",
		"by a constant":                    "cannot be replaced",
		"by a field of a table":            "a list begins where it cannot",
		"by a field of a variable":         "there is no party of the case called “%s”",
		"by what a function gives":         "save the picture with fewer pixels",
		"by a message within a message":    "the replacement character of a lost letter",
		"by a message in a map":            "a span of years",
		"by a method of another package":   "write the whole address, such as https://www.example.fi",
		"by a variable that may hold two":  "“%s” takes at least %s, and gets %s",
		"by a message that is a parameter": "the attachment",
	}
	for way, format := range ways {
		if !slices.ContainsFunc(x.uses, func(u use) bool { return u.format == format }) {
			t.Errorf("%s: %q is not found", way, format)
		}
	}
}

// bites gives the extraction what it must not let pass.
func (p *program) bites(t *testing.T) {
	const bad = `package bad

import (
	"strings"

	"` + module + `/internal/source"
)

func messages(args []any, known bool) []source.Message {
	return []source.Message{
		source.Msg(strings.ToUpper("made at run time")),
		source.Msg("“" + args[0].(string) + "” is joined"),
		source.Msg("spread: %s", args...),
		{Format: "a literal"},
		source.Msg("it is %s", thing(known)),
		source.Msg("“%s” is here too", thing(known)),
		source.Msg("“%s” is a key", key),
	}
}

const key = "party"

func thing(known bool) string {
	if known {
		return "the party"
	}
	return ""
}
`
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "bad.go"), []byte(bad), 0o600); err != nil {
		t.Fatal(err)
	}
	p.check(t, listed{ImportPath: module + "/bad", Dir: dir, GoFiles: []string{"bad.go"}})
	x := extract(p)
	for _, want := range []string{
		"bad.go:11: the format cannot be followed", "bad.go:12: the format cannot be followed", "bad.go:13: the arguments of the message cannot be followed",
		"bad.go:14: make messages with source.Msg",
	} {
		if !slices.ContainsFunc(x.problems, func(p string) bool { return strings.Contains(p, want) }) {
			t.Errorf("no %q in %q", want, x.problems)
		}
	}
	for _, u := range x.uses {
		for i, v := range verbsOf(u.format) {
			if !strings.Contains(u.at, "bad.go") {
				continue
			}
			if english := x.english(v, u.args[i]); (english == "the party") != !strings.HasSuffix(u.format, "key") {
				t.Errorf("%q: %q", u.format, english)
			}
		}
	}
}
