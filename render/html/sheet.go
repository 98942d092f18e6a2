package html

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/style"
)

// checkHouse makes sure of what the stylesheet is made of.
func checkHouse(h *style.House) error {
	var errs source.Errors
	if h.Looks[style.LookBody] == nil {
		errs.Add(source.Errorf(source.Pos{}, "look", "style “%s” has no look “%s”", h.Name, style.LookBody))
	}
	for _, name := range slices.Sorted(maps.Keys(h.Looks)) {
		if !isName(name) {
			errs.Add(badName(name, source.Pos{}))
		}
		if color := h.Looks[name].Color; !isColor(color) {
			errs.Add(source.Errorf(source.Pos{}, "color", "style “%s”: the look “%s” has the colour “%s”, which is not one like #1A1A1A", h.Name, name, color))
		}
	}
	for _, color := range [...]string{h.Table.RuleColor, h.Table.HeadFill, h.Table.OwnFill} {
		if !isColor(color) {
			errs.Add(source.Errorf(source.Pos{}, "color", "style “%s”: tables have the colour “%s”, which is not one like #1A1A1A", h.Name, color))
		}
	}
	return errs.Err()
}

func isColor(c string) bool {
	return c == "" || len(c) == 7 && c[0] == '#' && strings.Trim(strings.ToLower(c[1:]), "0123456789abcdef") == ""
}

// sheet writes a stylesheet after a house style. Lengths are in rem, where 1 rem is the size of body text: whoever reads
// chooses that size, and everything else follows.
type sheet struct {
	strings.Builder
	house *style.House
	body  *style.Look
}

// wide is the width from which on the grid of the paper fits: on narrower screens indents fall away, and headings in the left
// column stand above what they head.
const wide = "@media print, (min-width: 48rem) {\n"

// stylesheet gives the stylesheet of a page.
func stylesheet(h *style.House) string {
	s := &sheet{house: h, body: h.Looks[style.LookBody]}
	s.page()
	names := slices.Sorted(maps.Keys(h.Looks))
	for _, name := range names {
		s.look(name, h.Looks[name])
	}
	s.lists()
	s.tables()
	s.WriteString("." + Prefix + "run-blank { border-bottom: 1px dotted; }\n")
	s.WriteString(wide)
	for _, name := range names {
		s.indent(name, h.Looks[name])
	}
	s.grid()
	s.WriteString("}\n@media print { ." + Prefix + "page-break { break-before: page; } tr { break-inside: avoid; } }\n")
	return s.String()
}

// rule writes a rule: a selector, and declarations of which the empty ones are left out.
func (s *sheet) rule(selector string, declarations ...string) {
	declarations = slices.DeleteFunc(declarations, func(d string) bool { return d == "" })
	if len(declarations) > 0 {
		s.WriteString(selector + " { " + strings.Join(declarations, "; ") + "; }\n")
	}
}

func (s *sheet) page() {
	p := s.house.Page
	s.rule("body", "margin: 0 auto", "padding: 1rem", "max-width: "+s.rem(p.Width-p.Left-p.Right), "color: #000", "background: #fff",
		"font-family: "+quoted(s.house.Fonts.Word)+", "+quoted(s.house.Fonts.Alt)+", sans-serif", "overflow-wrap: break-word")
	s.rule("img", "max-width: 100%", "height: auto")
	s.rule("figure, p", "margin: 0")
}

// look writes how a look is set on every screen.
func (s *sheet) look(name string, l *style.Look) {
	declarations := []string{
		"margin: " + s.rem(l.Before) + " 0 " + s.rem(l.After), "font-size: " + s.rem(l.Size), "line-height: " + number(l.Leading/l.Size),
		weight(l.Bold),
	}
	if l.Italic {
		declarations = append(declarations, "font-style: italic")
	}
	if l.Color != "" {
		declarations = append(declarations, "color: "+l.Color)
	}
	if l.Align != "" && l.Align != style.AlignLeft {
		declarations = append(declarations, "text-align: "+string(l.Align))
	}
	if l.Border > 0 {
		declarations = append(declarations, "border: "+number(l.Border)+"pt solid")
	}
	if l.Padding > 0 {
		declarations = append(declarations, "padding: "+s.rem(l.Padding))
	}
	s.rule("."+Prefix+"look-"+name, declarations...)
}

func weight(bold bool) string {
	if bold {
		return "font-weight: bold"
	}
	return "font-weight: normal"
}

// indent writes how far a look is set in where there is room.
func (s *sheet) indent(name string, l *style.Look) {
	var declarations []string
	if l.Left > 0 {
		declarations = append(declarations, "margin-left: "+s.rem(l.Left))
	}
	if l.Right > 0 {
		declarations = append(declarations, "margin-right: "+s.rem(l.Right))
	}
	s.rule("."+Prefix+"look-"+name, declarations...)
}

// lists sets lists: the text of items stands in from their marks. A mark that is text hangs in the same column.
func (s *sheet) lists() {
	indent := s.rem(s.house.List.Indent)
	s.rule("ul, ol", "padding: 0 0 0 "+indent)
	s.rule("."+Prefix+"list-bullet", "list-style-type: "+quoted(s.house.List.Bullet+" "))
	s.rule("."+Prefix+"list-item", "padding-left: "+indent)
	s.rule("."+Prefix+"run-mark", "display: inline-block", "min-width: "+indent, "margin-left: -"+indent)
}

func (s *sheet) tables() {
	t := s.house.Table
	var border string
	if t.Rule > 0 {
		border = "border: " + number(t.Rule) + "pt solid " + orBlack(t.RuleColor)
	}
	s.rule("table", "border-collapse: collapse", "margin-bottom: "+s.rem(s.body.After))
	s.rule("caption", "text-align: left")
	s.rule("th, td", border, "padding: "+s.rem(t.PadY)+" "+s.rem(t.PadX), "text-align: left", "vertical-align: top")
	s.rule("th", "font-weight: normal")
	s.rule("thead th", weight(s.house.Look(style.LookTableHead).Bold), "vertical-align: bottom", fill(t.HeadFill))
	s.rule(fmt.Sprintf(".%[1]sis-own > *, .%[1]srow-group > *, .%[1]srow-subtotal > *, .%[1]srow-total > *", Prefix), "font-weight: bold")
	s.rule("."+Prefix+"is-own > *", fill(t.OwnFill))
	s.rule("th."+Prefix+"align-end, td."+Prefix+"align-end", "text-align: right", "font-variant-numeric: tabular-nums")
	s.rule("th."+Prefix+"align-center, td."+Prefix+"align-center", "text-align: center")
}

func fill(color string) string {
	if color == "" {
		return ""
	}
	return "background: " + color
}

func orBlack(color string) string {
	if color == "" {
		return "#000"
	}
	return color
}

// grid sets what stands at the tab stops of the paper: the lines of a letter's head, and headings in the left column.
func (s *sheet) grid() {
	tab := s.rem(s.house.Page.Tab)
	s.rule("."+Prefix+"fields-row", "display: grid", fmt.Sprintf("grid-template-columns: repeat(%d, %s) auto", widestGrid, tab))
	for i := range widestGrid + 1 {
		s.rule("."+Prefix+tabClass(i), "grid-column: "+strconv.Itoa(i+1)+" / -1")
	}
	for i := range widestGrid {
		s.rule("."+Prefix+endClass(i+1), "grid-column-end: "+strconv.Itoa(i+2))
	}
	s.rule("."+Prefix+tabClass(-1), "grid-column: "+strconv.Itoa(rightColumn+1)+" / -1", "justify-self: end")
	side := s.house.Look(style.LookSideHeading)
	width := side.Width
	if width == 0 {
		width = s.body.Left
	}
	if width > 0 {
		s.rule("."+Prefix+"is-side", "float: left", "clear: both", "width: "+s.rem(width), "margin-top: 0")
		s.rule("section", "display: flow-root")
	}
}

// rem gives points in the unit of the page.
func (s *sheet) rem(points float64) string {
	if points == 0 {
		return "0"
	}
	return number(points/s.body.Size) + "rem"
}

// number gives a number with at most three decimals.
func number(n float64) string {
	return strings.TrimRight(strings.TrimRight(strconv.FormatFloat(n, 'f', 3, 64), "0"), ".")
}

// quoted gives a string of CSS. Whatever is no letter, digit or space is escaped, so that nothing can end the stylesheet.
func quoted(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r == ' ' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\%x `, r)
		}
	}
	return `"` + b.String() + `"`
}
