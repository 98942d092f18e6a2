package main

import (
	"fmt"
	"strings"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
)

type sharesCommand struct {
	Case string `arg:""`
	JSON bool   `name:"json"`
}

// Run prints the shares.
func (s *sharesCommand) Run(c *console) error {
	c.json = s.JSON
	c.folders = []string{s.Case}
	kase, err := data.Open(s.Case)
	if err != nil {
		return c.report(err)
	}
	shares, err := kase.Shares()
	if err != nil {
		return c.report(err)
	}
	if s.JSON {
		return c.printJSON(sharesJSON(c, shares))
	}
	c.print(kase.Warnings)
	c.printf("%s", sharesText(c, shares))
	return nil
}

// sharesText shows the funding, then each group as a table.
func sharesText(c *console, s *data.Shares) string {
	var b strings.Builder
	b.WriteString(table([]string{"<", ">", "<"}, fundingRows(c, s)))
	for _, g := range s.Groups {
		fmt.Fprintf(&b, "\n%s\n", c.fromCase(g.Group.Name))
		rows, aligns := groupRows(c, s, g)
		b.WriteString(table(aligns, rows))
	}
	return b.String()
}

func fundingRows(c *console, s *data.Shares) [][]string {
	rows := [][]string{{c.text(source.Msg("Funding")), s.Total.String(), c.text(source.Msg("the whole budget"))}}
	for _, src := range s.Sources {
		rows = append(rows, []string{c.fromCase(src.Source.Name), src.Amount.String(), explainSource(c, src.Source, s)})
	}
	return rows
}

func explainSource(c *console, src *data.Source, s *data.Shares) string {
	why := source.Msg("as the case says")
	switch {
	case src.Percent != nil:
		why = source.Msg("%s of %s", src.Percent, s.Total)
	case src.Rest:
		why = source.Msg("what the other sources leave")
	}
	if src.Own {
		return c.text(why) + "; " + c.text(source.Msg("the parties' own share"))
	}
	return c.text(why)
}

// groupRows gives the rows of a group's table: a head, the parties, the sum.
func groupRows(c *console, s *data.Shares, g *data.GroupShare) (rows [][]string, aligns []string) {
	head := []string{c.text(source.Msg("Party"))}
	for _, year := range s.Years {
		head = append(head, fmt.Sprint(year))
	}
	head = append(head, c.text(source.Msg("Total")), c.text(source.Msg("Money")), c.text(source.Msg("Work")), c.text(source.Msg("Why")))
	rows = append(rows, head)
	for _, row := range g.Rows {
		cells := append([]string{row.Party.Name}, amounts(row.ByYear, row.Total, row.Money, row.Work)...)
		rows = append(rows, append(cells, explainShare(c, s, row)))
	}
	cells := append([]string{c.text(source.Msg("Together"))}, amounts(g.ByYear, g.Total, g.Money, g.Work)...)
	rows = append(rows, append(cells, c.text(explainGroup(s, g))))
	for range rows[0] {
		aligns = append(aligns, ">")
	}
	aligns[0], aligns[len(aligns)-1] = "<", "<"
	return rows, aligns
}

func amounts(byYear []data.Money, rest ...data.Money) []string {
	var cells []string
	for _, m := range append(byYear[:len(byYear):len(byYear)], rest...) {
		cells = append(cells, m.String())
	}
	return cells
}

// explainShare says in one line how a party's total came about.
func explainShare(c *console, s *data.Shares, row *data.Share) string {
	var why source.Message
	switch row.Group.By {
	case data.ByPopulation:
		why = source.Msg("%s of %s inhabitants on %s × %s", grouped(row.Key), grouped(row.Of), s.Population, row.Base)
		if row.Party.Population != nil {
			why = source.Msg("%s of %s inhabitants (as the case says) × %s", grouped(row.Key), grouped(row.Of), row.Base)
		}
	case data.ByEqual:
		why = source.Msg("one of %d equal parts of %s", row.Of, row.Base)
	case data.ByPercent:
		why = source.Msg("%s of %s", data.Percent(row.Key), row.Base)
	case data.ByFixed:
		why = source.Msg("as the case says")
	}
	text := c.text(why)
	if row.Group.By != data.ByFixed {
		text += explainRounding(c, s, row)
	}
	if work := explainWork(row); !work.IsZero() {
		text += "; " + c.text(work)
	}
	return text
}

// explainRounding says what the key alone would make, and when a share was rounded away from it so that the group sums.
func explainRounding(c *console, s *data.Shares, row *data.Share) string {
	exact, unit := row.Exact(), data.Money(1)
	if s.Rounding == data.RoundEuros {
		unit = 100
	}
	text := ""
	if exact != row.Total {
		text = " = " + exact.String()
	}
	switch nearest := (exact + unit/2) / unit * unit; {
	case row.Total < nearest:
		text += ", " + c.text(source.Msg("rounded down so that all sum"))
	case row.Total > nearest:
		text += ", " + c.text(source.Msg("rounded up so that all sum"))
	}
	return text
}

// grouped writes a number with a space before every three digits.
func grouped(n int64) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "\u00A0" + digits[i:]
	}
	return digits
}

func explainWork(row *data.Share) source.Message {
	switch row.Party.Pays {
	case data.PayWork:
		return source.Msg("all as work time")
	case data.PaySplit:
		if row.Party.Work != nil {
			return source.Msg("%s of it as work time", row.Party.Work)
		}
	}
	return source.Message{}
}

func explainGroup(s *data.Shares, g *data.GroupShare) source.Message {
	switch {
	case g.Group.Percent != nil:
		return source.Msg("%s of the own share %s", g.Group.Percent, s.Own)
	case g.Group.Amount != nil:
		return source.Msg("as the case says")
	case len(s.Groups) == 1:
		return source.Msg("the whole own share")
	}
	return source.Msg("what the other groups leave of the own share %s", s.Own)
}

// fromCase gives a text of the case in the language of the person, else in whatever language it has.
func (c *console) fromCase(t data.Text) string {
	for _, lang := range append([]string{c.words.Language}, data.Languages()...) {
		if text, ok := t.In(lang); ok {
			return text
		}
	}
	return ""
}

type shareJSON struct {
	Party   string       `json:"party"`
	Code    string       `json:"code,omitempty"`
	Key     int64        `json:"key"`
	Of      int64        `json:"of"`
	ByYear  []data.Money `json:"by_year"`
	Total   data.Money   `json:"total"`
	Money   data.Money   `json:"money"`
	Work    data.Money   `json:"work"`
	Percent data.Percent `json:"parts_per_million"`
	Why     string       `json:"why"`
}

// sharesJSON gives the shares for machines; every amount is in cents.
func sharesJSON(c *console, s *data.Shares) any {
	type funding struct {
		Key    string     `json:"key"`
		Amount data.Money `json:"amount"`
		Own    bool       `json:"own"`
	}
	type group struct {
		Key    string       `json:"key"`
		By     data.KeyKind `json:"by"`
		Total  data.Money   `json:"total"`
		ByYear []data.Money `json:"by_year"`
		Rows   []shareJSON  `json:"parties"`
	}
	out := struct {
		Unit    string     `json:"unit"`
		Total   data.Money `json:"total"`
		Own     data.Money `json:"own"`
		Years   []int      `json:"years"`
		Sources []funding  `json:"sources"`
		Groups  []group    `json:"groups"`
	}{Unit: "cents", Total: s.Total, Own: s.Own, Years: s.Years}
	for _, src := range s.Sources {
		out.Sources = append(out.Sources, funding{src.Source.Key, src.Amount, src.Source.Own})
	}
	for _, g := range s.Groups {
		rows := []shareJSON{}
		for _, r := range g.Rows {
			rows = append(rows, shareJSON{r.Party.Name, r.Party.Code(), r.Key, r.Of, r.ByYear, r.Total, r.Money, r.Work, r.Percent, explainShare(c, s, r)})
		}
		out.Groups = append(out.Groups, group{g.Group.Key, g.Group.By, g.Total, g.ByYear, rows})
	}
	return out
}
