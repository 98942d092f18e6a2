package templates

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// recordFacts makes the facts of items and meetings.
type recordFacts struct {
	*Bound
	view *View
}

// item gives the facts of one item. m is nil for an officer's decision.
func (r recordFacts) item(it *data.Item, seen *Item, m *data.Meeting) *doc.Facts {
	h := it.Handling
	facts := &doc.Facts{
		DocumentType: plainFact(r.template.Kind.Title[r.viewer.lang], r.template.Kind.At), Title: plainFact(seen.Title, seen.at),
		Diary: plainFact(seen.Diary, seen.at), Body: bodyFact(seen.Body), Date: dateFact(h.Date), Section: plainFact(seen.Section, h.At),
		Recipient: r.owner(seen.Body), Outcome: seen.Outcome, Vote: result(h), Presenter: r.one(seen.Presenter, h.Presenter),
		Preparers: r.viewer.personFacts(seen.Preparers, h.Preparers), Attachments: r.attached(it), Series: series(it, m),
	}
	if h.Presenter == nil && h.Of != nil {
		facts.Presenter = r.one(seen.Presenter, h.Of.Presenter)
	}
	if it.Matter != nil {
		facts.PublicTitle = plainFact(r.viewer.plain(it.Matter.PublicTitle), it.Matter.PublicTitle.At)
	}
	if r.stage() == doc.StageOfficer {
		facts.Presenter, facts.Signers = nil, r.officers(h, seen.Body)
		facts.Series = doc.Series{Known: true, First: 1} // no meeting has others
	}
	if seen.Number > 0 {
		facts.ItemNumber = plainFact(strconv.Itoa(seen.Number), h.At)
	}
	if seen.Appeal != nil {
		facts.Appeal = plainFact(seen.Appeal.Name, seen.Appeal.at)
	}
	for i, n := range seen.Notified {
		facts.Notified = append(facts.Notified, onlyFact(plainFact(n, h.Notified[i].At))...)
	}
	return facts
}

// officers gives the officer as the one who signs: by the name and title that the handling or the body gives its presenter,
// where it does.
func (r recordFacts) officers(h *data.Handling, b *Body) []doc.Person {
	known := h.Presenter
	if known == nil {
		known = h.Of.Presenter
	}
	if known == nil {
		return []doc.Person{{Title: b.Name.noun()}}
	}
	signer := r.one(r.viewer.person(known), known)
	if signer.Title.Text == "" {
		signer.Title = b.Name.noun()
	}
	return []doc.Person{*signer}
}

func bodyFact(b *Body) doc.Body {
	if b == nil {
		return doc.Body{}
	}
	return doc.Body{Name: b.Name.noun(), Abbreviation: b.Abbreviation}
}

func (r recordFacts) owner(b *Body) doc.Recipient {
	if b == nil {
		return doc.Recipient{}
	}
	return doc.Recipient{Name: nameText(b.Owner), Body: nameText(b.Name)}
}

func (r recordFacts) one(seen *Person, known *data.Person) *doc.Person {
	if seen == nil || known == nil {
		return nil
	}
	return &r.viewer.personFacts([]*Person{seen}, []*data.Person{known})[0]
}

// result gives the result of the last vote: “7–4”.
func result(h *data.Handling) doc.Fact {
	if len(h.Votes) == 0 {
		return nil
	}
	v := h.Votes[len(h.Votes)-1]
	if v.Ayes == nil || v.Noes == nil {
		return nil
	}
	return plainFact(strconv.Itoa(v.Ayes.Count)+"–"+strconv.Itoa(v.Noes.Count), v.At)
}

// attached gives the attachments that go to the body with the matter: those of the handling, else all of the matter's, else
// the case's.
func (r recordFacts) attached(it *data.Item) []doc.Attachment {
	if it.Matter == nil {
		return nil
	}
	numbered, background := attachmentsOf(r.c, it)
	var out []doc.Attachment
	add := func(list []*data.Attachment, kind doc.AttachmentKind) {
		for _, a := range list {
			out = append(out, r.attachment(a, kind))
		}
	}
	add(numbered, doc.KindAttachment)
	add(background, doc.KindBackground)
	return out
}

// attachmentsOf gives the attachments and the background material of an item.
func attachmentsOf(c *data.Case, it *data.Item) (numbered, background []*data.Attachment) {
	m, h := it.Matter, it.Handling
	numbered, background = m.Attachments, m.Background
	if len(numbered)+len(background) == 0 && h.Text != "" {
		numbered, background = c.Attachments, c.Background
	}
	return keep(numbered, h.Attachments), keep(background, h.Background)
}

// keep gives the attachments that a handling names; all where it names none.
func keep(all []*data.Attachment, keys []string) []*data.Attachment {
	if len(keys) == 0 {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(a *data.Attachment) bool { return !slices.Contains(keys, a.Key) })
}

// series says where the attachments of an item stand in those of the meeting.
func series(it *data.Item, m *data.Meeting) doc.Series {
	if m == nil {
		return doc.Series{}
	}
	out := doc.Series{Known: true, First: m.FirstAttachment}
	for _, before := range m.Items {
		if before == it {
			break
		}
		if before.Matter != nil && before.Handling != nil {
			numbered, _ := attachmentsOf(&data.Case{}, before)
			out.Before += len(numbered)
		}
	}
	return out
}

// meeting gives the facts of a whole agenda or minutes.
func (r recordFacts) meeting(m *data.Meeting, seen *Meeting) *doc.Facts {
	facts := &doc.Facts{
		DocumentType: plainFact(r.template.Kind.Title[r.viewer.lang], r.template.Kind.At), Body: bodyFact(seen.Body), Date: dateFact(m.Date),
		Recipient: r.owner(seen.Body),
	}
	out := &doc.Meeting{
		Year: plainFact(strconv.Itoa(m.Date.Year), m.Date.At), Start: plainFact(seen.Start, m.PosOf("start")), End: plainFact(seen.End, m.PosOf("end")),
		Place: plainFact(seen.Place, m.PosOf("place")), Summoned: dateFact(m.Summoned), Web: plainFact(m.Web, m.PosOf("web")),
		Manner: plainFact(r.template.words.Manners[seen.Manner], m.PosOf("manner")),
	}
	if m.Number > 0 {
		out.Number = plainFact(strconv.Itoa(m.Number), m.PosOf("number"))
	} else {
		out.Year = nil
	}
	if seen.Checked != nil {
		out.Checked, out.Published = dateFact(m.Checked), dateFact(m.Published)
	}
	out.Chair, out.Secretary = r.officer(seen.Chair), r.officer(seen.Secretary)
	out.Checkers = r.viewer.personFacts(seen.Checkers, m.Checkers)
	out.Present, out.Absent, out.Others = r.attendees(m, seen.Present), r.attendees(m, seen.Absent), r.attendees(m, seen.Others)
	for i, it := range seen.Items {
		out.Items = append(out.Items, doc.ItemFacts{
			Node: doc.Node{At: it.at}, ID: itemID(i), Number: plainFact(strconv.Itoa(i+1), it.at), Section: plainFact(it.Section, it.at),
			Title: plainFact(it.Title, it.at),
		})
	}
	for _, g := range seen.AppealKinds {
		out.Appeals = append(out.Appeals, doc.AppealGroup{Kind: plainFact(g.Appeal.Name, g.Appeal.at), Sections: plainFact(g.Sections, g.Appeal.at)})
	}
	facts.Meeting = out
	return facts
}

// senderOf gives the organisation of a body as the sender of what is no agenda and no minutes.
func senderOf(b *Body) doc.Organisation {
	out := doc.Organisation{Name: b.Owner.noun(), Unit: capital(b.Name.text)}
	if o := b.Office; o != nil {
		out.Address, out.Registry, out.Phone, out.Web = o.Address, o.Registry, o.Phone, o.Web
	}
	return out
}

// itemID names the heading of an item, so that the table of contents can refer to its page.
func itemID(i int) string { return "item-" + strconv.Itoa(i+1) }

func (r recordFacts) officer(p *Person) *doc.Person {
	if p == nil {
		return nil
	}
	name, mark := bare(p.Name)
	return &doc.Person{Mark: mark, Last: name, Title: p.Title.noun()}
}

func (r recordFacts) attendees(m *data.Meeting, list []*Attendee) []doc.Attendee {
	var out []doc.Attendee
	for _, a := range list {
		known := attendeeAt(m, a.at)
		one := doc.Attendee{Person: doc.Person{Mark: r.viewer.markOf(known.Publicity, data.Text{}), First: known.First, Last: known.Last}, Role: plainFact(a.Role, a.at)}
		if a.Title != nil {
			one.Title = a.Title.noun()
		}
		one.Note = plainFact(strings.Join(r.notes(m, known), ", "), a.at)
		out = append(out, one)
	}
	return out
}

func attendeeAt(m *data.Meeting, at source.Pos) *data.Attendee {
	for _, a := range m.Attendance {
		if a.Pos() == at {
			return a
		}
	}
	return &data.Attendee{}
}

// notes says what happened to somebody during the meeting, item by item, and whose seat a deputy has.
func (r recordFacts) notes(m *data.Meeting, a *data.Attendee) []string {
	var out []string
	w := r.template.words
	for _, absent := range m.Attendance {
		if absent.Key == a.Replaces && a.Replaces != "" {
			out = append(out, strings.ReplaceAll(w.Notes["replaces"], "{name}", r.viewer.attendeeName(absent)))
		}
	}
	for _, it := range m.Items {
		if it.Handling == nil || it.Handling.No == nil || r.template.Kind.Stage == doc.StageAgenda {
			continue
		}
		for _, e := range it.Handling.Events {
			if slices.ContainsFunc(e.Who, func(p *data.Person) bool { return p.Ref == a.Key }) {
				out = append(out, seal(note(w.Notes[string(e.Kind)], it.Handling, e), r.viewer.markOfMatter(it.Matter)))
			}
		}
	}
	return out
}

// note puts a section and the times of an event into its words.
func note(words string, h *data.Handling, e *data.Event) string {
	section := strconv.Itoa(h.No.Section)
	return strings.NewReplacer("{section}", section, "{from}", e.From.String(), "{to}", e.To.String()).Replace(words)
}
