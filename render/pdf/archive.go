package pdf

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/pykala/pykala/render/doc"
)

// archiver makes archival, accessible files of what gofpdf writes: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) in one.
// It may be shared by workers.
type archiver struct {
	profile []byte    // colour profile, deflated
	writers sync.Pool // of *fileWriter
}

func newArchiver() *archiver {
	w := newFileWriter()
	a := &archiver{profile: bytes.Clone(w.deflate(sRGBProfile()))}
	a.writers.New = func() any { return newFileWriter() }
	a.writers.Put(w)
	return a
}

// archiveMeta is what a file says of itself.
type archiveMeta struct {
	title   string // never empty
	lang    string // BCP 47, never empty
	author  string
	subject string
	date    doc.Date // that the document bears
	program string   // name and version of this program
}

// embeddedFont is a font that the pages use.
type embeddedFont struct {
	baseFont  string // with the tag of a subset: "ABCDEF+LiberationSans"
	toUnicode []byte // CMap from codes to characters, deflated (ISO 32000-1, 9.10.3)
}

// finish makes the file. raw is what gofpdf wrote, without compression; t has tagged it while it was drawn; fonts are those
// that it uses, all of them simple symbolic TrueType fonts. The same input gives the same bytes.
//
// A document that breaks a rule which its author can mend gives a *source.Error; everything else is a mistake of the program.
func (a *archiver) finish(raw []byte, t *tagger, m archiveMeta, fonts []embeddedFont) ([]byte, error) {
	if t.err != nil {
		return nil, t.err
	}
	if err := t.check(); err != nil {
		return nil, err
	}
	if m.title == "" || m.lang == "" {
		return nil, fmt.Errorf("pdf: a document needs a title and a language")
	}
	return a.assemble(raw, t, m, fonts)
}

// assemble makes the file without looking at the structure tree's rules.
func (a *archiver) assemble(raw []byte, t *tagger, m archiveMeta, fonts []embeddedFont) ([]byte, error) {
	file, err := readRaw(raw)
	if err != nil {
		return nil, err
	}
	if len(t.pages) > file.pages {
		return nil, refused("content of page %d is tagged, but there are %d pages", len(t.pages), file.pages)
	}
	w := a.writers.Get().(*fileWriter)
	defer a.writers.Put(w)
	w.begin(len(file.bodies), len(raw)+len(raw)/4)
	job := &assembly{fileWriter: w, raw: file, tags: t, meta: m, fonts: fonts, profile: a.profile}
	return job.run()
}

// assembly is one file being made.
type assembly struct {
	*fileWriter
	raw     *rawFile
	tags    *tagger
	meta    archiveMeta
	fonts   []embeddedFont
	profile []byte

	toUnicode []int // object numbers by font
	intent    int   // object numbers
	metadata  int
	tree      int
	outline   int
}

// run writes the parts of the file in their order. Fonts and colour profile come first, since they are the same in many files.
func (j *assembly) run() ([]byte, error) {
	j.writeFontFiles()
	j.intent = j.number()
	j.stream(j.intent, "/N 3 /Filter /FlateDecode", j.profile)
	unique := len(j.out)
	j.writeStreams()
	j.metadata = j.number()
	j.stream(j.metadata, "/Type /Metadata /Subtype /XML", appendXMP(make([]byte, 0, 4<<10), j.meta))
	j.writePages()
	if err := j.writeFonts(); err != nil {
		return nil, err
	}
	j.writeTree()
	j.writeOutline()
	j.writeInfo()
	j.writeCatalog()
	return j.end(j.raw.catalog(), j.raw.info(), unique), nil
}

// writeFontFiles writes the font programs and the maps from their codes to characters.
func (j *assembly) writeFontFiles() {
	for n := j.raw.firstOther(); n < j.raw.info(); n++ {
		if dictionary, data, ok := rawStream(j.raw.bodies[n]); ok && bytes.Contains(dictionary, []byte("/Length1 ")) {
			j.copyStream(n, dictionary, data)
		}
	}
	for _, font := range j.fonts {
		n := j.number()
		j.toUnicode = append(j.toUnicode, n)
		j.stream(n, "/Filter /FlateDecode", font.toUnicode)
	}
}

// copyStream writes a stream of gofpdf's as it is.
func (j *assembly) copyStream(number int, dictionary, data []byte) {
	j.places[number] = place{at: len(j.out)}
	s := (*syntax)(&j.out)
	s.integer(number)
	s.raw(" 0 obj\n")
	*s = append(*s, dictionary...)
	s.raw(">>\nstream\n")
	*s = append(*s, data...)
	s.raw("\nendstream\nendobj\n")
}

// writeStreams writes the contents of the pages, compressed, and the pictures.
func (j *assembly) writeStreams() {
	for n := 1; n <= j.raw.pages; n++ {
		_, data, _ := rawStream(j.raw.bodies[j.raw.content(n)])
		j.compressed(j.raw.content(n), "", data)
	}
	for n := j.raw.firstOther(); n < j.raw.info(); n++ {
		if dictionary, data, ok := rawStream(j.raw.bodies[n]); ok && !bytes.Contains(dictionary, []byte("/Length1 ")) {
			j.copyStream(n, dictionary, data)
		}
	}
}

// writePages writes the page tree, the resources and the pages. A page's tab order is that of the structure
// (ISO 14289-1, 7.18.3), StructParents finds the owners of its marked content, annotations are objects of their own.
func (j *assembly) writePages() {
	j.copyObject(rawPageTree)
	j.copyObject(rawResources)
	links := make([][]int, j.raw.pages+1)
	for _, a := range j.tags.links {
		a.number = j.number()
		links[a.page] = append(links[a.page], a.number)
	}
	for n := 1; n <= j.raw.pages; n++ {
		s := j.object(j.raw.page(n))
		*s = append(*s, bytes.TrimSuffix(j.raw.bodies[j.raw.page(n)], []byte(">>\n"))...)
		s.raw(" /Tabs /S /StructParents ")
		s.integer(n - 1)
		if len(links[n]) > 0 {
			s.raw(" /Annots ")
			s.references(links[n])
		}
		s.raw(">>")
	}
}

// copyObject packs an object of gofpdf's as it is.
func (j *assembly) copyObject(number int) {
	s := j.object(number)
	*s = append(*s, bytes.TrimSuffix(j.raw.bodies[number], []byte("\n"))...)
}

// writeFonts writes the fonts and what belongs to them.
func (j *assembly) writeFonts() error {
	for n := j.raw.firstOther(); n < j.raw.info(); n++ {
		body := j.raw.bodies[n]
		if bytes.HasPrefix(body, []byte(rawFontBegin)) {
			if err := j.writeFont(n, body); err != nil {
				return err
			}
		} else if _, _, ok := rawStream(body); !ok {
			j.copyObject(n)
		}
	}
	return nil
}

// writeFont writes a font dictionary without the encoding that gofpdf gives it, which a symbolic font must not have
// (ISO 19005-2, 6.2.11.6), and with the map to characters that every font must have (6.2.11.7.2).
func (j *assembly) writeFont(number int, body []byte) error {
	name, entries, ok := rawFont(body)
	if !ok {
		return refused("font %s is not an embedded TrueType font", name)
	}
	if !isSubsetName(name) {
		return fmt.Errorf("pdf: the name of font %s lacks the tag of a subset", name)
	}
	for i, font := range j.fonts {
		if font.baseFont == name {
			s := j.object(number)
			*s = append(*s, entries...)
			s.raw("/ToUnicode ")
			s.reference(j.toUnicode[i])
			s.raw(">>")
			return nil
		}
	}
	return fmt.Errorf("pdf: font %s has no map to characters", name)
}

// isSubsetName reports whether a font's name begins with six capital letters and a plus sign (ISO 32000-1, 9.6.4).
func isSubsetName(name string) bool {
	if len(name) < 8 || name[6] != '+' {
		return false
	}
	for i := range 6 {
		if name[i] < 'A' || name[i] > 'Z' {
			return false
		}
	}
	return true
}

// writeInfo writes the information dictionary (ISO 32000-1, 14.3.3). The XMP packet says the same; browsers read the title
// here. It has no dates, which would need a time of day.
func (j *assembly) writeInfo() {
	s := j.object(j.raw.info())
	s.raw("<<")
	s.entry("/Title ", j.meta.title)
	s.entry(" /Author ", j.meta.author)
	s.entry(" /Subject ", j.meta.subject)
	s.entry(" /Creator ", j.meta.program)
	s.entry(" /Producer ", j.meta.program)
	s.raw(">>")
}

// writeCatalog writes the catalog of our own: language (ISO 14289-1, 7.2), the mark of a tagged file (ISO 19005-2, 6.7.2.2),
// the title shown in the window (ISO 14289-1, 7.1), the output intent that defines the colours (ISO 19005-2, 6.2.4.3).
func (j *assembly) writeCatalog() {
	s := j.object(j.raw.catalog())
	s.raw("<</Type /Catalog /Pages 1 0 R /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>>")
	s.entry(" /Lang ", j.meta.lang)
	s.raw(" /Metadata ")
	s.reference(j.metadata)
	s.raw(" /StructTreeRoot ")
	s.reference(j.tree)
	if j.outline != 0 {
		s.raw(" /PageMode /UseOutlines /Outlines ")
		s.reference(j.outline)
	}
	s.raw(" /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)" +
		" /Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) /DestOutputProfile ")
	s.reference(j.intent)
	s.raw(">>]>>")
}
