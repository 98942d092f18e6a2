// Package batch writes many documents into one folder and keeps the promise that goes with it: a file stands under its name
// only when it is complete, nothing that somebody else wrote or changed is written over, a run that was cut short goes on
// where it stopped, and the folder looks the same whatever the number of workers.
//
// Three files of its own stand in the folder. manifest.json says what was made from what; it is there only while it is true,
// so a run takes it away before it changes the first file and writes a new one last. The journal (.pykala-journal) is there
// only during a run and after one that was cut short: it holds what the manifest said and every file that was about to be
// written. recipients.csv says who gets which file.
package batch

import (
	"context"
	"io"
	"runtime"
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// Party is whom a document is for.
type Party struct {
	Name  string // as the manifest and messages say it: "Kemijärvi"
	Code  string // of the municipality; empty for other organisations
	Email string // of its registry; empty if not known
}

// Document is one text for one party in one language. It is composed once and becomes a file in each format.
type Document struct {
	Party    Party
	Kind     string
	Language string
	Compose  func() (*doc.Document, error)
	Files    []File
}

// File is one output of a document.
type File struct {
	Path   string // below the output folder, with forward slashes
	Format string
	Write  func(io.Writer, *doc.Document) (doc.Report, error) // the same document always gives the same bytes
}

// Plan is what a run is to write and from what.
type Plan struct {
	Version   string  // of the program
	Exact     bool    // Version names one build of the program, so the same version makes the same bytes
	Style     string  // the house style that was asked for, or empty
	Inputs    []Input // every file that the documents depend on, apart from the program itself
	Parties   []Party // every party of the case
	Documents []Document
	Rendering doc.Rendering // for whom they are made
	Whole     bool          // nothing of the case was left out, so files of earlier runs that are not in the plan are no longer due
}

// Options say where and how a plan is carried out.
type Options struct {
	Folder   string     // where the files go; it is made if it is not there
	Workers  int        // how many documents are made at once; 0 is one for each processor
	Force    bool       // write over files that somebody changed or that this program did not write
	Progress func(Step) // called once for each document, in the plan's order, never twice at once; may be nil
	fault    func(operation, path string) error
}

// Step tells that one more document is done.
type Step struct {
	Done, Total int // documents
	Document    *Document
	Failed      bool
}

// State is what became of a file.
type State int

// The states.
const (
	Failed    State = iota // it could not be made or written
	Written                // it is new or was replaced
	Unchanged              // it was there already, with the same bytes
)

// MarshalText gives the state in one word.
func (s State) MarshalText() ([]byte, error) {
	return []byte([...]string{"failed", "written", "unchanged"}[s]), nil
}

// Outcome is what became of one file of the plan.
type Outcome struct {
	Output
	State State `json:"state"`
}

// Result is what became of a plan.
type Result struct {
	Outcomes    []Outcome // in the plan's order; after an interruption only of the documents that were done
	Failures    []Failure // in the plan's order
	NotDue      []string  // files that earlier runs made from other inputs and the whole plan does not ask for; they are left where they are
	Interrupted bool      // the context was cancelled before every document was done; no manifest was written
}

// Run carries out a plan. A document that cannot be made is a failure in the result and does not stop the others; the error
// is of type source.Errors and tells what concerns the folder as a whole, when nothing or no manifest could be written.
func Run(ctx context.Context, plan *Plan, options Options) (*Result, error) {
	if err := plan.check(); err != nil {
		return nil, err
	}
	f, err := openFolder(options.Folder, options.fault)
	if err != nil {
		return nil, err
	}
	defer f.close()
	past, err := f.readPast(plan.digest(), options.Force)
	if err != nil {
		return nil, err
	}
	if err := f.clean(append(plan.paths(), past.paths()...)); err != nil {
		return nil, err
	}
	r := &run{plan: plan, folder: f, past: past, force: options.Force, fresh: plan.Exact}
	result := r.documents(ctx, options)
	if result.Interrupted {
		return result, nil
	}
	return result, r.finish(result)
}

// Try makes every document of a plan and throws the bytes away: what it reports is what Run would report, apart from what
// the folder adds.
func Try(ctx context.Context, plan *Plan, options Options) (*Result, error) {
	if err := plan.check(); err != nil {
		return nil, err
	}
	return (&run{plan: plan}).documents(ctx, options), nil
}

func (o Options) workers(documents int) int {
	n := o.Workers
	if n <= 0 {
		n = runtime.GOMAXPROCS(0)
	}
	return max(1, min(n, documents))
}

// check finds files that would be written twice. Letter case is ignored, because it is on many people's disks.
func (p *Plan) check() error {
	var errs source.Errors
	first := map[string]*Document{}
	for i := range p.Documents {
		d := &p.Documents[i]
		for _, file := range d.Files {
			key := strings.ToLower(file.Path)
			if other := first[key]; other != nil {
				errs.Add(source.Errorf(source.Pos{}, "same-file", "two documents would be written to %s: %s and %s", file.Path, other.named(), d.named()).
					WithHint("give the kinds or the languages different file names in type.yaml"))
				continue
			}
			first[key] = d
		}
	}
	return errs.Err()
}

func (p *Plan) paths() []string {
	var paths []string
	for _, d := range p.Documents {
		for _, file := range d.Files {
			paths = append(paths, file.Path)
		}
	}
	return paths
}

// named names the document in a message.
func (d *Document) named() source.Message {
	return source.Msg("%s for %s (%s)", d.Kind, d.Party.Name, d.Language)
}
