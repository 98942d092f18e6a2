package style

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// requiredLooks are the looks that writers and arranging count on.
var requiredLooks = []string{
	LookBody, LookTitle, LookHeading2, LookHeading3, LookHeading4, LookSideHeading, LookLabel, LookFact, LookIdent, LookRecipient,
	LookSignature, LookTable, LookTableHead, LookCaption, LookNote, LookHeader, LookFooter,
}

// finish makes the house of the draft and checks that everything which the style names is there, so that arranging and
// writing can rely on it.
func (d *draft) finish(errs *source.Errors) *House {
	c := checker{house: d.house, file: d.file, errs: errs, spoken: d.spoken}
	c.languages(d.languages)
	c.parallel(d.parallel)
	c.dates(d.dates)
	c.words(d.words)
	c.outcomes(d.outcomes)
	if !d.signSaid {
		c.missing("“%s”", "section_sign")
	}
	c.page()
	d.finishTables(errs)
	if d.finishLooks(errs) {
		c.looks(d.looks)
	}
	for _, which := range layouts {
		if l := d.house.Layouts[which]; l != nil {
			c.layout(which, l)
		} else {
			c.missing("the layout “%s”", which)
		}
	}
	d.house.values = documentValues()
	return d.house
}

// documentValues are the keys of Furniture.Values: every fact of the document that is one text.
func documentValues() []*key {
	names := append(sortedKeys(documentKeys), "date.heading")
	for _, attribute := range append(sortedKeys(personKeys), "title") {
		names = append(names, "presenter."+attribute)
	}
	slices.Sort(names)
	out := make([]*key, len(names))
	for i, n := range names {
		out[i], _ = findKey(n, reach{})
	}
	return out
}

type checker struct {
	house   *House
	file    string
	spoken  map[string]bool // languages of the style and of its base
	room    float64         // width of the text; 0 where the page is wrong
	grounds []string        // colours on which text may stand
	errs    *source.Errors
}

func (c *checker) missing(format string, args ...any) {
	message := source.Msg(format, args...)
	c.errs.Add(source.Errorf(source.Pos{File: c.file}, "incomplete-style", "the house style “%s” lacks %s", c.house.Name, message).
		WithHint("say it here, or name a base that has it"))
}

var languageForm = regexp.MustCompile(`^[a-z]{2,3}$`)

func (c *checker) languages(languages []name) {
	for _, l := range languages {
		if !languageForm.MatchString(l.text) {
			c.errs.Add(source.Errorf(l.at, "bad-value", "“%s” is no language", l.text).WithHint("write the code: fi, sv, en"))
			continue
		}
		c.house.languages = append(c.house.languages, l.text)
	}
	slices.Sort(c.house.languages)
	c.house.languages = slices.Compact(c.house.languages)
	if len(languages) == 0 {
		c.missing("“%s”", "languages")
	}
}

// parallel checks the languages that stand in one document: two different ones that the style speaks.
func (c *checker) parallel(languages []name) {
	if len(languages) == 0 {
		return
	}
	for _, l := range languages {
		if !slices.Contains(c.house.languages, l.text) {
			c.errs.Add(source.Errorf(l.at, "unknown-language", "the style does not say that it speaks “%s”", l.text).
				WithHint("add it to “languages”: %s", strings.Join(c.house.languages, ", ")))
		}
		c.house.parallel = append(c.house.parallel, l.text)
	}
	if len(languages) != 2 || languages[0].text == languages[1].text {
		c.errs.Add(source.Errorf(languages[0].at, "bad-parallel", "two different languages stand in parallel").WithHint("write “parallel: [fi, sv]”"))
	}
}

func (c *checker) dates(dates map[string]name) {
	for _, which := range []string{"text", "heading"} {
		if dates[which].text == "" {
			c.missing("the form of dates “%s”", which)
		}
	}
	c.house.dates = dateForms{text: dates["text"].text, heading: dates["heading"].text}
	if c.house.names == "" {
		c.missing("“%s”", "names")
	}
}

func (c *checker) words(words map[string]phrase) {
	c.house.words = words
	for _, which := range []string{wordAnd, wordAttachmentNumber} {
		p, ok := words[which]
		if !ok {
			c.missing("the word “%s”", which)
			continue
		}
		c.phrase(&p)
	}
}

// outcomes checks that there is a sentence for every way in which a matter may end.
func (c *checker) outcomes(outcomes map[string]phrase) {
	c.house.outcomes = outcomes
	for _, code := range doc.Outcomes() {
		p, ok := outcomes[code]
		if !ok {
			c.missing("the sentence for the outcome “%s”", code)
			continue
		}
		c.phrase(&p)
	}
}

// phrase checks that a text stands in every language of the style. It may stand in another that the style's base speaks.
func (c *checker) phrase(p *phrase) {
	if p.by == nil {
		return
	}
	for _, lang := range c.house.languages {
		if len(p.by[lang]) == 0 {
			c.errs.Add(source.Errorf(p.at, "missing-language", "the text is missing in the language “%s”", lang).
				WithHint("write it here, or take the language out of “languages”"))
		}
	}
	for _, lang := range sortedKeys(p.by) {
		if !c.spoken[lang] {
			c.errs.Add(source.Errorf(p.at, "unknown-language", "the style does not say that it speaks “%s”", lang).
				WithHint("add it to “languages”: %s", strings.Join(c.house.languages, ", ")))
		}
	}
}

func (c *checker) page() {
	p := c.house.Page
	lengths := map[string]float64{
		"width": p.Width, "height": p.Height, "left": p.Left, "right": p.Right, "top": p.Top, "bottom": p.Bottom,
		"head": p.Head, "foot": p.Foot, "tab": p.Tab, "first_top": p.FirstTop,
	}
	for _, which := range sortedKeys(lengths) {
		if lengths[which] == 0 {
			c.missing("the length “%s” of the page", which)
		}
	}
	if p.Width*p.Height > 0 && (p.Left+p.Right >= p.Width/2 || p.Top+p.Bottom >= p.Height/2) {
		c.missing("room for text: the margins take more than half of the page")
	} else {
		c.room = p.Width - p.Left - p.Right
	}
	texts := map[string]string{"fonts: pdf": c.house.Fonts.PDF, "fonts: word": c.house.Fonts.Word, "list: bullet": c.house.List.Bullet}
	for _, which := range sortedKeys(texts) {
		if texts[which] == "" {
			c.missing("“%s”", which)
		}
	}
}

func (c *checker) looks(drafts map[string]*lookDraft) {
	for _, which := range requiredLooks {
		if c.house.Looks[which] == nil {
			c.missing("the look “%s”", which)
		}
	}
	if c.house.Tables[TablePlain] == nil {
		c.missing("the look of tables “%s”", TablePlain)
	}
	c.grounds = []string{"#FFFFFF", c.house.Table.HeadFill, c.house.Table.OwnFill}
	for _, which := range sortedKeys(c.house.Tables) {
		c.grounds = append(c.grounds, c.house.Tables[which].HeadFill, c.house.Tables[which].OwnFill)
	}
	for _, which := range sortedKeys(c.house.Looks) {
		c.look(which, c.house.Looks[which], drafts[which].at)
	}
}

const (
	smallestType = 6.0 // points
	largestType  = 72.0
)

// look checks that text in a look can be read. WCAG 2.1, success criterion 1.4.3, asks for a contrast of 4.5 to 1.
func (c *checker) look(which string, l *Look, at source.Pos) {
	fail := func(code, format string, args ...any) {
		c.errs.Add(source.Errorf(at, code, "the look “%s” %s", which, source.Msg(format, args...)))
	}
	if l.Size < smallestType || l.Size > largestType {
		fail("bad-look", "has type of %.4g pt; %.4g to %.4g pt can be read", l.Size, smallestType, largestType)
	}
	if l.Leading < l.Size {
		fail("bad-look", "has lines nearer to each other than its type is high")
	}
	if l.Word == "" {
		fail("bad-look", "does not name Word's style")
	}
	if c.room > 0 && l.Left+l.Right > c.room*3/4 {
		fail("bad-look", "leaves less than a quarter of the line for text")
	}
	for _, ground := range c.grounds {
		if ground != "" && contrast(orBlack(l.Color), ground) < leastContrast {
			fail("low-contrast", "has the colour %s, which is hard to read on %s", l.Color, ground)
		}
	}
}

const leastContrast = 4.5

func orBlack(colour string) string {
	if colour == "" {
		return "#000000"
	}
	return colour
}

// contrast gives the contrast ratio of two colours after WCAG 2.1: from 1 to 21.
func contrast(a, b string) float64 {
	first, second := luminance(a), luminance(b)
	return (max(first, second) + 0.05) / (min(first, second) + 0.05)
}

// luminance gives the relative luminance of an sRGB colour “#RRGGBB” after WCAG 2.1: from 0 to 1.
func luminance(colour string) float64 {
	var sum float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		channel, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return 0 // colours are checked when they are read
		}
		v := float64(channel) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}

// layout checks one layout and connects its orders with its parts.
func (c *checker) layout(which doc.Layout, l *Layout) {
	if len(l.orders) == 0 {
		c.errs.Add(source.Errorf(l.at, "missing-key", "the layout “%s” has no “order”", which))
	}
	c.likeParts(l)
	for _, stage := range sortedKeys(l.orders) {
		c.order(which, stage, l)
	}
	for _, partName := range sortedKeys(l.parts) {
		c.part(l.parts[partName], l)
	}
	l.furniture.phrases(c.phrase)
	for _, p := range []*phrase{&l.attach.phrase, &l.attach.background} {
		if p.all == nil && p.by == nil {
			c.errs.Add(source.Errorf(l.at, "missing-key", "the layout “%s” does not say the phrases of “attachments”", which))
		}
		c.phrase(p)
	}
	if l.attach.one != nil {
		c.phrase(l.attach.one)
	}
	c.phrase(&l.tables.caption)
	if l.tables.caption.all == nil && l.tables.caption.by == nil {
		c.errs.Add(source.Errorf(l.at, "missing-key", "the layout “%s” does not say the “caption” of numbered “tables”", which))
	}
	for _, from := range sortedKeys(l.looks) {
		c.lookName(name{l.at, from})
		c.lookName(name{l.at, l.looks[from]})
	}
	c.unsaid(which, l)
	c.leftColumn(l)
}

// likeParts gives the parts that are like another what the other holds, once the style has said everything of that.
func (c *checker) likeParts(l *Layout) {
	for _, partName := range sortedKeys(l.parts) {
		p := l.parts[partName]
		if p.like.text == "" {
			continue
		}
		other := l.parts[p.like.text]
		if other == nil || other.like.text != "" {
			c.errs.Add(unknownName(p.like, "unknown-part", "the style has no part “%s”", sortedKeys(l.parts)))
			other = &part{look: LookFact, leadLook: LookFact}
		}
		own := *p
		*p = *other
		p.at, p.name, p.like, p.label = own.at, own.name, own.like, own.label
	}
}

func (c *checker) lookName(n name) {
	if c.house.Looks[n.text] == nil {
		c.errs.Add(unknownLook(n, c.house.Looks))
	}
}

// earlier connects the parts in which earlier handlings are shown.
func (c *checker) earlier(p *part, l *Layout) {
	if p.earlier == nil || p.earlier.names == nil {
		return
	}
	p.earlier.order = &order{at: p.at}
	for _, n := range p.earlier.names {
		inner := l.parts[n.text]
		switch {
		case inner == nil:
			c.errs.Add(unknownName(n, "unknown-part", "the style has no part “%s”", sortedKeys(l.parts)))
		case inner.title != nil || inner.earlier != nil || inner.items:
			c.errs.Add(source.Errorf(n.at, "bad-part", "the part “%s” cannot stand among those of an earlier handling", n.text))
		default:
			p.earlier.order.parts = append(p.earlier.order.parts, inner)
		}
	}
}

func (c *checker) part(p *part, l *Layout) {
	p.phrases(c.phrase)
	c.lookName(name{p.at, p.look})
	c.lookName(name{p.at, p.leadLook})
	if p.table != nil {
		c.errs.AddAll(c.house.unknownTable(p.table.look))
	}
	c.earlier(p, l)
	if p.label == nil {
		return
	}
	c.lookName(name{p.label.at, p.label.look})
	c.always(&p.label.text)
	for _, other := range []*phrase{p.label.one, p.label.empty} {
		if other != nil {
			c.always(other)
		}
	}
}

// always checks that a text can be printed whatever is known.
func (c *checker) always(p *phrase) {
	check := func(alternatives []*pattern) {
		if len(alternatives) == 0 {
			return
		}
		last := alternatives[len(alternatives)-1]
		for _, t := range last.tokens {
			if t.key != nil {
				c.errs.Add(source.Errorf(last.at, "uncertain-label", "a label must stand even where “%s” is not known", t.key.name).
					WithHint("put it in brackets, or add another text after this one without it"))
				return
			}
		}
	}
	check(p.all)
	for _, lang := range sortedKeys(p.by) {
		check(p.by[lang])
	}
}

// order checks the order of a stage: it has the parts that it names, one title before everything that is a heading, and
// shows every fact that the layout does not leave out on purpose.
func (c *checker) order(which doc.Layout, stage doc.Stage, l *Layout) {
	o := l.orders[stage]
	o.parts = nil
	shown, titles, whole := map[string]bool{}, 0, true
	for _, n := range o.names {
		p := l.parts[n.text]
		if p == nil {
			c.errs.Add(unknownName(n, "unknown-part", "the style has no part “%s”", sortedKeys(l.parts)))
			whole = false
			continue
		}
		if slices.Contains(o.parts, p) {
			c.errs.Add(source.Errorf(n.at, "double-part", "the part “%s” stands in the order twice", n.text))
		}
		o.parts = append(o.parts, p)
		if p.title != nil {
			titles++
		} else if titles == 0 && p.hasHeadings() {
			c.errs.Add(source.Errorf(n.at, "title-late", "the part “%s” has headings and stands before the title", n.text).
				WithHint("a document begins with its heading of level 1, so that readers of a screen find their way"))
		}
		p.phrases(func(p *phrase) { showsFacts(p, shown) })
		linesShow(p, shown)
	}
	if !whole {
		return // what the missing part would have shown is not known
	}
	if titles != 1 {
		c.errs.Add(source.Errorf(o.at, "title-count", "the order has %d titles; it must have one", titles))
	}
	c.facts(which, stage, l, shown)
}

func (p *part) hasHeadings() bool {
	return p.prose != nil || p.items || p.heading || p.label != nil && p.label.place != placeRunIn
}

func showsFacts(p *phrase, shown map[string]bool) {
	p.patterns(func(pattern *pattern) {
		for _, k := range pattern.keys {
			shown[k.fact] = true
		}
	})
}

func linesShow(p *part, shown map[string]bool) {
	for _, lines := range [][]line{p.lines, p.lead} {
		for _, l := range lines {
			if l.each != nil {
				shown[l.each.fact] = true
			}
		}
	}
	if p.table != nil {
		for _, g := range p.table.groups {
			shown[g.each.fact] = true
		}
	}
	for _, r := range p.rows {
		for _, cell := range r.cells {
			if cell.each != nil {
				shown[cell.each.fact] = true
			}
		}
	}
}

func (c *checker) facts(which doc.Layout, stage doc.Stage, l *Layout, shown map[string]bool) {
	l.furniture.phrases(func(p *phrase) { showsFacts(p, shown) })
	var nowhere []string
	for _, fact := range factsOf(which) {
		if !shown[fact] && !l.leavesOut[fact] && !(stage == doc.StageOfficer && fact == "presenter") { // nobody presents to an officer
			nowhere = append(nowhere, fact)
		}
	}
	if len(nowhere) > 0 {
		c.errs.Add(source.Errorf(l.orders[stage].at, "fact-left-out", "the layout “%s” shows nowhere: %s", which, strings.Join(nowhere, ", ")).
			WithHint("put them in parts of this order, or name them under “leaves_out”"))
	}
}
