package style

import (
	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/yamlnode"
	"github.com/pykala/pykala/render/doc"
)

// table reads a table of facts. Its lists are read first, because they say which facts the columns can name.
func (r *reader) table(n *yaml.Node) *table {
	t := &table{}
	bound := ""
	if rows := child(n, "rows"); rows != nil {
		t.groups, bound = r.groups(rows)
	}
	r.Mapping(n, yamlnode.Fields{
		"rows": func(*yaml.Node) {},
		"look": func(n *yaml.Node) {
			t.look.at = r.Pos(n)
			r.text(&t.look.text)(n)
		},
		"columns": func(n *yaml.Node) {
			for _, c := range r.List(n) {
				t.columns = append(t.columns, r.column(c, reach{bound: bound}))
			}
		},
	})
	if len(t.columns) == 0 || len(t.groups) == 0 {
		r.Fail(n, "missing-key", "a table needs “columns” and “rows”")
	}
	return t
}

func (r *reader) column(n *yaml.Node, where reach) column {
	c := column{at: r.Pos(n), align: doc.AlignStart}
	r.Mapping(n, yamlnode.Fields{
		"head":  r.phraseInto(&c.head, reach{}),
		"text":  r.phraseInto(&c.text, where),
		"align": choice(r, &c.align, doc.AlignStart, doc.AlignCenter, doc.AlignEnd),
		"width": r.share(&c.width),
	})
	if c.head.at.Line == 0 || c.text.at.Line == 0 {
		r.Fail(n, "missing-key", "a column needs “head” and “text”")
	}
	return c
}

// groups reads the lists whose elements make the rows. All bind the same word, so that the columns fit them.
func (r *reader) groups(n *yaml.Node) (out []group, bound string) {
	for _, e := range r.List(n) {
		g := group{at: r.Pos(e)}
		r.Mapping(e, yamlnode.Fields{
			"each": func(n *yaml.Node) { g.each = r.factList(n) },
			"label": func(n *yaml.Node) {
				label := r.phrase(n, reach{})
				g.label = &label
			},
		})
		switch {
		case g.each == nil:
			if child(e, "each") == nil {
				r.Fail(e, "missing-key", "rows need “each”")
			}
			continue
		case bound != "" && g.each.binds != bound:
			r.Fail(e, "bad-part", "the rows of one table are of one kind, and “%s” is of another", child(e, "each").Value)
			continue
		}
		bound = g.each.binds
		out = append(out, g)
	}
	return out, bound
}

// earlier reads how the earlier handlings of a matter are shown.
func (r *reader) earlier(n *yaml.Node) *earlier {
	e := &earlier{}
	first := "oldest"
	r.Mapping(n, yamlnode.Fields{
		"first": choice(r, &first, "oldest", "newest"),
		"lines": func(n *yaml.Node) { e.lines = r.lines(n, reach{}) },
		"parts": func(n *yaml.Node) { e.names = r.names(n) },
	})
	e.newestFirst = first == "newest"
	if (e.lines == nil) == (e.names == nil) {
		r.Fail(n, "bad-part", "earlier handlings are shown either by “lines” or by “parts”")
	}
	return e
}
