package style

import (
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// scope is what patterns see of one document: its facts, and the element of the list that a text is repeated for.
type scope struct {
	style  *House
	layout *Layout
	lang   string
	at     source.Pos // where mistakes in facts are reported
	errs   *source.Errors

	title       doc.Fact
	facts       *doc.Facts
	attachments []*doc.Attachment // numbered
	background  []*doc.Attachment
	mentioned   map[string]bool // keys of attachments that the text points at

	person      *doc.Person
	attendee    *doc.Attendee
	absent      bool         // the attendee was not there
	handlings   []*doc.Facts // of the matter: the earlier ones, and this one last
	handling    *doc.Facts
	item        *doc.ItemFacts
	appeals     *doc.AppealGroup
	attachment  *doc.Attachment
	element     doc.Fact
	tableNumber doc.Fact
}

func (s *scope) elementText() doc.Fact { return s.element }

// personOf gives the person that the keys with a prefix speak of, nil if nobody is known.
func (s *scope) personOf(prefix string) *doc.Person {
	switch prefix {
	case "presenter":
		return s.facts.Presenter
	case "chair":
		return s.meeting().Chair
	case "secretary":
		return s.meeting().Secretary
	}
	return s.person
}

// meeting gives what is known of the meeting; nothing is known where the document is of none.
func (s *scope) meeting() *doc.Meeting {
	if s.facts.Meeting == nil {
		return &doc.Meeting{}
	}
	return s.facts.Meeting
}

// meetingSections gives the numbers of a meeting's sections, from the first to the last: “60–61”.
func (s *scope) meetingSections() doc.Fact {
	var first, last doc.Fact
	count := 0
	for i := range s.meeting().Items {
		if number := s.meeting().Items[i].Section; len(number) > 0 {
			if count == 0 {
				first = number
			}
			last = number
			count++
		}
	}
	if count < 2 {
		return first
	}
	return joinTexts([]doc.Fact{first, last}, "–", "")
}

// attendeeSpan gives when somebody was present: the times that the data give, else the whole meeting.
func (s *scope) attendeeSpan() doc.Fact {
	m := s.meeting()
	switch {
	case len(s.attendee.Time) > 0:
		return s.attendee.Time
	case s.absent || len(m.Start) == 0 || len(m.End) == 0:
		return nil
	}
	return joinTexts([]doc.Fact{m.Start, m.End}, "–", "")
}

func bodyName(b *doc.Body) doc.Fact {
	if b.Blank != nil {
		return doc.Fact{*b.Blank}
	}
	return doc.Plain(b.Name.Text)
}

// sectionMark gives the section number with its sign: “§ 144” or “144 §”.
func (s *scope) sectionMark() doc.Fact { return s.marked(s.facts.Section) }

// marked gives a section number with its sign.
func (s *scope) marked(number doc.Fact) doc.Fact {
	if len(number) == 0 {
		return nil
	}
	if s.style.signAfter {
		return append(append(doc.Fact{}, number...), doc.Text{S: "\u00a0§"})
	}
	return append(doc.Fact{doc.Text{S: "§\u00a0"}}, number...)
}

// nounForm gives a noun in a grammatical case; the empty case is the nominative.
func (s *scope) nounForm(n *doc.Noun, grammatical string) doc.Fact {
	if n.Text == "" || grammatical == "" {
		return doc.Plain(n.Text)
	}
	if form := n.Forms[grammatical]; form != "" {
		return doc.Plain(form)
	}
	s.errs.Add(source.Errorf(s.at, "missing-form", "the %s of “%s” is not known, and the house style “%s” needs it", doc.CaseName(grammatical), n.Text, s.style.Name).
		WithHint("give it in the data: forms: {%s: …}", grammatical))
	return doc.Plain(n.Text)
}

// settled gives a fact with its dates in the style's form. Facts hold no other inline that depends on the style.
func (s *scope) settled(f doc.Fact, heading bool) doc.Fact {
	out, _ := rewrite(f, func(in doc.Inline) ([]doc.Inline, bool) {
		switch in := in.(type) {
		case doc.Date:
			return []doc.Inline{doc.Text{Node: in.Node, S: s.style.dateText(in, heading)}}, true
		case doc.Verb, doc.Outcome, doc.Ref, doc.AttachmentRef:
			s.errs.Add(source.Errorf(in.Pos(), "bad-fact", "a fact cannot hold a verb or a reference"))
		}
		return nil, false
	})
	return out
}

func (s *scope) unmentioned(all []*doc.Attachment) []*doc.Attachment {
	var out []*doc.Attachment
	for _, a := range all {
		if !s.mentioned[a.Key] {
			out = append(out, a)
		}
	}
	return out
}

// rewrite replaces the inlines for which replace answers true, inside other inlines too. What it is given stays as it is;
// where nothing is replaced it gives the same slice back.
func rewrite(inlines []doc.Inline, replace func(doc.Inline) ([]doc.Inline, bool)) (out []doc.Inline, changed bool) {
	for i, in := range inlines {
		with, replaced := rewriteOne(in, replace)
		switch {
		case replaced && !changed:
			out = append(make([]doc.Inline, 0, len(inlines)+len(with)), inlines[:i]...)
			out, changed = append(out, with...), true
		case replaced:
			out = append(out, with...)
		case changed:
			out = append(out, in)
		}
	}
	if !changed {
		return inlines, false
	}
	return out, true
}

func rewriteOne(in doc.Inline, replace func(doc.Inline) ([]doc.Inline, bool)) ([]doc.Inline, bool) {
	switch in := in.(type) {
	case doc.Strong:
		if inner, changed := rewrite(in.Text, replace); changed {
			return []doc.Inline{doc.Strong{Node: in.Node, Text: inner}}, true
		}
	case doc.Emph:
		if inner, changed := rewrite(in.Text, replace); changed {
			return []doc.Inline{doc.Emph{Node: in.Node, Text: inner}}, true
		}
	case doc.Label:
		if inner, changed := rewrite(in.Text, replace); changed {
			return []doc.Inline{doc.Label{Node: in.Node, Text: inner}}, true
		}
	case doc.Link:
		if inner, changed := rewrite(in.Text, replace); changed {
			return []doc.Inline{doc.Link{Node: in.Node, URL: in.URL, Text: inner}}, true
		}
	case doc.Span:
		if inner, changed := rewrite(in.Text, replace); changed {
			return []doc.Inline{doc.Span{Node: in.Node, Lang: in.Lang, Text: inner}}, true
		}
	case doc.Marked:
		if inner, changed := rewrite(in.Text, replace); changed {
			return []doc.Inline{doc.Marked{Node: in.Node, Mark: in.Mark, Text: inner}}, true
		}
	default:
		return replace(in)
	}
	return nil, false
}
