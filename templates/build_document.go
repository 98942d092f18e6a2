package templates

import (
	"maps"
	"slices"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/templates/markup"
)

// Bound is a template with a case: what every party's document shares has been made once. It is safe for use by several
// goroutines at once.
type Bound struct {
	template *Template
	c        *data.Case
	from     *data.Shares
	viewer   viewer
	view     *View // without the party
	common   caseFacts
	shares   map[*data.Party]*Share
}

// Bind prepares a template for the documents of a case. shares may be nil; then templates see no shares.
func (t *Template) Bind(c *data.Case, shares *data.Shares) *Bound {
	b := &Bound{template: t, c: c, from: shares, viewer: viewer{words: t.words, lang: t.Lang, lacks: newUntranslated(t.Lang)}}
	b.view = b.viewer.shared(c, shares)
	b.common = b.viewer.caseFacts(c, b.view)
	if shares != nil {
		b.view.Shares, b.shares = b.viewer.shares(c, shares, b.view.Funding)
	}
	return b
}

// Execute makes the document of one party of a case. The case that was executed last stays bound, so that many documents of one
// case share what they can; a case must not change between them.
func (t *Template) Execute(c *data.Case, shares *data.Shares, p *data.Party) (*doc.Document, error) {
	b := t.bound.Load()
	if b == nil || b.c != c || b.from != shares {
		b = t.Bind(c, shares)
		t.bound.Store(b)
	}
	return b.Execute(p)
}

// Execute makes the document of a party. What is wrong is a source.Errors with every mistake that one run can find.
func (b *Bound) Execute(p *data.Party) (*doc.Document, error) {
	m := b.template.machines.Get().(*machine)
	defer func() {
		m.reset() // the machine must not keep the case alive
		b.template.machines.Put(m)
	}()
	view := b.forParty(p)
	text, err := m.run(view, b.viewer.lacks)
	if err != nil {
		return nil, b.alsoInFacts(m, p, view, err)
	}
	return b.build(m, p, view, text)
}

// forParty gives the view of one party: the case's, with the party and its own row marked.
func (b *Bound) forParty(p *data.Party) *View {
	view := *b.view
	share := b.shares[p]
	view.Party = b.viewer.party(b.c, p, share)
	if view.Shares != nil {
		view.Shares = view.Shares.markOwn(share)
	}
	return &view
}

// alsoInFacts adds to the mistakes of a text those that its facts have: what is missing in a language is told all at once.
func (b *Bound) alsoInFacts(m *machine, p *data.Party, view *View, err error) error {
	var errs source.Errors
	errs.AddAll(err)
	if !b.viewer.lacks.any() {
		return errs
	}
	facts := factMaker{Bound: b, m: m, p: p, view: view}
	errs = append(errs, b.viewer.lacks.inValue(facts.facts(nil))...)
	return append(errs, b.viewer.lacks.inValue(facts.attachments())...).Sorted()
}

// build makes the document of the text that the template gave.
func (t *Bound) build(m *machine, p *data.Party, view *View, text string) (*doc.Document, error) {
	var errs source.Errors
	var refs []doc.Ref
	b := &builder{
		kind: t.template.Kind, words: t.template.words, values: m.values, pos: m.place, errs: &errs, ids: map[string]source.Pos{}, refs: &refs,
		value: func(site int) source.Pos { return m.template.sites[site].pos() },
	}
	blocks, mistakes := markup.Parse(text)
	b.markupErrors(mistakes)
	if errs.Failed() {
		return nil, errs
	}
	root := b.document(blocks)
	facts := factMaker{Bound: t, m: m, p: p, view: view}
	attachments := facts.attachments()
	for _, a := range attachments {
		b.ids[a.Key] = a.At
	}
	b.checkRefs()
	if b.title == nil {
		errs.Add(source.Errorf(source.Pos{File: m.template.main.name}, "missing-title", "the document has no title").
			WithHint("begin the template with a line “# …”"))
	}
	root.Facts = facts.facts(b.title)
	root.Facts.Attachments = attachments
	errs = append(errs, t.viewer.lacks.inValue(root.Facts)...)
	if errs.Failed() {
		return nil, errs
	}
	return &doc.Document{
		Kind: b.kind.Name, Lang: t.template.Lang, Layout: b.kind.Layout, Stage: b.kind.Stage,
		Meta: facts.meta(b.title), Parts: []*doc.Part{root},
	}, nil
}

// checkRefs says which @id refers to nothing.
func (b *builder) checkRefs() {
	for _, r := range *b.refs {
		if _, ok := b.ids[r.ID]; ok {
			continue
		}
		e := unknownKey("unknown-reference", "there is no heading, table or attachment called “%s”", r.ID, slices.Sorted(maps.Keys(b.ids)))
		e.Pos = r.At
		b.errs.Add(e)
	}
}

// document sorts blocks into parts. Letters and tables have one part, and named ones within it; an item has named ones only.
func (b *builder) document(blocks []markup.Block) *doc.Part {
	root := &doc.Part{Role: doc.RoleText}
	if b.kind.Layout == doc.LayoutItem {
		root.Role = doc.RoleItem
	}
	if len(blocks) > 0 {
		root.At = b.pos(blocks[0].Offset())
	}
	seen := map[doc.Role]bool{}
	for _, block := range blocks {
		named, ok := block.(*markup.Named)
		if !ok || !isRole(named.Name) {
			b.addText(root, block)
			continue
		}
		role := doc.Role(named.Name)
		b.checkRole(named, role, seen)
		seen[role] = true
		root.Parts = append(root.Parts, &doc.Part{Node: b.node(named.Node), Role: role, Blocks: b.blocks(named.Blocks)})
	}
	b.checkParts(root, seen)
	return root
}

// addText adds text outside named parts. In a letter it stands where it was written: before the named parts in the letter's own
// part, between and after them in parts of its own.
func (b *builder) addText(root *doc.Part, block markup.Block) {
	blocks := b.block(block)
	if len(blocks) == 0 {
		return
	}
	if root.Role == doc.RoleItem {
		b.errs.Add(source.Errorf(b.pos(block.Offset()), "stray-text", "text of an item stands in its parts").
			WithHint("put it between “::: %s” and “:::”", b.kind.Parts[0]))
		return
	}
	if len(root.Parts) == 0 {
		root.Blocks = append(root.Blocks, blocks...)
		return
	}
	last := root.Parts[len(root.Parts)-1]
	if last.Role != doc.RoleText {
		last = &doc.Part{Node: doc.Node{At: b.pos(block.Offset())}, Role: doc.RoleText}
		root.Parts = append(root.Parts, last)
	}
	last.Blocks = append(last.Blocks, blocks...)
}

func (b *builder) checkRole(n *markup.Named, role doc.Role, seen map[doc.Role]bool) {
	switch {
	case !slices.Contains(b.kind.Parts, role) || role == doc.RoleText:
		e := b.fail(n.Node, "unknown-part", "a “%s” has no part “%s”", b.kind.Name, role)
		e.WithNote(b.kind.At, "its parts are: %s", joined(rolesText(b.kind.Parts)))
	case seen[role]:
		b.fail(n.Node, "double-part", "the part “%s” stands twice", role)
	}
}

// checkParts says which part is missing.
func (b *builder) checkParts(root *doc.Part, seen map[doc.Role]bool) {
	for _, role := range b.kind.Parts {
		if role != doc.RoleText && !seen[role] {
			b.errs.Add(source.Errorf(source.Pos{File: root.At.File}, "missing-part", "the part “%s” is missing", role).
				WithHint("write it between “::: %s” and “:::”", role))
		}
	}
}

func rolesText(roles []doc.Role) []string {
	out := make([]string, len(roles))
	for i, r := range roles {
		out[i] = string(r)
	}
	return out
}

// partRoles are the roles that a template can open with “::: role”.
var partRoles = []doc.Role{
	doc.RoleText, doc.RoleSummary, doc.RoleStatement, doc.RoleProposal, doc.RoleHandling, doc.RoleDecision, doc.RoleConditions, doc.RoleDeclaration,
}

func isRole(name string) bool { return slices.Contains(partRoles, doc.Role(name)) }
