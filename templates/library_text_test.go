package templates

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/render/doc"
)

// textOf gives what a kind says to a party, as a reader sees it before a house style arranges it.
func textOf(t *testing.T, bound *Bound, p *data.Party) string {
	t.Helper()
	d, err := bound.Execute(For(p))
	if err != nil {
		return "mistakes:\n" + err.Error() + "\n"
	}
	return "# " + d.Meta.Title + "\n" + doc.PlainText(d)
}

func boundKinds(t *testing.T, c *data.Case) map[string]*Bound {
	t.Helper()
	return boundIn(t, c, "fi")
}

// boundIn gives every kind of the library in a language, bound to a case.
func boundIn(t *testing.T, c *data.Case, lang string) map[string]*Bound {
	t.Helper()
	s, err := c.Shares()
	if err != nil {
		t.Fatal(err)
	}
	l := Open(Embedded())
	kinds, err := partyKinds(l)
	if err != nil {
		t.Fatal(err)
	}
	bound := map[string]*Bound{}
	for _, k := range kinds {
		tm, err := l.Compile(k.Name, lang)
		if err != nil {
			t.Fatal(printErrors(t, err, l))
		}
		bound[k.Name] = tm.Bind(c, s)
	}
	return bound
}

var kindNames = []string{"commitment-request", "commitment", "decision-proposal", "share-table"}

// TestTextsOfTheExample keeps the whole texts for parties that differ: who pays by money, by work or by both, a town and a
// municipality, a place with outer and with inner local cases, a joint authority, and the host itself.
func TestTextsOfTheExample(t *testing.T) {
	c, _ := example(t)
	bound := boundKinds(t, c)
	for _, kind := range kindNames {
		var b strings.Builder
		names := []string{"Kemijärvi", "Rovaniemi", "Inari", "Ylitornio", "Länsi-Pohjan sairaanhoitopiirin kuntayhtymä", "Kolpeneen palvelukeskuksen kuntayhtymä"}
		if kind == "share-table" {
			names = names[:1]
		}
		for _, name := range names {
			b.WriteString("=== " + name + "\n\n" + textOf(t, bound[kind], partyOf(t, c, name)) + "\n")
		}
		golden.Check(t, "texts/"+kind+".golden", b.String())
	}
}

// otherCase is a case that has as little as the texts allow and as much else as they can meet: a programme of one year, no
// goals, no conditions, no attachments, three sources by amount, money only, cents, one group in equal parts, and
// organisations that no register knows.
const otherCase = `
date: 4.5.2020
deadline: 29.5.2020
place: Oulu
project: {name: Kotikunta, kind: ohjelma, years: 2020}
host: {name: Oulun yliopisto, registry: kirjaamo@yliopisto.example}
funder: {name: Pohjois-Pohjanmaan liitto}
funding:
  total: 100 000 €
  sources:
    - {key: eu, name: EU-tuki, forms: {adessive: EU-tuella}, amount: 50 000 €}
    - {key: state, name: valtion rahoitus, amount: 20 000 €}
    - {key: own, name: kuntarahoitus, rest: true, own: true}
allocation:
  rounding: cents
  groups: [{key: all, name: Osallistujat, rest: true, by: equal}]
parties:
  - {municipality: Oulu}
  - {organisation: Mallisäätiö}
  - {organisation: Mallilan kehitysyhtiö Oy, body: hallitus}
  - {organisation: Mallilan kylät ry}
  - {organisation: Xyzzy}
`

// threeYears has three years, work time for everybody, an amount fixed for each party, and a condition in the case's words.
const threeYears = `
date: 4.5.2020
deadline: 29.5.2020
place: Oulu
project: {name: Yhteinen vesi, kind: hanke, years: 2020–2022}
host: {name: Raahen kaupunki, registry: kirjaamo@raahe.example}
funder: {name: ympäristöministeriö, short: YM}
funding:
  total: 30 000 €
  sources:
    - {key: grant, name: valtionavustus, percent: 50 %}
    - {key: own, name: omarahoitus, rest: true, own: true, in_kind: true}
  conditions:
    - text: Sitoumus on voimassa vuoden 2022 loppuun.
allocation:
  rounding: cents
  years: {2020: 20 %, 2021: 30 %, 2022: 50 %}
  groups: [{key: all, name: Osallistujat, rest: true, by: fixed}]
parties:
  - {municipality: Raahe, amount: 10 000 €, pays: work}
  - {municipality: Kuusamo, amount: "4 999,50 €", pays: split, work: 50 %}
  - {municipality: Pudasjärvi, amount: "0,50 €"}
`

// twoGroups divides in both groups by population.
const twoGroups = `
date: 4.5.2020
deadline: 29.5.2020
place: {fi: Oulu, sv: Uleåborg}
project: {name: {fi: Yhteinen vesi, sv: Gemensamt vatten}, kind: {fi: hanke, sv: projekt}, years: 2020}
host: {name: {fi: Oulun kaupunki, sv: Uleåborgs stad}}
funder: {name: {fi: ympäristöministeriö, sv: miljöministeriet}}
funding:
  total: 30 000 €
  sources:
    - {key: own, name: {fi: omarahoitus, sv: egen finansiering}, rest: true, own: true}
allocation:
  rounding: euros
  population: 31.12.2019
  groups:
    - {key: coast, name: {fi: Rannikko, sv: Kusten}, amount: 10 000 €, by: population}
    - {key: inland, name: {fi: Sisämaa, sv: Inlandet}, rest: true, by: population}
parties:
  - {municipality: Raahe, group: coast}
  - {municipality: Oulu, group: coast}
  - {municipality: Kuusamo, group: inland}
  - {organisation: {name: {fi: Mallisäätiö, sv: Modellstiftelsen}}, group: inland, population: 7}
`

// TestInhabitantsAreSummed: the last row says how many inhabitants there are in all, unless some party is in the table that
// does not pay by inhabitants: their sum would be taken for that of everybody.
func TestInhabitantsAreSummed(t *testing.T) {
	// Raahe 24 679, Oulu 205 489 and Kuusamo 15 134 inhabitants, and 7 more, on 31 December 2019.
	const sum = "245\u00a0309"
	for lang, row := range map[string]string{"fi": "Kaikki yhteensä", "sv": "Alla sammanlagt"} {
		for by, inhabitants := range map[string]string{"population": sum, "equal": "–"} {
			c := loadCase(t, strings.Replace(twoGroups, "rest: true, by: population", "rest: true, by: "+by, 1))
			want := row + "\t" + inhabitants + "\t100,00\u00a0%\t"
			if text := textOf(t, boundIn(t, c, lang)["share-table"], c.Parties[0]); !strings.Contains(text, want) {
				t.Errorf("no %q in\n%s", want, text)
			}
		}
	}
}

func loadCase(t *testing.T, text string) *data.Case {
	t.Helper()
	reg, err := data.OpenRegister()
	if err != nil {
		t.Fatal(err)
	}
	c, err := data.Load(fstest.MapFS{data.CaseFile: {Data: []byte(text)}}, "case", data.CaseFile, reg)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTextsOfOtherCases(t *testing.T) {
	for name, text := range map[string]string{"little": otherCase, "three-years": threeYears} {
		c := loadCase(t, text)
		bound := boundKinds(t, c)
		var b strings.Builder
		for _, kind := range kindNames {
			for _, p := range c.Parties {
				b.WriteString("=== " + kind + ": " + p.Name + "\n\n" + textOf(t, bound[kind], p) + "\n")
			}
		}
		golden.Check(t, "texts/"+name+".golden", b.String())
	}
}

// stumbles are slips that a text made of pieces makes where a piece is missing or of another number.
var stumbles = map[string]*regexp.Regexp{
	"two spaces":               regexp.MustCompile(`[^\n ]  +[^ ]`),
	"a space before a sign":    regexp.MustCompile(` [,.;:)]( |$)`),
	"two full stops":           regexp.MustCompile(`\.\.|,,|,\.`),
	"a unit twice":             regexp.MustCompile(`euroa\s+euroa|%\s*%`),
	"one year in the plural":   regexp.MustCompile(`vuosina \d{4}([^–\d]|$)`),
	"years in the singular":    regexp.MustCompile(`vuonna \d{4}–`),
	"a hyphen between years":   regexp.MustCompile(`\d{4}-\d{4}`),
	"a point in a number":      regexp.MustCompile(`\d\.\d{3}\s`),
	"a broken number":          regexp.MustCompile(`\d \d{3}\b[^.]|\d euro|\d %`), // with a space that may break
	"a date before a number":   regexp.MustCompile(`\d\.\d{4} \d+[^.\d]`),
	"a small letter at first":  regexp.MustCompile(`[.] [a-zåäö]`),
	"an empty bracket":         regexp.MustCompile(`\(\s*\)|\[\s*\]|””`),
	"a conjunction at the end": regexp.MustCompile(`\b(ja|tai|eli)[.,]`),
	"a value that is unknown":  regexp.MustCompile(`…|<nil>|no value|%!`),
}

// swedishStumbles are the same slips in Swedish, and words of Finnish.
var swedishStumbles = map[string]*regexp.Regexp{
	"two spaces":               stumbles["two spaces"],
	"a space before a sign":    stumbles["a space before a sign"],
	"two full stops":           stumbles["two full stops"],
	"a unit twice":             regexp.MustCompile(`euro\s+euro|%\s*%`),
	"one year in the plural":   regexp.MustCompile(`åren \d{4}([^–\d]|$)`),
	"years in the singular":    regexp.MustCompile(`(^|[^a-zåäö])år \d{4}–`),
	"a hyphen between years":   stumbles["a hyphen between years"],
	"a point in a number":      stumbles["a point in a number"],
	"a broken number":          regexp.MustCompile(`\d \d{3}\b[^.]|\d euro|\d %`),
	"a small letter at first":  regexp.MustCompile(`[.] [a-zåäö]`),
	"an empty bracket":         stumbles["an empty bracket"],
	"a conjunction at the end": regexp.MustCompile(`\b(och|eller|med|av|i)[.,]`),
	"a value that is unknown":  stumbles["a value that is unknown"],
	"a double genitive":        regexp.MustCompile(`[a-zåäö](ss|s:s)\b andel`),
	"a word of Finnish":        regexp.MustCompile(`(?i)\b(kunta|kaupun\w*|kunnan\w*|hanke|hankkeen|euroa|vuo\w*|ja|sekä|liite|osuu\w*)\b`),
}

func TestTextsDoNotStumble(t *testing.T) {
	c, _ := example(t)
	for _, c := range []*data.Case{c, loadCase(t, threeYears)} {
		for kind, bound := range boundKinds(t, c) {
			for _, p := range c.Parties {
				text := textOf(t, bound, p)
				for slip, pattern := range stumbles {
					if found := pattern.FindString(text); found != "" {
						t.Errorf("%s, %s: %s: %q", kind, p.Name, slip, found)
					}
				}
			}
		}
	}
}

const suomi = "../data/examples/suomi"

// TestTheCountryDoesNotStumble reads every document of the whole country in its own languages, of tables those of the first
// municipalities.
func TestTheCountryDoesNotStumble(t *testing.T) {
	c, err := data.Open(suomi)
	if err != nil {
		t.Fatal(err)
	}
	for lang, slips := range map[string]map[string]*regexp.Regexp{"fi": stumbles, "sv": swedishStumbles} {
		for kind, bound := range boundIn(t, c, lang) {
			for i, p := range c.Parties {
				if !slices.Contains(p.LanguagesOf(), lang) || kind == "share-table" && i > 20 {
					continue
				}
				text := textOf(t, bound, p)
				for slip, pattern := range slips {
					if found := pattern.FindString(text); found != "" {
						t.Errorf("%s, %s, %s: %s: %q", kind, p.Name, lang, slip, found)
					}
				}
			}
		}
	}
}

// TestStumblesAreFound sees that every pattern bites.
func TestStumblesAreFound(t *testing.T) {
	for slip, text := range map[string]string{
		"two spaces": "a  b", "a space before a sign": "a , b", "two full stops": "a..", "a unit twice": "1 euroa euroa",
		"one year in the plural": "vuosina 2020.", "years in the singular": "vuonna 2020–2021", "a hyphen between years": "2020-2021",
		"a point in a number": "18.137 euroa", "a broken number": "18 137 euroa", "a date before a number": "31.12.2019 7\u00a0191",
		"a small letter at first": "Loppu. alku", "an empty bracket": "STM ()", "a conjunction at the end": "rahana ja.", "a value that is unknown": "on <nil>",
	} {
		if !stumbles[slip].MatchString(text) {
			t.Errorf("%s: nothing found in %q", slip, text)
		}
	}
	for slip, text := range map[string]string{
		"a unit twice": "1 euro euro", "one year in the plural": "åren 2020.", "years in the singular": "år 2020–2021", "a broken number": "18 137 euro",
		"a conjunction at the end": "i pengar och.", "a double genitive": "kommunss andel", "a word of Finnish": "18 137 euroa",
	} {
		if !swedishStumbles[slip].MatchString(text) {
			t.Errorf("%s: nothing found in %q", slip, text)
		}
	}
}

var (
	actionText = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	comments   = regexp.MustCompile(`(?s)\{\{/\*(.*?)\*/\}\}`)
	ids        = regexp.MustCompile(`\{(#|personal|secret)[^}]*\}|\]\(mailto:`)
	blockLines = regexp.MustCompile(`(?m)^:::.*$`)
	finnish    = regexp.MustCompile(`[A-Za-zÅÄÖåäö][A-Za-zÅÄÖåäö-]*`)
)

// TestSpelling spell-checks what is typed in the Finnish templates, with Voikko.
func TestSpelling(t *testing.T) {
	words := typedWords(t, "fi")
	if unknown := misspelt(t, append(words, "kuntayhtymö")); !slices.Equal(unknown, []string{"kuntayhtymö"}) {
		t.Errorf("Voikko does not know %q", unknown)
	}
}

// typedWords gives the words that are typed in the texts of a language.
func typedWords(t *testing.T, lang string) []string {
	t.Helper()
	var words []string
	err := fs.WalkDir(Embedded().FS, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Base(name) != lang+".md" {
			return err
		}
		text, err := fs.ReadFile(Embedded().FS, name)
		text = comments.ReplaceAll(text, []byte("$1"))
		text = ids.ReplaceAll(text, nil)
		text = blockLines.ReplaceAll(actionText.ReplaceAll(text, []byte(" ")), nil)
		for _, w := range finnish.FindAllString(string(text), -1) {
			words = append(words, strings.Trim(w, "-"))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// misspelt gives the words that Voikko does not know.
func misspelt(t *testing.T, words []string) []string {
	t.Helper()
	const script = "import libvoikko, sys\nv = libvoikko.Voikko('fi')\nfor w in sys.stdin.read().split():\n    if not v.spell(w): print(w)\n"
	const python = "/usr/bin/python3" // the system's own, for which distributions package Voikko
	if err := exec.Command(python, "-c", "import libvoikko").Run(); err != nil {
		if os.Getenv("PYKALA_TOOLS") == "required" {
			t.Fatal("python3-libvoikko is missing")
		}
		t.Skip("python3-libvoikko is missing: spelling is not checked")
	}
	cmd := exec.Command(python, "-c", script)
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
	cmd.Stdin = strings.NewReader(strings.Join(words, "\n"))
	var out, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	return strings.Fields(out.String())
}
