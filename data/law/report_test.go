package law

import (
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/source"
)

func TestReport(t *testing.T) {
	l, errs := readSmall(small())
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	l.texts["one"][0].Checked = Date{2026, 1, 1}
	l.texts["two"] = []*Text{{Key: "two", Record: Record{From: Date{2020, 1, 1}, Until: Date{2024, 12, 31}, Checked: Date{2020, 1, 1}, Source: "https://law.example", At: source.Pos{File: "law/x", Line: 9, Col: 1}}}}
	l.texts["three"] = []*Text{{Key: "three", Record: Record{From: Date{2020, 1, 1}, Source: "https://law.example", Note: "katso 5 §", At: source.Pos{File: "law/x", Line: 12, Col: 1}}}}
	for _, tt := range []struct {
		name       string
		day, today Date
		keys       []string
		want       []string
	}{
		{"on the last day of a year", Date{2026, 5, 1}, Date{2027, 1, 1}, nil, []string{"error no-law law/x:9:1", "warning unchecked-law law/x:12:1"}},
		{
			"a day later all is old",
			Date{2026, 5, 1},
			Date{2027, 1, 2},
			nil,
			[]string{"warning unchecked-law law/courts.yaml:3:7", "warning unchecked-law law/rules.yaml:3:7", "warning unchecked-law law/texts/t.yaml:3:7", "error no-law law/x:9:1", "warning unchecked-law law/x:12:1"},
		},
		{"an old document has its own law", Date{2024, 12, 31}, Date{2026, 5, 1}, []string{"two"}, []string{"warning unchecked-law law/x:9:1"}},
		{"only what is asked for", Date{2026, 5, 1}, Date{2027, 1, 2}, []string{"one", "municipal"}, []string{"warning unchecked-law law/rules.yaml:3:7", "warning unchecked-law law/texts/t.yaml:3:7"}},
	} {
		var got []string
		for _, e := range l.Report(tt.day, tt.today, tt.keys...) {
			got = append(got, e.Severity.String()+" "+e.Code+" "+e.Pos.String())
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
	for _, e := range l.Report(Date{2026, 5, 1}, Date{2026, 5, 1}, "three") {
		if !strings.Contains(e.Hint.String(), "katso 5 §") || !strings.Contains(e.Hint.String(), "https://law.example") {
			t.Errorf("the hint is %q", e.Hint)
		}
	}
}

// TestReportOfTheProgram: today everything holds, and whatever nobody could check says what to look at.
func TestReportOfTheProgram(t *testing.T) {
	l := open(t)
	found := l.Report(someday, someday)
	if found.Failed() {
		t.Errorf("on %s: %v", someday, found.Err())
	}
	for _, e := range found {
		if !strings.Contains(e.Hint.String(), "lawyer") {
			t.Errorf("%v has the hint %q", e, e.Hint)
		}
	}
	if len(found) == 0 {
		t.Error("nothing is unchecked")
	}
	if late := l.Report(someday, someday.After(400)); len(late) <= len(found) {
		t.Errorf("after 400 days %d findings, now %d", len(late), len(found))
	}
}
