package docx

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// run is the character formatting in force.
type run struct {
	style  string // identifier of a character style, or empty
	bold   bool
	italic bool
	inBold bool // the paragraph's look is bold: a bold character style would switch it off, since styles toggle
	lang   string
	column int       // tabs that lead to the column in which a line goes on after a break
	size   halfPoint // other than the style's, or 0
}

func (s *story) inlines(inlines []doc.Inline, r run) {
	for _, in := range inlines {
		s.inline(in, r)
	}
}

func (s *story) inline(in doc.Inline, r run) {
	switch in := in.(type) {
	case doc.Text:
		s.run(in.S, r, in.At)
	case doc.Strong:
		r.bold = true
		s.inlines(in.Text, r)
	case doc.Emph:
		r.italic = true
		s.inlines(in.Text, r)
	case doc.Label:
		r.style, r.bold = s.w.sheet.label, r.bold || r.inBold
		s.inlines(in.Text, r)
	case doc.Span:
		r.lang = wordLanguage(in.Lang)
		s.checkLanguage(in)
		s.inlines(in.Text, r)
	case doc.Marked:
		s.inlines(in.Text, r)
	case doc.Link:
		s.link(in, r)
	case doc.Break:
		s.before = '\n'
		s.raw("<w:r><w:br/>" + strings.Repeat("<w:tab/>", r.column) + "</w:r>")
	case doc.Blank:
		s.blank(in, r)
	case doc.Checkbox:
		s.checkbox(in, r)
	case doc.PageNumber:
		s.pageField(in, "PAGE", r)
	case doc.PageCount:
		s.pageField(in, "NUMPAGES", r)
	case doc.PageRef:
		s.pageRef(in, r)
	default:
		s.errs.Add(source.Errorf(in.Pos(), "unknown-node", "Word cannot be given an inline of type %T: arranging should have replaced it", in))
	}
}

// run writes text in one run. What XML or Word has an element for (tab, line break, soft and no-break hyphen) becomes that
// element; everything else stands as it is.
func (s *story) run(text string, r run, at source.Pos) {
	if text == "" || !s.legal(text, at) {
		return
	}
	s.raw("<w:r>")
	s.runProperties(r)
	s.runText(text)
	s.raw("</w:r>")
}

func (s *story) runText(text string) {
	from := 0
	before := s.before
	for i, r := range text {
		element := charElement(r)
		if beginsWord := before == 0 || unicode.IsSpace(before); beginsWord && (r == '-' || r == '\u2011') {
			element = leadingHyphen(r, text[i+utf8.RuneLen(r):])
		}
		before = r
		if element == "" {
			continue
		}
		s.textElement(text[from:i])
		s.raw(element)
		from = i + utf8.RuneLen(r)
	}
	s.textElement(text[from:])
	s.before = before
}

// leadingHyphen gives the element of a hyphen that begins a word, as Finnish writes after a name of several words: “Lapin
// yhteinen valmistelu -hanke”. Word would end a line with it, so it becomes a hyphen that no line ends with. The character
// for that, where a text has it in this place, is left as it is, so that the two can be told apart.
func leadingHyphen(r rune, rest string) string {
	next, _ := utf8.DecodeRuneInString(rest)
	if r == '-' && (unicode.IsLetter(next) || unicode.IsDigit(next)) {
		return charElement('\u2011')
	}
	return ""
}

// textElement writes w:t. White space at the ends, and more of it than one space, is only kept where the element says so.
func (s *story) textElement(text string) {
	if text == "" {
		return
	}
	if text[0] == ' ' || text[len(text)-1] == ' ' || strings.Contains(text, "  ") {
		s.raw(`<w:t xml:space="preserve">`)
	} else {
		s.raw("<w:t>")
	}
	s.text(text)
	s.raw("</w:t>")
}

// Characters that are elements in WordprocessingML (ISO/IEC 29500-1, 17.3.3).
func isElement(r rune) bool { return charElement(r) != "" }

func charElement(r rune) string {
	switch r {
	case '\t':
		return "<w:tab/>"
	case '\n':
		return "<w:br/>"
	case '\u00AD':
		return "<w:softHyphen/>"
	case '\u2011':
		return "<w:noBreakHyphen/>"
	}
	return ""
}

// legal reports whether a text can stand in XML, and says so if it cannot.
func (s *story) legal(text string, at source.Pos) bool {
	i := firstIllegal(text)
	if i >= 0 {
		s.errs.Add(illegal(text[i:], at))
	}
	return i < 0
}

func illegal(text string, at source.Pos) *source.Error {
	return source.Errorf(at, "illegal-character", "the character %s cannot stand in a Word file", characterName(text)).
		WithHint("take it out; such characters come along when text is copied from another program")
}

// runProperties writes w:rPr in the order of EG_RPrBase.
func (s *story) runProperties(r run) {
	if r.style == "" && !r.bold && !r.italic && r.lang == "" && r.size == 0 {
		return
	}
	s.raw("<w:rPr>")
	if r.style != "" {
		s.value("rStyle", r.style)
	}
	if r.bold {
		s.raw("<w:b/><w:bCs/>")
	}
	if r.italic {
		s.raw("<w:i/><w:iCs/>")
	}
	if r.size > 0 {
		s.raw("<w:sz")
		s.measure("w:val", int(r.size))
		s.raw("/><w:szCs")
		s.measure("w:val", int(r.size))
		s.raw("/>")
	}
	if r.lang != "" {
		s.value("lang", r.lang)
	}
	s.raw("</w:rPr>")
}

func (s *story) checkLanguage(in doc.Span) {
	if !doc.IsLanguage(in.Lang) {
		s.errs.Add(source.Errorf(in.At, "language", "“%s” is not a language tag", in.Lang).WithHint("write fi, sv, en, se, smn or sms"))
	}
}

// wordLanguage gives the tag that Word knows a language by. Word wants a region, and proofs in none without one.
func wordLanguage(tag string) string {
	switch strings.ToLower(tag) {
	case "fi", "sv", "se", "smn", "sms":
		return strings.ToLower(tag) + "-FI"
	case "en":
		return "en-GB"
	case "":
		return "fi-FI"
	}
	return tag
}

// pageField writes a field that Word counts. It stands in furniture only; its text until Word counts is 1.
func (s *story) pageField(in doc.Inline, instruction string, r run) {
	if !s.furniture {
		s.errs.Add(source.Errorf(in.Pos(), "page-number", "a page number can stand only in the head or the foot of a page"))
		return
	}
	s.raw("<w:fldSimple")
	s.attribute("w:instr", " "+instruction+" ")
	s.raw("><w:r>")
	s.runProperties(r)
	s.raw("<w:t>1</w:t></w:r></w:fldSimple>")
}
