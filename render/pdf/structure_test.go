package pdf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
)

// TestStructure keeps the structure tree of the kitchen in a golden file.
func TestStructure(t *testing.T) {
	got, err := rendertest.StructPDF(shortKitchen(t))
	if err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "structure.txt", got)
}

// TestStructureInPoppler compares the structure tree and its text as our own reader takes them with what poppler sees.
func TestStructureInPoppler(t *testing.T) {
	data := kitchen(t)
	path := filepath.Join(t.TempDir(), "kitchen.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	poppler := popplerTree(rendertest.StructText(t, path))
	own, err := rendertest.StructPDF(data)
	if err != nil {
		t.Fatal(err)
	}
	want := ownTree(own)
	for i := range min(len(want), len(poppler)) {
		if want[i] != poppler[i] {
			t.Fatalf("line %d: we read %+v, poppler %+v", i+1, want[i], poppler[i])
		}
	}
	if len(want) != len(poppler) {
		t.Errorf("we read %d lines, poppler %d", len(want), len(poppler))
	}
}

// treeLine is an element's type, or the text that one marks.
type treeLine struct {
	depth      int
	name, text string
}

// ownTree reads what StructPDF shows, without attributes and links.
func ownTree(dump string) (lines []treeLine) {
	for line := range strings.Lines(dump) {
		name := strings.TrimSpace(line)
		depth := (len(line) - len(strings.TrimLeft(line, " "))) / 2
		if text, err := strconv.Unquote(name); err == nil {
			lines = addText(lines, depth, text)
		} else if name, _, _ := strings.Cut(name, " "); name != "→" {
			lines = append(lines, treeLine{depth: depth, name: name})
		}
	}
	return lines
}

// popplerTree reads what "pdfinfo -struct-text" shows.
func popplerTree(out string) (lines []treeLine) {
	for line := range strings.Lines(out) {
		name := strings.TrimSpace(line)
		depth := (len(line) - len(strings.TrimLeft(line, " "))) / 2
		switch {
		case strings.HasPrefix(name, `"`):
			lines = addText(lines, depth, strings.TrimSuffix(strings.TrimPrefix(name, `"`), `"`))
		case name != "" && !strings.HasPrefix(name, "/") && !strings.HasPrefix(name, "Object "):
			name, _, _ = strings.Cut(name, " ")
			lines = append(lines, treeLine{depth: depth, name: strings.TrimSuffix(name, ":")})
		}
	}
	return lines
}

// addText adds text to the line before it, if that is text of the same element: the text of an element comes in pieces.
// Spaces are left out, since poppler guesses them from distances and sets every piece on a line of its own.
func addText(lines []treeLine, depth int, text string) []treeLine {
	text = strings.ReplaceAll(rendertest.Fold(text), " ", "")
	if last := len(lines) - 1; last >= 0 && lines[last].name == "" && lines[last].depth == depth {
		lines[last].text += text
		return lines
	}
	if text == "" {
		return lines
	}
	return append(lines, treeLine{depth: depth, text: text})
}

// TestOutline shows that every heading stands in the outline below the nearest of a higher level before it.
func TestOutline(t *testing.T) {
	var blocks []doc.Block
	for _, level := range []int{1, 2, 3, 3, 4, 2, 3, 2, 2, 3, 4, 5, 6, 2, 4} {
		blocks = append(blocks, &doc.Heading{Level: level, Text: doc.Plain(fmt.Sprintf("Otsikko %d tasolla %d", len(blocks), level))}, para("teksti"))
	}
	d := document(blocks...)
	rendertest.CheckPDF(t, d, written(t, d))
}

// TestBoxesAreCopied shows that a program which looks at nothing but the text of pages finds the boxes to tick.
func TestBoxesAreCopied(t *testing.T) {
	d := document(&doc.Paragraph{Text: []doc.Inline{
		doc.Checkbox{}, doc.Text{S: " rahana "}, doc.Checkbox{Checked: true}, doc.Text{S: " työaikana"},
	}})
	path := filepath.Join(t.TempDir(), "boxes.pdf")
	if err := os.WriteFile(path, written(t, d), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(rendertest.Tool(t, "pdftotext"), path, "-").Output()
	if got := rendertest.Fold(string(out)); err != nil || got != "☐ rahana ☑ työaikana" {
		t.Errorf("the text is %q, %v", got, err)
	}
}
