package redact

import (
	"github.com/pykala/pykala/render/doc"
)

// meeting redacts what is known of a meeting: persons, and the titles of its secret matters in the table of contents.
func (r *redactor) meeting(m *doc.Meeting) *doc.Meeting {
	if m == nil {
		return nil
	}
	out := *m
	for _, one := range meetingFacts(&out) {
		*one.fact = r.fact(one.name, *one.fact)
	}
	out.Chair, out.Secretary = r.person("meeting.chair", m.Chair), r.person("meeting.secretary", m.Secretary)
	out.Checkers = r.people("checkers", m.Checkers)
	out.Present, out.Absent, out.Others = r.attendees("present", m.Present), r.attendees("absent", m.Absent), r.attendees("others", m.Others)
	out.Items, out.Appeals = nil, nil
	for _, item := range m.Items {
		if title, hidden := r.titles[doc.InlineText(item.Title)]; hidden {
			item.Title = title
		}
		item.Number, item.Section = r.fact("items", item.Number), r.fact("items", item.Section)
		item.Title, item.Attachments = r.fact("items", item.Title), r.fact("items", item.Attachments)
		out.Items = append(out.Items, item)
	}
	for _, group := range m.Appeals {
		out.Appeals = append(out.Appeals, doc.AppealGroup{Kind: r.fact("appeals", group.Kind), Sections: r.fact("appeals", group.Sections)})
	}
	return &out
}

// meetingFacts gives the facts of a meeting that are a text each.
func meetingFacts(m *doc.Meeting) []namedFact {
	return []namedFact{
		{"meeting.number", &m.Number},
		{"meeting.year", &m.Year},
		{"meeting.start", &m.Start},
		{"meeting.end", &m.End},
		{"meeting.place", &m.Place},
		{"meeting.manner", &m.Manner},
		{"meeting.summoned", &m.Summoned},
		{"meeting.checked", &m.Checked},
		{"meeting.published", &m.Published},
		{"meeting.web", &m.Web},
	}
}

// attendees takes away who they are, and with it what is noted of them.
func (r *redactor) attendees(name string, list []doc.Attendee) []doc.Attendee {
	var out []doc.Attendee
	for _, a := range list {
		a.Person = *r.person(name, &a.Person)
		a.Role, a.Time, a.Note = r.fact(name, a.Role), r.fact(name, a.Time), r.fact(name, a.Note)
		out = append(out, a)
	}
	return out
}

func (r *redactor) person(name string, p *doc.Person) *doc.Person {
	if p == nil {
		return nil
	}
	return &r.people(name, []doc.Person{*p})[0]
}

// hideTitles finds the titles of secret matters, for wherever a meeting lists its items.
func (r *redactor) hideTitles(parts []*doc.Part) {
	for _, p := range parts {
		doc.EachPart(p, func(p *doc.Part) {
			if p.Facts != nil && r.hides(p.Mark) && len(p.Facts.Title) > 0 {
				r.titles[doc.InlineText(p.Facts.Title)] = p.Facts.PublicTitle
			}
		})
	}
}

// markedMeeting reports whether anything in the facts of a meeting is marked.
func markedMeeting(m *doc.Meeting) bool {
	if m == nil {
		return false
	}
	found := m.Chair != nil && isMarked(m.Chair.Mark) || m.Secretary != nil && isMarked(m.Secretary.Mark)
	for _, p := range m.Checkers {
		found = found || isMarked(p.Mark)
	}
	for _, list := range [][]doc.Attendee{m.Present, m.Absent, m.Others} {
		for _, a := range list {
			found = found || isMarked(a.Mark) || markedText(a.Role) || markedText(a.Time) || markedText(a.Note)
		}
	}
	for _, item := range m.Items {
		found = found || markedText(item.Number) || markedText(item.Section) || markedText(item.Title)
	}
	for _, group := range m.Appeals {
		found = found || markedText(group.Kind) || markedText(group.Sections)
	}
	for _, one := range meetingFacts(m) {
		found = found || markedText(*one.fact)
	}
	return found
}
