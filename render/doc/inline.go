package doc

import "github.com/pykala/pykala/internal/source"

// Inline is a piece of a line. The set is closed: a writer that meets one it does not know must fail.
type Inline interface {
	Pos() source.Pos
	inline()
}

// These inlines reach the writers.
type (
	// Text is plain text, already in the document's language and typography (no-break spaces and dashes in place).
	Text struct {
		Node
		S string
	}
	// Strong is emphasis by weight.
	Strong struct {
		Node
		Text []Inline
	}
	// Emph is emphasis by slope.
	Emph struct {
		Node
		Text []Inline
	}
	// Label is a run-in label: it begins the paragraph that it names.
	Label struct {
		Node
		Text []Inline
	}
	// Link is a reference out of the document. URL is checked: https or mailto.
	Link struct {
		Node
		URL  string
		Text []Inline
	}
	// Break ends a line inside a paragraph.
	Break struct{ Node }
	// Blank is a place for what only the recipient knows: a content control in Word, the prompt in brackets elsewhere.
	Blank struct {
		Node
		Name   string // stable within the document kind
		Prompt string // in the document's language
	}
	// Checkbox is a box to tick.
	Checkbox struct {
		Node
		Checked bool
	}
	// Span is text in another language than its surroundings.
	Span struct {
		Node
		Lang string // BCP 47
		Text []Inline
	}
	// Marked is text that is not for everybody. It prints as the text that it is: redaction, which comes before arranging,
	// has put a notice in the place of what the rendering must not show.
	Marked struct {
		Node
		Mark
		Text []Inline
	}
	// PageNumber and PageCount are known when pages are; they stand in furniture only.
	PageNumber struct{ Node }
	// PageCount is the number of pages in all.
	PageCount struct{ Node }
	// PageRef is the number of the page on which the heading or table with an ID begins: in a table of contents. Where a
	// format has no pages, and in plain text, it is “#”. It leads there, and so does the row of a table that it stands in.
	PageRef struct {
		Node
		ID string
	}
)

// These inlines depend on the house style. Arranging replaces them.
type (
	// Ref is replaced by the number of what its ID names: a heading, a table, an attachment.
	Ref struct {
		Node
		ID string
	}
	// AttachmentRef is replaced by the style's phrase for an attachment: "Liitteenä 8".
	AttachmentRef struct {
		Node
		Key string
	}
	// Verb is the verb of a proposal. The style chooses the mood.
	Verb struct {
		Node
		Indicative  string // päättää
		Potential   string // päättänee
		Conditional string // päättäisi
	}
	// Outcome is replaced by the style's sentence for how the matter ended: “Päätösehdotus hyväksyttiin.”
	Outcome struct {
		Node
		Code string
	}
	// Date is a day. The style chooses the form: 18.5.2020 in text, 18.05.2020 in heading lines.
	Date struct {
		Node
		Year, Month, Day int
	}
)

func (Text) inline()          {}
func (Strong) inline()        {}
func (Emph) inline()          {}
func (Label) inline()         {}
func (Link) inline()          {}
func (Break) inline()         {}
func (Blank) inline()         {}
func (Checkbox) inline()      {}
func (Span) inline()          {}
func (Marked) inline()        {}
func (PageNumber) inline()    {}
func (PageCount) inline()     {}
func (PageRef) inline()       {}
func (Ref) inline()           {}
func (AttachmentRef) inline() {}
func (Verb) inline()          {}
func (Outcome) inline()       {}
func (Date) inline()          {}

// IsZero reports whether the date is not set.
func (d Date) IsZero() bool { return d.Year == 0 }

// Plain gives text without a place, or nothing for the empty string.
func Plain(s string) []Inline {
	if s == "" {
		return nil
	}
	return []Inline{Text{S: s}}
}

// Outcomes are the codes of Outcome: how a matter ends in a body, in the order of the ten codes of Helsinki's Ahjo. They are
// those of data.Outcome.
func Outcomes() []string {
	return []string{
		"passed", "passed-voted", "revised", "modified", "rejected", "noted", "returned", "removed", "tabled", "election",
	}
}
