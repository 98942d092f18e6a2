package docx_test

import (
	"strings"
	"testing"

	"github.com/pykala/pykala/render/doc"
)

// marked makes a list of items with marks and, as their text, the marks again.
func marked(numbering doc.Numbering, marks ...string) *doc.List {
	l := &doc.List{Numbering: numbering}
	for _, m := range marks {
		l.Items = append(l.Items, &doc.Item{Label: m, Blocks: []doc.Block{text("teksti " + m)}})
	}
	return l
}

func listDocument() *doc.Document {
	above := marked(doc.NumberBare, "1", "2")
	above.LabelAbove = true
	outer := marked(doc.NumberDecimal, "1.", "2.", "3.")
	outer.Items[0].Blocks = append(outer.Items[0].Blocks, marked(doc.NumberAlphaParen, "a)", "b)"), text("kohdan toinen kappale"))
	outer.Items[1].Blocks = append(outer.Items[1].Blocks, marked(doc.NumberAlphaParen, "a)", "b)"), marked(doc.NumberDecimal, "1.", "2."))
	empty := marked(doc.NumberParen, "1)", "2)")
	empty.Items[0].Blocks = nil
	return document(
		outer, text("väli"), marked(doc.NumberDecimal, "1.", "2."), marked(doc.NumberDecimal, "1.", "2."),
		marked(doc.NumberBare, "8", "9", "11"), marked(doc.NumberBullet, "•", "•"), above, empty,
		marked(doc.NumberAlphaParen, "y)", "z)", "aa)", "bb)"), marked(doc.NumberDecimal, "99.", "100."),
		&doc.Named{Name: "box", Blocks: []doc.Block{text("ehdot"), marked(doc.NumberParen, "1)", "2)"), marked(doc.NumberBullet, "", "•")}},
	)
}

// TestListsRestart compares the marks that Word computes with those of the tree: lists that begin anew, go on after a list
// inside them, begin at another number, or leave a number out.
func TestListsRestart(t *testing.T) {
	got := strings.Fields(read(t, write(t, open(t), listDocument())))
	var marks []string
	for i, word := range got {
		if i > 0 && word == "teksti" {
			marks = append(marks, got[i-1])
		}
	}
	const want = "1. a) b) 2. a) b) 1. 2. 3. 1. 2. 1. 2. 8 9 11 • • 1 2 2) y) z) aa) bb) 99. 100. 1) 2) 2) •"
	if strings.Join(marks, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(marks, " "), want)
	}
}

func TestListsAreWordsOwn(t *testing.T) {
	file := write(t, open(t), document(marked(doc.NumberDecimal, "1.", "2."), marked(doc.NumberDecimal, "1.")))
	body, numbering := part(t, file, "word/document.xml"), part(t, file, "word/numbering.xml")
	if strings.Contains(body, ">1.") || strings.Count(body, "<w:numPr>") != 3 {
		t.Error("the marks are typed, not counted")
	}
	if strings.Count(numbering, "<w:abstractNum ") != 1 || strings.Count(numbering, "<w:num ") != 2 {
		t.Error("want one kind of numbering and two lists")
	}
	if strings.Contains(body, "<w:ind ") {
		t.Error("items in body text repeat the indents of the numbering")
	}
}
