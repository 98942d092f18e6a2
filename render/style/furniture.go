package style

import "github.com/pykala/pykala/render/doc"

// furniture composes what stands around the text on every page.
func (a *arranger) furniture() doc.Furniture {
	f := &a.layout.furniture
	out := doc.Furniture{
		First:     a.rows(f.first, LookHeader),
		Continued: a.rows(f.continued, LookHeader),
		Foot:      a.rows(f.foot, LookFooter),
		Values:    make(map[string]string, len(a.house.values)),
	}
	if f.logo {
		out.Logo = a.facts.Sender.Logo
	}
	for _, k := range a.house.values {
		out.Values[k.name] = doc.InlineText(k.value(&a.scope))
	}
	return out
}
