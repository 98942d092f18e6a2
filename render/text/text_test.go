package text_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/text"
)

func TestWrite(t *testing.T) {
	w, err := text.Open(rendertest.House())
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	report, err := w.Write(&b, rendertest.Kitchen())
	if err != nil {
		t.Fatal(err)
	}
	got := b.String()
	if got != doc.PlainText(rendertest.Kitchen()) {
		t.Error("the file is not the document's plain text")
	}
	if report.Pages != 0 || len(report.Warnings) > 0 {
		t.Errorf("report = %+v, want no pages and no warnings", report)
	}
	if !utf8.ValidString(got) || strings.Contains(got, "\r") || !strings.HasSuffix(got, "\n") || strings.HasSuffix(got, "\n\n") {
		t.Error("the file is not UTF-8 lines, each ended by one line feed")
	}
}

func TestWriteReportsAFullDisk(t *testing.T) {
	w, err := text.Open(rendertest.House())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(fullDisk{}, rendertest.Kitchen()); !errors.Is(err, errFull) {
		t.Errorf("error = %v, want that of the disk", err)
	}
}

var errFull = errors.New("no space left on device")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }
