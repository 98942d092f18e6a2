package job

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// rooted is a folder of files that people may lay links in. Whatever they lead to is read only inside the root: for the
// folders of a case that is the case's folder, as it is for every other file of a case.
type rooted struct {
	root fs.FS  // of an os.Root, which is closed when nobody uses it any longer
	name string // of the root, for messages
	dir  string // of the folder, in the root
}

// openRooted opens a folder below a root; it is nil where there is none. The error holds every link that leads out of the
// root or to nothing, since a text that is passed over for such a link would be replaced by another in silence.
func openRooted(root, dir string) (fs.FS, error) {
	opened, err := os.OpenRoot(root)
	if err != nil {
		return nil, nil //nolint:nilerr // whoever opens the case reports it
	}
	r := rooted{opened.FS(), root, dir}
	if _, err := fs.Lstat(r.root, dir); err != nil {
		return nil, nil //nolint:nilerr // it is not there
	}
	info, err := r.Stat(".")
	switch {
	case err != nil:
		return nil, r.wrongLink(".", err)
	case !info.IsDir():
		return nil, nil
	}
	var errs source.Errors
	if err := each(r, func(name string, _ fs.FileInfo, err error) {
		if err != nil && !hidden(name) {
			errs.Add(r.wrongLink(name, err))
		}
	}); err != nil {
		errs.Add(unreadableFolder(path.Join(filepath.ToSlash(root), dir), err))
	}
	return r, errs.Err()
}

// Open opens a file.
func (r rooted) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return r.root.Open(path.Join(r.dir, name))
}

// Stat tells what a file is without opening it, which fs.Sub would do: a pipe that nobody writes to would wait for ever.
func (r rooted) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrInvalid}
	}
	return fs.Stat(r.root, path.Join(r.dir, name))
}

// deepest is how many folders down a layer has files: _parts/NAME/fi.md.
const deepest = 2

// each visits every file and folder that a layer may use, links followed. The error is of a link that cannot be.
func each(layer fs.FS, visit func(name string, info fs.FileInfo, err error)) error {
	return below(layer, ".", 0, visit)
}

func below(layer fs.FS, dir string, depth int, visit func(string, fs.FileInfo, error)) error {
	entries, err := fs.ReadDir(layer, dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		info, err := fs.Stat(layer, name)
		visit(name, info, err)
		if err != nil || !info.IsDir() || depth == deepest {
			continue
		}
		if err := below(layer, name, depth+1, visit); err != nil {
			return err
		}
	}
	return nil
}

// hidden tells of files that editors put beside those that they have open, some of them as links to nothing.
func hidden(name string) bool { return strings.HasPrefix(path.Base(name), ".") }

func (r rooted) wrongLink(name string, err error) *source.Error {
	pos := source.Pos{File: filepath.ToSlash(filepath.Join(r.name, r.dir, name))}
	if source.LeadsOut(err) {
		return source.Errorf(pos, "outside-folder", "this link leads out of the folder “%s”", r.name).
			WithHint("copy what it leads to into the folder, or make the link relative and let it stay inside")
	}
	return source.Errorf(pos, "no-file", "this link cannot be followed: %s", source.Cause(err)).
		WithHint("remove it, or put the file itself here")
}
