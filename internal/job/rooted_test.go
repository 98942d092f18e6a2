package job

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/pykala/pykala/internal/source"
)

// laid makes a case of files, beside a folder “elsewhere”, and gives both.
func laid(t *testing.T, files ...string) (caseFolder, elsewhere string) {
	t.Helper()
	top := t.TempDir()
	for _, name := range append(files, "elsewhere/note/fi.md", "elsewhere/espoo/style.yaml", "case/project.yaml") {
		name = filepath.Join(top, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte("text"), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(top, "case"), filepath.Join(top, "elsewhere")
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.FromSlash(target), name); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}

func TestLinksOfACaseStayInside(t *testing.T) {
	tests := []struct{ name, link, target, code string }{
		{"file out", "templates/note/fi.md", "../../../elsewhere/note/fi.md", "outside-folder"},
		{"file out by its whole path", "templates/note/fi.md", "/etc/hostname", "outside-folder"},
		{"kind out", "templates/note", "../../elsewhere/note", "outside-folder"},
		{"part out", "templates/_parts/note", "../../../elsewhere/note", "outside-folder"},
		{"all templates out", "templates", "../elsewhere", "outside-folder"},
		{"style out", "styles/espoo", "../../elsewhere/espoo", "outside-folder"},
		{"letterhead out", "styles/kunta/letterhead.docx", "../../../elsewhere/note/fi.md", "outside-folder"},
		{"all styles out", "styles", "../elsewhere", "outside-folder"},
		{"to nothing", "templates/note/fi.md", "gone.md", "no-file"},
		{"in a circle", "templates/note/fi.md", "fi.md", "no-file"},
		{"inside the case", "templates/note/fi.md", "../../project.yaml", ""},
		{"folder inside the case", "templates/note", "../elsewhere", ""},
		{"mark of an editor", "templates/note/.#fi.md", "preparer@host.1234", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir, _ := laid(t, "case/elsewhere/fi.md")
			link(t, tt.target, filepath.Join(dir, filepath.FromSlash(tt.link)))
			_, err := OpenLayers(dir, nil)
			errs := source.AllOf(err)
			if tt.code == "" {
				if err != nil {
					t.Errorf("got %v", err)
				}
				return
			}
			if len(errs) != 1 || errs[0].Code != tt.code || errs[0].Pos.File != filepath.ToSlash(filepath.Join(dir, tt.link)) {
				t.Errorf("got %v, want %s at %s", err, tt.code, tt.link)
			}
		})
	}
}

// TestLinksOfNamedTemplatesStayInside: the folder may be anywhere, also by a link, but what lies in it may not lead out of it.
func TestLinksOfNamedTemplatesStayInside(t *testing.T) {
	dir, elsewhere := laid(t)
	named := filepath.Join(t.TempDir(), "named")
	link(t, elsewhere, named)
	layers, err := OpenLayers(dir, []string{named})
	if err != nil || len(layers.Templates) != 1 {
		t.Fatalf("the folder itself may be a link: %v", err)
	}
	if text, err := fs.ReadFile(layers.Templates[0].FS, "note/fi.md"); err != nil || string(text) != "text" {
		t.Errorf("got %q, %v", text, err)
	}
	link(t, filepath.Join(dir, "project.yaml"), filepath.Join(elsewhere, "note", "sv.md"))
	_, err = OpenLayers(dir, []string{named})
	if errs := source.AllOf(err); len(errs) != 1 || errs[0].Code != "outside-folder" {
		t.Errorf("got %v", err)
	}
	// Whoever goes on all the same gets nothing from outside.
	if _, err := fs.ReadFile(layers.Templates[0].FS, "note/sv.md"); !source.LeadsOut(err) {
		t.Errorf("reading gives %v", err)
	}
}

// TestLinkedFoldersAreInputs: a run that looks whether anything changed must look behind links too.
func TestLinkedFoldersAreInputs(t *testing.T) {
	dir, _ := laid(t, "case/elsewhere/fi.md", "case/templates/memo/fi.md", "case/templates/memo/drafts/old/fi.md")
	link(t, "../elsewhere", filepath.Join(dir, "templates", "note"))
	layers, err := OpenLayers(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	files, err := textFiles(layers.Templates[0].FS)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	if want := []string{"memo/fi.md", "note/fi.md"}; !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
}
