package templates

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

const guide = "../docs/templates.md"

func guideText(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// between gives the text of the guide between two comments <!-- name --> and <!-- /name -->.
func between(t *testing.T, text, name string) (before, inner, after string) {
	t.Helper()
	before, rest, ok := strings.Cut(text, "<!-- "+name+" -->\n")
	inner, after, closed := strings.Cut(rest, "<!-- /"+name+" -->")
	if !ok || !closed {
		t.Fatalf("%s has no comments %s and /%s", guide, name, name)
	}
	return before, inner, after
}

// fence is a block of the guide between ``` lines.
type fence struct {
	kind, text string
	line       int
}

var fencePattern = regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```$")

func fences(text string) []fence {
	var out []fence
	for _, m := range fencePattern.FindAllStringSubmatchIndex(text, -1) {
		out = append(out, fence{text[m[2]:m[3]], text[m[4]:m[5]], 1 + strings.Count(text[:m[0]], "\n")})
	}
	return out
}

// TestGuideExamples runs every example of the guide: a “template” or an “item” gives the “text” below it, and what is “wrong”
// the “mistake”.
func TestGuideExamples(t *testing.T) {
	all := fences(guideText(t))
	if len(all) == 0 || len(all)%2 != 0 {
		t.Fatalf("%d blocks: an example and what it gives make a pair", len(all))
	}
	for i := 0; i < len(all); i += 2 {
		example, want := all[i], all[i+1]
		if expected := map[string]string{"template": "text", "item": "text", "wrong": "mistake"}[example.kind]; want.kind != expected {
			t.Fatalf("%s:%d: “%s” is followed by “%s”", guide, example.line, example.kind, want.kind)
		}
		got, err := runExample(t, example)
		if (err != nil) != (example.kind == "wrong") {
			t.Errorf("%s:%d: %v", guide, example.line, err)
		}
		if strings.TrimSpace(got) != strings.TrimSpace(want.text) {
			t.Errorf("%s:%d: the example gives\n%s", guide, example.line, got)
		}
	}
}

// runExample gives the text that an example makes for Kemijärvi, or its mistakes as people see them.
func runExample(t *testing.T, f fence) (string, error) {
	t.Helper()
	text, kind := f.text, testLetter
	if !strings.HasPrefix(text, "# ") {
		text += "\n# Otsikko\n"
	}
	if f.kind == "item" {
		kind = testItem
	}
	l := Open(source.Layer{Name: "templates", FS: fstest.MapFS{"guide/type.yaml": {Data: []byte(kind)}, "guide/fi.md": {Data: []byte(text)}}}, Embedded())
	c, s := example(t)
	tm, err := l.Compile("guide", "fi")
	if err != nil {
		return printErrors(t, err, l), err
	}
	d, err := tm.Execute(c, s, For(partyOf(t, c, "Kemijärvi")))
	if err != nil {
		return printErrors(t, err, l), err
	}
	for _, p := range d.Parts {
		markItems(p)
	}
	return strings.ReplaceAll(doc.PlainText(d), noBreakSpace, " "), nil
}

// markItems gives the items of lists their marks, as a house style would.
func markItems(p *doc.Part) {
	markBlocks(p.Blocks)
	for _, sub := range p.Parts {
		markItems(sub)
	}
}

func markBlocks(blocks []doc.Block) {
	for _, b := range blocks {
		l, ok := b.(*doc.List)
		if !ok {
			continue
		}
		for i, item := range l.Items {
			item.Label = map[doc.Numbering]string{
				doc.NumberBullet: "–", doc.NumberDecimal: fmt.Sprintf("%d.", i+1), doc.NumberAlphaParen: fmt.Sprintf("%c)", 'a'+i),
			}[l.Numbering]
			markBlocks(item.Blocks)
		}
	}
}

// viewField is one field of one type of the view.
type viewField struct {
	of   reflect.Type
	name string
}

// TestGuideFields sees that the guide names every field of every type of the view, and none that does not exist.
func TestGuideFields(t *testing.T) {
	shown := map[viewField]bool{}
	_, table, _ := between(t, guideText(t), "fields")
	for _, row := range strings.Split(table, "\n") {
		var lists []reflect.Type
		for _, m := range fieldPath.FindAllStringSubmatch(row, -1) {
			roots, names := []reflect.Type{reflect.TypeFor[View]()}, strings.Split(m[1], ".")[1:]
			if strings.HasPrefix(m[1], "$list") {
				roots = lists
			}
			typ := showField(t, shown, m[1], roots, names)
			if typ != nil && typ.Kind() == reflect.Slice {
				lists = append(lists, structOf(typ))
			}
		}
	}
	for _, f := range viewFields(reflect.TypeFor[View](), map[reflect.Type]bool{}) {
		if !shown[f] {
			t.Errorf("%s does not show the field %s of %s", guide, f.name, f.of.Name())
		}
	}
}

var fieldPath = regexp.MustCompile("`((?:\\$list)?(?:\\.[A-Z][A-Za-z]*)+)`")

// showField follows a path from the first of the roots that has it, and gives the type at its end.
func showField(t *testing.T, shown map[viewField]bool, path string, roots []reflect.Type, names []string) reflect.Type {
	for _, typ := range roots {
		var steps []viewField
		found := true
		for _, name := range names {
			if _, isMethod := methodOf(typ, name); isMethod {
				return nil
			}
			field, ok := fieldOf(typ, name)
			if found = ok; !ok {
				break
			}
			steps = append(steps, viewField{structOf(typ), name})
			typ = field
		}
		if found {
			for _, s := range steps {
				shown[s] = true
			}
			return typ
		}
	}
	t.Errorf("%s shows the field %s, which does not exist", guide, path)
	return nil
}

// structOf gives what a pointer points to and what a list holds.
func structOf(typ reflect.Type) reflect.Type {
	for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
		typ = typ.Elem()
	}
	return typ
}

// viewFields gives every exported field of a type of the view and of the types that it leads to.
func viewFields(typ reflect.Type, seen map[reflect.Type]bool) []viewField {
	if typ = structOf(typ); typ.Kind() != reflect.Struct || seen[typ] {
		return nil
	}
	seen[typ] = true
	var out []viewField
	for i := range typ.NumField() {
		if f := typ.Field(i); f.IsExported() {
			out = append(append(out, viewField{typ, f.Name}), viewFields(f.Type, seen)...)
		}
	}
	return out
}

// TestGuideFunctions keeps the guide's table of functions, which -update writes.
func TestGuideFunctions(t *testing.T) {
	before, _, after := between(t, guideText(t), "functions")
	golden.CheckFile(t, guide, before+"<!-- functions -->\n"+functionTable()+"<!-- /functions -->"+after)
}

func functionTable() string {
	groups := map[string][]Function{}
	var order []string
	for _, f := range Functions() {
		if groups[f.Group] == nil {
			order = append(order, f.Group)
		}
		groups[f.Group] = append(groups[f.Group], f)
	}
	var b strings.Builder
	for _, g := range order {
		fmt.Fprintf(&b, "\n**%s**\n\n| function | what it does | example | gives |\n|---|---|---|---|\n", capital(g))
		for _, f := range groups[g] {
			gives := strings.ReplaceAll(inCell(f.Gives), noBreakSpace, " ")
			if strings.Contains(f.Example, "\n") {
				gives = "" // the example is a whole table
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", f.Name, f.Help, inCode(f.Example), gives)
		}
	}
	return b.String() + "\n"
}

// inCode gives the action of an example as code in a cell. A bar ends a cell even there, unless it is escaped.
func inCode(example string) string {
	actions := actionText.FindAllString(example, -1)
	if len(actions) == 0 {
		return ""
	}
	text := example
	if strings.Contains(example, "\n") {
		text = strings.Join(actions, "")
	}
	return "`" + inCell(text) + "`"
}

func inCell(s string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ").Replace(s)
}
