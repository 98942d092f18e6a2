package docx

import (
	"maps"
	"slices"
	"strings"

	"github.com/pykala/pykala/render/style"
)

// Marks stand for what differs from document to document in parts that are made once: the language, and the styles that
// only some documents use. They are characters of the private use area, which no letterhead may hold.
const (
	languageMark = "\U0010FFF0"
	rareMark     = "\U0010FFF3"
)

// stylesheet is the part word/styles.xml and what the body needs to know of it: identifiers by look.
type stylesheet struct {
	part       string            // with marks for the language and the rare styles
	rare       map[string]string // rare styles by identifier
	paragraphs map[string]string
	headings   map[headingLook]string
	list       string
	tables     map[string]string // by look; the ordinary one has the empty name
	link       string
	blank      string
	label      string
}

// newStylesheet lays the styles of the house over those of the letterhead. A style of the letterhead that has the name of
// one of the house's gives way to it but keeps its identifier, since headers and other styles refer to it by that; what the
// letterhead lacks comes from the shipped one.
func newStylesheet(h *style.House, letterhead, shipped []byte) (*stylesheet, error) {
	own, err := split(letterhead)
	if err != nil {
		return nil, err
	}
	base, err := split(shipped)
	if err != nil {
		return nil, err
	}
	names := newIdentifiers(own.children)
	c := newCatalogue(h)
	made := map[string]bool{strings.ToLower(nameTable): true}
	for look := range h.Tables {
		made[strings.ToLower(tableStyle(look))] = true
	}
	for _, d := range c.definitions {
		made[strings.ToLower(d.name)] = true
	}
	var x xmlBuffer
	x.raw(own.head)
	appendDefaults(&x, h, languageMark)
	appendKept(&x, own.children, made)
	for _, s := range base.children {
		if name := s.inner("name"); !made[strings.ToLower(name)] && !names.has(name) {
			x.raw(strings.Replace(s.xml, `w:styleId="`+s.attribute("styleId")+`"`, `w:styleId="`+names.id(name)+`"`, 1))
		}
	}
	rare := map[string]string{}
	for _, d := range c.definitions {
		if d.rare {
			var own xmlBuffer
			appendStyle(&own, d, names.id)
			rare[names.id(d.name)] = string(own.b)
		} else {
			appendStyle(&x, d, names.id)
		}
	}
	x.raw(rareMark)
	appendTableStyle(&x, &h.Table, nameTable, names.id)
	for _, look := range slices.Sorted(maps.Keys(h.Tables)) {
		var own xmlBuffer
		appendTableStyle(&own, h.Tables[look], tableStyle(look), names.id)
		rare[names.id(tableStyle(look))] = string(own.b)
	}
	x.raw(own.tail)
	part, err := compact(x.b)
	if err != nil {
		return nil, err
	}
	sheet := c.sheet(string(part), names)
	for look := range h.Tables {
		sheet.tables[look] = names.id(tableStyle(look))
	}
	sheet.rare = rare
	return sheet, nil
}

// appendKept writes the letterhead's styles, except those that the house makes.
func appendKept(x *xmlBuffer, children []element, made map[string]bool) {
	for _, e := range children {
		if e.name == "latentStyles" || e.name == "style" && !made[strings.ToLower(e.inner("name"))] {
			x.raw(e.xml)
		}
	}
}

func (c *catalogue) sheet(part string, names *identifiers) *stylesheet {
	s := &stylesheet{
		part: part, paragraphs: map[string]string{}, headings: map[headingLook]string{},
		list: names.id(nameList), tables: map[string]string{"": names.id(nameTable)}, link: names.id(nameLink), blank: names.id(nameBlank), label: names.id(nameLabel),
	}
	for look, d := range c.paragraphs {
		s.paragraphs[look] = names.id(d.name)
	}
	for look, d := range c.headings {
		s.headings[look] = names.id(d.name)
	}
	return s
}

// paragraph gives the identifier of a look's style; body text has the empty look.
func (s *stylesheet) paragraph(look string) string {
	if id, ok := s.paragraphs[look]; ok {
		return id
	}
	return s.paragraphs[style.LookBody]
}

// identifiers gives each style name one identifier, unique in the part.
type identifiers struct {
	byName map[string]string // by lower-case name
	taken  map[string]bool
	there  map[string]bool // names that the letterhead itself has
}

func newIdentifiers(children []element) *identifiers {
	ids := &identifiers{byName: map[string]string{}, taken: map[string]bool{}, there: map[string]bool{}}
	for _, e := range children {
		if e.name != "style" {
			continue
		}
		name, id := strings.ToLower(e.inner("name")), e.attribute("styleId")
		ids.byName[name], ids.taken[id], ids.there[name] = id, true, true
	}
	return ids
}

func (ids *identifiers) has(name string) bool { return ids.there[strings.ToLower(name)] }

// id gives the identifier of a style. Word finds its own styles by name, so an identifier may be anything unique; ours are
// those of an English Word, or the name without what is not a letter or a digit.
func (ids *identifiers) id(name string) string {
	lower := strings.ToLower(name)
	if id, ok := ids.byName[lower]; ok {
		return id
	}
	id := builtIn[lower]
	if id == "" {
		id = camel(name)
	}
	for ids.taken[id] {
		id += "0"
	}
	ids.byName[lower], ids.taken[id] = id, true
	return id
}

func camel(name string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !isASCIIWord(r) }) {
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	if b.Len() == 0 {
		return "Style"
	}
	return b.String()
}

func isASCIIWord(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}
