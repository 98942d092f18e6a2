package data

import (
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
)

// parseYAML gives the root of the only document in a file, or nil when the file cannot be read as YAML. What is wrong is
// added to errs.
func parseYAML(file, text string, errs *source.Errors) *yaml.Node {
	if pos, ok := leadingTab(file, text); ok {
		errs.Add(source.Errorf(pos, "tab", "the line begins with a tab").WithHint("indent with spaces"))
		return nil
	}
	loader, err := yaml.NewLoader(bytes.NewReader([]byte(text)))
	if err != nil {
		errs.Add(syntaxError(file, text, err))
		return nil
	}
	var doc, next yaml.Node
	switch err := loader.Load(&doc); {
	case errors.Is(err, io.EOF):
		errs.Add(source.Errorf(source.Pos{File: file}, "empty-file", "the file is empty").WithHint(beginWithExample))
		return nil
	case err != nil:
		errs.Add(syntaxError(file, text, err))
		return nil
	}
	switch err := loader.Load(&next); {
	case err == nil:
		errs.Add(source.Errorf(source.Pos{File: file, Line: next.Line, Col: next.Column}, "several-documents",
			"a second document begins here").WithHint("remove the line “---”, or keep one case in a file"))
	case !errors.Is(err, io.EOF):
		errs.Add(syntaxError(file, text, err))
	}
	if len(doc.Content) != 1 || isNull(doc.Content[0]) {
		errs.Add(source.Errorf(source.Pos{File: file}, "empty-file", "the file is empty").WithHint(beginWithExample))
		return nil
	}
	before := len(*errs)
	checkStructure(file, doc.Content[0], errs)
	if len(*errs) > before && slices.ContainsFunc((*errs)[before:], func(e *source.Error) bool { return e.Code == "alias" }) {
		return nil // what is missing without the values they stand for says nothing
	}
	return doc.Content[0]
}

const beginWithExample = "copy the example's project.yaml and change it"

// leadingTab finds the first line that is indented with a tab. Editors show tabs like spaces, so the parser's own words
// for them help nobody. Lines of block scalars are found too: a tab in their indentation is as invisible.
func leadingTab(file, text string) (source.Pos, bool) {
	line := 0
	for l := range strings.Lines(text) {
		line++
		rest := strings.TrimLeft(l, " ")
		if strings.HasPrefix(rest, "\t") && strings.TrimSpace(rest) != "" {
			return source.Pos{File: file, Line: line, Col: len(l) - len(rest) + 1}, true
		}
	}
	return source.Pos{}, false
}

// syntaxError puts the parser's words into ones that a preparer understands.
func syntaxError(file, text string, err error) *source.Error {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		return source.Errorf(source.Pos{File: file}, "bad-yaml", "the file cannot be read: %s", source.Cause(err))
	}
	pos := source.Pos{File: file, Line: load.Mark.Line, Col: load.Mark.Column}
	if pos.Line == 0 || strings.Contains(load.Message, "end of stream") && load.ContextMark.Line > 0 {
		pos = source.Pos{File: file, Line: load.ContextMark.Line, Col: load.ContextMark.Column}
	}
	for _, known := range syntaxWords() {
		if strings.Contains(load.Message, known.message) {
			return source.Errorf(pos, "bad-yaml", known.says).WithHint(known.hint)
		}
	}
	what := load.Message
	if load.ContextMsg != "" {
		what += " (" + load.ContextMsg + ")"
	}
	return source.Errorf(pos, "bad-yaml", "this is not YAML: %s", what)
}

// syntaxWord is one message of the parser with its meaning.
type syntaxWord struct{ message, says, hint string }

func syntaxWords() []syntaxWord {
	return []syntaxWord{
		{
			"mapping values are not allowed", "a second “:” on the line, or a line that is indented too deep",
			"put the text in quotes if it has a colon, and begin keys that belong together in the same column",
		},
		{
			"block sequence entries are not allowed", "a list begins where it cannot",
			"begin each “- ” on a line of its own",
		},
		{
			"found character that cannot start any token", "a text cannot begin with this character",
			"put the text in quotes",
		},
		{
			"found unexpected end of stream", "the quotes that open here are never closed",
			"close the text with the same quotes",
		},
		{
			"did not find expected key", "the line belongs to nothing above it",
			"begin keys that belong together in the same column",
		},
		{
			"could not find expected ':'", "a key without “:”",
			"write “key: value”; a text on several lines is indented deeper than its key",
		},
		{
			"unknown anchor", "“*” repeats a value that has no name",
			"if the text begins with “*”, put it in quotes",
		},
		{
			"did not find expected '-' indicator", "the line is not part of the list above it",
			"begin each item of the list with “- ” in the same column",
		},
		{
			"did not find expected <document start>", "the line stands further left than the file begins",
			"begin keys that belong together in the same column",
		},
		{
			"exceeded max depth", "lists or mappings are nested too deep",
			"a case needs no more than a few levels",
		},
	}
}

// maxDepth is how deep lists and mappings may nest. A case needs eight.
const maxDepth = 32

// checkStructure reports what YAML knows and case files do not use: anchors and aliases (a figure stands once; nested
// aliases also grow without bound), tags, keys that are no text, keys twice.
func checkStructure(file string, root *yaml.Node, errs *source.Errors) {
	var walk func(n *yaml.Node, depth int)
	walk = func(n *yaml.Node, depth int) {
		pos := source.Pos{File: file, Line: n.Line, Col: n.Column}
		if full(errs) {
			return
		}
		if depth > maxDepth {
			errs.Add(source.Errorf(pos, "too-deep", "lists or mappings are nested deeper than %d levels", maxDepth))
			return
		}
		if e := foreignSyntax(pos, n); e != nil {
			errs.Add(e)
		}
		if n.Kind == yaml.MappingNode {
			checkKeys(file, n, errs)
		}
		for _, child := range n.Content {
			walk(child, depth+1)
		}
	}
	walk(root, 1)
}

func foreignSyntax(pos source.Pos, n *yaml.Node) *source.Error {
	switch {
	case n.Kind == yaml.AliasNode:
		return source.Errorf(pos, "alias", "“*%s” repeats another value", short(n.Value)).
			WithHint("aliases are not used in case files: a figure, a name or a date stands once")
	case n.Anchor != "":
		return source.Errorf(pos, "alias", "“&%s” names a value", short(n.Anchor)).
			WithHint("anchors are not used in case files; if the text begins with “&”, put it in quotes")
	case n.Style&yaml.TaggedStyle != 0:
		return source.Errorf(pos, "tag", "“%s” is a YAML tag", short(n.Tag)).
			WithHint("tags are not used in case files; if the text begins with “!”, put it in quotes")
	}
	return nil
}

func checkKeys(file string, n *yaml.Node, errs *source.Errors) {
	seen := map[string]source.Pos{}
	for i := 0; i+1 < len(n.Content) && !full(errs); i += 2 {
		key := n.Content[i]
		pos := source.Pos{File: file, Line: key.Line, Col: key.Column}
		if key.Kind != yaml.ScalarNode {
			errs.Add(source.Errorf(pos, "bad-key", "a key must be a word"))
			continue
		}
		if first, twice := seen[key.Value]; twice {
			errs.Add(source.Errorf(pos, "duplicate-key", "“%s” is here a second time", short(key.Value)).
				WithNote(first, "the first is here").WithHint("keep one of them"))
			continue
		}
		seen[key.Value] = pos
	}
}

// decodeText gives the content of a text file without a byte order mark. A file that is not UTF-8, or that has control
// characters, is reported and gives false.
func decodeText(file string, content []byte, errs *source.Errors) (string, bool) {
	content = bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF"))
	if bytes.HasPrefix(content, []byte{0xFF, 0xFE}) || bytes.HasPrefix(content, []byte{0xFE, 0xFF}) {
		errs.Add(source.Errorf(source.Pos{File: file}, "not-utf8", "the file is UTF-16, not UTF-8").WithHint(saveAsUTF8(file)))
		return "", false
	}
	text := string(content)
	if strings.Contains(text, "\r") && !strings.Contains(text, "\n") {
		errs.Add(source.Errorf(source.Pos{File: file}, "line-ends", "the lines end with a carriage return alone, as on old Macs").
			WithHint(saveAsUTF8(file)))
		return "", false
	}
	if off := invalidUTF8(text); off >= 0 {
		errs.Add(source.Errorf(source.At(file, text, off), "not-utf8", "the file is not UTF-8: byte %02X here", text[off]).
			WithHint(saveAsUTF8(file)))
		return "", false
	}
	if off := strings.IndexFunc(text, isRawControl); off >= 0 {
		r, _ := utf8.DecodeRuneInString(text[off:])
		errs.Add(source.Errorf(source.At(file, text, off), "control-character", "the control character U+%04X is in the file", r).
			WithHint("remove it"))
		return "", false
	}
	return text, true
}

// saveAsUTF8 is the hint for files in another encoding, which Excel and old editors make.
func saveAsUTF8(file string) string {
	if path.Ext(file) == ".csv" {
		return "save it as UTF-8; in Excel: Save As, “CSV UTF-8 (comma delimited)”"
	}
	return "save it as UTF-8"
}

func invalidUTF8(text string) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

func isRawControl(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7F || r >= 0x80 && r < 0xA0
}
