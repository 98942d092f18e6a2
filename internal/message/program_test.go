package message

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/pykala/pykala"

// checked is one package of the project with its types.
type checked struct {
	path  string
	files []*ast.File
	types *types.Package
	info  *types.Info
}

// program is the whole project, checked from its source, so that a format can be followed from where it is written to where
// it becomes a message.
type program struct {
	fset     *token.FileSet
	packages []*checked
	flow     map[types.Object][]value // what is put into a variable, a field or a parameter
	elements map[types.Object][]value // what is put into a list or a map
	results  map[types.Object][][]value
	literals map[types.Object]*ast.FuncLit // the function that a local variable holds
	imports  types.Importer                // of packages of the project and of others
}

// value is an expression in a package; result is which of several results of a call is meant.
type value struct {
	expr   ast.Expr
	in     *checked
	result int
	elem   bool // an element of the expression, as range gives
}

// listed is what the go command says of a package.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
	Error                   *struct{ Err string }
}

// loadProgram checks the types of every package of the project.
func loadProgram(t *testing.T) *program {
	t.Helper()
	cmd := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles,Error", "./...")
	cmd.Dir = top(t)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, &complaints)
	}
	p := &program{
		fset: token.NewFileSet(), flow: map[types.Object][]value{}, elements: map[types.Object][]value{},
		results: map[types.Object][][]value{}, literals: map[types.Object]*ast.FuncLit{},
	}
	ours := map[string]*types.Package{}
	exports := map[string]string{}
	foreign := importer.ForCompiler(p.fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	p.imports = importing(func(path string) (*types.Package, error) {
		if pkg := ours[path]; pkg != nil {
			return pkg, nil
		}
		return foreign.Import(path)
	})
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); { // the packages come after those that they import
		var l listed
		if err := dec.Decode(&l); err != nil {
			t.Fatal(err)
		}
		if l.Error != nil {
			t.Fatal(l.Error.Err)
		}
		exports[l.ImportPath] = l.Export
		if l.ImportPath == module || strings.HasPrefix(l.ImportPath, module+"/") {
			ours[l.ImportPath] = p.check(t, l).types
		}
	}
	return p
}

type importing func(path string) (*types.Package, error)

func (f importing) Import(path string) (*types.Package, error) { return f(path) }

// check checks a package and adds it to the program.
func (p *program) check(t *testing.T, l listed) *checked {
	t.Helper()
	c := &checked{path: l.ImportPath, info: &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
	}}
	for _, name := range l.GoFiles {
		f, err := parser.ParseFile(p.fset, filepath.Join(l.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		c.files = append(c.files, f)
	}
	var err error
	if c.types, err = (&types.Config{Importer: p.imports}).Check(l.ImportPath, p.fset, c.files, c.info); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(l.ImportPath, "/rendertest") { // which holds texts of a document for tests
		p.packages = append(p.packages, c)
		p.follow(c)
	}
	return c
}

// place gives file:line below the top of the repository.
func (p *program) place(n ast.Node) string {
	pos := p.fset.Position(n.Pos())
	dir, _ := filepath.Abs(filepath.Join("..", ".."))
	rel, _ := filepath.Rel(dir, pos.Filename)
	return fmt.Sprintf("%s:%d", filepath.ToSlash(rel), pos.Line)
}

func top(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// follow notes what a package puts into variables, fields, parameters and results.
func (p *program) follow(c *checked) {
	for _, f := range c.files {
		var functions []ast.Node // those around the node
		ast.PreorderStack(f, nil, func(n ast.Node, stack []ast.Node) bool {
			functions = functions[:0]
			for _, s := range stack {
				switch s.(type) {
				case *ast.FuncDecl, *ast.FuncLit:
					functions = append(functions, s)
				}
			}
			switch n := n.(type) {
			case *ast.AssignStmt:
				p.assign(c, n.Lhs, n.Rhs)
			case *ast.ValueSpec:
				var left []ast.Expr
				for _, id := range n.Names {
					left = append(left, id)
				}
				p.assign(c, left, n.Values)
			case *ast.RangeStmt:
				if n.Value != nil {
					p.put(c, n.Value, value{expr: n.X, in: c, elem: true})
				}
				if n.Key != nil {
					p.put(c, n.Key, value{expr: n.X, in: c, elem: true})
				}
			case *ast.CompositeLit:
				p.compose(c, n)
			case *ast.CallExpr:
				p.pass(c, n)
			case *ast.ReturnStmt:
				p.giveBack(c, n, functions)
			}
			return true
		})
	}
}

func (p *program) assign(c *checked, left, right []ast.Expr) {
	for i, l := range left {
		switch {
		case len(right) == len(left):
			p.put(c, l, value{expr: right[i], in: c})
		case len(right) == 1:
			p.put(c, l, value{expr: right[0], in: c, result: i})
		}
	}
}

func (p *program) put(c *checked, target ast.Expr, v value) {
	switch target := target.(type) {
	case *ast.IndexExpr:
		if obj := c.object(target.X); obj != nil {
			p.elements[obj] = append(p.elements[obj], v)
		}
		return
	}
	obj := c.object(target)
	if obj == nil {
		return
	}
	p.flow[obj] = append(p.flow[obj], v)
	if lit, ok := v.expr.(*ast.FuncLit); ok {
		p.literals[obj] = lit
	}
}

// object gives what a name or a field stands for.
func (c *checked) object(e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if obj := c.info.Defs[e]; obj != nil {
			return obj
		}
		return c.info.Uses[e]
	case *ast.SelectorExpr:
		if sel := c.info.Selections[e]; sel != nil {
			return origin(sel.Obj())
		}
		return origin(c.info.Uses[e.Sel])
	case *ast.IndexExpr: // an instance of a generic function
		return c.object(e.X)
	}
	return nil
}

// origin gives the declaration of a function or a field of a generic type.
func origin(obj types.Object) types.Object {
	switch obj := obj.(type) {
	case *types.Func:
		return obj.Origin()
	case *types.Var:
		return obj.Origin()
	}
	return obj
}

func (p *program) compose(c *checked, lit *ast.CompositeLit) {
	typ := c.info.TypeOf(lit)
	if ptr, ok := typ.Underlying().(*types.Pointer); ok {
		typ = ptr.Elem()
	}
	structure, ok := typ.Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			p.put(c, kv.Key, value{expr: kv.Value, in: c})
			continue
		}
		field := origin(structure.Field(i))
		p.flow[field] = append(p.flow[field], value{expr: e, in: c})
	}
}

// pass puts the arguments of a call into the parameters of the function.
func (p *program) pass(c *checked, call *ast.CallExpr) {
	params := p.parameters(c, call)
	for i, arg := range call.Args {
		if i < len(params) {
			p.flow[params[i]] = append(p.flow[params[i]], value{expr: arg, in: c})
		} else if n := len(params); n > 0 && call.Ellipsis == token.NoPos {
			p.elements[params[n-1]] = append(p.elements[params[n-1]], value{expr: arg, in: c})
		}
	}
	if id, ok := call.Fun.(*ast.Ident); ok && id.Name == "append" && len(call.Args) > 1 {
		if obj := c.object(call.Args[0]); obj != nil && call.Ellipsis == token.NoPos {
			for _, arg := range call.Args[1:] {
				p.elements[obj] = append(p.elements[obj], value{expr: arg, in: c})
			}
		}
	}
}

// parameters gives the parameters of the function that is called, when it is one of ours.
func (p *program) parameters(c *checked, call *ast.CallExpr) []types.Object {
	var list []types.Object
	if lit := p.literal(c, call.Fun); lit != nil {
		for _, field := range lit.Type.Params.List {
			for _, id := range field.Names {
				list = append(list, c.info.Defs[id])
			}
		}
		return list
	}
	fn, ok := c.object(call.Fun).(*types.Func)
	if !ok || fn.Pkg() == nil || !strings.HasPrefix(fn.Pkg().Path(), module) {
		return nil
	}
	for v := range fn.Signature().Params().Variables() {
		list = append(list, v)
	}
	return list
}

// literal gives the function literal that a call runs.
func (p *program) literal(c *checked, fun ast.Expr) *ast.FuncLit {
	if lit, ok := ast.Unparen(fun).(*ast.FuncLit); ok {
		return lit
	}
	if obj := c.object(fun); obj != nil {
		return p.literals[obj]
	}
	return nil
}

func (p *program) giveBack(c *checked, ret *ast.ReturnStmt, functions []ast.Node) {
	if len(functions) == 0 {
		return
	}
	decl, ok := functions[len(functions)-1].(*ast.FuncDecl)
	if !ok {
		return
	}
	obj := c.info.Defs[decl.Name]
	var row []value
	for _, e := range ret.Results {
		row = append(row, value{expr: e, in: c})
	}
	if len(row) > 0 {
		p.results[obj] = append(p.results[obj], row)
	}
}

// enclosing gives the parameters of the function around a node, and what the function is called by.
func (p *program) enclosing(c *checked, stack []ast.Node) (key types.Object, params []types.Object) {
	for i, n := range slices.Backward(stack) {
		switch n := n.(type) {
		case *ast.FuncDecl:
			obj := c.info.Defs[n.Name]
			for v := range obj.(*types.Func).Signature().Params().Variables() {
				params = append(params, v)
			}
			return obj, params
		case *ast.FuncLit:
			if i == 0 {
				return nil, nil
			}
			for obj, lit := range p.literals {
				if lit == n {
					key = obj
				}
			}
			for _, field := range n.Type.Params.List {
				for _, id := range field.Names {
					params = append(params, c.info.Defs[id])
				}
			}
			return key, params
		}
	}
	return nil, nil
}
