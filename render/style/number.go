package style

import (
	"strconv"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// numberAttachments numbers the attachments. Where their series is longer than the document and the data do not say where
// it stands, the numbers are blanks for the recipient.
func (a *arranger) numberAttachments() {
	first := 0
	for i := range a.facts.Attachments {
		one := &a.facts.Attachments[i]
		if one.Kind == doc.KindBackground {
			background := *one
			a.background = append(a.background, &background)
			continue
		}
		if one.First != 0 && first != 0 && one.First != first {
			a.errs.Add(source.Errorf(one.At, "attachment-first", "two attachments say that their series begins: with %d and with %d", first, one.First))
		}
		if first == 0 {
			first = one.First
		}
		numbered := *one
		a.attachments = append(a.attachments, &numbered)
	}
	if first == 0 || a.facts.Series.Known {
		first = a.firstAttachment()
	}
	for i, one := range a.attachments {
		switch {
		case len(one.Number) > 0:
		case first > 0:
			one.Number = doc.Fact{doc.Text{S: strconv.Itoa(first + i)}}
		default:
			one.Number = doc.Fact{doc.Blank{Node: one.Node, Name: "attachment-" + one.Key, Prompt: a.word(wordAttachmentNumber)}}
		}
	}
}

// firstAttachment gives the number of the first attachment, 0 where only the recipient's series gives it.
func (a *arranger) firstAttachment() int {
	series := a.facts.Series
	switch {
	case a.layout.attach.series == seriesItem:
		return 1
	case !series.Known, a.layout.attach.series == seriesYear && series.First == 0:
		return 0
	}
	return max(series.First, 1) + series.Before
}

// numberedFacts gives the facts with the attachments numbered.
func (a *arranger) numberedFacts() *doc.Facts {
	facts := *a.facts
	if len(facts.Attachments) > 0 {
		facts.Attachments = make([]doc.Attachment, 0, len(facts.Attachments))
		for _, list := range [][]*doc.Attachment{a.attachments, a.background} {
			for _, one := range list {
				facts.Attachments = append(facts.Attachments, *one)
			}
		}
	}
	return &facts
}

// findMentions finds the attachments that the text points at, so that a style can list the others.
func (a *arranger) findMentions() {
	a.mentioned = map[string]bool{}
	see := func(in doc.Inline) {
		switch in := in.(type) {
		case doc.AttachmentRef:
			a.mentioned[in.Key] = true
		case doc.Ref:
			a.mentioned[in.ID] = true
		}
	}
	for _, s := range a.sections {
		doc.EachText(s.blocks, func(text []doc.Inline) { doc.EachInline(text, see) })
	}
}

// attachmentPhrase gives the style's phrase for an attachment: “Liitteenä 8”.
func (a *arranger) attachmentPhrase(ref doc.AttachmentRef, capital bool) []doc.Inline {
	p := &a.layout.attach.phrase
	if a.layout.attach.one != nil && len(a.attachments) == 1 {
		p = a.layout.attach.one
	}
	a.attachment = find(a.attachments, ref.Key)
	if a.attachment == nil {
		p, a.attachment = &a.layout.attach.background, find(a.background, ref.Key)
	}
	if a.attachment == nil {
		a.errs.Add(a.unknownAttachment(ref))
		return []doc.Inline{doc.Text{Node: ref.Node, S: ref.Key}}
	}
	text := a.phraseText(p, needText)
	if capital {
		text = capitalised(text)
	}
	if a.layout.attach.strong {
		return []doc.Inline{doc.Strong{Node: ref.Node, Text: text}}
	}
	return text
}

func find(all []*doc.Attachment, key string) *doc.Attachment {
	for _, one := range all {
		if one.Key == key {
			return one
		}
	}
	return nil
}

func (a *arranger) unknownAttachment(ref doc.AttachmentRef) *source.Error {
	e := source.Errorf(ref.At, "unknown-attachment", "there is no attachment “%s”", ref.Key)
	var known []string
	for _, list := range [][]*doc.Attachment{a.attachments, a.background} {
		for _, one := range list {
			known = append(known, one.Key)
		}
	}
	if near := source.Suggest(ref.Key, known); near != "" {
		e.WithHint("did you mean “%s”?", near)
	}
	return e
}

// target is what a reference can point at.
type target struct {
	at     source.Pos
	number []doc.Inline
	table  *doc.Table
	why    source.Message // the reason why it has no number
	onPage bool           // it is a heading or a table
}

// references numbers the tables, and puts the number of what they name in the place of references.
//
// The pages of items, whose own references have been resolved, may be referred to as well.
func (a *arranger) references(root *doc.Part, items []*doc.Part) {
	n := numbering{arranger: a, targets: map[string]*target{}, wanted: map[string]bool{}}
	n.attachments()
	doc.EachPart(root, n.collect)
	for _, item := range items {
		doc.EachPart(item, n.collectPages)
	}
	doc.AllInlines(root.Parts, func(in doc.Inline) {
		if ref, ok := in.(doc.Ref); ok {
			n.wanted[ref.ID] = true
		}
	})
	n.numberTables()
	doc.AllInlines(root.Parts, n.checkPage)
	replaceText(root.Parts, func(inlines []doc.Inline) []doc.Inline {
		out, _ := rewrite(inlines, n.resolve)
		return out
	})
}

type numbering struct {
	*arranger
	targets map[string]*target
	wanted  map[string]bool // ids that some text refers to
	tables  []*doc.Table    // that may be numbered, in their order
}

func (n *numbering) add(id string, t *target) {
	if id == "" {
		return
	}
	if other := n.targets[id]; other != nil {
		n.errs.Add(source.Errorf(t.at, "double-id", "“%s” is the name of two things", id).WithNote(other.at, "the other one"))
		return
	}
	n.targets[id] = t
}

func (n *numbering) attachments() {
	for _, one := range n.arranger.attachments {
		n.add(one.Key, &target{at: one.At, number: one.Number})
	}
	for _, one := range n.background {
		n.add(one.Key, &target{at: one.At, why: source.Msg("background material has no number")})
	}
}

// collectPages finds the headings and tables of an item, of which only the page may be referred to from outside.
func (n *numbering) collectPages(p *doc.Part) {
	why := source.Msg("it belongs to an item of the meeting")
	doc.EachBlock(p.Blocks, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Heading:
			n.add(b.ID, &target{at: b.At, why: why, onPage: true})
		case *doc.Table:
			n.add(b.ID, &target{at: b.At, why: why, onPage: true})
		}
	})
}

// collect finds the headings and tables of a part.
func (n *numbering) collect(p *doc.Part) {
	doc.EachBlock(p.Blocks, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Heading:
			n.add(b.ID, heading(b))
		case *doc.Table:
			n.add(b.ID, &target{at: b.At, table: b, onPage: true, why: source.Msg("the table stands in an earlier body's text")})
			if !p.Frozen {
				n.tables = append(n.tables, b)
			}
		}
	})
}

// heading gives a heading as a target. Headings have no numbers, so a reference calls them by name, in quotation marks.
func heading(h *doc.Heading) *target {
	if hasRef(h.Text) {
		return &target{at: h.At, onPage: true, why: source.Msg("its own text holds a reference")}
	}
	name := append(make([]doc.Inline, 0, len(h.Text)+2), doc.Text{S: "”"})
	return &target{at: h.At, onPage: true, number: append(append(name, h.Text...), doc.Text{S: "”"})}
}

func hasRef(text []doc.Inline) bool {
	found := false
	doc.EachInline(text, func(in doc.Inline) {
		_, is := in.(doc.Ref)
		found = found || is
	})
	return found
}

// numberTables numbers the captioned tables if the style does or if a text refers to one of them by number.
func (n *numbering) numberTables() {
	number := n.layout.tables.numbered
	for _, t := range n.tables {
		number = number || n.wanted[t.ID] && t.ID != ""
	}
	if !number {
		return
	}
	count := 0
	for _, t := range n.tables {
		if len(t.Caption) == 0 && !(t.ID != "" && n.wanted[t.ID]) {
			continue
		}
		count++
		n.tableNumber, n.element = doc.Plain(strconv.Itoa(count)), t.Caption
		t.Caption = n.phraseText(&n.layout.tables.caption, needFacts)
		if target := n.targets[t.ID]; target != nil && target.table == t {
			target.number = n.tableNumber
		}
	}
}

// unknown tells of a reference to what there is not.
func (n *numbering) unknown(id string, at source.Pos) *source.Error {
	e := source.Errorf(at, "unknown-reference", "nothing has the name “%s”", id)
	if near := source.Suggest(id, sortedKeys(n.targets)); near != "" {
		e.WithHint("did you mean “@%s”?", near)
	}
	return e
}

// checkPage refuses a reference to the page of what the writers cannot find on a page.
func (n *numbering) checkPage(in doc.Inline) {
	ref, ok := in.(doc.PageRef)
	if !ok {
		return
	}
	switch t := n.targets[ref.ID]; {
	case t == nil:
		n.errs.Add(n.unknown(ref.ID, ref.At))
	case !t.onPage:
		n.errs.Add(source.Errorf(ref.At, "no-page", "“%s” is neither a heading nor a table, so no page can be given for it", ref.ID).WithNote(t.at, "it stands here"))
	}
}

// resolve gives the number that a reference shows.
func (n *numbering) resolve(in doc.Inline) ([]doc.Inline, bool) {
	ref, ok := in.(doc.Ref)
	if !ok {
		return nil, false
	}
	t := n.targets[ref.ID]
	switch {
	case t == nil:
		n.errs.Add(n.unknown(ref.ID, ref.At))
	case len(t.number) == 0:
		n.errs.Add(source.Errorf(ref.At, "no-number", "“%s” has no number to refer to: %s", ref.ID, t.why).WithNote(t.at, "it stands here"))
	default:
		return t.number, true
	}
	return nil, false
}
