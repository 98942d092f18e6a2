package law

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
)

// small is a law that can be read.
func small() map[string]string {
	const record = "      valid_from: 2020-01-01\n      source: https://law.example\n      checked: 2026-01-01\n"
	return map[string]string{
		"standing.yaml": "standing:\n  legality: [{nature: preparation, valid_from: 2017-06-01, source: https://x.example, checked: 2026-11-22}]\n",
		"statutes.yaml": "statutes:\n  a: {number: 1/2001, name: {fi: laki, sv: lagen}}\n",
		"texts/t.yaml":  "texts:\n  one:\n    - text: {fi: 'Aika on {term}.', sv: 'Tiden är {term}.'}\n      ground: [{law: a, section: 1 §}]\n" + record,
		"courts.yaml":   "courts:\n  market:\n    - fi: {" + strings.Join(caseNames, ": x, ") + ": x}\n      sv: y\n" + record,
		"rules.yaml": "rules:\n  municipal:\n    - nature: final\n      kind: revision\n      term: 14\n      authority: same-body\n" +
			"      ground: [{law: a, section: 2 §}]\n      texts: one\n" + record,
	}
}

func readSmall(files map[string]string) (*Library, source.Errors) {
	in := fstest.MapFS{}
	for name, text := range files {
		in[name] = &fstest.MapFile{Data: []byte(text)}
	}
	l, err := read(in)
	return l, source.AllOf(err)
}

func TestRead(t *testing.T) {
	l, errs := readSmall(small())
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	text, err := l.Text("one", Date{2020, 1, 1})
	if err != nil || text.Grounds[0]["fi"] != "laki (1/2001) 1 §" || text.Grounds[0]["sv"] != "lagen (1/2001) 1 §" || text.Checked != (Date{2026, 1, 1}) {
		t.Errorf("got %+v, %v", text, err)
	}
}

func TestMistakes(t *testing.T) {
	second := func(from string) string {
		return "      valid_until: 2020-12-31\n    - text: {fi: x, sv: y}\n      ground: [{law: a, section: 1 §}]\n      valid_from: " + from + "\n      source: https://law.example\n      checked: 2026-01-01\n"
	}
	for _, tt := range []struct {
		file, old, with string
		want            string // code and line
	}{
		{"texts/t.yaml", "      valid_from: 2020-01-01\n", "", "missing-validity 3"},
		{"texts/t.yaml", "2020-01-01", "1.1.2020", "bad-date 5"},
		{"texts/t.yaml", "2020-01-01", "2020-02-30", "bad-date 5"},
		{"texts/t.yaml", "      source: https://law.example\n", "", "missing-source 3"},
		{"texts/t.yaml", "https://law.example", "Finlex", "missing-source 3"},
		{"texts/t.yaml", "checked: 2026-01-01", "checked:", "missing-note 3"},
		{"texts/t.yaml", "      checked: 2026-01-01\n", "      valid_until: 2019-01-01\n      checked: 2026-01-01\n", "bad-validity 3"},
		{"texts/t.yaml", "      checked: 2026-01-01\n", "      checked: 2026-01-01\n" + second("2020-12-31"), "overlapping-validity 9"},
		{"texts/t.yaml", "      checked: 2026-01-01\n", "      checked: 2026-01-01\n" + second("2021-01-02"), "gap-in-validity 9"},
		{"texts/t.yaml", "ground: [{law: a, section: 1 §}]", "ground: [{law: b, section: 1 §}]", "unknown-statute 4"},
		{"texts/t.yaml", "      ground: [{law: a, section: 1 §}]\n", "", "missing-ground 3"},
		{"texts/t.yaml", "Tiden är {term}.", "Tiden.", "uneven-placeholders 3"},
		{"texts/t.yaml", "{term}", "{tern}", "unknown-placeholder 3"},
		{"texts/t.yaml", "Aika on {term}.", "Aika on {term} {.", "bad-placeholder 3"},
		{"texts/t.yaml", "      ground", "      items: {fi: [a, b], sv: [a]}\n      ground", "uneven-lists 3"},
		{"texts/t.yaml", ", sv: 'Tiden är {term}.'", "", "no-language 3"},
		{"texts/t.yaml", "ground:", "gruond:", "unknown-key 4"},
		{"rules.yaml", "texts: one", "texts: {a: b}", "wrong-type 8"},
		{"courts.yaml", "      sv: y\n", "", "missing-value 3"},
		{"courts.yaml", "genitive: x, ", "", "missing-value 3"},
		{"courts.yaml", "market", "labour", "missing-value 0"},
		{"rules.yaml", "municipal", "local", "missing-value 0"},
		{"rules.yaml", "texts: one", "texts: two", "unknown-text 3"},
		{"rules.yaml", "valid_from: 2020-01-01", "valid_from: 2019-12-31", "text-outside-rule 3"},
		{"rules.yaml", "term: 14", "term: 15", "bad-term 5"},
		{"rules.yaml", "      term: 14\n", "", "incomplete-rule 3"},
		{"rules.yaml", "      authority: same-body\n", "", "incomplete-rule 3"},
		{"rules.yaml", "nature: final", "nature: lopullinen", "unknown-value 3"},
		{"rules.yaml", "      ground: [{law: a, section: 2 §}]\n", "", "missing-ground 3"},
		{"statutes.yaml", "number: 1/2001, ", "", "missing-value 2"},
	} {
		files := small()
		if !strings.Contains(files[tt.file], tt.old) {
			t.Fatalf("%q is not in %s", tt.old, tt.file)
		}
		files[tt.file] = strings.ReplaceAll(files[tt.file], tt.old, tt.with)
		_, errs := readSmall(files)
		if !slices.ContainsFunc(errs, func(e *source.Error) bool { return placed(e) == folder+"/"+tt.file+" "+tt.want }) {
			t.Errorf("%s with %q for %q: got %v, want %s", tt.file, tt.with, tt.old, errs, tt.want)
		}
	}
}

func placed(e *source.Error) string {
	line := "0"
	if e.Pos.Line > 0 {
		line = strings.Split(e.Pos.String(), ":")[1]
	}
	return e.Pos.File + " " + e.Code + " " + line
}

func TestTwoRulesForOneDecision(t *testing.T) {
	files := small()
	rule := files["rules.yaml"][strings.Index(files["rules.yaml"], "    - nature"):]
	files["rules.yaml"] += strings.Replace(rule, "nature: final", "body: board", 1)
	if _, errs := readSmall(files); !slices.ContainsFunc(errs, func(e *source.Error) bool { return e.Code == "two-rules" && len(e.Notes) == 1 }) {
		t.Errorf("got %v", errs)
	}
}

func TestTwoCourtsForOneRegion(t *testing.T) {
	files := small()
	court := files["courts.yaml"][strings.Index(files["courts.yaml"], "    - fi"):]
	for _, key := range []string{"a", "b"} {
		files["courts.yaml"] += "  " + key + ":\n" + strings.Replace(court, "      sv: y\n", "      sv: y\n      regions: ['01']\n", 1)
	}
	if _, errs := readSmall(files); !slices.ContainsFunc(errs, func(e *source.Error) bool { return e.Code == "overlapping-validity" }) {
		t.Errorf("got %v", errs)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	files := small()
	delete(files, "courts.yaml")
	files["rules.yaml"] = "rules: \xff\n"
	files["texts/t.yaml"] = "texts: [\n"
	_, errs := readSmall(files)
	for _, code := range []string{"unreadable-law", "not-utf8", "bad-yaml"} {
		if !slices.ContainsFunc(errs, func(e *source.Error) bool { return e.Code == code }) {
			t.Errorf("no %s in %v", code, errs)
		}
	}
}

// FuzzRead: whatever stands in the files, reading them ends without a panic, and every mistake names its file.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"rules.yaml", "courts.yaml", "statutes.yaml", "texts/ban.yaml"} {
		content, err := fs.ReadFile(embedded, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(content))
	}
	for _, text := range small() {
		f.Add(text)
	}
	f.Add("rules: {municipal: [{}]}")
	f.Add("texts: {a: [{text: {fi: '{', sv: '}'}}, {}]}")
	f.Fuzz(func(t *testing.T, text string) {
		for name := range small() {
			files := small()
			files[name] = text
			_, errs := readSmall(files)
			for _, e := range errs {
				if e.Code == "" || !strings.HasPrefix(e.Pos.File, folder+"/") {
					t.Errorf("%v has no place", e)
				}
			}
		}
	})
}

// TestFilesAreYAMLOnly: the embedded files have nothing that the reader would not see.
func TestFilesAreYAMLOnly(t *testing.T) {
	err := fs.WalkDir(embedded, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, ok := Source(folder + "/" + name)
		var errs source.Errors
		if root := yamlnode.Parse(name, content, &errs); !ok || root == nil || root.Kind != yaml.MappingNode || len(errs) > 0 {
			t.Errorf("%s: %v", name, errs)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
