package law

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestDaysOffAgreeWithAnotherCalendar compares every day of the years that are known with a table of another program.
func TestDaysOffAgreeWithAnotherCalendar(t *testing.T) {
	table := holidaysOfOthers(t)
	if len(table) != lastYear-firstYear+1 {
		t.Fatalf("the table has %d years", len(table))
	}
	for day := (Date{firstYear, 1, 1}); day.Year <= lastYear; day = day.After(1) {
		weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
		if want := weekend || table[day.Year][day]; DayOff(day) != want {
			t.Errorf("%s is a day off: %v, want %v", day, DayOff(day), want)
		}
	}
}

func holidaysOfOthers(t *testing.T) map[int]map[Date]bool {
	t.Helper()
	content, err := os.ReadFile("testdata/holidays.txt")
	if err != nil {
		t.Fatal(err)
	}
	years := map[int]map[Date]bool{}
	for line := range strings.Lines(string(content)) {
		fields := strings.Fields(line)
		if fields[0] == "#" {
			continue
		}
		year := number(t, fields[0])
		years[year] = map[Date]bool{}
		for _, f := range fields[1:] {
			years[year][Date{year, number(t, f[:2]), number(t, f[2:])}] = true
		}
	}
	return years
}

func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestEaster takes the days that the almanac office of the University of Helsinki tells as the earliest and latest, and some
// years in which simpler reckonings go wrong.
func TestEaster(t *testing.T) {
	for _, want := range []Date{{1818, 3, 22}, {2285, 3, 22}, {1943, 4, 25}, {2038, 4, 25}, {2020, 4, 12}, {2026, 4, 5}, {1981, 4, 19}, {2049, 4, 18}, {2076, 4, 19}} {
		if got := easter(want.Year); got != want {
			t.Errorf("Easter of %d is %s, want %s", want.Year, got, want)
		}
	}
}

func TestDate(t *testing.T) {
	day := Date{2024, 2, 28}
	if got := day.After(2); got != (Date{2024, 3, 1}) || got.Since(day) != 2 || day.Since(got) != -2 || got.String() != "1.3.2024" {
		t.Errorf("two days after %s is %s", day, got)
	}
	if (Date{2023, 2, 29}).exists() || !(Date{2024, 2, 29}).exists() || !(Date{}).IsZero() || (Date{}).exists() {
		t.Error("days that do not exist exist")
	}
	if day.Compare(Date{2024, 3, 1}) >= 0 || day.Compare(Date{2023, 12, 31}) <= 0 || day.Compare(day) != 0 {
		t.Error("days are in the wrong order")
	}
}
