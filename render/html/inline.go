package html

import (
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

func (s *story) inlines(inlines []doc.Inline) {
	for _, in := range inlines {
		s.inline(in)
	}
}

func (s *story) inline(in doc.Inline) {
	switch in := in.(type) {
	case doc.Text:
		s.lines(in)
	case doc.Strong:
		s.WriteString("<strong>")
		s.inlines(in.Text)
		s.WriteString("</strong>")
	case doc.Emph:
		s.WriteString("<em>")
		s.inlines(in.Text)
		s.WriteString("</em>")
	case doc.Label:
		s.open("strong", "run-label")
		s.inlines(in.Text)
		s.WriteString("</strong>")
	case doc.Marked:
		s.notForAll(in)
	case doc.Link:
		s.link(in)
	case doc.Span:
		s.WriteString("<span")
		s.language(in.Lang, in.At)
		s.WriteByte('>')
		s.inlines(in.Text)
		s.WriteString("</span>")
	case doc.Break:
		s.WriteString("<br>\n")
	case doc.Blank:
		s.blank(in)
	case doc.Checkbox:
		s.WriteString(doc.InlineText([]doc.Inline{in}))
	case doc.PageNumber, doc.PageCount:
		s.errs.Add(source.Errorf(in.Pos(), "page-number", "a page number can stand only in the head or the foot of a page"))
	case doc.PageRef:
		s.pageRef(in)
	default:
		s.errs.Add(source.Errorf(in.Pos(), "unknown-node", "HTML cannot be given an inline of type %T: arranging should have replaced it", in))
	}
}

// lines writes a text; a line that ends inside it ends on the page.
func (s *story) lines(in doc.Text) {
	for i, line := range strings.Split(in.S, "\n") {
		if i > 0 {
			s.WriteString("<br>\n")
		}
		s.text(line, in.At)
	}
}

// link writes a reference out of the document.
func (s *story) link(in doc.Link) {
	if !doc.IsAddress(in.URL) {
		s.errs.Add(source.Errorf(in.At, "link", "“%s” is not an address that a link may lead to", in.URL).WithHint("write https://… or mailto:…"))
		return
	}
	s.WriteString("<a")
	s.attribute("href", in.URL)
	s.WriteByte('>')
	s.inlines(in.Text)
	s.WriteString("</a>")
}

// pageRef writes what stands for the page of something, as in plain text, where the page is one: it leads there.
func (s *story) pageRef(in doc.PageRef) {
	if !s.ids[in.ID] {
		s.errs.Add(source.Errorf(in.At, "unknown-reference", "nothing has the name “%s”", in.ID))
		return
	}
	s.WriteString("<a")
	s.attribute("href", "#"+Prefix+in.ID)
	s.WriteByte('>')
	s.text(doc.InlineText([]doc.Inline{in}), in.At)
	s.WriteString("</a>")
}

// lead writes text that leads to what has an ID.
func (s *story) lead(id string, text []doc.Inline) {
	s.WriteString("<a")
	s.attribute("href", "#"+Prefix+id)
	s.WriteByte('>')
	s.inlines(text)
	s.WriteString("</a>")
}

// blank writes a place to fill in as what is to be written there, in brackets: nothing is lost where a page is printed or
// copied into a field of plain text.
func (s *story) blank(in doc.Blank) {
	s.WriteString("<span")
	s.class("run-blank")
	if in.Name != "" {
		s.attribute("data-blank", in.Name)
	}
	s.WriteByte('>')
	s.text(doc.InlineText([]doc.Inline{in}), in.At)
	s.WriteString("</span>")
}

// language writes the language of an element.
func (s *story) language(tag string, at source.Pos) {
	if !doc.IsLanguage(tag) {
		s.errs.Add(source.Errorf(at, "language", "“%s” is not a language tag", tag).WithHint("write fi, sv, en, se, smn or sms"))
		return
	}
	s.attribute("lang", tag)
}

// notForAll writes text that is not for everybody, so that the editor of a case system or a web page can tell it apart.
func (s *story) notForAll(m doc.Marked) {
	if m.Publicity == doc.Public {
		s.inlines(m.Text)
		return
	}
	s.open("span", "run-"+string(m.Publicity))
	s.inlines(m.Text)
	s.WriteString("</span>")
}
