package json

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
)

func open(t testing.TB) *Writer {
	t.Helper()
	w, err := Open(rendertest.House())
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func write(t testing.TB, d *doc.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := open(t).Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func document1(blocks ...doc.Block) *doc.Document {
	return &doc.Document{
		Kind: "test", Lang: "fi", Layout: doc.LayoutLetter, Meta: doc.Meta{Title: "Kokeilu"}, Parts: []*doc.Part{{Role: doc.RoleText, Blocks: blocks}},
	}
}

func text1(s string) *doc.Paragraph { return &doc.Paragraph{Text: []doc.Inline{doc.Text{S: s}}} }

// samples are documents that between them hold everything.
func samples(t testing.TB) map[string]*doc.Document {
	t.Helper()
	full := rendertest.Kitchen()
	full.Layout, full.Stage, full.Rendering = doc.LayoutItem, doc.StageExtract, doc.RenderingPublic
	full.Parts = []*doc.Part{{Role: doc.RoleItem, Facts: filledFacts(t), Parts: full.Parts, Frozen: true}}
	return map[string]*doc.Document{
		"kitchen": rendertest.Kitchen(), "facts": full, "meeting": rendertest.Meeting(3, 1), "no facts": document1(),
		"empty": {Kind: "empty", Lang: "sv", Layout: doc.LayoutTable, Meta: doc.Meta{Title: "Tom"}},
	}
}

// filledFacts gives facts of which every field is known, each text its own.
func filledFacts(t testing.TB) *doc.Facts {
	facts, n := &doc.Facts{}, 0
	fill(t, reflect.ValueOf(facts).Elem(), &n)
	return facts
}

// fill puts something into a value. Texts are “[1]”, “[2]” and so on, dates in May 2020.
func fill(t testing.TB, v reflect.Value, n *int) {
	next := func() string { *n++; return fmt.Sprintf("[%d]", *n) }
	switch v.Interface().(type) {
	case doc.Fact:
		v.Set(reflect.ValueOf(doc.Fact{doc.Text{S: next()}}))
		return
	case doc.Node, doc.Mark:
		return
	case doc.AttachmentKind:
		v.SetString(string(doc.KindBackground))
		return
	case *doc.Image:
		v.Set(reflect.ValueOf(&doc.Image{Name: next(), Alt: next()}))
		return
	case doc.Noun:
		v.Set(reflect.ValueOf(doc.Noun{Text: next(), Forms: map[string]string{"genitive": "n:n"}}))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(next())
	case reflect.Int:
		v.SetInt(7)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(t, v.Index(0), n)
		fill(t, v.Index(1), n)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), n)
		}
	default:
		t.Fatalf("a fact holds a %s", v.Type())
	}
}

// TestFactsAreWhole: every text of facts that are all known stands in the twin once.
func TestFactsAreWhole(t *testing.T) {
	facts, n := &doc.Facts{}, 0
	fill(t, reflect.ValueOf(facts).Elem(), &n)
	d := document1()
	d.Parts[0].Facts = facts
	file := string(write(t, d))
	if n < 80 {
		t.Fatalf("only %d texts", n)
	}
	for i := range n {
		if c := strings.Count(file, fmt.Sprintf(`"[%d]"`, i+1)); c != 1 {
			t.Errorf("text %d stands %d times", i+1, c)
		}
	}
}

func TestFact(t *testing.T) {
	for want, f := range map[string]doc.Fact{
		`{"text":"218/20.200/2020"}`:                    doc.Plain("218/20.200/2020"),
		`{"text":"4.5.2020","date":"2020-05-04"}`:       {doc.Date{Year: 2020, Month: 5, Day: 4}},
		`{"text":"[pykälän numero]","blank":"section"}`: {doc.Blank{Name: "section", Prompt: "pykälän numero"}},
		`{"text":"Anár – Aanaar"}`:                      {doc.Span{Lang: "smn", Text: doc.Plain("Anár")}, doc.Text{S: " – "}, doc.Span{Lang: "sms", Text: doc.Plain("Aanaar")}},
		`{"text":"4.5.2020 klo 12"}`:                    {doc.Date{Year: 2020, Month: 5, Day: 4}, doc.Text{S: " klo 12"}},
		`{"text":"Lausunto [n]"}`:                       {doc.Text{S: "Lausunto "}, doc.Blank{Name: "n", Prompt: "n"}},
		`{"text":"salainen"}`:                           {doc.Marked{Mark: doc.Mark{Publicity: doc.Secret}, Text: doc.Plain("salainen")}},
	} {
		got, err := json.Marshal((&twin{}).fact(f))
		if err != nil || string(got) != want {
			t.Errorf("got %s (%v), want %s", got, err, want)
		}
	}
}

func TestMemberName(t *testing.T) {
	for field, want := range map[string]string{"DocumentType": "document_type", "ID": "id", "Body": "body", "AppealGroup": "appeal_group"} {
		if got := memberName(field); got != want {
			t.Errorf("%s became %s", field, got)
		}
	}
}

func TestTwins(t *testing.T) {
	schema := rendertest.OpenSchema(t, Schema())
	for name, d := range samples(t) {
		t.Run(name, func(t *testing.T) {
			file := write(t, d)
			if err := schema.Validate(file); err != nil {
				t.Error(err)
			}
			got, err := rendertest.ReadJSON(file)
			if err != nil {
				t.Fatal(err)
			}
			rendertest.CheckParity(t, "json", doc.PlainText(d), got)
			var parts struct{ Parts []part1 }
			if err := json.Unmarshal(file, &parts); err != nil {
				t.Fatal(err)
			}
			rendertest.CheckParity(t, "texts of parts", doc.PlainText(d), texts(parts.Parts))
			if again := write(t, d); !bytes.Equal(file, again) {
				t.Error("the same document gives other bytes")
			}
		})
	}
}

// TestParityBites changes a good twin in ways that change its text, each of which must show in the text that is read back.
func TestParityBites(t *testing.T) {
	d := rendertest.Kitchen()
	good, want := string(write(t, d)), rendertest.Fold(doc.PlainText(d))
	for name, c := range map[string]struct{ old, new string }{
		"a word":        {`"text": "toinen kohta"`, `"text": "kohta"`},
		"a piece":       {`"text": "lihavaa"`, `"text": "laihaa"`},
		"a mark":        {`"label": "a)"`, `"label": "b)"`},
		"a figure":      {`"text": "46 215"`, `"text": "46 216"`},
		"a caption":     {`"caption": {`, `"capt": {`},
		"a ticked box":  {`"checked": true`, `"checked": false`},
		"a prompt":      {`"text": "pykälän numero"`, `"text": "numero"`},
		"a break":       {`"type": "break"`, `"type": "text"`},
		"a block":       {`"type": "box"`, `"type": "picture"`},
		"lost parts":    {`"parts": [`, `"arts": [`},
		"unknown block": {`"type": "list"`, `"type": "lista"`},
	} {
		if !strings.Contains(good, c.old) {
			t.Errorf("%s: the twin does not hold %s", name, c.old)
			continue
		}
		if got, err := rendertest.ReadJSON([]byte(strings.Replace(good, c.old, c.new, 1))); err == nil && rendertest.Fold(got) == want {
			t.Errorf("%s: not seen", name)
		}
	}
}

type part1 struct {
	Text  string
	Parts []part1
}

func texts(parts []part1) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text + "\n" + texts(p.Parts))
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	d := rendertest.Kitchen()
	d.Parts[2].Blocks[0] = rendertest.KitchenTable(1)
	d.Parts[0].Facts = &doc.Facts{
		Title: doc.Plain("Keittiöhankkeen kuntasitoumus"), Date: doc.Fact{doc.Date{Year: 2020, Month: 5, Day: 5}},
		Body: doc.Body{Name: doc.Noun{Text: "kaupunginhallitus"}, Abbreviation: "KH"}, Preparers: []doc.Person{{Title: doc.Noun{Text: "hankejohtaja"}}},
		Attachments: []doc.Attachment{{Key: "osuudet", Title: doc.Plain("Rahoitusosuudet"), Kind: doc.KindAttachment, Number: doc.Plain("1")}},
	}
	golden.Check(t, "kitchen.json", string(write(t, d)))
}

// TestSchemaBites changes a good twin in many ways, each of which the schema must see.
func TestSchemaBites(t *testing.T) {
	schema := rendertest.OpenSchema(t, Schema())
	d := rendertest.Kitchen()
	d.Parts = []*doc.Part{{Role: doc.RoleItem, Facts: filledFacts(t), Parts: d.Parts}}
	good := string(write(t, d))
	for name, c := range map[string]struct{ old, new string }{
		"version":      {`schema:document:1`, `schema:document:2`},
		"layout":       {`"layout": "letter"`, `"layout": "leter"`},
		"no kind":      {`"kind": "kitchen",`, ``},
		"more":         {`"kind": "kitchen",`, `"kind": "kitchen", "secret": "x",`},
		"more facts":   {`"facts": {`, `"facts": {"nickname": "x",`},
		"more in part": {`"role": "item",`, `"role": "item", "frozn": true,`},
		"date":         {`"date": "2020-05-05"`, `"date": "2020-05-32"`},
		"Finnish date": {`"date": "2020-05-05"`, `"date": "5.5.2020"`},
		"no role":      {`"role": "head",`, ``},
		"null":         {`"role": "head"`, `"role": null`},
		"block":        {`"type": "heading"`, `"type": "hedding"`},
		"other block":  {`"type": "heading"`, `"type": "paragraph"`},
		"no level":     {`"level": 1,`, ``},
		"level":        {`"level": 1,`, `"level": "1",`},
		"inline":       {`"type": "strong"`, `"type": "stronk"`},
		"align":        {`"align": "end"`, `"align": "right"`},
		"row":          {`"kind": "subtotal"`, `"kind": "sum"`},
		"figure":       {`"column": "Asukasluku"`, `"colum": "Asukasluku"`},
		"table number": {`"table": 1`, `"table": "1"`},
		"attachment":   {`"kind": "oheismateriaali"`, `"kind": "muu"`},
		"fact":         {`"document_type": {`, `"document_type": {"value": 1, `},
		"plain fact":   {`"known": true`, `"known": "true"`},
		"blank":        {`"prompt": `, `"promt": `},
	} {
		if !strings.Contains(good, c.old) {
			t.Errorf("%s: the twin does not hold %s", name, c.old)
			continue
		}
		if schema.Validate([]byte(strings.Replace(good, c.old, c.new, 1))) == nil {
			t.Errorf("%s: not seen", name)
		}
	}
	if err := schema.Validate([]byte(good)); err != nil {
		t.Error(err)
	}
}

// TestSchemaIsClosed: no object may hold what the schema does not describe, and it describes everything in words.
func TestSchemaIsClosed(t *testing.T) {
	var root any
	if err := json.Unmarshal([]byte(Schema()), &root); err != nil {
		t.Fatal(err)
	}
	objects := 0
	var walk func(where string, v any)
	walk = func(where string, v any) {
		switch v := v.(type) {
		case map[string]any:
			if v["type"] == "object" {
				objects++
				if v["additionalProperties"] != false || v["description"] == nil {
					t.Errorf("%s is open or not described", where)
				}
			}
			if properties, ok := v["properties"].(map[string]any); ok && v["type"] == "object" {
				for name, p := range properties {
					if d, _ := p.(map[string]any)["description"].(string); len(d) < 3 {
						t.Errorf("%s.%s is described as %q", where, name, d)
					}
				}
			}
			for key, inner := range v {
				walk(where+"."+key, inner)
			}
		case []any:
			for _, inner := range v {
				walk(where, inner)
			}
		}
	}
	walk("", root)
	if objects < 30 {
		t.Errorf("only %d objects", objects)
	}
}

func TestFigures(t *testing.T) {
	d := document1(rendertest.Meeting(2, 1).Parts[0].Blocks[2], rendertest.KitchenTable(1))
	two := rendertest.KitchenTable(0)
	two.Columns = append(two.Columns, doc.Column{})
	two.Head = append(two.Head, &doc.Row{Cells: []*doc.Cell{{}, {Span: 2, Text: doc.Plain("vuonna 2020")}}})
	two.Body = append(two.Body, &doc.Row{Cells: []*doc.Cell{{Text: doc.Plain("Vajaa")}, {Span: 2, Text: doc.Plain("5 %")}, {Text: doc.Plain("2 huomautusta")}}}, &doc.Row{})
	d.Parts = append(d.Parts, &doc.Part{Role: "table", Blocks: []doc.Block{&doc.Named{Name: "box", Blocks: []doc.Block{two}}}})
	var got []string
	for _, f := range figures(d) {
		got = append(got, fmt.Sprintf("%d %s|%s|%s|%s|%s %t", f.Table, f.Group, f.Row, f.Column, f.Text, f.Kind, f.Own))
	}
	want := []string{
		"2 Kunnat|Äänekosken kaupunki|Asukasluku|18 318| false",
		"2 Kunnat|Äänekosken kaupunki|Yhteensä|46 215| false",
		"2 Kunnat|Kemijärven kaupunki|Asukasluku|7 191| true",
		"2 Kunnat|Kemijärven kaupunki|Yhteensä|18 137| true",
		"2 Kunnat|Kunnat yhteensä|Asukasluku|177 161|subtotal false",
		"2 Kunnat|Kunnat yhteensä|Yhteensä|446 000|subtotal false",
		"2 |Yhteensä|Yhteensä|1 016 206|total false",
		"3 Kunnat|Kemijärven kaupunki|Asukasluku vuonna 2020|7 191| true",
		"3 Kunnat|Kemijärven kaupunki|Yhteensä vuonna 2020|18 137| true",
		"3 Kunnat|Kunnat yhteensä|Asukasluku vuonna 2020|177 161|subtotal false",
		"3 Kunnat|Kunnat yhteensä|Yhteensä vuonna 2020|446 000|subtotal false",
		"3 |Yhteensä|Yhteensä vuonna 2020|1 016 206|total false",
		"3 |Vajaa|Asukasluku vuonna 2020|5 %| false",
	}
	plain := func(all []string) string { return strings.ReplaceAll(strings.Join(all, "\n"), "\u00A0", " ") }
	if plain(got) != plain(want) {
		t.Errorf("got\n%s\nwant\n%s", plain(got), plain(want))
	}
}

func TestProblems(t *testing.T) {
	nameless := document1()
	nameless.Meta.Title = ""
	broken := document1()
	broken.Parts[0].Facts = &doc.Facts{Sender: doc.Organisation{Address: []string{"a", "b\xff"}}}
	for name, c := range map[string]struct {
		code string
		d    *doc.Document
	}{
		"title":            {"title", nameless},
		"broken text":      {"illegal-character", document1(&doc.Paragraph{Look: "\xff"})},
		"broken fact":      {"illegal-character", broken},
		"picture":          {"picture", document1(&doc.Figure{})},
		"reference":        {"unknown-node", document1(&doc.Paragraph{Text: []doc.Inline{doc.Ref{ID: "x"}}})},
		"page number":      {"unknown-node", document1(&doc.Paragraph{Text: []doc.Inline{doc.PageNumber{}}})},
		"inside a marking": {"unknown-node", document1(&doc.Paragraph{Text: []doc.Inline{doc.Marked{Text: []doc.Inline{doc.Verb{}}}}})},
	} {
		var b bytes.Buffer
		_, err := open(t).Write(&b, c.d)
		var errs source.Errors
		if !errors.As(err, &errs) || len(errs) != 1 || errs[0].Code != c.code || b.Len() > 0 {
			t.Errorf("%s: %v and %d bytes", name, err, b.Len())
		}
	}
	if _, err := open(t).Write(fullDisk{}, document1()); !errors.Is(err, errFull) {
		t.Errorf("error = %v, want that of the disk", err)
	}
}

var errFull = errors.New("no space left on device")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

// awkward are texts that mean something to JSON, or to a page that a twin is put into.
var awkward = []string{
	`</script><!--`, `"quoted" \ / 'and'`, `]]>`, "line\u2028paragraph\u2029end", "soft\u00ADhyphen", "😀", "a\x00\x1f\x7f", "\uFEFF\uFFFD", "{{.Party}}", "\r\n\t",
}

func TestAwkwardText(t *testing.T) {
	for _, s := range awkward {
		checkText(t, rendertest.OpenSchema(t, Schema()), s)
	}
}

// checkText puts a text wherever a twin can hold one, and takes it out again, to the character.
func checkText(t *testing.T, schema rendertest.Schema, s string) {
	t.Helper()
	d := document1(text1(s), &doc.Paragraph{Text: []doc.Inline{doc.Blank{Name: s, Prompt: s}}}, &doc.Heading{Level: 1, ID: s, Look: s, Text: doc.Plain(s)})
	d.Kind, d.Meta.Title = s, "x"+s
	d.Parts[0].Facts = &doc.Facts{Title: doc.Plain(s), Contacts: []doc.Person{{First: s}}}
	var b bytes.Buffer
	if _, err := open(t).Write(&b, d); err != nil {
		if utf8.ValidString(s) {
			t.Fatal(err)
		}
		return // refused, aloud
	}
	if !utf8.ValidString(s) {
		t.Fatalf("%q is not UTF-8, and was written", s)
	}
	if strings.ContainsAny(b.String(), "<>&\u2028\u2029") || !utf8.Valid(b.Bytes()) {
		t.Errorf("%q: the twin cannot stand in a page: %s", s, b.String())
	}
	if err := schema.Validate(b.Bytes()); err != nil {
		t.Errorf("%q: %v", s, err)
	}
	var got struct {
		Kind  string
		Parts []struct {
			Facts struct {
				Title    struct{ Text string }
				Contacts []struct{ First string }
			}
			Blocks []struct {
				ID, Text string
				Inlines  []struct{ Name, Text string }
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	p := got.Parts[0]
	all := []string{got.Kind, p.Facts.Title.Text, p.Blocks[0].Text, p.Blocks[1].Inlines[0].Name, p.Blocks[1].Inlines[0].Text, p.Blocks[2].ID, p.Blocks[2].Text}
	if s != "" {
		all = append(all, p.Facts.Contacts[0].First)
	}
	if slices.ContainsFunc(all, func(one string) bool { return one != s }) {
		t.Errorf("got %q, want %q", all, s)
	}
}

// FuzzText: a text is read back to the character, or refused.
func FuzzText(f *testing.F) {
	for _, s := range awkward {
		f.Add(s)
	}
	f.Add("a\xff")
	schema := rendertest.OpenSchema(f, Schema())
	f.Fuzz(func(t *testing.T, s string) { checkText(t, schema, s) })
}

func BenchmarkWrite(b *testing.B) {
	w := open(b)
	d := rendertest.Kitchen()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := w.Write(&bytes.Buffer{}, d); err != nil {
			b.Fatal(err)
		}
	}
}
