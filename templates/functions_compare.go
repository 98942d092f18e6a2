package templates

import (
	"reflect"
)

func compareFunctions() []Function {
	rows := []Function{
		{
			Name: "eq", Group: groupCompare, Help: "Whether the first equals one of the others.",
			Example: `{{if eq .Shares.Rounding "cents" "euros"}}on{{end}}`, Gives: "on",
			bind: func(m *machine) any {
				return func(x, y any, more ...any) (bool, error) { return m.equal(x, append([]any{y}, more...)) }
			},
		},
		{
			Name: "ne", Group: groupCompare, Help: "Whether the two differ.", Example: `{{if ne .PartyCount 1}}on{{end}}`, Gives: "on",
			bind: func(m *machine) any {
				return func(x, y any) (bool, error) { same, err := m.equal(x, []any{y}); return !same, err }
			},
		},
		order("lt", "Whether the first is less, or earlier.", `{{if lt .Date .Deadline}}on{{end}}`, func(n int) bool { return n < 0 }),
		order("le", "Whether the first is less, earlier or equal.", `{{if le .Party.Share.Money .Party.Share.Total}}on{{end}}`, func(n int) bool { return n <= 0 }),
		order("gt", "Whether the first is more, or later.", `{{if gt .Party.Population 7000}}on{{end}}`, func(n int) bool { return n > 0 }),
		order("ge", "Whether the first is more, later or equal.", `{{if ge .PartyCount 2}}on{{end}}`, func(n int) bool { return n >= 0 }),
		{
			Name: "and", Group: groupCompare, Help: "The first of its arguments that is empty or no, else the last; the rest are not looked at.",
			Example: `{{if and .Party.IsMunicipality .Party.PaysMoney}}on{{end}}`, Gives: "on",
			bind: plain(func(x any, more ...any) any { return nil }), builtin: true,
		},
		{
			Name: "or", Group: groupCompare, Help: "The first of its arguments that is not empty or no, else the last; the rest are not looked at.",
			Example: `{{or .Party.Diary "diaarinumero puuttuu"}}`, Gives: "diaarinumero puuttuu",
			bind: plain(func(x any, more ...any) any { return nil }), builtin: true,
		},
		{
			Name: "not", Group: groupCompare, Help: "Yes for what is empty or no.", Example: `{{if not .Party.PaysWork}}on{{end}}`, Gives: "on",
			bind: plain(func(x any) bool { return false }), builtin: true,
		},
		{
			Name: "default", Group: groupCompare, Help: "A value in place of one that is missing.",
			Example: `{{.Party.Diary | default "ei vielä tiedossa"}}`, Gives: "ei vielä tiedossa",
			bind: plain(func(fallback, x any) any {
				if empty(x) {
					return fallback
				}
				return x
			}),
		},
	}
	return append(rows, sprigRows(groupCompare, []sprigRow{
		{"ternary", "The first if a condition holds, else the second.", `{{ternary "rahana" "työnä" .Party.PaysMoney}}`, "rahana"},
		{"coalesce", "The first of its arguments that is not empty.", `{{coalesce .Party.Diary .Diary}}`, "120/2020"},
		{"fail", "Stops with a message: for what a template cannot do.", ``, ""},
	})...)
}

func order(name, help, example string, holds func(int) bool) Function {
	return Function{
		Name: name, Group: groupCompare, Help: help, Example: example, Gives: "on",
		bind: func(m *machine) any {
			return func(x, y any) (bool, error) {
				n, err := m.compare(x, y)
				return err == nil && holds(n), err
			}
		},
	}
}

// equal reports whether a value equals one of others. Values of different kinds are never compared.
func (m *machine) equal(x any, others []any) (bool, error) {
	for _, y := range others {
		same, err := m.same(x, y)
		if same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func (m *machine) same(x, y any) (bool, error) {
	if empty(x) && !isText(x) || empty(y) && !isText(y) {
		return false, m.missing()
	}
	if isText(x) && isText(y) {
		a, _ := printed(x)
		b, _ := printed(y)
		a, _ = bare(a)
		b, _ = bare(b)
		return a == b, nil
	}
	if a, ok := x.(bool); ok {
		if b, ok := y.(bool); ok {
			return a == b, nil
		}
	}
	if a, ok := x.(*Years); ok {
		if b, ok := y.(*Years); ok {
			return *a == *b, nil
		}
	}
	n, err := m.compare(x, y)
	return err == nil && n == 0, err
}

// isText reports whether a value is compared by its letters.
func isText(x any) bool {
	switch x := x.(type) {
	case string:
		return true
	case *Name:
		return x != nil
	case *Quote:
		return x != nil
	}
	return false
}

// compare orders two quantities of the same measure or two days. A whole number that stands beside an amount counts euros, and
// beside a percentage per cents.
func (m *machine) compare(x, y any) (int, error) {
	if a, ok := x.(*Date); ok && a != nil {
		if b, ok := y.(*Date); ok && b != nil {
			return a.compare(b), nil
		}
	}
	a, err := m.quantity(x)
	if err != nil {
		return 0, err
	}
	b, err := m.quantity(y)
	if err != nil {
		return 0, err
	}
	a, b = beside(a, b), beside(b, a)
	if a.of != b.of {
		return 0, refuse("“%s” compares %s with %s", m.source(), typeName(reflect.TypeOf(x)), typeName(reflect.TypeOf(y)))
	}
	switch {
	case a.n < b.n:
		return -1, nil
	case a.n > b.n:
		return 1, nil
	}
	return 0, nil
}

// beside gives a plain number the measure of what stands beside it.
func beside(q, other quantity) quantity {
	unit := map[measure]int64{cents: 100, ppm: 10_000}[other.of]
	if q.of != counts || unit == 0 || q.n > 1e12 || q.n < -1e12 {
		return q
	}
	return quantity{of: other.of, n: q.n * unit}
}
