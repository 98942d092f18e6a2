//go:build unix

package data_test

import (
	"path/filepath"
	"syscall"
	"testing"
)

// Opening a pipe that nobody writes to would wait for ever.
func TestOpenRefusesPipes(t *testing.T) {
	dir := folder(t, map[string]string{"project.yaml": withCSV})
	if err := syscall.Mkfifo(filepath.Join(dir, "parties.csv"), 0o644); err != nil {
		t.Skip("no pipes here:", err)
	}
	wantCode(t, dir, "no-file")
}
