package templates

import (
	"reflect"
	"text/template/parse"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
)

func nameFunctions() []Function {
	return []Function{
		inCase(genitive, "Whose: Kemijärven kaupungin.", "Kemijärven kaupungin"),
		inCase(partitive, "Whom or what, in part: Kemijärven kaupunkia.", "Kemijärven kaupunkia"),
		inCase(inessive, "In what: Kemijärven kaupungissa.", "Kemijärven kaupungissa"),
		inCase(elative, "Out of what: Kemijärven kaupungista.", "Kemijärven kaupungista"),
		inCase(illative, "Into what: Kemijärven kaupunkiin.", "Kemijärven kaupunkiin"),
		inCase(adessive, "At or by what: Kemijärven kaupungilla.", "Kemijärven kaupungilla"),
		inCase(ablative, "From whom: Kemijärven kaupungilta.", "Kemijärven kaupungilta"),
		inCase(allative, "To whom: Kemijärven kaupungille.", "Kemijärven kaupungille"),
		inCase(essive, "As what: Kemijärven kaupunkina.", "Kemijärven kaupunkina"),
		inCase(translative, "To become what: Kemijärven kaupungiksi.", "Kemijärven kaupungiksi"),
		local(locative, "Where, by the usage of the place: Kemijärvellä, Espoossa.", "Kemijärvellä",
			source.Msg("where"), func(l data.Local) string { return l.In }),
		local(lative, "Where to, by the usage of the place: Kemijärvelle, Espooseen.", "Kemijärvelle",
			source.Msg("where to"), func(l data.Local) string { return l.Into }),
		local(separative, "Where from, by the usage of the place: Kemijärveltä, Espoosta.", "Kemijärveltä",
			source.Msg("where from"), func(l data.Local) string { return l.From }),
		{
			Name: definite, Group: groupNames, Help: "The definite form of Swedish: kommunen, projektet; it takes a genitive in turn.", Form: definite,
			Example: `{{.Party.Type | definite}}`, Gives: "staden",
			bind: func(m *machine) any { return m.definite },
		},
		{
			Name: plural, Group: groupNames, Help: "The plural, which the cases then inflect: kunnat, kuntien.", Form: plural,
			Example: `{{.Party.Type | plural | genitive}}`, Gives: "kaupunkien",
			bind: func(m *machine) any { return m.plural },
		},
		{
			Name: "capital", Group: groupNames, Help: "With a capital first letter, for the beginning of a sentence.",
			Example: `{{.Party.Body | capital}}`, Gives: "Kaupunginhallitus",
			bind: func(m *machine) any { return func(x any) (string, error) { return m.onText(x, capitalSealed) } },
		},
		{
			Name: "list", Group: groupNames, Help: "Names joined as in a sentence; a case before them inflects each.",
			Example: `{{list "genitive" .Host.Name .Party.Name}}`, Gives: "Kolpeneen palvelukeskuksen kuntayhtymän ja Kemijärven kaupungin",
			bind: func(m *machine) any { return m.list }, check: checkList,
		},
	}
}

// inCase is a function that gives a name in a grammatical case.
func inCase(grammaticalCase, help, gives string) Function {
	return Function{
		Name: grammaticalCase, Group: groupNames, Help: help, Form: grammaticalCase,
		Example: "{{.Party.Name | " + grammaticalCase + "}}", Gives: gives,
		bind: func(m *machine) any { return func(x any) (string, error) { return m.inflectAny(x, grammaticalCase) } },
	}
}

func local(name, help, gives string, question source.Message, form func(data.Local) string) Function {
	return Function{
		Name: name, Group: groupNames, Help: help, Form: name, Example: "{{.Party.Place | " + name + "}}", Gives: gives,
		bind: func(m *machine) any {
			return func(n *Name) string {
				if n == nil {
					return m.lacking()
				}
				s, err := n.local(form, question)
				if err != nil {
					m.fail(err)
					return unknownText
				}
				return s
			}
		},
	}
}

// unknownText stands for a text that is missing while execution goes on to find the next mistake. It never reaches a document.
const unknownText = "…"

// lacking collects that what the pipeline wants is missing.
func (m *machine) lacking() string {
	m.fail(m.missing())
	return unknownText
}

func (m *machine) inflect(n *Name, grammaticalCase string) string {
	if n == nil {
		return m.lacking()
	}
	s, err := n.form(grammaticalCase)
	if err != nil {
		m.fail(err)
		return unknownText
	}
	return s + n.note
}

// inflectAny inflects a name, or the printed form of another value: “80 %” becomes “80 %:n”.
func (m *machine) inflectAny(x any, grammaticalCase string) (string, error) {
	if n, ok := x.(*Name); ok {
		return m.inflect(n, grammaticalCase), nil
	}
	s, err := m.textOf(x)
	if err != nil || s == unknownText {
		return s, err
	}
	return throughSeals(s, func(s string) string { return m.inflect(&Name{text: s, words: m.template.words}, grammaticalCase) }), nil
}

// plural gives a name in the plural.
func (m *machine) plural(n *Name) *Name {
	if n == nil {
		return &Name{text: m.lacking(), words: m.template.words}
	}
	name, err := n.inNumber()
	if err != nil {
		m.fail(err)
		return &Name{text: unknownText, words: m.template.words}
	}
	return name
}

// definite gives a name in its definite form.
func (m *machine) definite(n *Name) *Name {
	if n == nil {
		return &Name{text: m.lacking(), words: m.template.words}
	}
	form, err := n.definite()
	if err != nil {
		m.fail(err)
		return &Name{text: unknownText, words: m.template.words}
	}
	return form
}

// checkForm checks that names have a form in the language of the template.
func (c *compiler) checkForm(form string) *source.Error {
	if form == "" || c.words.hasForm(form) {
		return nil
	}
	e := source.Errorf(source.Pos{}, "wrong-language", "names have no form “%s” in the language “%s”", form, c.lang)
	if len(c.words.Forms) == 0 {
		return e.WithHint("write the name as it is")
	}
	return e.WithHint("write the name as it is, or in a form that the language has: %s", joined(c.words.Forms))
}

// checkList checks the case with which a list of names may begin.
func checkList(c *compiler, args []parse.Node) *source.Error {
	if word, ok := firstText(args); ok && isCase(word) {
		return c.checkForm(word)
	}
	return nil
}

// onText applies a change to the printed form of a value.
func (m *machine) onText(x any, change func(string) string) (string, error) {
	s, err := m.textOf(x)
	if err != nil {
		return "", err
	}
	return change(s), nil
}

// textOf gives the printed form of a value, which must not be missing.
func (m *machine) textOf(x any) (string, error) {
	if o, ok := x.(optionalValue); ok {
		if empty(o.x) {
			return "", nil
		}
		x = o.x
	}
	s, ok := printed(x)
	switch {
	case !ok:
		return "", refuse("“%s” uses %s as a text", m.source(), typeName(reflect.TypeOf(x)))
	case s == "":
		return m.lacking(), nil
	case len(s) > maxText:
		return "", refuse("“%s” uses a text of %d bytes; a value has at most %d", m.source(), len(s), maxText)
	}
	return s, nil
}

// list joins names as in a sentence.
func (m *machine) list(args ...any) (string, error) {
	grammaticalCase := ""
	if len(args) > 0 {
		if s, ok := args[0].(string); ok && isCase(s) {
			grammaticalCase, args = s, args[1:]
		}
	}
	var texts []string
	for _, x := range flattened(args) {
		if grammaticalCase != "" {
			s, err := m.inflectAny(x, grammaticalCase)
			if err != nil {
				return "", err
			}
			texts = append(texts, s)
			continue
		}
		s, err := m.textOf(x)
		if err != nil {
			return "", err
		}
		texts = append(texts, s)
	}
	if len(texts) == 0 {
		return m.lacking(), nil
	}
	return bounded(inSentence(texts, m.template.words.And))
}
