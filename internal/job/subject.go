package job

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/templates"
)

// Owner is whose document it is: the party that it is for or whose body decides, else the host.
type Owner struct {
	Name  string // as messages and the manifest say it
	Code  string // of the municipality; empty for other organisations
	Email string // of its registry
}

// Owner gives whose document it is.
func (j *Job) Owner(d *Document) Owner {
	if p := d.party(); p != nil {
		return Owner{p.Name, p.Code(), p.Email}
	}
	return Owner{j.hostName(), "", j.Case.Host.Registry}
}

func (j *Job) hostName() string {
	for _, lang := range data.Languages() {
		if name, ok := j.Case.Host.Name.In(lang); ok {
			return name
		}
	}
	return ""
}

// body gives the body whose document it is, nil for those that are no body's.
func (d *Document) body() *data.Body {
	switch {
	case d.Subject.Meeting != nil:
		return d.Subject.Meeting.Of
	case d.Subject.Item != nil:
		return d.Subject.Item.Handling.Of
	}
	return nil
}

// party gives the party whose document it is, nil for the host's own.
func (d *Document) party() *data.Party {
	if b := d.body(); b != nil {
		return b.Party
	}
	return d.Subject.Party
}

// subjects gives what there is one document of a kind each, in the order of the case. Documents that are the host's are left
// out where single parties were asked for.
func (j *Job) subjects(k *templates.Kind, parties []*data.Party) []templates.Subject {
	var out []templates.Subject
	all := len(parties) == len(j.Case.Parties)
	owned := func(b *data.Body) bool {
		return b != nil && (b.Party == nil && all || b.Party != nil && slices.Contains(parties, b.Party))
	}
	switch k.Per {
	case templates.PerParty, templates.PerUnanswered:
		for _, p := range j.Case.Parties {
			if slices.Contains(parties, p) && (k.Per == templates.PerParty || p.Reply == nil) {
				out = append(out, templates.For(p))
			}
		}
	case templates.PerCase:
		if all {
			out = append(out, templates.Subject{})
		}
	case templates.PerOfficer:
		for _, it := range officerDecisions(j.Case) {
			if owned(it.Handling.Of) {
				out = append(out, templates.Subject{Party: it.Handling.Of.Party, Item: it})
			}
		}
	case templates.PerMeeting, templates.PerHeldMeeting, templates.PerItem:
		for _, m := range j.Case.Meetings {
			if owned(m.Of) {
				out = append(out, ofMeeting(k.Per, m)...)
			}
		}
	}
	return out
}

// ofMeeting gives the subjects of one meeting.
func ofMeeting(per templates.Per, m *data.Meeting) []templates.Subject {
	whole := templates.Subject{Party: m.Of.Party, Meeting: m}
	switch {
	case per == templates.PerMeeting, per == templates.PerHeldMeeting && !m.End.IsZero():
		return []templates.Subject{whole}
	case per != templates.PerItem || m.End.IsZero():
		return nil
	}
	var out []templates.Subject
	for _, it := range m.Items {
		if it.Matter != nil && it.Handling != nil {
			out = append(out, templates.Subject{Party: m.Of.Party, Meeting: m, Item: it})
		}
	}
	return out
}

// officerDecisions gives the decisions of officers as items of no meeting.
func officerDecisions(c *data.Case) []*data.Item {
	var out []*data.Item
	for _, m := range c.Matters {
		for _, h := range m.Handlings {
			if h.Of != nil && h.Of.Kind == data.BodyOfficer && h.In == nil {
				out = append(out, &data.Item{Node: h.Node, Key: m.Key, Matter: m, Handling: h})
			}
		}
	}
	return out
}

// languages gives those in which a document of a kind is made for a subject: those that were asked for, else those of whom
// it is for.
func (j *Job) languages(d *Document, asked []string) []string {
	if len(asked) > 0 {
		return asked
	}
	if b := d.body(); b != nil && (len(b.Languages) > 0 || b.Party != nil) {
		return b.LanguagesOf()
	}
	if p := d.party(); p != nil {
		return p.LanguagesOf()
	}
	var own []string
	for _, lang := range d.Kind.Langs {
		if _, ok := j.Case.Host.Name.In(lang); ok {
			own = append(own, lang)
		}
	}
	return own
}

// place gives the folder of a document below that of its owner, and what its file's name ends in.
func (d *Document) place() (folder, ending string) {
	s := d.Subject
	switch {
	case s.Meeting != nil:
		folder = "/" + bodySlug(s.Meeting.Of) + "-" + isoDate(s.Meeting.Date)
		if s.Item != nil {
			ending = "-" + number(s.Item.Handling)
		}
	case s.Item != nil:
		h := s.Item.Handling
		folder = "/" + bodySlug(h.Of) + "-" + isoDate(h.Date)
		ending = "-" + number(h)
	}
	return folder, ending
}

func bodySlug(b *data.Body) string {
	for _, lang := range data.Languages() {
		if name, ok := b.Name.In(lang); ok {
			return Slug(name)
		}
	}
	return b.Key
}

func isoDate(d data.Date) string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// number gives the number by which an item is told from others of the same day.
func number(h *data.Handling) string {
	switch {
	case h.No != nil && h.No.Section > 0:
		return fmt.Sprint(h.No.Section)
	case h.Section != "":
		return Slug(h.Section)
	case h.No != nil:
		return fmt.Sprint(h.No.Item)
	}
	return "1"
}

// due gives the kinds that the case has what they need for. A kind that was asked for by name and lacks something is a mistake.
func (j *Job) due(kinds []*templates.Kind, asked []string, wrong *source.Errors) []*templates.Kind {
	var out []*templates.Kind
	for _, k := range kinds {
		lacks := k.Lacks(j.Case)
		byName := slices.ContainsFunc(asked, func(name string) bool { return strings.EqualFold(strings.TrimSpace(name), k.Name) })
		switch {
		case k.Per == templates.PerNone && byName:
			wrong.Add(source.Errorf(source.Pos{}, "no-document", "“%s” gives its text to other documents and is none itself", k.Name))
		case k.Per == templates.PerNone:
		case lacks == "":
			out = append(out, k)
		case byName:
			wrong.Add(source.Errorf(source.Pos{}, "not-due", "the case has no “%s”, which the kind “%s” needs", lacks, k.Name).
				WithHint("add “%s: …” to the case", lacks))
		}
	}
	return out
}
