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
	"github.com/pykala/pykala/internal/yamlnode"
)

// decoder fills records from the nodes of one file. It goes by the yaml tags of the record types, so that a new field is
// one line in case.go; the places and mistakes it collects do not depend on which record it is.
type decoder struct {
	yamlnode.Reader
	lines []string // of the file, for the places of prose in block scalars

	parties *yaml.Node // the name of the file with the parties, when they are not a list
	roll    *roll      // the parties are all municipalities of the register
}

func newDecoder(file, text string, errs *source.Errors) *decoder {
	return &decoder{Reader: yamlnode.Reader{File: file, Errs: errs}, lines: strings.Split(text, "\n")}
}

// decode fills v, whose type decides how the node is read.
func (d *decoder) decode(n *yaml.Node, v reflect.Value) {
	if yamlnode.IsNull(n) {
		return // a key without a value is as good as no key
	}
	if d.decodeValue(n, v.Addr().Interface()) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		value, before := reflect.New(v.Type().Elem()), len(*d.Errs)
		d.decode(n, value.Elem())
		if value.Elem().Kind() == reflect.Struct || len(*d.Errs) == before {
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
		*into, _ = d.Bool(n)
	case *int:
		*into = d.count(n)
	case *Date:
		parseInto(d, n, into, ParseDate)
		into.At = d.Pos(n)
	case *Years:
		parseInto(d, n, into, ParseYears)
		into.At = d.Pos(n)
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
	case *Clock:
		parseInto(d, n, into, ParseClock)
	case *Month:
		parseInto(d, n, into, ParseMonth)
	case *Ballots:
		d.ballots(n, into)
	case *Answers:
		*into = d.answers(n)
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
	default:
		return d.decodeShort(n, into) || d.decodeWord(n, into)
	}
	return true
}

// decodeShort reads records that may stand as one value: the name of an organisation, the key of a person or of an item.
func (d *decoder) decodeShort(n *yaml.Node, into any) bool {
	if n.Kind != yaml.ScalarNode {
		return false
	}
	switch into := into.(type) {
	case *Organisation:
		into.At, into.Name = d.Pos(n), d.text(n)
	case *Person:
		into.At, into.Ref = d.Pos(n), d.line(n)
	case *Item:
		into.At, into.Key = d.Pos(n), d.line(n)
	default:
		return false
	}
	return true
}

// record fills a struct from a mapping: each key the field with that yaml tag.
func (d *decoder) record(n *yaml.Node, v reflect.Value) {
	keys := keysOf(v.Type())
	node := Node{At: d.Pos(n), places: map[string]source.Pos{}}
	misspelt := map[string]bool{}
	d.Entries(n, keys, func(key, value *yaml.Node) {
		field, ok := fieldOf(v, key.Value)
		if !ok {
			misspelt[d.UnknownKey(key, keys)] = true
			return
		}
		if !yamlnode.IsNull(value) {
			node.places[key.Value] = d.Pos(value)
		}
		d.decode(value, field)
	})
	if n.Kind != yaml.MappingNode {
		return
	}
	v.FieldByName("Node").Set(reflect.ValueOf(node))
	d.required(n, v, node, misspelt)
}

// required reports the keys that are missing, unless one is there with a slip of the finger.
func (d *decoder) required(n *yaml.Node, v reflect.Value, node Node, misspelt map[string]bool) {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		key := keyOf(field)
		if field.Tag.Get("check") == "required" && !node.Has(key) && !misspelt[key] {
			_ = d.Fail(n, "missing-key", "“%s” is missing here", key).WithHint("add the line “%s: …”", key)
		}
	}
}

func (d *decoder) list(n *yaml.Node, v reflect.Value) {
	for _, item := range d.List(n) {
		if yamlnode.Full(d.Errs) {
			return
		}
		if yamlnode.IsNull(item) {
			d.Fail(item, "missing-value", "the item of the list is empty").WithHint("write it or remove the line")
			continue
		}
		element, before := reflect.New(v.Type().Elem()).Elem(), len(*d.Errs)
		d.decode(item, element)
		if item.Kind == yaml.MappingNode || len(*d.Errs) == before {
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

// The longest texts that are read, in bytes. What is longer was pasted into the wrong place.
const (
	maxValue = 100     // a date, an amount, a word of a list
	maxLine  = 400     // a text on one line
	maxText  = 10_000  // a text
	maxProse = 200_000 // prose in markup
)

// scalar gives the text of a single value as it was typed.
func (d *decoder) scalar(n *yaml.Node, limit int) (string, bool) {
	if _, ok := d.Scalar(n); !ok {
		return "", false
	}
	if len(n.Value) > limit {
		d.Fail(n, "too-long", "the text has %d characters, at most %d fit here", utf8.RuneCountInString(n.Value), limit)
		return "", false
	}
	if r, what := unfitRune(n.Value); !what.IsZero() {
		d.Fail(n, "bad-character", "the text has %s", what).WithHint(unfitHint(r))
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
	for _, e := range source.AllOf(err) {
		e.Pos = d.Pos(n)
		d.Errs.Add(e)
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
	d.UnknownValue(n, text, words, keys)
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
		_ = d.Fail(n, "line-break", "the text has a line break, but it must stand on one line").
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
		d.Fail(n, "wrong-type", "“%s” means yes or no, but a text is needed", text).WithHint("put it in quotes: \"%s\"", text)
		return "", false
	}
	d.warnOfInsertion(n)
	return normalize(text), true
}

// warnOfInsertion warns of what was copied from a template: data are never templates, so it will be printed as it is.
func (d *decoder) warnOfInsertion(n *yaml.Node) {
	at := strings.Index(n.Value, "{{")
	if at < 0 {
		return
	}
	insertion, _, _ := strings.Cut(n.Value[at:], "\n")
	if inner, _, ok := strings.Cut(insertion, "}}"); ok {
		insertion = inner + "}}"
	}
	pos := d.Pos(n)
	if n.Style&yaml.LiteralStyle != 0 {
		var indent int
		pos, indent = d.blockBegin(n)
		in := source.At(d.File, n.Value, at)
		pos.Line, pos.Col = pos.Line+in.Line-1, indent+in.Col
	}
	d.Errs.Add(source.Warningf(pos, "insertion-in-data", "“%s” looks like a template's insertion, but data are printed as they are", source.Short(insertion)).
		WithHint("type the name or the figure itself, or move the sentence into a template"))
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

// count reads a whole number that is not negative, such as a population.
func (d *decoder) count(n *yaml.Node) int {
	text, ok := d.scalar(n, maxValue)
	if !ok {
		return 0
	}
	digits, err := ungroup(text, strings.TrimSpace(foldSpaces(text)))
	number, numberErr := strconv.Atoi(digits)
	if err != nil || numberErr != nil || number > maxCount {
		d.Fail(n, "bad-number", "“%s” is not a whole number", text).WithHint("write digits only, as in “7274” or “7 274”")
		return 0
	}
	return number
}

// maxCount is the largest whole number that is read: more than any population.
const maxCount = 100_000_000
