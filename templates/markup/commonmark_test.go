package markup

import (
	"bufio"
	"bytes"
	"fmt"
	"html"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tableast "github.com/yuin/goldmark/extension/ast"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

// FuzzParse sees that the parser never panics, that its places lie in the text, and that what it accepts means the same in
// CommonMark with all of GFM.
func FuzzParse(f *testing.F) {
	for _, name := range []string{"accepted", "refused"} {
		cases, err := txtar.ParseFile(filepath.Join("testdata", name+".txtar"))
		if err != nil {
			f.Fatal(err)
		}
		for _, c := range cases.Files {
			f.Add(typed(string(c.Data)))
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		blocks, errors := Parse(s)
		for _, e := range errors {
			if e.Off < 0 || e.Off > len(s) {
				t.Errorf("mistake at %d of %d: %s", e.Off, len(s), e)
			}
			if e.Code == "" || e.Msg.String() == "" || e.Hint.String() == "" {
				t.Errorf("mistake without code, message or hint: %+v", e)
			}
		}
		if len(errors) == 0 {
			checkOffsets(t, s, blocks)
			compare(t, s, blocks)
		}
	})
}

// TestSameMeaning runs the fuzz's comparison over the accepted texts, so that it is not idle where nobody fuzzes.
func TestSameMeaning(t *testing.T) {
	cases, err := txtar.ParseFile("testdata/accepted.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases.Files {
		s := typed(string(c.Data))
		blocks, _ := Parse(s)
		checkOffsets(t, s, blocks)
		compare(t, s, blocks)
	}
}

// TestComparisonBites sees that the comparison finds what is different.
func TestComparisonBites(t *testing.T) {
	for _, c := range []struct{ ours, theirs string }{
		{"lihava", "**lihava**"},
		{"teksti", "# teksti"},
		{"- a", "1. a"},
		{"1. a", "1) a"},
		{"- a\n  - b", "- a\n- b"},
		{"[a](https://a.example)", "[a](https://b.example)"},
		{"| a |\n|---|", "| a |\n|--:|"},
		{"a\\\nb", "a\nb"},
		{"\\&amp;", "&amp;"},
		{"www\\.a.example", "www.a.example"},
	} {
		blocks, errors := Parse(c.ours)
		if len(errors) > 0 {
			t.Fatal(errors[0])
		}
		if ours, theirs := meaning(blocks), goldMeaning(c.theirs); ours == theirs {
			t.Errorf("%q and %q both mean\n%s", c.ours, c.theirs, ours)
		}
	}
}

var checkbox = regexp.MustCompile(`\[[xX]\]\{`)

func compare(t *testing.T, s string, blocks []Block) {
	t.Helper()
	if strings.Contains(s, `\\\`) {
		t.Skip(`goldmark reads no line break in \\\ at the end of a line; CommonMark does`)
	}
	if checkbox.MatchString(s) {
		t.Skip("GFM reads a box to tick in [x] at the beginning of an item")
	}
	asked := commonMark(s, blocks)
	if ours, theirs := meaning(blocks), goldMeaning(asked); ours != theirs {
		t.Errorf("%q means\n%sand in CommonMark\n%s", s, ours, theirs)
	}
}

// commonMark rewrites what is known to differ, keeping the length of every line:
//
//   - a) marks a list: CommonMark is given 1), which is another list there than 1.
//   - ::: begins and ends a named block: CommonMark is given a rule, and meaning gives rules for a block's ends.
//   - a mark is text: CommonMark is given [text]{secret} as it stands, and meaning gives it so.
//   - \r\n ends a line in both, but goldmark keeps the \r of some lines.
//
// Three differences need no rewriting, because meaning gives them as CommonMark reads them: @id is text, {#id} is text at
// the end of its heading or caption, and a caption is a paragraph before its table.
func commonMark(s string, blocks []Block) string {
	out := []byte(s)
	var walk func([]Block)
	walk = func(blocks []Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *List:
				for _, item := range b.Items {
					if b.Mark == MarkAlpha {
						out[item.Off] = '1'
					}
					walk(item.Blocks)
				}
			case *Named:
				walk(b.Blocks)
			}
		}
	}
	walk(blocks)
	lines := strings.Split(strings.ReplaceAll(string(out), "\r\n", "\n"), "\n")
	for i, l := range lines {
		if rest := strings.TrimLeft(l, " "); strings.HasPrefix(rest, ":::") {
			lines[i] = strings.Repeat(" ", len(l)-len(rest)) + "***"
		}
	}
	return strings.Join(lines, "\n")
}

// meaning gives a tree in the words that goldMeaning uses too.
func meaning(blocks []Block) string {
	var b strings.Builder
	ourBlocks(&b, blocks)
	return b.String()
}

func ourBlocks(b *strings.Builder, blocks []Block) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *Heading:
			fmt.Fprintf(b, "heading %d %s\n", block.Level, folded(ourInlines(block.Text)+ourID(block.ID)))
		case *Paragraph:
			fmt.Fprintf(b, "paragraph %s\n", folded(ourInlines(block.Text)))
		case *List:
			fmt.Fprintf(b, "list %s\n", block.Mark)
			for _, item := range block.Items {
				b.WriteString("item\n")
				ourBlocks(b, item.Blocks)
				b.WriteString("end\n")
			}
			b.WriteString("end\n")
		case *Table:
			if block.Caption != nil {
				fmt.Fprintf(b, "paragraph %s\n", folded(ourInlines(block.Caption)+ourID(block.ID)))
			}
			fmt.Fprintf(b, "table %s\n", block.Columns)
			for _, row := range slices.Concat([]*Row{block.Head}, block.Body) {
				b.WriteString("row\n")
				for _, c := range row.Cells {
					fmt.Fprintf(b, "cell %s\n", folded(ourInlines(c.Text)))
				}
			}
			b.WriteString("end\n")
		case *Named:
			b.WriteString("rule\n")
			ourBlocks(b, block.Blocks)
			b.WriteString("rule\n")
		}
	}
}

func ourID(id string) string {
	if id == "" {
		return ""
	}
	return " {#" + id + "}"
}

func ourInlines(inlines []Inline) string {
	var b strings.Builder
	for _, in := range inlines {
		switch in := in.(type) {
		case *Text:
			b.WriteString(in.S)
		case *Value:
			b.WriteRune(FirstValue + rune(in.N))
		case *Strong:
			b.WriteString("⟨bold " + ourInlines(in.Text) + "⟩")
		case *Emph:
			b.WriteString("⟨emph " + ourInlines(in.Text) + "⟩")
		case *Link:
			b.WriteString("⟨link " + ourInlines(in.URL) + "⟩⟨" + ourInlines(in.Text) + "⟩")
		case *Marked:
			b.WriteString("[" + ourInlines(in.Text) + "]{" + in.Publicity + ourGround(in.Ground) + "}")
		case *Ref:
			b.WriteString("@" + in.ID)
		case *Break:
			b.WriteString("⏎")
		}
	}
	return b.String()
}

func ourGround(ground string) string {
	if ground == "" {
		return ""
	}
	return ": " + ground
}

// folded makes one space of many, as every renderer of CommonMark does.
func folded(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' }), " ")
}

var gold = goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()

// goldMeaning gives what goldmark reads.
func goldMeaning(s string) string {
	var b strings.Builder
	goldBlocks(&b, gold.Parse(text.NewReader([]byte(s))), []byte(s))
	return b.String()
}

func goldBlocks(b *strings.Builder, parent ast.Node, src []byte) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			fmt.Fprintf(b, "heading %d %s\n", n.Level, folded(goldInlines(n, src)))
		case *ast.Paragraph, *ast.TextBlock:
			fmt.Fprintf(b, "paragraph %s\n", withoutCaptionWord(n, folded(goldInlines(n, src))))
		case *ast.List:
			fmt.Fprintf(b, "list %s\n", goldMark(n))
			goldBlocks(b, n, src)
			b.WriteString("end\n")
		case *ast.ListItem:
			b.WriteString("item\n")
			goldBlocks(b, n, src)
			b.WriteString("end\n")
		case *tableast.Table:
			goldTable(b, n, src)
		case *ast.ThematicBreak:
			b.WriteString("rule\n")
		default:
			fmt.Fprintf(b, "%s\n", n.Kind())
		}
	}
}

// withoutCaptionWord takes the word from a caption: our tree keeps the caption without it.
func withoutCaptionWord(n ast.Node, s string) string {
	if next := n.NextSibling(); next == nil || next.Kind() != tableast.KindTable {
		return s
	}
	for _, word := range captionWords {
		if rest, ok := strings.CutPrefix(s, word); ok {
			return strings.TrimPrefix(rest, " ")
		}
	}
	return s
}

func goldMark(n *ast.List) Mark {
	switch n.Marker {
	case '-':
		return MarkBullet
	case '.':
		return MarkDecimal
	case ')':
		return MarkAlpha
	}
	return Mark(n.Marker)
}

func goldTable(b *strings.Builder, t *tableast.Table, src []byte) {
	aligns := make([]Align, len(t.Alignments))
	for i, a := range t.Alignments {
		aligns[i] = map[tableast.Alignment]Align{
			tableast.AlignLeft: AlignLeft, tableast.AlignRight: AlignRight, tableast.AlignCenter: AlignCenter,
		}[a]
	}
	fmt.Fprintf(b, "table %s\n", aligns)
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		b.WriteString("row\n")
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			fmt.Fprintf(b, "cell %s\n", folded(goldInlines(c, src)))
		}
	}
	b.WriteString("end\n")
}

func goldInlines(parent ast.Node, src []byte) string {
	var b strings.Builder
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(resolved(n.Segment.Value(src)))
			if n.HardLineBreak() {
				b.WriteString("⏎")
			} else if n.SoftLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.WriteString(resolved(n.Value))
		case *ast.Emphasis:
			b.WriteString(map[int]string{1: "⟨emph ", 2: "⟨bold "}[n.Level] + goldInlines(n, src) + "⟩")
		case *ast.Link:
			b.WriteString("⟨link " + resolved(n.Destination) + string(n.Title) + "⟩⟨" + goldInlines(n, src) + "⟩")
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkEmail { // known difference: an e-mail address is text
				b.Write(n.Label(src))
				continue
			}
			fmt.Fprintf(&b, "⟨auto %s⟩", n.Label(src))
		default:
			fmt.Fprintf(&b, "⟨%s⟩", n.Kind())
		}
	}
	return b.String()
}

// resolved resolves escapes and entities as goldmark's renderer does.
func resolved(raw []byte) string {
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	goldhtml.DefaultWriter.Write(w, raw)
	if err := w.Flush(); err != nil {
		panic(err) // a buffer in memory takes everything
	}
	return html.UnescapeString(b.String())
}

// checkOffsets sees that every node lies in the text and that blocks stand in its order.
func checkOffsets(t *testing.T, s string, blocks []Block) {
	t.Helper()
	last := 0
	check := func(n interface{ Offset() int }) {
		if off := n.Offset(); off < last || off > len(s) {
			t.Errorf("%T at %d of %d, after %d", n, off, len(s), last)
		}
		last = n.Offset()
	}
	var inlines func([]Inline)
	inlines = func(all []Inline) {
		for _, in := range all {
			check(in)
			switch in := in.(type) {
			case *Strong:
				inlines(in.Text)
			case *Emph:
				inlines(in.Text)
			case *Link:
				inlines(in.Text)
				inlines(in.URL)
			case *Marked:
				inlines(in.Text)
			}
		}
	}
	row := func(r *Row) {
		check(r)
		for _, c := range r.Cells {
			check(c)
			inlines(c.Text)
		}
	}
	var walk func([]Block)
	walk = func(all []Block) {
		for _, b := range all {
			if t, ok := b.(*Table); ok {
				inlines(t.Caption)
			}
			check(b)
			switch b := b.(type) {
			case *Heading:
				inlines(b.Text)
			case *Paragraph:
				inlines(b.Text)
			case *List:
				for _, item := range b.Items {
					check(item)
					walk(item.Blocks)
				}
			case *Table:
				row(b.Head)
				for _, r := range b.Body {
					row(r)
				}
			case *Named:
				walk(b.Blocks)
			}
		}
	}
	walk(blocks)
}
