package doc

import (
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// Publicity says who may see something.
type Publicity string

// The degrees of publicity. What is not marked is public.
const (
	Public   Publicity = ""
	Personal Publicity = "personal" // personal data, shown to the public until the appeal time ends (Local Government Act 410/2015, 140 §)
	Secret   Publicity = "secret"   // kept secret by law (Act on the Openness of Government Activities 621/1999, 22–24 §)
)

// Mark is put on what is not for everybody.
type Mark struct {
	Publicity Publicity
	Ground    string // the provision, as it is printed: "JulkL 24 § 1 mom. 25 k."; empty if none is given
}

// Rendering says for whom a document is made.
type Rendering string

// The renderings of one record.
const (
	RenderingFull        Rendering = ""             // everything, for those who may see it
	RenderingPublic      Rendering = "public"       // without what is secret
	RenderingAfterAppeal Rendering = "after-appeal" // as it stays on the web after the appeal time: without personal data too
)

// Name gives the rendering by the name that people ask for it by: “full”, “public”, “after-appeal”.
func (r Rendering) Name() string {
	if r == RenderingFull {
		return "full"
	}
	return string(r)
}

// Renderings gives every rendering, the full one first.
func Renderings() []Rendering {
	return []Rendering{RenderingFull, RenderingPublic, RenderingAfterAppeal}
}

// Shows reports whether a rendering shows what is marked so. A degree that is not known is shown in the full rendering only.
func (r Rendering) Shows(p Publicity) bool {
	switch {
	case r == RenderingFull || p == Public:
		return true
	case r == RenderingPublic:
		return p == Personal
	}
	return false
}

// Notices are the words that tell of publicity, in the language of a document.
type Notices struct {
	Secret, Personal                     Notice // in the place of a removed text
	SecretAttachment, PersonalAttachment Notice // in the place of the title of an attachment
	Matter                               Notice // in the place of a secret matter's text
	FullMatter, FullText                 Notice // under the title: a secret matter, a text with secrets in it, shown in full
	PublicSecret, PublicPersonal         Notice // under the title: what was removed
	PublicBoth                           Notice
	PublicFile, AfterAppealFile          string // what the names of files end in: "julkinen"
}

// Notice is a sentence or a phrase in brackets, with and without the ground of secrecy.
type Notice struct {
	Plain    string
	Grounded string // with {ground} where the provisions stand
}

// With gives the notice for provisions, which may be empty.
func (n Notice) With(ground string) string {
	if ground == "" {
		return n.Plain
	}
	return strings.ReplaceAll(n.Grounded, "{ground}", ground)
}

// Removal is one thing that a rendering does not show. It never holds what was removed.
type Removal struct {
	Part      string       // the role of the part, or the name of the fact: "statement", "title", "preparers"
	What      RemovedThing //
	Publicity Publicity    //
	Ground    string       // as it is printed; empty if none is given
	At        source.Pos   // where the mark stands in a template, or the part to which the fact belongs begins
}

// RemovedThing says what kind of thing was removed.
type RemovedThing string

// The kinds of thing.
const (
	RemovedText       RemovedThing = "text"       // a run of text
	RemovedBlock      RemovedThing = "block"      // paragraphs, lists, tables
	RemovedPerson     RemovedThing = "person"     // name and contact points; the title stays
	RemovedRecipient  RemovedThing = "recipient"  // a private person whom the document is for
	RemovedAttachment RemovedThing = "attachment" // the title of an attachment; the number stays
	RemovedMatter     RemovedThing = "matter"     // everything but the public title of a secret matter
	RemovedLink       RemovedThing = "link"       // the address of a link, from the text of which something was removed
	RemovedReference  RemovedThing = "reference"  // to something that was removed
)
