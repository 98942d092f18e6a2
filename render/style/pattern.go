package style

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// pattern is a text with facts in it, such as
//
//	{presenter.title.genitive.capital}[ ({presenter.initials})] ehdotus:
//
// A key in braces is replaced by the fact it names. What stands in brackets falls away with its brackets when a fact in it
// is not known; brackets nest. A backslash takes the meaning from the brackets, the braces and itself. A line break is one.
type pattern struct {
	at      source.Pos
	text    string
	tokens  []token
	keys    []*key
	person  string  // prefix of the person whose keys the pattern has, if any
	unnamed []token // instead of tokens where that person is a Blank
}

// token is a piece of a pattern: exactly one of its fields is set.
type token struct {
	literal string
	newline bool
	key     *key
	group   []token
}

// deepest is how many brackets may stand inside each other.
const deepest = 8

// patternError is a mistake at a byte of a pattern.
type patternError struct {
	offset int
	code   string
	text   source.Message
	hint   source.Message
}

// parsePattern reads a pattern whose keys are known where it stands. It reports every mistake.
func parsePattern(text string, where reach) (*pattern, []patternError) {
	p := patternParser{text: text, where: where}
	out := &pattern{text: text, tokens: p.tokens(0)}
	out.keys = p.keys
	for _, k := range p.keys {
		if k.person == "" {
			continue
		}
		if out.person != "" && out.person != k.person {
			p.fail(0, "two-persons", "a text shows one person, here it shows %s and %s", out.person, k.person)
		}
		out.person = k.person
	}
	if out.person != "" {
		out.unnamed, _ = unnamed(out.tokens, out.person)
	}
	return out, p.errs
}

type patternParser struct {
	text  string
	where reach
	pos   int
	keys  []*key
	errs  []patternError
}

func (p *patternParser) fail(offset int, code, format string, args ...any) *patternError {
	p.errs = append(p.errs, patternError{offset: offset, code: code, text: source.Msg(format, args...)})
	return &p.errs[len(p.errs)-1]
}

func (p *patternParser) tokens(depth int) []token {
	var out []token
	var literal strings.Builder
	flush := func() {
		if literal.Len() > 0 {
			out = append(out, token{literal: literal.String()})
			literal.Reset()
		}
	}
	for p.pos < len(p.text) {
		c := p.text[p.pos]
		switch c {
		case '[':
			flush()
			if t, ok := p.bracket(depth); ok {
				out = append(out, t)
			}
		case ']':
			if depth > 0 {
				flush()
				return out
			}
			p.fail(p.pos, "bad-pattern", "“]” closes nothing")
			p.pos++
		case '{':
			flush()
			if k := p.brace(); k != nil {
				out = append(out, token{key: k})
			}
		case '}':
			p.fail(p.pos, "bad-pattern", "“}” closes nothing")
			p.pos++
		case '\n':
			flush()
			out = append(out, token{newline: true})
			p.pos++
		case '\\':
			literal.WriteString(p.escape())
		default:
			literal.WriteByte(c)
			p.pos++
		}
	}
	flush()
	return out
}

func (p *patternParser) bracket(depth int) (token, bool) {
	start := p.pos
	p.pos++
	if depth == deepest {
		p.fail(start, "bad-pattern", "more than %d brackets inside each other", deepest)
		p.pos = len(p.text)
		return token{}, false
	}
	before := len(p.keys)
	group := p.tokens(depth + 1)
	switch {
	case p.pos == len(p.text):
		p.fail(start, "bad-pattern", "“[” is never closed")
		return token{}, false
	case len(p.keys) == before:
		p.fail(start, "bad-pattern", "no {key} in the brackets, so they could never fall away").hint = source.Msg(`write “\[” for a bracket that is printed`)
	}
	p.pos++
	return token{group: group}, true
}

func (p *patternParser) brace() *key {
	start := p.pos
	length := strings.IndexByte(p.text[start:], '}')
	if length < 0 {
		p.fail(start, "bad-pattern", "“{” is never closed")
		p.pos = len(p.text)
		return nil
	}
	p.pos = start + length + 1
	written := p.text[start+1 : start+length]
	k, problem := findKey(written, p.where)
	if k == nil {
		problem.offset = start + 1
		p.errs = append(p.errs, problem)
		return nil
	}
	p.keys = append(p.keys, k)
	return k
}

func (p *patternParser) escape() string {
	if p.pos+1 < len(p.text) && strings.IndexByte(`[]{}\`, p.text[p.pos+1]) >= 0 {
		c := p.text[p.pos+1]
		p.pos += 2
		return string(c)
	}
	p.fail(p.pos, "bad-pattern", `“\” stands before something it cannot change`).hint = source.Msg(`write “\\” for a backslash`)
	p.pos++
	return ""
}

// unnamed gives the tokens for a person who is a Blank: the blank stands for everything from the first to the last of
// the person's keys.
func unnamed(tokens []token, person string) ([]token, bool) {
	first, last := -1, -1
	for i, t := range tokens {
		if t.mentions(person) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return tokens, false
	}
	out := append([]token(nil), tokens[:first]...)
	if first == last && tokens[first].group != nil {
		group, _ := unnamed(tokens[first].group, person)
		out = append(out, token{group: group})
	} else {
		out = append(out, spaceBefore(tokens[first])...)
		out = append(out, token{key: blankKey(person)})
	}
	return append(out, tokens[last+1:]...), true
}

// spaceBefore gives the space with which the brackets begin that the blank takes the place of, so that it does not stick to
// what stands before it.
func spaceBefore(t token) []token {
	if len(t.group) > 0 && strings.HasPrefix(t.group[0].literal, " ") {
		return []token{{literal: " "}}
	}
	return nil
}

func (t token) mentions(person string) bool {
	if t.key != nil {
		return t.key.person == person
	}
	for _, inner := range t.group {
		if inner.mentions(person) {
			return true
		}
	}
	return false
}

// render gives the text of the pattern. missing is the first key outside brackets that is not known, nil when the text is
// whole; known tells whether any key of the pattern, inside brackets or outside, has a value.
func (p *pattern) render(s *scope) (text doc.Fact, missing *key, known bool) {
	tokens := p.tokens
	if p.person != "" {
		if person := s.personOf(p.person); person != nil && person.Blank != nil {
			tokens = p.unnamed
		}
	}
	r := rendering{scope: s, out: make(doc.Fact, 0, len(tokens))}
	missing = r.tokens(tokens)
	return trim(r.out), missing, r.known
}

type rendering struct {
	scope *scope
	out   doc.Fact
	known bool
}

// tokens appends the text and gives the first key that has no value.
func (r *rendering) tokens(tokens []token) (missing *key) {
	for _, t := range tokens {
		switch {
		case t.key != nil:
			value := t.key.value(r.scope)
			if len(value) == 0 {
				if missing == nil {
					missing = t.key
				}
				continue
			}
			r.known = true
			for _, in := range value {
				r.out = appendInline(r.out, in)
			}
		case t.group != nil:
			length := len(r.out)
			var last doc.Inline
			if length > 0 {
				last = r.out[length-1]
			}
			if r.tokens(t.group) != nil {
				r.out = r.out[:length]
				if length > 0 {
					r.out[length-1] = last // a text may have been appended to it
				}
			}
		case t.newline:
			r.out = append(r.out, doc.Break{})
		default:
			r.out = appendInline(r.out, doc.Text{S: t.literal})
		}
	}
	return missing
}

// appendInline appends, joining texts that come from the same place.
func appendInline(out doc.Fact, in doc.Inline) doc.Fact {
	text, ok := in.(doc.Text)
	if !ok || len(out) == 0 {
		return append(out, in)
	}
	last, ok := out[len(out)-1].(doc.Text)
	if !ok || last.At != text.At {
		return append(out, in)
	}
	last.S += text.S
	out[len(out)-1] = last
	return out
}

// trim takes the spaces from both ends that brackets which fell away may have left.
func trim(out doc.Fact) doc.Fact {
	if len(out) == 0 {
		return nil
	}
	if t, ok := out[0].(doc.Text); ok && strings.HasPrefix(t.S, " ") {
		t.S = strings.TrimLeft(t.S, " ")
		out[0] = t
	}
	last := len(out) - 1
	if t, ok := out[last].(doc.Text); ok && strings.HasSuffix(t.S, " ") {
		t.S = strings.TrimRight(t.S, " ")
		out[last] = t
	}
	return out
}

// capitalised gives the text with its first letter upper case.
func capitalised(f doc.Fact) doc.Fact {
	if len(f) == 0 {
		return f
	}
	text, ok := f[0].(doc.Text)
	if !ok {
		return f
	}
	text.S = capital(text.S)
	return append(doc.Fact{text}, f[1:]...)
}

// upperCased gives the text in capital letters.
func upperCased(f doc.Fact) doc.Fact {
	out, _ := rewrite(f, func(in doc.Inline) ([]doc.Inline, bool) {
		text, ok := in.(doc.Text)
		text.S = strings.ToUpper(text.S)
		return []doc.Inline{text}, ok
	})
	return out
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
