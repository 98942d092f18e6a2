package batch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/pykala/pykala/internal/job"
)

// examplePlan opens the example of Lapland: every document for every party, as PDF and as Word.
func examplePlan(tb testing.TB) *Plan {
	tb.Helper()
	j, err := job.Open(job.Options{Case: filepath.Join("..", "..", "data", "examples", "lappi")})
	if err != nil {
		tb.Fatal(err)
	}
	choice, err := j.Select(job.Selection{})
	if err != nil {
		tb.Fatal(err)
	}
	plan, err := PlanOf(j, choice, Program{Version: "benchmark"})
	if err != nil {
		tb.Fatal(err)
	}
	return plan
}

// BenchmarkBatch makes the whole example. “memory” throws the bytes away, “folder” writes them to the disk; “open” counts
// loading the case and opening templates, styles and writers as well, as a run of the program does.
func BenchmarkBatch(b *testing.B) {
	plan := examplePlan(b)
	run := func(workers int, make func(*testing.B) *Result) func(*testing.B) {
		return func(b *testing.B) {
			b.ReportAllocs()
			files := 0
			for b.Loop() {
				result := make(b)
				if len(result.Failures) > 0 {
					b.Fatal(Grouped(result.Failures))
				}
				files += len(result.Outcomes)
			}
			perSecond := float64(files) / b.Elapsed().Seconds()
			b.ReportMetric(perSecond, "files/s")
			b.ReportMetric(perSecond/float64(min(workers, runtime.NumCPU())), "files/s/core")
		}
	}
	for _, workers := range []int{1, runtime.GOMAXPROCS(0)} {
		options := Options{Workers: workers}
		b.Run(fmt.Sprintf("memory-%d", workers), run(workers, func(b *testing.B) *Result { return benchTry(b, plan, options) }))
		b.Run(fmt.Sprintf("folder-%d", workers), run(workers, func(b *testing.B) *Result {
			options := options
			options.Folder = filepath.Join(b.TempDir(), "out")
			defer os.RemoveAll(options.Folder)
			result, err := Run(context.Background(), plan, options)
			if err != nil {
				b.Fatal(err)
			}
			return result
		}))
		b.Run(fmt.Sprintf("open-%d", workers), run(workers, func(b *testing.B) *Result { return benchTry(b, examplePlan(b), options) }))
	}
}

func benchTry(b *testing.B, plan *Plan, options Options) *Result {
	result, err := Try(context.Background(), plan, options)
	if err != nil {
		b.Fatal(err)
	}
	return result
}
