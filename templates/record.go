package templates

import "github.com/pykala/pykala/data"

// Subject says what a document is about: a party, a meeting, one item.
type Subject struct {
	Party   *data.Party   // whom it is for; nil where it is for all, or the host's own
	Meeting *data.Meeting // of agendas, minutes and extracts
	Item    *data.Item    // of an extract, or an officer's decision
}

// For gives the subject of a document for one party.
func For(p *data.Party) Subject { return Subject{Party: p} }

// Body is a toimielin, or an officeholder who decides.
type Body struct {
	origin
	Name         *Name   `data:"name"` // lower case: “kaupunginhallitus”
	Abbreviation string  `data:"abbreviation"`
	Kind         string  // “council”, “board”, “committee”, “section”, “assembly”, “officer”
	Owner        *Name   // whose body it is: “Kemijärven kaupunki”
	Office       *Office `data:"office"` // where its documents are sent
	Electronic   bool    // its documents are signed electronically
}

// Office is where an authority receives documents.
type Office struct {
	origin
	Name     string   `data:"name"`
	Address  []string `data:"address"`
	Visit    []string `data:"visit"`
	Registry string   `data:"registry"`
	Phone    string   `data:"phone"`
	Web      string   `data:"web"`
	Hours    string   `data:"hours"`
}

// Meeting is one meeting of a body.
type Meeting struct {
	origin
	Body        *Body          `data:"body"`
	Number      int            `data:"number"` // of the body's year; 0 where it is not known
	Date        *Date          `data:"date"`
	Start       string         `data:"start"` // a time of day: “16.00”
	End         string         `data:"end"`
	Place       string         `data:"place"`
	Manner      string         `data:"manner"` // “in-person”, “electronic”, “hybrid”
	Summoned    *Date          `data:"summoned"`
	Checked     *Date          `data:"checked"`
	Published   *Date          `data:"published"`
	Web         string         `data:"web"`
	Items       []*Item        `data:"items"`
	Appeals     []*AppealGroup // by instruction
	AppealKinds []*AppealGroup // by what they are called
	Present     []*Attendee    `data:"attendance"`
	Absent      []*Attendee    `data:"attendance"`
	Others      []*Attendee    `data:"attendance"`
	Checkers    []*Person      `data:"checkers"`
	Chair       *Person        `data:"attendance"`
	Secretary   *Person        `data:"attendance"`
}

// Attendee is somebody of a meeting.
type Attendee struct {
	origin
	Name  string `data:"last_name"` // first and last name
	Title *Name  `data:"title"`     // office: “kaupunginjohtaja”
	Role  string // the word for it: “puheenjohtaja”
}

// Item is one matter as one body handles it: at a meeting, or decided by an officer.
type Item struct {
	origin
	Number        int         // on the agenda; 0 where the meeting is not in the case
	Section       string      `data:"section"`
	Title         string      `data:"title"`
	Standing      string      // “legality”, “checkers”, …; empty for matters
	Diary         string      `data:"diary"`
	Secret        bool        // the public sees its public title only
	Body          *Body       `data:"body"`
	Date          *Date       `data:"date"`
	Preparers     []*Person   `data:"preparers"`
	Presenter     *Person     `data:"presenter"`
	Summary       *Markup     `data:"summary"`
	Statement     *Markup     `data:"statement"`
	Competence    *Markup     `data:"competence"`
	Impact        *Markup     `data:"impact"`
	Economy       *Markup     `data:"economy"`
	Execution     *Markup     `data:"execution"`
	Record        *Markup     `data:"record"`
	Proposal      *Proposal   `data:"proposal"`
	Decision      *Proposal   `data:"decision"`
	Proposals     []*Proposal `data:"proposals"`
	Votes         []*Vote     `data:"votes"`
	Elections     []*Election `data:"elections"`
	Events        []*Event    `data:"events"`
	Dissents      []*Dissent  `data:"dissents"`
	Outcome       string      `data:"outcome"` // a code: “passed”; empty until it is decided
	CheckedAtOnce bool        `data:"checked_at_once"`
	Nature        string      `data:"appeal"` // “final”, “preparation”, “execution”; empty where nobody said
	Notified      []string    `data:"notified"`
	Appeal        *Appeal     `data:"appeal"`   // nil where nobody said, and on the agenda of standing items
	Services      []*Service  `data:"services"` // how and when extracts were served
}

// Proposal is what somebody proposes or a body decides.
type Proposal struct {
	origin
	Key        string
	Body       *Body       // that decides
	By         *Person     `data:"by"`  // nil for the presenter's own
	For        *Body       `data:"for"` // the upper body that is asked to decide
	Verb       inlineValue `data:"verb"`
	Items      []*Markup   `data:"items"`
	Text       *Markup     `data:"text"`
	Supporters []*Person   `data:"supporters"`
	Withdrawn  bool        `data:"withdrawn"`
	Number     int         // among the proposals of members where there are several, from 1
}

// Vote is one vote.
type Vote struct {
	origin
	Method  string    // “roll-call”, “hands”, “standing”, “electronic”
	Yes     *Proposal // behind JAA; nil for the presenter's
	No      *Proposal // behind EI
	Ayes    *Ballots  `data:"ayes"`
	Noes    *Ballots  `data:"noes"`
	Blank   *Ballots  `data:"blank"`
	Absent  *Ballots  `data:"absent"`
	Casting string    // “yes” or “no” where the chair's vote decided
	Number  int       // where there are several, from 1
	Last    bool      // of them
	Decided bool      // the votes, or the chair's, tell which side won
	Passed  bool      // JAA won
}

// Ballots are votes: how many, and who where that is known.
type Ballots struct {
	Count int
	Who   []*Person
}

// Election is a choice between persons.
type Election struct {
	origin
	Post       string       `data:"post"`
	Term       string       `data:"term"`
	Method     string       // “unanimous”, “majority”, “proportional”, “lot”
	Candidates []*Candidate `data:"candidates"`
}

// Candidate is somebody who stands in an election.
type Candidate struct {
	origin
	Person  *Person `data:"person"`
	Deputy  *Person `data:"deputy"`
	Votes   *Number `data:"votes"`
	Elected bool    `data:"elected"`
}

// Event is what happened to persons during an item.
type Event struct {
	origin
	Kind       string    // “disqualified”, “left”, “arrived”, “away”, “heard”
	Who        []*Person `data:"who"`
	Ground     string    `data:"ground"`
	From       string    `data:"from"` // a time of day
	To         string    `data:"to"`
	Substitute *Person   `data:"substitute"`
}

// Dissent is a dissenting opinion.
type Dissent struct {
	origin
	By   *Person `data:"by"`
	Text *Markup `data:"text"`
}

// Milestone is something that happened or will happen in the project.
type Milestone struct {
	origin
	Date         *Date    `data:"date"`
	Month        string   `data:"month"` // in words: “elokuu 2016”; empty where the day is known
	InMonth      string   // the month, where the day is known too
	Title        string   `data:"title"`
	Place        string   `data:"place"`
	Participants *Number  `data:"participants"`
	Steps        []string `data:"steps"`
	Decision     bool     `data:"decision"` // the parties decide something in it
	Past         bool     // before the day that the document bears
}

// StatementRequest is what is asked of the parties.
type StatementRequest struct {
	origin
	Subject   string      `data:"subject"`
	Purpose   *Markup     `data:"purpose"`
	Questions []*Question `data:"questions"`
	Silence   string      `data:"silence"`
	Material  []string    `data:"material"`
}

// Question is one question with the answers of the parties that have answered.
type Question struct {
	origin
	Key     string
	Text    string    `data:"text"`
	Kind    string    // “text”, “yes-no”, “choice”, “names”
	Options []*Option `data:"options"`
	Count   int       `data:"count"` // of persons to be named
	Phrase  string    `data:"phrase"`

	Answered    int      // parties
	Yes         int      // of those
	No          int      // of those
	YesCoverage *Percent // part of the population that those who said yes have
}

// Option is one answer to choose from.
type Option struct {
	Name   string `data:"options"`
	Chosen int    // by so many parties
}

// Answer is what a party answered to a question.
type Answer struct {
	Text    *Quote
	Yes, No bool // of questions of that kind
}

// Replies counts what the parties have answered.
type Replies struct {
	Answered   int      // parties
	Waiting    int      // that have not
	Coverage   *Percent // part of the population that those who answered have; nil where the parties have none
	Population *Date    // the day of the figures
}

// Reply is what a party answered.
type Reply struct {
	origin
	Received  *Date      `data:"received"`
	Body      *Quote     `data:"body"`
	Date      *Date      `data:"date"`
	Section   string     `data:"section"`
	Diary     string     `data:"diary"`
	Commits   string     `data:"commits"` // “yes”, “no”, “conditional”
	Condition *Quote     `data:"condition"`
	Nominees  []*Nominee `data:"nominees"`

	answers map[string]*Answer
}

// Nominee is somebody whom a party names as its representative.
type Nominee struct {
	origin
	Name   string `data:"last_name"`
	Title  *Quote `data:"title"`
	Deputy bool
	Email  string `data:"email"`
}

// Reminder reminds the parties that have not answered.
type Reminder struct {
	origin
	Date     *Date `data:"date"`
	Deadline *Date `data:"deadline"`
}

// News is a notice of the project.
type News struct {
	origin
	Date     *Date   `data:"date"`
	Headline string  `data:"headline"`
	Lead     string  `data:"lead"`
	Done     *Markup `data:"done"`
	Next     *Markup `data:"next"`
	Source   string  `data:"source"`
}

// Roadmap is the way to a goal.
type Roadmap struct {
	origin
	Title    string   `data:"title"`
	Prepared []string `data:"prepared"`
	Organs   []*Organ `data:"organs"`
	Funding  *Markup  `data:"funding"`
	Text     *Markup  `data:"text"`
}

// Organ is one part of the organisation that carries the work.
type Organ struct {
	origin
	Name    string   `data:"name"`
	Task    string   `data:"task"`
	Members []string `data:"members"`
}
