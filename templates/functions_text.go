package templates

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/Masterminds/sprig/v3"
)

func textFunctions() []Function {
	rows := []Function{
		{
			Name: "upper", Group: groupText, Help: "In capitals.", Example: `{{upper .Host.Unit}}`, Gives: "HANKETOIMISTO",
			bind: func(m *machine) any { return func(x any) (string, error) { return m.onText(x, strings.ToUpper) } },
		},
		{
			Name: "lower", Group: groupText, Help: "In small letters.", Example: `{{lower .Host.Unit}}`, Gives: "hanketoimisto",
			bind: func(m *machine) any { return func(x any) (string, error) { return m.onText(x, strings.ToLower) } },
		},
		{
			Name: "trim", Group: groupText, Help: "Without spaces at its ends.", Example: `{{trim "  Salla "}}`, Gives: "Salla",
			bind: func(m *machine) any { return func(x any) (string, error) { return m.onText(x, strings.TrimSpace) } },
		},
		{
			Name: "replace", Group: groupText, Help: "With one text in place of another, everywhere.",
			Example: `{{"2020-2021" | replace "-" "–"}}`, Gives: "2020–2021",
			bind: func(m *machine) any { return m.replace },
		},
		{
			Name: "join", Group: groupText, Help: "The values of a list with a text between.",
			Example: `{{join " / " .Shares.Years}}`, Gives: "2020 / 2021",
			bind: func(m *machine) any { return m.join },
		},
		{
			Name: "printf", Group: groupText, Help: "Values put into a text: %s for any value, %d for a whole number, with an optional width such as %02d.",
			Example: `{{printf "%s: %03d" .Party.Place 7}}`, Gives: "Kemijärvi: 007",
			bind: func(m *machine) any { return m.printf },
		},
	}
	return append(rows, sprigRows(groupText, []sprigRow{
		{"contains", "Whether a text has another in it.", `{{if contains "järvi" .Party.Place.Text}}on{{end}}`, "on"},
		{"hasPrefix", "Whether a text begins with another.", `{{if hasPrefix "Kemi" .Party.Place.Text}}on{{end}}`, "on"},
		{"hasSuffix", "Whether a text ends in another.", `{{if hasSuffix "järvi" .Party.Place.Text}}on{{end}}`, "on"},
		{"trimAll", "Without certain characters at its ends.", `{{trimAll "-" "--Salla-"}}`, "Salla"},
		{"trimPrefix", "Without a text at its beginning.", `{{trimPrefix "Kemi" .Party.Place.Text}}`, "järvi"},
		{"trimSuffix", "Without a text at its end.", `{{trimSuffix "järvi" .Party.Place.Text}}`, "Kemi"},
		{"nospace", "Without any spaces.", `{{nospace "a b c"}}`, "abc"},
		{"untitle", "Every word with a small first letter.", `{{untitle "Hanke Ja Ohjelma"}}`, "hanke ja ohjelma"},
		{"splitList", "A text cut at every place where another stands: a list.", `{{splitList "/" "a/b" | join "-"}}`, "a-b"},
		{"mustRegexMatch", "Whether a regular expression fits a text.", `{{if mustRegexMatch "^Kemi" .Party.Place.Text}}on{{end}}`, "on"},
		{"mustRegexFind", "The first part of a text that a regular expression fits.", `{{mustRegexFind "[0-9]+" "§ 144"}}`, "144"},
	})...)
}

// sprigRow is a function of sprig that templates may call. sprig has many that they may not: those that guess (int of "abc" is
// 0), mutate their argument (set, merge, append), grow without bound (repeat, until, indent, concat), order nothing (keys,
// values), compute with floats (addf, round, div), cut letters in two (trunc, substr, abbrev), or ask the clock, the
// environment, the network or chance. What is listed is pure, gives the same everywhere, and gives no more than it gets.
type sprigRow struct{ name, help, example, gives string }

func sprigRows(group string, rows []sprigRow) []Function {
	all := sprig.GenericFuncMap()
	out := make([]Function, len(rows))
	for i, r := range rows {
		out[i] = Function{Name: r.name, Group: group, Help: r.help, Example: r.example, Gives: r.gives, bind: plain(sealing(all[r.name]))}
	}
	return out
}

func (m *machine) replace(old, by string, x any) (string, error) {
	s, err := m.textOf(x)
	if err != nil {
		return "", err
	}
	if old == "" {
		return "", refuse("“replace” wants a text to look for")
	}
	if len(s)+strings.Count(s, old)*max(0, len(by)-len(old)) > maxText {
		return "", tooLong()
	}
	return strings.ReplaceAll(s, old, by), nil
}

func (m *machine) join(between string, list any) (string, error) {
	var texts []string
	size := 0
	for _, x := range flattened([]any{list}) {
		s, err := m.textOf(x)
		if err != nil {
			return "", err
		}
		if size += len(s) + len(between); size > maxText {
			return "", tooLong()
		}
		texts = append(texts, s)
	}
	return strings.Join(texts, between), nil
}

func tooLong() error { return refuse("the text would be longer than %d bytes", maxText) }

func bounded(s string) (string, error) {
	if len(s) > maxText {
		return "", tooLong()
	}
	return s, nil
}

// inSentence joins texts with commas and a word before the last.
func inSentence(texts []string, and string) string {
	last := len(texts) - 1
	if last == 0 {
		return texts[0]
	}
	return strings.Join(texts[:last], ", ") + " " + and + " " + texts[last]
}

// maxWidth is the widest field of printf.
const maxWidth = 100

// printf knows %s, %d and %%, each of the first two with a flag and a width.
func (m *machine) printf(format string, args ...any) (string, error) {
	var b strings.Builder
	for format != "" {
		before, rest, found := strings.Cut(format, "%")
		b.WriteString(before)
		if !found {
			break
		}
		if strings.HasPrefix(rest, "%") {
			b.WriteByte('%')
			format = rest[1:]
			continue
		}
		spec, verb, width, ok := specification(rest)
		if !ok || width > maxWidth {
			return "", refuse("“printf” does not know “%%%s”; it knows %%s, %%d and %%%%, with a width of at most %d", spec, maxWidth)
		}
		if len(args) == 0 {
			return "", refuse("“printf” has fewer values than %s and %d")
		}
		s, err := m.formatted(spec, verb, args[0])
		if err != nil {
			return "", err
		}
		b.WriteString(s)
		format, args = rest[len(spec):], args[1:]
	}
	if len(args) > 0 {
		return "", refuse("“printf” has more values than %s and %d")
	}
	return bounded(b.String())
}

// specification reads what follows a %: flags, a width, a verb.
func specification(s string) (spec string, verb byte, width int, ok bool) {
	i := 0
	for i < len(s) && strings.IndexByte("-+0 ", s[i]) >= 0 && i < 4 {
		i++
	}
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		if width = width*10 + int(s[i]-'0'); width > maxWidth {
			return s[:i+1], 0, width, false
		}
		i++
	}
	if i == len(s) {
		return s, 0, 0, false
	}
	return s[:i+1], s[i], width, s[i] == 's' || s[i] == 'd'
}

func (m *machine) formatted(spec string, verb byte, x any) (string, error) {
	if verb == 's' {
		s, err := m.textOf(x)
		return fmt.Sprintf("%"+spec, s), err
	}
	n, ok := x.(int)
	if !ok {
		return "", refuse("“printf” wants a whole number for %%d and gets %s", typeName(reflect.TypeOf(x)))
	}
	return fmt.Sprintf("%"+spec, n), nil
}
