package templates

import (
	"slices"
	"strings"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
)

// party gives what a template sees of the recipient. share is nil where the party pays nothing.
func (v viewer) party(c *data.Case, p *data.Party, share *Share) *Party {
	out := &Party{
		origin: origin{p.Pos(), v.partyLabel(p)},
		Name:   v.partyName(p), Place: v.municipality(p), Type: v.partyType(p), IsMunicipality: p.Municipality != nil,
		InAland: p.Municipality != nil && p.Municipality.Aland(),
		Email:   p.Email, Population: v.population(c, p), Share: share, Diary: p.Diary,
		PaysMoney: p.Pays == data.PayMoney || p.Pays == "", PaysWork: p.Pays == data.PayWork, PaysBoth: p.Pays == data.PaySplit,
	}
	out.Reply = v.reply(c, p)
	out.Body = v.officer(p, p.Body, out.Type, v.words.Bodies)
	out.Presenter = v.officer(p, p.Presenter, out.Type, v.words.Presenters)
	for _, g := range c.Allocation.Groups {
		if g.Key == p.Group || p.Group == "" && len(c.Allocation.Groups) == 1 {
			out.Group = v.text(g.Name)
		}
	}
	return out
}

// partyName gives the official name: “Kemijärven kaupunki”, whose last word inflects.
func (v viewer) partyName(p *data.Party) *Name {
	if p.Municipality != nil {
		return v.word(p.Municipality.Official[v.lang], p.Pos())
	}
	name := v.name(p.Organisation.Name, p.Organisation.Forms, p.Pos())
	if name != nil && p.Entity != nil && v.lang == "fi" {
		name.forms = over(p.Entity.Forms, name.forms)
	}
	return name
}

// over gives the forms of both, those of the second first.
func over(under, forms map[string]string) map[string]string {
	out := map[string]string{}
	for k, f := range under {
		out[k] = f
	}
	for k, f := range forms {
		out[k] = f
	}
	return out
}

func (v viewer) partyLabel(p *data.Party) source.Message {
	if name := v.partyName(p); name != nil && !isMark(name.text) {
		return quoted(name.text, source.Msg("the party"))
	}
	return quoted(p.Name, source.Msg("the party"))
}

// municipality gives the municipality's own name with the forms of the register, which knows the Finnish ones.
func (v viewer) municipality(p *data.Party) *Name {
	if p.Municipality == nil {
		return nil
	}
	name := v.word(p.Municipality.Name[v.lang], p.Pos())
	if name != nil && v.lang == "fi" {
		name.forms, name.place = p.Municipality.Forms, &p.Municipality.Local
	}
	return name
}

// partyType gives the word for what the party is: “kaupunki”, “kuntayhtymä”. The register adds a specification in brackets to
// some joint authorities, which is not part of the word.
func (v viewer) partyType(p *data.Party) *Name {
	switch {
	case p.Municipality != nil:
		return v.word(p.Municipality.Type[v.lang], p.Pos())
	case p.Entity != nil && v.lang == "fi":
		kind, _, _ := strings.Cut(p.Entity.Kind, " (")
		return v.word(kind, p.Pos())
	}
	return nil
}

// officer gives the body or the presenting officer: as the case says, else what parties of that type have.
func (v viewer) officer(p *data.Party, given data.Text, partyType *Name, usual map[string]string) *Name {
	if s := v.text(given); s != "" {
		return v.word(s, p.Pos())
	}
	if partyType == nil {
		return nil
	}
	return v.word(usual[partyType.text], p.Pos())
}

// population gives the party's inhabitants on the day of the allocation: as the case says, else as the register does.
func (v viewer) population(c *data.Case, p *data.Party) *Population {
	date := v.date(c.Allocation.Population)
	if p.Population != nil {
		return &Population{&Number{int64(*p.Population)}, date}
	}
	if p.Municipality == nil {
		return nil
	}
	count, ok := p.Municipality.Population[c.Allocation.Population.Year]
	if !ok {
		return nil
	}
	return &Population{&Number{int64(count)}, date}
}

// shares gives the table of shares, and every party's own by the party.
func (v viewer) shares(c *data.Case, s *data.Shares, funding *Funding) (*Shares, map[*data.Party]*Share) {
	v = v.inTable(shareAmounts(s)...)
	out := &Shares{
		origin: origin{c.Allocation.Pos(), source.Msg("the allocation")},
		Years:  s.Years, Rounding: string(c.Allocation.Rounding), Population: v.date(c.Allocation.Population),
		Total: funding.Total, Own: v.money(s.Own), Work: v.money(s.Work), Money: v.money(s.Own - s.Work),
		ByYear: v.moneys(s.ByYear), Sources: funding.Sources,
	}
	byParty := map[*data.Party]*Share{}
	for _, g := range s.Groups {
		group := &Group{
			origin: origin{g.Group.Pos(), v.label(g.Group.Name, source.Msg("the group"))},
			Name:   v.text(g.Group.Name), By: string(g.Group.By),
			Total: v.money(g.Total), Work: v.money(g.Work), Money: v.money(g.Total - g.Work), ByYear: v.moneys(g.ByYear),
			Percent: &Percent{0, shareDecimals},
		}
		if g.Group.By == data.ByPopulation {
			group.Population = &Population{&Number{g.Key}, out.Population}
		}
		for _, row := range g.Rows {
			share := v.share(c, s, row)
			group.Percent.ppm += row.Percent
			byParty[row.Party] = share
			group.Rows = append(group.Rows, share)
		}
		v.sort(group.Rows, g.Rows)
		out.Groups = append(out.Groups, group)
	}
	return out, byParty
}

// sort puts the rows of a group into the order of the parties' names in the language. In Finnish they stand so already.
func (v viewer) sort(rows []*Share, of []*data.Share) {
	if v.lang == "fi" {
		return
	}
	names := make(map[*Share]string, len(rows))
	for i, row := range rows {
		name := v.municipality(of[i].Party)
		if name == nil {
			name = row.Party
		}
		names[row] = nameText(name)
	}
	slices.SortStableFunc(rows, func(a, b *Share) int { return data.CompareNames(names[a], names[b]) })
}

// shareAmounts gives every amount of the table of shares.
func shareAmounts(s *data.Shares) []data.Money {
	amounts := slices.Concat([]data.Money{s.Own, s.Work}, s.ByYear)
	for _, g := range s.Groups {
		amounts = append(append(amounts, g.Total, g.Work), g.ByYear...)
		for _, row := range g.Rows {
			amounts = append(append(amounts, row.Total, row.Work), row.ByYear...)
		}
	}
	return amounts
}

// shareDecimals is how many decimals the per cents of shares are rounded to.
const shareDecimals = 2

func (v viewer) share(c *data.Case, s *data.Shares, row *data.Share) *Share {
	share := &Share{
		origin: origin{row.Party.Pos(), v.partyLabel(row.Party)},
		Total:  v.money(row.Total), Money: v.money(row.Money), Work: v.money(row.Work), Percent: &Percent{row.Percent, shareDecimals},
		Party: v.partyName(row.Party), Population: v.population(c, row.Party),
	}
	for i, amount := range row.ByYear {
		share.ByYear = append(share.ByYear, &YearAmount{s.Years[i], v.money(amount)})
	}
	return share
}

// markOwn gives the table with the recipient's own row marked. The tables of all recipients share every other row.
func (s *Shares) markOwn(own *Share) *Shares {
	table := *s
	table.Groups = make([]*Group, len(s.Groups))
	for i, g := range s.Groups {
		table.Groups[i] = g.markOwn(own)
	}
	return &table
}

func (g *Group) markOwn(own *Share) *Group {
	for i, row := range g.Rows {
		if row != own {
			continue
		}
		group, marked := *g, *own
		marked.IsOwn = true
		group.Rows = append([]*Share(nil), g.Rows...)
		group.Rows[i] = &marked
		return &group
	}
	return g
}
