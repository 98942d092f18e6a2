//go:build unix

package job_test

import (
	"bytes"
	"io"
	"syscall"
	"testing"

	"github.com/klauspost/compress/zlib"

	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/render"
)

// BenchmarkLetter makes the two-page commitment request for Kemijärvi, templates included: the tree alone, then as each
// format. The floor is what no writer can avoid: deflating the text of the finished file once. The CPU time of the process,
// which other work on the machine disturbs less than the clock, is reported beside the time.
func BenchmarkLetter(b *testing.B) {
	j, err := job.Open(job.Options{Case: example})
	if err != nil {
		b.Fatal(err)
	}
	choice, err := j.Select(job.Selection{Kinds: []string{"commitment-request"}, Parties: []string{"Kemijärvi"}, Formats: []string{"pdf", "docx", "text"}})
	if err != nil {
		b.Fatal(err)
	}
	letter := &choice.Documents[0]
	b.Run("tree", func(b *testing.B) {
		measure(b, func() {
			if _, err := j.Compose(letter); err != nil {
				b.Fatal(err)
			}
		})
	})
	for _, f := range letter.Files {
		b.Run(f.Format.Name, func(b *testing.B) { measure(b, func() { writeLetter(b, j, letter, f.Format, io.Discard) }) })
	}
	var plain bytes.Buffer
	writeLetter(b, j, letter, letter.Files[len(letter.Files)-1].Format, &plain)
	b.Run("floor", func(b *testing.B) {
		page := bytes.Repeat(plain.Bytes(), 5) // a page's operators and tags take about five bytes for one of text
		z, err := zlib.NewWriterLevel(io.Discard, 4)
		if err != nil {
			b.Fatal(err)
		}
		measure(b, func() {
			z.Reset(io.Discard)
			if _, err := z.Write(page); err != nil {
				b.Fatal(err)
			}
			if err := z.Close(); err != nil {
				b.Fatal(err)
			}
		})
	})
}

// BenchmarkOpen loads the example with its register and shares.
func BenchmarkOpen(b *testing.B) {
	measure(b, func() {
		if _, err := job.Open(job.Options{Case: example}); err != nil {
			b.Fatal(err)
		}
	})
}

func writeLetter(b *testing.B, j *job.Job, d *job.Document, f render.Format, w io.Writer) {
	b.Helper()
	tree, err := j.Compose(d)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := j.Write(w, d, f, tree); err != nil {
		b.Fatal(err)
	}
}

// measure runs what is measured once to warm up, then b.N times, and reports the process's CPU time.
func measure(b *testing.B, run func()) {
	b.Helper()
	run()
	b.ReportAllocs()
	before := cpuTime(b)
	for b.Loop() {
		run()
	}
	b.ReportMetric(float64(cpuTime(b)-before)/float64(b.N)/1e6, "cpu-ms/op")
}

// cpuTime gives the CPU time of the process, user and system, in nanoseconds.
func cpuTime(b *testing.B) int64 {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return u.Utime.Nano() + u.Stime.Nano()
}
