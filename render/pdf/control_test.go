package pdf

import (
	"bytes"
	"encoding/binary"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/klauspost/compress/zlib"

	"github.com/pykala/pykala/render/rendertest"
)

// control is a file with one mistake: what is replaced in the kitchen's objects and streams, and what the judges must say.
type control struct {
	name     string
	old, new string   // regular expression and what takes its place
	veraPDF  []string // clauses, one of which veraPDF must name; none where it sees nothing
	lint     string   // part of what our own lint must say; empty where only veraPDF looks
}

// controls are the mistakes that we could make, and that somebody who cannot see the page would suffer from.
var controls = []control{
	{"unchanged", `^$`, ``, nil, ""},
	{"figure-without-alternative", ` /Alt \([^)]*\)`, ``, []string{"ua1 7.3-1"}, "no alternative"},
	{"figure-without-box", ` /BBox \[[^]]*\]`, ``, nil, "box"},
	{"heading-skip", `/S /H2 `, `/S /H3 `, []string{"ua1 7.4.2-1"}, "follows level 1"},
	{"header-without-scope", ` /Scope /\w+`, ``, []string{"ua1 7.5-1"}, "scope <nil>"},
	{"uneven-table", ` /ColSpan 3`, ` /ColSpan 2`, []string{"ua1 7.2-42", "ua1 7.2-43"}, "columns, but 2"},
	{"untagged-text", `(?s)(/P <</MCID \d+>> BDC\n)(.*?)EMC`, `${1}EMC ${2}`, []string{"ua1 7.1-3"}, "neither tagged nor an artifact"},
	{"unknown-type", `/S /Sect `, `/S /Section `, []string{"ua1 7.1-5"}, "unknown structure type"},
	{"paragraph-in-list", `/S /LI `, `/S /P `, []string{"ua1 7.2-19"}, "P in L"},
	{"cell-outside-row", `/S /TR `, `/S /Div `, []string{"ua1 7.2-8", "ua1 7.2-9"}, "Div in T"},
	{"not-marked", `/Marked true`, `/Marked false`, []string{"2a 6.7.2.2-1"}, "not marked"},
	{"no-language", `(/Type /Catalog.*) /Lang \(fi\)`, `$1`, []string{"ua1 7.2-34"}, "language"},
	{"wrong-language", `/Lang \(sv\)`, `/Lang (på svenska)`, []string{"ua1 7.2-29"}, "language"},
	{"title-not-shown", `/DisplayDocTitle true`, `/DisplayDocTitle false`, []string{"ua1 7.1-10"}, "title is not shown"},
	{"no-title", `<dc:title>.*?</dc:title>`, ``, []string{"ua1 7.1-9"}, "title"},
	{"no-metadata", ` /Metadata \d+ 0 R`, ``, []string{"ua1 7.1-8", "2a 6.6.2.1-1"}, "no plain XMP"},
	{"schema-missing", `<pdfaExtension:schemas>.*</pdfaExtension:schemas>`, ``, []string{"2a 6.6.2.3.1-1"}, "not described"},
	{"not-claimed", `<pdfuaid:part>1</pdfuaid:part>`, ``, []string{"ua1 5-1"}, "pdfuaid:part"},
	{"other-title", `/Title \(Keitti.hankkeen`, `/Title (Kylpyhankkeen`, nil, "dc:title"},
	{"no-output-intent", `/OutputIntents \[.*\]`, ``, []string{"2a 6.2.4.3-2", "2a 6.2.4.3-4"}, "output intents"},
	{"no-tab-order", ` /Tabs /S`, ``, []string{"ua1 7.18.3-1"}, "tab order"},
	{"link-without-text", `(/Subtype /Link.*) /Contents \([^)]*\)`, `$1`, []string{"ua1 7.18.5-2"}, "Contents"},
	{"link-not-printed", `(/Subtype /Link) /F 4`, `$1`, []string{"2a 6.3.2-1", "2a 6.3.2-2"}, "F <nil>"},
	{"link-untagged", `<</Type /OBJR [^>]*>>`, ``, nil, "stands in 0 links"},
	{"link-in-span", `/S /Link `, `/S /Span `, []string{"ua1 7.18.5-1"}, "stands in 0 links"},
	{"link-not-ascii", `%C3%A4%C3%A4`, "\xC3\xA4\xC3\xA4", nil, "not followed everywhere"},
	{"codes-without-text", `<[0-9A-F]{2}> <[0-9A-F]{4}>`, `<7F> <0000>`, []string{"2a 6.2.11.7.2-1", "ua1 7.21.7-1"}, "stands for"},
	{"codes-of-nothing", `> <[0-9A-F]{4}>`, `> <FEFF>`, []string{"2a 6.2.11.7.2-2", "ua1 7.21.7-2"}, "stands for"},
	{"decomposed-text", `<E4> <00E4>`, `<E4> <00610308>`, nil, "not composed"},
	{"encoding-of-symbols", `(/Subtype /TrueType)`, `$1 /Encoding /WinAnsiEncoding`, []string{"2a 6.2.11.6-3", "ua1 7.21.6-3"}, "encoding"},
	{"font-without-tag", `/BaseFont /[A-Z]{6}\+`, `/BaseFont /`, nil, "no tag of its own"},
	{"wrong-widths", `\[250 |\[278 `, `[999 `, []string{"2a 6.2.11.5-1", "ua1 7.21.5-1"}, "width"},
	{"missing-glyph", `kuntayhtym`, "kuntayht\x7Fm", []string{"2a 6.2.11.4.1-2", "ua1 7.21.4.1-2"}, "no glyph"},
	{"joined-lines", `kaupunkia \) Tj`, `kaupunkiax) Tj`, nil, "are joined"},
	{"wrong-parent", `/StructParents 0`, `/StructParents 9`, []string{"ua1 7.1-3"}, "parent tree"},
	{"content-twice", `/K 0>>`, `/K [0 0]>>`, nil, "stands 2 times"},
	{"outline-incomplete", `/Title \(Sis`, `/Title (Ris`, nil, "want the headings"},
	{"outline-count", `/Count \d /SE`, `/Count 99 /SE`, nil, "counts 99 items"},
	{"artifact-in-content", `(BDC\n)`, "$1/Artifact BMC EMC ", []string{"ua1 7.1-1"}, "Artifact inside"},
}

// TestLintBites shows that our own lint finds every mistake, and nothing where there is none.
func TestLintBites(t *testing.T) {
	good := shortKitchen(t)
	for _, c := range controls {
		found := rendertest.LintPDF(c.file(t, good))
		if !slices.ContainsFunc(found, func(s string) bool { return c.lint != "" && strings.Contains(s, c.lint) }) && c.lint != "" {
			t.Errorf("%s: lint does not say %q, but %q", c.name, c.lint, found)
		}
		if c.name == "unchanged" && len(found) > 0 {
			t.Errorf("lint finds %q in a good file", found)
		}
	}
}

// TestVeraPDF has the kitchen and a table of contents judged, and the controls that veraPDF can tell from it, which show that the judge bites.
func TestVeraPDF(t *testing.T) {
	if testing.Short() {
		t.Skip("veraPDF takes a third of a second for a file")
	}
	good := shortKitchen(t)
	folder := t.TempDir()
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(folder, name+".pdf"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("kitchen", kitchen(t))
	write("contents", written(t, rendertest.Meeting(30, 3)))
	write("gofpdf", plainFile(t))
	expect := map[string][]string{"kitchen": nil, "contents": nil, "gofpdf": {"2a 6.1.2-2"}}
	for _, c := range controls {
		if c.name == "unchanged" || len(c.veraPDF) > 0 {
			write(c.name, c.file(t, good))
			expect[c.name] = c.veraPDF
		}
	}
	verdicts := rendertest.VeraPDF(t, folder)
	for _, name := range slices.Sorted(maps.Keys(expect)) {
		broken, judged := verdicts[filepath.Join(folder, name+".pdf")]
		some := slices.ContainsFunc(expect[name], func(clause string) bool { return slices.Contains(broken, clause) })
		if !judged || len(expect[name]) > 0 && !some || len(expect[name]) == 0 && len(broken) > 0 {
			t.Errorf("%s: want %q, veraPDF says %q", name, expect[name], broken)
		}
	}
}

// TestQPDF has the syntax of the kitchen checked.
func TestQPDF(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kitchen.pdf")
	if err := os.WriteFile(path, kitchen(t), 0o600); err != nil {
		t.Fatal(err)
	}
	if find := rendertest.QPDF(t, path); find != "" {
		t.Error(find)
	}
}

// file makes the control of a good file.
func (c *control) file(t testing.TB, good []byte) []byte {
	t.Helper()
	old := regexp.MustCompile(c.old)
	changed := 0
	out := rebuild(t, good, func(text []byte) []byte {
		if found := old.Match(text); !found {
			return text
		}
		changed++
		return old.ReplaceAll(text, []byte(c.new))
	})
	if changed == 0 && c.name != "unchanged" {
		t.Fatalf("%s: nothing to replace", c.name)
	}
	return out
}

// rebuild makes a finished file anew with its objects and the decoded data of its streams changed.
func rebuild(t testing.TB, file []byte, change func([]byte) []byte) []byte {
	t.Helper()
	table, entries := streamAt(t, file, atoi(t, betweenLast(string(file), "startxref\n", "\n")))
	packs := map[int][][]byte{}
	w := newFileWriter()
	w.begin(len(entries)/7, 2*len(file))
	for n := 1; n < len(entries)/7; n++ {
		entry := entries[7*n:]
		at := int(binary.BigEndian.Uint32(entry[1:]))
		if entry[0] == 2 {
			if packs[at] == nil {
				packs[at] = unpack(t, file, int(binary.BigEndian.Uint32(entries[7*at+1:])))
			}
			s := w.object(n)
			*s = append(*s, change(packs[at][binary.BigEndian.Uint16(entry[5:])])...)
			continue
		}
		dict, data := streamAt(t, file, at)
		switch {
		case strings.Contains(dict, "/ObjStm") || strings.Contains(dict, "/XRef"):
			w.object(n).raw("null")
		case strings.Contains(dict, "/FlateDecode") && !strings.Contains(dict, "/DecodeParms"):
			w.compressed(n, withoutFilter(dict), change(data))
		default:
			w.stream(n, withoutFilter(dict), change(data))
		}
	}
	return w.end(atoi(t, betweenLast(table, "/Root ", " 0 R")), atoi(t, betweenLast(table, "/Info ", " 0 R")), 0)
}

var filterAndLength = regexp.MustCompile(`/Filter /FlateDecode\s|/Length \d+`)

func withoutFilter(dict string) string {
	if strings.Contains(dict, "/DecodeParms") {
		return regexp.MustCompile(`/Length \d+`).ReplaceAllString(dict, "")
	}
	return filterAndLength.ReplaceAllString(dict, "")
}

func betweenLast(s, before, after string) string {
	_, rest, _ := strings.Cut(s[max(0, strings.LastIndex(s, before)):], before)
	rest, _, _ = strings.Cut(rest, after)
	return rest
}

// streamAt gives the dictionary of a stream and its data, decoded unless it is a picture.
func streamAt(t testing.TB, file []byte, offset int) (dict string, data []byte) {
	t.Helper()
	head, rest, _ := bytes.Cut(file[offset:], []byte(">>\nstream\n"))
	_, dict, _ = strings.Cut(string(head), "<<")
	data = rest[:atoi(t, string(regexp.MustCompile(`/Length (\d+)`).FindSubmatch(head)[1]))]
	if !strings.Contains(dict, "/FlateDecode") || strings.Contains(dict, "/DecodeParms") {
		return dict, data
	}
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if data, err = io.ReadAll(r); err != nil {
		t.Fatal(err)
	}
	return dict, data
}

// unpack gives the objects of an object stream.
func unpack(t testing.TB, file []byte, offset int) (objects [][]byte) {
	t.Helper()
	dict, data := streamAt(t, file, offset)
	first := atoi(t, regexp.MustCompile(`/First (\d+)`).FindStringSubmatch(dict)[1])
	head := strings.Fields(string(data[:first]))
	end := len(data)
	for i := len(head) - 1; i > 0; i -= 2 {
		begin := first + atoi(t, head[i])
		objects = append(objects, bytes.TrimSpace(data[begin:end]))
		end = begin
	}
	slices.Reverse(objects)
	return objects
}

func atoi(t testing.TB, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
