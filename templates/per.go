package templates

import (
	"slices"

	"github.com/pykala/pykala/data"
)

// Per says of what there is one document of a kind each.
type Per string

// Of what there is one document each.
const (
	PerParty       Per = "party"        // every party
	PerUnanswered  Per = "unanswered"   // every party that has not answered
	PerCase        Per = "case"         // the case
	PerMeeting     Per = "meeting"      // every meeting
	PerHeldMeeting Per = "held-meeting" // every meeting that has been held
	PerItem        Per = "held-item"    // every matter of a meeting that has been held
	PerOfficer     Per = "officer"      // every decision of an officer
	PerNone        Per = "none"         // nothing: it gives its text to other kinds
)

var pers = []Per{PerParty, PerUnanswered, PerCase, PerMeeting, PerHeldMeeting, PerItem, PerOfficer, PerNone}

// needs are what a kind may need of a case, by the key under which the case has it.
var needs = map[string]func(*data.Case) bool{
	"project":           func(c *data.Case) bool { return !c.Project.Name.IsZero() },
	"milestones":        func(c *data.Case) bool { return len(c.Project.Milestones) > 0 },
	"funding":           func(c *data.Case) bool { return len(c.Funding.Sources) > 0 },
	"parties":           func(c *data.Case) bool { return len(c.Parties) > 0 },
	"statement_request": func(c *data.Case) bool { return c.Statement != nil },
	"reminder":          func(c *data.Case) bool { return c.Reminder != nil },
	"news":              func(c *data.Case) bool { return c.News != nil },
	"roadmap":           func(c *data.Case) bool { return c.Roadmap != nil },
	"meetings":          func(c *data.Case) bool { return len(c.Meetings) > 0 },
	"matters":           func(c *data.Case) bool { return len(c.Matters) > 0 },
	"reply": func(c *data.Case) bool {
		return slices.ContainsFunc(c.Parties, func(p *data.Party) bool { return p.Reply != nil })
	},
	"nominees": func(c *data.Case) bool {
		return slices.ContainsFunc(c.Parties, func(p *data.Party) bool { return p.Reply != nil && len(p.Reply.Nominees) > 0 })
	},
}

func needNames() []string { return sortedNames(needs) }

// Lacks gives the first thing that the kind needs and the case has not, "" where it has everything.
func (k *Kind) Lacks(c *data.Case) string {
	for _, need := range k.Needs {
		if !needs[need](c) {
			return need
		}
	}
	return ""
}

// Records of the case that bear a day of their own, by the keys under which the case has them.
const (
	datesReminder = "reminder"
	datesNews     = "news"
	datesReplies  = "replies" // that of the last reply
)

// day gives the day that the documents of a kind bear.
func (k *Kind) day(c *data.Case) data.Date {
	switch {
	case k.Dates == datesReminder && c.Reminder != nil:
		return c.Reminder.Date
	case k.Dates == datesNews && c.News != nil:
		return c.News.Date
	}
	day := c.Date
	for _, p := range c.Parties {
		if k.Dates == datesReplies && p.Reply != nil && p.Reply.Received.Compare(day) > 0 {
			day = p.Reply.Received
		}
	}
	return day
}

// deadline gives the last day for answers to the documents of a kind.
func (k *Kind) deadline(c *data.Case) data.Date {
	if k.Dates == datesReminder && c.Reminder != nil {
		return c.Reminder.Deadline
	}
	return c.Deadline
}
