package data

import (
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// Standings gives every standing item, in the order in which meetings have them.
func Standings() []Standing {
	return []Standing{StandingLegality, StandingCheckers, StandingAgenda, StandingNotices, StandingDecisions, StandingOther}
}

// link connects bodies, meetings and matters by their keys, and counts the items and sections of meetings.
func (l *loader) link() {
	for _, b := range l.c.Bodies {
		l.linkBody(b)
		l.resolveOwner(b)
	}
	for _, m := range l.c.Meetings {
		m.Of = named(l, l.c.Bodies, bodyKey, m.Body, m.PosOf("body"), bodyNames)
	}
	for _, m := range l.c.Matters {
		for _, h := range m.Handlings {
			l.linkHandling(h)
		}
	}
	for _, m := range l.c.Meetings {
		l.linkItems(m)
	}
	l.number()
}

func bodyKey(b *Body) string { return b.Key }

// reference is what a key refers to, and what there is to say of one that refers to nothing.
type reference struct{ code, unknown, known, none string }

var (
	proposalNames = reference{
		"unknown-proposal", "there is no proposal “%s”", "the proposals are %s", "write it under “proposals”, with its “key”",
	}
	bodyNames = reference{
		"unknown-body", "there is no body “%s”", "the bodies are %s", "write it under “bodies”",
	}
	meetingNames = reference{
		"unknown-meeting", "there is no meeting “%s”", "the meetings are %s", "write it under “meetings”, or give the “date” instead",
	}
	attendeeNames = reference{
		"unknown-person", "nobody of the meeting has the key “%s”", "the keys are %s", "write it under “attendance” of the meeting, or write the person here: {title: …, last_name: …}",
	}
)

// named finds what a key refers to; nil, reported, where there is no such thing. An empty key has been reported as missing.
func named[T any](l *loader, all []*T, keyOf func(*T) string, key string, pos source.Pos, r reference) *T {
	if key == "" {
		return nil
	}
	var keys []string
	for _, one := range all {
		if keyOf(one) == key {
			return one
		}
		keys = append(keys, keyOf(one))
	}
	e := l.errorf(pos, r.code, r.unknown, key)
	near := suggest(key, keys)
	switch {
	case near != "":
		e.WithHint("did you mean “%s”?", near)
	case len(keys) == 0:
		e.WithHint(r.none)
	default:
		e.WithHint(r.known, strings.Join(keys, ", "))
	}
	return nil
}

// linkBody finds the party whose body it is.
func (l *loader) linkBody(b *Body) {
	if b.Of == "" {
		return
	}
	if b.Party = l.partyNamed(b.Of); b.Party != nil {
		return
	}
	e := l.errorf(b.PosOf("of"), "unknown-party", "there is no party “%s”", b.Of)
	if near := suggest(b.Of, l.partyNames()); near != "" {
		e.WithHint("did you mean “%s”?", near)
	} else {
		e.WithHint("remove “of” where the body is the host's, or add the party")
	}
}

// partyNamed finds a party by what it may be called: its name, the code or another name of a municipality. It is nil where there is
// no such party.
func (l *loader) partyNamed(name string) *Party {
	m, known := l.reg.MunicipalityOn(name, l.c.Date)
	for _, p := range l.c.Parties {
		if fold(p.Name) == fold(name) || known && p.Municipality != nil && p.Municipality.Code == m.Code {
			return p
		}
		for _, organisation := range p.Organisation.Name.ByLang {
			if fold(organisation) == fold(name) {
				return p
			}
		}
	}
	return nil
}

func (l *loader) partyNames() []string {
	names := make([]string, 0, len(l.c.Parties))
	for _, p := range l.c.Parties {
		names = append(names, p.Name)
	}
	return names
}

func (l *loader) linkHandling(h *Handling) {
	if h.Meeting != "" {
		h.In = named(l, l.c.Meetings, func(m *Meeting) string { return m.Key }, h.Meeting, h.PosOf("meeting"), meetingNames)
	}
	switch {
	case h.Body != "" || h.Has("body"):
	case h.In != nil:
		h.Body, h.Of = h.In.Body, h.In.Of
	case h.Meeting == "":
		l.errorf(h.At, "missing-key", "“%s” is missing here", "body").WithHint("add the line “%s: …”", "body")
	}
	if h.Has("body") {
		h.Of = named(l, l.c.Bodies, bodyKey, h.Body, h.PosOf("body"), bodyNames)
	}
	if h.In == nil {
		return
	}
	if h.Date.IsZero() {
		h.Date = h.In.Date
	}
	l.linkPersons(h, h.In)
}

// linkItems finds what the items of a meeting are, and makes the record of standing items that have none.
func (l *loader) linkItems(m *Meeting) {
	for _, p := range m.Checkers {
		l.linkPerson(p, m)
	}
	for _, it := range m.Items {
		if slices.Contains(Standings(), Standing(it.Key)) {
			it.Standing = Standing(it.Key)
			l.linkStanding(it, m)
			continue
		}
		l.linkItem(it, m)
	}
}

func (l *loader) linkStanding(it *Item, m *Meeting) {
	if it.Handling == nil {
		it.Handling = &Handling{Node: Node{At: it.At}}
	}
	h := it.Handling
	h.Body, h.Meeting, h.Of, h.In, h.Date, h.Standing = m.Body, m.Key, m.Of, m, m.Date, it.Standing
	l.linkPersons(h, m)
}

// linkItem finds the handling of a matter that is this meeting's.
func (l *loader) linkItem(it *Item, m *Meeting) {
	words := make([]string, 0, len(l.c.Matters))
	for _, matter := range l.c.Matters {
		words = append(words, matter.Key)
		if matter.Key == it.Key {
			it.Matter = matter
		}
	}
	if it.Matter == nil {
		for _, s := range Standings() {
			words = append(words, string(s))
		}
		e := l.errorf(it.PosOf("item"), "unknown-item", "there is no matter or standing item “%s”", it.Key)
		if near := suggest(it.Key, words); near != "" {
			e.WithHint("did you mean “%s”?", near)
		} else {
			e.WithHint("there are: %s", strings.Join(words, ", "))
		}
		return
	}
	if it.Handling != nil {
		l.errorf(it.PosOf("handling"), "two-handlings", "what the meeting does with the matter “%s” stands with the matter", it.Key).
			WithHint("move it to “handlings” of the matter, with “meeting: %s”", m.Key)
	}
	i := slices.IndexFunc(it.Matter.Handlings, func(h *Handling) bool { return h.In == m })
	if i < 0 {
		l.errorf(it.PosOf("item"), "no-handling", "the matter “%s” has no handling in the meeting “%s”", it.Key, m.Key).
			WithNote(it.Matter.At, "the matter is here").WithHint("add “meeting: %s” to one of its handlings", m.Key)
		return
	}
	it.Handling = it.Matter.Handlings[i]
}

// linkPersons turns the keys of a handling's persons into the persons of the meeting's attendance.
func (l *loader) linkPersons(h *Handling, m *Meeting) {
	l.linkPerson(h.Presenter, m)
	for _, list := range personsOf(h) {
		for _, p := range list {
			l.linkPerson(p, m)
		}
	}
}

// personsOf gives the persons of a handling that may be written as keys.
func personsOf(h *Handling) [][]*Person {
	out := [][]*Person{h.Preparers}
	for _, p := range h.Proposals {
		out = append(out, []*Person{p.By}, p.Supporters)
	}
	for _, e := range h.Events {
		out = append(out, e.Who, []*Person{e.By})
	}
	for _, v := range h.Votes {
		for _, b := range []*Ballots{v.Ayes, v.Noes, v.Blank, v.Absent} {
			if b != nil {
				out = append(out, b.Who)
			}
		}
	}
	for _, e := range h.Elections {
		for _, c := range e.Candidates {
			out = append(out, []*Person{c.Person, c.Deputy})
		}
	}
	for _, d := range h.Dissents {
		out = append(out, []*Person{d.By})
	}
	return out
}

// linkPerson fills a person that is written as a key of the attendance.
func (l *loader) linkPerson(p *Person, m *Meeting) {
	if p == nil || p.Ref == "" {
		return
	}
	a := named(l, m.Attendance, func(a *Attendee) string { return a.Key }, p.Ref, p.At, attendeeNames)
	if a == nil {
		return
	}
	p.First, p.Last, p.Title, p.Forms, p.Role = a.First, a.Last, a.Title, a.Forms, a.Role
	if p.Publicity == "" {
		p.Publicity = a.Publicity
	}
}

// number counts the items of every meeting, and the sections of each body's year.
func (l *loader) number() {
	next := map[bodyYear]int{}
	for _, m := range l.c.Meetings {
		year := bodyYear{m.Body, m.Date.Year}
		first := m.FirstSection
		if first == 0 {
			first = next[year]
		}
		for i, it := range m.Items {
			if it.Handling == nil {
				continue
			}
			it.Handling.No = &Number{Item: i + 1}
			if first > 0 {
				it.Handling.No.Section = first + i
			}
		}
		if first > 0 {
			next[year] = first + len(m.Items)
		}
	}
}

type bodyYear struct {
	body string
	year int
}
