package rendertest

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// ValidateDOCX has Word files judged by the schemas of ISO/IEC 29500 and by the rules of packages. The answer holds a line
// for every mistake, "file: part:line:column: message", and none where all is well.
func ValidateDOCX(t testing.TB, paths ...string) []string {
	t.Helper()
	skipShort(t)
	out, complaints, agrees := judge(t, "ooxml/validate", paths)
	return mistakes(t, "Word files", out, complaints, agrees)
}

// ConvertDOCX has LibreOffice make a tagged PDF of a Word file and gives the path of that.
func ConvertDOCX(t testing.TB, path string) string {
	t.Helper()
	return ConvertAllDOCX(t, path)[0]
}

// ConvertAllDOCX does the same with many files, whose names must differ, in the time of a few.
func ConvertAllDOCX(t testing.TB, paths ...string) []string {
	t.Helper()
	soffice := Tool(t, "soffice")
	dir := t.TempDir()
	arguments := append([]string{
		"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless",
		"--convert-to", `pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}`, "--outdir", dir,
	}, paths...)
	if out, err := exec.Command(soffice, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice cannot convert %q: %v\n%s", paths, err, out)
	}
	made := make([]string, len(paths))
	for i, path := range paths {
		made[i] = filepath.Join(dir, strings.TrimSuffix(filepath.Base(path), ".docx")+".pdf")
		if matches, err := filepath.Glob(made[i]); err != nil || len(matches) == 0 {
			t.Fatalf("LibreOffice has made no PDF of %s", path)
		}
	}
	return made
}
