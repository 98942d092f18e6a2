package templates

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
)

// given runs an action over the test's case with the words of the library, and gives what it prints, with ~ for no-break spaces.
func given(t *testing.T, lang, action string, change func(*data.Case)) (string, error) {
	t.Helper()
	files := fstest.MapFS{
		"letter/type.yaml": {Data: []byte(strings.ReplaceAll(testLetter, "fi: ", lang+": "))}, "letter/" + lang + ".md": {Data: []byte("# x\n\n" + action + "\n")},
	}
	tm, err := Open(source.Layer{Name: "test", FS: files}, Embedded()).Compile("letter", lang)
	if err != nil {
		return "", err
	}
	c, s := testCase(t)
	if lang == "sv" {
		c, s = swedishCase(t)
	}
	if change != nil {
		change(c)
	}
	d, err := tm.Execute(c, s, For(c.Parties[0]))
	if err != nil {
		return "", err
	}
	return strings.ReplaceAll(blockText(d.Parts[0].Blocks), noBreakSpace, "~"), nil
}

func TestMillions(t *testing.T) {
	for euros, want := range map[int64]struct{ fi, sv string }{
		5_081_032:     {"5,1~milj.~euroa", "5,1~miljoner~euro"},
		1_000_000:     {"1~milj.~euroa", "1~miljon~euro"},
		10_000_000:    {"10~milj.~euroa", "10~miljoner~euro"},
		999_999:       {"1~milj.~euroa", "1~miljon~euro"},
		149_999:       {"0,1~milj.~euroa", "0,1~miljoner~euro"},
		1_234_950_000: {"1~235~milj.~euroa", "1~235~miljoner~euro"},
		1_234_949_999: {"1~234,9~milj.~euroa", "1~234,9~miljoner~euro"},
	} {
		total := data.Money(euros * 100)
		for lang, want := range map[string]string{"fi": want.fi, "sv": want.sv} {
			got, err := given(t, lang, "{{millions .Funding.Total}}", func(c *data.Case) { c.Funding.Total = &total })
			if err != nil || got != want {
				t.Errorf("%d in “%s” is %s, %v, want %s", euros, lang, got, err, want)
			}
		}
	}
	small := data.Money(49_999_99)
	if got, err := given(t, "fi", "{{millions .Funding.Total}}", func(c *data.Case) { c.Funding.Total = &small }); err == nil {
		t.Errorf("less than a tenth of a million is %s", got)
	}
}

func TestDays(t *testing.T) {
	for _, test := range []struct {
		from, to data.Date
		fi, sv   string
	}{
		{data.Date{Year: 2020, Month: 6, Day: 5}, data.Date{Year: 2020, Month: 6, Day: 7}, "5.–7.6.2020", "5–7.6.2020"},
		{data.Date{Year: 2020, Month: 1, Day: 1}, data.Date{Year: 2020, Month: 12, Day: 31}, "1.1.–31.12.2020", "1.1–31.12.2020"},
		{data.Date{Year: 2020, Month: 1, Day: 1}, data.Date{Year: 2021, Month: 12, Day: 31}, "1.1.2020~– 31.12.2021", "1.1.2020~– 31.12.2021"},
		{data.Date{Year: 2020, Month: 6, Day: 5}, data.Date{Year: 2020, Month: 6, Day: 5}, "5.6.2020", "5.6.2020"},
	} {
		for lang, want := range map[string]string{"fi": test.fi, "sv": test.sv} {
			got, err := given(t, lang, "{{days .Date .Deadline}}", func(c *data.Case) { c.Date, c.Deadline = test.from, test.to })
			if err != nil || got != want {
				t.Errorf("in “%s”: %s, %v, want %s", lang, got, err, want)
			}
		}
	}
	if got, err := given(t, "fi", "{{days .Deadline .Date}}", nil); err == nil {
		t.Errorf("a span that ends before it begins is %s", got)
	}
}

func TestClock(t *testing.T) {
	for args, want := range map[string]string{
		`"18:15"`: "klo~18.15", `"9.00"`: "klo~9.00", `"09:05" "17.30"`: "klo~9.05–17.30", `"00:00" "24:00"`: "klo~0.00–24.00",
	} {
		if got, err := given(t, "fi", "{{clock "+args+"}}", nil); err != nil || got != want {
			t.Errorf("%s is %s, %v, want %s", args, got, err, want)
		}
	}
	if got, err := given(t, "sv", `{{clock "18:15"}}`, nil); err != nil || got != "kl.~18.15" {
		t.Errorf("got %s, %v", got, err)
	}
	for _, args := range []string{`"25:00"`, `"9"`, `"9:60"`, `"24:01"`, `"klo 9"`, `"9:00" "10:00" "11:00"`, `""`} {
		if got, err := given(t, "fi", "{{clock "+args+"}}", nil); err == nil {
			t.Errorf("%s is %s", args, got)
		}
	}
}

func TestLaws(t *testing.T) {
	for _, test := range []struct{ lang, action, want string }{
		{
			"fi", `{{law "kuntalaki" | genitive | capital}} 134 §:n ja {{law "hallintolaki" | genitive}} 45 §:n mukaan; {{law "kuntalaki" | inessive}}`,
			"Kuntalain (410/2015) 134~§:n ja hallintolain (434/2003) 45~§:n mukaan; kuntalaissa",
		},
		{"fi", `{{law "saamen kielilaki" | elative}}, {{list "genitive" (law "kielilaki")}}`, "saamen kielilaista (1086/2003), kielilain (423/2003)"},
		{"sv", `134 § i {{law "kommunallagen"}} och 2 § i {{law "kommunallagen"}}`, "134~§ i kommunallagen (410/2015) och 2~§ i kommunallagen"},
	} {
		for range 2 { // a second document begins anew
			if got, err := given(t, test.lang, test.action, nil); err != nil || got != test.want {
				t.Errorf("got %s, %v\nwant %s", got, err, test.want)
			}
		}
	}
	for _, action := range []string{`{{law "kuntalki"}}`, `{{law .Project.Short}}`, `{{law "kommunallagen"}}`} {
		if got, err := given(t, "fi", action, nil); err == nil {
			t.Errorf("%s is %s", action, got)
		}
	}
}

// TestEveryLawInflects gives each law of the Finnish words a genitive.
func TestEveryLawInflects(t *testing.T) {
	words, err := Open(Embedded()).Words("fi")
	if err != nil {
		t.Fatal(err)
	}
	for name, law := range words.Laws {
		got, err := given(t, "fi", `{{law "`+name+`" | genitive}}`, nil)
		if want := strings.TrimSuffix(name, "laki") + "lain (" + law.Number + ")"; err != nil || got != want {
			t.Errorf("the genitive of %s is %s, %v", name, got, err)
		}
	}
}

func TestBadLaws(t *testing.T) {
	for _, law := range []string{"{number: 410-2015, source: x, checked: 2026-11-21}", "{number: 410/2015, checked: 2026-11-21}", "{number: 410/2015, source: x}"} {
		words := strings.Replace(testWords, "{number: 410/2015, source: x, checked: 2026-11-21}", law, 1)
		l := Open(source.Layer{Name: "test", FS: fstest.MapFS{"_lang/fi.yaml": {Data: []byte(words)}}})
		if _, err := l.Words("fi"); err == nil {
			t.Errorf("the law %s is taken", law)
		}
	}
}
