package html_test

import (
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/html"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/style"
)

func save(t *testing.T, dir, name, page string) string {
	t.Helper()
	path := filepath.Join(dir, name+".html")
	if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestJudges has every sample judged by the Nu Html Checker and by html-validate.
func TestJudges(t *testing.T) {
	dir, docs := t.TempDir(), samples()
	var paths []string
	for _, name := range slices.Sorted(maps.Keys(docs)) {
		paths = append(paths, save(t, dir, name, write(t, open(t), docs[name])))
	}
	for _, mistake := range rendertest.ValidateHTML(t, paths...) {
		t.Error(mistake)
	}
}

// TestJudgesBite breaks a good page in many ways, each of which a judge must see.
func TestJudgesBite(t *testing.T) {
	good := write(t, open(t), rendertest.Kitchen())
	dir := t.TempDir()
	want := map[string]string{}
	var paths []string
	for name, c := range map[string]struct{ old, new, want string }{
		"language":    {`<html lang="fi">`, `<html>`, "lang"},
		"title":       {`<title>Keittiö`, `<title></title><p>Keittiö`, ""},
		"identifier":  {`id="pykala-1-text-2"`, `id="pykala-1-text-1"`, "uplicate ID"},
		"level":       {`<h2 id="pykala-1-text-1" class="pykala-1-look-heading-2">Sisältö</h2>`, `<h4 id="pykala-1-text-1">Sisältö</h4>`, "eading"},
		"alternative": {` alt="Sininen neliö"`, ``, "alt"},
		"list":        {`<div role="listitem"`, `<div role="listiten"`, "listiten"},
		"item":        {`<li>toinen kohta</li>`, `<p>toinen kohta</p>`, "p"},
		"scope":       {`scope="rowgroup"`, `scope="all"`, "scope"},
		"columns":     {`colspan="3"`, `colspan="0"`, "colspan"},
		"nesting":     {`</em></strong>`, `</strong></em>`, "strong"},
		"stylesheet":  {`margin: 0 auto`, `margin: 0 outo`, "margin"},
		"entity":      {`&amp; erikois`, `& &erikois;`, "erikois"},
		"date":        {`<main `, `<main lang="" role="application" aria-labelled="x" `, "aria-labelled"},
	} {
		if !strings.Contains(good, c.old) {
			t.Errorf("%s: the page does not hold %s", name, c.old)
			continue
		}
		want[name] = c.want
		paths = append(paths, save(t, dir, name, strings.Replace(good, c.old, c.new, 1)))
	}
	said := strings.Join(rendertest.ValidateHTML(t, paths...), "\n")
	for name, word := range want {
		found := false
		for line := range strings.Lines(said) {
			found = found || strings.Contains(line, name+".html: ") && strings.Contains(line, word)
		}
		if !found {
			t.Errorf("%s: no judge sees it in\n%s", name, said)
		}
	}
}

// TestCopies has LibreOffice take pages in as an editor does that knows nothing of their stylesheet: the text and the marks of
// lists must come through as they are.
func TestCopies(t *testing.T) {
	soffice := rendertest.Tool(t, "soffice")
	dir := t.TempDir()
	docs := samples()
	delete(docs, "empty") // LibreOffice takes the title for text where there is no other
	arguments := []string{
		"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir,
	}
	for name, d := range docs {
		arguments = append(arguments, save(t, dir, name, write(t, open(t), d)))
	}
	if out, err := exec.Command(soffice, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice cannot convert the pages: %v\n%s", err, out)
	}
	for name, d := range docs {
		got, err := os.ReadFile(filepath.Join(dir, name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		own := strings.ReplaceAll(string(got), "◦", "•") // what LibreOffice marks a list inside a list with
		rendertest.CheckParity(t, name, doc.PlainText(d), own)
	}
}

// TestContrast holds every house style to WCAG 2.1, 1.4.3: a contrast of at least 4.5 to 1 between text and what is behind it.
func TestContrast(t *testing.T) {
	const least = 4.5
	for _, name := range style.Names(style.Embedded()) {
		house, err := style.Open(nil, name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := html.Open(house); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for look, l := range house.Looks {
			behind := []string{"#FFFFFF"}
			if look == style.LookTable || look == style.LookTableHead {
				behind = append(behind, house.Table.HeadFill, house.Table.OwnFill)
			}
			for _, b := range behind {
				if c := contrast(t, l.Color, b); c < least {
					t.Errorf("%s: %s: the contrast of %s on %s is %.1f", name, look, l.Color, b, c)
				}
			}
		}
	}
	if c := contrast(t, "#777777", "#FFFFFF"); fmt.Sprintf("%.2f", c) != "4.48" {
		t.Errorf("the contrast of #777777 on white is counted as %.2f", c)
	}
}

// contrast gives the ratio of the relative luminances of two colours, as WCAG 2.1 counts it. No colour is black as text; as
// what is behind, it is white.
func contrast(t *testing.T, text, behind string) float64 {
	t.Helper()
	if text == "" {
		text = "#000000"
	}
	if behind == "" {
		behind = "#FFFFFF"
	}
	a, b := luminance(t, text), luminance(t, behind)
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

func luminance(t *testing.T, color string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range [...]float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(color[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
