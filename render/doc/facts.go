package doc

// Facts are what is known about a document or an item apart from its prose. What is not known is empty; what only the
// recipient can know is a Blank inline. House styles turn facts into labels, lines and page furniture by the keys in the
// comments; {a.b} in a pattern is one of them.
type Facts struct {
	DocumentType Fact         // document_type: "Kuntasitoumuspyyntö"
	Title        Fact         // title: asiaotsikko
	Notice       Fact         // set by redaction: who may see the text, or what was removed; stands under the title
	PublicTitle  Fact         // what stands for the title where the matter is secret: it tells of what kind the matter is
	Diary        Fact         // diary: diaarinumero, asianumero
	Body         Body         // body.…: the toimielin that decides
	Date         Fact         // date: the day of the meeting, or of the letter
	Section      Fact         // section: the number before or after §
	ItemNumber   Fact         // item_number: on an agenda
	Preparers    []Person     // preparer.…: valmistelija
	Presenter    *Person      // presenter.…: esittelijä
	Sender       Organisation // sender.…: lähettäjä
	Recipient    Recipient    // recipient.…: vastaanottaja
	Reference    []Fact       // reference: viite
	Deadline     Fact         // deadline: last day for an answer
	Contacts     []Person     // contact.…: lisätiedot
	Signers      []Person     // signer.…: allekirjoittajat
	Signature    Signing      // signature.…: where and when the document is signed
	Attachments  []Attachment // attachment.…: liitteet ja oheismateriaali
	Distribution []Fact       // distribution: jakelu
	Notified     []Fact       // notified: tiedoksi
	Appeal       Fact         // appeal: kind of muutoksenhaku, in words
	Outcome      string       // code of how the matter ended, for which every style has a sentence; empty until it has
	Vote         Fact         // vote: the result of the last vote, “7–4”
	Series       Series       // where the numbers of the attachments come from
	Meeting      *Meeting     // of a whole agenda or minutes, and of the items in it
}

// Series says where in a longer series of attachments a document's own stand. The zero Series is not known: then a style
// that numbers attachments through meetings leaves the numbers to the recipient.
type Series struct {
	Known  bool // where the attachments stand in the series
	First  int  // number of the meeting's first attachment; 0 where nothing says it
	Before int  // attachments of the items before this one
}

// Meeting is what is known of a meeting apart from its items.
type Meeting struct {
	Number    Fact          // meeting.number: the meeting's number in the body's year
	Year      Fact          // meeting.year: the year of the meeting's number
	Start     Fact          // meeting.start: a time of day
	End       Fact          // meeting.end: a time of day
	Place     Fact          // meeting.place: where it is held
	Manner    Fact          // meeting.manner: how it is held, in words; empty for one in person
	Summoned  Fact          // meeting.summoned: the day of the summons
	Checked   Fact          // meeting.checked: the day on which the minutes were found right
	Published Fact          // meeting.published: the day from which the minutes have been on the web
	Web       Fact          // meeting.web: the address where the minutes are on the web
	Chair     *Person       // puheenjohtaja
	Secretary *Person       // pöytäkirjanpitäjä
	Checkers  []Person      // checker.…: pöytäkirjantarkastajat
	Present   []Attendee    // members who were there
	Absent    []Attendee    // members who were not
	Others    []Attendee    // those who were there without being members
	Items     []ItemFacts   // its table of contents
	Appeals   []AppealGroup // its sections by kind of appeal
}

// Attendee is somebody of a meeting.
type Attendee struct {
	Person
	Role Fact // attendee.role: “puheenjohtaja”, “jäsen”
	Time Fact // attendee.time: when present, where it was not all the time
	Note Fact // attendee.note: “poissa esteellisenä § 74”, “jäsenen … tilalla”
}

// ItemFacts is one line of a table of contents.
type ItemFacts struct {
	Node
	ID          string // of the item's heading
	Number      Fact   // item.number: on the agenda
	Section     Fact   // item.section: the number before or after §
	Title       Fact   // item.title: asiaotsikko
	Attachments Fact   // item.attachments: set by arranging: “8–9”
}

// AppealGroup is the sections of a meeting that one kind of appeal holds for.
type AppealGroup struct {
	Kind     Fact // appeal_group.kind: the kind of appeal, in words
	Sections Fact // appeal_group.sections: “3–5, 8”
}

// Fact is the text of one fact: usually one Text, Date or Blank. Empty means not known.
type Fact []Inline

// Noun is a noun phrase with the forms that are known of it, by case name: "genitive", "allative".
type Noun struct {
	Text  string // nominative, as it stands in running text
	Forms map[string]string
}

// Body is a toimielin: the board, committee or council that decides.
type Body struct {
	Name         Noun   // "kaupunginhallitus", lower case as in running text
	Abbreviation string // "KH", as the municipality writes it; empty if not known
	Blank        *Blank // set instead of the name when only the recipient knows which body decides
}

// Organisation is a sender: a joint authority, a municipality, a council.
type Organisation struct {
	Name     Noun     // “Esimerkkilän kuntayhtymä”
	Unit     string   // office within it, or empty
	Address  []string // postal address, a line each
	Registry string   // e-mail of the registry (kirjaamo)
	Phone    string   // as it is printed
	Web      string   // address of its web pages
	Logo     *Image   // picture of its letterhead
}

// Recipient is whom a letter is for.
type Recipient struct {
	Mark  Mark     // of everything: a private person
	Name  string   // "Kemijärven kaupunki"
	Twins Fact     // its name in Sámi languages, each a Span: "Anár – Aanaar – Aanar"; empty for most
	Body  string   // "kaupunginhallitus", or empty
	Lines []string // further lines of the address
	Email string   // registry
}

// Person is somebody by role. In what the project ships nobody has a name.
type Person struct {
	Mark        Mark   // of name and contact points; the title and the organisation are public
	First, Last string // names; empty where only the role is known
	Title       Noun   // lower case: "kaupunginjohtaja"
	Phone       string // as it is printed
	Email       string // address
	Unit        string // organisation, where it must be said
	Blank       *Blank // set instead of everything else when only the recipient knows who
}

// Signing is where and when a document is signed; Blanks when it is to be filled by hand.
type Signing struct {
	Place Fact // signature.place: where
	Date  Fact // signature.date: when
}

// AttachmentKind tells what belongs to the record from what is only shown to its readers.
type AttachmentKind string

// The kinds of attachment.
const (
	KindAttachment AttachmentKind = "liite"           // numbered, archived with the record
	KindBackground AttachmentKind = "oheismateriaali" // for information, not part of the record, never numbered
)

// Attachment is something that goes with a document. Its number is computed when the document is arranged.
type Attachment struct {
	Node
	Mark   Mark           // of the attachment: it keeps its number, and its title is not shown
	Key    string         // @key refers to it
	Title  Fact           // as it is printed
	Kind   AttachmentKind // numbered or background
	First  int            // where a running series gives the number of the first attachment; 0 otherwise
	Number Fact           // set by arranging: a number, or a Blank where only the recipient's series gives it
}
