package source

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
)

// shouted is a language of capitals, in which the arguments come in another order where the table says so.
func shouted(format string) string {
	if other, ok := map[string]string{"%s of %s": "%[2]sN %[1]s", "the day": "PÄIVÄ"}[format]; ok {
		return other
	}
	return strings.NewReplacer("%D", "%d", "%S", "%s").Replace(strings.ToUpper(format))
}

func TestMessageInAnotherLanguage(t *testing.T) {
	tests := []struct {
		message         Message
		english, others string
	}{
		{Message{}, "", ""},
		{Msg("nothing"), "nothing", "NOTHING"},
		{Msg("80 % and 20 %"), "80 % and 20 %", "80 % AND 20 %"}, // without arguments a sign is a sign
		{Msg("n = %d", 3), "n = 3", "N = 3"},
		{Msg("%s of %s", Msg("the day"), "Salla"), "the day of Salla", "SallaN PÄIVÄ"},
		{Msg("in %s", Errors{Errorf(Pos{"f", 1, 2}, "c", "m %d", 1)}), "in f:1:2: m 1", "IN f:1:2: M 1"},
		{Msg("in %s", Errorf(Pos{}, "c", "m")), "in m", "IN M"},
		{Msg("in %s", errors.New("foreign words")), "in foreign words", "IN foreign words"},
	}
	for _, tt := range tests {
		if got := tt.message.String(); got != tt.english {
			t.Errorf("got %q, want %q", got, tt.english)
		}
		if got := tt.message.In(shouted); got != tt.others {
			t.Errorf("got %q, want %q", got, tt.others)
		}
	}
}

func TestErrorsInAnotherLanguage(t *testing.T) {
	es := Errors{Errorf(Pos{"a", 1, 2}, "code", "n = %d", 3).WithHint("do").WithNote(Pos{"b", 4, 5}, "seen")}
	got, err := json.Marshal(es.In(shouted))
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"severity":"error","code":"code","file":"a","line":1,"col":2,"message":"N = 3","hint":"DO","notes":[{"file":"b","line":4,"col":5,"message":"SEEN"}]}]`
	if string(got) != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if es[0].Notes[0].Msg.String() != "seen" {
		t.Error("In changed its receiver")
	}
	var b strings.Builder
	if err := Print(&b, es, nil, shouted); err != nil {
		t.Fatal(err)
	}
	if want := "ERROR[code]: a:1:2: N = 3\n  NOTE: b:4:5: SEEN\n  HINT: DO\n"; b.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", b.String(), want)
	}
}

// TestMessageAsText: what a file keeps of a message without arguments can be translated later.
func TestMessageAsText(t *testing.T) {
	kept := struct{ Message, Hint Message }{Msg("at %s", "12.30"), Msg("80 %")}
	b, err := json.Marshal(kept)
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"Message":"at 12.30","Hint":"80 %"}`; string(b) != want {
		t.Errorf("got %s", b)
	}
	kept.Message, kept.Hint = Message{}, Message{}
	if err := json.Unmarshal(b, &kept); err != nil || kept.Message.In(shouted) != "AT 12.30" || kept.Hint.In(shouted) != "80 %" {
		t.Errorf("%v: got %v", err, kept)
	}
}

func TestCause(t *testing.T) {
	tests := []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.ENOENT}, "it is not there"},
		{fmt.Errorf("reading: %w", &fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}), "the system does not permit it"},
		{&fs.PathError{Op: "read", Path: "x", Err: syscall.EISDIR}, "it is a folder"},
		{&fs.PathError{Op: "read", Path: "x", Err: syscall.EIO}, syscall.EIO.Error()},
		{errors.New("something else"), "something else"},
		{Errorf(Pos{"a", 1, 2}, "c", "m"), "a:1:2: m"},
	}
	for _, tt := range tests {
		if got := Cause(tt.err).String(); got != tt.want {
			t.Errorf("Cause(%v) = %q, want %q", tt.err, got, tt.want)
		}
	}
}
