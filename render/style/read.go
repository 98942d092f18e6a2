package style

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
)

// reader reads a style file through its nodes, so that every value knows its place. It collects every mistake.
type reader struct {
	file   string
	folder fs.FS // in which the file lies
	errs   *source.Errors
}

// fields says what reads the value of each known key of a mapping.
type fields map[string]func(*yaml.Node)

// root gives the node of the whole file, nil when there is none.
func (r *reader) root(text string) *yaml.Node {
	var document yaml.Node
	if strings.TrimSpace(text) == "" {
		r.errs.Add(source.Errorf(source.Pos{File: r.file}, "empty-file", "the file is empty"))
		return nil
	}
	if err := yaml.Load([]byte(text), &document); err != nil {
		r.errs.Add(r.syntaxError(err))
		return nil
	}
	if len(document.Content) != 1 {
		r.errs.Add(source.Errorf(source.Pos{File: r.file}, "empty-file", "the file holds no keys"))
		return nil
	}
	return document.Content[0]
}

func (r *reader) syntaxError(err error) *source.Error {
	pos, message := source.Pos{File: r.file}, err.Error()
	var load *yaml.LoadError
	if errors.As(err, &load) {
		pos.Line, pos.Col, message = load.Mark.Line, load.Mark.Column, load.Message
	}
	return source.Errorf(pos, "bad-yaml", "this is no YAML: %s", message)
}

func (r *reader) pos(n *yaml.Node) source.Pos {
	return source.Pos{File: r.file, Line: n.Line, Col: n.Column}
}

func (r *reader) fail(n *yaml.Node, code, format string, args ...any) *source.Error {
	e := source.Errorf(r.pos(n), code, format, args...)
	r.errs.Add(e)
	return e
}

// mapping reads the values of a mapping whose keys are all known.
func (r *reader) mapping(n *yaml.Node, known fields) {
	r.entries(n, func(k, value *yaml.Node) {
		read, ok := known[k.Value]
		if !ok {
			e := r.fail(k, "unknown-key", "the key “%s” is not known here", k.Value)
			if near := source.Suggest(k.Value, sortedKeys(known)); near != "" {
				e.WithHint("did you mean “%s”?", near)
			} else {
				e.WithHint("known here: %s", strings.Join(sortedKeys(known), ", "))
			}
			return
		}
		read(value)
	})
}

// entries gives the keys and values of a mapping in their order.
func (r *reader) entries(n *yaml.Node, each func(k, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		r.fail(n, "wrong-type", "a mapping of keys and values is wanted here")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, value := n.Content[i], n.Content[i+1]
		switch {
		case k.Kind != yaml.ScalarNode:
			r.fail(k, "wrong-type", "a key is one word")
		case seen[k.Value]:
			r.fail(k, "double-key", "the key “%s” stands here twice", k.Value)
		default:
			seen[k.Value] = true
			each(k, value)
		}
	}
}

// list gives the elements of a sequence.
func (r *reader) list(n *yaml.Node) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		r.fail(n, "wrong-type", "a list is wanted here")
		return nil
	}
	return n.Content
}

// scalar gives the text of a single value.
func (r *reader) scalar(n *yaml.Node) (string, bool) {
	if n.Kind == yaml.AliasNode {
		r.fail(n, "wrong-type", "a style file is read without aliases").WithHint("write out what “%s” stands for", n.Value)
		return "", false
	}
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		r.fail(n, "wrong-type", "a single value is wanted here")
		return "", false
	}
	return n.Value, true
}

func (r *reader) text(dst *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if s, ok := r.scalar(n); ok {
			*dst = s
		}
	}
}

func (r *reader) flag(dst *bool) func(*yaml.Node) {
	return func(n *yaml.Node) {
		switch {
		case n.Kind == yaml.ScalarNode && n.Value == "true":
			*dst = true
		case n.Kind == yaml.ScalarNode && n.Value == "false":
			*dst = false
		default:
			r.fail(n, "wrong-type", "true or false is wanted here")
		}
	}
}

// choice reads one of a few words.
func choice[T ~string](r *reader, dst *T, allowed ...T) func(*yaml.Node) {
	return func(n *yaml.Node) {
		s, ok := r.scalar(n)
		if !ok {
			return
		}
		if !slices.Contains(allowed, T(s)) {
			r.fail(n, "bad-value", "“%s” is not known here", s).WithHint("known here: %s", join(allowed))
			return
		}
		*dst = T(s)
	}
}

func join[T ~string](words []T) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return strings.Join(out, ", ")
}

// names reads a list of words; a single word is a list of one.
func (r *reader) names(n *yaml.Node) []name {
	elements := []*yaml.Node{n}
	if n.Kind != yaml.ScalarNode {
		elements = r.list(n)
	}
	var out []name
	for _, e := range elements {
		if s, ok := r.scalar(e); ok {
			out = append(out, name{r.pos(e), s})
		}
	}
	return out
}

const (
	pointsPerMillimetre = 72 / 25.4
	longest             = 2000 // points: twice the height of a page, and then some
)

var lengthForm = regexp.MustCompile(`^(-?)(\d{1,4}(?:[.,]\d{1,4})?) (mm|pt)$`)

// length reads a length: “20 mm” or “12 pt”, not below zero.
func (r *reader) length(dst *float64) func(*yaml.Node) {
	return func(n *yaml.Node) {
		s, ok := r.scalar(n)
		if !ok {
			return
		}
		m := lengthForm.FindStringSubmatch(s)
		if m == nil {
			r.fail(n, "bad-length", "“%s” is no length", s).WithHint("write a number, a space and the unit: “20 mm” or “12 pt”")
			return
		}
		value, err := strconv.ParseFloat(strings.Replace(m[2], ",", ".", 1), 64)
		if err != nil {
			r.fail(n, "bad-length", "“%s” is no length", s)
			return
		}
		if m[3] == "mm" {
			value *= pointsPerMillimetre
		}
		if m[1] != "" || value > longest {
			r.fail(n, "bad-length", "“%s” does not fit a page", s)
			return
		}
		*dst = value
	}
}

var colourForm = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// colour reads a colour: “#1A1A1A”, or “none”.
func (r *reader) colour(dst *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		s, ok := r.scalar(n)
		switch {
		case !ok:
		case s == "none":
			*dst = ""
		case colourForm.MatchString(s):
			*dst = strings.ToUpper(s)
		default:
			r.fail(n, "bad-colour", "“%s” is no colour", s).WithHint("write “#RRGGBB” in quotes, or none")
		}
	}
}

// phrase reads a text by language with its alternatives: a text, a list of texts, or one of these by language.
func (r *reader) phrase(n *yaml.Node, where reach) phrase {
	p := phrase{at: r.pos(n)}
	if n.Kind != yaml.MappingNode {
		p.all = r.alternatives(n, where)
		return p
	}
	p.by = map[string][]*pattern{}
	r.entries(n, func(k, value *yaml.Node) {
		p.by[k.Value] = r.alternatives(value, where)
	})
	return p
}

func (r *reader) phraseInto(dst *phrase, where reach) func(*yaml.Node) {
	return func(n *yaml.Node) { *dst = r.phrase(n, where) }
}

func (r *reader) alternatives(n *yaml.Node, where reach) []*pattern {
	elements := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		elements = n.Content
	}
	out := make([]*pattern, 0, len(elements))
	for _, e := range elements {
		if s, ok := r.scalar(e); ok {
			out = append(out, r.pattern(e, s, where))
		}
	}
	return out
}

func (r *reader) pattern(n *yaml.Node, text string, where reach) *pattern {
	p, problems := parsePattern(text, where)
	p.at = r.pos(n)
	for _, problem := range problems {
		pos := p.at
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 && !strings.Contains(text[:problem.offset], "\n") {
			pos.Col += utf8.RuneCountInString(text[:problem.offset])
			if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
				pos.Col++
			}
		}
		r.errs.Add(&source.Error{Code: problem.code, Pos: pos, Msg: problem.text, Hint: problem.hint})
	}
	return p
}
