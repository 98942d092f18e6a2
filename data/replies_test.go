package data_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pykala/pykala/data"
)

// withReplies is a case whose parties' answers are in a table.
var withReplies = small + `replies: replies.csv
statement_request:
  subject: maakunnallinen valmistelu
  questions:
    - {key: join, text: Sitoutuuko kunta valmisteluun?, kind: yes-no, phrase: sitoutua valmisteluun}
    - {key: members, text: Ketkä kunta nimeää ohjausryhmään?, kind: names, count: 2}
    - {key: other, text: Mitä muuta kunta haluaa lausua?}
`

func replyTable(name, table string) badInput {
	return badInput{name: name, files: map[string]string{"project.yaml": withReplies, "replies.csv": table}}
}

func TestReplies(t *testing.T) {
	const table = "Osapuoli;Saapunut;Toimielin;toimielin_sv;Päätöspäivä;Pykälä;Asianumero;Sitoutuu;Vastaus: join;vastaus:other;Edustaja 1;nominee2;varaedustaja 1\n" +
		"320;25.5.2020;kaupunginhallitus;stadsstyrelsen;18.5.2020;144;218/20.200/2020;kyllä;kyllä;Ei muuta;" +
		"Eeva Maria Esimerkki, kaupunginhallituksen puheenjohtaja;kaupunginvaltuuston puheenjohtaja;Malli\n" +
		"Salla kommun;;;;;;;;;;;;\n"
	c, err := data.Load(replyTable("", table).folder(t), "case", data.CaseFile, register(t))
	if err != nil {
		t.Fatal(report(err))
	}
	r := c.Parties[0].Reply
	if r == nil || c.Parties[1].Reply != nil {
		t.Fatalf("the replies are %v and %v", r, c.Parties[1].Reply)
	}
	body, _ := r.Body.In("sv")
	got := fmt.Sprintln(r.Received, body, r.Date, r.Section, r.Diary, r.Commits, r.Answers["join"].ByLang["fi"], r.Answers["other"].ByLang["fi"])
	for _, n := range r.Nominees {
		title, _ := n.Title.In("fi")
		got += fmt.Sprintf("%q %q %q %v\n", n.First, n.Last, title, n.Deputy)
	}
	want := `25.5.2020 stadsstyrelsen 18.5.2020 144 218/20.200/2020 yes yes Ei muuta
"Eeva Maria" "Esimerkki" "kaupunginhallituksen puheenjohtaja" false
"" "" "kaupunginvaltuuston puheenjohtaja" false
"" "Malli" "" true
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestCommitments(t *testing.T) {
	five := strings.Replace(withReplies, "  - municipality: Salla\n", "  - municipality: Salla\n    population: 2726\n  - {organisation: Oy Aho, population: 1}\n", 1)
	b := badInput{files: map[string]string{
		"project.yaml": strings.Replace(five, "  - municipality: Kemijärvi\n", "  - municipality: Kemijärvi\n    population: 7274\n", 1),
		"replies.csv":  "party;received;commits;condition\nSalla;25.5.2020;no;\nKemijärvi;26.5.2020;yes;\nOy Aho;26.5.2020;conditional;jos avustus myönnetään\n",
	}}
	c, err := data.Load(b.folder(t), "case", data.CaseFile, register(t))
	if err != nil {
		t.Fatal(report(err))
	}
	got := c.Commitments()
	if got.Yes != 1 || got.No != 1 || got.Conditional != 1 || got.Waiting != 0 || got.Day.String() != "31.12.2019" {
		t.Errorf("got %+v", got)
	}
	if got.Covered != (data.Coverage{Of: 7274, All: 10000}) || got.Conditioned != got.Covered || got.Covered.Percent().String() != "72,74 %" {
		t.Errorf("covered %+v, with conditions %+v: %s", got.Covered, got.Conditioned, got.Covered.Percent())
	}
	for least, want := range map[data.Percent]bool{727_400: true, 727_401: false, 800_000: false, 0: true} {
		if got.Covered.Reaches(least) != want {
			t.Errorf("%s of %+v: %v", least, got.Covered, !want)
		}
	}
	if (data.Coverage{}).Reaches(0) {
		t.Error("nobody is more than nobody")
	}
	if p := (data.Coverage{Of: 79_999, All: 100_000}).Percent().String(); p != "79,99 %" {
		t.Errorf("79,999 %% is shown as %s", p)
	}
}

// Without an allocation the population is the latest before the case's date.
func TestPopulationOfCommitments(t *testing.T) {
	own := small[:strings.Index(small, "funding:")] + "parties:\n  - municipality: Kemijärvi\n    reply: {received: 20.5.2020, commits: yes}\n"
	for date, want := range map[string]string{"4.5.2020": "31.12.2019", "4.5.2022": "31.12.2021", "4.5.2019": "31.12.2024"} {
		text := strings.Replace(strings.Replace(own, "4.5.2020", date, 1), "deadline: 29.5.2020\n", "", 1)
		text = strings.Replace(text, "20.5.2020", "20.5.2022", 1)
		c, err := data.Load(yamlFile("", text).folder(t), "case", data.CaseFile, register(t))
		if err != nil {
			t.Fatal(report(err))
		}
		got := c.Commitments()
		if got.Day.String() != want || got.Covered.All == 0 || got.Covered.Of != got.Covered.All {
			t.Errorf("%s: %+v", date, got)
		}
	}
}
