package data

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
)

// ParseClock reads a time of day: “16.00” or “16:00”. The error is a *source.Error without place.
func ParseClock(text string) (Clock, error) {
	hour, minute, ok := strings.Cut(strings.ReplaceAll(strings.TrimSpace(foldSpaces(text)), ":", "."), ".")
	h, hErr := strconv.Atoi(hour)
	m, mErr := strconv.Atoi(minute)
	digits := allDigits(hour) && allDigits(minute) && len(hour) <= 2 && len(minute) == 2
	if !ok || !digits || hErr != nil || mErr != nil || h > 23 || m > 59 {
		return Clock{}, source.Errorf(source.Pos{}, "bad-clock", "“%s” is not a time of day", text).
			WithHint("write hours and minutes, as in “16.00”")
	}
	return Clock{Minutes: 60*h + m, Set: true}, nil
}

// Hour and minute of the clock.
func (c Clock) parts() (hour, minute int) { return c.Minutes / 60, c.Minutes % 60 }

// String gives the time in a neutral form for messages: “16.05”.
func (c Clock) String() string {
	h, m := c.parts()
	return fmt.Sprintf("%d.%02d", h, m)
}

// IsZero reports whether the time is not set.
func (c Clock) IsZero() bool { return !c.Set }

// ParseMonth reads a month of a year: “8/2016”. The error is a *source.Error without place.
func ParseMonth(text string) (Month, error) {
	month, year, ok := strings.Cut(strings.TrimSpace(foldSpaces(text)), "/")
	m, err := strconv.Atoi(month)
	y, yearErr := parseYear(year)
	if !ok || !allDigits(month) || len(month) > 2 || err != nil || yearErr != nil || m < 1 || m > 12 {
		return Month{}, source.Errorf(source.Pos{}, "bad-month", "“%s” is not a month", text).
			WithHint("write month and year, as in “8/2016”")
	}
	return Month{Year: y, Month: m}, nil
}

// IsZero reports whether the month is not set.
func (m Month) IsZero() bool { return m.Year == 0 }

// ballots reads how many voted so, or who did.
func (d *decoder) ballots(n *yaml.Node, into *Ballots) {
	into.At = d.Pos(n)
	if n.Kind != yaml.SequenceNode {
		into.Count = d.count(n)
		return
	}
	for _, item := range n.Content {
		p := &Person{}
		p.At, p.Ref = d.Pos(item), d.line(item)
		into.Who = append(into.Who, p)
	}
	into.Count = len(into.Who)
}

// answers reads texts by the keys of questions.
func (d *decoder) answers(n *yaml.Node) Answers {
	out := Answers{}
	d.Entries(n, nil, func(key, value *yaml.Node) {
		if t := d.text(value); !t.IsZero() {
			out[key.Value] = t
		}
	})
	return out
}
