package json

import (
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// inline is a piece of a text that is not plain throughout.
type inline struct {
	Type    inlineType `json:"type"`              // what the piece is
	Text    string     `json:"text,omitempty"`    // of text: itself; of a blank: its prompt, without brackets
	URL     string     `json:"url,omitempty"`     // of a link: where it leads, https or mailto
	Lang    string     `json:"lang,omitempty"`    // of a span: its language (BCP 47)
	Name    string     `json:"name,omitempty"`    // of a blank: its name, stable within the kind of document
	ID      string     `json:"id,omitempty"`      // of a page reference: the heading or table whose page it is
	Checked bool       `json:"checked,omitempty"` // of a checkbox: it is ticked
	Inlines []inline   `json:"inlines,omitempty"` // the pieces within
}

// inlineType tells the pieces of a text apart.
type inlineType string

// The types of inline.
const (
	typeText     inlineType = "text"
	typeStrong   inlineType = "strong"
	typeEmph     inlineType = "emph"
	typeLabel    inlineType = "label" // it names the paragraph that it begins
	typeLink     inlineType = "link"
	typeSpan     inlineType = "span" // text in another language
	typeBreak    inlineType = "break"
	typeBlank    inlineType = "blank" // a place for what only the recipient knows
	typeCheckbox inlineType = "checkbox"
	typePageRef  inlineType = "page_ref"
)

// words gives a text in both its forms, the second only where it says more than the first.
func (t *twin) words(text []doc.Inline) words {
	w := words{Text: doc.InlineText(text)}
	for _, in := range text {
		if _, plain := in.(doc.Text); !plain {
			w.Inlines = t.inlines(text)
			break
		}
	}
	return w
}

func (t *twin) inlines(text []doc.Inline) []inline {
	out := make([]inline, 0, len(text))
	for _, in := range text {
		if marked, ok := in.(doc.Marked); ok { // it prints as the text that it is
			out = append(out, t.inlines(marked.Text)...)
			continue
		}
		out = append(out, t.inline(in))
	}
	return out
}

func (t *twin) inline(in doc.Inline) inline {
	switch in := in.(type) {
	case doc.Text:
		return inline{Type: typeText, Text: in.S}
	case doc.Strong:
		return inline{Type: typeStrong, Inlines: t.inlines(in.Text)}
	case doc.Emph:
		return inline{Type: typeEmph, Inlines: t.inlines(in.Text)}
	case doc.Label:
		return inline{Type: typeLabel, Inlines: t.inlines(in.Text)}
	case doc.Link:
		return inline{Type: typeLink, URL: in.URL, Inlines: t.inlines(in.Text)}
	case doc.Span:
		return inline{Type: typeSpan, Lang: in.Lang, Inlines: t.inlines(in.Text)}
	case doc.Break:
		return inline{Type: typeBreak}
	case doc.Blank:
		return inline{Type: typeBlank, Name: in.Name, Text: in.Prompt}
	case doc.Checkbox:
		return inline{Type: typeCheckbox, Checked: in.Checked}
	case doc.PageRef:
		return inline{Type: typePageRef, ID: in.ID}
	}
	t.errs.Add(source.Errorf(in.Pos(), "unknown-node", "JSON cannot be given an inline of type %T: arranging should have replaced it", in))
	return inline{}
}
