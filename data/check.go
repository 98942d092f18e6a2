package data

import (
	"bytes"
	"image"
	_ "image/jpeg" // logos
	_ "image/png"  // logos
	"slices"

	"github.com/pykala/pykala/internal/source"
)

// check reports what no single value shows.
func (l *loader) check() {
	l.checkDates()
	if l.c.Has("funding") {
		l.checkFunding()
	}
	if l.c.Has("allocation") {
		l.checkAllocation()
	}
	l.checkParties()
	l.checkOrganisation(&l.c.Host)
	l.checkOrganisation(&l.c.Funder)
	l.checkAttachments()
	l.checkMoney()
	l.checkStatement()
	l.checkReplies()
	l.checkReminder()
	l.checkMilestones()
	l.checkComplete()
	l.checkBodies()
	l.checkMatters()
	l.checkMeetings()
	if !l.errs.Failed() {
		// what does not sum is found by summing
		_, err := l.c.Shares()
		l.errs.AddAll(err)
	}
}

// errorf reports a mistake. Where the place is not known, because what is wrong is that something is not there, it is the
// whole case's.
func (l *loader) errorf(pos source.Pos, code, format string, args ...any) *source.Error {
	if !pos.IsValid() {
		pos = l.c.At
	}
	e := source.Errorf(pos, code, format, args...)
	l.errs.Add(e)
	return e
}

// checkMoney reports what is missing where money is to be divided.
func (l *loader) checkMoney() {
	c := l.c
	divided := c.Has("funding") && (c.Has("parties") || c.Has("allocation"))
	for _, key := range []string{"allocation", "project"} {
		if divided && !c.Has(key) {
			l.errorf(c.PosOf("funding"), "missing-key", "the funding is divided between parties, but “%s” is missing", key).
				WithHint("add “%s: …” to the case", key)
		}
	}
	if !c.Has("allocation") {
		return
	}
	for _, key := range []string{"funding", "parties"} {
		if !c.Has(key) {
			l.errorf(c.PosOf("allocation"), "missing-key", "the allocation divides funding between parties, but “%s” is missing", key).
				WithHint("add “%s: …” to the case", key)
		}
	}
}

func (l *loader) checkDates() {
	c := l.c
	if !c.Deadline.IsZero() && !c.Date.IsZero() && c.Deadline.Compare(c.Date) < 0 {
		l.errorf(c.Deadline.At, "deadline-before-date", "the deadline %s is before the date of the documents, %s", c.Deadline, c.Date).
			WithNote(c.Date.At, "the date is here").WithHint("move one of them")
	}
}

// checkFunding leaves the sums to Shares: here is only what must hold before anything can be summed.
func (l *loader) checkFunding() {
	f := &l.c.Funding
	if f.Total != nil && *f.Total == 0 {
		l.errorf(f.PosOf("total"), "no-money", "the total is zero")
	}
	keys := keySet{}
	for _, s := range f.Sources {
		keys.add(l, s.Key, s.PosOf("key"))
		l.checkSize(s.Node, "the source needs exactly one of percent, amount and rest", s.Percent != nil, s.Amount != nil, s.Rest)
		if s.Own {
			l.own = append(l.own, s)
		}
	}
	switch {
	case len(f.Sources) == 0:
	case len(l.own) == 0 && l.errs.Failed() && slices.ContainsFunc(f.Sources, func(s *Source) bool { return s.Has("own") }):
		// it could not be read
	case len(l.own) == 0 && !l.c.Has("allocation") && !l.c.Has("parties"):
		// nobody has a share of it
	case len(l.own) == 0:
		l.errorf(f.PosOf("sources"), "no-own-share", "no source is the parties' own share").
			WithHint("write “own: true” under the source that the parties pay")
	case len(l.own) > 1:
		l.errorf(l.own[1].PosOf("own"), "two-own-shares", "two sources are the parties' own share").
			WithNote(l.own[0].PosOf("own"), "the first is here").WithHint("keep “own: true” under one of them")
		l.own = nil // neither says how it may be paid
	}
	l.checkOneRest(f.Sources)
	for _, condition := range f.Conditions {
		if !condition.Has("text") && !condition.Has("coverage") {
			l.errorf(condition.At, "missing-key", "the condition says nothing").WithHint("add “text: …” or “coverage: … %”")
		}
	}
}

func (l *loader) checkOneRest(sources []*Source) {
	var rest *Source
	for _, s := range sources {
		if s.Rest && rest != nil {
			l.errorf(s.PosOf("rest"), "two-rests", "two sources are the rest").WithNote(rest.PosOf("rest"), "the first is here")
		}
		if s.Rest {
			rest = s
		}
	}
}

// checkSize reports, with the complaint, a part that has no size or more than one.
func (l *loader) checkSize(n Node, complaint string, sizes ...bool) {
	given := 0
	for _, size := range sizes {
		if size {
			given++
		}
	}
	if given == 1 || n.Has("percent") && given == 0 || n.Has("amount") && given == 0 {
		return // one size, or one that could not be read and has been reported
	}
	e := l.errorf(n.At, "size", complaint)
	if given > 1 {
		_ = e.WithHint("remove all but one of them")
		return
	}
	_ = e.WithHint("add “percent: … %”, “amount: … €”, or “rest: true” for what the others leave")
}

// keySet finds keys that are used twice or cannot be keys.
type keySet map[string]source.Pos

func (k keySet) add(l *loader, key string, pos source.Pos) {
	if key == "" {
		return
	}
	if !isKey(key) {
		l.errorf(pos, "bad-key", "“%s” cannot be a key", key).WithHint("write a-z, digits and hyphens, a letter first")
		return
	}
	if first, twice := k[key]; twice {
		l.errorf(pos, "duplicate-key", "the key “%s” is used a second time", key).WithNote(first, "the first is here")
		return
	}
	k[key] = pos
}

// checkOrganisation checks the host and the funder: their contact points and the logo.
func (l *loader) checkOrganisation(o *Organisation) {
	l.checkEmail(o.Registry, o.PosOf("registry"))
	for _, people := range [][]*Person{o.Contacts, o.Signers} {
		l.checkRecord(people...)
		for _, p := range people {
			l.checkEmail(p.Email, p.PosOf("email"))
		}
	}
	if o.Logo != "" {
		l.checkLogo(o)
	}
}

func (l *loader) checkEmail(email string, pos source.Pos) {
	if email != "" && !isEmail(email) {
		l.errorf(pos, "bad-email", "“%s” is not an e-mail address", email).WithHint("write it as “kirjaamo@kunta.example”")
	}
}

// The sizes that a logo may have, in pixels a side. It is printed some centimetres wide.
const minLogoSide, maxLogoSide = 16, 4096

func (l *loader) checkLogo(o *Organisation) {
	pos := o.PosOf("logo")
	content, ok := l.files.read(o.Logo, pos, maxLogo, &l.errs)
	if !ok {
		return
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(content))
	switch {
	case err != nil || format != "png" && format != "jpeg":
		l.errorf(pos, "bad-logo", "“%s” is neither a PNG nor a JPEG picture", o.Logo)
	case min(config.Width, config.Height) < minLogoSide || max(config.Width, config.Height) > maxLogoSide:
		l.errorf(pos, "bad-logo", "the logo is %d × %d pixels", config.Width, config.Height).
			WithHint("its sides must be %d to %d pixels", minLogoSide, maxLogoSide)
	default:
		l.c.keep(o.Logo, content)
	}
}

func (l *loader) checkAttachments() {
	keys := keySet{}
	for _, list := range [][]*Attachment{l.c.Attachments, l.c.Background} {
		for _, a := range list {
			keys.add(l, a.Key, a.PosOf("key"))
			l.checkAttachment(a)
		}
	}
}

func (l *loader) checkAttachment(a *Attachment) {
	if a.Document != "" && a.File != "" {
		l.errorf(a.PosOf("file"), "two-contents", "an attachment is a document or a file, not both").WithHint("remove one of them")
	}
	if a.Document != "" && !isKey(a.Document) {
		l.errorf(a.PosOf("document"), "bad-key", "“%s” cannot be a kind of document", a.Document)
	}
	l.checkGround(a.Publicity, a.Ground, a.Node)
	if a.File != "" {
		l.files.read(a.File, a.PosOf("file"), maxFile, &l.errs)
	}
}
