package templates

import (
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/render/doc"
)

// TestEveryFunctionGivesWhatItsExampleSays runs the examples of the table on the case of these tests.
func TestEveryFunctionGivesWhatItsExampleSays(t *testing.T) {
	c, s := testCase(t)
	seen := map[string]bool{}
	for _, f := range Functions() {
		if seen[f.Name] {
			t.Errorf("%s stands twice in the table", f.Name)
		}
		seen[f.Name] = true
		if f.Help == "" || f.Group == "" || !strings.HasSuffix(f.Help, ".") {
			t.Errorf("%s has no help that ends in a full stop, or no group", f.Name)
		}
		if f.Example == "" && f.Name != "fail" {
			t.Errorf("%s has no example", f.Name)
		}
		if f.Example == "" {
			continue
		}
		if !strings.Contains(f.Example, f.Name) {
			t.Errorf("the example of %s does not use it: %s", f.Name, f.Example)
		}
		c, s := c, s
		l, lang := testLibrary("# x\n\n"+f.Example+"\n"), "fi"
		if f.Form == definite {
			l, lang = swedishLibrary("# x\n\n"+f.Example+"\n"), "sv"
			c, s = swedishCase(t)
		}
		tm, err := l.Compile("letter", lang)
		if err != nil {
			t.Errorf("%s: %s", f.Name, printErrors(t, err, l))
			continue
		}
		d, err := tm.Execute(c, s, For(c.Parties[0]))
		if err != nil {
			t.Errorf("%s: %s", f.Name, printErrors(t, err, l))
			continue
		}
		if got := blockText(d.Parts[0].Blocks); got != f.Gives {
			t.Errorf("%s gives %q and not %q", f.Example, got, f.Gives)
		}
	}
}

// blockText gives the text of paragraphs and tables, a line a row.
func blockText(blocks []doc.Block) string {
	var lines []string
	for _, block := range blocks {
		switch block := block.(type) {
		case *doc.Paragraph:
			lines = append(lines, doc.InlineText(block.Text))
		case *doc.Table:
			for _, row := range slices.Concat(block.Head, block.Body) {
				lines = append(lines, doc.InlineText(row.Cells[0].Text))
			}
		}
	}
	return strings.Join(lines, "\n")
}

// TestOnlyTheTableIsCallable tries what sprig and text/template have and templates must not.
func TestOnlyTheTableIsCallable(t *testing.T) {
	for _, call := range []string{
		`now`, `env "HOME"`, `expandenv "$HOME"`, `getHostByName "example.fi"`, `randAlpha 5`, `uuidv4`, `genPrivateKey "rsa"`,
		`repeat 1000 "x"`, `until 5`, `seq 1 5`, `set (dict) "a" 1`, `merge (dict) (dict)`, `append (tuple) 1`, `keys (dict)`,
		`values (dict)`, `int "x"`, `addf 1 2`, `round 1 2`, `trunc 2 "ä"`, `substr 0 1 "ä"`, `date "2006" 0`, `toJson 1`,
		`html "x"`, `js "x"`, `call .Party`, `print 1`, `println 1`, `slice "abc" 1`, `urlquery "x"`,
		`_value 1`, `_dot .`, `osBase "x"`, `b64enc "x"`, `bcrypt "x"`, `shuffle "abc"`,
	} {
		if _, err := testLibrary("# x\n\n{{"+call+"}}\n").Compile("letter", "fi"); err == nil || !strings.Contains(err.Error(), "there is no function") {
			t.Errorf("{{%s}} is not refused: %v", call, err)
		}
	}
}
