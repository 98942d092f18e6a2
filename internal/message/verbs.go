package message

import (
	"strconv"
	"strings"
)

// verb is one verb of a format.
type verb struct {
	text   string // as it stands: “%s”, “%[2]d”
	kind   string // without the number of its argument: “%s”, “%.2f”
	arg    int    // the number of its argument, from 0
	quoted bool   // between quotation marks or braces, as names and keys are
}

// verbsOf reads a format. Widths and precisions stand in the format; none is taken from an argument.
func verbsOf(format string) []verb {
	var verbs []verb
	next := 0
	for i := 0; i < len(format); {
		if format[i] != '%' {
			i++
			continue
		}
		v, size := verbAt(format[i:], next)
		if size > 0 && v.text != "%%" {
			v.quoted = isQuoted(format[:i])
			verbs = append(verbs, v)
			next = v.arg + 1
		}
		i += max(size, 1)
	}
	return verbs
}

// verbAt reads the verb that a text begins with, in the way of package fmt; size is 0 if it is cut short.
func verbAt(s string, next int) (v verb, size int) {
	i, kind := 1, "%"
	v.arg = next
	for i < len(s) {
		c := s[i]
		switch {
		case c == '[':
			n, rest, ok := strings.Cut(s[i+1:], "]")
			number, err := strconv.Atoi(n)
			if !ok || err != nil || number < 1 {
				return verb{}, 0
			}
			v.arg = number - 1
			i = len(s) - len(rest)
		case strings.IndexByte("+-# 0123456789.", c) >= 0:
			kind += string(c)
			i++
		default:
			v.text, v.kind = s[:i+1], kind+string(c)
			return v, i + 1
		}
	}
	return verb{}, 0
}

// isQuoted reports whether what follows a text stands in quotation marks or in braces that the text opens.
func isQuoted(before string) bool {
	opened := max(strings.LastIndex(before, "“"), strings.LastIndex(before, "{"))
	closed := max(strings.LastIndex(before, "”"), strings.LastIndex(before, "}"))
	return opened > closed
}
