package style_test

import (
	"strings"
	"testing"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/style"
)

// TestMarked arranges a proposal of which everything is marked: it reads as without the marks, and every text carries one.
func TestMarked(t *testing.T) {
	plain := item(doc.StageAgenda)
	marked := item(doc.StageAgenda)
	secret := doc.Mark{Publicity: doc.Secret, Ground: "JulkL 24 §"}
	proposal := marked.Parts[0].Parts[1]
	proposal.Blocks = []doc.Block{&doc.Named{Mark: secret, Blocks: proposal.Blocks}}
	for _, name := range style.Names() {
		t.Run(name, func(t *testing.T) {
			got := arrange(t, name, marked)
			if want := doc.PlainText(arrange(t, name, plain)); doc.PlainText(got) != want {
				t.Errorf("the marks change the text:\n%s\nwant\n%s", doc.PlainText(got), want)
			}
			if dump := rendertest.Dump(got); strings.Contains(dump, "named") || !strings.Contains(dump, "secret<JulkL 24 §>(") {
				t.Errorf("the texts are not marked:\n%s", dump)
			}
		})
	}
}
