package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// A sentinel stands in a healed part where a value goes: two characters of the private use area around the number of the
// placeholder.
const (
	sentinelOpen  = "\U0010FFF1"
	sentinelClose = "\U0010FFF2"
)

// segment is a stretch of a header or footer: text of the part as it is, or the place of a value.
type segment struct {
	literal  string
	key      string // empty for a literal
	optional bool
}

// template is a header or footer ready to be filled.
type template struct {
	at       source.Pos // the part, for messages
	segments []segment
}

// static reports whether every document gets the same part.
func (t *template) static() bool {
	return !slices.ContainsFunc(t.segments, func(s segment) bool { return s.key != "" })
}

// has reports whether a placeholder occurs.
func (t *template) has(key string) bool {
	return slices.ContainsFunc(t.segments, func(s segment) bool { return s.key == key })
}

// textElement is a w:t of a part.
type textElement struct {
	start, end int // of the whole element
	text       string
}

// pageParagraph is a w:p of a part, with the texts that stand in it and in no paragraph within it.
type pageParagraph struct {
	number     int // from 1, as the reader of a message counts them
	start, end int
	texts      []textElement
}

func (p *pageParagraph) text() string {
	var b strings.Builder
	for _, t := range p.texts {
		b.WriteString(t.text)
	}
	return b.String()
}

// edit replaces a stretch of a part.
type edit struct {
	start, end int
	segments   []segment
}

// newTemplate finds the placeholders of a header or footer, has go-docx heal those that Word has split, and cuts the part
// where values go. Every mistake is added to errs.
func newTemplate(part []byte, at source.Pos, errs *source.Errors) *template {
	before := len(*errs)
	part, err := compact(part)
	if err != nil {
		errs.Add(source.Errorf(at, "letterhead-part", "the part is not well-formed XML: %s", source.Cause(err)))
		return nil
	}
	paragraphs := readParagraphs(part, at, errs)
	if len(*errs) > before {
		return nil
	}
	var edits []edit
	for _, p := range paragraphs {
		found := findPlaceholders(p.text(), at, p.number, errs)
		if len(found) == 0 || len(*errs) > before {
			continue
		}
		switch whole := strings.TrimSpace(p.text()) == p.text()[found[0].start:found[0].end]; {
		case found[0].isFurniture() && whole && !holdsMore(part[p.start:p.end]):
			edits = append(edits, edit{p.start, p.end, []segment{{key: found[0].key}}})
		case slices.ContainsFunc(found, placeholder.isFurniture):
			errs.Add(source.Errorf(at, "placeholder", "paragraph %d: a placeholder of furniture must stand alone in its paragraph", p.number))
		default:
			edits = append(edits, healParagraph(p, found, at, errs)...)
		}
	}
	if len(*errs) > before {
		return nil
	}
	return &template{at: at, segments: apply(part, edits)}
}

// holdsMore reports whether a paragraph has something beside text, which would be lost with the paragraph.
func holdsMore(paragraph []byte) bool {
	for _, tag := range [...]string{"<w:drawing", "<w:pict", "<w:object", "<w:fld", "<mc:AlternateContent", "<w:sdt", "<m:"} {
		if bytes.Contains(paragraph, []byte(tag)) {
			return true
		}
	}
	return false
}

// healParagraph gives the new texts of a paragraph with placeholders of facts.
func healParagraph(p *pageParagraph, found []placeholder, at source.Pos, errs *source.Errors) []edit {
	pieces, owner := cut(p, found)
	values := map[string]string{}
	for _, f := range found {
		values[placeholderName(f)] = sentinel(f)
	}
	healed, err := substitute(pieces, values)
	if err == nil {
		err = checkHealed(healed, found)
	}
	if err != nil {
		errs.Add(source.Errorf(at, "placeholder", "paragraph %d: the placeholders cannot be read: %s", p.number, source.Cause(err)))
		return nil
	}
	texts := make([]string, len(p.texts))
	for i, piece := range healed {
		texts[owner[i]] += piece
	}
	var edits []edit
	for i, t := range p.texts {
		segments := []segment{{literal: `<w:t xml:space="preserve">`}}
		segments = append(segments, cutSentinels(texts[i], found)...)
		edits = append(edits, edit{t.start, t.end, append(segments, segment{literal: "</w:t>"})})
	}
	return edits
}

func placeholderName(p placeholder) string {
	if p.optional {
		return p.key + "?"
	}
	return p.key
}

func sentinel(p placeholder) string { return sentinelOpen + placeholderName(p) + sentinelClose }

// cut divides the texts of a paragraph so that no piece has more than a part of one placeholder. owner gives for every
// piece the text that it comes from.
func cut(p *pageParagraph, found []placeholder) (pieces []skeletonText, owner []int) {
	offset := 0
	for i, t := range p.texts {
		from := 0
		for _, f := range found {
			for _, edge := range [...]int{f.start - offset, f.end - offset} {
				if edge > from && edge < len(t.text) {
					pieces, owner = append(pieces, skeletonText{p.number, t.text[from:edge]}), append(owner, i)
					from = edge
				}
			}
		}
		pieces, owner = append(pieces, skeletonText{p.number, t.text[from:]}), append(owner, i)
		offset += len(t.text)
	}
	return pieces, owner
}

// checkHealed makes sure that every placeholder has become its sentinel and that no brace is left.
func checkHealed(healed []string, found []placeholder) error {
	all := strings.Join(healed, "")
	if strings.ContainsAny(all, "{}") || strings.Count(all, sentinelOpen) != len(found) {
		return source.Errorf(source.Pos{}, "placeholder", "some were left as they are")
	}
	for _, f := range found {
		if !strings.Contains(all, sentinel(f)) {
			return source.Errorf(source.Pos{}, "placeholder", "“%s” was lost", f.key)
		}
	}
	return nil
}

// cutSentinels cuts a healed text where values go.
func cutSentinels(text string, found []placeholder) []segment {
	var out []segment
	for {
		before, rest, more := strings.Cut(text, sentinelOpen)
		if before != "" {
			out = append(out, segment{literal: escaped(before)})
		}
		if !more {
			return out
		}
		name, after, _ := strings.Cut(rest, sentinelClose)
		for _, f := range found {
			if placeholderName(f) == name {
				out = append(out, segment{key: f.key, optional: f.optional})
				break
			}
		}
		text = after
	}
}

// apply puts edits into a part; neighbouring literals become one.
func apply(part []byte, edits []edit) []segment {
	slices.SortFunc(edits, func(a, b edit) int { return a.start - b.start })
	var out []segment
	add := func(s segment) {
		if last := len(out) - 1; s.key == "" && last >= 0 && out[last].key == "" {
			out[last].literal += s.literal
			return
		}
		out = append(out, s)
	}
	from := 0
	for _, e := range edits {
		add(segment{literal: string(part[from:e.start])})
		for _, s := range e.segments {
			add(s)
		}
		from = e.end
	}
	add(segment{literal: string(part[from:])})
	return out
}

// readParagraphs reads the paragraphs of a header or footer, those of text boxes too. Texts that a placeholder cannot
// stand in are checked for braces.
func readParagraphs(part []byte, at source.Pos, errs *source.Errors) []*pageParagraph {
	r := paragraphReader{at: at, errs: errs}
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		before := int(d.InputOffset())
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return r.all
		}
		if err != nil {
			errs.Add(source.Errorf(at, "letterhead-part", "the part is not well-formed XML: %s", source.Cause(err)))
			return nil
		}
		r.token(token, before, int(d.InputOffset()))
	}
}

// paragraphReader follows where in a part the decoder is.
type paragraphReader struct {
	at   source.Pos
	errs *source.Errors
	all  []*pageParagraph
	open []*pageParagraph // paragraphs around, the innermost last
	path []xml.Name
	text *textElement
}

func (r *paragraphReader) token(token xml.Token, start, end int) {
	switch token := token.(type) {
	case xml.StartElement:
		r.path = append(r.path, token.Name)
		if token.Name.Space == nsMain && token.Name.Local == "p" {
			p := &pageParagraph{number: len(r.all) + 1, start: start}
			r.all, r.open = append(r.all, p), append(r.open, p)
		}
		if token.Name.Space == nsMain && token.Name.Local == "t" {
			r.text = &textElement{start: start}
		}
	case xml.EndElement:
		r.path = r.path[:len(r.path)-1]
		r.close(token.Name, end)
	case xml.CharData:
		r.characters(string(token))
	case xml.Directive:
		r.errs.Add(source.Errorf(r.at, "letterhead-part", "the part has a document type, which Word does not allow"))
	}
}

func (r *paragraphReader) close(name xml.Name, end int) {
	if name.Space != nsMain {
		return
	}
	switch {
	case name.Local == "t" && r.text != nil:
		r.text.end = end
		if inner := len(r.open) - 1; inner >= 0 && r.text.text != "" {
			r.open[inner].texts = append(r.open[inner].texts, *r.text)
		}
		r.text = nil
	case name.Local == "p":
		r.open[len(r.open)-1].end = end
		r.open = r.open[:len(r.open)-1]
	}
}

func (r *paragraphReader) characters(s string) {
	if r.text != nil {
		r.text.text += s
		if strings.ContainsAny(s, sentinelOpen+sentinelClose+languageMark+rareMark) {
			r.errs.Add(source.Errorf(r.at, "letterhead-part", "paragraph %d has a character that the program uses itself (U+10FFF0 to U+10FFF3)", len(r.all)))
		}
		return
	}
	if len(r.path) > 0 && r.path[len(r.path)-1].Local == "t" && strings.ContainsAny(s, "{}") {
		r.errs.Add(source.Errorf(r.at, "placeholder", "paragraph %d: “%s” stands in a drawing or a formula, where no value can be put", len(r.all), shown(s)).
			WithHint("write the placeholder as ordinary text"))
	}
}
