package data

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
)

// CaseFile is the name of the file in a case's folder that the case begins from.
const CaseFile = "project.yaml"

// Open reads a case by its path: a folder with project.yaml, or one YAML file. Files that the case names are looked for in
// the same folder and nowhere else. The error is a source.Errors with everything that is wrong.
func Open(name string) (*Case, error) {
	reg, err := OpenRegister()
	if err != nil {
		return nil, err
	}
	folder, file := name, CaseFile
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, source.Errors{notFound(name, err)}
	case !info.IsDir():
		folder, file = filepath.Dir(name), filepath.Base(name)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, source.Errors{notFound(name, err)}
	}
	defer func() { _ = root.Close() }()
	return Load(root.FS(), filepath.ToSlash(folder), file, reg)
}

func notFound(name string, err error) *source.Error {
	pos := source.Pos{File: filepath.ToSlash(name)}
	if errors.Is(err, fs.ErrNotExist) {
		return source.Errorf(pos, "no-case", "there is no folder or file “%s”", name).
			WithHint("give the folder that has %s", CaseFile)
	}
	return source.Errorf(pos, "no-case", "the case cannot be opened: %s", source.Cause(err))
}

// Load reads the case that begins from a file in the root of fsys. dir is how the root was named; messages show places under
// it. Nothing outside fsys is read. The error is a source.Errors with everything that is wrong; the case is nil then.
func Load(fsys fs.FS, dir, file string, reg *Register) (*Case, error) {
	l := &loader{files: &files{fsys: fsys, dir: dir}, reg: reg, c: &Case{Folder: dir}}
	l.project(file)
	if !l.errs.Failed() || l.usable {
		l.complete()
	}
	l.c.Inputs = l.files.inputs
	if l.errs.Failed() {
		return nil, atMost(l.errs.Sorted(), maxErrors)
	}
	l.c.Warnings = l.errs.Sorted()
	return l.c, nil
}

// maxErrors is how many mistakes are reported at once. More come from one cause, and nobody reads them.
const maxErrors = 200

func atMost(es source.Errors, most int) source.Errors {
	if len(es) <= most {
		return es
	}
	more := source.Errorf(es[most-1].Pos, "more-errors", "there are more mistakes than the %d shown", most).WithHint("mend these first")
	return append(es[:most:most], more)
}

// loader is one run of Load.
type loader struct {
	files  *files
	reg    *Register
	c      *Case
	errs   source.Errors
	usable bool // the file could be read as a whole, so that checks across it make sense

	roll    *roll           // nil where the parties are listed
	unknown map[*Party]bool // parties that were not found, which has been reported
	own     []*Source       // the sources that are the parties' own share

	presences map[*Meeting]map[string]*Presence // by the keys of the attendance
}

// project reads the case's own file.
func (l *loader) project(file string) {
	text, ok := l.files.text(file, source.Pos{}, maxYAML, &l.errs)
	if !ok {
		return
	}
	name := path.Join(l.files.dir, file)
	root := yamlnode.Parse(name, text, &l.errs)
	if root == nil {
		return
	}
	d := newDecoder(name, text, &l.errs)
	d.decode(root, reflect.ValueOf(l.c).Elem())
	l.usable = l.c.Node.places != nil
	switch {
	case d.parties != nil:
		l.partiesFrom(d.line(d.parties), d.Pos(d.parties))
	case d.roll != nil:
		l.roll = d.roll
		l.tableOf(d.roll)
	}
}

// complete looks up what the register knows and checks what no single value shows.
func (l *loader) complete() {
	l.resolveParties()
	l.repliesFrom(l.c.Replies, l.c.PosOf("replies"))
	l.completeForms(&l.c.Host)
	l.completeForms(&l.c.Funder)
	l.link()
	l.check()
}
