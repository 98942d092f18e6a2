package templates

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// millions gives an amount in millions, rounded half up to a tenth.
func (m *machine) millions(x *Money) (string, error) {
	if x == nil {
		return m.lacking(), nil
	}
	const tenth = 100_000 * 100 // cents
	n := (int64(x.cents) + tenth/2) / tenth
	if n < 1 {
		return "", refuse("“%s” is less than a tenth of a million", m.source())
	}
	words := m.template.words
	if words.Millions.Many == "" {
		return "", lackingWord("millions", words)
	}
	figures, unit := grouped(n/10), words.Millions.Many
	switch {
	case n%10 != 0:
		figures += decimalComma + strconv.FormatInt(n%10, 10)
	case n == 10:
		unit = words.Millions.One
	}
	return figures + noBreakSpace + unit + noBreakSpace + words.Money.Many, nil
}

// lackingWord says that a word file, perhaps an older copy, has no word that a function needs.
func lackingWord(key string, words *Words) *source.Error {
	return refuse("the key “%s” is missing in %s", key, words.file)
}

// days gives the span between two days, without saying twice what both share. Between two whole dates the dash has spaces.
func (m *machine) days(from, to *Date) (string, error) {
	if from == nil || to == nil {
		return m.lacking(), nil
	}
	switch a, b := from.date, to.date; {
	case to.compare(from) < 0:
		return "", refuse("“%s” ends before it begins", m.source())
	case a.Year != b.Year:
		return from.String() + noBreakSpace + enDash + " " + to.String(), nil
	case a.Month != b.Month:
		return from.short() + enDash + to.String(), nil
	case a.Day != b.Day:
		return from.day() + enDash + to.String(), nil
	}
	return to.String(), nil
}

// short gives day and month: 5.6. in Finnish, 5.6 in Swedish.
func (d *Date) short() string {
	return strings.NewReplacer("d", strconv.Itoa(d.date.Day), "m", strconv.Itoa(d.date.Month)).Replace(d.words.ShortDate)
}

// day gives the day as it stands before another of the same month: 5. in Finnish, 5 in Swedish.
func (d *Date) day() string {
	day := strconv.Itoa(d.date.Day)
	if strings.HasSuffix(d.words.ShortDate, ".") {
		day += "."
	}
	return day
}

var timeOfDay = regexp.MustCompile(`^([01]?\d|2[0-3])[.:]([0-5]\d)$|^24[.:]00$`)

// clock gives a time as running text does, with the word before it: klo 18.15.
func (m *machine) clock(from string, to ...string) (string, error) {
	if len(to) > 1 {
		return "", refuse("“clock” takes one time or two")
	}
	if m.template.words.figures.clock == "" {
		return "", lackingWord("clock", m.template.words)
	}
	times := append([]string{from}, to...)
	for i, t := range times {
		if !timeOfDay.MatchString(t) {
			return "", refuse("“%s” is no time such as 18:15", t)
		}
		times[i] = strings.TrimPrefix(strings.Replace(t, ":", ".", 1), "0")
		if strings.HasPrefix(times[i], ".") {
			times[i] = "0" + times[i]
		}
	}
	return m.template.words.figures.clock + noBreakSpace + strings.Join(times, enDash), nil
}
