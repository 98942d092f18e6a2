package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/data/law"
	"github.com/pykala/pykala/internal/batch"
	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

type checkCommand struct {
	caseFlags `embed:""`
	Strict    bool
	Today     string `placeholder:"DAY"`
	JSON      bool   `name:"json"`
}

// Validate is called by the parser.
func (k *checkCommand) Validate() error {
	if _, err := data.ParseDate(k.Today); err != nil && k.Today != "" {
		return errors.New("--today wants a day")
	}
	return nil
}

// today gives the day as of which the law is judged: that of the command line, else the clock's.
func (k *checkCommand) today(c *console) law.Date {
	if day, err := data.ParseDate(k.Today); err == nil {
		return day.Law()
	}
	now := c.now()
	return law.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}
}

// findings are what check has found, in the fields that --json prints.
type findings struct {
	Errors    source.Errors `json:"errors"`
	Warnings  source.Errors `json:"warnings"`
	Documents int           `json:"documents"`
	Parties   int           `json:"parties"`
	Blanks    []blankCount  `json:"blanks"`
	Marks     []markCount   `json:"marks"`
}

// blankCount says how much of a kind has to be filled in by hand.
type blankCount struct {
	Kind     string   `json:"kind"`
	Language string   `json:"language"`
	Least    int      `json:"least"` // in one document
	Most     int      `json:"most"`
	Prompts  []string `json:"prompts"` // each once
}

// markCount says how much of a kind is marked as not for everybody, in the document that has the most.
type markCount struct {
	Kind     string `json:"kind"`
	Language string `json:"language"`
	Secret   int    `json:"secret"`
	Personal int    `json:"personal"`
}

// Run checks.
func (k *checkCommand) Run(c *console) error {
	c.json = k.JSON
	found := &findings{Errors: source.Errors{}, Warnings: source.Errors{}, Blanks: []blankCount{}, Marks: []markCount{}}
	found.templates(c, &k.caseFlags)
	found.documents(c, k)
	found.Errors, found.Warnings = found.Errors.Sorted(), found.Warnings.Sorted()
	if k.JSON {
		words := *found
		words.Errors, words.Warnings = c.inWords(found.Errors), c.inWords(found.Warnings)
		if err := c.printJSON(words); err != nil {
			return err
		}
	} else {
		found.print(c)
	}
	if len(found.Errors) > 0 || k.Strict && len(found.Warnings) > 0 {
		return errFailed
	}
	return nil
}

// add sorts a mistake to its kind.
func (f *findings) add(err error) {
	for _, e := range source.AllOf(err) {
		if e.Severity == source.SeverityWarning {
			f.Warnings.Add(e)
		} else {
			f.Errors.Add(e)
		}
	}
}

// templates checks what can be checked without a case: every template and every house style.
func (f *findings) templates(c *console, flags *caseFlags) {
	layers, err := job.OpenLayers(flags.Case, flags.Templates)
	f.add(err)
	library := layers.Library()
	c.sources = append(c.sources, library.Source, func(file string) (string, bool) { return style.Source(layers.Styles, file) })
	f.add(library.Check())
	for _, name := range style.Names(layers.Styles...) {
		f.add(style.Check(layers.Styles, name))
	}
}

// documents makes every document of the case.
func (f *findings) documents(c *console, k *checkCommand) {
	selection := selectionFlags{caseFlags: k.caseFlags}
	j, choice, plan, err := selection.plan(c, nil, "")
	if j != nil {
		f.appeals(c, j, k.today(c))
	}
	if err != nil {
		f.add(err)
		return
	}
	f.add(warningsOf(j, choice))
	f.Documents, f.Parties = len(plan.Documents), len(plan.Parties)
	blanks, marks := make([][]doc.Blank, len(plan.Documents)), make([][]doc.Removal, len(plan.Documents))
	for i := range plan.Documents {
		compose := plan.Documents[i].Compose
		plan.Documents[i].Compose = func() (*doc.Document, error) {
			tree, err := compose()
			if err == nil {
				blanks[i] = job.Blanks(tree)
				marks[i], err = j.Marks(&choice.Documents[i])
			}
			return tree, err
		}
	}
	result, err := batch.Try(context.Background(), plan, batch.Options{})
	f.add(err)
	if result == nil {
		return
	}
	f.add(batch.Grouped(result.Failures))
	f.add(batch.Grouped(fileWarnings(result.Outcomes)))
	f.count(plan.Documents, blanks)
	f.countMarks(plan.Documents, marks)
}

// appeals chooses the way of appeal of every decision that the case describes, and looks at the law behind it.
func (f *findings) appeals(c *console, j *job.Job, today law.Date) {
	library, err := j.Library.Law()
	if err != nil {
		f.add(err)
		return
	}
	f.add(j.Case.CheckAppeals(library, today))
}

// count counts the blanks by kind and language.
func (f *findings) count(documents []batch.Document, blanks [][]doc.Blank) {
	for i, d := range documents {
		at := slices.IndexFunc(f.Blanks, func(b blankCount) bool { return b.Kind == d.Kind && b.Language == d.Language })
		n := len(blanks[i])
		if at < 0 {
			at = len(f.Blanks)
			f.Blanks = append(f.Blanks, blankCount{Kind: d.Kind, Language: d.Language, Least: n, Prompts: []string{}})
		}
		b := &f.Blanks[at]
		b.Least, b.Most = min(b.Least, n), max(b.Most, n)
		for _, blank := range blanks[i] {
			if !slices.Contains(b.Prompts, blank.Prompt) {
				b.Prompts = append(b.Prompts, blank.Prompt)
			}
		}
	}
}

// countMarks counts the marks by kind and language.
func (f *findings) countMarks(documents []batch.Document, marks [][]doc.Removal) {
	f.warnOfGrounds(slices.Concat(marks...))
	for i, d := range documents {
		if len(marks[i]) == 0 {
			continue
		}
		at := slices.IndexFunc(f.Marks, func(m markCount) bool { return m.Kind == d.Kind && m.Language == d.Language })
		if at < 0 {
			at = len(f.Marks)
			f.Marks = append(f.Marks, markCount{Kind: d.Kind, Language: d.Language})
		}
		personal := 0
		for _, m := range marks[i] {
			if m.Publicity == doc.Personal {
				personal++
			}
		}
		f.Marks[at].Personal = max(f.Marks[at].Personal, personal)
		f.Marks[at].Secret = max(f.Marks[at].Secret, len(marks[i])-personal)
	}
}

// warnOfGrounds warns once of each place that is marked secret without a ground.
func (f *findings) warnOfGrounds(marks []doc.Removal) {
	var told []source.Pos
	for _, m := range marks {
		if m.Publicity != doc.Secret || m.Ground != "" || !m.At.IsValid() || slices.Contains(told, m.At) {
			continue
		}
		told = append(told, m.At)
		f.Warnings.Add(source.Warningf(m.At, "no-ground", "this is marked secret without the provision that makes it so").
			WithHint("write {secret: JulkL 24 § …}: the Act on the Openness of Government Activities (621/1999), section 25, wants the ground in the document"))
	}
}

// print shows the findings to people.
func (f *findings) print(c *console) {
	c.print(append(slices.Clone(f.Errors), f.Warnings...))
	if len(f.Errors) == 0 && f.Documents > 0 {
		c.say("%s %s can be written", counted(f.Documents, "1 document", "%d documents"), forParties(f.Parties))
		for _, n := range f.Blanks {
			if n.Most > 0 {
				c.say("%s (%s) has %s: %s", n.Kind, n.Language, blankRange(n), strings.Join(n.Prompts, "; "))
			}
		}
		for _, n := range f.Marks {
			c.say("%s (%s) has %d marked secret and %d marked personal", n.Kind, n.Language, n.Secret, n.Personal)
		}
	}
	if len(f.Errors)+len(f.Warnings) == 0 {
		c.say("nothing is wrong")
		return
	}
	c.say("%s, %s", counted(len(f.Errors), "1 error", "%d errors"), counted(len(f.Warnings), "1 warning", "%d warnings"))
}

func blankRange(n blankCount) source.Message {
	if n.Least == n.Most {
		return counted(n.Most, "1 blank to fill in", "%d blanks to fill in")
	}
	return source.Msg("%d to %d blanks to fill in", n.Least, n.Most)
}
