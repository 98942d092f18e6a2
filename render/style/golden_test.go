package style_test

import (
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/style"
)

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
				golden.Check(t, name+"-"+kind+".txt", doc.PlainText(arranged))
				if d.Lang == "fi" {
					golden.Check(t, name+"-"+kind+".tree", rendertest.Dump(arranged))
				}
			})
		}
	}
}

// TestLettersAreOfTheBase shows that the styles of items leave letters and tables as sfs has them.
func TestLettersAreOfTheBase(t *testing.T) {
	for _, d := range []*doc.Document{letter(), table()} {
		want := rendertest.Dump(arrange(t, "sfs", d))
		for _, name := range style.Names() {
			if got := rendertest.Dump(arrange(t, name, d)); got != want {
				t.Errorf("the %s of %s is not that of sfs:\n%s", d.Kind, name, got)
			}
		}
	}
}
