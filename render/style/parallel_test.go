package style_test

import (
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// inBoth arranges a matter in Finnish and in Swedish and joins the two.
func inBoth(t *testing.T, stage doc.Stage) *doc.Document {
	t.Helper()
	h := open(t, "rinnakkainen")
	var both []*doc.Document
	if !h.Beside("fi", "sv") || h.Beside("fi", "fi") || open(t, "yleinen").Beside("fi", "sv") {
		t.Error("the house does not have Finnish beside Swedish, or another has")
	}
	for _, lang := range []string{"fi", "sv"} {
		arranged, err := h.Arrange(fullItem(stage, lang))
		if err != nil {
			t.Fatal(err)
		}
		both = append(both, arranged)
	}
	return style.Parallel(both[0], both[1])
}

// TestParallel shows a matter in both languages: every label once in both, what is the same once.
func TestParallel(t *testing.T) {
	for _, stage := range []doc.Stage{doc.StageAgenda, doc.StageMinutes, doc.StageExtract} {
		golden.Check(t, "parallel-"+string(stage)+".txt", doc.PlainText(inBoth(t, stage)))
	}
}

// TestParallelMarksLanguages has every text of the second language marked as such, for readers of screens.
func TestParallelMarksLanguages(t *testing.T) {
	second := 0
	doc.AllInlines(inBoth(t, doc.StageMinutes).Parts, func(in doc.Inline) {
		if span, ok := in.(doc.Span); ok && span.Lang == "sv" {
			second++
		}
	})
	if second < 10 {
		t.Errorf("only %d texts are marked as Swedish", second)
	}
}

// TestParallelKeepsEverything loses no text of either language: a part that only one of them has stays.
func TestParallelKeepsEverything(t *testing.T) {
	h := open(t, "rinnakkainen")
	finnish, err := h.Arrange(fullItem(doc.StageMinutes, "fi"))
	if err != nil {
		t.Fatal(err)
	}
	longer := fullItem(doc.StageMinutes, "sv")
	longer.Parts[0].Parts = append(longer.Parts[0].Parts, &doc.Part{Node: at(50), Role: doc.RoleDissent, Blocks: []doc.Block{paragraph(words("Bara på svenska."))}})
	swedish, err := h.Arrange(longer)
	if err != nil {
		t.Fatal(err)
	}
	text := doc.PlainText(style.Parallel(finnish, swedish))
	for _, d := range []*doc.Document{finnish, swedish} {
		doc.AllInlines(d.Parts, func(in doc.Inline) {
			if s, ok := in.(doc.Text); ok && !strings.Contains(text, strings.TrimSpace(s.S)) {
				t.Errorf("%q is lost", s.S)
			}
		})
	}
}
