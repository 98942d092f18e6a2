package style

import (
	"embed"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
	"github.com/pykala/pykala/render/doc"
)

//go:embed library
var embedded embed.FS

// FileName is the file of a house style, in the folder that has the style's name.
const FileName = "style.yaml"

const longestFile = 1 << 20 // bytes

// Embedded gives the layer that the program carries: a folder a style, with its style.yaml.
func Embedded() source.Layer {
	sub, err := fs.Sub(embedded, "library")
	if err != nil {
		panic(err) // the folder is in the program
	}
	return source.Layer{Name: "styles", FS: sub}
}

// Names gives the names of the styles that the layers and the program have, sorted.
func Names(layers ...source.Layer) []string {
	var names []string
	for _, layer := range append(slices.Clone(layers), Embedded()) {
		matches, err := fs.Glob(layer.FS, "*/"+FileName)
		if err != nil {
			continue // the pattern is ours and right
		}
		for _, m := range matches {
			names = append(names, path.Dir(m))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Source gives the text of a style file by the name that places in messages carry, for excerpts.
func Source(layers []source.Layer, file string) (string, bool) {
	for _, layer := range append(slices.Clone(layers), Embedded()) {
		inner, ok := layer.Inner(file)
		if !ok {
			continue
		}
		if text, err := readFile(layer, inner); err == nil {
			return text, true
		}
	}
	return "", false
}

// Open reads a house style: from the first layer that has it, last from those that the program carries. A style may name
// another as its base, from which it takes what it does not say. The error is a source.Errors with everything that is wrong.
func Open(layers []source.Layer, styleName string) (*House, error) {
	o := opening{layers: append(slices.Clone(layers), Embedded())}
	d := newDraft(styleName)
	o.read(d, name{text: styleName}, nil)
	if o.errs.Failed() {
		return nil, o.errs.Err()
	}
	house := d.finish(&o.errs)
	if err := o.errs.Err(); err != nil {
		return nil, err
	}
	return house, nil
}

// Check reports everything that is wrong with a house style, as a source.Errors; nil when it can be used.
func Check(layers []source.Layer, styleName string) error {
	_, err := Open(layers, styleName)
	return err
}

type opening struct {
	layers []source.Layer
	errs   source.Errors
	unread bool // a file, or that of a base, could not be read at all
}

// read reads a style, first its base, onto a draft. The heirs are the styles whose base it is, the nearest last.
func (o *opening) read(d *draft, which name, heirs []string) {
	r, text, ok := o.file(which)
	if !ok {
		o.unread = true
		return
	}
	root := yamlnode.Parse(r.File, text, r.Errs)
	if root == nil {
		o.unread = true
		return
	}
	if base := child(root, "base"); base != nil {
		o.base(d, r, base, append(heirs, which.text))
	}
	d.file = r.File
	d.style(r, root)
}

func (o *opening) base(d *draft, r *reader, n *yaml.Node, heirs []string) {
	s, ok := r.scalar(n)
	if !ok {
		return
	}
	if slices.Contains(heirs, s) {
		r.Fail(n, "endless-base", "the style “%s” is its own base", s)
		o.unread = true
		return
	}
	o.read(d, name{r.Pos(n), s}, heirs)
}

// file finds the file of a style.
func (o *opening) file(which name) (*reader, string, bool) {
	inner := path.Join(which.text, FileName)
	if !fs.ValidPath(inner) || strings.Contains(which.text, "/") || which.text == "" {
		o.unknown(which)
		return nil, "", false
	}
	for _, layer := range o.layers {
		text, err := readFile(layer, inner)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			o.errs.AddAll(err)
			return nil, "", false
		}
		return &reader{yamlnode.Reader{File: layer.Place(inner), Errs: &o.errs}, layer.FS, which.text}, text, true
	}
	o.unknown(which)
	return nil, "", false
}

func readFile(layer source.Layer, inner string) (string, error) {
	file := layer.Place(inner)
	content, err := source.ReadFile(layer.FS, inner, longestFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", err
	case err != nil:
		return "", source.Errorf(source.Pos{File: file}, "unreadable-style", "the style cannot be read: %s", source.Cause(err))
	}
	var errs source.Errors
	text, _ := source.DecodeText(file, content, &errs)
	return text, errs.Err()
}

func (o *opening) unknown(which name) {
	e := source.Errorf(which.at, "unknown-style", "there is no house style “%s”", which.text)
	names := Names(o.layers...)
	if near := source.Suggest(which.text, names); near != "" {
		e.WithHint("did you mean “%s”?", near)
	} else {
		e.WithHint("there are: %s", strings.Join(names, ", "))
	}
	o.errs.Add(e)
}

// layouts are the layouts that every style serves.
var layouts = []doc.Layout{doc.LayoutItem, doc.LayoutLetter, doc.LayoutTable, doc.LayoutMeeting}
