package templates

import (
	"slices"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// stage gives the stage of the documents. A kind that gives its text to others takes theirs.
func (b *Bound) stage() doc.Stage {
	if b.as != "" {
		return b.as
	}
	return b.template.Kind.Stage
}

// atStage gives what is known of a meeting when it is summoned, or all of it once it has been held.
func (b *Bound) atStage(m *Meeting) *Meeting {
	if m == nil || b.stage() != doc.StageAgenda {
		return m
	}
	m.End, m.Checked, m.Published, m.Checkers = "", nil, nil, nil
	m.Present, m.Absent, m.Others = nil, nil, nil
	for i, it := range m.Items {
		m.Items[i] = it.proposed()
		m.Items[i].Section = ""
	}
	return m
}

// proposed gives an item as it stands on the agenda: without what happened in the meeting.
func (it *Item) proposed() *Item {
	out := *it
	out.Proposals, out.Votes, out.Elections, out.Events, out.Dissents = nil, nil, nil, nil, nil
	out.Outcome, out.Decision, out.CheckedAtOnce = "", nil, false
	return &out
}

// withItems adds its items to the document of a meeting: all of them, or the one that it is an extract of.
func (b *Bound) withItems(d *doc.Document, s Subject) (*doc.Document, error) {
	items := *b.items
	items.as = b.stage()
	var errs source.Errors
	root := d.Parts[0]
	for i, it := range s.Meeting.Items {
		if s.Item != nil && s.Item != it || it.Handling == nil {
			continue
		}
		one, err := items.alone(Subject{Party: s.Party, Meeting: s.Meeting, Item: it})
		if err != nil {
			errs.AddAll(err)
			continue
		}
		part := one.Parts[0]
		part.Facts.DocumentType = root.Facts.DocumentType
		root.Parts = append(root.Parts, part)
		root.Facts.Meeting.Items[i].Title = part.Facts.Title
	}
	if s.Item != nil {
		i := slices.Index(s.Meeting.Items, s.Item)
		root.Facts.Meeting.Items = root.Facts.Meeting.Items[i : i+1]
	}
	if errs.Failed() {
		return nil, errs.Sorted()
	}
	return d, nil
}

// recorded finishes the part of one item: its facts, the text of the kind that the matter names, and the earlier handlings.
func (t *Bound) recorded(b *builder, root *doc.Part, s Subject, view *View) (*doc.Document, error) {
	root.Facts = recordFacts{t, view}.item(s.Item, view.Item, s.Meeting)
	root.Facts.Title = b.title
	for _, a := range root.Facts.Attachments {
		b.ids[a.Key] = a.At
	}
	t.addText(b, root, s)
	b.checkRefs()
	if len(root.Facts.Title) == 0 {
		b.errs.Add(source.Errorf(root.At, "missing-title", "the matter has no title").WithHint("add “title: …”"))
	}
	if m := s.Item.Matter; m != nil {
		root.Mark = t.viewer.markOf(m.Publicity, m.Ground)
		root.Parts = append(root.Parts, t.earlier(b, s)...)
	}
	*b.errs = append(*b.errs, t.viewer.lacks.inValue(root.Facts)...)
	if b.errs.Failed() {
		return nil, b.errs.Sorted()
	}
	meta := doc.Meta{
		Title: doc.InlineText(root.Facts.Title), Subject: b.kind.Title[t.template.Lang], Author: nameText(view.Item.Body.Owner),
		Date: doc.Date{Year: s.Item.Handling.Date.Year, Month: s.Item.Handling.Date.Month, Day: s.Item.Handling.Date.Day},
	}
	return &doc.Document{Kind: b.kind.Name, Lang: t.template.Lang, Layout: doc.LayoutItem, Stage: t.stage(), Meta: meta, Parts: []*doc.Part{root}}, nil
}

// addText adds the statement and the proposal that the text of another kind gives for the party, and its title where the
// matter has none.
func (t *Bound) addText(b *builder, root *doc.Part, s Subject) {
	text := t.texts[s.Item.Handling.Text]
	if text == nil {
		return
	}
	party := t.partyOf(s)
	if party == nil {
		b.errs.Add(source.Errorf(s.Item.Handling.PosOf("text"), "no-party", "the text of “%s” is written for a party, and the matter names none", text.template.Kind.Name).
			WithHint("add “party: …” to the matter, or “of: …” to the body"))
		return
	}
	d, err := text.alone(Subject{Party: party, Item: s.Item})
	if err != nil {
		b.errs.AddAll(err)
		return
	}
	if len(root.Facts.Title) == 0 {
		root.Facts.Title = d.Parts[0].Facts.Title
	}
	root.Parts = append(d.Parts[0].Parts, root.Parts...)
}

// partyOf gives the party that the text of a matter is written for.
func (t *Bound) partyOf(s Subject) *data.Party {
	for _, p := range t.c.Parties {
		if p.Name == s.Item.Matter.Party && p.Name != "" {
			return p
		}
	}
	if body := s.Item.Handling.Of; body != nil {
		return body.Party
	}
	return nil
}

// earlier gives the handlings of the matter in other bodies before this one, each with facts of its own.
func (t *Bound) earlier(b *builder, s Subject) []*doc.Part {
	var out []*doc.Part
	for _, h := range s.Item.Matter.Handlings {
		if h == s.Item.Handling {
			break
		}
		before := *t
		if t.items != nil {
			before = *t.items
		}
		before.as, before.past = doc.StageMinutes, true
		matter := *s.Item.Matter
		matter.Handlings = []*data.Handling{h}
		it := &data.Item{Node: h.Node, Key: matter.Key, Matter: &matter, Handling: h}
		d, err := before.alone(Subject{Party: s.Party, Item: it, Meeting: h.In})
		if err != nil {
			b.errs.AddAll(err)
			continue
		}
		part := d.Parts[0]
		part.Role = doc.RoleEarlier
		part.Frozen = len(h.Record.ByLang) > 0
		out = append(out, part)
	}
	return out
}
