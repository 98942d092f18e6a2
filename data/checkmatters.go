package data

import (
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// checkMatters reports what is wrong in single matters and in what bodies do with them.
func (l *loader) checkMatters() {
	keys, diaries := keySet{}, map[string]source.Pos{}
	for _, m := range l.c.Matters {
		keys.add(l, m.Key, m.PosOf("key"))
		if slices.Contains(Standings(), Standing(m.Key)) {
			l.errorf(m.PosOf("key"), "standing-key", "“%s” is a standing item of meetings, so no matter can have it as its key", m.Key).
				WithHint("give the matter another key")
		}
		if first, twice := diaries[m.Diary]; twice && m.Diary != "" {
			l.errorf(m.PosOf("diary"), "duplicate-diary", "the diary number “%s” is another matter's", m.Diary).
				WithNote(first, "the first is here").WithHint("write all handlings of one matter under it")
		} else {
			diaries[m.Diary] = m.PosOf("diary")
		}
		l.checkMatter(m)
	}
}

func (l *loader) checkMatter(m *Matter) {
	texts := slices.ContainsFunc(m.Handlings, func(h *Handling) bool { return h.Text != "" })
	if m.Title.IsZero() && !m.Has("title") && !texts {
		l.errorf(m.At, "missing-key", "“%s” is missing here", "title").WithHint("add the line “%s: …”", "title")
	}
	l.checkSecret(m)
	l.checkDiary(m.Diary, m.PosOf("diary"))
	keys := keySet{}
	for _, list := range [][]*Attachment{m.Attachments, m.Background} {
		for _, a := range list {
			keys.add(l, a.Key, a.PosOf("key"))
			l.checkAttachment(a)
		}
	}
	if m.Party != "" && l.partyNamed(m.Party) == nil {
		e := l.errorf(m.PosOf("party"), "unknown-party", "there is no party “%s”", m.Party)
		if near := suggest(m.Party, l.partyNames()); near != "" {
			e.WithHint("did you mean “%s”?", near)
		} else {
			e.WithHint("write the name or the code of one of the case's parties")
		}
	}
	for _, h := range m.Handlings {
		l.checkHandling(m, h)
	}
	l.checkOneMeeting(m)
}

// checkSecret reports a secret matter that the public would know nothing of, or by no right.
func (l *loader) checkSecret(m *Matter) {
	if m.Publicity != Secret {
		if !m.PublicTitle.IsZero() {
			l.warningf(m.PosOf("public_title"), "unused-value", "a public title stands with a matter that is not secret").
				WithHint("write “publicity: secret” and “ground: …”, or remove it")
		}
		return
	}
	if m.PublicTitle.IsZero() && !m.Has("public_title") {
		l.errorf(m.At, "missing-key", "the secret matter has no title for the public").
			WithHint("add “public_title: …”: what kind of matter it is, without what is secret")
	}
	l.checkGround(m.Publicity, m.Ground, m.Node)
}

func (l *loader) checkGround(publicity Publicity, ground Text, n Node) {
	if publicity == Secret && ground.IsZero() && !n.Has("ground") {
		l.errorf(n.PosOf("publicity"), "missing-key", "the ground of secrecy is missing").WithHint("add the provision: “ground: JulkL 24 § 1 mom. 25 k”")
	}
}

// checkOneMeeting reports a meeting that handles a matter twice, and one that does not have it on its list.
func (l *loader) checkOneMeeting(m *Matter) {
	first := map[*Meeting]*Handling{}
	for _, h := range m.Handlings {
		if h.In == nil {
			continue
		}
		if earlier := first[h.In]; earlier != nil {
			l.errorf(h.PosOf("meeting"), "duplicate-handling", "the meeting “%s” has two handlings of this matter", h.In.Key).
				WithNote(earlier.PosOf("meeting"), "the first is here").WithHint("make one of them")
			continue
		}
		first[h.In] = h
		if !slices.ContainsFunc(h.In.Items, func(it *Item) bool { return it.Key == m.Key }) {
			l.errorf(h.PosOf("meeting"), "not-on-agenda", "the meeting “%s” does not have “%s” among its items", h.In.Key, m.Key).
				WithNote(h.In.PosOf("items"), "the items are here").WithHint("add the key of the matter to the items")
		}
	}
}

// checkHandling reports what is wrong in what one body does with a matter, apart from what happens in the meeting.
func (l *loader) checkHandling(m *Matter, h *Handling) {
	l.checkSectionForm(h.Section, h.PosOf("section"))
	switch {
	case h.In != nil:
		l.checkSameMeeting(h)
	case h.Meeting == "":
		l.checkRecord(h.Presenter)
		for _, list := range personsOf(h) {
			l.checkRecord(list...)
		}
		if h.Date.IsZero() && !h.Has("date") && (h.Outcome != "" || !h.Record.IsZero()) {
			l.errorf(h.At, "missing-key", "the day of what was decided is missing").WithHint("add “date: …” and “section: …”, or “meeting: …”")
		}
	}
	if year, known := diaryYear(m.Diary); known && !h.Date.IsZero() && year > h.Date.Year {
		l.errorf(m.PosOf("diary"), "diary-after-meeting", "the diary number is of the year %s, but the matter was handled on %s", Years{First: year, Last: year}, h.Date).
			WithNote(h.At, "the handling is here").WithHint("mend one of them")
	}
	if h.Text != "" && !isKey(h.Text) {
		l.errorf(h.PosOf("text"), "bad-key", "“%s” cannot be a kind of document", h.Text)
	}
	l.checkReferred(m.Attachments, l.c.Attachments, h.Attachments, h.PosOf("attachments"))
	l.checkReferred(m.Background, l.c.Background, h.Background, h.PosOf("background"))
	l.checkWhatHappened(h)
}

// checkSameMeeting reports a handling that says something else than its meeting.
func (l *loader) checkSameMeeting(h *Handling) {
	if h.Of != nil && h.In.Of != nil && h.Of != h.In.Of {
		l.errorf(h.PosOf("body"), "other-body", "the handling is of “%s”, but the meeting “%s” is of “%s”", h.Of.Key, h.In.Key, h.In.Of.Key).
			WithNote(h.In.PosOf("body"), "the meeting's body is here").WithHint("mend one of them")
	}
	if h.Has("date") && !h.Date.IsZero() && !h.In.Date.IsZero() && h.Date.Compare(h.In.Date) != 0 {
		l.errorf(h.Date.At, "other-date", "the handling is of %s, but the meeting “%s” is on %s", h.Date, h.In.Key, h.In.Date).
			WithNote(h.In.Date.At, "the meeting's date is here").WithHint("remove the date of the handling")
	}
}

// checkReferred reports keys of attachments that there are not.
func (l *loader) checkReferred(own, shared []*Attachment, keys []string, pos source.Pos) {
	if len(own) == 0 {
		own = shared
	}
	var known []string
	for _, a := range own {
		known = append(known, a.Key)
	}
	for _, key := range keys {
		if slices.Contains(known, key) {
			continue
		}
		e := l.errorf(pos, "unknown-attachment", "there is no attachment “%s”", key)
		switch near := suggest(key, known); {
		case near != "":
			e.WithHint("did you mean “%s”?", near)
		case len(known) == 0:
			e.WithHint("write it to the matter or to the case")
		default:
			e.WithHint("the keys are %s", strings.Join(known, ", "))
		}
	}
}
