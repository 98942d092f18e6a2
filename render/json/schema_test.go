package json

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/render/doc"
)

// TestSchemaIsThatOfTheCode makes the schema of the types that are written and of the fields of doc.Facts, with their comments
// as descriptions, and compares it with the one that the program carries.
func TestSchemaIsThatOfTheCode(t *testing.T) {
	m := newSchemaMaker(t)
	root := m.object(reflect.TypeFor[document]())
	all := members{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"$id", SchemaName}, {"title", "A document of Pykälä"},
	}
	all = append(all, root...)
	defs := members{}
	for _, name := range slices.Sorted(maps.Keys(m.defs)) {
		defs = append(defs, member{name, m.defs[name]})
	}
	all = append(all, member{"$defs", defs})
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(all); err != nil {
		t.Fatal(err)
	}
	golden.CheckFile(t, "schema.json", b.String())
}

// schemaMaker makes schemas of types.
type schemaMaker struct {
	t       *testing.T
	sources map[string]sourceComments // by the last element of the package's path
	defs    map[string]any
}

// sourceComments are what the source of a package says of its types.
type sourceComments struct {
	types  map[string]string
	fields map[string]string   // "Type.Field"
	enums  map[string][]string // the constants of a string type, without the empty one
}

func newSchemaMaker(t *testing.T) *schemaMaker {
	m := &schemaMaker{t: t, sources: map[string]sourceComments{}, defs: map[string]any{}}
	for name, folder := range map[string]string{"json": ".", "doc": "../doc"} {
		m.sources[name] = readComments(t, folder)
	}
	return m
}

func readComments(t *testing.T, folder string) sourceComments {
	t.Helper()
	c := sourceComments{map[string]string{}, map[string]string{}, map[string][]string{}}
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal("no source in", folder, err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if d, ok := d.(*ast.GenDecl); ok {
				c.declaration(d)
			}
		}
	}
	return c
}

func (c sourceComments) declaration(d *ast.GenDecl) {
	for _, s := range d.Specs {
		switch s := s.(type) {
		case *ast.TypeSpec:
			comment := s.Doc.Text()
			if comment == "" {
				comment = d.Doc.Text()
			}
			c.types[s.Name.Name] = comment
			if st, ok := s.Type.(*ast.StructType); ok {
				for _, f := range st.Fields.List {
					for _, n := range f.Names {
						c.fields[s.Name.Name+"."+n.Name] = f.Comment.Text()
					}
				}
			}
		case *ast.ValueSpec:
			typ, ok := s.Type.(*ast.Ident)
			if !ok || len(s.Values) != 1 {
				continue
			}
			if lit, ok := s.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if value, err := strconv.Unquote(lit.Value); err == nil && value != "" {
					c.enums[typ.Name] = append(c.enums[typ.Name], value)
				}
			}
		}
	}
}

func (m *schemaMaker) comments(t reflect.Type) sourceComments {
	return m.sources[t.PkgPath()[strings.LastIndexByte(t.PkgPath(), '/')+1:]]
}

// keyOfPatterns is what stands before the words in the comments of doc.Facts.
var keyOfPatterns = regexp.MustCompile(`^[a-z_]+(\.[a-z_…]+)?: |^[a-z_]+\.[a-z_…]+$`)

// description gives the comment of a field in one line.
func (m *schemaMaker) description(owner reflect.Type, field string) string {
	text := strings.Join(strings.Fields(m.comments(owner).fields[owner.Name()+"."+field]), " ")
	if owner.PkgPath() == reflect.TypeFor[doc.Facts]().PkgPath() {
		text = strings.TrimPrefix(keyOfPatterns.ReplaceAllString(text, ""), "set by arranging: ")
	}
	if text == "" {
		m.t.Errorf("%s.%s has no comment that could describe it", owner, field)
	}
	return text
}

// object gives the schema of a struct: closed, every member described.
func (m *schemaMaker) object(t reflect.Type) members {
	out := members{{"type", "object"}}
	if about := strings.Join(strings.Fields(m.comments(t).types[t.Name()]), " "); about != "" {
		out = append(out, member{"description", about})
	} else {
		m.t.Errorf("%s has no comment that could describe it", t)
	}
	var properties members
	required := []string{}
	m.properties(t, &properties, &required)
	out = append(out, member{"properties", properties})
	if len(required) > 0 {
		out = append(out, member{"required", required})
	}
	return append(out, member{"additionalProperties", false})
}

func (m *schemaMaker) properties(t reflect.Type, properties *members, required *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case leftOut(f.Type):
			continue
		case f.Anonymous:
			m.properties(f.Type, properties, required)
			continue
		case tag == "":
			tag, options = memberName(f.Name), "omitempty"
		}
		s := m.of(f.Type)
		if only := f.Tag.Get("const"); only != "" {
			s = members{{"const", only}}
		}
		if options != "omitempty" {
			*required = append(*required, tag)
		}
		*properties = append(*properties, member{tag, append(s, member{"description", m.description(t, f.Name)})})
	}
}

// of gives the schema of a value.
func (m *schemaMaker) of(t reflect.Type) members {
	switch t {
	case reflect.TypeFor[doc.Fact]():
		return m.reference(reflect.TypeFor[fact]())
	case reflect.TypeFor[doc.Noun]():
		return members{{"type", "string"}}
	case reflect.TypeFor[*doc.Blank]():
		return m.reference(reflect.TypeFor[blank]())
	case reflect.TypeFor[*doc.Image]():
		return m.reference(reflect.TypeFor[image]())
	case reflect.TypeFor[members]():
		return m.reference(reflect.TypeFor[doc.Facts]())
	case reflect.TypeFor[block]():
		return m.blocks()
	case reflect.TypeFor[day]():
		return members{{"type", "string"}, {"format", "date"}}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return m.of(t.Elem())
	case reflect.Slice:
		return members{{"type", "array"}, {"items", m.of(t.Elem())}}
	case reflect.Struct:
		return m.reference(t)
	case reflect.Bool:
		return members{{"type", "boolean"}}
	case reflect.Int:
		return members{{"type", "integer"}}
	case reflect.String:
		if t.PkgPath() != "" && t != reflect.TypeFor[doc.Role]() {
			return members{{"enum", m.comments(t).enums[t.Name()]}}
		}
		return members{{"type", "string"}}
	}
	m.t.Fatalf("no schema for %s", t)
	return nil
}

// reference gives the schema of a struct under its name.
func (m *schemaMaker) reference(t reflect.Type) members {
	name := memberName(t.Name())
	if _, known := m.defs[name]; !known {
		m.defs[name] = nil // it may hold itself
		m.defs[name] = m.object(t)
	}
	return members{{"$ref", "#/$defs/" + name}}
}

// blocks gives the schema of a block: one of those there are.
func (m *schemaMaker) blocks() members {
	if _, known := m.defs["block"]; !known {
		m.defs["block"] = nil
		var one []any
		for _, b := range []block{heading{}, paragraph{}, list{}, table{}, box{}, fields{}, picture{}, pageBreak{}} {
			one = append(one, m.reference(reflect.TypeOf(b)))
		}
		m.defs["block"] = members{{"description", "A piece of a part that stands on lines of its own. Its type tells which."}, {"oneOf", one}}
	}
	return members{{"$ref", "#/$defs/block"}}
}
