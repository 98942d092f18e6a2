package main

import (
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// substitute is “sed FILE OLD NEW”: OLD, which must be there, becomes NEW.
func substitute(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: sed FILE OLD NEW")
	}
	name := ts.MkAbs(args[0])
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(name, []byte(strings.Replace(text, args[1], args[2], 1)), 0o644))
}

// sameFolders is “same A B”: every file of one is in the other, byte for byte.
func sameFolders(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same A B")
	}
	a, err := readFolder(ts.MkAbs(args[0]))
	ts.Check(err)
	b, err := readFolder(ts.MkAbs(args[1]))
	ts.Check(err)
	if same := maps.Equal(a, b) && len(a) > 0; same == neg {
		ts.Fatalf("%s has %v; %s has %v; all the same: %v", args[0], slices.Sorted(maps.Keys(a)), args[1], slices.Sorted(maps.Keys(b)), same)
	}
}

func readFolder(dir string) (map[string]string, error) {
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(text)
		return err
	})
	return files, err
}

// noFile is “nofile NAME PATTERN”: no file below NAME matches the pattern.
func noFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: nofile DIR PATTERN")
	}
	files, err := readFolder(ts.MkAbs(args[0]))
	ts.Check(err)
	for name := range files {
		if ok, _ := filepath.Match(args[1], filepath.Base(name)); ok {
			ts.Fatalf("%s is there", name)
		}
	}
}

// mountSmall is “mount DIR SIZE”: the folder becomes a disk of its own of that size. Given again, the disk gets the size.
func mountSmall(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: mount DIR SIZE")
	}
	dir := ts.MkAbs(args[0])
	if exec.Command("mountpoint", "-q", dir).Run() == nil {
		ts.Check(exec.Command("mount", "-o", "remount,size="+args[1], dir).Run())
		return
	}
	ts.Check(os.MkdirAll(dir, 0o755))
	ts.Check(exec.Command("mount", "-t", "tmpfs", "-o", "size="+args[1], "tmpfs", dir).Run())
	ts.Defer(func() { ts.Check(exec.Command("umount", dir).Run()) })
}

// canMount reports whether tests may mount a disk, which only root may, and not in every container.
func canMount(dir string) bool {
	return exec.Command("mount", "-t", "tmpfs", "tmpfs", dir).Run() == nil && exec.Command("umount", dir).Run() == nil
}
