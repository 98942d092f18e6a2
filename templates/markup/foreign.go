package markup

import (
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// foreign reads signs that mean something in CommonMark or GFM and nothing here; where they mean nothing there either, they
// are text.
func (in *inliner) foreign() {
	rest := in.rest()
	switch c := rest[0]; c {
	case '<':
		if len(rest) > 1 && (isLetter(rest[1]) || strings.IndexByte("/!?", rest[1]) >= 0) {
			in.fail(in.i, "html", "“%s” looks like HTML", visible(firstWord(rest))).hint(`HTML is not used; write \< for the sign itself`)
		}
	case '&':
		if n := entityLength(rest); n > 0 {
			in.fail(in.i, "entity", "“%s” is a character's name in HTML", rest[:n]).hint(`type the character itself, or write \& for the sign`)
		}
	case '`', '~':
		in.foreignRun(c)
		return
	case '!':
		if strings.HasPrefix(rest, "![") {
			in.fail(in.i, "image", "“![” would be a picture").hint(`pictures are not used; write !\[ for the signs`)
		}
	case '{':
		if strings.HasPrefix(rest, "{#") {
			in.fail(in.i, "id", "“{#” is not at the end of a heading or a caption").hint(`write the id there, or \{ for the sign itself`)
		}
	case ':':
		in.bareAddress("https", "://")
		in.bareAddress("http", "://")
		in.bareAddress("ftp", "://")
	case '.':
		in.bareAddress("www", ".")
	}
	in.keep(1)
}

// foreignRun refuses signs that come in pairs: code between ` and struck out text between ~ or ~~. A ~ alone is text: ~80 %.
func (in *inliner) foreignRun(c byte) {
	sign := in.run(c)
	open, closes := in.flanks(len(sign))
	switch {
	case c == '`':
		in.failPair(sign, "code", "write \\` for the sign itself")
	case len(sign) > 1:
		in.failPair(sign, "tilde", `write \~ for the sign itself`)
	case closes && in.tilde:
		in.fail(in.i, "tilde", "text between “~” and “~”").hint(`write \~ for the sign itself`)
	case open:
		in.tilde = true
	}
	in.keep(len(sign))
}

// run gives the bytes c that follow each other from this place.
func (in *inliner) run(c byte) string {
	n := 1
	for in.i+n < len(in.span.s) && in.span.s[in.i+n] == c {
		n++
	}
	return in.span.s[in.i : in.i+n]
}

// failPair reports the first of two signs that belong together.
func (in *inliner) failPair(sign, code, hint string) {
	if in.pairs == nil {
		in.pairs = map[string]bool{}
	}
	if in.pairs[sign] = !in.pairs[sign]; in.pairs[sign] {
		in.fail(in.i, code, "“%s” in the text", visible(sign)).hint(hint)
	}
}

// bareAddress refuses an address that GFM would make a link of: the word scheme before this place, and the sign after it.
func (in *inliner) bareAddress(scheme, sign string) {
	start := in.i - len(scheme)
	if start < 0 || !strings.HasPrefix(in.rest(), sign) || !strings.EqualFold(in.span.s[start:in.i], scheme) {
		return
	}
	before := in.before(start)
	if isWord(before) || before == '/' || !isWord(in.after(in.i+len(sign))) {
		return
	}
	e := &Error{Off: in.span.at(start), Code: "markup-bare-address", Msg: source.Msg("an address that is no link")}
	e.hint(`write [text](https://…), or \%c for text that is no link`, sign[0])
	for i := len(in.frames) - 1; i >= 0; i-- {
		if in.frames[i].kind == '[' {
			in.frames[i].bare = append(in.frames[i].bare, e)
			return
		}
	}
	in.p.report(e)
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, "\n")
	word, _, _ = strings.Cut(word, " ")
	return word
}

// entityLength tells how long the HTML character reference at the beginning of s is, or 0.
func entityLength(s string) int {
	const longest = 40
	i := 1
	if strings.HasPrefix(s, "&#") {
		i = 2
	}
	from := i
	for i < len(s) && i < longest && (isLetter(s[i]) || isDigit(s[i])) {
		i++
	}
	if i == from || i == len(s) || s[i] != ';' {
		return 0
	}
	return i + 1
}
