package data_test

import (
	"strings"
	"testing"
)

func TestBadReplies(t *testing.T) {
	checkBad(t, "bad-replies.txt", append(badReplies(), badProjects()...))
}

// replyEdit gets the case with questions wrong; the parties' answers are on the line of the party.
func replyEdit(name string, edits ...string) badInput {
	text := strings.Replace(withReplies, "replies: replies.csv\n", "", 1)
	for i := 0; i < len(edits); i += 2 {
		text = strings.Replace(text, edits[i], edits[i+1], 1)
	}
	return yamlFile(name, text)
}

// answered gives Salla an answer.
func answered(name, reply string, edits ...string) badInput {
	return replyEdit(name, append([]string{"  - municipality: Salla\n", "  - municipality: Salla\n    reply: {" + reply + "}\n"}, edits...)...)
}

func badReplies() []badInput {
	const good = "received: 25.5.2020, commits: yes"
	return []badInput{
		replyTable("unknown party", "party;received\nSala;25.5.2020\nSodankylä;25.5.2020\n"),
		replyTable("row twice", "party;received\nSalla;25.5.2020\nSalla kommun;25.5.2020\n"),
		{name: "in the table and with the party", files: map[string]string{
			"project.yaml": strings.Replace(withReplies, "  - municipality: Salla\n", "  - municipality: Salla\n    reply: {received: 25.5.2020}\n", 1),
			"replies.csv":  "party;received\nSalla;25.5.2020\n",
		}},
		replyTable("no column of parties", "received\n25.5.2020\n"),
		replyTable("misspelt column of parties", "osapuolii;received\nSalla;25.5.2020\n"),
		replyTable("unknown columns", "party;received;anwser:join;reply\nSalla;25.5.2020;yes;x\n"),
		replyTable("column twice", "party;received;answer:join;Vastaus: join;nominee1;edustaja 1\nSalla;25.5.2020;yes;no;Malli;Malli\n"),
		replyTable("no day", "party;answer:join\nSalla;yes\n"),
		replyTable("values", "party;received;date;commits;answer:join;section\nSalla;huomenna;32.5.2020;ehkä;ehkä;§ 5\n"),
		replyTable("empty name", "party;received\n;25.5.2020\n"),
		{name: "no table", files: map[string]string{"project.yaml": withReplies}},
		{name: "Excel file", files: map[string]string{"project.yaml": strings.Replace(withReplies, "replies.csv", "replies.xlsx", 1)}},
		answered("answer before the request", "received: 25.4.2020, commits: yes"),
		answered("decision after the answer", good+", date: 26.5.2020"),
		answered("unknown question", good+", answers: {jion: yes}"),
		answered("neither yes nor no", good+", answers: {join: maybe}"),
		answered("answer to a question for persons", good+", answers: {members: Malli}"),
		answered("not one of the options", good+", answers: {other: c}", "lausua?}", "lausua?, kind: choice, options: [a, b]}"),
		answered("too few persons", good+", nominees: [{last_name: Malli}]"),
		answered("too many persons", good+", nominees: [{last_name: A}, {last_name: B}, {last_name: C}, {last_name: D, deputy: true}]"),
		answered("person without a name", good+", nominees: [{email: a@b.example}, {last_name: B, email: b}]"),
		answered("persons that nobody asked for", good+", nominees: [{last_name: A}]", "    - {key: members, text: Ketkä kunta nimeää ohjausryhmään?, kind: names, count: 2}\n", ""),
		answered("condition missing", "received: 25.5.2020, commits: conditional"),
		answered("condition unused", good+", condition: jos"),
		answered("odd diary number", good+", diary: abc"),
		yamlFile("no commitment", strings.Replace(small, "  - municipality: Salla\n", "  - municipality: Salla\n    reply: {received: 25.5.2020}\n", 1)),
		yamlFile("no questions", strings.Replace(small, "  - municipality: Salla\n", "  - municipality: Salla\n    reply: {received: 25.5.2020, commits: yes, answers: {join: yes}}\n", 1)),
		replyEdit("question twice", "key: other", "key: join"),
		replyEdit("nothing to choose from", "lausua?}", "lausua?, kind: choice}"),
		replyEdit("options unused", "lausua?}", "lausua?, options: [a, b]}"),
		replyEdit("count missing", ", count: 2", ""),
		replyEdit("count unused", "lausua?}", "lausua?, count: 2}"),
		replyEdit("reminder before the deadline", "host:", "reminder: {date: 29.5.2020, deadline: 29.5.2020}\nhost:"),
		replyEdit("reminder without a deadline", "deadline: 29.5.2020\n", "reminder: {date: 1.6.2020, deadline: 12.6.2020}\n"),
	}
}

func badProjects() []badInput {
	milestones := func(name, list string) badInput {
		return edit(name, "  years: 2020–2021\nhost", "  years: 2020–2021\n  milestones:\n"+list+"host")
	}
	return []badInput{
		milestones("milestone of two times", "    - {title: a, date: 1.5.2020, month: 5/2020}\n"),
		milestones("milestone without a time", "    - {title: a}\n"),
		milestones("milestones out of order", "    - {title: a, date: 2.5.2020}\n    - {title: b, month: 5/2020}\n    - {title: c, date: 1.5.2020}\n    - {title: d, month: 4/2020}\n"),
		milestones("no month", "    - {title: a, month: 13/2020}\n    - {title: b, month: touko}\n"),
		edit("notice in one language", "host:\n", "news:\n  date: 4.5.2020\n  headline: {fi: Hanke alkoi, sv: Projektet började}\n  lead: Hanke alkoi.\nhost:\n"),
		edit("roadmap in one language", "host:\n", "roadmap:\n  title: {fi: Tiekartta, sv: Färdplan}\n  organs:\n    - {name: johtoryhmä, task: {sv: leder}}\nhost:\n"),
		edit("funding without an allocation and a project", small[strings.Index(small, "allocation:"):strings.Index(small, "parties:")], "",
			small[strings.Index(small, "project:"):strings.Index(small, "host:")], ""),
		edit("allocation without funding and parties", small[strings.Index(small, "funding:"):strings.Index(small, "allocation:")], "",
			small[strings.Index(small, "parties:"):], ""),
		edit("key for a person of the host", "host:\n", "host:\n  contacts: [director]\n"),
		edit("secret attachment", "host:\n", "attachments:\n  - {key: a, title: A, publicity: secret}\nhost:\n"),
	}
}
