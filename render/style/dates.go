package style

import (
	"fmt"
	"strings"

	"github.com/pykala/pykala/render/doc"
)

// dateForms are the forms of a date: in running text “18.5.2020”, in heading lines “18.05.2020”.
type dateForms struct{ text, heading string }

// dateText gives a date in the style's form. The form is built of d, dd, m, mm and yyyy.
func (h *House) dateText(d doc.Date, heading bool) string {
	form := h.dates.text
	if heading {
		form = h.dates.heading
	}
	var b strings.Builder
	for len(form) > 0 {
		length := len(form) - len(strings.TrimLeft(form, form[:1]))
		switch form[:length] {
		case "d":
			fmt.Fprintf(&b, "%d", d.Day)
		case "dd":
			fmt.Fprintf(&b, "%02d", d.Day)
		case "m":
			fmt.Fprintf(&b, "%d", d.Month)
		case "mm":
			fmt.Fprintf(&b, "%02d", d.Month)
		case "yyyy":
			fmt.Fprintf(&b, "%04d", d.Year)
		default:
			b.WriteString(form[:length])
		}
		form = form[length:]
	}
	return b.String()
}
