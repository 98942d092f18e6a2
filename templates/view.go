package templates

import (
	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// View is what a template sees: one case for one party in one language. Texts are plain text, empty where the case has
// none; everything else is a pointer, nil where it is missing, so that {{if}} and {{with}} guard it. The tag “data” is the
// key that mends a missing value.
type View struct {
	origin
	Date        *Date         `data:"date"`
	Deadline    *Date         `data:"deadline"`
	Place       string        `data:"place"`
	Diary       string        `data:"diary"`
	Project     *Project      `data:"project"`
	Host        *Organisation `data:"host"`
	Funder      *Organisation `data:"funder"` // nil where the case has none
	Funding     *Funding      `data:"funding"`
	Party       *Party        `data:"parties"`
	PartyCount  int           `data:"parties"`
	Shares      *Shares       `data:"allocation"`
	Attachments []*Attachment `data:"attachments"`
	Background  []*Attachment `data:"background"`

	Parties   []*Party          `data:"parties"`           // all of them, in the order of their names
	Statement *StatementRequest `data:"statement_request"` // nil where nothing is asked
	Replies   *Replies          `data:"parties"`           // in documents that are about all parties
	Reminder  *Reminder         `data:"reminder"`          //
	News      *News             `data:"news"`              //
	Roadmap   *Roadmap          `data:"roadmap"`           //
	Meeting   *Meeting          `data:"meetings"`          // that the document is about; nil for other documents
	Item      *Item             `data:"matters"`           // the item that is written: of a meeting, or of an officer
}

// origin says where a record of the view comes from; it is embedded in every one.
type origin struct {
	at    source.Pos
	label source.Message // what people call the record: “Salla”, “the project”
}

func (o origin) from() origin { return o }

// Project is what the parties join.
type Project struct {
	origin
	Name      *Name   `data:"name"`      // with its kind word, inflected by case: “Uusi alku -hanke”
	Bare      string  `data:"name"`      // without its kind word
	Kind      *Name   `data:"kind"`      // “hanke”
	Short     string  `data:"short"`     //
	Programme string  `data:"programme"` //
	Years     *Years  `data:"years"`     //
	Purpose   *Markup `data:"purpose"`   // stands alone on its line
	Goals     []*Goal `data:"goals"`     //
	Decision  string  `data:"decision"`  //

	Milestones []*Milestone `data:"milestones"`
}

// Goal is one part of the project.
type Goal struct {
	origin
	Title string `data:"title"`
	Text  string `data:"text"`
}

// Organisation is the host or the funder.
type Organisation struct {
	origin
	Name     *Name     `data:"name"`
	Short    string    `data:"short"`
	Unit     string    `data:"unit"`
	Address  []string  `data:"address"`
	Registry string    `data:"registry"`
	Phone    string    `data:"phone"`
	Web      string    `data:"web"`
	Contacts []*Person `data:"contacts"`
	Signers  []*Person `data:"signers"`
}

// Person is somebody by role.
type Person struct {
	origin
	Title *Name  `data:"title"`
	Name  string `data:"first_name"` // first and last name
	Phone string `data:"phone"`
	Email string `data:"email"`
	Unit  string `data:"unit"`
}

// Funding is where the project's money comes from.
type Funding struct {
	origin
	Total      *Money       `data:"total"`
	Own        *Source      `data:"sources"` // the parties' own share
	Sources    []*Source    `data:"sources"`
	Conditions []*Condition `data:"conditions"`
}

// Source gives a source by its key, or nil where the case has no such source.
func (f *Funding) Source(key string) *Source {
	for _, s := range f.Sources {
		if s.Key == key {
			return s
		}
	}
	return nil
}

// Source is one part of the funding.
type Source struct {
	origin
	Key     string
	Name    *Name    `data:"name"`
	Amount  *Money   `data:"amount"`
	Percent *Percent `data:"percent"`
	Own     bool
	InKind  bool // may be given as work time
}

// Condition is a term of the grant.
type Condition struct {
	origin
	Text     *Markup  `data:"text"` // stands alone on its line
	Coverage *Percent `data:"coverage"`
}

// Party is the recipient.
type Party struct {
	origin
	Name           *Name       `data:"organisation"` // official: “Kemijärven kaupunki”
	Place          *Name       `data:"municipality"` // the municipality's own name; nil for others
	Type           *Name       `data:"municipality"` // “kaupunki”, “kunta”, “kuntayhtymä”
	IsMunicipality bool        ``                    //
	InAland        bool        ``                    // a municipality with the municipal law of Åland
	Body           *Name       `data:"body"`         // which decides: “kaupunginhallitus”
	Presenter      *Name       `data:"presenter"`    // title: “kaupunginjohtaja”
	Email          string      `data:"email"`        //
	Group          string      `data:"group"`        // name of its group
	Population     *Population `data:"population"`   //
	Share          *Share      ``                    //
	PaysMoney      bool        ``                    // all of its share
	PaysWork       bool        ``                    // all of its share
	PaysBoth       bool        ``                    //
	Diary          string      `data:"diary"`        // its own diary number
	Reply          *Reply      `data:"reply"`        // nil where it has not answered
}

// Population is how many inhabitants there were on a day. It prints as the count.
type Population struct {
	Count *Number
	Date  *Date
}

// String gives the count.
func (p *Population) String() string { return p.Count.String() }

// Share is what one party pays.
type Share struct {
	origin
	Total      *Money
	Money      *Money
	Work       *Money
	Percent    *Percent // of the whole own share
	ByYear     []*YearAmount
	Party      *Name
	Population *Population
	IsOwn      bool // the recipient's own
}

// YearAmount is the part of a share that falls on one year.
type YearAmount struct {
	Year   int
	Amount *Money
}

// Shares is the own share divided between all parties.
type Shares struct {
	origin
	Years      []int
	Rounding   string // "euros" or "cents"
	Population *Date  `data:"population"` // the day of the population figures
	Total      *Money // the whole budget
	Own        *Money // the parties' own share
	Money      *Money // of the own share
	Work       *Money // of the own share
	ByYear     []*Money
	Groups     []*Group
	Sources    []*Source
}

// Group is parties that share one amount by one key.
type Group struct {
	origin
	Name       string `data:"name"`
	By         string // "population", "equal", "fixed", "percent"
	Total      *Money
	Money      *Money
	Work       *Money
	ByYear     []*Money
	Percent    *Percent    // of the whole own share
	Population *Population // of the whole group; nil where another key divides
	Rows       []*Share
}

// Attachment is something that goes with the request.
type Attachment struct {
	origin
	Key   string
	Title string `data:"title"`
}

// Markup is long prose of the case, in the light markup of templates. It stands alone on its line.
type Markup struct {
	text data.MarkupText
	lack string // mark of a text that is missing in the language of the document; else empty
	mark doc.Mark
}
