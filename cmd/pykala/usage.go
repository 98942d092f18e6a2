package main

import (
	"errors"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/pykala/pykala/internal/source"
)

// usageError is what is wrong with the command line itself.
type usageError struct{ source.Errors }

// usageMessages say in our words what the parser finds wrong: what it says, what we say, the hint. $1 and so on are what
// the parser named. The first that fits is taken.
var usageMessages = []struct {
	parser        *regexp.Regexp
	message, hint string
}{
	{regexp.MustCompile(`^expected "<case>`), "the case is missing", "name the folder that has project.yaml"},
	{regexp.MustCompile(`^expected "<path>`), "the path of a template is missing", "name a kind and a file, such as decision-proposal/fi.md"},
	{regexp.MustCompile(`^no command: unexpected argument (.+), did you mean "?(.+?)"?\?$`), "there is no command “$1”", "did you mean “$2”?"},
	{regexp.MustCompile(`^no command: unexpected argument (.+)$`), "there is no command “$1”", ""},
	{regexp.MustCompile(`^unexpected argument (.+), did you mean "?(.+?)"?\?$`), "“$1” is not expected here", "did you mean “$2”?"},
	{regexp.MustCompile(`^unexpected argument (.+)$`), "“$1” is not expected here", ""},
	{regexp.MustCompile(`^unknown flag (.+), did you mean "?(.+?)"?\?$`), "there is no flag “$1” here", "did you mean “$2”?"},
	{regexp.MustCompile(`^unknown flag (.+)$`), "there is no flag “$1” here", ""},
	{regexp.MustCompile(`^(--[a-z]+): (missing value|expected .* got "EOL").*$`), "“$1” wants a value after it", ""},
	{regexp.MustCompile(`^(--[a-z]+): expected (a valid .*|int value) but got "?([^" ]+)"?.*$`), "“$1” wants a whole number, and “$3” is none", ""},
	{regexp.MustCompile(`^[a-z]+: (--[a-z]+) (wants .*)$`), "“$1” $2", ""},
}

// usageOf says what is wrong with a command line.
func usageOf(err error) error {
	command := "pykala"
	var parse *kong.ParseError
	message, hint := err.Error(), ""
	switch {
	case !errors.As(err, &parse) || parse.Context == nil:
	case parse.Context.Selected() != nil:
		command += " " + parse.Context.Selected().Name
	default:
		message = strings.Replace(message, "unexpected", "no command: unexpected", 1)
	}
	for _, m := range usageMessages {
		if found := m.parser.FindStringSubmatchIndex(message); found != nil {
			hint = string(m.parser.ExpandString(nil, m.hint, message, found))
			message = string(m.parser.ExpandString(nil, m.message, message, found))
			break
		}
	}
	e := source.Errorf(source.Pos{}, "usage", "%s", message)
	if hint != "" {
		return usageError{source.Errors{e.WithHint("%s", hint).WithNote(source.Pos{}, "“%s --help” shows how it is used", command)}}
	}
	return usageError{source.Errors{e.WithHint("“%s --help” shows how it is used", command)}}
}
