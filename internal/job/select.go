package job

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
	"github.com/pykala/pykala/templates"
)

// Selection is what was asked for on the command line. What is empty was not narrowed.
type Selection struct {
	Kinds     []string // by name; empty is every kind
	Parties   []string // by Finnish or Swedish name or code; empty is every party
	Formats   []string // by name; empty is DefaultFormats, or those that can give one section
	Section   string   // role of the part that is wanted alone, as arranging names it; empty is whole documents
	Languages []string // empty is each party's own
}

// DefaultFormats are the formats that are made when none was asked for.
func DefaultFormats() []string { return []string{"pdf", "docx"} }

// Choice is what a selection comes to.
type Choice struct {
	Documents []Document    // by party in the case's order, then by kind, then by language
	Warnings  source.Errors // what a sender should know: parties under another law
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
	whole := len(s.Formats) == 0 && s.Section == ""
	if whole {
		s.Formats = DefaultFormats()
	}
	var wrong source.Errors
	kinds := j.due(pick(s.Kinds, known, kindNames, kindThing, &wrong), s.Kinds, &wrong)
	formats := pick(s.Formats, render.Formats(), formatNames, formatThing, &wrong)
	if s.Section != "" {
		formats = ofSection(formats, s.Section, len(s.Formats) > 0, &wrong)
	}
	parties := pick(s.Parties, j.Case.Parties, PartyNames, partyThing, &wrong)
	languages := pick(s.Languages, data.Languages(), itself, languageThing, &wrong)
	j.checkStyle(&wrong)
	j.checkPublicity(&wrong)
	if wrong.Failed() {
		return nil, Misuse{wrong}
	}
	if len(s.Languages) == 0 {
		languages = nil
	}
	if err := j.checkLanguages(languages, kinds); err != nil {
		return nil, err
	}
	c := &Choice{Whole: whole && len(s.Kinds) == 0 && len(parties) == len(j.Case.Parties) && languages == nil}
	folders := j.folders()
	for _, d := range j.documents(kinds, parties) {
		for _, lang := range j.languages(&d, languages) {
			one := d
			one.Lang, one.Files = lang, files(&d, folders[d.party()], lang, formats)
			c.Documents = append(c.Documents, one)
			if j.beside(&one) != "" && len(languages) == 0 {
				break // one document has both
			}
		}
	}
	c.Warnings = otherLaws(parties)
	c.linkFirst()
	return c, j.nameRendering(c.Documents)
}

// linkFirst gives every document the first of its kind and language.
func (c *Choice) linkFirst() {
	first := map[[2]string]*Document{}
	for i := range c.Documents {
		d := &c.Documents[i]
		key := [2]string{d.Kind.Name, d.Lang}
		if first[key] == nil {
			first[key] = d
		}
		d.first = first[key]
	}
}

// ofSection gives the formats of one section, which goes into a file of its own: “paatosehdotus.proposal.html”. A format that
// was asked for and has whole documents only is a mistake.
func ofSection(formats []render.Format, section string, asked bool, wrong *source.Errors) []render.Format {
	var out []render.Format
	for _, f := range formats {
		if f.OpenSection == nil {
			if asked {
				wrong.Add(source.Errorf(source.Pos{}, "no-sections", "one section cannot be given as “%s”", f.Name).WithHint("write --format html"))
			}
			continue
		}
		open := f.OpenSection
		f.Open = func(h *style.House) (render.Writer, error) { return open(h, doc.Role(section)) }
		f.Name, f.Ext = f.Name+":"+section, "."+Slug(section)+f.Ext
		out = append(out, f)
	}
	return out
}

// documents gives the documents of the kinds without language and files: by party in the case's order, then by kind; last those
// that are no party's.
func (j *Job) documents(kinds []*templates.Kind, parties []*data.Party) []Document {
	var all []Document
	for _, k := range kinds {
		for _, s := range j.subjects(k, parties) {
			all = append(all, Document{Subject: s, Kind: k})
		}
	}
	order := map[*data.Party]int{nil: len(j.Case.Parties)}
	for i, p := range j.Case.Parties {
		order[p] = i
	}
	slices.SortStableFunc(all, func(a, b Document) int { return order[a.party()] - order[b.party()] })
	return all
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
		for _, text := range []data.Text{p.Organisation.Name, p.Organisation.Short} {
			if name, ok := text.In(lang); ok {
				names = append(names, name)
			}
		}
	}
	return slices.DeleteFunc(append(names, Slug(p.Name)), func(s string) bool { return s == "" })
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

// checkLanguages finds kinds that have no text at all, and languages that were asked for and no kind has a text in. A kind that
// lacks one language of several fails by itself, and the others go on.
func (j *Job) checkLanguages(languages []string, kinds []*templates.Kind) error {
	var errs source.Errors
	for _, k := range kinds {
		if len(k.Langs) == 0 {
			errs.Add(source.Errorf(k.At, "no-text", "the kind “%s” has no text in any language", k.Name).WithHint("write %s/fi.md beside it", k.Name))
		}
	}
	for _, lang := range languages {
		if !slices.ContainsFunc(kinds, func(k *templates.Kind) bool { return slices.Contains(k.Langs, lang) }) {
			errs.Add(source.Errorf(source.Pos{}, "no-text", "no document has a text in the language “%s”", lang).
				WithHint("write %s/%s.md in a folder and give the folder with --templates, or ask for another language", kinds[0].Name, lang))
		}
	}
	return errs.Err()
}

// otherLaws warns of parties to which the Local Government Act does not apply: the municipalities of Åland have a law of their
// own (the Act on the Autonomy of Åland 1144/1991, section 18, paragraph 4), and no wellbeing services county.
func otherLaws(parties []*data.Party) source.Errors {
	var names []string
	for _, p := range parties {
		if p.Municipality != nil && p.Municipality.Aland() {
			names = append(names, p.Municipality.Name["sv"])
		}
	}
	if len(names) == 0 {
		return nil
	}
	return source.Errors{source.Warningf(source.Pos{}, "other-law",
		"%s: the Local Government Act (410/2015) does not apply in Åland, and there is no wellbeing services county", Names(names)).
		WithHint("see that the texts and conditions of the case fit these parties")}
}

// folders gives the name of each party's folder, and of the host's, which has no party.
func (j *Job) folders() map[*data.Party]string {
	var all []owner
	for _, p := range j.Case.Parties {
		all = append(all, owner{p.Name, p.Code()})
	}
	out := map[*data.Party]string{nil: Slug(j.hostName())}
	for i, folder := range folders(all) {
		out[j.Case.Parties[i]] = folder
	}
	return out
}

// files gives the files of a document in a language.
func files(d *Document, folder, lang string, formats []render.Format) []File {
	below, ending := d.place()
	return filesOf(folder+below, ending, d.Kind, lang, formats)
}

func filesOf(folder, ending string, k *templates.Kind, lang string, formats []render.Format) []File {
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
		files = append(files, File{folder + "/" + base + ending + f.Ext, f})
	}
	return files
}
