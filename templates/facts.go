package templates

import (
	"path"
	"slices"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// Facts that a kind can list as blanks. What it lists is the recipient's to know: the party's own data or a blank. What it does
// not list is the sender's.
const (
	blankDiary          = "diary"
	blankBody           = "body"
	blankSection        = "section"
	blankDate           = "date"
	blankItemNumber     = "item_number"
	blankPreparer       = "preparer"
	blankPresenter      = "presenter"
	blankSigner         = "signer"
	blankSignaturePlace = "signature_place"
	blankSignatureDate  = "signature_date"
)

var factBlanks = []string{
	blankDiary, blankBody, blankSection, blankDate, blankItemNumber, blankPreparer, blankPresenter, blankSigner, blankSignaturePlace, blankSignatureDate,
}

// caseFacts are the facts that all documents of a case share. What a house style may change is copied before it is given out.
type caseFacts struct {
	sender            doc.Organisation
	contacts, signers []doc.Person
}

func (v viewer) caseFacts(c *data.Case, view *View) caseFacts {
	h := view.Host
	if h == nil {
		return caseFacts{} // a case that is loaded has a host
	}
	return caseFacts{
		sender: doc.Organisation{
			Name: h.Name.noun(), Unit: h.Unit, Address: h.Address, Registry: h.Registry, Phone: h.Phone, Web: h.Web,
			Logo: v.logo(c),
		},
		contacts: v.personFacts(h.Contacts, c.Host.Contacts), signers: v.personFacts(h.Signers, c.Host.Signers),
	}
}

// logo gives the host's picture, which the case has read already. What a logo says is nearly always the name of the
// organisation, so the name is its text alternative where the case has no other.
func (v viewer) logo(c *data.Case) *doc.Image {
	content, ok := c.Picture(c.Host.Logo)
	if !ok {
		return nil
	}
	alt := c.Host.LogoAlt
	if alt.IsZero() {
		alt = c.Host.Name
	}
	return &doc.Image{Name: path.Base(c.Host.Logo), PNG: content, Alt: v.text(alt)}
}

func (v viewer) personFacts(seen []*Person, known []*data.Person) []doc.Person {
	var out []doc.Person
	for i, p := range seen {
		k := known[i]
		out = append(out, doc.Person{
			Mark: v.markOf(k.Publicity, data.Text{}), First: k.First, Last: k.Last, Title: p.Title.noun(), Phone: k.Phone, Email: k.Email,
			Unit: v.plain(k.Unit),
		})
	}
	return out
}

// factMaker makes the facts of one document.
type factMaker struct {
	*Bound
	m    *machine
	p    *data.Party
	view *View
}

func (f factMaker) kind() *Kind { return f.template.Kind }

// day is the one that the document bears.
func (f factMaker) day() data.Date { return f.kind().day(f.c) }

func (f factMaker) item() bool { return f.kind().Layout == doc.LayoutItem }

// answer reports whether the document is what the recipient sends back: the recipient signs it, and it is for the host.
func (f factMaker) answer() bool { return slices.Contains(f.kind().Blanks, blankSigner) }

// attached reports whether the document itself goes with others as an attachment; then it has no attachments, no deadline and
// no copies of its own.
func (f factMaker) attached() bool {
	return slices.ContainsFunc(f.c.Attachments, func(a *data.Attachment) bool { return a.Document == f.kind().Name })
}

func (f factMaker) facts(title []doc.Inline) *doc.Facts {
	facts := &doc.Facts{
		DocumentType: plainFact(f.kind().Title[f.viewer.lang], f.kind().At), Title: title,
		Diary: f.ours(blankDiary, plainFact(f.c.Diary, f.c.PosOf("diary")), plainFact(f.p.Diary, f.p.PosOf("diary"))),
		Date:  f.date(),
		Body:  f.body(),

		Section: f.blank(blankSection), ItemNumber: f.blank(blankItemNumber),
		Sender: f.common.sender, Recipient: f.recipient(), Contacts: slices.Clone(f.common.contacts),
		Signature: doc.Signing{
			Place: f.ours(blankSignaturePlace, plainFact(f.view.Place, f.c.PosOf("place")), nil),
			Date:  f.ours(blankSignatureDate, dateFact(f.day()), nil),
		},
	}
	if f.item() {
		facts.Preparers, facts.Presenter = f.officer(blankPreparer), f.presenter()
		facts.Notified = append(facts.Notified, plainFact(f.common.sender.Name.Text, f.c.Host.Pos()))
	} else {
		facts.Signers = f.signers()
	}
	if f.attached() {
		return facts
	}
	if !f.item() {
		facts.Deadline = dateFact(f.kind().deadline(f.c))
		if f.view.Project != nil {
			facts.Reference = onlyFact(plainFact(f.view.Project.Decision, f.c.Project.PosOf("decision")))
		}
	}
	for _, n := range f.c.Notified {
		facts.Notified = append(facts.Notified, onlyFact(plainFact(f.viewer.text(n), n.At))...)
	}
	return facts
}

// meta describes the document to archives.
func (f factMaker) meta(title []doc.Inline) doc.Meta {
	author := f.common.sender.Name.Text
	switch {
	case f.view.Item != nil:
		author = nameText(f.view.Item.Body.Owner)
	case f.view.Meeting != nil:
		author = nameText(f.view.Meeting.Body.Owner)
	case f.view.Party != nil && (f.item() || f.answer()):
		author = nameText(f.view.Party.Name)
	}
	return doc.Meta{
		Title: doc.InlineText(title), Subject: f.kind().Title[f.viewer.lang], Author: author,
		Date: doc.Date{Year: f.day().Year, Month: f.day().Month, Day: f.day().Day},
	}
}

// ours gives the sender's fact, or the recipient's where the kind lists the fact as a blank: what the party's data say, else a
// blank.
func (f factMaker) ours(name string, senders, recipients doc.Fact) doc.Fact {
	switch {
	case !slices.Contains(f.kind().Blanks, name):
		return senders
	case len(recipients) > 0:
		return recipients
	}
	return f.blank(name)
}

// blank gives a blank where the kind lists one.
func (f factMaker) blank(name string) doc.Fact {
	if !slices.Contains(f.kind().Blanks, name) {
		return nil
	}
	return doc.Fact{f.m.blank(name)}
}

// body gives the body that decides, or a blank where the kind lists one and the case does not know it.
func (f factMaker) body() doc.Body {
	if f.view.Party == nil {
		return doc.Body{}
	}
	if name := f.view.Party.Body; name != nil {
		return doc.Body{Name: name.noun(), Abbreviation: f.viewer.text(f.p.BodyShort)}
	}
	if !slices.Contains(f.kind().Blanks, blankBody) {
		return doc.Body{}
	}
	blank := f.m.blank(blankBody)
	return doc.Body{Blank: &blank}
}

// officer gives a person of whom only the recipient knows who it is.
func (f factMaker) officer(name string) []doc.Person {
	if !slices.Contains(f.kind().Blanks, name) {
		return nil
	}
	blank := f.m.blank(name)
	return []doc.Person{{Blank: &blank}}
}

func (f factMaker) presenter() *doc.Person {
	if f.view.Party == nil {
		return nil
	}
	if title := f.view.Party.Presenter; title != nil {
		return &doc.Person{Title: title.noun()}
	}
	if blanks := f.officer(blankPresenter); len(blanks) > 0 {
		return &blanks[0]
	}
	return nil
}

// signers gives who sign: the host's, or a blank where the recipient does. What goes along as an attachment is not signed by the
// host.
func (f factMaker) signers() []doc.Person {
	if blanks := f.officer(blankSigner); blanks != nil || f.attached() {
		return blanks
	}
	return slices.Clone(f.common.signers)
}

// date gives the day that the document bears. That of an answer is not known: it is the one beside its signature.
func (f factMaker) date() doc.Fact {
	if f.answer() {
		return f.blank(blankDate)
	}
	return f.ours(blankDate, dateFact(f.day()), nil)
}

func (f factMaker) recipient() doc.Recipient {
	if f.answer() {
		h := f.common.sender
		return doc.Recipient{Name: h.Name.Text, Lines: lined(h.Unit, h.Address...), Email: h.Registry}
	}
	if f.view.Party == nil {
		return doc.Recipient{}
	}
	return doc.Recipient{Name: nameText(f.view.Party.Name), Twins: f.twins(), Body: nameText(f.view.Party.Body), Email: f.view.Party.Email}
}

// twins gives the official names of a municipality of the Sámi homeland in the Sámi languages, in the order of maps.
func (f factMaker) twins() doc.Fact {
	m := f.p.Municipality
	if m == nil {
		return nil
	}
	var names doc.Fact
	for i, lang := range m.Sami {
		if i > 0 {
			names = append(names, doc.Text{Node: doc.Node{At: f.p.Pos()}, S: " – "})
		}
		names = append(names, doc.Span{Node: doc.Node{At: f.p.Pos()}, Lang: lang, Text: doc.Plain(m.Name[lang])})
	}
	return names
}

// attachments gives the numbered ones and then the background material.
func (f factMaker) attachments() []doc.Attachment {
	if f.attached() {
		return nil
	}
	var out []doc.Attachment
	add := func(list []*data.Attachment, kind doc.AttachmentKind) {
		for _, a := range list {
			one := f.attachment(a, kind)
			if f.item() && kind == doc.KindAttachment {
				one.First = f.p.FirstAttachment
			}
			out = append(out, one)
		}
	}
	add(f.c.Attachments, doc.KindAttachment)
	add(f.c.Background, doc.KindBackground)
	return out
}

// attachment gives an attachment of the data.
func (t *Bound) attachment(a *data.Attachment, kind doc.AttachmentKind) doc.Attachment {
	return doc.Attachment{
		Node: doc.Node{At: a.Pos()}, Key: a.Key, Kind: kind,
		Title: doc.Fact{doc.Text{Node: doc.Node{At: a.Title.At}, S: t.viewer.plain(a.Title)}},
		Mark:  t.viewer.markOf(a.Publicity, a.Ground),
	}
}

// lined gives lines without the first where it is empty.
func lined(first string, more ...string) []string {
	if first == "" {
		return slices.Clone(more)
	}
	return append([]string{first}, more...)
}

// plainFact gives a text of the data with its place, or nothing where it is empty.
func plainFact(s string, at source.Pos) doc.Fact {
	if s == "" {
		return nil
	}
	return texts(s, doc.Node{At: at}, func(s string) string { return s })
}

func dateFact(d data.Date) doc.Fact {
	if d.IsZero() {
		return nil
	}
	return doc.Fact{doc.Date{Node: doc.Node{At: d.At}, Year: d.Year, Month: d.Month, Day: d.Day}}
}

// onlyFact gives a list of one fact, or none where the fact is empty.
func onlyFact(f doc.Fact) []doc.Fact {
	if len(f) == 0 {
		return nil
	}
	return []doc.Fact{f}
}

func nameText(n *Name) string {
	if n == nil {
		return ""
	}
	return n.text
}
