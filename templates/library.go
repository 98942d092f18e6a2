package templates

import (
	"embed"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/pykala/pykala/data/law"
	"github.com/pykala/pykala/internal/source"
)

//go:embed all:library
var embedded embed.FS

// Embedded gives the layer that the program carries, which comes last: a folder a document kind (type.yaml, fi.md),
// _parts/NAME/fi.md for texts that several kinds use, and _lang/fi.yaml for the words of a language.
func Embedded() source.Layer {
	sub, err := fs.Sub(embedded, "library")
	if err != nil {
		panic(err) // the folder is in the program
	}
	return source.Layer{Name: "library", FS: sub}
}

// Library finds template files in layers. It is safe for use by several goroutines at once.
type Library struct {
	layers []source.Layer

	mu    sync.Mutex
	words map[string]*Words // read once a language

	law func() (*law.Library, error) // opens the law once, where a document needs it
}

// Law gives the law that instructions for appeal rest on. It is opened once.
func (l *Library) Law() (*law.Library, error) { return l.law() }

// Open gives the library of these layers. A path is looked up in each in turn, and the first layer that has exactly that
// path wins, whole file: type.yaml, fi.md, _parts and _lang alike.
func Open(layers ...source.Layer) *Library {
	return &Library{layers: layers, words: map[string]*Words{}, law: sync.OnceValues(law.Open)}
}

// file is one text of a layer: UTF-8, with line feeds only.
type file struct {
	name string // as messages call it: layer and path
	text string
}

// errNoFile says that no layer has a path.
var errNoFile = errors.New("no layer has this file")

// maxFileSize bounds a template file, so that a wrong path or a hostile layer cannot fill the memory.
const maxFileSize = 1 << 20

// read gives the file at a path from the first layer that has it; errNoFile where none does.
func (l *Library) read(name string) (file, error) {
	for _, layer := range l.layers {
		text, err := readText(layer, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		return file{layer.Place(name), text}, err
	}
	return file{}, errNoFile
}

func readText(layer source.Layer, name string) (string, error) {
	data, err := source.ReadFile(layer.FS, name, maxFileSize)
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid): // “../x” is no name of a file in a layer
		return "", fs.ErrNotExist
	case err != nil:
		return "", source.Errorf(source.Pos{File: layer.Place(name)}, "unreadable-template", "the template cannot be read: %s", source.Cause(err))
	}
	text := strings.TrimPrefix(string(data), "\uFEFF")
	return strings.ReplaceAll(text, "\r\n", "\n"), nil
}

// Source gives the text of a file by the name that places in messages carry, for excerpts.
func (l *Library) Source(name string) (string, bool) {
	for _, layer := range l.layers {
		inner, ok := layer.Inner(name)
		if !ok {
			continue
		}
		if text, err := readText(layer, inner); err == nil {
			return text, true
		}
	}
	return law.Source(name)
}

// folders gives the names of the folders in any layer that have a file, sorted.
func (l *Library) folders(dir, file string) ([]string, error) {
	var names []string
	for _, layer := range l.layers {
		entries, err := fs.ReadDir(layer.FS, dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, source.Errorf(source.Pos{File: layer.Name}, "unreadable-template", "the folder cannot be read: %s", source.Cause(err))
		}
		for _, e := range entries {
			if _, err := fs.Stat(layer.FS, path.Join(dir, e.Name(), file)); err == nil {
				names = append(names, e.Name())
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// languages gives the languages for which some layer has DIR/<language>EXT, sorted.
func (l *Library) languages(dir, ext string) []string {
	var langs []string
	for _, layer := range l.layers {
		matches, err := fs.Glob(layer.FS, path.Join(dir, "*"+ext))
		if err != nil {
			continue // the pattern is ours and right
		}
		for _, m := range matches {
			if lang := strings.TrimSuffix(path.Base(m), ext); langName.MatchString(lang) {
				langs = append(langs, lang)
			}
		}
	}
	slices.Sort(langs)
	return slices.Compact(langs)
}
