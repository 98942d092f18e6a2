package templates

import (
	"reflect"
	"strings"
	"text/template/parse"

	"github.com/pykala/pykala/internal/source"
)

// checker walks the trees of a template over the types of the view, before any case is known: every name of a field, a
// function, an argument's type. What it cannot know, such as the elements of a mixed list, it lets pass. A nil type is one
// that is not known.
type checker struct {
	*compiler
	functions map[string]boundFunction
	visited   map[visit]bool
	owner     *text // the file of the tree that is walked
	vars      []variable
}

// visit is a tree walked with one type of dot: partials may be called with several.
type visit struct {
	name string
	dot  reflect.Type
}

type variable struct {
	name string
	typ  reflect.Type
}

// check walks the main text and every partial that it reaches.
func (c *compiler) check() {
	k := &checker{compiler: c, functions: bind(nil), visited: map[visit]bool{}}
	k.tree(mainText, reflect.TypeFor[*View]())
	for _, name := range c.order {
		if !k.reached(name) {
			k.tree(name, nil) // never called: its functions can be checked all the same
		}
	}
}

func (k *checker) reached(name string) bool {
	for v := range k.visited {
		if v.name == name {
			return true
		}
	}
	return false
}

func (k *checker) tree(name string, dot reflect.Type) {
	v := visit{name, dot}
	if k.visited[v] {
		return
	}
	k.visited[v] = true
	owner, vars := k.owner, k.vars
	k.owner, k.vars = k.compiler.owner[name], []variable{{"$", dot}}
	k.list(k.trees[name].Root, dot)
	k.owner, k.vars = owner, vars
}

func (k *checker) fail(pos parse.Pos, code, format string, args ...any) *source.Error {
	e := source.Errorf(k.owner.pos(int(pos)), code, format, args...)
	k.errs.Add(e)
	return e
}

func (k *checker) list(l *parse.ListNode, dot reflect.Type) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		k.node(n, dot)
	}
}

func (k *checker) node(n parse.Node, dot reflect.Type) {
	switch n := n.(type) {
	case *parse.ActionNode:
		typ := k.pipe(n.Pipe, dot)
		if len(n.Pipe.Decl) == 0 {
			k.printed(n, typ)
		}
	case *parse.IfNode:
		k.branch(&n.BranchNode, dot, func(reflect.Type) reflect.Type { return dot })
	case *parse.WithNode:
		k.branch(&n.BranchNode, dot, func(typ reflect.Type) reflect.Type { return typ })
	case *parse.RangeNode:
		k.branch(&n.BranchNode, dot, func(typ reflect.Type) reflect.Type { return k.element(n.Pipe, typ) })
	case *parse.TemplateNode:
		var typ reflect.Type
		if n.Pipe != nil {
			typ = k.pipe(n.Pipe, dot)
		}
		k.tree(n.Name, typ)
	}
}

// branch walks a control structure. Variables that it declares end with it.
func (k *checker) branch(n *parse.BranchNode, dot reflect.Type, inner func(reflect.Type) reflect.Type) {
	mark := len(k.vars)
	typ := k.pipe(n.Pipe, dot)
	k.list(n.List, inner(typ))
	k.list(n.ElseList, dot)
	k.vars = k.vars[:mark]
}

// element gives the type of what a {{range}} goes through, and types its variables.
func (k *checker) element(p *parse.PipeNode, list reflect.Type) reflect.Type {
	index, elem := reflect.TypeFor[int](), reflect.Type(nil)
	if list != nil {
		if list.Kind() == reflect.Pointer {
			list = list.Elem()
		}
		switch list.Kind() {
		case reflect.Slice, reflect.Array:
			elem = list.Elem()
		case reflect.Map:
			index, elem = list.Key(), list.Elem()
		case reflect.Int, reflect.Int64:
			elem = list
		case reflect.Interface:
		default:
			k.fail(p.Pos, "not-a-list", "“%s” is %s and cannot be gone through", commands(p), typeName(list)).
				WithHint("{{range}} takes a list")
		}
	}
	if p.IsAssign {
		k.forget(p.Decl)
		return known(elem)
	}
	switch declared := k.vars[len(k.vars)-len(p.Decl):]; len(declared) {
	case 1:
		declared[0].typ = known(elem)
	case 2:
		declared[0].typ, declared[1].typ = known(index), known(elem)
	}
	return known(elem)
}

// forget makes the types of variables unknown.
func (k *checker) forget(names []*parse.VariableNode) {
	for _, v := range names {
		for i := len(k.vars) - 1; i >= 0; i-- {
			if k.vars[i].name == v.Ident[0] {
				k.vars[i].typ = nil
				break
			}
		}
	}
}

// known gives nil for a type that says nothing.
func known(typ reflect.Type) reflect.Type {
	if typ == nil || typ.Kind() == reflect.Interface {
		return nil
	}
	return typ
}

// pipe gives the type of a pipeline and declares its variables.
func (k *checker) pipe(p *parse.PipeNode, dot reflect.Type) reflect.Type {
	var typ reflect.Type
	for i, cmd := range p.Cmds {
		typ = known(k.command(cmd, dot, piped{typ, i > 0}))
	}
	for _, v := range p.Decl {
		if !p.IsAssign {
			k.vars = append(k.vars, variable{v.Ident[0], typ})
			continue
		}
		if k.variable(v.Ident[0]) != typ {
			k.forget([]*parse.VariableNode{v}) // it may hold either
		}
	}
	return typ
}

// piped is the value that a command gets from the one before it.
type piped struct {
	typ reflect.Type
	is  bool
}

func (k *checker) command(cmd *parse.CommandNode, dot reflect.Type, final piped) reflect.Type {
	args := cmd.Args[1:]
	switch first := cmd.Args[0].(type) {
	case *parse.IdentifierNode:
		return k.call(first, args, dot, final)
	case *parse.FieldNode, *parse.VariableNode, *parse.ChainNode:
		chain := k.chain(first, dot)
		return k.fields(chain, args, dot, final)
	default:
		if len(args) > 0 || final.is {
			k.fail(cmd.Pos, "not-a-function", "“%s” is no function and takes no arguments", first)
		}
		return k.arg(first, dot)
	}
}

// arg gives the type of an argument.
func (k *checker) arg(n parse.Node, dot reflect.Type) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.StringNode:
		return reflect.TypeFor[string]()
	case *parse.BoolNode:
		return reflect.TypeFor[bool]()
	case *parse.NumberNode:
		if n.IsInt && !strings.ContainsAny(n.Text, ".eEpP'_xX") {
			return reflect.TypeFor[int]()
		}
		k.fail(n.Pos, "not-a-whole-number", "“%s” is no whole number", n.Text).WithHint("templates know whole numbers only; amounts come from the data")
		return nil
	case *parse.PipeNode:
		return k.pipe(n, dot)
	case *parse.IdentifierNode:
		return known(k.call(n, nil, dot, piped{}))
	case *parse.FieldNode, *parse.VariableNode, *parse.ChainNode:
		return known(k.fields(k.chain(n, dot), nil, dot, piped{}))
	}
	return nil
}

// chain is a row of fields, .Party.Share, from a value of some type.
type chain struct {
	from   reflect.Type
	source string      // what stands before the fields: "", "$party", "(…)"
	names  []string    // of the fields
	places []parse.Pos // of the dots before them
}

func (k *checker) chain(n parse.Node, dot reflect.Type) chain {
	switch n := n.(type) {
	case *parse.FieldNode:
		return newChain(dot, "", n.Ident, fieldStart(n.Pos, n.Ident, 1))
	case *parse.VariableNode:
		return newChain(k.variable(n.Ident[0]), n.Ident[0], n.Ident[1:], fieldStart(n.Pos, n.Ident, 0)+parse.Pos(len(n.Ident[0])))
	case *parse.ChainNode:
		source := n.Node.String()
		if _, ok := n.Node.(*parse.PipeNode); ok {
			source = "(" + source + ")"
		}
		return newChain(k.arg(n.Node, dot), source, n.Field, n.Pos)
	}
	return chain{}
}

// fieldStart gives where .A.B or $x.A begins. The parser keeps the place of the second link of a row, since it meets the first
// one before it knows that it is a row; sign is the length of the dot before the first.
func fieldStart(pos parse.Pos, ident []string, sign int) parse.Pos {
	if len(ident) == 1 {
		return pos
	}
	return pos - parse.Pos(sign+len(ident[0]))
}

func newChain(from reflect.Type, source string, names []string, start parse.Pos) chain {
	c := chain{from: from, source: source, names: names}
	for _, name := range names {
		c.places = append(c.places, start)
		start += parse.Pos(len(".") + len(name))
	}
	return c
}

// until gives the chain up to, but not including, a link.
func (c chain) until(i int) string {
	if s := c.source + dotted(c.names[:i]); s != "" {
		return s
	}
	return "."
}

func dotted(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "." + strings.Join(names, ".")
}

func (k *checker) variable(name string) reflect.Type {
	for i := len(k.vars) - 1; i >= 0; i-- {
		if k.vars[i].name == name {
			return k.vars[i].typ
		}
	}
	return nil
}

// fields follows a chain; a method at its end takes the arguments.
func (k *checker) fields(c chain, args []parse.Node, dot reflect.Type, final piped) reflect.Type {
	typ := c.from
	for i, name := range c.names {
		if typ = known(typ); typ == nil {
			break
		}
		if method, ok := methodOf(typ, name); ok {
			last := i == len(c.names)-1
			if last {
				k.arguments(signature{name, method, 1}, c.places[i], args, dot, final)
			} else {
				k.arguments(signature{name, method, 1}, c.places[i], nil, dot, piped{})
			}
			typ = method.Out(0)
			if last {
				return typ
			}
			continue
		}
		field, ok := fieldOf(typ, name)
		if !ok {
			k.unknownField(c, i, typ)
			typ = nil
			break
		}
		typ = field
	}
	if len(args) > 0 || final.is {
		if len(c.names) > 0 && typ != nil {
			k.fail(c.places[len(c.places)-1], "not-a-function", "“%s” is no function and takes no arguments", c.until(len(c.names)))
		}
		for _, a := range args {
			k.arg(a, dot)
		}
	}
	return typ
}

func (k *checker) unknownField(c chain, i int, typ reflect.Type) {
	name, of := c.names[i], c.until(i)
	names := fieldNames(typ)
	e := k.fail(c.places[i], "unknown-field", "“%s” has no field “%s”", of, name)
	if of == "." {
		e.Msg = source.Msg("there is no field “%s” here", name)
	}
	if len(names) == 0 {
		e.WithHint("“%s” is %s and has no fields", of, typeName(typ))
		return
	}
	if near := source.Suggest(name, names); near != "" {
		e.WithHint("did you mean “%s.%s”?", strings.TrimSuffix(of, "."), near)
		return
	}
	e.WithHint("it has: %s", joined(names))
}

// printed checks that what a pipeline gives can be printed.
func (k *checker) printed(n *parse.ActionNode, typ reflect.Type) {
	if typ == nil || printable(typ) {
		return
	}
	e := k.fail(n.Pos, "not-printable", "“%s” is %s and cannot be printed", commands(n.Pipe), typeName(typ))
	switch typ.Kind() {
	case reflect.Slice, reflect.Array, reflect.Map:
		e.WithHint("go through it with {{range}}, or join it with list or join")
	case reflect.Bool:
		e.WithHint("ask for it with {{if}}")
	case reflect.Pointer, reflect.Struct:
		if names := fieldNames(typ); len(names) > 0 {
			e.WithHint("print one of its fields: %s", joined(names))
		}
	}
}

// commands gives a pipeline as it is written, without the variables that it declares.
func commands(p *parse.PipeNode) string {
	parts := make([]string, len(p.Cmds))
	for i, cmd := range p.Cmds {
		parts[i] = cmd.String()
	}
	return strings.Join(parts, " | ")
}
