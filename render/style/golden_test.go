package style_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden shows what every style makes of the same documents: the plain text, by which order, labels and numbering are
// compared with what the municipalities publish, and the tree, which shows where labels stand and what looks are set. Every
// style is tried at every stage in both languages.
func TestGolden(t *testing.T) {
	documents := map[string]*doc.Document{"model": agendaItem(), "letter": letter(), "table": table()}
	for _, stage := range []doc.Stage{doc.StageAgenda, doc.StageMinutes, doc.StageExtract} {
		for _, lang := range []string{"fi", "sv"} {
			documents[string(stage)+"-"+lang] = fullItem(stage, lang)
		}
		documents["meeting-"+string(stage)] = meeting(stage)
	}
	for _, name := range style.Names() {
		house := open(t, name)
		for kind, d := range documents {
			if (d.Layout == doc.LayoutLetter || d.Layout == doc.LayoutTable) && name != "sfs" {
				continue // TestLettersAreOfTheBase
			}
			t.Run(name+"/"+kind, func(t *testing.T) {
				arranged, err := house.Arrange(d)
				if err != nil {
					t.Fatal(err)
				}
				golden(t, name+"-"+kind+".txt", doc.PlainText(arranged))
				if d.Lang == "fi" {
					golden(t, name+"-"+kind+".tree", doc.Dump(arranged))
				}
			})
		}
	}
}

// TestLettersAreOfTheBase shows that the styles of items leave letters and tables as sfs has them.
func TestLettersAreOfTheBase(t *testing.T) {
	for _, d := range []*doc.Document{letter(), table()} {
		want := doc.Dump(arrange(t, "sfs", d))
		for _, name := range style.Names() {
			if got := doc.Dump(arrange(t, name, d)); got != want {
				t.Errorf("the %s of %s is not that of sfs:\n%s", d.Kind, name, got)
			}
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (go test ./render/style -update writes it)", err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and look at the difference\n--- got\n%s", file, got)
	}
}
