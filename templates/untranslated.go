package templates

import (
	"reflect"
	"strings"
	"sync"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
)

// untranslated keeps the texts of a case that are not there in the language of the documents, but are in another. In the view
// such a text is one private-use character, which no other text can have. So a template that only asks whether there is a text
// goes on, and whatever would print it, or what a function made of it, is a mistake at its place in the case: a text in another
// language never reaches a document, and what the case says is never left out silently. It is safe for use by several
// goroutines at once.
type untranslated struct {
	lang string

	mu    sync.Mutex
	marks map[lack]rune
	texts []lack
}

// lack is a text that is missing in a language.
type lack struct {
	at   source.Pos
	text string // in a language that it is there in
}

// The runes that stand for texts: the private use area of the basic plane. Values of pipelines have the other two.
const firstLack, lastLack rune = 0xE000, 0xF8FF

func newUntranslated(lang string) *untranslated {
	return &untranslated{lang: lang, marks: map[lack]rune{}}
}

// mark gives what stands for a text that is missing. Without a place to collect them it gives nothing.
func (u *untranslated) mark(at source.Pos, text string) string {
	if u == nil {
		return ""
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	l := lack{at, text}
	r, known := u.marks[l]
	if !known {
		r = min(firstLack+rune(len(u.texts)), lastLack)
		u.marks[l] = r
		u.texts = append(u.texts, l)
	}
	return string(r)
}

// isMark reports whether a text has a mark in it.
func isMark(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= firstLack && r <= lastLack })
}

// in gives the mistakes of a text with marks in it.
func (u *untranslated) in(s string) source.Errors {
	if u == nil {
		return nil
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	var errs source.Errors
	for _, r := range s {
		if i := int(r - firstLack); i >= 0 && i < len(u.texts) {
			errs.Add(u.texts[i].err(u.lang))
		}
	}
	return errs
}

func (l lack) err(lang string) *source.Error {
	return source.Errorf(l.at, "missing-translation", "“%s” is missing in the language “%s”", shortened(l.text), lang).
		WithHint("write the text in both languages, {fi: …, %s: …}; a column of a table has the language at its end, as in “body_%s”", lang, lang)
}

// shortened gives the beginning of a long text, for messages.
func shortened(text string) string {
	const most = 60
	text, _, _ = strings.Cut(text, "\n")
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// any reports whether any text was missing.
func (u *untranslated) any() bool {
	if u == nil {
		return false
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	return len(u.texts) > 0
}

// inValue gives the mistakes of every text within a value, such as the facts of a document.
func (u *untranslated) inValue(x any) source.Errors {
	var errs source.Errors
	if u.any() {
		u.walk(reflect.ValueOf(x), &errs)
	}
	return errs
}

func (u *untranslated) walk(v reflect.Value, errs *source.Errors) {
	switch v.Kind() {
	case reflect.String:
		errs.AddAll(u.in(v.String()))
	case reflect.Pointer, reflect.Interface:
		u.walk(v.Elem(), errs)
	case reflect.Struct:
		for i := range v.NumField() {
			u.walk(v.Field(i), errs)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return // a picture
		}
		for i := range v.Len() {
			u.walk(v.Index(i), errs)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			u.walk(v.MapIndex(key), errs)
		}
	}
}

// anyText gives a text in the first language that it is there in.
func anyText(t data.Text) string {
	for _, lang := range data.Languages() {
		if s, ok := t.In(lang); ok {
			return s
		}
	}
	return ""
}
