package templates

import (
	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
)

// record reads a YAML file whose every key is known: type.yaml and the word files. It reports everything wrong at once.
type record struct{ yamlnode.Reader }

// readRecord reads a file that holds one mapping.
func readRecord(f file, known yamlnode.Fields, errs *source.Errors) {
	text, ok := source.DecodeText(f.name, []byte(f.text), errs)
	if !ok {
		return
	}
	if root := yamlnode.Parse(f.name, text, errs); root != nil {
		recordOf(f, errs).Mapping(root, known)
	}
}

func recordOf(f file, errs *source.Errors) record {
	return record{yamlnode.Reader{File: f.name, Errs: errs}}
}

// text gives a scalar that is not empty.
func (r record) text(n *yaml.Node) string {
	text, _ := r.Text(n)
	return text
}

// texts gives a list of texts.
func (r record) texts(n *yaml.Node) []string {
	var out []string
	for _, item := range r.List(n) {
		out = append(out, r.text(item))
	}
	return out
}

// textMap gives texts by key.
func (r record) textMap(n *yaml.Node) map[string]string {
	out := map[string]string{}
	r.Entries(n, nil, func(key, value *yaml.Node) { out[key.Value] = r.text(value) })
	return out
}

// choice reads one of a few words.
func choice[T ~string](r record, n *yaml.Node, known ...T) T {
	word, _ := yamlnode.Choice(r.Reader, n, known...)
	return word
}

// choices reads a list of a few words.
func choices[T ~string](r record, n *yaml.Node, known ...T) []T {
	var words []T
	for _, item := range r.List(n) {
		words = append(words, choice(r, item, known...))
	}
	return words
}
