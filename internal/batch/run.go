package batch

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// run is one plan being carried out. Without a folder the documents are only tried.
type run struct {
	plan   *Plan
	folder *folder
	past   *past
	force  bool
	fresh  bool // what was made from the same inputs need not be made again
	begin  sync.Once
	failed error // of begin
}

// made is what became of one document.
type made struct {
	outcomes []Outcome
	failures []Failure
}

// documents makes the plan's documents by several workers and collects what became of them in the plan's order.
func (r *run) documents(ctx context.Context, options Options) *Result {
	total := len(r.plan.Documents)
	all := make([]*made, total)
	finished := make(chan int)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range options.workers(total) {
		workers.Go(func() {
			var buffer bytes.Buffer
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= total {
					return
				}
				all[i] = r.document(&r.plan.Documents[i], &buffer)
				finished <- i
			}
		})
	}
	go func() { workers.Wait(); close(finished) }()
	result := r.collect(all, finished, options.Progress)
	result.Interrupted = len(result.Outcomes) < len(r.plan.paths())
	return result
}

func (r *run) collect(all []*made, finished <-chan int, progress func(Step)) *Result {
	result := &Result{}
	done := make([]bool, len(all))
	told := 0
	for i := range finished {
		done[i] = true
		for ; told < len(all) && done[told]; told++ {
			m := all[told]
			result.Outcomes = append(result.Outcomes, m.outcomes...)
			result.Failures = append(result.Failures, m.failures...)
			if progress != nil {
				progress(Step{told + 1, len(all), &r.plan.Documents[told], len(m.failures) > 0})
			}
		}
	}
	return result
}

// document makes the files of one document that are not there yet.
func (r *run) document(d *Document, buffer *bytes.Buffer) *made {
	m := &made{}
	var tree *doc.Document
	var failed error
	for _, file := range d.Files {
		before, err := r.look(file.Path)
		if err != nil {
			r.fail(m, d, file, err)
			continue
		}
		if known, ok := r.current(file.Path, before); ok {
			m.outcomes = append(m.outcomes, Outcome{known, Unchanged})
			continue
		}
		if tree == nil && failed == nil {
			if tree, failed = compose(d); failed != nil {
				m.failures = append(m.failures, failure(d, "", failed))
			}
		}
		if failed != nil {
			m.outcomes = append(m.outcomes, Outcome{r.outputOf(d, file), Failed})
			continue
		}
		r.file(m, d, file, tree, before, buffer)
	}
	return m
}

func (r *run) file(m *made, d *Document, file File, tree *doc.Document, before standing, buffer *bytes.Buffer) {
	buffer.Reset()
	report, err := write(d, file, tree, buffer)
	if err == nil {
		err = report.Warnings.Err()
	}
	if err != nil {
		r.fail(m, d, file, err)
		return
	}
	output := r.outputOf(d, file)
	output.SHA256, output.Pages, output.Warnings = hash(buffer.Bytes()), report.Pages, warnings(report.Warnings)
	output.Removed = removals(tree)
	state, err := r.save(output, buffer.Bytes(), before)
	if err != nil {
		r.fail(m, d, file, err)
		return
	}
	m.outcomes = append(m.outcomes, Outcome{output, state})
}

func (r *run) fail(m *made, d *Document, file File, err error) {
	m.failures = append(m.failures, failure(d, file.Path, err))
	m.outcomes = append(m.outcomes, Outcome{r.outputOf(d, file), Failed})
}

func (r *run) outputOf(d *Document, file File) Output {
	return Output{
		Path: file.Path, Party: d.Party.Name, Kind: d.Kind, Language: d.Language, Format: file.Format, Publicity: r.plan.Rendering,
		Warnings: []Warning{},
	}
}

func (r *run) look(name string) (standing, error) {
	if r.folder == nil {
		return standing{}, nil
	}
	before, err := r.folder.look(name)
	if err != nil {
		return before, r.folder.explain(cannotBeRead, name, err)
	}
	return before, nil
}

// current gives the record of a file that stands complete and was made from what this run would make it from.
func (r *run) current(name string, before standing) (Output, bool) {
	if !r.fresh || !before.regular || r.past.fresh[name] != before.sha {
		return Output{}, false
	}
	return r.past.latest[name], true
}

// save puts the bytes under their name, unless they are there already or something stands there that is not ours to replace.
func (r *run) save(output Output, data []byte, before standing) (State, error) {
	if r.folder == nil {
		return Written, nil
	}
	same := before.regular && before.sha == output.SHA256
	if !same {
		if err := r.mayReplace(output.Path, before); err != nil {
			return Failed, err
		}
		if r.begin.Do(r.beginChanges); r.failed != nil {
			return Failed, r.failed
		}
	}
	if err := r.folder.journal.append(record{Output: &output}); err != nil {
		return Failed, r.folder.explain(cannotBeWritten, journalFile, err)
	}
	if same {
		return Unchanged, nil
	}
	if err := r.folder.write(output.Path, data); err != nil {
		return Failed, r.folder.explain(cannotBeWritten, output.Path, err)
	}
	return Written, nil
}

// mayReplace refuses what somebody else made, changed or has open.
func (r *run) mayReplace(name string, before standing) error {
	pos := r.folder.pos(name)
	if !before.exists {
		return nil
	}
	if !before.regular {
		return source.Errorf(pos, "in-the-way", "something that is not a file stands under this name").WithHint("move it away")
	}
	if lock := r.folder.openElsewhere(name); lock != "" {
		return inUse(pos).WithNote(r.folder.pos(lock), "this file shows that it is open")
	}
	if r.force || r.past.ours(name, before.sha) {
		return nil
	}
	const hint = "move it away to have it made anew, or give --force to write over it"
	if len(r.past.hashes[name]) > 0 {
		return source.Errorf(pos, "edited", "somebody changed this file after it was written").WithHint(hint)
	}
	return source.Errorf(pos, "not-ours", "this file stands in the way and was not written by this program").WithHint(hint)
}

// openElsewhere gives the file by which Word ("~$tter.docx") or LibreOffice (".~lock.letter.docx#") shows that a person has
// the document open, or "".
func (f *folder) openElsewhere(name string) string {
	dir, base := path.Split(name)
	marks := []string{dir + ".~lock." + base + "#", dir + "~$" + base}
	if runes := []rune(base); len(runes) > 2 {
		marks = append(marks, dir+"~$"+string(runes[2:])) // Word drops two letters from names longer than eight
	}
	for _, mark := range marks {
		if _, err := f.root.Lstat(filepath.FromSlash(mark)); err == nil {
			return mark
		}
	}
	return ""
}

// beginChanges takes the manifest away before the first file changes: from here on it would not be true.
func (r *run) beginChanges() {
	f := r.folder
	f.keep = true
	if r.past.manifest == nil {
		return
	}
	var m Manifest
	if decodeManifest(r.past.manifest, &m) == nil {
		if err := f.journal.append(record{Manifest: &m}); err != nil {
			r.failed = f.explain(cannotBeWritten, journalFile, err)
			return
		}
	}
	err := f.inject("sync", journalFile)
	if err == nil {
		err = f.journal.file.Sync()
	}
	if err == nil {
		err = f.root.Remove(ManifestFile)
	}
	if err != nil {
		r.failed = f.explain(cannotBeReplaced, ManifestFile, err)
	}
}

// compose makes the tree. A panic becomes an error that asks for a report, since no input should cause one.
func compose(d *Document) (tree *doc.Document, err error) {
	defer recovered(d.named(), &err)
	return d.Compose()
}

func write(d *Document, file File, tree *doc.Document, w io.Writer) (report doc.Report, err error) {
	defer recovered(source.Msg("%s as %s", d.named(), file.Format), &err)
	return file.Write(w, tree)
}

func recovered(what source.Message, err *error) {
	if r := recover(); r != nil {
		*err = source.Errorf(source.Pos{}, "internal", "internal error in %s: %v (%s)", what, r, panickedAt()).
			WithHint("this is a mistake in pykala, not in your files: please report it with this message")
	}
}

// panickedAt gives the place in the program that panicked, for whoever mends it.
func panickedAt() source.Message {
	pcs := make([]uintptr, 32)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for past := false; ; {
		frame, more := frames.Next()
		if past && !strings.HasPrefix(frame.Function, "runtime.") {
			return source.Msg("%s:%d", path.Base(frame.Function), frame.Line)
		}
		past = past || frame.Function == "runtime.gopanic"
		if !more {
			return source.Msg("place unknown")
		}
	}
}

// exists reports whether a regular file stands under the name.
func (f *folder) exists(name string) bool {
	info, err := f.root.Lstat(filepath.FromSlash(name))
	return err == nil && info.Mode()&fs.ModeType == 0
}

// Show writes the document in its first format, and nothing else.
func (d *Document) Show(w io.Writer) error {
	tree, err := compose(d)
	if err != nil {
		return err
	}
	report, err := write(d, d.Files[0], tree, w)
	if err != nil {
		return err
	}
	return report.Warnings.Err()
}
