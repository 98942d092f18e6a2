package main

import (
	"slices"
	"strings"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/json"
)

type schemaCommand struct {
	What string `arg:""`
}

// schemas is the table of schemas that the program carries.
var schemas = []struct {
	name string
	text func() string
}{
	{"case", data.Schema},
	{"document", json.Schema},
}

// Run prints the schema.
func (s *schemaCommand) Run(c *console) error {
	for _, known := range schemas {
		if known.name == s.What {
			c.printf("%s", known.text())
			return nil
		}
	}
	e := source.Errorf(source.Pos{}, "unknown-schema", "there is no schema called “%s”", s.What).WithHint("the schemas are: %s", schemaNames())
	return c.report(usageError{source.Errors{e}})
}

func schemaNames() string {
	var names []string
	for _, known := range schemas {
		names = append(names, known.name)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}
