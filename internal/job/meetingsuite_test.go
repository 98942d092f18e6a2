package job_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/json"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/style"
)

// meetingDocuments makes the documents of the council meeting in every house style and both languages: the agenda, the minutes,
// one extract, the instructions for appeal, and an officer's decision.
func meetingDocuments(t *testing.T) []made {
	t.Helper()
	var all []made
	for _, name := range style.Names(style.Embedded()) {
		j, err := job.Open(job.Options{Case: "../../data/examples/valtuusto", Style: name})
		if err != nil {
			t.Fatal(err)
		}
		choice, err := j.Select(job.Selection{Formats: []string{"pdf", "docx", "html", "json", "text"}})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range choice.Documents {
			if d.Subject.Meeting != nil && d.Subject.Item != nil && d.Subject.Item.Key != "silta" {
				continue // the others hold nothing that the minutes do not
			}
			all = append(all, makeOne(t, j, &d, d.Kind.Name+"."+name+"."+d.Lang))
		}
	}
	return all
}

// TestEveryMeeting has every stage of a meeting in every style and language: the text reads back from every format, and that of
// the minutes, which hold the other stages, and of the officer's decision is a golden.
func TestEveryMeeting(t *testing.T) {
	asked := map[string]bool{}
	schema := rendertest.OpenSchema(t, json.Schema())
	for _, m := range meetingDocuments(t) {
		checkFiles(t, m, schema)
		if strings.HasPrefix(m.name, "minutes.") || strings.HasPrefix(m.name, "officer-decision.") {
			name := "meetings/" + m.name + ".txt"
			asked[name] = true
			golden.Check(t, name, doc.PlainText(m.tree))
		}
	}
	checkStale(t, "meetings", asked)
}

// TestEveryStatementItem has the model item that answers a request for statements in every house style: it reads back from every
// format, and its text is a golden. The example is in Finnish, so the style of two languages is not tried.
func TestEveryStatementItem(t *testing.T) {
	asked := map[string]bool{}
	schema := rendertest.OpenSchema(t, json.Schema())
	for _, name := range style.Names(style.Embedded()) {
		if name == bilingual {
			continue
		}
		j, err := job.Open(job.Options{Case: "../../data/examples/tiekartta", Style: name})
		if err != nil {
			t.Fatal(err)
		}
		choice, err := j.Select(job.Selection{
			Kinds: []string{"statement-item"}, Parties: []string{"Inari"}, Formats: []string{"pdf", "docx", "html", "json", "text"},
		})
		if err != nil {
			t.Fatal(err)
		}
		m := makeOne(t, j, &choice.Documents[0], "statement-item."+name)
		checkFiles(t, m, schema)
		file := "statements/" + m.name + ".txt"
		asked[file] = true
		golden.Check(t, file, doc.PlainText(m.tree))
	}
	checkStale(t, "statements", asked)
}

// TestJudgesOfMeetings has the outside judges look at a sample: every style, and every kind in turn.
func TestJudgesOfMeetings(t *testing.T) {
	dir := t.TempDir()
	var sample []made
	for i, m := range meetingDocuments(t) {
		if i%4 == i/8%4 {
			sample = append(sample, m)
		}
	}
	verdicts := rendertest.VeraPDF(t, writeAll(t, dir, ".pdf", sample)...)
	if len(verdicts) != len(sample) {
		t.Errorf("%d of %d documents were judged", len(verdicts), len(sample))
	}
	for p, failed := range verdicts {
		if len(failed) > 0 {
			t.Errorf("%s: %s", filepath.Base(p), strings.Join(failed, ", "))
		}
	}
	for _, mistake := range rendertest.ValidateDOCX(t, writeAll(t, dir, ".docx", sample)...) {
		t.Error(mistake)
	}
}
