package rendertest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The main namespace of WordprocessingML (ISO/IEC 29500-1).
const wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// ReadDOCX gives the text of the body of a Word file in reading order, with the marks of lists as Word computes them from
// the numbering. Paragraphs end with a line break, cells are set apart by a tab. Headers and footers are left out. A field that
// gives the page of a bookmark reads as “#”, as in doc.PlainText.
func ReadDOCX(file []byte) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return "", err
	}
	numbering, err := readNumbering(archive)
	if err != nil {
		return "", err
	}
	body, err := readPart(archive, "word/document.xml")
	if err != nil {
		return "", err
	}
	r := bodyReader{numbering: numbering, bookmarks: map[string]bool{}}
	if err := r.read(body); err != nil {
		return "", fmt.Errorf("word/document.xml: %w", err)
	}
	for _, name := range r.wanted {
		if !r.bookmarks[name] {
			return "", fmt.Errorf("word/document.xml: a field gives the page of %q, which is no bookmark", name)
		}
	}
	return r.text.String(), nil
}

// ReadDOCXPart gives one part of a Word file.
func ReadDOCXPart(file []byte, name string) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return "", err
	}
	part, err := readPart(archive, name)
	return string(part), err
}

func readPart(archive *zip.Reader, name string) ([]byte, error) {
	f, err := archive.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// wordLevel is one level of a numbering.
type wordLevel struct{ format, text, suffix string }

// wordNumbering computes marks. Counters belong to abstract numberings, as in Word: lists that share one go on counting
// from each other unless they say where they start.
type wordNumbering struct {
	levels    map[int]map[int]wordLevel // by abstract numbering and level
	abstract  map[int]int               // by list
	starts    map[int]map[int]int       // by list and level
	counters  map[int]*[9]int           // by abstract numbering
	overtaken map[int]map[int]bool      // lists whose start has been used
}

func readNumbering(archive *zip.Reader) (*wordNumbering, error) {
	n := &wordNumbering{
		map[int]map[int]wordLevel{}, map[int]int{}, map[int]map[int]int{}, map[int]*[9]int{}, map[int]map[int]bool{},
	}
	part, err := readPart(archive, "word/numbering.xml")
	if err != nil {
		return nil, err
	}
	var file struct {
		Abstract []struct {
			ID    int `xml:"abstractNumId,attr"`
			Level []struct {
				Level  int       `xml:"ilvl,attr"`
				Format wordValue `xml:"numFmt"`
				Text   wordValue `xml:"lvlText"`
				Suffix wordValue `xml:"suff"`
			} `xml:"lvl"`
		} `xml:"abstractNum"`
		List []struct {
			ID       int       `xml:"numId,attr"`
			Abstract wordValue `xml:"abstractNumId"`
			Override []struct {
				Level int       `xml:"ilvl,attr"`
				Start wordValue `xml:"startOverride"`
			} `xml:"lvlOverride"`
		} `xml:"num"`
	}
	if err := xml.Unmarshal(part, &file); err != nil {
		return nil, fmt.Errorf("word/numbering.xml: %w", err)
	}
	for _, a := range file.Abstract {
		n.levels[a.ID], n.counters[a.ID] = map[int]wordLevel{}, new([9]int)
		for _, l := range a.Level {
			n.levels[a.ID][l.Level] = wordLevel{l.Format.Value, l.Text.Value, l.Suffix.Value}
		}
	}
	for _, l := range file.List {
		abstract, err := strconv.Atoi(l.Abstract.Value)
		if err != nil || n.levels[abstract] == nil {
			return nil, fmt.Errorf("word/numbering.xml: list %d has no abstract numbering", l.ID)
		}
		n.abstract[l.ID], n.starts[l.ID], n.overtaken[l.ID] = abstract, map[int]int{}, map[int]bool{}
		for _, o := range l.Override {
			if n.starts[l.ID][o.Level], err = strconv.Atoi(o.Start.Value); err != nil {
				return nil, err
			}
		}
	}
	return n, nil
}

type wordValue struct {
	Value string `xml:"val,attr"`
}

// mark counts an item and gives its mark with what Word sets after it.
func (n *wordNumbering) mark(list, level int) (string, error) {
	abstract, known := n.abstract[list]
	l, has := n.levels[abstract][level]
	if !known || !has {
		return "", fmt.Errorf("a paragraph is numbered by list %d, level %d, which does not exist", list, level)
	}
	counter := n.counters[abstract]
	if start, over := n.starts[list][level]; over && !n.overtaken[list][level] {
		counter[level] = start - 1
		n.overtaken[list][level] = true
	}
	counter[level]++
	for i := level + 1; i < len(counter); i++ {
		counter[i] = 0
	}
	text := l.text
	for i := range counter {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), wordNumber(l.format, counter[i]))
	}
	if l.suffix == "nothing" {
		return text, nil
	}
	return text + "\t", nil
}

func wordNumber(format string, n int) string {
	if format == "lowerLetter" && n > 0 {
		return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
	}
	return strconv.Itoa(n)
}

// bodyReader collects the text of a body.
type bodyReader struct {
	numbering *wordNumbering
	text      strings.Builder
	inText    bool
	inLevel   int // properties of a paragraph: the level of its numbering
	inTab     int // depth of w:tabs, whose w:tab are stops
	cells     int // cells of the row so far
	inCell    bool
	inField   bool
	result    string          // of the field, from when the file was written
	bookmarks map[string]bool // there are
	wanted    []string        // bookmarks whose pages fields give
}

func (r *bodyReader) read(part []byte) error {
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Space == wordNamespace {
				err = r.start(token)
			}
		case xml.EndElement:
			if token.Name.Space == wordNamespace {
				err = r.end(token.Name.Local)
			}
		case xml.CharData:
			if r.inText && r.inField {
				r.result += string(token)
			} else if r.inText {
				r.text.Write(token)
			}
		}
		if err != nil {
			return err
		}
	}
}

func (r *bodyReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "t":
		r.inText = true
	case "tabs":
		r.inTab++
	case "tab":
		if r.inTab == 0 {
			r.text.WriteByte('\t')
		}
	case "br", "cr":
		r.text.WriteByte('\n')
	case "noBreakHyphen":
		r.hyphen()
	case "softHyphen":
		r.text.WriteRune('\u00AD')
	case "ilvl":
		r.inLevel = wordInt(e)
	case "numId":
		mark, err := r.numbering.mark(wordInt(e), r.inLevel)
		r.text.WriteString(mark)
		return err
	case "bookmarkStart":
		r.bookmarks[wordAttribute(e, "name")] = true
	case "fldSimple":
		return r.beginField(wordAttribute(e, "instr"))
	case "tr":
		r.cells = 0
	case "tc":
		if r.cells > 0 {
			r.text.WriteByte('\t')
		}
		r.cells++
		r.inCell = true
	}
	return nil
}

// beginField reads what a field gives: the page of a bookmark, which it links.
func (r *bodyReader) beginField(instruction string) error {
	words := strings.Fields(instruction)
	if len(words) == 1 { // PAGE, NUMPAGES: in furniture
		return nil
	}
	if len(words) != 3 || words[0] != "PAGEREF" || words[2] != `\h` {
		return fmt.Errorf("a field of the text says %q", instruction)
	}
	r.wanted, r.inField, r.result = append(r.wanted, words[1]), true, ""
	return nil
}

// endField puts “#” in the place of the number that a field gave when the file was written.
func (r *bodyReader) endField() error {
	if _, err := strconv.ParseUint(r.result, 10, 16); err != nil && r.result != "?" {
		return fmt.Errorf("a field gives %q as the number of a page", r.result)
	}
	r.text.WriteString(pageMark)
	r.inField = false
	return nil
}

// hyphen reads a hyphen that no line ends with. At the beginning of a word it is an ordinary hyphen of the text, which Word
// is only kept from breaking after.
func (r *bodyReader) hyphen() {
	last, _ := utf8.DecodeLastRuneInString(r.text.String())
	if r.text.Len() == 0 || unicode.IsSpace(last) {
		r.text.WriteByte('-')
	} else {
		r.text.WriteRune('\u2011')
	}
}

func (r *bodyReader) end(name string) error {
	switch name {
	case "fldSimple":
		if r.inField {
			return r.endField()
		}
	case "t":
		r.inText = false
	case "tabs":
		r.inTab--
	case "tc":
		r.inCell = false
	case "tr":
		r.text.WriteByte('\n')
	case "p":
		if !r.inCell {
			r.text.WriteByte('\n')
		}
	}
	return nil
}

func wordInt(e xml.StartElement) int {
	if n, err := strconv.Atoi(wordAttribute(e, "val")); err == nil {
		return n
	}
	return -1
}

func wordAttribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
