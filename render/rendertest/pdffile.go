package rendertest

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// The objects of a PDF file (ISO 32000-1, 7.3). Numbers are float64, null is nil.
type (
	pdfName   string
	pdfString string
	pdfArray  []any
	pdfDict   map[pdfName]any
	pdfRef    int
	pdfOp     string // an operator or keyword
	pdfStream struct {
		dict pdfDict
		data []byte // decoded
	}
)

// pdfLexer reads PDF syntax.
type pdfLexer struct {
	data  []byte
	at    int
	depth int // of arrays and dictionaries
}

var errPDFEnd = errors.New("end of data")

const maxPDFDepth = 100 // of arrays, dictionaries and elements: more is a circle or a bomb

func (l *pdfLexer) fail(format string, args ...any) error {
	return fmt.Errorf("at byte %d: "+format, append([]any{l.at}, args...)...)
}

func (l *pdfLexer) skipSpace() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		case isPDFSpace(c):
			l.at++
		default:
			return
		}
	}
}

func isPDFSpace(c byte) bool { return strings.IndexByte("\x00\t\n\f\r ", c) >= 0 }

func isPDFRegular(c byte) bool { return !isPDFSpace(c) && strings.IndexByte("()<>[]{}/%", c) < 0 }

// object reads the next object. References are recognised where refs says so, which is everywhere but in page contents.
func (l *pdfLexer) object(refs bool) (any, error) {
	l.skipSpace()
	if l.at >= len(l.data) {
		return nil, errPDFEnd
	}
	if l.depth > maxPDFDepth {
		return nil, l.fail("too deep")
	}
	l.depth++
	defer func() { l.depth-- }()
	rest := l.data[l.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("<<")):
		l.at += 2
		return l.dict(refs)
	case rest[0] == '<':
		return l.hex()
	case rest[0] == '(':
		return l.literal()
	case rest[0] == '[':
		l.at++
		return l.array(refs)
	case rest[0] == '/':
		l.at++
		return l.name()
	case isPDFRegular(rest[0]):
		return l.word(refs)
	}
	return nil, l.fail("unexpected %q", rest[0])
}

func (l *pdfLexer) dict(refs bool) (any, error) {
	d := pdfDict{}
	for {
		l.skipSpace()
		if bytes.HasPrefix(l.data[l.at:], []byte(">>")) {
			l.at += 2
			return d, nil
		}
		key, err := l.object(refs)
		if err != nil {
			return nil, err
		}
		name, ok := key.(pdfName)
		if !ok {
			return nil, l.fail("key %v is no name", key)
		}
		if _, twice := d[name]; twice {
			return nil, l.fail("key %s stands twice", name)
		}
		if d[name], err = l.object(refs); err != nil {
			return nil, err
		}
	}
}

func (l *pdfLexer) array(refs bool) (any, error) {
	a := pdfArray{}
	for {
		l.skipSpace()
		if l.at < len(l.data) && l.data[l.at] == ']' {
			l.at++
			return a, nil
		}
		v, err := l.object(refs)
		if err != nil {
			return nil, err
		}
		a = append(a, v)
	}
}

func (l *pdfLexer) regular() string {
	begin := l.at
	for l.at < len(l.data) && isPDFRegular(l.data[l.at]) {
		l.at++
	}
	return string(l.data[begin:l.at])
}

func (l *pdfLexer) name() (any, error) {
	s := l.regular()
	if strings.Contains(s, "#") {
		return nil, l.fail("escapes in names are not read")
	}
	return pdfName(s), nil
}

// word reads a number, a reference, a constant or an operator.
func (l *pdfLexer) word(refs bool) (any, error) {
	s := l.regular()
	switch s {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	}
	if strings.Trim(s, "+-.0123456789") != "" {
		return pdfOp(s), nil
	}
	number, err := strconv.ParseFloat(s, 64)
	if err != nil || math.Abs(number) > math.MaxInt32 {
		return nil, l.fail("number %q", s)
	}
	if refs {
		if rest, ok := bytes.CutPrefix(l.data[l.at:], []byte(" 0 R")); ok && (len(rest) == 0 || !isPDFRegular(rest[0])) {
			l.at += len(" 0 R")
			return pdfRef(number), nil
		}
	}
	return number, nil
}

func (l *pdfLexer) hex() (any, error) {
	end := bytes.IndexByte(l.data[l.at:], '>')
	if end < 0 {
		return nil, l.fail("hexadecimal string without end")
	}
	digits := l.data[l.at+1 : l.at+end]
	out := make([]byte, len(digits)/2)
	for i := range out {
		v, err := strconv.ParseUint(string(digits[2*i:2*i+2]), 16, 8)
		if err != nil {
			return nil, l.fail("hexadecimal string %q", digits)
		}
		out[i] = byte(v)
	}
	if len(digits)%2 != 0 {
		return nil, l.fail("hexadecimal string of odd length")
	}
	l.at += end + 1
	return pdfString(out), nil
}

func (l *pdfLexer) literal() (any, error) {
	var out []byte
	depth := 0
	for ; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch c {
		case '\\':
			l.at++
			if l.at >= len(l.data) {
				return nil, errPDFEnd
			}
			escaped := l.data[l.at]
			at := strings.IndexByte(`()\rnt`, escaped)
			if at < 0 {
				return nil, l.fail("escape \\%c", escaped)
			}
			c = "()\\\r\n\t"[at]
		case '(':
			depth++
			if depth == 1 {
				continue
			}
		case ')':
			depth--
			if depth == 0 {
				l.at++
				return pdfString(out), nil
			}
		}
		out = append(out, c)
	}
	return nil, errPDFEnd
}

// pdfFile is a file with a cross-reference stream.
type pdfFile struct {
	data    []byte
	trailer pdfDict
	entries [][3]int // kind, offset or object stream, generation or index
	objects map[int]any
}

// openPDF reads the cross-reference stream. It is strict: it reads files as this program writes them, no others.
func openPDF(data []byte) (*pdfFile, error) {
	f := &pdfFile{data: data, objects: map[int]any{}}
	tail := data[max(0, len(data)-40):]
	at := bytes.LastIndex(tail, []byte("startxref\n"))
	if at < 0 {
		return nil, errors.New("no startxref")
	}
	number, end, _ := bytes.Cut(tail[at+len("startxref\n"):], []byte("\n"))
	offset, err := strconv.Atoi(string(number))
	if err != nil || string(end) != "%%EOF\n" || offset < 0 || offset >= len(data) {
		return nil, fmt.Errorf("startxref %q", number)
	}
	table, _, err := f.streamAt(offset)
	if err != nil {
		return nil, err
	}
	f.trailer = table.dict
	if f.trailer["Type"] != pdfName("XRef") || fmt.Sprint(f.trailer["W"]) != "[1 4 2]" {
		return nil, errors.New("the cross-reference stream is not as we write it")
	}
	for b := table.data; len(b) >= 7; b = b[7:] {
		f.entries = append(f.entries, [3]int{int(b[0]), int(binary.BigEndian.Uint32(b[1:])), int(binary.BigEndian.Uint16(b[5:]))})
	}
	if f.trailer["Size"] != float64(len(f.entries)) {
		return nil, fmt.Errorf("%d entries, but Size %v", len(f.entries), f.trailer["Size"])
	}
	return f, nil
}

// streamAt reads "N 0 obj <<…>> stream … endstream endobj" and gives N.
func (f *pdfFile) streamAt(offset int) (*pdfStream, int, error) {
	l := &pdfLexer{data: f.data, at: offset}
	number, err := l.word(false)
	if err != nil {
		return nil, 0, err
	}
	n, ok := number.(float64)
	if !ok || !bytes.HasPrefix(l.data[l.at:], []byte(" 0 obj\n")) {
		return nil, 0, l.fail("no object")
	}
	l.at += len(" 0 obj\n")
	v, err := l.object(true)
	if err != nil {
		return nil, 0, err
	}
	dict, ok := v.(pdfDict)
	if !ok || !bytes.HasPrefix(l.data[l.at:], []byte("\nstream\n")) {
		return nil, 0, l.fail("object %v is no stream", n)
	}
	l.at += len("\nstream\n")
	length, _ := dict["Length"].(float64)
	rest := l.data[l.at+max(0, min(int(length), len(l.data)-l.at)):]
	if length < 0 || !bytes.HasPrefix(rest, []byte("\nendstream\nendobj\n")) {
		return nil, 0, l.fail("the length %v of stream %v is wrong", length, n)
	}
	decoded, err := decodePDFStream(dict, l.data[l.at:l.at+int(length)])
	return &pdfStream{dict, decoded}, int(n), err
}

func decodePDFStream(dict pdfDict, data []byte) ([]byte, error) {
	switch {
	case dict["Filter"] == nil, dict["DecodeParms"] != nil, dict["Filter"] == pdfName("DCTDecode"):
		return data, nil // pictures stay as they are
	case dict["Filter"] != pdfName("FlateDecode"):
		return nil, fmt.Errorf("filter %v", dict["Filter"])
	}
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// object gives an object by its number.
func (f *pdfFile) object(number int) (any, error) {
	if v, ok := f.objects[number]; ok {
		return v, nil
	}
	if number <= 0 || number >= len(f.entries) {
		return nil, fmt.Errorf("object %d does not exist", number)
	}
	f.objects[number] = nil // what leads back here finds nothing
	v, err := f.load(number)
	if err != nil {
		delete(f.objects, number)
		return nil, fmt.Errorf("object %d: %w", number, err)
	}
	f.objects[number] = v
	return v, nil
}

func (f *pdfFile) load(number int) (any, error) {
	entry := f.entries[number]
	switch entry[0] {
	case 1:
		stream, n, err := f.streamAt(entry[1])
		if err == nil && n != number {
			err = fmt.Errorf("object %d stands there", n)
		}
		return stream, err
	case 2:
		return f.packed(entry[1], entry[2], number)
	}
	return nil, errors.New("is free")
}

// packed gives the object at an index of an object stream (ISO 32000-1, 7.5.7).
func (f *pdfFile) packed(pack, index, number int) (any, error) {
	v, err := f.object(pack)
	if err != nil {
		return nil, err
	}
	stream, ok := v.(*pdfStream)
	if !ok || stream.dict["Type"] != pdfName("ObjStm") {
		return nil, fmt.Errorf("object %d is no object stream", pack)
	}
	first, _ := stream.dict["First"].(float64)
	if first < 0 || int(first) > len(stream.data) {
		return nil, fmt.Errorf("object stream %d begins at %v", pack, first)
	}
	head := strings.Fields(string(stream.data[:int(first)]))
	if 2*index+1 >= len(head) || head[2*index] != strconv.Itoa(number) {
		return nil, fmt.Errorf("is not number %d of object stream %d", index, pack)
	}
	offset, err := strconv.Atoi(head[2*index+1])
	if err != nil {
		return nil, err
	}
	if offset < 0 || int(first)+offset > len(stream.data) {
		return nil, fmt.Errorf("is at %d of object stream %d", offset, pack)
	}
	l := &pdfLexer{data: stream.data, at: int(first) + offset}
	return l.object(true)
}

// resolve follows a reference. What cannot be read is nil; openPDF's users call checkObjects first.
func (f *pdfFile) resolve(v any) any {
	for range maxPDFDepth {
		ref, ok := v.(pdfRef)
		if !ok {
			return v
		}
		next, err := f.object(int(ref))
		if err != nil {
			return nil
		}
		v = next
	}
	return nil
}

// dict gives a dictionary, that of a stream included; nil if there is none.
func (f *pdfFile) dict(v any) pdfDict {
	switch v := f.resolve(v).(type) {
	case pdfDict:
		return v
	case *pdfStream:
		return v.dict
	}
	return nil
}

func (f *pdfFile) array(v any) pdfArray {
	a, _ := f.resolve(v).(pdfArray)
	return a
}

// checkObjects reads every object, so that resolve cannot fail for those that exist, and every reference.
func (f *pdfFile) checkObjects() error {
	for n := 1; n < len(f.entries); n++ {
		v, err := f.object(n)
		if err != nil {
			return err
		}
		if err := f.checkRefs(v); err != nil {
			return fmt.Errorf("object %d: %w", n, err)
		}
	}
	return nil
}

func (f *pdfFile) checkRefs(v any) error {
	switch v := v.(type) {
	case pdfRef:
		_, err := f.object(int(v))
		return err
	case *pdfStream:
		return f.checkRefs(v.dict)
	case pdfDict:
		for key, value := range v {
			if err := f.checkRefs(value); err != nil {
				return fmt.Errorf("%s: %w", key, err)
			}
		}
	case pdfArray:
		for _, value := range v {
			if err := f.checkRefs(value); err != nil {
				return err
			}
		}
	}
	return nil
}
