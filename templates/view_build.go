package templates

import (
	"maps"
	"slices"
	"strings"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// viewer makes the view of a case in one language.
type viewer struct {
	words    *Words
	lang     string
	decimals int       // of the amounts of one table
	day      data.Date // that the documents bear
	council  bool      // the persons are of a council
	lacks    *untranslated
	mark     doc.Mark // of everything that is seen: of a secret matter
}

// text gives a text in the language, nothing where the case has none, and a mark where it has one in another language only. It
// is sealed where what is seen is not for everybody.
func (v viewer) text(t data.Text) string { return seal(v.plain(t), v.mark) }

// plain gives a text as text does, never sealed: a name that will be inflected, a title of a post.
func (v viewer) plain(t data.Text) string {
	if s, ok := t.In(v.lang); ok || t.IsZero() {
		return unforged(s)
	}
	return v.lacks.mark(t.At, anyText(t))
}

// lines gives lines in the language, as text does.
func (v viewer) lines(l data.Lines) []string {
	if lines, ok := l.In(v.lang); ok || l.IsZero() {
		return slices.Clone(lines)
	}
	for _, lang := range data.Languages() {
		if lines, ok := l.In(lang); ok {
			return []string{v.lacks.mark(l.At, strings.Join(lines, ", "))}
		}
	}
	return nil
}

// label gives what people call a record whose name may be missing in the language.
func (v viewer) label(name data.Text, thing source.Message) source.Message {
	if s, ok := name.In(v.lang); ok {
		return quoted(s, thing)
	}
	return quoted(anyText(name), thing)
}

func (v viewer) forms(forms map[string]data.Text) map[string]string {
	if len(forms) == 0 {
		return nil
	}
	out := map[string]string{}
	for name, form := range forms {
		if s, ok := form.In(v.lang); ok {
			out[name] = s
		}
	}
	return out
}

// name gives a name whose record takes forms, or nil where the name is missing.
func (v viewer) name(text data.Text, forms map[string]data.Text, at source.Pos) *Name {
	s := v.plain(text)
	if s == "" {
		return nil
	}
	return &Name{text: s, forms: v.forms(forms), words: v.words, at: at, open: true}
}

// word gives a name that only the language's words inflect, or nil where it is missing.
func (v viewer) word(s string, at source.Pos) *Name {
	if s == "" {
		return nil
	}
	return &Name{text: s, words: v.words, at: at}
}

func (v viewer) money(m data.Money) *Money { return &Money{m, v.words.Money, v.decimals} }

// inTable gives a viewer whose amounts show cents, zero or not, if any of a table's amounts has some.
func (v viewer) inTable(amounts ...data.Money) viewer {
	v.decimals = 0
	if slices.ContainsFunc(amounts, func(m data.Money) bool { return m%100 != 0 }) {
		v.decimals = 2
	}
	return v
}

func (v viewer) maybeMoney(m *data.Money) *Money {
	if m == nil {
		return nil
	}
	return v.money(*m)
}

func (v viewer) moneys(list []data.Money) []*Money {
	out := make([]*Money, len(list))
	for i, m := range list {
		out[i] = v.money(m)
	}
	return out
}

func percent(p *data.Percent) *Percent {
	if p == nil {
		return nil
	}
	return &Percent{ppm: *p}
}

func (v viewer) date(d data.Date) *Date {
	if d.IsZero() {
		return nil
	}
	return &Date{d, v.words}
}

func years(y data.Years) *Years {
	if y.IsZero() {
		return nil
	}
	return &Years{y.First, y.Last}
}

func (v viewer) markup(m data.Markup) *Markup {
	if t, ok := m.In(v.lang); ok {
		return &Markup{text: t, mark: v.mark}
	}
	for _, lang := range data.Languages() {
		if t, ok := m.In(lang); ok && v.lacks != nil {
			return &Markup{lack: v.lacks.mark(m.At, strings.TrimSpace(t.Source))}
		}
	}
	return nil
}

// shared gives the part of the view that every party shares: everything but the party itself.
func (v viewer) shared(c *data.Case, s *data.Shares) *View {
	return &View{
		origin: origin{c.Pos(), source.Msg("the case")},
		Date:   v.date(c.Date), Deadline: v.date(c.Deadline), Place: v.text(c.Place), Diary: c.Diary,
		Project: v.project(c), Host: v.organisation(&c.Host), Funder: v.organisation(&c.Funder),
		Funding: v.fundingOf(c, s), PartyCount: len(c.Parties),
		Attachments: v.attachments(c.Attachments), Background: v.attachments(c.Background),
		Statement: v.statement(c), Reminder: v.reminder(c.Reminder), News: v.news(c.News), Roadmap: v.roadmap(c.Roadmap),
	}
}

// fundingOf gives the funding, or nil where the case has none.
func (v viewer) fundingOf(c *data.Case, s *data.Shares) *Funding {
	if len(c.Funding.Sources) == 0 && c.Funding.Total == nil {
		return nil
	}
	return v.funding(&c.Funding, s)
}

// project gives what is joined, or nil where the case has no project.
func (v viewer) project(c *data.Case) *Project {
	p := &c.Project
	if p.Name.IsZero() {
		return nil
	}
	kind := v.word(v.text(p.Kind), p.PosOf("kind"))
	out := &Project{
		origin: origin{p.Pos(), source.Msg("the project")},
		Name:   v.projectName(p, kind), Bare: v.text(p.Name), Kind: kind, Short: v.text(p.Short),
		Programme: v.text(p.Programme), Years: years(p.Years), Purpose: v.markup(p.Purpose), Decision: v.text(p.Decision),
	}
	for _, g := range p.Goals {
		out.Goals = append(out.Goals, &Goal{origin{g.Pos(), source.Msg("the goal")}, v.text(g.Title), v.text(g.Text)})
	}
	out.Milestones = v.milestones(c)
	return out
}

// projectName joins the name of a project with its kind word, as the language does.
func (v viewer) projectName(p *data.Project, kind *Name) *Name {
	name := v.name(p.Name, p.Forms, p.Pos())
	if name != nil && kind != nil {
		name.text = v.words.fullName(name.text, kind)
	}
	return name
}

// organisation gives an organisation, or nil where the case has none: a project may have no funder.
func (v viewer) organisation(o *data.Organisation) *Organisation {
	if o.Name.IsZero() {
		return nil
	}
	return &Organisation{
		origin: origin{o.Pos(), v.label(o.Name, source.Msg("the organisation"))},
		Name:   v.name(o.Name, o.Forms, o.Pos()), Short: v.text(o.Short), Unit: v.text(o.Unit), Address: v.lines(o.Address),
		Registry: o.Registry, Phone: o.Phone, Web: o.Web, Contacts: v.persons(o.Contacts), Signers: v.persons(o.Signers),
	}
}

func (v viewer) persons(list []*data.Person) []*Person {
	var out []*Person
	for _, p := range list {
		own := v.under(v.markOf(p.Publicity, data.Text{})).mark
		out = append(out, &Person{
			origin: origin{p.Pos(), v.label(p.Title, source.Msg("the person"))},
			Title:  v.name(p.Title, p.Forms, p.Pos()), Name: seal(unforged(strings.TrimSpace(p.First+" "+p.Last)), own),
			Phone: seal(unforged(p.Phone), own), Email: seal(unforged(p.Email), own), Unit: v.text(p.Unit),
		})
	}
	return out
}

func (v viewer) funding(f *data.Funding, s *data.Shares) *Funding {
	known := map[*data.Source]data.SourceShare{}
	if s != nil {
		amounts := []data.Money{s.Total}
		for _, share := range s.Sources {
			known[share.Source] = share
			amounts = append(amounts, share.Amount)
		}
		v = v.inTable(amounts...)
	}
	out := &Funding{origin: origin{f.Pos(), source.Msg("the funding")}, Total: v.maybeMoney(f.Total)}
	for _, src := range f.Sources {
		one := &Source{
			origin: origin{src.Pos(), v.label(src.Name, source.Msg("the source"))},
			Key:    src.Key, Name: v.name(src.Name, src.Forms, src.Pos()), Percent: percent(src.Percent),
			Amount: v.maybeMoney(src.Amount), Own: src.Own, InKind: src.InKind,
		}
		if share, ok := known[src]; ok {
			one.Amount, one.Percent = v.money(share.Amount), &Percent{ppm: share.Percent}
		}
		out.Sources = append(out.Sources, one)
		if src.Own {
			out.Own = one
		}
	}
	for _, c := range f.Conditions {
		out.Conditions = append(out.Conditions, &Condition{origin{c.Pos(), source.Msg("the condition")}, v.markup(c.Text), percent(c.Coverage)})
	}
	return out
}

func (v viewer) attachments(list []*data.Attachment) []*Attachment {
	var out []*Attachment
	for _, a := range list {
		title := v.under(v.markOf(a.Publicity, a.Ground)).text(a.Title)
		out = append(out, &Attachment{origin{a.Pos(), quoted(a.Key, source.Msg("the attachment"))}, a.Key, title})
	}
	return out
}

// quoted gives a name in quotes, or what the thing is where it has none.
func quoted(name string, thing source.Message) source.Message {
	if name == "" {
		return thing
	}
	return source.Msg("“%s”", name)
}

// sortedNames gives the keys of a table in order.
func sortedNames[V any](table map[string]V) []string { return slices.Sorted(maps.Keys(table)) }
