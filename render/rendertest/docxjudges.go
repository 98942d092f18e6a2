package rendertest

import (
	"bytes"
	"errors"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// ValidateDOCX has Word files judged by the schemas of ISO/IEC 29500 and by the rules of packages. The answer holds a line
// for every mistake, "file: part:line:column: message", and none where all is well.
func ValidateDOCX(t testing.TB, paths ...string) []string {
	t.Helper()
	skipShort(t)
	_, here, _, _ := runtime.Caller(0)
	command := exec.Command(filepath.Join(filepath.Dir(here), "../../.ci/ooxml/validate"), paths...)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	out, err := command.Output()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.ExitCode() == notInstalled:
		missing(t, strings.TrimSpace(stderr.String()))
	case err != nil && !errors.As(err, &exit):
		missing(t, err.Error())
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	summary := lines[len(lines)-1]
	if !strings.HasSuffix(summary, " mistakes") || (err == nil) != strings.HasSuffix(summary, ", 0 mistakes") {
		t.Fatalf("the judge of Word files says:\n%s\n%s", out, stderr.String())
	}
	return lines[:len(lines)-1]
}

// ConvertDOCX has LibreOffice make a tagged PDF of a Word file and gives the path of that.
func ConvertDOCX(t testing.TB, path string) string {
	t.Helper()
	soffice := Tool(t, "soffice")
	dir := t.TempDir()
	command := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless",
		"--convert-to", `pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}`, "--outdir", dir, path)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice cannot convert %s: %v\n%s", path, err, out)
	}
	pdf := filepath.Join(dir, strings.TrimSuffix(filepath.Base(path), ".docx")+".pdf")
	if matches, err := filepath.Glob(pdf); err != nil || len(matches) == 0 {
		t.Fatalf("LibreOffice has made no PDF of %s", path)
	}
	return pdf
}
