package templates

import (
	"testing"
	"text/template/parse"
)

// TestSyntaxInWords: what text/template's parser says is told in our words. A new version of Go that words it otherwise shows here.
func TestSyntaxInWords(t *testing.T) {
	tests := map[string]string{
		`{{}}`:                             "there is nothing between {{ and }}",
		`{{if}}{{end}}`:                    "{{if}} needs a value",
		`{{.}.}}`:                          "“}” is not expected",
		`{{.A..B}}`:                        "“.” is not expected",
		`{{"a}}`:                           "the quotes that open here are never closed",
		"{{`a}}":                           "the quotes that open here are never closed",
		`{{'a}}`:                           "a text stands in double quotes",
		`{{$x}}`:                           "there is no variable “$x”",
		`{{range $x, 1}}{{end}}`:           "{{range}} declares its variables with “:=”",
		`{{range $a, $b, $c := 1}}{{end}}`: "there are too many variables",
		`{{1 | 2}}`:                        "only a function can stand after “|”",
		`{{(1}}`:                           "“(” is not closed",
		`{{1)}}`:                           "“)” closes nothing",
		`{{1x}}`:                           "“1x” is no whole number",
	}
	for text, want := range tests {
		err := parseText("x", text, map[string]*parse.Tree{})
		if err == nil {
			t.Errorf("%s parses", text)
			continue
		}
		if got := syntaxMessage(err).String(); got != want {
			t.Errorf("%s: %q, want %q (%v)", text, got, want, err)
		}
	}
}
