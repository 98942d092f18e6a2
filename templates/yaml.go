package templates

import (
	"errors"
	"maps"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
)

// record reads a YAML file whose every key is known: type.yaml and the word files. It reports everything wrong at once.
type record struct {
	file string
	errs *source.Errors
}

// fields says what reads the value of each known key of a mapping.
type fields map[string]func(*yaml.Node)

// readRecord reads a file that holds one mapping.
func readRecord(f file, known fields, errs *source.Errors) {
	r := record{f.name, errs}
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(f.text), &root); err != nil {
		errs.Add(r.syntaxError(err))
		return
	}
	if len(root.Content) != 1 {
		errs.Add(source.Errorf(source.Pos{File: f.name}, "empty-file", "the file is empty"))
		return
	}
	r.mapping(root.Content[0], known)
}

func (r record) syntaxError(err error) *source.Error {
	pos := source.Pos{File: r.file}
	var at *yaml.LoadError
	if errors.As(err, &at) {
		pos.Line, pos.Col = at.Mark.Line, at.Mark.Column
	}
	message := err.Error()
	if at != nil {
		message = at.Message
	}
	return source.Errorf(pos, "bad-yaml", "this is no YAML: %s", message)
}

func (r record) pos(n *yaml.Node) source.Pos {
	return source.Pos{File: r.file, Line: n.Line, Col: n.Column}
}

func (r record) fail(n *yaml.Node, code, format string, args ...any) *source.Error {
	e := source.Errorf(r.pos(n), code, format, args...)
	r.errs.Add(e)
	return e
}

// mapping reads every value by its key; a key that is not known, or stands twice, is an error.
func (r record) mapping(n *yaml.Node, known fields) {
	r.entries(n, func(key, value *yaml.Node) {
		read, ok := known[key.Value]
		if !ok {
			e := r.fail(key, "unknown-key", "the key “%s” is not known here", key.Value)
			if near := source.Suggest(key.Value, slices.Collect(maps.Keys(known))); near != "" {
				e.WithHint("did you mean “%s”?", near)
			}
			return
		}
		read(value)
	})
}

// entries gives every key and value of a mapping, in order.
func (r record) entries(n *yaml.Node, entry func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		r.fail(n, "wrong-type", "keys with values are wanted here")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if seen[key.Value] {
			r.fail(key, "double-key", "the key “%s” stands twice", key.Value)
			continue
		}
		seen[key.Value] = true
		entry(key, value)
	}
}

// text gives a scalar that is not empty.
func (r record) text(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" || n.Value == "" {
		r.fail(n, "wrong-type", "a text is wanted here")
		return ""
	}
	return n.Value
}

// texts gives a list of texts.
func (r record) texts(n *yaml.Node) []string {
	if n.Kind != yaml.SequenceNode {
		r.fail(n, "wrong-type", "a list is wanted here")
		return nil
	}
	var out []string
	for _, item := range n.Content {
		out = append(out, r.text(item))
	}
	return out
}

// textMap gives texts by key.
func (r record) textMap(n *yaml.Node) map[string]string {
	out := map[string]string{}
	r.entries(n, func(key, value *yaml.Node) { out[key.Value] = r.text(value) })
	return out
}
