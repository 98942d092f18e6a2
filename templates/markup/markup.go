// Package markup reads the light markup in which templates and long prose are written: headings, paragraphs, lists, tables,
// named blocks, bold, emphasis, links, marks of publicity and references.
//
// The markup is a strict part of CommonMark with GFM's tables: what it accepts means the same there, and what CommonMark
// would read as something that the markup does not have is an error, never text. It goes beyond CommonMark in six things:
// lists marked a), references @id, ids {#id}, named blocks between ::: lines, captions of tables, and marked texts [text]{secret}.
//
// What data inserts stands in the text as one private-use rune a value. The parser knows nothing of what a value is: it hands
// the rune on as a Value, so data can never become structure.
package markup

import (
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
)

// FirstValue is the rune that stands for value 0; value n is FirstValue+n. The runes are those of the two supplementary
// private-use planes.
const FirstValue rune = 0xF0000

// MaxValues is how many values one text can hold.
const MaxValues = int(utf8.MaxRune - FirstValue + 1)

// IsValue reports whether a rune stands for a value.
func IsValue(r rune) bool { return r >= FirstValue && r <= utf8.MaxRune }

// maxDepth is how deep lists and named blocks may nest.
const maxDepth = 16

// maxErrors is after how many mistakes the parser gives up on a text.
const maxErrors = 50

// Error is one mistake at a byte offset of the text.
type Error struct {
	Off       int
	Code      string // stable: "markup-html"
	Msg, Hint source.Message
}

// Parse reads a text. It reports every mistake it finds, in the order of the text, and goes on with the next block; the
// blocks it gives then are what could be read. Its time grows in a straight line with the text.
func Parse(text string) ([]Block, []*Error) {
	p := &parser{ids: map[string]bool{}}
	p.lines = p.split(text)
	blocks := p.document()
	return blocks, sorted(p.errors)
}
