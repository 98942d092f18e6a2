package data_test

import (
	"fmt"
	"testing"

	"github.com/pykala/pykala/data"
)

func TestParseClock(t *testing.T) {
	for text, want := range map[string]string{
		"16.00": "16.00", "16:05": "16.05", "9.30": "9.30", "09.30": "9.30", "0.00": "0.00", "23.59": "23.59", " 16.00 ": "16.00", "16.00\u00A0": "16.00",
	} {
		if got, err := data.ParseClock(text); err != nil || got.String() != want || got.IsZero() {
			t.Errorf("%q: %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "16", "24.00", "16.60", "16.5", "16.005", "160.00", "-1.00", "+1.00", "-0.30", "1.+5", "16.00.00", "klo 16", "kuusi", ".30", "16."} {
		if got, err := data.ParseClock(text); err == nil || !got.IsZero() {
			t.Errorf("%q is read as %s", text, got)
		}
	}
}

func TestParseMonth(t *testing.T) {
	for text, want := range map[string]data.Month{"8/2016": {2016, 8}, "08/2016": {2016, 8}, "12/2199": {2199, 12}, " 1/1900 ": {1900, 1}, "8 / 2016": {}} {
		got, err := data.ParseMonth(text)
		if got != want || (err != nil) != want.IsZero() {
			t.Errorf("%q: %+v, %v; want %+v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "8", "2016/8", "0/2016", "13/2016", "+8/2016", "8/16", "008/2016", "8/2016/1", "8.2016", "elokuu 2016"} {
		if got, err := data.ParseMonth(text); err == nil || !got.IsZero() {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
}

// Whatever is read as a time of day is one, and is read again from how it is written.
func FuzzParseClock(f *testing.F) {
	for _, text := range []string{"16.00", "9:30", "24.00", "-1.00", "0.0", "1６.00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := data.ParseClock(text)
		if err != nil {
			return
		}
		if again, err := data.ParseClock(c.String()); err != nil || again != c || c.Minutes < 0 || c.Minutes >= 24*60 {
			t.Errorf("%q is %+v, and %q is %+v, %v", text, c, c, again, err)
		}
	})
}

// Whatever is read as a month is one, and is read again from how it is written.
func FuzzParseMonth(f *testing.F) {
	for _, text := range []string{"8/2016", "12/2199", "0/2016", "8/16", "８/2016"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := data.ParseMonth(text)
		if err != nil {
			return
		}
		if again, err := data.ParseMonth(fmt.Sprintf("%d/%d", m.Month, m.Year)); err != nil || again != m || m.Month < 1 || m.Month > 12 {
			t.Errorf("%q is %+v, again %+v, %v", text, m, again, err)
		}
	})
}
