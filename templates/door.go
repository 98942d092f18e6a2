package templates

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// value is what one pipeline printed, ready for the builder. Exactly one of its fields besides the site is set, or none where
// an optional value is empty.
type value struct {
	site   int
	text   string
	cell   string // what stands instead of the text in a cell of a table, if it differs
	lines  []string
	inline doc.Inline // without its place
	block  *Markup
	row    rowValue
}

// inlineValue is what functions such as fill and verb give: a node of the document tree, still without its place.
type inlineValue struct{ node doc.Inline }

// linesValue is text that stands on several lines of one paragraph.
type linesValue struct{ lines []string }

// optionalValue may be empty.
type optionalValue struct{ x any }

// rowValue is a mark that stands first in the first cell of a table's row.
type rowValue struct {
	is   bool // a row mark at all
	kind doc.RowKind
	own  bool
}

// maxText bounds one printed text.
const maxText = 1 << 16

// admit says what a printed value is in the document. What may not be printed is collected as a mistake, and something harmless
// stands in its place, so that one run finds every mistake.
func (m *machine) admit(x any) value {
	switch x := x.(type) {
	case optionalValue:
		if empty(x.x) {
			return value{}
		}
		return m.admit(x.x)
	case inlineValue:
		return value{inline: x.node}
	case rowValue:
		return value{row: x}
	case linesValue:
		return m.admitLines(x.lines)
	case *Markup:
		if x == nil {
			break
		}
		if x.lack != "" {
			m.errs.AddAll(m.lacks.in(x.lack))
			return value{text: unknownText}
		}
		return value{block: x}
	case *Quote:
		if x == nil {
			break
		}
		if x.lang != "" {
			return value{inline: doc.Span{Lang: x.lang, Text: doc.Plain(m.fit(x.text))}}
		}
		return value{text: m.fit(x.text)}
	default:
		s, ok := printed(x)
		if !ok {
			m.fail(source.Errorf(source.Pos{}, "not-printable", "“%s” is %s and cannot be printed", m.source(), typeName(reflect.TypeOf(x))))
			return value{}
		}
		if s != "" {
			return value{text: m.fit(s), cell: cellForm(x)}
		}
	}
	m.fail(m.missing())
	return value{}
}

func (m *machine) admitLines(lines []string) value {
	if len(lines) == 0 {
		m.fail(m.missing())
	}
	for i, line := range lines {
		lines[i] = m.fit(line)
	}
	return value{lines: lines}
}

// cellForm gives the printed form of a value in a cell of a table where it differs: an amount has a sign there, not a word.
func cellForm(x any) string {
	if amount, ok := x.(*Money); ok {
		return amount.Figures() + noBreakSpace + euroSign
	}
	return ""
}

// printed gives the printed form of a value of the view, "" where it is missing, and false for what has none.
func printed(x any) (string, bool) {
	switch x := x.(type) {
	case nil:
		return "", true
	case string:
		return x, true
	case int:
		return strconv.Itoa(x), true
	case int64:
		return strconv.FormatInt(x, 10), true
	case *Name, *Number, *Money, *Percent, *Date, *Years, *Population, *Quote:
		if reflect.ValueOf(x).IsNil() {
			return "", true
		}
		return x.(fmt.Stringer).String(), true
	}
	return "", false
}

// empty reports whether a value of the view is missing.
func empty(x any) bool {
	switch x := x.(type) {
	case nil:
		return true
	case linesValue:
		return len(x.lines) == 0
	case optionalValue:
		return empty(x.x)
	}
	v := reflect.ValueOf(x)
	switch v.Kind() {
	case reflect.Pointer:
		return v.IsNil()
	case reflect.String, reflect.Slice, reflect.Map:
		return v.Len() == 0
	}
	return false
}

// fit gives a text that can stand in one line, and collects what cannot.
func (m *machine) fit(s string) string {
	if len(s) > maxText {
		m.fail(source.Errorf(source.Pos{}, "text-too-long", "“%s” gives a text of %d bytes; a value has at most %d", m.source(), len(s), maxText))
		return ""
	}
	if !utf8.ValidString(s) {
		m.fail(source.Errorf(source.Pos{}, "not-utf8", "“%s” gives a text that is not UTF-8", m.source()))
		return ""
	}
	if isMark(s) {
		m.errs.AddAll(m.lacks.in(s))
		return unknownText
	}
	if !wholeSeals(s) {
		m.fail(source.Errorf(source.Pos{}, "bad-character", "“%s” has %s in it (U+%04X)", m.source(), unfit(sealOpen), sealOpen))
		return ""
	}
	text, mark := bare(s)
	if isMark(mark.Ground) {
		m.errs.AddAll(m.lacks.in(mark.Ground))
		return unknownText
	}
	for _, r := range text {
		what := unfit(r)
		if what.IsZero() {
			continue
		}
		e := source.Errorf(source.Pos{}, "bad-character", "“%s” has %s in it (U+%04X)", m.source(), what, r)
		if isLineBreak(r) {
			e = source.Errorf(source.Pos{}, "line-break", "“%s” has a line break in it", m.source()).
				WithHint("write {{lines %s}} if it may stand on several lines", m.asArgument())
		}
		m.fail(e)
		return strings.Map(func(r rune) rune {
			if !unfit(r).IsZero() {
				return ' '
			}
			return r
		}, s)
	}
	return s
}

// asArgument gives the pipeline that is evaluated as an argument of a function.
func (m *machine) asArgument() string {
	s := m.source()
	if strings.Contains(s, " ") {
		return "(" + s + ")"
	}
	return s
}

// source gives the pipeline that is evaluated, as the template writes it.
func (m *machine) source() string {
	if p := m.template.sites[m.here].pipe; p != nil {
		return commands(p)
	}
	return "this"
}
