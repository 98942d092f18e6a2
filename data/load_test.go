package data_test

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
)

func TestOpenExample(t *testing.T) {
	c, err := data.Open("examples/lappi")
	if err != nil {
		t.Fatal(report(err))
	}
	if len(c.Warnings) != 0 {
		t.Errorf("warnings: %v", c.Warnings)
	}
	if len(c.Parties) != 24 {
		t.Errorf("%d parties, want 21 municipalities and 3 joint authorities", len(c.Parties))
	}
	names := []string{}
	for _, input := range c.Inputs {
		names = append(names, input.Name)
	}
	if got := strings.Join(names, " "); got != "project.yaml parties.csv logo.png" {
		t.Errorf("inputs are %s", got)
	}
	if _, ok := c.Picture("logo.png"); !ok {
		t.Error("the logo was not kept")
	}
}

// report gives every mistake with its excerpt, as a person would see them.
func report(err error) string {
	var es source.Errors
	if !errors.As(err, &es) {
		return err.Error()
	}
	var b strings.Builder
	_ = source.Print(&b, es, func(file string) (string, bool) {
		content, err := fs.ReadFile(os.DirFS("."), file)
		return string(content), err == nil
	}, source.English)
	return b.String()
}

func BenchmarkOpenRegister(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := data.OpenRegister(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadExample(b *testing.B) {
	reg, err := data.OpenRegister()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := data.Load(os.DirFS("examples/lappi"), "examples/lappi", data.CaseFile, reg); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoadCountry loads a case of every municipality, its shares included.
func BenchmarkLoadCountry(b *testing.B) {
	reg := register(b)
	table := "kunta;maksutapa;sähköposti\n"
	for _, m := range reg.Municipalities() {
		table += m.Name["fi"] + ";raha;kirjaamo@kunta.example\n"
	}
	files := fstest.MapFS{"project.yaml": {Data: []byte(withCSV)}, "parties.csv": {Data: []byte(table)}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := data.Load(files, "case", data.CaseFile, reg); err != nil {
			b.Fatal(report(err))
		}
	}
}
