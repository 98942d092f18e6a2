package job_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/templates"
)

// TestEndlessTemplateIsTriedOnce: a template that does not end for the first party fails for the others without being run for
// each, in whatever order they are made. What ends for the first party is run for every one.
func TestEndlessTemplateIsTriedOnce(t *testing.T) {
	for _, tt := range []struct {
		party string // for whom the template does not end
		fails []bool // of Enontekiö, Inari and Kemi
	}{
		{"Enontekiön kunta", []bool{true, true, true}},
		{"Inarin kunta", []bool{false, true, false}},
		{"Muualla", []bool{false, false, false}},
	} {
		folder := filepath.Join(t.TempDir(), "case")
		if err := os.CopyFS(folder, os.DirFS(example)); err != nil {
			t.Fatal(err)
		}
		kind := filepath.Join(folder, "templates", "commitment-request")
		if err := os.MkdirAll(kind, 0o755); err != nil {
			t.Fatal(err)
		}
		text := "# Pyyntö\n\n{{if eq .Party.Name \"" + tt.party + "\"}}{{range 9000000000}}{{end}}{{end}}Teksti.\n"
		if err := os.WriteFile(filepath.Join(kind, "fi.md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		j, err := job.Open(job.Options{Case: folder})
		if err != nil {
			t.Fatal(err)
		}
		choice, err := j.Select(job.Selection{
			Kinds: []string{"commitment-request"}, Parties: []string{"Enontekiö", "Inari", "Kemi"}, Languages: []string{"fi"},
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range []int{2, 0, 1} {
			_, err := j.Compose(&choice.Documents[i])
			if templates.Endless(err) != tt.fails[i] {
				t.Errorf("endless for %s: %s gives %v", tt.party, choice.Documents[i].Subject.Party.Name, err)
			}
		}
	}
}
