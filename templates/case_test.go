package templates

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
)

// testWords is a small word file.
const testWords = `forms: [genitive, partitive, inessive, elative, illative, adessive, ablative, allative, essive, translative, plural, locative, lative, separative]
and: ja
money: {one: euro, many: euroa}
months: [tammikuuta, helmikuuta, maaliskuuta, huhtikuuta, toukokuuta, kesäkuuta, heinäkuuta, elokuuta, syyskuuta, lokakuuta, marraskuuta, joulukuuta]
numbers: [yksi, kaksi, kolme, neljä, viisi, kuusi, seitsemän, kahdeksan, yhdeksän, kymmenen]
millions: {one: milj., many: milj.}
clock: klo
laws: {kuntalaki: {number: 410/2015, source: x, checked: 2026-11-21}}
prompts: {section: pykälä, diary: diaarinumero, date: päivämäärä, preparer: valmistelija}
` + testNotices + `verbs:
  päättää: {potential: päättänee, conditional: päättäisi}
bodies: {kaupunki: kaupunginhallitus, kunta: kunnanhallitus}
presenters: {kaupunki: kaupunginjohtaja, kunta: kunnanjohtaja}
nouns:
  kaupunki:
    {genitive: kaupungin, partitive: kaupunkia, inessive: kaupungissa, elative: kaupungista, illative: kaupunkiin,
     adessive: kaupungilla, ablative: kaupungilta, allative: kaupungille, essive: kaupunkina, translative: kaupungiksi}
  hallitus: {genitive: hallituksen, illative: hallitukseen}
  hanke: {genitive: hankkeen, illative: hankkeeseen}
  kuntayhtymä: {genitive: kuntayhtymän}
`

const testNotices = `notices:
  secret: {plain: "[salainen]", ground: "[salainen: {ground}]"}
  personal: {plain: "[henkilö]", ground: "[henkilö: {ground}]"}
  secret_attachment: {plain: salainen liite, ground: "salainen liite ({ground})"}
  personal_attachment: {plain: henkilötietoja, ground: "henkilötietoja ({ground})"}
  matter: {plain: Salainen asia., ground: "Salainen asia ({ground})."}
  full_matter: {plain: Salainen., ground: "Salainen ({ground})."}
  full_text: {plain: Osin salainen., ground: "Osin salainen ({ground})."}
  public_secret: Ilman salaisia tietoja.
  public_personal: Ilman henkilötietoja.
  public_both: Ilman salaisia tietoja ja henkilötietoja.
  public_file: julkinen
  after_appeal_file: nimetön
`

const testLetter = "title: {fi: Kirje}\nfile: {fi: kirje}\nlayout: letter\nstyle: sender\nparts: [text]\n"

const testItem = "title: {fi: Asia}\nfile: {fi: asia}\nlayout: item\nstage: agenda\nstyle: recipient\nparts: [statement, proposal]\nblanks: [section, diary, date, preparer]\n"

// testLibrary gives a library with the kind “letter” of this text, the kind “item”, and the partials given as name and text.
func testLibrary(text string, partials ...string) *Library {
	files := fstest.MapFS{
		"_lang/fi.yaml":    {Data: []byte(testWords)},
		"letter/type.yaml": {Data: []byte(testLetter)},
		"letter/fi.md":     {Data: []byte(text)},
		"item/type.yaml":   {Data: []byte(testItem)},
		"item/fi.md":       {Data: []byte(text)},
	}
	for i := 0; i < len(partials); i += 2 {
		files["_parts/"+partials[i]+"/fi.md"] = &fstest.MapFile{Data: []byte(partials[i+1])}
	}
	return Open(source.Layer{Name: "test", FS: files})
}

func fi(s string) data.Text { return data.Text{ByLang: map[string]string{"fi": s}} }

func prose(s string, line, col, indent int) data.Markup {
	return data.Markup{ByLang: map[string]data.MarkupText{"fi": {Source: s, Begin: posAt(line, col), Indent: indent}}}
}

func posAt(line, col int) source.Pos { return source.Pos{File: "project.yaml", Line: line, Col: col} }

func nodeAt(line int) data.Node { return data.Node{At: posAt(line, 3)} }

// testCase is a small case with three parties, without any file.
func testCase(t testing.TB) (*data.Case, *data.Shares) {
	t.Helper()
	kemijarvi := &data.Municipality{
		Code: "320", Name: map[string]string{"fi": "Kemijärvi", "sv": "Kemijärvi"}, Type: map[string]string{"fi": "kaupunki", "sv": "stad"},
		Population: map[int]int{2019: 7191}, Official: map[string]string{"fi": "Kemijärven kaupunki", "sv": "Kemijärvi stad"},
		Forms: map[string]string{"genitive": "Kemijärven"}, Local: data.Local{In: "Kemijärvellä", Into: "Kemijärvelle", From: "Kemijärveltä"},
	}
	total, own := data.Money(508103200), data.Money(101620640)
	c := &data.Case{
		Node: nodeAt(1), Date: data.Date{Year: 2020, Month: 5, Day: 5}, Deadline: data.Date{Year: 2020, Month: 6, Day: 5},
		Place: fi("Rovaniemi"), Diary: "120/2020",
		Project: data.Project{
			Node: nodeAt(5), Name: fi("Uusi alku"), Kind: fi("hanke"), Years: data.Years{First: 2020, Last: 2021},
			Purpose:   prose("Ensimmäinen kappale.\n\n* väärä rivi\n", 9, 5, 4),
			Programme: fi("Ohjelma | * _outo_"),
		},
		Host: data.Organisation{
			Node: nodeAt(20), Name: fi("Kolpeneen palvelukeskuksen kuntayhtymä"), Unit: fi("Hanketoimisto"),
			Address: data.Lines{ByLang: map[string][]string{"fi": {"PL 1", "99999 Esimerkkilä"}}}, Web: "https://www.example.fi",
			Contacts: []*data.Person{{Node: nodeAt(30), Title: fi("hankejohtaja"), Forms: map[string]data.Text{"genitive": fi("hankejohtajan")}}},
		},
		Funding: data.Funding{Node: nodeAt(40), Total: &total},
		Parties: []*data.Party{
			{Node: nodeAt(101), Municipality: kemijarvi, Name: "Kemijärvi", Pays: data.PayMoney},
			{Node: nodeAt(102), Name: "Salla", Organisation: data.Organisation{Node: nodeAt(102), Name: fi("Sallan säätiö")}},
			{Node: nodeAt(103), Name: "Muu", Organisation: data.Organisation{Node: nodeAt(103), Name: fi("Muu kuntayhtymä")}, Pays: data.PayWork},
		},
		Attachments: []*data.Attachment{{Node: nodeAt(50), Key: "shares", Title: fi("Rahoitusosuudet")}},
		Allocation: data.Allocation{
			Node: nodeAt(60), Rounding: data.RoundEuros, Population: data.Date{Year: 2019, Month: 12, Day: 31},
			Groups: []*data.Group{{Node: nodeAt(61), Key: "all", Name: fi("Kaikki"), By: data.ByPopulation}},
		},
	}
	c.Funding.Sources = []*data.Source{{Node: nodeAt(41), Key: "grant", Name: fi("valtionavustus"), Percent: new(data.Percent)}}
	*c.Funding.Sources[0].Percent = 800000
	s := &data.Shares{
		Total: total, Own: own, Years: []int{2020, 2021}, ByYear: []data.Money{40648256, own - 40648256},
		Sources: []data.SourceShare{{Source: c.Funding.Sources[0], Amount: total - own, Percent: 800000}},
	}
	group := &data.GroupShare{Group: c.Allocation.Groups[0], Total: own, ByYear: s.ByYear, Key: 20000}
	for i, p := range c.Parties {
		euros := data.Money([]int64{18137, 500, 1000}[i] * 100)
		group.Rows = append(group.Rows, &data.Share{Party: p, Total: euros, Money: euros, ByYear: []data.Money{euros / 2, euros - euros/2}, Percent: 17850})
	}
	s.Groups = []*data.GroupShare{group}
	return c, s
}

// compileLetter compiles a text as a letter and fails the test where it has mistakes.
func compileLetter(t testing.TB, text string, partials ...string) *Template {
	t.Helper()
	tm, err := testLibrary(text, partials...).Compile("letter", "fi")
	if err != nil {
		t.Fatalf("%s\n%v", text, err)
	}
	return tm
}

func lines(s ...string) string { return strings.Join(s, "\n") + "\n" }
