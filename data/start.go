package data

import (
	"embed"
	"io/fs"
)

//go:embed start
var startFiles embed.FS

// Start gives the files of a small case to begin one's own from. Its comments are in the language: fi, sv or en, and that in
// Swedish has parties that are written to in both languages of the country.
func Start(language string) (fs.FS, error) { return fs.Sub(startFiles, "start/"+language) }
