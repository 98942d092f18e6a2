package main

import (
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// asProgram makes the test binary answer as the program.
const asProgram = "PYKALA_TEST_AS_PROGRAM"

func startable(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asProgram+"=1", "LC_ALL=C")
	return cmd
}

// TestKilledAnywhere kills a batch of the whole example at several moments, as kill -9 does, and looks at what stands: every
// file is whole, no manifest claims what is not so, and the same command again gives the folder of an undisturbed run.
func TestKilledAnywhere(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program many times")
	}
	example := filepath.Join("..", "..", "data", "examples", "lappi")
	undisturbed := filepath.Join(t.TempDir(), "out")
	if out, err := startable("batch", example, "-o", undisturbed).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want, err := readFolder(undisturbed)
	if err != nil {
		t.Fatal(err)
	}
	cut := 0
	for _, moment := range []float64{0, 0.2, 0.6, 0.95} {
		dir := filepath.Join(t.TempDir(), "out")
		for range 2 { // the second time the run goes on where the first was killed
			if killAfter(t, example, dir, int(moment*float64(len(want)))) {
				cut++
			}
			checkWhole(t, dir, want)
		}
		if out, err := startable("batch", example, "-o", dir).CombinedOutput(); err != nil {
			t.Fatalf("killed after %v: %v\n%s", moment, err, out)
		}
		got, err := readFolder(dir)
		if err != nil {
			t.Fatal(err)
		}
		if !maps.Equal(got, want) {
			t.Errorf("killed after %v: the folder has %v", moment, slices.Sorted(maps.Keys(got)))
		}
	}
	if cut < 4 {
		t.Errorf("only %d of 8 runs were cut short: the moments are too late", cut)
	}
}

// TestInterrupted sends what Ctrl-C sends: the documents in hand are finished, no manifest is written, and the exit code says so.
func TestInterrupted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows cannot send an interrupt to another process")
	}
	dir := filepath.Join(t.TempDir(), "out")
	cmd := startable("batch", filepath.Join("..", "..", "data", "examples", "lappi"), "-o", dir)
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); countFiles(dir) < 2 && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
		t.Fatalf("exit code %d\n%s", code, &errs)
	}
	files, err := readFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, there := files["manifest.json"]; there || len(files) < 3 {
		t.Errorf("the folder has %v", slices.Sorted(maps.Keys(files)))
	}
	if want := "the same command goes on"; !strings.Contains(out.String(), want) {
		t.Errorf("no %q in %q", want, out.String())
	}
}

// killAfter starts a batch and kills it when so many files are there; false means that it was done before.
func killAfter(t *testing.T, example, dir string, files int) bool {
	t.Helper()
	cmd := startable("batch", example, "-o", dir)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	deadline := time.After(time.Minute)
	for {
		select {
		case <-done:
			return false
		case <-deadline:
			_ = cmd.Process.Kill()
			t.Fatal("the batch hangs")
		case <-time.After(time.Millisecond):
		}
		if countFiles(dir) >= files {
			_ = cmd.Process.Kill()
			return (<-done) != nil
		}
	}
}

func countFiles(dir string) int {
	n := 0
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasPrefix(d.Name(), ".") {
			n++
		}
		return nil // what vanishes meanwhile is not counted
	})
	return n
}

// checkWhole looks at a folder that a killed run has left.
func checkWhole(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	got, err := readFolder(dir)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	_, manifest := got["manifest.json"]
	for name, text := range got {
		if !strings.HasPrefix(filepath.Base(name), ".pykala-") && want[name] != text {
			t.Errorf("%s is not whole", name)
		}
	}
	for name := range want {
		if _, there := got[name]; manifest && !there {
			t.Errorf("there is a manifest, but no %s", name)
		}
	}
}
