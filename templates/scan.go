package templates

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/templates/markup"
)

// text is a template file with what is known of it before it is parsed: where its lines begin and where its actions stand.
type text struct {
	file
	lines   []int    // offsets of the lines' beginnings
	actions []action // in order
	cuts    []cut    // what actions that stand alone on their line take with them, in order
}

// action is one {{…}}.
type action struct {
	start, end int    // with its delimiters
	word       string // what it is: a keyword, "comment", "assign", or "" for what prints
	alone      bool   // nothing else than actions that print nothing stands on its line
}

// cut is a piece of text, from and to, that is left out.
type cut struct{ from, to int }

// maxNesting is how deep blocks may nest in a template: more than anybody can read, less than any stack.
const maxNesting = 100

// scan finds the actions of a template file and says what is wrong with how they stand: what is not closed, what closes
// nothing, characters that no template may have.
func scan(f file, errs *source.Errors) *text {
	t := &text{file: f, lines: []int{0}}
	for i := range len(f.text) {
		if f.text[i] == '\n' {
			t.lines = append(t.lines, i+1)
		}
	}
	if !t.checkCharacters(errs) || !t.findActions(errs) {
		return t
	}
	t.checkNesting(errs)
	t.findLines()
	return t
}

// pos gives the place of a byte offset.
func (t *text) pos(off int) source.Pos {
	off = max(0, min(off, len(t.text)))
	line := sort.SearchInts(t.lines, off+1) - 1
	return source.Pos{File: t.name, Line: line + 1, Col: 1 + utf8.RuneCountInString(t.text[t.lines[line]:off])}
}

// checkCharacters refuses what would be taken for a value, and what no text has.
func (t *text) checkCharacters(errs *source.Errors) bool {
	if !utf8.ValidString(t.text) {
		off := 0
		for off < len(t.text) {
			r, size := utf8.DecodeRuneInString(t.text[off:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			off += size
		}
		errs.Add(source.Errorf(t.pos(off), "not-utf8", "the file is not UTF-8").WithHint("save it as UTF-8"))
		return false
	}
	ok := true
	for off, r := range t.text {
		if what := unfit(r); !what.IsZero() && r != '\n' {
			errs.Add(source.Errorf(t.pos(off), "bad-character", "there is %s (U+%04X) here", what, r).WithHint("write spaces, or remove it"))
			ok = false
		}
	}
	return ok
}

// unfit says what is wrong with a character that neither a template nor a value may have, or nothing.
func unfit(r rune) source.Message {
	switch {
	case r >= ' ' && r < 0x7F, r > 0xA0 && r < 0x2000 && r != 0x061C:
		return source.Message{}
	case markup.IsValue(r), unicode.Is(unicode.Co, r):
		return source.Msg("a private-use character")
	case r == '\t':
		return source.Msg("a tab")
	case isLineBreak(r):
		return source.Msg("a line break")
	case unicode.IsControl(r):
		return source.Msg("a control character")
	case r == 0xFEFF:
		return source.Msg("an invisible space")
	case r == 0x061C, r == 0x200E, r == 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return source.Msg("an invisible mark of writing direction")
	case r == utf8.RuneError:
		return source.Msg("the replacement character of a lost letter")
	case unicode.Is(unicode.Noncharacter_Code_Point, r):
		return source.Msg("a code that is no character")
	}
	return source.Message{}
}

func isLineBreak(r rune) bool { return strings.ContainsRune("\n\v\f\r\u0085\u2028\u2029", r) }

// findActions reads every {{…}}.
func (t *text) findActions(errs *source.Errors) bool {
	for at := 0; ; {
		next := strings.Index(t.text[at:], "{{")
		if next < 0 {
			return true
		}
		start := at + next
		end := actionEnd(t.text, start)
		if end < 0 {
			errs.Add(source.Errorf(t.pos(start), "unclosed-action", "“{{” is not closed").WithHint("end it with }}"))
			return false
		}
		t.actions = append(t.actions, action{start: start, end: end, word: actionWord(t.text[start+2 : end-2])})
		at = end
	}
}

// actionEnd gives the offset after the }} that closes the action at start, or -1. Delimiters inside quotes and comments close
// nothing.
func actionEnd(s string, start int) int {
	i := start + 2
	if inner := strings.TrimPrefix(s[i:], "- "); strings.HasPrefix(inner, "/*") {
		end := strings.Index(s[i:], "*/")
		if end < 0 {
			return -1
		}
		i += end + 2
		return i + closing(s[i:])
	}
	for i < len(s) {
		switch s[i] {
		case '"', '\'':
			i = quoteEnd(s, i)
		case '`':
			i = rawQuoteEnd(s, i)
		case '}':
			if strings.HasPrefix(s[i:], "}}") {
				return i + 2
			}
			i++
		default:
			i++
		}
		if i < 0 {
			return -1
		}
	}
	return -1
}

// closing gives the length of what closes a comment, or less than zero where nothing does: the parser will say so.
func closing(s string) int {
	if i := strings.Index(s, "}}"); i >= 0 {
		return i + 2
	}
	return -len(s) - 1<<30
}

// quoteEnd gives the offset after a quoted text. A quote that is not closed on its line is the parser's to report: the action
// is taken to go on after it.
func quoteEnd(s string, start int) int {
	for i := start + 1; i < len(s) && s[i] != '\n'; i++ {
		switch s[i] {
		case '\\':
			i++
		case s[start]:
			return i + 1
		}
	}
	return start + 1
}

func rawQuoteEnd(s string, i int) int {
	end := strings.IndexByte(s[i+1:], '`')
	if end < 0 {
		return -1
	}
	return i + end + 2
}

// actionWord says what an action is by its first word.
func actionWord(inner string) string {
	inner = strings.TrimSpace(strings.TrimPrefix(inner, "- "))
	if strings.HasPrefix(inner, "/*") {
		return "comment"
	}
	word := inner
	if i := strings.IndexFunc(inner, func(r rune) bool { return !unicode.IsLetter(r) && r != '$' && r != '_' && !unicode.IsDigit(r) }); i >= 0 {
		word = inner[:i]
	}
	switch word {
	case "if", "else", "end", "range", "with", "define", "block", "template", "break", "continue":
		return word
	}
	rest := strings.TrimLeft(inner[len(word):], " \t\n")
	if strings.HasPrefix(word, "$") && (strings.HasPrefix(rest, ":=") || strings.HasPrefix(rest, "=")) {
		return "assign"
	}
	return ""
}

// checkNesting says which block is not closed and which {{end}} closes nothing.
func (t *text) checkNesting(errs *source.Errors) {
	var open []action
	for _, a := range t.actions {
		switch a.word {
		case "if", "range", "with", "define", "block":
			if open = append(open, a); len(open) == maxNesting+1 {
				errs.Add(source.Errorf(t.pos(a.start), "too-deep", "blocks nest deeper than %d here", maxNesting))
				return
			}
		case "else":
			if len(open) == 0 || open[len(open)-1].word == "define" || open[len(open)-1].word == "block" {
				errs.Add(source.Errorf(t.pos(a.start), "stray-else", "this {{else}} belongs to no {{if}}, {{with}} or {{range}}"))
			}
		case "end":
			if len(open) == 0 {
				errs.Add(source.Errorf(t.pos(a.start), "stray-end", "this {{end}} closes nothing"))
				continue
			}
			open = open[:len(open)-1]
		}
	}
	for _, a := range open {
		errs.Add(source.Errorf(t.pos(a.start), "unclosed-block", "this {{%s}} is not closed", a.word).WithHint("end it with {{end}}"))
	}
}

var definition = regexp.MustCompile("^\\{\\{(?:- )?\\s*(?:define|block)\\s+(\"[^\"]*\"|`[^`]*`)")

// checkDefinitions says which partial a file defines twice.
func (t *text) checkDefinitions(errs *source.Errors) {
	first := map[string]int{}
	for _, a := range t.actions {
		m := definition.FindStringSubmatch(t.text[a.start:a.end])
		if m == nil {
			continue
		}
		name := strings.Trim(m[1], "\"`")
		if off, ok := first[name]; ok {
			errs.Add(source.Errorf(t.pos(a.start), "defined-twice", "“%s” is defined twice", name).WithNote(t.pos(off), "it is defined here first"))
			continue
		}
		first[name] = a.start
	}
}

// findLines finds the actions that stand alone on their line: they take its indentation and its line break with them, so that
// a table with a {{range}} in it stays a table. A partial keeps its indentation.
func (t *text) findLines() {
	for i := 0; i < len(t.actions); {
		j := i + 1
		for j < len(t.actions) && blank(t.text[t.actions[j-1].end:t.actions[j].start]) {
			j++
		}
		t.checkLine(t.actions[i:j])
		i = j
	}
}

func (t *text) checkLine(run []action) {
	first, last := run[0], run[len(run)-1]
	lineStart := strings.LastIndexByte(t.text[:first.start], '\n') + 1
	lineEnd := strings.IndexByte(t.text[last.end:], '\n')
	if lineEnd < 0 {
		lineEnd = len(t.text)
	} else {
		lineEnd += last.end + 1
	}
	if !blank(t.text[lineStart:first.start]) || !blank(strings.TrimSuffix(t.text[last.end:lineEnd], "\n")) {
		return
	}
	partial := false
	for _, a := range run {
		if a.word == "" {
			return
		}
		partial = partial || a.word == "template" || a.word == "block"
	}
	from := lineStart
	for i := range run {
		run[i].alone = true
		if i > 0 || !partial {
			t.cuts = append(t.cuts, cut{from, run[i].start})
		}
		from = run[i].end
	}
	t.cuts = append(t.cuts, cut{from, lineEnd})
}

func blank(s string) bool { return strings.Trim(s, " \t") == "" }

// actionAt gives the action that an offset stands in, or nil.
func (t *text) actionAt(off int) *action {
	i := sort.Search(len(t.actions), func(i int) bool { return t.actions[i].end > off })
	if i < len(t.actions) && t.actions[i].start <= off {
		return &t.actions[i]
	}
	return nil
}

// remaining gives what the cuts leave of the text that begins at an offset: its new beginning and end.
func (t *text) remaining(from, to int) (int, int) {
	i := sort.Search(len(t.cuts), func(i int) bool { return t.cuts[i].to > from })
	for ; i < len(t.cuts) && t.cuts[i].from < to; i++ {
		if t.cuts[i].from <= from {
			from = min(t.cuts[i].to, to)
		} else {
			to = t.cuts[i].from
		}
	}
	return from, to
}
