package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

func mustFace(t testing.TB, w weight) *face {
	t.Helper()
	f, err := openFamily("liberation-sans")
	if err != nil {
		t.Fatal(err)
	}
	out, err := f.face(w)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func inflate(t testing.TB, data []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Every face has all of Finnish, Swedish and Northern Sámi in the base subset.
func TestBaseRepertoire(t *testing.T) {
	const alphabet = "abcdefghijklmnopqrstuvwxyzåäöšžáčđŋŧéüABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖŠŽÁČĐŊŦÉÜ0123456789" +
		" .,:;!?()[]{}/%&@#*+-–—’”„…•§€°±½×÷≤≥−‰\u00A0\u00AD\u2011\u202F"
	for w := range weight(weights) {
		f := mustFace(t, w)
		for _, r := range alphabet {
			code, ok := f.base.code(r)
			if !ok || f.base.runes[code] != r {
				t.Errorf("%s: U+%04X has no code", f.name, r)
			}
			if f.base.widths[code] == 0 {
				t.Errorf("%s: U+%04X has no width", f.name, r)
			}
		}
	}
}

// The codes of a line feed and a carriage return are not used: readers and gofpdf would change them.
func TestCodesAreSafe(t *testing.T) {
	s := newExtension(mustFace(t, 0))
	for r := 'Ѐ'; r <= 'џ'; r++ {
		s.add([]rune{r})
	}
	for _, all := range []*subset{mustFace(t, 0).base, s} {
		for code, r := range all.runes {
			if r != 0 && (code < ' ' || code == 0x7F) {
				t.Errorf("code %#x is U+%04X", code, r)
			}
			if code == softHyphen && r != softHyphen || code == ' ' && r != ' ' {
				t.Errorf("code %#x is U+%04X", code, r)
			}
		}
	}
}

// The cut font is a TrueType file that another reader takes apart to the same glyphs and widths, with nothing left over.
func TestProgram(t *testing.T) {
	for w := range weight(weights) {
		f := mustFace(t, w)
		program := inflate(t, f.base.program)
		if sum := checksum(program); sum != 0xB1B0AFBA {
			t.Errorf("%s: the checksum of the file is %#X", f.name, sum)
		}
		loader, err := opentype.NewLoader(bytes.NewReader(program))
		if err != nil {
			t.Fatal(err)
		}
		raw := func(tag string) []byte {
			b, err := loader.RawTable(opentype.MustNewTag(tag))
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
		cmap, _, err := tables.ParseCmap(raw("cmap"))
		if err != nil {
			t.Fatal(err)
		}
		codes, ok := cmap.Records[0].Subtable.(tables.CmapSubtable4)
		if !ok || cmap.Records[0].PlatformID != 3 || cmap.Records[0].EncodingID != 0 {
			t.Fatalf("%s: the character table is not one of symbols", f.name)
		}
		maxp, _, err := tables.ParseMaxp(raw("maxp"))
		if err != nil {
			t.Fatal(err)
		}
		places, err := tables.ParseLoca(raw("loca"), int(maxp.NumGlyphs), false)
		if err != nil {
			t.Fatal(err)
		}
		glyphs, err := tables.ParseGlyf(raw("glyf"), places)
		if err != nil {
			t.Fatal(err)
		}
		metrics, _, err := tables.ParseHmtx(raw("hmtx"), int(maxp.NumGlyphs), 0)
		if err != nil {
			t.Fatal(err)
		}
		symbols := &face{characters: codes}
		for code, r := range f.base.runes {
			if r == 0 {
				continue
			}
			g := symbols.mapped(rune(0xF000 + code))
			if g == 0 {
				t.Errorf("%s: code %#x leads to no glyph", f.name, code)
			}
			if got, want := f.thousandths(metrics.Advance(tables.GlyphID(g))), int(f.base.widths[code]); got != want {
				t.Errorf("%s: U+%04X is %d wide, want %d", f.name, r, got, want)
			}
			original, _ := f.outline(f.glyph(r))
			if (len(original) == 0) != (places[g] == places[g+1]) {
				t.Errorf("%s: U+%04X has lost its outline", f.name, r)
			}
			if len(original) > 0 {
				want, _, _ := tables.ParseGlyph(original)
				if got := glyphs[g]; got.XMin != want.XMin || got.YMin != want.YMin || got.XMax != want.XMax || got.YMax != want.YMax {
					t.Errorf("%s: U+%04X has another bounding box", f.name, r)
				}
			}
		}
	}
}

// What stands behind the last coordinate of an outline is left out, but for a byte that makes the length even.
func TestProgramIsTrimmed(t *testing.T) {
	f := mustFace(t, 0)
	for _, r := range "aäÄ§€ŋ" {
		outline, err := f.outline(f.glyph(r))
		if err != nil {
			t.Fatal(err)
		}
		if isComposite(outline) {
			continue
		}
		cut, err := appendSimple(nil, outline)
		if err != nil {
			t.Fatal(err)
		}
		again, err := appendSimple(nil, append(cut, 1, 2, 3))
		if err != nil || !bytes.Equal(cut, again) {
			t.Errorf("U+%04X: %d bytes became %d (%v)", r, len(cut), len(again), err)
		}
	}
}

// Broken outlines are errors, never panics.
func TestBrokenOutlines(t *testing.T) {
	f := mustFace(t, 0)
	for _, r := range "aä" {
		outline, _ := f.outline(f.glyph(r))
		for n := range outline {
			c := &cutter{face: f, number: map[int]int{}}
			if isComposite(outline[:n]) {
				_, _ = c.appendComposite(nil, outline[:n])
			} else {
				_, _ = appendSimple(nil, outline[:n])
			}
		}
	}
}

func TestExtensions(t *testing.T) {
	fonts := &documentFonts{family: &family{}}
	f := mustFace(t, 0)
	if got := fonts.forWord(f, 0, []rune("kunta")); got != f.base {
		t.Error("a plain word does not take the base subset")
	}
	greek := fonts.forWord(f, 0, []rune("Ελλάδα"))
	if greek == f.base || greek != fonts.forWord(f, 0, []rune("Москва")) {
		t.Error("two words with other characters do not share an extension")
	}
	for r := 'Ḁ'; r <= 'ỹ'; r++ { // more than a font has codes
		if f.glyph(r) != 0 {
			fonts.forWord(f, 0, []rune{r, 'a'})
		}
	}
	if got := len(fonts.extensions[0]); got != 2 {
		t.Errorf("%d extensions", got)
	}
	if err := fonts.cut(); err != nil {
		t.Fatal(err)
	}
	if greek.baseFont == f.base.baseFont || !strings.HasSuffix(greek.baseFont, "+LiberationSans") {
		t.Errorf("the extension is called %s", greek.baseFont)
	}
	cmap := string(inflate(t, greek.toUnicode))
	if !strings.Contains(cmap, "<0395>") || !strings.Contains(cmap, "<AD> <00AD>") {
		t.Errorf("the map to characters lacks some:\n%s", cmap)
	}
}

func TestFamilyUnknown(t *testing.T) {
	if _, err := openFamily("comic"); err == nil {
		t.Error("no error")
	}
}
