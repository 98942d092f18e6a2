package templates

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
)

// definite is a form that Swedish names have: kommunen, projektet.
const definite = "definite"

// plural is the form that the cases inflect in turn: kunnat.
const plural = "plural"

// Forms of places that answer where, where to and where from.
const (
	locative   = "locative"
	lative     = "lative"
	separative = "separative"
)

// knownForms are the forms of names that functions can ask for. Which of them a language has, its word file says.
var knownForms = append(slices.Clone(caseNames), definite, plural, locative, lative, separative)

// hasForm reports whether names have a form in the language.
func (w *Words) hasForm(form string) bool { return slices.Contains(w.Forms, form) }

// genitiveEnding is how a language makes the genitive of any name: Esbo stads, THL:s, but Kimitoöns kommun of a name that has
// its ending already.
type genitiveEnding struct {
	ending       string
	abbreviation string   // after capital letters: ":s"
	unchanged    []string // endings that take none: s, x, z
}

// of gives the genitive of a name, or false where the rule does not say it: after a digit, a bracket or another sign.
func (g *genitiveEnding) of(name string) (string, bool) {
	last, _ := utf8.DecodeLastRuneInString(name)
	word := name[strings.LastIndexAny(name, " -")+1:]
	switch {
	case g.ending == "" || !unicode.IsLetter(last):
		return "", false
	case utf8.RuneCountInString(word) > 1 && strings.ToUpper(word) == word:
		return name + g.abbreviation, true
	case slices.Contains(g.unchanged, strings.ToLower(string(last))):
		return name, true
	}
	return name + g.ending, true
}

// places where the kind word of a project stands beside its name.
const (
	kindAfter  = "after"  // Uusi alku -hanke
	kindBefore = "before" // projektet Ny start
)

// fullName joins the name of a project with its kind word. Before the name it stands in the definite form, after it with a
// hyphen, to which a name of several words adds a space.
func (w *Words) fullName(bare string, kind *Name) string {
	switch {
	case isMark(kind.text):
		return bare + kind.text
	case w.KindWord == kindBefore:
		form, err := kind.form(definite)
		if err != nil {
			form = kind.text
		}
		return form + " " + bare
	case strings.ContainsRune(bare, ' '):
		return bare + " -" + kind.text
	}
	return bare + "-" + kind.text
}

func (r record) formNames(n *yaml.Node) []string {
	names := r.texts(n)
	for i, name := range names {
		if slices.Contains(knownForms, name) {
			continue
		}
		e := r.Fail(n.Content[i], "unknown-form", "there is no form of names called “%s”", name)
		if near := source.Suggest(name, knownForms); near != "" {
			e.WithHint("did you mean “%s”?", near)
		} else {
			e.WithHint("the forms are: %s", joined(knownForms))
		}
	}
	return names
}

func (r record) genitiveEnding(n *yaml.Node) genitiveEnding {
	var g genitiveEnding
	r.Mapping(n, yamlnode.Fields{
		"ending":       func(n *yaml.Node) { g.ending = r.text(n) },
		"abbreviation": func(n *yaml.Node) { g.abbreviation = r.text(n) },
		"unchanged":    func(n *yaml.Node) { g.unchanged = r.texts(n) },
	})
	return g
}
