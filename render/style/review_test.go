package style_test

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/style"
)

// TestStylesAreWithoutContradiction: the styles of the program hold nothing that can hardly be meant.
func TestStylesAreWithoutContradiction(t *testing.T) {
	for _, name := range style.Names() {
		for _, e := range style.Review(nil, name) {
			t.Errorf("%s: %v", name, e)
		}
	}
}

// TestContradictions shows what is said of a style that reads well and cannot be meant so.
func TestContradictions(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // severity, code and place
	}{
		{"in order", "base: sfs\n", nil},
		{"part of no order", "base: sfs\nlayouts: {item: {parts: {extra: {prose: x}}}}\n", []string{"warning unused-part 2:26"}},
		{"label of one", "base: sfs\nlayouts: {item: {parts: {diary: {lines: ['{diary}'], label: {text: A, one: B, place: line}}}}}\n", []string{"warning label-one 2:61"}},
		{
			"label kept of what is required", "base: sfs\nlayouts: {item: {parts: {decision: {prose: decision, required: true, label: {text: A, place: line, keep_empty: true}}}}}\n",
			[]string{"warning label-kept 2:77"},
		},
		{
			"left out and shown", "base: sfs\nlayouts: {item: {leaves_out: [diary, item_number, sender, reference, deadline, contacts, signers, signature, distribution]}}\n",
			[]string{"warning fact-shown 2:30"},
		},
		{
			"role twice and no place", "base: sfs\nlayouts: {table: {order: [identification, title, first, second], parts: {first: {prose: x}, second: {prose: [x]}}}}\n",
			[]string{"warning double-role 2:110", "warning no-place 2:26"},
		},
		{
			"text in the left column", "base: sfs\nlayouts: {item: {looks: {body: text-full}, parts: {statement: {prose: statement, headings: side}}}}\n",
			[]string{"error no-left-column 0:0", "error no-left-column 2:52"},
		},
		{"facts in the left column", "base: sfs\nlayouts: {item: {parts: {diary: {lines: ['{diary}'], look: fact-full, label: {text: A, place: side}}}}}\n", []string{"error no-left-column 2:26"}},
		{"a base with a mistake", "base: other\n", []string{"error unknown-style 1:7"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			errs := style.Review(layer(map[string]string{"oma/style.yaml": test.text}), "oma")
			var got []string
			for _, e := range errs {
				if e.Pos.File != "case/styles/oma/style.yaml" {
					e.Pos.Line, e.Pos.Col = 0, 0 // parts of the base, wherever they stand
				}
				severity := "error"
				if e.Severity == source.SeverityWarning {
					severity = "warning"
				}
				one := fmt.Sprintf("%s %s %d:%d", severity, e.Code, e.Pos.Line, e.Pos.Col)
				if !slices.Contains(got, one) {
					got = append(got, one)
				}
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got  %q\nwant %q\n%v", got, test.want, errs)
			}
		})
	}
}

// TestIncompleteStyle: a style without a base is told each thing that it leaves to chance.
func TestIncompleteStyle(t *testing.T) {
	errs := style.Review(layer(map[string]string{"oma/style.yaml": "languages: [fi]\nlayouts: {item: {order: {agenda: []}}}\n"}), "oma")
	all := errs.Error()
	for _, want := range []string{
		"“names”", "“section_sign”", "the form of dates “text”", "the form of dates “heading”", "the word “and”", "the length “tab” of the page",
		"“fonts: pdf”", "the look “body”", "the layout “letter”", "the layout “table”", "“verb” of the layout “item”",
		"“attachments: series” of the layout “item”", "does not say the phrases of “attachments”", "“furniture: first” of the layout “item”",
		"“marks: proposal” of the layout “item”", "“order: minutes” of the layout “item”", "“order: extract” of the layout “item”",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("nothing is said of %s", want)
		}
	}
	if strings.Contains(all, "“order: agenda”") {
		t.Error("the order that is there is missed")
	}
}

// FuzzReview: whatever stands in a style file, reviewing it ends, and finds a mistake exactly where opening does.
func FuzzReview(f *testing.F) {
	for _, name := range style.Names() {
		text, err := fs.ReadFile(style.Embedded().FS, name+"/"+style.FileName)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Add("base: sfs\nlayouts: {item: {parts: {a: {lines: [{each: notifed, text: '{x'}], label: {text: []}}}}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		layers := layer(map[string]string{"oma/style.yaml": text})
		failed := style.Review(layers, "oma").Failed()
		if err := style.Check(layers, "oma"); failed != (err != nil) {
			t.Fatalf("reviewing failed: %v, opening: %v", failed, err)
		}
	})
}
