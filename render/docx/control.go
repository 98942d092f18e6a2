package docx

import (
	"strings"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// longestName is how many characters Word allows in the title and the tag of a content control; it calls a file with more
// damaged.
const longestName = 64

// blank writes a place to fill as a plain-text content control (ISO/IEC 29500-1, 17.5.2): its prompt goes as soon as
// somebody writes in it.
func (s *story) blank(in doc.Blank, r run) {
	if !s.legal(in.Prompt, in.At) || !s.legal(in.Name, in.At) {
		return
	}
	r.style = s.w.sheet.blank
	text := "[" + in.Prompt + "]"
	if s.furniture {
		s.run(text, r, in.At)
		return
	}
	if utf8.RuneCountInString(in.Name) > longestName {
		s.errs.Add(source.Errorf(in.At, "blank-name", "the name of the blank “%s” is longer than the %d characters that Word allows", in.Name, longestName))
		return
	}
	s.openControl(r, title(in.Prompt), in.Name)
	s.raw("<w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>")
	s.run(text, r, in.At)
	s.raw("</w:sdtContent></w:sdt>")
}

// title shortens a prompt to what the frame of a control can show; the prompt itself stands in the control, whole.
func title(prompt string) string {
	prompt = strings.Join(strings.Fields(prompt), " ")
	if utf8.RuneCountInString(prompt) <= longestName {
		return prompt
	}
	return string([]rune(prompt)[:longestName-1]) + "…"
}

// openControl begins a content control, as far as the properties that say what kind it is.
func (s *story) openControl(r run, alias, tag string) {
	s.controls++
	s.raw("<w:sdt><w:sdtPr>")
	s.runProperties(r)
	if alias != "" {
		s.value("alias", alias)
	}
	if tag != "" {
		s.value("tag", tag)
	}
	s.raw("<w:id")
	s.measure("w:val", s.controls)
	s.raw("/>")
}

// The font that has both boxes on Windows; LibreOffice and Word for Mac find another by themselves.
const boxFont = "Segoe UI Symbol"

// checkbox writes a box to tick as Word's own control ([MS-DOCX] 2.6.1.8).
func (s *story) checkbox(in doc.Checkbox, r run) {
	glyph, state := doc.BoxEmpty, "0"
	if in.Checked {
		glyph, state = doc.BoxChecked, "1"
	}
	if s.furniture {
		s.run(glyph, r, in.At)
		return
	}
	s.openControl(run{}, "", "")
	s.raw(`<w14:checkbox><w14:checked w14:val="` + state + `"/><w14:checkedState w14:val="2611" w14:font="` + boxFont +
		`"/><w14:uncheckedState w14:val="2610" w14:font="` + boxFont + `"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts`)
	for _, script := range [...]string{"ascii", "hAnsi", "eastAsia", "cs"} {
		s.attribute("w:"+script, boxFont)
	}
	s.before = '☐'
	s.raw("/></w:rPr><w:t>" + glyph + "</w:t></w:r></w:sdtContent></w:sdt>")
}

// longestTooltip is how many characters Word shows over a link.
const longestTooltip = 260

// link writes a reference out of the document. The tooltip says where it leads, for those who do not see the status line.
func (s *story) link(in doc.Link, r run) {
	if s.furniture {
		s.inlines(in.Text, r)
		return
	}
	target, ok := s.target(in)
	if !ok {
		return
	}
	r.bold = r.bold || r.style == s.w.sheet.label
	r.style = s.w.sheet.link
	s.raw("<w:hyperlink")
	s.attribute("r:id", s.links.external(relHyperlink, target))
	if tip := strings.TrimPrefix(in.URL, "mailto:"); utf8.RuneCountInString(tip) <= longestTooltip {
		s.attribute("w:tooltip", tip)
	}
	s.raw(` w:history="1">`)
	s.inlines(in.Text, r)
	s.raw("</w:hyperlink>")
}

// target checks the address of a link and gives it in ASCII, as relationships want it (ISO/IEC 29500-2, 6.5.3.4).
func (s *story) target(in doc.Link) (string, bool) {
	if !s.legal(in.URL, in.At) {
		return "", false
	}
	if !doc.IsAddress(in.URL) {
		s.errs.Add(source.Errorf(in.At, "link", "“%s” is not an address that a link may lead to", in.URL).WithHint("write https://… or mailto:…"))
		return "", false
	}
	var b strings.Builder
	for i := 0; i < len(in.URL); i++ {
		if c := in.URL[i]; c < utf8.RuneSelf {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + strings.ToUpper(string([]byte{hex(c >> 4), hex(c & 15)})))
		}
	}
	return b.String(), true
}

func hex(n byte) byte { return "0123456789ABCDEF"[n] }
