package main

import (
	"errors"
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
		return c.report(usageError{allOf(err)})
	}
	name := filepath.Join(e.Output, filepath.FromSlash(e.Path))
	if err := writeNew(name, text); err != nil {
		return c.report(err)
	}
	c.printf("%s\n", filepath.ToSlash(name))
	return nil
}

func allOf(err error) source.Errors {
	var errs source.Errors
	errs.AddAll(err)
	return errs
}

// writeNew writes a file that is not there yet, whole or not at all.
func writeNew(name string, text []byte) error {
	pos := source.Pos{File: filepath.ToSlash(name)}
	if _, err := os.Lstat(name); err == nil {
		return source.Errorf(pos, "exists", "this file is there already").WithHint("name another folder with -o, or move the file away: nothing is written over")
	}
	err := os.MkdirAll(filepath.Dir(name), 0o755)
	if err == nil {
		err = rename(name, text)
	}
	if err == nil {
		return nil
	}
	return source.Errorf(pos, "disk", "the file cannot be written: %s", source.Cause(err)).WithHint("name another folder with -o")
}

// rename writes a temporary file beside the name and gives it the name.
func rename(name string, text []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(name), ".pykala-*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(text)
	if err = errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return err
	}
	if err := os.Chmod(temp.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(temp.Name(), name)
}
