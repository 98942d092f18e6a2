package source

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestReadFile(t *testing.T) {
	files := fstest.MapFS{
		"small":  {Data: []byte("1234")},
		"large":  {Data: []byte("12345")},
		"folder": {Mode: fs.ModeDir | 0o755},
		"pipe":   {Mode: fs.ModeNamedPipe},
	}
	if content, err := ReadFile(files, "small", 4); err != nil || string(content) != "1234" {
		t.Errorf("got %q, %v", content, err)
	}
	tests := []struct {
		name  string
		want  error
		cause string
	}{
		{"large", ErrTooLarge, "it is larger than 4 B"},
		{"folder", ErrNoFile, "it is not a file"},
		{"pipe", ErrNoFile, "it is not a file"},
		{"gone", fs.ErrNotExist, "it is not there"},
	}
	for _, tt := range tests {
		_, err := ReadFile(files, tt.name, 4)
		if !errors.Is(err, tt.want) || Cause(err).String() != tt.cause {
			t.Errorf("%s: got %v, told as %q", tt.name, err, Cause(err))
		}
	}
	if got := size(3<<20) + ", " + size(2048); got != "3 MB, 2 kB" {
		t.Errorf("got %s", got)
	}
}
