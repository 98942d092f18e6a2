package data

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
)

// decoder fills records from the nodes of one file. It goes by the yaml tags of the record types, so that a new field is
// one line in case.go; the places and mistakes it collects do not depend on which record it is.
type decoder struct {
	file  string
	lines []string // of the file, for the places of prose in block scalars
	errs  *source.Errors

	parties *yaml.Node // the name of the file with the parties, when they are not a list
	roll    *roll      // the parties are all municipalities of the register
}

func newDecoder(file, text string, errs *source.Errors) *decoder {
	return &decoder{file: file, lines: strings.Split(text, "\n"), errs: errs}
}

func (d *decoder) pos(n *yaml.Node) source.Pos {
	return source.Pos{File: d.file, Line: n.Line, Col: n.Column}
}

func (d *decoder) errorf(n *yaml.Node, code, format string, args ...any) *source.Error {
	e := source.Errorf(d.pos(n), code, format, args...)
	d.errs.Add(e)
	return e
}

// decode fills v, whose type decides how the node is read.
func (d *decoder) decode(n *yaml.Node, v reflect.Value) {
	if n.Kind == yaml.AliasNode || isNull(n) {
		return // an alias has been reported; a key without a value is as good as no key
	}
	if d.decodeValue(n, v.Addr().Interface()) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		value, before := reflect.New(v.Type().Elem()), len(*d.errs)
		d.decode(n, value.Elem())
		if value.Elem().Kind() == reflect.Struct || len(*d.errs) == before {
			v.Set(value) // a figure that could not be read stays nil; Has tells it from one that is missing
		}
	case reflect.Slice:
		d.list(n, v)
	case reflect.Struct:
		d.record(n, v)
	default:
		panic("data: no way to decode " + v.Type().String())
	}
}

// decodeValue reads the types that stand as one value in a file, and reports whether into is one of them.
func (d *decoder) decodeValue(n *yaml.Node, into any) bool {
	switch into := into.(type) {
	case *string:
		*into = d.line(n)
	case *[]string:
		*into = d.words(n)
	case *bool:
		*into = d.yesNo(n)
	case *int:
		*into = d.count(n)
	case *Date:
		parseInto(d, n, into, ParseDate)
		into.At = d.pos(n)
	case *Years:
		parseInto(d, n, into, ParseYears)
		into.At = d.pos(n)
	case *Money:
		parseInto(d, n, into, ParseMoney)
	case *Percent:
		parseInto(d, n, into, ParsePercent)
	case *Rounding:
		choose(d, n, into, map[string]Rounding{"cents": RoundCents, "euros": RoundEuros})
	case *KeyKind:
		choose(d, n, into, map[string]KeyKind{
			"population": ByPopulation, "equal": ByEqual, "fixed": ByFixed, "percent": ByPercent,
		})
	case *Payment:
		choose(d, n, into, payments())
	case *Text:
		*into = d.text(n)
	case *Lines:
		*into = d.linesOf(n)
	case *Markup:
		*into = d.markup(n)
	case *map[string]Text:
		*into = d.forms(n)
	case *[]*Yearly:
		*into = d.yearly(n)
	case *[]*Party:
		switch n.Kind {
		case yaml.ScalarNode:
			d.parties = n
			return true
		case yaml.MappingNode:
			d.roll = &roll{}
			d.decode(n, reflect.ValueOf(d.roll).Elem())
			return true
		}
		return false
	case *Organisation:
		if n.Kind == yaml.ScalarNode {
			into.At, into.Name = d.pos(n), d.text(n)
			return true
		}
		return false
	default:
		return false
	}
	return true
}

// record fills a struct from a mapping: each key the field with that yaml tag.
func (d *decoder) record(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.MappingNode {
		d.errorf(n, "wrong-type", "%s is here, but several keys are needed", kindOf(n)).
			WithHint("write one of %s under it, as “key: value”", strings.Join(keysOf(v.Type()), ", "))
		return
	}
	node := Node{At: d.pos(n), places: map[string]source.Pos{}}
	misspelt := map[string]bool{}
	for i := 0; i+1 < len(n.Content) && !full(d.errs); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		field, ok := fieldOf(v, key.Value)
		if !ok {
			misspelt[d.unknownKey(key, keysOf(v.Type()))] = true
			continue
		}
		if _, twice := node.places[key.Value]; twice || key.Kind != yaml.ScalarNode {
			continue
		}
		if !isNull(value) {
			node.places[key.Value] = d.pos(value)
		}
		d.decode(value, field)
	}
	v.FieldByName("Node").Set(reflect.ValueOf(node))
	d.required(n, v, node, misspelt)
}

// unknownKey reports a key and gives the one that was probably meant, or "".
func (d *decoder) unknownKey(key *yaml.Node, known []string) string {
	if key.Kind != yaml.ScalarNode {
		return "" // reported by checkStructure
	}
	e := d.errorf(key, "unknown-key", "there is no key “%s” here", short(key.Value))
	near := suggest(key.Value, known)
	if near != "" {
		_ = e.WithHint("did you mean “%s”?", near)
	} else {
		_ = e.WithHint("the keys here are %s", strings.Join(known, ", "))
	}
	return near
}

// required reports the keys that are missing, unless one is there with a slip of the finger.
func (d *decoder) required(n *yaml.Node, v reflect.Value, node Node, misspelt map[string]bool) {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		key := keyOf(field)
		if field.Tag.Get("check") == "required" && !node.Has(key) && !misspelt[key] {
			_ = d.errorf(n, "missing-key", "“%s” is missing here", key).WithHint("add the line “%s: …”", key)
		}
	}
}

func (d *decoder) list(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.SequenceNode {
		d.errorf(n, "wrong-type", "%s is here, but a list is needed", kindOf(n)).
			WithHint("begin each item on a line of its own with “- ”")
		return
	}
	for _, item := range n.Content {
		if full(d.errs) {
			return
		}
		if isNull(item) {
			d.errorf(item, "missing-value", "the item of the list is empty").WithHint("write it or remove the line")
			continue
		}
		element, before := reflect.New(v.Type().Elem()).Elem(), len(*d.errs)
		d.decode(item, element)
		if item.Kind == yaml.MappingNode || len(*d.errs) == before {
			v.Set(reflect.Append(v, element)) // what is no record at all would be found to lack everything
		}
	}
}

// keyOf gives the key of a field in files, "" for fields that are not in files.
func keyOf(field reflect.StructField) string {
	key := field.Tag.Get("yaml")
	if key == "-" {
		return ""
	}
	return key
}

func keysOf(t reflect.Type) []string {
	var keys []string
	for i := range t.NumField() {
		if key := keyOf(t.Field(i)); key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

func fieldOf(v reflect.Value, key string) (reflect.Value, bool) {
	for i := range v.NumField() {
		if key != "" && keyOf(v.Type().Field(i)) == key {
			return v.Field(i), true
		}
	}
	return reflect.Value{}, false
}

// isNull reports whether nothing stands after the key. The words “null” and “~” count as nothing too.
func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

func kindOf(n *yaml.Node) source.Message {
	switch n.Kind {
	case yaml.MappingNode:
		return source.Msg("a mapping of keys")
	case yaml.SequenceNode:
		return source.Msg("a list")
	default:
		return source.Msg("a single value")
	}
}

// The longest texts that are read, in bytes. What is longer was pasted into the wrong place.
const (
	maxValue = 100     // a date, an amount, a word of a list
	maxLine  = 400     // a text on one line
	maxText  = 10_000  // a text
	maxProse = 200_000 // prose in markup
)

// scalar gives the text of a single value as it was typed.
func (d *decoder) scalar(n *yaml.Node, limit int) (string, bool) {
	if n.Kind == yaml.AliasNode {
		return "", false // reported by checkStructure
	}
	if n.Kind != yaml.ScalarNode {
		_ = d.errorf(n, "wrong-type", "%s is here, but a single value is needed", kindOf(n)).
			WithHint("if it is a text that begins with “[”, “{” or “-”, put it in quotes")
		return "", false
	}
	if len(n.Value) > limit {
		d.errorf(n, "too-long", "the text has %d characters, at most %d fit here", utf8.RuneCountInString(n.Value), limit)
		return "", false
	}
	if r, what := unfitRune(n.Value); !what.IsZero() {
		d.errorf(n, "bad-character", "the text has %s", what).WithHint(unfitHint(r))
		return "", false
	}
	return n.Value, true
}

func unfitHint(r rune) string {
	if r == '\t' {
		return "write spaces"
	}
	return "type the text anew where it is; copying from a PDF often brings such characters"
}

func parseInto[T any](d *decoder, n *yaml.Node, into *T, parse func(string) (T, error)) {
	text, ok := d.scalar(n, maxValue)
	if !ok {
		return
	}
	value, err := parse(text)
	if err != nil {
		d.addAt(n, err)
		return
	}
	*into = value
}

// addAt collects an error of a parser that does not know where its text stands.
func (d *decoder) addAt(n *yaml.Node, err error) {
	var es source.Errors
	es.AddAll(err)
	for _, e := range es {
		e.Pos = d.pos(n)
		d.errs.Add(e)
	}
}

func choose[T ~string](d *decoder, n *yaml.Node, into *T, known map[string]T) {
	text, ok := d.scalar(n, maxValue)
	if !ok {
		return
	}
	value, ok := known[fold(text)]
	if ok {
		*into = value
		return
	}
	words, keys := slices.Sorted(maps.Keys(known)), []string{}
	for _, word := range words {
		if string(known[word]) == word {
			keys = append(keys, word) // the others are the same in Finnish
		}
	}
	e := d.errorf(n, "unknown-value", "“%s” is not known here", text)
	if near := suggest(text, words); near != "" {
		_ = e.WithHint("did you mean “%s”?", near)
		return
	}
	_ = e.WithHint("write one of %s", strings.Join(keys, ", "))
}

// payments are the words for how a party pays. The Finnish ones are for tables that are kept in Excel.
func payments() map[string]Payment {
	return map[string]Payment{
		"money": PayMoney, "raha": PayMoney, "rahana": PayMoney,
		"work": PayWork, "työ": PayWork, "työaika": PayWork, "työaikana": PayWork,
		"split": PaySplit, "jaettu": PaySplit, "molemmat": PaySplit,
	}
}

// line reads a short text on one line.
func (d *decoder) line(n *yaml.Node) string {
	text, _ := d.oneLine(n, maxLine)
	return text
}

// oneLine reads a text that documents print on one line, as far as it fits: a name, a title, a sentence.
func (d *decoder) oneLine(n *yaml.Node, limit int) (string, bool) {
	text, ok := d.plain(n, limit)
	if ok && strings.Contains(text, "\n") {
		_ = d.errorf(n, "line-break", "the text has a line break, but it must stand on one line").
			WithHint("take the line break out; in YAML a long text goes on over several lines after “>-”")
		return "", false
	}
	return text, ok
}

// plain reads a text that may have line breaks.
func (d *decoder) plain(n *yaml.Node, limit int) (string, bool) {
	text, ok := d.scalar(n, limit)
	if !ok {
		return "", false
	}
	if n.Tag == "!!bool" {
		d.errorf(n, "wrong-type", "“%s” means yes or no, but a text is needed", text).WithHint("put it in quotes: \"%s\"", text)
		return "", false
	}
	return normalize(text), true
}

// words reads a list of texts, or one value in which commas divide them.
func (d *decoder) words(n *yaml.Node) []string {
	var words []string
	switch n.Kind {
	case yaml.SequenceNode:
		for _, item := range n.Content {
			if word := d.line(item); word != "" {
				words = append(words, word)
			}
		}
	default:
		for word := range strings.SplitSeq(d.line(n), ",") {
			if word = strings.TrimSpace(word); word != "" {
				words = append(words, word)
			}
		}
	}
	return words
}

func (d *decoder) yesNo(n *yaml.Node) bool {
	if text, ok := d.scalar(n, maxValue); ok && text != "true" && text != "false" {
		d.errorf(n, "wrong-type", "“%s” is neither true nor false", text).WithHint("write “true” or “false”")
	}
	return n.Value == "true"
}

// count reads a whole number that is not negative, such as a population.
func (d *decoder) count(n *yaml.Node) int {
	text, ok := d.scalar(n, maxValue)
	if !ok {
		return 0
	}
	digits, err := ungroup(text, strings.TrimSpace(foldSpaces(text)))
	number, numberErr := strconv.Atoi(digits)
	if err != nil || numberErr != nil || number > maxCount {
		d.errorf(n, "bad-number", "“%s” is not a whole number", text).WithHint("write digits only, as in “7274” or “7 274”")
		return 0
	}
	return number
}

// maxCount is the largest whole number that is read: more than any population.
const maxCount = 100_000_000
