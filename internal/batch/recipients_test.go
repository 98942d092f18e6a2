package batch

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestListOfRecipientsHasNoFormulas(t *testing.T) {
	for name, want := range map[string]string{
		"Salla":                    "Salla",
		"Sotkamo-Kajaani":          "Sotkamo-Kajaani",
		"Åland & co. + muut":       "Åland & co. + muut",
		"’s-Hertogenbosch":         "’s-Hertogenbosch",
		`=HYPERLINK("http://x";1)`: `'=HYPERLINK("http://x";1)`,
		"+358 40":                  "'+358 40",
		"-1":                       "'-1",
		"@SUM(A1)":                 "'@SUM(A1)",
		"\t=1":                     "'\t=1",
		"\r=1":                     "'\r=1",
		"\nSalla":                  "'\nSalla",
		"  =1":                     "'  =1",
		"\u00a0=1":                 "'\u00a0=1",
		"＝1+1":                     "'＝1+1",
		"a,=1":                     "a,=1", // in quotes, which is tested below
		"":                         "",
	} {
		rows := readRecipients(t, recipients([]Party{{Name: name}}, []Output{{Party: name, Path: "x/letter.pdf"}}))
		if got := rows[1][0]; got != want {
			t.Errorf("%q stands as %q, want %q", name, got, want)
		}
	}
	text := string(recipients(nil, []Output{{Party: "a,=1", Path: "x"}}))
	if want := `"a,=1";;;;x`; !strings.Contains(text, want) {
		t.Errorf("a comma parts cells elsewhere: %q, want %q", text, want)
	}
}

// TestListOfRecipientsIsReadBack: a reader of CSV gets what was put in, whatever it holds.
func TestListOfRecipientsIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// Without carriage returns, which the reader drops before line feeds.
		name := rapid.StringMatching(`[A-Za-zåäö=+@;,\t\n" '-]*`).Draw(t, "name")
		rows := readRecipients(t, recipients(nil, []Output{{Party: name, Language: "fi", Path: "x"}}))
		if len(rows) != 2 || strings.TrimPrefix(rows[1][0], "'") != strings.TrimPrefix(name, "'") {
			t.Fatalf("%q came back as %q", name, rows)
		}
	})
}

func readRecipients(t interface{ Fatal(...any) }, text []byte) [][]string {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\uFEFF")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestManifestKeepsTheTrueName: only the list that people open in a spreadsheet is changed.
func TestManifestKeepsTheTrueName(t *testing.T) {
	const name = "=1+1"
	p := fakePlan(1, "A")
	p.Parties[0].Name, p.Documents[0].Party.Name = name, name
	dir := t.TempDir()
	mustRun(t, p, Options{Folder: dir})
	if got := readManifest(t, dir).Outputs[0].Party; got != name {
		t.Errorf("the manifest has %q", got)
	}
	text, err := os.ReadFile(filepath.Join(dir, RecipientsFile))
	if err != nil || !strings.Contains(string(text), "\n'=1+1;000;") {
		t.Errorf("the list has %q, %v", text, err)
	}
	if again := mustRun(t, p, Options{Folder: dir}); states(again)[Unchanged] != 2 {
		t.Errorf("a second run writes anew: %v", again.Outcomes)
	}
}
