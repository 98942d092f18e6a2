// Package redact makes the renderings of one record that are not for everybody's eyes out of the full one: what a rendering
// must not show is taken out of the tree before a house style arranges it, so that no writer ever sees it and nothing of it can
// survive in metadata, bookmarks or numbers. It knows nothing of templates, of data or of file formats.
package redact

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// Redact gives a document as a rendering shows it; it lists what was removed in the order of the text. Notices in the words of
// the document's language stand in the place of what was removed, one for neighbours. The tree must not be arranged yet. It is
// not changed, and may share texts with what is given. The error is a source.Errors: a secret matter needs a public title.
func Redact(d *doc.Document, show doc.Rendering, words doc.Notices) (*doc.Document, error) {
	out := *d
	out.Rendering = show
	if !marked(d.Parts) {
		return &out, nil
	}
	r := newRedactor(d, show, words)
	r.hideTitles(d.Parts)
	out.Parts = make([]*doc.Part, len(d.Parts))
	for i, p := range d.Parts {
		out.Parts[i] = r.part(p)
	}
	if err := r.errs.Err(); err != nil {
		return nil, err
	}
	r.follow(out.Parts)
	if show == doc.RenderingFull {
		r.full(d, &out)
	} else {
		r.note(&out)
	}
	r.meta(d, &out)
	out.Removed = r.removed
	return &out, nil
}

// redactor redacts one document.
type redactor struct {
	show    doc.Rendering
	words   doc.Notices
	lang    string
	place   string              // the part or the fact that is being redacted
	gone    map[string]doc.Mark // ids and keys of what was removed
	renamed map[string]string   // ids and keys of what something was removed from: they may tell of it
	at      source.Pos          // of the part whose facts are being redacted
	foreign int                 // depth in text of other languages
	titles  map[string]doc.Fact // public titles of secret matters, by their own
	removed []doc.Removal
	errs    source.Errors
}

func newRedactor(d *doc.Document, show doc.Rendering, words doc.Notices) *redactor {
	return &redactor{show: show, words: words, lang: d.Lang, gone: map[string]doc.Mark{}, renamed: map[string]string{}, titles: map[string]doc.Fact{}}
}

func (r *redactor) hides(m doc.Mark) bool { return !r.show.Shows(m.Publicity) }

func (r *redactor) remove(what doc.RemovedThing, m doc.Mark, at source.Pos) {
	r.removed = append(r.removed, doc.Removal{Part: r.place, What: what, Publicity: m.Publicity, Ground: m.Ground, At: at})
}

// rename gives a name that tells nothing to something with an id.
func (r *redactor) rename(id string) string {
	if id == "" {
		return ""
	}
	if r.renamed[id] == "" {
		r.renamed[id] = "removed-" + strconv.Itoa(len(r.renamed)+1)
	}
	return r.renamed[id]
}

// meta lets what describes the document follow its title and its type.
func (r *redactor) meta(in, out *doc.Document) {
	if r.show == doc.RenderingFull || len(in.Parts) == 0 || in.Parts[0].Facts == nil {
		return
	}
	before, after := in.Parts[0].Facts, out.Parts[0].Facts
	if title := doc.InlineText(after.Title); title != doc.InlineText(before.Title) {
		out.Meta.Title = title
	}
	if kind := doc.InlineText(after.DocumentType); kind != doc.InlineText(before.DocumentType) {
		out.Meta.Subject = kind
	}
	if r.hides(before.Recipient.Mark) && out.Meta.Author == before.Recipient.Name {
		out.Meta.Author = after.Recipient.Name
	}
}

// note says under the title of the document what was removed from it.
func (r *redactor) note(out *doc.Document) {
	has := func(p doc.Publicity) bool {
		return slices.ContainsFunc(r.removed, func(x doc.Removal) bool { return x.Publicity == p })
	}
	var n doc.Notice
	switch secret, personal := has(doc.Secret), has(doc.Personal); {
	case secret && personal:
		n = r.words.PublicBoth
	case secret:
		n = r.words.PublicSecret
	case personal:
		n = r.words.PublicPersonal
	default:
		return
	}
	put(out, n.With(""))
}

// full says under the title of the document, and of every secret matter in it, what is secret in the full rendering, as section 25 of the Act on the Openness of Government
// Activities (621/1999) wants of what is given out.
func (r *redactor) full(in, out *doc.Document) {
	for _, p := range out.Parts {
		doc.EachPart(p, func(p *doc.Part) {
			if p.Facts != nil && p.Mark.Publicity == doc.Secret {
				p.Facts.Notice = doc.Plain(r.words.FullMatter.With(p.Mark.Ground))
			}
		})
	}
	marks := secrets(in)
	switch {
	case len(marks) == 0:
	case in.Parts[0].Mark.Publicity == doc.Secret:
		put(out, r.words.FullMatter.With(groundsOf(marks)))
	default:
		put(out, r.words.FullText.With(groundsOf(marks)))
	}
}

// put sets the notice of a document.
func put(out *doc.Document, text string) {
	if len(out.Parts) == 0 || text == "" {
		return
	}
	root, facts := *out.Parts[0], doc.Facts{}
	if root.Facts != nil {
		facts = *root.Facts
	}
	facts.Notice = doc.Plain(text)
	root.Facts = &facts
	out.Parts[0] = &root
}

// groundsOf gives the provisions of marks, each once.
func groundsOf(marks []doc.Mark) string {
	var grounds []string
	for _, m := range marks {
		if m.Ground != "" && !slices.Contains(grounds, m.Ground) {
			grounds = append(grounds, m.Ground)
		}
	}
	return strings.Join(grounds, "; ")
}
