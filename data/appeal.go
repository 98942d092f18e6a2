package data

import (
	"strings"

	"github.com/pykala/pykala/data/law"
	"github.com/pykala/pykala/internal/source"
)

// Route is how a decision of the case is appealed against: the way that the law orders, and to whom it leads.
type Route struct {
	law.Appeal
	To    *Body      // to whom a request for revision is made; nil for courts and bans
	Court *law.Court // to which an appeal is made; nil for requests for revision and bans
}

// Route chooses by rule how the decision of a handling is appealed against (kuntalaki 410/2015 134–138 §, special laws). It
// never guesses: what the case does not say and the rules do not cover is an error with the place of the handling.
func (c *Case) Route(l *law.Library, h *Handling) (*Route, error) {
	decision, err := c.decisionOf(l, h)
	if err != nil {
		return nil, err
	}
	appeal, err := l.Choose(decision)
	if err != nil {
		return nil, err
	}
	route := &Route{Appeal: appeal}
	switch appeal.Authority {
	case law.AuthoritySameBody:
		route.To = h.Of
	case law.AuthorityBodyAbove:
		route.To, err = c.bodyAbove(h.Of)
	case law.AuthorityAdministrativeCourt:
		route.Court, err = administrativeCourt(l, h.Of, decision.Day)
	case law.AuthorityMarketCourt:
		route.Court, err = l.MarketCourt(decision.Day)
	case law.AuthorityNone:
	}
	if err != nil {
		return nil, placedAt(err, decision.At)
	}
	return route, nil
}

// decisionOf says what the law must know of a handling.
func (c *Case) decisionOf(l *law.Library, h *Handling) (law.Decision, error) {
	if h.Of != nil && h.Appeal == nil && h.Standing != "" {
		nature, err := l.StandingNature(string(h.Standing), h.Date.Law())
		if err != nil {
			return law.Decision{}, placedAt(err, h.At)
		}
		standing := *h
		standing.Appeal = &Appeal{Node: h.Node, Nature: Nature(nature)}
		h = &standing
	}
	if h.Of == nil || h.Appeal == nil {
		return law.Decision{}, source.Errorf(h.At, "missing-appeal", "it is not said whether the decision can be appealed against").
			WithHint("add “appeal: {nature: final}”, “appeal: {nature: preparation}” or “appeal: {nature: execution}”")
	}
	body, err := lawBody(h.Of)
	if err != nil {
		return law.Decision{}, err
	}
	provision := map[string]string{}
	for _, lang := range Languages() {
		if text, ok := h.Appeal.Provision.In(lang); ok {
			provision[lang] = text
		}
	}
	return law.Decision{
		Nature: law.Nature(h.Appeal.Nature), Body: body, ReviewOfRevision: h.Appeal.Review, Law: h.Appeal.Law, Provision: provision,
		Aland: h.Of.Municipality != nil && h.Of.Municipality.Aland(), Day: h.Date.Law(), At: h.Appeal.At,
	}, nil
}

// lawBody gives the kind of a body as the rules of appeal know it. They tell joint authorities from municipalities.
func lawBody(b *Body) (law.Body, error) {
	joint := b.Joint || b.Kind == BodyAssembly
	switch {
	case b.Municipality == nil && !joint:
		return "", source.Errorf(b.At, "unknown-owner", "it is not known whether “%s” is a body of a municipality or of a joint authority", b.Key).
			WithHint("write the municipality under “of”, or name the host as it is called officially, such as “Kemijärven kaupunki”")
	case joint:
		return jointBody(b), nil
	}
	return law.Body(b.Kind), nil
}

func jointBody(b *Body) law.Body {
	switch b.Kind {
	case BodyAssembly, BodyCouncil:
		return law.BodyJointAuthorityAssembly
	case BodySection, BodyOfficer:
		return law.BodyJointAuthorityUnder
	case BodyBoard, BodyCommittee:
		return law.BodyJointAuthorityBoard
	}
	return law.Body(b.Kind)
}

// bodyAbove gives the board or committee that decides requests for revision of what a section or an officer has decided.
func (c *Case) bodyAbove(b *Body) (*Body, error) {
	keys := make([]string, 0, len(c.Bodies))
	for _, above := range c.Bodies {
		if above.Key == b.Revision && above != b {
			return above, nil
		}
		keys = append(keys, above.Key)
	}
	if b.Revision == "" || b.Revision == b.Key {
		return nil, source.Errorf(b.At, "missing-revision-body", "it is not said which body decides requests for revision of what “%s” decides", b.Key).
			WithHint("write its key under “revision”")
	}
	e := source.Errorf(b.PosOf("revision"), "unknown-body", "there is no body “%s”", b.Revision)
	if near := suggest(b.Revision, keys); near != "" {
		return nil, e.WithHint("did you mean “%s”?", near)
	}
	return nil, e.WithHint("the bodies are %s", strings.Join(keys, ", "))
}

// administrativeCourt gives the court that the body names, or that of the municipality's region.
func administrativeCourt(l *law.Library, b *Body, day law.Date) (*law.Court, error) {
	switch {
	case b.Court != "":
		court, err := l.CourtNamed(b.Court, day)
		return court, placedAt(err, b.PosOf("court"))
	case b.Municipality != nil:
		return l.Court(b.Municipality.RegionCode, day)
	}
	return nil, source.Errorf(b.At, "missing-court", "it is not said to which administrative court decisions of “%s” are appealed", b.Key).
		WithHint("write its key under “court”: “helsinki”, “hameenlinna”, “ita-suomi”, “pohjois-suomi”, “turku” or “vaasa”")
}

// placedAt gives mistakes that have no place one.
func placedAt(err error, pos source.Pos) error {
	if err == nil {
		return nil
	}
	errs := source.AllOf(err)
	for _, e := range errs {
		if !e.Pos.IsValid() {
			e.Pos = pos
		}
	}
	return errs
}

// CheckAppeals tells what is wrong with the appeals that the case describes, and what of the law behind them cannot be relied on
// as known on the day today. Handlings that say nothing of appeal, and earlier bodies' frozen records, are left out.
func (c *Case) CheckAppeals(l *law.Library, today law.Date) source.Errors {
	var errs source.Errors
	for _, m := range c.Matters {
		for _, h := range m.Handlings {
			if h.Appeal == nil || len(h.Record.ByLang) > 0 {
				continue
			}
			route, err := c.Route(l, h)
			if err != nil {
				errs.AddAll(err)
				continue
			}
			errs = append(errs, l.Report(h.Date.Law(), today, lawsOf(route, h)...)...)
		}
	}
	return errs.Sorted()
}

// lawsOf gives the keys of the law that an instruction for appeal rests on.
func lawsOf(r *Route, h *Handling) []string {
	keys := append([]string{law.MunicipalLaw}, r.Texts...)
	if h.Appeal.Law != "" {
		keys[0] = h.Appeal.Law
	}
	if r.Court != nil {
		keys = append(keys, r.Court.Key)
	}
	return keys
}

// Law gives the day as package law has it; the zero Date stays zero.
func (d Date) Law() law.Date { return law.Date{Year: d.Year, Month: d.Month, Day: d.Day} }

// DateOf gives a day of package law.
func DateOf(d law.Date) Date { return Date{Year: d.Year, Month: d.Month, Day: d.Day} }

// resolveOwner finds what the register knows of whom a body belongs to: a party, or the host.
func (l *loader) resolveOwner(b *Body) {
	if b.Party != nil {
		b.Municipality = b.Party.Municipality
		b.Joint = b.Municipality == nil && l.isJointAuthority(b.Party.Organisation.Name)
		return
	}
	for _, lang := range []string{"fi", "sv"} {
		name, ok := l.c.Host.Name.In(lang)
		if !ok {
			continue
		}
		if m, ok := l.reg.MunicipalityOn(name, l.c.Date); ok {
			b.Municipality = m
			return
		}
	}
	b.Joint = l.isJointAuthority(l.c.Host.Name)
}

// isJointAuthority reports whether an organisation is a kuntayhtymä: by the register, or by its name.
func (l *loader) isJointAuthority(name Text) bool {
	for _, lang := range []string{"fi", "sv"} {
		text, ok := name.In(lang)
		if !ok {
			continue
		}
		if e, ok := l.reg.Entity(text); ok && strings.HasPrefix(e.Kind, "kuntayhtymä") {
			return true
		}
		if strings.Contains(fold(text), "kuntayhtymä") || strings.Contains(fold(text), "samkommun") {
			return true
		}
	}
	return false
}
