package templates

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/render/doc"
)

// replyKinds are the kinds about what parties are asked and answer, and what the project tells of itself.
var replyKinds = []string{
	"statement-request", "statement-item", "statement-summary", "nominations-table", "reminder", "news", "roadmap",
}

// caseFile loads a case of testdata/cases.
func caseFile(t *testing.T, name string) *data.Case {
	t.Helper()
	text, err := os.ReadFile("testdata/cases/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	return loadCase(t, string(text))
}

// documentsOf gives the texts of a kind: one for every party that gets one, or the case's.
func documentsOf(t *testing.T, c *data.Case, kind, lang string) map[string]string {
	t.Helper()
	l := Open(Embedded())
	tm, err := l.Compile(kind, lang)
	if err != nil {
		t.Fatal(printErrors(t, err, l))
	}
	var shares *data.Shares
	if len(c.Funding.Sources) > 0 {
		if shares, err = c.Shares(); err != nil {
			t.Fatal(err)
		}
	}
	subjects := map[string]Subject{"": {}}
	if tm.Kind.Per != PerCase {
		delete(subjects, "")
		for _, p := range c.Parties {
			if tm.Kind.Per == PerParty || p.Reply == nil {
				subjects[p.Name] = For(p)
			}
		}
	}
	texts := map[string]string{}
	for name, s := range subjects {
		d, err := tm.Execute(c, shares, s)
		if err != nil {
			t.Errorf("%s %s %s:\n%s", kind, lang, name, printErrors(t, err, l))
			continue
		}
		texts[name] = "# " + d.Meta.Title + "\n" + dayOf(d) + "\n" + doc.PlainText(d)
	}
	return texts
}

// dayOf gives the day that a document bears and the last day for answers.
func dayOf(d *doc.Document) string {
	f := d.Parts[0].Facts
	return doc.InlineText(f.Date) + " / " + doc.InlineText(f.Deadline)
}

// TestReplyTexts keeps the texts of a case that has everything and of one that has next to nothing.
func TestReplyTexts(t *testing.T) {
	for _, name := range []string{"rich", "poor"} {
		c := caseFile(t, name)
		for _, lang := range []string{"fi", "sv"} {
			var b strings.Builder
			for _, kind := range replyKinds {
				texts := documentsOf(t, c, kind, lang)
				for _, party := range sortedNames(texts) {
					if party == "Närpiö" || party == "Kristiinankaupunki" {
						continue // as Vaasa
					}
					b.WriteString("=== " + kind + " " + party + "\n\n" + texts[party] + "\n")
				}
			}
			golden.Check(t, "texts/replies-"+name+"-"+lang+".golden", b.String())
		}
	}
}

// TestRepliesDoNotStumble looks for slips in every text.
func TestRepliesDoNotStumble(t *testing.T) {
	for _, name := range []string{"rich", "poor"} {
		c := caseFile(t, name)
		for lang, slips := range map[string]map[string]*regexp.Regexp{"fi": stumbles, "sv": swedishStumbles} {
			for _, kind := range replyKinds {
				for party, text := range documentsOf(t, c, kind, lang) {
					text = strings.NewReplacer("☐ ja", "☐ –", "\tja", "\t–", "Ja-svar", "–", "svarat ja", "–").Replace(text) // the answer yes in Swedish
					for slip, pattern := range slips {
						if found := pattern.FindString(text); found != "" {
							t.Errorf("%s, %s, %s: %s: %q", kind, party, lang, slip, found)
						}
					}
				}
			}
		}
	}
}
