package style

import (
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// Layout is how a style arranges one family of documents: which parts stand in which order at which stage, what each part
// is made of, what labels it has and where they stand.
type Layout struct {
	at          source.Pos
	orders      map[doc.Stage]*order // the key "" serves every stage that has none of its own
	parts       map[string]*part
	leavesOut   map[string]bool // facts that the layout does not show, on purpose
	leavesOutAt source.Pos
	verb        mood
	marks       marks
	attach      attachments
	tables      tables
	furniture   furniture
	looks       map[string]string // looks that stand in for others in this layout
}

// order is the parts of one stage, first to last.
type order struct {
	at    source.Pos
	names []name
	parts []*part // set when every name has been checked
}

// name is a word of the style file that means something of the style's own: a part, a look, a fact.
type name struct {
	at   source.Pos
	text string
}

// mood is the mood of a proposal's verb.
type mood string

const (
	moodIndicative  mood = "indicative"  // päättää
	moodPotential   mood = "potential"   // päättänee
	moodConditional mood = "conditional" // päättäisi
)

// form is how a proposal is set that templates write as a lead and a list of infinitive phrases.
type form string

const (
	formAsWritten form = ""
	formList      form = "list"     // lead, numbered phrases, the last two joined by “ja”
	formSentence  form = "sentence" // everything in one sentence
	formClauses   form = "clauses"  // the body alone, every phrase with the verb, the number above it
)

// marks is how ordered lists are numbered.
type marks struct {
	prose    doc.Numbering // instead of "1."; empty keeps what the template says
	proposal doc.Numbering // of the phrases of a proposal
}

// series is what attachments are numbered through.
type series string

const (
	seriesItem    series = "item"    // each item or letter begins from 1
	seriesMeeting series = "meeting" // through a meeting: a model item cannot know its numbers
	seriesYear    series = "year"    // through a body's year: the same
)

// attachments is how attachments are numbered and how prose points at them.
type attachments struct {
	series     series
	phrase     phrase  // “liitteenä {attachment.number}”, as inside a sentence
	one        *phrase // instead of phrase where there is exactly one attachment: “liitteenä”
	background phrase  // “oheisena”
	strong     bool    // the phrases are set in bold
}

// tables is how tables are captioned.
type tables struct {
	numbered bool   // always; otherwise only where a text refers to a table by number
	caption  phrase // of numbered tables: “Taulukko {table.number}[. {table.caption}]”
}

// part is one entry of an order. It holds exactly one of title, prose, rows, lines, table, items and earlier.
type part struct {
	at       source.Pos
	name     string
	like     name    // the part that it is but for its label; empty for most
	title    *phrase // the heading of level 1
	prose    []name  // roles of the parts that templates write, placed in the document's order
	rows     []row   // lines on the grid
	lines    []line  // lines composed of facts
	table    *table  // a table composed of facts
	items    bool    // the items of a meeting, each in the layout of items
	earlier  *earlier
	newPage  newPage
	heading  bool // the lines are headings, by which readers find their way
	together bool // the lines make one paragraph
	look     string
	label    *label
	lead     []line // before prose, where there is any
	leadLook string
	side     bool     // headings of prose stand in the left column
	form     form     // of a proposal
	required required // an error where the part is empty
}

// table is a table of which every row is an element of a list of facts.
type table struct {
	columns []column
	groups  []group
	look    name // of tables; empty is the ordinary one
}

// column is one column: what heads it, and its text in every row.
type column struct {
	at    source.Pos
	head  phrase
	text  phrase
	align doc.Align
	width float64
}

// group is rows for the elements of one list, below a row that names them where there is a label.
type group struct {
	at    source.Pos
	label *phrase
	each  *factList
}

// earlier is the handlings of the same matter in other bodies before this one.
type earlier struct {
	newestFirst bool
	lines       []line // each as these lines
	names       []name // or each as these parts
	order       *order // set when every name has been checked
}

// required says at which stages a part must hold something.
type required struct {
	always bool
	stages []doc.Stage
}

func (r required) at(stage doc.Stage) bool {
	if r.always {
		return true
	}
	for _, s := range r.stages {
		if s == stage {
			return true
		}
	}
	return false
}

// newPage says what begins a page.
type newPage string

const (
	pageNone  newPage = ""
	pageFirst newPage = "true" // the part
	pageEach  newPage = "each" // every item
)

// place is where a label stands.
type place string

const (
	placeLine  place = "line"   // a heading above the part
	placeRunIn place = "run-in" // begins the part's first paragraph
	placeSide  place = "side"   // a heading in the left column
)

// label names a part.
type label struct {
	at    source.Pos
	text  phrase
	one   *phrase // where the part shows exactly one thing: “Liite” instead of “Liitteet”
	place place
	keep  bool    // stands even where its part is empty
	empty *phrase // what stands in the place of an empty part: “–”
	plain bool    // a run-in label that is not set in bold
	look  string
}

// line is one text composed of facts, or one for every element of a list of facts.
type line struct {
	at      source.Pos
	each    *factList // nil for a single line
	text    phrase
	between string // set where the elements make one line
	end     string // after the last of the elements that make one line
	capital bool   // the elements that make one line begin with a capital letter
	joined  bool
}

// cell is a line at a tab stop.
type cell struct {
	line
	tab    int
	strong bool
}

// row is cells on one line of the grid.
type row struct {
	at    source.Pos
	cells []cell
}

// furniture is what repeats around the text.
type furniture struct {
	logo                   bool // the sender's
	first, continued, foot []row
}

// phrase is a text by language. In each language it has alternatives, of which the first whose facts are known is taken.
type phrase struct {
	at  source.Pos
	all []*pattern            // in every language; nil where the text depends on it
	by  map[string][]*pattern // by language
}

func (p *phrase) in(lang string) []*pattern {
	if p.all != nil {
		return p.all
	}
	return p.by[lang]
}

// patterns calls visit for every pattern of the phrase.
func (p *phrase) patterns(visit func(*pattern)) {
	for _, alternative := range p.all {
		visit(alternative)
	}
	for _, lang := range sortedKeys(p.by) {
		for _, alternative := range p.by[lang] {
			visit(alternative)
		}
	}
}

// phrases calls visit for every phrase of a part.
func (p *part) phrases(visit func(*phrase)) {
	if p.title != nil {
		visit(p.title)
	}
	lists := [][]line{p.lines, p.lead}
	if p.earlier != nil {
		lists = append(lists, p.earlier.lines)
	}
	for _, lines := range lists {
		for i := range lines {
			visit(&lines[i].text)
		}
	}
	rowPhrases(p.rows, visit)
	if p.table != nil {
		p.table.phrases(visit)
	}
	if p.label != nil {
		visit(&p.label.text)
		for _, other := range []*phrase{p.label.one, p.label.empty} {
			if other != nil {
				visit(other)
			}
		}
	}
}

func (t *table) phrases(visit func(*phrase)) {
	for i := range t.columns {
		visit(&t.columns[i].head)
		visit(&t.columns[i].text)
	}
	for i := range t.groups {
		if t.groups[i].label != nil {
			visit(t.groups[i].label)
		}
	}
}

func rowPhrases(rows []row, visit func(*phrase)) {
	for _, r := range rows {
		for i := range r.cells {
			visit(&r.cells[i].text)
		}
	}
}

// phrases calls visit for every phrase of the page furniture.
func (f *furniture) phrases(visit func(*phrase)) {
	for _, rows := range [][]row{f.first, f.continued, f.foot} {
		rowPhrases(rows, visit)
	}
}
