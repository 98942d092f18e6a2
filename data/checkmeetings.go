package data

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/pykala/pykala/internal/source"
)

// fewestCheckers is how many members check the minutes by the habit of municipalities.
const fewestCheckers = 2

// councilNotice is how many days before a meeting the council is summoned at the latest (kuntalaki 410/2015 94 §).
const councilNotice = 4

// checkMeetings reports what is wrong in single meetings and between those of one body.
func (l *loader) checkMeetings() {
	keys := keySet{}
	last := map[string]*Meeting{}
	for _, m := range l.c.Meetings {
		keys.add(l, m.Key, m.PosOf("key"))
		if before := last[m.Body]; before != nil {
			l.checkOrder(before, m)
		}
		last[m.Body] = m
		l.checkMeeting(m)
	}
	l.checkSections()
}

// checkOrder reports two meetings of one body that do not follow each other.
func (l *loader) checkOrder(before, m *Meeting) {
	if before.Date.IsZero() || m.Date.IsZero() {
		return
	}
	days := cmp.Or(m.Date.Compare(before.Date), m.Start.Minutes-before.Start.Minutes)
	if days < 0 {
		l.errorf(m.PosOf("date"), "meeting-order", "the meeting “%s” is on %s, before “%s” of the same body on %s", m.Key, m.Date, before.Key, before.Date).
			WithNote(before.PosOf("date"), "the other is here").WithHint("write the meetings of a body in the order of their days")
		return
	}
	if m.Number == 0 || before.Number == 0 || m.Date.Year != before.Date.Year {
		return
	}
	switch {
	case m.Number == before.Number:
		l.errorf(m.PosOf("number"), "duplicate-meeting", "the meeting %d of the year %s is here a second time", m.Number, Years{First: m.Date.Year, Last: m.Date.Year}).
			WithNote(before.PosOf("number"), "the first is here").WithHint("mend one of the numbers")
	case m.Number < before.Number:
		l.errorf(m.PosOf("number"), "meeting-order", "the meeting %d comes after the meeting %d", m.Number, before.Number).
			WithNote(before.PosOf("number"), "the other is here").WithHint("mend one of the numbers")
	}
}

func (l *loader) checkMeeting(m *Meeting) {
	l.checkTimes(m)
	l.checkAttendance(m)
	l.checkItems(m)
	l.checkMinutes(m)
	l.checkPresence(m)
	l.checkQuorum(m)
}

func (l *loader) checkTimes(m *Meeting) {
	if m.Of != nil && m.Of.Kind == BodyOfficer {
		l.errorf(m.PosOf("body"), "officer-meeting", "“%s” is an officer, who decides without a meeting", m.Of.Key).
			WithHint("write the officer's decisions as handlings with “date” and “section”")
	}
	if !m.Start.IsZero() && !m.End.IsZero() && m.End.Minutes <= m.Start.Minutes {
		l.errorf(m.PosOf("end"), "end-before-start", "the meeting ends at %s, but begins at %s", m.End, m.Start).
			WithNote(m.PosOf("start"), "the begin is here").WithHint("mend one of them")
	}
	if m.Summoned.IsZero() || m.Date.IsZero() {
		return
	}
	switch days := m.Date.Law().Since(m.Summoned.Law()); {
	case days < 0:
		l.errorf(m.Summoned.At, "summons-after-meeting", "the summons of %s is after the meeting on %s", m.Summoned, m.Date).WithHint("mend one of them")
	case days < councilNotice && m.Of != nil && m.Of.Kind == BodyCouncil:
		l.warningf(m.Summoned.At, "late-summons", "the council is summoned on %s to a meeting on %s: the law wants %d days", m.Summoned, m.Date, councilNotice).
			WithHint("kuntalaki 410/2015 94 §")
	}
}

// checkItems reports what is on the list twice.
func (l *loader) checkItems(m *Meeting) {
	first := map[string]*Item{}
	for _, it := range m.Items {
		if earlier := first[it.Key]; earlier != nil && it.Key != "" {
			l.errorf(it.PosOf("item"), "duplicate-item", "“%s” is among the items of the meeting twice", it.Key).
				WithNote(earlier.PosOf("item"), "the first is here").WithHint("keep one of them")
			continue
		}
		first[it.Key] = it
		if it.Standing != "" && it.Handling != nil {
			l.checkStandingItem(m, it)
		}
	}
}

func (l *loader) checkStandingItem(m *Meeting, it *Item) {
	for _, key := range []string{"section", "meeting", "date", "body"} {
		if it.Handling.Has(key) {
			l.errorf(it.Handling.PosOf(key), "unused-value", "a standing item has its “%s” from the meeting “%s”", key, m.Key).WithHint("remove it")
		}
	}
	l.checkWhatHappened(it.Handling)
}

// checkAttendance reports keys that are used twice, persons without a name, and seats that nobody left.
func (l *loader) checkAttendance(m *Meeting) {
	keys, seats := keySet{}, map[string]*Attendee{}
	for _, a := range m.Attendance {
		keys.add(l, a.Key, a.PosOf("key"))
		if a.First == "" && a.Last == "" && a.Title.IsZero() {
			l.errorf(a.At, "missing-key", "the person has neither a name nor an office").WithHint("add “last_name: …” or “title: …”")
		}
		if a.Replaces != "" {
			l.checkSeat(m, a, seats)
		}
	}
}

func (l *loader) checkSeat(m *Meeting, a *Attendee, seats map[string]*Attendee) {
	member := named(l, m.Attendance, func(a *Attendee) string { return a.Key }, a.Replaces, a.PosOf("replaces"), attendeeNames)
	if member == nil {
		return
	}
	if a.Role != RoleDeputy {
		l.errorf(a.PosOf("replaces"), "unused-value", "only a deputy takes another's seat").WithHint("write “role: deputy”, or remove “replaces”")
	}
	if member.GroupOf() != GroupAbsent {
		l.errorf(a.PosOf("replaces"), "seat-taken", "“%s” takes the seat of “%s”, who is not absent", a.Key, member.Key).
			WithNote(member.At, "the other is here").WithHint("write “group: absent” to the member; who takes a seat for one item is the “substitute” of its event")
	}
	if first := seats[a.Replaces]; first != nil {
		l.errorf(a.PosOf("replaces"), "seat-taken", "“%s” and “%s” take the same seat", first.Key, a.Key).WithNote(first.PosOf("replaces"), "the first is here")
	}
	seats[a.Replaces] = a
}

// checkMinutes reports minutes that lack what they need once the meeting has been held.
func (l *loader) checkMinutes(m *Meeting) {
	if !m.Checked.IsZero() && !m.Date.IsZero() && m.Checked.Compare(m.Date) < 0 {
		l.errorf(m.Checked.At, "checked-before-meeting", "the minutes were checked on %s, before the meeting on %s", m.Checked, m.Date).WithHint("mend one of them")
	}
	if !m.Published.IsZero() && m.Checked.IsZero() && !m.Has("checked") {
		l.errorf(m.Published.At, "published-unchecked", "the minutes were published on %s, but it is not said when they were checked", m.Published).
			WithHint("add “checked: …”")
	}
	if !m.Published.IsZero() && !m.Checked.IsZero() && m.Published.Compare(m.Checked) < 0 {
		l.errorf(m.Published.At, "published-unchecked", "the minutes were published on %s, before they were checked on %s", m.Published, m.Checked).WithHint("mend one of them")
	}
	if m.End.IsZero() {
		if !m.Checked.IsZero() && !m.Has("end") {
			l.errorf(m.Checked.At, "missing-key", "the minutes are checked, but it is not said when the meeting ended").WithHint("add “end: …” to the meeting")
		}
		return
	}
	l.checkKeepers(m)
	for _, it := range m.Items {
		if it.Standing == "" && it.Handling != nil && it.Handling.Outcome == "" && !it.Handling.Has("outcome") {
			l.warningf(it.Handling.At, "no-outcome", "the meeting “%s” has ended, but how “%s” ended in it is not said", m.Key, it.Key).WithHint("add “outcome: …”")
		}
	}
}

// checkKeepers reports minutes that nobody leads, writes or checks.
func (l *loader) checkKeepers(m *Meeting) {
	if len(m.Attendance) == 0 && !m.Has("attendance") {
		l.errorf(m.At, "missing-key", "“%s” is missing here", "attendance").WithHint("add the line “%s: …”", "attendance")
		return
	}
	if len(m.ByRole(RoleChair))+len(m.ByRole(RoleViceChair)) == 0 {
		l.errorf(m.PosOf("attendance"), "no-chair", "nobody of those present leads the meeting").WithHint("write “role: chair” to one of them")
	}
	if len(m.ByRole(RoleSecretary)) == 0 {
		l.errorf(m.PosOf("attendance"), "no-secretary", "nobody of those present keeps the minutes").WithHint("write “role: secretary” to one of them")
	}
	if len(m.Checkers) < fewestCheckers {
		l.warningf(m.PosOf("checkers"), "few-checkers", "the minutes have %d checkers, usually there are two or more", len(m.Checkers)).
			WithHint("add “checkers: [ …, … ]”")
	}
	for _, p := range m.Checkers {
		if presence := l.presenceOf(m, p.Ref); presence != nil && len(presence.Spans) == 0 {
			l.errorf(p.At, "absent-person", "“%s” was not at the meeting", p.Ref).WithHint("choose somebody who was")
		}
	}
}

// checkQuorum warns of the first item for which too few were there (kuntalaki 410/2015 103 §): of a council two thirds of the members
// must be, of another body more than half. A joint authority's assembly goes by its charter.
func (l *loader) checkQuorum(m *Meeting) {
	if m.Of == nil || m.End.IsZero() || m.Of.Kind == BodyAssembly || m.Of.Joint && m.Of.Kind == BodyCouncil {
		return
	}
	seats := 0
	for _, a := range m.Attendance {
		if a.decides() && a.Role != RoleDeputy {
			seats++
		}
	}
	for _, it := range m.Items {
		there := 0
		for _, a := range m.Attendance {
			if p := l.presenceOf(m, a.Key); p != nil && p.votes(it) && p.TookPart(it) {
				there++
			}
		}
		enough := 2*there > seats
		if m.Of.Kind == BodyCouncil {
			enough = 3*there >= 2*seats
		}
		if !enough && seats > 0 {
			l.warningf(it.At, "no-quorum", "%d of %d members were there for “%s”, too few to decide", there, seats, it.Key).
				WithHint("kuntalaki 410/2015 103 §: of a council two thirds of the members must be there, of another body more than half")
			return
		}
	}
}

// numbered is a section of a body's year and where it comes from.
type numbered struct {
	date    Date
	section string
	number  int
	pos     source.Pos
}

// checkSections reports sections that do not run through a body's year: counted ones against those that are written, and those of
// meetings in the case against others.
func (l *loader) checkSections() {
	taken := map[bodyYear][]numbered{}
	l.countSections(taken)
	for _, m := range l.c.Matters {
		for _, h := range m.Handlings {
			switch {
			case h.Section == "" || h.Date.IsZero():
			case h.In != nil:
				l.checkCounted(h)
			case sectionNumber(h.Section) > 0:
				year := bodyYear{h.Body, h.Date.Year}
				taken[year] = append(taken[year], numbered{h.Date, fold(h.Section), sectionNumber(h.Section), h.PosOf("section")})
			}
		}
	}
	for _, b := range l.c.Bodies {
		for year := firstYear; year <= lastYear; year++ {
			if list := taken[bodyYear{b.Key, year}]; len(list) > 1 {
				l.checkRunning(list)
			}
		}
	}
}

// countSections collects the sections of the meetings of the case, and reports where the count and the meetings do not agree.
func (l *loader) countSections(taken map[bodyYear][]numbered) {
	last := map[bodyYear]*Meeting{}
	next := map[bodyYear]int{}
	for _, m := range l.c.Meetings {
		year := bodyYear{m.Body, m.Date.Year}
		if before := last[year]; before != nil && next[year] > 0 {
			l.checkFirst(before, m, next[year])
		}
		first := cmp.Or(m.FirstSection, next[year])
		last[year] = m
		if first == 0 {
			continue
		}
		next[year] = first + len(m.Items)
		for i, it := range m.Items {
			n := numbered{m.Date, strconv.Itoa(first + i), first + i, it.At}
			taken[year] = append(taken[year], n)
		}
	}
}

// checkFirst compares where a meeting begins to count with where the one before it ended.
func (l *loader) checkFirst(before, m *Meeting, next int) {
	between := m.Number - before.Number - 1 // meetings that are not in the case
	if m.Number == 0 || before.Number == 0 {
		between = 0
	}
	switch {
	case m.FirstSection == 0 && between > 0:
		l.errorf(m.At, "missing-key", "the first section of the meeting %d is not known: the case has no meeting between it and the meeting %d", m.Number, before.Number).
			WithHint("add “first_section: …”")
	case m.FirstSection == 0 || m.FirstSection == next:
	case m.FirstSection < next:
		l.errorf(m.PosOf("first_section"), "section-twice", "the meeting “%s” begins from the section %d, but “%s” has the sections up to %d", m.Key, m.FirstSection, before.Key, next-1).
			WithNote(before.At, "the other is here").WithHint("remove “first_section”: it is counted")
	case between <= 0:
		l.errorf(m.PosOf("first_section"), "section-gap", "the meeting “%s” begins from the section %d, but “%s” ends with %d", m.Key, m.FirstSection, before.Key, next-1).
			WithNote(before.At, "the other is here").
			WithHint("remove “first_section”: it is counted; or give the meetings their numbers, if there are meetings between them")
	}
}

// checkCounted reports a section that is written where it is counted.
func (l *loader) checkCounted(h *Handling) {
	switch {
	case h.No == nil || sectionNumber(h.Section) == 0:
	case h.No.Section == 0:
		l.errorf(h.PosOf("section"), "section-of-meeting", "the section is counted from the first of the meeting “%s”, which is not known", h.In.Key).
			WithHint("write “first_section: %d” to the meeting and remove it here", max(1, sectionNumber(h.Section)-h.No.Item+1))
	case fold(h.Section) != strconv.Itoa(h.No.Section):
		l.errorf(h.PosOf("section"), "other-section", "the section is written as %s, but in the meeting “%s” it is %d", h.Section, h.In.Key, h.No.Section).
			WithNote(h.In.At, "the meeting is here").WithHint("remove it here, or mend “first_section” of the meeting")
	}
}

// checkRunning reports sections of one body's year that are there twice or do not grow with the days.
func (l *loader) checkRunning(list []numbered) {
	slices.SortStableFunc(list, func(a, b numbered) int {
		return cmp.Or(a.date.Compare(b.date), cmp.Compare(a.number, b.number), cmp.Compare(a.section, b.section))
	})
	first := map[string]numbered{}
	for i, n := range list {
		if earlier, twice := first[n.section]; twice {
			l.errorf(n.pos, "section-twice", "the section %s of the body's year is here a second time", n.section).
				WithNote(earlier.pos, "the first is here").WithHint("mend one of them")
			continue
		}
		first[n.section] = n
		if i > 0 && list[i-1].number > n.number {
			l.errorf(n.pos, "section-order", "the section %s is of %s, after the section %s of %s", n.section, n.date, list[i-1].section, list[i-1].date).
				WithNote(list[i-1].pos, "the other is here").WithHint("mend a section or a date")
		}
	}
}
