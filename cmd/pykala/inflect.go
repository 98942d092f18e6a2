package main

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/templates/inflect"
)

type inflectCommand struct {
	Name   []string `arg:""`
	Plural bool     `name:"plural"`
	JSON   bool     `name:"json"`
}

// inflection is what the command shows of a name.
type inflection struct {
	Name  string       `json:"name"`
	Forms inflectForms `json:"forms"`

	place *data.Local    // of a municipality
	means source.Message // how the forms are known
}

// inflectForms are the forms in the order of grammars. A form that is not known is left out.
type inflectForms struct {
	Genitive    string `json:"genitive,omitempty"`
	Partitive   string `json:"partitive,omitempty"`
	Inessive    string `json:"inessive,omitempty"`
	Elative     string `json:"elative,omitempty"`
	Illative    string `json:"illative,omitempty"`
	Adessive    string `json:"adessive,omitempty"`
	Ablative    string `json:"ablative,omitempty"`
	Allative    string `json:"allative,omitempty"`
	Essive      string `json:"essive,omitempty"`
	Translative string `json:"translative,omitempty"`
}

// Run shows the forms of a name.
func (i *inflectCommand) Run(c *console) error {
	c.json = i.JSON
	found, err := i.find(norm.NFC.String(strings.Join(i.Name, " ")))
	if err != nil {
		return c.report(err)
	}
	if i.JSON {
		return c.printJSON(found)
	}
	found.print(c)
	return nil
}

// find looks a name up: municipalities in the register, other names in the tables of package inflect.
func (i *inflectCommand) find(name string) (*inflection, error) {
	reg, err := data.OpenRegister()
	if err != nil {
		return nil, err
	}
	if m, ok := municipalityNamed(reg, name); ok && !i.Plural {
		return &inflection{m.Name["fi"], formsOf(func(c inflect.Case) string { return m.Forms[c.String()] }), &m.Local, source.Msg("by the register of municipalities")}, nil
	}
	finnish, err := inflect.Open()
	if err != nil {
		return nil, err
	}
	noun, refused := finnish.Noun(name)
	if refused != nil {
		return nil, advised(reg, name, refused)
	}
	if i.Plural {
		plural, ok := noun.Plural()
		if !ok {
			return nil, source.Errorf(source.Pos{}, "no-plural", "the plural of “%s” is not known", name)
		}
		noun = plural
	}
	forms := formsOf(func(c inflect.Case) string {
		form, _ := noun.Form(c)
		return form
	})
	return &inflection{noun.String(), forms, nil, meansOf(noun.Means())}, nil
}

// municipalityNamed finds a municipality by its Finnish name, existing or merged into another.
func municipalityNamed(reg *data.Register, name string) (*data.Municipality, bool) {
	if m, ok := reg.Municipality(name); ok && strings.EqualFold(m.Name["fi"], name) {
		return m, true
	}
	if former, ok := reg.FormerMunicipality(name); ok && strings.EqualFold(former.Name["fi"], name) {
		return &former.Municipality, true
	}
	return nil, false
}

// advised adds to a refusal what the name may have been meant to be, or where its forms are written.
func advised(reg *data.Register, name string, refused *source.Error) *source.Error {
	if m, ok := reg.Municipality(name); ok {
		return refused.WithHint("the municipality is called “%s” in Finnish", m.Name["fi"])
	}
	if near := reg.SuggestMunicipality(name); near != "" {
		return refused.WithHint("did you mean “%s”?", near)
	}
	return refused.WithHint("write the forms in the case beside the name: forms: {genitive: …}")
}

func formsOf(form func(inflect.Case) string) inflectForms {
	return inflectForms{
		form(inflect.Genitive), form(inflect.Partitive), form(inflect.Inessive), form(inflect.Elative), form(inflect.Illative),
		form(inflect.Adessive), form(inflect.Ablative), form(inflect.Allative), form(inflect.Essive), form(inflect.Translative),
	}
}

func meansOf(m inflect.Means) source.Message {
	switch m.By {
	case inflect.ByHead:
		return source.Msg("by the word “%s” of the table of words, class %s", m.Entry, m.Class)
	case inflect.ByEnding:
		return source.Msg("by the ending “%s”, class %s", m.Entry, m.Class)
	case inflect.BySpelling:
		return source.Msg("“%s” is read letter by letter", m.Entry)
	}
	return source.Msg("by the abbreviation “%s”, class %s", m.Entry, m.Class)
}

// print shows the forms to people.
func (i *inflection) print(c *console) {
	forms := i.Forms
	rows := [][]string{{c.text(doc.CaseName("nominative")), i.Name}}
	for _, row := range [][2]string{
		{"genitive", forms.Genitive},
		{"partitive", forms.Partitive},
		{"inessive", forms.Inessive},
		{"elative", forms.Elative},
		{"illative", forms.Illative},
		{"adessive", forms.Adessive},
		{"ablative", forms.Ablative},
		{"allative", forms.Allative},
		{"essive", forms.Essive},
		{"translative", forms.Translative},
	} {
		rows = append(rows, []string{c.text(doc.CaseName(row[0])), orDash(row[1])})
	}
	if i.place != nil {
		rows = append(rows, []string{c.text(source.Msg("where")), i.place.In}, []string{c.text(source.Msg("where to")), i.place.Into},
			[]string{c.text(source.Msg("where from")), i.place.From})
	}
	c.printf("%s\n%s\n", table([]string{"<", "<"}, rows), c.text(i.means))
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
