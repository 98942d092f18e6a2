package law

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
)

// statute is a law by the name that it is cited with, without its number.
type statute struct {
	number string            // “410/2015”
	name   map[string]string // “kuntalaki”, “kommunallagen”
}

func (r *reading) statute(in yamlnode.Reader, key, value *yaml.Node) {
	s := &statute{}
	rd := reader{in}
	fields := yamlnode.Fields{"number": rd.textInto(&s.number), "name": rd.byLanguage(&s.name)}
	in.Mapping(value, fields)
	if s.number == "" || len(s.name) == 0 {
		in.Fail(key, "missing-value", "a law has a number and a name in every language")
	}
	r.statutes[key.Value] = s
}

// grounds reads provisions: a list of {law: kuntalaki, section: 134 §}, the section perhaps by language.
func (r *reading) grounds(rd reader, dst *[]Ground) func(*yaml.Node) {
	return func(n *yaml.Node) {
		for _, item := range rd.List(n) {
			var key string
			section := map[string]string{}
			rd.Mapping(item, yamlnode.Fields{"law": rd.textInto(&key), "section": rd.section(&section)})
			s, ok := r.statutes[key]
			if !ok {
				rd.Fail(item, "unknown-statute", "there is no law “%s” in statutes.yaml", key)
				continue
			}
			g := Ground{}
			for _, lang := range languages {
				g[lang] = strings.TrimSpace(s.name[lang] + " (" + s.number + ") " + section[lang])
			}
			*dst = append(*dst, g)
		}
	}
}

// section reads a section, which is the same in every language or stands by language.
func (r reader) section(dst *map[string]string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind == yaml.MappingNode {
			r.byLanguage(dst)(n)
			return
		}
		text, _ := r.Text(n)
		for _, lang := range languages {
			(*dst)[lang] = text
		}
	}
}

func (r *reading) text(in yamlnode.Reader, key, value *yaml.Node) {
	rd := reader{in}
	if earlier, twice := r.library.texts[key.Value]; twice {
		in.Fail(key, "duplicate-key", "“%s” is here a second time", key.Value).WithNote(earlier[0].At, "the first is here")
		return
	}
	var versions []*Text
	for _, item := range in.List(value) {
		t := &Text{Key: key.Value}
		fields := yamlnode.Fields{"text": rd.byLanguage(&t.Sentence), "items": rd.lists(&t.Items), "ground": r.grounds(rd, &t.Grounds)}
		in.Mapping(item, rd.recordFields(&t.Record, fields))
		rd.checkRecord(item, &t.Record)
		rd.checkText(item, t)
		versions = append(versions, t)
	}
	if len(versions) == 0 {
		in.Fail(key, "missing-value", "“%s” has no version", key.Value)
		return
	}
	r.library.texts[key.Value] = inOrder(&r.errs, versions)
}

// lists reads a list of texts in every language.
func (r reader) lists(dst *map[string][]string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		*dst = map[string][]string{}
		fields := yamlnode.Fields{}
		for _, lang := range languages {
			fields[lang] = func(n *yaml.Node) {
				var items []string
				r.words(&items)(n)
				(*dst)[lang] = items
			}
		}
		r.Mapping(n, fields)
	}
}

// checkText reports what a text lacks, and placeholders that are unknown or differ between the languages.
func (r reader) checkText(n *yaml.Node, t *Text) {
	if len(t.Sentence) == 0 {
		r.Fail(n, "missing-value", "a legal text has a sentence in every language").WithHint("write it under “text”")
		return
	}
	if len(t.Grounds) == 0 {
		r.Fail(n, "missing-ground", "it is not said which provision this rests on").WithHint("write it under “ground”")
	}
	first := languages[0]
	for _, lang := range languages {
		if len(t.Items[lang]) != len(t.Items[first]) {
			r.Fail(n, "uneven-lists", "the list has %d items in the language “%s” and %d in “%s”", len(t.Items[lang]), lang, len(t.Items[first]), first)
		}
		if !slices.Equal(t.open(lang), t.open(first)) {
			r.Fail(n, "uneven-placeholders", "the text leaves “%s” open in the language “%s” and “%s” in “%s”",
				strings.Join(t.open(lang), ", "), lang, strings.Join(t.open(first), ", "), first)
		}
		for _, name := range t.open(lang) {
			if _, ok := Placeholders()[name]; !ok {
				r.Fail(n, "unknown-placeholder", "there is no placeholder “{%s}”", name)
			}
		}
		if slices.ContainsFunc(append([]string{t.Sentence[lang]}, t.Items[lang]...), strayBrace) {
			r.Fail(n, "bad-placeholder", "a brace belongs to no placeholder").WithHint("placeholders look like {term} or {authority.allative}")
		}
	}
}

func (r *reading) court(in yamlnode.Reader, key, value *yaml.Node) {
	rd := reader{in}
	var versions []*Court
	for _, item := range in.List(value) {
		c := &Court{Key: key.Value, Finnish: map[string]string{}}
		fields := yamlnode.Fields{"fi": rd.forms(c.Finnish), "sv": rd.textInto(&c.Swedish), "regions": rd.words(&c.Regions)}
		in.Mapping(item, rd.recordFields(&c.Record, fields))
		rd.checkRecord(item, &c.Record)
		if c.Finnish["nominative"] == "" || c.Swedish == "" {
			in.Fail(item, "missing-value", "a court has a name in Finnish and in Swedish")
		}
		versions = append(versions, c)
	}
	if len(versions) == 0 {
		in.Fail(key, "missing-value", "“%s” has no version", key.Value)
		return
	}
	r.library.courts[key.Value] = inOrder(&r.errs, versions)
}

// caseNames are the grammatical cases in which a court's Finnish name stands.
var caseNames = []string{"nominative", "genitive", "partitive", "inessive", "elative", "illative", "adessive", "ablative", "allative"}

func (r reader) forms(dst map[string]string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		fields := yamlnode.Fields{}
		for _, name := range caseNames {
			fields[name] = func(n *yaml.Node) { dst[name], _ = r.Text(n) }
		}
		r.Mapping(n, fields)
		for _, name := range caseNames {
			if dst[name] == "" {
				r.Fail(n, "missing-value", "the name has no form “%s”", name)
			}
		}
	}
}

func (r *reading) rule(in yamlnode.Reader, key, value *yaml.Node) {
	rd := reader{in}
	for _, item := range in.List(value) {
		u := &rule{natures: Natures(), bodies: Bodies(), review: []bool{false, true}}
		in.Mapping(item, rd.recordFields(&u.Record, yamlnode.Fields{
			"nature": chosen(rd, &u.natures, Natures()), "body": chosen(rd, &u.bodies, Bodies()), "review_of_revision": rd.review(u),
			"kind": rd.kind(&u.result), "authority": rd.authority(&u.result), "term": rd.term(&u.result), "members": rd.flag(&u.result.Members),
			"provision": rd.flag(&u.provision), "services": chosen(rd, &u.result.Services, services()),
			"ground": r.grounds(rd, &u.result.Grounds), "texts": rd.words(&u.result.Texts),
		}))
		rd.checkRecord(item, &u.Record)
		r.checkResult(rd, item, u)
		r.library.rules[key.Value] = append(r.library.rules[key.Value], u)
	}
}

func (r reader) review(u *rule) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if value, ok := r.Bool(n); ok {
			u.review = []bool{value}
		}
	}
}

func (r reader) kind(a *Appeal) func(*yaml.Node) {
	return func(n *yaml.Node) {
		a.Kind, _ = yamlnode.Choice(r.Reader, n, KindRevision, KindMunicipalAppeal, KindAdministrativeRevision, KindAdministrativeAppeal, KindProcurement, KindBan)
	}
}

func (r reader) authority(a *Appeal) func(*yaml.Node) {
	return func(n *yaml.Node) {
		a.Authority, _ = yamlnode.Choice(r.Reader, n, AuthoritySameBody, AuthorityBodyAbove, AuthorityAdministrativeCourt, AuthorityMarketCourt)
	}
}

// term reads a time limit in days: one of those that the law knows.
func (r reader) term(a *Appeal) func(*yaml.Node) {
	return func(n *yaml.Node) {
		switch text, _ := r.Text(n); text {
		case "14":
			a.Term = 14
		case "30":
			a.Term = 30
		default:
			r.Fail(n, "bad-term", "the time limit is 14 or 30 days, not “%s”", source.Short(text))
		}
	}
}

// checkResult reports a rule that says too little, and texts that do not exist.
func (r *reading) checkResult(rd reader, n *yaml.Node, u *rule) {
	a := u.result
	if a.Services == nil && a.Kind != KindBan {
		u.result.Services = servicesOf(a)
	}
	if ban := a.Kind == KindBan; a.Kind == "" || ban != (a.Term == 0) || ban != (a.Authority == AuthorityNone) {
		rd.Fail(n, "incomplete-rule", "a rule has a kind, and a term and an authority unless it is a ban")
	}
	if len(a.Grounds) == 0 && !u.provision {
		rd.Fail(n, "missing-ground", "it is not said which provision this rests on").WithHint("write it under “ground”")
	}
	if len(a.Texts) == 0 {
		rd.Fail(n, "missing-value", "a rule names the texts of its instruction")
	}
	for _, key := range a.Texts {
		versions, ok := r.library.texts[key]
		switch {
		case !ok:
			rd.Fail(n, "unknown-text", "there is no legal text “%s”", key)
		case versions[0].From.Compare(u.From) > 0,
			u.Until.IsZero() && !versions[len(versions)-1].Until.IsZero():
			rd.Fail(n, "text-outside-rule", "the rule holds on days on which no version of its text “%s” does", key).WithNote(versions[0].At, "the text is here")
		}
	}
}

// servicesOf gives the ways of service from which the time of an appeal runs where its rule does not say: the minutes on the web
// serve municipal members.
func servicesOf(a Appeal) []Service {
	if a.Members {
		return services()
	}
	return []Service{ServiceLetter, ServiceElectronic, ServiceProven}
}

// checkCourts reports regions that have several courts, and that there is no market court.
func (r *reading) checkCourts() {
	seen := map[string][]*Court{}
	for _, key := range r.library.courtKeys() {
		for _, c := range r.library.courts[key] {
			for _, region := range c.Regions {
				seen[region] = append(seen[region], c)
			}
		}
	}
	for _, courts := range seen {
		inOrder(&r.errs, courts)
	}
	if r.library.courts[marketCourt] == nil {
		r.errs.Add(source.Errorf(source.Pos{File: folder + "/courts.yaml"}, "missing-value", "there is no court “%s”", marketCourt))
	}
}

// checkRules tries every decision that can be described and reports two rules for it.
func (r *reading) checkRules() {
	for _, key := range r.library.Laws() {
		rules := r.library.rules[key]
		for _, d := range decisions() {
			r.checkOne(slices.DeleteFunc(slices.Clone(rules), func(u *rule) bool { return !u.matches(d) }))
		}
	}
	if r.library.rules[MunicipalLaw] == nil {
		r.errs.Add(source.Errorf(source.Pos{File: folder + "/rules.yaml"}, "missing-value", "there are no rules “%s”", MunicipalLaw))
	}
}

func (r *reading) checkOne(matching []*rule) {
	for i, u := range matching {
		for _, other := range matching[:i] {
			if u.Holds(other.From) || other.Holds(u.From) {
				r.errs.Add(source.Errorf(u.At, "two-rules", "another rule holds for the same decision").WithNote(other.At, "it is here"))
			}
		}
	}
}

// decisions gives every decision that can be told apart by the rules of a law.
func decisions() []Decision {
	var all []Decision
	for _, nature := range Natures() {
		for _, body := range Bodies() {
			for _, review := range []bool{false, true} {
				all = append(all, Decision{Nature: nature, Body: body, ReviewOfRevision: review})
			}
		}
	}
	return all
}
