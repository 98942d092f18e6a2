package style

import (
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// Arrange applies the house style to a document: the parts in the style's order with its labels, facts and the inlines that
// depend on the style turned into text, proposals in the style's form, attachments and tables numbered, references resolved,
// looks and list marks set on every block. Writers have nothing left to decide.
//
// The document given is not changed; what is arranged may share texts with it. Of frozen parts only the look changes. The
// error is a source.Errors with everything that is wrong.
func (h *House) Arrange(d *doc.Document) (*doc.Document, error) {
	a := &arranger{house: h, in: d}
	if !a.begin() {
		return nil, a.errs.Err()
	}
	out := &doc.Document{Kind: d.Kind, Lang: d.Lang, Layout: d.Layout, Stage: d.Stage, Rendering: d.Rendering, Removed: d.Removed, Meta: d.Meta}
	out.Parts = []*doc.Part{a.root()}
	out.Furniture = a.furniture()
	a.blanks(out)
	if err := a.errs.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

// root arranges everything that the order of the stage has a place for.
func (a *arranger) root() *doc.Part {
	own := &doc.Part{}     // without what arrangers of its own have arranged and numbered
	items := a.itemParts() // first, because the table of contents tells their attachments
	root := &doc.Part{Node: doc.Node{At: a.at}, Role: a.role, Facts: a.numberedFacts()}
	for _, p := range a.order.parts {
		var parts []*doc.Part
		if p.items {
			parts = a.onNewPage(p, items)
		} else {
			parts = a.part(p)
		}
		root.Parts = append(root.Parts, parts...)
		if !p.items && p.earlier == nil {
			own.Parts = append(own.Parts, parts...)
		}
	}
	a.unplaced()
	a.references(own, items)
	return root
}

// arranger arranges one document, one item of a meeting, or one earlier handling of a matter.
type arranger struct {
	scope
	house    *House
	in       *doc.Document
	order    *order
	role     doc.Role
	given    bool // the document has facts
	depth    int  // how much lower its headings stand than those of a document of its own
	hidden   bool // nothing but the mention of a secret matter is left
	sections []*section
	items    []*doc.Part // of a meeting
	earlier  []*doc.Part // handlings of the matter before this one
	past     bool        // it is one of those itself: what its style needs now was not needed then
	errs     source.Errors
}

// section is a part that a template wrote.
type section struct {
	at     source.Pos
	role   doc.Role
	frozen bool
	placed bool
	blocks []doc.Block
}

// begin finds the layout, the order, the facts and the sections. It answers false when there is nothing to go on with.
func (a *arranger) begin() bool {
	a.scope = scope{style: a.house, lang: a.in.Lang, errs: &a.errs, facts: &doc.Facts{}}
	for _, p := range a.in.Parts {
		a.collect(p, false)
	}
	if !a.findLayout() {
		return false
	}
	a.prepare()
	return true
}

// prepare settles what the parts take from the facts.
func (a *arranger) prepare() {
	a.ownMeeting()
	a.title = a.facts.Title
	if len(a.title) == 0 {
		a.title = doc.Plain(a.in.Meta.Title)
	}
	for _, h := range a.earlier {
		if h.Facts != nil {
			a.handlings = append(a.handlings, h.Facts)
		}
	}
	a.handlings = append(a.handlings, a.facts)
	a.numberAttachments()
	a.findMentions()
}

func (a *arranger) findLayout() bool {
	if !slices.Contains(a.house.languages, a.in.Lang) {
		a.errs.Add(source.Errorf(a.at, "style-language", "the house style “%s” does not speak “%s”", a.house.Name, a.in.Lang).
			WithHint("it speaks: %s", strings.Join(a.house.languages, ", ")))
		return false
	}
	a.layout = a.house.Layouts[a.in.Layout]
	if a.layout == nil {
		a.errs.Add(source.Errorf(a.at, "style-layout", "the house style “%s” has no layout “%s”", a.house.Name, a.in.Layout))
		return false
	}
	a.order = a.layout.orders[a.in.Stage]
	if a.order == nil {
		a.order = a.layout.orders[""]
	}
	if a.order == nil {
		a.errs.Add(source.Errorf(a.at, "style-stage", "the house style “%s” has no order of parts for the stage “%s”", a.house.Name, a.in.Stage))
		return false
	}
	return true
}

// collect finds the sections of a part and the document's facts.
func (a *arranger) collect(p *doc.Part, frozen bool) {
	switch {
	case a.role == "":
		a.role, a.at = p.Role, p.At
	case p.Role == doc.RoleItem:
		a.items = append(a.items, p)
		return
	case p.Role == doc.RoleEarlier:
		a.earlier = append(a.earlier, p)
		return
	}
	if p.Facts != nil {
		if a.given {
			a.errs.Add(source.Errorf(p.At, "double-facts", "two parts of one document have facts of their own"))
		}
		a.facts, a.at, a.given = p.Facts, p.At, true
		a.hidden = !a.in.Rendering.Shows(p.Mark.Publicity)
	}
	frozen = frozen || p.Frozen
	if len(p.Blocks) > 0 {
		a.sections = append(a.sections, &section{at: p.At, role: p.Role, frozen: frozen, blocks: p.Blocks})
	}
	for _, sub := range p.Parts {
		a.collect(sub, frozen)
	}
}

// part arranges one entry of the order. It gives nothing where the part is empty and its label does not stand alone.
func (a *arranger) part(p *part) []*doc.Part {
	var out []*doc.Part
	before := len(a.errs)
	switch {
	case p.title != nil:
		out = a.titlePart(p)
	case p.prose != nil:
		out = a.prosePart(p)
	case p.rows != nil:
		out = a.rowsPart(p)
	case p.table != nil:
		out = a.tablePart(p)
	case p.earlier != nil:
		out = a.earlierParts(p)
	default:
		out = a.linesPart(p)
	}
	if len(out) == 0 && len(a.errs) == before && !a.past && !a.hidden && p.required.at(a.in.Stage) {
		a.errs.Add(source.Errorf(a.at, "missing-part", "the part “%s” is empty, and the house style “%s” needs it at this stage", p.name, a.house.Name).
			WithNote(p.at, "the part"))
	}
	if p.label != nil {
		out = a.labelled(p, out)
	}
	return a.onNewPage(p, out)
}

// onNewPage begins a page with the first of the parts, or with each of them.
func (a *arranger) onNewPage(p *part, parts []*doc.Part) []*doc.Part {
	for i, one := range parts {
		if p.newPage == pageFirst && i == 0 || p.newPage == pageEach {
			first := firstWithBlocks(one)
			first.Blocks = append([]doc.Block{&doc.PageBreak{Node: doc.Node{At: a.at}}}, first.Blocks...)
		}
	}
	return parts
}

// firstWithBlocks gives the first part inside a part that has blocks, else the part itself.
func firstWithBlocks(p *doc.Part) *doc.Part {
	for len(p.Blocks) == 0 && len(p.Parts) > 0 {
		p = p.Parts[0]
	}
	return p
}

// lowered gives the level of a heading within a longer document.
func (a *arranger) lowered(level int) int { return min(level+a.depth, deepestHeading) }

func (a *arranger) newPart(p *part, blocks ...doc.Block) *doc.Part {
	return &doc.Part{Node: doc.Node{At: a.at}, Role: doc.Role(p.name), Blocks: blocks}
}

func (a *arranger) titlePart(p *part) []*doc.Part {
	before := len(a.errs)
	text := a.phraseText(p.title, needNothing)
	if len(text) == 0 {
		if len(a.errs) > before {
			return nil
		}
		a.errs.Add(source.Errorf(a.at, "missing-title", "the document has no title").WithHint("begin the template with a line “# …”"))
		return nil
	}
	look := p.look
	if look == LookFact {
		look = LookTitle
	}
	out := a.newPart(p, &doc.Heading{Node: doc.Node{At: a.at}, Level: a.lowered(1), Look: a.look(look, a.at), Text: text})
	if len(a.facts.Notice) > 0 {
		out.Blocks = append(out.Blocks, &doc.Paragraph{Node: doc.Node{At: a.at}, Look: a.look(LookNote, a.at), Text: a.facts.Notice})
	}
	return []*doc.Part{out}
}

// prosePart places the sections with the part's roles, in the document's order.
func (a *arranger) prosePart(p *part) []*doc.Part {
	w := prose{arranger: a, heading: 2, side: p.side}
	if p.label != nil && p.label.place != placeRunIn && !p.side {
		w.heading = 3
	}
	var out []*doc.Part
	for _, s := range a.sections {
		if s.placed || !slices.ContainsFunc(p.prose, func(n name) bool { return n.text == string(s.role) }) {
			continue
		}
		s.placed = true
		arranged := a.newPart(p, w.section(s, p.form)...)
		arranged.At, arranged.Frozen = s.at, s.frozen
		out = append(out, arranged)
	}
	if len(out) > 0 && !out[0].Frozen {
		if lead := a.paragraphs(p.lead, p.leadLook); len(lead) > 0 {
			out[0].Blocks = append(lead, out[0].Blocks...)
		}
	}
	return out
}

// unplaced finds the sections that the order has no place for: nothing may be dropped silently.
func (a *arranger) unplaced() {
	if len(a.items) > 0 && !slices.ContainsFunc(a.order.parts, func(p *part) bool { return p.items }) {
		a.errs.Add(source.Errorf(a.items[0].At, "unplaced-part", "the house style “%s” has no place for the items of a meeting here", a.house.Name))
	}
	if len(a.earlier) > 0 && !slices.ContainsFunc(a.order.parts, func(p *part) bool { return p.earlier != nil }) {
		a.errs.Add(source.Errorf(a.earlier[0].At, "unplaced-part", "the house style “%s” has no place for earlier handlings here", a.house.Name).
			WithHint("add a part with “earlier” to the order"))
	}
	for _, s := range a.sections {
		if s.placed {
			continue
		}
		e := source.Errorf(s.at, "unplaced-part", "the house style “%s” has no place for the part “%s” here", a.house.Name, s.role)
		var known []string
		for _, p := range a.order.parts {
			for _, role := range p.prose {
				known = append(known, role.text)
			}
		}
		if near := source.Suggest(string(s.role), known); near != "" {
			e.WithHint("did you mean “%s”?", near)
		} else {
			e.WithHint("it has places for: %s", strings.Join(known, ", "))
		}
		a.errs.Add(e)
	}
}

// blanks refuses what is still to be filled in once a decision is made.
func (a *arranger) blanks(d *doc.Document) {
	if d.Stage != doc.StageMinutes && d.Stage != doc.StageExtract && d.Stage != doc.StageOfficer {
		return
	}
	doc.AllInlines(d.Parts, func(in doc.Inline) {
		blank, ok := in.(doc.Blank)
		if !ok {
			return
		}
		pos := blank.At
		if !pos.IsValid() {
			pos = a.at
		}
		a.errs.Add(source.Errorf(pos, "blank-left", "“%s” is still to be filled in, which minutes cannot leave open", blank.Prompt).
			WithHint("give it in the data, or render the item for the agenda"))
	})
}

// look gives the name of a look in this layout, empty for body text, and reports one that the style does not have.
func (a *arranger) look(which string, at source.Pos) string {
	if which == "" {
		which = LookBody
	}
	if other, ok := a.layout.looks[which]; ok {
		which = other
	}
	if a.house.Looks[which] == nil {
		a.errs.Add(unknownLook(name{at, which}, a.house.Looks))
	}
	if which == LookBody {
		return ""
	}
	return which
}

// unknownTable tells of a look of tables that the style does not have.
func (h *House) unknownTable(look name) error {
	if look.text == "" || h.Tables[look.text] != nil {
		return nil
	}
	return unknownName(look, "unknown-look", "the style has no look of tables “%s”", sortedKeys(h.Tables))
}
