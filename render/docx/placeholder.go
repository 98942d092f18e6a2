package docx

import (
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// Placeholders of furniture. Each stands alone in its paragraph; every other placeholder is the key of a fact.
const (
	keyFirst     = "furniture.first"
	keyContinued = "furniture.continued"
	keyFoot      = "furniture.foot"
	keyLogo      = "furniture.logo"
)

var furnitureKeys = []string{keyFirst, keyContinued, keyFoot, keyLogo}

// factRoots are the first words of the keys of facts (doc.Facts).
var factRoots = []string{
	"attachment", "appeal", "body", "contact", "date", "deadline", "diary", "distribution", "document_type", "item_number", "notified",
	"preparer", "presenter", "recipient", "reference", "section", "sender", "signature", "signer", "title",
}

// placeholder is one {key} or {key?} in the text of a paragraph; offsets are bytes.
type placeholder struct {
	key        string
	optional   bool // may be empty: {diary?}
	start, end int
}

// isFurniture reports whether the placeholder takes its whole paragraph.
func (p placeholder) isFurniture() bool { return strings.HasPrefix(p.key, "furniture.") }

// findPlaceholders finds the placeholders of a paragraph's text. Braces that do not make a placeholder are mistakes: a
// letterhead has no other use for them.
func findPlaceholders(text string, at source.Pos, paragraph int, errs *source.Errors) []placeholder {
	var found []placeholder
	wrong := func(problem, hint source.Message) {
		e := source.Errorf(at, "placeholder", "paragraph %d: %s", paragraph, problem)
		e.Hint = hint
		errs.Add(e)
	}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '}':
			wrong(source.Msg("“}” without “{” before it"), source.Message{})
		case '{':
			length := strings.IndexAny(text[i+1:], "{}")
			if length < 0 || text[i+1+length] == '{' {
				wrong(source.Msg("“%s” is not closed with “}”", shown(text[i:])), source.Message{})
				continue
			}
			end := i + 1 + length + 1
			key, optional := strings.CutSuffix(text[i+1:end-1], "?")
			if problem, hint := checkKey(key); !problem.IsZero() {
				wrong(problem, hint)
			} else {
				found = append(found, placeholder{key, optional, i, end})
			}
			i = end - 1
		}
	}
	return found
}

// shown shortens what is quoted in a message.
func shown(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// checkKey says what is wrong with a key, and what was perhaps meant.
func checkKey(key string) (problem, hint source.Message) {
	if key == "" || strings.ContainsFunc(key, func(r rune) bool { return !isKeyRune(r) }) {
		return source.Msg("“{%s}” is not a placeholder", shown(key)),
			source.Msg("a placeholder is the key of a fact in lower case, such as {sender.name}")
	}
	root, _, _ := strings.Cut(key, ".")
	known := factRoots
	if root == "furniture" {
		root, known = key, furnitureKeys
	}
	for _, k := range known {
		if k == root {
			return problem, hint
		}
	}
	if near := source.Suggest(root, append([]string{"furniture"}, known...)); near != "" {
		hint = source.Msg("did you mean “%s”?", near)
	}
	return source.Msg("there is no fact “%s”", key), hint
}

func isKeyRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '.' || r == '_'
}
