package templates

import (
	"strings"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
)

// Quote is what somebody else wrote, in the language in which they wrote it where the case has it in no other.
type Quote struct {
	text string
	lang string // empty in the language of the document
}

// String gives the text.
func (q *Quote) String() string { return q.text }

// quote gives a text in the language of the document, else in the one that it is there in; nil where the case has none.
func (v viewer) quote(t data.Text) *Quote {
	if s, ok := t.In(v.lang); ok {
		return &Quote{text: unforged(s)}
	}
	for _, lang := range data.Languages() {
		if s, ok := t.In(lang); ok {
			return &Quote{unforged(s), lang}
		}
	}
	return nil
}

// statement gives what is asked, with what the parties answered.
func (v viewer) statement(c *data.Case) *StatementRequest {
	s := c.Statement
	if s == nil {
		return nil
	}
	out := &StatementRequest{
		origin: origin{s.Pos(), source.Msg("the statement request")}, Subject: v.text(s.Subject), Purpose: v.markup(s.Purpose), Silence: v.text(s.Silence),
	}
	for _, m := range s.Material {
		out.Material = append(out.Material, v.text(m))
	}
	for _, q := range s.Questions {
		out.Questions = append(out.Questions, v.question(c, q))
	}
	return out
}

func (v viewer) question(c *data.Case, q *data.Question) *Question {
	out := &Question{
		origin: origin{q.Pos(), quoted(q.Key, source.Msg("the question"))}, Key: q.Key, Text: v.text(q.Text), Kind: string(q.Kind),
		Count: q.Count, Phrase: v.text(q.Phrase),
	}
	if out.Kind == "" {
		out.Kind = string(data.AnswerText)
	}
	for _, o := range q.Options {
		out.Options = append(out.Options, &Option{Name: v.text(o)})
	}
	for _, p := range c.Parties {
		if answer := v.answer(q, p); answer != nil {
			out.count(answer)
		}
	}
	coverage := c.Coverage(func(p *data.Party) bool { a := v.answer(q, p); return a != nil && a.Yes })
	out.YesCoverage = &Percent{ppm: coverage.Percent()}
	return out
}

// count adds an answer to those of its kind.
func (q *Question) count(a *Answer) {
	q.Answered++
	switch {
	case a.Yes:
		q.Yes++
	case a.No:
		q.No++
	}
	for _, o := range q.Options {
		if o.Name == a.Text.String() {
			o.Chosen++
		}
	}
}

// answer gives what a party answered to a question; nil where it did not. Of a choice it gives the option in the language of the
// document.
func (v viewer) answer(q *data.Question, p *data.Party) *Answer {
	if p.Reply == nil {
		return nil
	}
	given, ok := p.Reply.Answers[q.Key]
	if !ok || given.IsZero() {
		return nil
	}
	out := &Answer{Text: v.quote(given)}
	switch q.Kind {
	case data.AnswerYesNo:
		out.Yes, out.No = out.Text.text == string(data.CommitsYes), out.Text.text == string(data.CommitsNo)
	case data.AnswerChoice:
		for _, o := range q.Options {
			if anyText(o) == anyText(given) {
				out.Text = &Quote{text: v.text(o)}
			}
		}
	}
	return out
}

// reply gives what a party answered, nil where it has not.
func (v viewer) reply(c *data.Case, p *data.Party) *Reply {
	r := p.Reply
	if r == nil {
		return nil
	}
	out := &Reply{
		origin: origin{r.Pos(), source.Msg("the reply of %s", v.partyLabel(p))}, Received: v.date(r.Received), Body: v.quote(r.Body),
		Date: v.date(r.Date), Section: r.Section, Diary: r.Diary, Commits: string(r.Commits), Condition: v.quote(r.Condition),
		answers: map[string]*Answer{},
	}
	if c.Statement != nil {
		for _, q := range c.Statement.Questions {
			out.answers[q.Key] = v.answer(q, p)
		}
	}
	for _, n := range r.Nominees {
		own := v.markOf(n.Publicity, data.Text{})
		out.Nominees = append(out.Nominees, &Nominee{
			origin{n.Pos(), source.Msg("the representative")},
			seal(unforged(strings.TrimSpace(n.First+" "+n.Last)), own), v.quote(n.Title), n.Deputy,
			seal(unforged(n.Email), own),
		})
	}
	return out
}

// Answer gives what the party answered to a question, nil where it has not.
func (r *Reply) Answer(key string) *Answer { return r.answers[key] }

// replies counts the answers.
func (v viewer) replies(c *data.Case) *Replies {
	out := &Replies{Population: v.date(c.Commitments().Day)}
	answered := func(p *data.Party) bool { return p.Reply != nil }
	for _, p := range c.Parties {
		if answered(p) {
			out.Answered++
		} else {
			out.Waiting++
		}
	}
	if coverage := c.Coverage(answered); coverage.All > 0 {
		out.Coverage = &Percent{ppm: coverage.Percent()}
	}
	return out
}
