package law

import (
	"fmt"
	"time"
)

// Date is a day of the calendar. The zero Date is no day.
type Date struct{ Year, Month, Day int }

// IsZero reports whether there is no day.
func (d Date) IsZero() bool { return d == Date{} }

// String gives the day in a neutral form for messages: “5.5.2020”. Documents have their own forms.
func (d Date) String() string { return fmt.Sprintf("%d.%d.%d", d.Day, d.Month, d.Year) }

// Compare is negative when d is before the other day, positive when it is after it, and 0 when they are the same.
func (d Date) Compare(other Date) int {
	return (d.Year*10000 + d.Month*100 + d.Day) - (other.Year*10000 + other.Month*100 + other.Day)
}

// After gives the day so many days later; earlier when days is negative.
func (d Date) After(days int) Date { return dateOf(d.time().AddDate(0, 0, days)) }

// Since gives how many days have passed from the other day to d; negative when d is before it.
func (d Date) Since(other Date) int { return int(d.time().Sub(other.time()) / (24 * time.Hour)) }

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// exists reports whether the calendar has the day.
func (d Date) exists() bool { return dateOf(d.time()) == d }

func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func dateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }
