package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/pykala/pykala"

// layers says what each package of the project may import of it. docs/walk.md shows the same list.
var layers = map[string][]string{
	"internal/source":   {},
	"internal/yamlnode": {"internal/source"},
	"data":              {"data/law", "internal/source", "internal/yamlnode"},
	"data/law":          {"internal/source", "internal/yamlnode"},
	"templates/markup":  {"internal/source"},
	"templates":         {"data", "data/law", "internal/source", "internal/yamlnode", "render/doc", "templates/inflect", "templates/markup"},
	"render/doc":        {"internal/source"},
	"render/hyphen":     {},
	"render/redact":     {"internal/source", "render/doc"},
	"render/style":      {"internal/source", "internal/yamlnode", "render/doc"},
	"render/text":       {"internal/source", "render/doc", "render/style"},
	"render/pdf":        {"internal/source", "render/doc", "render/hyphen", "render/style"},
	"render/docx":       {"internal/source", "render/doc", "render/style"},
	"render/html":       {"internal/source", "render/doc", "render/style"},
	"render/json":       {"internal/source", "render/doc", "render/style"},
	"render":            {"internal/source", "render/doc", "render/docx", "render/html", "render/json", "render/pdf", "render/style", "render/text"},
	"internal/job":      {"data", "internal/source", "render", "render/doc", "render/redact", "render/style", "templates"},
	"internal/batch":    {"internal/job", "internal/source", "render/doc"},
	"internal/message":  {},
	"cmd/pykala":        {"data", "data/law", "internal/batch", "internal/job", "internal/message", "internal/source", "render", "render/doc", "render/json", "render/style", "templates", "templates/inflect"},
	"render/rendertest": {
		"internal/source", "render/doc", "render/style",
	},
	"templates/inflect": {
		"internal/source",
	},
	"internal/golden": {},
	"internal/house":  {},
}

// fenced lists the libraries that only one file may import, so that each can be replaced there.
var fenced = map[string]string{
	"github.com/jung-kurt/gofpdf":     "render/pdf/paint.go",
	"github.com/lukasjarosch/go-docx": "render/docx/letterhead.go",
}

// testOnly lists libraries and packages that the program itself must not contain.
var testOnly = []string{
	"testing", "golang.org/x/text/collate", "github.com/yuin/goldmark", "pgregory.net/rapid", "github.com/rogpeppe/go-internal/testscript", "github.com/pdfcpu/pdfcpu",
	"golang.org/x/net/html", "github.com/santhosh-tekuri/jsonschema/v6",
	module + "/internal/golden", module + "/render/rendertest",
}

// forTests lists the packages that only tests import, which may use what tests may.
var forTests = []string{"internal/golden", "render/rendertest"}

const (
	longestFile     = 500 // lines
	longestFunction = 100
)

// vagueNames are names of packages that say nothing about what is inside.
var vagueNames = []string{"util", "utils", "common", "helper", "helpers", "types", "core", "misc", "shared", "lib", "base"}

type goFile struct {
	name   string // relative to the top folder
	pkg    string
	test   bool
	fset   *token.FileSet
	syntax *ast.File
}

func TestImportsPointDown(t *testing.T) {
	for _, f := range goFiles(t) {
		allowed, known := layers[f.pkg]
		if !known {
			t.Errorf("%s: package %s is not in the list of layers", f.name, f.pkg)
			continue
		}
		if f.test {
			continue
		}
		for _, imp := range imports(f) {
			inner, ours := strings.CutPrefix(imp, module+"/")
			if ours && !slices.Contains(allowed, inner) {
				t.Errorf("%s: package %s may not import %s", f.name, f.pkg, inner)
			}
		}
	}
}

func TestFencedLibraries(t *testing.T) {
	users := map[string][]string{}
	for _, f := range goFiles(t) {
		for _, imp := range imports(f) {
			if _, ok := fenced[imp]; ok && !f.test {
				users[imp] = append(users[imp], f.name)
			}
		}
	}
	for lib, file := range fenced {
		if got := users[lib]; !slices.Equal(got, []string{file}) {
			t.Errorf("%s is imported by %v, want only %s", lib, got, file)
		}
	}
}

func TestTestLibrariesStayInTests(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test || slices.Contains(forTests, f.pkg) {
			continue
		}
		for _, imp := range imports(f) {
			if slices.Contains(testOnly, imp) {
				t.Errorf("%s: the program must not import %s", f.name, imp)
			}
		}
	}
}

func TestPackagesSayWhatTheyAreFor(t *testing.T) {
	docs := map[string]string{}
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		docs[f.pkg] += f.syntax.Doc.Text()
		if slices.Contains(vagueNames, path.Base(f.pkg)) {
			t.Errorf("%s: “%s” says nothing about what is inside", f.name, path.Base(f.pkg))
		}
	}
	for pkg, doc := range docs {
		if len(strings.Fields(doc)) < 8 {
			t.Errorf("package %s has no package comment that says what it does", pkg)
		}
	}
}

func TestSizes(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		if n := f.line(f.syntax.End()); n > longestFile {
			t.Errorf("%s has %d lines, more than %d: split it by what it holds", f.name, n, longestFile)
		}
		for _, d := range f.syntax.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := f.line(fn.End()) - f.line(fn.Pos()) + 1; n > longestFunction {
				t.Errorf("%s:%d: %s has %d lines, more than %d", f.name, f.line(fn.Pos()), fn.Name.Name, n, longestFunction)
			}
		}
	}
}

func TestExportsAreDocumented(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		for _, d := range f.syntax.Decls {
			checkDocumented(t, f, d)
		}
	}
}

func checkDocumented(t *testing.T, f goFile, d ast.Decl) {
	t.Helper()
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && d.Doc == nil && !methodOfUnexported(d) {
			t.Errorf("%s:%d: %s has no comment", f.name, f.line(d.Pos()), d.Name.Name)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			if ts, ok := s.(*ast.TypeSpec); ok && ts.Name.IsExported() && d.Doc == nil && ts.Doc == nil {
				t.Errorf("%s:%d: %s has no comment", f.name, f.line(ts.Pos()), ts.Name.Name)
			}
		}
	}
}

func methodOfUnexported(fn *ast.FuncDecl) bool {
	if fn.Recv == nil {
		return false
	}
	typ := fn.Recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	id, ok := typ.(*ast.Ident)
	return ok && !id.IsExported()
}

// TestHabits looks for what makes a program depend on more than its input: init functions, os.Exit outside main, printing
// outside cmd, the clock.
func TestHabits(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Name.Name == "init" && n.Recv == nil {
					t.Errorf("%s:%d: no init functions", f.name, f.line(n.Pos()))
				}
			case *ast.SelectorExpr:
				checkSelector(t, f, n)
			}
			return true
		})
	}
}

func checkSelector(t *testing.T, f goFile, sel *ast.SelectorExpr) {
	t.Helper()
	pkg, ok := sel.X.(*ast.Ident)
	if !ok {
		return
	}
	name := pkg.Name + "." + sel.Sel.Name
	place := f.name + ":" + strconv.Itoa(f.line(sel.Pos()))
	switch name {
	case "os.Exit":
		if f.name != "cmd/pykala/main.go" {
			t.Errorf("%s: only main exits", place)
		}
	case "fmt.Print", "fmt.Println", "fmt.Printf", "log.Print", "log.Printf", "log.Println", "log.Fatal", "os.Stdout", "os.Stderr":
		if f.pkg != "cmd/pykala" {
			t.Errorf("%s: only cmd prints (%s)", place, name)
		}
	case "rand.Int", "rand.Intn", "rand.N", "rand.Read":
		t.Errorf("%s: nothing is random (%s)", place, name)
	}
}

// TestNoMutableGlobals allows package-level variables only where no function of the package writes to them.
func TestNoMutableGlobals(t *testing.T) {
	byPackage := map[string][]goFile{}
	for _, f := range goFiles(t) {
		if !f.test {
			byPackage[f.pkg] = append(byPackage[f.pkg], f)
		}
	}
	for _, files := range byPackage {
		globals := map[string]bool{}
		for _, f := range files {
			for _, d := range f.syntax.Decls {
				if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
					addNames(globals, g)
				}
			}
		}
		for _, f := range files {
			for _, d := range f.syntax.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
					checkGlobalsUnwritten(t, f, fn, globals)
				}
			}
		}
	}
}

func checkGlobalsUnwritten(t *testing.T, f goFile, fn *ast.FuncDecl, globals map[string]bool) {
	t.Helper()
	local := localNames(fn)
	check := func(target ast.Expr) {
		if name := rootName(target); globals[name] && !local[name] {
			t.Errorf("%s:%d: writes to the package-level %s", f.name, f.line(target.Pos()), name)
		}
	}
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, left := range n.Lhs {
				check(left)
			}
		case *ast.IncDecStmt:
			check(n.X)
		}
		return true
	})
}

// rootName gives x for x, x[i], x.f and *x.
func rootName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.IndexExpr:
		return rootName(e.X)
	case *ast.SelectorExpr:
		return rootName(e.X)
	case *ast.StarExpr:
		return rootName(e.X)
	}
	return ""
}

// localNames gives every name that a function declares, in any of its scopes.
func localNames(fn *ast.FuncDecl) map[string]bool {
	names := map[string]bool{}
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field:
			for _, id := range n.Names {
				names[id.Name] = true
			}
		case *ast.GenDecl:
			addNames(names, n)
		case *ast.AssignStmt:
			if n.Tok == token.DEFINE {
				for _, left := range n.Lhs {
					names[rootName(left)] = true
				}
			}
		case *ast.RangeStmt:
			if n.Tok == token.DEFINE {
				names[rootName(n.Key)] = true
				names[rootName(n.Value)] = true
			}
		}
		return true
	})
	return names
}

func addNames(names map[string]bool, g *ast.GenDecl) {
	for _, s := range g.Specs {
		if v, ok := s.(*ast.ValueSpec); ok {
			for _, id := range v.Names {
				names[id.Name] = true
			}
		}
	}
}

// TestWalkShowsTheLayers compares the list in docs/walk.md with the one above, so that the page cannot rot.
func TestWalkShowsTheLayers(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(top(t), "docs", "walk.md"))
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- layers -->\n```\n", "```\n<!-- /layers -->"
	_, rest, found := strings.Cut(string(page), begin)
	shown, _, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatalf("docs/walk.md has no list between %q and %q", begin, end)
	}
	if want := layerList(); shown != want {
		t.Errorf("docs/walk.md shows another list of layers; it should be:\n%s", want)
	}
}

func layerList() string {
	var b strings.Builder
	for _, pkg := range slices.Sorted(maps.Keys(layers)) {
		below := "nothing of ours"
		if l := layers[pkg]; len(l) > 0 {
			below = strings.Join(l, ", ")
		}
		b.WriteString(pkg + " → " + below + "\n")
	}
	return b.String()
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	root := top(t)
	var files []goFile
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "out") && name != root {
			return filepath.SkipDir
		}
		if filepath.Ext(name) == ".go" {
			files = append(files, parse(t, root, name))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("found only %d Go files below %s", len(files), root)
	}
	return files
}

func parse(t *testing.T, root, name string) goFile {
	t.Helper()
	rel, err := filepath.Rel(root, name)
	if err != nil {
		t.Fatal(err)
	}
	rel = filepath.ToSlash(rel)
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	return goFile{rel, path.Dir(rel), strings.HasSuffix(rel, "_test.go"), fset, syntax}
}

func (f goFile) line(p token.Pos) int { return f.fset.Position(p).Line }

func imports(f goFile) []string {
	var out []string
	for _, spec := range f.syntax.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err == nil {
			out = append(out, p)
		}
	}
	return out
}

// top gives the top folder of the repository.
func top(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestNoticesNameEveryModule compares THIRD_PARTY_NOTICES.md with go.mod.
func TestNoticesNameEveryModule(t *testing.T) {
	mod, err := os.ReadFile(filepath.Join(top(t), "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	notices, err := os.ReadFile(filepath.Join(top(t), "THIRD_PARTY_NOTICES.md"))
	if err != nil {
		t.Fatal(err)
	}
	required := 0
	for line := range strings.Lines(string(mod)) {
		fields := strings.Fields(strings.TrimPrefix(line, "require "))
		if len(fields) < 2 || !strings.HasPrefix(fields[1], "v") {
			continue
		}
		required++
		if !strings.Contains(string(notices), "| "+fields[0]+" |") {
			t.Errorf("THIRD_PARTY_NOTICES.md does not name %s", fields[0])
		}
	}
	if required < 10 {
		t.Fatalf("found only %d modules in go.mod", required)
	}
}
