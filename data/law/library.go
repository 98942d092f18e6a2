package law

import (
	"embed"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
)

//go:embed statutes.yaml rules.yaml courts.yaml standing.yaml texts
var embedded embed.FS

// folder is what messages put before the path of a file.
const folder = "law"

// Library is the law that the program carries. It is read only and may be shared.
type Library struct {
	texts  map[string][]*Text // by key: versions, the earliest first
	rules  map[string][]*rule // by law
	courts map[string][]*Court

	standing map[string][]*standing // by the item that every meeting has
}

// Open reads the law that the program carries; open it once. An error, a source.Errors, means that the program itself is broken.
func Open() (*Library, error) { return read(embedded) }

// Source gives the text of a file of the law by the name that places in messages carry, for excerpts.
func Source(file string) (string, bool) {
	inner, ok := strings.CutPrefix(file, folder+"/")
	if !ok {
		return "", false
	}
	content, err := embedded.ReadFile(inner)
	return string(content), err == nil
}

func (l *Library) courtKeys() []string { return slices.Sorted(maps.Keys(l.courts)) }

// reading reads the files of the law and collects what is wrong with them.
type reading struct {
	library  *Library
	statutes map[string]*statute
	errs     source.Errors
}

func read(files fs.FS) (*Library, error) {
	r := &reading{
		library: &Library{
			texts: map[string][]*Text{}, rules: map[string][]*rule{}, courts: map[string][]*Court{}, standing: map[string][]*standing{},
		},
		statutes: map[string]*statute{},
	}
	r.file(files, "statutes.yaml", "statutes", r.statute)
	texts, err := fs.Glob(files, "texts/*.yaml")
	r.errs.AddAll(err)
	for _, name := range texts {
		r.file(files, name, "texts", r.text)
	}
	r.file(files, "courts.yaml", "courts", r.court)
	r.file(files, "rules.yaml", "rules", r.rule)
	r.file(files, "standing.yaml", "standing", r.standing)
	r.checkCourts()
	r.checkRules()
	if err := r.errs.Err(); err != nil {
		return nil, r.errs.Sorted()
	}
	return r.library, nil
}

// file reads a file that has one mapping under one key, whose entries each reads.
func (r *reading) file(files fs.FS, name, key string, each func(yamlnode.Reader, *yaml.Node, *yaml.Node)) {
	file := path.Join(folder, name)
	content, err := fs.ReadFile(files, name)
	if err != nil {
		r.errs.Add(source.Errorf(source.Pos{File: file}, "unreadable-law", "the file of the law cannot be read: %s", source.Cause(err)))
		return
	}
	text, ok := source.DecodeText(file, content, &r.errs)
	if !ok {
		return
	}
	root := yamlnode.Parse(file, text, &r.errs)
	if root == nil {
		return
	}
	in := yamlnode.Reader{File: file, Errs: &r.errs}
	in.Mapping(root, yamlnode.Fields{key: func(n *yaml.Node) {
		in.Entries(n, nil, func(key, value *yaml.Node) { each(in, key, value) })
	}})
}
