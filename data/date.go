package data

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/pykala/pykala/internal/source"
)

// The years that dates and spans may have. Outside them a slip of the finger is likelier than a fact.
const (
	firstYear = 1900
	lastYear  = 2199
	// longestSpan is how many years a project may last.
	longestSpan = 12
)

// ParseDate reads a day: “5.5.2020”, “05.05.2020” or “2020-05-05”. Days that do not exist are refused. The error is a
// *source.Error without place.
func ParseDate(text string) (Date, error) {
	trimmed := strings.TrimSpace(foldSpaces(text))
	parts := strings.Split(trimmed, ".")
	if strings.Contains(trimmed, "-") {
		parts = strings.Split(trimmed, "-")
		if len(parts) == 3 {
			parts[0], parts[2] = parts[2], parts[0]
		}
	}
	if len(parts) != 3 || !allDigits(parts[0]) || !allDigits(parts[1]) || !allDigits(parts[2]) ||
		len(parts[0]) > 2 || len(parts[1]) > 2 {
		return Date{}, notDate(text)
	}
	if len(parts[2]) != 4 {
		return Date{}, source.Errorf(source.Pos{}, "bad-date", "“%s” has no year of four digits", text).
			WithHint("write the whole year, as in “5.5.2020”")
	}
	day, _ := strconv.Atoi(parts[0])
	month, _ := strconv.Atoi(parts[1])
	year, _ := strconv.Atoi(parts[2])
	return newDate(text, year, month, day)
}

func newDate(text string, year, month, day int) (Date, error) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return Date{}, source.Errorf(source.Pos{}, "bad-date", "there is no day “%s”", text)
	}
	if year < firstYear || year > lastYear {
		return Date{}, source.Errorf(source.Pos{}, "bad-date", "the year of “%s” is not between %d and %d", text, firstYear, lastYear)
	}
	return Date{Year: year, Month: month, Day: day}, nil
}

func notDate(text string) *source.Error {
	return source.Errorf(source.Pos{}, "bad-date", "“%s” is not a date", text).
		WithHint("write day, month and year, as in “5.5.2020”")
}

// String gives the date in a neutral form for messages: “5.5.2020”. Documents have their own forms.
func (d Date) String() string { return fmt.Sprintf("%d.%d.%d", d.Day, d.Month, d.Year) }

// Compare is negative when d is before the other day, positive when it is after it, and 0 when they are the same.
func (d Date) Compare(other Date) int {
	return (d.Year*10000 + d.Month*100 + d.Day) - (other.Year*10000 + other.Month*100 + other.Day)
}

// ParseYears reads a span of calendar years: “2020–2021”, “2020-2021” or one year, “2020”. The error is a *source.Error
// without place.
func ParseYears(text string) (Years, error) {
	trimmed := strings.ReplaceAll(strings.TrimSpace(foldSpaces(text)), "–", "-")
	from, to, span := strings.Cut(trimmed, "-")
	if !span {
		to = from
	}
	first, firstErr := parseYear(from)
	last, lastErr := parseYear(to)
	switch {
	case firstErr != nil || lastErr != nil:
		return Years{}, source.Errorf(source.Pos{}, "bad-years", "“%s” is neither a year nor a span of years", text).
			WithHint("write it as “2020–2021” or “2020”")
	case last < first:
		return Years{}, source.Errorf(source.Pos{}, "bad-years", "“%s” ends before it begins", text)
	case last-first >= longestSpan:
		return Years{}, source.Errorf(source.Pos{}, "bad-years", "“%s” is longer than %d years", text, longestSpan)
	}
	return Years{First: first, Last: last}, nil
}

// parseYear reads a year of four digits.
func parseYear(text string) (int, error) {
	text = strings.TrimSpace(text)
	year, err := strconv.Atoi(text)
	if err != nil || len(text) != 4 || year < firstYear || year > lastYear {
		return 0, source.Errorf(source.Pos{}, "bad-years", "“%s” is not a year", text).
			WithHint("write four digits, as in “2020”")
	}
	return year, nil
}

// String gives the span in a neutral form for messages: “2020–2021”. Documents have their own forms.
func (y Years) String() string {
	if y.First == y.Last {
		return strconv.Itoa(y.First)
	}
	return fmt.Sprintf("%d–%d", y.First, y.Last)
}
