// Package job is the program in one screen: a case is loaded, its shares are computed, the template of a kind is executed for
// a party, the party's house style arranges the result, and a writer makes a file of it. What is opened on the way (templates
// by kind and language, house styles, writers by style and format) is kept and shared by whoever makes documents of the job.
package job

import (
	"io"
	"path"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/render"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/redact"
	"github.com/pykala/pykala/render/style"
	"github.com/pykala/pykala/templates"
)

// Options say what a job is made of.
type Options struct {
	Case      string   // a folder with project.yaml, or one YAML file
	Templates []string // folders of templates; they come after the case's own and before those of the program
	Style     string   // the house style of every agenda item, instead of the parties' own; empty if none was asked for
	Publicity string   // which rendering is wanted, by name; empty is the full one
}

// Job is one case with everything that its documents need. It is safe for use by several goroutines at once.
type Job struct {
	Case    *data.Case
	Shares  *data.Shares
	Library *templates.Library
	Layers  Layers

	style    string
	asked    string                                // name of the rendering
	compiled cache[[2]string, *templates.Template] // by kind and language
	houses   cache[string, *style.House]
	writers  cache[[2]string, render.Writer] // by style and format
	trials   cache[*Document, struct{}]      // of the first document of each kind and language
}

// Open loads a case and divides its funding. The error is of type source.Errors and holds everything that is wrong.
func Open(o Options) (*Job, error) {
	c, err := data.Open(o.Case)
	if err != nil {
		return nil, err
	}
	shares, err := c.Shares()
	if err != nil {
		return nil, err
	}
	layers, err := OpenLayers(c.Folder, o.Templates)
	if err != nil {
		return nil, err
	}
	return &Job{Case: c, Shares: shares, Library: layers.Library(), Layers: layers, style: o.Style, asked: o.Publicity}, nil
}

// Document is one text about one subject in one language, and the files that are to be made of it.
type Document struct {
	Subject templates.Subject
	Kind    *templates.Kind
	Lang    string
	Files   []File
	first   *Document // of the choice with the same kind and language
}

// File is one output of a document.
type File struct {
	Path   string // below the output folder, with forward slashes
	Format render.Format
}

// Compose makes the document's tree, arranged in its house style.
func (j *Job) Compose(d *Document) (*doc.Document, error) {
	arranged, err := j.composeOne(d)
	if err != nil {
		return nil, err
	}
	second := j.beside(d)
	if second == "" {
		return arranged, nil
	}
	other := *d
	other.Lang = second
	beside, err := j.composeOne(&other)
	if err != nil {
		return nil, err
	}
	return style.Parallel(arranged, beside), nil
}

// composeOne makes the tree in the document's own language.
func (j *Job) composeOne(d *Document) (*doc.Document, error) {
	tree, err := j.execute(d)
	if err != nil {
		return nil, err
	}
	return j.arrange(d, tree, j.Rendering())
}

// beside gives the language that stands beside the document's own, "" for documents in one language.
func (j *Job) beside(d *Document) string {
	house, err := j.house(d)
	if err != nil || d.Kind.Style != templates.StyleRecipient {
		return "" // a mistake of the style is found when it is needed
	}
	for _, lang := range data.Languages() {
		if house.Beside(d.Lang, lang) {
			return lang
		}
	}
	return ""
}

// arrange arranges what a rendering shows of a tree.
func (j *Job) arrange(d *Document, tree *doc.Document, show doc.Rendering) (*doc.Document, error) {
	words, err := j.Library.Words(d.Lang)
	if err != nil {
		return nil, err
	}
	if tree, err = redact.Redact(tree, show, words.Notices); err != nil {
		return nil, err
	}
	house, err := j.house(d)
	if err != nil {
		return nil, err
	}
	return house.Arrange(tree)
}

func (j *Job) execute(d *Document) (*doc.Document, error) {
	if d != d.first {
		if err := j.tried(d.first); err != nil {
			return nil, err
		}
	}
	template, err := j.template(d.Kind.Name, d.Lang)
	if err != nil {
		return nil, err
	}
	return template.Execute(j.Case, j.Shares, d.Subject)
}

// tried gives the mistake of a template that does not end. It is found with the first document of the choice, whichever is
// asked for first, so that it does not take as long for every party, and the same documents fail however many are made at once.
func (j *Job) tried(first *Document) error {
	if first == nil {
		return nil
	}
	_, err := j.trials.get(first, func() (struct{}, error) {
		_, err := j.execute(first)
		if !templates.Endless(err) {
			err = nil
		}
		return struct{}{}, err
	})
	return err
}

// Write makes one file of an arranged tree.
func (j *Job) Write(w io.Writer, d *Document, format render.Format, tree *doc.Document) (doc.Report, error) {
	writer, err := j.writer(d, format)
	if err != nil {
		return doc.Report{}, err
	}
	report, err := writer.Write(w, tree)
	return report, j.traced(err)
}

// Style gives the house style that was asked for, or "".
func (j *Job) Style() string { return j.style }

func (j *Job) template(kind, lang string) (*templates.Template, error) {
	return j.compiled.get([2]string{kind, lang}, func() (*templates.Template, error) { return j.Library.Compile(kind, lang) })
}

// Text gives the text of an input or a template by the name that places in messages carry, for excerpts.
func (j *Job) Text(file string) (string, bool) {
	for _, in := range j.Case.Inputs {
		if path.Join(j.Case.Folder, in.Name) == file {
			return in.Text, true
		}
	}
	if text, ok := j.Library.Source(file); ok {
		return text, true
	}
	return style.Source(j.Layers.Styles, file)
}
