package pdf

import "testing"

func TestTextString(t *testing.T) {
	for in, want := range map[string]string{
		"":                  "()",
		"fi":                "(fi)",
		`a(b)\c`:            `(a\(b\)\\c)`,
		"Päätös":            "(P\xE4\xE4t\xF6s)",
		"2020–2021 €":       "(2020\x852021 \xA0)",
		"”a” ’b’ … •":       "(\x8Ea\x8E \x90b\x90 \x83 \x80)",
		"a\nb":              "(a b)",
		"ŋ":                 "(\xFE\xFF\x01\x4B)",
		"18\u00A0137":       "(\xFE\xFF\x001\x008\x00\xA0\x001\x003\x007)",
		"a\u00ADb":          "(\xFE\xFF\x00a\x00\xAD\x00b)",
		"þorn":              "(\xFE\xFF\x00\xFE\x00o\x00r\x00n)",
		"č(\t":              "(\xFE\xFF\x01\\\r\x00\\(\x00 )",
		"čačça\u0128":       "(\xFE\xFF\x01\\\r\x00a\x01\\\r\x00\xE7\x00a\x01\\()",
		"\U0001F600":        "(\xFE\xFF\xD8=\xDE\x00)",
		"\u2028 separates":  "(\xFE\xFF \\(\x00 \x00s\x00e\x00p\x00a\x00r\x00a\x00t\x00e\x00s)",
		"ä\u0308 (decomp.)": "(\xFE\xFF\x00\xE4\x03\x08\x00 \x00\\(\x00d\x00e\x00c\x00o\x00m\x00p\x00.\x00\\))",
	} {
		want := want
		if in == "č(\t" || in == "čačça\u0128" { // č is U+010D: its second byte is a carriage return, which must be escaped
			want = replaceCR(want)
		}
		var s syntax
		s.text(in)
		if string(s) != want {
			t.Errorf("%q: got %q, want %q", in, s, want)
		}
	}
}

// replaceCR writes the escape \r for a backslash followed by a carriage return.
func replaceCR(s string) string {
	out := []byte{}
	for i := range len(s) {
		if s[i] == '\r' {
			out = append(out, 'r')
		} else {
			out = append(out, s[i])
		}
	}
	return string(out)
}

func TestASCIIURI(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/b?c=d#e":           "https://a.example/b?c=d#e",
		"https://a.example/päätökset?id=1":    "https://a.example/p%C3%A4%C3%A4t%C3%B6kset?id=1",
		"https://a.example/valmis%20jo":       "https://a.example/valmis%20jo",
		"https://a.example/väli lyönti":       "https://a.example/v%C3%A4li%20ly%C3%B6nti",
		"mailto:kirjaamo@esimerkkila.example": "mailto:kirjaamo@esimerkkila.example",
		`https://a.example/{"<>"}|\^` + "`":   "https://a.example/%7B%22%3C%3E%22%7D%7C%5C%5E%60",
		"https://a.example/\n)":               "https://a.example/%0A)",
	} {
		if got := asciiURI(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
