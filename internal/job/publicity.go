package job

import (
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/redact"
)

var publicityThing = thing{"unknown-publicity", "there is no rendering called “%s”", "the renderings are: %s"}

// Rendering gives the rendering that was asked for, or the full one if none was. One that does not exist, which Select refuses,
// is the strictest: nobody shall get the full one by a slip.
func (j *Job) Rendering() doc.Rendering {
	if j.asked == "" {
		return doc.RenderingFull
	}
	for _, r := range doc.Renderings() {
		if strings.EqualFold(r.Name(), strings.TrimSpace(j.asked)) {
			return r
		}
	}
	return doc.RenderingAfterAppeal
}

// checkPublicity finds a rendering that was asked for and does not exist.
func (j *Job) checkPublicity(wrong *source.Errors) {
	known := func(r doc.Rendering) []string { return []string{r.Name()} }
	if j.asked != "" && !strings.EqualFold(j.Rendering().Name(), strings.TrimSpace(j.asked)) {
		wrong.Add(unknown(j.asked, doc.Renderings(), known, publicityThing))
	}
}

// nameRendering names the files of a rendering that is not the full one after it, so that neither ever replaces the other.
func (j *Job) nameRendering(documents []Document) error {
	show := j.Rendering()
	if show == doc.RenderingFull {
		return nil
	}
	for i := range documents {
		d := &documents[i]
		words, err := j.Library.Words(d.Lang)
		if err != nil {
			return err
		}
		name := words.Notices.PublicFile
		if show == doc.RenderingAfterAppeal {
			name = words.Notices.AfterAppealFile
		}
		for k := range d.Files {
			f := &d.Files[k]
			f.Path = strings.TrimSuffix(f.Path, f.Format.Ext) + "-" + Slug(name) + f.Format.Ext
		}
	}
	return nil
}

// Marks gives what is marked in a document as not for everybody. The renderings without it are made for a trial, so that
// whoever checks the case learns what keeps them from being made.
func (j *Job) Marks(d *Document) ([]doc.Removal, error) {
	tree, err := j.execute(d)
	if err != nil {
		return nil, err
	}
	marks := redact.Marks(tree)
	if len(marks) == 0 {
		return nil, nil
	}
	var errs source.Errors
	for _, show := range doc.Renderings()[1:] {
		_, err := j.arrange(d, tree, show)
		errs.AddAll(err)
	}
	return marks, errs.Err()
}
