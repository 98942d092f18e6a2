package docx

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// relationID gives the identifier of the document's relationship to a header or footer.
func (p pagePart) relationID() string { return strings.TrimSuffix(p.name, ".xml") }

// drawingsPerPart keeps the identifiers of drawings apart: the body counts from 1, and each header from a thousand of its own.
const drawingsPerPart = 1000

// fill writes a header or footer of one document: the healed letterhead with values in the place of placeholders.
func (s *story) fill(t *template, f *doc.Furniture) {
	for _, segment := range t.segments {
		switch segment.key {
		case "":
			s.raw(segment.literal)
		case keyLogo:
			s.logo(t, f)
		case keyFirst:
			around := s.below(s.w.page.firstTop, f, f.First, t)
			if s.logoInLine(t, f) {
				around.logo = f.Logo
			}
			s.lines(f.First, style.LookHeader, around)
		case keyContinued:
			s.lines(f.Continued, style.LookHeader, s.below(s.w.page.continuedTop, f, f.Continued, t))
		case keyFoot:
			s.lines(f.Foot, style.LookFooter, s.aboveFoot(f.Foot))
		default:
			s.fact(t, segment, f.Values)
		}
	}
}

// fact writes the value of a placeholder inside the w:t that it stands in.
func (s *story) fact(t *template, p segment, values map[string]string) {
	value, known := values[p.key]
	if value == "" && !p.optional {
		s.errs.Add(s.missing(t, p.key, known, values))
		return
	}
	if !s.legal(value, t.at) {
		return
	}
	for value != "" {
		i := strings.IndexFunc(value, isElement)
		if i < 0 {
			s.text(value)
			return
		}
		s.text(value[:i])
		size := len(string([]rune(value[i:])[:1]))
		s.raw("</w:t>" + charElement([]rune(value[i:])[0]) + `<w:t xml:space="preserve">`)
		value = value[i+size:]
	}
}

func (s *story) missing(t *template, key string, known bool, values map[string]string) *source.Error {
	e := source.Errorf(t.at, "missing-value", "the letterhead asks for {%s}, which this document does not have", key)
	near := source.Suggest(key, slices.Sorted(maps.Keys(values)))
	if known || near == "" {
		return e.WithHint("give the value, or write {%s?} where it may be empty", key)
	}
	return e.WithHint("did you mean {%s}? Write {%s?} where the value may be empty", near, key)
}

// furnitureGap is the least space between furniture and text, points.
const furnitureGap = 8

// lines writes the rows of furniture in the place of the placeholder's paragraph. Where there are none, a line of no
// height is left, since a header must hold a paragraph.
func (s *story) lines(rows []doc.FieldRow, look string, around space) {
	if len(rows) == 0 {
		s.emptyLine(around.after)
		return
	}
	for i := range rows {
		var own space
		if i == 0 {
			own.before, own.logo = around.before, around.logo
		}
		if i == len(rows)-1 {
			own.after = around.after
		}
		s.fieldRow(&rows[i], look, own)
	}
}

// emptyLineHeight is the height of a line that is there only because there must be one, points.
const emptyLineHeight = 1

func (s *story) emptyLine(gap float64) {
	s.raw(`<w:p><w:pPr><w:spacing w:before="0"`)
	s.measure("w:after", int(twips(max(0, gap-emptyLineHeight))))
	s.measure("w:line", int(twips(emptyLineHeight)))
	s.raw(` w:lineRule="exact"/></w:pPr></w:p>`)
}

// below gives the space below the last line of a page's head that makes the text begin where the house style wants it, and
// clear of the head. There is none where Word's top margin does that, or where the letterhead states its own margins.
func (s *story) below(top twip, f *doc.Furniture, rows []doc.FieldRow, t *template) space {
	if s.w.letterhead.margins != nil {
		return space{}
	}
	used := float64(s.w.page.head)/20 + s.headHeight(t, f, rows)
	wanted := float64(top) / 20
	if len(rows) > 0 || t.has(keyLogo) && f.Logo != nil {
		wanted = max(wanted, used+furnitureGap)
	}
	if twips(wanted) <= s.w.page.top {
		return space{}
	}
	return space{after: wanted - used}
}

// aboveFoot gives the space above the first line of a page's foot where that is so high that it reaches up to the text.
func (s *story) aboveFoot(rows []doc.FieldRow) space {
	used := float64(s.w.page.foot)/20 + s.height(rows, style.LookFooter) + furnitureGap
	if len(rows) == 0 || twips(used) <= s.w.page.bottom {
		return space{}
	}
	return space{before: furnitureGap}
}

// height gives how high rows are, if no text goes to a second line by itself.
func (s *story) height(rows []doc.FieldRow, look string) float64 {
	total := 0.0
	for _, row := range rows {
		l, _ := s.style(cmp.Or(row.Look, look), setting{})
		most := 1
		for _, cell := range row.Cells {
			most = max(most, 1+strings.Count(doc.InlineText(cell.Text), "\n"))
		}
		total += max(l.Before, l.After) + l.Leading*float64(most)
	}
	return total
}

// The space that a logo may take, points.
const (
	widestLogo  = 200
	highestLogo = 48
)

// logo writes the logo in the place of its placeholder's paragraph, unless it stands in the first line of the head.
func (s *story) logo(t *template, f *doc.Furniture) {
	if f.Logo == nil || s.logoInLine(t, f) {
		s.emptyLine(0)
		return
	}
	look, id := s.style(style.LookHeader, setting{})
	s.open(s.format(id, look, style.LookHeader, setting{}))
	s.logoDrawing(f.Logo)
	s.close()
}

func (s *story) logoDrawing(logo *doc.Image) {
	kind, size, err := pictureSize(logo.PNG)
	switch {
	case err != nil:
		s.errs.Add(source.Errorf(source.Pos{}, "picture", "the logo “%s” cannot be read: %s", logo.Name, source.Cause(err)).WithHint("give a PNG or a JPEG file"))
	case logo.Alt == "":
		s.errs.Add(source.Errorf(source.Pos{}, "picture-text", "the logo “%s” has no text alternative", logo.Name))
	case s.legal(logo.Alt, source.Pos{}) && s.legal(logo.Name, source.Pos{}):
		width, height := fit(0, size, widestLogo, highestLogo)
		s.drawing(s.addPicture(logo, "logo", kind), logo, width, height)
	}
}

// logoInLine reports whether the logo stands in the first line of the head: there is one line, and its texts are clear of
// the logo.
func (s *story) logoInLine(t *template, f *doc.Furniture) bool {
	if f.Logo == nil || len(f.First) != 1 || !t.has(keyLogo) || !t.has(keyFirst) {
		return false
	}
	_, size, err := pictureSize(f.Logo.PNG)
	if err != nil {
		return false
	}
	width, _ := fit(0, size, widestLogo, highestLogo)
	for _, cell := range f.First[0].Cells {
		if cell.Tab >= 0 && float64(cell.Tab)*s.w.house.Page.Tab < width+furnitureGap {
			return false
		}
	}
	return true
}

// logoHeight gives the height of the line that the logo stands in.
func (s *story) logoHeight(logo *doc.Image) float64 {
	_, size, err := pictureSize(logo.PNG)
	if err != nil {
		return 0
	}
	_, height := fit(0, size, widestLogo, highestLogo)
	look, _ := s.style(style.LookHeader, setting{})
	return look.Before + max(look.Leading, height+look.Leading-look.Size)
}

// headHeight gives how high the head of a page is with its logo.
func (s *story) headHeight(t *template, f *doc.Furniture, rows []doc.FieldRow) float64 {
	height := s.height(rows, style.LookHeader)
	switch {
	case !t.has(keyLogo):
		return height
	case f.Logo == nil:
		return height + emptyLineHeight
	case s.logoInLine(t, f):
		return emptyLineHeight + max(height, s.logoHeight(f.Logo))
	}
	return height + s.logoHeight(f.Logo)
}
