package redact

import "github.com/pykala/pykala/render/doc"

// facts redacts the facts of a part.
func (r *redactor) facts(f *doc.Facts) *doc.Facts {
	out := *f
	out.PublicTitle = nil // it stands for a title that may be shown
	for _, one := range singleFacts(&out) {
		*one.fact = r.fact(one.name, *one.fact)
	}
	out.Recipient = r.recipient(f.Recipient)
	out.Preparers, out.Contacts, out.Signers = r.people("preparers", f.Preparers), r.people("contacts", f.Contacts), r.people("signers", f.Signers)
	out.Presenter = r.person("presenter", f.Presenter)
	out.Meeting = r.meeting(f.Meeting)
	out.Reference, out.Distribution, out.Notified = r.list("reference", f.Reference), r.list("distribution", f.Distribution), r.list("notified", f.Notified)
	out.Attachments = nil
	for _, a := range f.Attachments {
		out.Attachments = append(out.Attachments, r.attachment(a))
	}
	return &out
}

// namedFact is a fact with the name that house styles know it by.
type namedFact struct {
	name string
	fact *doc.Fact
}

// singleFacts gives the facts that are a text each.
func singleFacts(f *doc.Facts) []namedFact {
	return []namedFact{
		{"document_type", &f.DocumentType},
		{"title", &f.Title},
		{"diary", &f.Diary},
		{"date", &f.Date},
		{"section", &f.Section},
		{"item_number", &f.ItemNumber},
		{"deadline", &f.Deadline},
		{"signature", &f.Signature.Place},
		{"signature", &f.Signature.Date},
		{"appeal", &f.Appeal},
		{"vote", &f.Vote},
	}
}

func (r *redactor) fact(name string, f doc.Fact) doc.Fact {
	r.place = name
	out, _ := r.text(f)
	return out
}

func (r *redactor) list(name string, facts []doc.Fact) []doc.Fact {
	var out []doc.Fact
	for _, f := range facts {
		out = append(out, r.fact(name, f))
	}
	return out
}

// people takes the names and contact points of persons away. A notice stands for the name; the title is the office's, not the
// person's.
func (r *redactor) people(name string, people []doc.Person) []doc.Person {
	r.place = name
	var out []doc.Person
	for _, p := range people {
		if r.hides(p.Mark) {
			r.remove(doc.RemovedPerson, p.Mark, r.at)
			p = doc.Person{Mark: p.Mark, Last: r.noticeText([]doc.Mark{p.Mark}), Title: p.Title, Unit: p.Unit}
		}
		out = append(out, p)
	}
	return out
}

// recipient takes away who a private recipient is.
func (r *redactor) recipient(to doc.Recipient) doc.Recipient {
	r.place = "recipient"
	if r.hides(to.Mark) {
		r.remove(doc.RemovedRecipient, to.Mark, r.at)
		return doc.Recipient{Mark: to.Mark, Name: r.noticeText([]doc.Mark{to.Mark})}
	}
	to.Twins = r.fact("recipient", to.Twins)
	return to
}

// attachment takes the title of an attachment away. Its number stays, so that those of the others are the same in every
// rendering, and a reference to it too.
func (r *redactor) attachment(a doc.Attachment) doc.Attachment {
	r.place = "attachments"
	if a.Kind == doc.KindBackground {
		r.place = "background"
	}
	if !r.hides(a.Mark) {
		var changed bool
		if a.Title, changed = r.text(a.Title); changed {
			a.Key = r.rename(a.Key)
		}
		return a
	}
	r.remove(doc.RemovedAttachment, a.Mark, a.At)
	words := r.words.SecretAttachment
	if a.Mark.Publicity == doc.Personal {
		words = r.words.PersonalAttachment
	}
	a.Key, a.Title = r.rename(a.Key), doc.Fact{doc.Text{Node: a.Node, S: words.With(a.Mark.Ground)}}
	return a
}
