package templates

import (
	"strconv"
	"strings"

	"github.com/pykala/pykala/data"
)

// Characters of Finnish and Swedish figures. The space in a number and before its unit never breaks a line.
const (
	noBreakSpace       = "\u00A0"
	narrowNoBreakSpace = "\u202F"
	minusSign          = "\u2212"
	enDash             = "\u2013"
	euroSign           = "€"
	decimalComma       = ","
)

// Number is a count that prints with its digits grouped: 7 191.
type Number struct{ n int64 }

// String gives the digits in groups of three from the end.
func (n *Number) String() string { return grouped(n.n) }

func grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = minusSign, digits[1:]
	}
	var b strings.Builder
	b.WriteString(sign)
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(noBreakSpace)
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

// Money is an amount. In running text it prints with its unit in words: 18 137 euroa.
type Money struct {
	cents    data.Money
	unit     Unit
	decimals int // at least so many stand in a table, so that all its amounts have equally many
}

// String gives the amount with its unit in words. Cents show only where there are any.
func (m *Money) String() string {
	unit := m.unit.Many
	if m.cents == 100 {
		unit = m.unit.One
	}
	return m.figures(0) + noBreakSpace + unit
}

// Figures gives the amount without its unit, for cells of a table that say the unit in their heading. Cents show where any
// amount of the table has some.
func (m *Money) Figures() string {
	if m == nil {
		return ""
	}
	return m.figures(m.decimals)
}

// figureOrDash gives a dash for nothing, as cells of a table do.
func (m *Money) figureOrDash() string {
	if m.cents == 0 {
		return enDash
	}
	return m.Figures()
}

func (m *Money) figures(decimals int) string {
	euros, cents := int64(m.cents)/100, int64(m.cents)%100
	if cents == 0 && decimals == 0 {
		return grouped(euros)
	}
	sign := ""
	if m.cents < 0 {
		sign, euros, cents = minusSign, -euros, -cents
	}
	return sign + grouped(euros) + decimalComma + strconv.FormatInt(100+cents, 10)[1:]
}

// Percent is a share of a whole: 80 %.
type Percent struct {
	ppm      data.Percent
	decimals int // at least so many are printed, so that a column of a table has equally many
}

// String gives the per cents with as many decimals as there are, and at least as many as its column has.
func (p *Percent) String() string {
	whole := int64(p.ppm) / perPercent
	sign := ""
	if p.ppm < 0 {
		sign, whole = minusSign, -whole
	}
	figures := sign + grouped(whole)
	if n := p.places(); n > 0 {
		figures += decimalComma + p.fraction()[:n]
	}
	return figures + noBreakSpace + "%"
}

const perPercent = data.PPM / 100

// places is how many decimals are printed.
func (p *Percent) places() int {
	return max(p.decimals, len(strings.TrimRight(p.fraction(), "0")))
}

// fraction gives the four decimals.
func (p *Percent) fraction() string {
	part := int64(p.ppm) % perPercent
	return strconv.FormatInt(perPercent+max(part, -part), 10)[1:]
}
