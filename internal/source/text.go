package source

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"
)

// DecodeText gives the content of a text file without a byte order mark. A file that is not UTF-8, or that has control
// characters, is reported and gives false.
func DecodeText(file string, content []byte, errs *Errors) (string, bool) {
	content = bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF"))
	if bytes.HasPrefix(content, []byte{0xFF, 0xFE}) || bytes.HasPrefix(content, []byte{0xFE, 0xFF}) {
		errs.Add(Errorf(Pos{File: file}, "not-utf8", "the file is UTF-16, not UTF-8").WithHint(saveAsUTF8(file)))
		return "", false
	}
	text := string(content)
	if strings.Contains(text, "\r") && !strings.Contains(text, "\n") {
		errs.Add(Errorf(Pos{File: file}, "line-ends", "the lines end with a carriage return alone, as on old Macs").
			WithHint(saveAsUTF8(file)))
		return "", false
	}
	if off := invalidUTF8(text); off >= 0 {
		errs.Add(Errorf(At(file, text, off), "not-utf8", "the file is not UTF-8: byte %02X here", text[off]).
			WithHint(saveAsUTF8(file)))
		return "", false
	}
	if off := strings.IndexFunc(text, isRawControl); off >= 0 {
		r, _ := utf8.DecodeRuneInString(text[off:])
		errs.Add(Errorf(At(file, text, off), "control-character", "the control character U+%04X is in the file", r).
			WithHint("remove it"))
		return "", false
	}
	return text, true
}

// saveAsUTF8 is the hint for files in another encoding, which Excel and old editors make.
func saveAsUTF8(file string) string {
	if path.Ext(file) == ".csv" {
		return "save it as UTF-8; in Excel: Save As, “CSV UTF-8 (comma delimited)”"
	}
	return "save it as UTF-8"
}

func invalidUTF8(text string) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

func isRawControl(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7F || r >= 0x80 && r < 0xA0
}
