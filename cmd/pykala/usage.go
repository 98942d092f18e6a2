package main

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/pykala/pykala/internal/source"
)

// usageError is what is wrong with the command line itself.
type usageError struct{ source.Errors }

// usage makes the mistake of using a command in a wrong way.
func usage(what, hint source.Message, command string) usageError {
	help := source.Msg("“%s --help” shows how it is used", command)
	e := &source.Error{Code: "usage", Msg: what, Hint: help}
	if !hint.IsZero() {
		e.Hint, e.Notes = hint, []source.Note{{Msg: help}}
	}
	return usageError{source.Errors{e}}
}

// complaint is something that the parser finds wrong, and what we say of it: groups are those of the expression.
type complaint struct {
	parser *regexp.Regexp
	say    func(groups []string) (what, hint source.Message)
}

// complaints are those that people meet; the first that fits is taken.
var complaints = []complaint{
	{regexp.MustCompile(`^expected "<case>`), func([]string) (what, hint source.Message) {
		return source.Msg("the case is missing"), source.Msg("name the folder that has project.yaml")
	}},
	{regexp.MustCompile(`^expected "<style>`), func([]string) (what, hint source.Message) {
		return source.Msg("the house style is missing"), source.Msg("write the name of a style, its folder or its style.yaml")
	}},
	{regexp.MustCompile(`^expected "check`), func([]string) (what, hint source.Message) {
		return source.Msg("what is to be done with a house style is missing"), source.Msg("write “pykala style check” and the style")
	}},
	{regexp.MustCompile(`^expected "<path>`), func([]string) (what, hint source.Message) {
		return source.Msg("the path of a template is missing"), source.Msg("name a kind and a file, such as decision-proposal/fi.md")
	}},
	{regexp.MustCompile(`^expected "<what>`), func([]string) (what, hint source.Message) {
		return source.Msg("the name of the schema is missing"), source.Msg("the schemas are: %s", schemaNames())
	}},
	{regexp.MustCompile(`^expected "<folder>`), func([]string) (what, hint source.Message) {
		return source.Msg("the name of the folder is missing"), source.Msg("name a folder that is not there yet")
	}},
	{regexp.MustCompile(`^expected "<name>`), func([]string) (what, hint source.Message) {
		return source.Msg("the name is missing"), source.Msg("write a name in its basic form, such as “Kemijärven kaupunki”")
	}},
	{regexp.MustCompile(`^no command: unexpected argument (.+?)(?:, did you mean "?(.+?)"?\?)?$`), func(g []string) (what, hint source.Message) {
		return source.Msg("there is no command “%s”", g[1]), didYouMean(g[2])
	}},
	{regexp.MustCompile(`^unexpected argument (.+?)(?:, did you mean "?(.+?)"?\?)?$`), func(g []string) (what, hint source.Message) {
		return source.Msg("“%s” is not expected here", g[1]), didYouMean(g[2])
	}},
	{regexp.MustCompile(`^unknown flag (.+?)(?:, did you mean "?(.+?)"?\?)?$`), func(g []string) (what, hint source.Message) {
		return source.Msg("there is no flag “%s” here", g[1]), didYouMean(g[2])
	}},
	{regexp.MustCompile(`^(?:[a-z]+: )?(--[a-z-]+): (?:missing value|expected .* got "EOL")`), func(g []string) (what, hint source.Message) {
		return source.Msg("“%s” wants a value after it", g[1]), hint
	}},
	{regexp.MustCompile(`^(--[a-z-]+): expected (?:a valid .*|int value) but got "?([^" ]*)"?`), func(g []string) (what, hint source.Message) {
		return source.Msg("“%s” wants a whole number, and “%s” is none", g[1], g[2]), hint
	}},
	{regexp.MustCompile(`^[a-z]+: (--[a-z-]+) wants a number of one or more$`), func(g []string) (what, hint source.Message) {
		return source.Msg("“%s” wants a number of one or more", g[1]), hint
	}},
	{regexp.MustCompile(`^[a-z]+: (--[a-z-]+) wants a day$`), func(g []string) (what, hint source.Message) {
		return source.Msg("“%s” wants a day after it", g[1]), source.Msg("write day, month and year, as in “5.5.2020”")
	}},
}

func didYouMean(near string) source.Message {
	if near == "" {
		return source.Message{}
	}
	return source.Msg("did you mean “%s”?", near)
}

// usageOf says what is wrong with a command line.
func usageOf(err error) error {
	command := programName
	var parse *kong.ParseError
	text := err.Error()
	switch {
	case !errors.As(err, &parse) || parse.Context == nil:
	case parse.Context.Selected() != nil:
		command += wordsOf(parse.Context.Selected())
	default:
		text = strings.Replace(text, "unexpected", "no command: unexpected", 1)
	}
	return complain(text, command)
}

// wordsOf gives the words that name a command, each after a space.
func wordsOf(node *kong.Node) string {
	if node == nil || node.Type != kong.CommandNode {
		return ""
	}
	return wordsOf(node.Parent) + " " + node.Name
}

// checkEmpty finds a value that is empty, as of a variable that is not set: it would be taken for none, and none means the
// default or everything.
func checkEmpty(ctx *kong.Context) error {
	for _, given := range ctx.Path {
		command := programName
		if node := ctx.Selected(); node != nil {
			command += " " + node.Name
		}
		switch {
		case given.Flag != nil && isEmpty(ctx.FlagValue(given.Flag)):
			return complain("--"+given.Flag.Name+": missing value", command)
		case given.Positional != nil && isEmpty(given.Positional.Target.Interface()):
			return complain(`expected "<`+given.Positional.Name+`>"`, command)
		}
	}
	return nil
}

// isEmpty tells of an empty text, also among several.
func isEmpty(value any) bool {
	switch value := value.(type) {
	case string:
		return strings.TrimSpace(value) == ""
	case []string:
		return slices.ContainsFunc(value, func(s string) bool { return isEmpty(s) })
	}
	return false
}

// complain says what is wrong with the command line, by what the parser says of it.
func complain(text, command string) error {
	for _, known := range complaints {
		if groups := known.parser.FindStringSubmatch(text); groups != nil {
			what, hint := known.say(groups)
			return usage(what, hint, command)
		}
	}
	return usage(source.Msg("%s", text), source.Message{}, command) // in the parser's own words
}
