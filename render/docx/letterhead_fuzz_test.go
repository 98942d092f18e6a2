package docx_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/docx"
	"github.com/pykala/pykala/render/rendertest"
)

// FuzzLetterhead puts anything into a header: it is refused with places, or every file made with it is well-formed there and
// holds no brace that is not a value's.
func FuzzLetterhead(f *testing.F) {
	for _, s := range []string{
		"", "<w:p/>", "<w:p>" + runs("{sender.name} {da", "te}") + "</w:p>", "<w:p>" + runs("{{x") + "</w:p>", "<w:p>" + runs("}{", "a}", "{diary?}") + "</w:p>",
		"<w:p>" + runs("{furniture.continued}") + "</w:p>", "<w:p><w:r><w:t/><w:t>{date}</w:t></w:r><!-- { --></w:p>", "<w:t>{date}</w:t>", "<w:p><w:p>" + runs("{date}") + "</w:p></w:p>",
		"<w:p>" + runs("&#123;date}") + "</w:p>", "<w:p><w:r><w:t><![CDATA[{date}]]></w:t></w:r></w:p>", "<?x {?>", "<m:t>{</m:t>",
	} {
		f.Add(s)
	}
	shipped := own(f, nil)
	f.Fuzz(func(t *testing.T, s string) {
		files := maps.Clone(shipped)
		files["word/header-default.xml"] = &fstest.MapFile{Data: []byte(headerHead + s + headerTail)}
		w, err := docx.OpenLetterhead(rendertest.House(), "oma.docx", files)
		if err != nil {
			var errs source.Errors
			if !errors.As(err, &errs) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		var b bytes.Buffer
		d := rendertest.Kitchen()
		if _, err := w.Write(&b, d); err != nil {
			return
		}
		head := part(t, b.Bytes(), "word/header-default.xml")
		decoder := xml.NewDecoder(strings.NewReader(head))
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Fatalf("%v in %q", err, head)
			}
			if text, ok := token.(xml.CharData); ok && strings.ContainsAny(string(text), "\U0010FFF1\U0010FFF2") {
				t.Errorf("a sentinel is left in %q", head)
			}
		}
	})
}
