package batch

import (
	"bytes"
	"slices"

	"github.com/pykala/pykala/internal/source"
)

// finish writes the lists beside the documents and, last of all, the manifest.
func (r *run) finish(result *Result) error {
	m := r.manifest(result)
	if len(m.Outputs) == 0 && len(m.Earlier) == 0 && r.past.manifest == nil {
		return nil // nothing could be made and nothing was there: leave no trace
	}
	if err := r.writeLists(m, result); err != nil {
		return err
	}
	text, err := m.encode()
	if err != nil {
		return r.folder.explain(cannotBeWritten, ManifestFile, err)
	}
	r.folder.syncDirs()
	if !bytes.Equal(text, r.past.manifest) || r.folder.keep {
		if err := r.folder.write(ManifestFile, text); err != nil {
			r.folder.keep = true
			return r.folder.explain(cannotBeWritten, ManifestFile, err)
		}
		r.folder.syncDirs()
	}
	r.folder.keep = false
	return nil
}

// manifest says what is in the folder now. What an earlier run made from the same inputs, and this one was not asked for,
// still holds; what was made from other inputs is kept apart, so that it stays known whose it is.
func (r *run) manifest(result *Result) *Manifest {
	m := &Manifest{Version: r.plan.Version, Style: r.plan.Style, Inputs: r.plan.Inputs, Outputs: []Output{}}
	if m.Inputs == nil {
		m.Inputs = []Input{}
	}
	due := map[string]bool{RecipientsFile: true, RemovedFile: true}
	for _, o := range result.Outcomes {
		if o.State != Failed {
			due[o.Path] = true
			m.Outputs = append(m.Outputs, o.Output)
		}
	}
	asked := map[string]bool{}
	for _, p := range r.plan.paths() {
		asked[p] = true
	}
	for _, name := range r.past.paths() {
		if due[name] || !r.folder.exists(name) {
			continue
		}
		if now, err := r.folder.look(name); err == nil && !asked[name] && r.past.fresh[name] == now.sha {
			m.Outputs = append(m.Outputs, r.past.latest[name])
			continue
		}
		m.Earlier = append(m.Earlier, r.past.latest[name])
		if r.plan.Whole && !asked[name] && r.past.latest[name].Publicity == r.plan.Rendering {
			result.NotDue = append(result.NotDue, name)
		}
	}
	return m
}

// writeLists writes the list of who gets what, and that of what was removed if anything was, under the same protection as the
// documents.
func (r *run) writeLists(m *Manifest, result *Result) error {
	if _, err := m.encode(); err != nil { // sorts the outputs
		return r.folder.explain(cannotBeWritten, RecipientsFile, err)
	}
	m.Recipients = r.writeList(RecipientsFile, recipients(r.plan.Parties, m.Outputs), result)
	_, listed := r.past.latest[RemovedFile]
	if removed := slices.ContainsFunc(m.Outputs, func(o Output) bool { return len(o.Removed) > 0 }); removed || listed {
		m.Removed = r.writeList(RemovedFile, removedList(m.Outputs), result)
	}
	return nil
}

func (r *run) writeList(name string, text []byte, result *Result) *List {
	output := Output{Path: name, SHA256: hash(text)}
	before, err := r.look(name)
	if err == nil {
		_, err = r.save(output, text, before)
	}
	if err == nil {
		return &List{name, output.SHA256}
	}
	result.Failures = append(result.Failures, Failure{Path: name, Errors: source.AllOf(err)})
	if old, ok := r.past.latest[name]; ok {
		return &List{name, old.SHA256}
	}
	return nil
}
