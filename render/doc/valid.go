package doc

import (
	"net/url"
	"strings"
)

// IsLanguage reports whether a tag has the form of BCP 47: “fi”, “sv-FI”.
func IsLanguage(tag string) bool {
	for i, part := range strings.Split(tag, "-") {
		if len(part) == 0 || len(part) > 8 || i == 0 && len(part) < 2 || strings.ContainsFunc(part, func(r rune) bool { return !isASCIIWord(r) }) {
			return false
		}
	}
	return true
}

func isASCIIWord(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}

// IsAddress reports whether a Link may lead to an address: https or mailto, and nothing in it that addresses write as %XX.
func IsAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "mailto") && !strings.ContainsAny(address, " \t\n<>\"{}|\\^`")
}
