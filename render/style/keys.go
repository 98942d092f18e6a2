package style

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// key is a fact that a pattern shows, found when the style is loaded: “presenter.title.genitive”.
type key struct {
	name   string
	fact   string // the field of doc.Facts that it shows, as the comments there call it; empty for page numbers
	person string // the prefix of a person's keys
	value  func(*scope) doc.Fact
}

// reach is what a pattern can name beside the facts of the whole document.
type reach struct {
	bound string // the element of a list: “preparer”, “attachment”; “table” in a caption
	pages bool   // page numbers, in page furniture
}

// entry is one row of the table of keys.
type entry struct {
	fact string
	show func(*scope) doc.Fact
	noun func(*scope) *doc.Noun // instead of show where the fact has grammatical cases

	blank func(*scope) *doc.Blank // of a noun that only the recipient may know; nil where there is no such thing

	prose bool // it is a template's text, arranged already
}

// cases are the grammatical cases whose forms a pattern may ask for: {presenter.title.genitive}.
var cases = []string{"genitive", "partitive", "essive", "translative", "inessive", "elative", "illative", "adessive", "ablative", "allative"}

// documentKeys are the keys that every pattern may name.
var documentKeys = map[string]entry{
	"document_type": {fact: "document_type", show: func(s *scope) doc.Fact { return s.facts.DocumentType }},
	"title":         {fact: "title", show: func(s *scope) doc.Fact { return s.title }},
	"diary":         {fact: "diary", show: func(s *scope) doc.Fact { return s.facts.Diary }},
	"body.name": {
		fact: "body", noun: func(s *scope) *doc.Noun { return &s.facts.Body.Name }, blank: func(s *scope) *doc.Blank { return s.facts.Body.Blank },
	},
	"body.abbreviation": {fact: "body", show: func(s *scope) doc.Fact { return doc.Plain(s.facts.Body.Abbreviation) }},
	"date":              {fact: "date", show: func(s *scope) doc.Fact { return s.facts.Date }},
	"section":           {fact: "section", show: func(s *scope) doc.Fact { return s.facts.Section }},
	"section.mark":      {fact: "section", show: (*scope).sectionMark},
	"item_number":       {fact: "item_number", show: func(s *scope) doc.Fact { return s.facts.ItemNumber }},
	"sender.name":       {fact: "sender", noun: func(s *scope) *doc.Noun { return &s.facts.Sender.Name }},
	"sender.unit":       {fact: "sender", show: func(s *scope) doc.Fact { return doc.Plain(s.facts.Sender.Unit) }},
	"sender.address":    {fact: "sender", show: func(s *scope) doc.Fact { return doc.Plain(strings.Join(s.facts.Sender.Address, ", ")) }},
	"sender.registry":   {fact: "sender", show: func(s *scope) doc.Fact { return doc.Plain(s.facts.Sender.Registry) }},
	"sender.phone":      {fact: "sender", show: func(s *scope) doc.Fact { return doc.Plain(s.facts.Sender.Phone) }},
	"sender.web":        {fact: "sender", show: func(s *scope) doc.Fact { return doc.Plain(s.facts.Sender.Web) }},
	"recipient.name":    {fact: "recipient", show: func(s *scope) doc.Fact { return doc.Plain(s.facts.Recipient.Name) }},
	"recipient.twins":   {fact: "recipient", show: func(s *scope) doc.Fact { return s.facts.Recipient.Twins }},
	"recipient.body":    {fact: "recipient", show: func(s *scope) doc.Fact { return doc.Plain(s.facts.Recipient.Body) }},
	"recipient.email":   {fact: "recipient", show: func(s *scope) doc.Fact { return doc.Plain(s.facts.Recipient.Email) }},
	"deadline":          {fact: "deadline", show: func(s *scope) doc.Fact { return s.facts.Deadline }},
	"signature.place":   {fact: "signature", show: func(s *scope) doc.Fact { return s.facts.Signature.Place }},
	"signature.date":    {fact: "signature", show: func(s *scope) doc.Fact { return s.facts.Signature.Date }},
	"appeal":            {fact: "appeal", show: func(s *scope) doc.Fact { return s.facts.Appeal }},
	"vote":              {show: func(s *scope) doc.Fact { return s.facts.Vote }},
	"meeting.number":    meetingEntry("number", func(m *doc.Meeting) doc.Fact { return m.Number }),
	"meeting.year":      meetingEntry("number", func(m *doc.Meeting) doc.Fact { return m.Year }),
	"meeting.start":     meetingEntry("start", func(m *doc.Meeting) doc.Fact { return m.Start }),
	"meeting.end":       meetingEntry("end", func(m *doc.Meeting) doc.Fact { return m.End }),
	"meeting.place":     meetingEntry("place", func(m *doc.Meeting) doc.Fact { return m.Place }),
	"meeting.manner":    meetingEntry("manner", func(m *doc.Meeting) doc.Fact { return m.Manner }),
	"meeting.summoned":  meetingEntry("summoned", func(m *doc.Meeting) doc.Fact { return m.Summoned }),
	"meeting.checked":   meetingEntry("checked", func(m *doc.Meeting) doc.Fact { return m.Checked }),
	"meeting.published": meetingEntry("published", func(m *doc.Meeting) doc.Fact { return m.Published }),
	"meeting.web":       meetingEntry("published", func(m *doc.Meeting) doc.Fact { return m.Web }),
	"meeting.sections":  {fact: "items", show: (*scope).meetingSections},
}

// meetingEntry is the row of a fact of the meeting; nothing where a document is of no meeting.
func meetingEntry(fact string, get func(*doc.Meeting) doc.Fact) entry {
	return entry{fact: "meeting." + fact, show: func(s *scope) doc.Fact {
		if s.facts.Meeting == nil {
			return nil
		}
		return get(s.facts.Meeting)
	}}
}

// pageKeys are the keys of page furniture.
var pageKeys = map[string]entry{
	"page":  {show: func(*scope) doc.Fact { return doc.Fact{doc.PageNumber{}} }},
	"pages": {show: func(*scope) doc.Fact { return doc.Fact{doc.PageCount{}} }},
}

// elementKeys are the keys of the element of a list, by the word that the list binds; the empty key is the word itself.
var elementKeys = map[string]map[string]entry{
	"attachment": {
		"number": {fact: "attachments", show: func(s *scope) doc.Fact { return s.attachment.Number }},
		"title":  {fact: "attachments", show: func(s *scope) doc.Fact { return s.attachment.Title }},
	},
	"background":   {"title": {fact: "background", show: func(s *scope) doc.Fact { return s.attachment.Title }}},
	"reference":    {"": {fact: "reference", show: (*scope).elementText}},
	"distribution": {"": {fact: "distribution", show: (*scope).elementText}},
	"notified":     {"": {fact: "notified", show: (*scope).elementText}},
	"line":         {"": {show: (*scope).elementText}},
	"attendee": {
		"role": {fact: "attendance", show: func(s *scope) doc.Fact { return s.attendee.Role }},
		"time": {fact: "attendance", show: func(s *scope) doc.Fact { return s.attendee.Time }},
		"span": {fact: "attendance", show: (*scope).attendeeSpan},
		"note": {fact: "attendance", show: func(s *scope) doc.Fact { return s.attendee.Note }},
	},
	"item": {
		"number":       {fact: "items", show: func(s *scope) doc.Fact { return s.item.Number }},
		"section":      {fact: "items", show: func(s *scope) doc.Fact { return s.item.Section }},
		"section.mark": {fact: "items", show: func(s *scope) doc.Fact { return s.marked(s.item.Section) }},
		"title":        {fact: "items", show: func(s *scope) doc.Fact { return s.item.Title }},
		"attachments":  {fact: "items", show: func(s *scope) doc.Fact { return s.item.Attachments }},
		"page":         {fact: "items", show: func(s *scope) doc.Fact { return doc.Fact{doc.PageRef{ID: s.item.ID}} }},
	},
	"handling": {
		"body.name":         {fact: "body", show: func(s *scope) doc.Fact { return bodyName(&s.handling.Body) }},
		"body.abbreviation": {fact: "body", show: func(s *scope) doc.Fact { return doc.Plain(s.handling.Body.Abbreviation) }},
		"date":              {fact: "date", show: func(s *scope) doc.Fact { return s.handling.Date }},
		"section":           {fact: "section", show: func(s *scope) doc.Fact { return s.handling.Section }},
		"section.mark":      {fact: "section", show: func(s *scope) doc.Fact { return s.marked(s.handling.Section) }},
		"item_number":       {fact: "item_number", show: func(s *scope) doc.Fact { return s.handling.ItemNumber }},
	},
	"appeal_group": {
		"kind":     {fact: "appeals", show: func(s *scope) doc.Fact { return s.appeals.Kind }},
		"sections": {fact: "appeals", show: func(s *scope) doc.Fact { return s.appeals.Sections }},
	},
	"table": {
		"number":  {show: func(s *scope) doc.Fact { return s.tableNumber }},
		"caption": {show: (*scope).elementText, prose: true},
	},
}

// personFacts gives the field of doc.Facts for the prefix of a person's keys.
var personFacts = map[string]string{
	"presenter": "presenter", "preparer": "preparers", "contact": "contacts", "signer": "signers",
	"chair": "chair", "secretary": "secretary", "checker": "checkers", "attendee": "attendance",
}

// documentPersons are the prefixes of persons of whom a document has one, so that every pattern may name them.
var documentPersons = []string{"presenter", "chair", "secretary"}

// personKeys are what can be said of a person, besides the title.
var personKeys = map[string]func(*scope, *doc.Person) string{
	"first":    func(_ *scope, p *doc.Person) string { return p.First },
	"last":     func(_ *scope, p *doc.Person) string { return p.Last },
	"name":     func(s *scope, p *doc.Person) string { return s.style.fullName(p) },
	"initials": func(_ *scope, p *doc.Person) string { return initials(p) },
	"phone":    func(_ *scope, p *doc.Person) string { return p.Phone },
	"email":    func(_ *scope, p *doc.Person) string { return p.Email },
	"unit":     func(_ *scope, p *doc.Person) string { return p.Unit },
}

func (h *House) fullName(p *doc.Person) string {
	first, last := p.First, p.Last
	if h.names == namesLastFirst {
		first, last = last, first
	}
	return strings.TrimSpace(first + " " + last)
}

// initials gives the first letters of the first and the last name: “PM”.
func initials(p *doc.Person) string {
	var out string
	for _, name := range []string{p.First, p.Last} {
		if r, _ := utf8.DecodeRuneInString(name); unicode.IsLetter(r) { // a notice may stand for a name that was removed
			out += string(r)
		}
	}
	return out
}

// findKey finds what a key in braces names. Behind the name may stand a grammatical case of a noun, “heading” for the
// heading form of a date, and last “capital” for a capital first letter or “upper” for capital letters.
func findKey(written string, where reach) (*key, patternError) {
	name, letters := splitLetters(written)
	e, found := where.entries(name)
	base, grammatical, heading := name, "", false
	if !found {
		base, grammatical, heading = splitForm(name)
		e, found = where.entries(base)
	}
	if !found {
		return nil, unknownKey(written, base, where)
	}
	if grammatical != "" && e.noun == nil {
		return nil, patternError{code: "bad-key", text: source.Msg("“%s” has no grammatical cases", base)}
	}
	k := &key{name: written, fact: e.fact, person: personPrefix(base)}
	k.value = valueOf(e, grammatical, heading)
	if letters != nil {
		inner := k.value
		k.value = func(s *scope) doc.Fact { return letters(inner(s)) }
	}
	return k, patternError{}
}

// splitLetters takes from a key what it says of its letters.
func splitLetters(written string) (name string, letters func(doc.Fact) doc.Fact) {
	if name, ok := strings.CutSuffix(written, ".capital"); ok {
		return name, capitalised
	}
	if name, ok := strings.CutSuffix(written, ".upper"); ok {
		return name, upperCased
	}
	return written, nil
}

func splitForm(name string) (base, grammatical string, heading bool) {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return name, "", false
	}
	switch last := name[dot+1:]; {
	case last == "heading":
		return name[:dot], "", true
	case slices.Contains(cases, last):
		return name[:dot], last, false
	}
	return name, "", false
}

func valueOf(e entry, grammatical string, heading bool) func(*scope) doc.Fact {
	if e.noun != nil {
		return func(s *scope) doc.Fact {
			if e.blank != nil && e.blank(s) != nil {
				return doc.Fact{*e.blank(s)}
			}
			return s.nounForm(e.noun(s), grammatical)
		}
	}
	if e.prose {
		return e.show
	}
	return func(s *scope) doc.Fact { return s.settled(e.show(s), heading) }
}

func personPrefix(name string) string {
	prefix, _, _ := strings.Cut(name, ".")
	if _, ok := personFacts[prefix]; ok {
		return prefix
	}
	return ""
}

// blankKey gives the key that shows the Blank of a person whom only the recipient knows.
func blankKey(person string) *key {
	return &key{name: person, fact: personFacts[person], person: person, value: func(s *scope) doc.Fact {
		return doc.Fact{*s.personOf(person).Blank}
	}}
}

// entries finds a name in the tables that this pattern can reach.
func (r reach) entries(name string) (entry, bool) {
	if e, ok := documentKeys[name]; ok {
		return e, true
	}
	if e, ok := pageKeys[name]; ok && r.pages {
		return e, true
	}
	prefix, rest, _ := strings.Cut(name, ".")
	if prefix != r.bound && !slices.Contains(documentPersons, prefix) {
		return entry{}, false
	}
	if e, ok := elementKeys[prefix][rest]; ok {
		return e, true
	}
	if _, ok := personFacts[prefix]; ok {
		return personEntry(prefix, rest)
	}
	return entry{}, false
}

func personEntry(prefix, attribute string) (entry, bool) {
	fact := personFacts[prefix]
	if attribute == "title" {
		return entry{fact: fact, noun: func(s *scope) *doc.Noun {
			if p := s.personOf(prefix); p != nil {
				return &p.Title
			}
			return &doc.Noun{}
		}}, true
	}
	show, ok := personKeys[attribute]
	if !ok {
		return entry{}, false
	}
	return entry{fact: fact, show: func(s *scope) doc.Fact {
		if p := s.personOf(prefix); p != nil {
			return doc.Plain(show(s, p))
		}
		return nil
	}}, true
}

func unknownKey(written, base string, where reach) patternError {
	e := patternError{code: "unknown-key", text: source.Msg("there is no fact “%s” here", written)}
	prefix, _, _ := strings.Cut(base, ".")
	if list := listBinding(prefix); list != nil && where.bound != prefix {
		e.hint = source.Msg("“%s” stands in a text with “each: %s”", prefix, list.name)
	} else if near := source.Suggest(base, where.names()); near != "" {
		e.hint = source.Msg("did you mean “%s”?", near)
	}
	return e
}

// names lists the keys that a pattern can name, without forms.
func (r reach) names() []string {
	names := sortedKeys(documentKeys)
	if r.pages {
		names = append(names, sortedKeys(pageKeys)...)
	}
	for _, person := range append(slices.Clone(documentPersons), r.bound) {
		if _, ok := personFacts[person]; ok {
			names = append(names, person+".title")
			for _, attribute := range sortedKeys(personKeys) {
				names = append(names, person+"."+attribute)
			}
		}
	}
	for _, attribute := range sortedKeys(elementKeys[r.bound]) {
		names = append(names, strings.TrimSuffix(r.bound+"."+attribute, "."))
	}
	return names
}

// factList is a list of facts that a text may be repeated for.
type factList struct {
	name  string // as written after “each:”
	binds string // the word that its keys begin with
	fact  string
	count func(*scope) int
	bind  func(*scope, int)
}

// factLists are the lists.
var factLists = []factList{
	personList("preparers", "preparer", func(s *scope) []doc.Person { return s.facts.Preparers }),
	personList("contacts", "contact", func(s *scope) []doc.Person { return s.facts.Contacts }),
	personList("signers", "signer", func(s *scope) []doc.Person { return s.facts.Signers }),
	textList("reference", func(s *scope) []doc.Fact { return s.facts.Reference }),
	textList("distribution", func(s *scope) []doc.Fact { return s.facts.Distribution }),
	textList("notified", func(s *scope) []doc.Fact { return s.facts.Notified }),
	attachmentList("attachments", "attachment", func(s *scope) []*doc.Attachment { return s.attachments }),
	attachmentList("background", "background", func(s *scope) []*doc.Attachment { return s.background }),
	attachmentList("attachments.unmentioned", "attachment", func(s *scope) []*doc.Attachment { return s.unmentioned(s.attachments) }),
	attachmentList("background.unmentioned", "background", func(s *scope) []*doc.Attachment { return s.unmentioned(s.background) }),
	personList("checkers", "checker", func(s *scope) []doc.Person { return s.meeting().Checkers }),
	attendeeList("attendance.present", func(s *scope) []doc.Attendee { return s.meeting().Present }),
	absent(attendeeList("attendance.absent", func(s *scope) []doc.Attendee { return s.meeting().Absent })),
	attendeeList("attendance.other", func(s *scope) []doc.Attendee { return s.meeting().Others }),
	{
		name: "items", binds: "item", fact: "items",
		count: func(s *scope) int { return len(s.meeting().Items) },
		bind:  func(s *scope, i int) { s.item = &s.meeting().Items[i] },
	},
	{
		name: "appeals", binds: "appeal_group", fact: "appeals",
		count: func(s *scope) int { return len(s.meeting().Appeals) },
		bind:  func(s *scope, i int) { s.appeals = &s.meeting().Appeals[i] },
	},
	{
		name: "handlings.earlier", binds: "handling", fact: "",
		count: func(s *scope) int { return max(len(s.handlings)-1, 0) },
		bind:  func(s *scope, i int) { s.handling = s.handlings[i] },
	},
	{
		name: "handlings", binds: "handling", fact: "body",
		count: func(s *scope) int { return len(s.handlings) },
		bind:  func(s *scope, i int) { s.handling = s.handlings[i] },
	},
	lineList("sender.address", "sender", func(s *scope) []string { return s.facts.Sender.Address }),
	lineList("recipient.lines", "recipient", func(s *scope) []string { return s.facts.Recipient.Lines }),
}

func personList(name, binds string, get func(*scope) []doc.Person) factList {
	return factList{
		name: name, binds: binds, fact: name,
		count: func(s *scope) int { return len(get(s)) },
		bind:  func(s *scope, i int) { s.person = &get(s)[i] },
	}
}

func attendeeList(name string, get func(*scope) []doc.Attendee) factList {
	return factList{
		name: name, binds: "attendee", fact: "attendance",
		count: func(s *scope) int { return len(get(s)) },
		bind: func(s *scope, i int) {
			s.attendee = &get(s)[i]
			s.person, s.absent = &s.attendee.Person, false
		},
	}
}

// absent is a list of those who were not there.
func absent(l factList) factList {
	bind := l.bind
	l.bind = func(s *scope, i int) {
		bind(s, i)
		s.absent = true
	}
	return l
}

func textList(name string, get func(*scope) []doc.Fact) factList {
	return factList{
		name: name, binds: name, fact: name,
		count: func(s *scope) int { return len(get(s)) },
		bind:  func(s *scope, i int) { s.element = get(s)[i] },
	}
}

func attachmentList(name, binds string, get func(*scope) []*doc.Attachment) factList {
	fact, _, _ := strings.Cut(name, ".")
	return factList{
		name: name, binds: binds, fact: fact,
		count: func(s *scope) int { return len(get(s)) },
		bind:  func(s *scope, i int) { s.attachment = get(s)[i] },
	}
}

func lineList(name, fact string, get func(*scope) []string) factList {
	return factList{
		name: name, binds: "line", fact: fact,
		count: func(s *scope) int { return len(get(s)) },
		bind:  func(s *scope, i int) { s.element = doc.Plain(get(s)[i]) },
	}
}

// listNamed finds a list by its name, listBinding the first that binds a word; nil where there is none.
func listNamed(name string) *factList {
	return firstList(func(l *factList) bool { return l.name == name })
}

func listBinding(word string) *factList {
	return firstList(func(l *factList) bool { return l.binds == word })
}

func firstList(fits func(*factList) bool) *factList {
	for i := range factLists {
		if fits(&factLists[i]) {
			return &factLists[i]
		}
	}
	return nil
}

// factNames are the facts that a layout must show or say it leaves out.
var factNames = []string{
	"document_type", "title", "diary", "body", "date", "section", "item_number", "preparers", "presenter", "sender", "recipient",
	"reference", "deadline", "contacts", "signers", "signature", "attachments", "background", "distribution", "notified", "appeal",
}

// meetingFactNames are those of a whole agenda or minutes.
var meetingFactNames = []string{
	"document_type", "body", "date", "recipient", "meeting.number", "meeting.start", "meeting.end", "meeting.place", "meeting.manner",
	"meeting.summoned", "meeting.checked", "meeting.published", "attendance", "chair", "secretary", "checkers", "items", "appeals",
}

// factsOf gives the facts of a family of documents.
func factsOf(which doc.Layout) []string {
	if which == doc.LayoutMeeting {
		return meetingFactNames
	}
	return factNames
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
