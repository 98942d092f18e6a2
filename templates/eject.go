package templates

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// Eject gives an embedded file as a person may copy it out and change it: with a first line that says which program and which
// original it comes from, so that Check can tell when the original has changed since.
func (l *Library) Eject(name string) ([]byte, error) {
	text, err := readText(Embedded(), path.Clean(name))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nil, unknownFile(name)
	}
	if err != nil {
		return nil, err
	}
	note := "copied from pykala " + version() + ", " + name + ", " + hash(text)
	if path.Ext(name) == textExt {
		return []byte("{{/* " + note + " */}}\n" + text), nil
	}
	return []byte("# " + note + "\n" + text), nil
}

func unknownFile(name string) *source.Error {
	var known []string
	err := fs.WalkDir(Embedded().FS, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			known = append(known, p)
		}
		return err
	})
	e := source.Errorf(source.Pos{}, "unknown-file", "the library has no file “%s”", name)
	if near := source.Suggest(name, known); err == nil && near != "" {
		return e.WithHint("did you mean “%s”?", near)
	}
	return e.WithHint("write KIND/fi.md, KIND/type.yaml, _parts/NAME/fi.md or _lang/fi.yaml")
}

// version is the program's, as its build recorded it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256:" + hex.EncodeToString(sum[:])
}

var ejectNote = regexp.MustCompile(`^(?:\{\{/\* |# )copied from pykala \S+, (\S+), (sha256:[0-9a-f]{64})`)

// outdated warns of files that were copied from the embedded library and whose originals have changed since.
func (l *Library) outdated() source.Errors {
	var warnings source.Errors
	for _, layer := range l.layers {
		err := fs.WalkDir(layer.FS, ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !slices.Contains([]string{textExt, ".yaml"}, path.Ext(p)) {
				return nil //nolint:nilerr // what cannot be read is reported where it is needed
			}
			text, err := readText(layer, p)
			if err != nil {
				return nil //nolint:nilerr // as above
			}
			first, _, _ := strings.Cut(text, "\n")
			m := ejectNote.FindStringSubmatch(first)
			if m == nil {
				return nil
			}
			if original, err := readText(Embedded(), m[1]); err != nil || hash(original) != m[2] {
				warnings.Add(source.Warningf(source.Pos{File: layer.Place(p), Line: 1}, "outdated-copy",
					"“%s” has changed in the program since this copy was made", m[1]).
					WithHint("compare the two with “pykala eject %s”", m[1]))
			}
			return nil
		})
		if err != nil {
			warnings.AddAll(err)
		}
	}
	return warnings
}
