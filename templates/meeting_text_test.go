package templates

import (
	"regexp"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/render/doc"
)

// minutesOf gives the minutes of every meeting of a case.
func minutesOf(t *testing.T, name, lang string) string {
	t.Helper()
	c := caseFile(t, name)
	l := Open(Embedded())
	tm, err := l.Compile("minutes", lang)
	if err != nil {
		t.Fatal(printErrors(t, err, l))
	}
	var b strings.Builder
	for _, m := range c.Meetings {
		d, err := tm.Execute(c, nil, Subject{Meeting: m})
		if err != nil {
			t.Fatal(printErrors(t, err, l))
		}
		b.WriteString("=== " + d.Meta.Title + "\n\n")
		for _, p := range d.Parts[0].Parts {
			b.WriteString("--- " + doc.InlineText(factsOf(p).Title) + "\n\n" + partText(d, p) + "\n")
		}
	}
	return b.String()
}

func factsOf(p *doc.Part) *doc.Facts {
	if p.Facts == nil {
		return &doc.Facts{}
	}
	return p.Facts
}

// partText gives the text of one part of a document.
func partText(d *doc.Document, p *doc.Part) string {
	one := *d
	one.Parts = []*doc.Part{p}
	return doc.PlainText(&one)
}

// TestSentencesOfMeetings keeps the sentences of everything that can happen in a meeting: counter-proposals that were supported, not
// supported and withdrawn, votes in a row, by every method and with a tie, elections of every kind, disqualification with and
// without leaving, arrivals, departures, experts, dissents, an immediate check, and those of one person and of several.
func TestSentencesOfMeetings(t *testing.T) {
	for lang, slips := range map[string]map[string]*regexp.Regexp{"fi": stumbles, "sv": swedishStumbles} {
		text := minutesOf(t, "council", lang)
		golden.Check(t, "texts/meeting-"+lang+".golden", text)
		text = strings.NewReplacer("JA:", "", "Ja-", "").Replace(text) // the answer yes in Swedish
		for slip, pattern := range slips {
			if found := pattern.FindString(text); found != "" {
				t.Errorf("%s: %s: %q", lang, slip, found)
			}
		}
	}
}
