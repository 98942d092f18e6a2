package data

import "slices"

// Held reports whether the meeting has been held and its record is complete: it has an end, and every matter an outcome. Standing
// items need none.
func (m *Meeting) Held() bool {
	return !m.End.IsZero() && !slices.ContainsFunc(m.Items, func(it *Item) bool {
		return it.Standing == "" && (it.Handling == nil || it.Handling.Outcome == "")
	})
}

// ByRole gives those who were there in a role, in the order of the attendance.
func (m *Meeting) ByRole(role AttendanceRole) []*Attendee {
	var out []*Attendee
	for _, a := range m.Attendance {
		if a.Role == role && a.GroupOf() != GroupAbsent {
			out = append(out, a)
		}
	}
	return out
}

// GroupOf gives the group in which somebody is listed: the one that is written, else by the role.
func (a *Attendee) GroupOf() AttendanceGroup {
	if a.Group != "" {
		return a.Group
	}
	switch a.Role {
	case RolePresenter, RoleSecretary, RoleGuest:
		return GroupOther
	}
	return GroupPresent
}

// decides reports whether somebody has a seat in the body, and so a vote.
func (a *Attendee) decides() bool {
	switch a.Role {
	case RoleChair, RoleViceChair, RoleMember, RoleDeputy:
		return a.GroupOf() != GroupOther
	}
	return false
}

// Earlier gives the handlings of the matter that were before this one, the oldest first. Of two on one day the one that is written
// first was first; a handling without a date is as old as its place in the matter says.
func (h *Handling) Earlier(matter *Matter) []*Handling {
	here := slices.Index(matter.Handlings, h)
	if here < 0 {
		return nil
	}
	var out []*Handling
	for i, other := range matter.Handlings {
		days := 0
		if !other.Date.IsZero() && !h.Date.IsZero() {
			days = other.Date.Compare(h.Date)
		}
		if days < 0 || days == 0 && i < here {
			out = append(out, other)
		}
	}
	slices.SortStableFunc(out, func(a, b *Handling) int {
		if a.Date.IsZero() || b.Date.IsZero() {
			return 0
		}
		return a.Date.Compare(b.Date)
	})
	return out
}

// LanguagesOf gives the languages in which the body's documents are made: those the case gives, else those of the party or the
// municipality whose body it is, else Finnish.
func (b *Body) LanguagesOf() []string {
	switch {
	case len(b.Languages) > 0:
		return slices.Clone(b.Languages)
	case b.Party != nil:
		return b.Party.LanguagesOf()
	case b.Municipality != nil:
		return slices.Clone(b.Municipality.Languages)
	}
	return []string{"fi"}
}

// Tally is how a vote ended.
type Tally struct {
	Ayes, Noes, Blank, Absent int
	Passed                    bool // JAA won, by the chair's vote where the votes were even
}

// Result counts a vote. It is false where the votes do not decide: neither side is known, or they are even and the chair's vote is
// not given.
func (v *Vote) Result() (Tally, bool) {
	t := Tally{Ayes: v.Ayes.count(), Noes: v.Noes.count(), Blank: v.Blank.count(), Absent: v.Absent.count()}
	if t.Ayes == t.Noes {
		t.Passed = v.Casting == castYes
		return t, t.Ayes > 0 && (v.Casting == castYes || v.Casting == castNo)
	}
	t.Passed = t.Ayes > t.Noes
	return t, true
}

// What a chair's casting vote is written as.
const castYes, castNo = "yes", "no"

func (b *Ballots) count() int {
	if b == nil {
		return 0
	}
	return b.Count
}
