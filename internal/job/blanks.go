package job

import "github.com/pykala/pykala/render/doc"

// Blanks gives the places of an arranged document that somebody has to fill in, in the order of the text.
func Blanks(d *doc.Document) []doc.Blank {
	var blanks []doc.Blank
	doc.AllInlines(d.Parts, func(in doc.Inline) {
		if blank, ok := in.(doc.Blank); ok {
			blanks = append(blanks, blank)
		}
	})
	return blanks
}
