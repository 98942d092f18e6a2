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
	name := filepath.Join(e.Output, filepath.FromSlash(e.Path))
	if err := writeNew(name, text); err != nil {
		return c.report(err)
	}
	c.printf("%s\n", filepath.ToSlash(name))
	return nil
}

// writeNew writes a file that is not there yet, whole or not at all.
func writeNew(name string, text []byte) error {
	err := os.MkdirAll(filepath.Dir(name), 0o755)
	var file *os.File
	if err == nil {
		file, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	}
	pos := source.Pos{File: filepath.ToSlash(name)}
	switch {
	case errors.Is(err, fs.ErrExist):
		return source.Errorf(pos, "exists", "this file is there already").WithHint("name another folder with -o, or move the file away: nothing is written over")
	case err == nil:
		_, err = file.Write(text)
		if err = errors.Join(err, file.Close()); err == nil {
			return nil
		}
		os.Remove(name)
	}
	return source.Errorf(pos, "disk", "the file cannot be written: %s", source.Cause(err)).WithHint("name another folder with -o")
}
