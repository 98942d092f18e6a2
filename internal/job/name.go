package job

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pykala/pykala/internal/source"
)

// longestName bounds folder and file names, so that whole paths stay below the 260 characters that many Windows programs
// allow.
const longestName = 60

// Slug gives a name in the letters that every file system and every mail program takes: a–z, digits and single hyphens. Letters
// lose their marks (å and ä become a, ö becomes o); whatever else is no letter or digit becomes a hyphen. The result never
// is a name that Windows reserves; it is empty where nothing of the name can be kept.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		letters, marked := plainLetters(r)
		switch {
		case marked:
			continue
		case letters == "":
			gap = true
			continue
		case gap && b.Len() > 0:
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(letters)
	}
	slug := shorten(b.String(), longestName)
	if slices.Contains(reserved, slug) {
		slug += "-1"
	}
	return slug
}

// plainLetters gives what stands for a rune of a decomposed name; marked says that the rune is a mark on the letter before it.
func plainLetters(r rune) (letters string, marked bool) {
	switch {
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		return string(r), false
	case 0x0300 <= r && r <= 0x036F:
		return "", true
	}
	// Letters that Unicode does not take apart: those of Danish, Icelandic, German and the Sámi languages.
	switch r {
	case 'æ':
		return "ae", false
	case 'ø':
		return "o", false
	case 'đ', 'ð':
		return "d", false
	case 'ŋ':
		return "n", false
	case 'ŧ':
		return "t", false
	case 'þ':
		return "th", false
	case 'ß':
		return "ss", false
	case 'ʒ':
		return "z", false
	case 'ǥ':
		return "g", false
	}
	return "", false
}

// shorten cuts a slug at a hyphen near the limit, or at the limit.
func shorten(slug string, limit int) string {
	if len(slug) <= limit {
		return slug
	}
	cut := slug[:limit]
	if i := strings.LastIndexByte(cut, '-'); i > limit/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, "-")
}

// reserved are the names that Windows keeps for devices, with any ending.
var reserved = []string{
	"con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
}

// owner is somebody who gets a folder.
type owner struct{ name, code string }

// folders gives each a folder name that nobody else has. Names that become the same get their code appended, all of them, so
// that the order does not matter; those without a code get a few digits that stand for the whole name.
func folders(all []owner) []string {
	out := make([]string, len(all))
	count := map[string]int{}
	for i, n := range all {
		out[i] = Slug(n.name)
		count[out[i]]++
	}
	for i, n := range all {
		if out[i] == "" || count[out[i]] > 1 {
			out[i] = strings.TrimLeft(shorten(out[i], longestName-9)+"-"+mark(n), "-")
		}
	}
	return out
}

func mark(n owner) string {
	if code := Slug(n.code); code != "" {
		return code
	}
	sum := sha256.Sum256([]byte(n.name))
	return hex.EncodeToString(sum[:4])
}

// NamesShown is how many parties or files a message about many of them names; machines get all.
const NamesShown = 12

// Names lists names for a message: at most a dozen, then how many more.
func Names(names []string) source.Message {
	if len(names) <= NamesShown {
		return source.Msg("%s", strings.Join(names, ", "))
	}
	return source.Msg("%s and %d more", strings.Join(names[:NamesShown], ", "), len(names)-NamesShown)
}
