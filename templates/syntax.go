package templates

import (
	"regexp"
	"strconv"

	"github.com/pykala/pykala/internal/source"
)

// The parser's messages begin with its own place: “template: name:3: ”.
var parserPlace = regexp.MustCompile(`^template: [^:]*:(\d+): `)

func syntaxLine(err error) int {
	m := parserPlace.FindStringSubmatch(err.Error())
	if m == nil {
		return 0
	}
	line, err := strconv.Atoi(m[1])
	if err != nil {
		return 0 // more lines than an int counts
	}
	return line
}

// syntaxWord is a message of the parser, and ours in its place; groups are those of the expression.
type syntaxWord struct {
	parser *regexp.Regexp
	say    func(groups []string) source.Message
}

// syntaxWords are the parser's messages that keepers of templates meet; the first that fits is taken.
var syntaxWords = []syntaxWord{
	{regexp.MustCompile(`^missing value for command$`), func([]string) source.Message {
		return source.Msg("there is nothing between {{ and }}")
	}},
	{regexp.MustCompile(`^missing value for (\w+)$`), func(g []string) source.Message { return source.Msg("{{%s}} needs a value", g[1]) }},
	{regexp.MustCompile(`^unexpected <(.+)> in `), func(g []string) source.Message { return source.Msg("“%s” is not expected", g[1]) }},
	{regexp.MustCompile(`^unexpected "(.+)" in `), func(g []string) source.Message { return source.Msg("“%s” is not expected", g[1]) }},
	{regexp.MustCompile(`^bad character U\+[0-9A-F]+ '(.+)'$`), func(g []string) source.Message { return source.Msg("“%s” is not expected", g[1]) }},
	{regexp.MustCompile(`^unterminated (raw )?quoted string$`), func([]string) source.Message {
		return source.Msg("the quotes that open here are never closed")
	}},
	{regexp.MustCompile(`^unterminated character constant$`), func([]string) source.Message {
		return source.Msg("a text stands in double quotes")
	}},
	{regexp.MustCompile(`^undefined variable "(.+)"$`), func(g []string) source.Message { return source.Msg("there is no variable “%s”", g[1]) }},
	{regexp.MustCompile(`^range can only initialize variables$`), func([]string) source.Message {
		return source.Msg("{{range}} declares its variables with “:=”")
	}},
	{regexp.MustCompile(`^too many declarations in `), func([]string) source.Message { return source.Msg("there are too many variables") }},
	{regexp.MustCompile(`^non executable command in pipeline stage `), func([]string) source.Message {
		return source.Msg("only a function can stand after “|”")
	}},
	{regexp.MustCompile(`^unclosed left paren$`), func([]string) source.Message { return source.Msg("“(” is not closed") }},
	{regexp.MustCompile(`^unexpected right paren`), func([]string) source.Message { return source.Msg("“)” closes nothing") }},
	{regexp.MustCompile(`^bad number syntax: "(.+)"$`), func(g []string) source.Message { return source.Msg("“%s” is no whole number", g[1]) }},
}

// syntaxMessage says in our words what the parser finds wrong, or in its own where we have none.
func syntaxMessage(err error) source.Message {
	text := parserPlace.ReplaceAllString(err.Error(), "")
	for _, known := range syntaxWords {
		if groups := known.parser.FindStringSubmatch(text); groups != nil {
			return known.say(groups)
		}
	}
	return source.Msg("%s", text)
}
