package main

import (
	"errors"
	"strings"

	"github.com/pykala/pykala/internal/batch"
	"github.com/pykala/pykala/internal/job"
)

// caseFlags say which case a command is about and where its templates are.
type caseFlags struct {
	Case      string   `arg:""`
	Templates []string `placeholder:"DIR" sep:"none"`
}

// selectionFlags say which documents are wanted.
type selectionFlags struct {
	caseFlags `embed:""`
	Kind      []string `short:"k" placeholder:"KIND" sep:"none"`
	Party     []string `short:"p" placeholder:"NAME" sep:"none"`
	Lang      []string `placeholder:"LANG" sep:"none"`
	Style     string   `placeholder:"NAME"`
	Publicity string   `placeholder:"LEVEL"`
}

// outputFlags say what is written and where.
type outputFlags struct {
	selectionFlags `embed:""`
	Format         []string `short:"f" placeholder:"FORMAT" sep:"none"`
	Output         string   `short:"o" placeholder:"DIR"`
	Force          bool
	Jobs           int  `short:"j" placeholder:"N"`
	JSON           bool `name:"json"`
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
func (f *selectionFlags) open(c *console) (*job.Job, error) {
	c.folders = append([]string{f.Case}, f.Templates...)
	j, err := job.Open(job.Options{Case: f.Case, Templates: f.Templates, Style: f.Style, Publicity: f.Publicity})
	if err != nil {
		return nil, err
	}
	c.sources = append(c.sources, j.Text)
	return j, nil
}

// divided takes values apart at commas, as of “--format pdf,docx”. The parser is not asked to, because it would take an empty
// value, as of a variable that is not set, for none, and none means everything.
func divided(values []string) []string {
	var all []string
	for _, value := range values {
		all = append(all, strings.Split(value, ",")...)
	}
	return all
}

// plan opens the case and finds the documents that are wanted.
func (f *selectionFlags) plan(c *console, formats []string, section string) (*job.Job, *job.Choice, *batch.Plan, error) {
	j, err := f.open(c)
	if err != nil {
		return nil, nil, nil, err
	}
	choice, err := j.Select(job.Selection{Kinds: divided(f.Kind), Parties: f.Party, Formats: divided(formats), Section: section, Languages: divided(f.Lang)})
	if err != nil {
		return j, nil, nil, err
	}
	plan, err := batch.PlanOf(j, choice, program())
	return j, choice, plan, err
}
