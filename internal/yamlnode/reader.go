// Package yamlnode reads YAML files node by node, so that every value knows its place and every mistake is told there. All
// files of the program that people write are read with it: cases, kinds of document, word files and house styles.
package yamlnode

import (
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
)

// Reader reads the nodes of one file and collects what is wrong with them.
type Reader struct {
	File string
	Errs *source.Errors
}

// Fields says what reads the value of each known key of a mapping.
type Fields map[string]func(*yaml.Node)

// Pos gives the place of a node.
func (r Reader) Pos(n *yaml.Node) source.Pos {
	return source.Pos{File: r.File, Line: n.Line, Col: n.Column}
}

// Fail reports a mistake at a node and gives it back, for a hint.
func (r Reader) Fail(n *yaml.Node, code, format string, args ...any) *source.Error {
	e := source.Errorf(r.Pos(n), code, format, args...)
	r.Errs.Add(e)
	return e
}

// Mapping reads the values of a mapping whose keys are all known.
func (r Reader) Mapping(n *yaml.Node, known Fields) {
	keys := slices.Sorted(maps.Keys(known))
	r.Entries(n, keys, func(key, value *yaml.Node) {
		if read, ok := known[key.Value]; ok {
			read(value)
			return
		}
		r.UnknownKey(key, keys)
	})
}

// Entries gives every key of a mapping with its value, in order; a key that stands twice, which Parse reports, only once.
// The keys that are known, which may be none, are named where the node is no mapping.
func (r Reader) Entries(n *yaml.Node, known []string, each func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		e := r.Fail(n, "wrong-type", "%s is here, but several keys are needed", KindOf(n))
		if len(known) > 0 {
			e.WithHint("write one of %s under it, as “key: value”", strings.Join(known, ", "))
		}
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content) && !Full(r.Errs); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind == yaml.ScalarNode && !seen[key.Value] {
			seen[key.Value] = true
			each(key, value)
		}
	}
}

// UnknownKey reports a key and gives the one that was probably meant, or "".
func (r Reader) UnknownKey(key *yaml.Node, known []string) string {
	e := r.Fail(key, "unknown-key", "there is no key “%s” here", source.Short(key.Value))
	near := source.Suggest(source.Short(key.Value), known)
	if near != "" {
		e.WithHint("did you mean “%s”?", near)
	} else {
		e.WithHint("the keys here are %s", strings.Join(known, ", "))
	}
	return near
}

// List gives the items of a list.
func (r Reader) List(n *yaml.Node) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		r.Fail(n, "wrong-type", "%s is here, but a list is needed", KindOf(n)).WithHint("begin each item on a line of its own with “- ”")
		return nil
	}
	return n.Content
}

// Scalar gives the text of a single value as it was typed. It may be empty.
func (r Reader) Scalar(n *yaml.Node) (string, bool) {
	if n.Kind != yaml.ScalarNode {
		r.Fail(n, "wrong-type", "%s is here, but a single value is needed", KindOf(n)).
			WithHint("if it is a text that begins with “[”, “{” or “-”, put it in quotes")
		return "", false
	}
	return n.Value, true
}

// Text gives the text of a single value that is not empty.
func (r Reader) Text(n *yaml.Node) (string, bool) {
	text, ok := r.Scalar(n)
	if ok && (text == "" || IsNull(n)) {
		r.Fail(n, "missing-value", "a text is wanted here")
		return "", false
	}
	return text, ok
}

// Bool reads true or false.
func (r Reader) Bool(n *yaml.Node) (value, ok bool) {
	text, ok := r.Text(n)
	if ok && text != "true" && text != "false" {
		r.Fail(n, "wrong-type", "“%s” is neither true nor false", source.Short(text)).WithHint("write “true” or “false”")
		return false, false
	}
	return text == "true", ok
}

// Choice reads one of a few words.
func Choice[T ~string](r Reader, n *yaml.Node, known ...T) (T, bool) {
	text, ok := r.Text(n)
	if !ok || slices.Contains(known, T(text)) {
		return T(text), ok
	}
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = string(k)
	}
	r.UnknownValue(n, text, words, words)
	return "", false
}

// UnknownValue reports a word that is none of those that are known; the hint names those that are shown.
func (r Reader) UnknownValue(n *yaml.Node, text string, known, shown []string) {
	e := r.Fail(n, "unknown-value", "“%s” is not known here", source.Short(text))
	if near := source.Suggest(source.Short(text), known); near != "" {
		e.WithHint("did you mean “%s”?", near)
		return
	}
	e.WithHint("write one of %s", strings.Join(shown, ", "))
}

// IsNull reports whether nothing stands after the key. The words “null” and “~” count as nothing too.
func IsNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// KindOf says in words what a node is.
func KindOf(n *yaml.Node) source.Message {
	switch n.Kind {
	case yaml.MappingNode:
		return source.Msg("a mapping of keys")
	case yaml.SequenceNode:
		return source.Msg("a list")
	default:
		return source.Msg("a single value")
	}
}

// mostErrors is how many mistakes are collected. More come from one cause.
const mostErrors = 1000

// Full reports whether there are so many mistakes that a file need not be read further.
func Full(errs *source.Errors) bool { return len(*errs) > mostErrors }
