package inflect

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/data"
)

// question asks Voikko whether a form is a word in a case and a number.
type question struct{ form, base, grammaticalCase, number string }

// voikkoBase are the base forms that Voikko's morphology gives for words that it has by another: the singular of words that have
// none, the positive of superlatives and comparatives.
var voikkoBase = map[string]string{
	"käräjät": "käräjä", "talkoot": "talkoo", "markkinat": "markkina", "vaalit": "vaali",
	"valtiopäivät": "valtiopäivä", "virrat": "virta",
	"korkein": "korkea", "pienin": "pieni", "suurin": "suuri", "uusin": "uusi", "vanhin": "vanha", "parempi": "hyvä", "suurempi": "suuri",
}

// ask gives Voikko's answers. Where Voikko is missing, the test is skipped, or fails if tools are required.
func ask(t *testing.T, questions []question) []string {
	t.Helper()
	python := "/usr/bin/python3" // where Debian installs python3-libvoikko
	if exec.Command(python, "-c", "import libvoikko; libvoikko.Voikko('fi')").Run() != nil {
		if os.Getenv("PYKALA_TOOLS") == "required" {
			t.Fatal("Voikko is missing: install python3-libvoikko and voikko-fi")
		}
		t.Skip("Voikko (python3-libvoikko, voikko-fi) is not installed")
	}
	var in bytes.Buffer
	for _, q := range questions {
		fmt.Fprintf(&in, "%s\t%s\t%s\t%s\n", q.form, q.base, q.grammaticalCase, q.number)
	}
	cmd := exec.Command(python, filepath.Join("testdata", "voikko.py"))
	cmd.Stdin, cmd.Stderr = &in, os.Stderr
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8", "PYTHONUTF8=1")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	answers := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(answers) != len(questions) {
		t.Fatalf("%d answers to %d questions", len(answers), len(questions))
	}
	return answers
}

// inquiry collects questions, each once, and how many forms they stand for.
type inquiry struct {
	questions []question
	asked     map[question]bool
	forms     int
}

// phrase asks about every word of a form that differs from the phrase.
func (in *inquiry) phrase(t *testing.T, phrase, form string, c Case, n Number) {
	t.Helper()
	in.forms++
	words, inflected := strings.Fields(phrase), strings.Fields(form)
	if len(words) != len(inflected) {
		t.Errorf("%q has another number of words than %q", form, phrase)
		return
	}
	for i, w := range inflected {
		if w == words[i] && (c != Nominative || i < len(words)-1) {
			continue
		}
		in.word(w, words[i], c, n)
	}
}

func (in *inquiry) word(form, base string, c Case, n Number) {
	base = strings.ToLower(strings.TrimPrefix(base, "-"))
	for ending, b := range voikkoBase {
		if first, ok := strings.CutSuffix(base, ending); ok {
			base = first + b
			if strings.HasSuffix(ending, "t") {
				n = Plural
			}
			break
		}
	}
	q := question{strings.TrimPrefix(form, "-"), base, c.String(), n.String()}
	if in.asked == nil {
		in.asked = map[question]bool{}
	}
	if !in.asked[q] {
		in.asked[q] = true
		in.questions = append(in.questions, q)
	}
}

// noun asks about every form of a phrase in one number.
func (in *inquiry) noun(t *testing.T, f *Finnish, phrase string) {
	t.Helper()
	n, err := f.Noun(phrase)
	if err != nil {
		t.Errorf("%s: %v", phrase, err)
		return
	}
	for _, c := range Cases() {
		form, ok := n.Form(c)
		if !ok {
			t.Errorf("%s has no %s", phrase, c)
		}
		in.phrase(t, phrase, form, c, n.Number())
	}
}

// unknown reads the forms that Voikko does not confirm, each with its source: base form and case, or * for all cases.
func unknown(t *testing.T) map[[2]string]bool {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "voikko_unknown.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[[2]string]bool{}
	for _, row := range rows[1:] {
		if row[2] == "" || row[3] == "" {
			t.Errorf("%s stands there without a reason or a source", row[0])
		}
		for grammaticalCase := range strings.SplitSeq(row[1], " ") {
			out[[2]string{row[0], grammaticalCase}] = true
		}
	}
	return out
}

// TestVoikko: every form that the program makes of the names of the register, of the administrative words and of 2,000 names of
// organisations comes back from Voikko's morphology as that word in that case and number. What does not is listed one by one.
func TestVoikko(t *testing.T) {
	f := open(t)
	var in inquiry
	askMunicipalities(t, f, &in)
	t.Logf("municipalities: %d forms", in.forms)
	askEntities(t, f, &in)
	for _, w := range administrative(t) {
		in.noun(t, f, w)
		askPlural(t, f, &in, w)
	}
	for _, name := range organisations(t) {
		in.noun(t, f, name)
	}
	t.Logf("with entities, administrative words and organisations: %d forms", in.forms)
	in.table(f)
	listed := unknown(t)
	seen := map[[2]string]bool{}
	confirmed := 0
	for i, answer := range ask(t, in.questions) {
		q := in.questions[i]
		if answer == "ok" {
			confirmed++
			continue
		}
		one, all := [2]string{q.base, q.grammaticalCase}, [2]string{q.base, "*"}
		seen[one], seen[all] = true, true
		if !listed[one] && !listed[all] {
			t.Errorf("%s is not the %s %s of %s: %s", q.form, q.number, q.grammaticalCase, q.base, answer)
		}
	}
	for entry := range listed {
		if !seen[entry] {
			t.Errorf("Voikko confirms every %s of %s; take it off the list", entry[1], entry[0])
		}
	}
	rate := 100 * float64(confirmed) / float64(len(in.questions))
	t.Logf("%d forms, %d different words, %.2f %% confirmed", in.forms, len(in.questions), rate)
	if rate < 99.5 {
		t.Errorf("Voikko confirms only %.2f %%", rate)
	}
}

// table asks about every word of the table of heads in both numbers, and every adjective.
func (in *inquiry) table(f *Finnish) {
	for _, l := range []*lexicon{&f.heads, &f.adjectives} {
		for letters, i := range l.index {
			w := l.entries[i]
			for _, n := range []Number{Singular, Plural} {
				if w.class == nil || n == Plural && w.only == singularOnly || n == Singular && w.only == pluralOnly {
					continue
				}
				for c := Nominative; c <= Translative; c++ {
					in.word(string(w.appendForm(nil, c, n)), letters, c, n)
				}
			}
		}
	}
	slices.SortFunc(in.questions, func(a, b question) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
}

func register(t *testing.T) *data.Register {
	t.Helper()
	reg, err := data.OpenRegister()
	if err != nil {
		t.Fatal(err)
	}
	return reg
}

// registered gives the Finnish names of a file of the register.
func registered(t *testing.T, file string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "data", "register", file))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatal(file, err)
	}
	column := slices.Index(rows[0], "name_fi")
	var names []string
	for _, row := range rows[1:] {
		names = append(names, row[column])
	}
	return names
}

func askMunicipalities(t *testing.T, f *Finnish, in *inquiry) {
	t.Helper()
	all := register(t).Municipalities()
	for _, name := range registered(t, "former.csv") {
		m, ok := register(t).FormerMunicipality(name)
		if !ok {
			t.Fatalf("%s is not in the register", name)
		}
		all = append(all, &m.Municipality)
	}
	for _, m := range all {
		name := m.Name["fi"]
		for _, c := range Cases() {
			form := m.Forms[c.String()]
			if form == "" {
				t.Errorf("%s has no %s", name, c)
			}
			base := name
			switch {
			case name == "Koski Tl" && c != Genitive:
				base = "Koski" // only the genitive keeps the abbreviation
			case name == "Pedersören kunta":
				base = "Pedersöre" // the name of the place
			}
			in.phrase(t, base, form, c, numberOf(m, c))
		}
		local := map[string]bool{m.Local.In: true, m.Local.Into: true, m.Local.From: true}
		for _, form := range m.Forms {
			delete(local, form)
		}
		if len(local) > 0 {
			t.Errorf("%s: the forms of place %v are no forms of the name", name, local)
		}
		in.noun(t, f, m.Official["fi"])
	}
}

// numberOf gives the number of a form of a place name: those in -inen whose genitive is in the plural have only the partitive in
// the singular (Jokioisten, Jokioisilla, but Jokioista); Virrat is plural throughout.
func numberOf(m *data.Municipality, c Case) Number {
	if m.Name["fi"] == "Virrat" || strings.HasSuffix(m.Forms["genitive"], "sten") && c != Partitive {
		return Plural
	}
	return Singular
}

func askEntities(t *testing.T, f *Finnish, in *inquiry) {
	t.Helper()
	for _, name := range registered(t, "entities.csv") {
		e, ok := register(t).Entity(name)
		if !ok {
			t.Fatalf("%s is not in the register", name)
		}
		n, err := f.Noun(e.Name)
		if err != nil {
			t.Errorf("%s: %v", e.Name, err)
			continue
		}
		for _, c := range Cases() {
			form, _ := n.Form(c)
			if given := e.Forms[c.String()]; given != "" && given != form {
				t.Errorf("the %s of %s is %q in the register, and %q by its head word", c, e.Name, given, form)
			}
			in.phrase(t, e.Name, form, c, n.Number())
		}
	}
}

func askPlural(t *testing.T, f *Finnish, in *inquiry, phrase string) {
	t.Helper()
	n, err := f.Noun(phrase)
	if err != nil {
		return // reported
	}
	plural, ok := n.Plural()
	if !ok || n.Number() == Plural {
		return
	}
	for c := Nominative; c <= Translative; c++ {
		form, _ := plural.Form(c)
		in.phrase(t, phrase, form, c, Plural)
	}
}

// administrative reads the names and words of testdata.
func administrative(t *testing.T) []string {
	t.Helper()
	return readLines(t, "administrative.txt", 188)
}

func readLines(t *testing.T, name string, atLeast int) []string {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var lines []string
	for s := bufio.NewScanner(file); s.Scan(); {
		if line := strings.TrimSpace(s.Text()); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	if len(lines) < atLeast {
		t.Fatalf("%s has only %d lines", name, len(lines))
	}
	return lines
}

// organisations composes 2,000 names of organisations, bodies and offices from the administrative words: with a place, with
// another word before them, with an adjective, with a genitive.
func organisations(t *testing.T) []string {
	t.Helper()
	var heads []string
	for _, w := range administrative(t) {
		if !strings.ContainsAny(w, " -") && strings.ToLower(w) == w && !strings.HasSuffix(w, "käräjät") {
			heads = append(heads, w)
		}
	}
	places := register(t).Municipalities()
	subjects := []string{"sivistys", "elinvoima", "ympäristö", "koulutus", "talous", "kehitys", "rakennus", "kulttuuri"}
	adjectives := []string{"tekninen", "alueellinen", "yhteinen", "uusi", "valtakunnallinen", "ruotsinkielinen", "toimiva", "laaja"}
	owners := []string{"sivistystoimialan", "palvelukeskuksen", "kuntayhtymän", "seudun", "konsernin"}
	var names []string
	for i := range 2000 {
		place, head := places[i*7%len(places)].Forms["genitive"], heads[i*11%len(heads)]
		switch i % 4 {
		case 0:
			names = append(names, place+" "+head)
		case 1:
			names = append(names, place+" "+compound(subjects[i/4%len(subjects)], head))
		case 2:
			names = append(names, place+" "+adjectives[i/4%len(adjectives)]+" "+head)
		default:
			names = append(names, place+" "+owners[i/4%len(owners)]+" "+head)
		}
	}
	return names
}

// compound joins two words, with a hyphen between two of the same vowel.
func compound(first, second string) string {
	if last := lastRune(first); isVowel(last) && last == firstRune(second) {
		return first + "-" + second
	}
	return first + second
}

// TestVoikkoBites: a wrong form, case or number is not confirmed.
func TestVoikkoBites(t *testing.T) {
	wrong := []question{
		{"Kemijärviin", "kemijärvi", "illative", "singular"}, // of the plural
		{"Kemijärvessä", "kemijärvi", "illative", "singular"},
		{"Kemijärvin", "kemijärvi", "genitive", "singular"},
		{"kuntoja", "kunta", "partitive", "plural"}, // of kunto
		{"hankeen", "hanke", "genitive", "singular"},
		{"päätöksemme", "päätös", "nominative", "plural"}, // with a possessive suffix
	}
	for i, answer := range ask(t, wrong) {
		if answer == "ok" {
			t.Errorf("%v is confirmed", wrong[i])
		}
	}
}

// TestVocabulary measures how far the tables reach: of words that are in none, the program gives right forms or refuses. A form
// that Voikko does not confirm is a failure.
func TestVocabulary(t *testing.T) {
	f := open(t)
	words := readLines(t, "vocabulary.txt", 500)
	var in inquiry
	given, refused := 0, []string{}
	for _, w := range words {
		if found, at := f.heads.find(w, beginsPart); found != nil && at == 0 {
			t.Errorf("%s is in the table", w)
		}
		if _, err := f.Noun(w); err != nil {
			refused = append(refused, w)
			continue
		}
		given++
		in.noun(t, f, w)
		askPlural(t, f, &in, w)
	}
	wrong := map[string]string{}
	for i, answer := range ask(t, in.questions) {
		if answer != "ok" {
			wrong[in.questions[i].base] = in.questions[i].form + ": " + answer
		}
	}
	for w, why := range wrong {
		t.Errorf("%s: %s", w, why)
	}
	t.Logf("of %d words %d inflect, %d are refused: %v", len(words), given, len(refused), refused)
	if 100*len(refused) > 5*len(words) {
		t.Errorf("%d of %d words are refused", len(refused), len(words))
	}
}
