package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// rawFile is a file as gofpdf writes it, taken apart. Its layout is known to the byte: the version line, then one object
// after another without a gap, each "N 0 obj\n…endobj\n", then one cross-reference section. Pages are objects 3, 5, 7 …, each
// followed by its content; object 1 is the page tree, object 2 the resources, the last two are the information dictionary
// and the catalog. Whatever is otherwise is refused, so that another version of gofpdf cannot silently corrupt files.
type rawFile struct {
	bodies [][]byte // by object number, without "N 0 obj\n" and "endobj\n"
	pages  int
}

// The fixed object numbers of gofpdf.
const (
	rawPageTree  = 1
	rawResources = 2
	rawFirstPage = 3
)

func (f *rawFile) info() int         { return len(f.bodies) - 2 }
func (f *rawFile) catalog() int      { return len(f.bodies) - 1 }
func (f *rawFile) page(n int) int    { return rawFirstPage + 2*(n-1) }
func (f *rawFile) content(n int) int { return f.page(n) + 1 }

// firstOther is the first object after the pages: fonts, pictures and the like, up to info.
func (f *rawFile) firstOther() int { return f.page(f.pages + 1) }

// errNotGofpdf is for bytes that are not laid out as gofpdf does it.
var errNotGofpdf = errors.New("not the layout of gofpdf 1.16.2")

func refused(format string, args ...any) error {
	return fmt.Errorf("pdf: %w: "+format, append([]any{errNotGofpdf}, args...)...)
}

// readRaw takes a file of gofpdf apart. It keeps to the given bytes.
func readRaw(data []byte) (*rawFile, error) {
	offsets, end, err := rawOffsets(data)
	if err != nil {
		return nil, err
	}
	f := &rawFile{bodies: make([][]byte, len(offsets))}
	if err := f.cut(data[:end], offsets); err != nil {
		return nil, err
	}
	return f, f.check()
}

// rawOffsets reads the cross-reference section: where each object begins, and where the section itself does.
func rawOffsets(data []byte) ([]int, int, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-1.3\n")) && !bytes.HasPrefix(data, []byte("%PDF-1.4\n")) {
		return nil, 0, refused("no header")
	}
	tail := data[max(0, len(data)-64):]
	at := bytes.LastIndex(tail, []byte("\nstartxref\n"))
	if at < 0 {
		return nil, 0, refused("no startxref")
	}
	number, ending, _ := bytes.Cut(tail[at+len("\nstartxref\n"):], []byte("\n"))
	begin, err := strconv.Atoi(string(number))
	if err != nil || string(ending) != "%%EOF\n" || begin < 0 || begin > len(data) {
		return nil, 0, refused("startxref %q", number)
	}
	offsets, err := rawEntries(data[begin:], begin)
	return offsets, begin, err
}

const rawEntrySize = 20 // ISO 32000-1, 7.5.4

func rawEntries(section []byte, begin int) ([]int, error) {
	head, entries, _ := bytes.Cut(section[min(len(section), len("xref\n0 ")):], []byte("\n"))
	count, err := strconv.Atoi(string(head))
	if err != nil || !bytes.HasPrefix(section, []byte("xref\n0 ")) || count < 7 || count > len(entries)/rawEntrySize {
		return nil, refused("cross-reference section")
	}
	trailer := fmt.Sprintf("trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n>>\nstartxref\n%d\n%%%%EOF\n", count, count-1, count-2, begin)
	if string(entries[count*rawEntrySize:]) != trailer {
		return nil, refused("trailer")
	}
	offsets := make([]int, count)
	for i := 1; i < count; i++ {
		entry := entries[i*rawEntrySize : (i+1)*rawEntrySize]
		offset, err := strconv.Atoi(string(entry[:10]))
		if err != nil || offset >= begin || string(entry[10:]) != " 00000 n \n" {
			return nil, refused("cross-reference entry of object %d", i)
		}
		offsets[i] = offset
	}
	return offsets, nil
}

// cut finds the bodies. The objects must cover the data without a gap.
func (f *rawFile) cut(data []byte, offsets []int) error {
	order := rawOrder(offsets)
	begin := len("%PDF-1.x\n")
	for i, n := range order {
		end := len(data)
		if i+1 < len(order) {
			end = offsets[order[i+1]]
		}
		if offsets[n] != begin || end < begin {
			return refused("object %d is not where it belongs", n)
		}
		body, found := bytes.CutPrefix(data[begin:end], []byte(strconv.Itoa(n)+" 0 obj\n"))
		body, closed := bytes.CutSuffix(body, []byte("endobj\n"))
		if !found || !closed {
			return refused("object %d", n)
		}
		f.bodies[n] = body
		begin = end
	}
	return nil
}

// rawOrder gives the object numbers in the order of the file: by number, but that the page tree and the resources stand
// after what they refer to.
func rawOrder(offsets []int) []int {
	order := make([]int, 0, len(offsets)-1)
	late := []int{rawPageTree, rawResources}
	for n := rawFirstPage; n < len(offsets); n++ {
		for len(late) > 0 && offsets[late[0]] < offsets[n] {
			order, late = append(order, late[0]), late[1:]
		}
		order = append(order, n)
	}
	return append(order, late...)
}

// check finds the pages and refuses what has no place in an archived file.
func (f *rawFile) check() error {
	for f.firstOther()+1 < f.info() && bytes.HasPrefix(f.bodies[f.firstOther()], []byte("<</Type /Page\n")) {
		f.pages++
	}
	kids, _, _ := bytes.Cut(f.bodies[rawPageTree], []byte("]\n"))
	if f.pages == 0 || bytes.Count(kids, []byte(" 0 R ")) != f.pages || !bytes.HasPrefix(kids, []byte("<</Type /Pages\n/Kids [3 0 R ")) {
		return refused("page tree")
	}
	if !bytes.HasPrefix(f.bodies[f.catalog()], []byte("<<\n/Type /Catalog\n/Pages 1 0 R\n")) ||
		!bytes.HasPrefix(f.bodies[rawResources], []byte("<<\n/ProcSet ")) || !bytes.HasPrefix(f.bodies[f.info()], []byte("<<\n")) {
		return refused("catalog, resources or information dictionary")
	}
	for n := 1; n <= f.pages; n++ {
		if err := f.checkPage(n); err != nil {
			return err
		}
	}
	for n := f.firstOther(); n < f.info(); n++ {
		if err := f.checkOther(n); err != nil {
			return err
		}
	}
	return nil
}

// checkPage refuses pages with annotations of gofpdf's own, which nothing describes (ISO 14289-1, 7.18).
func (f *rawFile) checkPage(n int) error {
	body := f.bodies[f.page(n)]
	rest, found := bytes.CutPrefix(body, []byte("<</Type /Page\n/Parent 1 0 R\n"))
	rest, closed := bytes.CutSuffix(rest, fmt.Appendf(nil, "/Contents %d 0 R>>\n", f.content(n)))
	if !found || !closed || bytes.Contains(rest, []byte("/Annots")) {
		return refused("page %d", n)
	}
	if _, _, ok := rawStream(f.bodies[f.content(n)]); !ok || !bytes.HasPrefix(f.bodies[f.content(n)], []byte("<</Length ")) {
		return refused("content of page %d (it must not be compressed)", n)
	}
	return nil
}

// checkOther lets through simple fonts with their parts, and pictures in RGB or gray. It refuses CMYK, for which the output
// intent says nothing (ISO 19005-2, 6.2.4.3), fonts that are not embedded or have no ToUnicode (6.2.11.4, 6.2.11.7), layers,
// files, forms and whatever else gofpdf can write.
func (f *rawFile) checkOther(n int) error {
	body := f.bodies[n]
	dictionary, _, stream := rawStream(body)
	switch {
	case stream && bytes.HasPrefix(dictionary, []byte("<</Type /XObject\n/Subtype /Image\n")):
		if bytes.Contains(dictionary, []byte("/DeviceCMYK")) {
			return errors.New("pdf: a picture is in CMYK: convert it to RGB")
		}
		return nil
	case stream && bytes.HasPrefix(dictionary, []byte("<</Length ")), // font file
		stream && bytes.HasPrefix(dictionary, []byte("<</Filter /FlateDecode /Length ")), // palette
		bytes.HasPrefix(body, []byte(rawFontBegin)),
		bytes.HasPrefix(body, []byte("<</Type /FontDescriptor /FontName ")),
		isWidths(body):
		return nil
	}
	return refused("object %d: %.40q", n, body)
}

// isWidths reports whether an object is the array of a font's widths.
func isWidths(body []byte) bool {
	return bytes.HasPrefix(body, []byte("[")) && len(bytes.Trim(body, "[]0123456789 \n")) == 0
}

// rawStream splits a stream object into its dictionary and its data. ok is false if the object is no stream.
func rawStream(body []byte) (dictionary, data []byte, ok bool) {
	body, ok = bytes.CutSuffix(body, []byte("\nendstream\n"))
	if !ok {
		return nil, nil, false
	}
	dictionary, data, ok = bytes.Cut(body, []byte(">>\nstream\n"))
	_, length, _ := bytes.Cut(dictionary, []byte("/Length "))
	length, _, _ = bytes.Cut(length, []byte("\n"))
	return dictionary, data, ok && string(length) == strconv.Itoa(len(data))
}

const rawFontBegin = "<</Type /Font\n/BaseFont /"

// rawFont gives the name of a font dictionary and its entries without the encoding. ok is false for other objects and for
// fonts that are not TrueType.
func rawFont(body []byte) (name string, entries []byte, ok bool) {
	rest, ok := bytes.CutPrefix(body, []byte(rawFontBegin))
	if !ok {
		return "", nil, false
	}
	base, rest, _ := bytes.Cut(rest, []byte("\n"))
	cut := bytes.LastIndex(rest, []byte("/Encoding "))
	if cut < 0 || !bytes.HasPrefix(rest, []byte("/Subtype /TrueType\n")) {
		return string(base), nil, false
	}
	return string(base), body[:len(body)-len(rest)+cut], true
}
