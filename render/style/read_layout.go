package style

import (
	"math"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
	"github.com/pykala/pykala/render/doc"
)

// stages are the stages that an order may be for.
var stages = []doc.Stage{doc.StageAgenda, doc.StageMinutes, doc.StageExtract, doc.StageOfficer}

// readLayouts reads layouts onto what the base says of them.
func (d *draft) readLayouts(r *reader) func(*yaml.Node) {
	read := func(which doc.Layout) func(*yaml.Node) {
		return func(n *yaml.Node) {
			l := d.house.Layouts[which]
			if l == nil {
				l = &Layout{
					orders: map[doc.Stage]*order{}, parts: map[string]*part{}, leavesOut: map[string]bool{},
					looks: map[string]string{},
				}
				d.house.Layouts[which] = l
			}
			l.at = r.Pos(n)
			l.read(r, n, which)
		}
	}
	return func(n *yaml.Node) {
		known := yamlnode.Fields{}
		for _, which := range layouts {
			known[string(which)] = read(which)
		}
		r.Mapping(n, known)
	}
}

func (l *Layout) read(r *reader, n *yaml.Node, which doc.Layout) {
	r.Mapping(n, yamlnode.Fields{
		"order": func(n *yaml.Node) { l.readOrders(r, n) },
		"parts": func(n *yaml.Node) {
			r.Entries(n, nil, func(k, value *yaml.Node) { l.parts[k.Value] = r.part(k, value) })
		},
		"leaves_out":  func(n *yaml.Node) { l.readLeavesOut(r, n, which) },
		"verb":        choice(r, &l.verb, moodIndicative, moodPotential, moodConditional),
		"marks":       func(n *yaml.Node) { l.readMarks(r, n) },
		"attachments": func(n *yaml.Node) { l.readAttachments(r, n) },
		"tables": func(n *yaml.Node) {
			r.Mapping(n, yamlnode.Fields{"numbered": r.flag(&l.tables.numbered), "caption": r.phraseInto(&l.tables.caption, reach{bound: "table"})})
		},
		"furniture": func(n *yaml.Node) { l.readFurniture(r, n) },
		"looks": func(n *yaml.Node) {
			r.Entries(n, nil, func(k, value *yaml.Node) {
				if s, ok := r.scalar(value); ok {
					l.looks[k.Value] = s
				}
			})
		},
	})
}

func (l *Layout) readOrders(r *reader, n *yaml.Node) {
	if n.Kind == yaml.SequenceNode {
		l.orders = map[doc.Stage]*order{"": {at: r.Pos(n), names: r.names(n)}}
		return
	}
	known := yamlnode.Fields{}
	for _, stage := range stages {
		known[string(stage)] = func(n *yaml.Node) { l.orders[stage] = &order{at: r.Pos(n), names: r.names(n)} }
	}
	r.Mapping(n, known)
}

func (l *Layout) readLeavesOut(r *reader, n *yaml.Node, which doc.Layout) {
	l.leavesOut, l.leavesOutAt = map[string]bool{}, r.Pos(n)
	for _, fact := range r.names(n) {
		if !slices.Contains(factsOf(which), fact.text) {
			e := source.Errorf(fact.at, "unknown-fact", "there is no fact “%s”", fact.text)
			if near := source.Suggest(fact.text, factsOf(which)); near != "" {
				e.WithHint("did you mean “%s”?", near)
			}
			r.Errs.Add(e)
			continue
		}
		l.leavesOut[fact.text] = true
	}
}

func (l *Layout) readMarks(r *reader, n *yaml.Node) {
	ordered := []doc.Numbering{doc.NumberDecimal, doc.NumberBare, doc.NumberParen, doc.NumberAlphaParen}
	r.Mapping(n, yamlnode.Fields{"prose": choice(r, &l.marks.prose, ordered...), "proposal": choice(r, &l.marks.proposal, ordered...)})
}

func (l *Layout) readAttachments(r *reader, n *yaml.Node) {
	a := &l.attach
	r.Mapping(n, yamlnode.Fields{
		"series": choice(r, &a.series, seriesItem, seriesMeeting, seriesYear),
		"phrase": r.phraseInto(&a.phrase, reach{bound: "attachment"}),
		"one": func(n *yaml.Node) {
			one := r.phrase(n, reach{bound: "attachment"})
			a.one = &one
		},
		"background": r.phraseInto(&a.background, reach{bound: "background"}),
		"strong":     r.flag(&a.strong),
	})
}

func (l *Layout) readFurniture(r *reader, n *yaml.Node) {
	f := &l.furniture
	rows := func(dst *[]row) func(*yaml.Node) {
		return func(n *yaml.Node) { *dst = r.rows(n, reach{pages: true}) }
	}
	r.Mapping(n, yamlnode.Fields{"logo": r.flag(&f.logo), "first": rows(&f.first), "continued": rows(&f.continued), "foot": rows(&f.foot)})
}

// part reads one part.
func (r *reader) part(k, n *yaml.Node) *part {
	p := &part{at: r.Pos(k), name: k.Value, look: LookFact, leadLook: LookFact}
	if like := child(n, "like"); like != nil {
		r.likePart(p, n)
		return p
	}
	r.Mapping(n, yamlnode.Fields{
		"title": func(n *yaml.Node) {
			title := r.phrase(n, reach{})
			p.title = &title
		},
		"prose":     func(n *yaml.Node) { p.prose = r.names(n) },
		"rows":      func(n *yaml.Node) { p.rows = r.rows(n, reach{}) },
		"table":     func(n *yaml.Node) { p.table = r.table(n) },
		"items":     r.flag(&p.items),
		"earlier":   func(n *yaml.Node) { p.earlier = r.earlier(n) },
		"new_page":  func(n *yaml.Node) { p.newPage = r.newPage(n) },
		"heading":   r.flag(&p.heading),
		"lines":     func(n *yaml.Node) { p.lines = r.lines(n, reach{}) },
		"together":  r.flag(&p.together),
		"look":      r.text(&p.look),
		"label":     func(n *yaml.Node) { p.label = r.label(n) },
		"lead":      func(n *yaml.Node) { p.lead = r.lines(n, reach{}) },
		"lead_look": r.text(&p.leadLook),
		"headings": func(n *yaml.Node) {
			var where string
			choice(r, &where, "above", "side")(n)
			p.side = where == "side"
		},
		"proposal": choice(r, &p.form, formList, formSentence, formClauses),
		"required": func(n *yaml.Node) { p.required = r.required(n) },
	})
	r.checkPart(k, p)
	return p
}

// newPage reads whether a part begins a page, or each of the items does.
func (r *reader) newPage(n *yaml.Node) newPage {
	if n.Value == string(pageEach) {
		return pageEach
	}
	begins := false
	if r.flag(&begins)(n); begins {
		return pageFirst
	}
	return pageNone
}

// likePart reads a part that is like another but for its label.
func (r *reader) likePart(p *part, n *yaml.Node) {
	r.Mapping(n, yamlnode.Fields{
		"like": func(n *yaml.Node) {
			if s, ok := r.scalar(n); ok {
				p.like = name{r.Pos(n), s}
			}
		},
		"label": func(n *yaml.Node) { p.label = r.label(n) },
	})
	if p.label == nil {
		r.Fail(n, "missing-key", "a part that is like another has a “label” of its own")
	}
}

// checkPart finds what contradicts itself in a part.
func (r *reader) checkPart(k *yaml.Node, p *part) {
	kinds := 0
	for _, has := range []bool{p.title != nil, p.prose != nil, p.rows != nil, p.lines != nil, p.table != nil, p.items, p.earlier != nil} {
		if has {
			kinds++
		}
	}
	if kinds != 1 {
		r.Fail(k, "bad-part", "the part “%s” must hold exactly one of title, prose, rows, lines, table, items, earlier", p.name)
	}
	if p.prose == nil && (p.lead != nil || p.form != formAsWritten || p.side) {
		r.Fail(k, "bad-part", "the part “%s” has no prose that “lead”, “headings” or “proposal” could belong to", p.name)
	}
	if p.title != nil && (p.label != nil || p.required.always || p.required.stages != nil) {
		r.Fail(k, "bad-part", "the part “%s” is the title, which has no label and is always required", p.name)
	}
	if p.together && p.lines == nil {
		r.Fail(k, "bad-part", "the part “%s” has no lines that “together” could join", p.name)
	}
}

func (r *reader) required(n *yaml.Node) required {
	if n.Kind == yaml.ScalarNode {
		var out required
		r.flag(&out.always)(n)
		return out
	}
	var out required
	for _, element := range r.List(n) {
		var stage doc.Stage
		choice(r, &stage, stages...)(element)
		out.stages = append(out.stages, stage)
	}
	return out
}

func (r *reader) label(n *yaml.Node) *label {
	l := &label{at: r.Pos(n)}
	bold := true
	r.Mapping(n, yamlnode.Fields{
		"text": r.phraseInto(&l.text, reach{}),
		"one": func(n *yaml.Node) {
			one := r.phrase(n, reach{})
			l.one = &one
		},
		"empty": func(n *yaml.Node) {
			empty := r.phrase(n, reach{})
			l.empty = &empty
		},
		"place":      choice(r, &l.place, placeLine, placeRunIn, placeSide),
		"keep_empty": r.flag(&l.keep),
		"bold":       r.flag(&bold),
		"look":       r.text(&l.look),
	})
	l.plain = !bold
	if l.empty != nil && !l.keep {
		r.Fail(n, "bad-part", "“empty” is for a label with “keep_empty”")
	}
	if l.text.at.Line == 0 {
		r.Fail(n, "missing-key", "the label has no “text”")
	}
	if l.place == "" {
		r.Fail(n, "missing-key", "the label does not say its place").WithHint("known here: line, run-in, side; a part without a label has no “label”")
	}
	if l.look == "" {
		l.look = LookLabel
		if l.place == placeSide {
			l.look = LookSideHeading
		}
	}
	return l
}

// lines reads a list of texts.
func (r *reader) lines(n *yaml.Node, where reach) []line {
	elements := r.List(n)
	out := make([]line, 0, len(elements))
	for _, e := range elements {
		out = append(out, r.line(e, where))
	}
	return out
}

// line reads one text: a phrase, or a mapping with “text”.
func (r *reader) line(n *yaml.Node, where reach) line {
	if n.Kind != yaml.MappingNode || child(n, "text") == nil {
		return line{at: r.Pos(n), text: r.phrase(n, where)}
	}
	l, known := r.lineFields(n, where)
	r.Mapping(n, known)
	return *l
}

// lineFields reads “each” first, because it says which facts the text can name.
func (r *reader) lineFields(whole *yaml.Node, where reach) (*line, yamlnode.Fields) {
	l := &line{at: r.Pos(whole)}
	if each := child(whole, "each"); each != nil {
		l.each = r.factList(each)
		if l.each != nil {
			where.bound = l.each.binds
		}
	}
	return l, yamlnode.Fields{
		"each": func(*yaml.Node) {},
		"text": r.phraseInto(&l.text, where),
		"between": func(n *yaml.Node) {
			r.text(&l.between)(n)
			l.joined = true
			if l.each == nil {
				r.Fail(n, "bad-part", "“between” stands between the elements of “each”, which is not here")
			}
		},
		"end":     r.joinedOnly(whole, r.text(&l.end)),
		"capital": r.joinedOnly(whole, r.flag(&l.capital)),
	}
}

// joinedOnly reads what is said of elements that make one line.
func (r *reader) joinedOnly(whole *yaml.Node, read func(*yaml.Node)) func(*yaml.Node) {
	return func(n *yaml.Node) {
		read(n)
		if child(whole, "between") == nil {
			r.Fail(n, "bad-part", "this is said of elements that “between” joins, which is not here")
		}
	}
}

func (r *reader) factList(n *yaml.Node) *factList {
	s, ok := r.scalar(n)
	if !ok {
		return nil
	}
	list := listNamed(s)
	if list == nil {
		known := make([]string, len(factLists))
		for i := range factLists {
			known[i] = factLists[i].name
		}
		e := r.Fail(n, "unknown-list", "there is no list of facts “%s”", s)
		if near := source.Suggest(s, known); near != "" {
			e.WithHint("did you mean “%s”?", near)
		} else {
			e.WithHint("known here: %s", join(known))
		}
	}
	return list
}

// rows reads lines on the grid: a list of lists of cells.
func (r *reader) rows(n *yaml.Node, where reach) []row {
	elements := r.List(n)
	out := make([]row, 0, len(elements))
	for _, e := range elements {
		cells := r.List(e)
		one := row{at: r.Pos(e)}
		for _, c := range cells {
			one.cells = append(one.cells, r.cell(c, where))
		}
		out = append(out, one)
	}
	return out
}

func (r *reader) cell(n *yaml.Node, where reach) cell {
	c := cell{tab: math.MinInt}
	if n.Kind != yaml.MappingNode {
		r.Fail(n, "wrong-type", "a cell is a mapping with “tab” and “text”")
		return c
	}
	l, known := r.lineFields(n, where)
	known["tab"] = func(n *yaml.Node) { c.tab = r.tab(n) }
	known["bold"] = r.flag(&c.strong)
	r.Mapping(n, known)
	c.line = *l
	if c.each != nil && !c.joined {
		r.Fail(n, "missing-key", "a cell is one line, so “each” needs “between”")
	}
	if c.tab == math.MinInt || child(n, "text") == nil {
		r.Fail(n, "missing-key", "a cell needs “tab” and “text”")
	}
	return c
}

// lastTab is the last tab stop of the SFS 2487 grid.
const lastTab = 8

// tab reads a tab stop: 0 at the left margin to 8, or “right”, which is flush with the right margin.
func (r *reader) tab(n *yaml.Node) int {
	s, ok := r.scalar(n)
	if !ok || s == "right" {
		return -1
	}
	stop, err := strconv.Atoi(s)
	if err != nil || stop < 0 || stop > lastTab {
		r.Fail(n, "bad-value", "“%s” is no tab stop", s).WithHint("known here: 0 to %d, right", lastTab)
		return 0
	}
	return stop
}

// child gives the value of a key of a mapping, nil where it has none.
func child(n *yaml.Node, k string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == k {
			return n.Content[i+1]
		}
	}
	return nil
}
