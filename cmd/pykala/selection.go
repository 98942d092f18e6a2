package main

import (
	"errors"

	"github.com/pykala/pykala/internal/batch"
	"github.com/pykala/pykala/internal/job"
)

// caseFlags say which case a command is about and where its templates are.
type caseFlags struct {
	Case      string   `arg:"" help:"Folder that has project.yaml, or one YAML file."`
	Templates []string `placeholder:"DIR" sep:"none" help:"Folder of templates. They are used instead of those of the program that have the same path; the case's own templates come first. May be given several times."`
}

// selectionFlags say which documents are wanted.
type selectionFlags struct {
	caseFlags `embed:""`
	Kind      []string `short:"k" placeholder:"KIND" help:"Only this kind of document, such as decision-proposal. May be given several times; “pykala list” shows the kinds."`
	Party     []string `short:"p" placeholder:"NAME" sep:"none" help:"Only for this party, by its Finnish or Swedish name or the municipality's code. May be given several times."`
	Lang      []string `placeholder:"LANG" help:"Languages, such as fi,sv, instead of each party's own."`
	Style     string   `placeholder:"NAME" help:"House style of all agenda items, instead of each party's own."`
}

// outputFlags say what is written and where.
type outputFlags struct {
	selectionFlags `embed:""`
	Format         []string `short:"f" placeholder:"FORMAT" help:"Formats: pdf, docx, text; pdf,docx if not given."`
	Output         string   `short:"o" placeholder:"DIR" help:"Folder for the files; “out” if not given. Each party has a folder in it."`
	Force          bool     `help:"Write over files that were changed after they were written, or that this program did not write."`
	Jobs           int      `short:"j" placeholder:"N" help:"How many documents are made at once; one for each processor if not given."`
	JSON           bool     `name:"json" help:"Print what was done, or what is wrong, as JSON."`
}

const defaultFolder = "out"

func (f *outputFlags) folder() string {
	if f.Output == "" {
		return defaultFolder
	}
	return f.Output
}

// Validate is called by the parser.
func (f *outputFlags) Validate() error {
	if f.Jobs < 0 {
		return errors.New("--jobs wants a number of one or more")
	}
	return nil
}

// open opens the case of a command and lets messages show its lines.
func (f *caseFlags) open(c *console, style string) (*job.Job, error) {
	c.folders = append([]string{f.Case}, f.Templates...)
	j, err := job.Open(job.Options{Case: f.Case, Templates: f.Templates, Style: style})
	if err != nil {
		return nil, err
	}
	c.sources = append(c.sources, j.Text)
	return j, nil
}

// plan opens the case and finds the documents that are wanted.
func (f *selectionFlags) plan(c *console, formats []string) (*job.Job, *job.Choice, *batch.Plan, error) {
	j, err := f.open(c, f.Style)
	if err != nil {
		return nil, nil, nil, err
	}
	choice, err := j.Select(job.Selection{Kinds: f.Kind, Parties: f.Party, Formats: formats, Languages: f.Lang})
	if err != nil {
		return j, nil, nil, err
	}
	plan, err := batch.PlanOf(j, choice, program())
	return j, choice, plan, err
}
