package law

import (
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
)

// reader reads the nodes of one file.
type reader struct{ yamlnode.Reader }

// date reads a day as “2020-01-31”. Nothing is the zero Date.
func (r reader) date(dst *Date) func(*yaml.Node) {
	return func(n *yaml.Node) {
		text, ok := r.Scalar(n)
		if !ok || text == "" {
			return
		}
		t, err := time.Parse(time.DateOnly, text)
		if err != nil {
			r.Fail(n, "bad-date", "“%s” is not a date", source.Short(text)).WithHint("write year, month and day, as in “2020-01-31”")
			return
		}
		*dst = dateOf(t)
	}
}

func (r reader) textInto(dst *string) func(*yaml.Node) {
	return func(n *yaml.Node) { *dst, _ = r.Text(n) }
}

// optional reads a text that may be left empty.
func (r reader) optional(dst *string) func(*yaml.Node) {
	return func(n *yaml.Node) { *dst, _ = r.Scalar(n) }
}

func (r reader) flag(dst *bool) func(*yaml.Node) {
	return func(n *yaml.Node) { *dst, _ = r.Bool(n) }
}

// words reads a list of texts, or one text.
func (r reader) words(dst *[]string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		items := []*yaml.Node{n}
		if n.Kind != yaml.ScalarNode {
			items = r.List(n)
		}
		for _, item := range items {
			if word, ok := r.Text(item); ok {
				*dst = append(*dst, word)
			}
		}
	}
}

// chosen reads a list of known words, or one of them.
func chosen[T ~string](r reader, dst *[]T, known []T) func(*yaml.Node) {
	return func(n *yaml.Node) {
		items := []*yaml.Node{n}
		if n.Kind != yaml.ScalarNode {
			items = r.List(n)
		}
		*dst = nil
		for _, item := range items {
			if word, ok := yamlnode.Choice(r.Reader, item, known...); ok {
				*dst = append(*dst, word)
			}
		}
	}
}

// byLanguage reads a text in every language.
func (r reader) byLanguage(dst *map[string]string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		*dst = map[string]string{}
		fields := yamlnode.Fields{}
		for _, lang := range languages {
			fields[lang] = func(n *yaml.Node) {
				if text, ok := r.Text(n); ok {
					(*dst)[lang] = strings.TrimSpace(text)
				}
			}
		}
		r.Mapping(n, fields)
		for _, lang := range languages {
			if (*dst)[lang] == "" {
				r.Fail(n, "no-language", "the text in the language “%s” is missing", lang)
			}
		}
	}
}

// recordFields are the keys that every piece of law has.
func (r reader) recordFields(rec *Record, own yamlnode.Fields) yamlnode.Fields {
	own["valid_from"], own["valid_until"], own["checked"] = r.date(&rec.From), r.date(&rec.Until), r.date(&rec.Checked)
	own["source"], own["note"] = r.textInto(&rec.Source), r.optional(&rec.Note)
	return own
}

// checkRecord reports what a piece of law must have and has not.
func (r reader) checkRecord(n *yaml.Node, rec *Record) {
	rec.At = r.Pos(n)
	switch {
	case rec.From.IsZero():
		r.Fail(n, "missing-validity", "it is not said from when this holds").WithHint("write the first day under “valid_from”")
	case !rec.Until.IsZero() && rec.Until.Compare(rec.From) < 0:
		r.Fail(n, "bad-validity", "it ends before it begins")
	}
	if !strings.HasPrefix(rec.Source, "https://") && !strings.HasPrefix(rec.Source, "http://") {
		r.Fail(n, "missing-source", "it is not said where this comes from").WithHint("write the address of the law under “source”")
	}
	if rec.Checked.IsZero() && rec.Note == "" {
		r.Fail(n, "missing-note", "nobody has checked this, and it is not said what to look at").WithHint("write it under “note”")
	}
}

// inOrder sorts the versions of a key and reports those that overlap or leave days between them.
func inOrder[T recorded](errs *source.Errors, versions []T) []T {
	slices.SortStableFunc(versions, func(a, b T) int { return a.record().From.Compare(b.record().From) })
	for i := 1; i < len(versions); i++ {
		before, after := versions[i-1].record(), versions[i].record()
		switch {
		case before.Until.IsZero() || before.Until.Compare(after.From) >= 0:
			errs.Add(source.Errorf(after.At, "overlapping-validity", "two versions hold on %s", after.From).WithNote(before.At, "the other is here"))
		case before.Until.After(1) != after.From:
			errs.Add(source.Errorf(after.At, "gap-in-validity", "no version holds from %s to %s", before.Until.After(1), after.From.After(-1)).
				WithNote(before.At, "the version before is here"))
		}
	}
	return versions
}
