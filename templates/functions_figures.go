package templates

import (
	"math"
	"reflect"

	"github.com/pykala/pykala/data"
)

func figureFunctions() []Function {
	return []Function{
		{
			Name: "euros", Group: groupFigures, Help: "An amount with its unit in words, as in running text; an amount alone prints the same.",
			Example: `{{euros .Party.Share.Total}}`, Gives: "18\u00a0137\u00a0euroa",
			bind: func(m *machine) any { return func(x *Money) string { return m.money(x, (*Money).String) } },
		},
		{
			Name: "amount", Group: groupFigures, Help: "An amount in figures only, for tables whose heading says the unit; with cents where any amount of the table has some.",
			Example: `{{amount .Party.Share.Total}}`, Gives: "18\u00a0137,00",
			bind: func(m *machine) any { return func(x *Money) string { return m.money(x, (*Money).Figures) } },
		},
		{
			Name: "figure", Group: groupFigures, Help: "An amount as amount prints it, and a dash for nothing.",
			Example: `{{figure .Party.Share.Work}}`, Gives: "–",
			bind: func(m *machine) any { return func(x *Money) string { return m.money(x, (*Money).figureOrDash) } },
		},
		{
			Name: "millions", Group: groupFigures, Help: "An amount in millions, rounded to a tenth; say “noin” where that is not exact.",
			Example: `{{millions .Funding.Total}}`, Gives: "5,1\u00a0milj.\u00a0euroa",
			bind: func(m *machine) any { return m.millions },
		},
		{
			Name: "days", Group: groupFigures, Help: "A span of days: 5.–7.6.2020, 5.5.–5.6.2020, 1.1.2020 – 31.12.2021.",
			Example: `{{days .Date .Deadline}}`, Gives: "5.5.–5.6.2020",
			bind: func(m *machine) any { return m.days },
		},
		{
			Name: "clock", Group: groupFigures, Help: "A time, or two as a span.",
			Example: `{{clock "15:05" "17:30"}}`, Gives: "klo\u00a015.05–17.30",
			bind: func(m *machine) any { return m.clock },
		},
		{
			Name: "years", Group: groupFigures, Help: "Years as a span: 2020–2021.",
			Example: `{{years .Shares.Years}}`, Gives: "2020–2021",
			bind: func(m *machine) any { return m.years },
		},
		{
			Name: "number", Group: groupFigures, Help: "A whole number: one to ten in words, larger ones in grouped figures.",
			Example: `{{number .PartyCount}}`, Gives: "kolme",
			bind: func(m *machine) any { return m.inWords },
		},
		{
			Name: "group", Group: groupFigures, Help: "A whole number with its digits grouped; without it years and the like print plain.",
			Example: `{{group 18137}}`, Gives: "18\u00a0137",
			bind: func(m *machine) any { return func(x any) (string, error) { return m.grouped(x) } },
		},
		{
			Name: "add", Group: groupFigures, Help: "The sum of numbers, of amounts or of percentages.",
			Example: `{{add .Party.Share.Money .Party.Share.Work}}`, Gives: "18\u00a0137\u00a0euroa",
			bind: func(m *machine) any {
				return func(x any, more ...any) (any, error) { return m.sum(append([]any{x}, more...)) }
			},
		},
		{
			Name: "sub", Group: groupFigures, Help: "The first less the second.",
			Example: `{{sub .Party.Share.Total .Party.Share.Work}}`, Gives: "18\u00a0137\u00a0euroa",
			bind: func(m *machine) any { return m.difference },
		},
		{
			Name: "sum", Group: groupFigures, Help: "The sum of a list.",
			Example: `{{sum .Shares.ByYear}}`, Gives: "1\u00a0016\u00a0206,40\u00a0euroa",
			bind: func(m *machine) any { return func(list any) (any, error) { return m.sum(flattened([]any{list})) } },
		},
	}
}

func (m *machine) money(x *Money, form func(*Money) string) string {
	if x == nil {
		return m.lacking()
	}
	return form(x)
}

func (m *machine) years(x any) (string, error) {
	switch x := x.(type) {
	case *Years:
		if x == nil {
			return m.lacking(), nil
		}
		return x.String(), nil
	case []int:
		if len(x) == 0 {
			return m.lacking(), nil
		}
		for i := 1; i < len(x); i++ {
			if x[i] != x[i-1]+1 {
				return "", refuse("“%s” is no unbroken span of years", m.source())
			}
		}
		return (&Years{x[0], x[len(x)-1]}).String(), nil
	}
	return "", refuse("“%s” wants years and gets %s", m.source(), typeName(reflect.TypeOf(x)))
}

func (m *machine) inWords(x any) (string, error) {
	n, err := m.whole(x)
	if err != nil {
		return "", err
	}
	if n >= 1 && n <= int64(len(m.template.words.Numbers)) {
		return m.template.words.Numbers[n-1], nil
	}
	return grouped(n), nil
}

func (m *machine) grouped(x any) (string, error) {
	n, err := m.whole(x)
	return grouped(n), err
}

func (m *machine) whole(x any) (int64, error) {
	q, err := m.quantity(x)
	if err == nil && q.of != counts {
		err = refuse("“%s” wants a whole number and gets %s", m.source(), typeName(reflect.TypeOf(x)))
	}
	return q.n, err
}

// measure is what a quantity counts. Quantities of different measures are never added or compared.
type measure int

const (
	counts measure = iota
	cents
	ppm
)

// quantity is something that can be added.
type quantity struct {
	of       measure
	n        int64
	decimals int // of percentages and of amounts that stand in a column
}

// quantity gives what a value counts. A whole number that is written in a template has no measure of its own; see beside.
func (m *machine) quantity(x any) (quantity, error) {
	if empty(x) {
		return quantity{}, m.missing()
	}
	switch x := x.(type) {
	case int:
		return quantity{of: counts, n: int64(x)}, nil
	case int64:
		return quantity{of: counts, n: x}, nil
	case *Number:
		return quantity{of: counts, n: x.n}, nil
	case *Population:
		return quantity{of: counts, n: x.Count.n}, nil
	case *Money:
		return quantity{cents, int64(x.cents), x.decimals}, nil
	case *Percent:
		return quantity{ppm, int64(x.ppm), x.places()}, nil
	}
	return quantity{}, refuse("“%s” computes with %s", m.source(), typeName(reflect.TypeOf(x)))
}

// value gives a quantity back as a value of the view.
func (m *machine) valueOf(q quantity) any {
	switch q.of {
	case cents:
		return &Money{data.Money(q.n), m.template.words.Money, q.decimals}
	case ppm:
		return &Percent{data.Percent(q.n), q.decimals}
	}
	return int(q.n)
}

func (m *machine) sum(list []any) (any, error) {
	if len(list) == 0 {
		return nil, refuse("“%s” sums an empty list", m.source())
	}
	var total quantity
	for i, x := range list {
		q, err := m.quantity(x)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			total = q
			continue
		}
		if total, err = m.plus(total, q); err != nil {
			return nil, err
		}
	}
	return m.valueOf(total), nil
}

func (m *machine) difference(x, y any) (any, error) {
	a, err := m.quantity(x)
	if err != nil {
		return nil, err
	}
	b, err := m.quantity(y)
	if err != nil {
		return nil, err
	}
	b.n = -b.n
	q, err := m.plus(a, b)
	return m.valueOf(q), err
}

func (m *machine) plus(a, b quantity) (quantity, error) {
	if a.of != b.of {
		return a, refuse("“%s” adds quantities that do not belong together", m.source())
	}
	if b.n > 0 && a.n > math.MaxInt64-b.n || b.n < 0 && a.n < math.MinInt64-b.n {
		return a, refuse("“%s” is too large", m.source())
	}
	return quantity{a.of, a.n + b.n, max(a.decimals, b.decimals)}, nil
}
