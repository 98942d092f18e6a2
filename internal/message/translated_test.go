package message

import (
	"go/types"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestMessages follows every message of the program.
func TestMessages(t *testing.T) {
	p := loadProgram(t)
	x := extract(p)
	t.Run("are followed from where they are written", x.follows)
	t.Run("are translated", x.translated)
	t.Run("have no arguments in the warnings of writers", x.writersWarn)
	t.Run("cannot pass unseen", func(t *testing.T) { p.bites(t) })
}

// translated: both catalogues have every format of the program and no others, with the same verbs.
func (x *extraction) translated(t *testing.T) {
	for _, p := range x.problems {
		t.Error(p)
	}
	used := map[string]bool{}
	for _, u := range x.uses {
		used[u.format] = true
		x.checkUse(t, u)
	}
	if len(used) < 500 {
		t.Fatalf("only %d messages are found", len(used))
	}
	for _, language := range []string{"fi", "sv"} {
		c := open(t, language)
		for _, u := range x.uses {
			if _, ok := c.formats[u.format]; !ok && used[u.format] && isWords(u.format) {
				t.Errorf("%s: %s.yaml has no translation of %q", u.at, language, u.format)
				used[u.format] = false // told once
			}
		}
		for format, translation := range c.formats {
			if _, known := used[format]; !known {
				t.Errorf("%s.yaml translates %q, which no message is", language, format)
			}
			checkVerbs(t, language, format, translation)
			used[format] = true
		}
	}
}

// checkUse compares a format with the arguments it is given.
func (x *extraction) checkUse(t *testing.T, u use) {
	t.Helper()
	if len(u.args) == 0 {
		if strings.Contains(u.format, "%%") {
			t.Errorf("%s: %q has no arguments, so a sign of per cent stands alone", u.at, u.format)
		}
		return
	}
	verbs := verbsOf(u.format)
	if len(verbs) != len(u.args) {
		t.Errorf("%s: %q has %d verbs and %d arguments", u.at, u.format, len(verbs), len(u.args))
		return
	}
	for i, v := range verbs {
		if v.arg != i {
			t.Errorf("%s: %q takes its arguments in another order, which is for translations", u.at, u.format)
		}
		if english := x.english(v, u.args[i]); english != "" {
			t.Errorf("%s: %q brings %q into the message, which is not translated: make it a source.Message", u.at, u.format, english)
		}
	}
}

// plainWords are what may stand in a message in any language: codes of languages, names of formats, files and folders, and
// what stands for a value in code that is quoted.
var plainWords = regexp.MustCompile(`^(fi|sv|en|se|smn|sms|pdf|docx|html|json|text|out|this|_parts|--[a-z-]+|[#%.].*|project\.yaml|)$`)

// severalWords are no name and no key, even in quotation marks or braces.
var severalWords = regexp.MustCompile(`^[a-z]+( [a-z]+)+$`)

// english gives words that an argument would put into a translation.
func (x *extraction) english(v verb, arg value) string {
	typ := arg.in.info.TypeOf(arg.expr)
	if basic, ok := typ.Underlying().(*types.Basic); !ok || basic.Info()&types.IsString == 0 {
		return ""
	}
	tr := &tracer{p: x.p, seen: map[types.Object]bool{}}
	tr.trace(arg)
	for _, text := range tr.texts {
		if v.quoted && severalWords.MatchString(text) || !v.quoted && !plainWords.MatchString(text) {
			return text
		}
	}
	return ""
}

// checkVerbs compares a translation with its format: the same verbs for the same arguments, in any order.
func checkVerbs(t *testing.T, language, format, translation string) {
	t.Helper()
	if !strings.Contains(format, "%") && strings.Contains(translation, "%") {
		t.Errorf("%s.yaml: %q has signs of per cent that %q has not", language, translation, format)
	}
	byArgument := func(a, b verb) int { return a.arg - b.arg }
	want, got := verbsOf(format), slices.SortedFunc(slices.Values(verbsOf(translation)), byArgument)
	if !slices.EqualFunc(want, got, func(a, b verb) bool { return a.arg == b.arg && a.kind == b.kind }) {
		t.Errorf("%s.yaml: %q takes other arguments than %q", language, translation, format)
	}
}

// writersWarn: the manifest keeps a writer's warning as it reads. Without arguments it can be translated when it is told again.
func (x *extraction) writersWarn(t *testing.T) {
	found := 0
	for _, u := range x.uses {
		if !u.warning || !strings.HasPrefix(u.at, "render/") || strings.HasPrefix(u.at, "render/style/") {
			continue
		}
		found++
		if len(u.args) > 0 {
			t.Errorf("%s: %q takes arguments", u.at, u.format)
		}
	}
	if found == 0 {
		t.Error("no writer warns of anything")
	}
}

// asIs are the parts of a message that are the same in every language: flags, actions of templates, names of files.
var asIs = regexp.MustCompile(`--[a-z-]+|\{\{[a-z]*|[\w.-]+\.(?:yaml|csv|json|docx|md)\b|https?://|mailto:|U\+`)

// TestTranslationsLookAlike checks what every message has in common.
func TestTranslationsLookAlike(t *testing.T) {
	for _, language := range []string{"fi", "sv"} {
		for format, text := range open(t, language).formats {
			switch {
			case strings.ContainsAny(text, "“‘’") || strings.Count(format, "“")*2 != strings.Count(text, "”") && strings.Contains(format, "“"):
				t.Errorf("%s.yaml: %q: quotation marks are ”…”", language, text)
			case strings.HasSuffix(text, "."):
				t.Errorf("%s.yaml: %q ends with a full stop", language, text)
			case text != strings.TrimSpace(text), strings.Contains(text, "  "):
				t.Errorf("%s.yaml: %q has spaces too many", language, text)
			case strings.Contains(text, "\u00A0") != strings.Contains(format, "\u00A0"):
				t.Errorf("%s.yaml: %q: no-break spaces are as in %q", language, text, format)
			}
			for _, part := range asIs.FindAllString(format, -1) {
				if !strings.Contains(text, part) {
					t.Errorf("%s.yaml: %q lacks %s", language, text, part)
				}
			}
		}
	}
}

func open(t *testing.T, language string) *Catalogue {
	t.Helper()
	c, err := Open(language, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
