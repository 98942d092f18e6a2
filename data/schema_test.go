package data

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/rendertest"
)

// TestSchemaIsThatOfTheCode makes the schema of the records that a case is read into, with their comments as descriptions.
func TestSchemaIsThatOfTheCode(t *testing.T) {
	m := &schemaMaker{t: t, defs: map[string]any{}, comments: map[string]string{}, words: map[string][]string{}}
	m.readSource()
	all := m.record(reflect.TypeFor[Case]())
	all["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	all["$id"] = "urn:pykala:schema:case:1"
	all["title"] = "A case of Pykälä"
	all["$defs"] = m.defs
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(all); err != nil {
		t.Fatal(err)
	}
	golden.CheckFile(t, "schema.json", b.String())
}

// schemaMaker makes schemas of records, in the way in which decode reads them.
type schemaMaker struct {
	t        *testing.T
	defs     map[string]any
	comments map[string]string   // of "Type" and "Type.Field"
	words    map[string][]string // the constants of a type of words
}

type object = map[string]any

func (m *schemaMaker) readSource() {
	m.t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		m.t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			m.t.Fatal(err)
		}
		for _, d := range file.Decls {
			if d, ok := d.(*ast.GenDecl); ok {
				for _, s := range d.Specs {
					m.readSpec(d, s)
				}
			}
		}
	}
}

func (m *schemaMaker) readSpec(d *ast.GenDecl, s ast.Spec) {
	switch s := s.(type) {
	case *ast.TypeSpec:
		doc := s.Doc
		if doc == nil {
			doc = d.Doc
		}
		m.comments[s.Name.Name] = doc.Text()
		if st, ok := s.Type.(*ast.StructType); ok {
			for _, f := range st.Fields.List {
				for _, n := range f.Names {
					m.comments[s.Name.Name+"."+n.Name] = f.Comment.Text()
				}
			}
		}
	case *ast.ValueSpec:
		typ, ok := s.Type.(*ast.Ident)
		if !ok || len(s.Values) != 1 {
			return
		}
		if lit, ok := s.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if value, err := strconv.Unquote(lit.Value); err == nil && value != "" {
				m.words[typ.Name] = append(m.words[typ.Name], value)
			}
		}
	}
}

// record gives the schema of a mapping: closed, with the keys of a record.
func (m *schemaMaker) record(t reflect.Type) object {
	properties, required := object{}, []string{}
	for f := range t.Fields() {
		key := keyOf(f)
		if key == "" {
			continue
		}
		s := m.of(f.Type)
		if f.Type == reflect.TypeFor[[]*Party]() {
			roll := m.reference(reflect.TypeFor[roll]())
			s = object{"anyOf": []any{s, object{"type": "string"}, roll}}
		}
		if about := m.about(t.Name() + "." + f.Name); about != "" {
			s["description"] = about
		}
		properties[key] = s
		if f.Tag.Get("check") == "required" {
			required = append(required, key)
		}
	}
	out := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		out["required"] = required
	}
	if about := m.about(t.Name()); about != "" {
		out["description"] = about
	}
	return out
}

func (m *schemaMaker) about(name string) string {
	return strings.Join(strings.Fields(m.comments[name]), " ")
}

// reference gives the schema of a record under its name; some may stand as one value.
func (m *schemaMaker) reference(t reflect.Type) object {
	if _, known := m.defs[t.Name()]; !known {
		m.defs[t.Name()] = nil // it may hold itself
		s := m.record(t)
		if (&decoder{}).decodeShort(&yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "x"}, reflect.New(t).Interface()) {
			s = object{"anyOf": []any{s, scalar()}}
		}
		m.defs[t.Name()] = s
	}
	return object{"$ref": "#/$defs/" + t.Name()}
}

// of gives the schema of a value.
func (m *schemaMaker) of(t reflect.Type) object {
	switch t {
	case reflect.TypeFor[Text](), reflect.TypeFor[Markup]():
		return m.byLanguage("Text", scalar())
	case reflect.TypeFor[Lines]():
		return m.byLanguage("Lines", list(scalar()))
	case reflect.TypeFor[map[string]Text]():
		return object{"type": "object", "propertyNames": object{"enum": Cases()}, "additionalProperties": m.byLanguage("Text", scalar())}
	case reflect.TypeFor[Answers]():
		return object{"type": "object", "additionalProperties": m.byLanguage("Text", scalar())}
	case reflect.TypeFor[[]*Yearly]():
		return object{"type": "object", "additionalProperties": scalar()}
	case reflect.TypeFor[Ballots]():
		return list(scalar())
	case reflect.TypeFor[Date](), reflect.TypeFor[Years](), reflect.TypeFor[Money](), reflect.TypeFor[Percent](), reflect.TypeFor[Clock](), reflect.TypeFor[Month]():
		return scalar()
	case reflect.TypeFor[[]string]():
		return list(scalar())
	case reflect.TypeFor[Payment](), reflect.TypeFor[ReplyCommitment]():
		return object{"anyOf": []any{m.choice(t), object{"type": "string"}}} // they are read in Finnish too
	}
	switch t.Kind() {
	case reflect.Pointer:
		return m.of(t.Elem())
	case reflect.Slice:
		return object{"type": "array", "items": m.of(t.Elem())}
	case reflect.Struct:
		return m.reference(t)
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int:
		return scalar()
	case reflect.String:
		if t == reflect.TypeFor[string]() {
			return scalar()
		}
		return m.choice(t)
	}
	m.t.Fatalf("no schema for %s", t)
	return nil
}

// choice gives the schema of a word: those that can be read, for some are only found out.
func (m *schemaMaker) choice(t reflect.Type) object {
	var words []string
	for _, word := range m.words[t.Name()] {
		var errs source.Errors
		newDecoder("", word, &errs).decode(&yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: word, Line: 1, Column: 1}, reflect.New(t).Elem())
		if len(errs) == 0 {
			words = append(words, word)
		}
	}
	if len(words) == 0 {
		m.t.Errorf("%s has no words", t)
	}
	return object{"enum": words}
}

// byLanguage gives the schema of what stands by language, or plain in Finnish.
func (m *schemaMaker) byLanguage(name string, one object) object {
	languages := object{}
	for _, lang := range Languages() {
		languages[lang] = one
	}
	m.defs[name] = object{"anyOf": []any{one, object{"type": "object", "properties": languages, "additionalProperties": false}}}
	return object{"$ref": "#/$defs/" + name}
}

// list gives the schema of a list, for which one value may stand.
func list(one object) object {
	return object{"anyOf": []any{object{"type": "array", "items": one}, one}}
}

// scalar is a single value: YAML takes 2020 for a number, and the program takes it as it was typed.
func scalar() object { return object{"type": []string{"string", "number"}} }

// TestSchemaTakesCases: whatever the program accepts the schema accepts.
func TestSchemaTakesCases(t *testing.T) {
	cases, err := filepath.Glob("examples/*/project.yaml")
	if err != nil || len(cases) < 2 {
		t.Fatal(cases, err)
	}
	start, err := filepath.Glob("start/*/project.yaml")
	if err != nil || len(start) != 3 {
		t.Fatal(start, err)
	}
	judge := rendertest.OpenSchema(t, Schema())
	for _, name := range append(append(cases, start...), "testdata/meeting.yaml", "../cmd/pykala/testdata/case/project.yaml") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := judge.Validate(asJSON(t, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSchemaRefuses what is no case. What an editor marks the program refuses.
func TestSchemaRefuses(t *testing.T) {
	text, err := os.ReadFile("start/en/project.yaml")
	if err != nil {
		t.Fatal(err)
	}
	judge := rendertest.OpenSchema(t, Schema())
	for _, edit := range [][2]string{
		{"place:", "plcae:"},
		{"rounding: euros", "rounding: marks"},
		{"own: true", "own: perhaps"},
		{"registry:", "registri:"},
		{"parties: parties.csv", "parties: [{municipaliti: Salla}]"},
		{"date: 4.5.2026", ""},
		{"name: Yhteiset palvelut", "name: {de: Neu}"},
		{"by: population", "by: people"},
	} {
		changed := strings.Replace(string(text), edit[0], edit[1], 1)
		if changed == string(text) {
			t.Fatalf("no %q in the case", edit[0])
		}
		if judge.Validate(asJSON(t, []byte(changed))) == nil {
			t.Errorf("%q is taken", edit[1])
		}
		files := os.DirFS("start/en")
		if _, err := Load(overlaid{files, changed}, "case", CaseFile, openRegister(t)); err == nil {
			t.Errorf("the program takes %q", edit[1])
		}
	}
}

// TestSchemaExplains: most keys have words that an editor can show.
func TestSchemaExplains(t *testing.T) {
	if n := strings.Count(Schema(), `"description"`); n < 100 {
		t.Errorf("only %d descriptions", n)
	}
	if words := []string{"hallinnoija", "tiekartta"}; !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(Schema(), w) }) {
		t.Error("no words of the field")
	}
}

func asJSON(t *testing.T, text []byte) []byte {
	t.Helper()
	var value any
	if err := yaml.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(jsonValue(value))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// jsonValue makes the keys of mappings texts: years are numbers in YAML.
func jsonValue(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, x := range v {
			out[k] = jsonValue(x)
		}
		return out
	case map[any]any:
		out := map[string]any{}
		for k, x := range v {
			out[strings.TrimSpace(yamlText(k))] = jsonValue(x)
		}
		return out
	case []any:
		for i := range v {
			v[i] = jsonValue(v[i])
		}
	}
	return v
}

func yamlText(v any) string {
	text, _ := yaml.Marshal(v)
	return string(text)
}

// overlaid is a case's folder with another project.yaml.
type overlaid struct {
	fs.FS
	text string
}

// Open gives the text in the place of the file.
func (o overlaid) Open(name string) (fs.File, error) {
	if name == CaseFile {
		return fstest.MapFS{CaseFile: {Data: []byte(o.text)}}.Open(name)
	}
	return o.FS.Open(name)
}
