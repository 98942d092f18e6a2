package data

import (
	"slices"

	"github.com/pykala/pykala/internal/source"
)

// Presence is how one person was there through a meeting: when, and what broke it.
type Presence struct {
	Attendee *Attendee
	Spans    []Span  // in order; none for those who were absent
	Notes    []*Note // what happened to the person, in order, each thing once

	rooms map[*Item]room
}

// Span is a time in which somebody was there without a break. An edge that is zero is the meeting's own begin or end.
type Span struct{ From, To Edge }

// Edge is where a span begins or ends: during an item, at a time of day where that is known. A span that begins at an item for
// which somebody was away or disqualified begins when the item has been handled.
type Edge struct {
	Item  *Item
	Clock Clock
}

// EventSubstitute is in notes only: somebody sat in for a person who was disqualified or away.
const EventSubstitute EventKind = "substitute"

// Note is one thing that happened to somebody at an item.
type Note struct {
	Kind   EventKind
	Item   *Item
	From   Clock // of the event, where it is known
	To     Clock
	Ground Text    // of disqualification
	For    *Person // of a substitute: whose seat it was; nil where the event is of several persons
	By     *Person // of the others: who took the seat

	at source.Pos // of the event
}

// room is where somebody was while an item was handled.
type room int

const (
	outside  room = iota
	inside        // all the time
	partly        // came or left during it
	shutOut       // disqualified or away
	seatOnly      // there for this item, in another's seat or to be heard
)

// TookPart reports whether the person could take part in deciding an item: whoever was there for at least a part of it and
// neither disqualified nor away.
func (p *Presence) TookPart(it *Item) bool {
	r := p.rooms[it]
	return r == inside || r == partly || r == seatOnly
}

// Presences gives how everybody of the attendance was there, in the order of the attendance. It goes by the events of the items:
// who arrived was not there before, who was only heard or only sat in for somebody was there for those items.
func (m *Meeting) Presences() []*Presence {
	out := make([]*Presence, 0, len(m.Attendance))
	for _, a := range m.Attendance {
		out = append(out, m.presence(a))
	}
	return out
}

// PresenceOf gives how the person with a key of the attendance was there; nil where nobody has the key.
func (m *Meeting) PresenceOf(key string) *Presence {
	for _, a := range m.Attendance {
		if a.Key == key && key != "" {
			return m.presence(a)
		}
	}
	return nil
}

func (m *Meeting) presence(a *Attendee) *Presence {
	w := &walk{p: &Presence{Attendee: a, rooms: map[*Item]room{}}}
	for _, it := range m.Items {
		w.p.Notes = append(w.p.Notes, notesOf(a, it)...)
	}
	if a.GroupOf() != GroupAbsent && w.startsInside() {
		w.open = &Span{}
	}
	for _, it := range m.Items {
		w.item(it)
	}
	if w.open != nil {
		w.p.Spans = append(w.p.Spans, *w.open)
	}
	return w.p
}

// notesOf gives what happened to somebody at one item.
func notesOf(a *Attendee, it *Item) []*Note {
	if it.Handling == nil {
		return nil
	}
	var out []*Note
	for _, e := range it.Handling.Events {
		if slices.ContainsFunc(e.Who, a.is) {
			out = append(out, &Note{Kind: e.Kind, Item: it, From: e.From, To: e.To, Ground: e.Ground, By: e.By, at: e.At})
		}
		if a.is(e.By) {
			n := &Note{Kind: EventSubstitute, Item: it, From: e.From, To: e.To, at: e.At}
			if len(e.Who) == 1 {
				n.For = e.Who[0]
			}
			out = append(out, n)
		}
	}
	return out
}

// is reports whether a person of the record is this one.
func (a *Attendee) is(p *Person) bool { return p != nil && p.Ref != "" && p.Ref == a.Key }

// walk follows one person through a meeting.
type walk struct {
	p    *Presence
	open *Span // nil while the person is outside
}

// startsInside reports whether the person was there when the meeting began: not who arrived later, who was only heard, or a deputy
// who has no seat but the one of a substitute.
func (w *walk) startsInside() bool {
	a, visits := w.p.Attendee, len(w.p.Notes) > 0
	for _, n := range w.p.Notes {
		switch n.Kind {
		case EventArrived:
			return false
		case EventHeard:
			visits = visits && !a.decides()
		case EventSubstitute:
			visits = visits && a.Role == RoleDeputy && a.Replaces == ""
		default:
			return true
		}
	}
	return !visits
}

func (w *walk) item(it *Item) {
	r := outside
	if w.open != nil {
		r = inside
	}
	for _, n := range w.p.Notes {
		if n.Item != it {
			continue
		}
		switch n.Kind {
		case EventArrived:
			w.begin(Edge{it, n.From})
			r = max(r, partly)
		case EventLeft:
			w.end(Edge{it, n.From})
			r = max(r, partly)
		case EventDisqualified, EventAway:
			if w.end(Edge{it, n.From}) {
				w.begin(Edge{it, n.To})
			}
			r = max(r, shutOut)
		case EventHeard, EventSubstitute:
			if w.open == nil {
				w.p.Spans = append(w.p.Spans, Span{Edge{it, n.From}, Edge{it, n.To}})
				r = max(r, seatOnly)
			}
		}
	}
	w.p.rooms[it] = r
}

func (w *walk) begin(at Edge) {
	if w.open == nil && w.p.Attendee.GroupOf() != GroupAbsent {
		w.open = &Span{From: at}
	}
}

// end closes the span, and reports whether there was one.
func (w *walk) end(at Edge) bool {
	if w.open == nil {
		return false
	}
	w.open.To = at
	w.p.Spans = append(w.p.Spans, *w.open)
	w.open = nil
	return true
}
