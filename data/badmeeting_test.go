package data_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/source"
)

// meetingEdit is one way to get the good meeting wrong: pairs of what stands in the file once, and what stands there instead.
func meetingEdit(t testing.TB, name string, edits ...string) badInput {
	t.Helper()
	text := meetingText(t)
	for i := 0; i < len(edits); i += 2 {
		if strings.Count(text, edits[i]) != 1 {
			t.Fatalf("%s: %q is %d times in the case", name, edits[i], strings.Count(text, edits[i]))
		}
		text = strings.Replace(text, edits[i], edits[i+1], 1)
	}
	return yamlFile(name, text)
}

func TestBadMeetings(t *testing.T) { checkBad(t, "bad-meetings.txt", badMeetings(t)) }

// checkBad loads cases in each of which something is wrong and compares what is said of them with a golden file.
func checkBad(t *testing.T, name string, list []badInput) {
	t.Helper()
	reg := register(t)
	var b strings.Builder
	for _, bad := range list {
		folder := bad.folder(t)
		c, err := data.Load(folder, "case", data.CaseFile, reg)
		fmt.Fprintf(&b, "== %s\n\n", bad.name)
		es := source.AllOf(err)
		if err == nil {
			es = c.Warnings
		}
		if len(es) == 0 {
			t.Errorf("%s: nothing is wrong", bad.name)
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
	golden.Check(t, name, b.String())
}

func badMeetings(t testing.TB) []badInput {
	e := func(name string, edits ...string) badInput { return meetingEdit(t, name, edits...) }
	return append(append(badBodies(e), badMinutes(e)...), append(badEvents(e), badVotes(e)...)...)
}

type editor func(name string, edits ...string) badInput

const (
	joining  = "      - meeting: autumn\n        attachments: [plan]\n"
	schedule = "    first_section: 62\n"
	meetings = "meetings:\n"
	spring   = "meetings:\n  - {key: spring, body: council, number: %s, date: %s, first_section: %s, items: [legality, checkers]}\n"
)

func badBodies(e editor) []badInput {
	return []badInput{
		e("keys twice", "key: council", "key: board", "key: land\n", "key: joining\n"),
		e("bad keys", "key: joining", "key: Liittyminen", "key: autumn", "key: syys kokous"),
		e("a matter called like a standing item", "key: land\n", "key: notices\n"),
		e("unknown revision", "revision: board", "revision: bord"),
		e("officer without revision", "    revision: board\n", ""),
		e("revision to an officer", "kind: council", "kind: council\n    revision: director"),
		e("body of nobody", "kind: council", "kind: council\n    of: Salla"),
		e("languages of a body", "kind: council", "kind: council\n    languages: [fi, ruotsi]"),
		e("key for a person where there is no meeting", "presenter: {title: {fi: kaupunginjohtaja, sv: stadsdirektör}}", "presenter: guest"),
		e("handling without a body", "      - body: board\n        date", "      - date"),
		e("handling without a day", "        date: 21.9.2026\n", ""),
		e("unknown meeting", joining, strings.Replace(joining, "autumn", "atumn", 1)),
		e("no title", "    title: {fi: Tontin myynti, sv: Försäljning av tomt}\n", ""),
		e("secret without a title for the public and a ground", "    public_title: {fi: Kiinteistökauppa, sv: Fastighetsaffär}\n", "",
			"    ground: {fi: JulkL 24 § 1 mom. 17 k, sv: OffentlighetsL 24 § 1 mom. 17 p}\n", ""),
		e("title for the public of a public matter", "    publicity: secret\n", ""),
		e("secret attachment without a ground", "title: {fi: Hankesuunnitelma, sv: Projektplan}}", "title: Hankesuunnitelma, publicity: secret}"),
		e("odd diary number", "218/00.01.02/2026", "218-00"),
		e("diary number of a later year", "218/00.01.02/2026", "218/00.01.02/2027"),
		e("diary number of two matters", "301/10.00.02/2026", "318/00.00.01/2026"),
		e("unknown attachment", "attachments: [plan]", "attachments: [plam]"),
		e("body of the handling and of the meeting", joining, strings.Replace(joining, "meeting:", "body: board\n        meeting:", 1)),
		e("date of the handling and of the meeting", joining, strings.Replace(joining, "meeting:", "date: 11.10.2026\n        meeting:", 1)),
		e("handled twice in one meeting", "        date: 21.9.2026\n        section: \"270\"\n", "        meeting: autumn\n", "      - body: board\n", "      - body: council\n"),
		e("not among the items", "      - land\n", ""),
		e("unknown body that is asked", "for: council", "for: concil"),
	}
}

func badMinutes(e editor) []badInput {
	before := func(number, date, first string) string { return fmt.Sprintf(spring, number, date, first) }
	return []badInput{
		e("meetings out of order", meetings, before("6", "14.12.2026", "60")),
		e("meeting number twice", meetings, before("7", "14.9.2026", "60")),
		e("meeting number that falls", meetings, before("8", "14.9.2026", "60")),
		e("sections twice", meetings, before("6", "14.9.2026", "61")),
		e("gap between sections", meetings, before("6", "14.9.2026", "58")),
		e("meetings between without the first section", meetings, before("4", "14.9.2026", "58"), schedule, ""),
		e("own section", joining, strings.Replace(joining, "meeting:", "section: \"65\"\n        meeting:", 1)),
		e("own section without the first", joining, strings.Replace(joining, "meeting:", "section: \"65\"\n        meeting:", 1), schedule, ""),
		e("section that is no number", "section: \"270\"", "section: § 270"),
		e("section of another handling", "section: \"270\"", "section: \"64\"", "      - body: board\n", "      - body: council\n"),
		e("sections that fall", "section: \"270\"", "section: \"90\"", "      - body: board\n", "      - body: council\n"),
		e("end before the start", "end: 19.15", "end: 17.15", ", from: 18.40", "", ", from: 18.50", ""),
		e("clock", "start: 18.00", "start: 25.00"),
		e("summons after the meeting", "summoned: 5.10.2026", "summoned: 13.10.2026"),
		e("late summons", "summoned: 5.10.2026", "summoned: 9.10.2026"),
		e("meeting of an officer", "    body: council\n    number", "    body: director\n    number"),
		e("item twice", "      - legality\n", "      - legality\n      - legality\n"),
		e("unknown item", "      - legality\n", "      - legalty\n"),
		e("section of a standing item", "      - legality\n", "      - {item: legality, handling: {section: \"62\"}}\n"),
		e("key of the attendance twice", "{key: third,", "{key: fourth,"),
		e("person without a name", "last_name: Kolmas, ", ""),
		e("seat of somebody who is there", "replaces: seventh", "replaces: sixth"),
		e("seat of nobody", "replaces: seventh", "replaces: eight"),
		e("member in a seat", "role: deputy, replaces", "role: member, replaces"),
		e("no chair and no secretary", "role: chair", "role: guest", "role: vice-chair", "role: guest", "role: secretary", "role: guest"),
		e("one checker", "checkers: [third, fourth]", "checkers: [third]"),
		e("absent checker", "checkers: [third, fourth]", "checkers: [third, seventh]"),
		e("checked before the meeting", "checked: 15.10.2026", "checked: 5.10.2026"),
		e("published before checked", "published: 16.10.2026", "published: 14.10.2026"),
		e("published without checked", "    checked: 15.10.2026\n", ""),
		e("checked without an end", "    end: 19.15\n", ""),
		e("nobody was there", "    end: 19.15\n", "    end: 19.15\n    attendence: []\n"),
		e("item without an outcome", "        outcome: election\n", ""),
		e("no quorum", "      - {key: writer", "      - {key: a, last_name: A, role: member, group: absent}\n      - {key: b, last_name: B, role: member, group: absent}\n"+
			"      - {key: c, last_name: C, role: member, group: absent}\n      - {key: writer"),
	}
}

func badEvents(e editor) []badInput {
	return []badInput{
		e("no ground of disqualification", "            ground: {fi: kuntalain 97 §:n 1 momentti, sv: 97 § 1 mom. i kommunallagen}\n", ""),
		e("disqualified and still there", "            left: true\n", ""),
		e("who leaves is absent", "who: [sixth], from: 18.40", "who: [seventh], from: 18.40"),
		e("who arrives is there", "{kind: left, who: [sixth], from: 18.40}", "{kind: arrived, who: [late], from: 18.40}"),
		e("who leaves is gone", "{kind: arrived, who: [late], from: 18.50}", "{kind: left, who: [sixth], from: 18.50}"),
		e("event outside the meeting", "who: [late], from: 18.50", "who: [late], from: 19.50", "from: 18.40", "from: 17.40"),
		e("event that ends before it begins", "who: [sixth], from: 18.40", "who: [sixth], from: 18.40, to: 18.30"),
		e("stranger", "who: [late], from: 18.50", "who: [{title: jäsen}], from: 18.50"),
		e("unknown person", "who: [late], from: 18.50", "who: [latte], from: 18.50"),
		e("left that means nothing", "who: [late], from: 18.50", "who: [late], left: true"),
	}
}

func badVotes(e editor) []badInput {
	const outcome = "        outcome: passed-voted\n"
	return []badInput{
		e("unknown proposal", "no: oneyear", "no: one-year"),
		e("no proposal behind EI", "            no: oneyear\n", ""),
		e("same proposal twice", "no: oneyear", "no: oneyear\n            yes: oneyear"),
		e("withdrawn proposal", "supporters: [fourth]", "supporters: [fourth]\n            withdrawn: true"),
		e("unsupported proposal", "            supporters: [fourth]\n", ""),
		e("own supporter", "supporters: [fourth]", "supporters: [third]"),
		e("proposal that says nothing", "            items:\n              - fi: liittyä hankkeeseen vuodeksi 2027\n                sv: ansluta sig till projektet för år 2027\n", ""),
		e("proposal of somebody absent", "            by: third\n            supporters", "            by: seventh\n            supporters"),
		e("voted twice", "noes: [third, fourth]", "noes: [third, leader]"),
		e("voters without a vote", "noes: [third, fourth]", "noes: [third, writer, seventh]"),
		e("votes missing", "            noes: [third, fourth]\n", ""),
		e("too many votes", "ayes: [leader, deputychair, fifth]", "ayes: 30"),
		e("too few votes", "            blank: [sixth]\n", ""),
		e("tie", "blank: [sixth]", "absent: [sixth]", "ayes: [leader, deputychair, fifth]", "ayes: [leader, deputychair]"),
		e("chair's vote without a tie", "blank: [sixth]", "blank: [sixth]\n            casting: yes"),
		e("chair's vote that is no vote", "blank: [sixth]", "blank: [sixth]\n            casting: jaa"),
		e("outcome against the vote", "ayes: [leader, deputychair, fifth]", "ayes: [leader]"),
		e("modified though the proposal won", outcome, "        outcome: modified\n        decision: {text: Asia hyväksyttiin muutettuna.}\n"),
		e("passed after a vote that nobody took", "        outcome: passed\n        appeal: {nature: preparation}", "        outcome: passed-voted\n        appeal: {nature: preparation}"),
		e("passed without a proposal", "        proposal: {text: {fi: Avustus myönnetään., sv: Bidraget beviljas.}}\n", ""),
		e("revised without a changed proposal", outcome, "        outcome: revised\n"),
		e("modified without a decision", "        proposal: {text: {fi: Avustus myönnetään., sv: Bidraget beviljas.}}\n        outcome: passed\n",
			"        proposal: {text: Avustus myönnetään.}\n        outcome: modified\n"),
		e("election without one", "        outcome: passed\n        appeal: {nature: preparation}", "        outcome: election\n        appeal: {nature: preparation}"),
		e("no appeal", "        outcome: election\n        appeal: {nature: final}\n", "        outcome: election\n"),
		e("dissent without a right", "          - by: third\n", "          - by: leader\n"),
		e("dissent of somebody absent", "          - by: third\n", "          - by: seventh\n"),
		e("nobody elected", ", elected: true", ""),
		e("more votes than voters", "votes: 3", "votes: 30"),
		e("sum of votes", "votes: 3", "votes: 6"),
		e("elected with fewer votes", "votes: 3", "votes: 1"),
		e("unanimous with votes", "method: majority", "method: unanimous"),
		e("candidate twice", "{person: {title: {fi: yrittäjä, sv: företagare}, last_name: Exempel}, votes: 2}",
			"{person: {title: {fi: lehtori, sv: lektor}, last_name: Esimerkki}, deputy: {title: lehtori, last_name: Esimerkki}, votes: 2}"),
	}
}
