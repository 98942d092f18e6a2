package templates

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/templates/inflect"
)

// Name is a noun phrase that templates may inflect: of a project, an organisation, a place, a title. Forms that the case or
// the register gives win; then come the nouns of the language's word file, and last the inflection of Finnish.
type Name struct {
	text  string
	forms map[string]string // by case
	place *data.Local       // of a place: where, into, from
	words *Words
	at    source.Pos // of the record that the name comes from
	open  bool       // the record takes “forms”

	plural *inflect.Noun // of a name that stands in the plural: “kunnat”
	note   string        // what follows every form when it is printed: “ (410/2015)”
}

// String gives the nominative.
func (n *Name) String() string { return n.text + n.note }

// Text gives the nominative as a text, for functions that want one.
func (n *Name) Text() string {
	if n == nil {
		return ""
	}
	return n.text
}

// form gives the name in a case.
func (n *Name) form(grammaticalCase string) (string, *source.Error) {
	if form := n.forms[grammaticalCase]; form != "" {
		return form, nil
	}
	if isMark(n.text) {
		return n.text, nil
	}
	if n.plural != nil {
		return n.inPlural(grammaticalCase)
	}
	form, reason := n.words.inflect(n.text, grammaticalCase)
	if form != "" {
		return form, nil
	}
	return "", n.missing(grammaticalCase, reason)
}

func (n *Name) inPlural(form string) (string, *source.Error) {
	if c, ok := inflect.ParseCase(form); ok {
		if text, ok := n.plural.Form(c); ok {
			return text, nil
		}
	}
	return "", n.missing(form, nil)
}

// inNumber gives the name in the plural, which only the inflection of Finnish knows.
func (n *Name) inNumber() (*Name, *source.Error) {
	if n.plural != nil || isMark(n.text) {
		return n, nil
	}
	phrase, reason := n.words.finnish.Noun(n.text)
	if reason == nil {
		if plural, ok := phrase.Plural(); ok {
			return &Name{text: plural.String(), words: n.words, at: n.at, plural: &plural}, nil
		}
	}
	e := source.Errorf(source.Pos{}, "missing-form", "the plural of “%s” is not known", n.text).
		WithHint("write it in the template in the form that is wanted")
	return nil, because(e, reason)
}

// because adds the reason to a mistake, where there is one.
func because(e, reason *source.Error) *source.Error {
	if reason != nil {
		e.Notes = append(e.Notes, source.Note{Msg: reason.Msg})
	}
	return e
}

// definite gives the name in its definite form, as a name that has a genitive of its own.
func (n *Name) definite() (*Name, *source.Error) {
	text, err := n.form(definite)
	if err != nil {
		return nil, err
	}
	return &Name{text: text, words: n.words, at: n.at}, nil
}

// noun gives the name with every form that is known, for house styles.
func (n *Name) noun() doc.Noun {
	if n == nil {
		return doc.Noun{}
	}
	return doc.Noun{Text: n.text, Forms: n.words.allForms(n.text, n.forms)}
}

func (n *Name) missing(grammaticalCase string, reason *source.Error) *source.Error {
	e := source.Errorf(source.Pos{}, "missing-form", "the %s of “%s” is not known", doc.CaseName(grammaticalCase), n.text)
	if n.at.IsValid() {
		e.WithNote(n.at, "“%s” comes from here", n.text)
	}
	e = because(e, reason)
	switch {
	case n.plural != nil, reason != nil && reason.Code != inflect.CodeUnknownWord && !n.open:
		return e.WithHint("write it in the template in the form that is wanted")
	case n.open:
		return e.WithHint("add forms: {%s: …} to “%s” at %s", grammaticalCase, n.text, n.at)
	}
	last := n.text[strings.LastIndexAny(n.text, " -")+1:]
	return e.WithHint("add the word “%s” with its forms to “nouns” in %s", last, n.words.file)
}

// local gives the form that answers where, where to or where from.
func (n *Name) local(form func(data.Local) string, question source.Message) (string, *source.Error) {
	if n.place == nil {
		return "", source.Errorf(source.Pos{}, "missing-form", "“%s” is not a place that answers the question “%s”", n.text, question).
			WithHint("use the name of a municipality, such as .Party.Place, or inflect with inessive, illative, elative")
	}
	if s := form(*n.place); s != "" {
		return s, nil
	}
	return "", source.Errorf(source.Pos{}, "missing-form", "the register does not know the form of “%s” that answers the question “%s”", n.text, question)
}

// capital gives a text with its first letter as a capital.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || first == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
