package data_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/source"
)

// small is a case in which nothing is wrong.
const small = `date: 4.5.2020
deadline: 29.5.2020
project:
  name: Uusi polku
  kind: hanke
  years: 2020–2021
host:
  name: Kolpeneen palvelukeskuksen kuntayhtymä
  registry: kirjaamo@kolpene.example
funding:
  total: 100 000 €
  sources:
    - {key: grant, name: valtionavustus, percent: 80 %}
    - {key: own, name: omarahoitus, percent: 20 %, own: true, in_kind: true}
allocation:
  rounding: euros
  population: 31.12.2019
  years: {2020: 40 %, 2021: 60 %}
  groups:
    - {key: all, name: Kunnat, by: population}
parties:
  - municipality: Kemijärvi
    pays: work
  - municipality: Salla
`

// withCSV is the same case with its parties in a table.
var withCSV = small[:strings.Index(small, "parties:")] + "parties: parties.csv\n"

// badInput is one way to get it wrong: edits of the small case, or other files.
type badInput struct {
	name  string
	edits []string          // pairs: what stands in the case, what stands there instead
	files map[string]string // other files of the folder; "project.yaml" replaces the case
}

func edit(name string, edits ...string) badInput { return badInput{name: name, edits: edits} }

func yamlFile(name, text string) badInput {
	return badInput{name: name, files: map[string]string{"project.yaml": text}}
}

func csvFile(name, text string) badInput {
	return badInput{name: name, files: map[string]string{"project.yaml": withCSV, "parties.csv": text}}
}

func (b badInput) folder(t testing.TB) fstest.MapFS {
	t.Helper()
	text := small
	for i := 0; i < len(b.edits); i += 2 {
		if strings.Count(text, b.edits[i]) != 1 {
			t.Fatalf("%s: %q is not once in the case", b.name, b.edits[i])
		}
		text = strings.Replace(text, b.edits[i], b.edits[i+1], 1)
	}
	folder := fstest.MapFS{"project.yaml": {Data: []byte(text)}}
	for name, content := range b.files {
		folder[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return folder
}

func register(t testing.TB) *data.Register {
	t.Helper()
	reg, err := data.OpenRegister()
	if err != nil {
		t.Fatal(err)
	}
	return reg
}

func TestSmallCaseIsGood(t *testing.T) {
	reg := register(t)
	for _, good := range []badInput{
		edit("small"),
		csvFile("table", "municipality;pays\nKemijärvi;work\nSalla;\n"),
		csvFile("table with commas and a byte order mark", "\xEF\xBB\xBFKunta,Maksutapa\n\"Kemijärvi\",työaika\n,\nSalla,\n"),
		csvFile("table with tabs and CRLF", "kunta\tväkiluku\r\n320\t7 274\r\nSalla kommun\t3400\r\n"),
		yamlFile("CRLF and byte order mark", "\xEF\xBB\xBF"+strings.ReplaceAll(small, "\n", "\r\n")),
		edit("code without zeros, Swedish name", "Kemijärvi\n    pays: work\n  - municipality: Salla", "5\n  - municipality: Esbo stad"),
		edit("a former municipality while it was there", "Salla", "Pertunmaa"),
		edit("emoji and other planes", "Uusi polku", "Uusi polku 🌲 𝔘"),
		edit("a year as a span", "2020–2021", "2020", "  years: {2020: 40 %, 2021: 60 %}\n", ""),
	} {
		if c, err := data.Load(good.folder(t), "case", data.CaseFile, reg); err != nil || len(c.Warnings) > 0 {
			t.Errorf("%s: %v", good.name, err)
		}
	}
}

func TestNoFile(t *testing.T) {
	_, err := data.Load(fstest.MapFS{}, "case", data.CaseFile, register(t))
	if got := report(err); got != "error[no-file]: case/project.yaml: there is no file “project.yaml” in the case's folder\n  hint: the folder is case\n" {
		t.Error(got)
	}
}

// Nobody reads more mistakes than a screen or two have; that there are more is said.
func TestManyMistakes(t *testing.T) {
	_, err := data.Load(yamlFile("", manyKeys(100_000)).folder(t), "case", data.CaseFile, register(t))
	var es source.Errors
	if !errors.As(err, &es) || len(es) != 201 || es[200].Code != "more-errors" || es[200].Pos != es[199].Pos {
		t.Errorf("%d mistakes, the last %v", len(es), es[len(es)-1])
	}
}

func TestBadInput(t *testing.T) {
	reg := register(t)
	var b strings.Builder
	for _, bad := range badInputs() {
		folder := bad.folder(t)
		_, err := data.Load(folder, "case", data.CaseFile, reg)
		fmt.Fprintf(&b, "== %s\n\n", bad.name)
		var es source.Errors
		if !errors.As(err, &es) {
			t.Errorf("%s: %v, want source.Errors", bad.name, err)
			continue
		}
		for _, e := range es {
			if !e.Pos.IsValid() || e.Code == "" || strings.HasSuffix(e.Msg.String(), ".") {
				t.Errorf("%s: %#v has no place or no code, or ends in a full stop", bad.name, e)
			}
		}
		if err := source.Print(&b, es, reader(folder), source.English); err != nil {
			t.Fatal(err)
		}
		b.WriteByte('\n')
	}
	golden.Check(t, "bad-input.txt", b.String())
}

func reader(folder fstest.MapFS) func(string) (string, bool) {
	return func(file string) (string, bool) {
		content, ok := folder[strings.TrimPrefix(file, "case/")]
		if !ok || len(content.Data) > 10_000 {
			return "", false
		}
		return strings.ToValidUTF8(string(content.Data), "?"), true
	}
}

func badInputs() []badInput {
	return append(append(badYAML(), badValues()...), append(badMoney(), badTables()...)...)
}

func badYAML() []badInput {
	return []badInput{
		yamlFile("empty file", ""),
		yamlFile("only comments", "# nothing\n"),
		yamlFile("only a mark", "---\n"),
		yamlFile("only a value", "hello\n"),
		yamlFile("a list", "- a\n- b\n"),
		yamlFile("nothing under a key", "project:\n"),
		yamlFile("two documents", small+"---\ndate: 5.5.2020\n"),
		yamlFile("not UTF-8", "date: 4.5.2020\nplace: Kemij\xE4rvi\n"),
		yamlFile("UTF-16", "\xFF\xFEd\x00a\x00t\x00e\x00"),
		yamlFile("NUL", "date: 4.5.2020\nplace: a\x00b\n"),
		yamlFile("too large", "# "+strings.Repeat("x", 5<<20)+"\n"),
		yamlFile("bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"),
		yamlFile("alias of nothing", "x: *x\n"),
		yamlFile("deep", strings.Repeat("[", 40)+strings.Repeat("]", 40)),
		yamlFile("very deep", strings.Repeat("[", 100_000)),
		edit("tab", "  kind: hanke", "\tkind: hanke"),
		edit("tab in a text", "Uusi polku", "\"Uusi\\tpolku\""),
		edit("a tag", "Uusi polku", "!!str Uusi polku"),
		edit("duplicate key", "kind: hanke", "kind: hanke\n  kind: ohjelma"),
		edit("unknown keys", "kind: hanke", "knid: hanke\n  colour: blue", "deadline:", "dedline:"),
		edit("key of two", "kind: hanke", "? [kind, of]\n  : hanke"),
		edit("colon in a text", "Uusi polku", "Uusi: polku"),
		edit("quotes that stay open", "Uusi polku", "\"Uusi polku"),
		edit("text that begins with a sign", "Uusi polku", "@polku"),
		edit("wrong indentation", "  kind: hanke", " kind: hanke"),
		edit("list on the key's line", "parties:\n", "parties: - x\n"),
		edit("several problems", "4.5.2020", "31.2.2020", "100 000 €", "100.000 €", "Kemijärvi", "Kemijarvi", "by: population", "by: populations"),
	}
}

func badValues() []badInput {
	return []badInput{
		edit("missing keys", "date: 4.5.2020\n", "", "  kind: hanke\n", "", "name: valtionavustus, ", "", "  total: 100 000 €\n", ""),
		edit("a mapping for a text", "Uusi polku", "{fi: Uusi polku, de: Neuer Pfad}"),
		edit("a list for a text", "Uusi polku", "[Uusi, polku]"),
		edit("yes for a text", "Uusi polku", "true"),
		edit("a text for a list", "sources:\n    - {key: grant, name: valtionavustus, percent: 80 %}\n    - {key: own, name: omarahoitus, percent: 20 %, own: true, in_kind: true}\n", "sources: grant\n"),
		edit("a word for yes", "own: true", "own: yes"),
		edit("private-use character", "Uusi polku", "Uusi \uE000 polku"),
		edit("invisible character", "Uusi polku", "Uusi\u200B polku"),
		edit("direction override", "Uusi polku", "Uusi \u202Epolku"),
		edit("lost letter", "Uusi polku", "K\uFFFDrki"),
		edit("line break in a line", "kirjaamo@kolpene.example", "\"kirjaamo@kolpene.example\\nbcc\""),
		edit("line breaks in names", "Uusi polku", "\"Uusi\\npolku\"", "kind: hanke", "kind: hanke\n  forms:\n    genitive: |-\n      Uuden\n      polun"),
		edit("dates", "4.5.2020", "5.5.20", "29.5.2020", "huomenna"),
		edit("date with an hour", "4.5.2020", "2020-05-04 12:00:00"),
		edit("deadline before the date", "29.5.2020", "29.4.2020"),
		edit("years", "2020–2021", "2021–2020"),
		edit("years that are too many", "2020–2021", "2020–2090"),
		edit("years do not sum", "40 %", "41 %"),
		edit("year outside the project", "{2020: 40 %", "{2019: 40 %"),
		edit("years missing", "  years: {2020: 40 %, 2021: 60 %}\n", ""),
		edit("e-mail", "kirjaamo@kolpene.example", "kirjaamo(at)kolpene.example"),
		edit("folded prose", "  kind: hanke", "  kind: hanke\n  purpose: >\n    Yksi.\n\n    Kaksi."),
		edit("prose over lines", "  kind: hanke", "  kind: hanke\n  purpose: Yksi\n    kaksi."),
		edit("forms", "  kind: hanke", "  kind: hanke\n  forms: {genetive: Uuden polun, nominative: Uusi polku}"),
		edit("population not known", "31.12.2019", "31.12.2023"),
		edit("population in the middle of a year", "31.12.2019", "30.6.2020"),
		edit("population missing", "  population: 31.12.2019\n", ""),
		edit("unknown municipality", "Salla", "Sala"),
		edit("half a name", "Salla", "Koski"),
		edit("former municipality", "Salla", "Valtimo"),
		edit("organisation as a municipality", "Salla", "Lapin liitto"),
		edit("municipality as an organisation", "municipality: Salla", "organisation: Salla"),
		edit("party twice", "Salla", "\"320\""),
		edit("organisation twice", "- municipality: Kemijärvi\n    pays: work\n  - municipality: Salla", "- {organisation: Oy Aho, population: 5}\n  - {organisation: OY  AHO, population: 6}"),
		edit("party without a name", "municipality: Salla", "style: espoo"),
		edit("party with two names", "municipality: Salla", "municipality: Salla\n    organisation: Lapin liitto"),
		edit("organisation without a population", "municipality: Salla", "organisation: Lapin liitto"),
		edit("no parties", "parties:\n  - municipality: Kemijärvi\n    pays: work\n  - municipality: Salla\n", "parties: []\n"),
		edit("empty party", "- municipality: Salla", "-"),
		edit("unknown group", "Salla", "Salla\n    group: al"),
		edit("group missing", "    - {key: all, name: Kunnat, by: population}", "    - {key: all, name: Kunnat, by: population, percent: 50 %}\n    - {key: rest, name: Muut, by: equal, rest: true}"),
		edit("how a party pays", "pays: work", "pays: wrok"),
		edit("work time where it is not allowed", ", in_kind: true", ""),
		edit("split without a per cent", "pays: work", "pays: split"),
		edit("per cent without split", "pays: work", "work: 20 %"),
		edit("style", "pays: work", "style: ../espoo"),
		edit("languages", "pays: work", "languages: [fi, ruotsi]"),
		edit("keys", "key: grant", "key: Valtio", "key: all", "key: all groups"),
		edit("key twice", "key: grant", "key: own"),
		edit("attachment out of the folder", "host:", "attachments:\n  - {key: a, title: A, file: ../secret.txt}\n  - {key: b, title: B, file: /etc/passwd}\n  - {key: c, title: C, file: gone.pdf}\nhost:"),
		edit("attachment of two", "host:", "attachments:\n  - {key: a, title: A, file: project.yaml, document: share-table}\nhost:"),
		{name: "logo that is no picture", edits: []string{"host:\n", "host:\n  logo: logo.png\n"}, files: map[string]string{"logo.png": "GIF89a"}},
		edit("condition that says nothing", "allocation:", "  conditions:\n    - {}\nallocation:"),
	}
}

func badMoney() []badInput {
	const sources = "    - {key: grant, name: valtionavustus, percent: 80 %}\n    - {key: own, name: omarahoitus, percent: 20 %, own: true, in_kind: true}\n"
	return []badInput{
		edit("ambiguous", "100 000 €", "18.137"),
		edit("float", "100 000 €", "1234.5"),
		edit("English", "100 000 €", "5,081,032.00"),
		edit("wrong groups", "100 000 €", "18 13 €"),
		edit("negative", "100 000 €", "-18 €"),
		edit("parts of a cent", "100 000 €", "18,137 €"),
		edit("words", "100 000 €", "paljon"),
		edit("too much", "100 000 €", "5 000 000 milj. €"),
		edit("zero", "100 000 €", "0 €"),
		edit("per cents", "percent: 80 %", "percent: 120 %", "percent: 20 %", "percent: 0.2"),
		edit("sources do not sum", "percent: 80 %", "percent: 75 %"),
		edit("no own share", ", own: true", ""),
		edit("two own shares", "percent: 80 %", "percent: 80 %, own: true"),
		edit("two rests", "percent: 80 %", "rest: true", "percent: 20 %", "rest: true"),
		edit("no size", ", percent: 80 %", ""),
		edit("two sizes", "percent: 80 %", "percent: 80 %, rest: true"),
		edit("own share with cents", sources, "    - {key: grant, name: valtionavustus, amount: '80 000,60 €'}\n    - {key: own, name: omarahoitus, rest: true, own: true, in_kind: true}\n"),
		edit("groups do not sum", "by: population}", "by: population, amount: 19 999 €}"),
		edit("amounts do not sum", "by: population}", "by: fixed, amount: 20 000 €}", "pays: work", "amount: 10 000 €", "municipality: Salla", "municipality: Salla\n    amount: 9 999 €"),
		edit("amounts without the group's do not sum", "by: population}", "by: fixed}", "pays: work", "amount: 10 000 €", "municipality: Salla", "municipality: Salla\n    amount: 9 999 €"),
		edit("amount missing", "by: population}", "by: fixed, amount: 20 000 €}"),
		edit("amount unused", "pays: work", "amount: 10 000 €"),
		edit("per cents of parties do not sum", "by: population}", "by: percent}", "pays: work", "percent: 60 %", "municipality: Salla", "municipality: Salla\n    percent: 30 %"),
		edit("all keys zero", "pays: work", "population: 0", "municipality: Salla", "municipality: Salla\n    population: 0"),
	}
}

func badTables() []badInput {
	return []badInput{
		{name: "table missing", files: map[string]string{"project.yaml": withCSV}},
		{name: "table misspelt", files: map[string]string{"project.yaml": withCSV, "paries.csv": ""}},
		{name: "table out of the folder", files: map[string]string{"project.yaml": strings.Replace(withCSV, "parties.csv", "../parties.csv", 1)}},
		{name: "Excel file", files: map[string]string{"project.yaml": strings.Replace(withCSV, "parties.csv", "parties.xlsx", 1)}},
		yamlFile("roll of an unknown year", wholeCountry("{register: 1999}", "31.12.2024")),
		yamlFile("roll without a population", wholeCountry("{register: 2025}", "31.12.2023")),
		yamlFile("roll in an unknown group", wholeCountry("{register: 2025, group: municipalities}", "31.12.2024")),
		yamlFile("roll with unknown keys", wholeCountry("{registr: 2025, gruop: all}", "31.12.2024")),
		yamlFile("roll whose table is missing", wholeCountry("{register: 2025, table: parties.csv}", "31.12.2024")),
		{name: "roll with a municipality of another year", files: map[string]string{
			"project.yaml": wholeCountry("{register: 2025, table: parties.csv}", "31.12.2019"), "parties.csv": "kunta\nPertunmaa\n",
		}},
		csvFile("empty table", ""),
		csvFile("carriage returns alone", "municipality;pays\rSalla;money\r"),
		csvFile("misspelt column of names", "municipalty;organisation\nSalla;\nKemijärvi;\n"),
		csvFile("only a heading", "municipality;pays\n"),
		csvFile("Windows-1252", "municipality;pays\nKemij\xE4rvi;work\n"),
		csvFile("unknown columns", "municipality;payes;väri;work\nKemijärvi;money;sininen;\n"),
		csvFile("no column of names", "pays;email\nmoney;\n"),
		csvFile("column twice", "municipality;kunta\nKemijärvi;Salla\n"),
		csvFile("ragged rows", "municipality;pays;style\nKemijärvi;work\nSalla;work;;espoo\nPosio;work;;;\n"),
		csvFile("column without a heading", "municipality;;style\nKemijärvi;x;\n"),
		csvFile("quotes", "municipality;body\nKemijärvi;\"hallitus\nSalla;\n"),
		csvFile("quotes inside", "municipality;body\nKemijärvi;halli\"tus\n"),
		csvFile("values in the table", "municipality;pays;email;population\nKemijärvi;wrok;kirjaamo;seitsemän\nKemijärv;work;;\n320;money;;\n"),
		csvFile("rows without an end", "municipality\n"+strings.Repeat("Salla\n", 1001)),
		csvFile("too large", "municipality\n"+strings.Repeat("Salla;\n", 3<<20)),
	}
}
