package batch

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"sync"

	"github.com/pykala/pykala/internal/source"
)

// journalFile is there while a run is under way and after one that was cut short.
const journalFile = ".pykala-journal"

// journal is the record that a run keeps while its folder has no manifest. One line is one record.
type journal struct {
	mu   sync.Mutex
	file *os.File
}

// record is one line of the journal; one of its fields is set.
type record struct {
	Digest   string    `json:"digest,omitempty"`   // a run began, with these inputs
	Manifest *Manifest `json:"manifest,omitempty"` // what the manifest said before it was taken away
	Output   *Output   `json:"output,omitempty"`   // a file that is complete or about to be
}

// append adds a record in one write, so that a run that is killed leaves whole lines.
func (j *journal) append(r record) error {
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	_, err = j.file.Write(append(line, '\n'))
	return err
}

// past is what earlier runs have left on record.
type past struct {
	manifest []byte              // manifest.json as it stands; nil if there is none
	latest   map[string]Output   // by path: what this program wrote there last
	hashes   map[string][]string // by path: everything that this program may have written there
	fresh    map[string]string   // by path: hash of what was made from the same inputs as now
}

func (p *past) add(o Output, fresh bool) {
	p.latest[o.Path] = o
	p.hashes[o.Path] = append(p.hashes[o.Path], o.SHA256)
	delete(p.fresh, o.Path)
	if fresh {
		p.fresh[o.Path] = o.SHA256
	}
}

func (p *past) addManifest(m *Manifest, digest string) {
	fresh := m.digest() == digest
	for _, o := range m.Earlier {
		p.add(o, false)
	}
	for _, o := range m.Outputs {
		p.add(o, fresh)
	}
	for _, list := range []*List{m.Recipients, m.Removed} {
		if list != nil {
			p.add(Output{Path: list.Path, SHA256: list.SHA256}, false)
		}
	}
}

// paths gives every path that has ever been written, in order.
func (p *past) paths() []string { return slices.Sorted(maps.Keys(p.latest)) }

// ours reports whether this program wrote what has the hash.
func (p *past) ours(path, sha string) bool { return slices.Contains(p.hashes[path], sha) }

// readPast reads the manifest and the journal and begins the journal of this run. With force a manifest that cannot be read
// is taken for none.
func (f *folder) readPast(digest string, force bool) (*past, error) {
	p := &past{latest: map[string]Output{}, hashes: map[string][]string{}, fresh: map[string]string{}}
	text, err := f.root.ReadFile(ManifestFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, f.explain(cannotBeRead, ManifestFile, err)
	}
	if err == nil {
		var m Manifest
		if unreadable := decodeManifest(text, &m); unreadable != nil && !force {
			return nil, source.Errors{source.Errorf(f.pos(ManifestFile), "not-ours", "this is not a manifest that pykala wrote: %s", source.Cause(unreadable)).
				WithHint("choose another folder with -o, or give --force to write over it")}
		}
		p.manifest = text
		p.addManifest(&m, digest)
	}
	cutShort, err := p.addJournal(f.journal.file, digest)
	if err != nil {
		return nil, f.explain(cannotBeRead, journalFile, err)
	}
	f.keep = cutShort
	if err := f.journal.append(record{Digest: digest}); err != nil {
		return nil, f.explain(cannotBeWritten, journalFile, err)
	}
	return p, nil
}

func decodeManifest(text []byte, m *Manifest) error {
	if err := json.Unmarshal(text, m); err != nil {
		return err
	}
	if m.Version == "" || m.Outputs == nil {
		return source.Errorf(source.Pos{}, "not-ours", "it has no version or no outputs")
	}
	return nil
}

// addJournal reads what a run that was cut short has left and tells whether there was one. A line that is not whole is passed
// over: the file that it would have told of was not written yet.
func (p *past) addJournal(file *os.File, digest string) (cutShort bool, err error) {
	text, err := io.ReadAll(file)
	if err != nil || len(text) == 0 {
		return false, err
	}
	current := ""
	for line := range bytes.Lines(text) {
		var r record
		if json.Unmarshal(line, &r) != nil {
			continue
		}
		switch {
		case r.Digest != "":
			current = r.Digest
		case r.Manifest != nil:
			p.addManifest(r.Manifest, digest)
		case r.Output != nil:
			p.add(*r.Output, current == digest)
		}
	}
	if text[len(text)-1] != '\n' {
		_, err = file.Write([]byte{'\n'})
	}
	return true, err
}
