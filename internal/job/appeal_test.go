package job_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/internal/source"
)

// decided is a case with one decision of a body: where BODY stands its kind, HOST whose it is, DAY its day, APPEAL what is said of it.
const decided = `date: 10.11.2026
host: {name: HOST, registry: kirjaamo@kunta.example}
bodies:
  - key: one
    name: {fi: sivistyslautakunta, sv: bildningsnämnden}
    kind: BODY
    revision: above
    office: {name: {fi: Kirjaamo, sv: Registratorskontoret}, address: {fi: [PL 1, 06100 Porvoo], sv: [PB 1, 06100 Borgå]}, registry: kirjaamo@kunta.example}
  - key: above
    name: {fi: kaupunginhallitus, sv: stadsstyrelsen}
    kind: board
    office: {name: {fi: Kirjaamo, sv: Registratorskontoret}, registry: kirjaamo@kunta.example}
courts:
  - {court: helsinki, office: {address: {fi: [Oikeuskatu 1], sv: [Domstolsgatan 1]}, registry: oikeus@tuomioistuin.example}}
  - {court: market, office: {address: {fi: [Oikeuskatu 2], sv: [Domstolsgatan 2]}, registry: markkina@tuomioistuin.example}}
matters:
  - key: matter
    title: {fi: Asia, sv: Ärende}
    handlings:
      - meeting: first
        statement: {fi: Selvitys., sv: Utredning.}
        proposal: {items: [{fi: hyväksyä, sv: godkänna}]}
        outcome: passed
        APPEAL
meetings:
  - {key: first, body: one, number: 1, date: DAY, start: 10.00, end: 11.00, first_section: 1, checked: DAY, published: DAY, items: [legality, matter],
     attendance: [{key: a, last_name: Koivu, role: chair}, {key: b, last_name: Mänty, role: member}, {key: c, last_name: Haapa, role: secretary}], checkers: [a, b]}
`

const porvoo = "{fi: Porvoon kaupunki, sv: Borgå stad}"

// opened opens a case with a decision.
func opened(t *testing.T, text, body, host, day, appeal string) (*job.Job, error) {
	t.Helper()
	folder := t.TempDir()
	text = strings.NewReplacer("BODY", body, "HOST", host, "DAY", day, "APPEAL", appeal).Replace(text)
	if err := os.WriteFile(filepath.Join(folder, "project.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return job.Open(job.Options{Case: folder})
}

// decision opens the case of a decision, which is right.
func decision(t *testing.T, body, host, day, appeal string) *job.Job {
	t.Helper()
	j, err := opened(t, decided, body, host, day, appeal)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// instructions gives the text of the instructions for appeal of a meeting.
func instructions(t *testing.T, j *job.Job, lang string) (string, error) {
	t.Helper()
	choice, err := j.Select(job.Selection{Kinds: []string{"appeal-instructions"}, Languages: []string{lang}, Formats: []string{"text"}})
	if err != nil {
		t.Fatal(err)
	}
	d := &choice.Documents[0]
	tree, err := j.Compose(d)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	_, err = j.Write(&b, d, d.Files[0].Format, tree)
	return strings.ReplaceAll(b.String(), "\u00a0", " "), err
}

// TestInstructions keeps the instruction of every way of appeal in both languages, with its days: published on 11.11.2026, a
// municipal member is served on 18.11.2026, and 14 days end on 2.12.2026, 30 days on 18.12.2026.
func TestInstructions(t *testing.T) {
	const provision = "provision: {fi: ympäristönsuojelulaki (527/2014) 190 §, sv: 190 § i miljöskyddslagen (527/2014)}"
	for _, tt := range []struct{ name, body, appeal, lastDay string }{
		{"revision", "committee", "{nature: final}", "2.12.2026"},
		{"municipal-appeal", "council", "{nature: final}", "18.12.2026"},
		{"after-revision", "board", "{nature: final, review: true}", "18.12.2026"},
		{"administrative-revision", "committee", "{nature: final, law: administrative-revision, " + provision + "}", ""},
		{"administrative-appeal", "committee", "{nature: final, law: administrative-appeal, " + provision + "}", ""},
		{"procurement", "board", "{nature: final, law: procurement}", ""},
		{"ban-execution", "board", "{nature: execution}", ""},
		{"ban-law", "board", "{nature: final, law: ban, " + provision + "}", ""},
	} {
		j := decision(t, tt.body, porvoo, "11.11.2026", "appeal: "+tt.appeal)
		for _, lang := range []string{"fi", "sv"} {
			text, err := instructions(t, j, lang)
			if err != nil {
				t.Errorf("%s: %v", tt.name, err)
				continue
			}
			if strings.ContainsAny(text, "{}") || strings.Contains(text, "  ") || tt.lastDay != "" && !strings.Contains(text, tt.lastDay+".") {
				t.Errorf("%s (%s): wrong text, or %s is missing", tt.name, lang, tt.lastDay)
			}
			golden.Check(t, "appeal-"+tt.name+"-"+lang+".txt", text)
		}
	}
}

// TestKindsOfAppeal: nature and body choose the way of appeal.
func TestKindsOfAppeal(t *testing.T) {
	const ban, revision, municipal = "Muutoksenhakukielto, kuntalaki (410/2015) 136 §", "Oikaisuvaatimus", "Kunnallisvalitus"
	for _, tt := range []struct{ body, nature, want string }{
		{"council", "final", municipal},
		{"board", "final", revision},
		{"committee", "final", revision},
		{"section", "final", revision},
		{"council", "preparation", ban},
		{"board", "execution", ban},
		{"section", "preparation", ban},
	} {
		text, err := instructions(t, decision(t, tt.body, porvoo, "11.11.2026", "appeal: {nature: "+tt.nature+"}"), "fi")
		row := tt.want + "\t2\n"
		if tt.want == ban {
			row = ban + "\t1–2\n" // with the item before it, in which the meeting is stated lawful
		}
		if err != nil || !strings.Contains(text, row) {
			t.Errorf("%s, %s: %v, no %q in\n%s", tt.body, tt.nature, err, row, text)
		}
	}
}

// TestRefusedAppeals: what is not known is told, and nothing is printed instead.
func TestRefusedAppeals(t *testing.T) {
	for _, tt := range []struct{ name, body, host, day, appeal, want string }{
		{"past law", "council", porvoo, "11.11.2018", "appeal: {nature: final}", "no-law"},
		{"Åland", "board", "{fi: Maarianhaminan kaupunki, sv: Mariehamns stad}", "11.11.2026", "appeal: {nature: final}", "aland-appeal"},
		{"a ban without its provision", "board", porvoo, "11.11.2026", "appeal: {nature: final, law: ban}", "missing-provision"},
	} {
		_, err := instructions(t, decision(t, tt.body, tt.host, tt.day, tt.appeal), "fi")
		if !slices.ContainsFunc(source.AllOf(err), func(e *source.Error) bool { return e.Code == tt.want }) {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

// TestUnsaid: without a nature, or without the court's address, no instruction is made.
func TestUnsaid(t *testing.T) {
	_, err := instructions(t, decision(t, "council", porvoo, "11.11.2026", ""), "fi")
	if errs := source.AllOf(err); len(errs) != 1 || errs[0].Code != "missing-appeal" || errs[0].Hint.IsZero() {
		t.Errorf("without a nature: %v", err)
	}
	j, err := opened(t, strings.ReplaceAll(decided, "court: helsinki", "court: turku"), "council", porvoo, "11.11.2026", "appeal: {nature: final}")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := instructions(t, j, "sv"); len(source.AllOf(err)) != 1 || source.AllOf(err)[0].Code != "missing-office" {
		t.Errorf("without the court: %v", err)
	}
}

// TestJointAuthority: the member municipalities of a joint authority and their members may ask for revision.
func TestJointAuthority(t *testing.T) {
	text, err := instructions(t, decision(t, "board", "{fi: Esimerkin kuntayhtymä, sv: Exempel samkommun}", "11.11.2026", "appeal: {nature: final}"), "fi")
	if err != nil || !strings.Contains(text, "kuntayhtymän jäsenkunta ja sen jäsen") {
		t.Errorf("%v\n%s", err, text)
	}
}
