package templates

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/data/law"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// Appeal is how the decision of an item is appealed against, or that nobody may.
type Appeal struct {
	origin
	Kind      string     // “revision”, “municipal-appeal”, “administrative-revision”, “administrative-appeal”, “procurement”, “ban”
	Name      string     // “Oikaisuvaatimus”; a ban with its ground: “Muutoksenhakukielto, kuntalaki (410/2015) 136 §”
	Title     string     // of its instruction: “Oikaisuvaatimusohje”
	Ground    string     // the provisions that it rests on
	Term      int        // days from service; 0 for a ban
	Authority *Name      // to whom the appeal is made; nil for a ban
	Office    *Office    `data:"office"` // where it is sent; nil for a ban
	Passages  []*Passage // of its instruction, in the order of hallintolaki (434/2003) 47 §
	Published *Date      `data:"published"` // the decision has been on the web from this day
	Served    *Date      // the day on which publication is deemed to have served it; nil where nobody is served so
	LastDay   *Date      // the last day for those who were served so
}

// Passage is one piece of an instruction.
type Passage struct {
	Topic string // what it is about: “right”, “who”, “grounds”, “authority”, “term”, “web”, “content”, “delivery”, “fee”, …
	Text  string
	Items []string
}

// AppealGroup is the sections of a meeting that one instruction holds for.
type AppealGroup struct {
	Sections string // “81–82, 84”
	Appeal   *Appeal
}

// Service is how and when an extract was served.
type Service struct {
	origin
	To      string `data:"to"`
	Way     string // “letter”, “electronic”, “proven”
	Date    *Date  `data:"date"` // sent or handed over
	Counted string // the day of service and the last day, in sentences of the law; empty for a ban
}

// appealViewer makes what items say of appeal.
type appealViewer struct {
	viewer
	c       *data.Case
	law     *law.Library
	needed  bool // every decision must have one, and the agenda is past
	printed bool // the document has the instructions: it must be known where appeals are sent
	errs    source.Errors
}

// addAppeals adds to a view how the decisions in it are appealed against: that of the item, or those of all items of a meeting.
// The first mistake of each kind and place is told once.
func (b *Bound) addAppeals(view *View, s Subject) error {
	if s.Item == nil && s.Meeting == nil {
		return nil
	}
	library, err := b.template.library.Law()
	if err != nil {
		return err
	}
	held := b.stage() != doc.StageAgenda
	v := &appealViewer{viewer: b.viewer, c: b.c, law: library, needed: held && !b.past, printed: held && b.as == ""}
	if s.Item != nil {
		v.add(view.Item, s.Item)
	} else {
		for i, it := range s.Meeting.Items {
			v.add(view.Meeting.Items[i], it)
		}
		view.Meeting.Appeals = groupAppeals(view.Meeting.Items, (*Appeal).same)
		view.Meeting.AppealKinds = groupAppeals(view.Meeting.Items, func(a, b *Appeal) bool { return a.Name == b.Name })
	}
	return v.errs.Sorted().Err()
}

// add adds the appeal of one item and how its extract was served.
func (v *appealViewer) add(seen *Item, it *data.Item) {
	h := it.Handling
	known := h != nil && (h.Appeal != nil || v.needed)
	if !known || len(h.Record.ByLang) > 0 {
		return
	}
	route, err := v.c.Route(v.law, h)
	if err != nil {
		v.fail(err, h.At)
		return
	}
	seen.Appeal = v.appeal(h, route)
	for _, one := range h.Services {
		seen.Services = append(seen.Services, v.service(h, route, one))
	}
}

// fail collects mistakes, each once.
func (v *appealViewer) fail(err error, at source.Pos) {
	for _, e := range placed(err, at) {
		if !slices.ContainsFunc(v.errs, func(o *source.Error) bool {
			return o.Code == e.Code && o.Pos == e.Pos && o.Msg.String() == e.Msg.String()
		}) {
			v.errs.Add(e)
		}
	}
}

func (v *appealViewer) appeal(h *data.Handling, route *data.Route) *Appeal {
	at := h.At
	if h.Appeal != nil {
		at = h.Appeal.At
	}
	out := &Appeal{
		origin: origin{at, source.Msg("the appeal")}, Kind: string(route.Kind), Term: route.Term,
		Ground: v.ground(h, route), Authority: v.authority(route), Published: v.published(h),
	}
	if v.needed && v.printed {
		out.Office = v.officeOf(route)
	}
	v.count(h, route, out)
	fill := v.filler(h, out)
	out.Name = v.sentence(h, route.Kind.NameText(), fill)
	for _, key := range route.Texts {
		topic := key[strings.LastIndex(key, ".")+1:]
		switch passage := v.passage(h, key, fill); {
		case topic == "title":
			out.Title = passage.Text
		case strings.HasPrefix(topic, "web"):
			passage.Topic = "web"
			passage.Text = v.withDays(h, passage.Text, out, fill)
			out.Passages = append(out.Passages, passage)
		default:
			out.Passages = append(out.Passages, passage)
		}
	}
	return out
}

// published gives the day from which the decision has been on the web.
func (v *appealViewer) published(h *data.Handling) *Date {
	if !v.needed {
		return nil
	}
	if h.In != nil {
		return v.date(h.In.Published)
	}
	return v.date(h.Published)
}

// count counts the days from publication where members of the municipality may appeal.
func (v *appealViewer) count(h *data.Handling, route *data.Route, out *Appeal) {
	if out.Published == nil || !slices.Contains(route.Services, law.ServiceWeb) {
		return
	}
	period, err := route.Period(law.ServiceWeb, out.Published.date.Law())
	if err != nil {
		v.fail(err, out.Published.date.At)
		return
	}
	out.Served, out.LastDay = v.date(data.DateOf(period.Served)), v.date(data.DateOf(period.Last))
}

// withDays adds the days that are known to what is said of publication on the web.
func (v *appealViewer) withDays(h *data.Handling, text string, a *Appeal, fill filler) string {
	if a.Served == nil {
		return text
	}
	published := "service.published"
	if h.In == nil {
		published = "service.published-decision"
	}
	return strings.Join([]string{
		v.sentence(h, published, fill), text, v.sentence(h, "service.served", fill), v.sentence(h, "service.last-day", fill),
	}, " ")
}

// filler gives what stands for a name that a legal text leaves open, in a grammatical case.
type filler func(name, grammaticalCase string) (string, bool)

func (v *appealViewer) filler(h *data.Handling, a *Appeal) filler {
	days := map[string]*Date{"published": a.Published, "served": a.Served, "last_day": a.LastDay}
	return func(name, grammaticalCase string) (string, bool) {
		if day, ok := days[name]; ok {
			if day == nil {
				return "", false
			}
			return day.String(), true
		}
		switch name {
		case "ground":
			return a.Ground, a.Ground != ""
		case "term":
			return (&Number{int64(a.Term)}).String(), a.Term > 0
		case "authority":
			return v.inCase(h, a.Authority, grammaticalCase)
		}
		return "", false
	}
}

func (v *appealViewer) inCase(h *data.Handling, n *Name, grammaticalCase string) (string, bool) {
	switch {
	case n == nil:
		return "", false
	case grammaticalCase == "":
		return n.text, true
	}
	form, err := n.form(grammaticalCase)
	if err != nil {
		v.fail(err, h.At)
		return unknownText, true
	}
	return form, true
}

// sentence gives a legal text of the day of the decision.
func (v *appealViewer) sentence(h *data.Handling, key string, fill filler) string {
	return v.passage(h, key, fill).Text
}

func (v *appealViewer) passage(h *data.Handling, key string, fill filler) *Passage {
	out := &Passage{Topic: key[strings.LastIndex(key, ".")+1:]}
	text, err := v.law.Text(key, h.Date.Law())
	if err != nil {
		v.fail(err, h.At)
		return out
	}
	if out.Text, err = text.Fill(v.lang, fill); err != nil {
		v.fail(err, h.At)
	}
	if out.Items, err = text.FillItems(v.lang, fill); err != nil {
		v.fail(err, h.At)
	}
	return out
}

// ground gives the provisions that a way of appeal rests on. The one that the case names may lack the language.
func (v *appealViewer) ground(h *data.Handling, route *data.Route) string {
	var all []string
	for _, g := range route.Grounds {
		text := g[v.lang]
		if text == "" && h.Appeal != nil {
			text = v.text(h.Appeal.Provision)
		}
		all = append(all, text)
	}
	return listed(all, v.words.And)
}

// listed joins words as a sentence does: a, b and c.
func listed(all []string, and string) string {
	if len(all) < 2 {
		return strings.Join(all, "")
	}
	last := len(all) - 1
	return strings.Join(all[:last], ", ") + " " + and + " " + all[last]
}

func (v *appealViewer) authority(route *data.Route) *Name {
	switch {
	case route.To != nil:
		return v.name(route.To.Name, route.To.Forms, route.To.Pos())
	case route.Court != nil && v.lang == finnishLang:
		return &Name{text: route.Court.Finnish["nominative"], forms: route.Court.Finnish, words: v.words, at: route.Court.At}
	case route.Court != nil:
		return &Name{text: route.Court.Swedish, words: v.words, at: route.Court.At}
	}
	return nil
}

// officeOf gives where an appeal is sent. An instruction that does not say it is none (hallintolaki 434/2003 47 §).
func (v *appealViewer) officeOf(route *data.Route) *Office {
	switch {
	case route.To != nil && route.To.Office == nil:
		v.fail(source.Errorf(route.To.At, "missing-office", "it is not said where “%s” receives requests for revision", anyText(route.To.Name)).
			WithHint("add “office: {name: …, address: […], registry: …, phone: …, hours: …}” to the body"), route.To.At)
	case route.To != nil:
		return v.office(route.To.Office)
	case route.Court != nil:
		return v.courtOffice(route.Court)
	}
	return nil
}

func (v *appealViewer) courtOffice(court *law.Court) *Office {
	for _, known := range v.c.Courts {
		if known.Key == court.Key && known.Office != nil {
			office := v.office(known.Office)
			office.Name = v.authority(&data.Route{Court: court}).text
			return office
		}
	}
	v.fail(source.Errorf(source.Pos{}, "missing-office", "it is not said where the court “%s” receives appeals", court.Finnish["nominative"]).
		WithHint("add “courts: [{court: %s, office: {address: […], registry: …, phone: …, hours: …}}]” to the case", court.Key), v.c.At)
	return nil
}

// service gives how an extract was served, and the days that follow from it.
func (v *appealViewer) service(h *data.Handling, route *data.Route, one *data.Service) *Service {
	out := &Service{
		origin: origin{one.Pos(), source.Msg("the service")}, To: v.text(one.To), Way: string(one.Way), Date: v.date(one.Date),
	}
	if route.Kind == law.KindBan {
		return out
	}
	period, err := route.Period(law.Service(one.Way), one.Date.Law())
	if err != nil {
		v.fail(err, one.Pos())
		return out
	}
	days := &Appeal{Served: v.date(data.DateOf(period.Served)), LastDay: v.date(data.DateOf(period.Last))}
	fill := v.filler(h, days)
	out.Counted = v.sentence(h, "service.served", fill) + " " + v.sentence(h, "service.last-day", fill)
	return out
}

// groupAppeals gives the sections of a meeting whose appeals are the same, in the order in which they come first.
func groupAppeals(items []*Item, same func(a, b *Appeal) bool) []*AppealGroup {
	var out []*AppealGroup
	sections := map[*AppealGroup][]string{}
	for _, it := range items {
		if it.Appeal == nil {
			continue
		}
		i := slices.IndexFunc(out, func(g *AppealGroup) bool { return same(g.Appeal, it.Appeal) })
		if i < 0 {
			i = len(out)
			out = append(out, &AppealGroup{Appeal: it.Appeal})
		}
		sections[out[i]] = append(sections[out[i]], it.Section)
	}
	for _, g := range out {
		g.Sections = sectionRanges(sections[g])
	}
	return out
}

// same reports whether two instructions say the same.
func (a *Appeal) same(other *Appeal) bool {
	return a.Name == other.Name && a.Title == other.Title && slices.EqualFunc(a.Passages, other.Passages, func(p, q *Passage) bool {
		return p.Text == q.Text && slices.Equal(p.Items, q.Items)
	})
}

// sectionRanges gives sections in the order of a meeting, runs of them as ranges: “81–82, 84”.
func sectionRanges(sections []string) string {
	var runs [][2]string
	for _, s := range sections {
		last := len(runs) - 1
		if last >= 0 && follows(runs[last][1], s) {
			runs[last][1] = s
			continue
		}
		runs = append(runs, [2]string{s, s})
	}
	out := make([]string, len(runs))
	for i, run := range runs {
		if out[i] = run[0]; run[0] != run[1] {
			out[i] += enDash + run[1]
		}
	}
	return strings.Join(out, ", ")
}

// follows reports whether a section is the next one.
func follows(before, after string) bool {
	a, errBefore := strconv.Atoi(before)
	b, errAfter := strconv.Atoi(after)
	return errBefore == nil && errAfter == nil && b == a+1
}
