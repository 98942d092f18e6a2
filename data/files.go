package data

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// The largest files that are read, in bytes. A case with every municipality is a tenth of a megabyte.
const (
	maxYAML  = 4 << 20
	maxTable = 16 << 20
	maxLogo  = 2 << 20
	maxFile  = 64 << 20 // of files that are attached
)

// files reads the files of one case and remembers which they were.
type files struct {
	fsys   fs.FS
	dir    string // how the folder was named
	inputs []Input
}

// text reads a text file. named is where the case names it; the zero Pos for the case's own file.
func (f *files) text(name string, named source.Pos, limit int64, errs *source.Errors) (string, bool) {
	content, ok := f.read(name, named, limit, errs)
	if !ok {
		return "", false
	}
	text, ok := source.DecodeText(path.Join(f.dir, name), content, errs)
	if ok {
		f.inputs[len(f.inputs)-1].Text = text
	}
	return text, ok
}

// read gives the content of a file in the case's folder, at most limit bytes. A file that is missing, too large, or
// outside the folder is reported at the place that names it.
func (f *files) read(name string, named source.Pos, limit int64, errs *source.Errors) ([]byte, bool) {
	if named.File == "" {
		named = source.Pos{File: path.Join(f.dir, name)}
	}
	content, err := f.content(name, limit)
	if err != nil {
		errs.Add(f.failure(name, named, limit, err))
		return nil, false
	}
	sum := sha256.Sum256(content)
	f.inputs = append(f.inputs, Input{Name: name, SHA256: hex.EncodeToString(sum[:])})
	return content, true
}

var errOutside = errors.New("the name leads out of the case's folder")

func (f *files) content(name string, limit int64) ([]byte, error) {
	if !fs.ValidPath(name) || strings.Contains(name, `\`) {
		return nil, errOutside
	}
	return source.ReadFile(f.fsys, name, limit)
}

func (f *files) failure(name string, named source.Pos, limit int64, err error) *source.Error {
	switch {
	case errors.Is(err, source.ErrTooLarge):
		return source.Errorf(named, "file-too-large", "“%s” is larger than %d MB", name, limit>>20).
			WithHint(smaller(limit))
	case errors.Is(err, source.ErrNoFile):
		return source.Errorf(named, "no-file", "“%s” is not a file", name)
	case errors.Is(err, errOutside) || source.LeadsOut(err):
		return source.Errorf(named, "outside-folder", "“%s” is not inside the case's folder", name).
			WithHint("copy the file into the folder and write its name with forward slashes, without “..”")
	case errors.Is(err, fs.ErrNotExist):
		e := source.Errorf(named, "no-file", "there is no file “%s” in the case's folder", name)
		if near := f.near(name); near != "" {
			return e.WithHint("did you mean “%s”?", near)
		}
		return e.WithHint("the folder is %s", f.dir)
	}
	return source.Errorf(named, "unreadable-file", "“%s” cannot be read: %s", name, source.Cause(err))
}

// near gives the file of the case's folder that a name was probably meant to be, or "".
func (f *files) near(name string) string {
	dir := path.Dir(name)
	entries, err := fs.ReadDir(f.fsys, dir)
	if err != nil {
		return ""
	}
	var known []string
	for _, e := range entries {
		if other := path.Join(dir, e.Name()); other != name { // a link that leads nowhere bears the name itself
			known = append(known, other)
		}
	}
	return suggest(name, known)
}

// smaller is the hint for a file that is too large.
func smaller(limit int64) string {
	switch limit {
	case maxLogo:
		return "save the picture with fewer pixels"
	case maxFile:
		return "give the reader a link instead"
	}
	return "a case with every municipality takes a tenth of a megabyte"
}
