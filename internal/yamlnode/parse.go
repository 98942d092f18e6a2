package yamlnode

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
)

// Parse gives the root of the only document in a file, or nil when the file cannot be read as YAML. What is wrong is added to
// errs.
func Parse(file, text string, errs *source.Errors) *yaml.Node {
	if pos, ok := leadingTab(file, text); ok {
		errs.Add(source.Errorf(pos, "tab", "the line begins with a tab").WithHint("indent with spaces"))
		return nil
	}
	root := onlyDocument(file, text, errs)
	if root == nil {
		return nil
	}
	before := len(*errs)
	checkStructure(file, root, errs)
	if slices.ContainsFunc((*errs)[before:], func(e *source.Error) bool { return e.Code == "alias" }) {
		return nil // what is missing without the values they stand for says nothing
	}
	return root
}

func onlyDocument(file, text string, errs *source.Errors) *yaml.Node {
	loader, err := yaml.NewLoader(bytes.NewReader([]byte(text)))
	if err != nil {
		errs.Add(syntaxError(file, err))
		return nil
	}
	var doc, next yaml.Node
	err = loader.Load(&doc)
	empty := errors.Is(err, io.EOF)
	if err != nil && !empty {
		errs.Add(syntaxError(file, err))
		return nil
	}
	switch err := loader.Load(&next); {
	case err == nil:
		errs.Add(source.Errorf(source.Pos{File: file, Line: next.Line, Col: next.Column}, "several-documents",
			"a second document begins here").WithHint("remove the line “---”, or make two files of it"))
	case !errors.Is(err, io.EOF):
		errs.Add(syntaxError(file, err))
	}
	if empty || len(doc.Content) != 1 || IsNull(doc.Content[0]) {
		errs.Add(source.Errorf(source.Pos{File: file}, "empty-file", "the file is empty").WithHint("begin with a copy of one that works"))
		return nil
	}
	return doc.Content[0]
}

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
func syntaxError(file string, err error) *source.Error {
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
			"a file needs no more than a few levels",
		},
	}
}

// maxDepth is how deep lists and mappings may nest. The files of the program need eight.
const maxDepth = 32

// checkStructure reports what YAML knows and no file of the program uses: anchors and aliases (what is said stands once;
// nested aliases also grow without bound), tags, keys that are no text, keys twice.
func checkStructure(file string, root *yaml.Node, errs *source.Errors) {
	var walk func(n *yaml.Node, depth int)
	walk = func(n *yaml.Node, depth int) {
		pos := source.Pos{File: file, Line: n.Line, Col: n.Column}
		if Full(errs) {
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
		return source.Errorf(pos, "alias", "“*%s” repeats another value", source.Short(n.Value)).
			WithHint("aliases are not used: write out what stands here")
	case n.Anchor != "":
		return source.Errorf(pos, "alias", "“&%s” names a value", source.Short(n.Anchor)).
			WithHint("anchors are not used; if the text begins with “&”, put it in quotes")
	case n.Style&yaml.TaggedStyle != 0:
		return source.Errorf(pos, "tag", "“%s” is a YAML tag", source.Short(n.Tag)).
			WithHint("tags are not used; if the text begins with “!”, put it in quotes")
	}
	return nil
}

func checkKeys(file string, n *yaml.Node, errs *source.Errors) {
	seen := map[string]source.Pos{}
	for i := 0; i+1 < len(n.Content) && !Full(errs); i += 2 {
		key := n.Content[i]
		pos := source.Pos{File: file, Line: key.Line, Col: key.Column}
		if key.Kind != yaml.ScalarNode {
			errs.Add(source.Errorf(pos, "bad-key", "a key must be a word"))
			continue
		}
		if first, twice := seen[key.Value]; twice {
			errs.Add(source.Errorf(pos, "duplicate-key", "“%s” is here a second time", source.Short(key.Value)).
				WithNote(first, "the first is here").WithHint("keep one of them"))
			continue
		}
		seen[key.Value] = pos
	}
}
