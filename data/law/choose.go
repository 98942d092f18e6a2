package law

import (
	"maps"
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// Nature says what a decision does to its matter.
type Nature string

// The natures of a decision.
const (
	NatureFinal       Nature = "final"       // it decides the matter or leaves it without consideration
	NaturePreparation Nature = "preparation" // it only prepares a decision
	NatureExecution   Nature = "execution"   // it only carries out what was decided
)

// Natures gives every nature.
func Natures() []Nature { return []Nature{NatureFinal, NaturePreparation, NatureExecution} }

// Body is the kind of the body or officer that made a decision.
type Body string

// The kinds of bodies.
const (
	BodyCouncil   Body = "council"   // valtuusto
	BodyBoard     Body = "board"     // kunnanhallitus, kaupunginhallitus
	BodyCommittee Body = "committee" // lautakunta, valiokunta
	BodySection   Body = "section"   // jaosto
	BodyOfficer   Body = "officer"   // viranhaltija
	// BodyJointAuthorityAssembly is the assembly or council of a joint authority (yhtymäkokous, yhtymävaltuusto).
	BodyJointAuthorityAssembly Body = "joint-authority-assembly"
	// BodyJointAuthorityBoard is the board or a committee of a joint authority.
	BodyJointAuthorityBoard Body = "joint-authority-board"
	// BodyJointAuthorityUnder is a section or an officer under the board or a committee of a joint authority.
	BodyJointAuthorityUnder Body = "joint-authority-under"
	// BodyJointAuthorityOnly is the body of a joint authority that has only one (kuntalaki 58 § 1 mom.).
	BodyJointAuthorityOnly Body = "joint-authority-only"
)

// Bodies gives every kind of body.
func Bodies() []Body {
	return []Body{
		BodyCouncil, BodyBoard, BodyCommittee, BodySection, BodyOfficer,
		BodyJointAuthorityAssembly, BodyJointAuthorityBoard, BodyJointAuthorityUnder, BodyJointAuthorityOnly,
	}
}

// Kind is a way of appeal.
type Kind string

// The ways of appeal.
const (
	KindRevision               Kind = "revision"                // oikaisuvaatimus, kuntalaki 134 §
	KindMunicipalAppeal        Kind = "municipal-appeal"        // kunnallisvalitus, kuntalaki 135 §
	KindAdministrativeRevision Kind = "administrative-revision" // oikaisuvaatimus, hallintolaki 7 a luku
	KindAdministrativeAppeal   Kind = "administrative-appeal"   // hallintovalitus, laki 808/2019
	KindProcurement            Kind = "procurement"             // hankintaoikaisu ja valitus markkinaoikeuteen, laki 1397/2016
	KindBan                    Kind = "ban"                     // muutoksenhakukielto, hallintolaki 48 §
)

// NameText gives the key of the text that says what a way of appeal is called.
func (k Kind) NameText() string { return string(k) + ".name" }

// Authority says to whom an appeal is made.
type Authority string

// The authorities.
const (
	AuthorityNone                Authority = ""
	AuthoritySameBody            Authority = "same-body"            // the body or officer that made the decision
	AuthorityBodyAbove           Authority = "body-above"           // the board or committee to which a section or officer is subject
	AuthorityAdministrativeCourt Authority = "administrative-court" // the hallinto-oikeus of the municipality: Library.Court
	AuthorityMarketCourt         Authority = "market-court"
)

// Decision is what must be known of a decision before its way of appeal can be chosen.
type Decision struct {
	Nature Nature
	Body   Body
	// ReviewOfRevision says that the decision answers a request for revision (oikaisuvaatimus).
	ReviewOfRevision bool
	// Law is the key of the law that rules the appeal, one of Library.Laws; empty for the municipal law.
	Law string
	// Provision is the provision that orders the appeal or forbids it, where Law leaves it open, in the languages of the documents.
	Provision map[string]string
	// Aland says that the municipality is in Åland, which has a municipal law of its own.
	Aland bool
	// Day is the day of the decision; zero, where it is not known yet, takes the law that holds without an end.
	Day Date
	// At is where the decision is described, for messages.
	At source.Pos
}

// MunicipalLaw is the key of the rules that hold where no special law rules the appeal.
const MunicipalLaw = "municipal"

// Appeal is how a decision can be appealed against, or that it cannot.
type Appeal struct {
	Kind      Kind
	Term      int // days after service; 0 for a ban
	Authority Authority
	Members   bool      // municipal members may appeal, not only parties
	Services  []Service // the ways of service from which its time can run; none for a ban
	Grounds   []Ground  // the provisions that say so
	Texts     []string  // keys of the texts of its instruction, in the order of hallintolaki 47 §
}

// Ground is a provision of a law, by language: “kuntalaki (410/2015) 134 §”, “kommunallagen (410/2015) 134 §”. One that the case
// names may lack a language.
type Ground map[string]string

// Choose gives the way of appeal of a decision. It never guesses: a decision of which too little is said, or for which no rule
// is known, is an error that says what to add.
//
// The rules stand in rules.yaml, each with the provisions it comes from: kuntalaki (410/2015) 134–138 §, hallintolaki
// (434/2003) 46–49 g §, and special laws.
func (l *Library) Choose(d Decision) (Appeal, error) {
	if err := complete(d); err != nil {
		return Appeal{}, err
	}
	rules, err := l.rulesOf(d)
	if err != nil {
		return Appeal{}, err
	}
	matching := slices.DeleteFunc(slices.Clone(rules), func(r *rule) bool { return !r.matches(d) })
	if len(matching) == 0 {
		return Appeal{}, noRule(d)
	}
	r, ok := on(matching, d.Day)
	if !ok {
		e := outside(matching[len(matching)-1].Record, string(matching[0].result.Kind), d.Day)
		e.Pos = d.At
		return Appeal{}, e
	}
	return r.appeal(d)
}

// Laws gives the keys of the laws that rule appeals, sorted.
func (l *Library) Laws() []string { return slices.Sorted(maps.Keys(l.rules)) }

func (l *Library) rulesOf(d Decision) ([]*rule, error) {
	key := d.Law
	if key == "" {
		key = MunicipalLaw
	}
	rules, ok := l.rules[key]
	if ok {
		return rules, nil
	}
	e := source.Errorf(d.At, "unknown-law", "there are no rules of appeal for a law “%s”", d.Law)
	if near := source.Suggest(d.Law, l.Laws()); near != "" {
		return nil, e.WithHint("did you mean “%s”?", near)
	}
	return nil, e.WithHint("there are: %s; leave the key out where the municipal law holds", strings.Join(l.Laws(), ", "))
}

// complete refuses a decision of which too little is said.
//
// Law: Åland has a municipal law of its own, kommunallagen (1997:73) för landskapet Åland, which rules appeals in its 111–116 §
// otherwise than the law of the mainland.
func complete(d Decision) error {
	switch {
	case d.Aland:
		return source.Errorf(d.At, "aland-appeal", "appeal against decisions of municipalities in Åland follows the municipal law of Åland (1997:73), whose rules are not known here").
			WithHint("write the instruction for appeal by hand")
	case d.Nature == "":
		return source.Errorf(d.At, "missing-nature", "it is not said whether the decision is final, preparation or execution").
			WithHint("write “nature: final”, “nature: preparation” or “nature: execution”; the kind of appeal depends on it")
	case !slices.Contains(Natures(), d.Nature):
		return source.Errorf(d.At, "unknown-value", "“%s” is no nature of a decision", string(d.Nature)).WithHint("write one of %s", joined(Natures()))
	case d.Body == "":
		return source.Errorf(d.At, "missing-body-kind", "it is not said what kind of body makes the decision").WithHint("write one of %s", joined(Bodies()))
	case !slices.Contains(Bodies(), d.Body):
		return source.Errorf(d.At, "unknown-value", "“%s” is no kind of body", string(d.Body)).WithHint("write one of %s", joined(Bodies()))
	case !d.Day.IsZero() && !d.Day.exists():
		return source.Errorf(d.At, "bad-date", "there is no day “%s”", d.Day)
	}
	return nil
}

// noRule says that a decision has no rule. A request for revision is decided by the body that the law names, so a decision on
// one by anybody else is a mistake in the data.
func noRule(d Decision) error {
	what := []string{"nature: " + string(d.Nature), "body: " + string(d.Body)}
	if d.ReviewOfRevision {
		what = append(what, "review_of_revision: true")
	}
	if d.Law != "" {
		what = append(what, "law: "+d.Law)
	}
	e := source.Errorf(d.At, "no-appeal-rule", "no rule says how such a decision is appealed against: “%s”", strings.Join(what, ", "))
	if d.ReviewOfRevision {
		return e.WithHint("a request for revision is decided by the board or the committee; check the body, or remove “review_of_revision”")
	}
	return e.WithHint("check the nature, the body and the law; if the law forbids or orders the appeal, choose “law” and name its provision")
}

func joined[T ~string](words []T) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return strings.Join(out, ", ")
}

// rule is one row of rules.yaml: for which decisions it holds, and what it says.
type rule struct {
	Record
	natures   []Nature
	bodies    []Body
	review    []bool
	provision bool // the decision must name the provision that orders the appeal or forbids it
	result    Appeal
}

func (r *rule) matches(d Decision) bool {
	return slices.Contains(r.natures, d.Nature) && slices.Contains(r.bodies, d.Body) && slices.Contains(r.review, d.ReviewOfRevision)
}

func (r *rule) appeal(d Decision) (Appeal, error) {
	a := r.result
	a.Grounds = slices.Clone(a.Grounds)
	a.Texts, a.Services = slices.Clone(a.Texts), slices.Clone(a.Services)
	if !r.provision {
		return a, nil
	}
	if d.Provision["fi"] == "" && d.Provision["sv"] == "" {
		return Appeal{}, source.Errorf(d.At, "missing-provision", "the provision that orders or forbids the appeal is not named").
			WithHint("name the law with its number and section: “provision: ympäristönsuojelulaki (527/2014) 190 §”")
	}
	a.Grounds = slices.Insert(a.Grounds, 0, Ground(maps.Clone(d.Provision)))
	return a, nil
}
