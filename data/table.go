package data

import (
	"encoding/csv"
	"errors"
	"io"
	"path"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
)

// maxRows is how many parties a case may have: all municipalities, three times over. The time to divide shares over years grows
// with the square of it.
const maxRows = 1000

// partiesFrom reads the parties from the CSV file that the case names somewhere.
func (l *loader) partiesFrom(name string, named source.Pos) {
	if name == "" {
		return
	}
	if ext := strings.ToLower(path.Ext(name)); ext != ".csv" {
		l.errs.Add(source.Errorf(named, "unknown-table", "“%s” is not a CSV file", name).
			WithHint("save the table as “CSV UTF-8” and give its name here, or write the parties as a list"))
		return
	}
	text, ok := l.files.text(name, named, maxTable, &l.errs)
	if !ok {
		return
	}
	readTable(l, name, text, partyColumns(), &l.c.Parties)
}

// readTable reads the rows of a table as the records that its columns are keys of.
func readTable[T any](l *loader, name, text string, s *schema, into *[]*T) {
	t := newTable(path.Join(l.files.dir, name), text, s, &l.errs)
	rows := t.rows()
	d := newDecoder(t.file, text, &l.errs)
	d.decode(rows, reflect.ValueOf(into).Elem())
}

// schema is what the columns of a table may be.
type schema struct {
	record  reflect.Type      // what a row is
	keys    []string          // of the record, in their order
	finnish map[string]string // Finnish names of the keys
	naming  []string          // the keys that say whose row it is: one of them must be there
	first   source.Message    // how to begin the table, where none is
	missing source.Message    // what is wrong then
	special func(heading string) (column, bool)
	rest    []string // names of special columns, for suggestions
	shown   []string // forms of special columns, for the list of all
}

// table turns a CSV file into the nodes that the same parties would have as a YAML list, so that one decoder reads both.
type table struct {
	schema  *schema
	file    string
	lines   []string
	reader  *csv.Reader
	errs    *source.Errors
	columns []column
}

// column is one column of the heading.
type column struct {
	key   string // of the record, "" for a column without a heading or one that is not known
	form  string // a key below it: "genitive" of the organisation's name
	place string // which of several of a kind it is: "1"
	lang  string // of a text: "sv" of the heading “toimielin_sv”
	bare  bool   // has no heading
}

func newTable(file, text string, s *schema, errs *source.Errors) *table {
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = delimiter(text)
	reader.FieldsPerRecord = -1
	return &table{schema: s, file: file, lines: strings.Split(text, "\n"), reader: reader, errs: errs}
}

// delimiter finds what divides the columns: what the heading has most of, semicolons, commas or tabs.
func delimiter(text string) rune {
	heading, _, _ := strings.Cut(text, "\n")
	best, most := ';', 0
	for _, candidate := range []rune{';', ',', '\t'} {
		if n := strings.Count(heading, string(candidate)); n > most {
			best, most = candidate, n
		}
	}
	return best
}

// rows gives every row of the table as a mapping.
func (t *table) rows() *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode, Line: 1, Column: 1}
	heading, err := t.reader.Read()
	if err != nil {
		t.readError(err, "the table has no heading")
		return list
	}
	if !t.heading(heading) {
		return list
	}
	for {
		fields, err := t.reader.Read()
		switch {
		case errors.Is(err, io.EOF):
			return list
		case err != nil:
			t.readError(err, "")
			return list
		case len(list.Content) == maxRows:
			t.errs.Add(source.Errorf(t.pos(0), "too-many-rows", "the table has more than %d rows", maxRows).
				WithHint("Finland has 308 municipalities; delete the rows that are not parties"))
			list.Content = nil // what is wrong in so many rows would hide this
			return list
		}
		if row := t.row(fields); row != nil {
			list.Content = append(list.Content, row)
		}
	}
}

// heading finds the columns, and reports whether one of them says whose row it is.
func (t *table) heading(fields []string) bool {
	seen := map[column]source.Pos{}
	misspelt := map[column]bool{}
	for i, field := range fields {
		c, known := t.schema.columnOf(field)
		pos := t.pos(i)
		switch first, twice := seen[c]; {
		case c.bare:
		case !known:
			misspelt[t.unknownColumn(pos, field)] = true
		case twice:
			t.errs.Add(source.Errorf(pos, "duplicate-column", "the column “%s” is here a second time", source.Short(strings.TrimSpace(field))).
				WithNote(first, "the first is here"))
			c = column{}
		default:
			seen[c] = pos
		}
		t.columns = append(t.columns, c)
	}
	named, meant := false, false
	for _, key := range t.schema.naming {
		_, there := seen[column{key: key}]
		named, meant = named || there, meant || misspelt[column{key: key}]
	}
	if meant {
		return false // every row would be found to have no name
	}
	if !named {
		t.errs.Add((&source.Error{Code: "missing-column", Pos: t.pos(0), Msg: t.schema.missing, Hint: t.schema.first}))
	}
	return named
}

// unknownColumn reports a field of the heading and gives the column that it was probably meant to be.
func (t *table) unknownColumn(pos source.Pos, field string) column {
	known := t.schema.names()
	e := source.Errorf(pos, "unknown-column", "there is no column “%s”", source.Short(strings.TrimSpace(field)))
	near := suggest(headingKey(field), known)
	if near != "" {
		_ = e.WithHint("did you mean “%s”?", near)
	} else {
		_ = e.WithHint("the columns are %s", strings.Join(slices.Concat(t.schema.keys, t.schema.shown), ", "))
	}
	t.errs.Add(e)
	meant, _ := t.schema.columnNamed(near)
	return meant
}

// row gives one row as a mapping, nil when all of it is empty, as spreadsheets leave rows behind.
func (t *table) row(fields []string) *yaml.Node {
	if strings.TrimSpace(strings.Join(fields, "")) == "" {
		return nil
	}
	start := t.pos(0)
	row := &yaml.Node{Kind: yaml.MappingNode, Line: start.Line, Column: start.Col}
	if len(fields) < len(t.columns) {
		t.errs.Add(source.Errorf(start, "ragged-row", "the row has %d columns, but the heading has %d", len(fields), len(t.columns)).
			WithHint("a text that has the delimiter or a line break in it must be in quotes"))
		return nil
	}
	for i, field := range fields {
		if strings.TrimSpace(field) == "" {
			continue
		}
		if i >= len(t.columns) || t.columns[i].bare {
			t.errs.Add(source.Errorf(t.pos(i), "ragged-row", "“%s” stands in a column without a heading", source.Short(strings.TrimSpace(field))).
				WithHint("a text that has the delimiter in it must be in quotes"))
			break
		}
		t.put(row, t.columns[i], field, t.pos(i))
	}
	return row
}

// put adds one cell to a row's mapping where the decoder looks for it.
func (t *table) put(row *yaml.Node, c column, text string, pos source.Pos) {
	value := scalarAt(text, pos)
	switch {
	case c.key == "":
	case c.key == "organisation" && c.form != "":
		organisation := child(row, "organisation", pos)
		putKey(child(organisation, "forms", pos), c.form, value)
	case c.key == "organisation":
		name := child(child(row, "organisation", pos), "name", pos)
		putKey(name, orFinnish(c.lang), value)
	case c.key == "answers":
		putKey(child(row, "answers", pos), c.form, value)
	case c.key == "nominees":
		list := child(row, "nominees", pos)
		list.Kind = yaml.SequenceNode
		list.Content = append(list.Content, nomineeAt(text, c.form == deputyColumn, pos))
	case c.lang != "" || t.schema.isText(c.key):
		putKey(child(row, c.key, pos), orFinnish(c.lang), value)
	default:
		putKey(row, c.key, value)
	}
}

func orFinnish(lang string) string {
	if lang == "" {
		return "fi"
	}
	return lang
}

func scalarAt(text string, pos source.Pos) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: strings.ReplaceAll(text, "\r\n", "\n"), Line: pos.Line, Column: pos.Col}
}

// child gives the mapping under a key of a mapping, made when it is not there.
func child(m *yaml.Node, key string, pos source.Pos) *yaml.Node {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == key {
			return m.Content[i+1]
		}
	}
	made := &yaml.Node{Kind: yaml.MappingNode, Line: pos.Line, Column: pos.Col}
	putKey(m, key, made)
	return made
}

func putKey(m *yaml.Node, key string, value *yaml.Node) {
	m.Content = append(m.Content, scalarAt(key, source.Pos{Line: value.Line, Col: value.Column}), value)
}

// pos gives the place of a field of the row that was read last.
func (t *table) pos(field int) source.Pos {
	line, col := t.reader.FieldPos(field)
	if line >= 1 && line <= len(t.lines) {
		text := t.lines[line-1]
		col = utf8.RuneCountInString(text[:min(max(col-1, 0), len(text))]) + 1
	}
	return source.Pos{File: t.file, Line: line, Col: col}
}

func (t *table) readError(err error, empty string) {
	var parse *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		t.errs.Add(source.Errorf(source.Pos{File: t.file}, "empty-file", empty))
	case errors.As(err, &parse):
		line := parse.Line
		if errors.Is(parse.Err, csv.ErrQuote) && parse.StartLine > 0 {
			line = parse.StartLine
		}
		t.errs.Add(source.Errorf(source.Pos{File: t.file, Line: line}, "bad-csv", "quotes that do not match in this row").
			WithHint("put the whole text in quotes and write quotes inside it twice: \"Oy \"\"Aho\"\"\""))
	default:
		t.errs.Add(source.Errorf(source.Pos{File: t.file}, "bad-csv", "the table cannot be read: %s", source.Cause(err)))
	}
}

// isText reports whether a key of the record is a text by language.
func (s *schema) isText(key string) bool {
	for field := range s.record.Fields() {
		if keyOf(field) == key {
			return field.Type == reflect.TypeFor[Text]()
		}
	}
	return false
}

// columnOf understands one field of the heading: a key of the record or its Finnish name, a special column, either with a language.
func (s *schema) columnOf(heading string) (column, bool) {
	name := headingKey(heading)
	if name == "" {
		return column{bare: true}, true
	}
	if c, ok := s.columnNamed(name); ok {
		return c, true
	}
	if c, ok := s.special(fold(heading)); ok {
		return c, true
	}
	for _, lang := range Languages() {
		stem, ok := strings.CutSuffix(name, "_"+lang)
		c, known := s.columnNamed(stem)
		if ok && known && c.form == "" && (s.isText(c.key) || c.key == "organisation") {
			c.lang = lang
			return c, true
		}
	}
	return column{}, false
}

func (s *schema) columnNamed(name string) (column, bool) {
	if key, ok := s.finnish[name]; ok {
		name = key
	}
	if c, ok := s.special(name); ok {
		return c, true
	}
	return column{key: name}, slices.Contains(s.keys, name)
}

// headingKey gives the form in which headings are compared: lower case, words joined by underscores, no unit.
func headingKey(heading string) string {
	key := strings.TrimRight(fold(heading), " *:")
	return strings.NewReplacer(" ", "_", "-", "_").Replace(key)
}

// names gives every name that a column may have, for suggestions.
func (s *schema) names() []string {
	names := slices.Concat(s.keys, s.rest)
	for finnish := range s.finnish {
		names = append(names, finnish)
	}
	return names
}

// partyColumns are the columns of a table of parties. What a party answered stands in a table of its own.
func partyColumns() *schema {
	return &schema{
		record:  reflect.TypeFor[Party](),
		keys:    slices.DeleteFunc(keysOf(reflect.TypeFor[Party]()), func(key string) bool { return key == "reply" }),
		naming:  []string{"municipality", "organisation"},
		rest:    Cases(),
		missing: source.Msg("the table has no column “municipality” or “organisation”"),
		first:   source.Msg("name the first column “municipality” or “kunta”"),
		special: func(name string) (column, bool) {
			return column{key: "organisation", form: name}, slices.Contains(Cases(), name)
		},
		finnish: map[string]string{
			"kunta": "municipality", "organisaatio": "organisation", "kuntayhtymä": "organisation", "ryhmä": "group",
			"väkiluku": "population", "asukasluku": "population",
			"osuus": "percent", "prosentti": "percent", "summa": "amount", "euroa": "amount",
			"maksutapa": "pays", "työosuus": "work", "kielet": "languages", "kieli": "languages", "tyyli": "style",
			"sähköposti": "email", "kirjaamo": "email",
			"toimielin": "body", "toimielimen_lyhenne": "body_abbreviation", "lyhenne": "body_abbreviation", "esittelijä": "presenter",
			"diaarinumero": "diary", "asianumero": "diary", "ensimmäinen_liite": "first_attachment",
			"genetiivi": "genitive", "partitiivi": "partitive", "inessiivi": "inessive", "elatiivi": "elative", "illatiivi": "illative",
			"adessiivi": "adessive", "ablatiivi": "ablative", "allatiivi": "allative", "essiivi": "essive", "translatiivi": "translative",
		},
	}
}
