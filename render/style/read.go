package style

import (
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
)

// reader reads a style file.
type reader struct {
	yamlnode.Reader
	layer  fs.FS  // in which the file lies
	folder string // of the layer, in which it lies
}

// scalar gives the text of a single value.
func (r *reader) scalar(n *yaml.Node) (string, bool) {
	if yamlnode.IsNull(n) {
		r.Fail(n, "missing-value", "a single value is wanted here")
		return "", false
	}
	return r.Scalar(n)
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
		if value, ok := r.Bool(n); ok {
			*dst = value
		}
	}
}

// share reads a part of the width of a table: “15 %”.
func (r *reader) share(dst *float64) func(*yaml.Node) {
	return func(n *yaml.Node) {
		s, ok := r.scalar(n)
		if !ok {
			return
		}
		number, isPercent := strings.CutSuffix(s, "%")
		value, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if !isPercent || err != nil || value <= 0 || value >= 100 {
			r.Fail(n, "bad-value", "“%s” is no part of the width", s).WithHint("write it in per cent: “15 %”")
			return
		}
		*dst = value / 100
	}
}

// choice reads one of a few words.
func choice[T ~string](r *reader, dst *T, allowed ...T) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if word, ok := yamlnode.Choice(r.Reader, n, allowed...); ok {
			*dst = word
		}
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
		elements = r.List(n)
	}
	var out []name
	for _, e := range elements {
		if s, ok := r.scalar(e); ok {
			out = append(out, name{r.Pos(e), s})
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
			r.Fail(n, "bad-length", "“%s” is no length", s).WithHint("write a number, a space and the unit: “20 mm” or “12 pt”")
			return
		}
		value, err := strconv.ParseFloat(strings.Replace(m[2], ",", ".", 1), 64)
		if err != nil {
			r.Fail(n, "bad-length", "“%s” is no length", s)
			return
		}
		if m[3] == "mm" {
			value *= pointsPerMillimetre
		}
		if m[1] != "" || value > longest {
			r.Fail(n, "bad-length", "“%s” does not fit a page", s)
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
			r.Fail(n, "bad-colour", "“%s” is no colour", s).WithHint("write “#RRGGBB” in quotes, or none")
		}
	}
}

// phrase reads a text by language with its alternatives: a text, a list of texts, or one of these by language.
func (r *reader) phrase(n *yaml.Node, where reach) phrase {
	p := phrase{at: r.Pos(n)}
	if n.Kind != yaml.MappingNode {
		p.all = r.alternatives(n, where)
		return p
	}
	p.by = map[string][]*pattern{}
	r.Entries(n, nil, func(k, value *yaml.Node) {
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
	p.at = r.Pos(n)
	for _, problem := range problems {
		pos := p.at
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 && !strings.Contains(text[:problem.offset], "\n") {
			pos.Col += utf8.RuneCountInString(text[:problem.offset])
			if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
				pos.Col++
			}
		}
		r.Errs.Add(&source.Error{Code: problem.code, Pos: pos, Msg: problem.text, Hint: problem.hint})
	}
	return p
}
