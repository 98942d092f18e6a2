package templates

import (
	"reflect"
	"strings"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/render/doc"
)

// A text of the view that is not for everybody carries its mark with it: it is sealed. Functions of templates join, change and
// cut it like any other text, and where it is printed at last it becomes a marked run of the document, so that nobody who writes
// a template has to think of it. A seal is written in codes that are no characters, which neither data nor templates can have:
//
//	sealOpen mark sealMiddle text sealClose
//
// with the mark in characters of a private plane, one a byte, so that no change of letters touches it.
const (
	sealOpen   rune = 0xFDD0
	sealMiddle rune = 0xFDD1
	sealClose  rune = 0xFDD2
	sealByte   rune = 0x100000 // and a byte
)

// seal marks a text. The empty text stays empty, so that a template can still ask whether there is one.
func seal(text string, m doc.Mark) string {
	if text == "" || m.Publicity == doc.Public {
		return text
	}
	var b strings.Builder
	b.WriteRune(sealOpen)
	mark := string(m.Publicity) + "\n" + m.Ground
	for i := range len(mark) {
		b.WriteRune(sealByte + rune(mark[i]))
	}
	b.WriteRune(sealMiddle)
	b.WriteString(text)
	b.WriteRune(sealClose)
	return b.String()
}

// sealedRun is a stretch of a text with its mark.
type sealedRun struct {
	text string
	mark doc.Mark
}

// unforged gives a text of the case in which nothing can be taken for a seal. What stands in the place of such a code is none that
// may be printed either.
func unforged(s string) string {
	if !strings.ContainsFunc(s, isSealCode) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isSealCode(r) {
			return 0xFDEF
		}
		return r
	}, s)
}

func isSealCode(r rune) bool { return r >= sealOpen && r <= sealClose || r >= sealByte }

// wholeSeals reports whether every seal of a text that was cut or joined is still whole.
func wholeSeals(s string) bool {
	n := strings.Count(s, string(sealOpen))
	return n == strings.Count(s, string(sealMiddle)) && n == strings.Count(s, string(sealClose))
}

func isSealed(s string) bool { return strings.ContainsRune(s, sealOpen) }

// unsealed gives the runs of a text. Of seals within seals the outer one counts, unless the inner is stricter.
func unsealed(s string) []sealedRun {
	if !isSealed(s) {
		return []sealedRun{{text: s}}
	}
	var runs []sealedRun
	var marks []doc.Mark
	var text, mark strings.Builder
	flush := func() {
		if text.Len() > 0 {
			runs = append(runs, sealedRun{text.String(), strictest(marks)})
		}
		text.Reset()
	}
	for _, r := range s {
		switch {
		case r == sealOpen:
			flush()
		case r >= sealByte:
			mark.WriteByte(byte(r - sealByte))
		case r == sealMiddle:
			publicity, ground, _ := strings.Cut(mark.String(), "\n")
			marks = append(marks, doc.Mark{Publicity: doc.Publicity(publicity), Ground: ground})
			mark.Reset()
		case r == sealClose:
			flush()
			marks = marks[:max(0, len(marks)-1)]
		default:
			text.WriteRune(r)
		}
	}
	flush()
	return runs
}

// strictest gives the mark that hides most, the first of those that hide as much.
func strictest(marks []doc.Mark) doc.Mark {
	var out doc.Mark
	for _, m := range marks {
		if out.Publicity == doc.Public || out.Publicity == doc.Personal && m.Publicity == doc.Secret {
			out = m
		}
	}
	return out
}

// bare gives a text without its seals, and the strictest of their marks.
func bare(s string) (string, doc.Mark) {
	if !isSealed(s) {
		return s, doc.Mark{}
	}
	var text strings.Builder
	var marks []doc.Mark
	for _, run := range unsealed(s) {
		text.WriteString(run.text)
		marks = append(marks, run.mark)
	}
	return text.String(), strictest(marks)
}

// throughSeals applies a change to a text as if it were not sealed. What comes of a text of which a part is sealed is sealed as a
// whole, since nobody knows where the part went.
func throughSeals(s string, change func(string) string) string {
	text, mark := bare(s)
	return seal(change(text), mark)
}

// capitalSealed gives a text with a capital first letter, sealed or not.
func capitalSealed(s string) string {
	if !isSealed(s) {
		return capital(s)
	}
	var b strings.Builder
	for i, run := range unsealed(s) {
		if i == 0 {
			run.text = capital(run.text)
		}
		b.WriteString(seal(run.text, run.mark))
	}
	return b.String()
}

// sealing lets a function of texts work on what is sealed: it sees the texts, and what it gives is sealed again.
func sealing(f any) any {
	fn := reflect.ValueOf(f)
	return reflect.MakeFunc(fn.Type(), func(args []reflect.Value) []reflect.Value {
		var marks []doc.Mark
		for i, a := range args {
			if a.Kind() != reflect.String || !isSealed(a.String()) {
				continue
			}
			text, mark := bare(a.String())
			args[i] = reflect.ValueOf(text).Convert(a.Type())
			marks = append(marks, mark)
		}
		call := fn.Call
		if fn.Type().IsVariadic() {
			call = fn.CallSlice
		}
		out := call(args)
		for i, o := range out {
			out[i] = sealedAgain(o, strictest(marks))
		}
		return out
	}).Interface()
}

func sealedAgain(v reflect.Value, m doc.Mark) reflect.Value {
	switch list := v.Interface().(type) {
	case string:
		return reflect.ValueOf(seal(list, m))
	case []string:
		out := make([]string, len(list))
		for i, s := range list {
			out[i] = seal(s, m)
		}
		return reflect.ValueOf(out)
	}
	return v
}

// texts gives what a text becomes in a document: marked where it is sealed.
func texts(s string, at doc.Node, form func(string) string) []doc.Inline {
	var out []doc.Inline
	for _, run := range unsealed(s) {
		text := doc.Text{Node: at, S: form(run.text)}
		if run.mark.Publicity == doc.Public {
			out = append(out, text)
			continue
		}
		out = append(out, doc.Marked{Node: at, Mark: run.mark, Text: []doc.Inline{text}})
	}
	return out
}

// markOf gives the mark of something that the case says the publicity of.
func (v viewer) markOf(p data.Publicity, ground data.Text) doc.Mark {
	if p == "" || p == data.Public {
		return doc.Mark{}
	}
	return doc.Mark{Publicity: doc.Publicity(p), Ground: v.plain(ground)}
}

// markOfMatter gives the mark of everything that is said of a matter; a standing item has none.
func (v viewer) markOfMatter(m *data.Matter) doc.Mark {
	if m == nil {
		return doc.Mark{}
	}
	return v.markOf(m.Publicity, m.Ground)
}

// under gives a viewer of something whose texts are all marked.
func (v viewer) under(m doc.Mark) viewer {
	v.mark = strictest([]doc.Mark{v.mark, m})
	return v
}
