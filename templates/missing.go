package templates

import (
	"errors"
	"reflect"
	"regexp"
	"strings"
	"text/template"
	"text/template/parse"

	"github.com/pykala/pykala/internal/source"
)

// missing says what a pipeline that gave nothing lacks: the field, the record of the data that has it not, and the key under
// which it belongs.
func (m *machine) missing() *source.Error {
	p := m.template.sites[m.here].pipe
	if p == nil {
		return source.Errorf(m.pos(), "missing-value", "a value is missing")
	}
	gap, ok := m.gap(p, false)
	if !ok {
		return source.Errorf(m.pos(), "missing-value", "“%s” gives nothing", commands(p)).
			WithHint("write {{with %s}}…{{end}} or {{optional %s}} if it may be missing", commands(p), m.asArgument())
	}
	e := source.Errorf(m.pos(), "missing-value", "“%s” has no value", gap.path)
	if gap.record.at.IsValid() && gap.key != "" {
		e.WithNote(gap.record.at, "%s is here, without “%s”", gap.record.label, gap.key)
	}
	if gap.key != "" {
		return e.WithHint("add “%s”, or write {{with %s}}…{{end}} if it may be missing", gap.key, gap.path)
	}
	return e.WithHint("write {{with %s}}…{{end}} if it may be missing", gap.path)
}

// gap is the link of a chain of fields at which a value is missing.
type gap struct {
	path   string // up to and with the link
	within bool   // more links follow
	key    string // in the data, or ""
	record origin // of the data that has not the key
}

// gap looks in a pipeline for the first chain of fields that ends in nothing, or, if within, that breaks off before its end.
func (m *machine) gap(p *parse.PipeNode, within bool) (gap, bool) {
	var found gap
	ok := false
	eachChain(p, func(n parse.Node) {
		if g, is := m.chainGap(n); is && !ok && (g.within || !within) {
			found, ok = g, true
		}
	})
	return found, ok
}

// eachChain visits the chains of fields of a pipeline from left to right.
func eachChain(n parse.Node, visit func(parse.Node)) {
	switch n := n.(type) {
	case *parse.PipeNode:
		for _, cmd := range n.Cmds {
			for _, arg := range cmd.Args {
				eachChain(arg, visit)
			}
		}
	case *parse.ChainNode:
		eachChain(n.Node, visit)
	case *parse.FieldNode, *parse.VariableNode:
		visit(n)
	}
}

// chainGap follows a chain from the dot, or from $ in the main text, over values that it can know.
func (m *machine) chainGap(n parse.Node) (gap, bool) {
	start, names, prefix := m.dot(), []string(nil), ""
	switch n := n.(type) {
	case *parse.FieldNode:
		names = n.Ident
	case *parse.VariableNode:
		if n.Ident[0] != "$" || len(m.calls) > 0 {
			return gap{}, false
		}
		start, names, prefix = m.view, n.Ident[1:], "$"
	}
	at := reflect.ValueOf(start)
	record := originOf(at)
	for i, name := range names {
		next, key, ok := link(at, name)
		if !ok {
			return gap{}, false
		}
		if missing(next) {
			return gap{prefix + dotted(names[:i+1]), i < len(names)-1, key, record}, true
		}
		at = next
		if o := originOf(at); o.at.IsValid() {
			record = o
		}
	}
	return gap{}, false
}

func missing(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Pointer, reflect.Interface:
		return v.IsNil()
	case reflect.String, reflect.Slice, reflect.Map:
		return v.Len() == 0
	}
	return false
}

func originOf(v reflect.Value) origin {
	if v.Kind() != reflect.Pointer || v.IsNil() || !v.CanInterface() {
		return origin{}
	}
	if o, ok := v.Interface().(interface{ from() origin }); ok {
		return o.from()
	}
	return origin{}
}

// link gives the field of a struct or the entry of a map, and the key of the data that it comes from. Methods are not called.
func link(v reflect.Value, name string) (reflect.Value, string, bool) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Struct:
		f, ok := v.Type().FieldByName(name)
		if !ok || !f.IsExported() {
			return reflect.Value{}, "", false
		}
		return v.FieldByIndex(f.Index), f.Tag.Get("data"), true
	case reflect.Map:
		if v.Type().Key().Kind() != reflect.String {
			return reflect.Value{}, "", false
		}
		return v.MapIndex(reflect.ValueOf(name)), "", true
	}
	return reflect.Value{}, "", false
}

// explain makes one of our mistakes of what text/template says when it stops: one that a function gave, a chain of fields that
// broke off, or, unavoidably, the words at the end of its message.
func (m *machine) explain(err error) *source.Error {
	var own *source.Error
	if errors.As(err, &own) {
		own.Pos = m.pos()
		return own
	}
	if p := m.template.sites[m.here].pipe; p != nil {
		if _, ok := m.gap(p, true); ok {
			return m.missing()
		}
	}
	message := innerMessage(err)
	if strings.HasPrefix(message, "nil pointer evaluating") {
		return source.Errorf(m.pos(), "missing-value", "“%s” goes through a value that is missing", m.source()).
			WithHint("write {{with …}} around it if it may be missing")
	}
	return source.Errorf(m.pos(), "failed-action", "“%s” cannot be evaluated: %s", m.source(), inWords(message))
}

// wrongType is what text/template says of an argument that a function does not take.
var wrongType = regexp.MustCompile(`^wrong type for value; expected (\S+); got (\S+)$`)

// inWords gives a message of text/template in our words where there are any.
func inWords(message string) source.Message {
	if types := wrongType.FindStringSubmatch(message); types != nil {
		return source.Msg("it takes %s and gets %s", typeCalled(types[1]), typeCalled(types[2]))
	}
	return source.Msg("%s", message)
}

// typeCalled gives the words for a type by the name that Go has for it.
func typeCalled(name string) source.Message {
	for _, basic := range []reflect.Type{reflect.TypeFor[string](), reflect.TypeFor[int](), reflect.TypeFor[bool]()} {
		if basic.String() == name {
			return typeName(basic)
		}
	}
	for typ, words := range typeNames {
		if typ.String() == name {
			return words
		}
	}
	return typeName(nil)
}

// innerMessage takes off what text/template puts before the message of a function or of its own.
func innerMessage(err error) string {
	var exec template.ExecError
	if errors.As(err, &exec) {
		if inner := errors.Unwrap(exec.Err); inner != nil {
			return inner.Error()
		}
	}
	if _, last, ok := strings.Cut(err.Error(), ">: "); ok {
		return last
	}
	return err.Error()
}
