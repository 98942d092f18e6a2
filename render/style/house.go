// Package style is the house styles: what makes the same matter look like Kemijärvi's or like Espoo's. A style is data: the
// order of parts, labels and where they stand, phrases, numbering, fonts, page furniture. Arrange applies one to a document;
// what comes out leaves nothing for a writer to decide.
package style

import "github.com/pykala/pykala/render/doc"

// House is one house style, loaded and checked. It is read only and may be shared.
type House struct {
	Name    string
	Page    Page
	Fonts   Fonts
	Looks   map[string]*Look
	Table   TableLook
	Tables  map[string]*TableLook // other looks of tables, by name
	List    ListLook
	Layouts map[doc.Layout]*Layout

	Letterhead *Letterhead // nil takes the one that the program carries

	languages []string // of its labels and phrases, sorted
	parallel  []string // two languages that stand in one document; nil where each has its own
	names     nameOrder
	dates     dateForms
	signAfter bool              // “144 §” instead of “§ 144”
	words     map[string]phrase // single words by what they are for
	outcomes  map[string]phrase // sentences for how a matter ended, by code
	values    []*key            // what Furniture.Values holds
}

// nameOrder is the order of a person's names.
type nameOrder string

const (
	namesFirstLast nameOrder = "first-last"
	namesLastFirst nameOrder = "last-first"
)

// The words of a style.
const (
	wordAnd              = "and"               // before the last of several phrases
	wordAttachmentNumber = "attachment_number" // asks for a number that only the recipient's series gives
)

// Page is the geometry of a page. All lengths are points (1/72 inch); in a style file they are written "20 mm" or "12 pt".
type Page struct {
	Width, Height            float64
	Left, Right, Top, Bottom float64 // margins of the text
	Head, Foot               float64 // distance of the furniture from the paper's edge
	Tab                      float64 // distance between tab stops of the grid, from the left margin
	FirstTop                 float64 // top margin of the text on the first page
}

// Fonts name the typefaces.
type Fonts struct {
	PDF  string // a family the program carries: "liberation-sans"
	Word string // "Arial"
	Alt  string // what Word takes where Word is missing: "Liberation Sans"
}

// Align says how the lines of a paragraph are set.
type Align string

// The alignments of paragraphs.
const (
	AlignLeft   Align = "left"
	AlignRight  Align = "right"
	AlignCenter Align = "center"
)

// Look is how one kind of paragraph is set. All lengths are points.
type Look struct {
	Size     float64 // of the type
	Leading  float64 // distance of baselines
	Before   float64 // space above; the larger of this and the After of what stands above is taken
	After    float64
	Left     float64 // indent from the left margin
	Right    float64
	Width    float64 // widest line, for side headings; 0 is to the right margin
	Bold     bool
	Italic   bool
	Color    string // "#1A1A1A"; empty is black
	Align    Align
	KeepNext bool    // never at the foot of a page without what follows
	KeepAll  bool    // never split over pages
	Border   float64 // rule around a named block, in points; 0 is none
	Padding  float64 // between border and text
	Word     string  // name of Word's style: "Normal", "heading 1", "Caption"
}

// TableLook is how tables are set beyond the looks of their text.
type TableLook struct {
	Rule      float64 // thickness of lines, points
	RuleColor string
	HeadFill  string // background of header rows; empty is none
	OwnFill   string // background of the recipient's own row; it is bold as well, so that colour is never alone
	PadX      float64
	PadY      float64
	Left      float64 // indent from the left margin; negative never
	Text      string  // look of the text, and of that in header rows
	Head      string
}

// Edged reports whether something shows where a table ends: a rule or a background. The text of one without stands flush with
// the text around it.
func (t *TableLook) Edged() bool { return t.Rule > 0 || t.HeadFill != "" || t.OwnFill != "" }

// ListLook is how lists are set.
type ListLook struct {
	Bullet string  // mark of bullet lists: "•", "–"
	Indent float64 // of the text from the text around
}

// The looks that every style must have. A style may have more, for named blocks.
const (
	LookBody        = "body"
	LookTitle       = "title"
	LookHeading2    = "heading-2" // LookHeading2 … LookHeading4 are looks of doc.Heading by level
	LookHeading3    = "heading-3"
	LookHeading4    = "heading-4"
	LookSideHeading = "side-heading" // in the left column
	LookLabel       = "label"        // a label on a line of its own
	LookFact        = "fact"         // one line of facts: diary number, meeting line
	LookIdent       = "identification"
	LookRecipient   = "recipient"
	LookSignature   = "signature"
	LookTable       = "table"
	LookTableHead   = "table-head"
	LookCaption     = "caption"
	LookNote        = "note" // below a table: source, rounding
	LookHeader      = "header"
	LookFooter      = "footer"
)

// TablePlain is the look of tables of contents and of lists of those present, which every style must have.
const TablePlain = "plain"

// Hyphenated reports whether words set in a look may be hyphenated: running text, and tables, whose columns may be narrow.
// Headings, labels, names, addresses and facts stay whole.
func Hyphenated(look string) bool {
	switch look {
	case LookTitle, LookHeading2, LookHeading3, LookHeading4, LookSideHeading, LookLabel, LookFact, LookIdent, LookRecipient,
		LookSignature, LookCaption, LookHeader, LookFooter:
		return false
	}
	return true
}

// HeadingLook gives the look of a heading that names none.
func HeadingLook(level int) string {
	switch level {
	case 1:
		return LookTitle
	case 2:
		return LookHeading2
	case 3:
		return LookHeading3
	default:
		return LookHeading4
	}
}

// Look gives a look by name; an empty name is body text. Arranging has checked that every name exists.
func (h *House) Look(name string) *Look {
	if name == "" {
		name = LookBody
	}
	if l, ok := h.Looks[name]; ok {
		return l
	}
	return h.Looks[LookBody]
}

// TableLook gives a look of tables by name; an empty name is the ordinary one. Arranging has checked that every name exists.
func (h *House) TableLook(name string) *TableLook {
	if t, ok := h.Tables[name]; ok {
		return t
	}
	return &h.Table
}
