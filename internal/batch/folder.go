package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/pykala/pykala/internal/source"
)

// folder is the output folder. Everything goes through an os.Root, so that neither a name nor a symbolic link leads out of it.
type folder struct {
	name    string // as it was named on the command line
	made    bool   // this run made it
	root    *os.Root
	journal *journal
	keep    bool // the journal must outlive this run
	temps   atomic.Int64
	fault   func(operation, path string) error // tests make operations fail with it

	mu      sync.Mutex
	touched map[string]bool // folders in which something changed
}

// openFolder makes the folder where it is missing and takes it for this process alone.
func openFolder(name string, fault func(string, string) error) (*folder, error) {
	f := &folder{name: name, fault: fault, touched: map[string]bool{}}
	if info, err := os.Stat(name); err == nil && !info.IsDir() {
		return nil, source.Errors{source.Errorf(source.Pos{File: name}, "not-a-folder", "the output must be a folder, and this is a file").
			WithHint("name another folder with -o")}
	} else if errors.Is(err, fs.ErrNotExist) {
		f.made = true
		if err := os.MkdirAll(name, 0o755); err != nil {
			return nil, f.explain(cannotBeMade, ".", err)
		}
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, f.explain(cannotBeOpened, ".", err)
	}
	f.root = root
	if err := f.openJournal(); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

// openJournal opens the journal and locks it. A run that ends removes its journal, so a lock counts only while the file
// that is locked is still the one that stands under the name.
func (f *folder) openJournal() error {
	for {
		file, err := f.root.OpenFile(journalFile, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
		if source.LeadsOut(err) {
			return f.explain(cannotBeWritten, journalFile, err)
		}
		if err != nil {
			return f.explain(cannotBeWrittenInto, ".", err)
		}
		if !lock(file) {
			file.Close()
			return source.Errors{source.Errorf(source.Pos{File: f.name}, "busy", "another run of pykala is writing into this folder").
				WithHint("wait until it is done, or name another folder with -o")}
		}
		locked, err := file.Stat()
		standing, err2 := f.root.Lstat(journalFile)
		if err == nil && err2 == nil && os.SameFile(locked, standing) {
			f.journal = &journal{file: file}
			return nil
		}
		file.Close()
	}
}

// close gives the folder back: without the journal, unless a later run needs it, and not at all if it was made for nothing.
func (f *folder) close() {
	if f.journal != nil {
		f.journal.file.Close()
		if !f.keep {
			f.root.Remove(journalFile)
		}
	}
	f.root.Close()
	if f.made {
		os.Remove(f.name) // refuses unless the folder is empty
	}
}

// tempName matches what an interrupted write leaves.
var tempName = regexp.MustCompile(`^\.pykala-[0-9]+\.tmp$`)

// clean removes temporary files that a killed run left in the folders of the paths.
func (f *folder) clean(paths []string) error {
	dirs := []string{"."}
	for _, p := range paths {
		dirs = append(dirs, path.Dir(p))
	}
	slices.Sort(dirs)
	for _, dir := range slices.Compact(dirs) {
		entries, err := fs.ReadDir(f.root.FS(), dir)
		if err != nil {
			continue // not there yet, or in the way: writing will tell
		}
		for _, e := range entries {
			if !tempName.MatchString(e.Name()) || !e.Type().IsRegular() {
				continue
			}
			if err := f.root.Remove(path.Join(dir, e.Name())); err != nil {
				return f.explain(cannotBeRemoved, path.Join(dir, e.Name()), err)
			}
		}
	}
	return nil
}

// standing is what stands under a name before it is written.
type standing struct {
	exists, regular bool
	sha             string
}

func (f *folder) look(name string) (standing, error) {
	info, err := f.root.Lstat(filepath.FromSlash(name))
	if errors.Is(err, fs.ErrNotExist) {
		return standing{}, nil
	}
	if err != nil {
		return standing{}, err
	}
	if !info.Mode().IsRegular() {
		return standing{exists: true}, nil
	}
	file, err := f.root.Open(filepath.FromSlash(name))
	if err != nil {
		return standing{}, err
	}
	defer file.Close()
	h := sha256.New()
	_, err = io.Copy(h, file)
	return standing{true, true, hex.EncodeToString(h.Sum(nil))}, err
}

// write puts the bytes under the name at once: into a temporary file beside it, which takes the name when it is safe on the
// disk. Whatever fails, what stood under the name before stands there still and the temporary file is gone.
func (f *folder) write(name string, data []byte) (err error) {
	name = filepath.FromSlash(name)
	dir := filepath.Dir(name)
	if err := f.root.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	temp := filepath.Join(dir, fmt.Sprintf(".pykala-%d.tmp", f.temps.Add(1)))
	defer func() {
		if err != nil {
			f.root.Remove(temp)
		}
	}()
	if err := f.fill(temp, name, data); err != nil {
		return err
	}
	if err := f.inject("rename", name); err != nil {
		return err
	}
	f.touch(dir)
	return f.root.Rename(temp, name)
}

func (f *folder) fill(temp, name string, data []byte) error {
	if err := f.inject("create", name); err != nil {
		return err
	}
	file, err := f.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	err = f.inject("write", name)
	if err == nil {
		_, err = file.Write(data)
	}
	if err == nil {
		err = f.inject("sync", name)
	}
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

func (f *folder) inject(operation, name string) error {
	if f.fault == nil {
		return nil
	}
	return f.fault(operation, filepath.ToSlash(name))
}

func (f *folder) touch(dir string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for ; !f.touched[dir]; dir = filepath.Dir(dir) {
		f.touched[dir] = true
	}
}

// syncDirs makes the names in every changed folder safe, where the system can.
func (f *folder) syncDirs() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for dir := range f.touched {
		if d, err := f.root.Open(dir); err == nil {
			d.Sync() // Windows and some network drives refuse; there is nothing else to do about it
			d.Close()
		}
	}
	clear(f.touched)
}

func (f *folder) pos(name string) source.Pos {
	return source.Pos{File: filepath.ToSlash(filepath.Join(f.name, filepath.FromSlash(name)))}
}

// What explain is told that could not be done.
const (
	cannotBeMade        = "cannot be made"
	cannotBeOpened      = "cannot be opened"
	cannotBeRead        = "cannot be read"
	cannotBeRemoved     = "cannot be removed"
	cannotBeReplaced    = "cannot be replaced"
	cannotBeWritten     = "cannot be written"
	cannotBeWrittenInto = "cannot be written into"
)

// explain says in words what the system answered when a file of the folder was to be read, written or the like.
func (f *folder) explain(complaint, name string, err error) source.Errors {
	pos := f.pos(name)
	var e *source.Error
	switch {
	case isFull(err):
		e = source.Errorf(pos, "disk-full", "the disk is full").WithHint("make room and run the same command again: it goes on where it stopped")
	case isInUse(err):
		e = inUse(pos)
	case errors.Is(err, fs.ErrPermission):
		e = source.Errorf(pos, "no-permission", "%s: %s", source.Msg(complaint), source.Cause(err)).
			WithHint("name a folder of your own with -o, or ask for the right to write here")
	case source.LeadsOut(err) || name != "." && f.leadsOut(name):
		e = source.Errorf(pos, "leads-out", "this leads out of the output folder").
			WithHint("nothing is written outside %s: if this or a folder on the way to it is a symbolic link, remove it", f.name)
	default:
		e = source.Errorf(pos, "disk", "%s: %s", source.Msg(complaint), source.Cause(err)).
			WithHint("name another folder with -o, or move away what stands in the way")
	}
	return source.Errors{e}
}

func inUse(pos source.Pos) *source.Error {
	return source.Errorf(pos, "in-use", "the file is open in another program").WithHint("close it there and run the same command again")
}

// leadsOut reports whether the name climbs or a folder on the way to it is a symbolic link that the root refuses to follow.
func (f *folder) leadsOut(name string) bool {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return true
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		info, err := f.root.Lstat(filepath.FromSlash(dir))
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			continue
		}
		if _, err := f.root.Stat(filepath.FromSlash(dir)); err != nil {
			return true
		}
	}
	return false
}
