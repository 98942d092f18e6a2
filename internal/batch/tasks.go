package batch

import (
	"io"

	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/render/doc"
)

// Program is the program that makes the documents.
type Program struct {
	Version string
	Exact   bool // the version names one build
}

// PlanOf makes a plan of what was chosen from a case.
func PlanOf(j *job.Job, choice *job.Choice, program Program) (*Plan, error) {
	inputs, err := j.Inputs()
	if err != nil {
		return nil, err
	}
	p := &Plan{Version: program.Version, Exact: program.Exact, Style: j.Style(), Rendering: j.Rendering(), Whole: choice.Whole}
	for _, in := range inputs {
		p.Inputs = append(p.Inputs, Input{in.Name, in.SHA256})
	}
	for _, party := range j.Case.Parties {
		p.Parties = append(p.Parties, Party{party.Name, party.Code(), party.Email})
	}
	for i := range choice.Documents {
		p.Documents = append(p.Documents, documentOf(j, &choice.Documents[i]))
	}
	return p, nil
}

func documentOf(j *job.Job, d *job.Document) Document {
	out := Document{
		Party: Party(j.Owner(d)), Kind: d.Kind.Name, Language: d.Lang,
		Compose: func() (*doc.Document, error) { return j.Compose(d) },
	}
	for _, file := range d.Files {
		out.Files = append(out.Files, File{file.Path, file.Format.Name, func(w io.Writer, tree *doc.Document) (doc.Report, error) {
			return j.Write(w, d, file.Format, tree)
		}})
	}
	return out
}
