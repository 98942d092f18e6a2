package source

import (
	"io/fs"
	"path"
	"strings"
)

// Layer is a tree of files that people may lay over those that the program carries: templates, or house styles. Where there
// are several, the first that has a path wins.
type Layer struct {
	Name string // what messages put before the path of a file: "library", "data/examples/lappi/templates"
	FS   fs.FS
}

// Place gives what messages call the file at a path.
func (l Layer) Place(name string) string { return path.Join(l.Name, name) }

// Inner gives the path of a file that messages call so; false where it is not of this layer.
func (l Layer) Inner(place string) (string, bool) { return strings.CutPrefix(place, l.Name+"/") }
