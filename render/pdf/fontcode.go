package pdf

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/klauspost/compress/zlib"
)

// Texts are set in 8-bit fonts whose codes are their own (ISO 32000-1, 9.6.6.4). The base subset of a face serves Finnish,
// Swedish, Northern Sámi and western European languages and is cut once; words with other characters take an extension,
// cut for the document.

// Characters that break lines in ways of their own, or that look like others.
const (
	noBreakSpace       = '\u00A0'
	softHyphen         = '\u00AD' // also the hyphen that breaking a word prints, so that copied text is whole
	figureSpace        = '\u2007'
	hyphenMark         = '\u2010'
	noBreakHyphen      = '\u2011'
	narrowNoBreakSpace = '\u202F'
)

// basePunctuation has the codes from 0x80. The other codes of the base subset are those of Latin-1.
const basePunctuation = "–—‘’‚“”„…•€−≤≥‰ŠšŽžČčĐđŊŋŦŧŒœ\u2010\u2011\u202F"

// baseExtra is the codes from 0x80 to 0x9F.
var baseExtra = extraCodes()

func extraCodes() (codes [32]rune) {
	copy(codes[:], []rune(basePunctuation))
	return codes
}

// baseCode gives the code of a character in the base subset.
func baseCode(r rune) (byte, bool) {
	if r >= ' ' && r <= '~' || r >= 0xA0 && r <= 0xFF {
		return byte(r), true
	}
	for i, extra := range baseExtra {
		if extra == r {
			return byte(0x80 + i), true
		}
	}
	return 0, false
}

// subset is some characters of a face with a code each, as fonts stand in a file.
type subset struct {
	face   *face
	runes  [256]rune   // by code; 0 where a code is not used
	widths [256]uint16 // thousandths of the type size
	codes  map[rune]byte
	next   int // first free code of an extension

	// What cut makes:
	baseFont   string // with the tag of a subset
	definition []byte // gofpdf's font definition
	program    []byte // font file, deflated
	toUnicode  []byte // CMap from codes to characters, deflated
}

// code gives the code of a character, if the subset has it.
func (s *subset) code(r rune) (byte, bool) {
	if s.codes != nil {
		c, ok := s.codes[r]
		return c, ok
	}
	return baseCode(r)
}

// cutBase makes the subset of a face that most documents need no more than.
func (f *face) cutBase(d *deflater) error {
	s := newBase(f)
	f.base = s
	return s.cut(d)
}

func newBase(f *face) *subset {
	s := &subset{face: f}
	for code := ' '; code <= 0xFF; code++ {
		switch {
		case code == 0x7F:
		case code >= 0x80 && code <= 0x9F:
			s.set(byte(code), baseExtra[code-0x80])
		default:
			s.set(byte(code), code)
		}
	}
	return s
}

// newExtension begins a subset of other characters. The space and the hyphen that breaks words are in every font.
func newExtension(f *face) *subset {
	s := &subset{face: f, codes: map[rune]byte{}, next: '!'}
	s.set(' ', ' ')
	s.set(softHyphen, softHyphen)
	return s
}

func (s *subset) set(code byte, r rune) {
	s.runes[code] = r
	s.widths[code] = uint16(s.face.width(s.face.glyph(r)))
	if s.codes != nil {
		s.codes[r] = code
	}
}

// add gives characters a code each, if there are codes for all of them.
func (s *subset) add(word []rune) bool {
	free := 256 - s.next
	for _, r := range word { // counts a repeated new character twice: at worst a font is left with room
		if _, known := s.codes[r]; !known {
			free--
		}
	}
	if free < 2 { // two codes are left out: that of the soft hyphen and 0x7F
		return false
	}
	for _, r := range word {
		if _, known := s.codes[r]; known {
			continue
		}
		if s.next == softHyphen || s.next == 0x7F {
			s.next++
		}
		s.set(byte(s.next), r)
		s.next++
	}
	return true
}

// cut makes what stands in the file. The subset may not grow afterwards.
func (s *subset) cut(d *deflater) error {
	for code, r := range s.runes {
		if r != 0 && s.face.glyph(r) == 0 {
			return fmt.Errorf("no glyph for U+%04X at code %d", r, code)
		}
	}
	program, err := s.face.cutProgram(&s.runes)
	if err != nil {
		return err
	}
	s.baseFont = subsetTag(program) + "+" + s.face.name
	if s.program, err = d.deflate(program); err != nil {
		return err
	}
	if s.toUnicode, err = d.unicodeMap(s); err != nil {
		return err
	}
	s.definition, err = s.define(len(program))
	return err
}

// define writes the font definition that gofpdf reads.
func (s *subset) define(size int) ([]byte, error) {
	return json.Marshal(struct {
		Tp, Name     string
		Desc         descriptor
		Cw           [256]uint16
		File         string
		OriginalSize int
	}{"TrueType", s.baseFont, s.face.descriptor, s.widths, s.baseFont + ".z", size})
}

// subsetTag gives the six letters that tell subsets of a font apart (ISO 32000-1, 9.6.4): a hash (FNV-1a) of the program.
func subsetTag(program []byte) string {
	h := uint64(14695981039346656037)
	for _, c := range program {
		h = (h ^ uint64(c)) * 1099511628211
	}
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + byte(h%26)
		h /= 26
	}
	return string(tag[:])
}

// unicodeMap writes the CMap from codes to characters (ISO 32000-1, 9.10.3).
func (s *subset) unicodeMap() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n")
	var lines []string
	for code, r := range s.runes {
		if r != 0 {
			lines = append(lines, fmt.Sprintf("<%02X> <%04X>\n", code, r))
		}
	}
	const most = 100 // lines in one operator
	for len(lines) > 0 {
		n := min(most, len(lines))
		fmt.Fprintf(&b, "%d beginbfchar\n", n)
		for _, line := range lines[:n] {
			b.WriteString(line)
		}
		b.WriteString("endbfchar\n")
		lines = lines[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.Bytes()
}

// deflater compresses what is made once for many documents. It keeps its memory, of which there is a megabyte.
type deflater struct {
	writers sync.Pool // of *zlib.Writer
	once    sync.Once
	base    []byte // the map of the base subset, which is the same for every face
	err     error
}

// deflateLevel takes half the time of the best level for 1 % more bytes.
const deflateLevel = 6

func (d *deflater) deflate(data []byte) ([]byte, error) {
	w, _ := d.writers.Get().(*zlib.Writer)
	if w == nil {
		var err error
		if w, err = zlib.NewWriterLevel(nil, deflateLevel); err != nil {
			return nil, err
		}
	}
	defer d.writers.Put(w)
	var b bytes.Buffer
	w.Reset(&b)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return b.Bytes(), err
}

func (d *deflater) unicodeMap(s *subset) ([]byte, error) {
	if s.codes != nil {
		return d.deflate(s.unicodeMap())
	}
	d.once.Do(func() { d.base, d.err = d.deflate(s.unicodeMap()) })
	return d.base, d.err
}

func glyphID(glyph int) tables.GlyphID { return tables.GlyphID(glyph) }

// documentFonts is the fonts of one document.
type documentFonts struct {
	family     *family
	extensions [weights][]*subset
	used       []*subset // in the order of first use
}

// use remembers that a font must be in the file.
func (d *documentFonts) use(s *subset) {
	for _, known := range d.used {
		if known == s {
			return
		}
	}
	d.used = append(d.used, s)
}

// forWord gives a font that has every character of a word: the base subset, or an extension, which grows.
func (d *documentFonts) forWord(f *face, w weight, word []rune) *subset {
	for _, r := range word {
		if _, ok := baseCode(r); !ok {
			return d.extension(f, w, word)
		}
	}
	return f.base
}

func (d *documentFonts) extension(f *face, w weight, word []rune) *subset {
	all := d.extensions[w]
	if len(all) > 0 && all[len(all)-1].add(word) {
		return all[len(all)-1]
	}
	s := newExtension(f)
	s.add(word)
	d.extensions[w] = append(all, s)
	return s
}

// cut makes the extensions ready for the file, once all of the text is known.
func (d *documentFonts) cut() error {
	for _, all := range d.extensions {
		for _, s := range all {
			if err := s.cut(&d.family.deflater); err != nil {
				return fmt.Errorf("pdf: font %s: %w", s.face.name, err)
			}
		}
	}
	return nil
}
