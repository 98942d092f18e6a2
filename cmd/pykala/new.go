package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
)

type newCommand struct {
	Folder string `arg:""`
}

// Run writes a small case to begin from, in the language of the person.
func (n *newCommand) Run(c *console) error {
	files, err := data.Start(c.words.Language)
	if err == nil {
		err = checkEmptyFolder(n.Folder)
	}
	if err != nil {
		return c.report(err)
	}
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		if err := writeNew(n.Folder, filepath.FromSlash(name), text); err != nil {
			return err
		}
		c.printf("%s\n", path.Join(filepath.ToSlash(n.Folder), name))
		return nil
	})
	if err != nil {
		return c.report(err)
	}
	c.note("change these files, and see with “pykala check %s” what is missing", n.Folder)
	return nil
}

// checkEmptyFolder refuses a folder that has anything in it, and what is no folder.
func checkEmptyFolder(name string) error {
	pos := source.Pos{File: filepath.ToSlash(name)}
	entries, err := os.ReadDir(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return source.Errorf(pos, "not-a-folder", "the folder cannot be read: %s", source.Cause(err)).WithHint("name a folder that is not there yet")
	case len(entries) > 0:
		return source.Errorf(pos, "not-empty", "there are files in this folder already").WithHint("name a folder that is not there yet")
	}
	return nil
}
