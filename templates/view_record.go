package templates

import (
	"slices"
	"strings"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// body gives a body, or nil where there is none.
func (v viewer) body(c *data.Case, b *data.Body) *Body {
	if b == nil {
		return nil
	}
	v.mark = doc.Mark{} // a body is public whatever it handles
	out := &Body{
		origin: origin{b.Pos(), v.label(b.Name, source.Msg("the body"))},
		Name:   v.name(b.Name, b.Forms, b.Pos()), Abbreviation: v.text(b.Abbreviation), Kind: string(b.Kind), Owner: v.owner(c, b), Electronic: b.Electronic,
	}
	if b.Office != nil {
		out.Office = v.office(b.Office)
	}
	return out
}

// office gives where an authority receives documents.
func (v viewer) office(o *data.Office) *Office {
	return &Office{
		origin: origin{o.Pos(), source.Msg("the office")}, Name: v.text(o.Name), Address: v.lines(o.Address), Visit: v.lines(o.Visit),
		Registry: o.Registry, Phone: o.Phone, Web: o.Web, Hours: v.text(o.Hours),
	}
}

// owner gives whose body it is.
func (v viewer) owner(c *data.Case, b *data.Body) *Name {
	if b.Party != nil {
		return v.partyName(b.Party)
	}
	return v.name(c.Host.Name, c.Host.Forms, c.Host.Pos())
}

// bodyNamed gives a body by its key.
func (v viewer) bodyNamed(c *data.Case, key string) *Body {
	for _, b := range c.Bodies {
		if b.Key == key {
			return v.body(c, b)
		}
	}
	return nil
}

func (v viewer) meeting(c *data.Case, m *data.Meeting) *Meeting {
	if m == nil {
		return nil
	}
	v = v.of(m.Of)
	out := &Meeting{
		origin: origin{m.Pos(), quoted(m.Key, source.Msg("the meeting"))},
		Body:   v.body(c, m.Of), Number: m.Number, Date: v.date(m.Date), Start: clock(m.Start), End: clock(m.End), Place: v.text(m.Place),
		Manner: string(m.Manner), Summoned: v.date(m.Summoned), Checked: v.date(m.Checked), Published: v.date(m.Published), Web: m.Web,
		Checkers: v.people(m.Checkers),
	}
	for _, a := range m.Attendance {
		v.attend(out, a)
	}
	for _, it := range m.Items {
		out.Items = append(out.Items, v.item(c, it))
	}
	return out
}

// attendeeName gives the first and last name of somebody of a meeting.
func (v viewer) attendeeName(a *data.Attendee) string {
	return seal(unforged(strings.TrimSpace(a.First+" "+a.Last)), v.markOf(a.Publicity, data.Text{}))
}

// attend puts somebody of a meeting where the group and the role say.
func (v viewer) attend(m *Meeting, a *data.Attendee) {
	one := &Attendee{
		origin: origin{a.Pos(), quoted(a.Key, source.Msg("the person"))}, Role: v.role(a.Role),
		Name: v.attendeeName(a), Title: v.name(a.Title, a.Forms, a.Pos()),
	}
	switch a.GroupOf() {
	case data.GroupAbsent:
		m.Absent = append(m.Absent, one)
	case data.GroupOther:
		m.Others = append(m.Others, one)
	default:
		m.Present = append(m.Present, one)
	}
	if a.GroupOf() == data.GroupAbsent {
		return
	}
	switch {
	case a.Role == data.RoleChair:
		m.Chair = v.inRole(one)
	case a.Role == data.RoleSecretary:
		m.Secretary = v.inRole(one)
	}
}

// inRole gives somebody under the word for the role instead of the office.
func (v viewer) inRole(a *Attendee) *Person {
	return &Person{origin: a.origin, Name: a.Name, Title: v.word(a.Role, a.at)}
}

// role gives the word for a role. A member of a council is called otherwise than one of another body.
func (v viewer) role(r data.AttendanceRole) string {
	if v.council {
		if word := v.words.Roles["council-"+string(r)]; word != "" {
			return word
		}
	}
	return v.words.Roles[string(r)]
}

// of gives the viewer of what happens in a body.
func (v viewer) of(b *data.Body) viewer {
	v.council = b != nil && b.Kind == data.BodyCouncil
	return v
}

// people gives persons of a meeting, with the word for their role where they have no office.
func (v viewer) people(list []*data.Person) []*Person {
	var out []*Person
	for _, p := range list {
		out = append(out, v.person(p))
	}
	return out
}

func (v viewer) person(p *data.Person) *Person {
	if p == nil {
		return nil
	}
	out := v.persons([]*data.Person{p})[0]
	if out.Title == nil {
		out.Title = v.word(v.role(p.Role), p.Pos())
	}
	return out
}

// item gives an item of a meeting or an officer's decision.
func (v viewer) item(c *data.Case, it *data.Item) *Item {
	if it.Handling == nil {
		return &Item{origin: origin{it.Pos(), source.Msg("the item")}}
	}
	v = v.under(v.markOfMatter(it.Matter))
	out := v.handling(c, it.Handling)
	out.Standing = string(it.Standing)
	if m := it.Matter; m != nil {
		out.Title, out.Diary, out.Secret = v.text(m.Title), m.Diary, m.Publicity == data.Secret
		out.origin = origin{m.Pos(), v.label(m.Title, source.Msg("the matter"))}
	} else {
		out.Title = v.words.Standing[out.Standing]
	}
	return out
}

// handling gives what one body does with a matter.
func (v viewer) handling(c *data.Case, h *data.Handling) *Item {
	v = v.of(h.Of)
	out := &Item{
		origin: origin{h.Pos(), source.Msg("the handling")}, Section: h.Section, Body: v.body(c, h.Of), Date: v.date(h.Date),
		Preparers: v.people(h.Preparers), Presenter: v.person(h.Presenter),
		Summary: v.markup(h.Summary), Statement: v.markup(h.Statement), Competence: v.markup(h.Competence), Impact: v.markup(h.Impact),
		Economy: v.markup(h.Economy), Execution: v.markup(h.Execution), Record: v.markup(h.Record),
		Proposal: v.proposal(c, h, h.Proposal), Decision: v.proposal(c, h, h.Decision),
		Outcome: string(h.Outcome), CheckedAtOnce: h.CheckedAtOnce,
	}
	if h.Presenter == nil && h.Of != nil {
		out.Presenter = v.person(h.Of.Presenter)
	}
	if h.No != nil {
		out.Number = h.No.Item
		if h.No.Section > 0 {
			out.Section = (&Number{int64(h.No.Section)}).String()
		}
	}
	if h.Appeal != nil {
		out.Nature = string(h.Appeal.Nature)
	}
	for _, n := range h.Notified {
		out.Notified = append(out.Notified, v.text(n))
	}
	v.happenings(c, h, out)
	return out
}

// happenings gives what happened in the meeting.
func (v viewer) happenings(c *data.Case, h *data.Handling, out *Item) {
	known := map[string]*Proposal{}
	for _, p := range h.Proposals {
		one := v.proposal(c, h, p)
		out.Proposals = append(out.Proposals, one)
		if p.Key != "" {
			known[p.Key] = one
		}
	}
	numberProposals(out.Proposals)
	for i, vote := range h.Votes {
		out.Votes = append(out.Votes, v.vote(vote, known, i, len(h.Votes)))
	}
	for _, e := range h.Elections {
		out.Elections = append(out.Elections, v.election(e))
	}
	for _, e := range h.Events {
		out.Events = append(out.Events, &Event{
			origin: origin{e.Pos(), source.Msg("the event")}, Kind: string(e.Kind), Who: v.people(e.Who), Ground: v.text(e.Ground),
			From: clock(e.From), To: clock(e.To), Substitute: v.person(e.By),
		})
	}
	for _, d := range h.Dissents {
		out.Dissents = append(out.Dissents, &Dissent{origin{d.Pos(), source.Msg("the dissenting opinion")}, v.person(d.By), v.markup(d.Text)})
	}
}

// numberProposals tells the proposals of members apart where there are several.
func numberProposals(list []*Proposal) {
	var members []*Proposal
	for _, p := range list {
		if p.By != nil {
			members = append(members, p)
		}
	}
	for i, p := range members {
		if len(members) > 1 {
			p.Number = i + 1
		}
	}
}

// vote gives one of several votes, the i-th from 0.
func (v viewer) vote(vote *data.Vote, known map[string]*Proposal, i, several int) *Vote {
	out := &Vote{
		origin: origin{vote.Pos(), source.Msg("the vote")}, Method: string(vote.Method), Yes: known[vote.Yes], No: known[vote.No],
		Ayes: v.ballots(vote.Ayes), Noes: v.ballots(vote.Noes), Blank: v.ballots(vote.Blank), Absent: v.ballots(vote.Absent),
		Casting: vote.Casting, Last: i+1 == several,
	}
	if several > 1 {
		out.Number = i + 1
	}
	tally, decided := vote.Result()
	out.Decided, out.Passed = decided, tally.Passed
	return out
}

func (v viewer) proposal(c *data.Case, h *data.Handling, p *data.Proposal) *Proposal {
	if p == nil {
		return nil
	}
	out := &Proposal{
		origin: origin{p.Pos(), source.Msg("the proposal")}, Key: p.Key, Body: v.body(c, h.Of), By: v.person(p.By), For: v.bodyNamed(c, p.For),
		Text: v.markup(p.Text), Supporters: v.people(p.Supporters), Withdrawn: p.Withdrawn,
	}
	indicative := v.plain(p.Verb)
	if indicative == "" {
		indicative = v.words.Decides
	}
	verb := v.words.Verbs[indicative]
	out.Verb = inlineValue{doc.Verb{Indicative: indicative, Potential: verb.Potential, Conditional: verb.Conditional}}
	for _, one := range p.Items {
		if m := v.markup(one); m != nil {
			out.Items = append(out.Items, m)
		}
	}
	return out
}

func (v viewer) ballots(b *data.Ballots) *Ballots {
	if b == nil {
		return nil
	}
	return &Ballots{b.Count, v.people(b.Who)}
}

func (v viewer) election(e *data.Election) *Election {
	out := &Election{origin: origin{e.Pos(), source.Msg("the election")}, Post: v.text(e.Post), Term: v.text(e.Term), Method: string(e.Method)}
	for _, c := range e.Candidates {
		one := &Candidate{origin: origin{c.Pos(), source.Msg("the candidate")}, Person: v.person(c.Person), Deputy: v.person(c.Deputy), Elected: c.Elected}
		if c.Votes != nil {
			one.Votes = &Number{int64(*c.Votes)}
		}
		out.Candidates = append(out.Candidates, one)
	}
	return out
}

// clock gives a time of day, nothing where it is not known.
func clock(c data.Clock) string {
	if c.IsZero() {
		return ""
	}
	return c.String()
}

func (v viewer) milestones(c *data.Case) []*Milestone {
	var out []*Milestone
	for _, m := range c.Project.Milestones {
		one := &Milestone{
			origin: origin{m.Pos(), v.label(m.Title, source.Msg("the milestone"))}, Date: v.date(m.Date), Title: v.text(m.Title),
			Place: v.text(m.Place), Decision: m.Decision, Past: past(m, v.day), Month: v.month(m.Month), InMonth: v.month(m.Month),
		}
		if m.Month.IsZero() {
			one.InMonth = v.month(data.Month{Year: m.Date.Year, Month: m.Date.Month})
		}
		if m.Participants != nil {
			one.Participants = &Number{int64(*m.Participants)}
		}
		for _, s := range m.Steps {
			one.Steps = append(one.Steps, v.text(s))
		}
		out = append(out, one)
	}
	return out
}

// past reports whether a milestone is before a day.
func past(m *data.Milestone, day data.Date) bool {
	if m.Month.IsZero() {
		return m.Date.Compare(day) < 0
	}
	return m.Month.Year*12+m.Month.Month < day.Year*12+day.Month
}

// month gives a month in words: “elokuu 2016”.
func (v viewer) month(m data.Month) string {
	if m.IsZero() {
		return ""
	}
	return v.words.MonthNames[m.Month-1] + noBreakSpace + (&Years{m.Year, m.Year}).String()
}

func (v viewer) news(n *data.News) *News {
	if n == nil {
		return nil
	}
	return &News{
		origin{n.Pos(), source.Msg("the notice")}, v.date(n.Date), v.text(n.Headline), v.text(n.Lead), v.markup(n.Done), v.markup(n.Next), v.text(n.Source),
	}
}

func (v viewer) reminder(r *data.Reminder) *Reminder {
	if r == nil {
		return nil
	}
	return &Reminder{origin{r.Pos(), source.Msg("the reminder")}, v.date(r.Date), v.date(r.Deadline)}
}

func (v viewer) roadmap(r *data.Roadmap) *Roadmap {
	if r == nil {
		return nil
	}
	out := &Roadmap{origin: origin{r.Pos(), source.Msg("the roadmap")}, Title: v.text(r.Title), Funding: v.markup(r.Funding), Text: v.markup(r.Text)}
	for _, p := range r.Prepared {
		out.Prepared = append(out.Prepared, v.text(p))
	}
	for _, o := range r.Organs {
		organ := &Organ{origin: origin{o.Pos(), v.label(o.Name, source.Msg("the organ"))}, Name: v.text(o.Name), Task: v.text(o.Task)}
		for _, m := range o.Members {
			organ.Members = append(organ.Members, v.text(m))
		}
		out.Organs = append(out.Organs, organ)
	}
	return out
}

// parties gives every party, for documents that are about all of them.
func (v viewer) parties(c *data.Case, shares map[*data.Party]*Share) []*Party {
	sorted := slices.Clone(c.Parties)
	slices.SortStableFunc(sorted, func(a, b *data.Party) int { return data.CompareNames(v.sortName(a), v.sortName(b)) })
	out := make([]*Party, 0, len(sorted))
	for _, p := range sorted {
		out = append(out, v.party(c, p, shares[p]))
	}
	return out
}

// sortName gives the name that a party is listed by.
func (v viewer) sortName(p *data.Party) string {
	if name := v.municipality(p); name != nil {
		return name.text
	}
	return nameText(v.partyName(p))
}
