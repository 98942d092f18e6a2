package templates

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pykala/pykala/data"
)

// Date is a day. It prints as in running text, without leading zeros: 5.6.2020.
type Date struct {
	date  data.Date
	words *Words
}

// String gives day, month and year in figures.
func (d *Date) String() string { return fmt.Sprintf("%d.%d.%d", d.date.Day, d.date.Month, d.date.Year) }

// Long gives the month in words, as the language writes it: 5. kesäkuuta 2020, 5 juni 2020. The day stays with the month.
func (d *Date) Long() string {
	if d == nil {
		return ""
	}
	var b strings.Builder
	between := ""
	for field := range strings.FieldsSeq(d.words.LongDate) {
		b.WriteString(between)
		between = " "
		word := strings.TrimRight(field, ".,")
		sign := field[len(word):]
		switch word {
		case "d":
			word, between = strconv.Itoa(d.date.Day), noBreakSpace
		case "mmmm":
			word = d.words.Months[d.date.Month-1]
		case "yyyy":
			word = d.Year()
		}
		b.WriteString(word + sign)
	}
	return b.String()
}

// Year gives the year alone.
func (d *Date) Year() string {
	if d == nil {
		return ""
	}
	return strconv.Itoa(d.date.Year)
}

// compare orders two days: −1, 0 or 1.
func (d *Date) compare(other *Date) int {
	a := [...]int{d.date.Year, d.date.Month, d.date.Day}
	b := [...]int{other.date.Year, other.date.Month, other.date.Day}
	for i := range a {
		if a[i] != b[i] {
			return sign(a[i] - b[i])
		}
	}
	return 0
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// Years is a span of calendar years, both included: 2020–2021, or one year.
type Years struct{ First, Last int }

// String gives the years with an en dash between.
func (y *Years) String() string {
	if y.First == y.Last {
		return strconv.Itoa(y.First)
	}
	return strconv.Itoa(y.First) + enDash + strconv.Itoa(y.Last)
}
