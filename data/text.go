package data

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/pykala/pykala/internal/source"
)

// Languages are the languages in which a case may have texts, as BCP 47 tags: Finnish, Swedish, English, Northern Sámi,
// Inari Sámi, Skolt Sámi. A plain string is Finnish.
func Languages() []string { return []string{"fi", "sv", "en", "se", "smn", "sms"} }

// Cases are the names of the inflected forms that a case file may give. The nominative is the name itself.
func Cases() []string {
	return []string{
		"genitive", "partitive", "inessive", "elative", "illative",
		"adessive", "ablative", "allative", "essive", "translative",
	}
}

// normalize gives a text in the Unicode form NFC without spaces at its ends: “a” and a combining diaeresis become “ä”.
func normalize(s string) string { return norm.NFC.String(strings.TrimSpace(s)) }

// foldSpaces turns every kind of space, such as no-break spaces pasted from Word, into a plain one.
func foldSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Zs, r) || r == '\t' {
			return ' '
		}
		return r
	}, s)
}

// fold gives the form in which names are compared: NFC, lower case, one plain space between words.
func fold(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(foldSpaces(norm.NFC.String(name))), " "))
}

// suggest gives the word of known that was probably meant, or "".
func suggest(word string, known []string) string {
	if len(word) > maxValue {
		return "" // no slip of the finger is that long, and comparing would take long
	}
	return source.Suggest(normalize(word), known)
}

// unfitRune finds the first character that no text of a case may have, and says what it is. Line breaks are fit here.
func unfitRune(s string) (r rune, what source.Message) {
	for _, r := range s {
		if what := unfit(r); !what.IsZero() {
			return r, what
		}
	}
	return 0, source.Message{}
}

func unfit(r rune) source.Message {
	switch {
	case r == '\n':
		return source.Message{}
	case r == '\t':
		return source.Msg("a tab")
	case r == utf8.RuneError:
		return source.Msg("a replacement character, the mark of a letter that was lost when the file was converted")
	case unicode.IsControl(r):
		return source.Msg("the control character U+%04X", r)
	case unicode.Is(unicode.Co, r):
		return source.Msg("the private-use character U+%04X, which means something only in one font", r)
	case unicode.Is(unicode.Noncharacter_Code_Point, r):
		return source.Msg("U+%04X, which is no character", r)
	case r == 0x2028 || r == 0x2029:
		return source.Msg("the line separator U+%04X", r)
	case unicode.Is(unicode.Cf, r) && !mayBeInvisible(r):
		return source.Msg("the invisible character U+%04X", r)
	}
	return source.Message{}
}

// mayBeInvisible tells the invisible characters that texts need: the soft hyphen and the joiners of emoji.
func mayBeInvisible(r rune) bool { return r == 0x00AD || r == 0x200C || r == 0x200D }

// isKey reports whether s can be a key that other places refer to: a-z, digits and hyphens, a letter first.
func isKey(s string) bool {
	for i, r := range s {
		letter := r >= 'a' && r <= 'z'
		if !letter && (i == 0 || r != '-' && (r < '0' || r > '9')) {
			return false
		}
	}
	return s != ""
}

// isStyleName reports whether s can name a house style: a-z, digits and hyphens.
func isStyleName(s string) bool { return s != "" && isKey("a"+s) }

// isEmail reports whether s looks like an e-mail address. That it works, only a letter can show.
func isEmail(s string) bool {
	user, domain, ok := strings.Cut(s, "@")
	if !ok || user == "" || strings.ContainsAny(domain, "@") || strings.HasPrefix(user, ".") || strings.HasSuffix(user, ".") {
		return false
	}
	for _, r := range s {
		if r <= ' ' || strings.ContainsRune("<>(),;:\\\"[]", r) || r >= 0x7F && !unicode.IsLetter(r) {
			return false
		}
	}
	labels := strings.Split(domain, ".")
	for _, label := range labels {
		if label == "" || strings.HasPrefix(label, "-") || strings.HasSuffix(label, "-") {
			return false
		}
	}
	return len(labels) > 1
}
