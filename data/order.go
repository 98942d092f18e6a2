package data

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// CompareNames compares names as Finnish and Swedish lists are ordered (SFS 4600): word by word, so that Koski Tl comes before
// Koskinen; å, ä and ö after z; v and w apart; numbers by their size. Other marks on letters, and then capitals, count only
// where nothing else differs.
func CompareNames(a, b string) int {
	x, y := places{rest: a}, places{rest: b}
	for {
		p, q := x.next(), y.next()
		if c := p.compare(q); c != 0 {
			return c
		}
		if p == (place{}) {
			return cmp.Or(strings.Compare(strings.ToLower(a), strings.ToLower(b)), compareCase(a, b))
		}
	}
}

// place is where a character or a number stands in the order of all of them. The zero place is the end of a name.
type place struct {
	class  int8
	weight uint64
}

// The classes of characters, in order.
const (
	classMark int8 = 1 + iota
	classNumber
	classLetter
)

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(p.class, q.class), cmp.Compare(p.weight, q.weight))
}

// places gives the places in a name one by one.
type places struct {
	rest   string
	second rune // of two letters that one stands for
}

func (s *places) next() place {
	if r := s.second; r != 0 {
		s.second = 0
		return place{classLetter, uint64(r)}
	}
	if s.rest == "" {
		return place{}
	}
	if c := s.rest[0] | 0x20; c >= 'a' && c <= 'z' { // as nearly all
		s.rest = s.rest[1:]
		return place{classLetter, uint64(c)}
	}
	r, width := utf8.DecodeRuneInString(s.rest)
	if r >= '0' && r <= '9' {
		return s.number()
	}
	s.rest = s.rest[width:]
	if unicode.IsLetter(r) {
		return s.letter(unicode.ToLower(r))
	}
	if i := strings.IndexRune(markOrder, r); i >= 0 {
		return place{classMark, uint64(i)}
	}
	if unicode.IsSpace(r) {
		return place{classMark, 0}
	}
	return place{classMark, uint64(len(markOrder)) + uint64(r)}
}

// markOrder is the order of marks (CLDR, root collation). All spaces stand where the plain one does.
const markOrder = " _-–—,;:!?.'’\"”“()[]{}§@*/\\&#%+<=>"

// mostDigits is how many digits of a number are compared at once.
const mostDigits = 18

// number reads digits as one number.
func (s *places) number() place {
	n, i := uint64(0), 0
	for i < len(s.rest) && i < mostDigits && s.rest[i] >= '0' && s.rest[i] <= '9' {
		n = n*10 + uint64(s.rest[i]-'0')
		i++
	}
	s.rest = s.rest[i:]
	return place{classNumber, n}
}

// letter gives the place of a small letter in the alphabet that Finnish and Swedish share.
func (s *places) letter(r rune) place {
	switch r {
	case 'å':
		r = 'z' + 1
	case 'ä', 'æ':
		r = 'z' + 2
	case 'ö', 'ø':
		r = 'z' + 3
	case 'ü':
		r = 'y'
	case 'đ', 'ð':
		r = 'd'
	case 'ß':
		r, s.second = 's', 's'
	case 'þ':
		r, s.second = 't', 'h'
	default:
		r = base(r)
	}
	return place{classLetter, uint64(r)}
}

// base gives a letter without its marks: é is ordered as e.
func base(r rune) rune {
	if r < utf8.RuneSelf {
		return r
	}
	out, _ := utf8.DecodeRune(norm.NFD.AppendString(nil, string(r)))
	if out >= utf8.RuneSelf {
		out += 'z' + 3 // other alphabets stand behind
	}
	return out
}

// compareCase puts small letters before capitals.
func compareCase(a, b string) int {
	x, y := []rune(a), []rune(b)
	for i := range min(len(x), len(y)) {
		if lower := unicode.IsLower(x[i]); x[i] != y[i] && lower != unicode.IsLower(y[i]) {
			if lower {
				return -1
			}
			return 1
		}
	}
	return strings.Compare(a, b)
}
