package main

import (
	"runtime/debug"
	"testing"
)

// TestCollectLess: a batch takes more memory, within a limit, unless the person has said how much.
func TestCollectLess(t *testing.T) {
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(-1)
	t.Cleanup(func() { debug.SetGCPercent(percent); debug.SetMemoryLimit(limit) })
	for _, tt := range []struct {
		gogc, memory string
		percent      int
		limit        int64
	}{
		{"", "", collectAt, memoryLimit},
		{"50", "", 100, memoryLimit},
		{"", "2GiB", collectAt, limit},
	} {
		debug.SetGCPercent(100)
		debug.SetMemoryLimit(limit)
		t.Setenv("GOGC", tt.gogc)
		t.Setenv("GOMEMLIMIT", tt.memory)
		collectLess()
		if got := debug.SetGCPercent(100); got != tt.percent {
			t.Errorf("GOGC=%s: the heap grows by %d per cent, want %d", tt.gogc, got, tt.percent)
		}
		if got := debug.SetMemoryLimit(-1); got != tt.limit {
			t.Errorf("GOMEMLIMIT=%s: the limit is %d, want %d", tt.memory, got, tt.limit)
		}
	}
}
