package rendertest

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"regexp"
	"unicode/utf8"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// subsetName is a font's name with the tag of a subset (ISO 32000-1, 9.6.4).
var subsetName = regexp.MustCompile(`^[A-Z]{6}\+[A-Za-z0-9-]+$`)

const symbolic = 4 // flag of a font descriptor (ISO 32000-1, table 123)

// checkFonts: ISO 19005-2, 6.2.11.
func (l *pdfLint) checkFonts() {
	names := map[string]bool{}
	for _, f := range l.fonts {
		descriptor := l.file.dict(f.dict["FontDescriptor"])
		program, embedded := l.file.resolve(descriptor["FontFile2"]).(*pdfStream)
		switch {
		case !subsetName.MatchString(f.name) || names[f.name]:
			l.report("font %s: the name has no tag of its own", f.name)
		case f.dict["Subtype"] != pdfName("TrueType") || !embedded:
			l.report("font %s: not an embedded TrueType font", f.name)
		case descriptor["FontName"] != pdfName(f.name):
			l.report("font %s: the descriptor says %v", f.name, descriptor["FontName"])
		case descriptor["Flags"] != float64(symbolic) || f.dict["Encoding"] != nil:
			l.report("font %s: flags %v, encoding %v", f.name, descriptor["Flags"], f.dict["Encoding"])
		default:
			l.checkCodes(f, program.data)
		}
		names[f.name] = true
	}
}

// checkCodes wants of every code that is drawn a glyph of the font, its width, and the character that it stands for.
func (l *pdfLint) checkCodes(f *pdfFont, program []byte) {
	glyphs, err := readFontProgram(program)
	if err != nil {
		l.report("font %s: %v", f.name, err)
		return
	}
	widths := pdfNumbers(l.file.array(f.dict["Widths"]))
	first, _ := f.dict["FirstChar"].(float64)
	used := 0
	for code, drawn := range f.used {
		if !drawn {
			continue
		}
		used++
		text := f.toUnicode[byte(code)]
		if text == "" || !utf8.ValidString(text) || text == "\uFEFF" || text == "\uFFFE" {
			l.report("font %s: code %d stands for %q", f.name, code, text)
		}
		glyph := glyphs.glyph(byte(code))
		if glyph == 0 {
			l.report("font %s: no glyph for %q (code %d)", f.name, text, code)
			continue
		}
		want := glyphs.width(glyph)
		if at := code - int(first); at < 0 || at >= len(widths) || math.Abs(widths[at]-want) > 1 {
			l.report("font %s: the width of %q is %.0f in the font", f.name, text, want)
		}
	}
	if used == 0 {
		l.report("font %s is not used", f.name)
	}
}

// fontProgram is what is drawn with.
type fontProgram struct {
	cmap       tables.CmapSubtable4
	metrics    tables.Hmtx
	unitsPerEm float64
}

// glyph gives the glyph of a code, 0 if there is none: in a symbolic font that of the character U+F000 + code
// (ISO 32000-1, 9.6.6.4; OpenType, cmap format 4).
func (p *fontProgram) glyph(code byte) tables.GlyphID {
	char := 0xF000 + uint16(code)
	for i, end := range p.cmap.EndCode {
		switch {
		case end < char:
			continue
		case p.cmap.StartCode[i] > char:
			return 0
		case p.cmap.IdRangeOffsets[i] == 0:
			return char + p.cmap.IdDelta[i]
		}
		at := int(p.cmap.IdRangeOffsets[i]) + 2*(i-len(p.cmap.EndCode)+int(char-p.cmap.StartCode[i]))
		if at < 0 || at+2 > len(p.cmap.GlyphIDArray) {
			return 0
		}
		return binary.BigEndian.Uint16(p.cmap.GlyphIDArray[at:])
	}
	return 0
}

// width gives the advance of a glyph in thousandths of the type's size.
func (p *fontProgram) width(glyph tables.GlyphID) float64 {
	return float64(p.metrics.Advance(glyph)) * 1000 / p.unitsPerEm
}

func readFontProgram(program []byte) (*fontProgram, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(program))
	if err != nil {
		return nil, err
	}
	raw := map[string][]byte{}
	for _, name := range []string{"cmap", "head", "hhea", "hmtx", "maxp", "glyf", "loca"} {
		if raw[name], err = loader.RawTable(opentype.MustNewTag(name)); err != nil {
			return nil, fmt.Errorf("table %s: %w", name, err)
		}
	}
	p := &fontProgram{}
	if p.cmap, err = symbolTable(raw["cmap"]); err != nil {
		return nil, err
	}
	head, _, err := tables.ParseHead(raw["head"])
	if err != nil {
		return nil, err
	}
	hhea, _, err := tables.ParseHhea(raw["hhea"])
	if err != nil {
		return nil, err
	}
	maxp, _, err := tables.ParseMaxp(raw["maxp"])
	if err != nil {
		return nil, err
	}
	p.unitsPerEm = float64(head.UnitsPerEm)
	p.metrics, _, err = tables.ParseHmtx(raw["hmtx"], int(hhea.NumOfLongMetrics), int(maxp.NumGlyphs)-int(hhea.NumOfLongMetrics))
	return p, err
}

// symbolTable gives the one table of characters that a symbolic font has (ISO 19005-2, 6.2.11.6).
func symbolTable(raw []byte) (tables.CmapSubtable4, error) {
	cmap, _, err := tables.ParseCmap(raw)
	if err != nil {
		return tables.CmapSubtable4{}, err
	}
	if len(cmap.Records) != 1 || cmap.Records[0].PlatformID != tables.PlatformMicrosoft || cmap.Records[0].EncodingID != tables.PEMicrosoftSymbolCs {
		return tables.CmapSubtable4{}, errors.New("the table cmap is not that of a symbolic font")
	}
	table, ok := cmap.Records[0].Subtable.(tables.CmapSubtable4)
	if !ok {
		err = fmt.Errorf("the table cmap is of format %T", cmap.Records[0].Subtable)
	}
	return table, err
}

// checkPictures: ISO 19005-2, 6.2.4.3 and 6.2.8.
func (l *pdfLint) checkPictures() {
	for n := 1; n < len(l.file.entries); n++ {
		dict := l.file.dict(pdfRef(n))
		if dict["Subtype"] != pdfName("Image") {
			continue
		}
		space := fmt.Sprint(dict["ColorSpace"])
		if indexed := l.file.array(dict["ColorSpace"]); len(indexed) > 1 {
			space = fmt.Sprint(indexed[1])
		}
		if space != "DeviceRGB" && space != "DeviceGray" || dict["Interpolate"] == true || dict["Alternates"] != nil {
			l.report("picture (object %d): colour space %s", n, space)
		}
	}
}
