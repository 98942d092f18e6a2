package redact_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/redact"
)

// TestNothingSurvives redacts trees that no template would make. Every text in them is a word of its own that begins with who may
// see it: nothing that begins with a hidden one is left anywhere, and everything else still stands in the text.
func TestNothingSurvives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := &generator{t: t}
		d := g.document()
		before := strings.Join(stringsIn(d), "\n")
		for _, show := range []doc.Rendering{doc.RenderingFull, doc.RenderingPublic, doc.RenderingAfterAppeal} {
			out, err := redact.Redact(d, show, words())
			if err != nil {
				t.Fatal(err)
			}
			left := strings.Join(stringsIn(out), "\n")
			for _, hidden := range hiddenWords(show) {
				if strings.Contains(left, hidden) {
					t.Fatalf("%s: %q is left in\n%s", show, hidden, left)
				}
			}
			said := doc.PlainText(out)
			for _, word := range g.prose {
				switch {
				case shown(word, show) && !strings.Contains(said, word):
					t.Fatalf("%s: %q is gone from\n%s", show, word, said)
				case !shown(word, show) && (len(out.Removed) == 0 || !strings.Contains(said, "‹")):
					t.Fatalf("%s: %q is gone and nothing tells of it", show, word)
				}
			}
		}
		if strings.Join(stringsIn(d), "\n") != before {
			t.Fatal("the document was changed")
		}
	})
}

// hiddenWords are what the words begin with that a rendering must not show.
func hiddenWords(show doc.Rendering) []string {
	switch show {
	case doc.RenderingPublic:
		return []string{"secret-"}
	case doc.RenderingAfterAppeal:
		return []string{"secret-", "personal-"}
	}
	return nil
}

func shown(word string, show doc.Rendering) bool {
	for _, hidden := range hiddenWords(show) {
		if strings.HasPrefix(word, hidden) {
			return false
		}
	}
	return true
}

// generator draws a tree.
type generator struct {
	t     *rapid.T
	count int
	prose []string // words of the text
	at    doc.Publicity
	met   doc.Publicity // the strictest since it was cleared
}

func stricter(a, b doc.Publicity) doc.Publicity {
	rank := map[doc.Publicity]int{doc.Public: 0, doc.Personal: 1, doc.Secret: 2}
	if rank[b] > rank[a] {
		return b
	}
	return a
}

// word gives a new word that begins with a publicity.
func (g *generator) word(p doc.Publicity) string {
	g.count++
	if p == doc.Public {
		return fmt.Sprintf("public-%d;", g.count)
	}
	return fmt.Sprintf("%s-%d;", p, g.count)
}

func (g *generator) mark() doc.Mark {
	return doc.Mark{Publicity: rapid.SampledFrom([]doc.Publicity{doc.Public, doc.Public, doc.Personal, doc.Secret}).Draw(g.t, "publicity"), Ground: rapid.SampledFrom([]string{"", "24 §"}).Draw(g.t, "ground")}
}

// under draws what is marked.
func (g *generator) under(m doc.Mark, draw func()) {
	before := g.at
	g.at = stricter(g.at, m.Publicity)
	draw()
	g.at = before
}

func (g *generator) text(depth int) []doc.Inline {
	var out []doc.Inline
	for range rapid.IntRange(1, 3).Draw(g.t, "inlines") {
		out = append(out, g.inline(depth))
	}
	return out
}

func (g *generator) inline(depth int) doc.Inline {
	kinds := 3
	if depth > 0 {
		kinds = 8
	}
	switch rapid.IntRange(0, kinds).Draw(g.t, "inline") {
	case 0:
		return doc.Text{S: " "}
	case 1:
		return doc.Blank{Name: g.word(g.at), Prompt: g.word(g.at)}
	case 2:
		return doc.Ref{ID: rapid.SampledFrom([]string{"a", "b"}).Draw(g.t, "ref")}
	case 4:
		return doc.Strong{Text: g.text(depth - 1)}
	case 5:
		return doc.Span{Lang: "sv", Text: g.text(depth - 1)}
	case 6:
		before := g.met
		g.met = g.at
		text := g.text(depth - 1)
		link := doc.Link{URL: "https://x.example/" + g.word(g.met), Text: text}
		g.met = stricter(before, g.met)
		return link
	case 7, 8:
		m := g.mark()
		var text []doc.Inline
		g.under(m, func() { text = g.text(depth - 1) })
		return doc.Marked{Mark: m, Text: text}
	}
	g.met = stricter(g.met, g.at)
	word := g.word(g.at)
	g.prose = append(g.prose, word)
	return doc.Text{S: word}
}

// named draws a text and an id that tells as much as the text does.
func (g *generator) named() (text []doc.Inline, id string) {
	g.met = g.at
	text = g.text(2)
	return text, g.word(g.met)
}

func (g *generator) blocks(depth int) []doc.Block {
	var out []doc.Block
	for range rapid.IntRange(0, 3).Draw(g.t, "blocks") {
		out = append(out, g.block(depth))
	}
	return out
}

func (g *generator) block(depth int) doc.Block {
	kinds := 4
	if depth > 0 {
		kinds = 7
	}
	switch rapid.IntRange(0, kinds).Draw(g.t, "block") {
	case 0:
		text, id := g.named()
		return &doc.Heading{Level: 2, ID: id, Text: text}
	case 1:
		caption, id := g.named()
		row := &doc.Row{Cells: []*doc.Cell{{Text: g.text(1)}, {Text: g.text(1)}}}
		if g.met != doc.Public { // a cell may tell more than the caption
			id = g.word(doc.Secret)
			row.Cells[0].Text = append(row.Cells[0].Text, doc.Marked{Mark: secret, Text: []doc.Inline{doc.Text{S: g.word(doc.Secret)}}})
		}
		return &doc.Table{ID: id, Caption: caption, Columns: []doc.Column{{}, {}}, Body: []*doc.Row{row}}
	case 2:
		return &doc.Fields{Rows: []doc.FieldRow{{Cells: []doc.FieldCell{{Text: g.text(1)}}}}}
	case 3:
		return &doc.Figure{Image: &doc.Image{Name: g.word(g.at), Alt: g.word(g.at), PNG: []byte(g.word(g.at))}}
	case 5:
		return &doc.List{Items: []*doc.Item{{Blocks: g.blocks(depth - 1)}, {Blocks: g.blocks(depth - 1)}}}
	case 6, 7:
		m := g.mark()
		named := &doc.Named{Name: rapid.SampledFrom([]string{"", "box"}).Draw(g.t, "name"), Mark: m}
		g.under(m, func() { named.Blocks = g.blocks(depth - 1) })
		return named
	}
	return &doc.Paragraph{Text: g.text(2)}
}

func (g *generator) document() *doc.Document {
	d := &doc.Document{Lang: "fi", Meta: doc.Meta{Title: "x", Subject: "y", Author: "z"}}
	for range rapid.IntRange(1, 2).Draw(g.t, "parts") {
		d.Parts = append(d.Parts, g.part(2))
	}
	if f := d.Parts[0].Facts; f != nil {
		d.Meta.Title, d.Meta.Subject = doc.InlineText(f.Title), doc.InlineText(f.DocumentType)
	}
	return d
}

func (g *generator) part(depth int) *doc.Part {
	p := &doc.Part{Role: rapid.SampledFrom([]doc.Role{doc.RoleItem, doc.RoleText}).Draw(g.t, "role"), Mark: g.mark()}
	g.under(p.Mark, func() {
		if rapid.Bool().Draw(g.t, "facts") {
			p.Facts = g.facts()
		}
		p.Blocks = g.blocks(2)
		for range rapid.IntRange(0, depth).Draw(g.t, "subparts") {
			p.Parts = append(p.Parts, g.part(depth-1))
		}
	})
	return p
}

// facts draws facts. What is outside the text is not looked for in it.
func (g *generator) facts() *doc.Facts {
	prose := len(g.prose)
	fact := func() doc.Fact { return g.text(1) }
	f := &doc.Facts{
		Title: fact(), PublicTitle: doc.Plain("julkinen"), Reference: []doc.Fact{fact()}, Distribution: []doc.Fact{fact()}, Notified: []doc.Fact{fact()},
		Deadline: fact(), Signature: doc.Signing{Place: fact(), Date: fact()},
		Preparers: []doc.Person{g.person()}, Contacts: []doc.Person{g.person()}, Signers: []doc.Person{g.person()},
	}
	presenter := g.person()
	f.Presenter = &presenter
	for range 2 {
		m := g.mark()
		g.under(m, func() {
			title, key := g.named()
			f.Attachments = append(f.Attachments, doc.Attachment{Mark: m, Key: key, Title: title})
		})
	}
	m := g.mark()
	f.Recipient.Mark = m
	before := g.at
	g.at = doc.Public // whom a matter is for, and the meeting that handles it, are no part of it
	f.Meeting = g.meeting(fact)
	g.under(m, func() {
		f.Recipient.Name, f.Recipient.Body, f.Recipient.Email, f.Recipient.Lines = g.word(g.at), g.word(g.at), g.word(g.at), []string{g.word(g.at)}
	})
	g.at = before
	g.prose = g.prose[:prose]
	return f
}

func (g *generator) meeting(fact func() doc.Fact) *doc.Meeting {
	chair := g.person()
	attendee := func() []doc.Attendee {
		return []doc.Attendee{{Person: g.person(), Role: fact(), Time: fact(), Note: fact()}}
	}
	return &doc.Meeting{
		Place: fact(), Web: fact(), Chair: &chair, Checkers: []doc.Person{g.person()}, Present: attendee(), Absent: attendee(), Others: attendee(),
		Items: []doc.ItemFacts{{ID: "item-1", Title: fact()}}, Appeals: []doc.AppealGroup{{Kind: fact(), Sections: fact()}},
	}
}

func (g *generator) person() doc.Person {
	p := doc.Person{Mark: g.mark(), Title: doc.Noun{Text: "johtaja"}}
	g.under(p.Mark, func() {
		p.First, p.Last, p.Phone, p.Email = g.word(g.at), g.word(g.at), g.word(g.at), g.word(g.at)
	})
	return p
}
