package yamlnode_test

import (
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
)

type colour string

// record is a file as the packages that use this one read it.
type record struct {
	name    string
	colour  colour
	old     bool
	members []string
}

func read(text string) (record, source.Errors) {
	var out record
	var errs source.Errors
	r := yamlnode.Reader{File: "f", Errs: &errs}
	if root := yamlnode.Parse("f", text, &errs); root != nil {
		r.Mapping(root, yamlnode.Fields{
			"name":   func(n *yaml.Node) { out.name, _ = r.Text(n) },
			"colour": func(n *yaml.Node) { out.colour, _ = yamlnode.Choice[colour](r, n, "red", "green") },
			"old":    func(n *yaml.Node) { out.old, _ = r.Bool(n) },
			"members": func(n *yaml.Node) {
				for _, item := range r.List(n) {
					member, _ := r.Scalar(item)
					out.members = append(out.members, member)
				}
			},
		})
	}
	return out, errs
}

func TestRead(t *testing.T) {
	got, errs := read("name: Salla\ncolour: green\nold: true\nmembers: [a, '']\n")
	if len(errs) > 0 || got.name != "Salla" || got.colour != "green" || !got.old || !slices.Equal(got.members, []string{"a", ""}) {
		t.Errorf("got %+v, %v", got, errs)
	}
}

func TestMistakes(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string // code, place and hint
	}{
		{"", []string{"empty-file f begin with a copy of one that works"}},
		{"~\n", []string{"empty-file f begin with a copy of one that works"}},
		{"- a\n", []string{"wrong-type f:1:1 write one of colour, members, name, old under it, as “key: value”"}},
		{"nmae: a\nweight: 5\n", []string{"unknown-key f:1:1 did you mean “name”?", "unknown-key f:2:1 the keys here are colour, members, name, old"}},
		{"name: a\nname: b\n", []string{"duplicate-key f:2:1 keep one of them"}},
		{"name:\ncolour: gren\nold: yes\n", []string{"missing-value f:1:6 ", "unknown-value f:2:9 did you mean “green”?", "wrong-type f:3:6 write “true” or “false”"}},
		{"colour: blue\nname: [a]\nmembers: a\n", []string{
			"unknown-value f:1:9 write one of red, green", "wrong-type f:2:7 if it is a text that begins with “[”, “{” or “-”, put it in quotes",
			"wrong-type f:3:10 begin each item on a line of its own with “- ”",
		}},
		{"name: &a x\n", []string{"alias f:1:7 anchors are not used; if the text begins with “&”, put it in quotes"}},
		{"? [a, b]\n: c\n", []string{"bad-key f:1:3 "}},
		{"name: a\n---\nname: b\n", []string{"several-documents f:2:1 remove the line “---”, or make two files of it"}},
		{"name:\n\t- a\n", []string{"tab f:2:1 indent with spaces"}},
	} {
		_, errs := read(test.text)
		var got []string
		for _, e := range errs {
			got = append(got, e.Code+" "+e.Pos.String()+" "+e.Hint.String())
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q gives\n%s\nwant\n%s", test.text, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
		}
	}
}

// Whatever stands in a file, reading it ends, and every mistake has a place in it.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"name: a\n", "a: &a [*a, *a]\n", "? [a]\n: {b: !!x c}\n", "\t", "---\n---\n", "{[", "<<: {name: a}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, errs := read(text)
		for _, e := range errs {
			if e.Pos.File != "f" || e.Code == "" {
				t.Errorf("%v has no place", e)
			}
		}
	})
}
