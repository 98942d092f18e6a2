package job

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render"
	"github.com/pykala/pykala/templates"
)

// Selection is what was asked for on the command line. What is empty was not narrowed.
type Selection struct {
	Kinds     []string // by name; empty is every kind
	Parties   []string // by Finnish or Swedish name or code; empty is every party
	Formats   []string // by name; empty is DefaultFormats
	Languages []string // empty is each party's own
}

// DefaultFormats are the formats that are made when none was asked for.
func DefaultFormats() []string { return []string{"pdf", "docx"} }

// Choice is what a selection comes to.
type Choice struct {
	Documents []Document    // by party in the case's order, then by kind, then by language
	Warnings  source.Errors // what could not be as it should: a party's language in which there is no text
	Whole     bool          // nothing of the case was left out
}

// Misuse is what is wrong with a selection: it names something that is not there.
type Misuse struct{ source.Errors }

// Select finds the documents that are asked for. An error of type Misuse concerns the selection; any other, of type
// source.Errors, the templates.
func (j *Job) Select(s Selection) (*Choice, error) {
	known, err := j.Library.Kinds()
	if err != nil {
		return nil, err
	}
	if err := j.checkAttachments(known); err != nil {
		return nil, err
	}
	whole := len(s.Formats) == 0
	if whole {
		s.Formats = DefaultFormats()
	}
	var wrong source.Errors
	kinds := pick(s.Kinds, known, kindNames, kindThing, &wrong)
	formats := pick(s.Formats, render.Formats(), formatNames, formatThing, &wrong)
	parties := pick(s.Parties, j.Case.Parties, PartyNames, partyThing, &wrong)
	languages := pick(s.Languages, data.Languages(), itself, languageThing, &wrong)
	j.checkStyle(&wrong)
	if wrong.Failed() {
		return nil, Misuse{wrong}
	}
	if len(s.Languages) == 0 {
		languages = nil
	}
	if err := j.checkLanguages(languages, kinds); err != nil {
		return nil, err
	}
	c := &Choice{Whole: whole && len(kinds) == len(known) && len(parties) == len(j.Case.Parties) && languages == nil}
	folder := j.folders()
	unserved := &unserved{}
	for i, p := range j.Case.Parties {
		if !slices.Contains(parties, p) {
			continue
		}
		for _, k := range kinds {
			for _, lang := range unserved.languages(p, k, languages) {
				c.Documents = append(c.Documents, Document{p, k, lang, filesOf(folder[i], k, lang, formats)})
			}
		}
	}
	c.Warnings = unserved.warnings()
	return c, nil
}

func kindNames(k *templates.Kind) []string { return []string{k.Name} }

func formatNames(f render.Format) []string { return []string{f.Name} }

func itself(s string) []string { return []string{s} }

// PartyNames gives the names by which a party may be asked for; the first is the one that the program prints.
func PartyNames(p *data.Party) []string {
	names := []string{p.Name}
	if m := p.Municipality; m != nil {
		names = append(names, m.Code, m.Name["sv"], m.Official["fi"], m.Official["sv"])
	}
	if e := p.Entity; e != nil {
		names = append(names, e.Short...)
	}
	for _, lang := range data.Languages() {
		if name, ok := p.Organisation.Name.In(lang); ok {
			names = append(names, name)
		}
	}
	return slices.DeleteFunc(append(names, p.Organisation.Short, Slug(p.Name)), func(s string) bool { return s == "" })
}

// thing is what a name on the command line stands for, and what there is to say of a wrong one.
type thing struct{ code, unknown, known string }

var (
	kindThing     = thing{"unknown-kind", "there is no kind of document called “%s”", "the kinds are: %s"}
	formatThing   = thing{"unknown-format", "there is no format called “%s”", "the formats are: %s"}
	partyThing    = thing{"unknown-party", "there is no party of the case called “%s”", "the parties are: %s"}
	languageThing = thing{"unknown-language", "there is no language called “%s”", "the languages are: %s"}
)

// pick finds what each name means, in the order of all; no names mean all of them.
func pick[T any](names []string, all []T, namesOf func(T) []string, what thing, wrong *source.Errors) []T {
	if len(names) == 0 {
		return all
	}
	wanted := make([]bool, len(all))
	for _, name := range names {
		name = norm.NFC.String(strings.TrimSpace(name)) // a Mac types letters and their marks apart
		i := slices.IndexFunc(all, func(x T) bool {
			return slices.ContainsFunc(namesOf(x), func(n string) bool { return strings.EqualFold(n, name) })
		})
		if i < 0 {
			wrong.Add(unknown(name, all, namesOf, what))
			continue
		}
		wanted[i] = true
	}
	var out []T
	for i, x := range all {
		if wanted[i] {
			out = append(out, x)
		}
	}
	return out
}

func unknown[T any](name string, all []T, namesOf func(T) []string, what thing) *source.Error {
	var known, first []string
	for _, x := range all {
		known = append(known, namesOf(x)...)
		first = append(first, namesOf(x)[0])
	}
	e := source.Errorf(source.Pos{}, what.code, what.unknown, name)
	if near := source.Suggest(name, known); near != "" {
		return e.WithHint("did you mean “%s”?", near)
	}
	return e.WithHint(what.known, Names(first))
}

// checkAttachments finds attachments that name a kind of document that there is not.
func (j *Job) checkAttachments(known []*templates.Kind) error {
	var errs source.Errors
	for _, a := range slices.Concat(j.Case.Attachments, j.Case.Background) {
		if a.Document == "" || slices.ContainsFunc(known, func(k *templates.Kind) bool { return k.Name == a.Document }) {
			continue
		}
		e := unknown(a.Document, known, kindNames, kindThing)
		e.Pos = a.PosOf("document")
		errs.Add(e)
	}
	return errs.Err()
}

// checkLanguages finds kinds that have no text, or none in a language that was asked for.
func (j *Job) checkLanguages(languages []string, kinds []*templates.Kind) error {
	var errs source.Errors
	for _, k := range kinds {
		if len(k.Langs) == 0 {
			errs.Add(source.Errorf(k.At, "no-text", "the kind “%s” has no text in any language", k.Name).WithHint("write %s/fi.md beside it", k.Name))
			continue
		}
		for _, lang := range languages {
			if !slices.Contains(k.Langs, lang) {
				errs.Add(source.Errorf(k.At, "no-text", "there is no text of %s in the language “%s”", k.Name, lang).
					WithHint("write %s/%s.md in a folder and give the folder with --templates, or ask for another language", k.Name, lang))
			}
		}
	}
	return errs.Err()
}

// unserved collects the parties whose language has no text yet.
type unserved struct{ order []*gap }

type gap struct {
	lang           string
	parties, kinds []string
}

// languages gives those in which a party gets a kind: those that were asked for, else the party's own as far as there is a
// text, else Finnish, which every kind of the program has.
func (u *unserved) languages(p *data.Party, k *templates.Kind, asked []string) []string {
	if len(asked) > 0 {
		return asked
	}
	var langs []string
	for _, lang := range p.LanguagesOf() {
		if slices.Contains(k.Langs, lang) {
			langs = append(langs, lang)
			continue
		}
		u.add(lang, p.Name, k.Name)
	}
	switch {
	case len(langs) > 0 || len(k.Langs) == 0:
		return langs
	case slices.Contains(k.Langs, "fi"):
		return []string{"fi"}
	}
	return k.Langs[:1]
}

func (u *unserved) add(lang, party, kind string) {
	i := slices.IndexFunc(u.order, func(g *gap) bool { return g.lang == lang })
	if i < 0 {
		i = len(u.order)
		u.order = append(u.order, &gap{lang: lang})
	}
	g := u.order[i]
	if !slices.Contains(g.parties, party) {
		g.parties = append(g.parties, party)
	}
	if !slices.Contains(g.kinds, kind) {
		g.kinds = append(g.kinds, kind)
	}
}

func (u *unserved) warnings() source.Errors {
	var errs source.Errors
	for _, g := range u.order {
		errs.Add(source.Warningf(source.Pos{}, "no-text", "%s: “%s” not available for %s", Names(g.parties), g.lang, strings.Join(g.kinds, ", ")).
			WithHint("what is written is in the languages that have a text: “pykala list” shows them"))
	}
	return errs
}

// folders gives the name of each party's folder, in the case's order.
func (j *Job) folders() []string {
	var all []owner
	for _, p := range j.Case.Parties {
		all = append(all, owner{p.Name, p.Code()})
	}
	return folders(all)
}

func filesOf(folder string, k *templates.Kind, lang string, formats []render.Format) []File {
	base := Slug(k.File[lang])
	if base == "" {
		base = Slug(k.Name)
	}
	for other, name := range k.File {
		if other != lang && Slug(name) == base {
			base = fmt.Sprintf("%s-%s", base, lang)
			break
		}
	}
	var files []File
	for _, f := range formats {
		files = append(files, File{folder + "/" + base + f.Ext, f})
	}
	return files
}
