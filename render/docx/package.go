package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// largestPart bounds what is read of one part of a letterhead, so that a small file cannot fill the memory.
const largestPart = 16 << 20

// letterhead is what is taken from a letterhead: its headers and footers with their pictures, its styles, and the page that
// it states, if any. Its own text, settings and fonts are not.
type letterhead struct {
	name      string // for messages
	styles    []byte
	numbering []byte
	theme     []byte
	pages     []pagePart
	media     []carried
	titlePage bool
	evenOdd   bool
	size      []xml.Attr // of w:pgSz, or nil
	margins   []xml.Attr // of w:pgMar, or nil
}

// pagePart is a header or footer.
type pagePart struct {
	element   string // "headerReference" or "footerReference"
	use       string // "first", "default", "even"
	name      string // in the file that is written: "header-first.xml"
	template  *template
	relations relations
}

// carried is a part that goes into every file as it is.
type carried struct {
	part, mime string
	data       []byte
}

// packageReader reads the parts of a letterhead, a folder or a .docx file.
type packageReader struct {
	files fs.FS
	name  string
	errs  source.Errors
	types contentTypes
	out   letterhead
}

// readLetterhead reads a letterhead and tells everything that is wrong with it.
func readLetterhead(name string, files fs.FS) (*letterhead, error) {
	r := &packageReader{files: files, name: name, out: letterhead{name: name}}
	r.read()
	if err := r.errs.Err(); err != nil {
		return nil, err
	}
	return &r.out, nil
}

func (r *packageReader) read() {
	types := r.part("[Content_Types].xml")
	root := r.relations("")
	if r.errs.Failed() {
		return
	}
	if err := xml.Unmarshal(types, &r.types); err != nil {
		r.wrong("[Content_Types].xml", "the part cannot be read: %s", source.Cause(err))
		return
	}
	main := "word/document.xml"
	for _, rel := range root {
		if rel.kind == relDocument {
			main = resolve("", rel.target)
		}
	}
	body, rels := r.part(main), r.relations(main)
	if r.errs.Failed() {
		return
	}
	r.document(main, body, rels)
	r.out.styles = r.one(main, rels, relStyles)
	r.out.numbering = r.optional(main, rels, relNumbering)
	r.out.theme = r.optional(main, rels, relTheme)
}

// at gives the place of a part for messages.
func (r *packageReader) at(part string) source.Pos {
	return source.Pos{File: strings.TrimPrefix(r.name+"/"+part, "/")}
}

func (r *packageReader) wrong(part, format string, args ...any) *source.Error {
	e := source.Errorf(r.at(part), "letterhead-part", format, args...)
	r.errs.Add(e)
	return e
}

// part reads a part whole.
func (r *packageReader) part(name string) []byte {
	data, err := source.ReadFile(r.files, name, largestPart)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.wrong(name, "the letterhead has no part “%s”", name).WithHint("save the letterhead as an ordinary Word document (.docx)")
	case err != nil:
		r.wrong(name, "the part cannot be read: %s", source.Cause(err))
	case bytes.Contains(data, []byte(nsStrict)):
		r.wrong(name, "the letterhead is saved as Strict Open XML").WithHint("save it as an ordinary Word document (.docx)")
	}
	return data
}

// relations reads the relationships of a part, or of the whole file for the empty name. A part need not have any.
func (r *packageReader) relations(part string) relations {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	data, err := source.ReadFile(r.files, name, largestPart)
	if errors.Is(err, fs.ErrNotExist) && part != "" {
		return nil
	}
	if err != nil {
		r.wrong(name, "the part cannot be read: %s", source.Cause(err))
		return nil
	}
	rels, err := readRelations(data)
	if err != nil {
		r.wrong(name, "the part is not well-formed XML: %s", source.Cause(err))
	}
	return rels
}

// resolve gives the name of the part that a relationship of another leads to.
func resolve(from, target string) string {
	if strings.HasPrefix(target, "/") {
		return path.Clean(target[1:])
	}
	return path.Join(path.Dir(from), target)
}

// one reads the part that the document must have a relationship to.
func (r *packageReader) one(main string, rels relations, kind string) []byte {
	data := r.optional(main, rels, kind)
	if data == nil && !r.errs.Failed() {
		r.wrong(main, "the letterhead has no part of the kind “%s”", path.Base(kind))
	}
	return data
}

func (r *packageReader) optional(main string, rels relations, kind string) []byte {
	for _, rel := range rels {
		if rel.kind == kind && !rel.external {
			return r.part(resolve(main, rel.target))
		}
	}
	return nil
}

// document reads what a letterhead's main part says of its pages.
func (r *packageReader) document(name string, part []byte, rels relations) {
	section, err := readSection(part)
	if err != nil {
		r.wrong(name, "the part is not well-formed XML: %s", source.Cause(err))
		return
	}
	if section.textIn > 0 {
		r.wrong(name, "the letterhead has text in paragraph %d of its body, and only its headers and footers are used", section.textIn).
			WithHint("move the text into a header or footer, or delete it")
	}
	if section.count > 1 {
		r.wrong(name, "the letterhead has %d sections, and only one can be used", section.count)
	}
	r.out.titlePage, r.out.size, r.out.margins = section.titlePage, section.size, section.margins
	for _, reference := range section.references {
		r.page(name, reference, rels)
		r.out.evenOdd = r.out.evenOdd || attribute(reference.Attr, "type") == "even"
	}
}

// section is what the body of a letterhead is read for.
type section struct {
	references    []xml.StartElement
	size, margins []xml.Attr
	titlePage     bool
	count         int
	textIn        int // number of the first paragraph with text; 0 if there is none
}

func readSection(part []byte) (section, error) {
	var s section
	d := xml.NewDecoder(bytes.NewReader(part))
	paragraph, inText := 0, false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			return s, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "t"
			if token.Name.Local == "p" && token.Name.Space == nsMain {
				paragraph++
			}
			s.element(token.Copy())
		case xml.CharData:
			if inText && s.textIn == 0 && len(bytes.TrimSpace(token)) > 0 {
				s.textIn = paragraph
			}
		}
	}
}

func (s *section) element(e xml.StartElement) {
	switch e.Name.Local {
	case "sectPr":
		s.count++
	case "headerReference", "footerReference":
		s.references = append(s.references, e)
	case "pgSz":
		s.size = e.Attr
	case "pgMar":
		s.margins = e.Attr
	case "titlePg":
		v := attribute(e.Attr, "val")
		s.titlePage = v != "0" && v != "false" && v != "off"
	}
}

// page reads the header or footer that a reference names.
func (r *packageReader) page(main string, reference xml.StartElement, rels relations) {
	kind := strings.TrimSuffix(reference.Name.Local, "Reference")
	use := attribute(reference.Attr, "type")
	target := ""
	for _, rel := range rels {
		if rel.id == attribute(reference.Attr, "id") {
			target = resolve(main, rel.target)
		}
	}
	if target == "" || use != "first" && use != "default" && use != "even" {
		r.wrong(main, "a reference to a header or footer leads nowhere")
		return
	}
	p := pagePart{element: reference.Name.Local, use: use, name: kind + "-" + use + ".xml"}
	if slices.ContainsFunc(r.out.pages, func(other pagePart) bool { return other.name == p.name }) {
		r.wrong(main, "the letterhead names two headers or two footers for the same pages (“%s”)", use)
		return
	}
	data := r.part(target)
	p.relations = r.pageRelations(target)
	if !bytes.Contains(data, []byte(`xmlns:w="`+nsMain+`"`)) {
		r.wrong(target, "the part does not name the main namespace “w”")
		return
	}
	if p.template = newTemplate(data, r.at(target), &r.errs); p.template != nil {
		r.out.pages = append(r.out.pages, p)
	}
}

// pageRelations reads the relationships of a header or footer. Pictures come along under new names; links stay; anything
// else would be lost, so it is refused.
func (r *packageReader) pageRelations(part string) relations {
	var out relations
	for _, rel := range r.relations(part) {
		switch {
		case rel.external:
			out.add(rel)
		case rel.kind == relImage:
			source := resolve(part, rel.target)
			name := "letterhead" + strconv.Itoa(len(r.out.media)+1) + strings.ToLower(path.Ext(source))
			r.out.media = append(r.out.media, carried{"word/media/" + name, r.types.of(source), r.part(source)})
			out.add(relation{id: rel.id, kind: rel.kind, target: "media/" + name})
		default:
			r.wrong(part, "the part holds something that cannot be carried over (“%s”)", path.Base(rel.kind)).
				WithHint("use text and pictures only")
		}
	}
	return out
}

// contentTypes is the part [Content_Types].xml (ISO/IEC 29500-2, 7.2).
type contentTypes struct {
	Default []struct {
		Extension   string `xml:",attr"`
		ContentType string `xml:",attr"`
	}
	Override []struct {
		PartName    string `xml:",attr"`
		ContentType string `xml:",attr"`
	}
}

// of gives the type of a part.
func (c contentTypes) of(part string) string {
	for _, o := range c.Override {
		if strings.EqualFold(o.PartName, "/"+part) {
			return o.ContentType
		}
	}
	for _, d := range c.Default {
		if strings.EqualFold("."+d.Extension, path.Ext(part)) {
			return d.ContentType
		}
	}
	return "application/octet-stream"
}
