package style

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"path"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
)

// Letterhead is a Word file of the house's own, whose headers and footers its Word documents take.
type Letterhead struct {
	Name  string // for messages: "mycase/styles/kunta/letterhead.docx"
	Parts fs.FS  // the parts inside the file
}

// largestLetterhead bounds the file in bytes. Letterheads with a logo have some hundred kilobytes.
const largestLetterhead = 10 << 20

// readLetterhead opens the Word file that a style names, which lies beside its style.yaml.
func (d *draft) readLetterhead(r *reader) func(*yaml.Node) {
	return func(n *yaml.Node) {
		file, ok := r.scalar(n)
		if !ok {
			return
		}
		if path.Ext(file) != ".docx" || path.Base(file) != file {
			r.Fail(n, "bad-letterhead", "“%s” is not the name of a Word file beside the style", file).
				WithHint("save the letterhead as letterhead.docx in the folder of the style and write: letterhead: letterhead.docx")
			return
		}
		parts, err := openWordFile(r.layer, path.Join(r.folder, file))
		if err != nil {
			r.Fail(n, "bad-letterhead", "the letterhead “%s” cannot be read: %s", file, source.Cause(err)).
				WithHint("save it anew in Word as a .docx document")
			return
		}
		d.house.Letterhead = &Letterhead{Name: path.Join(path.Dir(r.File), file), Parts: parts}
	}
}

func openWordFile(layer fs.FS, file string) (fs.FS, error) {
	data, err := source.ReadFile(layer, file, largestLetterhead)
	if err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(data), int64(len(data)))
}
