// Package message holds the words that the program says to people, in Finnish, Swedish and English: one file a language, which
// can be reviewed without reading any code.
//
// Messages are written in English where they arise (package source); the English format is the key under which fi.yaml and
// sv.yaml have the translation. The tests of this package follow every format through the code and fail when one is missing in
// a language, is there without being used, or takes other arguments.
package message

import (
	"bytes"
	"embed"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

//go:embed fi.yaml sv.yaml en.yaml
var files embed.FS

// English is the language that messages are written in, and the one of whoever speaks none of the others.
const English = "en"

// Languages gives the languages that the program speaks.
func Languages() []string { return []string{"fi", "sv", English} }

// Catalogue is the words of one language. It is safe for use by several goroutines at once.
type Catalogue struct {
	Language string
	Help     Help

	formats map[string]string
	missing func(format string)
}

// content is what a file of a language holds.
type content struct {
	Help     Help              `yaml:"help"`
	Messages map[string]string `yaml:"messages"` // none in English
}

// Open reads the words of a language. missing, which may be nil, is told of every format that has no translation; the message
// is then shown in English.
func Open(language string, missing func(format string)) (*Catalogue, error) {
	if !slices.Contains(Languages(), language) {
		return nil, fmt.Errorf("message: no words in the language %q", language)
	}
	text, err := files.ReadFile(language + ".yaml")
	if err != nil {
		return nil, err
	}
	var c content
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&c); err != nil {
		return nil, fmt.Errorf("message: %s.yaml: %w", language, err)
	}
	return &Catalogue{Language: language, Help: c.Help, formats: c.Messages, missing: missing}, nil
}

// Translate gives the format that stands for an English one; see source.Translate.
func (c *Catalogue) Translate(format string) string {
	if other, ok := c.formats[format]; ok {
		return other
	}
	if c.missing != nil && c.Language != English && isWords(format) {
		c.missing(format)
	}
	return format
}

// isWords reports whether a format says anything beyond its arguments. Quotation marks differ from language to language.
func isWords(format string) bool {
	plain := format
	for _, v := range verbsOf(format) {
		plain = strings.Replace(plain, v.text, "", 1)
	}
	return strings.ContainsFunc(plain, func(r rune) bool { return unicode.IsLetter(r) || r == '“' })
}
