package style_test

import (
	"testing"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

func BenchmarkArrange(b *testing.B) {
	for name, d := range map[string]*doc.Document{"letter": letter(), "item": item(doc.StageMinutes), "table": table()} {
		b.Run(name, func(b *testing.B) {
			h := open(b, "espoo")
			b.ReportAllocs()
			for b.Loop() {
				if _, err := h.Arrange(d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := style.Open(nil, "kemijarvi"); err != nil {
			b.Fatal(err)
		}
	}
}
