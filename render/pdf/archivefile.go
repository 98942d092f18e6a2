package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"

	"github.com/klauspost/compress/zlib"
)

const (
	// compression is the level of deflate: within 2 % of the size of level 6 in two thirds of its time.
	compression = 4
	// packSize is how many objects stand in one object stream. A viewer must inflate a whole one to reach an object.
	packSize = 200
)

// fileWriter writes the objects of a PDF 1.7 file: streams where they come, everything else into compressed object streams
// (ISO 32000-1, 7.5.7), and at the end the cross-reference stream that finds them (7.5.8). It is kept between documents,
// because a compressor takes about a megabyte.
type fileWriter struct {
	out    []byte
	places []place // by object number

	body, head syntax // the object stream being filled: its objects, and their numbers and offsets
	held       int    // how many objects it holds
	pack       int    // its object number

	deflated bytes.Buffer
	deflater *zlib.Writer
}

// place is where an object stands: at an offset of the file, or in an object stream.
type place struct {
	packed bool
	at     int // offset, or number of the object stream
	index  int // in the object stream
}

func newFileWriter() *fileWriter {
	w := &fileWriter{}
	deflater, err := zlib.NewWriterLevel(&w.deflated, compression)
	if err != nil {
		panic(err) // the level is a constant that zlib knows
	}
	w.deflater = deflater
	return w
}

// begin starts a file whose first objects have numbers already. PDF/A wants four bytes above 127 after the header
// (ISO 19005-2, 6.1.2).
func (w *fileWriter) begin(objects, sizeHint int) {
	w.out = append(make([]byte, 0, sizeHint), "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	w.places = slices.Grow(w.places[:0], objects)[:objects]
	clear(w.places)
	w.body, w.head, w.held = w.body[:0], w.head[:0], 0
}

// number gives the next free object number.
func (w *fileWriter) number() int {
	w.places = append(w.places, place{})
	return len(w.places) - 1
}

// object begins an object that is no stream. What it holds is written to the result, before any other call.
func (w *fileWriter) object(number int) *syntax {
	if w.held == packSize {
		w.flush()
	}
	if w.held == 0 {
		w.pack = w.number()
	} else {
		w.body.raw("\n")
	}
	w.places[number] = place{packed: true, at: w.pack, index: w.held}
	w.head.integer(number)
	w.head.raw(" ")
	w.head.integer(len(w.body))
	w.head.raw(" ")
	w.held++
	return &w.body
}

// flush writes the object stream that has been filled.
func (w *fileWriter) flush() {
	if w.held == 0 {
		return
	}
	var entries syntax
	entries.raw("/Type /ObjStm /N ")
	entries.integer(w.held)
	entries.raw(" /First ")
	entries.integer(len(w.head))
	w.compressed(w.pack, string(entries), w.head, w.body)
	w.body, w.head, w.held = w.body[:0], w.head[:0], 0
}

// compressed writes a stream of the given parts, deflated.
func (w *fileWriter) compressed(number int, entries string, parts ...[]byte) {
	w.stream(number, entries+" /Filter /FlateDecode", w.deflate(parts...))
}

// deflate compresses the parts as one. The result is good until the next call.
func (w *fileWriter) deflate(parts ...[]byte) []byte {
	w.deflated.Reset()
	w.deflater.Reset(&w.deflated)
	for _, part := range parts {
		w.deflater.Write(part) // into memory: cannot fail
	}
	w.deflater.Close()
	return w.deflated.Bytes()
}

// stream writes a stream with the data as they are.
func (w *fileWriter) stream(number int, entries string, data []byte) {
	w.places[number] = place{at: len(w.out)}
	s := (*syntax)(&w.out)
	s.integer(number)
	s.raw(" 0 obj\n<<")
	s.raw(entries)
	s.raw(" /Length ")
	s.integer(len(data))
	s.raw(">>\nstream\n")
	*s = append(*s, data...)
	s.raw("\nendstream\nendobj\n")
}

// end writes what is still held, the cross-reference stream and the trailer, and gives the file. The file identifier
// (ISO 32000-1, 14.4) is a hash of the bytes from offset unique on: what stands before is the same in many files.
func (w *fileWriter) end(catalog, info, unique int) []byte {
	w.flush()
	table := w.number()
	sum := sha256.Sum256(w.out[unique:])
	id := hex.EncodeToString(sum[:16])
	var entries syntax
	entries.raw("/Type /XRef /W [1 4 2] /Size ")
	entries.integer(len(w.places))
	entries.raw(" /Root ")
	entries.reference(catalog)
	entries.raw(" /Info ")
	entries.reference(info)
	entries.raw(" /ID [<" + id + "><" + id + ">]")
	start := len(w.out)
	w.places[table] = place{at: start}
	w.compressed(table, string(entries), w.table())
	s := (*syntax)(&w.out)
	s.raw("startxref\n")
	s.integer(start)
	s.raw("\n%%EOF\n")
	out := w.out
	w.out = nil
	return out
}

// table gives the entries of the cross-reference stream (ISO 32000-1, table 18). Every number is in use but 0.
func (w *fileWriter) table() []byte {
	b := make([]byte, 0, 7*len(w.places))
	b = append(b, 0, 0, 0, 0, 0, 0xFF, 0xFF)
	for _, p := range w.places[1:] {
		kind := byte(1)
		if p.packed {
			kind = 2
		}
		b = append(b, kind)
		b = binary.BigEndian.AppendUint32(b, uint32(p.at))
		b = binary.BigEndian.AppendUint16(b, uint16(p.index))
	}
	return b
}
