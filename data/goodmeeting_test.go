package data_test

import (
	"testing"

	"github.com/pykala/pykala/data"
)

// TestGoodMeetings are cases in which nothing is wrong, though it may look so.
func TestGoodMeetings(t *testing.T) {
	reg := register(t)
	for _, good := range goodMeetings(t) {
		c, err := data.Load(good.folder(t), "case", data.CaseFile, reg)
		if err != nil {
			t.Errorf("%s:\n%s", good.name, report(err))
		} else if len(c.Warnings) > 0 {
			t.Errorf("%s: %v", good.name, c.Warnings)
		}
	}
}

func goodMeetings(t testing.TB) []badInput {
	e := func(name string, edits ...string) badInput { return meetingEdit(t, name, edits...) }
	const (
		board  = "        outcome: passed\n        appeal: {nature: preparation}\n"
		ayes   = "ayes: [leader, deputychair, fifth]"
		noes   = "noes: [third, fourth]"
		blank  = "            blank: [sixth]\n"
		voted  = "        outcome: passed-voted\n"
		grant  = "        proposal: {text: {fi: Avustus myönnetään., sv: Bidraget beviljas.}}\n        outcome: passed\n"
		events = "          - {kind: arrived, who: [late], from: 18.50}\n"
	)
	const other = `        proposals:
          - {key: less, by: {title: jäsen, last_name: A}, supporters: [{title: jäsen, last_name: B}], text: Avustus puolitetaan.}
          - {key: none, by: {title: jäsen, last_name: C}, supporters: [{title: jäsen, last_name: D}], text: Avustusta ei myönnetä.}
`
	return []badInput{
		yamlFile("agenda", agendaOnly),
		e("votes counted only", ayes, "ayes: 4", noes, "noes: 2", blank, ""),
		e("tie that the chair decides", ayes, "ayes: 3", noes, "noes: 3", blank, "            casting: yes\n"),
		e("some were away from the vote", noes, "noes: [third]", blank, "            absent: [sixth, fourth, seventh]\n"),
		e("the counter-proposal wins", ayes, "ayes: [leader]", noes, "noes: [third, fourth, deputychair, fifth]", voted, "        outcome: modified\n"),
		e("tie that the chair decides against", ayes, "ayes: 3", noes, "noes: 3", blank, "            casting: no\n", voted, "        outcome: rejected\n"),
		e("the presenter changes the proposal", grant,
			"        proposal: {text: Avustus myönnetään.}\n        proposals: [{text: Avustus myönnetään osaksi.}]\n        outcome: revised\n"),
		e("one counter-proposal against another first", grant, "        proposal: {text: Avustus myönnetään.}\n"+other+
			"        votes:\n          - {method: hands, yes: less, no: none, ayes: 2, noes: 5}\n          - {method: hands, no: none, ayes: 4, noes: 3}\n        outcome: passed-voted\n"),
		e("tabled after a vote", grant, "        proposal: {text: Avustus myönnetään.}\n"+other+
			"        votes: [{method: hands, no: none, ayes: 2, noes: 5}]\n        outcome: tabled\n"),
		e("modified without a vote", grant, "        proposal: {text: Avustus myönnetään.}\n        decision: {text: Avustus puolitetaan.}\n        outcome: modified\n"),
		e("noted, without an appeal", grant, "        outcome: noted\n", "        appeal: {nature: final}\nmeetings:", "meetings:"),
		e("a frozen record of an earlier body", board, "        outcome: passed-voted\n        record: Kaupunginhallitus päätti äänin 7–4.\n"),
		e("the presenter dissents", grant, "        proposal: {text: Avustus myönnetään.}\n        decision: {text: Avustus puolitetaan.}\n        outcome: modified\n"+
			"        dissents: [{by: {title: esittelijä}, text: Perusteet puuttuvat.}]\n        presenter: {title: esittelijä}\n"),
		e("came, left and came again", events, "          - {kind: arrived, who: [late], from: 18.45}\n          - {kind: left, who: [late], from: 18.50}\n          - {kind: arrived, who: [late], from: 19.00}\n"),
		e("away for a while", events, "          - {kind: away, who: [leader], from: 18.45, to: 18.50}\n          - {kind: arrived, who: [late]}\n"),
		e("an expert who is in no list", events, events+"          - {kind: heard, who: [{title: asiantuntija}]}\n"),
		e("an expert of the list", events, events+"          - {kind: heard, who: [guest]}\n"),
		e("elected without a vote", "method: majority", "method: unanimous", ", votes: 3", "", ", votes: 2}", ", elected: true}"),
		e("elected by lot", "method: majority", "method: lot", ", votes: 3", "", ", votes: 2}", "}"),
		e("even votes in an election", ", votes: 2}", ", votes: 3}"),
		e("two elected by two votes each", ", votes: 3", ", votes: 6", ", votes: 2}", ", votes: 6, elected: true}"),
		e("a section with a letter", "section: \"12\"", "section: 12 a"),
		e("the same section of another body", "section: \"270\"", "section: \"62\""),
		e("the same section of another year", "section: \"270\"", "section: \"62\"", "      - body: board\n", "      - body: council\n", "date: 21.9.2026", "date: 21.9.2025",
			"218/00.01.02/2026", "218/00.01.02/2025"),
		e("own section that agrees", joining, "      - meeting: autumn\n        section: \"64\"\n        attachments: [plan]\n"),
		e("a substitute of the other group", "{key: stand-in, last_name: Sijainen, role: deputy}", "{key: stand-in, last_name: Sijainen, role: deputy, group: other}"),
		e("a standing item with a text", "      - legality\n", "      - {item: legality, handling: {statement: Kokous on kutsuttu koolle sähköisesti.}}\n"),
		e("minutes that are not checked yet", "    checked: 15.10.2026\n    published: 16.10.2026\n", ""),
	}
}

// agendaOnly is a meeting that is still to come: no attendance, no end, no outcome.
const agendaOnly = `date: 4.5.2020
host: Kemijärven kaupunki
bodies: [{key: board, name: kaupunginhallitus, kind: board}]
matters:
  - key: joining
    title: Hankkeeseen liittyminen
    handlings:
      - {meeting: may, presenter: {title: kaupunginjohtaja}, proposal: {items: [liittyä hankkeeseen]}}
meetings:
  - {key: may, body: board, date: 18.5.2020, start: 16.00, items: [legality, joining]}
`
