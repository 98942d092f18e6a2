package data_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pykala/pykala/data"
)

func TestResult(t *testing.T) {
	ballots := func(n int) *data.Ballots { return &data.Ballots{Count: n} }
	for _, tc := range []struct {
		vote data.Vote
		want string
	}{
		{data.Vote{Ayes: ballots(7), Noes: ballots(4), Blank: ballots(2)}, "{7 4 2 0 true} true"},
		{data.Vote{Ayes: ballots(3), Noes: ballots(8), Absent: ballots(1)}, "{3 8 0 1 false} true"},
		{data.Vote{Ayes: ballots(5), Noes: ballots(5), Casting: "yes"}, "{5 5 0 0 true} true"},
		{data.Vote{Ayes: ballots(5), Noes: ballots(5), Casting: "no"}, "{5 5 0 0 false} true"},
		{data.Vote{Ayes: ballots(5), Noes: ballots(5)}, "{5 5 0 0 false} false"},
		{data.Vote{Ayes: ballots(5)}, "{5 0 0 0 true} true"},
		{data.Vote{}, "{0 0 0 0 false} false"},
		{data.Vote{Casting: "yes"}, "{0 0 0 0 true} false"},
	} {
		tally, ok := tc.vote.Result()
		if got := fmt.Sprint(tally, ok); got != tc.want {
			t.Errorf("%+v: %s, want %s", tc.vote, got, tc.want)
		}
	}
}

func TestEarlier(t *testing.T) {
	day := func(d int) data.Date { return data.Date{Year: 2020, Month: 5, Day: d} }
	council := &data.Handling{Body: "council", Date: day(25)}
	committee := &data.Handling{Body: "committee", Date: day(4)}
	first := &data.Handling{Body: "board first", Date: day(18)}
	second := &data.Handling{Body: "board second", Date: day(18)}
	unknown := &data.Handling{Body: "unknown"}
	matter := &data.Matter{Handlings: []*data.Handling{council, first, second, committee, unknown}}
	for h, want := range map[*data.Handling]string{
		council: "committee, board first, board second", second: "committee, board first", first: "committee", committee: "",
		unknown: "committee, board first, board second, council", {}: "",
	} {
		var got []string
		for _, other := range h.Earlier(matter) {
			got = append(got, other.Body)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("before %s: %s, want %s", h.Body, strings.Join(got, ", "), want)
		}
	}
}

// attended is a meeting of three items in which everything happens that can happen to somebody.
func attended() *data.Meeting {
	ref := func(key string) *data.Person { return &data.Person{Ref: key} }
	clock := func(minutes int) data.Clock { return data.Clock{Minutes: minutes, Set: true} }
	event := func(kind data.EventKind, from, to int, who ...string) *data.Event {
		e := &data.Event{Kind: kind}
		for _, key := range who {
			e.Who = append(e.Who, ref(key))
		}
		if from > 0 {
			e.From = clock(from)
		}
		if to > 0 {
			e.To = clock(to)
		}
		return e
	}
	recused := event(data.EventDisqualified, 0, 0, "recused")
	recused.By = ref("deputy")
	items := []*data.Item{
		{Key: "1", Handling: &data.Handling{}},
		{Key: "2", Handling: &data.Handling{Events: []*data.Event{
			event(data.EventArrived, 970, 0, "late", "back"), recused, event(data.EventAway, 975, 980, "away"),
		}}},
		{Key: "3", Handling: &data.Handling{Events: []*data.Event{
			event(data.EventHeard, 0, 0, "expert"), event(data.EventLeft, 990, 0, "early", "back"),
		}}},
		{Key: "4"},
		{Key: "5", Handling: &data.Handling{Events: []*data.Event{event(data.EventArrived, 1000, 0, "back")}}},
	}
	m := &data.Meeting{Items: items}
	for _, key := range []string{"whole", "late", "recused", "away", "early", "back"} {
		m.Attendance = append(m.Attendance, &data.Attendee{Key: key, Role: data.RoleMember})
	}
	m.Attendance = append(m.Attendance,
		&data.Attendee{Key: "deputy", Role: data.RoleDeputy}, &data.Attendee{Key: "expert", Role: data.RoleGuest},
		&data.Attendee{Key: "gone", Role: data.RoleChair, Group: data.GroupAbsent}, &data.Attendee{Key: "vice", Role: data.RoleChair})
	return m
}

func TestPresences(t *testing.T) {
	edge := func(e data.Edge) string {
		if e.Item == nil {
			return "|"
		}
		if e.Clock.IsZero() {
			return e.Item.Key
		}
		return e.Item.Key + " " + e.Clock.String()
	}
	m, out := attended(), []string{}
	for _, p := range m.Presences() {
		line := p.Attendee.Key + ":"
		for _, s := range p.Spans {
			line += fmt.Sprintf(" [%s – %s]", edge(s.From), edge(s.To))
		}
		for _, n := range p.Notes {
			line += fmt.Sprintf(" %s@%s", n.Kind, n.Item.Key)
			if n.For != nil {
				line += " for " + n.For.Ref
			}
		}
		line += " took part in "
		for _, it := range m.Items {
			if p.TookPart(it) {
				line += it.Key
			}
		}
		out = append(out, line)
	}
	const want = `whole: [| – |] took part in 12345
late: [2 16.10 – |] arrived@2 took part in 2345
recused: [| – 2] [2 – |] disqualified@2 took part in 1345
away: [| – 2 16.15] [2 16.20 – |] away@2 took part in 1345
early: [| – 3 16.30] left@3 took part in 123
back: [2 16.10 – 3 16.30] [5 16.40 – |] arrived@2 left@3 arrived@5 took part in 235
deputy: [2 – 2] substitute@2 for recused took part in 2
expert: [3 – 3] heard@3 took part in 3
gone: took part in 
vice: [| – |] took part in 12345`
	if got := strings.Join(out, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if p := m.PresenceOf("late"); p == nil || p.Attendee.Key != "late" || m.PresenceOf("") != nil || m.PresenceOf("nobody") != nil {
		t.Error("a person is not found by key, or somebody is found by none")
	}
	if chairs := m.ByRole(data.RoleChair); len(chairs) != 1 || chairs[0].Key != "vice" {
		t.Errorf("the chairs are %v", chairs)
	}
}

func TestHeld(t *testing.T) {
	decided := &data.Handling{Outcome: data.OutcomePassed}
	end := data.Clock{Minutes: 1000, Set: true}
	for name, tc := range map[string]struct {
		m    data.Meeting
		want bool
	}{
		"no end":         {data.Meeting{Items: []*data.Item{{Handling: decided}}}, false},
		"all decided":    {data.Meeting{End: end, Items: []*data.Item{{Handling: decided}, {Standing: data.StandingLegality}}}, true},
		"one open":       {data.Meeting{End: end, Items: []*data.Item{{Handling: decided}, {Handling: &data.Handling{}}}}, false},
		"without record": {data.Meeting{End: end, Items: []*data.Item{{}}}, false},
	} {
		if got := tc.m.Held(); got != tc.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestLanguagesOfBody(t *testing.T) {
	text := small[:strings.Index(small, "funding:")] + `parties:
  - municipality: Esbo stad
bodies:
  - {key: a, name: valtuusto, kind: council}
  - {key: b, name: valtuusto, kind: council, of: Espoo}
  - {key: c, name: valtuusto, kind: council, of: Espoo, languages: [sv]}
`
	load := func(text string) *data.Case {
		c, err := data.Load(yamlFile("", text).folder(t), "case", data.CaseFile, register(t))
		if err != nil {
			t.Fatal(report(err))
		}
		return c
	}
	for host, want := range map[string]string{"Kolpeneen palvelukeskuksen kuntayhtymä": "fi", "Porvoon kaupunki": "fi+sv"} {
		c := load(strings.Replace(text, "Kolpeneen palvelukeskuksen kuntayhtymä", host, 1))
		var got []string
		for _, b := range c.Bodies {
			got = append(got, strings.Join(b.LanguagesOf(), "+"))
		}
		if strings.Join(got, " ") != want+" fi+sv sv" {
			t.Errorf("%s: %v", host, got)
		}
	}
}
