package rendertest

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Tool gives the path of an outside tool. Where it is missing the test is skipped, or fails if the environment variable
// PYKALA_TOOLS is "required". Short runs, such as that of the race detector, leave the outside tools to the full run.
func Tool(t testing.TB, name string) string {
	t.Helper()
	skipShort(t)
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name+" is not installed")
	}
	return path
}

func skipShort(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("outside tools are for full runs")
	}
}

func missing(t testing.TB, why string) {
	t.Helper()
	if os.Getenv("PYKALA_TOOLS") == "required" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// notInstalled is the exit code of .ci/verapdf/verapdf where veraPDF is missing.
const notInstalled = 3

// VeraPDF has files or folders judged as PDF/A-2a and as PDF/UA-1. The answer holds every file that was judged under its
// path. Where it fails, the answer names the profile, "2a", and the clauses that it breaks, such as "2a 6.2.4.3-4", the last
// figure being the number of the test.
func VeraPDF(t testing.TB, paths ...string) map[string][]string {
	t.Helper()
	skipShort(t)
	out, complaints, _ := judge(t, "verapdf/verapdf", paths)
	verdicts, unknown := readVerdicts(out)
	if len(unknown) > 0 || len(verdicts) == 0 {
		t.Fatalf("veraPDF says:\n%s\n%s", strings.Join(unknown, "\n"), complaints)
	}
	return verdicts
}

// judge runs a judge that stands below .ci, and skips the test where it is not installed. It gives what the judge says of the
// files, what it complains of otherwise, and whether it finds nothing wrong.
func judge(t testing.TB, name string, paths []string) (out, complaints string, agrees bool) {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	command := exec.Command(filepath.Join(filepath.Dir(here), "../../.ci", name), paths...)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	said, err := command.Output()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.ExitCode() == notInstalled:
		missing(t, strings.TrimSpace(stderr.String()))
	case err != nil && !errors.As(err, &exit):
		missing(t, err.Error())
	}
	return string(said), stderr.String(), err == nil
}

// readVerdicts reads the launcher's output and gives apart the lines that are not of its form.
func readVerdicts(out string) (verdicts map[string][]string, unknown []string) {
	verdicts = map[string][]string{}
	file, profile := "", ""
	for line := range strings.Lines(out) {
		line = strings.TrimRight(line, "\n")
		if clause, ok := strings.CutPrefix(line, "  FAIL "); ok && file != "" {
			verdicts[file] = append(verdicts[file], profile+" "+clause)
			continue
		}
		verdict, rest, _ := strings.Cut(line, " ")
		at := strings.LastIndexByte(rest, ' ')
		if at < 0 || verdict != "PASS" && verdict != "FAIL" {
			unknown = append(unknown, line)
			continue
		}
		file, profile = rest[:at], rest[at+1:]
		if verdict == "FAIL" {
			verdicts[file] = append(verdicts[file], profile)
		} else if verdicts[file] == nil {
			verdicts[file] = []string{}
		}
	}
	return verdicts, unknown
}

// QPDF has qpdf check the syntax and the streams of a file. The answer is empty if it finds nothing.
func QPDF(t testing.TB, path string) string {
	t.Helper()
	out, err := exec.Command(Tool(t, "qpdf"), "--check", path).CombinedOutput()
	if err != nil {
		return err.Error() + "\n" + string(out)
	}
	return ""
}

// StructText gives the structure tree of a file with its text and attributes, as poppler sees it.
func StructText(t testing.TB, path string) string {
	t.Helper()
	out, err := exec.Command(Tool(t, "pdfinfo"), "-struct-text", path).Output()
	if err != nil {
		t.Fatalf("pdfinfo %s: %v", path, err)
	}
	return string(out)
}
