package templates

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

func documentFunctions() []Function {
	return []Function{
		{
			Name: "fill", Group: groupDocument, Help: "A named blank for what only the recipient knows; its prompt is in the word file.",
			Example: `{{fill "section"}}`, Gives: "[pykälä]",
			bind: func(m *machine) any { return m.fill }, check: checkFill,
		},
		{
			Name: "checkbox", Group: groupDocument, Help: "A box to tick; ticked if a condition follows that holds.",
			Example: `{{checkbox .Party.PaysMoney}}`, Gives: doc.BoxChecked,
			bind: func(m *machine) any { return m.checkbox },
		},
		{
			Name: "verb", Group: groupDocument, Help: "The verb of a proposal; the house style chooses its mood.",
			Example: `{{verb "päättää"}}`, Gives: "päättää",
			bind: func(m *machine) any { return m.verb }, check: checkVerb,
		},
		{
			Name: "outcome", Group: groupDocument, Help: "The house style's sentence for how a matter ended, by the code of the outcome.",
			Example: `{{outcome "passed"}}`, Gives: "{passed}",
			bind: plain(func(code string) inlineValue { return inlineValue{doc.Outcome{Code: code}} }),
		},
		{
			Name: "law", Group: groupDocument, Help: "A law, with its number the first time that a document names it; a case inflects it.",
			Example: `{{law "kuntalaki" | genitive}} 39 §, {{law "kuntalaki"}}`, Gives: "kuntalain (410/2015) 39\u00a0§, kuntalaki",
			bind: func(m *machine) any { return m.law }, check: checkLaw,
		},
		{
			Name: "attached", Group: groupDocument, Help: "The house style's phrase for an attachment: Liitteenä 8.",
			Example: `{{attached "shares"}}`, Gives: "@shares",
			bind: func(m *machine) any { return m.attached },
		},
		{
			Name: "ref", Group: groupDocument, Help: "The number of what a key of the data names, like @key in the text.",
			Example: `{{range .Attachments}}{{ref .Key}}{{end}}`, Gives: "@shares",
			bind: func(m *machine) any { return m.ref },
		},
		{
			Name: "lines", Group: groupDocument, Help: "A list, or a text with line breaks, on lines of its own.",
			Example: `{{lines .Host.Address}}`, Gives: "PL 1\n99999 Esimerkkilä",
			bind: func(m *machine) any { return m.lines },
		},
		{
			Name: "optional", Group: groupDocument, Help: "What may be missing: nothing is printed then.",
			Example: `{{optional .Party.Diary}}`, Gives: "",
			bind: plain(func(x any) optionalValue { return optionalValue{x} }),
		},
		row("rowGroup", "Stands first in a table's row that heads the rows below it.", rowValue{is: true, kind: doc.RowGroup}),
		row("rowSubtotal", "Stands first in a table's row that sums a group.", rowValue{is: true, kind: doc.RowSubtotal}),
		row("rowTotal", "Stands first in a table's row that sums everything.", rowValue{is: true, kind: doc.RowTotal}),
		{
			Name: "rowOwn", Group: groupDocument, Help: "Stands first in a table's row and marks it as the recipient's own if a condition holds.",
			Example: "| a |\n|---|\n| {{rowOwn true}} b |", Gives: "a\nb",
			bind: plain(func(own bool) rowValue { return rowValue{is: true, own: own} }),
		},
	}
}

func row(name, help string, v rowValue) Function {
	return Function{
		Name: name, Group: groupDocument, Help: help, Example: "| a |\n|---|\n| {{" + name + "}} b |", Gives: "a\nb",
		bind: plain(func() rowValue { return v }),
	}
}

func (m *machine) fill(name string) inlineValue {
	return inlineValue{m.blank(name)}
}

// blank gives the blank of a name. Checking has made sure that the words have a prompt for it.
func (m *machine) blank(name string) doc.Blank {
	return doc.Blank{Name: name, Prompt: m.template.words.Prompts[name]}
}

func checkFill(c *compiler, args []parse.Node) *source.Error {
	return blankWords.check(args, slices.Sorted(maps.Keys(c.words.Prompts)), c.words.file)
}

func checkVerb(c *compiler, args []parse.Node) *source.Error {
	return verbWords.check(args, slices.Sorted(maps.Keys(c.words.Verbs)), c.words.file)
}

func checkLaw(c *compiler, args []parse.Node) *source.Error {
	return lawWords.check(args, slices.Sorted(maps.Keys(c.words.Laws)), c.words.file)
}

// wordKind is a kind of words that the word file of a language knows, and what there is to say of a wrong one.
type wordKind struct{ code, takes, unknown, remedy string }

var (
	blankWords = wordKind{
		"unknown-blank", "“fill” takes the name of a blank in quotes",
		"there is no blank called “%s”", "add it to “prompts” in %s",
	}
	verbWords = wordKind{
		"unknown-verb", "“verb” takes a verb in quotes",
		"there is no verb called “%s”", "add it with its moods to “verbs” in %s",
	}
	lawWords = wordKind{
		"unknown-law", "“law” takes the name of a law in quotes",
		"there is no law called “%s”", "add it with its number to “laws” in %s",
	}
)

// check checks an argument that must be one of the words that the word file knows.
func (k wordKind) check(args []parse.Node, known []string, file string) *source.Error {
	word, ok := firstText(args)
	if !ok {
		return source.Errorf(source.Pos{}, "wrong-arguments", k.takes)
	}
	if slices.Contains(known, word) {
		return nil
	}
	e := source.Errorf(source.Pos{}, k.code, k.unknown, word)
	if near := source.Suggest(word, known); near != "" {
		return e.WithHint("did you mean “%s”?", near)
	}
	return e.WithHint(k.remedy, file)
}

func (m *machine) checkbox(checked ...bool) (inlineValue, error) {
	if len(checked) > 1 {
		return inlineValue{}, refuse("“checkbox” takes one condition at most")
	}
	return inlineValue{doc.Checkbox{Checked: len(checked) == 1 && checked[0]}}, nil
}

func (m *machine) verb(indicative string) inlineValue {
	v := m.template.words.Verbs[indicative]
	return inlineValue{doc.Verb{Indicative: indicative, Potential: v.Potential, Conditional: v.Conditional}}
}

// law gives a law as a name. Checking has made sure that the words have it.
func (m *machine) law(name string) *Name {
	out := &Name{text: name, words: m.template.words}
	if !slices.Contains(m.cited, name) {
		m.cited = append(m.cited, name)
		out.note = " (" + m.template.words.Laws[name].Number + ")"
	}
	return out
}

func (m *machine) attached(key string) inlineValue {
	known := make([]string, len(m.view.Attachments))
	for i, a := range m.view.Attachments {
		known[i] = a.Key
	}
	if !slices.Contains(known, key) {
		m.fail(unknownKey("unknown-attachment", "there is no attachment called “%s”", key, known))
	}
	return inlineValue{doc.AttachmentRef{Key: key}}
}

func unknownKey(code, complaint, key string, known []string) *source.Error {
	e := source.Errorf(source.Pos{}, code, complaint, key)
	switch near := source.Suggest(key, known); {
	case near != "":
		e.WithHint("did you mean “%s”?", near)
	case len(known) > 0:
		e.WithHint("there are: %s", joined(known))
	}
	return e
}

func (m *machine) ref(key string) inlineValue {
	if key == "" {
		m.lacking()
	}
	return inlineValue{doc.Ref{ID: key}}
}

func (m *machine) lines(x any) (linesValue, error) {
	switch x := x.(type) {
	case []string:
		return linesValue{slices.Clone(x)}, nil
	case optionalValue:
		return m.lines(x.x)
	case string:
		if x == "" {
			return linesValue{}, nil
		}
		return linesValue{strings.Split(strings.TrimRight(x, "\n"), "\n")}, nil
	}
	return linesValue{}, refuse("“lines” takes a list of texts or a text, and gets %s", typeName(reflect.TypeOf(x)))
}
