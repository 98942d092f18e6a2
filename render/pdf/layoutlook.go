package pdf

import (
	"maps"
	"slices"
	"strconv"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/style"
)

// look is a look of the house style, made ready for setting.
type look struct {
	style.Look
	weight weight
	color  color
}

// color is a colour of sRGB.
type color struct{ red, green, blue uint8 }

// parseColor reads "#1A2B3C"; empty is black.
func parseColor(s string) (color, error) {
	if s == "" {
		return color{}, nil
	}
	v, err := strconv.ParseUint(s[min(1, len(s)):], 16, 32)
	if err != nil || len(s) != 7 || s[0] != '#' {
		return color{}, source.Errorf(source.Pos{}, "unusable-style", "“%s” is not a colour such as #1A2B3C", s)
	}
	return color{uint8(v >> 16), uint8(v >> 8), uint8(v)}, nil
}

// The parts of the type size that Liberation Sans and the fonts of its measures take above and below the baseline.
const (
	ascent  = 0.905
	descent = 0.212
)

// baseline gives the distance from the upper edge of a line to its baseline: the type stands in the middle of the leading.
func (l *look) baseline() float64 {
	return (l.Leading-(ascent+descent)*l.Size)/2 + ascent*l.Size
}

// scaled gives the look in a smaller size.
func (l *look) scaled(factor float64) *look {
	if factor == 1 {
		return l
	}
	small := *l
	small.Size *= factor
	small.Leading *= factor
	return &small
}

// house is a house style made ready for setting. It is read only.
type house struct {
	*style.House
	looks  map[string]*look
	tables map[string]*tableLook // the ordinary one has the empty name
}

// tableLook is a look of tables, made ready for setting.
type tableLook struct {
	*style.TableLook
	text, headText    *look
	ruleColor         color
	headFill, ownFill *color // nil where there is no background
}

// requiredLooks are those that the writer asks for by itself.
var requiredLooks = []string{
	style.LookBody, style.LookTitle, style.LookHeading2, style.LookHeading3, style.LookHeading4, style.LookTable,
	style.LookTableHead, style.LookCaption, style.LookHeader, style.LookFooter,
}

// openHouse checks what setting needs of a house style.
func openHouse(h *style.House) (*house, error) {
	var errs source.Errors
	out := &house{House: h, looks: make(map[string]*look, len(h.Looks))}
	for _, name := range slices.Sorted(maps.Keys(h.Looks)) {
		l, err := openLook(h.Looks[name])
		if err != nil {
			errs.Add(out.wrong("look “%s”: %s", name, err))
		}
		out.looks[name] = l
	}
	for _, name := range requiredLooks {
		if out.looks[name] == nil {
			errs.Add(out.wrong("the look “%s” is missing", name))
		}
	}
	out.tables = map[string]*tableLook{"": out.openTable(&h.Table, &errs)}
	for _, name := range slices.Sorted(maps.Keys(h.Tables)) {
		out.tables[name] = out.openTable(h.Tables[name], &errs)
	}
	if err := errs.Err(); err != nil {
		return nil, err
	}
	return out, out.checkPage()
}

func (h *house) wrong(format string, args ...any) *source.Error {
	return source.Errorf(source.Pos{}, "unusable-style", "house style “%s”: %s", h.Name, source.Msg(format, args...))
}

func openLook(l *style.Look) (*look, error) {
	c, err := parseColor(l.Color)
	if err != nil {
		return nil, err
	}
	if l.Size <= 0 || l.Leading < l.Size {
		return nil, source.Errorf(source.Pos{}, "unusable-style", "a type size of %g pt cannot stand on lines of %g pt", l.Size, l.Leading)
	}
	out := &look{Look: *l, color: c}
	if l.Bold {
		out.weight |= weightBold
	}
	if l.Italic {
		out.weight |= weightItalic
	}
	return out, nil
}

func (h *house) openTable(t *style.TableLook, errs *source.Errors) *tableLook {
	out := &tableLook{TableLook: t, text: h.look(t.Text), headText: h.look(t.Head)}
	var err error
	if out.ruleColor, err = parseColor(t.RuleColor); err != nil {
		errs.Add(h.wrong("rules of tables: %s", err))
	}
	for _, fill := range []struct {
		text string
		to   **color
	}{{t.HeadFill, &out.headFill}, {t.OwnFill, &out.ownFill}} {
		if fill.text == "" {
			continue
		}
		c, err := parseColor(fill.text)
		if err != nil {
			errs.Add(h.wrong("backgrounds of tables: %s", err))
		}
		*fill.to = &c
	}
	return out
}

// leastText is how wide and high the text of a page must be to hold anything sensible, in points.
const leastText = 144

func (h *house) checkPage() error {
	p := &h.Page
	top := max(p.Top, p.FirstTop)
	if p.Width-p.Left-p.Right < leastText || p.Height-top-p.Bottom < leastText {
		return h.wrong("the margins leave %.0f by %.0f points for the text, less than %d each way",
			p.Width-p.Left-p.Right, p.Height-top-p.Bottom, leastText)
	}
	if tall := h.tallest(); tall > leastText/3 {
		return h.wrong("lines of %.0f points are too high to be set on pages", tall)
	}
	return nil
}

func (h *house) tallest() (leading float64) {
	for _, l := range h.looks {
		leading = max(leading, l.Leading)
	}
	return leading
}

// table gives a look of tables by name; an empty name is the ordinary one. Arranging has checked that every name exists.
func (h *house) table(name string) *tableLook {
	if t := h.tables[name]; t != nil {
		return t
	}
	return h.tables[""]
}

// look gives a look by name; an empty name is body text. Arranging has checked that every name exists.
func (h *house) look(name string) *look {
	if l := h.looks[name]; l != nil {
		return l
	}
	return h.looks[style.LookBody]
}
