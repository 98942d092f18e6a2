package data

import "github.com/pykala/pykala/internal/source"

// presenceOf gives how the person with a key was at a meeting, nil where nobody has the key. It is worked out once a meeting.
func (l *loader) presenceOf(m *Meeting, key string) *Presence {
	if l.presences == nil {
		l.presences = map[*Meeting]map[string]*Presence{}
	}
	known, done := l.presences[m]
	if !done {
		known = map[string]*Presence{}
		for _, p := range m.Presences() {
			known[p.Attendee.Key] = p
		}
		l.presences[m] = known
	}
	return known[key]
}

// checkPresence reports events that cannot have happened to somebody who was, or was not, there.
func (l *loader) checkPresence(m *Meeting) {
	for _, a := range m.Attendance {
		p := l.presenceOf(m, a.Key)
		if p == nil || p.Attendee != a {
			continue // another has the same key
		}
		if a.GroupOf() == GroupAbsent {
			if len(p.Notes) > 0 {
				l.errorf(p.Notes[0].at, "absent-person", "“%s” is listed as absent, so nothing can happen to them at “%s”", a.Key, p.Notes[0].Item.Key).
					WithNote(a.At, "the person is here").WithHint("write “group: present” to the person, or mend the event")
			}
			continue
		}
		there := (&walk{p: p}).startsInside()
		for _, n := range p.Notes {
			there = l.checkNote(a, n, there)
		}
	}
}

// checkNote reports one event that does not fit, and gives whether the person is there after it.
func (l *loader) checkNote(a *Attendee, n *Note, there bool) bool {
	switch {
	case n.Kind == EventHeard || n.Kind == EventSubstitute:
		return there
	case n.Kind == EventArrived && there:
		l.errorf(n.at, "already-there", "“%s” arrives at “%s”, but is at the meeting already", a.Key, n.Item.Key).
			WithHint("who arrives has left before, or was not there from the beginning; write each thing once")
	case n.Kind != EventArrived && !there:
		l.errorf(n.at, "not-there", "“%s” is not at the meeting when “%s” is handled", a.Key, n.Item.Key).
			WithHint("who leaves or is away must have been there; write each thing once")
	}
	return n.Kind != EventLeft
}

// checkEvent reports an event that lacks what the minutes must say, or is at an impossible time.
func (l *loader) checkEvent(h *Handling, e *Event) {
	if e.Kind == EventDisqualified {
		if e.Ground.IsZero() && !e.Has("ground") {
			l.errorf(e.At, "missing-key", "the ground of the disqualification is missing").
				WithHint("add the provision: “ground: hallintolain 28 §:n 1 momentin 4 kohta”")
		}
		if !e.Left {
			l.errorf(e.At, "disqualified-stayed", "the record does not say that the disqualified person left the room").
				WithHint("write “left: true”, if it was so: KHO 2021:141 annulled a decision because a disqualified member stayed on their seat")
		}
	}
	if e.Kind != EventDisqualified && e.Left {
		l.errorf(e.PosOf("left"), "unused-value", "“left” is for persons who are disqualified").WithHint("write “kind: left”, or remove it")
	}
	if e.Kind != EventHeard && h.In != nil && len(h.In.Attendance) > 0 {
		for _, p := range e.Who {
			if p.Ref == "" {
				l.errorf(p.At, "unknown-person", "what happens to somebody of the meeting is written with the key of the person").
					WithHint("add the person to the “attendance” of the meeting and write the key here")
			}
		}
	}
	if !e.From.IsZero() && !e.To.IsZero() && e.To.Minutes < e.From.Minutes {
		l.errorf(e.PosOf("to"), "end-before-start", "the event ends at %s, but begins at %s", e.To, e.From).WithHint("mend one of them")
	}
	if h.In != nil {
		l.checkInside(h.In, e.From, e.PosOf("from"))
		l.checkInside(h.In, e.To, e.PosOf("to"))
	}
}

// checkInside reports a time of day that is not within the meeting.
func (l *loader) checkInside(m *Meeting, at Clock, pos source.Pos) {
	if at.IsZero() {
		return
	}
	if !m.Start.IsZero() && at.Minutes < m.Start.Minutes {
		l.errorf(pos, "outside-meeting", "%s is before the meeting, which begins at %s", at, m.Start).WithNote(m.PosOf("start"), "the begin is here")
	}
	if !m.End.IsZero() && at.Minutes > m.End.Minutes {
		l.errorf(pos, "outside-meeting", "%s is after the meeting, which ends at %s", at, m.End).WithNote(m.PosOf("end"), "the end is here")
	}
}

// itemOf gives the item of the meeting that a handling is the record of; nil where the meeting is not in the case.
func (h *Handling) itemOf() *Item {
	if h.In == nil {
		return nil
	}
	for _, it := range h.In.Items {
		if it.Handling == h {
			return it
		}
	}
	return nil
}

// checkThere reports persons who do something in an item that they took no part in.
func (l *loader) checkThere(h *Handling, people ...*Person) {
	it := h.itemOf()
	if it == nil {
		return
	}
	for _, p := range people {
		if p == nil || p.Ref == "" {
			continue
		}
		if presence := l.presenceOf(h.In, p.Ref); presence != nil && !presence.TookPart(it) {
			l.errorf(p.At, "not-there", "“%s” took no part in “%s”: absent, disqualified or away", p.Ref, it.Key).
				WithNote(presence.Attendee.At, "the person is here").WithHint("mend the person, the attendance or the events")
		}
	}
}
