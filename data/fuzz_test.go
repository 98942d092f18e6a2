package data_test

import (
	"errors"
	"os"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
)

// checkLoaded checks what must hold whatever the files were: mistakes that can be shown, or a case that can be divided.
func checkLoaded(t *testing.T, c *data.Case, err error) {
	t.Helper()
	if err != nil {
		var es source.Errors
		if !errors.As(err, &es) || len(es) == 0 || c != nil {
			t.Fatalf("%#v is not source.Errors, or a case came with it", err)
		}
		for _, e := range es {
			if !e.Pos.IsValid() || e.Code == "" || e.Msg.String() == "" {
				t.Errorf("%#v has no place, code or message", e)
			}
		}
		return
	}
	s, err := c.Shares()
	if err != nil {
		t.Fatalf("a case without mistakes cannot be divided: %v", err)
	}
	checkSums(t, s)
}

func FuzzLoad(f *testing.F) {
	example, err := os.ReadFile("examples/lappi/project.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(example))
	f.Add(small)
	f.Add(withCSV)
	for _, bad := range badInputs() {
		if text := bad.folder(f)["project.yaml"].Data; len(text) < 10_000 {
			f.Add(string(text))
		}
	}
	reg := register(f)
	f.Fuzz(func(t *testing.T, text string) {
		c, err := data.Load(fstest.MapFS{
			"project.yaml": {Data: []byte(text)}, "parties.csv": {Data: []byte("kunta\nSalla\n")},
		}, "case", data.CaseFile, reg)
		checkLoaded(t, c, err)
	})
}

func FuzzParties(f *testing.F) {
	example, err := os.ReadFile("examples/lappi/parties.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(example))
	for _, bad := range badTables() {
		if table, ok := bad.files["parties.csv"]; ok && len(table) < 10_000 {
			f.Add(table)
		}
	}
	reg := register(f)
	f.Fuzz(func(t *testing.T, table string) {
		c, err := data.Load(fstest.MapFS{"project.yaml": {Data: []byte(withCSV)}, "parties.csv": {Data: []byte(table)}}, "case", data.CaseFile, reg)
		checkLoaded(t, c, err)
	})
}
