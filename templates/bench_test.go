package templates

import "testing"

func BenchmarkCompile(b *testing.B) {
	l := Open(Embedded())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.Compile("commitment-request", "fi"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBind(b *testing.B) {
	c, s := example(b)
	tm, err := Open(Embedded()).Compile("commitment-request", "fi")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		tm.Bind(c, s)
	}
}

func BenchmarkExecute(b *testing.B) {
	c, s := example(b)
	l := Open(Embedded())
	kinds, err := partyKinds(l)
	if err != nil {
		b.Fatal(err)
	}
	p := partyOf(b, c, "Kemijärvi")
	for _, k := range kinds {
		b.Run(k.Name, func(b *testing.B) {
			tm, err := l.Compile(k.Name, "fi")
			if err != nil {
				b.Fatal(err)
			}
			bound := tm.Bind(c, s)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := bound.Execute(For(p)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
