package data_test

import (
	"errors"
	"testing"
	"time"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
)

func TestParseMoney(t *testing.T) {
	for text, want := range map[string]data.Money{
		"5 081 032 €":                   5_081_032_00,
		"18 137":                        18_137_00,
		"18137":                         18_137_00,
		"0":                             0,
		"0 €":                           0,
		"007":                           7_00,
		"1 016 206,40 €":                1_016_206_40,
		"1,5":                           1_50,
		"1\u00A0016\u202F206,40\u00A0€": 1_016_206_40,
		"18 137 euroa":                  18_137_00,
		"18137 EUR":                     18_137_00,
		"18137€":                        18_137_00,
		"4,7 milj. €":                   4_700_000_00,
		"4,7 milj. euroa":               4_700_000_00,
		"4 miljoonaa euroa":             4_000_000_00,
		"4,12345678 milj. €":            4_123_456_78,
		"2 mrd. euroa":                  2_000_000_000_00,
		"1 Miljoona Euroa":              1_000_000_00,
		"100 mrd. €":                    100_000_000_000_00,
		"1 000 milj":                    1_000_000_000_00,
	} {
		if got, err := data.ParseMoney(text); err != nil || got != want {
			t.Errorf("%q is %d cents, %v; want %d", text, got, err, want)
		}
	}
}

func TestParseMoneyRefuses(t *testing.T) {
	for _, text := range []string{
		"", " ", "€", "euroa", "milj. €", "18.137", "1.5", "1234.5", "1 234.50", "18 13", "1 8137", "1  000", "1 0000", "0 00", ",5", "1,", "1,234",
		"1,2,3", "-5", "−5", "–5", "+5", "5 €€", "5 $", "0x10", "1_000", "1e6", "1'000", "4,123456789 milj. €", "100 000 000 000,01", "5 %",
		"99999999999999999999999", "۵", "５", "2 mrd. milj.",
	} {
		got, err := data.ParseMoney(text)
		if err == nil {
			t.Errorf("%q is %s", text, got)
		}
	}
}

func TestMoneyString(t *testing.T) {
	for money, want := range map[data.Money]string{
		0: "0 €", 5: "0,05 €", 100: "1 €", 999_00: "999 €", 1000_00: "1 000 €", 1_016_206_40: "1 016 206,40 €", -1234_05: "−1 234,05 €", 123_456_00: "123 456 €",
	} {
		if got := money.String(); got != want {
			t.Errorf("%d cents is %q, want %q", int64(money), got, want)
		}
	}
}

func TestParsePercent(t *testing.T) {
	for text, want := range map[string]data.Percent{
		"80 %": 800_000, "80%": 800_000, "80": 800_000, "12,5 %": 125_000, "0": 0, "100 %": 1_000_000, "0,0001 %": 1, "33,3333\u00A0%": 333_333, "20 prosenttia": 200_000,
	} {
		if got, err := data.ParsePercent(text); err != nil || got != want {
			t.Errorf("%q is %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "%", "101 %", "100,0001", "-1 %", "12.5", "1,00001", "1/2", "viisi", ",5", "5,", "99999999999999999999"} {
		if got, err := data.ParsePercent(text); err == nil {
			t.Errorf("%q is %s", text, got)
		}
	}
	for percent, want := range map[data.Percent]string{800_000: "80 %", 125_000: "12,5 %", 1: "0,0001 %", 0: "0 %"} {
		if got := percent.String(); got != want {
			t.Errorf("%d is %q, want %q", int64(percent), got, want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for text, want := range map[string]string{
		"5.5.2020": "5.5.2020", "05.05.2020": "5.5.2020", "2020-05-05": "5.5.2020", " 31.12.2019 ": "31.12.2019", "29.2.2020": "29.2.2020",
	} {
		if got, err := data.ParseDate(text); err != nil || got.String() != want {
			t.Errorf("%q is %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{
		"", "31.2.2020", "29.2.2021", "0.1.2020", "1.0.2020", "1.13.2020", "5.5.20", "5.5.", "5/5/2020", "2020-5", "5-5-2020", "5.5.1820", "5.5.20200",
		"2020.5.5", "+5.5.2020", "5.5.2020.", "5. 5. 2020", "1.1.0000",
	} {
		if got, err := data.ParseDate(text); err == nil {
			t.Errorf("%q is %s", text, got)
		}
	}
}

func TestParseYears(t *testing.T) {
	for text, want := range map[string]string{
		"2020": "2020", "2020–2021": "2020–2021", "2020-2021": "2020–2021", "2020 – 2021": "2020–2021", "2020–2020": "2020",
	} {
		if got, err := data.ParseYears(text); err != nil || got.String() != want {
			t.Errorf("%q is %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "20", "2020–", "–2021", "2021–2020", "2020–2021–2022", "2020–21", "1800", "2020–2040", "020"} {
		if got, err := data.ParseYears(text); err == nil {
			t.Errorf("%q is %s", text, got)
		}
	}
}

func FuzzMoney(f *testing.F) {
	for _, seed := range []string{"5 081 032 €", "18.137", "4,7 milj. €", "2 mrd. euroa", "1 016 206,40", "-1", "", "\u00A0", "İ", "1 000 MILJ."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		money, err := data.ParseMoney(text)
		if err != nil {
			plainError(t, err)
			return
		}
		if again, err := data.ParseMoney(money.String()); err != nil || again != money || money < 0 {
			t.Errorf("%q is %s, which is read as %s, %v", text, money, again, err)
		}
		percent, err := data.ParsePercent(text)
		if again, againErr := data.ParsePercent(percent.String()); err == nil && (againErr != nil || again != percent) {
			t.Errorf("%q is %s, which is read as %s, %v", text, percent, again, againErr)
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, seed := range []string{"5.5.2020", "2020-05-05", "31.2.2020", "2020–2021", "2020", "0.0.0", "--", ".."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		date, err := data.ParseDate(text)
		if err != nil {
			plainError(t, err)
		} else {
			day := time.Date(date.Year, time.Month(date.Month), date.Day, 0, 0, 0, 0, time.UTC)
			if again, err := data.ParseDate(day.Format("2006-01-02")); err != nil || again != date {
				t.Errorf("%q is %s, which is read as %s, %v", text, date, again, err)
			}
		}
		years, err := data.ParseYears(text)
		if again, againErr := data.ParseYears(years.String()); err == nil && (againErr != nil || again != years) {
			t.Errorf("%q is %s, which is read as %s, %v", text, years, again, againErr)
		}
	})
}

// plainError checks that an error is one that can be shown to a person.
func plainError(t *testing.T, err error) {
	t.Helper()
	var e *source.Error
	if !errors.As(err, &e) || e.Code == "" || e.Msg.String() == "" {
		t.Errorf("%#v is not a source.Error with a code and a message", err)
	}
}
