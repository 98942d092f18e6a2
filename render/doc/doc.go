// Package doc is the document between the templates that compose it and the writers that set it: a tree of parts, each
// with its facts and its blocks of prose.
//
// A tree is made twice. The templates make it with facts apart from prose and with inlines that depend on the house style
// (Verb, AttachmentRef, Date, Ref). Package style then arranges it: parts stand in their final order, every fact has become
// text, and nothing is left to decide. Writers see only the arranged tree. The package knows nothing of templates, of data
// or of file formats.
package doc

import "github.com/pykala/pykala/internal/source"

// Layout is the family of arrangement that a kind of document belongs to.
type Layout string

// The layouts.
const (
	LayoutItem    Layout = "item"    // one matter on an agenda or in minutes (asiakohta)
	LayoutLetter  Layout = "letter"  // a letter on the SFS 2487 grid
	LayoutMeeting Layout = "meeting" // a whole agenda or minutes
	LayoutTable   Layout = "table"   // an appendix table (liitetaulukko)
)

// Stage is where in its life an item stands. Letters and tables have none.
type Stage string

// The stages of an item.
const (
	StageAgenda  Stage = "agenda"  // esityslista: a proposal, no decision yet; blanks are allowed
	StageMinutes Stage = "minutes" // pöytäkirja: with handling and decision
	StageExtract Stage = "extract" // pöytäkirjanote
	StageOfficer Stage = "officer" // viranhaltijapäätös: decided by one officer, with no meeting
)

// Document is one text for one recipient in one language.
type Document struct {
	Kind      string // name of the kind's folder: "commitment-request"
	Lang      string // BCP 47: "fi", "sv"
	Layout    Layout
	Stage     Stage
	Rendering Rendering // set by redaction
	Removed   []Removal // set by redaction: what the rendering does not show
	Meta      Meta
	Furniture Furniture // set by arranging
	Parts     []*Part
}

// Meta describes the document to archives and readers: PDF's XMP, Word's core properties.
type Meta struct {
	Title   string // never empty
	Subject string // name of the document type in the document's language: "Kuntasitoumuspyyntö"
	Author  string // the organisation that sends or decides
	Date    Date   // the date that the document bears, never the clock's
}

// Furniture is what stands around the text on every page. It repeats, so writers mark it as an artifact; what a reader must
// not miss stands in the parts as well.
type Furniture struct {
	Logo      *Image
	First     []FieldRow        // head of the first page
	Continued []FieldRow        // head of the following pages
	Foot      []FieldRow        // foot of every page
	Values    map[string]string // plain text of facts by key ("sender.name"), for the placeholders of a Word letterhead
}

// Image is a picture with its text alternative.
type Image struct {
	Name string // file name, for messages and for the name inside a Word file
	PNG  []byte // PNG or JPEG bytes
	Alt  string // text alternative in the document's language; never empty
}

// Part is a document, an item, one body's handling of it, or a section such as the proposal. Parts nest.
type Part struct {
	Node
	Role   Role
	Facts  *Facts // nil where the part has none of its own; a part sees its parents' facts
	Frozen bool   // an earlier body's text, of which only the look may change
	Mark   Mark   // secret: the matter appears by its public title only
	Blocks []Block
	Parts  []*Part
}

// Role says what a part is for. House styles order and label parts by it.
type Role string

// The roles of prose that templates write. House styles add roles of their own for what they compose of facts.
const (
	RoleText         Role = "text"         // a letter's or a table's text; also a template's text outside named parts
	RoleStatement    Role = "statement"    // selostus: statement of the matter
	RoleProposal     Role = "proposal"     // päätösehdotus
	RoleSummary      Role = "summary"      // tiivistelmä
	RoleCompetence   Role = "competence"   // toimivalta
	RoleImpact       Role = "impact"       // vaikutusten arviointi
	RoleEconomy      Role = "economy"      // taloudelliset vaikutukset
	RoleHandling     Role = "handling"     // käsittely: proposals, votes, disqualifications
	RoleEvents       Role = "events"       // who came and went, who was heard, what was checked at once
	RoleDecision     Role = "decision"     // päätös
	RoleDissent      Role = "dissent"      // eriävä mielipide
	RoleExecution    Role = "execution"    // täytäntöönpano
	RoleRecord       Role = "record"       // an earlier body's text as it stands in its minutes
	RoleEarlier      Role = "earlier"      // an earlier handling of the matter: a part with facts of its own
	RoleInstructions Role = "instructions" // muutoksenhakuohjeet
	RoleSummons      Role = "summons"      // kokouskutsu
	RoleOpening      Role = "opening"      // laillisuus ja päätösvaltaisuus, on the cover
	RoleCertificate  Role = "certificate"  // checking, publication, certification of an extract
	RoleItem         Role = "item"         // a whole item
	RoleMeeting      Role = "meeting"      // a whole agenda or minutes
	RoleConditions   Role = "conditions"   // a commitment's terms
	RoleDeclaration  Role = "declaration"  // a commitment's operative sentence and what the signer fills in
)

// Node is embedded in whatever has a place in a template or in data.
type Node struct{ At source.Pos }

// Pos gives the place.
func (n Node) Pos() source.Pos { return n.At }
