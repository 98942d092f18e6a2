package rendertest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// LintPDF looks for what a file of ours must not have, and gives a line for each find. It asks for what PDF/A-2a and PDF/UA-1
// ask for where we could get it wrong, and for what veraPDF does not see: glyphs that a font lacks, links that no browser
// follows, words joined over line ends, hyphens that are read aloud.
func LintPDF(data []byte) []string {
	d, err := readPDF(data)
	if err != nil {
		return []string{"not readable: " + err.Error()}
	}
	l := &pdfLint{pdfDocument: d}
	for _, page := range d.pages {
		l.found = append(l.found, page.problems...)
	}
	l.header(data)
	l.checkCatalog()
	l.checkMetadata()
	l.checkPages()
	l.checkLinks()
	l.checkFonts()
	l.checkPictures()
	l.checkTree()
	l.checkOutline()
	return l.found
}

// pdfLint collects finds.
type pdfLint struct {
	*pdfDocument
	found []string
}

func (l *pdfLint) report(format string, args ...any) {
	l.found = append(l.found, fmt.Sprintf(format, args...))
}

// header: ISO 19005-2, 6.1.2 and 6.1.3.
func (l *pdfLint) header(data []byte) {
	rest, ok := bytes.CutPrefix(data, []byte("%PDF-1.7\n%"))
	if !ok || len(rest) < 5 || rest[4] != '\n' || slices.Min(rest[:4]) < 0x80 {
		l.report("header: want version 1.7 and a comment of four bytes above 127")
	}
	id := l.file.array(l.file.trailer["ID"])
	if len(id) != 2 || len(fmt.Sprint(id[0])) != 16 {
		l.report("trailer: ID %v", id)
	}
	if l.file.trailer["Encrypt"] != nil {
		l.report("trailer: encrypted")
	}
}

// catalogKeys are the entries that a catalog of ours has. Names, forms, layers and actions have no place.
var catalogKeys = []pdfName{
	"Type", "Pages", "MarkInfo", "ViewerPreferences", "Lang", "Metadata", "StructTreeRoot", "PageMode", "Outlines", "OutputIntents",
}

// checkCatalog: ISO 19005-2, 6.2.3 and 6.7.2.2; ISO 14289-1, 7.1 and 7.2.
func (l *pdfLint) checkCatalog() {
	for _, key := range slices.Sorted(maps.Keys(l.catalog)) {
		if !slices.Contains(catalogKeys, key) {
			l.report("catalog: unexpected %s", key)
		}
	}
	if l.file.dict(l.catalog["MarkInfo"])["Marked"] != true {
		l.report("catalog: not marked as tagged")
	}
	if l.file.dict(l.catalog["ViewerPreferences"])["DisplayDocTitle"] != true {
		l.report("catalog: the title is not shown")
	}
	l.checkLang("catalog", l.catalog["Lang"])
	intents := l.file.array(l.catalog["OutputIntents"])
	if len(intents) != 1 {
		l.report("catalog: %d output intents", len(intents))
		return
	}
	intent := l.file.dict(intents[0])
	profile, ok := l.file.resolve(intent["DestOutputProfile"]).(*pdfStream)
	if intent["S"] != pdfName("GTS_PDFA1") || !ok || profile.dict["N"] != 3.0 || len(profile.data) < 128 || string(profile.data[16:20]) != "RGB " {
		l.report("catalog: the output intent has no RGB profile")
	}
}

func (l *pdfLint) checkLang(where string, v any) {
	lang := pdfText(v)
	if _, err := language.Parse(lang); lang == "" || err != nil {
		l.report("%s: language %q", where, lang)
	}
}

// checkMetadata: ISO 19005-2, 6.6.2 to 6.6.4; ISO 14289-1, 5 and 7.1.
func (l *pdfLint) checkMetadata() {
	stream, ok := l.file.resolve(l.catalog["Metadata"]).(*pdfStream)
	if !ok || stream.dict["Type"] != pdfName("Metadata") || stream.dict["Subtype"] != pdfName("XML") || stream.dict["Filter"] != nil {
		l.report("metadata: no plain XMP stream")
		return
	}
	values, err := xmpValues(stream.data)
	if err != nil {
		l.report("metadata: %v", err)
	}
	for _, want := range [][2]string{{"pdfaid:part", "2"}, {"pdfaid:conformance", "A"}, {"pdfuaid:part", "1"}, {"dc:format", "application/pdf"}} {
		if values[want[0]] != want[1] {
			l.report("metadata: %s is %q", want[0], values[want[0]])
		}
	}
	if !strings.Contains(values["pdfaSchema:namespaceURI"], "pdfua") {
		l.report("metadata: the property pdfuaid:part is not described")
	}
	if strings.TrimSpace(values["dc:title"]) == "" || values["dc:language"] != pdfText(l.catalog["Lang"]) {
		l.report("metadata: title %q, language %q", values["dc:title"], values["dc:language"])
	}
	info := l.file.dict(l.file.trailer["Info"])
	for _, pair := range [][2]string{{"Title", "dc:title"}, {"Author", "dc:creator"}, {"Subject", "dc:description"}, {"Producer", "pdf:Producer"}} {
		if said := pdfText(info[pdfName(pair[0])]); info != nil && said != values[pair[1]] {
			l.report("metadata: %s is %q, but %s is %q", pair[0], said, pair[1], values[pair[1]])
		}
	}
}

// xmpPrefixes names the namespaces of an XMP packet by their usual prefixes.
var xmpPrefixes = map[string]string{
	"http://purl.org/dc/elements/1.1/": "dc", "http://ns.adobe.com/xap/1.0/": "xmp", "http://ns.adobe.com/pdf/1.3/": "pdf",
	"http://www.aiim.org/pdfa/ns/id/": "pdfaid", "http://www.aiim.org/pdfua/ns/id/": "pdfuaid", "http://www.aiim.org/pdfa/ns/schema#": "pdfaSchema",
}

// xmpValues gives the text in each property of an XMP packet, which must be well formed.
func xmpValues(packet []byte) (map[string]string, error) {
	out := map[string]string{}
	decoder := xml.NewDecoder(bytes.NewReader(packet))
	var open []string
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, xmpPrefixes[token.Name.Space]+":"+token.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			for _, property := range open {
				out[property] += strings.Trim(string(token), "\n")
			}
		}
	}
}

// checkPages: ISO 14289-1, 7.18.3, and the parent tree of ISO 32000-1, 14.7.4.4.
func (l *pdfLint) checkPages() {
	owners := l.parentTree()
	for _, page := range l.pages {
		if page.dict["Tabs"] != pdfName("S") {
			l.report("page %d: the tab order is not that of the structure", page.number)
		}
		key, ok := page.dict["StructParents"].(float64)
		entries := l.file.array(owners[int(key)])
		if !ok || len(entries) != len(page.marks) {
			l.report("page %d: %d marked contents, %d in the parent tree", page.number, len(page.marks), len(entries))
		}
		for mcid := range len(page.marks) {
			mark := page.marks[mcid]
			switch {
			case mark == nil:
				l.report("%s is missing", pdfPlace(page, mcid))
			case mark.owned != 1:
				l.report("%s stands %d times in the structure tree", pdfPlace(page, mcid), mark.owned)
			case !mark.drawn:
				l.report("%s (%s) is empty", pdfPlace(page, mcid), mark.tag)
			}
		}
	}
	l.root.walk(func(n *pdfNode) { l.checkOwners(n, owners) })
}

// parentTree gives the entries of the parent tree by key.
func (l *pdfLint) parentTree() map[int]any {
	out := map[int]any{}
	nums := l.file.array(l.file.dict(l.file.dict(l.catalog["StructTreeRoot"])["ParentTree"])["Nums"])
	for pair := range slices.Chunk(nums, 2) {
		key, ok := pair[0].(float64)
		if _, twice := out[int(key)]; !ok || twice || len(pair) != 2 {
			l.report("parent tree: key %v", pair[0])
			continue
		}
		out[int(key)] = pair[1]
	}
	return out
}

// checkOwners compares an element's marked content and annotations with the way back from them.
func (l *pdfLint) checkOwners(n *pdfNode, owners map[int]any) {
	for _, kid := range n.kids {
		switch {
		case kid.mark != nil:
			key, _ := kid.page.dict["StructParents"].(float64)
			entries := l.file.array(owners[int(key)])
			if kid.mcid >= len(entries) || entries[kid.mcid] != n.ref {
				l.report("%s: the parent tree does not lead to %s", pdfPlace(kid.page, kid.mcid), n.tag)
			}
			if kid.mark.tag != n.tag {
				l.report("%s is marked %s, but belongs to %s", pdfPlace(kid.page, kid.mcid), kid.mark.tag, n.tag)
			}
		case kid.annot != 0:
			key, ok := l.file.dict(kid.annot)["StructParent"].(float64)
			if !ok || owners[int(key)] != n.ref {
				l.report("annotation %d: the parent tree does not lead to its %s", kid.annot, n.tag)
			}
		}
	}
}

// checkLinks: ISO 19005-2, 6.3.2; ISO 14289-1, 7.18. Addresses are ASCII, else some viewers show no link.
func (l *pdfLint) checkLinks() {
	owned := map[pdfRef]int{}
	l.root.walk(func(n *pdfNode) {
		for _, kid := range n.kids {
			if kid.annot != 0 && n.tag == "Link" {
				owned[kid.annot]++
			}
		}
	})
	for _, page := range l.pages {
		for _, v := range l.file.array(page.dict["Annots"]) {
			ref, _ := v.(pdfRef)
			if owned[ref] != 1 {
				l.report("page %d: annotation %v stands in %d links", page.number, v, owned[ref])
			}
			l.checkLink(page, l.file.dict(v))
		}
	}
}

func (l *pdfLint) checkLink(page *pdfPage, a pdfDict) {
	uri := pdfText(l.file.dict(a["A"])["URI"])
	to := l.file.array(a["Dest"])
	where := fmt.Sprintf("page %d: link to %q %v", page.number, uri, to)
	if a["Subtype"] != pdfName("Link") || a["F"] != 4.0 || strings.TrimSpace(pdfText(a["Contents"])) == "" {
		l.report("%s: Subtype %v, F %v, Contents %q", where, a["Subtype"], a["F"], pdfText(a["Contents"]))
	}
	if !inside(pdfNumbers(l.file.array(a["Rect"])), page.box) {
		l.report("%s: rectangle %v is not on the page %v", where, a["Rect"], page.box)
	}
	if to != nil && a["A"] == nil {
		if ref, _ := firstOf(to).(pdfRef); l.byRef[ref] == nil || len(to) != 5 {
			l.report("%s leads to no page", where)
		}
		return
	}
	parsed, err := url.Parse(uri)
	if err != nil || parsed.Scheme != "https" && parsed.Scheme != "mailto" || strings.ContainsFunc(uri, func(r rune) bool { return r <= ' ' || r > '~' }) {
		l.report("%s is not followed everywhere", where)
	}
}

// inside reports whether a rectangle is one, and lies on the page.
func inside(rect, page []float64) bool {
	return len(rect) == 4 && len(page) == 4 && rect[0] < rect[2] && rect[1] < rect[3] &&
		rect[0] >= page[0] && rect[1] >= page[1] && rect[2] <= page[2] && rect[3] <= page[3]
}

// checkText looks at the text that an element has of its own.
func (l *pdfLint) checkText(n *pdfNode) {
	text := n.text()
	if !norm.NFC.IsNormalString(text) {
		l.report("%s %.40q: the text is not composed (NFC)", n.tag, text)
	}
	runes := []rune(text)
	if i := slices.IndexFunc(runes, isStrange); i >= 0 {
		l.report("%s %.40q: character %U", n.tag, text, runes[i])
	}
	for i, r := range runes {
		if r == '\u00AD' && (i == 0 || i+1 == len(runes) || !unicode.IsLetter(runes[i+1]) || !unicode.IsLetter(runes[i-1])) {
			l.report("%s %.40q: a soft hyphen is not between letters", n.tag, text)
		}
	}
}

// isStrange reports whether no text may hold a character: controls, private use, replacement, direction and joining marks.
func isStrange(r rune) bool {
	return r != '\n' && r != '\u00AD' && (unicode.IsControl(r) || unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cf, r)) || r == unicode.ReplacementChar
}
