package templates

import (
	"regexp"
	"strings"
	"unicode"
)

// typed gives typed text with en dashes in ranges that are certain to be ones.
func (t *typography) typed(s string) string {
	if !strings.Contains(s, "-") || !strings.ContainsFunc(s, unicode.IsDigit) {
		return s
	}
	words := strings.Split(s, " ")
	for i, w := range words {
		before, after := "", ""
		if i > 0 {
			before = words[i-1]
		}
		if i+1 < len(words) {
			after = words[i+1]
		}
		if t.isRange(before, w, after) {
			words[i] = strings.Replace(w, "-", enDash, 1)
		}
	}
	return strings.Join(words, " ")
}

var (
	datePattern = `\d{1,2}\.\d{1,2}\.\d{4}`
	dateRange   = regexp.MustCompile(`^\d{1,2}\.(\d{1,2}\.(\d{4})?)?-` + datePattern + `$`)
	wholeDate   = regexp.MustCompile(`^` + datePattern + `$`)
	yearRange   = regexp.MustCompile(`^((?:19|20)\d\d)-((?:19|20)\d\d)$`)
	clockRange  = regexp.MustCompile(`^\d{1,2}([.:]\d\d)?-\d{1,2}([.:]\d\d)?$`)
	numberRange = regexp.MustCompile(`^\d+(,\d+)?-\d+(,\d+)?$`)
)

// isRange reports whether the hyphen in a word, or the word that is one, stands between the ends of a range: of years, of days, of
// times after “klo”, of figures with a unit. Whatever may be a number of another kind (218/20.200/2020, 2020-1, 09-1234) stays.
func (t *typography) isRange(before, w, after string) bool {
	if w == "-" {
		return wholeDate.MatchString(opened(before)) && wholeDate.MatchString(closed(after))
	}
	core := closed(opened(w))
	if years := yearRange.FindStringSubmatch(core); years != nil {
		return years[1] < years[2]
	}
	return dateRange.MatchString(core) ||
		t.clock != "" && strings.EqualFold(opened(before), t.clock) && clockRange.MatchString(core) ||
		core == opened(w) && numberRange.MatchString(core) && t.after.hasEither(after)
}
