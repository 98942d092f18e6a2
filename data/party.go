package data

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
)

// resolveParties finds every party in the register and reports parties that are unknown or here twice.
func (l *loader) resolveParties() {
	first := map[any]*Party{}
	l.unknown = map[*Party]bool{}
	for _, p := range l.c.Parties {
		key := l.resolve(p)
		if key == nil {
			l.unknown[p] = true
			continue
		}
		if earlier, twice := first[key]; twice {
			l.errs.Add(source.Errorf(p.At, "duplicate-party", "“%s” is a party twice", p.Name).
				WithNote(earlier.At, "the first is here").WithHint("keep one of them"))
			continue
		}
		first[key] = p
	}
	if l.roll != nil {
		l.callRoll(l.roll)
	}
}

// resolve fills what the register knows of a party and gives what identifies it; nil when that has failed.
func (l *loader) resolve(p *Party) any {
	municipality, organisation := p.Name != "", !p.Organisation.Name.IsZero()
	switch {
	case municipality && organisation:
		l.errs.Add(source.Errorf(p.PosOf("organisation"), "two-parties", "a party is a municipality or another organisation, not both").
			WithHint("make two parties of them"))
		return nil
	case municipality:
		return l.resolveMunicipality(p)
	case organisation:
		return l.resolveOrganisation(p)
	case !p.Has("municipality") && !p.Has("organisation"):
		l.errs.Add(source.Errorf(p.At, "missing-key", "the party has no name").
			WithHint("add “municipality: …” with its name or code, or “organisation: …”"))
	}
	return nil
}

func (l *loader) resolveMunicipality(p *Party) any {
	if m, ok := l.reg.MunicipalityOn(p.Name, l.c.Date); ok {
		p.Municipality, p.Name = m, m.Name["fi"]
		return m
	}
	pos := p.PosOf("municipality")
	if former, ok := l.reg.FormerMunicipality(p.Name); ok {
		l.errs.Add(source.Errorf(pos, "former-municipality", "%s was merged into %s on %s", former.Name["fi"], former.Into, former.Abolished).
			WithHint("write “%s”, if it is a party", former.Into))
		return nil
	}
	e := source.Errorf(pos, "unknown-municipality", "there is no municipality “%s”", p.Name)
	near := ""
	if len(l.errs) < maxErrors { // those that come after are not shown
		near = l.reg.SuggestMunicipality(p.Name)
	}
	switch {
	case l.isEntity(p.Name):
		_ = e.WithHint("a party that is no municipality is written “organisation: %s”", p.Name)
	case near != "":
		_ = e.WithHint("did you mean “%s”?", near)
	default:
		_ = e.WithHint("write its Finnish or Swedish name or its code; other parties are written “organisation: …”")
	}
	l.errs.Add(e)
	return nil
}

func (l *loader) isEntity(name string) bool {
	_, ok := l.reg.Entity(name)
	return ok
}

func (l *loader) resolveOrganisation(p *Party) any {
	name, ok := p.Organisation.Name.In("fi")
	if !ok {
		for _, lang := range Languages() {
			if name, ok = p.Organisation.Name.In(lang); ok {
				break
			}
		}
	}
	p.Name = name
	if m, ok := l.reg.Municipality(name); ok {
		l.errs.Add(source.Errorf(p.PosOf("organisation"), "municipality-as-organisation", "“%s” is a municipality", name).
			WithHint("write “municipality: %s”", m.Name["fi"]))
		return nil
	}
	e, ok := l.reg.Entity(name)
	if !ok {
		return fold(name)
	}
	p.Entity, p.Name = e, e.Name
	l.completeForms(&p.Organisation)
	if !e.To.IsZero() && !l.c.Date.IsZero() && l.c.Date.Compare(e.To) > 0 {
		l.errs.Add(source.Warningf(p.PosOf("organisation"), "former-organisation", "%s ended on %s", e.Name, e.To))
	}
	return e
}

// completeForms adds to an organisation what the register knows and the case does not give: its Finnish forms and its name in
// Swedish.
func (l *loader) completeForms(o *Organisation) {
	name, ok := o.Name.In("fi")
	if !ok {
		return
	}
	e, ok := l.reg.Entity(name)
	if !ok {
		return
	}
	if fold(name) != fold(e.Name) {
		o.Name.ByLang["fi"] = e.Name // an abbreviation was written
	}
	if _, given := o.Name.In("sv"); !given && e.Swedish != "" {
		o.Name.ByLang["sv"] = likeFirst(e.Swedish, o.Name.ByLang["fi"])
	}
	if o.Forms == nil {
		o.Forms = map[string]Text{}
	}
	for _, inflection := range Cases() {
		form, known := e.Forms[inflection]
		if _, given := o.Forms[inflection]; known && !given {
			o.Forms[inflection] = Text{At: o.Name.At, ByLang: map[string]string{"fi": likeFirst(form, o.Name.ByLang["fi"])}}
		}
	}
}

// likeFirst gives form a small first letter where name has one: a case may write “sosiaali- ja terveysministeriö”.
func likeFirst(form, name string) string {
	first, _ := utf8.DecodeRuneInString(name)
	initial, size := utf8.DecodeRuneInString(form)
	if unicode.IsLower(first) {
		return string(unicode.ToLower(initial)) + form[size:]
	}
	return form
}

// LanguagesOf gives the languages in which a party gets its documents: those the case gives, else the municipality's own,
// else Finnish.
func (p *Party) LanguagesOf() []string {
	switch {
	case len(p.Languages) > 0:
		return slices.Clone(p.Languages)
	case p.Municipality != nil:
		return slices.Clone(p.Municipality.Languages)
	}
	return []string{"fi"}
}

// Code gives what identifies a party: the code of a municipality, the name of another organisation.
func (p *Party) Code() string {
	if p.Municipality != nil {
		return p.Municipality.Code
	}
	return p.Name
}

// Inhabitants gives the population that a party's share is in proportion to: what the case says of it, or what the
// register has at the end of the day's year.
func (p *Party) Inhabitants(day Date) (int, bool) {
	if p.Population != nil {
		return *p.Population, true
	}
	if p.Municipality == nil {
		return 0, false
	}
	count, ok := p.Municipality.Population[day.Year]
	return count, ok
}
