package templates

import (
	"maps"
	"slices"
	"text/template/parse"

	"github.com/pykala/pykala/internal/source"
)

// Function is one function that templates may call. The table of all is what people read and what templates get; there is no
// other.
type Function struct {
	Name    string
	Group   string
	Help    string // one line
	Example string // an action; a test runs it on the example case of package templates' tests
	Gives   string // the plain text that it gives there
	Form    string // of names that it gives; a language that does not have the form does not have the function

	bind    func(*machine) any                          // the function, bound to the machine that runs it
	check   func(*compiler, []parse.Node) *source.Error // of arguments that are written in the template; may be nil
	builtin bool                                        // text/template's own, which decides whether arguments are evaluated
}

// The groups of functions.
const (
	groupNames    = "names and their forms"
	groupFigures  = "figures"
	groupDocument = "parts of the document"
	groupText     = "text"
	groupCompare  = "comparing and choosing"
	groupList     = "lists"
)

// Functions gives every function that templates may call, by group and name.
func Functions() []Function {
	return slices.Concat(nameFunctions(), figureFunctions(), documentFunctions(), textFunctions(), compareFunctions(), listFunctions())
}

// boundFunction is a function with the machine that it reports to.
type boundFunction struct {
	call    any
	form    string
	check   func(*compiler, []parse.Node) *source.Error
	builtin bool
}

// bind gives the functions by name. Without a machine they may be looked at, not called.
func bind(m *machine) map[string]boundFunction {
	out := map[string]boundFunction{}
	for _, f := range Functions() {
		out[f.Name] = boundFunction{f.bind(m), f.Form, f.check, f.builtin}
	}
	return out
}

func functionNames(functions map[string]boundFunction) []string {
	return slices.Sorted(maps.Keys(functions))
}

// plain wraps a function that needs no machine.
func plain(f any) func(*machine) any { return func(*machine) any { return f } }

// refuse makes the error of a function that cannot compute what it is given. Execution ends with it.
func refuse(format string, args ...any) *source.Error {
	return source.Errorf(source.Pos{}, "wrong-value", format, args...)
}
