package data_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/pykala/pykala/data"
)

// folder writes files into a new folder of the operating system.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// wantCode checks that opening a case gives one mistake with the code.
func wantCode(t *testing.T, name, code string) {
	t.Helper()
	c, err := data.Open(name)
	if err == nil || c != nil || !strings.HasPrefix(report(err), "error["+code+"]") || strings.Count(report(err), "error[") != 1 {
		t.Errorf("opening %s gives\n%s\nwant one %s", name, report(err), code)
	}
}

func TestOpenFolderOrFile(t *testing.T) {
	dir := folder(t, map[string]string{"project.yaml": small, "other.yaml": withCSV, "parties.csv": "kunta\nSalla\n"})
	c, err := data.Open(dir)
	if err != nil || c.Folder != filepath.ToSlash(dir) || len(c.Inputs) != 1 || c.Inputs[0].Text != small {
		t.Errorf("the folder gives %v", err)
	}
	c, err = data.Open(filepath.Join(dir, "other.yaml"))
	if err != nil || len(c.Parties) != 1 || c.Parties[0].At.String() != filepath.ToSlash(dir)+"/parties.csv:2:1" {
		t.Errorf("the file gives %v", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	wantCode(t, filepath.Join(t.TempDir(), "gone"), "no-case")
	wantCode(t, t.TempDir(), "no-file")

	outside := filepath.Join(folder(t, map[string]string{"parties.csv": "kunta\nSalla\n"}), "parties.csv")
	dir := folder(t, map[string]string{"project.yaml": withCSV})
	table := filepath.Join(dir, "parties.csv")
	if err := os.Symlink(outside, table); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	wantCode(t, dir, "outside-folder")

	replace := func(make func() error) {
		t.Helper()
		if err := os.Remove(table); err != nil {
			t.Fatal(err)
		}
		if err := make(); err != nil {
			t.Fatal(err)
		}
	}
	replace(func() error { return os.Mkdir(table, 0o755) })
	wantCode(t, dir, "no-file")
	replace(func() error {
		if err := os.WriteFile(table, nil, 0o644); err != nil {
			return err
		}
		return os.Truncate(table, 1<<30)
	})
	start := time.Now()
	wantCode(t, dir, "file-too-large")
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("a table of a gigabyte took %s", d)
	}
}

// Nothing that fits into the limits takes long, whatever it is made of.
func TestLargeFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const size = 1 << 20
	for name, files := range map[string]map[string]string{
		"list of nothing":   {"project.yaml": "goals:\n" + strings.Repeat("- \n", size/3-10)},
		"unknown keys":      {"project.yaml": manyKeys(size)},
		"one long key":      {"project.yaml": strings.Repeat("k", size-10) + ": 1\n"},
		"one long name":     {"project.yaml": small + "  - municipality: " + strings.Repeat("Salla", size/6) + "\n"},
		"one long amount":   {"project.yaml": strings.Replace(small, "100 000", strings.Repeat("1", size-2000), 1)},
		"nested flow":       {"project.yaml": strings.Repeat("{a: [", size/6)},
		"aliases":           {"project.yaml": "a: &a b\nc: [" + strings.Repeat("*a, ", size/4-20) + "]\n"},
		"unknown parties":   {"project.yaml": withCSV, "parties.csv": "kunta\n" + strings.Repeat(strings.Repeat("Selle", 20)+"\n", 999)},
		"one row":           {"project.yaml": withCSV, "parties.csv": "kunta\n" + strings.Repeat("x;", size)},
		"quotes for ever":   {"project.yaml": withCSV, "parties.csv": "kunta\n\"" + strings.Repeat("x\n", size)},
		"prose without end": {"project.yaml": strings.Replace(small, "  kind: hanke", "  kind: hanke\n  purpose: |\n"+strings.Repeat("    x\n", size/8), 1)},
	} {
		dir := folder(t, files)
		start := time.Now()
		_, err := data.Open(dir)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		report(err)
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%s took %s", name, d)
		} else {
			t.Logf("%s: %s", name, d)
		}
	}
}

func manyKeys(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size-20; i++ {
		fmt.Fprintf(&b, "k%d: 1\n", i)
	}
	return b.String()
}

// A table and a list with the same parties are the same case.
func TestTableAndList(t *testing.T) {
	list := strings.Replace(small, "  - municipality: Kemijärvi\n    pays: work\n  - municipality: Salla\n", `  - municipality: "320"
    pays: split
    work: 12,5 %
    style: kemijarvi
    body: {fi: kaupunginhallitus, sv: stadsstyrelsen}
    first_attachment: 8
    languages: [fi, sv]
  - organisation:
      name: Pohjolan Oy
      forms: {genitive: Pohjolan Oy:n}
    population: 1200
    email: posti@pohjola.example
`, 1)
	table := "kunta;maksutapa;työosuus;tyyli;toimielin;toimielin_sv;ensimmäinen liite;kielet;organisaatio;genetiivi;väkiluku;sähköposti\n" +
		"320;jaettu;12,5 %;kemijarvi;kaupunginhallitus;stadsstyrelsen;8;fi, sv;;;;\n" +
		";;;;;;;;Pohjolan Oy;Pohjolan Oy:n;1 200;posti@pohjola.example\n"
	fromList, err := data.Open(folder(t, map[string]string{"project.yaml": list}))
	if err != nil {
		t.Fatal(report(err))
	}
	fromTable, err := data.Open(folder(t, map[string]string{"project.yaml": withCSV, "parties.csv": table}))
	if err != nil {
		t.Fatal(report(err))
	}
	for i, a := range fromList.Parties {
		if b := fromTable.Parties[i]; partyText(a) != partyText(b) {
			t.Errorf("the list gives\n%s\nthe table\n%s", partyText(a), partyText(b))
		}
	}
}

// partyText writes what was read of a party, without places.
func partyText(p *data.Party) string {
	number := func(n *int) int {
		if n == nil {
			return -1
		}
		return *n
	}
	work := data.Percent(-1)
	if p.Work != nil {
		work = *p.Work
	}
	return fmt.Sprint(p.Name, p.Group, number(p.Population), p.Pays, int64(work), p.Languages, p.Style, p.Email, p.Body.ByLang, p.FirstAttachment,
		p.Organisation.Name.ByLang, p.Organisation.Forms["genitive"].ByLang, p.LanguagesOf(), p.Code())
}

func TestPlaces(t *testing.T) {
	text := strings.Replace(small, "  kind: hanke\n", "  kind: hanke\n  purpose: |\n\n    Äiti **tuli**.\n      Sisempi.\n  goals:\n    - title: 'Yksi'\n", 1)
	c, err := data.Open(folder(t, map[string]string{"project.yaml": text}))
	if err != nil {
		t.Fatal(report(err))
	}
	purpose, _ := c.Project.Purpose.In("fi")
	if purpose.Begin.Line != 7 || purpose.Begin.Col != 5 || purpose.Indent != 4 || purpose.Source != "\nÄiti **tuli**.\n  Sisempi.\n" {
		t.Errorf("the prose is %+v", purpose)
	}
	if at := c.Funding.PosOf("total"); at.Line != 17 || at.Col != 10 {
		t.Errorf("the total is at %s", at)
	}
	if at, party := c.Parties[0].PosOf("email"), c.Parties[0].At; at != party || c.Parties[0].Has("email") {
		t.Errorf("a value that is not there is at %s, its record at %s", at, party)
	}
}

func TestProseOnOneLine(t *testing.T) {
	for prose, want := range map[string]string{
		"Yksi rivi. # huomautus": "Yksi rivi.", "\"Yksi \\\"rivi\\\".\"": "Yksi \"rivi\".", "'Yksi ''rivi''.' # don't": "Yksi 'rivi'.",
	} {
		c, err := data.Open(folder(t, map[string]string{"project.yaml": strings.Replace(small, "  kind: hanke\n", "  kind: hanke\n  purpose: "+prose+"\n", 1)}))
		if err != nil {
			t.Error(report(err))
			continue
		}
		if text, _ := c.Project.Purpose.In("fi"); text.Source != want || text.Indent != 0 {
			t.Errorf("%s is %+v", prose, text)
		}
	}
}

func TestTextIsNormalised(t *testing.T) {
	text := norm.NFD.String(strings.Replace(small, "Uusi polku", "\"  Äijän pölkky \"", 1))
	c, err := data.Open(folder(t, map[string]string{"project.yaml": text}))
	if err != nil {
		t.Fatal(report(err))
	}
	if name, _ := c.Project.Name.In("fi"); name != "Äijän pölkky" || c.Parties[0].Name != "Kemijärvi" {
		t.Errorf("the project is %q, the first party %q", name, c.Parties[0].Name)
	}
}

func TestKnownOrganisations(t *testing.T) {
	text := strings.Replace(small, "funding:", "funder: STM\nfunding:", 1)
	text = strings.Replace(text, "by: population", "by: equal", 1)
	text = strings.Replace(text, "municipality: Salla", "organisation: Lapin hyvinvointialue", 1)
	text = strings.Replace(text, "date: 4.5.2020\ndeadline: 29.5.2020", "date: 4.5.2024", 1)
	text = strings.Replace(text, "municipality: Kemijärvi", "organisation: LSHP", 1)
	c, err := data.Open(folder(t, map[string]string{"project.yaml": text}))
	if err != nil {
		t.Fatal(report(err))
	}
	if name, _ := c.Funder.Name.In("fi"); name != "Sosiaali- ja terveysministeriö" || c.Funder.Forms["genitive"].ByLang["fi"] != "Sosiaali- ja terveysministeriön" {
		t.Errorf("the funder is %q with the forms %v", name, c.Funder.Forms)
	}
	p := c.Parties[0]
	if p.Name != "Lapin sairaanhoitopiirin kuntayhtymä" || p.Entity == nil || !slices.Contains(p.Entity.Members, "Kemijärvi") {
		t.Errorf("the party is %q", p.Name)
	}
	if got := c.Warnings.Error(); !strings.Contains(got, "Lapin sairaanhoitopiirin kuntayhtymä ended on 31.12.2022") || len(c.Warnings) != 1 {
		t.Errorf("the warnings are %s", got)
	}
}

// TestInsertionsInData: data are printed as they are, and whoever copied a template's insertion into them should know.
func TestInsertionsInData(t *testing.T) {
	const prose = "  purpose: |\n    Hanke alkaa.\n\n    Mukana on {{.Party.Name}} ja muita.\n"
	for text, want := range map[string]string{
		strings.Replace(small, "Uusi polku", "Uusi {{.Project.Years}} polku", 1):        "project.yaml:4:9: “{{.Project.Years}}”",
		strings.Replace(small, "  years: 2020–2021\n", "  years: 2020–2021\n"+prose, 1): "project.yaml:10:15: “{{.Party.Name}}”",
		strings.Replace(small, "Uusi polku", "'{{if jotain'", 1):                        "project.yaml:4:9: “{{if jotain”",
		strings.Replace(small, "Uusi polku", "Uusi } { polku", 1):                       "",
		strings.Replace(small, "municipality: Salla", "organisation: 'Oy {{x}} Ab'", 1): "project.yaml:24:19: “{{x}}”",
	} {
		c, err := data.Load(fstest.MapFS{"project.yaml": {Data: []byte(strings.Replace(text, "by: population", "by: equal", 1))}}, "case", data.CaseFile, register(t))
		if err != nil {
			t.Error(err)
			continue
		}
		if want != "" {
			want = "case/" + want + " looks like a template's insertion, but data are printed as they are"
		}
		if got := c.Warnings.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestLogo(t *testing.T) {
	picture := func(width, height int) string {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	text := strings.Replace(small, "host:\n", "host:\n  logo: logo.png\n  logo_alt: Tunnus\n", 1)
	good := folder(t, map[string]string{"project.yaml": text, "logo.png": picture(40, 20)})
	if c, err := data.Open(good); err != nil || len(c.Inputs) != 2 || c.Inputs[1].Text != "" {
		t.Errorf("a good logo: %v", err)
	}
	wantCode(t, folder(t, map[string]string{"project.yaml": text, "logo.png": picture(40, 5000)}), "bad-logo")
	wantCode(t, folder(t, map[string]string{"project.yaml": text, "logo.png": strings.Repeat("x", 3<<20)}), "file-too-large")
}
