package style

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
	"github.com/pykala/pykala/render/doc"
)

// draft is a house style while it is read. A style is read onto the draft of its base, so that it says only what differs:
// key by key everywhere, except that a part, an order or a row of page furniture is replaced whole.
type draft struct {
	house     *House
	file      string // of the style itself, not of its base
	languages []name
	parallel  []name
	spoken    map[string]bool // languages of the style and of its base
	dates     map[string]name // text and heading
	signSaid  bool            // where the section sign stands
	looks     map[string]*lookDraft
	words     map[string]phrase
	outcomes  map[string]phrase      // by code
	tables    map[string]*tableDraft // looks of tables by name; the ordinary one is the empty name
}

// tableDraft is a look of tables before it takes what it does not say from the ordinary one.
type tableDraft struct {
	at    source.Pos
	set   map[string]func(*TableLook) // by key
	looks map[string]name             // of texts, by key
}

// lookDraft is a look before it takes what it does not say from the look that it is like.
type lookDraft struct {
	at   source.Pos
	like name
	set  map[string]func(*Look) // by key
}

func newDraft(styleName string) *draft {
	return &draft{
		house: &House{
			Name: styleName, Layouts: map[doc.Layout]*Layout{}, Tables: map[string]*TableLook{},
			Table: TableLook{Text: LookTable, Head: LookTableHead},
		},
		spoken: map[string]bool{}, dates: map[string]name{}, looks: map[string]*lookDraft{}, words: map[string]phrase{}, outcomes: map[string]phrase{},
		tables: map[string]*tableDraft{},
	}
}

// style reads a style file onto the draft. It leaves base to who opened it.
func (d *draft) style(r *reader, n *yaml.Node) {
	h := d.house
	r.Mapping(n, yamlnode.Fields{
		"base":         func(*yaml.Node) {},
		"languages":    func(n *yaml.Node) { d.readLanguages(r, n) },
		"parallel":     func(n *yaml.Node) { d.parallel = r.names(n) },
		"names":        choice(r, &h.names, namesFirstLast, namesLastFirst),
		"dates":        d.readDates(r),
		"section_sign": d.readSectionSign(r),
		"words":        d.readWords(r),
		"outcomes":     d.readOutcomes(r),
		"letterhead":   d.readLetterhead(r),
		"page":         d.readPage(r),
		"fonts":        d.readFonts(r),
		"table":        func(n *yaml.Node) { d.readTable(r, "", r.Pos(n), n) },
		"table_looks": func(n *yaml.Node) {
			r.Entries(n, nil, func(k, value *yaml.Node) { d.readTable(r, k.Value, r.Pos(k), value) })
		},
		"list":    d.readList(r),
		"looks":   func(n *yaml.Node) { r.Entries(n, nil, func(k, value *yaml.Node) { d.readLook(r, k, value) }) },
		"layouts": d.readLayouts(r),
	})
}

func (d *draft) readLanguages(r *reader, n *yaml.Node) {
	d.languages = r.names(n)
	for _, l := range d.languages {
		d.spoken[l.text] = true
	}
}

func (d *draft) readDates(r *reader) func(*yaml.Node) {
	read := func(which string) func(*yaml.Node) {
		return func(n *yaml.Node) {
			s, ok := r.scalar(n)
			if !ok {
				return
			}
			if strings.Trim(strings.NewReplacer("yyyy", "", "mm", "", "m", "", "dd", "", "d", "").Replace(s), ".-/ ") != "" {
				r.Fail(n, "bad-value", "“%s” is no form of a date", s).WithHint("build it of d, dd, m, mm, yyyy: “d.m.yyyy”, “dd.mm.yyyy”")
				return
			}
			d.dates[which] = name{r.Pos(n), s}
		}
	}
	return func(n *yaml.Node) { r.Mapping(n, yamlnode.Fields{"text": read("text"), "heading": read("heading")}) }
}

func (d *draft) readSectionSign(r *reader) func(*yaml.Node) {
	return func(n *yaml.Node) {
		var side string
		choice(r, &side, "before", "after")(n)
		d.signSaid = true
		d.house.signAfter = side == "after"
	}
}

func (d *draft) readWords(r *reader) func(*yaml.Node) {
	word := func(which string) func(*yaml.Node) {
		return func(n *yaml.Node) { d.words[which] = r.phrase(n, reach{}) }
	}
	return func(n *yaml.Node) {
		r.Mapping(n, yamlnode.Fields{wordAnd: word(wordAnd), wordAttachmentNumber: word(wordAttachmentNumber)})
	}
}

// readOutcomes reads the sentence for every way in which a matter may end.
func (d *draft) readOutcomes(r *reader) func(*yaml.Node) {
	return func(n *yaml.Node) {
		known := yamlnode.Fields{}
		for _, code := range doc.Outcomes() {
			known[code] = func(n *yaml.Node) { d.outcomes[code] = r.phrase(n, reach{}) }
		}
		r.Mapping(n, known)
	}
}

func (d *draft) readPage(r *reader) func(*yaml.Node) {
	p := &d.house.Page
	return func(n *yaml.Node) {
		r.Mapping(n, yamlnode.Fields{
			"width": r.length(&p.Width), "height": r.length(&p.Height),
			"left": r.length(&p.Left), "right": r.length(&p.Right), "top": r.length(&p.Top), "bottom": r.length(&p.Bottom),
			"head": r.length(&p.Head), "foot": r.length(&p.Foot), "tab": r.length(&p.Tab), "first_top": r.length(&p.FirstTop),
		})
	}
}

func (d *draft) readFonts(r *reader) func(*yaml.Node) {
	f := &d.house.Fonts
	return func(n *yaml.Node) {
		r.Mapping(n, yamlnode.Fields{"pdf": r.text(&f.PDF), "word": r.text(&f.Word), "alternative": r.text(&f.Alt)})
	}
}

// readTable reads one look of tables onto what the base says of it.
func (d *draft) readTable(r *reader, which string, at source.Pos, n *yaml.Node) {
	t := d.tables[which]
	if t == nil {
		t = &tableDraft{set: map[string]func(*TableLook){}, looks: map[string]name{}}
		d.tables[which] = t
	}
	t.at = at
	known := yamlnode.Fields{}
	for key, field := range map[string]func(*TableLook) *float64{
		"rule": func(t *TableLook) *float64 { return &t.Rule }, "left": func(t *TableLook) *float64 { return &t.Left },
		"pad_x": func(t *TableLook) *float64 { return &t.PadX }, "pad_y": func(t *TableLook) *float64 { return &t.PadY },
	} {
		known[key] = setter(t.set, key, r.length, field)
	}
	for key, field := range map[string]func(*TableLook) *string{
		"rule_color": func(t *TableLook) *string { return &t.RuleColor },
		"head_fill":  func(t *TableLook) *string { return &t.HeadFill }, "own_fill": func(t *TableLook) *string { return &t.OwnFill },
	} {
		known[key] = setter(t.set, key, r.colour, field)
	}
	for key, field := range map[string]func(*TableLook) *string{
		"text": func(t *TableLook) *string { return &t.Text }, "head": func(t *TableLook) *string { return &t.Head },
	} {
		known[key] = func(n *yaml.Node) {
			setter(t.set, key, r.text, field)(n)
			t.looks[key] = name{r.Pos(n), n.Value}
		}
	}
	r.Mapping(n, known)
}

// finishTables builds the looks of tables: each takes from the ordinary one what it does not say itself.
func (d *draft) finishTables(errs *source.Errors) {
	for _, which := range sortedKeys(d.tables) { // the ordinary one has the empty name, which comes first
		t := d.tables[which]
		look := d.house.Table
		for _, key := range sortedKeys(t.set) {
			t.set[key](&look)
		}
		if which == "" {
			d.house.Table = look
		} else {
			d.house.Tables[which] = &look
		}
		for _, key := range sortedKeys(t.looks) {
			if text := t.looks[key]; d.looks[text.text] == nil {
				errs.Add(unknownLook(text, d.looks))
			}
		}
	}
}

func (d *draft) readList(r *reader) func(*yaml.Node) {
	l := &d.house.List
	return func(n *yaml.Node) {
		r.Mapping(n, yamlnode.Fields{"bullet": r.text(&l.Bullet), "indent": r.length(&l.Indent)})
	}
}

// readLook reads one look onto what the base says of it. Every key becomes a change that is made when all looks are known.
func (d *draft) readLook(r *reader, k, n *yaml.Node) {
	l := d.looks[k.Value]
	if l == nil {
		l = &lookDraft{set: map[string]func(*Look){}}
		d.looks[k.Value] = l
	}
	l.at = r.Pos(k)
	known := yamlnode.Fields{"like": func(n *yaml.Node) {
		if s, ok := r.scalar(n); ok {
			l.like = name{r.Pos(n), s}
		}
	}}
	lengths := map[string]func(*Look) *float64{
		"size": func(l *Look) *float64 { return &l.Size }, "leading": func(l *Look) *float64 { return &l.Leading },
		"before": func(l *Look) *float64 { return &l.Before }, "after": func(l *Look) *float64 { return &l.After },
		"left": func(l *Look) *float64 { return &l.Left }, "right": func(l *Look) *float64 { return &l.Right },
		"width": func(l *Look) *float64 { return &l.Width }, "border": func(l *Look) *float64 { return &l.Border },
		"padding": func(l *Look) *float64 { return &l.Padding },
	}
	for which, field := range lengths {
		known[which] = setter(l.set, which, r.length, field)
	}
	flags := map[string]func(*Look) *bool{
		"bold": func(l *Look) *bool { return &l.Bold }, "italic": func(l *Look) *bool { return &l.Italic },
		"keep_next": func(l *Look) *bool { return &l.KeepNext }, "keep_all": func(l *Look) *bool { return &l.KeepAll },
	}
	for which, field := range flags {
		known[which] = setter(l.set, which, r.flag, field)
	}
	known["color"] = setter(l.set, "color", r.colour, func(l *Look) *string { return &l.Color })
	known["word"] = setter(l.set, "word", r.text, func(l *Look) *string { return &l.Word })
	known["align"] = setter(l.set, "align", func(dst *Align) func(*yaml.Node) {
		return choice(r, dst, AlignLeft, AlignRight, AlignCenter)
	}, func(l *Look) *Align { return &l.Align })
	r.Mapping(n, known)
}

// setter reads a value now and keeps the change to a look that it means.
func setter[L, T any](changes map[string]func(*L), which string, read func(*T) func(*yaml.Node), field func(*L) *T) func(*yaml.Node) {
	return func(n *yaml.Node) {
		var value T
		read(&value)(n)
		changes[which] = func(look *L) { *field(look) = value }
	}
}

// finishLooks builds the looks: each takes from the look it is like what it does not say itself. A look that names none is
// like the body.
// It answers false where one of them is like nothing that is there.
func (d *draft) finishLooks(errs *source.Errors) bool {
	before := len(*errs)
	d.house.Looks = make(map[string]*Look, len(d.looks))
	for _, which := range sortedKeys(d.looks) {
		d.finishLook(which, nil, errs)
	}
	return len(*errs) == before
}

func (d *draft) finishLook(which string, chain []string, errs *source.Errors) *Look {
	if done := d.house.Looks[which]; done != nil {
		return done
	}
	l := d.looks[which]
	look := &Look{Align: AlignLeft}
	if parent := d.parentLook(which, l, append(chain, which), errs); parent != nil {
		*look = *parent
	}
	for _, change := range sortedKeys(l.set) {
		l.set[change](look)
	}
	d.house.Looks[which] = look
	return look
}

func (d *draft) parentLook(which string, l *lookDraft, chain []string, errs *source.Errors) *Look {
	parent := l.like
	if parent.text == "" {
		parent = name{l.at, LookBody}
		if which == LookBody || d.looks[LookBody] == nil {
			return nil
		}
	}
	switch {
	case d.looks[parent.text] == nil:
		errs.Add(unknownLook(parent, d.looks))
		return nil
	case slices.Contains(chain, parent.text):
		errs.Add(source.Errorf(parent.at, "look-circle", "the look “%s” is like itself: %s", which, strings.Join(append(chain, parent.text), " → ")))
		return nil
	}
	return d.finishLook(parent.text, chain, errs)
}

func unknownLook[T any](n name, looks map[string]T) *source.Error {
	return unknownName(n, "unknown-look", "the style has no look “%s”", sortedKeys(looks))
}

// unknownName is the mistake of naming something that the style does not have.
func unknownName(n name, code, complaint string, known []string) *source.Error {
	e := source.Errorf(n.at, code, complaint, n.text)
	if near := source.Suggest(n.text, known); near != "" {
		return e.WithHint("did you mean “%s”?", near)
	}
	return e.WithHint("it has: %s", strings.Join(known, ", "))
}
