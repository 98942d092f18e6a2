package data

import "github.com/pykala/pykala/internal/source"

// Money is an amount in cents. It is never a float: sums must be exact.
type Money int64

// Percent is a share in parts per million: 80 % is 800000.
type Percent int64

// Date is a day of the Gregorian calendar. The zero Date is not set.
type Date struct {
	Year, Month, Day int
	At               source.Pos
}

// Years is a span of calendar years, both included. The zero Years is not set.
type Years struct {
	First, Last int
	At          source.Pos
}

// Text is a text by language (BCP 47). In a case file it is a mapping {fi: …, sv: …} or a plain string, which is Finnish.
// It stands on one line and is text and nothing else: no character of it can become markup.
type Text struct {
	At     source.Pos
	ByLang map[string]string
}

// Lines is a text of several lines by language, such as an address. In a case file it is a mapping {fi: […], sv: […]} or a
// plain list, which is Finnish.
type Lines struct {
	At     source.Pos
	ByLang map[string][]string
}

// Markup is long prose by language, in the light markup of templates. It is parsed when a document is composed.
type Markup struct {
	At     source.Pos            // of the value in the case file
	ByLang map[string]MarkupText //
}

// MarkupText is prose in one language with the place where it begins, so that mistakes in it are shown there.
type MarkupText struct {
	Source string
	Begin  source.Pos // of the first character of Source
	Indent int        // columns that YAML's block scalar takes from every line; 0 for a scalar on one line
}

// In gives the text in a language, and false where it is missing.
func (t Text) In(lang string) (string, bool) {
	s, ok := t.ByLang[lang]
	return s, ok && s != ""
}

// IsZero reports whether there is no text in any language.
func (t Text) IsZero() bool { return len(t.ByLang) == 0 }

// In gives the lines in a language, and false where they are missing.
func (l Lines) In(lang string) ([]string, bool) {
	lines, ok := l.ByLang[lang]
	return lines, ok && len(lines) > 0
}

// IsZero reports whether there are no lines in any language.
func (l Lines) IsZero() bool { return len(l.ByLang) == 0 }

// In gives the prose in a language, and false where it is missing.
func (m Markup) In(lang string) (MarkupText, bool) {
	t, ok := m.ByLang[lang]
	return t, ok && t.Source != ""
}

// IsZero reports whether there is no prose in any language.
func (m Markup) IsZero() bool { return len(m.ByLang) == 0 }

// IsZero reports whether the date is not set.
func (d Date) IsZero() bool { return d.Year == 0 }

// IsZero reports whether the span is not set.
func (y Years) IsZero() bool { return y.First == 0 }
