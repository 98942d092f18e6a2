package data

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// maxMoney is the largest amount that is read, in cents: a hundred thousand million euros. Sums of such amounts stay far
// below what an int64 holds.
const maxMoney Money = 1e13

// Units of money and of percentages.
const (
	centsPerEuro = 100
	// PPM is a whole in the unit of Percent.
	PPM = 1_000_000
	// perPercent is one per cent in parts per million.
	perPercent = PPM / 100
)

// ParseMoney reads an amount in euros as people write it: “5 081 032 €”, “18 137”, “1 016 206,40 euroa”, “4,7 milj. €”.
// Thousands are grouped by any kind of space, cents stand after a comma. A dot is refused, because “18.137” can mean both
// eighteen thousand and eighteen; so are negative amounts and more than two decimals. The error is a *source.Error without place.
func ParseMoney(text string) (Money, error) {
	number, power, err := splitMoneyUnit(text)
	if err != nil {
		return 0, err
	}
	if strings.HasPrefix(number, "-") || strings.HasPrefix(number, "−") || strings.HasPrefix(number, "–") {
		return 0, source.Errorf(source.Pos{}, "bad-money", "“%s” is negative", text)
	}
	if i := strings.IndexByte(number, '.'); i >= 0 {
		return 0, dotInMoney(text, number)
	}
	whole, decimals, _ := strings.Cut(number, ",")
	digits, err := ungroup(text, whole)
	if err != nil {
		return 0, err
	}
	if strings.Contains(number, ",") && !allDigits(decimals) {
		return 0, notMoney(text)
	}
	if len(decimals) > power {
		return 0, source.Errorf(source.Pos{}, "bad-money", "“%s” has parts of a cent", text).
			WithHint("write at most two decimals of a euro")
	}
	return inCents(text, digits+decimals+strings.Repeat("0", power-len(decimals)))
}

// splitMoneyUnit takes the currency and the multiplier off the end of an amount. power is how many digits after the
// number's comma make cents: 2 for euros, 8 for millions, 11 for milliards.
func splitMoneyUnit(text string) (number string, power int, err error) {
	number = strings.TrimSpace(foldSpaces(text))
	number, _ = cutAnySuffix(number, "euroa", "euro", "eur", "€", "e")
	power = 2
	switch rest, unit := cutAnySuffix(number, "milj.", "milj", "miljoonaa", "miljoona", "mrd.", "mrd", "miljardia", "miljardi"); unit {
	case "milj.", "milj", "miljoonaa", "miljoona":
		number, power = rest, 8
	case "mrd.", "mrd", "miljardia", "miljardi":
		number, power = rest, 11
	}
	if number == "" {
		return "", 0, notMoney(text)
	}
	return number, power, nil
}

// cutAnySuffix removes the first of the suffixes that s ends in, capitals aside, and the space before it.
func cutAnySuffix(s string, suffixes ...string) (rest, suffix string) {
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return s, ""
	}
	for _, suffix := range suffixes {
		if strings.HasSuffix(lower, suffix) {
			return strings.TrimRight(s[:len(s)-len(suffix)], " "), suffix
		}
	}
	return s, ""
}

// ungroup gives the digits of a whole number that may be grouped by single spaces in threes.
func ungroup(text, number string) (string, error) {
	groups := strings.Split(number, " ")
	for i, group := range groups {
		if !allDigits(group) {
			return "", notMoney(text)
		}
		if i > 0 && len(group) != 3 || len(groups) > 1 && i == 0 && len(group) > 3 {
			return "", source.Errorf(source.Pos{}, "bad-money", "“%s” is not grouped by thousands", text).
				WithHint("write the digits in groups of three from the end, as in “18 137”, or without spaces")
		}
	}
	return strings.Join(groups, ""), nil
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func inCents(text, digits string) (Money, error) {
	digits = strings.TrimLeft(digits, "0")
	if digits == "" {
		return 0, nil
	}
	cents, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || Money(cents) > maxMoney {
		return 0, source.Errorf(source.Pos{}, "bad-money", "“%s” is larger than any amount that is handled here", text).
			WithHint("the largest is %s", maxMoney)
	}
	return Money(cents), nil
}

func notMoney(text string) *source.Error {
	return source.Errorf(source.Pos{}, "bad-money", "“%s” is not an amount of money", text).
		WithHint("write it as “18 137”, “18 137 €”, “1 016 206,40 €” or “4,7 milj. €”")
}

func dotInMoney(text, number string) *source.Error {
	err := source.Errorf(source.Pos{}, "ambiguous-money", "“%s” is ambiguous: the dot can group thousands or begin the cents", text)
	whole, after, _ := strings.Cut(number, ".")
	if !allDigits(whole) || !allDigits(after) || len(whole) > 3 {
		return err.WithHint("group thousands with a space and write a comma before the cents: “1 234,50”")
	}
	if len(after) == 3 {
		return err.WithHint("write “%s %s”, if it is thousands", whole, after)
	}
	return err.WithHint("write “%s,%s”", whole, after)
}

// String gives the amount in a neutral form for messages: “18 137 €”, “1 016 206,40 €”. Documents have their own forms.
func (m Money) String() string { return m.figures() + " €" }

// figures gives the amount without a unit, with cents only when there are any.
func (m Money) figures() string {
	sign, cents := "", int64(m)
	if cents < 0 {
		sign, cents = "−", -cents
	}
	out := sign + group(cents/centsPerEuro)
	if rest := cents % centsPerEuro; rest != 0 {
		out += fmt.Sprintf(",%02d", rest)
	}
	return out
}

// group writes a number with spaces between thousands.
func group(n int64) string {
	digits := strconv.FormatInt(n, 10)
	var b strings.Builder
	for i, digit := range digits {
		if i > 0 && digit != '-' && (len(digits)-i)%3 == 0 && digits[:i] != "-" {
			b.WriteByte(' ')
		}
		b.WriteRune(digit)
	}
	return b.String()
}

// ParsePercent reads a per cent from 0 to 100 with at most four decimals: “80 %”, “12,5 %”, “80”. The error is a
// *source.Error without place.
func ParsePercent(text string) (Percent, error) {
	number := strings.TrimSpace(foldSpaces(text))
	number, _ = cutAnySuffix(number, "%", "prosenttia", "prosentti")
	whole, decimals, comma := strings.Cut(number, ",")
	if strings.Contains(number, ".") {
		return 0, source.Errorf(source.Pos{}, "bad-percent", "“%s” has a dot", text).
			WithHint("write a comma before decimals: “%s %%”", strings.ReplaceAll(number, ".", ","))
	}
	if !allDigits(whole) || comma && !allDigits(decimals) {
		return 0, source.Errorf(source.Pos{}, "bad-percent", "“%s” is not a per cent", text).
			WithHint("write it as “80 %” or “12,5 %”")
	}
	if len(decimals) > 4 {
		return 0, source.Errorf(source.Pos{}, "bad-percent", "“%s” has more than four decimals", text)
	}
	ppm, err := strconv.ParseInt(whole+decimals+strings.Repeat("0", 4-len(decimals)), 10, 64)
	if err != nil || ppm > PPM {
		return 0, source.Errorf(source.Pos{}, "bad-percent", "“%s” is more than 100 %%", text)
	}
	return Percent(ppm), nil
}

// String gives the per cent in a neutral form for messages: “12,5 %”. Documents have their own forms.
func (p Percent) String() string {
	decimals := strings.TrimRight(fmt.Sprintf("%04d", p%perPercent), "0")
	if decimals != "" {
		decimals = "," + decimals
	}
	return strconv.FormatInt(int64(p/perPercent), 10) + decimals + " %"
}
