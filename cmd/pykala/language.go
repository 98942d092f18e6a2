package main

import (
	"os"
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/message"
	"github.com/pykala/pykala/internal/source"
)

const languageFlag = "--ui-lang"

// chooseLanguage takes --ui-lang off the arguments and gives the language in which the program speaks: that one, else the
// environment's, else the system's. It is known before anything is parsed, so that the parser's complaints are in it too.
func chooseLanguage(args []string) (language string, rest []string, wrong error) {
	language = message.OfEnvironment(os.Getenv)
	if language == "" {
		language = systemLanguage()
	}
	at := slices.IndexFunc(args, func(arg string) bool {
		return arg == languageFlag || strings.HasPrefix(arg, languageFlag+"=") || arg == "--"
	})
	if at < 0 || args[at] == "--" {
		return language, args, nil
	}
	_, asked, hasValue := strings.Cut(args[at], "=")
	end := at + 1
	if !hasValue {
		if end == len(args) {
			return language, args, usage(source.Msg("“%s” wants a value after it", languageFlag), source.Message{}, programName)
		}
		asked = args[end]
		end++
	}
	if !slices.Contains(message.Languages(), asked) {
		known := source.Msg("the languages are: %s", strings.Join(message.Languages(), ", "))
		return language, args, usage(source.Msg("there is no language called “%s”", asked), known, programName)
	}
	return asked, slices.Concat(args[:at], args[end:]), nil
}
