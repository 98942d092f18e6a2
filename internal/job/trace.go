package job

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pykala/pykala/internal/source"
)

// tracesShown is how many places of the data a mistake names.
const tracesShown = 3

// traced puts the place in the data on a character that a writer cannot set. The writer knows only where the template prints
// it, and whoever typed it into the data looks for it in vain there. Such characters are rare in a case, so looking for the
// character finds the right place.
func (j *Job) traced(err error) error {
	if err == nil {
		return nil
	}
	var all source.Errors
	for _, e := range source.AllOf(err) {
		if r, ok := e.Character(); ok {
			e = j.traceTo(e, r)
		}
		all.Add(e)
	}
	return all.Err()
}

// traceTo gives the mistake at the first place in the data that has the character, with notes of others and of where it is
// printed. A place in the data itself, which is that of a whole text, becomes that of the character. Where the template has the
// character too, its place stays.
func (j *Job) traceTo(e *source.Error, r rune) *source.Error {
	places := j.places(r)
	if len(places) == 0 {
		return e
	}
	traced := *e
	if i := slices.IndexFunc(places, func(p source.Pos) bool { return p.File == e.Pos.File && p.Line >= e.Pos.Line }); i >= 0 {
		traced.Pos = places[i]
		return &traced
	}
	traced.Notes = slices.Clone(e.Notes)
	text, ok := j.Text(e.Pos.File)
	typed := ok && has(text, r)
	if !typed {
		traced.Pos = places[0]
		places = places[1:]
	}
	for _, p := range places[:min(len(places), tracesShown)] {
		traced.WithNote(p, "it is here too")
	}
	if !typed && e.Pos.IsValid() {
		traced.WithNote(e.Pos, "it is printed here")
	}
	return &traced
}

// places gives the places of a character in the texts of the case, in their order, one a line.
func (j *Job) places(r rune) []source.Pos {
	var places []source.Pos
	for _, in := range j.Case.Inputs {
		file := path.Join(j.Case.Folder, in.Name)
		n := 0
		for line := range strings.Lines(in.Text) {
			n++
			if !has(line, r) {
				continue
			}
			pos := source.At(file, line, max(0, strings.IndexRune(line, r)))
			pos.Line = n
			places = append(places, pos)
		}
	}
	return places
}

// has reports whether a text has a character, also if it has the letter and its mark apart.
func has(text string, r rune) bool {
	return strings.ContainsRune(text, r) || r >= 0x300 && strings.ContainsRune(norm.NFC.String(text), r)
}
