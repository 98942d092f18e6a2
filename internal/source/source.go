// Package source says where something stands in a file that a person wrote, and what is wrong there.
//
// Every part of the program reports mistakes with the types of this package, so that one printer shows them to people
// (with the line and a caret) and another to machines. The package imports nothing of the project; everybody may import it.
package source

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Pos is a place in a file: line and column from 1, the column counted in runes as editors show it.
// The zero Pos means that no place is known; a Pos with a File and no Line means the whole file.
type Pos struct {
	File      string
	Line, Col int
}

// IsValid reports whether the position names a file.
func (p Pos) IsValid() bool { return p.File != "" }

// String gives file:line:col, leaving out what is not known.
func (p Pos) String() string {
	switch {
	case !p.IsValid():
		return "-"
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// At gives the position of the byte offset off in text, which is the whole content of file.
// An offset outside the text is moved to its nearest end.
func At(file, text string, off int) Pos {
	before := text[:max(0, min(off, len(text)))]
	lineStart := strings.LastIndexByte(before, '\n') + 1
	return Pos{file, 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[lineStart:])}
}

// Severity tells an error, which stops a document, from a warning, which does not.
type Severity int

// The severities, the worst first.
const (
	SeverityError Severity = iota
	SeverityWarning
)

// String gives the severity's name in English, for machines.
func (s Severity) String() string { return s.word().String() }

// word gives what is printed before a message.
func (s Severity) word() Message {
	if s == SeverityWarning {
		return Msg("warning")
	}
	return Msg("error")
}

// Note is another place that belongs to a mistake, such as the line of data that a template asked for.
type Note struct {
	Pos Pos
	Msg Message
}

// Error is one mistake: what is wrong, where, and how to mend it.
type Error struct {
	Severity Severity
	Code     string // stable, for machines and tests: "unknown-field", "missing-value"
	Pos      Pos
	Msg      Message // lower case, no full stop
	Hint     Message // what to do about it; may be empty
	Notes    []Note
}

// Error gives the mistake on one line.
func (e *Error) Error() string {
	if e.Pos.IsValid() {
		return e.Pos.String() + ": " + e.Msg.String()
	}
	return e.Msg.String()
}

// Errorf makes an error with a place. Add a hint or a note with WithHint and WithNote.
func Errorf(pos Pos, code, format string, args ...any) *Error {
	return &Error{Code: code, Pos: pos, Msg: Msg(format, args...)}
}

// Warningf makes a warning with a place.
func Warningf(pos Pos, code, format string, args ...any) *Error {
	return &Error{Severity: SeverityWarning, Code: code, Pos: pos, Msg: Msg(format, args...)}
}

// WithHint sets the hint and gives the same error back.
func (e *Error) WithHint(format string, args ...any) *Error {
	e.Hint = Msg(format, args...)
	return e
}

// WithNote adds another place and gives the same error back.
func (e *Error) WithNote(pos Pos, format string, args ...any) *Error {
	e.Notes = append(e.Notes, Note{pos, Msg(format, args...)})
	return e
}

// Character gives the character that a mistake is about: the first among the arguments of its message.
func (e *Error) Character() (rune, bool) {
	for _, arg := range e.Msg.Args {
		if r, ok := arg.(rune); ok {
			return r, true
		}
	}
	return 0, false
}

// in gives the mistake with all its messages in another language.
func (e *Error) in(translate Translate) *Error {
	out := *e
	out.Msg, out.Hint, out.Notes = e.Msg.translated(translate), e.Hint.translated(translate), slices.Clone(e.Notes)
	for i, n := range out.Notes {
		out.Notes[i].Msg = n.Msg.translated(translate)
	}
	return &out
}

// Errors are all the mistakes of one run. The zero value is ready to use.
type Errors []*Error

// Add collects a mistake.
func (es *Errors) Add(e *Error) { *es = append(*es, e) }

// AddAll collects the mistakes that err holds: a *Error, an Errors, or any other error, which then has no place.
// A nil err adds nothing.
func (es *Errors) AddAll(err error) {
	switch err := err.(type) {
	case nil:
	case *Error:
		es.Add(err)
	case Errors:
		*es = append(*es, err...)
	default:
		es.Add(Errorf(Pos{}, "failed", "%s", err.Error()))
	}
}

// AllOf gives the mistakes that an error holds, as AddAll collects them.
func AllOf(err error) Errors {
	var es Errors
	es.AddAll(err)
	return es
}

// Err gives the collection as an error, or nil when it holds no mistake that stops a document.
func (es Errors) Err() error {
	if es.Failed() {
		return es
	}
	return nil
}

// Failed reports whether any of the mistakes is more than a warning.
func (es Errors) Failed() bool {
	return slices.ContainsFunc(es, func(e *Error) bool { return e.Severity == SeverityError })
}

// Warnings gives those that do not stop a document.
func (es Errors) Warnings() Errors {
	var out Errors
	for _, e := range es {
		if e.Severity == SeverityWarning {
			out = append(out, e)
		}
	}
	return out
}

// Error gives every mistake on a line of its own.
func (es Errors) Error() string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// In gives the mistakes with their messages in another language, for those who print them for machines. Mistakes are sorted
// and grouped before they are translated.
func (es Errors) In(translate Translate) Errors {
	out := make(Errors, len(es))
	for i, e := range es {
		out[i] = e.in(translate)
	}
	return out
}

// Sorted gives the mistakes in order of file, line and column, each once.
func (es Errors) Sorted() Errors {
	out := slices.Clone(es)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b *Error) bool {
		return a.Pos == b.Pos && a.Code == b.Code && a.Msg.String() == b.Msg.String()
	})
}

func compare(a, b *Error) int {
	if c := strings.Compare(a.Pos.File, b.Pos.File); c != 0 {
		return c
	}
	if a.Pos.Line != b.Pos.Line {
		return a.Pos.Line - b.Pos.Line
	}
	if a.Pos.Col != b.Pos.Col {
		return a.Pos.Col - b.Pos.Col
	}
	if c := strings.Compare(a.Code, b.Code); c != 0 {
		return c
	}
	return strings.Compare(a.Msg.String(), b.Msg.String())
}
