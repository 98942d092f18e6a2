package main

import (
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/batch"
	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// summary is what a run comes to, in the fields that --json prints.
type summary struct {
	Folder      string          `json:"folder"`
	Written     int             `json:"written"`
	Unchanged   int             `json:"unchanged"`
	Failed      int             `json:"failed"`
	Interrupted bool            `json:"interrupted"`
	Outputs     []batch.Outcome `json:"outputs"`
	Failures    []batch.Failure `json:"failures"`
	NotDue      []string        `json:"not_due"`
	Warnings    source.Errors   `json:"warnings"`
	Errors      source.Errors   `json:"errors"`
	parties     int
	planned     int
}

func summaryOf(folder string, plan *batch.Plan, warnings source.Errors, result *batch.Result) *summary {
	s := &summary{ // with empty lists rather than none, for machines
		Folder: folder, Interrupted: result.Interrupted, Outputs: append([]batch.Outcome{}, result.Outcomes...),
		Failures: append([]batch.Failure{}, result.Failures...), NotDue: append([]string{}, result.NotDue...),
		Warnings: append(source.Errors{}, warnings...), Errors: source.Errors{},
	}
	parties := map[string]bool{}
	for _, o := range result.Outcomes {
		switch o.State {
		case batch.Written:
			s.Written++
		case batch.Unchanged:
			s.Unchanged++
		case batch.Failed:
			s.Failed++
			continue
		}
		parties[o.Party] = true
	}
	s.parties = len(parties)
	for _, d := range plan.Documents {
		s.planned += len(d.Files)
	}
	return s
}

// print shows the summary to people or to machines.
func (s *summary) print(c *console) error {
	if c.json {
		return c.printJSON(s.inWords(c))
	}
	c.print(append(s.Warnings, batch.Grouped(fileWarnings(s.Outputs))...))
	c.print(batch.Grouped(s.Failures))
	c.print(s.Errors)
	if len(s.NotDue) > 0 {
		c.note("not due any more and left where they are: %s", job.Names(s.NotDue))
	}
	s.printRemoved(c)
	c.printf("%s\n", s.text(c))
	return nil
}

// printRemoved says where it stands what public files do not show, or that nothing was to be removed.
func (s *summary) printRemoved(c *console) {
	public, removed := false, false
	for _, o := range s.Outputs {
		public = public || o.Publicity != doc.RenderingFull && o.State != batch.Failed
		removed = removed || len(o.Removed) > 0
	}
	switch {
	case removed:
		c.note("what the public files do not show is listed in “%s”", batch.RemovedFile)
	case public:
		c.note("nothing is marked as secret or personal: the public files hold everything that the full ones do")
	}
}

// inWords gives the summary with every message in the language of the person.
func (s *summary) inWords(c *console) *summary {
	words := *s
	words.Warnings, words.Errors = c.inWords(s.Warnings), c.inWords(s.Errors)
	words.Failures = slices.Clone(s.Failures)
	for i := range words.Failures {
		words.Failures[i].Errors = c.inWords(s.Failures[i].Errors)
	}
	words.Outputs = slices.Clone(s.Outputs)
	for i, o := range s.Outputs {
		words.Outputs[i].Warnings = slices.Clone(o.Warnings)
		for j, w := range o.Warnings {
			said := c.inWords(source.Errors{w.Err()})[0]
			words.Outputs[i].Warnings[j].Message, words.Outputs[i].Warnings[j].Hint = said.Msg, said.Hint
		}
	}
	return &words
}

// text says the summary in one line.
func (s *summary) text(c *console) string {
	line := s.Folder + ": " + c.text(files(s.Written+s.Unchanged)) + " " + c.text(forParties(s.parties))
	var parts []string
	for _, part := range []struct {
		n       int
		message source.Message
	}{
		{s.Written, counted(s.Written, "1 written", "%d written")},
		{s.Unchanged, counted(s.Unchanged, "1 unchanged", "%d unchanged")},
		{s.Failed, counted(s.Failed, "1 failed", "%d failed")},
	} {
		if part.n > 0 {
			parts = append(parts, c.text(part.message))
		}
	}
	if len(parts) > 0 {
		line += " (" + strings.Join(parts, ", ") + ")"
	}
	if s.Interrupted {
		line += "; " + c.text(source.Msg("interrupted with %s to go: the same command goes on", files(s.planned-len(s.Outputs))))
	}
	return line
}

// fileWarnings gives what writers had to say, in the shape that can be grouped by cause.
func fileWarnings(outputs []batch.Outcome) []batch.Failure {
	var all []batch.Failure
	for _, o := range outputs {
		if len(o.Warnings) == 0 {
			continue
		}
		f := batch.Failure{Party: o.Party, Kind: o.Kind, Language: o.Language, Path: o.Path}
		for _, w := range o.Warnings {
			f.Errors.Add(w.Err())
		}
		all = append(all, f)
	}
	return all
}

// warningsOf gives what is known to be doubtful before anything is written.
func warningsOf(j *job.Job, choice *job.Choice) source.Errors {
	return append(append(source.Errors{}, j.Case.Warnings...), choice.Warnings...)
}
