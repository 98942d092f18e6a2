package source

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func TestAt(t *testing.T) {
	const text = "eka\nÄänekoski on\n\nloppu"
	tests := []struct {
		off  int
		want string
	}{
		{0, "a.yaml:1:1"},
		{3, "a.yaml:1:4"},
		{4, "a.yaml:2:1"},
		{8, "a.yaml:2:3"}, // Ä and ä are two bytes each
		{len(text), "a.yaml:4:6"},
		{-1, "a.yaml:1:1"},
		{999, "a.yaml:4:6"},
	}
	for _, tt := range tests {
		if got := At("a.yaml", text, tt.off).String(); got != tt.want {
			t.Errorf("At(%d) = %s, want %s", tt.off, got, tt.want)
		}
	}
}

func TestPosString(t *testing.T) {
	tests := []struct {
		pos  Pos
		want string
	}{
		{Pos{}, "-"},
		{Pos{File: "a"}, "a"},
		{Pos{File: "a", Line: 2}, "a:2"},
		{Pos{File: "a", Line: 2, Col: 3}, "a:2:3"},
	}
	for _, tt := range tests {
		if got := tt.pos.String(); got != tt.want {
			t.Errorf("%#v = %s, want %s", tt.pos, got, tt.want)
		}
	}
}

func TestPrint(t *testing.T) {
	const file = "parties.csv"
	text := "kunta;summa\nSalla;18.137\n" + strings.Repeat("x", 200) + "!\n"
	read := func(name string) (string, bool) { return text, name == file }
	var es Errors
	es.Add(Errorf(Pos{file, 2, 7}, "ambiguous-money", "“%s” can be read in two ways", "18.137").
		WithHint("write 18 137 or 18,137").WithNote(Pos{"project.yaml", 1, 1}, "the case begins here"))
	es.Add(Warningf(Pos{file, 3, 201}, "odd", "a long line"))
	es.Add(Errorf(Pos{}, "no-place", "nothing to show"))
	es.Add(Errorf(Pos{"elsewhere", 1, 1}, "unread", "no excerpt"))
	var b strings.Builder
	if err := Print(&b, es, read, English); err != nil {
		t.Fatal(err)
	}
	want := `error[no-place]: nothing to show

error[unread]: elsewhere:1:1: no excerpt

error[ambiguous-money]: parties.csv:2:7: “18.137” can be read in two ways
    2 | Salla;18.137
      |       ^
  note: project.yaml:1:1: the case begins here
  hint: write 18 137 or 18,137

warning[odd]: parties.csv:3:201: a long line
    3 | …` + strings.Repeat("x", 60) + `!
      |  ` + strings.Repeat(" ", 60) + `^
`
	if b.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", b.String(), want)
	}
}

func TestPrintCutsLongLinesOnBothSides(t *testing.T) {
	text := strings.Repeat("a", 100) + "X" + strings.Repeat("b", 100)
	var b strings.Builder
	if err := Print(&b, Errors{Errorf(Pos{"f", 1, 101}, "c", "m")}, func(string) (string, bool) { return text, true }, English); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	line, caret := []rune(lines[1]), []rune(lines[2])
	if got := line[len(caret)-1]; got != 'X' {
		t.Errorf("the caret stands below %q:\n%s", got, b.String())
	}
}

// What a file or a command line brings into a message stays on its line and does not steer the terminal.
func TestPrintKeepsMessagesOnOneLine(t *testing.T) {
	es := Errors{Errorf(Pos{File: "a\nb"}, "c", "no “%s”", "x\ny\x1b[31m").WithHint("not “%s”", "\r").WithNote(Pos{}, "“%s”", "\u009b2J")}
	var b strings.Builder
	if err := Print(&b, es, nil, English); err != nil {
		t.Fatal(err)
	}
	if want := "error[c]: a b: no “x y [31m”\n  note: “ 2J”\n  hint: not “ ”\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestErrorsAreSortedAndSaidOnce(t *testing.T) {
	a := Errorf(Pos{"a", 2, 1}, "x", "same")
	es := Errors{Errorf(Pos{"b", 1, 1}, "x", "last"), a, Errorf(Pos{"a", 2, 1}, "x", "same"), Errorf(Pos{"a", 1, 9}, "x", "first")}
	got := es.Sorted().Error()
	if want := "a:1:9: first\na:2:1: same\nb:1:1: last"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(es) != 4 {
		t.Error("Sorted changed its receiver")
	}
}

func TestWarningsDoNotFail(t *testing.T) {
	es := Errors{Warningf(Pos{}, "w", "careful")}
	if es.Err() != nil {
		t.Error("a warning is no failure")
	}
	es.AddAll(errors.New("disk"))
	es.AddAll(nil)
	es.AddAll(Errors{Errorf(Pos{}, "e", "bad")})
	if es.Err() == nil || len(es) != 3 || len(es.Warnings()) != 1 {
		t.Errorf("got %v", es)
	}
}

func TestJSON(t *testing.T) {
	e := Errorf(Pos{"a", 1, 2}, "code", "n = %d", 3).WithHint("do").WithNote(Pos{"b", 4, 5}, "seen")
	got, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"severity":"error","code":"code","file":"a","line":1,"col":2,"message":"n = 3","hint":"do","notes":[{"file":"b","line":4,"col":5,"message":"seen"}]}`
	if string(got) != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestSuggest(t *testing.T) {
	known := []string{"Kemijärvi", "Keminmaa", "Kemi", "Sodankylä", "total", "title"}
	tests := []struct{ word, want string }{
		{"Kemijarvi", "Kemijärvi"},
		{"kemijärvi", "Kemijärvi"},
		{"Sodankyä", "Sodankylä"},
		{"titel", "title"}, // swapped neighbours
		{"latot", ""},
		{"Helsinki", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := Suggest(tt.word, known); got != tt.want {
			t.Errorf("Suggest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}

func FuzzPrint(f *testing.F) {
	f.Add("a\nb\tc\r\n", 2, 3)
	f.Add("\xff\xfe", 1, 1)
	f.Add("", 0, 0)
	f.Fuzz(func(t *testing.T, text string, line, col int) {
		err := Print(&strings.Builder{}, Errors{Errorf(Pos{"f", line, col}, "c", "m")}, func(string) (string, bool) { return text, true }, English)
		if err != nil {
			t.Fatal(err)
		}
	})
}
