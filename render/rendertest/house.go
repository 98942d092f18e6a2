package rendertest

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"github.com/pykala/pykala/render/style"
)

const millimetre = 72 / 25.4

// House gives a complete house style for tests of writers, so that they do not depend on the shipped ones.
func House() *style.House {
	const indent = 2 * 22.86 * millimetre
	look := func(size float64, change func(*style.Look)) *style.Look {
		l := &style.Look{Size: size, Leading: size * 1.25, After: 6, Align: style.AlignLeft, Left: indent, Word: "Normal"}
		if change != nil {
			change(l)
		}
		return l
	}
	heading := func(word string) func(*style.Look) {
		return func(l *style.Look) { l.Bold, l.KeepNext, l.Before, l.Left, l.Word = true, true, 12, 0, word }
	}
	line := func(word string) func(*style.Look) {
		return func(l *style.Look) { l.Left, l.After, l.Word = 0, 0, word }
	}
	return &style.House{
		Name: "test",
		Page: style.Page{
			Width: 595.276, Height: 841.89, Left: 20 * millimetre, Right: 15 * millimetre, Top: 35 * millimetre, Bottom: 25 * millimetre,
			Head: 10 * millimetre, Foot: 10 * millimetre, Tab: 22.86 * millimetre, FirstTop: 20 * millimetre,
		},
		Fonts:  style.Fonts{PDF: "liberation-sans", Word: "Arial", Alt: "Liberation Sans"},
		Table:  style.TableLook{Rule: 0.5, RuleColor: "#808080", HeadFill: "#E8EDF2", OwnFill: "#F2F2F2", PadX: 3, PadY: 2, Text: style.LookTable, Head: style.LookTableHead},
		Tables: map[string]*style.TableLook{style.TablePlain: {PadX: 3, PadY: 1, Text: style.LookTable, Head: style.LookTableHead}},
		List:   style.ListLook{Bullet: "•", Indent: 18},
		Looks: map[string]*style.Look{
			style.LookBody:     look(10.5, nil),
			style.LookTitle:    look(14, heading("heading 1")),
			style.LookHeading2: look(11.5, heading("heading 2")),
			style.LookHeading3: look(10.5, heading("heading 3")),
			style.LookHeading4: look(10.5, heading("heading 4")),
			style.LookSideHeading: look(10.5, func(l *style.Look) {
				l.Bold, l.Left, l.Width, l.KeepNext, l.Word = true, 0, indent-10, true, "heading 2"
			}),
			style.LookLabel:     look(10.5, heading("heading 3")),
			style.LookFact:      look(10.5, line("Normal")),
			style.LookIdent:     look(10.5, line("Normal")),
			style.LookRecipient: look(10.5, func(l *style.Look) { l.Left, l.Before, l.After = 0, 24, 24 }),
			style.LookSignature: look(10.5, func(l *style.Look) { l.Before, l.KeepAll, l.Word = 36, true, "Signature" }),
			style.LookTable:     look(9, func(l *style.Look) { l.Left, l.After = 0, 0 }),
			style.LookTableHead: look(9, func(l *style.Look) { l.Left, l.After, l.Bold = 0, 0, true }),
			style.LookCaption:   look(9, func(l *style.Look) { l.Left, l.Bold, l.KeepNext, l.Word = 0, true, true, "caption" }),
			style.LookNote:      look(8.5, func(l *style.Look) { l.Left, l.Before = 0, 4 }),
			style.LookHeader:    look(9, line("header")),
			style.LookFooter:    look(8, line("footer")),
			"box":               look(10.5, func(l *style.Look) { l.Border, l.Padding, l.Before = 0.75, 6, 6 }),
		},
	}
}

// kitchenPNG draws a small blue square.
func kitchenPNG() []byte {
	img := image.NewRGBA(image.Rect(0, 0, 16, 16))
	for i := range 256 {
		img.Set(i%16, i/16, color.RGBA{0, 70, 140, 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // an image in memory cannot fail to encode
	}
	return b.Bytes()
}
