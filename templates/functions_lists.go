package templates

import (
	"reflect"
	"slices"
	"unicode/utf8"
)

func listFunctions() []Function {
	rows := []Function{
		{
			Name: "len", Group: groupList, Help: "How many elements a list has, or letters a text.", Example: `{{len .Shares.Years}}`, Gives: "2",
			bind: func(m *machine) any { return m.length },
		},
		{
			Name: "index", Group: groupList, Help: "The element of a list with a number, counted from 0, or the entry of a dict.",
			Example: `{{index .Shares.Years 0}}`, Gives: "2020",
			bind: func(m *machine) any { return m.index },
		},
	}
	return append(rows, sprigRows(groupList, []sprigRow{
		{"tuple", "A list of its arguments.", `{{tuple 1 2 3 | join "+"}}`, "1+2+3"},
		{"dict", "Values by names, to pass several to a partial.", `{{with dict "a" 1}}{{.a}}{{end}}`, "1"},
		{"hasKey", "Whether a dict has a name.", `{{if hasKey (dict "a" 1) "a"}}on{{end}}`, "on"},
		{"empty", "Whether a value is empty.", `{{if empty .Party.Diary}}on{{end}}`, "on"},
		{"all", "Whether none of its arguments is empty.", `{{if all .Party.Place .Party.Body}}on{{end}}`, "on"},
		{"any", "Whether one of its arguments is not empty.", `{{if any .Party.Diary .Diary}}on{{end}}`, "on"},
		{"mustFirst", "The first element.", `{{mustFirst .Shares.Years}}`, "2020"},
		{"mustLast", "The last element.", `{{mustLast .Shares.Years}}`, "2021"},
		{"mustRest", "Every element but the first.", `{{mustRest .Shares.Years | join ", "}}`, "2021"},
		{"mustInitial", "Every element but the last.", `{{mustInitial .Shares.Years | join ", "}}`, "2020"},
		{"mustReverse", "The list from its end.", `{{mustReverse .Shares.Years | join ", "}}`, "2021, 2020"},
		{"mustUniq", "Every element once.", `{{tuple 1 2 1 | mustUniq | join ", "}}`, "1, 2"},
		{"mustHas", "Whether a list has an element.", `{{if mustHas 2020 .Shares.Years}}on{{end}}`, "on"},
		{"mustWithout", "The list without some elements.", `{{mustWithout .Shares.Years 2020 | join ", "}}`, "2021"},
		{"mustCompact", "The list without empty elements.", `{{tuple "a" "" "b" | mustCompact | join ", "}}`, "a, b"},
	})...)
}

// flattened gives the elements of lists, and values that are no list as they are.
func flattened(values []any) []any {
	var out []any
	for _, x := range values {
		v := reflect.ValueOf(x)
		if v.Kind() != reflect.Slice {
			out = append(out, x)
			continue
		}
		for i := range v.Len() {
			out = append(out, v.Index(i).Interface())
		}
	}
	return out
}

func isCase(s string) bool { return slices.Contains(caseNames, s) }

func (m *machine) length(x any) (int, error) {
	if isText(x) {
		s, _ := printed(x)
		return utf8.RuneCountInString(s), nil
	}
	switch v := reflect.ValueOf(x); v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len(), nil
	}
	return 0, refuse("“len” takes a list or a text, and gets %s", typeName(reflect.TypeOf(x)))
}

func (m *machine) index(x, key any) (any, error) {
	v := reflect.ValueOf(x)
	switch v.Kind() {
	case reflect.Slice:
		i, ok := key.(int)
		if !ok {
			return nil, refuse("“index” takes the number of an element, and gets %s", typeName(reflect.TypeOf(key)))
		}
		if i < 0 || i >= v.Len() {
			return nil, refuse("the list has %d elements, and “index” asks for the one with number %d", v.Len(), i).
				WithHint("the first element has number 0")
		}
		return v.Index(i).Interface(), nil
	case reflect.Map:
		name, ok := key.(string)
		if !ok || v.Type().Key().Kind() != reflect.String {
			return nil, refuse("“index” takes a name in quotes for a dict")
		}
		entry := v.MapIndex(reflect.ValueOf(name))
		if !entry.IsValid() {
			return nil, refuse("the dict has no “%s”", name)
		}
		return entry.Interface(), nil
	}
	return nil, refuse("“index” takes a list or a dict, and gets %s", typeName(reflect.TypeOf(x)))
}
