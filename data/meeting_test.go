package data_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/golden"
)

func meetingText(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("testdata/meeting.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestMeeting loads a council meeting in two languages and shows what is known of it.
func TestMeeting(t *testing.T) {
	c, err := data.Load(yamlFile("", meetingText(t)).folder(t), "case", data.CaseFile, register(t))
	if err != nil {
		t.Fatal(report(err))
	}
	if len(c.Warnings) > 0 {
		t.Errorf("%v", c.Warnings)
	}
	var b strings.Builder
	for _, m := range c.Meetings {
		describe(&b, m)
	}
	golden.Check(t, "meeting.txt", b.String())
}

// describe gives a meeting as a person would check it.
func describe(b *strings.Builder, m *data.Meeting) {
	fmt.Fprintf(b, "%s %d/%d %s %s–%s, held: %v, languages: %v\n", m.Of.Key, m.Number, m.Date.Year, m.Date, m.Start, m.End, m.Held(), m.Of.LanguagesOf())
	for _, it := range m.Items {
		fmt.Fprintf(b, "\n%d. § %d %s", it.Handling.No.Item, it.Handling.No.Section, it.Key)
		if it.Matter != nil {
			title, _ := it.Matter.Title.In("sv")
			fmt.Fprintf(b, " “%s”, outcome %s", title, it.Handling.Outcome)
			for _, e := range it.Handling.Earlier(it.Matter) {
				fmt.Fprintf(b, ", earlier: %s %s § %s", e.Of.Key, e.Date, e.Section)
			}
		}
		for _, v := range it.Handling.Votes {
			tally, ok := v.Result()
			fmt.Fprintf(b, ", vote %+v %v", tally, ok)
		}
		b.WriteString("\n   took part:")
		for _, p := range m.Presences() {
			if p.TookPart(it) {
				b.WriteString(" " + p.Attendee.Key)
			}
		}
		b.WriteString("\n")
	}
	b.WriteString("\nattendance:\n")
	for _, p := range m.Presences() {
		fmt.Fprintf(b, "%s %s (%s): %d spans", p.Attendee.GroupOf(), p.Attendee.Key, p.Attendee.Role, len(p.Spans))
		for _, n := range p.Notes {
			fmt.Fprintf(b, ", %s at § %d", n.Kind, n.Item.Handling.No.Section)
			if !n.From.IsZero() {
				fmt.Fprintf(b, " %s", n.From)
			}
		}
		b.WriteString("\n")
	}
}
