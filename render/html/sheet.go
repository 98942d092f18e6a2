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
	colors := []string{h.Table.RuleColor, h.Table.HeadFill, h.Table.OwnFill}
	for _, name := range slices.Sorted(maps.Keys(h.Tables)) {
		if !isName(name) {
			errs.Add(badName(name, source.Pos{}))
		}
		t := h.Tables[name]
		colors = append(colors, t.RuleColor, t.HeadFill, t.OwnFill)
	}
	for _, color := range colors {
		if !isColor(color) {
			errs.Add(source.Errorf(source.Pos{}, "color", "style “%s”: tables have the colour “%s”, which is not one like #1A1A1A", h.Name, color))
		}
	}
	return errs.Err()
}

func isColor(c string) bool {
	return c == "" || len(c) == 7 && c[0] == '#' && strings.Trim(strings.ToLower(c[1:]), "0123456789abcdef") == ""
}

// sheet is a stylesheet after a house style. Lengths are in rem, where 1 rem is the size of body text: whoever reads chooses
// that size, and everything else follows.
type sheet struct {
	house *style.House
	body  *style.Look
	all   []rule // for every screen
	wide  []rule // where there is room
}

// rule is one rule of a stylesheet.
type rule struct {
	class string // without its prefix; pages that have no element of the class do without the rule
	text  string
}

// wide is the width from which on the grid of the paper fits: on narrower screens indents fall away, and headings in the left
// column stand above what they head.
const wide = "@media print, (min-width: 48rem) {\n"

// newSheet makes the stylesheet of a house.
func newSheet(h *style.House) *sheet {
	s := &sheet{house: h, body: h.Looks[style.LookBody]}
	s.page()
	for _, name := range slices.Sorted(maps.Keys(h.Looks)) {
		s.look(name, h.Looks[name])
	}
	s.lists()
	s.tables()
	s.add("run-blank", ".$run-blank", "border-bottom: 1px dotted")
	s.grid()
	s.addWide("", "li > [class], div:not(.$fields) > [class]", "margin-left: 0") // what stands inside something is set in with it
	return s
}

// text gives the stylesheet of a page by the classes that are used on it.
func (s *sheet) text(used map[string]bool) string {
	var b strings.Builder
	write := func(rules []rule) {
		for _, r := range rules {
			if r.class == "" || used[r.class] {
				b.WriteString(r.text)
			}
		}
	}
	write(s.all)
	b.WriteString(wide)
	write(s.wide)
	b.WriteString("}\n@media print {\n." + Prefix + "page-break { break-before: page; }\ntr { break-inside: avoid; }\n}\n")
	return b.String()
}

// add makes a rule of a selector, in which $ stands for the prefix of classes, and of declarations, of which the empty ones are
// left out.
func (s *sheet) add(class, selector string, declarations ...string) {
	s.all = appendRule(s.all, class, selector, declarations)
}

func (s *sheet) addWide(class, selector string, declarations ...string) {
	s.wide = appendRule(s.wide, class, selector, declarations)
}

func appendRule(rules []rule, class, selector string, declarations []string) []rule {
	declarations = slices.DeleteFunc(declarations, func(d string) bool { return d == "" })
	if len(declarations) == 0 {
		return rules
	}
	return append(rules, rule{class, strings.ReplaceAll(selector, "$", Prefix) + " { " + strings.Join(declarations, "; ") + "; }\n"})
}

func (s *sheet) page() {
	p := s.house.Page
	s.add("", "body", "margin: 0 auto", "padding: 1rem", "max-width: "+s.rem(p.Width-p.Left-p.Right), "color: #000", "background: #fff",
		"font-family: "+quoted(s.house.Fonts.Word)+", "+quoted(s.house.Fonts.Alt)+", sans-serif", "overflow-wrap: break-word")
	s.add("", "img", "max-width: 100%", "height: auto")
	s.add("", "figure, p", "margin: 0")
}

// look sets what has a look: the type on every screen, the indents where there is room.
func (s *sheet) look(name string, l *style.Look) {
	class := "look-" + name
	declarations := []string{
		"margin: " + s.rem(l.Before) + " 0 " + s.rem(l.After), "font-size: " + s.rem(l.Size), "line-height: " + number(l.Leading/l.Size), weight(l.Bold),
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
	s.add(class, ".$"+class, declarations...)
	if l.Left > 0 {
		s.addWide(class, ".$"+class, "margin-left: "+s.rem(l.Left))
	}
	if l.Right > 0 {
		s.addWide(class, ".$"+class, "margin-right: "+s.rem(l.Right))
	}
}

func weight(bold bool) string {
	if bold {
		return "font-weight: bold"
	}
	return "font-weight: normal"
}

// lists sets lists: the text of items stands in from their marks. A mark that is text hangs in the same column.
func (s *sheet) lists() {
	indent := s.rem(s.house.List.Indent)
	for _, class := range [...]string{"list-bullet", "list-decimal"} {
		s.add(class, ".$"+class, "padding: 0 0 0 "+indent)
	}
	s.add("list-bullet", ".$list-bullet", "list-style-type: "+quoted(s.house.List.Bullet+" "))
	s.add("list-marked", ".$list-item", "padding-left: "+indent)
	s.add("list-marked", ".$run-mark", "display: inline-block", "min-width: "+indent, "margin-left: -"+indent)
}

// tables sets the looks of tables: rules above and below rows, as on paper.
func (s *sheet) tables() {
	s.table("", &s.house.Table)
	for _, name := range slices.Sorted(maps.Keys(s.house.Tables)) {
		s.table(name, s.house.Tables[name])
	}
	for _, row := range [...]string{"row-group", "row-subtotal", "row-total", "is-own"} {
		s.add(row, fmt.Sprintf("tr.$%[1]s > th, tr.$%[1]s > td", row), "font-weight: bold")
	}
	s.add("align-end", "th.$align-end, td.$align-end", "text-align: right", "font-variant-numeric: tabular-nums")
	s.add("align-center", "th.$align-center, td.$align-center", "text-align: center")
}

func (s *sheet) table(name string, t *style.TableLook) {
	class := tableClass(name)
	head := s.house.Look(t.Head)
	rule := ""
	if t.Rule > 0 {
		rule = "border: 0 solid " + orBlack(t.RuleColor) + "; border-width: " + number(t.Rule) + "pt 0"
	}
	s.add(class, ".$"+class, "border-collapse: collapse", "margin-bottom: "+s.rem(s.body.After))
	s.add(class, ".$"+class+" > caption", "text-align: left")
	s.add(class, fmt.Sprintf(".$%[1]s th, .$%[1]s td", class), rule, "padding: "+s.rem(t.PadY)+" "+s.rem(t.PadX), "font-weight: normal",
		"text-align: left", "vertical-align: top")
	s.add(class, ".$"+class+" thead th", weight(head.Bold), "font-size: "+s.rem(head.Size), "vertical-align: bottom", fill(t.HeadFill))
	if t.OwnFill != "" {
		s.add("is-own", ".$"+class+" tr.$is-own > *", fill(t.OwnFill))
	}
}

// tableClass gives the class of a look of tables; the ordinary one, which has no name in a style, is that of the house.
func tableClass(look string) string {
	if look == "" {
		look = "house"
	}
	return "table-" + look
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
	s.addWide("fields", ".$fields-row", "display: grid", fmt.Sprintf("grid-template-columns: repeat(%d, minmax(0, %s)) minmax(0, 1fr)", widestGrid, s.rem(s.house.Page.Tab)))
	for i := range widestGrid + 1 {
		s.addWide(tabClass(i), ".$"+tabClass(i), "grid-column: "+strconv.Itoa(i+1)+" / -1")
	}
	for i := range widestGrid {
		s.addWide(endClass(i+1), ".$"+endClass(i+1), "grid-column-end: "+strconv.Itoa(i+2))
	}
	s.addWide(tabClass(-1), ".$"+tabClass(-1), "grid-column: "+strconv.Itoa(rightColumn+1)+" / -1", "justify-self: end")
	side := s.house.Look(style.LookSideHeading)
	width := side.Width
	if width == 0 {
		width = s.body.Left
	}
	if width > 0 {
		s.addWide("is-side", ".$is-side", "float: left", "clear: both", "width: "+s.rem(width), "margin-top: 0")
		s.addWide("is-side", "section", "display: flow-root")
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
