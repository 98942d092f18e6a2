package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansbolditalic"
	"codeberg.org/go-fonts/liberation/liberationsansitalic"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// weight tells the faces of a family apart.
type weight uint8

// The weights are bits.
const (
	weightBold   weight = 1
	weightItalic weight = 2
	weights             = 4
)

// family is the faces that a house style sets its texts in. Faces are read when they are first used, so that starting
// stays cheap: most documents have no italics.
type family struct {
	faces    [weights]lazyFace
	deflater deflater
}

type lazyFace struct {
	name string
	file []byte
	once sync.Once
	face *face
	err  error
}

// openFamily gives a family by the name that house styles call it by.
func openFamily(name string) (*family, error) {
	if name != "liberation-sans" {
		return nil, fmt.Errorf("pdf: no family of fonts is called %q; there is liberation-sans", name)
	}
	return &family{faces: [weights]lazyFace{
		0:                         {name: "LiberationSans", file: liberationsansregular.TTF},
		weightBold:                {name: "LiberationSans-Bold", file: liberationsansbold.TTF},
		weightItalic:              {name: "LiberationSans-Italic", file: liberationsansitalic.TTF},
		weightBold | weightItalic: {name: "LiberationSans-BoldItalic", file: liberationsansbolditalic.TTF},
	}}, nil
}

// face reads a face, the first time that it is asked for, with the subset that most documents need no more than.
func (f *family) face(w weight) (*face, error) {
	lazy := &f.faces[w]
	lazy.once.Do(func() {
		if lazy.face, lazy.err = readFace(lazy.name, lazy.file); lazy.err == nil {
			lazy.err = lazy.face.cutBase(&f.deflater)
		}
		if lazy.err != nil {
			lazy.err = fmt.Errorf("pdf: font %s: %w", lazy.name, lazy.err)
		}
	})
	return lazy.face, lazy.err
}

// face is a TrueType font taken apart. It is read only.
type face struct {
	name       string // PostScript name
	unitsPerEm float64
	characters tables.CmapSubtable4
	advances   tables.Hmtx
	places     []uint32 // of outlines, by glyph; one more than there are glyphs
	outlines   []byte
	head, horizontal,
	profile []byte // the tables head, hhea and maxp
	descriptor descriptor
	base       *subset
}

// descriptor is what a PDF tells of a font beside its program (ISO 32000-1, 9.8), in thousandths of the type size. Its names
// are those of gofpdf's font definition files.
type descriptor struct {
	Ascent, Descent, CapHeight int
	Flags                      int
	FontBBox                   struct{ Xmin, Ymin, Xmax, Ymax int }
	ItalicAngle, StemV         int
	MissingWidth               int
}

// flagSymbolic says that codes are the font's own (ISO 32000-1, table 123).
const flagSymbolic = 4

// readFace reads a TrueType file. The bytes are kept and never changed.
func readFace(name string, file []byte) (*face, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	raw := map[string][]byte{}
	for _, tag := range []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "OS/2", "post"} {
		if raw[tag], err = loader.RawTable(opentype.MustNewTag(tag)); err != nil {
			return nil, err
		}
	}
	f := &face{name: name, outlines: raw["glyf"], head: raw["head"], horizontal: raw["hhea"], profile: raw["maxp"]}
	if err := f.readMetrics(raw); err != nil {
		return nil, err
	}
	return f, f.readCharacters(raw["cmap"])
}

func (f *face) readMetrics(raw map[string][]byte) error {
	head, _, err := tables.ParseHead(raw["head"])
	if err != nil {
		return err
	}
	hhea, _, err := tables.ParseHhea(raw["hhea"])
	if err != nil {
		return err
	}
	maxp, _, err := tables.ParseMaxp(raw["maxp"])
	if err != nil {
		return err
	}
	glyphs, long := int(maxp.NumGlyphs), int(hhea.NumOfLongMetrics)
	if f.advances, _, err = tables.ParseHmtx(raw["hmtx"], long, glyphs-long); err != nil {
		return err
	}
	if f.places, err = tables.ParseLoca(raw["loca"], glyphs, head.IndexToLocFormat == 1); err != nil {
		return err
	}
	f.unitsPerEm = float64(head.Upem())
	f.describe(&head, &hhea, raw)
	return nil
}

func (f *face) describe(head *tables.Head, hhea *tables.Hhea, raw map[string][]byte) {
	d := &f.descriptor
	d.Flags = flagSymbolic
	d.Ascent, d.Descent = f.thousandths(hhea.Ascender), f.thousandths(hhea.Descender)
	d.FontBBox.Xmin, d.FontBBox.Ymin = f.thousandths(head.XMin), f.thousandths(head.YMin)
	d.FontBBox.Xmax, d.FontBBox.Ymax = f.thousandths(head.XMax), f.thousandths(head.YMax)
	d.ItalicAngle = int(int16(binary.BigEndian.Uint16(raw["post"][4:])))
	d.MissingWidth = f.width(0)
	const capHeight, heavy, bold = 88, 4, 600 // places in the OS/2 table; its weight class of bold faces
	d.CapHeight, d.StemV = d.Ascent, 80
	if os2 := raw["OS/2"]; len(os2) >= capHeight+2 {
		d.CapHeight = f.thousandths(int16(binary.BigEndian.Uint16(os2[capHeight:])))
		if binary.BigEndian.Uint16(os2[heavy:]) >= bold {
			d.StemV = 140
		}
	}
}

// readCharacters keeps the Unicode table of the basic plane, which is all that a document may use.
func (f *face) readCharacters(cmap []byte) error {
	all, _, err := tables.ParseCmap(cmap)
	if err != nil {
		return err
	}
	for _, record := range all.Records {
		table, ok := record.Subtable.(tables.CmapSubtable4)
		if ok && record.PlatformID == tables.PlatformMicrosoft && record.EncodingID == tables.PEMicrosoftUnicodeCs {
			f.characters = table
			return nil
		}
	}
	return fmt.Errorf("no Unicode table of format 4")
}

// glyph gives the glyph of a character, and 0 where the font has none. Spaces and hyphens that differ from the plain ones
// only in how lines break look like them.
func (f *face) glyph(r rune) int {
	if r == softHyphen {
		return f.mapped('-')
	}
	if g := f.mapped(r); g != 0 {
		return g
	}
	switch r {
	case hyphenMark, noBreakHyphen:
		return f.mapped('-')
	case noBreakSpace, narrowNoBreakSpace, figureSpace:
		return f.mapped(' ')
	}
	return 0
}

// mapped looks a character up in the segments of the table (OpenType, cmap format 4).
func (f *face) mapped(r rune) int {
	if r > math.MaxUint16 {
		return 0
	}
	c, table := uint16(r), &f.characters
	segment, _ := slices.BinarySearch(table.EndCode, c)
	if segment == len(table.EndCode) || c < table.StartCode[segment] {
		return 0
	}
	offset := int(table.IdRangeOffsets[segment])
	if offset == 0 {
		return int(c + table.IdDelta[segment])
	}
	at := offset + 2*int(c-table.StartCode[segment]) - 2*(len(table.EndCode)-segment)
	if at < 0 || at+2 > len(table.GlyphIDArray) {
		return 0
	}
	if g := binary.BigEndian.Uint16(table.GlyphIDArray[at:]); g != 0 {
		return int(g + table.IdDelta[segment])
	}
	return 0
}

// width gives the advance of a glyph in thousandths of the type size, rounded as PDF readers see it.
func (f *face) width(glyph int) int {
	return f.thousandths(f.advances.Advance(tables.GlyphID(glyph)))
}

func (f *face) thousandths(units int16) int {
	return int(math.Round(float64(units) * 1000 / f.unitsPerEm))
}

// outline gives the drawing of a glyph, nil where there is nothing to draw.
func (f *face) outline(glyph int) ([]byte, error) {
	from, to := f.places[glyph], f.places[glyph+1]
	if from > to || int(to) > len(f.outlines) {
		return nil, fmt.Errorf("glyph %d is outside the table of outlines", glyph)
	}
	return f.outlines[from:to], nil
}
