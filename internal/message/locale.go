package message

import (
	"slices"
	"strings"
)

// OfLocale gives the language of the program for the name of a locale: “fi_FI.UTF-8” and “fi-FI” are Finnish. Whoever has a
// language that the program does not speak gets English.
func OfLocale(name string) string {
	code, _, _ := strings.Cut(strings.ToLower(name), "_")
	code, _, _ = strings.Cut(code, "-")
	code, _, _ = strings.Cut(code, ".")
	code, _, _ = strings.Cut(code, "@")
	if slices.Contains(Languages(), code) {
		return code
	}
	return English
}

// OfEnvironment gives the language that the environment asks for, in the way of POSIX (XBD 8.2): LC_ALL before LC_MESSAGES
// before LANG. It is empty where none of them says anything.
func OfEnvironment(getenv func(string) string) string {
	for _, variable := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if name := getenv(variable); name != "" {
			return OfLocale(name)
		}
	}
	return ""
}
