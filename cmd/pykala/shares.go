package main

import (
	"fmt"
	"strings"

	"github.com/pykala/pykala/data"
)

type sharesCommand struct {
	Case string `arg:"" help:"Folder that has project.yaml, or one YAML file."`
	JSON bool   `name:"json" help:"Print the figures as JSON, in cents."`
}

// Help is shown below the summary.
func (*sharesCommand) Help() string {
	return `Divides the funding of a case and explains each figure in one line. No file is written.

    pykala shares data/examples/lappi`
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
		return c.printJSON(sharesJSON(shares))
	}
	c.print(kase.Warnings)
	c.printf("%s", sharesText(shares))
	return nil
}

// sharesText shows the funding, then each group as a table.
func sharesText(s *data.Shares) string {
	var b strings.Builder
	b.WriteString(table([]string{"<", ">", "<"}, fundingRows(s)))
	for _, g := range s.Groups {
		fmt.Fprintf(&b, "\n%s\n", inFinnish(g.Group.Name))
		rows, aligns := groupRows(s, g)
		b.WriteString(table(aligns, rows))
	}
	return b.String()
}

func fundingRows(s *data.Shares) [][]string {
	rows := [][]string{{"Funding", s.Total.String(), "the whole budget"}}
	for _, src := range s.Sources {
		rows = append(rows, []string{inFinnish(src.Source.Name), src.Amount.String(), explainSource(src.Source, s)})
	}
	return rows
}

func explainSource(src *data.Source, s *data.Shares) string {
	text := "as the case says"
	switch {
	case src.Percent != nil:
		text = fmt.Sprintf("%s of %s", src.Percent, s.Total)
	case src.Rest:
		text = "what the other sources leave"
	}
	if src.Own {
		text += "; the parties' own share"
	}
	return text
}

// groupRows gives the rows of a group's table: a head, the parties, the sum.
func groupRows(s *data.Shares, g *data.GroupShare) (rows [][]string, aligns []string) {
	head := []string{"Party"}
	for _, year := range s.Years {
		head = append(head, fmt.Sprint(year))
	}
	rows = append(rows, append(head, "Total", "Money", "Work", "Why"))
	for _, row := range g.Rows {
		cells := append([]string{row.Party.Name}, amounts(row.ByYear, row.Total, row.Money, row.Work)...)
		rows = append(rows, append(cells, explainShare(s, row)))
	}
	cells := append([]string{"Together"}, amounts(g.ByYear, g.Total, g.Money, g.Work)...)
	rows = append(rows, append(cells, explainGroup(s, g)))
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
func explainShare(s *data.Shares, row *data.Share) string {
	var text string
	switch row.Group.By {
	case data.ByPopulation:
		text = fmt.Sprintf("%s of %s inhabitants", grouped(row.Key), grouped(row.Of))
		if row.Party.Population != nil {
			text += " (as the case says)"
		} else {
			text += " on " + s.Population.String()
		}
		text += " × " + row.Base.String()
	case data.ByEqual:
		text = fmt.Sprintf("one of %d equal parts of %s", row.Of, row.Base)
	case data.ByPercent:
		text = fmt.Sprintf("%s of %s", data.Percent(row.Key), row.Base)
	case data.ByFixed:
		text = "as the case says"
	}
	if row.Group.By != data.ByFixed {
		text += explainRounding(s, row)
	}
	return text + explainWork(row)
}

// explainRounding says what the key alone would make, and when a share was rounded away from it so that the group sums.
func explainRounding(s *data.Shares, row *data.Share) string {
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
		text += ", rounded down so that all sum"
	case row.Total > nearest:
		text += ", rounded up so that all sum"
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

func explainWork(row *data.Share) string {
	switch row.Party.Pays {
	case data.PayWork:
		return "; all as work time"
	case data.PaySplit:
		if row.Party.Work != nil {
			return fmt.Sprintf("; %s of it as work time", row.Party.Work)
		}
	}
	return ""
}

func explainGroup(s *data.Shares, g *data.GroupShare) string {
	switch {
	case g.Group.Percent != nil:
		return fmt.Sprintf("%s of the own share %s", g.Group.Percent, s.Own)
	case g.Group.Amount != nil:
		return "as the case says"
	case len(s.Groups) == 1:
		return "the whole own share"
	}
	return fmt.Sprintf("what the other groups leave of the own share %s", s.Own)
}

// inFinnish gives a text in Finnish, else in whatever language it has.
func inFinnish(t data.Text) string {
	for _, lang := range data.Languages() {
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
func sharesJSON(s *data.Shares) any {
	type source struct {
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
		Sources []source   `json:"sources"`
		Groups  []group    `json:"groups"`
	}{Unit: "cents", Total: s.Total, Own: s.Own, Years: s.Years}
	for _, src := range s.Sources {
		out.Sources = append(out.Sources, source{src.Source.Key, src.Amount, src.Source.Own})
	}
	for _, g := range s.Groups {
		rows := []shareJSON{}
		for _, r := range g.Rows {
			rows = append(rows, shareJSON{r.Party.Name, r.Party.Code(), r.Key, r.Of, r.ByYear, r.Total, r.Money, r.Work, r.Percent, explainShare(s, r)})
		}
		out.Groups = append(out.Groups, group{g.Group.Key, g.Group.By, g.Total, g.ByYear, rows})
	}
	return out
}
