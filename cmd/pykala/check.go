package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/batch"
	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

type checkCommand struct {
	caseFlags `embed:""`
	Strict    bool `help:"Fail on warnings too."`
	JSON      bool `name:"json" help:"Print what was found as JSON."`
}

// Help is shown below the summary.
func (*checkCommand) Help() string {
	return `Reads the case, its templates and house styles, makes every document for every party and throws it away. It shows everything
that is wrong, each with its place and what to do about it, and counts the blanks that somebody has to fill in. What passes
can be written by “pykala batch”.

    pykala check data/examples/lappi

Exit codes: 0 nothing is wrong (with --strict: nothing to warn of either), 1 something is, 2 the command is wrong.`
}

// findings are what check has found, in the fields that --json prints.
type findings struct {
	Errors    source.Errors `json:"errors"`
	Warnings  source.Errors `json:"warnings"`
	Documents int           `json:"documents"`
	Parties   int           `json:"parties"`
	Blanks    []blankCount  `json:"blanks"`
}

// blankCount says how much of a kind has to be filled in by hand.
type blankCount struct {
	Kind     string   `json:"kind"`
	Language string   `json:"language"`
	Least    int      `json:"least"` // in one document
	Most     int      `json:"most"`
	Prompts  []string `json:"prompts"` // each once
}

// Run checks.
func (k *checkCommand) Run(c *console) error {
	c.json = k.JSON
	found := &findings{Errors: source.Errors{}, Warnings: source.Errors{}, Blanks: []blankCount{}}
	found.templates(c, &k.caseFlags)
	found.documents(c, &k.caseFlags)
	found.Errors, found.Warnings = found.Errors.Sorted(), found.Warnings.Sorted()
	if k.JSON {
		if err := c.printJSON(found); err != nil {
			return err
		}
	} else {
		c.print(append(slices.Clone(found.Errors), found.Warnings...))
		c.printf("%s", found)
	}
	if len(found.Errors) > 0 || k.Strict && len(found.Warnings) > 0 {
		return errFailed
	}
	return nil
}

// add sorts a mistake to its kind.
func (f *findings) add(err error) {
	var errs source.Errors
	errs.AddAll(err)
	for _, e := range errs {
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
func (f *findings) documents(c *console, flags *caseFlags) {
	selection := selectionFlags{caseFlags: *flags}
	j, choice, plan, err := selection.plan(c, nil)
	if err != nil {
		f.add(err)
		return
	}
	f.add(warningsOf(j, choice))
	f.Documents, f.Parties = len(plan.Documents), len(plan.Parties)
	blanks := make([][]doc.Blank, len(plan.Documents))
	for i := range plan.Documents {
		compose := plan.Documents[i].Compose
		plan.Documents[i].Compose = func() (*doc.Document, error) {
			tree, err := compose()
			if err == nil {
				blanks[i] = job.Blanks(tree)
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

// String sums the findings up for people.
func (f *findings) String() string {
	var b strings.Builder
	if len(f.Errors) == 0 && f.Documents > 0 {
		fmt.Fprintf(&b, "%s for %s can be written\n", count(f.Documents, "document", "documents"), count(f.Parties, "party", "parties"))
		for _, n := range f.Blanks {
			if n.Most > 0 {
				fmt.Fprintf(&b, "%s (%s) has %s: %s\n", n.Kind, n.Language, blankRange(n), strings.Join(n.Prompts, "; "))
			}
		}
	}
	switch {
	case len(f.Errors)+len(f.Warnings) == 0:
		b.WriteString("nothing is wrong\n")
	default:
		fmt.Fprintf(&b, "%s, %s\n", count(len(f.Errors), "error", "errors"), count(len(f.Warnings), "warning", "warnings"))
	}
	return b.String()
}

func blankRange(n blankCount) string {
	if n.Least == n.Most {
		return count(n.Most, "blank to fill in", "blanks to fill in")
	}
	return fmt.Sprintf("%d to %d blanks to fill in", n.Least, n.Most)
}
