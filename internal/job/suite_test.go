package job_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/html"
	"github.com/pykala/pykala/render/json"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/style"
	"github.com/pykala/pykala/templates"
)

const example = "../../data/examples/lappi"

// recipients are a town that pays with work and has a style of its own, a town and a municipality that pay in both ways, a
// municipality that takes outer local cases, a joint authority, and the host itself.
var recipients = []string{
	"Kemijärvi", "Rovaniemi", "Inari", "Ylitornio",
	"Lapin sairaanhoitopiirin kuntayhtymä", "Kolpeneen palvelukeskuksen kuntayhtymä",
}

// wholeSuite are the styles in which items are made for every recipient; in the others for two, in turn.
var wholeSuite = map[string]bool{"espoo": true, "kemijarvi": true, "sfs": true, "yleinen": true}

// bilingual is the style whose documents are in two languages, which the example is not.
const bilingual = "rinnakkainen"

// twoOf chooses two recipients by the name of a style, so that a new style changes nothing of the others.
func twoOf(all []string, name string) []string {
	sum := 0
	for _, r := range name {
		sum += int(r)
	}
	return []string{all[sum%len(all)], all[(sum+len(all)/2)%len(all)]}
}

// made is one document of the suite with everything that was made of it.
type made struct {
	name  string // kind.style.party
	tree  *doc.Document
	files map[string][]byte // by format
}

// everyDocument makes every kind of the library in every house style for the recipients.
func everyDocument(t *testing.T) []made {
	t.Helper()
	var all []made
	for _, styleName := range style.Names(style.Embedded()) {
		parties := recipients
		if !wholeSuite[styleName] {
			parties = twoOf(recipients, styleName)
		}
		from := example
		if styleName == bilingual {
			from, parties = country, []string{"Espoo", "Pedersören kunta"}
		}
		j, err := job.Open(job.Options{Case: from, Style: styleName})
		if err != nil {
			t.Fatal(err)
		}
		choice, err := j.Select(job.Selection{Parties: parties, Formats: []string{"pdf", "docx", "html", "json", "text"}})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range choice.Documents {
			if d.Kind.Style != templates.StyleRecipient {
				if styleName != "sfs" {
					continue // letters and tables take the sender's style, whatever was asked for
				}
				all = append(all, makeOne(t, j, &d, documentName(&d, "sfs")))
				continue
			}
			all = append(all, makeOne(t, j, &d, documentName(&d, styleName)))
		}
	}
	return all
}

func documentName(d *job.Document, styleName string) string {
	return d.Kind.Name + "." + styleName + "." + job.Slug(d.Subject.Party.Name)
}

func makeOne(t *testing.T, j *job.Job, d *job.Document, name string) made {
	t.Helper()
	m := made{name: name, files: map[string][]byte{}}
	tree, err := j.Compose(d)
	if err != nil {
		t.Fatalf("%s: %v", m.name, err)
	}
	m.tree = tree
	for _, f := range d.Files {
		var b bytes.Buffer
		if _, err := j.Write(&b, d, f.Format, tree); err != nil {
			t.Fatalf("%s: %s: %v", m.name, f.Format.Name, err)
		}
		m.files[f.Format.Name] = b.Bytes()
	}
	return m
}

// TestEveryDocument keeps the plain text of every kind in every style as a golden, and reads the same text back from every
// format.
func TestEveryDocument(t *testing.T) {
	asked := map[string]bool{}
	schema := rendertest.OpenSchema(t, json.Schema())
	for _, m := range everyDocument(t) {
		name := "suite/" + m.name + ".txt"
		asked[name] = true
		golden.Check(t, name, doc.PlainText(m.tree))
		checkFiles(t, m, schema)
	}
	checkStale(t, "suite", asked)
}

// checkFiles reads the document's text back from every format, and holds its twin to the schema.
func checkFiles(t *testing.T, m made, schema rendertest.Schema) {
	t.Helper()
	rendertest.CheckParity(t, m.name+" text", doc.PlainText(m.tree), string(m.files["text"]))
	checkReadBack(t, m, "pdf", rendertest.ReadPDF)
	checkReadBack(t, m, "docx", rendertest.ReadDOCX)
	checkReadBack(t, m, "html", rendertest.ReadHTML)
	checkReadBack(t, m, "json", rendertest.ReadJSON)
	if err := schema.Validate(m.files["json"]); err != nil {
		t.Errorf("%s: %v", m.name, err)
	}
	for _, complaint := range append(rendertest.LintPDF(m.files["pdf"]), rendertest.LintHTML(m.files["html"], html.Prefix)...) {
		t.Errorf("%s: %s", m.name, complaint)
	}
}

func checkReadBack(t *testing.T, m made, format string, read func([]byte) (string, error)) {
	t.Helper()
	got, err := read(m.files[format])
	if err != nil {
		t.Errorf("%s: %s: %v", m.name, format, err)
		return
	}
	rendertest.CheckParity(t, m.name+" "+format, doc.PlainText(m.tree), got)
}

// checkStale finds goldens that no document has any more.
func checkStale(t *testing.T, folder string, asked map[string]bool) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !asked[folder+"/"+filepath.Base(f)] {
			t.Errorf("%s belongs to no document", f)
		}
	}
}

// TestJudges has the outside judges look at every kind in every style: veraPDF finds nothing as PDF/A-2a and PDF/UA-1, qpdf
// finds the file whole, the schemas of ISO/IEC 29500 hold for every part of the Word file, and the judges of web pages find nothing.
func TestJudges(t *testing.T) {
	dir := t.TempDir()
	all := append(everyDocument(t), otherLanguages(t)...)
	pdf := writeAll(t, dir, ".pdf", all)
	t.Run("veraPDF", func(t *testing.T) {
		verdicts := rendertest.VeraPDF(t, pdf...)
		for _, p := range pdf {
			failed, judged := verdicts[p]
			if !judged {
				t.Errorf("%s was not judged", filepath.Base(p))
			}
			if len(failed) > 0 {
				t.Errorf("%s: %s", filepath.Base(p), strings.Join(failed, ", "))
			}
		}
	})
	t.Run("qpdf", func(t *testing.T) {
		for _, p := range pdf {
			if said := rendertest.QPDF(t, p); said != "" {
				t.Errorf("%s: %s", filepath.Base(p), said)
			}
		}
	})
	t.Run("schemas", func(t *testing.T) {
		for _, mistake := range rendertest.ValidateDOCX(t, writeAll(t, dir, ".docx", all)...) {
			t.Error(mistake)
		}
	})
	t.Run("web pages", func(t *testing.T) {
		for _, mistake := range rendertest.ValidateHTML(t, writeAll(t, dir, ".html", all)...) {
			t.Error(mistake)
		}
	})
}

// writeAll writes the files of one format into a folder.
func writeAll(t *testing.T, dir, ext string, all []made) []string {
	t.Helper()
	paths := make([]string, len(all))
	for i, m := range all {
		paths[i] = filepath.Join(dir, m.name+ext)
		if err := os.WriteFile(paths[i], m.files[strings.TrimPrefix(ext, ".")], 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// change is a value of the example that somebody changes in the one place where it stands.
type change struct {
	what     string
	file     string
	old, new string   // what stands in the file, once
	printed  string   // what of it documents print
	instead  string   // what they print then
	derived  []string // other figures that come from it and may not be printed any more
}

var changes = []change{
	{"total", "project.yaml", "5 081 032", "6 081 032", "5 081 032", "6 081 032", []string{"4 064 826", "1 016 206", "574 481"}},
	{"amount of a group", "project.yaml", "441 725", "541 725", "18 137", "22 243", []string{"441 725", "5 441", "12 696"}},
	{"years", "project.yaml", "{2020: 30 %, 2021: 70 %}", "{2020: 35 %, 2021: 65 %}", "5 441", "6 348", []string{"12 696"}},
	{"date", "project.yaml", "date: 4.5.2020", "date: 11.5.2020", " 4.5.2020", "11.5.2020", []string{"(4.5.2020", "\n4.5.2020"}},
	{"deadline", "project.yaml", "29.5.2020", "5.6.2020", "29.5.2020", "5.6.2020", nil},
	{"day of the population", "project.yaml", "31.12.2019", "31.12.2020", "31.12.2019", "31.12.2020", []string{"7 274", "18 137"}},
	{"diary number", "project.yaml", "41/00.04.01/2020", "42/00.04.01/2020", "41/00.04.01/2020", "42/00.04.01/2020", nil},
	{"goal", "project.yaml", "title: johtaminen ja ohjaus", "title: johtaminen ja seuranta", "Johtaminen ja ohjaus", "Johtaminen ja seuranta", nil},
	{"project's name", "project.yaml", "Sote-rakenneuudistusta tukeva alueellinen valmistelu Lapissa", "Uusi alku", "alueellinen valmistelu Lapissa", "Uusi alku -hankke", nil},
	{"host's name", "project.yaml", "\n  name: Kolpeneen palvelukeskuksen kuntayhtymä", "\n  name: Lapin kuntayhtymä", "Kolpeneen palvelukeskuksen kuntayhtymä py", "Lapin kuntayhtymä py", nil},
	{"funder's name", "project.yaml", "name: sosiaali- ja terveysministeriö", "name: valtiovarainministeriö", "on sosiaali- ja terveysministeriö", "on valtiovarainministeriö", nil},
	{"programme", "project.yaml", "Sote-rakenneuudistusta tukevan alueellisen valmistelun valtionavustukset", "Alueiden avustukset", "valmistelun valtionavustukset", "Alueiden avustukset", nil},
	{"registry", "project.yaml", "registry: kirjaamo@kolpene.example", "registry: posti@kolpene.example", "kirjaamo@kolpene.example", "posti@kolpene.example", nil},
	{"telephone", "project.yaml", "040 000 0001", "040 000 0002", "040 000 0001", "040 000 0002", nil},
	{"coverage", "project.yaml", "coverage: 80 %", "coverage: 75 %", "vähintään 80 %", "vähintään 75 %", nil},
	{"attachment", "project.yaml", "title: Sitoumus", "title: Allekirjoitettava sitoumus", "2 Sitoumus", "2 Allekirjoitettava sitoumus", []string{"9 Sitoumus"}},
	{"party's e-mail", "parties.csv", "kirjaamo@kemijarvi.example", "posti@kemijarvi.example", "kirjaamo@kemijarvi.example", "posti@kemijarvi.example", nil},
	{"party's diary number", "parties.csv", "218/20.200/2020", "219/20.200/2020", "218/20.200/2020", "219/20.200/2020", nil},
	{"party's presenter", "parties.csv", ";kaupunginjohtaja;", ";hallintojohtaja;", "aupunginjohtaja", "allintojohtaja", nil},
	{"party's first attachment", "parties.csv", "2020;8", "2020;11", "liitteenä 8", "liitteenä 11", []string{"liitteenä 9"}},
	{"another party's payment", "parties.csv", "Inari;;municipalities;;split;25 %", "Inari;;municipalities;;money;", "4 305", "17 222", nil},
}

// TestOneValueStandsEverywhere changes one value in a copy of the example, in the one place where it stands, and finds the new
// one in every document that had the old, and the old one in none.
func TestOneValueStandsEverywhere(t *testing.T) {
	old := figuresOf(t, example)
	for _, c := range changes {
		t.Run(c.what, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(example)); err != nil {
				t.Fatal(err)
			}
			c.make(t, filepath.Join(dir, c.file))
			had := 0
			for document, text := range figuresOf(t, dir) {
				for _, figure := range append(c.derived, c.printed) {
					if strings.Contains(text, figure) {
						t.Errorf("%s still says %s", document, figure)
					}
				}
				if strings.Contains(old[document], c.printed) {
					had++
					if !strings.Contains(text, c.instead) {
						t.Errorf("%s does not say %s", document, c.instead)
					}
				}
			}
			if had == 0 {
				t.Errorf("no document says %s", c.printed)
			}
		})
	}
}

func (c change) make(t *testing.T, name string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), c.old); n != 1 {
		t.Fatalf("“%s” stands %d times in %s", c.old, n, c.file)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), c.old, c.new, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// figuresOf gives the text of every document for Kemijärvi, with plain spaces for no-break ones.
func figuresOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	j, err := job.Open(job.Options{Case: folder})
	if err != nil {
		t.Fatal(err)
	}
	choice, err := j.Select(job.Selection{Parties: []string{"Kemijärvi"}})
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, d := range choice.Documents {
		tree, err := j.Compose(&d)
		if err != nil {
			t.Fatal(err)
		}
		texts[d.Kind.Name] = rendertest.Fold(doc.PlainText(tree))
	}
	if len(texts) < 4 {
		t.Fatalf("only %d kinds of document", len(texts))
	}
	return texts
}
