package main

import (
	"bytes"
	"errors"

	"github.com/pykala/pykala/internal/batch"
	"github.com/pykala/pykala/internal/source"
)

type renderCommand struct {
	outputFlags `embed:""`
	Section     *string `placeholder:"ROLE"`
}

// Validate is called by the parser. An empty value, as of a variable that is not set, may not mean the whole document.
func (r *renderCommand) Validate() error {
	if r.Section != nil && *r.Section == "" {
		return errors.New("--section: missing value")
	}
	return r.outputFlags.Validate()
}

func (r *renderCommand) section() string {
	if r.Section == nil {
		return ""
	}
	return *r.Section
}

// Run writes what was asked for.
func (r *renderCommand) Run(c *console) error {
	c.json = r.JSON
	j, choice, plan, err := r.plan(c, r.Format, r.section())
	if err != nil {
		return c.report(err)
	}
	if r.Output == "" && !r.JSON && (r.Section != nil || onlyText(plan)) {
		return r.show(c, plan)
	}
	result, err := r.write(plan, nil)
	err = r.outcome(c, plan, warningsOf(j, choice), result, err)
	if errors.Is(err, errFailures) {
		return errFailed
	}
	return err
}

func onlyText(plan *batch.Plan) bool {
	for _, d := range plan.Documents {
		if len(d.Files) != 1 || d.Files[0].Format != "text" {
			return false
		}
	}
	return true
}

// show prints documents instead of writing them, with a line before each where there are several.
func (r *renderCommand) show(c *console, plan *batch.Plan) error {
	var failures []batch.Failure
	for i, d := range plan.Documents {
		var text bytes.Buffer
		if err := d.Show(&text); err != nil {
			failures = append(failures, batch.Failure{Party: d.Party.Name, Kind: d.Kind, Language: d.Language, Errors: source.AllOf(err)})
			continue
		}
		if len(plan.Documents) > 1 {
			c.printf("%s=== %s ===\n\n", separator(i), d.Files[0].Path)
		}
		if _, err := text.WriteTo(c); err != nil {
			return err
		}
	}
	if len(failures) == 0 {
		return nil
	}
	return c.report(batch.Grouped(failures))
}

func separator(i int) string {
	if i == 0 {
		return ""
	}
	return "\n"
}
