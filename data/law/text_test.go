package law

import (
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/source"
)

func TestTextOnADay(t *testing.T) {
	l := open(t)
	for _, tt := range []struct {
		day  Date
		want string
	}{
		{Date{2019, 1, 1}, "260 euroa"},
		{Date{2021, 12, 31}, "260 euroa"},
		{Date{2022, 1, 1}, "270 euroa"},
		{Date{2024, 12, 31}, "270 euroa"},
		{Date{2025, 1, 1}, "310 euroa"},
		{Date{}, "310 euroa"},
	} {
		text, err := l.Text("court-appeal.fee", tt.day)
		if err != nil || !strings.Contains(text.Sentence["fi"], tt.want) || !strings.Contains(text.Sentence["sv"], strings.TrimSuffix(tt.want, "a")) {
			t.Errorf("on %s: %v, %v; want %s", tt.day, text, err, tt.want)
		}
	}
	for key, want := range map[string]string{"court-appeal.fee": "no-law", "court-apeal.fee": "unknown-text"} {
		_, err := l.Text(key, Date{2018, 12, 31})
		if got := source.AllOf(err); len(got) != 1 || got[0].Code != want {
			t.Errorf("%s: %v, want %s", key, err, want)
		}
	}
}

func TestFill(t *testing.T) {
	text := &Text{
		Key: "x", Record: Record{At: source.Pos{File: "law/texts/x.yaml", Line: 3, Col: 7}},
		Sentence: map[string]string{"fi": "Tee se {authority.allative}, {term} päivässä."},
		Items:    map[string][]string{"fi": {"ennen {last_day}"}},
	}
	values := map[string]string{"authority allative": "kunnanhallitukselle", "term ": "14", "last_day ": "{1.6.}"}
	value := func(name, grammaticalCase string) (string, bool) {
		v, ok := values[name+" "+grammaticalCase]
		return v, ok
	}
	if got, err := text.Fill("fi", value); err != nil || got != "Tee se kunnanhallitukselle, 14 päivässä." {
		t.Errorf("got %q, %v", got, err)
	}
	if got, err := text.FillItems("fi", value); err != nil || !slices.Equal(got, []string{"ennen {1.6.}"}) { // what is put in is not looked at again
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := text.Fill("sv", value); source.AllOf(err)[0].Code != "no-language" {
		t.Errorf("got %v", err)
	}
	delete(values, "term ")
	values["authority allative"] = ""
	if _, err := text.Fill("fi", value); len(source.AllOf(err)) != 2 || source.AllOf(err)[0].Code != "missing-value" || source.AllOf(err)[0].Notes[0].Pos != text.At {
		t.Errorf("got %v", err)
	}
}

// TestTextsReadWell checks what every text has in common.
func TestTextsReadWell(t *testing.T) {
	l := open(t)
	used := usedTexts(l)
	for _, key := range l.TextKeys() {
		if !slices.Contains(used, key) && !slices.Contains([]string{"service.published", "service.published-decision", "service.served", "service.last-day"}, key) && !strings.HasSuffix(key, ".name") {
			t.Errorf("no rule uses the text %s", key)
		}
		for _, text := range l.texts[key] {
			for _, lang := range languages {
				checkSentence(t, text, lang)
			}
		}
	}
}

func usedTexts(l *Library) []string {
	var used []string
	for _, rules := range l.rules {
		for _, r := range rules {
			used = append(used, r.result.Texts...)
		}
	}
	return used
}

func checkSentence(t *testing.T, text *Text, lang string) {
	t.Helper()
	sentence, items := text.Sentence[lang], text.Items[lang]
	title := strings.HasSuffix(text.Key, ".title") || strings.HasSuffix(text.Key, ".name")
	switch {
	case strings.Contains(sentence, "  ") || strings.Contains(sentence, "\n"):
		t.Errorf("%s: %q has spaces too many", text.At, sentence)
	case title && strings.HasSuffix(sentence, "."):
		t.Errorf("%s: %q has a full stop", text.At, sentence)
	case !title && len(items) == 0 && !strings.HasSuffix(sentence, "."):
		t.Errorf("%s: %q has no end", text.At, sentence)
	}
	for _, item := range items {
		if strings.ContainsAny(item[len(item)-1:], ".,;") {
			t.Errorf("%s: the item %q ends with a mark", text.At, item)
		}
	}
}
