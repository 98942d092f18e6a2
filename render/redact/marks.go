package redact

import (
	"slices"

	"github.com/pykala/pykala/render/doc"
)

// Marks gives what the rendering for after the appeal time would not show of a document, without making it: what is marked.
// A secret matter without a public title is among it.
func Marks(d *doc.Document) []doc.Removal {
	if !marked(d.Parts) {
		return nil
	}
	r := newRedactor(d, doc.RenderingAfterAppeal, doc.Notices{})
	for _, p := range d.Parts {
		r.part(p)
	}
	return r.removed
}

// secrets gives the marks of what is secret.
func secrets(d *doc.Document) []doc.Mark {
	r := newRedactor(d, doc.RenderingPublic, doc.Notices{})
	var marks []doc.Mark
	for _, p := range d.Parts {
		r.part(p)
	}
	for _, x := range r.removed {
		marks = append(marks, doc.Mark{Publicity: x.Publicity, Ground: x.Ground})
	}
	return marks
}

// marked reports whether anything in parts is marked: mostly nothing is, and then there is nothing to do.
func marked(parts []*doc.Part) bool {
	found := false
	for _, p := range parts {
		doc.EachPart(p, func(p *doc.Part) {
			found = found || isMarked(p.Mark) || p.Facts != nil && markedFacts(p.Facts)
			doc.EachBlock(p.Blocks, func(b doc.Block) {
				n, ok := b.(*doc.Named)
				found = found || ok && isMarked(n.Mark)
			})
			doc.EachText(p.Blocks, func(text []doc.Inline) { found = found || markedText(text) })
		})
	}
	return found
}

func isMarked(m doc.Mark) bool { return m.Publicity != doc.Public }

func markedText(text []doc.Inline) bool {
	found := false
	doc.EachInline(text, func(in doc.Inline) {
		_, is := in.(doc.Marked)
		found = found || is
	})
	return found
}

func markedFacts(f *doc.Facts) bool {
	found := markedMeeting(f.Meeting) || isMarked(f.Recipient.Mark) || markedText(f.Recipient.Twins) || f.Presenter != nil && isMarked(f.Presenter.Mark)
	for _, people := range [][]doc.Person{f.Preparers, f.Contacts, f.Signers} {
		found = found || slices.ContainsFunc(people, func(p doc.Person) bool { return isMarked(p.Mark) })
	}
	for _, a := range f.Attachments {
		found = found || isMarked(a.Mark) || markedText(a.Title)
	}
	for _, list := range [][]doc.Fact{f.Reference, f.Distribution, f.Notified} {
		found = found || slices.ContainsFunc(list, func(one doc.Fact) bool { return markedText(one) })
	}
	for _, one := range singleFacts(f) {
		found = found || markedText(*one.fact)
	}
	return found
}
