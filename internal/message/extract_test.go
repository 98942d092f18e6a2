package message

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
)

// use is one place where a format becomes a message.
type use struct {
	format  string
	args    []value
	at      string
	warning bool // it is made by source.Warningf
}

// maker is a function that makes a message from the format that stands at one of its parameters; with spread the arguments
// follow as the last, variadic parameter.
type maker struct {
	format int
	spread bool
}

// extraction follows every format to the place where it is written.
type extraction struct {
	p        *program
	makers   map[types.Object][]maker
	uses     []use
	problems []string
}

// firstMakers are the functions of package source through which every message goes.
func firstMakers(p *program) map[types.Object][]maker {
	makers := map[types.Object][]maker{}
	for _, c := range p.packages {
		if c.path != module+"/internal/source" {
			continue
		}
		scope := c.types.Scope()
		makers[scope.Lookup("Msg")] = []maker{{0, true}}
		makers[scope.Lookup("Errorf")] = []maker{{2, true}}
		makers[scope.Lookup("Warningf")] = []maker{{2, true}}
		for method := range types.NewMethodSet(types.NewPointer(scope.Lookup("Error").Type())).Methods() {
			switch method.Obj().Name() {
			case "WithHint":
				makers[method.Obj()] = []maker{{0, true}}
			case "WithNote":
				makers[method.Obj()] = []maker{{1, true}}
			}
		}
	}
	return makers
}

// extract gives every use of every format, and a problem for each that cannot be followed.
func extract(p *program) *extraction {
	x := &extraction{p: p, makers: firstMakers(p)}
	for before := -1; before != len(x.makers); { // wrappers of wrappers
		before = len(x.makers)
		x.uses, x.problems = nil, nil
		for _, c := range p.packages {
			x.scan(c)
		}
	}
	return x
}

func (x *extraction) scan(c *checked) {
	for _, f := range c.files {
		ast.PreorderStack(f, nil, func(n ast.Node, stack []ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				for _, m := range x.makers[c.object(n.Fun)] {
					x.call(c, n, m, stack)
				}
			case *ast.CompositeLit:
				if named, ok := types.Unalias(c.info.TypeOf(n)).(*types.Named); ok && named.Obj().Name() == "Message" && len(n.Elts) > 0 &&
					named.Obj().Pkg().Path() == module+"/internal/source" && c.path != module+"/internal/source" {
					x.problem(n, "make messages with source.Msg")
				}
			}
			return true
		})
	}
}

func (x *extraction) problem(n ast.Node, format string, args ...any) {
	x.problems = append(x.problems, x.p.place(n)+": "+fmt.Sprintf(format, args...))
}

// call looks at one call of a function that makes messages.
func (x *extraction) call(c *checked, call *ast.CallExpr, m maker, stack []ast.Node) {
	format := call.Args[m.format]
	around, params := x.p.enclosing(c, stack)
	spread := call.Ellipsis != token.NoPos
	if at := slices.Index(params, c.object(format)); at >= 0 && spread {
		if c.path == module+"/internal/source" && x.makers[around] != nil {
			return
		}
		if around == nil {
			x.problem(call, "a function without a name passes messages on")
			return
		}
		if wrapper := (maker{at, true}); !slices.Contains(x.makers[around], wrapper) {
			x.makers[around] = append(x.makers[around], wrapper)
		}
		return
	}
	if spread {
		x.problem(call, "the arguments of the message cannot be followed")
		return
	}
	var args []value
	for _, a := range call.Args[m.format+1:] {
		args = append(args, value{expr: a, in: c})
	}
	tr := &tracer{p: x.p, seen: map[types.Object]bool{}}
	tr.trace(value{expr: format, in: c})
	for _, e := range tr.lost {
		x.problem(call, "the format cannot be followed beyond %s: %s", x.p.place(e), types.ExprString(e))
	}
	for _, text := range tr.texts {
		x.uses = append(x.uses, use{text, args, x.p.place(call), c.object(call.Fun).Name() == "Warningf"})
	}
}

// tracer finds the constants that a text can be.
type tracer struct {
	p     *program
	seen  map[types.Object]bool
	texts []string
	lost  []ast.Expr // what is made while the program runs
}

func (t *tracer) trace(v value) {
	e := ast.Unparen(v.expr)
	if tv := v.in.info.Types[e]; tv.Value != nil && tv.Value.Kind() == constant.String {
		if s := constant.StringVal(tv.Value); !v.elem && !slices.Contains(t.texts, s) {
			t.texts = append(t.texts, s)
		}
		return
	}
	if v.elem {
		t.elements(value{expr: e, in: v.in})
		return
	}
	switch e := e.(type) {
	case *ast.Ident, *ast.SelectorExpr:
		if obj := v.in.object(e); obj != nil && t.object(obj) {
			return
		}
	case *ast.CallExpr:
		if tv := v.in.info.Types[e.Fun]; tv.IsType() && len(e.Args) == 1 { // a conversion
			t.trace(value{expr: e.Args[0], in: v.in})
			return
		}
		if rows := t.p.results[v.in.object(e.Fun)]; len(rows) > 0 {
			t.call(v.in.object(e.Fun), rows, v.result)
			return
		}
	case *ast.IndexExpr:
		t.elements(value{expr: e.X, in: v.in})
		return
	case *ast.CompositeLit, *ast.FuncLit, *ast.UnaryExpr:
		return
	}
	t.lost = append(t.lost, e)
}

func (t *tracer) object(obj types.Object) bool {
	if t.seen[obj] {
		return true
	}
	t.seen[obj] = true
	from := t.p.flow[obj]
	for _, v := range from {
		t.trace(v)
	}
	return len(from) > 0
}

func (t *tracer) call(fn types.Object, rows [][]value, result int) {
	if t.seen[fn] {
		return
	}
	t.seen[fn] = true
	for _, row := range rows {
		switch {
		case result < len(row):
			t.trace(row[result])
		default: // return f()
			v := row[0]
			v.result = result
			t.trace(v)
		}
	}
}

// elements traces what a list or a map holds.
func (t *tracer) elements(v value) {
	switch e := ast.Unparen(v.expr).(type) {
	case *ast.CompositeLit:
		for _, el := range e.Elts {
			if kv, ok := el.(*ast.KeyValueExpr); ok {
				el = kv.Value
			}
			t.trace(value{expr: el, in: v.in})
		}
		return
	case *ast.Ident, *ast.SelectorExpr:
		obj := v.in.object(e)
		if obj == nil || t.seen[obj] {
			return
		}
		t.seen[obj] = true
		for _, from := range t.p.flow[obj] {
			t.elements(from)
		}
		for _, from := range t.p.elements[obj] {
			t.trace(from)
		}
		if len(t.p.flow[obj])+len(t.p.elements[obj]) > 0 {
			return
		}
	case *ast.CallExpr:
		if rows := t.p.results[v.in.object(e.Fun)]; len(rows) > 0 {
			for _, row := range rows {
				if v.result < len(row) {
					t.elements(row[v.result])
				}
			}
			return
		}
	}
	t.lost = append(t.lost, v.expr)
}
