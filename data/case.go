package data

import "github.com/pykala/pykala/internal/source"

// Node is embedded in every record: it knows where the record stands in the file it was read from.
type Node struct {
	At     source.Pos
	places map[string]source.Pos // of the record's values, by key
}

// Pos gives the place.
func (n Node) Pos() source.Pos { return n.At }

// PosOf gives the place of one of the record's values by its key in the file, and the record's own where the key is not there.
func (n Node) PosOf(key string) source.Pos {
	if pos, ok := n.places[key]; ok {
		return pos
	}
	return n.At
}

// Has reports whether the record has a value under the key in the file it was read from.
func (n Node) Has(key string) bool {
	_, ok := n.places[key]
	return ok
}

// Case is everything that is known about one joint matter: a folder with project.yaml and its tables, or one YAML file.
// A figure, a name or a date stands in it once; every document takes it from here.
type Case struct {
	Node
	Date        Date          `yaml:"date" check:"required"` // the day that the documents bear; never the clock's
	Place       Text          `yaml:"place"`                 // where letters are signed
	Diary       string        `yaml:"diary"`                 // the sender's diary number (diaarinumero)
	Deadline    Date          `yaml:"deadline"`              // last day for answers
	Project     Project       `yaml:"project"`               // what is joined; a municipality's own matters need none
	Host        Organisation  `yaml:"host" check:"required"` // hallinnoija: runs the project and sends the documents; the municipality, where the case is its own
	Funder      Organisation  `yaml:"funder"`                // rahoittaja
	Funding     Funding       `yaml:"funding"`               //
	Allocation  Allocation    `yaml:"allocation"`            // how the own share is divided between parties
	Parties     []*Party      `yaml:"parties"`               // a list, the name of a CSV file beside project.yaml, or all municipalities: {register: 2025, group: …, table: …}
	Replies     string        `yaml:"replies"`               // the name of a CSV file with what the parties answered, beside project.yaml
	Attachments []*Attachment `yaml:"attachments"`           // in the order in which they are numbered
	Background  []*Attachment `yaml:"background"`            // oheismateriaali: for information, never numbered
	Notified    []Text        `yaml:"notified"`              // tiedoksi: who else gets a copy

	Statement *StatementRequest `yaml:"statement_request"` // lausuntopyyntö
	Reminder  *Reminder         `yaml:"reminder"`          // muistutus to those who have not answered
	News      *News             `yaml:"news"`              // tiedote
	Roadmap   *Roadmap          `yaml:"roadmap"`           // tiekartta
	Bodies    []*Body           `yaml:"bodies"`            // toimielimet
	Courts    []*Court          `yaml:"courts"`            // where courts receive appeals
	Matters   []*Matter         `yaml:"matters"`           // asiat
	Meetings  []*Meeting        `yaml:"meetings"`          // kokoukset, in the order of their days

	Folder   string        `yaml:"-"` // the case's folder, as it was named on the command line
	Inputs   []Input       `yaml:"-"` // every file that was read
	Warnings source.Errors `yaml:"-"` // what is odd in the files but stops nothing

	pictures map[string][]byte // content of the logos, by name
}

// Picture gives the content of a picture that the case names, such as the host's logo. It must not be changed.
func (c *Case) Picture(name string) ([]byte, bool) {
	content, ok := c.pictures[name]
	return content, ok
}

func (c *Case) keep(name string, content []byte) {
	if c.pictures == nil {
		c.pictures = map[string][]byte{}
	}
	c.pictures[name] = content
}

// Input is a file that the case was read from.
type Input struct {
	Name   string // relative to the case's folder, with forward slashes
	SHA256 string // of its bytes, hexadecimal
	Text   string // its content, for excerpts in messages; empty for pictures and attached files
}

// Project is what the parties join.
type Project struct {
	Node
	Name      Text            `yaml:"name" check:"required"`  // without its kind word: "Uudistuva Lappi"
	Kind      Text            `yaml:"kind" check:"required"`  // "hanke" or "ohjelma": the word that is inflected
	Forms     map[string]Text `yaml:"forms"`                  // whole inflected names by case: {genitive: "Uudistuva Lappi -hankkeen"}
	Short     Text            `yaml:"short"`                  // a shorter name, once the full one has been said
	Programme Text            `yaml:"programme"`              // the programme or call that pays for it
	Years     Years           `yaml:"years" check:"required"` // first and last year
	Purpose   Markup          `yaml:"purpose"`                // what it is for: prose
	Goals     []*Goal         `yaml:"goals"`                  //
	Decision  Text            `yaml:"decision"`               // what the request rests on: a steering group's decision, an application

	Milestones []*Milestone `yaml:"milestones"` // what has happened and will happen, in the order of time
}

// Goal is one part of the project.
type Goal struct {
	Node
	Title Text `yaml:"title" check:"required"`
	Text  Text `yaml:"text"` // completes the title in one sentence; may be empty
}

// Organisation is a host, a funder, or a party that is no municipality.
type Organisation struct {
	Node
	Name     Text            `yaml:"name" check:"required"`
	Forms    map[string]Text `yaml:"forms"`    // by case: {genitive: …, allative: …}
	Short    Text            `yaml:"short"`    // abbreviation: "STM", "SHM"
	Unit     Text            `yaml:"unit"`     // office within it
	Address  Lines           `yaml:"address"`  // postal address, a line each
	Registry string          `yaml:"registry"` // e-mail of the registry (kirjaamo)
	Phone    string          `yaml:"phone"`    // switchboard
	Web      string          `yaml:"web"`      //
	Logo     string          `yaml:"logo"`     // PNG or JPEG file in the case's folder
	LogoAlt  Text            `yaml:"logo_alt"` // its text alternative; if it is missing, the name
	Contacts []*Person       `yaml:"contacts"` // lisätiedot
	Signers  []*Person       `yaml:"signers"`  // who sign its letters
}

// Person is somebody by role. Names may be left out: the role is what a document needs. In a meeting a person may be written
// as the key of the attendance.
type Person struct {
	Node
	Ref   string          `yaml:"-"` // the key that was written instead of a record
	First string          `yaml:"first_name"`
	Last  string          `yaml:"last_name"`
	Title Text            `yaml:"title" check:"required"` // lower case: "hankejohtaja"
	Forms map[string]Text `yaml:"forms"`                  // of the title
	Phone string          `yaml:"phone"`
	Email string          `yaml:"email"`
	Unit  Text            `yaml:"unit"`

	Publicity Publicity      `yaml:"publicity"` // of name and contact points; public if not said
	Role      AttendanceRole `yaml:"-"`         // of the attendance that the key names
}

// Funding is where the project's money comes from.
type Funding struct {
	Node
	Total      *Money       `yaml:"total" check:"required"`   // the whole budget; stands once
	Sources    []*Source    `yaml:"sources" check:"required"` // exactly one of them is the parties' own share
	Conditions []*Condition `yaml:"conditions"`               //
}

// Source is one part of the funding. Its size is a per cent of the total, an amount, or the rest.
type Source struct {
	Node
	Key     string          `yaml:"key" check:"required"`  // "grant"
	Name    Text            `yaml:"name" check:"required"` // "valtionavustus"
	Forms   map[string]Text `yaml:"forms"`                 //
	Percent *Percent        `yaml:"percent"`               // of the total
	Amount  *Money          `yaml:"amount"`                //
	Rest    bool            `yaml:"rest"`                  // what the other sources leave
	Own     bool            `yaml:"own"`                   // omarahoitus: the share that the allocation divides
	InKind  bool            `yaml:"in_kind"`               // may be given as work time
}

// Condition is a term of the grant: a sentence, a coverage that the documents put into words, or both.
type Condition struct {
	Node
	Text     Markup   `yaml:"text"`     // the term, as a sentence; may be left out where there is a coverage
	Coverage *Percent `yaml:"coverage"` // of the region's population that must take part; nil if the term is another
}

// Rounding is the unit to which shares are rounded.
type Rounding string

// The roundings.
const (
	RoundCents Rounding = "cents"
	RoundEuros Rounding = "euros"
)

// Allocation says how the own share is divided: first to groups, then by a key inside each group, then to years.
type Allocation struct {
	Node
	Rounding   Rounding  `yaml:"rounding"`                // cents if not said
	Population Date      `yaml:"population"`              // the day of the population figures; its year must be in the register
	Groups     []*Group  `yaml:"groups" check:"required"` //
	Years      []*Yearly `yaml:"years"`                   // as a mapping {2020: 40 %, 2021: 60 %}; per cents sum to 100
}

// KeyKind is what a group's amount is divided by.
type KeyKind string

// The keys.
const (
	ByPopulation KeyKind = "population"
	ByEqual      KeyKind = "equal"
	ByFixed      KeyKind = "fixed"   // the parties' own amounts, which must sum to the group's
	ByPercent    KeyKind = "percent" // the parties' own per cents, which must sum to 100
)

// Group is parties that share one amount by one key.
type Group struct {
	Node
	Key     string   `yaml:"key" check:"required"`  // "municipalities"; parties name it
	Name    Text     `yaml:"name" check:"required"` // "Kunnat"
	Percent *Percent `yaml:"percent"`               // of the own share
	Amount  *Money   `yaml:"amount"`                //
	Rest    bool     `yaml:"rest"`                  // what the other groups leave; at most one group
	By      KeyKind  `yaml:"by" check:"required"`   //
}

// Yearly is the part of every share that falls on one year.
type Yearly struct {
	Node
	Year    int
	Percent Percent
}

// Payment is how a party pays its share.
type Payment string

// The payments.
const (
	PayMoney Payment = "money"
	PayWork  Payment = "work" // työaikana
	PaySplit Payment = "split"
)

// Party is a recipient: a municipality of the register or another organisation.
type Party struct {
	Node
	Municipality *Municipality `yaml:"-"` // nil for other organisations
	Entity       *Entity       `yaml:"-"` // the register's entry of a known organisation; nil for municipalities and unknown ones

	Name            string       `yaml:"municipality"`      // code, Finnish or Swedish name; once loaded, the Finnish name of every party
	Organisation    Organisation `yaml:"organisation"`      // a party that is no municipality: its name, or a record; zero for municipalities
	Group           string       `yaml:"group"`             // a group's key; may be left out where there is one group
	Population      *int         `yaml:"population"`        // instead of the register's
	Percent         *Percent     `yaml:"percent"`           // for a group by percent
	Amount          *Money       `yaml:"amount"`            // for a group by fixed
	Pays            Payment      `yaml:"pays"`              // money if not said
	Work            *Percent     `yaml:"work"`              // of its share, where it pays by split
	Languages       []string     `yaml:"languages"`         // instead of the register's
	Style           string       `yaml:"style"`             // house style of its agenda items
	Email           string       `yaml:"email"`             // of its registry
	Body            Text         `yaml:"body"`              // the toimielin that decides; the board if not said
	BodyShort       Text         `yaml:"body_abbreviation"` // as the party writes it: "KH", "Stst"
	Presenter       Text         `yaml:"presenter"`         // title of the presenting officer (esittelijä)
	Diary           string       `yaml:"diary"`             // its own diary number, if it is known already
	FirstAttachment int          `yaml:"first_attachment"`  // number of the item's first attachment, where a series runs through the meeting
	Reply           *Reply       `yaml:"reply"`             // what it answered
}

// Attachment is something that goes with the request.
type Attachment struct {
	Node
	Key      string `yaml:"key" check:"required"`   // @key refers to it
	Title    Text   `yaml:"title" check:"required"` //
	Document string `yaml:"document"`               // a document kind that this program writes, or empty
	File     string `yaml:"file"`                   // a file in the case's folder, or empty

	Publicity Publicity `yaml:"publicity"` // public if not said
	Ground    Text      `yaml:"ground"`    // of secrecy
}
