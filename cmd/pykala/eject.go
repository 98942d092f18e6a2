package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/templates"
)

type ejectCommand struct {
	Path   string `arg:""`
	Output string `short:"o" placeholder:"DIR" default:"templates"`
}

// Run copies the template.
func (e *ejectCommand) Run(c *console) error {
	text, err := templates.Open(templates.Embedded()).Eject(path.Clean(filepath.ToSlash(e.Path)))
	if err != nil {
		return c.report(usageError{source.AllOf(err)})
	}
	if err := writeNew(e.Output, filepath.FromSlash(e.Path), text); err != nil {
		return c.report(err)
	}
	c.printf("%s\n", filepath.ToSlash(filepath.Join(e.Output, filepath.FromSlash(e.Path))))
	return nil
}

// writeNew writes a file of a folder that is not there yet, whole or not at all. Both are made where they are missing; no
// link in the folder leads out of it.
func writeNew(folder, name string, text []byte) error {
	err := os.MkdirAll(folder, 0o755)
	var root *os.Root
	if err == nil {
		root, err = os.OpenRoot(folder)
	}
	if err == nil {
		defer root.Close()
		err = fill(root, name, text)
	}
	pos := source.Pos{File: filepath.ToSlash(filepath.Join(folder, name))}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return source.Errorf(pos, "exists", "this file is there already").WithHint("name another folder with -o, or move the file away: nothing is written over")
	}
	return source.Errorf(pos, "disk", "the file cannot be written: %s", source.Cause(err)).WithHint("name another folder with -o")
}

// fill makes a file of a folder.
func fill(root *os.Root, name string, text []byte) error {
	if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if err = errors.Join(err, file.Close()); err != nil {
		root.Remove(name)
	}
	return err
}
