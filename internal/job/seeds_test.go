package job_test

import (
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/render/doc"
)

// minutesOf composes the minutes of an example's first meeting.
func minutesOf(t *testing.T, name string) string { return firstOf(t, name, "minutes") }

// firstOf composes the first document of a kind of an example.
func firstOf(t *testing.T, name, kind string) string {
	t.Helper()
	j, err := job.Open(job.Options{Case: "../../data/examples/" + name})
	if err != nil {
		t.Fatal(err)
	}
	choice, err := j.Select(job.Selection{Kinds: []string{kind}})
	if err != nil {
		t.Fatal(err)
	}
	tree, err := j.Compose(&choice.Documents[0])
	if err != nil {
		t.Fatal(err)
	}
	return doc.PlainText(tree)
}

// TestMunicipalitiesOwnLayouts types real decisions in as data and has them back in the municipality's layout: the same parts in
// the same order under the same labels as the municipality published them. The sentences are the examples' own.
func TestMunicipalitiesOwnLayouts(t *testing.T) {
	for name, parts := range map[string][]string{
		"kemijarvi": {
			"\n\nOsallistuminen Sote-rakenneuudistusta tukeva alueellinen valmistelu Lapissa -hankkeeseen\n\n", "218/20.200/2020\n\n", "KH 18.05.2020 § 144\n\n",
			"Kolpeneen palvelukeskuksen kuntayhtymä pyytää", "5 081 032 euroa", "18 137 euroa", "Liitteenä 8 ", "liitteenä 9 ", "Oheisena ",
			"1) ", "2) ", "3) ", "80 % maakunnan väestöstä", "(Palvelualuejohtaja 040 000 0000)\n\n", "Päätösehdotus (kaupunginjohtaja): Kaupunginhallitus päättää osallistua",
			"18 137 euroa.\n\n", "katetaan työaikana.\n\n", "Päätös: Päätösehdotus hyväksyttiin.\n\n", "Tiedoksi: Kolpeneen palvelukeskuksen kuntayhtymä",
		},
		"heinola": {
			"\n\nHeinolan osallistuminen ", "4738/00.01.05/2020\n\n", "Soteltk 26.03.2020 § 24\n\n", "Valmistelija: sosiaali- ja terveysjohtaja ", ",\npuh. ",
			"1. Tulevaisuuden", "(liitteenä)", "2. Sote-rakenneuudistusta", "Sosiaali- ja terveysjohtajan (PM) ehdotus:\n\n", "Sosiaali- ja terveyslautakunta päättää\n\n",
			"1. olla mukana", "2. olla mukana", "Päätös: ", "poistui", "Tiedoksianto: ",
		},
		"espoo": {
			"\n\n5484/02.05.01/2020\n\n", "Kaupunginhallitus 20.09.2021 § 320\n\n", "§ 320\n\n", "Sitoutuminen Tulevaisuuden sote-keskus", "Valmistelijat / lisätiedot:\n\n",
			"Päätösehdotus\n\n", "Kaupunginjohtaja ", "Kaupunginhallitus\n\n", "1\n   päättää", "2\n   päättää", "3\n   päättää", "Käsittely\n\n", "Päätös\n\n",
			"Kaupunginhallitus:\n\n", "Selostus\n\n", "Valtionavustuksen tausta\n\n", "1) ", "Hankkeen organisointi\n\n",
		},
	} {
		text := strings.ReplaceAll(minutesOf(t, name), "\u00a0", " ")
		golden.Check(t, "seeds/"+name+".txt", text)
		rest := text
		for _, part := range parts {
			_, after, found := strings.Cut(rest, part)
			if !found {
				t.Errorf("%s: %q does not stand after what comes before it", name, part)
				continue
			}
			rest = after
		}
	}
}

// TestCouncilMeeting keeps the bilingual meeting of six items as a golden.
func TestCouncilMeeting(t *testing.T) {
	golden.Check(t, "seeds/valtuusto.txt", minutesOf(t, "valtuusto"))
}

// TestNewsAndRoadmap types a notice and a roadmap in as data, and has their sections back in order.
func TestNewsAndRoadmap(t *testing.T) {
	for _, c := range []struct {
		example, kind string
		parts         []string
	}{
		{"virtu", "news", []string{
			"30.4.2020", "1. ", "29.1.2020", "139 osallistujaa", "2. ", "17.2.2020", "158 osallistujaa", "3. ", "27.2.2020", "108 osallistujaa",
			"4. ", "19.3.2020", "70 osallistujaa", "toukokuu 2020", "syyskuu 2020", "milj. euroa", "Lähde: ",
		}},
		{"tiekartta", "roadmap", []string{
			"12.4.2016", "24.5.2016", "Poliittinen ohjausryhmä", "Johtoryhmä", "Alaryhmät", "rahoitus\n", "Kesäkuu 2016", "Elokuu 2016",
			"Osallistujien päätös", "kaksi edustajaa", "Lausuntopyyntö", "16.9.2016", "1. ", "2. ",
		}},
		{"tiekartta", "statement-request", []string{"Kysymykset", "1. ", "☐ kyllä", "2. ", "16.9.2016"}},
		{"tiekartta", "statement-item", []string{"Päätösehdotus (kaupunginjohtaja): Kaupunginhallitus päättää sitoutua", "nimetä kaksi"}},
	} {
		rest := strings.ReplaceAll(firstOf(t, c.example, c.kind), "\u00a0", " ")
		golden.Check(t, "seeds/"+c.example+"-"+c.kind+".txt", rest)
		for _, part := range c.parts {
			_, after, found := strings.Cut(rest, part)
			if !found {
				t.Errorf("%s, %s: %q does not stand after what comes before it", c.example, c.kind, part)
				continue
			}
			rest = after
		}
	}
}
