package pdf

import (
	"encoding/binary"
	"fmt"
)

// A subset is cut from the outlines of a face: the glyphs that its codes need and those that they are composed of, without
// hinting, in a TrueType file with the tables that ISO 32000-1, 9.9 asks for. Its character table (3,0) maps U+F000 + code, as
// symbolic fonts have it (9.6.6.4).

// Bits of composite glyphs (OpenType, glyf).
const (
	compositeWords        = 0x0001
	compositeScale        = 0x0008
	compositeMore         = 0x0020
	compositeTwoScales    = 0x0040
	compositeMatrix       = 0x0080
	compositeInstructions = 0x0100
)

// Bits of the points of simple glyphs.
const (
	pointShortX = 0x02
	pointShortY = 0x04
	pointRepeat = 0x08
	pointSameX  = 0x10
	pointSameY  = 0x20
)

const glyphHeader = 10 // contours and bounding box

type cutter struct {
	face   *face
	glyphs []int       // of the face, by glyph of the subset
	number map[int]int // of the subset, by glyph of the face
}

// cutProgram makes the font file of the codes given: runes by code, 0 where a code is not used.
func (f *face) cutProgram(runes *[256]rune) ([]byte, error) {
	c := &cutter{face: f, glyphs: []int{0}, number: map[int]int{0: 0}}
	var codes [256]uint16
	for code, r := range runes {
		if r != 0 {
			codes[code] = uint16(c.add(f.glyph(r)))
		}
	}
	if err := c.addComponents(); err != nil {
		return nil, err
	}
	outlines, places, err := c.drawings()
	if err != nil {
		return nil, err
	}
	return fontFile([]fontTable{
		{"cmap", symbolTable(&codes)},
		{"glyf", outlines},
		{"head", c.head()},
		{"hhea", c.horizontalHeader()},
		{"hmtx", c.metrics()},
		{"loca", places},
		{"maxp", c.profile()},
	}), nil
}

func (c *cutter) add(glyph int) int {
	n, known := c.number[glyph]
	if !known {
		n = len(c.glyphs)
		c.number[glyph] = n
		c.glyphs = append(c.glyphs, glyph)
	}
	return n
}

// addComponents adds the glyphs that composite glyphs are made of, and theirs.
func (c *cutter) addComponents() error {
	for i := 0; i < len(c.glyphs); i++ {
		outline, err := c.face.outline(c.glyphs[i])
		if err != nil {
			return err
		}
		if !isComposite(outline) {
			continue
		}
		for at, more := glyphHeader, true; more; {
			if at, more, err = nextComponent(outline, at, func(component []byte) {
				c.add(int(binary.BigEndian.Uint16(component[2:])))
			}); err != nil {
				return err
			}
		}
	}
	return nil
}

func isComposite(outline []byte) bool {
	return len(outline) >= glyphHeader && int16(binary.BigEndian.Uint16(outline)) < 0
}

// nextComponent visits the component at a place, its flags and its glyph number, and gives the place after it, and whether
// one follows.
func nextComponent(outline []byte, at int, visit func(component []byte)) (int, bool, error) {
	if at+4 > len(outline) {
		return 0, false, fmt.Errorf("composite glyph is cut short")
	}
	flags := binary.BigEndian.Uint16(outline[at:])
	visit(outline[at : at+4])
	size := 6
	if flags&compositeWords != 0 {
		size += 2
	}
	switch {
	case flags&compositeScale != 0:
		size += 2
	case flags&compositeTwoScales != 0:
		size += 4
	case flags&compositeMatrix != 0:
		size += 8
	}
	if at+size > len(outline) {
		return 0, false, fmt.Errorf("composite glyph is cut short")
	}
	return at + size, flags&compositeMore != 0, nil
}

// drawings gives the tables glyf and loca. Outlines begin at even offsets, which the short form of loca needs.
func (c *cutter) drawings() (outlines, places []byte, err error) {
	outlines = make([]byte, 0, 128*len(c.glyphs))
	for _, glyph := range c.glyphs {
		places = binary.BigEndian.AppendUint16(places, uint16(len(outlines)/2))
		outline, err := c.face.outline(glyph)
		if err != nil {
			return nil, nil, err
		}
		if isComposite(outline) {
			outlines, err = c.appendComposite(outlines, outline)
		} else {
			outlines, err = appendSimple(outlines, outline)
		}
		if err != nil {
			return nil, nil, fmt.Errorf("glyph %d: %w", glyph, err)
		}
		if len(outlines)%2 != 0 {
			outlines = append(outlines, 0)
		}
	}
	const shortForm = 1 << 17
	if len(outlines) >= shortForm {
		return nil, nil, fmt.Errorf("the outlines of a subset take %d bytes, more than its table can address", len(outlines))
	}
	return outlines, binary.BigEndian.AppendUint16(places, uint16(len(outlines)/2)), nil
}

// appendComposite copies a composite glyph with the subset's glyph numbers, without instructions.
func (c *cutter) appendComposite(dst, outline []byte) ([]byte, error) {
	start := len(dst)
	dst = append(dst, outline...)
	copied, at, more := dst[start:], glyphHeader, true
	var err error
	for more {
		if at, more, err = nextComponent(copied, at, func(component []byte) {
			flags, number := component[:2], component[2:]
			binary.BigEndian.PutUint16(flags, binary.BigEndian.Uint16(flags)&^compositeInstructions)
			binary.BigEndian.PutUint16(number, uint16(c.number[int(binary.BigEndian.Uint16(number))]))
		}); err != nil {
			return nil, err
		}
	}
	return dst[:start+at], nil
}

// appendSimple copies a simple glyph without instructions and without what stands behind its last coordinate.
func appendSimple(dst, outline []byte) ([]byte, error) {
	if len(outline) < glyphHeader {
		return dst, nil
	}
	contours := int(binary.BigEndian.Uint16(outline))
	ends := glyphHeader + 2*contours
	if contours == 0 || ends+2 > len(outline) {
		return nil, fmt.Errorf("outline is cut short")
	}
	points := int(binary.BigEndian.Uint16(outline[ends-2:])) + 1
	flags := ends + 2 + int(binary.BigEndian.Uint16(outline[ends:]))
	end, err := pointsEnd(outline, flags, points)
	if err != nil {
		return nil, err
	}
	dst = append(dst, outline[:ends]...)
	dst = append(dst, 0, 0) // length of instructions
	return append(dst, outline[flags:end]...), nil
}

// pointsEnd gives the place behind the last coordinate of an outline whose flags begin at a place.
func pointsEnd(outline []byte, at, points int) (int, error) {
	coordinates := 0
	for points > 0 && at < len(outline) {
		flag, times := outline[at], 1
		at++
		if flag&pointRepeat != 0 && at < len(outline) {
			times += int(outline[at])
			at++
		}
		coordinates += times * (coordinateSize(flag, pointShortX, pointSameX) + coordinateSize(flag, pointShortY, pointSameY))
		points -= times
	}
	if points != 0 || at+coordinates > len(outline) {
		return 0, fmt.Errorf("outline is cut short")
	}
	return at + coordinates, nil
}

func coordinateSize(flag, short, same byte) int {
	switch {
	case flag&short != 0:
		return 1
	case flag&same != 0:
		return 0
	default:
		return 2
	}
}

func (c *cutter) metrics() []byte {
	b := make([]byte, 0, 4*len(c.glyphs))
	for _, glyph := range c.glyphs {
		b = binary.BigEndian.AppendUint16(b, uint16(c.face.advances.Advance(glyphID(glyph))))
		b = binary.BigEndian.AppendUint16(b, uint16(c.face.advances.SideBearing(glyphID(glyph))))
	}
	return b
}

func (c *cutter) head() []byte {
	const adjustment, locaForm = 8, 50
	head := append([]byte(nil), c.face.head...)
	binary.BigEndian.PutUint32(head[adjustment:], 0) // fontFile fills it in
	binary.BigEndian.PutUint16(head[locaForm:], 0)
	return head
}

func (c *cutter) horizontalHeader() []byte {
	const metricsCount = 34
	hhea := append([]byte(nil), c.face.horizontal...)
	binary.BigEndian.PutUint16(hhea[metricsCount:], uint16(len(c.glyphs)))
	return hhea
}

// profile gives the table maxp of a font that is not hinted.
func (c *cutter) profile() []byte {
	const glyphs, zones, twilight, depth = 4, 14, 16, 28
	maxp := append([]byte(nil), c.face.profile...)
	binary.BigEndian.PutUint16(maxp[glyphs:], uint16(len(c.glyphs)))
	binary.BigEndian.PutUint16(maxp[zones:], 1)
	clear(maxp[twilight:depth])
	return maxp
}

// symbolTable gives the table cmap: one segment of format 4 from the first used code to the last, and the end mark.
func symbolTable(codes *[256]uint16) []byte {
	first, last := len(codes)-1, 0
	for code, glyph := range codes {
		if glyph != 0 {
			first, last = min(first, code), max(last, code)
		}
	}
	count := last - first + 1
	const symbols, end = 0xF000, 0xFFFF
	var b []byte
	for _, v := range []int{
		0, 1, // version, tables
		3, 0, 0, 12, // Microsoft symbol, offset of the table
		4, 32 + 2*count, 0, // format, length, language
		4, 4, 1, 0, // twice the segments and what helps to search them
		symbols + last, end, 0, // ends
		symbols + first, end, // starts
		0, 1, // deltas
		4, 0, // where the glyphs of each segment begin
	} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	for _, glyph := range codes[first : last+1] {
		b = binary.BigEndian.AppendUint16(b, glyph)
	}
	return b
}

type fontTable struct {
	name string
	data []byte
}

// fontFile puts tables together, which must be sorted by name (OpenType, font file).
func fontFile(tables []fontTable) []byte {
	const header, entry = 12, 16
	out := make([]byte, header+entry*len(tables), 32<<10)
	power, exponent := 1, 0
	for power*2 <= len(tables) {
		power, exponent = power*2, exponent+1
	}
	binary.BigEndian.PutUint32(out, 0x00010000)
	for i, v := range []int{len(tables), power * entry, exponent, (len(tables) - power) * entry} {
		binary.BigEndian.PutUint16(out[4+2*i:], uint16(v))
	}
	head := 0
	for i, t := range tables {
		place := out[header+entry*i:]
		copy(place, t.name)
		binary.BigEndian.PutUint32(place[4:], checksum(t.data))
		binary.BigEndian.PutUint32(place[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(place[12:], uint32(len(t.data)))
		if t.name == "head" {
			head = len(out)
		}
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	const adjustment, magic = 8, 0xB1B0AFBA
	binary.BigEndian.PutUint32(out[head+adjustment:], magic-checksum(out))
	return out
}

func checksum(data []byte) (sum uint32) {
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + binary.BigEndian.Uint32(rest[:])
}
