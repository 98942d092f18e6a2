package job_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/render/rendertest"
)

// TestLetterheadOfTheCase sets a party's item on a Word letterhead that the case brings with a style of its own.
func TestLetterheadOfTheCase(t *testing.T) {
	folder := caseWithStyle(t, "base: kemijarvi\nletterhead: letterhead.docx\n")
	letterhead := wordFile(t, "{furniture.first}", "Kemijärven oma lomake, {sen</w:t></w:r><w:r><w:t>der.name}")
	if err := os.WriteFile(filepath.Join(folder, "styles", "oma", "letterhead.docx"), letterhead, 0o644); err != nil {
		t.Fatal(err)
	}
	header, err := rendertest.ReadDOCXPart(itemFor(t, folder), "word/header-first.xml")
	if err != nil {
		t.Fatal(err)
	}
	if want := "Kemijärven oma lomake, Kolpeneen palvelukeskuksen kuntayhtymä"; !strings.Contains(header, want) {
		t.Errorf("the header says %q, want %q", header, want)
	}
}

func TestBadLetterheads(t *testing.T) {
	for what, c := range map[string]struct{ style, want string }{
		"missing":  {"base: kemijarvi\nletterhead: letterhead.docx\n", "styles/oma/style.yaml:2:13"},
		"outside":  {"base: kemijarvi\nletterhead: ../letterhead.docx\n", "is not the name of a Word file"},
		"no Word":  {"base: kemijarvi\nletterhead: letterhead.odt\n", "is not the name of a Word file"},
		"mistyped": {"base: kemijarvi\nletterhed: letterhead.docx\n", "letterhed"},
	} {
		t.Run(what, func(t *testing.T) {
			j, choice := openItem(t, caseWithStyle(t, c.style))
			_, err := j.Compose(&choice.Documents[0])
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the mistake reads %v, want %q in it", err, c.want)
			}
		})
	}
}

// caseWithStyle copies the example with a style “oma” for Kemijärvi.
func caseWithStyle(t *testing.T, style string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "case")
	if err := os.CopyFS(folder, os.DirFS(example)); err != nil {
		t.Fatal(err)
	}
	parties := filepath.Join(folder, "parties.csv")
	text, err := os.ReadFile(parties)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(parties, bytes.ReplaceAll(text, []byte(";kemijarvi;"), []byte(";oma;")), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(folder, "styles", "oma"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "styles", "oma", "style.yaml"), []byte(style), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

func openItem(t *testing.T, folder string) (*job.Job, *job.Choice) {
	t.Helper()
	j, err := job.Open(job.Options{Case: folder})
	if err != nil {
		t.Fatal(err)
	}
	choice, err := j.Select(job.Selection{Kinds: []string{"decision-proposal"}, Parties: []string{"Kemijärvi"}, Formats: []string{"docx"}})
	if err != nil {
		t.Fatal(err)
	}
	return j, choice
}

func itemFor(t *testing.T, folder string) []byte {
	t.Helper()
	j, choice := openItem(t, folder)
	d := &choice.Documents[0]
	tree, err := j.Compose(d)
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if _, err := j.Write(&file, d, d.Files[0].Format, tree); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// wordFile zips the parts of the shipped letterhead, with a text changed in each.
func wordFile(t *testing.T, old, new string) []byte {
	t.Helper()
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	parts := os.DirFS("../../render/docx/letterhead")
	err := fs.WalkDir(parts, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(parts, name)
		if err != nil {
			return err
		}
		w, err := archive.Create(name)
		if err != nil {
			return err
		}
		_, err = w.Write(bytes.ReplaceAll(text, []byte(old), []byte(new)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}
