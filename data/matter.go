package data

// BodyKind is what a body is by law: it decides who presents to it and how its decisions are appealed.
type BodyKind string

// The kinds of body. An officeholder decides alone, with a series of sections of their own.
const (
	BodyCouncil   BodyKind = "council"   // valtuusto
	BodyBoard     BodyKind = "board"     // hallitus
	BodyCommittee BodyKind = "committee" // lautakunta, valiokunta
	BodySection   BodyKind = "section"   // jaosto
	BodyAssembly  BodyKind = "assembly"  // yhtymäkokous, yhtymävaltuusto: the highest body of a joint authority
	BodyOfficer   BodyKind = "officer"   // viranhaltija
)

// Body is a toimielin, or an officeholder who decides.
type Body struct {
	Node
	Key          string          `yaml:"key" check:"required"`
	Name         Text            `yaml:"name" check:"required"` // lower case, as in running text: “kaupunginhallitus”, “sivistysjohtaja”
	Forms        map[string]Text `yaml:"forms"`                 //
	Abbreviation Text            `yaml:"abbreviation"`          // as the municipality writes it: “KH”, “Stst”
	Kind         BodyKind        `yaml:"kind" check:"required"` //
	Of           string          `yaml:"of"`                    // the party whose body it is, by name; the host if not said
	Revision     string          `yaml:"revision"`              // key of the body that a request for revision goes to; itself if not said
	Presenter    *Person         `yaml:"presenter"`             // esittelijä of its matters, where a matter does not say another
	Style        string          `yaml:"style"`                 // house style of its documents; else that of the party
	Court        string          `yaml:"court"`                 // key of the administrative court, where the municipality's region does not tell it
	Electronic   bool            `yaml:"electronic_signatures"` // its documents are signed electronically
	Office       *Office         `yaml:"office"`                // where its appeals and questions are sent
	Languages    []string        `yaml:"languages"`             // of its documents; those of the party or municipality if not said

	Party        *Party        `yaml:"-"` // whose body it is; nil for the host's
	Municipality *Municipality `yaml:"-"` // whose body it is; nil for joint authorities and for hosts that the register does not know
	Joint        bool          `yaml:"-"` // it is a joint authority's (kuntayhtymä)
}

// Office is where an authority receives documents.
type Office struct {
	Node
	Name     Text   `yaml:"name"`    // “Kemijärven kaupungin kirjaamo”
	Address  Lines  `yaml:"address"` // postal address, a line each
	Visit    Lines  `yaml:"visit"`   // visiting address
	Registry string `yaml:"registry"`
	Phone    string `yaml:"phone"`
	Web      string `yaml:"web"`
	Hours    Text   `yaml:"hours"` // “maanantaista perjantaihin klo 9.00–15.00”
}

// Court is where a court receives documents. Its name is known.
type Court struct {
	Node
	Key    string  `yaml:"court" check:"required"` // “helsinki”, “hameenlinna”, “ita-suomi”, “pohjois-suomi”, “turku”, “vaasa”, “market”
	Office *Office `yaml:"office" check:"required"`
}

// Publicity says who may read something (laki viranomaisten toiminnan julkisuudesta 621/1999, kuntalaki 410/2015 140 §).
type Publicity string

// The publicities. What is personal is public until the time for appeal has passed; what is secret is printed in the full
// rendering only.
const (
	Public   Publicity = "public"
	Personal Publicity = "personal"
	Secret   Publicity = "secret"
)

// Matter is an asia: what is decided, through all bodies that handle it.
type Matter struct {
	Node
	Key         string        `yaml:"key" check:"required"`
	Diary       string        `yaml:"diary"`        // asianumero
	Title       Text          `yaml:"title"`        // may be left out where the text of a handling gives it
	PublicTitle Text          `yaml:"public_title"` // instead of the title where the matter is secret
	Publicity   Publicity     `yaml:"publicity"`    // public if not said
	Ground      Text          `yaml:"ground"`       // of secrecy: “JulkL 24 § 1 mom. 25 k”
	Party       string        `yaml:"party"`        // whom the text of a document kind is written for; the body's own party if not said
	Attachments []*Attachment `yaml:"attachments"`  // those of the case if not said
	Background  []*Attachment `yaml:"background"`   //
	Handlings   []*Handling   `yaml:"handlings" check:"required"`
}

// Handling is what one body does with a matter. It is one record through all its stages: what is known grows from the agenda
// to the minutes and the extract.
type Handling struct {
	Node
	Body    string `yaml:"body"`    // key; may be left out where the meeting is given
	Meeting string `yaml:"meeting"` // key of a meeting of the case; it gives the date and the number
	Date    Date   `yaml:"date"`    // where the meeting is not in the case
	Section string `yaml:"section"` // “144”, “12 a”; in a meeting of the case it is counted

	Preparers   []*Person `yaml:"preparers"`   // valmistelijat
	Presenter   *Person   `yaml:"presenter"`   // esittelijä, instead of the body's own
	Text        string    `yaml:"text"`        // a document kind whose text gives the statement and the proposal
	Summary     Markup    `yaml:"summary"`     // tiivistelmä
	Statement   Markup    `yaml:"statement"`   // selostus; of an officer's decision the grounds
	Competence  Markup    `yaml:"competence"`  // toimivalta
	Impact      Markup    `yaml:"impact"`      // vaikutusten arviointi
	Economy     Markup    `yaml:"economy"`     // taloudelliset vaikutukset
	Proposal    *Proposal `yaml:"proposal"`    // päätösehdotus
	Execution   Markup    `yaml:"execution"`   // täytäntöönpano
	Notified    []Text    `yaml:"notified"`    // tiedoksi
	Attachments []string  `yaml:"attachments"` // keys of the matter's attachments that this body gets; all if not said
	Background  []string  `yaml:"background"`  //

	Proposals     []*Proposal `yaml:"proposals"`       // made in the meeting: the presenter's changed one, members' counter-proposals
	Votes         []*Vote     `yaml:"votes"`           //
	Elections     []*Election `yaml:"elections"`       //
	Events        []*Event    `yaml:"events"`          //
	Outcome       Outcome     `yaml:"outcome"`         // empty until it is decided
	Decision      *Proposal   `yaml:"decision"`        // its own words, where the outcome is not the proposal as it was
	Dissents      []*Dissent  `yaml:"dissents"`        //
	CheckedAtOnce bool        `yaml:"checked_at_once"` // tarkastettiin heti
	Appeal        *Appeal     `yaml:"appeal"`          // a standing item's is known without it
	Published     Date        `yaml:"published"`       // an officer's decision has been on the web from this day; a meeting's minutes say it themselves
	Services      []*Service  `yaml:"services"`        // tiedoksiannot: how and when extracts were served
	Record        Markup      `yaml:"record"`          // the whole text as it stands in an earlier body's minutes, instead of everything else

	Standing Standing `yaml:"-"` // which standing item it is of; empty for matters

	Of *Body    `yaml:"-"` // the body
	In *Meeting `yaml:"-"` // the meeting, where the case has it
	No *Number  `yaml:"-"` // its place in the meeting; nil where the meeting is not in the case
}

// Number is where an item stands in its meeting and in its body's year.
type Number struct {
	Item    int // on the agenda, from 1
	Section int // § of the body's year; 0 where the meeting's first section is not known yet
}

// Proposal is what somebody proposes or a body decides: who does what. The items complete “Kaupunginhallitus päättää” as
// infinitive phrases without a full stop; the text is whole sentences after them, or instead of them.
type Proposal struct {
	Node
	By         *Person   `yaml:"by"`         // who made it in the meeting; the presenter if not said
	Key        string    `yaml:"key"`        // by which a vote names it
	For        string    `yaml:"for"`        // key of the upper body that is asked to decide: “esittää valtuustolle, että valtuusto päättää”
	Verb       Text      `yaml:"verb"`       // in the indicative: “päättää” if not said
	Items      []Markup  `yaml:"items"`      //
	Text       Markup    `yaml:"text"`       //
	Supporters []*Person `yaml:"supporters"` // who supported it
	Withdrawn  bool      `yaml:"withdrawn"`  //
}

// Outcome is how a matter ended in a body, by the ten codes of Helsinki's Ahjo.
type Outcome string

// The outcomes.
const (
	OutcomePassed   Outcome = "passed"       // as proposed
	OutcomeVoted    Outcome = "passed-voted" // as proposed, after a vote
	OutcomeRevised  Outcome = "revised"      // as the presenter changed the proposal
	OutcomeModified Outcome = "modified"     // as the body changed it
	OutcomeRejected Outcome = "rejected"
	OutcomeNoted    Outcome = "noted"    // merkittiin tiedoksi
	OutcomeReturned Outcome = "returned" // palautettiin valmisteltavaksi
	OutcomeRemoved  Outcome = "removed"  // poistettiin esityslistalta
	OutcomeTabled   Outcome = "tabled"   // jätettiin pöydälle
	OutcomeElection Outcome = "election" // vaali
)

// Outcomes gives every outcome, in the order of their codes.
func Outcomes() []Outcome {
	return []Outcome{
		OutcomePassed, OutcomeVoted, OutcomeRevised, OutcomeModified, OutcomeRejected,
		OutcomeNoted, OutcomeReturned, OutcomeRemoved, OutcomeTabled, OutcomeElection,
	}
}

// Nature is what a decision is for those who would appeal against it (kuntalaki 410/2015 136 §).
type Nature string

// The natures.
const (
	NatureFinal       Nature = "final"
	NaturePreparation Nature = "preparation" // valmistelu
	NatureExecution   Nature = "execution"   // täytäntöönpano
)

// Appeal says what a decision is, so that the program can choose the kind of appeal by rule.
type Appeal struct {
	Node
	Nature Nature `yaml:"nature" check:"required"`
	Law    string `yaml:"law"`    // key of a special law whose own rule holds
	Review bool   `yaml:"review"` // the decision answers a request for revision (oikaisuvaatimus)

	Provision Text `yaml:"provision"` // that orders or forbids the appeal, where the law's rule leaves it open: “ympäristönsuojelulaki (527/2014) 190 §”
}

// ServiceWay is how an extract comes to a party (hallintolaki 434/2003 59 and 60 §, laki 13/2003 18 and 19 §).
type ServiceWay string

// The ways of service.
const (
	ServiceLetter     ServiceWay = "letter"     // an ordinary letter
	ServiceElectronic ServiceWay = "electronic" // an ordinary electronic message
	ServiceProven     ServiceWay = "proven"     // whatever proves the day: a receipt, a certificate, handed over
)

// Service is one tiedoksianto: to whom, how and when an extract was sent or handed over.
type Service struct {
	Node
	To   Text       `yaml:"to"` // whom it was served on, where it must be said
	Way  ServiceWay `yaml:"way" check:"required"`
	Date Date       `yaml:"date" check:"required"` // sent or handed over
}

// EventKind is something that happens to persons while a matter is handled.
type EventKind string

// The kinds of event.
const (
	EventDisqualified EventKind = "disqualified" // esteellinen: left, and took no part
	EventLeft         EventKind = "left"         // left the meeting
	EventArrived      EventKind = "arrived"      // arrived at the meeting
	EventAway         EventKind = "away"         // was away for a part of the item
	EventHeard        EventKind = "heard"        // asiantuntija: was heard and left after it
)

// Event is what happened to persons during an item.
type Event struct {
	Node
	Kind   EventKind `yaml:"kind" check:"required"`
	Who    []*Person `yaml:"who" check:"required"` // keys of the meeting's attendance, or persons
	Ground Text      `yaml:"ground"`               // of disqualification: “hallintolain 28 §:n 1 momentin 4 kohta”
	Left   bool      `yaml:"left"`                 // that a disqualified person left the room: KHO 2021:141
	From   Clock     `yaml:"from"`                 //
	To     Clock     `yaml:"to"`                   //
	By     *Person   `yaml:"substitute"`           // who took the seat
}

// VoteMethod is how a vote is taken (kuntalaki 410/2015 104 §).
type VoteMethod string

// The methods.
const (
	VoteRollCall   VoteMethod = "roll-call"  // nimenhuuto
	VoteHands      VoteMethod = "hands"      // kädennosto
	VoteStanding   VoteMethod = "standing"   // seisomaan nousu
	VoteElectronic VoteMethod = "electronic" // äänestyskone
)

// Vote is one vote: those who back the one proposal answer JAA, those who back the other EI.
type Vote struct {
	Node
	Method  VoteMethod `yaml:"method" check:"required"`
	Yes     string     `yaml:"yes"`     // key of the proposal behind JAA; the presenter's if not said
	No      string     `yaml:"no"`      // key of the proposal behind EI
	Ayes    *Ballots   `yaml:"ayes"`    //
	Noes    *Ballots   `yaml:"noes"`    //
	Blank   *Ballots   `yaml:"blank"`   //
	Absent  *Ballots   `yaml:"absent"`  //
	Casting string     `yaml:"casting"` // “yes” or “no”: the chair's vote, where the votes are even
}

// Ballots are votes: how many, or who.
type Ballots struct {
	Node
	Count int
	Who   []*Person
}

// Election is a choice between persons (kuntalaki 410/2015 105 §).
type Election struct {
	Node
	Post       Text         `yaml:"post" check:"required"` // what they are elected to: “tarkastuslautakunnan jäsen”
	Term       Text         `yaml:"term"`                  // “toimikaudeksi 2025–2029”
	Method     ElectMethod  `yaml:"method" check:"required"`
	Candidates []*Candidate `yaml:"candidates" check:"required"`
}

// ElectMethod is how an election is held.
type ElectMethod string

// The methods. An election by ballot is secret.
const (
	ElectUnanimous    ElectMethod = "unanimous"    // without a vote
	ElectMajority     ElectMethod = "majority"     // enemmistövaali
	ElectProportional ElectMethod = "proportional" // suhteellinen vaali
	ElectLot          ElectMethod = "lot"          // arpa
)

// Candidate is somebody who stands in an election.
type Candidate struct {
	Node
	Person  *Person `yaml:"person" check:"required"`
	Deputy  *Person `yaml:"deputy"` // henkilökohtainen varajäsen
	Votes   *int    `yaml:"votes"`
	Elected bool    `yaml:"elected"`
}

// Dissent is a dissenting opinion (eriävä mielipide, kuntalaki 410/2015 106 §).
type Dissent struct {
	Node
	By   *Person `yaml:"by" check:"required"`
	Text Markup  `yaml:"text"` // the written grounds
}
