package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// Why ReadFile does not read a file, apart from what the file system says.
var (
	ErrNoFile   = errors.New("it is not a file")
	ErrTooLarge = errors.New("it is too large")
)

// tooLarge is ErrTooLarge with the limit in bytes.
type tooLarge struct{ limit int64 }

func (t tooLarge) Error() string        { return t.says().String() }
func (t tooLarge) Is(target error) bool { return target == ErrTooLarge }
func (t tooLarge) says() Message        { return Msg("it is larger than %s", size(t.limit)) }

// ReadFile gives the content of a file that has at most limit bytes. What is no ordinary file is not opened, because reading
// a pipe or a device can wait or go on for ever.
func ReadFile(files fs.FS, name string, limit int64) ([]byte, error) {
	info, err := fs.Stat(files, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, ErrNoFile
	case info.Size() > limit:
		return nil, tooLarge{limit}
	}
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err == nil && int64(len(content)) > limit {
		err = tooLarge{limit} // it grew while it was read, or an archive told a smaller size
	}
	return content, err
}

// LeadsOut reports whether a file was not opened because a symbolic link or “..” leads out of the os.Root that it was looked
// for in. The os package says so in words only.
func LeadsOut(err error) bool {
	return err != nil && strings.Contains(err.Error(), "path escapes from parent")
}

// size gives a number of bytes as people say it.
func size(bytes int64) string {
	for _, unit := range []struct {
		name  string
		shift uint
	}{{"MB", 20}, {"kB", 10}} {
		if bytes >= 1<<unit.shift {
			return fmt.Sprintf("%d %s", bytes>>unit.shift, unit.name)
		}
	}
	return fmt.Sprintf("%d B", bytes)
}
