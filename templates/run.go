package templates

import (
	"bytes"
	"errors"
	"slices"
	"sort"
	"text/template"
	"time"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/templates/markup"
)

// Bounds of one execution. They are far above what a document needs and count only what the template and the data ask for, so
// that the same input always meets the same end; the clock is but a last guard.
const (
	maxSteps   = 250_000
	maxOutput  = 4 << 20 // bytes of template text
	maxPrinted = 4 << 20 // bytes of printed values
	maxCalls   = 50      // partials within partials
	lastGuard  = 30 * time.Second
	guardEvery = 1 << 12 // steps between two looks at the clock
)

// bound is the code of the mistake that an execution ends with at one of its bounds.
type bound string

const (
	tooManySteps   bound = "too-many-steps"
	tooMuchText    bound = "too-much-text"
	tooManyValues  bound = "too-many-values"
	tooSlow        bound = "too-slow"
	endlessPartial bound = "endless-partial"
)

// Endless reports whether an execution was ended at one of its bounds. It took far longer than a document does, and it is the
// template that is wrong, so it will take as long for the next party.
func Endless(err error) bool {
	return slices.ContainsFunc(source.AllOf(err), func(e *source.Error) bool {
		switch bound(e.Code) {
		case tooManySteps, tooMuchText, tooManyValues, tooSlow, endlessPartial:
			return true
		}
		return false
	})
}

// machine executes one template, one document at a time. It is what the template writes to, and the hidden functions and the
// template's own are bound to it.
type machine struct {
	template *Template
	tree     *template.Template

	view    *View
	lacks   *untranslated
	out     []byte
	marks   []mark
	values  []value
	calls   []partial // that run now
	dots    []any     // of the bodies that run now
	cited   []string  // the laws that the document has named
	steps   int
	printed int
	began   time.Time
	here    int // the site that was reached last
	errs    source.Errors
	stop    *source.Error // why execution was ended
}

// mark says that the text from an offset of the output on comes from a site, from the byte with number skip on.
type mark struct{ out, site, skip int }

// partial is a call of a partial: how long the output and the stack of dots were then.
type partial struct{ out, dots int }

func newMachine(t *Template) *machine {
	m := &machine{template: t}
	clone, err := t.tree.Clone()
	if err != nil {
		panic(err) // only html/template refuses to be cloned
	}
	funcs := template.FuncMap{hiddenValue: m.value, hiddenDot: m.setDot}
	for name, f := range bind(m) {
		if !f.builtin {
			funcs[name] = f.call
		}
	}
	m.tree = clone.Funcs(funcs)
	return m
}

// run executes the template and gives the text that it makes, in which runes stand for the values.
func (m *machine) run(view *View, lacks *untranslated) (string, error) {
	m.reset()
	m.view, m.lacks, m.began, m.dots = view, lacks, time.Now(), append(m.dots, view)
	err := m.tree.Execute(m, view)
	switch {
	case m.stop != nil:
		m.errs.Add(m.stop)
	case err != nil:
		m.errs.Add(m.explain(err))
	}
	return string(m.out), m.errs.Err()
}

// reset forgets the last document but keeps its memory for the next.
func (m *machine) reset() {
	clear(m.values)
	clear(m.dots)
	m.view, m.lacks, m.errs, m.stop = nil, nil, nil, nil
	m.out, m.marks, m.values, m.calls, m.dots = m.out[:0], m.marks[:0], m.values[:0], m.calls[:0], m.dots[:0]
	m.cited = m.cited[:0]
	m.steps, m.printed, m.here = 0, 0, 0
}

var errStopped = errors.New("stopped")

// end stops execution for a reason.
func (m *machine) end(at bound, format string, args ...any) *source.Error {
	m.stop = source.Errorf(m.pos(), string(at), format, args...)
	return m.stop
}

// pos gives the place that execution has reached.
func (m *machine) pos() source.Pos { return m.template.sites[m.here].pos() }

// fail collects a mistake at the place that execution has reached, and execution goes on to find the next.
func (m *machine) fail(e *source.Error) {
	e.Pos = m.pos()
	m.errs.Add(e)
}

// Write takes the template's own text, the runes that stand for values, and the records that rewriting has put between them.
func (m *machine) Write(p []byte) (int, error) {
	n := len(p)
	if n == 0 {
		return 0, nil
	}
	if p[0] >= recordReturn {
		id := int(p[1])<<16 | int(p[2])<<8 | int(p[3])
		m.record(p[0], id)
		p = p[recordSize:]
	}
	if len(m.out)+len(p) > maxOutput {
		m.end(tooMuchText, "the document's text grows beyond %d bytes here", maxOutput).WithHint("look for a {{range}} within a {{range}}")
	}
	if m.stop != nil {
		return 0, errStopped
	}
	m.out = append(m.out, p...)
	return n, nil
}

// record takes a record out of the text, and counts it as a step.
func (m *machine) record(kind byte, id int) {
	m.here = id
	m.steps++
	switch {
	case m.steps > maxSteps:
		m.end(tooManySteps, "the template takes more than %d steps here", maxSteps).WithHint("look for a {{range}} or a partial that goes on for ever")
	case m.steps%guardEvery == 0 && time.Since(m.began) > lastGuard:
		m.end(tooSlow, "the template has run for %s", lastGuard)
	case kind == recordReturn:
		m.giveBack(id)
	default:
		m.marks = append(m.marks, mark{len(m.out), id, 0})
		if kind == recordCall {
			m.call()
		}
	}
}

// call begins a partial.
func (m *machine) call() {
	if len(m.calls) == maxCalls {
		m.end(endlessPartial, "partials call each other more than %d deep here", maxCalls).
			WithHint("a partial must not call itself without an {{if}} that ends it")
		return
	}
	m.calls = append(m.calls, partial{len(m.out), m.floor() + m.template.sites[m.here].depth + 1})
}

// floor is where the dots of the partial that runs now begin.
func (m *machine) floor() int {
	if len(m.calls) == 0 {
		return 0
	}
	return m.calls[len(m.calls)-1].dots
}

// setDot keeps the dot of a body that begins, for messages.
func (m *machine) setDot(dot any) string {
	m.dots = append(m.dots[:m.floor()+m.template.sites[m.here].depth], dot)
	return ""
}

// dot gives the dot at the site that was reached last.
func (m *machine) dot() any {
	if i := m.floor() + m.template.sites[m.here].depth; i < len(m.dots) {
		return m.dots[i]
	}
	return nil
}

// giveBack ends a partial. Within a line a partial gives its text without its last line break; alone on its line it gives whole
// lines, each indented like the call, and where it gives nothing the line vanishes.
func (m *machine) giveBack(id int) {
	begin := m.calls[len(m.calls)-1].out
	m.calls = m.calls[:len(m.calls)-1]
	given := m.out[begin:]
	endsLine := len(given) > 0 && given[len(given)-1] == '\n'
	switch alone := m.template.sites[id].alone; {
	case !alone && endsLine:
		m.out = m.out[:len(m.out)-1]
	case alone && len(given) == 0:
		m.dropIndent()
	case alone:
		if !endsLine {
			m.out = append(m.out, '\n')
		}
		m.indent(begin)
	}
}

// indent puts the spaces that stand before an offset of the output before every line after it that is not empty.
func (m *machine) indent(begin int) {
	width := len(m.out[:begin]) - len(bytes.TrimRight(m.out[:begin], " "))
	if width == 0 {
		return
	}
	given := bytes.Clone(m.out[begin:])
	first := sort.Search(len(m.marks), func(i int) bool { return m.marks[i].out >= begin })
	marks := slices.Clone(m.marks[first:])
	m.out, m.marks = m.out[:begin], m.marks[:first]
	at := mark{site: m.here}
	for i, c := range given {
		for len(marks) > 0 && marks[0].out == begin+i {
			at, marks = marks[0], marks[1:]
			m.marks = append(m.marks, mark{len(m.out), at.site, at.skip})
		}
		if i > 0 && given[i-1] == '\n' && c != '\n' {
			m.out = append(m.out, bytes.Repeat([]byte{' '}, width)...)
			m.marks = append(m.marks, mark{len(m.out), at.site, at.skip + begin + i - at.out})
		}
		m.out = append(m.out, c)
	}
	for _, rest := range marks {
		m.marks = append(m.marks, mark{len(m.out), rest.site, rest.skip})
	}
}

// dropIndent takes back the spaces at the end of the output.
func (m *machine) dropIndent() {
	for len(m.out) > 0 && m.out[len(m.out)-1] == ' ' {
		m.out = m.out[:len(m.out)-1]
	}
	for len(m.marks) > 0 && m.marks[len(m.marks)-1].out > len(m.out) {
		m.marks = m.marks[:len(m.marks)-1]
	}
}

// value is the door: it keeps what a pipeline prints and gives the rune that stands for it.
func (m *machine) value(x any) string {
	if len(m.values) == markup.MaxValues {
		m.end(tooManyValues, "the document has more than %d values here", markup.MaxValues)
		return unknownText
	}
	v := m.admit(x)
	v.site = m.here
	if m.printed += len(v.text); m.printed > maxPrinted {
		m.end(tooMuchText, "the document's values grow beyond %d bytes here", maxPrinted)
	}
	m.values = append(m.values, v)
	return string(markup.FirstValue + rune(len(m.values)-1))
}

// place gives the place in a template that an offset of the output comes from.
func (m *machine) place(off int) source.Pos {
	i := sort.Search(len(m.marks), func(i int) bool { return m.marks[i].out > off }) - 1
	if i < 0 {
		return source.Pos{File: m.template.main.name}
	}
	at := m.marks[i]
	s := &m.template.sites[at.site]
	if s.pipe != nil {
		return s.pos() // a value, or a node that gives no text of its own
	}
	return s.text.pos(s.off + at.skip + off - at.out)
}
