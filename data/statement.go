package data

// Question is one question of a request for statements (lausuntopyyntö). Its answers stand with the parties, by its key.
type Question struct {
	Node
	Key     string     `yaml:"key" check:"required"`
	Text    Text       `yaml:"text" check:"required"` // the question, a whole sentence
	Kind    AnswerKind `yaml:"kind"`                  // text if not said
	Options []Text     `yaml:"options"`               // to choose from
	Count   int        `yaml:"count"`                 // how many persons are to be named
	Phrase  Text       `yaml:"phrase"`                // what a body decides when it says yes, as an infinitive phrase: “sitoutua valmisteluun”
}

// AnswerKind is how a question is answered.
type AnswerKind string

// The kinds of answer.
const (
	AnswerText   AnswerKind = "text"
	AnswerYesNo  AnswerKind = "yes-no"
	AnswerChoice AnswerKind = "choice"
	AnswerNames  AnswerKind = "names"
)

// Reply is what a party answered, and where it decided so.
type Reply struct {
	Node
	Received  Date            `yaml:"received" check:"required"` // the day on which it came
	Body      Text            `yaml:"body"`                      // that decided
	Date      Date            `yaml:"date"`                      // of the decision
	Section   string          `yaml:"section"`                   //
	Diary     string          `yaml:"diary"`                     //
	Commits   ReplyCommitment `yaml:"commits"`                   // to a commitment request
	Condition Text            `yaml:"condition"`                 // of a conditional commitment
	Answers   Answers         `yaml:"answers"`                   // by the keys of the questions; “yes” and “no” for those of that kind
	Nominees  []*Nominee      `yaml:"nominees"`                  //
}

// ReplyCommitment is the answer to a commitment request.
type ReplyCommitment string

// The answers.
const (
	CommitsYes         ReplyCommitment = "yes"
	CommitsNo          ReplyCommitment = "no"
	CommitsConditional ReplyCommitment = "conditional"
)

// Nominee is somebody whom a party names as its representative.
type Nominee struct {
	Node
	First  string `yaml:"first_name"`
	Last   string `yaml:"last_name"`
	Title  Text   `yaml:"title"`  // “kaupunginhallituksen puheenjohtaja”
	Deputy bool   `yaml:"deputy"` // varaedustaja
	Email  string `yaml:"email"`

	Publicity Publicity `yaml:"publicity"` // of name and e-mail; public if not said
}

// StatementRequest is what is asked of the parties beside or instead of a commitment.
type StatementRequest struct {
	Node
	Subject   Text        `yaml:"subject" check:"required"` // what the statement is about, a noun phrase
	Purpose   Markup      `yaml:"purpose"`                  // why it is asked
	Questions []*Question `yaml:"questions" check:"required"`
	Silence   Text        `yaml:"silence"` // what no answer is taken to mean, a whole sentence
	Material  []Text      `yaml:"material"`
}

// Answers are texts by the keys of the questions that they answer.
type Answers map[string]Text

// Reminder reminds the parties that have not answered.
type Reminder struct {
	Node
	Date     Date `yaml:"date" check:"required"`     // that it bears
	Deadline Date `yaml:"deadline" check:"required"` // the new last day for answers
}
