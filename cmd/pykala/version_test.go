package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"testing"
)

// TestVersionNamesOneBuild: the program of the tests is built from any state of the sources, so only its hash names it. A run
// skips what the same version made, and the version of another build must be another.
func TestVersionNamesOneBuild(t *testing.T) {
	if runtime.GOOS == "darwin" {
		t.Skip("a changed program is not started here")
	}
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(own)
	if err != nil {
		t.Fatal(err)
	}
	version := func(name string, text []byte) string {
		t.Helper()
		file := filepath.Join(t.TempDir(), name+filepath.Ext(own))
		if err := os.WriteFile(file, text, 0o755); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(file, "version")
		cmd.Env = append(os.Environ(), asProgram+"=1")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	first, again, other := version("a", text), version("b", text), version("a", append(text, 0))
	if !regexp.MustCompile(`^pykala .+ build [0-9a-f]{16}\n$`).MatchString(first) {
		t.Errorf("the version is %q", first)
	}
	if first != again {
		t.Errorf("the same program calls itself %q and %q", first, again)
	}
	if first == other {
		t.Errorf("two programs call themselves %q", first)
	}
	if p := program(); !p.Exact {
		t.Errorf("%q is said to be any of many builds", p.Version)
	}
}
