package law

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/source"
)

func open(t testing.TB) *Library {
	t.Helper()
	l, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// someday is a day on which everything the program knows holds.
var someday = Date{2026, 11, 20}

var someProvision = map[string]string{"fi": "esimerkkilaki (1/2001) 2 §", "sv": "exempellagen (1/2001) 2 §"}

// TestChoices shows the way of appeal of every decision that can be described, in testdata/choices.txt: by law and nature, what
// is chosen, and for whose decisions; “review” are decisions on a request for revision.
func TestChoices(t *testing.T) {
	l := open(t)
	var b strings.Builder
	for _, law := range l.Laws() {
		for _, nature := range Natures() {
			fmt.Fprintf(&b, "\n%s, %s\n", law, nature)
			var outcomes []string
			of := map[string][]string{}
			for _, d := range decisions() {
				if d.Nature != nature {
					continue
				}
				d.Law, d.Day, d.Provision = law, someday, someProvision
				outcome := chosenFor(t, l, d)
				if of[outcome] == nil {
					outcomes = append(outcomes, outcome)
				}
				of[outcome] = append(of[outcome], whose(d))
			}
			for _, outcome := range outcomes {
				fmt.Fprintf(&b, "  %s\n    %s\n", outcome, strings.Join(of[outcome], ", "))
			}
		}
	}
	golden.Check(t, "choices.txt", b.String())
}

func whose(d Decision) string {
	if d.ReviewOfRevision {
		return string(d.Body) + " review"
	}
	return string(d.Body)
}

func chosenFor(t *testing.T, l *Library, d Decision) string {
	t.Helper()
	a, err := l.Choose(d)
	if err != nil {
		return "refused: " + source.AllOf(err)[0].Code
	}
	checkTextsHold(t, l, a)
	return describe(a)
}

func describe(a Appeal) string {
	grounds := make([]string, len(a.Grounds))
	for i, g := range a.Grounds {
		grounds[i] = g["fi"]
	}
	if a.Kind == KindBan {
		return fmt.Sprintf("%s by %s", a.Kind, strings.Join(grounds, " and "))
	}
	who := "parties"
	if a.Members {
		who = "parties and members"
	}
	return fmt.Sprintf("%s, %d days, to the %s, by %s: %s; served by %s", a.Kind, a.Term, a.Authority, who, strings.Join(grounds, " and "), joined(a.Services))
}

// checkTextsHold: whatever is chosen can be printed.
func checkTextsHold(t *testing.T, l *Library, a Appeal) {
	t.Helper()
	for _, key := range a.Texts {
		if _, err := l.Text(key, someday); err != nil {
			t.Error(err)
		}
	}
}

// TestEveryRuleIsReached: a rule that no decision has would be dead.
func TestEveryRuleIsReached(t *testing.T) {
	for key, rules := range open(t).rules {
		for _, r := range rules {
			if !slices.ContainsFunc(decisions(), r.matches) {
				t.Errorf("%s: no decision has this rule of %s", r.At, key)
			}
		}
	}
}

func TestDecisionsThatAreRefused(t *testing.T) {
	l := open(t)
	at := source.Pos{File: "project.yaml", Line: 3, Col: 5}
	for _, tt := range []struct {
		name, code, hint string
		decision         Decision
	}{
		{"nothing is said", "missing-nature", "nature: final", Decision{}},
		{"no body", "missing-body-kind", "council, board", Decision{Nature: NatureFinal}},
		{"a nature that is none", "unknown-value", "final, preparation, execution", Decision{Nature: "lopullinen", Body: BodyBoard}},
		{"a body that is none", "unknown-value", "officer", Decision{Nature: NatureFinal, Body: "kunnanhallitus"}},
		{"Åland", "aland-appeal", "by hand", Decision{Nature: NatureFinal, Body: BodyBoard, Aland: true}},
		{"Åland, a ban", "aland-appeal", "by hand", Decision{Nature: NaturePreparation, Body: BodyBoard, Aland: true}},
		{"the council decides no requests for revision", "no-appeal-rule", "board or the committee", Decision{Nature: NatureFinal, Body: BodyCouncil, ReviewOfRevision: true}},
		{"nor does an officer", "no-appeal-rule", "board or the committee", Decision{Nature: NatureFinal, Body: BodyOfficer, ReviewOfRevision: true}},
		{"a law that is not known", "unknown-law", "leave the key out", Decision{Nature: NatureFinal, Body: BodyBoard, Law: "vesihuoltolaki"}},
		{"a law that is mistyped", "unknown-law", "did you mean “procurement”?", Decision{Nature: NatureFinal, Body: BodyBoard, Law: "procurment"}},
		{"a special law without its provision", "missing-provision", "name the law", Decision{Nature: NatureFinal, Body: BodyBoard, Law: "ban"}},
		{"a day before the law", "no-law", "check the date", Decision{Nature: NatureFinal, Body: BodyBoard, Day: Date{2017, 5, 31}}},
		{"a day that is none", "bad-date", "", Decision{Nature: NatureFinal, Body: BodyBoard, Day: Date{2026, 2, 29}}},
	} {
		tt.decision.At = at
		a, err := l.Choose(tt.decision)
		got := source.AllOf(err)
		if len(got) != 1 || got[0].Code != tt.code || !strings.Contains(got[0].Hint.String(), tt.hint) || got[0].Pos != at || a.Kind != "" {
			t.Errorf("%s: got %+v, %v; want %s, %q", tt.name, a, got, tt.code, tt.hint)
		}
	}
}

// TestChoiceIsOnesOwn: who is given an appeal may change it.
func TestChoiceIsOnesOwn(t *testing.T) {
	l := open(t)
	d := Decision{Nature: NatureFinal, Body: BodyBoard}
	first, err := l.Choose(d)
	if err != nil {
		t.Fatal(err)
	}
	first.Texts[0], first.Services[0], first.Grounds[0] = "", "", nil
	if second, _ := l.Choose(d); second.Texts[0] == "" || second.Services[0] == "" || second.Grounds[0] == nil {
		t.Error("a change reaches the library")
	}
}
