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
	view     *View // without the party, the meeting and the item
	common   caseFacts
	shares   map[*data.Party]*Share
	items    *Bound            // gives the items of a meeting; nil for other documents
	texts    map[string]*Bound // give the statement and the proposal of matters that name a kind, by the kind
	broken   error             // why one of those cannot be had
	as       doc.Stage         // of the document that it gives a part of; empty where it is a document of its own
	past     bool              // it gives the handling of a matter in a body before
}

// Bind prepares a template for the documents of a case. shares may be nil; then templates see no shares.
func (t *Template) Bind(c *data.Case, shares *data.Shares) *Bound {
	b := t.bind(c, shares)
	b.bindOthers()
	return b
}

// bind prepares the template alone, without those that give parts of its documents.
func (t *Template) bind(c *data.Case, shares *data.Shares) *Bound {
	b := &Bound{template: t, c: c, from: shares, viewer: viewer{words: t.words, lang: t.Lang, lacks: newUntranslated(t.Lang), day: t.Kind.day(c)}}
	b.view = b.viewer.shared(c, shares)
	b.common = b.viewer.caseFacts(c, b.view)
	if shares != nil && b.view.Funding != nil {
		b.view.Shares, b.shares = b.viewer.shares(c, shares, b.view.Funding)
	}
	if t.Kind.Per != PerParty {
		b.view.Parties, b.view.Replies = b.viewer.parties(c, b.shares), b.viewer.replies(c)
	}
	return b
}

// bindOthers prepares the templates that give parts of this one's documents.
func (b *Bound) bindOthers() {
	kind := b.template.Kind
	if kind.Items != "" {
		items, err := b.template.library.Compile(kind.Items, b.template.Lang)
		if err != nil {
			b.broken = err
			return
		}
		b.items = items.Bind(b.c, b.from)
		b.broken = b.items.broken
	}
	if kind.Layout == doc.LayoutItem && (kind.Per == PerNone || kind.Per == PerOfficer) {
		b.bindTexts()
	}
}

// bindTexts prepares the kinds that matters name for their texts.
func (b *Bound) bindTexts() {
	b.texts = map[string]*Bound{}
	var errs source.Errors
	for _, m := range b.c.Matters {
		for _, h := range m.Handlings {
			if h.Text == "" || b.texts[h.Text] != nil {
				continue
			}
			text, err := b.template.library.Compile(h.Text, b.template.Lang)
			if err != nil {
				errs.AddAll(placed(err, h.PosOf("text")))
				continue
			}
			b.texts[h.Text] = text.bind(b.c, b.from) // a text takes no text of another
		}
	}
	b.broken = errs.Err()
}

// placed gives mistakes of which some have no place one in the data.
func placed(err error, pos source.Pos) source.Errors {
	var out source.Errors
	for _, e := range source.AllOf(err) {
		if !e.Pos.IsValid() {
			there := *e
			there.Pos = pos
			e = &there
		}
		out.Add(e)
	}
	return out
}

// Execute makes one document of a case. The case that was executed last stays bound, so that many documents of one case share
// what they can; a case must not change between them.
func (t *Template) Execute(c *data.Case, shares *data.Shares, s Subject) (*doc.Document, error) {
	b := t.bound.Load()
	if b == nil || b.c != c || b.from != shares {
		b = t.Bind(c, shares)
		t.bound.Store(b)
	}
	return b.Execute(s)
}

// Execute makes the document of a subject. What is wrong is a source.Errors with every mistake that one run can find.
func (b *Bound) Execute(s Subject) (*doc.Document, error) {
	if b.broken != nil {
		return nil, b.broken
	}
	d, err := b.alone(s)
	if err != nil || b.template.Kind.Layout != doc.LayoutMeeting {
		return d, err
	}
	return b.withItems(d, s)
}

// alone makes the document that the text itself gives.
func (b *Bound) alone(s Subject) (*doc.Document, error) {
	m := b.template.machines.Get().(*machine)
	defer func() {
		m.reset() // the machine must not keep the case alive
		b.template.machines.Put(m)
	}()
	view, err := b.of(s)
	if err != nil {
		return nil, err
	}
	p := s.Party
	if p == nil {
		p = &data.Party{}
	}
	text, err := m.run(view, b.viewer.lacks)
	if err != nil {
		return nil, b.alsoInFacts(m, p, view, err)
	}
	return b.build(m, p, view, text, s)
}

// of gives the view of one subject: the case's, with the party and its own row marked, the meeting and the item.
func (b *Bound) of(s Subject) (*View, error) {
	view := *b.view
	if s.Party != nil {
		share := b.shares[s.Party]
		view.Party = b.viewer.party(b.c, s.Party, share)
		if view.Shares != nil {
			view.Shares = view.Shares.markOwn(share)
		}
	}
	view.Meeting = b.atStage(b.viewer.meeting(b.c, s.Meeting))
	if s.Item != nil {
		view.Item = b.viewer.item(b.c, s.Item)
		if b.stage() == doc.StageAgenda {
			view.Item = view.Item.proposed()
		}
		if s.Item.Matter != nil {
			numbered, background := attachmentsOf(b.c, s.Item)
			view.Attachments, view.Background = b.viewer.attachments(numbered), b.viewer.attachments(background)
		}
	}
	return &view, b.addAppeals(&view, s)
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
func (t *Bound) build(m *machine, p *data.Party, view *View, text string, s Subject) (*doc.Document, error) {
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
	if t.texts != nil {
		return t.recorded(b, root, s, view)
	}
	facts := factMaker{Bound: t, m: m, p: p, view: view}
	attachments := facts.attachments()
	if s.Item != nil {
		attachments = recordFacts{t, view}.attached(s.Item)
	}
	for _, a := range attachments {
		b.ids[a.Key] = a.At
	}
	b.checkRefs()
	if b.title == nil {
		errs.Add(source.Errorf(source.Pos{File: m.template.main.name}, "missing-title", "the document has no title").
			WithHint("begin the template with a line “# …”"))
	}
	if s.Meeting != nil {
		root.Facts = recordFacts{t, view}.meeting(s.Meeting, view.Meeting)
		if b.kind.Layout != doc.LayoutMeeting {
			root.Facts.Title, root.Facts.Sender = b.title, senderOf(view.Meeting.Body)
		}
	} else {
		root.Facts = facts.facts(b.title)
		root.Facts.Attachments = attachments
	}
	errs = append(errs, t.viewer.lacks.inValue(root.Facts)...)
	if errs.Failed() {
		return nil, errs
	}
	return &doc.Document{
		Kind: b.kind.Name, Lang: t.template.Lang, Layout: b.kind.Layout, Stage: t.stage(),
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
	switch b.kind.Layout {
	case doc.LayoutItem:
		root.Role = doc.RoleItem
	case doc.LayoutMeeting:
		root.Role = doc.RoleMeeting
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
	if root.Role != doc.RoleText {
		b.errs.Add(source.Errorf(b.pos(block.Offset()), "stray-text", "text of an item stands in its parts").
			WithHint("put it between “::: %s” and “:::”", slices.Concat(b.kind.Parts, b.kind.May)[0]))
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
	case !slices.Contains(b.kind.Parts, role) && !slices.Contains(b.kind.May, role) || role == doc.RoleText:
		e := b.fail(n.Node, "unknown-part", "a “%s” has no part “%s”", b.kind.Name, role)
		e.WithNote(b.kind.At, "its parts are: %s", joined(rolesText(slices.Concat(b.kind.Parts, b.kind.May))))
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
	doc.RoleText, doc.RoleSummary, doc.RoleStatement, doc.RoleCompetence, doc.RoleImpact, doc.RoleEconomy, doc.RoleProposal,
	doc.RoleHandling, doc.RoleEvents, doc.RoleDecision, doc.RoleDissent, doc.RoleExecution, doc.RoleRecord, doc.RoleConditions,
	doc.RoleDeclaration, doc.RoleSummons, doc.RoleOpening, doc.RoleCertificate, doc.RoleInstructions,
}

func isRole(name string) bool { return slices.Contains(partRoles, doc.Role(name)) }
