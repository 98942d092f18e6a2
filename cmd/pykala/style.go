package main

import (
	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/style"
)

// styleCommands are what can be done with house styles.
type styleCommands struct {
	Check styleCheckCommand `cmd:""`
}

type styleCheckCommand struct {
	Style  string `arg:""`
	Case   string `placeholder:"DIR"`
	Strict bool
	JSON   bool `name:"json"`
}

// reviewed is what the command says of a style, in the fields that --json prints.
type reviewed struct {
	Errors   source.Errors `json:"errors"`
	Warnings source.Errors `json:"warnings"`
}

// Run checks a house style.
func (s *styleCheckCommand) Run(c *console) error {
	c.json = s.JSON
	layers, name, err := job.FindStyle(s.Case, s.Style)
	if err != nil {
		return c.report(err)
	}
	c.sources = append(c.sources, func(file string) (string, bool) { return style.Source(layers, file) })
	found := reviewed{Errors: source.Errors{}, Warnings: source.Errors{}}
	for _, e := range style.Review(layers, name).Sorted() {
		if e.Severity == source.SeverityWarning {
			found.Warnings.Add(e)
		} else {
			found.Errors.Add(e)
		}
	}
	if err := found.print(c); err != nil {
		return err
	}
	if len(found.Errors) > 0 || s.Strict && len(found.Warnings) > 0 {
		return errFailed
	}
	return nil
}

func (r reviewed) print(c *console) error {
	if c.json {
		return c.printJSON(reviewed{c.inWords(r.Errors), c.inWords(r.Warnings)})
	}
	c.print(append(append(source.Errors{}, r.Errors...), r.Warnings...))
	if len(r.Errors)+len(r.Warnings) == 0 {
		c.say("nothing is wrong")
		return nil
	}
	c.say("%s, %s", counted(len(r.Errors), "1 error", "%d errors"), counted(len(r.Warnings), "1 warning", "%d warnings"))
	return nil
}
