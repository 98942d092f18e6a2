package pdf

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// recorder is a canvas that keeps the operators.
type recorder struct {
	page int
	ops  []string
}

func (p *recorder) tagger() *tagger {
	p.page = max(p.page, 1)
	return newTagger(func(op string) { p.ops = append(p.ops, op) }, func() int { return p.page })
}

func (p *recorder) draw() { p.ops = append(p.ops, "draw") }

func TestTagger(t *testing.T) {
	p := &recorder{}
	tags := p.tagger()
	paragraph := &element{tag: tagP}
	tags.artifact(artifactHeader, p.draw)
	tags.in(paragraph, func() {
		tags.mark(p.draw)
		tags.in(&element{tag: tagLink}, func() {
			tags.mark(p.draw)
			tags.link(pdfRect{1, 2, 3, 4}, "https://a.example", "a")
		})
		p.page = 2
		tags.mark(p.draw)
	})
	want := []string{
		"/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC", "draw", "EMC",
		"/P <</MCID 0>> BDC", "draw", "EMC", "/Link <</MCID 1>> BDC", "draw", "EMC", "/P <</MCID 0>> BDC", "draw", "EMC",
	}
	if !slices.Equal(p.ops, want) {
		t.Errorf("operators\n%q, want\n%q", p.ops, want)
	}
	if err := errors.Join(tags.err, tags.check()); err != nil {
		t.Error(err)
	}
	if len(paragraph.kids) != 3 || paragraph.page != 1 || paragraph.kids[2].page != 2 || paragraph.kids[2].mcid != 0 {
		t.Errorf("paragraph: %+v", paragraph)
	}
	if len(tags.pages) != 2 || len(tags.pages[0]) != 2 || tags.pages[1][0] != paragraph || len(tags.links) != 1 {
		t.Errorf("pages: %+v", tags.pages)
	}
}

func TestTaggerReportsMisuse(t *testing.T) {
	for want, draw := range map[string]func(*recorder, *tagger){
		"page 1 ends inside": func(p *recorder, tags *tagger) { tags.mark(func() { p.page++ }) },
		"content inside":     func(p *recorder, tags *tagger) { tags.mark(func() { tags.artifact(artifactLayout, p.draw) }) },
		"begins inside":      func(p *recorder, tags *tagger) { tags.mark(func() { tags.in(&element{tag: tagSpan}, p.draw) }) },
		"annotation in P":    func(_ *recorder, tags *tagger) { tags.link(pdfRect{}, "https://a.example", "a") },
	} {
		p := &recorder{}
		tags := p.tagger()
		tags.in(&element{tag: tagP}, func() { draw(p, tags) })
		if tags.err == nil || !strings.Contains(tags.err.Error(), want) {
			t.Errorf("want %q, got %v", want, tags.err)
		}
		if _, err := newArchiver().finish(plainFile(t), tags, archiveMeta{}, nil); !errors.Is(err, tags.err) {
			t.Errorf("finish: %v", err)
		}
	}
}

// tree builds elements from their types: "Table(TR(TD*))", a star being marked content.
func tree(tags *tagger, p *recorder, text string) {
	for text != "" {
		if rest, ok := strings.CutPrefix(text, "*"); ok {
			tags.mark(p.draw)
			text = rest
			continue
		}
		at := strings.IndexAny(text, "( ")
		if at < 0 {
			tags.in(sample(text), func() {})
			return
		}
		if text[at] == ' ' {
			if at > 0 {
				tags.in(sample(text[:at]), func() {})
			}
			text = text[at+1:]
			continue
		}
		end := closing(text, at)
		tags.in(sample(text[:at]), func() { tree(tags, p, text[at+1:end]) })
		text = text[end+1:]
	}
}

func closing(text string, open int) int {
	depth := 0
	for i := open; ; i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
}

// sample gives an element with what its type needs.
func sample(tag string) *element {
	e := &element{tag: tag}
	switch {
	case headingLevel(tag) > 0:
		e.title = "heading"
	case tag == tagFigure:
		e.alt, e.attr = "picture", attrBox(pdfRect{0, 0, 1, 1})
	case tag == tagHeader:
		e.attr = attrCell(scopeColumn, 1)
	case tag == tagList:
		e.attr = attrList(doc.NumberBullet)
	}
	return e
}

func TestCheckAccepts(t *testing.T) {
	for _, text := range []string{
		"P(*)", "H1(*) P(*) H2(*) H3(*) H2(*)", "Sect(H1(*) Sect(H2(*)) P(*Span(*)*Link(*)))", "L(LI(Lbl(*) LBody(P(*) L(LI(LBody(P(*)))))))",
		"Table(Caption(*) THead(TR(TH(*) TH(*))) TBody(TR(TH(*) TD)))", "Div(P(*) Figure(*))", "P(*) P L(LI)",
	} {
		p := &recorder{}
		tags := p.tagger()
		tree(tags, p, text)
		if err := errors.Join(tags.err, tags.check()); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestCheckRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"P":                      "no content",
		"H2(*)":                  "level 2, but only level 1",
		"H1(*) H3(*)":            "level 3, but only level 2",
		"L(P(*))":                "P in L",
		"Table(TR(P(*)))":        "P in TR",
		"Table(TD(*))":           "TD in Table",
		"L(LI(P(*)))":            "P in LI",
		"P(P(*))":                "P in P",
		"Sect(*)":                "directly in Sect",
		"L(*)":                   "directly in L",
		"P(Table(TR(TH(*))))":    "Table in P",
		"Lbl(*)":                 "Lbl in Document",
		"H1(*Figure(*)) THead()": "", // pruned
	} {
		p := &recorder{}
		tags := p.tagger()
		tree(tags, p, text)
		err := tags.check()
		if (want == "") != (err == nil) || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: want %q, got %v", text, want, err)
		}
	}
}

func TestCheckNeedsText(t *testing.T) {
	link := func(uri, contents string) *element {
		return &element{tag: tagLink, kids: []kid{{link: &linkAnnotation{uri: uri, contents: contents}}}}
	}
	for _, c := range []struct {
		e    *element
		code string
	}{
		{&element{tag: "H1"}, "heading-empty"},
		{&element{tag: tagFigure, attr: "/O /Layout"}, "picture-without-text"},
		{&element{tag: tagFigure, alt: "a"}, "failed"},
		{&element{tag: tagHeader}, "failed"},
		{&element{tag: tagHeader, attr: "/O /Table /ColSpan 2"}, "failed"},
		{&element{tag: tagList}, "failed"},
		{link("", "a"), "link-empty"},
		{link("https://a.example", ""), "link-empty"},
	} {
		var errs source.Errors
		errs.AddAll(c.e.checkText())
		if len(errs) != 1 || errs[0].Code != c.code {
			t.Errorf("%s: want %s, got %v", c.e.tag, c.code, errs)
		}
	}
}

func TestCheckRefusesTheSameIDTwice(t *testing.T) {
	p := &recorder{}
	tags := p.tagger()
	for range 2 {
		tags.in(&element{tag: tagP, id: "osuudet"}, func() { tags.mark(p.draw) })
	}
	if err := tags.check(); err == nil || !strings.Contains(err.Error(), "osuudet") {
		t.Errorf("got %v", err)
	}
}

func TestAttributes(t *testing.T) {
	for got, want := range map[string]string{
		attrCell("", 0):                  "",
		attrCell("", 3):                  "/O /Table /ColSpan 3",
		attrCell(scopeRow, 1):            "/O /Table /Scope /Row",
		attrCell(scopeColumn, 2):         "/O /Table /Scope /Column /ColSpan 2",
		attrList(doc.NumberBare):         "/O /List /ListNumbering /Decimal",
		attrList(doc.NumberAlphaParen):   "/O /List /ListNumbering /LowerAlpha",
		attrList(doc.NumberBullet):       "/O /List /ListNumbering /Disc",
		attrBox(pdfRect{1, 2, 3.456, 4}): "/O /Layout /Placement /Block /BBox [1.00 2.00 3.46 4.00]",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
