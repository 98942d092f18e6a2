// Package json writes the twin of a document for machines: its parts by role with their plain text and their blocks, the facts
// that are known of it, and the figures of its tables. The twin holds what the document holds and nothing else; what repeats on
// pages is left out. Schema says what stands where, and docs/json.md what may be relied on.
package json

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// Writer writes documents in one house style. It may be used by several goroutines at once.
type Writer struct{ style string }

// Open makes a writer.
func Open(h *style.House) (*Writer, error) { return &Writer{h.Name}, nil }

// Write writes one document, or nothing if something is wrong with it; then the error is a source.Errors with all that is.
func (w *Writer) Write(out io.Writer, d *doc.Document) (doc.Report, error) {
	t := twin{}
	file := t.document(d, w.style)
	t.checkStrings(reflect.ValueOf(file))
	if err := t.errs.Err(); err != nil {
		return doc.Report{}, err
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(file); err != nil {
		return doc.Report{}, err
	}
	_, err := out.Write(b.Bytes())
	return doc.Report{}, err
}

// twin makes the twin of one document and collects what is wrong.
type twin struct{ errs source.Errors }

// document is the twin of one document.
type document struct {
	Schema    string        `json:"schema" const:"urn:pykala:schema:document:1"` // name and version of this schema
	Kind      string        `json:"kind"`                                        // name of the kind of document, such as commitment-request
	Lang      string        `json:"lang"`                                        // language of the document (BCP 47)
	Layout    doc.Layout    `json:"layout"`                                      // family of arrangement
	Stage     doc.Stage     `json:"stage,omitempty"`                             // where in its life an item stands; letters and tables have none
	Rendering doc.Rendering `json:"rendering,omitempty"`                         // for whom the document is made; absent where it holds everything
	Style     string        `json:"style"`                                       // name of the house style
	Meta      meta          `json:"meta"`                                        // what describes the document to archives
	Parts     []part        `json:"parts"`                                       // the document's parts in their order
	Figures   []figure      `json:"figures"`                                     // the figures of its tables in the order of the text
}

// meta describes the document to archives and readers.
type meta struct {
	Title   string `json:"title"`             // the document's title
	Subject string `json:"subject,omitempty"` // name of the type of document, in its language
	Author  string `json:"author,omitempty"`  // the organisation that sends or decides
	Date    day    `json:"date,omitempty"`    // the day that the document bears
}

// part is a part of a document: the whole, an item, a section such as the proposal. Parts nest.
type part struct {
	Role   doc.Role `json:"role"`             // what the part is for: title, statement, proposal, decision …; house styles have roles of their own
	Frozen bool     `json:"frozen,omitempty"` // an earlier body's text
	Facts  members  `json:"facts,omitempty"`  // what is known apart from the text; a part without facts of its own shares those of the part around it
	Text   string   `json:"text"`             // plain text of the part's own blocks; those of the parts within it follow in their order
	Blocks []block  `json:"blocks"`           // the part's own blocks in their order
	Parts  []part   `json:"parts"`            // the parts within it, which stand after its blocks
}

func (t *twin) document(d *doc.Document, styleName string) document {
	if d.Meta.Title == "" {
		t.errs.Add(source.Errorf(source.Pos{}, "title", "the document has no title"))
	}
	return document{
		Schema: SchemaName, Kind: d.Kind, Lang: d.Lang, Layout: d.Layout, Stage: d.Stage, Rendering: d.Rendering, Style: styleName,
		Meta:  meta{Title: d.Meta.Title, Subject: d.Meta.Subject, Author: d.Meta.Author, Date: dayOf(d.Meta.Date)},
		Parts: t.parts(d.Parts), Figures: figures(d),
	}
}

func (t *twin) parts(parts []*doc.Part) []part {
	out := make([]part, 0, len(parts))
	for _, p := range parts {
		out = append(out, part{
			Role: p.Role, Frozen: p.Frozen, Facts: t.facts(p.Facts),
			Text:   doc.PlainText(&doc.Document{Parts: []*doc.Part{{Blocks: p.Blocks}}}),
			Blocks: t.blocks(p.Blocks), Parts: t.parts(p.Parts),
		})
	}
	return out
}

// day is a day as ISO 8601 writes it: “2020-05-04”; empty where it is not known.
type day string

func dayOf(d doc.Date) day {
	if d.IsZero() {
		return ""
	}
	return day(fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day))
}

// checkStrings finds texts that are not UTF-8, which would be changed on their way into the file.
func (t *twin) checkStrings(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if text := v.String(); !utf8.ValidString(text) {
			t.errs.Add(source.Errorf(source.Pos{}, "illegal-character", "the text “%s” is not UTF-8", fmt.Sprintf("%.60q", text)).
				WithHint("take it out; such characters come along when text is copied from another program"))
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			t.checkStrings(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			t.checkStrings(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			t.checkStrings(v.Field(i))
		}
	}
}
