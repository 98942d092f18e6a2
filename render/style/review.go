package style

import (
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// Review reports everything that is wrong with a house style or contradicts itself in it: what keeps the style from being used
// as errors, as Check does, and what can hardly be meant as warnings.
func Review(layers []source.Layer, styleName string) source.Errors {
	o := opening{layers: append(slices.Clone(layers), Embedded())}
	d := newDraft(styleName)
	o.read(d, name{text: styleName}, nil)
	if o.unread {
		return o.errs
	}
	var more source.Errors
	house := d.finish(&more)
	if o.errs.Failed() {
		more = slices.DeleteFunc(more, func(e *source.Error) bool { return e.Code == "fact-left-out" }) // it may stand in what could not be read
	}
	o.errs.AddAll(more)
	if o.errs.Failed() {
		return o.errs
	}
	r := reviewer{house: house, file: d.file, errs: &o.errs}
	for _, which := range sortedKeys(house.Layouts) {
		r.layout(which, house.Layouts[which])
	}
	return o.errs
}

// reviewer finds what can hardly be meant. Of what a style takes from its base it says nothing: the base is another file.
type reviewer struct {
	house *House
	file  string
	errs  *source.Errors
}

func (r *reviewer) own(at source.Pos) bool { return at.File == r.file }

func (r *reviewer) layout(which doc.Layout, l *Layout) {
	used := map[*part]bool{}
	for _, stage := range sortedKeys(l.orders) {
		o := l.orders[stage]
		for _, p := range o.parts {
			used[p] = true
			if p.earlier != nil && p.earlier.order != nil {
				for _, inner := range p.earlier.order.parts {
					used[inner] = true
				}
			}
		}
		if r.own(o.at) {
			r.places(which, stage, o)
		}
	}
	for _, partName := range sortedKeys(l.parts) {
		p := l.parts[partName]
		if !r.own(p.at) {
			continue
		}
		if !used[p] {
			r.errs.Add(source.Warningf(p.at, "unused-part", "the part “%s” stands in no order of the layout “%s”", partName, which).
				WithHint("name it in an “order”, or take it away"))
		}
		r.label(p)
	}
	r.leftOut(which, l)
}

// label finds labels of which a text can never stand.
func (r *reviewer) label(p *part) {
	if p.label == nil {
		return
	}
	if p.label.one != nil && !slices.ContainsFunc(p.lines, func(l line) bool { return l.each != nil }) {
		r.errs.Add(source.Warningf(p.label.at, "label-one", "the part “%s” shows no list of facts, so “one” is never taken", p.name))
	}
	if p.label.keep && p.required.always {
		r.errs.Add(source.Warningf(p.label.at, "label-kept", "the part “%s” is required, so that its label never stands alone", p.name).
			WithHint("take “keep_empty” or “required” away"))
	}
}

// leftOut finds facts that a style says it leaves out and shows at every stage all the same.
func (r *reviewer) leftOut(which doc.Layout, l *Layout) {
	if !r.own(l.leavesOutAt) {
		return
	}
	shown := map[string]int{}
	for _, o := range l.orders {
		for fact := range l.shows(o) {
			shown[fact]++
		}
	}
	for _, fact := range sortedKeys(l.leavesOut) {
		if shown[fact] == len(l.orders) {
			r.errs.Add(source.Warningf(l.leavesOutAt, "fact-shown", "the layout “%s” leaves out “%s”, and its parts show it", which, fact).
				WithHint("take it out of “leaves_out”, or out of the parts"))
		}
	}
}

// rolesOf are the roles of prose that the kinds of a layout write, or the data of an item, which an order must have a place for.
func rolesOf(which doc.Layout, stage doc.Stage) []doc.Role {
	switch which {
	case doc.LayoutLetter:
		return []doc.Role{doc.RoleText, doc.RoleStatement, doc.RoleProposal, doc.RoleDeclaration, doc.RoleConditions}
	case doc.LayoutTable:
		return []doc.Role{doc.RoleText}
	case doc.LayoutItem:
		return itemRoles(stage)
	case doc.LayoutMeeting:
		return meetingRoles(stage)
	}
	return nil
}

func itemRoles(stage doc.Stage) []doc.Role {
	if stage == doc.StageOfficer {
		return []doc.Role{
			doc.RoleSummary, doc.RoleStatement, doc.RoleCompetence, doc.RoleImpact, doc.RoleEconomy, doc.RoleDecision, doc.RoleExecution,
			doc.RoleCertificate, doc.RoleInstructions,
		}
	}
	roles := []doc.Role{
		doc.RoleSummary, doc.RoleStatement, doc.RoleCompetence, doc.RoleImpact, doc.RoleEconomy, doc.RoleProposal, doc.RoleExecution,
	}
	if stage != doc.StageAgenda {
		roles = append(roles, doc.RoleHandling, doc.RoleEvents, doc.RoleDecision, doc.RoleDissent)
	}
	return roles
}

func meetingRoles(stage doc.Stage) []doc.Role {
	switch stage {
	case doc.StageAgenda:
		return []doc.Role{doc.RoleSummons}
	case doc.StageMinutes:
		return []doc.Role{doc.RoleOpening, doc.RoleCertificate, doc.RoleInstructions}
	}
	return []doc.Role{doc.RoleCertificate, doc.RoleInstructions}
}

// places finds the prose that an order has no place for, or two.
func (r *reviewer) places(which doc.Layout, stage doc.Stage, o *order) {
	first := map[string]*part{}
	for _, p := range o.parts {
		for _, role := range p.prose {
			if other := first[role.text]; other != nil {
				r.errs.Add(source.Warningf(role.at, "double-role", "the part “%s” takes “%s” as well, so that this one is always empty", other.name, role.text).
					WithNote(other.at, "the other part"))
				continue
			}
			first[role.text] = p
		}
	}
	var missing []string
	for _, role := range rolesOf(which, stage) {
		if first[string(role)] == nil {
			missing = append(missing, string(role))
		}
	}
	if len(missing) > 0 {
		r.errs.Add(source.Warningf(o.at, "no-place", "no part of this order takes the prose of: %s", strings.Join(missing, ", ")).
			WithHint("a document that has it cannot be made: add a part with “prose: [%s]”", missing[0]))
	}
}

// unsaid finds what a style leaves to chance that a base would say: everything that makes a house style one has to be written
// somewhere.
func (c *checker) unsaid(which doc.Layout, l *Layout) {
	say := func(missing bool, what string) {
		if missing {
			c.missing("“%s” of the layout “%s”", what, which)
		}
	}
	say(l.verb == "", "verb")
	say(l.attach.series == "", "attachments: series")
	say(l.furniture.first == nil, "furniture: first")
	say(l.furniture.continued == nil, "furniture: continued")
	if which != doc.LayoutItem && which != doc.LayoutMeeting {
		return
	}
	say(which == doc.LayoutItem && l.marks.proposal == "", "marks: proposal")
	if l.orders[""] != nil {
		return
	}
	for _, stage := range stages {
		if which == doc.LayoutMeeting && stage == doc.StageOfficer {
			continue // an officer decides without a meeting
		}
		say(len(l.orders) > 0 && l.orders[stage] == nil, "order: "+string(stage))
	}
}

// leftColumn finds labels and headings in the left column beside text that begins at the left margin: they would stand on
// each other.
func (c *checker) leftColumn(l *Layout) {
	side := c.house.Looks[LookSideHeading]
	told := map[*part]bool{}
	for _, stage := range sortedKeys(l.orders) {
		for _, p := range l.orders[stage].parts {
			which := l.textLook(p)
			text := c.house.Looks[which]
			if !p.besides() || told[p] || side == nil || text == nil || side.Left+side.Width <= text.Left {
				continue
			}
			told[p] = true
			c.errs.Add(source.Errorf(p.at, "no-left-column", "the part “%s” has a heading in the left column, and its text begins there too", p.name).
				WithHint("move the text with “left” of the look “%s”, or write “place: line”", which))
		}
	}
}

// besides tells whether something of a part stands in the left column.
func (p *part) besides() bool {
	return p.rows == nil && (p.side || p.label != nil && p.label.place == placeSide)
}

// textLook gives the look of a part's text.
func (l *Layout) textLook(p *part) string {
	which := p.look
	if p.prose != nil {
		which = LookBody
	}
	if other, ok := l.looks[which]; ok {
		return other
	}
	return which
}

// shows gives the facts that an order shows, with what stands around the text.
func (l *Layout) shows(o *order) map[string]bool {
	shown := map[string]bool{}
	for _, p := range o.parts {
		p.phrases(func(p *phrase) { showsFacts(p, shown) })
		linesShow(p, shown)
	}
	l.furniture.phrases(func(p *phrase) { showsFacts(p, shown) })
	return shown
}
