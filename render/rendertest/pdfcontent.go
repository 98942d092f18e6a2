package rendertest

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// pdfPage is one page with what is drawn on it.
type pdfPage struct {
	number   int // from 1
	ref      pdfRef
	dict     pdfDict
	box      []float64
	marks    map[int]*pdfMark
	problems []string
}

func (p *pdfPage) report(format string, args ...any) {
	p.problems = append(p.problems, fmt.Sprintf("page %d: ", p.number)+fmt.Sprintf(format, args...))
}

// pdfMark is one marked-content sequence.
type pdfMark struct {
	tag   string
	runs  []pdfRun
	drawn bool // something was drawn, be it a picture
	owned int  // how often the structure tree refers to it
}

// pdfRun is one piece of text on one line.
type pdfRun struct {
	text string
	y    float64
}

// pdfFont is a simple font with what was used of it.
type pdfFont struct {
	dict      pdfDict
	name      string
	toUnicode map[byte]string
	used      [256]bool
}

// contentReader follows the operators of one page (ISO 32000-1, annex A).
type contentReader struct {
	page     *pdfPage
	fonts    map[pdfName]*pdfFont
	operands []any
	font     *pdfFont
	saved    []*pdfFont // fonts saved by q
	open     []string   // tags of the sequences that are open
	mark     *pdfMark   // nil outside and in artifacts
	y        float64
	inText   bool
	depth    int // len(open) where BT stood
}

// readContent draws a page without drawing it.
func (f *pdfFile) readContent(page *pdfPage, fonts map[pdfName]*pdfFont) error {
	stream, ok := f.resolve(page.dict["Contents"]).(*pdfStream)
	if !ok {
		return fmt.Errorf("page %d has no content stream", page.number)
	}
	r := &contentReader{page: page, fonts: fonts}
	l := &pdfLexer{data: stream.data}
	for {
		v, err := l.object(false)
		if errors.Is(err, errPDFEnd) {
			break
		}
		if err != nil {
			return fmt.Errorf("content of page %d: %w", page.number, err)
		}
		if op, ok := v.(pdfOp); ok {
			r.operator(string(op))
			r.operands = r.operands[:0]
		} else {
			r.operands = append(r.operands, v)
		}
	}
	if len(r.open) > 0 || r.inText || len(r.saved) > 0 {
		page.report("ends with %v open", r.open)
	}
	return nil
}

// Operators by what they do: state changes nothing that is seen, paint shows something, path only builds. Colours in CMYK
// and in spaces of their own are not among them.
const (
	stateOperators = " w J j M d ri gs RG rg G g W W* n Tc Tw Tz TL Tr Ts cm "
	pathOperators  = " m l c v y h re "
	paintOperators = " S s f F f* B B* b b* Do sh "
)

// operand gives an operand of the current operator, or nil.
func (r *contentReader) operand(i int) any {
	if i < len(r.operands) {
		return r.operands[i]
	}
	return nil
}

func (r *contentReader) operator(op string) {
	in := func(list string) bool { return strings.Contains(list, " "+op+" ") }
	switch {
	case op == "BDC" || op == "BMC":
		r.begin()
	case op == "EMC":
		r.end()
	case op == "BT" || op == "ET":
		r.textObject(op == "BT")
	case op == "q":
		r.saved = append(r.saved, r.font)
	case op == "Q" && len(r.saved) > 0:
		r.font = r.saved[len(r.saved)-1]
		r.saved = r.saved[:len(r.saved)-1]
	case op == "Tf" || op == "Td" || op == "TD" || op == "Tm" || op == "T*":
		r.place(op)
	case op == "Tj" || op == "TJ":
		r.show()
	case in(paintOperators):
		r.paint(op)
	case !in(stateOperators) && !in(pathOperators):
		r.page.report("operator %s", op)
	}
}

// begin opens a sequence. Tagged content in an artifact or in other tagged content is an error (ISO 14289-1, 7.1).
func (r *contentReader) begin() {
	tag, _ := r.operand(0).(pdfName)
	if len(r.open) > 0 {
		r.page.report("%s inside %s", tag, r.open[len(r.open)-1])
	}
	r.open = append(r.open, string(tag))
	properties, _ := r.operand(1).(pdfDict)
	id, tagged := properties["MCID"].(float64)
	switch {
	case tag == "Artifact":
		r.mark = nil
	case !tagged:
		r.page.report("%s has no MCID", tag)
	case r.page.marks[int(id)] != nil:
		r.page.report("MCID %v stands twice", id)
	default:
		r.mark = &pdfMark{tag: string(tag)}
		r.page.marks[int(id)] = r.mark
	}
}

func (r *contentReader) end() {
	if len(r.open) == 0 {
		r.page.report("EMC without BDC")
		return
	}
	r.open = r.open[:len(r.open)-1]
	r.mark = nil
	if r.inText && len(r.open) < r.depth {
		r.page.report("a text object straddles the end of marked content")
	}
}

func (r *contentReader) textObject(begins bool) {
	if begins == r.inText || !begins && len(r.open) != r.depth {
		r.page.report("text objects and marked content are not nested")
	}
	r.inText, r.depth, r.y = begins, len(r.open), 0
}

// place follows the font and the line. Only the height of a line matters.
func (r *contentReader) place(op string) {
	number := func(i int) float64 {
		v, _ := r.operand(i).(float64)
		return v
	}
	switch op {
	case "Tf":
		name, _ := r.operand(0).(pdfName)
		if r.font = r.fonts[name]; r.font == nil {
			r.page.report("font %s is not among the resources", name)
		}
	case "Tm":
		r.y = number(5)
	case "T*":
		r.y -= 1e-3 // some other line
	default:
		r.y += number(1)
	}
}

// show takes the text of Tj and TJ.
func (r *contentReader) show() {
	r.paint("text")
	if r.font == nil {
		r.page.report("text without a font")
		return
	}
	pieces, ok := r.operand(0).(pdfArray)
	if !ok {
		pieces = pdfArray{r.operand(0)}
	}
	var b strings.Builder
	for _, piece := range pieces {
		codes, _ := piece.(pdfString)
		for _, code := range []byte(codes) {
			r.font.used[code] = true
			b.WriteString(r.font.toUnicode[code])
		}
	}
	if r.mark != nil {
		r.mark.runs = append(r.mark.runs, pdfRun{b.String(), r.y})
	}
}

// paint refuses what is neither tagged nor an artifact (ISO 14289-1, 7.1).
func (r *contentReader) paint(what string) {
	if len(r.open) == 0 {
		r.page.report("%s is neither tagged nor an artifact", what)
	}
	if r.mark != nil {
		r.mark.drawn = true
	}
}

// readFont reads a font and its map to characters.
func (f *pdfFile) readFont(v any) (*pdfFont, error) {
	dict := f.dict(v)
	name, _ := dict["BaseFont"].(pdfName)
	font := &pdfFont{dict: dict, name: string(name)}
	stream, ok := f.resolve(dict["ToUnicode"]).(*pdfStream)
	if !ok {
		return nil, fmt.Errorf("font %s has no ToUnicode", name)
	}
	var err error
	font.toUnicode, err = readToUnicode(stream.data)
	if err != nil {
		err = fmt.Errorf("ToUnicode of font %s: %w", name, err)
	}
	return font, err
}

// readToUnicode reads a CMap of one-byte codes (ISO 32000-1, 9.10.3): bfchar, and bfrange with one target.
func readToUnicode(data []byte) (map[byte]string, error) {
	out := map[byte]string{}
	l := &pdfLexer{data: data}
	var operands []any
	for {
		v, err := l.object(false)
		if errors.Is(err, errPDFEnd) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch v {
		case pdfOp("begincodespacerange"), pdfOp("beginbfchar"), pdfOp("beginbfrange"):
			operands = operands[:0]
		case pdfOp("endcodespacerange"):
			if !slices.Equal(operands, []any{pdfString("\x00"), pdfString("\xFF")}) {
				return nil, fmt.Errorf("the codes are not of one byte: %q", operands)
			}
		case pdfOp("endbfchar"), pdfOp("endbfrange"):
			if err := addToUnicode(out, operands, v == pdfOp("endbfrange")); err != nil {
				return nil, err
			}
		default:
			operands = append(operands, v)
		}
	}
}

// addToUnicode adds the entries of one bfchar or bfrange section.
func addToUnicode(out map[byte]string, operands []any, ranges bool) error {
	size := 2
	if ranges {
		size = 3
	}
	for entry := range slices.Chunk(operands, size) {
		if len(entry) != size {
			return fmt.Errorf("entry %q", entry)
		}
		first, ok1 := entry[0].(pdfString)
		last, ok2 := entry[len(entry)-2].(pdfString)
		target, ok3 := entry[len(entry)-1].(pdfString)
		if !ok1 || !ok2 || !ok3 || len(first) != 1 || len(last) != 1 || len(target) == 0 || len(target)%2 != 0 {
			return fmt.Errorf("entry %q", entry)
		}
		for code := int(first[0]); code <= int(last[0]); code++ {
			units := utf16Units([]byte(target))
			units[len(units)-1] += uint16(code - int(first[0]))
			out[byte(code)] = string(utf16.Decode(units))
		}
	}
	return nil
}

func utf16Units(b []byte) []uint16 {
	out := make([]uint16, len(b)/2)
	for i := range out {
		out[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return out
}

// pdfText decodes a text string (ISO 32000-1, 7.9.2.2).
func pdfText(v any) string {
	s, _ := v.(pdfString)
	if rest, ok := bytes.CutPrefix([]byte(s), []byte("\xFE\xFF")); ok {
		return string(utf16.Decode(utf16Units(rest)))
	}
	out := make([]rune, 0, len(s))
	for _, c := range []byte(s) {
		if r, ok := docEncodingPunctuation[c]; ok {
			out = append(out, r)
		} else {
			out = append(out, rune(c))
		}
	}
	return string(out)
}

// docEncodingPunctuation is where PDFDocEncoding differs from Latin-1 (ISO 32000-1, annex D.2).
var docEncodingPunctuation = map[byte]rune{
	0x80: '•', 0x81: '†', 0x82: '‡', 0x83: '…', 0x84: '—', 0x85: '–', 0x86: 'ƒ', 0x87: '⁄', 0x88: '‹', 0x89: '›', 0x8A: '−', 0x8B: '‰',
	0x8C: '„', 0x8D: '“', 0x8E: '”', 0x8F: '‘', 0x90: '’', 0x91: '‚', 0x92: '™', 0x93: 'ﬁ', 0x94: 'ﬂ', 0x95: 'Ł', 0x96: 'Œ', 0x97: 'Š',
	0x98: 'Ÿ', 0x99: 'Ž', 0x9A: 'ı', 0x9B: 'ł', 0x9C: 'œ', 0x9D: 'š', 0x9E: 'ž', 0xA0: '€',
}

// readPages reads the pages and what is drawn on them. Fonts are shared.
func (f *pdfFile) readPages() ([]*pdfPage, []*pdfFont, error) {
	tree := f.dict(f.dict(f.trailer["Root"])["Pages"])
	kids := f.array(tree["Kids"])
	if len(kids) == 0 || tree["Count"] != float64(len(kids)) {
		return nil, nil, fmt.Errorf("the page tree has %d kids, Count %v", len(kids), tree["Count"])
	}
	byRef := map[pdfRef]*pdfFont{}
	var fonts []*pdfFont
	var pages []*pdfPage
	for i, kid := range kids {
		ref, _ := kid.(pdfRef)
		page := &pdfPage{number: i + 1, ref: ref, dict: f.dict(kid), marks: map[int]*pdfMark{}}
		box := f.array(page.dict["MediaBox"])
		if box == nil {
			box = f.array(tree["MediaBox"])
		}
		page.box = pdfNumbers(box)
		names := map[pdfName]*pdfFont{}
		resources := f.dict(f.dict(page.dict["Resources"])["Font"])
		for _, name := range slices.Sorted(maps.Keys(resources)) {
			ref, _ := resources[name].(pdfRef)
			if byRef[ref] == nil {
				font, err := f.readFont(ref)
				if err != nil {
					return nil, nil, err
				}
				byRef[ref] = font
				fonts = append(fonts, font)
			}
			names[name] = byRef[ref]
		}
		if err := f.readContent(page, names); err != nil {
			return nil, nil, err
		}
		pages = append(pages, page)
	}
	return pages, fonts, nil
}

// pdfNumbers gives the numbers of an array.
func pdfNumbers(a pdfArray) []float64 {
	var out []float64
	for _, v := range a {
		if n, ok := v.(float64); ok {
			out = append(out, n)
		}
	}
	return out
}

// pdfPlace names a marked-content sequence in messages.
func pdfPlace(page *pdfPage, mcid int) string {
	return "page " + strconv.Itoa(page.number) + " MCID " + strconv.Itoa(mcid)
}
