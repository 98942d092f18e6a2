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
	Path   string `arg:"" help:"The template: a kind and a file, such as decision-proposal/fi.md, or _parts/NAME/fi.md."`
	Output string `short:"o" placeholder:"DIR" default:"templates" help:"Folder that gets the copy; “${default}” if not given."`
}

// Help is shown below the summary.
func (*ejectCommand) Help() string {
	return `Copies a template that the program carries into a folder of templates, where it can be changed. A case uses what is in its own
folder “templates” instead of the program's; any other folder is given with --templates. Nothing is written over.

    pykala eject decision-proposal/fi.md -o data/examples/lappi/templates`
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
	var system *fs.PathError
	if errors.As(err, &system) {
		err = system.Err
	}
	return source.Errorf(pos, "disk", "the file cannot be written: %v", err).WithHint("name another folder with -o")
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
