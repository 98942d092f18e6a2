package docx

import "math"

// House styles give lengths in points. WordprocessingML counts in four units of its own, and a number in the wrong one is
// still a legal number, so each has a type.
type (
	twip        int // 1/20 point: margins, indents, tab stops, spacing, column widths (ST_TwipsMeasure)
	halfPoint   int // 1/2 point: sizes of type (ST_HpsMeasure)
	eighthPoint int // 1/8 point: thickness of rules, 2 to 96 (ST_EighthPointMeasure)
	emu         int // 1/12700 point: pictures (ST_PositiveCoordinate)
)

func twips(points float64) twip           { return twip(math.Round(points * 20)) }
func halfPoints(points float64) halfPoint { return halfPoint(math.Round(points * 2)) }
func emus(points float64) emu             { return emu(math.Round(points * 12700)) }

// ruleWidth gives the thickness of a rule, at least the thinnest and at most the thickest that Word draws.
func ruleWidth(points float64) eighthPoint {
	return eighthPoint(max(2, min(math.Round(points*8), 96)))
}

// borderSpace gives the distance between a paragraph's border and its text in whole points, at most Word's 31.
func borderSpace(points float64) int { return int(max(0, min(math.Round(points), 31))) }
