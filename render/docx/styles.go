package docx

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pykala/pykala/render/style"
)

// deepestHeading is the lowest level of heading that a document may have, and that has a style of Word's own here.
const deepestHeading = 6

// Names of styles that are not looks of the house style. The first four stand in the shipped letterhead, which every
// other letterhead is completed from.
const (
	nameLink    = "Hyperlink"
	nameBlank   = "Placeholder Text"
	nameLabel   = "Run-in Label"
	nameNoStyle = "Normal Table"
	nameTable   = "House Table"
	nameList    = "List Paragraph"
	nameNormal  = "Normal"
)

// builtIn gives the identifiers that Word itself uses for the styles of its own that house styles name. A style with any
// other name is the house's own.
var builtIn = map[string]string{
	"normal": "Normal", "body text": "BodyText", "caption": "Caption", "closing": "Closing", "date": "Date", "footer": "Footer",
	"header": "Header", "heading 1": "Heading1", "heading 2": "Heading2", "heading 3": "Heading3", "heading 4": "Heading4",
	"heading 5": "Heading5", "heading 6": "Heading6", "list paragraph": "ListParagraph", "no spacing": "NoSpacing", "quote": "Quote",
	"salutation": "Salutation", "signature": "Signature", "subtitle": "Subtitle", "title": "Title",
	"hyperlink": "Hyperlink", "placeholder text": "PlaceholderText", "strong": "Strong", "emphasis": "Emphasis",
	"default paragraph font": "DefaultParagraphFont", "normal table": "TableNormal", "no list": "NoList",
}

// styleDefinition is one paragraph style made of a look.
type styleDefinition struct {
	name   string
	base   *styleDefinition // nil for Normal
	look   *style.Look
	level  int  // outline level, 1 to 6; 0 is text
	whole  bool // its words are not hyphenated
	custom bool // not one of Word's own
	rare   bool // stands in a file only where the document uses it
}

// headingLook is a look at a level: the level decides what the heading is, the look how it is set.
type headingLook struct {
	look  string
	level int
}

// catalogue is the styles of a house: which definition serves which look.
type catalogue struct {
	definitions []*styleDefinition // in the order of the part
	paragraphs  map[string]*styleDefinition
	headings    map[headingLook]*styleDefinition
	list        *styleDefinition
	used        map[string]bool // names taken, lower case
}

// newCatalogue makes the definitions. Word's own headings take the looks of headings by level. Of the looks that name the
// same style of Word, one defines it and the others get styles of their own that are based on it.
func newCatalogue(h *style.House) *catalogue {
	c := &catalogue{paragraphs: map[string]*styleDefinition{}, headings: map[headingLook]*styleDefinition{}, used: map[string]bool{}}
	normal := c.add(&styleDefinition{name: nameNormal, look: h.Look("")})
	c.paragraphs[style.LookBody] = normal
	c.list = c.add(&styleDefinition{name: nameList, base: normal, look: h.Look("")})
	for level := 1; level <= deepestHeading; level++ {
		look := style.HeadingLook(level)
		c.headings[headingLook{look, level}] = c.add(&styleDefinition{
			name: fmt.Sprintf("heading %d", level), base: normal, look: h.Look(look), level: level, whole: true,
		})
	}
	names := slices.Sorted(maps.Keys(h.Looks))
	owners := map[string]*styleDefinition{"normal": normal}
	for _, name := range names {
		if word := h.Looks[name].Word; owner(names, h, word) == name && owners[strings.ToLower(word)] == nil {
			d := c.add(&styleDefinition{
				name: word, base: normal, look: h.Looks[name], whole: !style.Hyphenated(name), custom: builtIn[strings.ToLower(word)] == "",
			})
			owners[strings.ToLower(word)], c.paragraphs[name] = d, d
		}
	}
	for _, name := range names {
		c.addOwn(h, name, owners, normal)
	}
	return c
}

// addOwn gives a look that defines none of Word's styles a style of its own, and a look of headings one for every level.
func (c *catalogue) addOwn(h *style.House, name string, owners map[string]*styleDefinition, normal *styleDefinition) {
	look := h.Looks[name]
	if c.paragraphs[name] == nil {
		base := owners[strings.ToLower(look.Word)]
		if base == nil {
			base = normal
		}
		c.paragraphs[name] = c.add(&styleDefinition{
			name: c.free(words(name)), base: base, look: look, whole: !style.Hyphenated(name), custom: true, rare: isHeading(name, look),
		})
	}
	if !isHeading(name, look) {
		return
	}
	for level := 1; level <= deepestHeading; level++ {
		key := headingLook{name, level}
		if c.headings[key] != nil {
			continue
		}
		base := c.headings[headingLook{style.HeadingLook(level), level}]
		c.headings[key] = c.add(&styleDefinition{
			name: c.free(fmt.Sprintf("%s level %d", words(name), level)), base: base, look: look, level: level, whole: true, custom: true, rare: true,
		})
	}
}

func (c *catalogue) add(d *styleDefinition) *styleDefinition {
	c.definitions = append(c.definitions, d)
	c.used[strings.ToLower(d.name)] = true
	return d
}

// tags are structure types of PDF (ISO 32000-1, 14.8.4) that might be the name of a look. LibreOffice tags paragraphs with
// the names of their styles: one called Table would make paragraphs of all tables.
var tags = []string{"art", "blockquote", "code", "div", "document", "figure", "form", "formula", "index", "link", "note", "part", "reference", "sect", "span", "table"}

// free gives a name that is neither taken nor one of Word's own or of a tag's.
func (c *catalogue) free(name string) string {
	for lower := strings.ToLower(name); builtIn[lower] != "" || c.used[lower] || slices.Contains(tags, lower); lower = strings.ToLower(name) {
		name += " text"
	}
	return name
}

// owner gives the look that defines a style of Word's: the one of the same name, else the first that names it. Word's
// headings belong to headings, never to a paragraph.
func owner(names []string, h *style.House, word string) string {
	lower := strings.ToLower(word)
	if word == "" || strings.HasPrefix(lower, "heading ") {
		return ""
	}
	if l, ok := h.Looks[lower]; ok && strings.EqualFold(l.Word, word) {
		return lower
	}
	for _, name := range names {
		if strings.EqualFold(h.Looks[name].Word, word) {
			return name
		}
	}
	return ""
}

// isHeading reports whether headings may be set in a look.
func isHeading(name string, look *style.Look) bool {
	switch name {
	case style.LookTitle, style.LookHeading2, style.LookHeading3, style.LookHeading4, style.LookSideHeading:
		return true
	}
	return strings.HasPrefix(strings.ToLower(look.Word), "heading ")
}

// words gives the name of a look as people write it: "side-heading" is "Side heading".
func words(look string) string {
	s := strings.ReplaceAll(look, "-", " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

// appendStyle writes a definition; id gives the identifier of a style by its name.
func appendStyle(x *xmlBuffer, d *styleDefinition, id func(string) string) {
	x.raw(`<w:style w:type="paragraph"`)
	if d.base == nil {
		x.raw(` w:default="1"`)
	}
	if d.custom {
		x.raw(` w:customStyle="1"`)
	}
	x.attribute("w:styleId", id(d.name))
	x.raw(">")
	x.value("name", d.name)
	if d.base != nil {
		x.value("basedOn", id(d.base.name))
	}
	if d.level > 0 {
		x.value("next", id(nameNormal))
	}
	x.raw("<w:qFormat/>")
	var base *style.Look
	if d.base != nil {
		base = d.base.look
	}
	appendParagraphLook(x, d, base)
	appendRunLook(x, d.look, base)
	x.raw("</w:style>")
}

// appendParagraphLook writes what differs from the look that the style is based on, in the order of CT_PPrBase.
func appendParagraphLook(x *xmlBuffer, d *styleDefinition, base *style.Look) {
	l := d.look
	if base == nil {
		base = &style.Look{Align: style.AlignLeft}
	}
	empty := x.begin("<w:pPr>")
	appendToggle(x, "keepNext", l.KeepNext, base.KeepNext)
	appendToggle(x, "keepLines", l.KeepAll, base.KeepAll)
	if l.Border > 0 {
		appendBorder(x, l)
	}
	appendToggle(x, "suppressAutoHyphens", d.whole, d.base != nil && d.base.whole)
	if twips(l.Before) != twips(base.Before) || twips(l.After) != twips(base.After) || twips(l.Leading) != twips(base.Leading) {
		x.raw("<w:spacing")
		x.measure("w:before", int(twips(l.Before)))
		x.measure("w:after", int(twips(l.After)))
		x.measure("w:line", int(twips(l.Leading)))
		x.raw(` w:lineRule="atLeast"/>`)
	}
	if leftOf(l) != leftOf(base) || rightOf(l) != rightOf(base) {
		appendIndents(x, leftOf(l), rightOf(l))
	}
	if l.Align != base.Align {
		x.value("jc", justification(l.Align))
	}
	if d.level > 0 {
		x.raw("<w:outlineLvl")
		x.measure("w:val", d.level-1)
		x.raw("/>")
	}
	x.end("</w:pPr>", empty)
}

// leftOf and rightOf give the distances of the text from the margins: inside a border, the border and its padding come on
// top, so that the border itself stands where the look's indent is.
func leftOf(l *style.Look) twip { return twips(l.Left + inset(l)) }

func rightOf(l *style.Look) twip { return twips(l.Right + inset(l)) }

func inset(l *style.Look) float64 {
	if l.Border <= 0 {
		return 0
	}
	return l.Border + l.Padding
}

func appendIndents(x *xmlBuffer, left, right twip) {
	x.raw("<w:ind")
	x.measure("w:left", int(left))
	x.measure("w:right", int(right))
	x.raw("/>")
}

func appendBorder(x *xmlBuffer, l *style.Look) {
	x.raw("<w:pBdr>")
	for _, side := range [...]string{"top", "left", "bottom", "right"} {
		x.raw("<w:" + side + ` w:val="single"`)
		x.measure("w:sz", int(ruleWidth(l.Border)))
		x.measure("w:space", borderSpace(l.Padding))
		x.attribute("w:color", color(l.Color, "auto"))
		x.raw("/>")
	}
	x.raw("</w:pBdr>")
}

func appendRunLook(x *xmlBuffer, l, base *style.Look) {
	if base == nil {
		base = &style.Look{}
	}
	empty := x.begin("<w:rPr>")
	appendToggle(x, "b", l.Bold, base.Bold)
	appendToggle(x, "bCs", l.Bold, base.Bold)
	appendToggle(x, "i", l.Italic, base.Italic)
	appendToggle(x, "iCs", l.Italic, base.Italic)
	if l.Color != base.Color {
		x.value("color", color(l.Color, "auto"))
	}
	if halfPoints(l.Size) != halfPoints(base.Size) {
		for _, name := range [...]string{"sz", "szCs"} {
			x.raw("<w:" + name)
			x.measure("w:val", int(halfPoints(l.Size)))
			x.raw("/>")
		}
	}
	x.end("</w:rPr>", empty)
}

func appendToggle(x *xmlBuffer, name string, set, inherited bool) {
	switch {
	case set && !inherited:
		x.raw("<w:" + name + "/>")
	case !set && inherited:
		x.raw("<w:" + name + ` w:val="0"/>`)
	}
}

// justification gives Word's name of an alignment (ST_Jc).
func justification(a style.Align) string {
	switch a {
	case style.AlignRight:
		return "right"
	case style.AlignCenter:
		return "center"
	default:
		return "left"
	}
}

// color gives ST_HexColor for "#1A1A1A", and what stands for no colour otherwise.
func color(c, none string) string {
	if c == "" {
		return none
	}
	return strings.ToUpper(strings.TrimPrefix(c, "#"))
}

// appendDefaults writes docDefaults. Everything is stated: what is missing here Word takes from its own Normal, such as 8
// points below every paragraph.
func appendDefaults(x *xmlBuffer, h *style.House, lang string) {
	x.raw("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts")
	for _, script := range [...]string{"ascii", "hAnsi", "eastAsia", "cs"} {
		x.attribute("w:"+script, h.Fonts.Word)
	}
	size := int(halfPoints(h.Look("").Size))
	x.raw("/><w:sz")
	x.measure("w:val", size)
	x.raw("/><w:szCs")
	x.measure("w:val", size)
	x.raw("/><w:lang")
	x.attribute("w:val", lang)
	x.attribute("w:eastAsia", lang)
	x.raw(` w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`)
	x.raw(`<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`)
}

// appendTableStyle writes the style of tables: rules above and below rows, and the space inside cells. Rules
// take room of their own in Word, which the space below the text makes up for.
func appendTableStyle(x *xmlBuffer, t *style.TableLook, name string, id func(string) string) {
	x.raw(`<w:style w:type="table" w:customStyle="1"`)
	x.attribute("w:styleId", id(name))
	x.raw(">")
	x.value("name", name)
	x.value("basedOn", id(nameNoStyle))
	x.raw("<w:tblPr>")
	if t.Rule > 0 {
		x.raw("<w:tblBorders>")
		for _, side := range [...]string{"top", "bottom", "insideH"} {
			x.raw("<w:" + side + ` w:val="single"`)
			x.measure("w:sz", int(ruleWidth(t.Rule)))
			x.raw(` w:space="0"`)
			x.attribute("w:color", color(t.RuleColor, "auto"))
			x.raw("/>")
		}
		x.raw("</w:tblBorders>")
	}
	x.raw("<w:tblCellMar>")
	for _, margin := range [...]struct {
		side   string
		points float64
	}{{"top", t.PadY}, {"left", t.PadX}, {"bottom", max(0, t.PadY-t.Rule)}, {"right", t.PadX}} {
		x.raw("<w:" + margin.side)
		x.measure("w:w", int(twips(margin.points)))
		x.raw(` w:type="dxa"/>`)
	}
	x.raw("</w:tblCellMar></w:tblPr></w:style>")
}

// tableStyle gives the name of the style of a look of tables.
func tableStyle(look string) string {
	if look == "" {
		return nameTable
	}
	return nameTable + " " + words(look)
}
