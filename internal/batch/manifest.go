package batch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// The files that a run writes beside the documents.
const (
	ManifestFile   = "manifest.json"
	RecipientsFile = "recipients.csv"
	RemovedFile    = "removed.csv"
)

// Manifest says what is in an output folder and what it was made from.
type Manifest struct {
	Version    string   `json:"version"` // of the program
	Style      string   `json:"style,omitempty"`
	Inputs     []Input  `json:"inputs"`
	Outputs    []Output `json:"outputs"`           // made from exactly these inputs, in order of path
	Earlier    []Output `json:"earlier,omitempty"` // made by earlier runs from other inputs and not made again by this one
	Recipients *List    `json:"recipients,omitempty"`
	Removed    *List    `json:"removed,omitempty"`
}

// Input is a file that the documents depend on.
type Input struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// Output is one file that was made.
type Output struct {
	Path     string `json:"path"` // below the output folder, with forward slashes
	Party    string `json:"party"`
	Kind     string `json:"kind"`
	Language string `json:"language"`
	Format   string `json:"format"`

	Publicity doc.Rendering `json:"publicity,omitempty"` // “public”, “after-appeal”; not said of the full rendering

	SHA256   string    `json:"sha256"`
	Pages    int       `json:"pages"` // 0 where the format has none of its own
	Warnings []Warning `json:"warnings"`
	Removed  []Removal `json:"removed,omitempty"` // what the rendering does not show
}

// Removal is one thing that a rendering does not show: which part it stood in, what it was, who may see it and on what ground.
// What it said stands nowhere.
type Removal struct {
	Part      string           `json:"part"`
	What      doc.RemovedThing `json:"what"`
	Publicity doc.Publicity    `json:"publicity"`
	Ground    string           `json:"ground,omitempty"`
	File      string           `json:"file,omitempty"` // where the mark stands
	Line      int              `json:"line,omitempty"`
	Col       int              `json:"col,omitempty"`
}

func removals(d *doc.Document) []Removal {
	var out []Removal
	for _, r := range d.Removed {
		out = append(out, Removal{r.Part, r.What, r.Publicity, r.Ground, r.At.File, r.At.Line, r.At.Col})
	}
	return out
}

// List is a list beside the documents as it was written.
type List struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// Warning is what a writer had to say about a file that it made all the same.
type Warning struct {
	Code string `json:"code"`
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
	Col  int    `json:"col,omitempty"`
	// A message without arguments, as all that writers warn of are, can be translated after it was read back.
	Message source.Message `json:"message"`
	Hint    source.Message `json:"hint,omitzero"`
}

func warnings(errs source.Errors) []Warning {
	out := []Warning{}
	for _, e := range errs.Sorted() {
		out = append(out, Warning{e.Code, e.Pos.File, e.Pos.Line, e.Pos.Col, e.Msg, e.Hint})
	}
	return out
}

// Err gives the warning as it was first reported.
func (w Warning) Err() *source.Error {
	pos := source.Pos{File: w.File, Line: w.Line, Col: w.Col}
	return &source.Error{Severity: source.SeverityWarning, Code: w.Code, Pos: pos, Msg: w.Message, Hint: w.Hint}
}

func digestOf(version, style string, inputs []Input) string {
	// Marshalling strings cannot fail.
	b, _ := json.Marshal(Manifest{Version: version, Style: style, Inputs: inputs})
	return hash(b)
}

// digest stands for everything that the bytes of the files depend on.
func (p *Plan) digest() string { return digestOf(p.Version, p.Style, p.Inputs) }

func (m *Manifest) digest() string { return digestOf(m.Version, m.Style, m.Inputs) }

func (m *Manifest) encode() ([]byte, error) {
	byPath := func(a, b Output) int { return strings.Compare(a.Path, b.Path) }
	slices.SortFunc(m.Outputs, byPath)
	slices.SortFunc(m.Earlier, byPath)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(m)
	return b.Bytes(), err
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
