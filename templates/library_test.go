package templates

import (
	"strings"
	"testing"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/render/doc"
)

const lappi = "../data/examples/lappi"

// example opens the shipped case.
func example(t testing.TB) (*data.Case, *data.Shares) {
	t.Helper()
	c, err := data.Open(lappi)
	if err != nil {
		t.Fatal(err)
	}
	s, err := c.Shares()
	if err != nil {
		t.Fatal(err)
	}
	return c, s
}

func partyOf(t testing.TB, c *data.Case, name string) *data.Party {
	t.Helper()
	for _, p := range c.Parties {
		if p.Name == name {
			return p
		}
	}
	t.Fatalf("the example has no party %q", name)
	return nil
}

func TestEmbeddedLibraryHasNoMistakes(t *testing.T) {
	l := Open(Embedded())
	if errs := l.Check(); len(errs) > 0 {
		t.Fatal(printErrors(t, errs, l))
	}
}

// TestEveryKindOfTheExample runs every kind for every party of the shipped case and keeps the trees of a few.
func TestEveryKindOfTheExample(t *testing.T) {
	c, s := example(t)
	l := Open(Embedded())
	kinds, err := l.Kinds()
	if err != nil {
		t.Fatal(err)
	}
	shown := []*data.Party{partyOf(t, c, "Kemijärvi"), partyOf(t, c, "Inari")}
	for _, k := range kinds {
		tm, err := l.Compile(k.Name, "fi")
		if err != nil {
			t.Fatal(printErrors(t, err, l))
		}
		bound := tm.Bind(c, s)
		var b strings.Builder
		for _, p := range c.Parties {
			d, err := bound.Execute(p)
			if err != nil {
				t.Fatalf("%s, %s:\n%s", k.Name, p.Name, printErrors(t, err, l))
			}
			for _, show := range shown {
				if show == p {
					b.WriteString("### " + p.Name + "\n\n" + doc.Dump(d) + "\n")
				}
			}
		}
		golden(t, "kinds/"+k.Name+".golden", b.String())
	}
}
