package batch

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// recipients gives the list of who gets which file: semicolons and a byte order mark, because that is what Excel opens right
// in Finland. Public copies are for the web, not for a recipient.
func recipients(parties []Party, outputs []Output) []byte {
	byName := map[string]Party{}
	for _, p := range parties {
		byName[p.Name] = p
	}
	b := bytes.NewBufferString("\uFEFF")
	writeRow(b, "party", "code", "email", "language", "file")
	for _, o := range outputs {
		if o.Publicity != doc.RenderingFull {
			continue
		}
		p := byName[o.Party]
		writeRow(b, o.Party, p.Code, p.Email, o.Language, o.Path)
	}
	return b.Bytes()
}

// removedList gives the list of what the public files do not show, in the same form.
func removedList(outputs []Output) []byte {
	b := bytes.NewBufferString("\uFEFF")
	writeRow(b, "file", "part", "what", "publicity", "ground", "place")
	for _, o := range outputs {
		for _, x := range o.Removed {
			at := source.Pos{File: x.File, Line: x.Line, Col: x.Col}
			writeRow(b, o.Path, x.Part, string(x.What), string(x.Publicity), x.Ground, at.String())
		}
	}
	return b.Bytes()
}

// writeRow writes a row of RFC 4180, with semicolons.
func writeRow(b *bytes.Buffer, cells ...string) {
	for i, cell := range cells {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(quoted(harmless(cell)))
	}
	b.WriteString("\r\n")
}

// quoted puts a cell into quotes where it has any sign by which some spreadsheet parts cells: the semicolon is ours, the comma
// and the tab are others', and what follows them could begin with a formula.
func quoted(cell string) string {
	if !strings.ContainsAny(cell, ";,\t\r\n\"") {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}

// harmless puts an apostrophe before what a spreadsheet would run as a formula when somebody opens the list, as OWASP advises
// (https://owasp.org/www-community/attacks/CSV_Injection): what begins with =, +, - or @, also in their wide forms, which Excel
// takes for the same, or with a tab or a line break. Spaces before such a sign do not help against every program.
func harmless(cell string) string {
	begins := strings.TrimLeftFunc(cell, unicode.IsSpace)
	if strings.HasPrefix(cell, "\t") || strings.HasPrefix(cell, "\r") || strings.HasPrefix(cell, "\n") ||
		begins != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(begins)[0]) {
		return "'" + cell
	}
	return cell
}
