package style_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/style"
)

func TestNames(t *testing.T) {
	var want []string
	folders, err := os.ReadDir("library")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if f.IsDir() {
			want = append(want, f.Name())
		}
	}
	if got := style.Names(); !reflect.DeepEqual(got, want) {
		t.Errorf("names = %v, want %v", got, want)
	}
	got := style.Names(layer(map[string]string{"oma/style.yaml": "x", "sfs/style.yaml": "x", "muu/readme.txt": "x"})...)
	want = append(want, "oma")
	slices.Sort(want)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("names = %v, want %v", got, want)
	}
}

func TestEveryStyleIsRight(t *testing.T) {
	for _, name := range style.Names() {
		if err := style.Check(nil, name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestStylesDiffer keeps the styles from falling together unnoticed.
func TestStylesDiffer(t *testing.T) {
	for _, name := range style.Names() {
		h := open(t, name)
		if h.Name != name || h.Page.Width < 595 || h.Page.Width > 596 || h.Looks[style.LookBody].Size != 10.5 || h.Fonts.Word != "Arial" {
			t.Errorf("%s is not what its files say: %+v", name, h.Page)
		}
	}
	if side := open(t, "sfs").Looks[style.LookSideHeading]; side.Left != 0 || side.Width == 0 || !side.Bold || side.Word != "heading 3" {
		t.Errorf("the look of side headings is %+v", side)
	}
}

func TestFirstLayerWins(t *testing.T) {
	layers := append(layer(map[string]string{"sfs/style.yaml": "base: yleinen\n"}), layer(map[string]string{"sfs/style.yaml": "nonsense"})...)
	_, err := style.Open(layers, "sfs")
	if err == nil || !strings.Contains(err.Error(), "its own base") {
		t.Errorf("error = %v, want that the base of a base is refused", err)
	}
}

// TestTableLooks shows that a look of tables takes from the ordinary one what neither it nor the base's look of that name says.
func TestTableLooks(t *testing.T) {
	const text = "base: sfs\ntable: {rule: 1 pt, pad_x: 5 pt}\ntable_looks:\n  plain: {rule: 2 pt}\n  own: {head: table}\n"
	h, err := style.Open(layer(map[string]string{"oma/style.yaml": text}), "oma")
	if err != nil {
		t.Fatal(err)
	}
	plain, own, other := h.TableLook("plain"), h.TableLook("own"), h.TableLook("")
	if plain.Rule != 2 || plain.PadX != 5 || plain.HeadFill != "" || plain.Text != "table-plain" {
		t.Errorf("plain is %+v", plain)
	}
	if own.Rule != 1 || own.PadX != 5 || own.HeadFill == "" || own.Text != "table" || own.Head != "table" || other.Head != "table-head" {
		t.Errorf("own is %+v, the ordinary look %+v", own, other)
	}
	if open(t, "sfs").TableLook("plain").Edged() || !own.Edged() {
		t.Error("a table is edged where it has rules or backgrounds, and nowhere else")
	}
}

// TestBadStyles shows what is said of mistakes in a style file: each with its place, all at once.
func TestBadStyles(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // code line:column
	}{
		{"empty", "", []string{"empty-file 0:0"}},
		{"comment only", "# nothing\n", []string{"empty-file 0:0"}},
		{"no YAML", "base: [sfs\n", []string{"bad-yaml 2:1"}},
		{"no mapping", "- base\n", []string{"wrong-type 1:1"}},
		{"unknown key", "base: sfs\npgae: {}\nnames: last\n", []string{"unknown-key 2:1", "unknown-value 3:8"}},
		{"key twice", "base: sfs\nnames: last-first\nnames: last-first\n", []string{"duplicate-key 3:1"}},
		{"unknown base", "base: sfss\n", []string{"unknown-style 1:7"}},
		{"own base", "base: oma\n", []string{"endless-base 1:7"}},
		{"no base", "languages: [fi]\n", []string{"incomplete-style"}},
		{"alias", "base: sfs\nfonts: &f {pdf: x}\ntable: *f\n", []string{"alias 2:8", "alias 3:8"}},
		{"alias value", "base: sfs\nfonts: {pdf: &f x, word: *f}\n", []string{"alias 2:14", "alias 2:26"}},
		{"lengths", "base: sfs\npage: {left: 20, right: 2 cm, top: -1 mm, bottom: 9999 mm, head: 1e3 mm}\n", []string{
			"bad-length 2:14", "bad-length 2:25", "bad-length 2:36", "bad-length 2:51", "bad-length 2:66",
		}},
		{"decimal comma", "base: sfs\npage: {left: '20,5 mm'}\n", nil},
		{"margins", "base: sfs\npage: {left: 100 mm, right: 90 mm}\n", []string{"incomplete-style 0:0"}},
		{"colours", "base: sfs\nlooks: {body: {color: red}, note: {color: '#AAAAAA'}}\n", []string{"bad-colour 2:23"}},
		{"contrast", "base: sfs\nlooks: {note: {color: '#999999'}}\n", []string{"low-contrast 2:9", "low-contrast 2:9", "low-contrast 2:9"}},
		{"looks", "base: sfs\nlooks:\n  note: {like: bdoy}\n  own: {like: own2}\n  own2: {like: own}\n  body: {size: 90 pt, left: 150 mm}\n  header: {align: middle, bold: maybe}\n", []string{
			"unknown-value 7:19", "wrong-type 7:33",
		}},
		{"looks, well read", "base: sfs\nlooks:\n  note: {like: bdoy}\n  own: {like: own2}\n  own2: {like: own}\n", []string{"unknown-look 3:16", "look-circle 5:16"}},
		{"sizes", "base: sfs\nlooks:\n  note: {size: 90 pt, left: 150 mm, word: ''}\n", []string{"bad-look 3:3", "bad-look 3:3", "bad-look 3:3", "bad-look 3:3"}},
		{"looks of tables", "base: sfs\ntable: {text: tabel}\ntable_looks:\n  plain: {head: tabel-head}\n  own: {rule: 1, fill: none}\n", []string{
			"bad-length 5:15", "unknown-key 5:18",
		}},
		{"looks of tables, well read", "base: sfs\ntable: {text: tabel}\ntable_looks:\n  plain: {head: tabel-head}\n", []string{"unknown-look 2:15", "unknown-look 4:17"}},
		{"look of a table", "base: sfs\nlayouts: {table: {parts: {text: {table: {look: plian, columns: [{head: x, text: x}], rows: [{each: attachments}]}}}}}\n", []string{"unknown-look 2:48"}},
		{"contrast in tables", "base: sfs\ntable_looks: {own: {head_fill: '#606060'}}\n", []string{"low-contrast"}},
		{"dates", "base: sfs\ndates: {text: d. month yyyy, heading: [d]}\n", []string{"bad-value 2:15", "wrong-type 2:39"}},
		{"languages", "base: sfs\nlanguages: [fi, sv, en]\n", []string{"missing-language"}},
		{"language unknown to the style", "base: sfs\nlanguages: fi\nwords: {and: {fi: ja, se: ja}}\n", []string{"unknown-language"}},
		{"bad language", "base: sfs\nlanguages: [fi, sv, Suomi]\nwords: {and: x, attachment_number: x}\n", []string{"bad-value 2:21"}},
		{"unknown layout", "base: sfs\nlayouts: {leter: {}}\n", []string{"unknown-key 2:11"}},
		{"unknown part", "base: sfs\nlayouts: {letter: {order: [identification, recipent, title]}}\n", []string{"unknown-part 2:44"}},
		{"part twice", "base: sfs\nlayouts: {table: {order: [identification, title, text, text]}}\n", []string{"double-part 2:56"}},
		{"no title", "base: sfs\nlayouts: {table: {order: [identification, text], leaves_out: [title]}}\n", []string{"title-late 2:43", "title-count 2:26", "fact-left-out 2:26"}},
		{"fact nowhere", "base: sfs\nlayouts: {item: {leaves_out: [sender]}}\n", []string{"fact-left-out"}},
		{"unknown fact", "base: sfs\nlayouts: {table: {leaves_out: [bdoy]}}\n", []string{"unknown-fact 2:32"}},
		{"unknown look of a part", "base: sfs\nlayouts: {table: {looks: {body: fll}, parts: {text: {prose: text, look: fatc, lead_look: x}}}}\n", []string{
			"unknown-look",
		}},
		{
			"contradictions", "base: sfs\nlayouts: {table: {parts: {a: {}, b: {prose: x, lines: []}, c: {lines: [], lead: [], proposal: list}, d: {title: x, label: {text: x, place: line}}, e: {prose: x, together: true}}}}\n",
			[]string{"bad-part"},
		},
		{"labels", "base: sfs\nlayouts: {table: {parts: {a: {prose: x, label: {}}, b: {prose: x, label: {text: '{title}', place: above}}}}}\n", []string{
			"missing-key 2:48", "missing-key 2:48", "unknown-value 2:99", "missing-key 2:74",
		}},
		{"uncertain label", "base: sfs\nlayouts: {table: {parts: {b: {prose: x, label: {text: 'Otsikko {title}', place: line}}}}}\n", []string{"uncertain-label 2:55"}},
		{"cells", "base: sfs\nlayouts: {table: {parts: {identification: {rows: [[{tab: 9, text: x}, {text: x}, {tab: 1}, x, {tab: 1, each: notified, text: x}]]}}}}\n", []string{
			"bad-value 2:58", "missing-key 2:71", "missing-key 2:82", "wrong-type 2:92", "missing-key 2:95",
		}},
		{"lists of facts", "base: sfs\nlayouts: {table: {parts: {a: {lines: [{each: notifed, text: x}, {text: x, between: ', '}, {each: preparers, text: '{signer.title}'}]}}}}\n", []string{
			"unknown-list 2:46", "bad-part 2:84", "unknown-key 2:117",
		}},
		{"like no part", "base: sfs\nlayouts: {table: {parts: {a: {like: nonsuch, label: {text: x, place: line}}}}}\n", []string{"unknown-part 2:37"}},
		{"like without a label", "base: sfs\nlayouts: {table: {parts: {a: {like: title, prose: x}}}}\n", []string{"unknown-key 2:44", "missing-key 2:30"}},
		{"joined", "base: sfs\nlayouts: {table: {parts: {a: {lines: [{each: notified, text: '{notified}', end: ':', capital: true}]}}}}\n", []string{
			"bad-part 2:81", "bad-part 2:95",
		}},
		{"headings and empty labels", "base: sfs\nlayouts: {table: {parts: {a: {lines: [], headings: side, label: {text: x, place: line, empty: '-'}}, b: {prose: x, headings: left, label: {text: x, place: line, keep_empty: true, empty: '{title}'}}}}}\n", []string{
			"bad-part 2:65", "bad-part 2:27", "unknown-value 2:126",
		}},
		{"stages", "base: sfs\nlayouts: {item: {order: {agend: []}, parts: {title: {title: x, required: true}, a: {prose: x, required: [later]}}}}\n", []string{
			"unknown-key 2:26", "bad-part 2:46", "unknown-value 2:106",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := style.Check(layer(map[string]string{"oma/style.yaml": test.text}), "oma")
			var got []string
			var all source.Errors
			if err != nil {
				all = err.(source.Errors)
			}
			codesOnly := len(test.want) > 0 && !strings.Contains(strings.Join(test.want, ""), ":")
			for _, e := range all {
				if codesOnly {
					got = append(got, e.Code)
				} else {
					got = append(got, fmt.Sprintf("%s %d:%d", e.Code, e.Pos.Line, e.Pos.Col))
				}
				if e.Pos.File == "" {
					t.Errorf("%v does not name its file", e)
				}
			}
			if codesOnly {
				got = slices.Compact(got) // how often depends on the shipped styles
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("mistakes:\n%v\ngot  %q\nwant %q", err, got, test.want)
			}
		})
	}
}

func TestUnknownStyle(t *testing.T) {
	for name, hint := range map[string]string{
		"kemjiarvi": "did you mean “kemijarvi”?", "tampere": "there are: " + strings.Join(style.Names(), ", "), "../sfs": "", "": "", "sfs/..": "",
	} {
		_, err := style.Open(nil, name)
		var all source.Errors
		if !errors.As(err, &all) || all[0].Code != "unknown-style" {
			t.Errorf("%q: %v", name, err)
			continue
		}
		if hint != "" && all[0].Hint.String() != hint {
			t.Errorf("%q: hint %q, want %q", name, all[0].Hint, hint)
		}
	}
}

func TestUnreadableStyles(t *testing.T) {
	for name, tree := range map[string]fs.FS{
		"large": fstest.MapFS{"oma/style.yaml": {Data: make([]byte, 2<<20)}}, "folder": fstest.MapFS{"oma/style.yaml/x": {}},
		"pipe": fstest.MapFS{"oma/style.yaml": {Mode: fs.ModeNamedPipe}}, "disk": brokenDisk{},
	} {
		_, err := style.Open([]source.Layer{{Name: "x", FS: tree}}, "oma")
		var all source.Errors
		if !errors.As(err, &all) || all[0].Code != "unreadable-style" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// brokenDisk is a file system that can only fail.
type brokenDisk struct{}

func (brokenDisk) Open(string) (fs.File, error) { return nil, errors.New("the disk is broken") }

func TestSource(t *testing.T) {
	layers := layer(map[string]string{"oma/style.yaml": "base: sfs\n"})
	if text, ok := style.Source(layers, "case/styles/oma/style.yaml"); !ok || text != "base: sfs\n" {
		t.Errorf("text = %q, %t", text, ok)
	}
	if text, ok := style.Source(layers, "styles/sfs/style.yaml"); !ok || !strings.Contains(text, "SFS 2487") {
		t.Errorf("the text of an embedded style was not found")
	}
	if _, ok := style.Source(layers, "styles/oma/style.yaml"); ok {
		t.Error("found what is not there")
	}
}

// FuzzStyle reads anything as a style file: it must be refused with a place or give a house that can be used.
func FuzzStyle(f *testing.F) {
	for _, seed := range []string{
		"base: sfs\n", heinola, "base: sfs\nlooks: {a: {like: b}, b: {like: a}}\n", "a: &a [*a]\n", "base: sfs\nlayouts: {item: {order: []}}\n",
		"base: sfs\nlayouts:\n  letter:\n    parts:\n      title: {title: '[{title}'}\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		h, err := style.Open(layer(map[string]string{"oma/style.yaml": text}), "oma")
		if err != nil {
			var all source.Errors
			if !errors.As(err, &all) {
				t.Fatalf("an error without a place: %v", err)
			}
			return
		}
		if arranged, err := h.Arrange(item("agenda")); err == nil {
			for _, wrong := range check(h, arranged) {
				t.Error(wrong)
			}
		}
	})
}
