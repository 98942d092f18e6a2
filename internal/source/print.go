package source

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Print writes the mistakes for people: the message, the line with a caret under the column, notes and the hint.
// read gives the text of a file by the name that positions carry; where it answers false no line is shown. The words are those
// of translate.
func Print(w io.Writer, es Errors, read func(file string) (string, bool), translate Translate) error {
	var b strings.Builder
	for i, e := range es.Sorted() {
		if i > 0 {
			b.WriteByte('\n')
		}
		e.print(&b, read, translate)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (e *Error) print(b *strings.Builder, read func(string) (string, bool), translate Translate) {
	fmt.Fprintf(b, "%s[%s]: ", e.Severity.word().In(translate), e.Code)
	said(b, e.Pos, e.Msg.In(translate))
	excerpt(b, e.Pos, read)
	for _, n := range e.Notes {
		fmt.Fprintf(b, "  %s: ", Msg("note").In(translate))
		said(b, n.Pos, n.Msg.In(translate))
	}
	if hint := e.Hint.In(translate); hint != "" {
		fmt.Fprintf(b, "  %s: ", Msg("hint").In(translate))
		said(b, Pos{}, hint)
	}
}

// said ends a line with a message. Messages repeat what stands in files and on the command line, which must neither begin a
// line of its own nor steer the terminal.
func said(b *strings.Builder, pos Pos, message string) {
	if pos.IsValid() {
		message = pos.String() + ": " + message
	}
	b.WriteString(visible(message))
	b.WriteByte('\n')
}

// excerptWidth is how many runes of a long line are shown on each side of the caret.
const excerptWidth = 60

func excerpt(b *strings.Builder, pos Pos, read func(string) (string, bool)) {
	if pos.Line == 0 || read == nil {
		return
	}
	text, ok := read(pos.File)
	if !ok {
		return
	}
	line, ok := nthLine(text, pos.Line)
	if !ok {
		return
	}
	line, col := window(visible(line), pos.Col)
	number := strconv.Itoa(pos.Line)
	fmt.Fprintf(b, "%5s | %s\n", number, line)
	if col > 0 {
		fmt.Fprintf(b, "%*s | %*s^\n", max(5, len(number)), "", col-1, "")
	}
}

func nthLine(text string, n int) (string, bool) {
	for ; n > 1; n-- {
		_, rest, found := strings.Cut(text, "\n")
		if !found {
			return "", false
		}
		text = rest
	}
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimSuffix(line, "\r"), true
}

// visible replaces what would move the caret or the terminal's cursor by one space each.
func visible(line string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return ' '
		}
		return r
	}, line)
}

// window cuts a long line to the neighbourhood of the column and gives the column in what is left.
func window(line string, col int) (string, int) {
	runes := []rune(line)
	from, to := 0, len(runes)
	if col > excerptWidth+1 {
		from = min(col-excerptWidth-1, to)
	}
	if to > max(col, 1)+excerptWidth {
		to = max(col, 1) + excerptWidth
	}
	shown := string(runes[from:to])
	if to < len(runes) {
		shown += "…"
	}
	if from > 0 {
		return "…" + shown, col - from + 1
	}
	return shown, col
}

type jsonPlace struct {
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
	Col  int    `json:"col,omitempty"`
}

type jsonNote struct {
	jsonPlace
	Message string `json:"message"`
}

type jsonError struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	jsonPlace
	Message string     `json:"message"`
	Hint    string     `json:"hint,omitempty"`
	Notes   []jsonNote `json:"notes,omitempty"`
}

// MarshalJSON gives the same fields that Print shows; errors that Errors.In has translated are in that language.
func (e *Error) MarshalJSON() ([]byte, error) {
	out := jsonError{
		Severity: e.Severity.String(), Code: e.Code, jsonPlace: jsonPlace(e.Pos),
		Message: e.Msg.String(), Hint: e.Hint.String(),
	}
	for _, n := range e.Notes {
		out.Notes = append(out.Notes, jsonNote{jsonPlace(n.Pos), n.Msg.String()})
	}
	return json.Marshal(out)
}
