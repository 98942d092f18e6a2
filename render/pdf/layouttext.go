package pdf

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// chars is a text ready to be broken into lines: only what is printed, with its widths in thousandths of the type size.
type chars struct {
	codes    []byte // in the font of the run; 0 for a box to tick
	advances []uint16
	after    []breakKind
	hyphen   uint16 // width of the hyphen that breaking a word prints
	runs     []run
	steps    int // characters that breaking has looked at, for the test that its cost is straight
}

// run is a stretch of characters in one font and scope.
type run struct {
	end   int // the character after it
	font  *subset
	scope int
	box   boxKind
	link  bool
	lang  string
}

// boxKind says what a run shows that is not text.
type boxKind uint8

// The kinds of box. A run with a box has one character.
const (
	boxNone boxKind = iota
	boxEmpty
	boxChecked
)

const (
	boxAdvance = 860 // width of a box to tick with its sides, thousandths of the type size
	boxRune    = '☐' // what a box is for the rules of breaking
)

// scope is an inline that is an element of its own in the structure tree. Scope 0 is the block itself.
type scope struct {
	parent int
	tag    string // Link, Reference or Span; empty for the block
	lang   string
	url    string // of a link out of the document
	target string // ID of what a link within the document leads to
	text   string // what stands in for a Link or a box
}

// collector gathers the characters of inlines, with where they look different.
type collector struct {
	set    *setter
	runes  []rune
	spans  []span
	scopes []scope
	kinds  []breakKind
}

// span is a stretch of characters with the same look.
type span struct {
	from   int
	weight weight
	scope  int
	box    boxKind
	link   bool
	lang   string
	pos    source.Pos
}

// text makes inlines ready to be broken into lines, and appends their scopes to those of the block that they are part of.
func (s *setter) text(inlines []doc.Inline, l *look, pos source.Pos, scopes []scope) (*chars, []scope) {
	if len(scopes) == 0 {
		scopes = blockScope[:1:1]
	}
	c := &s.collector
	c.set, c.runes, c.spans, c.scopes = s, c.runes[:0], c.spans[:0], scopes
	block := span{weight: l.weight, lang: s.lang, pos: pos}
	if s.entry != "" && !doc.Leads(inlines) {
		block.scope = c.scope(scope{tag: tagLink, target: s.entry, text: oneLine(inlines)})
	}
	c.collect(inlines, block)
	if cap(c.kinds) < len(c.runes) {
		c.kinds = make([]breakKind, 2*len(c.runes))
	}
	kinds := c.kinds[:len(c.runes)]
	s.breaker.opportunities(c.runes, kinds)
	return c.encode(kinds), c.scopes
}

// oneLine gives a text as what stands in for a link.
func oneLine(inlines []doc.Inline) string {
	return strings.Join(strings.Fields(doc.InlineText(inlines)), " ")
}

// blockScope is the scopes of a block that has no other; who adds to them copies.
var blockScope = [1]scope{}

func (c *collector) collect(inlines []doc.Inline, at span) {
	for _, in := range inlines {
		inner := at
		if pos := in.Pos(); pos.IsValid() {
			inner.pos = pos
		}
		c.inline(in, inner)
	}
}

func (c *collector) inline(in doc.Inline, at span) {
	switch in := in.(type) {
	case doc.Text:
		c.add(in.S, at)
	case doc.Strong:
		at.weight |= weightBold
		c.collect(in.Text, at)
	case doc.Label:
		at.weight |= weightBold
		c.collect(in.Text, at)
	case doc.Emph:
		at.weight |= weightItalic
		c.collect(in.Text, at)
	case doc.Span:
		at.scope = c.scope(scope{parent: at.scope, tag: tagSpan, lang: in.Lang})
		at.lang = in.Lang
		c.collect(in.Text, at)
	case doc.Marked:
		c.collect(in.Text, at)
	case doc.Link:
		at.scope = c.scope(scope{parent: at.scope, tag: tagLink, url: in.URL, text: oneLine(in.Text)})
		at.link = true
		c.collect(in.Text, at)
	case doc.Break:
		c.begin(at)
		c.runes = append(c.runes, lineEnd)
	case doc.Blank:
		c.add("["+in.Prompt+"]", at)
	case doc.Checkbox:
		c.box(in.Checked, at)
	case doc.PageNumber:
		c.add(c.set.pageNumber, at)
	case doc.PageCount:
		c.add(c.set.pageCount, at)
	case doc.PageRef:
		c.pageRef(in, at)
	default:
		c.set.errs.Add(source.Errorf(at.pos, "unknown-inline", "the PDF writer cannot set %T, which arranging should have replaced", in))
	}
}

// pageRef prints the number of a page: a reference in the structure, and a link to what it names.
func (c *collector) pageRef(in doc.PageRef, at span) {
	page, known := c.set.pageOf[in.ID]
	if !known {
		c.set.errs.Add(source.Errorf(at.pos, "page-number", "the number of another page can stand only in the text"))
		return
	}
	number := strconv.Itoa(page)
	at.scope = c.scope(scope{parent: at.scope, tag: tagReference})
	at.scope = c.scope(scope{parent: at.scope, tag: tagLink, target: in.ID, text: number})
	c.add(number, at)
}

func (c *collector) scope(s scope) int {
	c.scopes = append(c.scopes, s)
	return len(c.scopes) - 1
}

func (c *collector) begin(at span) {
	at.from = len(c.runes)
	c.spans = append(c.spans, at)
}

func (c *collector) box(checked bool, at span) {
	at.box = boxEmpty
	text := doc.BoxEmpty
	if checked {
		at.box, text = boxChecked, doc.BoxChecked
	}
	at.scope = c.scope(scope{parent: at.scope, tag: tagSpan, text: text})
	c.begin(at)
	c.runes = append(c.runes, boxRune)
}

// add appends plain text in composed form (NFC), for a font draws a letter and its marks as one only if they are one
// character. White space is a space, whatever it was.
func (c *collector) add(text string, at span) {
	c.begin(at)
	composed := true
	for _, r := range text {
		composed = composed && r < 0x300 // below, everything is composed (UAX 15)
	}
	if !composed {
		text = norm.NFC.String(text)
	}
	for i, r := range text {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			r = ' '
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD"):
			c.fail(at, "invalid-text", "the text is not valid UTF-8")
			continue
		case r < ' ' || r >= 0x7F && r < 0xA0:
			c.fail(at, "control-character", "the text holds the control character U+%04X, which cannot be printed", r)
			continue
		case isRightToLeft(r):
			c.fail(at, "right-to-left", "U+%04X “%c” belongs to a script that is written from right to left, which the PDF writer cannot set", r, r)
			continue
		}
		c.runes = append(c.runes, r)
	}
}

func (c *collector) fail(at span, code, format string, args ...any) *source.Error {
	e := source.Errorf(at.pos, code, format, args...).WithHint("leave it out, or write it another way")
	c.set.errs.Add(e)
	return e
}

// around gives the words in which a character of a span stands: the place that is known may be that of a template, and the
// character come from data.
func (c *collector) around(r rune, sp span) string {
	const most = 30 // characters on each side
	text := c.runes[sp.from:]
	if i := slices.IndexFunc(c.spans, func(next span) bool { return next.from > sp.from }); i >= 0 {
		text = c.runes[sp.from:c.spans[i].from]
	}
	at := slices.Index(text, r)
	return string(text[max(0, at-most):min(len(text), at+most)])
}

// isRightToLeft reports whether a character is in a block of Hebrew, Arabic or their relatives, or steers direction.
func isRightToLeft(r rune) bool {
	return r >= 0x590 && r <= 0x8FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC ||
		r >= 0x200E && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// Characters of no width: they only steer breaking, which has seen them before they are left out.
const (
	zeroWidthSpace = '\u200B'
	wordJoiner     = '\u2060'
	byteOrderMark  = '\uFEFF' // also an old word joiner
)

func isInvisible(r rune) bool {
	return r == softHyphen || r == zeroWidthSpace || r == wordJoiner || r == byteOrderMark
}

// encode chooses a font for every word and gives the codes of its characters.
func (c *collector) encode(kinds []breakKind) *chars {
	r := &c.set.room
	t := &chars{
		codes: r.codes.take(len(c.runes)), advances: r.advances.take(len(c.runes)), after: r.after.take(len(c.runes)),
		runs: r.runs.take(len(c.spans)),
	}
	for i, sp := range c.spans {
		end := len(c.runes)
		if i+1 < len(c.spans) {
			end = c.spans[i+1].from
		}
		switch {
		case sp.box != boxNone:
			if font := c.font([]rune{' '}, sp); font != nil {
				t.put(0, boxAdvance, kinds[sp.from])
				t.run(font, sp)
			}
		default:
			c.encodeSpan(t, sp, c.runes[sp.from:end], kinds[sp.from:end])
		}
	}
	return t
}

// mostWord is how many characters of one word go into one font: more could be more than a font has codes.
const mostWord = 100

func (c *collector) encodeSpan(t *chars, sp span, text []rune, kinds []breakKind) {
	for len(text) > 0 {
		n := slices.IndexFunc(text, isSpaceRune) + 1 // a word has the space behind it
		if n == 0 {
			n = len(text)
		}
		n = min(n, mostWord)
		c.encodeWord(t, sp, text[:n], kinds[:n])
		text, kinds = text[n:], kinds[n:]
	}
}

func (c *collector) encodeWord(t *chars, sp span, word []rune, kinds []breakKind) {
	font := c.font(word, sp)
	if font == nil {
		return
	}
	for i, r := range word {
		switch {
		case isInvisible(r):
			t.raise(kinds[i])
			continue
		case r == lineEnd:
			r = ' '
		}
		if code, ok := font.code(r); ok {
			t.put(code, font.widths[code], kinds[i])
		}
	}
	t.hyphen = max(t.hyphen, font.widths[softHyphen])
	t.run(font, sp)
}

// font gives the font of a word: that of its weight, or, if that lacks a character, a plainer one of the family. What no
// font has is an error, for a reader would see an empty box, or nothing.
func (c *collector) font(word []rune, sp span) *subset {
	if f := c.baseFont(word, sp.weight); f != nil {
		return f
	}
	word = slices.DeleteFunc(slices.Clone(word), func(r rune) bool { return isInvisible(r) || r == lineEnd })
	for _, w := range []weight{sp.weight, sp.weight & weightBold, 0} {
		f, err := c.set.fonts.family.face(w)
		if err != nil {
			c.set.errs.AddAll(err)
			return nil
		}
		if lacking(f, word) == 0 {
			return c.set.fonts.forWord(f, w, word)
		}
		for _, r := range word {
			if w == 0 && lacking(f, []rune{r}) != 0 {
				c.fail(sp, "missing-glyph", "no font has the character U+%04X “%c”", r, r).WithNote(source.Pos{}, "it stands in “%s”", c.around(r, sp))
			}
		}
	}
	return nil
}

// baseFont gives the base subset of a face if it has every character of a word, as for nearly every word it has.
func (c *collector) baseFont(word []rune, w weight) *subset {
	for _, r := range word {
		if _, ok := baseCode(r); !ok && !isInvisible(r) && r != lineEnd {
			return nil
		}
	}
	f, err := c.set.fonts.family.face(w)
	if err != nil {
		return nil // font reports it
	}
	return f.base
}

// lacking gives the first character of a word that a face cannot draw, or 0.
func lacking(f *face, word []rune) rune {
	for _, r := range word {
		if _, ok := baseCode(r); !ok && f.glyph(r) == 0 {
			return r
		}
	}
	return 0
}

func (t *chars) put(code byte, advance uint16, after breakKind) {
	t.codes = append(t.codes, code)
	t.advances = append(t.advances, advance)
	t.after = append(t.after, after)
}

// raise lets a character that is not printed part the line after the last one that is. A mere need is no reason to.
func (t *chars) raise(kind breakKind) {
	if n := len(t.after); n > 0 {
		if kind == breakNever || kind >= breakHyphen && t.after[n-1] < kind {
			t.after[n-1] = kind
		}
	}
}

// run ends a run at the last character, joining it with the one before if they look the same.
func (t *chars) run(font *subset, sp span) {
	end, n := len(t.codes), len(t.runs)
	if n > 0 && t.runs[n-1].end == end {
		return
	}
	if n > 0 && sp.box == boxNone && t.runs[n-1].font == font && t.runs[n-1].scope == sp.scope {
		t.runs[n-1].end = end
		return
	}
	t.runs = append(t.runs, run{end: end, font: font, scope: sp.scope, box: sp.box, link: sp.link, lang: sp.lang})
}
