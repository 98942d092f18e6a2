package templates

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/source"
)

const swedishWords = testNotices + `forms: [genitive, definite]
genitive: {ending: s, abbreviation: ":s", unchanged: [s, x, z]}
kind_word: before
long_date: den d mmmm yyyy
and: och
money: {one: euro, many: euro}
months: [januari, februari, mars, april, maj, juni, juli, augusti, september, oktober, november, december]
numbers: [en, två, tre, fyra, fem, sex, sju, åtta, nio, tio]
prompts: {section: paragraf}
nouns: {stad: {definite: staden}, projekt: {definite: projektet}}
`

// swedishLibrary gives a library with the kind “letter” of this text in Swedish.
func swedishLibrary(text string) *Library {
	return Open(source.Layer{Name: "test", FS: fstest.MapFS{
		"_lang/sv.yaml": {Data: []byte(swedishWords)}, "letter/type.yaml": {Data: []byte(testLetter)}, "letter/sv.md": {Data: []byte(text)},
	}})
}

// swedishCase is the small case of these tests with facts in Swedish.
func swedishCase(t *testing.T) (*data.Case, *data.Shares) {
	c, s := testCase(t)
	c.Host.Name, c.Host.Unit, c.Host.Address, c.Host.Contacts = both("Isäntä", "Värd"), data.Text{}, data.Lines{}, nil
	c.Place, c.Attachments = data.Text{}, nil
	return c, s
}

func TestSwedishForms(t *testing.T) {
	words, err := Open(Embedded()).Words("sv")
	if err != nil {
		t.Fatal(err)
	}
	v := viewer{words: words, lang: "sv"}
	for _, tc := range []struct{ name, form, want string }{
		{"Esbo stad", genitive, "Esbo stads"},
		{"Grankulla stad", genitive, "Grankulla stads"},
		{"Kimitoöns kommun", genitive, "Kimitoöns kommuns"},
		{"Esbo", genitive, "Esbo"},
		{"Nådendal", genitive, "Nådendals"},
		{"Borgnäs", genitive, "Borgnäs"},
		{"Lax", genitive, "Lax"},
		{"THL", genitive, "THL:s"},
		{"Exempel Ab", genitive, "Exempel Abs"},
		{"social- och hälsovårdsministeriet", genitive, "social- och hälsovårdsministeriets"},
		{"kommunstyrelsen", genitive, "kommunstyrelsens"},
		{"stadsdirektör", definite, "stadsdirektören"},
		{"samkommun", definite, "samkommunen"},
		{"utvecklingsprojekt", definite, "utvecklingsprojektet"},
		{"program", definite, "programmet"},
		{"projekt 7", genitive, ""},
		{"projekt (STM)", genitive, ""},
		{"häst", definite, ""},
	} {
		if tc.name == "Esbo" {
			tc.want = "Esbos"
		}
		got, err := v.word(tc.name, source.Pos{}).form(tc.form)
		if got != tc.want || (err != nil) != (tc.want == "") {
			t.Errorf("the %s of %s is %q (%v), want %q", tc.form, tc.name, got, err, tc.want)
		}
	}
}

// TestEveryMunicipalityInSwedish asks for every form that Swedish texts need of every municipality.
func TestEveryMunicipalityInSwedish(t *testing.T) {
	register, err := data.OpenRegister()
	if err != nil {
		t.Fatal(err)
	}
	words, err := Open(Embedded()).Words("sv")
	if err != nil {
		t.Fatal(err)
	}
	v := viewer{words: words, lang: "sv"}
	for _, m := range register.Municipalities() {
		p := &data.Party{Municipality: m, Name: m.Name["fi"]}
		name, kind := v.partyName(p), v.partyType(p)
		want := m.Official["sv"] + "s"
		if s, err := name.form(genitive); err != nil || s != want {
			t.Errorf("the genitive of %s is %q (%v), want %q", name, s, err, want)
		}
		if s, err := kind.definite(); err != nil || s.text != map[string]string{"stad": "staden", "kommun": "kommunen"}[kind.text] {
			t.Errorf("%s is %v (%v)", name, s, err)
		}
		for _, usual := range []map[string]string{words.Bodies, words.Presenters} {
			officer := v.officer(p, data.Text{}, kind, usual)
			if officer == nil || !strings.HasPrefix(officer.text, map[string]string{"stad": "stads", "kommun": "kommun"}[kind.text]) {
				t.Errorf("in %s it is %v", name, officer)
			}
		}
	}
}

// TestFormsOfOtherLanguages sees that a template is refused that asks for forms which its language does not have, all at once.
func TestFormsOfOtherLanguages(t *testing.T) {
	var text strings.Builder
	text.WriteString("# x\n\n")
	want := 0
	for _, form := range append(slices.Clone(caseNames), locative, lative, separative) {
		if form == genitive {
			continue
		}
		text.WriteString("{{.Party.Place | " + form + "}}\n\n")
		want++
	}
	text.WriteString("{{list \"inessive\" .Party.Name}} {{list \"genitive\" .Party.Name}} {{.Party.Name | genitive}} {{.Party.Type | definite | genitive}}\n")
	want++
	_, err := swedishLibrary(text.String()).Compile("letter", "sv")
	var errs source.Errors
	errs.AddAll(err)
	if len(errs) != want {
		t.Fatalf("%d mistakes, want %d: %v", len(errs), want, errs)
	}
	for _, e := range errs {
		if e.Code != "wrong-language" || e.Pos.Line == 0 || !strings.HasSuffix(e.Hint.String(), "genitive, definite") {
			t.Errorf("%v, hint: %s", e, e.Hint)
		}
	}
}

func TestSwedishDatesAndProjects(t *testing.T) {
	c, s := swedishCase(t)
	c.Project.Name, c.Project.Kind = both("Uusi alku", "Ny start"), both("hanke", "projekt")
	tm, err := swedishLibrary("# x\n\n{{.Date.Long}}, {{.Project.Name}}, {{.Project.Kind | definite | genitive | capital}}\n").Compile("letter", "sv")
	if err != nil {
		t.Fatal(err)
	}
	d, err := tm.Execute(c, s, For(c.Parties[0]))
	if err != nil {
		t.Fatal(err)
	}
	const want = "den 5\u00a0maj 2020, projektet Ny start, Projektets"
	if got := blockText(d.Parts[0].Blocks); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func both(fi, sv string) data.Text { return data.Text{ByLang: map[string]string{"fi": fi, "sv": sv}} }

// finnishOnly is a case of which nothing is in Swedish but the names of the register.
const finnishOnly = `
date: 4.5.2020
deadline: 29.5.2020
place: Oulu
project:
  name: Kotikunta
  kind: ohjelma
  years: 2020
  programme: Kuntien yhteiset ohjelmat
  purpose: |
    Ohjelmassa sovitaan yhteisistä palveluista.

    Toinen kappale.
  goals: [{title: palvelut, text: Sovitaan palveluista.}]
  decision: ohjausryhmän päätös
host:
  name: Oulun yliopisto
  short: OY
  registry: kirjaamo@yliopisto.example
  address: [Esimerkkitie 1, 90100 Oulu]
  contacts: [{title: suunnittelija}]
  signers: [{title: rehtori, unit: hallinto}]
funder: {name: opetus- ja kulttuuriministeriö, short: OKM}
funding:
  total: 100 000 €
  sources:
    - {key: state, name: valtion rahoitus, percent: 50 %}
    - {key: own, name: kuntarahoitus, rest: true, own: true}
  conditions: [{text: Ehto.}]
allocation:
  groups: [{key: all, name: Osallistujat, rest: true, by: equal}]
parties:
  - {municipality: Esbo, body: sivistyslautakunta, presenter: johtaja}
  - {organisation: Mallisäätiö}
attachments: [{key: shares, title: Osuudet, document: share-table}]
notified: [Kuntaliitto]
`

// TestMissingTranslations keeps what is said of a case that lacks Swedish: every text that a document needs, at its place.
func TestMissingTranslations(t *testing.T) {
	c := loadCase(t, finnishOnly)
	bound := boundIn(t, c, "sv")
	var b strings.Builder
	for _, kind := range kindNames {
		_, err := bound[kind].Execute(For(c.Parties[0]))
		b.WriteString("### " + kind + "\n\n")
		var errs source.Errors
		errs.AddAll(err)
		for _, e := range errs.Sorted() {
			b.WriteString(e.Error() + "\n")
		}
		b.WriteString("\n")
	}
	golden.Check(t, "translations.golden", b.String())
}

// TestOnlyWhatIsNeeded sees that a text which a document does not show need not be there in its language, and that a text which
// a document only asks for is not taken for missing.
func TestOnlyWhatIsNeeded(t *testing.T) {
	c, s := swedishCase(t)
	for _, tc := range []struct{ text, want string }{
		{"{{.Host.Name}}", "Värd"},
		{"{{if .Project.Programme}}ja{{end}}", "ja"},
		{"{{if .Project.Purpose}}ja{{end}}", "ja"},
		{"{{with .Project.Programme}}{{.}}{{end}}", ""},
		{"{{.Project.Purpose}}", ""},
		{"{{upper .Project.Bare}}", ""},
		{"{{list .Host.Name .Project.Kind}}", ""},
		{"{{.Project.Kind | definite | genitive}}", ""},
		{"{{range .Shares.Groups}}{{.Name}}{{end}}", ""},
	} {
		tm, err := swedishLibrary("# x\n\n"+tc.text+"\n").Compile("letter", "sv")
		if err != nil {
			t.Fatal(err)
		}
		d, err := tm.Execute(c, s, For(c.Parties[0]))
		if tc.want == "" {
			if err == nil || !strings.Contains(err.Error(), "is missing in the language “sv”") {
				t.Errorf("%s gives %v", tc.text, err)
			}
			continue
		}
		if err != nil || blockText(d.Parts[0].Blocks) != tc.want {
			t.Errorf("%s gives %v", tc.text, err)
		}
	}
}

// svenska is a case in Swedish as well, with parties that pay in every way, two groups and a text for everything.
const svenska = `
date: 4.5.2020
deadline: 29.5.2020
place: {fi: Vaasa, sv: Vasa}
diary: 12/2020
project:
  name: {fi: Yhteinen vesi, sv: Gemensamt vatten}
  kind: {fi: hanke, sv: projekt}
  years: 2020–2022
  programme: {fi: Vesien suojelu, sv: Skydd av vattnen}
  goals:
    - title: {fi: seuranta, sv: uppföljning}
      text: {fi: Seurataan., sv: Vattnens tillstånd följs upp.}
host: {name: {fi: Pohjanmaan liitto, sv: Österbottens förbund}, registry: registratorn@forbundet.example}
funder: {name: {fi: ympäristöministeriö, sv: miljöministeriet}, short: {fi: YM, sv: MM}}
funding:
  total: 60 000 €
  sources:
    - {key: grant, name: {fi: valtionavustus, sv: statsunderstöd}, percent: 50 %}
    - {key: own, name: {fi: omarahoitus, sv: självfinansiering}, rest: true, own: true, in_kind: true}
  conditions:
    - coverage: 80 %
    - text: {fi: Ehto., sv: Förbindelsen gäller till utgången av år 2022.}
allocation:
  rounding: euros
  population: 31.12.2019
  years: {2020: 20 %, 2021: 30 %, 2022: 50 %}
  groups:
    - {key: municipalities, name: {fi: Kunnat, sv: Kommunerna}, percent: 80 %, by: population}
    - {key: others, name: {fi: Muut, sv: Övriga}, rest: true, by: equal}
parties:
  - {municipality: Pedersöre, group: municipalities}
  - {municipality: Turku, group: municipalities}
  - {municipality: Esbo, group: municipalities, pays: work, diary: 7/2020}
  - {municipality: Grankulla, group: municipalities, pays: split, work: 50 %}
  - {organisation: {name: {fi: Mallisäätiö, sv: Modellstiftelsen}}, group: others}
attachments:
  - {key: shares, title: {fi: Osuudet, sv: Andelar}, document: share-table}
  - {key: commitment, title: {fi: Sitoumus, sv: Förbindelse}, document: commitment}
`

// litet is one year, one kind of payment and no more than the texts need.
const litet = `
date: 4.5.2020
deadline: 29.5.2020
project: {name: {sv: Hemkommun}, kind: {sv: program}, years: 2020}
host: {name: {sv: Grankulla stad}, registry: registratorn@stad.example}
funder: {name: {sv: Nylands förbund}}
funding:
  total: 100 000 €
  sources:
    - {key: eu, name: {sv: EU-stöd}, amount: 50 000 €}
    - {key: own, name: {sv: självfinansiering}, rest: true, own: true}
allocation:
  groups: [{key: all, name: {sv: Deltagare}, rest: true, by: fixed}]
parties:
  - {municipality: Grankulla, amount: "20 000,50 €"}
  - {municipality: Mariehamn, amount: "29 999,50 €"}
`

// TestSwedishTexts keeps the whole texts in Swedish.
func TestSwedishTexts(t *testing.T) {
	for name, text := range map[string]string{"svenska": svenska, "litet": litet} {
		c := loadCase(t, text)
		bound := boundIn(t, c, "sv")
		var b strings.Builder
		for _, kind := range kindNames {
			for _, p := range c.Parties {
				b.WriteString("=== " + kind + ": " + p.Name + "\n\n" + textOf(t, bound[kind], p) + "\n")
			}
		}
		golden.Check(t, "texts/"+name+".golden", b.String())
	}
}

// TestSwedishDoesNotStumble looks for slips in every Swedish text, and for Finnish in it.
func TestSwedishDoesNotStumble(t *testing.T) {
	for _, text := range []string{svenska, litet} {
		c := loadCase(t, text)
		for kind, bound := range boundIn(t, c, "sv") {
			for _, p := range c.Parties {
				text := textOf(t, bound, p)
				for slip, pattern := range swedishStumbles {
					if found := pattern.FindString(text); found != "" {
						t.Errorf("%s, %s: %s: %q", kind, p.Name, slip, found)
					}
				}
			}
		}
	}
}

// TestSwedishSpelling spell-checks what is typed in the Swedish templates and the word file, with Hunspell.
func TestSwedishSpelling(t *testing.T) {
	words := typedWords(t, "sv")
	unknown := slices.DeleteFunc(misspeltSwedish(t, append(words, "komunen")), func(w string) bool { return slices.Contains(finlandSwedish, w) })
	if !slices.Equal(unknown, []string{"komunen"}) {
		t.Errorf("Hunspell does not know %q", unknown)
	}
}

// finlandSwedish are words of Finland's administration that Hunspell's dictionary, made in Sweden, does not know.
var finlandSwedish = []string{}

// misspeltSwedish gives the words that Hunspell does not know.
func misspeltSwedish(t *testing.T, words []string) []string {
	t.Helper()
	if exec.Command("hunspell", "-D", "-d", "sv_FI").Run() != nil {
		if os.Getenv("PYKALA_TOOLS") == "required" {
			t.Fatal("hunspell or hunspell-sv is missing")
		}
		t.Skip("hunspell or hunspell-sv is missing: Swedish spelling is not checked")
	}
	cmd := exec.Command("hunspell", "-l", "-i", "utf-8", "-d", "sv_FI")
	cmd.Stdin = strings.NewReader(strings.Join(words, "\n") + "\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(out))
}
