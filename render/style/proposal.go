package style

import (
	"strings"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// proposal gives the style's form to the phrases of a proposal. A template writes them as a paragraph that ends in its verb
// and a list of infinitive phrases without closing punctuation:
//
//	Kaupunginhallitus {{verb "päättää"}}
//
//	1. osallistua hankkeeseen
//	2. sitoutua rahoitusosuuteen
//
// The same rules hold in every form, so that a template which works in one house works in all. Other paragraphs are kept as
// they are, and so is a list that follows a colon.
func (w *prose) proposal(blocks []doc.Block, f form) []doc.Block {
	var out []doc.Block
	for i := 0; i < len(blocks); i++ {
		if marked, ok := blocks[i].(*doc.Named); ok && marked.Name == "" {
			out = append(out, &doc.Named{Node: marked.Node, Mark: marked.Mark, Blocks: w.proposal(marked.Blocks, f)})
			continue
		}
		lead, isParagraph := blocks[i].(*doc.Paragraph)
		var list *doc.List
		if i+1 < len(blocks) {
			list, _ = blocks[i+1].(*doc.List)
		}
		switch {
		case isParagraph && endsInVerb(lead.Text) && list == nil:
			w.errs.Add(source.Errorf(lead.At, "open-proposal", "the sentence ends in its verb and nothing follows").
				WithHint("write a list of phrases after it: “1. osallistua …”"))
			out = append(out, lead)
		case isParagraph && endsInVerb(lead.Text):
			out = append(out, w.phrases(lead, list, f)...)
			i++
		case list != nil && isParagraph && !mayPrecedeList(blocks[i]):
			w.errs.Add(source.Errorf(list.At, "open-proposal", "the list completes neither a sentence that ends in its verb nor one that ends in a colon").
				WithHint("write the verb of the sentence before it as {{verb \"päättää\"}}, or end it with a colon"))
			out = append(out, blocks[i])
		default:
			out = append(out, blocks[i])
		}
	}
	return out
}

// mayPrecedeList tells whether an ordinary list may follow: after a colon, or after something that is no paragraph.
func mayPrecedeList(b doc.Block) bool {
	paragraph, ok := b.(*doc.Paragraph)
	return !ok || strings.HasSuffix(strings.TrimSpace(doc.InlineText(paragraph.Text)), ":")
}

func endsInVerb(text []doc.Inline) bool {
	_, ok := lastVerb(text)
	return ok
}

// lastVerb finds the verb that ends a text, white space aside.
func lastVerb(text []doc.Inline) (int, bool) {
	for i := len(text) - 1; i >= 0; i-- {
		switch in := text[i].(type) {
		case doc.Verb:
			return i, true
		case doc.Text:
			if strings.TrimSpace(in.S) == "" {
				continue
			}
		}
		return 0, false
	}
	return 0, false
}

// phrases sets a lead and its list in a form.
func (w *prose) phrases(lead *doc.Paragraph, list *doc.List, f form) []doc.Block {
	if !w.arePhrases(list) {
		return []doc.Block{lead, list}
	}
	switch f {
	case formSentence:
		return []doc.Block{w.sentence(lead, list)}
	case formClauses:
		return w.clauses(lead, list)
	default:
		return []doc.Block{&doc.Paragraph{Node: lead.Node, Look: lead.Look, Text: trimmed(lead.Text)}, w.closed(list, nil)}
	}
}

// arePhrases checks that every item is one phrase without closing punctuation.
func (w *prose) arePhrases(list *doc.List) bool {
	ok := len(list.Items) > 0
	if !ok {
		w.errs.Add(source.Errorf(list.At, "empty-list", "the list has no items"))
	}
	for _, item := range list.Items {
		if len(item.Blocks) != 1 {
			w.errs.Add(source.Errorf(item.At, "not-a-phrase", "an item of a proposal is one phrase").WithHint("put the details in a paragraph after the list"))
			ok = false
			continue
		}
		paragraph, isParagraph := item.Blocks[0].(*doc.Paragraph)
		if !isParagraph {
			w.errs.Add(source.Errorf(item.At, "not-a-phrase", "an item of a proposal is one phrase"))
			ok = false
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(doc.InlineText(paragraph.Text)))
		if strings.ContainsRune(".,;:!?", last) {
			w.errs.Add(source.Errorf(item.At, "closed-phrase", "the phrase ends in “%c”", last).
				WithHint("leave it out: the house style sets what stands between the phrases and after the last"))
			ok = false
		}
	}
	return ok
}

func phraseOf(item *doc.Item) *doc.Paragraph { return item.Blocks[0].(*doc.Paragraph) }

// sentence joins everything into the lead: “Kaupunginhallitus päättää osallistua … ja sitoutua ….”
func (w *prose) sentence(lead *doc.Paragraph, list *doc.List) doc.Block {
	verb, _ := lastVerb(lead.Text)
	text := append(make([]doc.Inline, 0, len(lead.Text)+4*len(list.Items)), lead.Text[:verb+1]...)
	for i, item := range list.Items {
		between := ", "
		switch i {
		case 0:
			between = " "
		case len(list.Items) - 1:
			between = " " + w.word(wordAnd) + " "
		}
		text = append(text, doc.Text{Node: item.Node, S: between})
		text = append(text, trimmed(phraseOf(item).Text)...)
	}
	text = append(text, doc.Text{Node: list.Node, S: "."})
	return &doc.Paragraph{Node: lead.Node, Look: lead.Look, Text: text}
}

// clauses puts the body alone on its line and the verb at the beginning of every phrase, whose number stands above it.
func (w *prose) clauses(lead *doc.Paragraph, list *doc.List) []doc.Block {
	verb, _ := lastVerb(lead.Text)
	body := trimmed(lead.Text[:verb])
	if len(body) == 0 {
		w.errs.Add(source.Errorf(lead.At, "no-body", "nobody stands before the verb").WithHint("write who decides: “Kaupunginhallitus”"))
	}
	items := w.closed(list, lead.Text[verb])
	items.LabelAbove = true
	return []doc.Block{&doc.Paragraph{Node: lead.Node, Look: lead.Look, Text: body}, items}
}

// closed gives the list with what stands after every phrase: a comma, “ja” before the last, a full stop after it.
func (w *prose) closed(list *doc.List, verb doc.Inline) *doc.List {
	out := &doc.List{Node: list.Node, Numbering: list.Numbering, Look: list.Look}
	if out.Numbering == doc.NumberBullet {
		out.Numbering = doc.NumberDecimal
	}
	for i, item := range list.Items {
		paragraph := phraseOf(item)
		var text []doc.Inline
		if verb != nil {
			text = append(text, verb, doc.Text{Node: item.Node, S: " "})
		}
		text = append(text, trimmed(paragraph.Text)...)
		text = append(text, doc.Text{Node: item.Node, S: w.closer(i, len(list.Items))})
		out.Items = append(out.Items, &doc.Item{Node: item.Node, Blocks: []doc.Block{
			&doc.Paragraph{Node: paragraph.Node, Look: paragraph.Look, Text: text},
		}})
	}
	w.proposals = append(w.proposals, out)
	return out
}

func (w *prose) closer(i, n int) string {
	switch i {
	case n - 1:
		return "."
	case n - 2:
		return " " + w.word(wordAnd)
	default:
		return ","
	}
}

// trimmed takes white space from the ends of a text.
func trimmed(text []doc.Inline) []doc.Inline {
	out := append([]doc.Inline(nil), text...)
	for len(out) > 0 {
		last, ok := out[len(out)-1].(doc.Text)
		if !ok {
			break
		}
		if last.S = strings.TrimRight(last.S, " \n\t"); last.S != "" {
			out[len(out)-1] = last
			break
		}
		out = out[:len(out)-1]
	}
	return out
}

// word gives one of the style's words in the document's language.
func (a *arranger) word(which string) string {
	words := a.house.words[which]
	for _, p := range words.in(a.lang) {
		text, _, _ := p.render(&a.scope)
		return doc.InlineText(text)
	}
	return ""
}
