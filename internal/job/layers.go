package job

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/style"
	"github.com/pykala/pykala/templates"
)

// The folders of a case that are used before what the program carries.
const (
	ownTemplates = "templates"
	ownStyles    = "styles"
)

// Layers are the places where templates and house styles are looked for, apart from those that the program carries: they
// come last, and the first place that has a path wins.
type Layers struct {
	Templates []source.Layer // the case's own, then the folders that were named
	Styles    []source.Layer // the case's own
}

// OpenLayers finds the layers of a case, by its folder or its file, and of the folders of templates that were named. No case
// is the empty name. The error is of type source.Errors; what could be found is there all the same.
func OpenLayers(caseName string, folders []string) (Layers, error) {
	var l Layers
	var errs source.Errors
	caseFolder := caseName
	if !isFolder(caseName) {
		caseFolder = filepath.Dir(caseName)
	}
	open := func(root, dir string) (name string, fsys fs.FS) {
		fsys, err := openRooted(root, dir)
		errs.AddAll(err)
		return filepath.ToSlash(filepath.Join(root, dir)), fsys
	}
	if caseName != "" {
		l.addTemplates(open(caseFolder, ownTemplates))
		if name, own := open(caseFolder, ownStyles); own != nil {
			l.Styles = append(l.Styles, source.Layer{Name: name, FS: own})
		}
	}
	for _, dir := range folders {
		if err := checkFolder(dir); err != nil {
			errs.Add(err)
			continue
		}
		l.addTemplates(open(dir, "."))
	}
	return l, errs.Err()
}

func (l *Layers) addTemplates(name string, fsys fs.FS) {
	if fsys != nil {
		l.Templates = append(l.Templates, source.Layer{Name: name, FS: fsys})
	}
}

// Library opens the templates of the layers and of the program.
func (l Layers) Library() *templates.Library {
	return templates.Open(append(slices.Clone(l.Templates), templates.Embedded())...)
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func checkFolder(dir string) *source.Error {
	info, err := os.Stat(dir)
	pos := source.Pos{File: dir}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return source.Errorf(pos, "no-templates", "there is no such folder of templates").WithHint("--templates wants a folder that has a folder for each kind")
	case err != nil:
		return source.Errorf(pos, "no-templates", "the folder of templates cannot be read: %s", source.Cause(err))
	case !info.IsDir():
		return source.Errorf(pos, "no-templates", "this is a file, and templates stand in a folder").WithHint("--templates wants the folder that has a folder for each kind")
	}
	return nil
}

// Input is a file that the documents depend on.
type Input struct{ Name, SHA256 string }

// Inputs gives every file that the documents depend on, apart from the program itself, in order of name: what the case was
// read from, its own templates and styles, and the templates of the folders that were named. A file of the case has its name
// in the case's folder, any other the name of its folder before it.
func (j *Job) Inputs() ([]Input, error) {
	var all []Input
	for _, in := range j.Case.Inputs {
		all = append(all, Input{in.Name, in.SHA256})
	}
	var errs source.Errors
	add := func(name string, fsys fs.FS) {
		files, err := textFiles(fsys)
		if err != nil {
			errs.Add(unreadableFolder(name, err))
		}
		if inner, err := filepath.Rel(j.Case.Folder, name); err == nil && filepath.IsLocal(inner) {
			name = filepath.ToSlash(inner)
		}
		for _, f := range files {
			all = append(all, Input{path.Join(name, f.Name), f.SHA256})
		}
	}
	for _, layer := range j.Layers.Templates {
		add(layer.Name, layer.FS)
	}
	for _, layer := range j.Layers.Styles {
		add(layer.Name, layer.FS)
	}
	slices.SortFunc(all, func(a, b Input) int { return strings.Compare(a.Name, b.Name) })
	return slices.Compact(all), errs.Err()
}

// textFiles gives the hash of every file that a layer may use. Links that cannot be followed are passed over: those that matter
// were reported when the layer was opened.
func textFiles(layer fs.FS) ([]Input, error) {
	var files []Input
	var failed error
	err := each(layer, func(name string, info fs.FileInfo, err error) {
		if err != nil || failed != nil || !info.Mode().IsRegular() || !slices.Contains(layerExts(), path.Ext(name)) {
			return
		}
		var sum string
		sum, failed = hashOf(layer, name)
		files = append(files, Input{name, sum})
	})
	return files, errors.Join(err, failed)
}

// layerExts are the endings of the files that a layer may use.
func layerExts() []string { return []string{".md", ".yaml", ".png", ".jpg", ".docx"} }

func unreadableFolder(name string, err error) *source.Error {
	return source.Errorf(source.Pos{File: name}, "unreadable-folder", "the folder cannot be read: %s", source.Cause(err))
}

// hashOf reads a file piece by piece, because what lies in a folder of templates may be of any size.
func hashOf(fsys fs.FS, name string) (string, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, file)
	return hex.EncodeToString(sum.Sum(nil)), err
}

// FindStyle finds a house style by what a person wrote: its name in a case or in the program, its folder, or the style.yaml
// in that. It gives the layers that the style and its base are looked for in, and its name there. No case is the empty name.
func FindStyle(caseName, written string) ([]source.Layer, string, error) {
	var layers []source.Layer
	if caseName != "" {
		l, err := OpenLayers(caseName, nil)
		if err != nil {
			return nil, "", err
		}
		layers = l.Styles
	}
	if slices.Contains(style.Names(layers...), written) {
		return layers, written, nil
	}
	folder := written
	if !isFolder(folder) {
		if filepath.Base(folder) != style.FileName {
			return layers, written, noStyleFolder(written)
		}
		folder = filepath.Dir(folder)
	}
	full, err := filepath.Abs(folder)
	if err != nil {
		return nil, "", source.Errorf(source.Pos{File: written}, "unreadable-style", "the style cannot be read: %s", source.Cause(err))
	}
	own, err := openRooted(filepath.Dir(full), ".")
	if err != nil {
		return nil, "", err
	}
	beside := source.Layer{Name: filepath.ToSlash(filepath.Join(folder, "..")), FS: own}
	return append([]source.Layer{beside}, layers...), filepath.Base(full), nil
}

// noStyleFolder is the mistake of a file that is no style.yaml; a name that no style has is one that opening tells of.
func noStyleFolder(written string) error {
	if info, err := os.Stat(written); err == nil && info.Mode().IsRegular() {
		return source.Errorf(source.Pos{File: filepath.ToSlash(written)}, "no-style", "a house style is a folder with the file style.yaml").
			WithHint("save this file as style.yaml in a folder that has the name of the style")
	}
	return nil
}
