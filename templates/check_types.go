package templates

import (
	"reflect"
	"slices"
	"text/template/parse"

	"github.com/pykala/pykala/internal/source"
)

// signature is a function or a method: skip is how many of its parameters the caller does not write.
type signature struct {
	name string
	typ  reflect.Type
	skip int
}

func (s signature) variadic() bool { return s.typ.IsVariadic() }

// count gives how many arguments are written; of a variadic function, the fewest.
func (s signature) count() int {
	n := s.typ.NumIn() - s.skip
	if s.variadic() {
		n--
	}
	return n
}

// parameter gives the type of the argument with number i.
func (s signature) parameter(i int) reflect.Type {
	if i += s.skip; s.variadic() && i >= s.typ.NumIn()-1 {
		return s.typ.In(s.typ.NumIn() - 1).Elem()
	}
	return s.typ.In(i)
}

// call checks the call of a function and gives the type of its result.
func (k *checker) call(n *parse.IdentifierNode, args []parse.Node, dot reflect.Type, final piped) reflect.Type {
	f, ok := k.functions[n.Ident]
	if !ok {
		e := k.fail(n.Pos, "unknown-function", "there is no function called “%s”", n.Ident)
		if near := source.Suggest(n.Ident, functionNames(k.functions)); near != "" {
			e.WithHint("did you mean “%s”?", near)
		}
		return nil
	}
	e := k.checkForm(f.form)
	if e == nil && f.check != nil {
		e = f.check(k.compiler, args)
	}
	if e != nil {
		e.Pos = k.owner.pos(int(n.Pos))
		k.errs.Add(e)
	}
	s := signature{n.Ident, reflect.TypeOf(f.call), 0}
	k.arguments(s, n.Pos, args, dot, final)
	return s.typ.Out(0)
}

// arguments checks number and types of arguments.
func (k *checker) arguments(s signature, pos parse.Pos, args []parse.Node, dot reflect.Type, final piped) {
	types := make([]reflect.Type, 0, len(args)+1)
	for _, a := range args {
		types = append(types, k.arg(a, dot))
	}
	if final.is {
		types = append(types, final.typ)
	}
	if want := s.count(); len(types) != want && (!s.variadic() || len(types) < want) {
		complaint := "“%s” takes %s, and gets %s"
		if s.variadic() {
			complaint = "“%s” takes at least %s, and gets %s"
		}
		k.fail(pos, "wrong-arguments", complaint, s.name, counted(want), counted(len(types)))
		return
	}
	for i, typ := range types {
		if want := s.parameter(i); !takes(want, typ) {
			e := k.fail(pos, "wrong-arguments", "“%s” takes %s, and gets %s", s.name, typeName(want), typeName(typ))
			if want.Kind() == reflect.String && typ == reflect.TypeFor[*Name]() {
				e.WithHint("write .Text after the name")
			}
		}
	}
}

func counted(n int) source.Message {
	switch n {
	case 0:
		return source.Msg("no arguments")
	case 1:
		return source.Msg("one argument")
	}
	return source.Msg("%d arguments", n)
}

// takes reports whether text/template passes a value of one type as an argument of another.
func takes(want, typ reflect.Type) bool {
	switch {
	case typ == nil || typ.AssignableTo(want):
		return true
	case typ.Kind() == reflect.Int && want.Kind() >= reflect.Int && want.Kind() <= reflect.Float64:
		return true // a number that is written in the template takes the type that is wanted
	case typ.Kind() == reflect.Pointer && typ.Elem().AssignableTo(want):
		return true
	}
	return false
}

func methodOf(typ reflect.Type, name string) (reflect.Type, bool) {
	if typ.Kind() != reflect.Pointer {
		typ = reflect.PointerTo(typ)
	}
	m, ok := typ.MethodByName(name)
	if !ok {
		return nil, false
	}
	return m.Type, true
}

// fieldOf gives the type of a field of a struct or of an entry of a map.
func fieldOf(typ reflect.Type, name string) (reflect.Type, bool) {
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	switch typ.Kind() {
	case reflect.Struct:
		f, ok := typ.FieldByName(name)
		return f.Type, ok && f.IsExported()
	case reflect.Map:
		return typ.Elem(), typ.Key().Kind() == reflect.String
	}
	return nil, false
}

// fieldNames gives what can follow a value of a type after a dot, fields in the order of their declaration.
func fieldNames(typ reflect.Type) []string {
	var names []string
	structType := typ
	if typ.Kind() == reflect.Pointer {
		structType = typ.Elem()
	}
	if structType.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(structType) {
			if f.IsExported() {
				names = append(names, f.Name)
			}
		}
	}
	pointer := reflect.PointerTo(structType)
	for i := range pointer.NumMethod() {
		if name := pointer.Method(i).Name; name != "String" {
			names = append(names, name)
		}
	}
	return names
}

// typeNames says what the types of the view are called.
var typeNames = map[reflect.Type]source.Message{
	reflect.TypeFor[*Name]():         source.Msg("a name"),
	reflect.TypeFor[*Number]():       source.Msg("a number"),
	reflect.TypeFor[*Money]():        source.Msg("an amount"),
	reflect.TypeFor[*Percent]():      source.Msg("a percentage"),
	reflect.TypeFor[*Date]():         source.Msg("a date"),
	reflect.TypeFor[*Years]():        source.Msg("a span of years"),
	reflect.TypeFor[*Population]():   source.Msg("a population"),
	reflect.TypeFor[*Quote]():        source.Msg("a text"),
	reflect.TypeFor[*Markup]():       source.Msg("long prose"),
	reflect.TypeFor[*Party]():        source.Msg("the party"),
	reflect.TypeFor[*Project]():      source.Msg("the project"),
	reflect.TypeFor[*Organisation](): source.Msg("an organisation"),
	reflect.TypeFor[*Person]():       source.Msg("a person"),
	reflect.TypeFor[*View]():         source.Msg("the whole case"),
}

// typeName says what a type is in words that a keeper of templates knows.
func typeName(typ reflect.Type) source.Message {
	if typ == nil {
		return source.Msg("something else")
	}
	if name, ok := typeNames[typ]; ok {
		return name
	}
	switch typ.Kind() {
	case reflect.String:
		return source.Msg("a text")
	case reflect.Bool:
		return source.Msg("yes or no")
	case reflect.Int, reflect.Int64:
		return source.Msg("a whole number")
	case reflect.Slice, reflect.Array:
		return source.Msg("a list")
	case reflect.Pointer, reflect.Struct, reflect.Map:
		return source.Msg("a group of values")
	}
	return source.Msg("something else")
}

// printableTypes are the types of the view and of functions that have a printed form, besides texts and whole numbers.
var printableTypes = []reflect.Type{
	reflect.TypeFor[*Name](), reflect.TypeFor[*Quote](), reflect.TypeFor[*Number](), reflect.TypeFor[*Money](), reflect.TypeFor[*Percent](),
	reflect.TypeFor[*Date](), reflect.TypeFor[*Years](), reflect.TypeFor[*Population](), reflect.TypeFor[*Markup](),
	reflect.TypeFor[inlineValue](), reflect.TypeFor[linesValue](), reflect.TypeFor[rowValue](), reflect.TypeFor[optionalValue](),
}

func printable(typ reflect.Type) bool {
	switch typ.Kind() {
	case reflect.String, reflect.Int, reflect.Int64:
		return true
	}
	return slices.Contains(printableTypes, typ)
}
