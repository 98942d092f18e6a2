package docx

import "unicode"

// The widths of the printable characters of ASCII, from the space, in thousandths of the size of type: Arial's, which has
// those of Helvetica.
var (
	regularWidths = [...]uint16{
		278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
		1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
		333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
		556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
	}
	boldWidths = [...]uint16{
		278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
		975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
		333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
		611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
	}
)

// ems gives how wide a text is in Arial, in sizes of type. Other letters than those of ASCII count as a and A, which is
// right for ä and å and close for the rest.
func ems(s string, bold bool) float64 {
	widths := &regularWidths
	if bold {
		widths = &boldWidths
	}
	sum := 0
	for _, r := range s {
		switch {
		case r == '\u00AD' || r == '\n':
		case r == '\u00A0':
			sum += int(widths[0])
		case r >= ' ' && int(r-' ') < len(widths):
			sum += int(widths[r-' '])
		case unicode.IsUpper(r):
			sum += int(widths['A'-' '])
		case r == '\u2014' || r > 0x2E80: // em dash; scripts whose characters are as wide as high
			sum += 1000
		default:
			sum += int(widths['a'-' '])
		}
	}
	return float64(sum) / 1000
}
