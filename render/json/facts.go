package json

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"unicode"

	"github.com/pykala/pykala/render/doc"
)

// fact is one fact.
type fact struct {
	Text  string `json:"text"`            // as it would be printed in running text; a place to fill in is its prompt in square brackets
	Date  day    `json:"date,omitempty"`  // the same as a day, where the fact is one
	Blank string `json:"blank,omitempty"` // name of the place to fill in, where only the recipient knows the fact
}

// blank is a place for what only the recipient knows.
type blank struct {
	Name   string `json:"name,omitempty"` // stable within the kind of document
	Prompt string `json:"prompt"`         // what is to be filled in, in the document's language
}

// image is a picture that belongs to a fact.
type image struct {
	Name string `json:"name"` // file name
	Alt  string `json:"alt"`  // text alternative in the document's language
}

// members are the members of an object, in the order of the fields that they come from.
type members []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members in their order.
func (m members) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, one := range m {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(one.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(one.value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// facts gives what is known. It goes by the fields of doc.Facts, so that a new one cannot be forgotten; their comments become
// the schema.
func (t *twin) facts(f *doc.Facts) members {
	if f == nil {
		return nil
	}
	return t.known(reflect.ValueOf(*f))
}

// known gives the fields of a struct that hold something.
func (t *twin) known(v reflect.Value) members {
	var out members
	for i := range v.NumField() {
		field := v.Type().Field(i)
		switch {
		case leftOut(field.Type):
		case field.Anonymous:
			out = append(out, t.known(v.Field(i))...)
		default:
			if value := t.value(v.Field(i)); value != nil {
				out = append(out, member{memberName(field.Name), value})
			}
		}
	}
	return out
}

// leftOut reports whether a field says nothing of the document itself: where it was written, and who may see it, of which
// redaction has already taken account.
func leftOut(t reflect.Type) bool {
	return t == reflect.TypeFor[doc.Node]() || t == reflect.TypeFor[doc.Mark]()
}

// value gives the value of a field, or nil where nothing is known.
func (t *twin) value(v reflect.Value) any {
	if v.IsZero() {
		return nil
	}
	switch known := v.Interface().(type) {
	case doc.Fact:
		return t.fact(known)
	case doc.Noun:
		if known.Text == "" {
			return nil
		}
		return known.Text
	case *doc.Blank:
		return blank{known.Name, known.Prompt}
	case *doc.Image:
		return image{known.Name, known.Alt}
	}
	switch v.Kind() {
	case reflect.Pointer:
		return t.value(v.Elem())
	case reflect.Struct:
		if all := t.known(v); len(all) > 0 {
			return all
		}
		return nil
	case reflect.Slice:
		return t.values(v)
	}
	return v.Interface()
}

// values gives every element of a list; one of which nothing is known is an empty object, so that the others keep their places.
func (t *twin) values(v reflect.Value) any {
	out := make([]any, v.Len())
	for i := range out {
		out[i] = t.value(v.Index(i))
		if out[i] == nil {
			out[i] = members{}
		}
	}
	return out
}

func (t *twin) fact(f doc.Fact) any {
	if len(f) == 0 {
		return nil
	}
	out := fact{Text: doc.InlineText(f)}
	if len(f) == 1 {
		switch only := f[0].(type) {
		case doc.Date:
			out.Date = dayOf(only)
		case doc.Blank:
			out.Blank = only.Name
		}
	}
	return out
}

// memberName gives the name of a field in JSON: DocumentType becomes document_type, ID id.
func memberName(field string) string {
	var b strings.Builder
	lower := false
	for _, r := range field {
		if unicode.IsUpper(r) && lower {
			b.WriteByte('_')
		}
		lower = unicode.IsLower(r)
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
