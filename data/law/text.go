package law

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// Text is one version of a legal text: a sentence or two, or a list, in every language, with the provisions it rests on. It has
// placeholders like {term} or {authority.allative}: a name, and for Finnish perhaps a grammatical case.
type Text struct {
	Record
	Key      string
	Sentence map[string]string   // by language
	Items    map[string][]string // list items after the sentence, by language; none where the text has no list
	Grounds  []Ground
}

// Placeholders are the names that texts may leave open, each with what is put there.
func Placeholders() map[string]string {
	return map[string]string{
		"authority": "to whom the appeal is made: the body or the court",
		"term":      "the time limit in days",
		"ground":    "the provisions that the kind of appeal rests on, joined",
		"published": "the day on which the minutes were published on the web",
		"served":    "the day on which the decision is deemed served",
		"last_day":  "the last day on which an appeal is in time",
	}
}

// Text gives the version of a text that holds on a day; on the zero Date the one that has no end. That there is none is an error.
func (l *Library) Text(key string, day Date) (*Text, error) {
	versions, ok := l.texts[key]
	if !ok {
		e := source.Errorf(source.Pos{}, "unknown-text", "there is no legal text “%s”", key)
		if near := source.Suggest(key, l.TextKeys()); near != "" {
			e.WithHint("did you mean “%s”?", near)
		}
		return nil, e
	}
	if text, ok := on(versions, day); ok {
		return text, nil
	}
	return nil, outside(versions[len(versions)-1].record(), key, day)
}

// TextKeys gives the keys of all texts, sorted.
func (l *Library) TextKeys() []string { return slices.Sorted(maps.Keys(l.texts)) }

// outside says that a text, a rule or a court has no version that holds on a day.
func outside(latest Record, key string, day Date) *source.Error {
	e := source.Errorf(source.Pos{}, "no-law", "what “%s” says is not known for the day %s", key, day.String())
	if day.IsZero() {
		e = source.Errorf(source.Pos{}, "no-law", "what “%s” says is no longer in force", key)
	}
	return e.WithNote(latest.At, "the latest version is here").WithHint("check the date, or add the law of that time with its source")
}

var placeholder = regexp.MustCompile(`\{([a-z_]+)(?:\.([a-z]+))?\}`)

// Fill gives the sentence in a language with its placeholders replaced. value gives what stands for a name in a grammatical
// case, "" for the basic form, and false where nothing is known; that is an error.
func (t *Text) Fill(lang string, value func(name, grammaticalCase string) (string, bool)) (string, error) {
	return t.fill(t.Sentence[lang], lang, value)
}

// FillItems gives the list items as Fill gives the sentence.
func (t *Text) FillItems(lang string, value func(name, grammaticalCase string) (string, bool)) ([]string, error) {
	var out []string
	for _, item := range t.Items[lang] {
		filled, err := t.fill(item, lang, value)
		if err != nil {
			return nil, err
		}
		out = append(out, filled)
	}
	return out, nil
}

func (t *Text) fill(text, lang string, value func(name, grammaticalCase string) (string, bool)) (string, error) {
	if t.Sentence[lang] == "" {
		return "", source.Errorf(source.Pos{}, "no-language", "the legal text “%s” is not known in the language “%s”", t.Key, lang).WithNote(t.At, "it stands here")
	}
	var errs source.Errors
	filled := placeholder.ReplaceAllStringFunc(text, func(found string) string {
		m := placeholder.FindStringSubmatch(found)
		word, ok := value(m[1], m[2])
		if !ok || word == "" {
			errs.Add(source.Errorf(source.Pos{}, "missing-value", "nothing is known for “%s” of the legal text “%s”", found, t.Key).WithNote(t.At, "it stands here"))
		}
		return word
	})
	return filled, errs.Err()
}

// open gives the names that a version leaves open in a language, sorted, each once.
func (t *Text) open(lang string) []string {
	var names []string
	for _, text := range append([]string{t.Sentence[lang]}, t.Items[lang]...) {
		for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
			names = append(names, m[1])
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// strayBrace reports a brace that belongs to no placeholder.
func strayBrace(text string) bool {
	return strings.ContainsAny(placeholder.ReplaceAllString(text, ""), "{}")
}
