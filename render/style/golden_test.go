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
// compared with what the municipalities publish, and the tree, which shows where labels stand and what looks are set.
func TestGolden(t *testing.T) {
	documents := map[string]*doc.Document{
		"agenda": agendaItem(), "minutes": item(doc.StageMinutes), "extract": item(doc.StageExtract), "letter": letter(), "table": table(),
	}
	for _, name := range style.Names() {
		house := open(t, name)
		for kind, d := range documents {
			t.Run(name+"/"+kind, func(t *testing.T) {
				arranged, err := house.Arrange(d)
				if err != nil {
					t.Fatal(err)
				}
				golden(t, name+"-"+kind+".txt", doc.PlainText(arranged))
				golden(t, name+"-"+kind+".tree", doc.Dump(arranged))
			})
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
