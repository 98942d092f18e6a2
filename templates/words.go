package templates

import (
	"errors"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/templates/inflect"
)

// Words is what a language needs beyond its templates: _lang/fi.yaml.
type Words struct {
	Lang       string
	Forms      []string          // that names have and templates may ask for: the cases of Finnish, genitive and definite of Swedish
	KindWord   string            // where the kind word of a project stands: before its name or after it
	LongDate   string            // a date with the month in words: “d. mmmm yyyy”
	And        string            // before the last of a list: "ja"
	Money      Unit              // after an amount in running text: euro, euroa
	Months     []string          // January first, as in a date in words: "tammikuuta"
	Numbers    []string          // one to ten in words
	Prompts    map[string]string // of blanks, by name
	Verbs      map[string]Verb   // of proposals, by the indicative
	Bodies     map[string]string // which body decides, by the type of the party: {kaupunki: kaupunginhallitus}
	Presenters map[string]string // the title of its presenting officer, by the type of the party
	nouns      []noun            // of the word file; the longest first
	genitive   genitiveEnding    // of names that no noun inflects
	finnish    *inflect.Finnish  // inflects names that no noun does; nil in other languages
	Millions   Unit              // of money: milj.; miljon, miljoner
	ShortDate  string            // a day and month without the year: “d.m.”, “d.m”
	Laws       map[string]Law    // by the name that texts call them by
	Notices    doc.Notices       // what is printed in the place of what not everybody may see
	Decides    string            // the verb of a proposal that names none: päättää
	MonthNames []string          // January first, as they stand alone: "tammikuu"
	Roles      map[string]string // what somebody does in a meeting, by the role: {chair: puheenjohtaja}
	Standing   map[string]string // titles of the items that every meeting has, by their keys
	Manners    map[string]string // how a meeting is held, by the manner
	Notes      map[string]string // what the attendance says of somebody, by the kind of event: “poissa esteellisenä § {section}”
	figures    typography        // what holds on to figures
	file       string
}

// Unit is a unit of measure as it follows a number.
type Unit struct{ One, Many string }

// Verb is the verb of a proposal in the moods that houses use.
type Verb struct{ Potential, Conditional string }

// Law is a statute by its place in the statute book (Suomen säädöskokoelma).
type Law struct {
	Number  string // number and year: 410/2015
	Source  string // where name and number were read
	Checked string // the day of that, as data write days: 2026-11-21
}

// noun is a head word with its forms by case. Every word that ends in it inflects alike: kaupunki, sivukaupunki.
type noun struct {
	word  string
	forms map[string]string
}

// The cases of Finnish that templates ask for, as they are named in data and in word files.
const (
	genitive    = "genitive"
	partitive   = "partitive"
	inessive    = "inessive"
	elative     = "elative"
	illative    = "illative"
	adessive    = "adessive"
	ablative    = "ablative"
	allative    = "allative"
	essive      = "essive"
	translative = "translative"
)

var caseNames = []string{genitive, partitive, inessive, elative, illative, adessive, ablative, allative, essive, translative}

// langDir holds the word files.
const langDir = "_lang"

// finnishLang is the language whose names package inflect inflects.
const finnishLang = "fi"

// Words gives the words of a language. They are read once.
func (l *Library) Words(lang string) (*Words, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if w, ok := l.words[lang]; ok {
		return w, nil
	}
	w, err := l.readWords(lang)
	if err != nil {
		return nil, err
	}
	l.words[lang] = w
	return w, nil
}

func (l *Library) readWords(lang string) (*Words, error) {
	if !langName.MatchString(lang) {
		return nil, source.Errorf(source.Pos{}, "unknown-language", "“%s” is no language", lang)
	}
	f, err := l.read(path.Join(langDir, lang+".yaml"))
	if errors.Is(err, errNoFile) {
		return nil, source.Errorf(source.Pos{}, "unknown-language", "there are no words for the language “%s”", lang).
			WithHint("the languages are: %s", joined(l.languages(langDir, ".yaml")))
	}
	if err != nil {
		return nil, err
	}
	w := &Words{Lang: lang, file: f.name}
	if lang == finnishLang {
		if w.finnish, err = inflect.Open(); err != nil {
			return nil, err
		}
	}
	var errs source.Errors
	w.read(f, &errs)
	if errs.Failed() {
		return nil, errs
	}
	return w, nil
}

func (w *Words) read(f file, errs *source.Errors) {
	r := recordOf(f, errs)
	w.KindWord, w.LongDate, w.ShortDate = kindAfter, "d. mmmm yyyy", "d.m."
	readRecord(f, yamlnode.Fields{
		"forms":      func(n *yaml.Node) { w.Forms = r.formNames(n) },
		"genitive":   func(n *yaml.Node) { w.genitive = r.genitiveEnding(n) },
		"kind_word":  func(n *yaml.Node) { w.KindWord = choice(r, n, kindBefore, kindAfter) },
		"long_date":  func(n *yaml.Node) { w.LongDate = r.text(n) },
		"and":        func(n *yaml.Node) { w.And = r.text(n) },
		"money":      func(n *yaml.Node) { w.Money = r.unit(n) },
		"months":     func(n *yaml.Node) { w.Months = r.exactly(n, 12) },
		"numbers":    func(n *yaml.Node) { w.Numbers = r.exactly(n, 10) },
		"prompts":    func(n *yaml.Node) { w.Prompts = r.textMap(n) },
		"verbs":      func(n *yaml.Node) { w.Verbs = r.verbs(n) },
		"bodies":     func(n *yaml.Node) { w.Bodies = r.textMap(n) },
		"presenters": func(n *yaml.Node) { w.Presenters = r.textMap(n) },
		"nouns":      func(n *yaml.Node) { w.nouns = r.nouns(n) },

		"millions":   func(n *yaml.Node) { w.Millions = r.unit(n) },
		"short_date": func(n *yaml.Node) { w.ShortDate = r.text(n) },
		"laws":       func(n *yaml.Node) { w.Laws = r.laws(n) },

		"notices":     func(n *yaml.Node) { w.Notices = r.notices(n) },
		"decides":     func(n *yaml.Node) { w.Decides = r.text(n) },
		"month_names": func(n *yaml.Node) { w.MonthNames = r.exactly(n, 12) },
		"roles":       func(n *yaml.Node) { w.Roles = r.textMap(n) },
		"standing":    func(n *yaml.Node) { w.Standing = r.textMap(n) },
		"manners":     func(n *yaml.Node) { w.Manners = r.textMap(n) },
		"notes":       func(n *yaml.Node) { w.Notes = r.textMap(n) },

		"clock":          func(n *yaml.Node) { w.figures.clock = r.text(n) },
		"before_numbers": func(n *yaml.Node) { w.figures.before = readAffixes(r.texts(n)) },
		"after_numbers":  func(n *yaml.Node) { w.figures.after = readAffixes(r.texts(n)) },
	}, errs)
	w.figures.months = w.Months
	if !errs.Failed() {
		w.complete(errs)
	}
}

// complete checks that nothing is left out that every document needs.
func (w *Words) complete(errs *source.Errors) {
	missing := func(key string, is bool) {
		if is {
			errs.Add(source.Errorf(source.Pos{File: w.file}, "missing-key", "the key “%s” is missing", key))
		}
	}
	missing("and", w.And == "")
	missing("money", w.Money.One == "" || w.Money.Many == "")
	missing("months", len(w.Months) == 0)
	missing("numbers", len(w.Numbers) == 0)
	missing("prompts", len(w.Prompts) == 0)
	missing("notices", w.Notices.Secret.Plain == "")
}

func (r record) unit(n *yaml.Node) Unit {
	var u Unit
	r.Mapping(n, yamlnode.Fields{
		"one":  func(n *yaml.Node) { u.One = r.text(n) },
		"many": func(n *yaml.Node) { u.Many = r.text(n) },
	})
	return u
}

func (r record) exactly(n *yaml.Node, count int) []string {
	words := r.texts(n)
	if words != nil && len(words) != count {
		r.Fail(n, "wrong-count", "%d words are wanted here, and there are %d", count, len(words))
	}
	return words
}

func (r record) verbs(n *yaml.Node) map[string]Verb {
	verbs := map[string]Verb{}
	r.Entries(n, nil, func(key, value *yaml.Node) {
		var v Verb
		r.Mapping(value, yamlnode.Fields{
			"potential":   func(n *yaml.Node) { v.Potential = r.text(n) },
			"conditional": func(n *yaml.Node) { v.Conditional = r.text(n) },
		})
		if v.Potential == "" || v.Conditional == "" {
			r.Fail(key, "missing-key", "the verb “%s” needs its potential and its conditional", key.Value)
		}
		verbs[key.Value] = v
	})
	return verbs
}

var (
	lawNumber = regexp.MustCompile(`^[1-9]\d{0,3}/(17|18|19|20)\d\d$`)
	dayOfLaw  = regexp.MustCompile(`^20\d\d-[01]\d-[0-3]\d$`)
)

// laws reads the numbers of laws by their names. Each says where and when it was checked, for nobody can see that of a number.
func (r record) laws(n *yaml.Node) map[string]Law {
	laws := map[string]Law{}
	r.Entries(n, nil, func(key, value *yaml.Node) {
		var law Law
		r.Mapping(value, yamlnode.Fields{
			"number":  func(n *yaml.Node) { law.Number = r.text(n) },
			"source":  func(n *yaml.Node) { law.Source = r.text(n) },
			"checked": func(n *yaml.Node) { law.Checked = r.text(n) },
		})
		switch {
		case !lawNumber.MatchString(law.Number):
			r.Fail(key, "bad-law", "the law “%s” needs its number and year, such as 410/2015", key.Value)
		case law.Source == "" || !dayOfLaw.MatchString(law.Checked):
			r.Fail(key, "bad-law", "the law “%s” needs the source of its number and the day when it was checked, such as 2026-11-21", key.Value)
		}
		laws[key.Value] = law
	})
	return laws
}

// nouns reads head words with their forms. A word may leave out forms; the ones it has must be of known cases.
func (r record) nouns(n *yaml.Node) []noun {
	var nouns []noun
	r.Entries(n, nil, func(key, value *yaml.Node) {
		forms := map[string]string{}
		known := yamlnode.Fields{}
		for _, c := range append(slices.Clone(caseNames), definite) {
			known[c] = func(n *yaml.Node) { forms[c] = r.text(n) }
		}
		r.Mapping(value, known)
		nouns = append(nouns, noun{key.Value, forms})
	})
	slices.SortStableFunc(nouns, func(a, b noun) int { return len(b.word) - len(a.word) })
	return nouns
}

// inflect gives a form of a name: by the nouns of the word file, whose head word its last word ends in, by the language's rule for
// genitives, or by the inflection of Finnish. The error says why there is none; it is nil where nothing more can be said.
func (w *Words) inflect(name, form string) (string, *source.Error) {
	text := ""
	w.heads(name, func(stem string, n noun) bool {
		if f := n.forms[form]; f != "" {
			text = inflected(name, stem, f)
		}
		return text == ""
	})
	if text == "" && form == genitive {
		text, _ = w.genitive.of(name)
	}
	if c, ok := inflect.ParseCase(form); ok && text == "" && w.finnish != nil {
		return w.inFinnish(name, c)
	}
	return text, nil
}

func (w *Words) inFinnish(name string, c inflect.Case) (string, *source.Error) {
	phrase, err := w.finnish.Noun(name)
	if err != nil {
		return "", err
	}
	text, _ := phrase.Form(c)
	return text, nil
}

// allForms adds to the forms of a name those that its head words give.
func (w *Words) allForms(name string, forms map[string]string) map[string]string {
	all := make(map[string]string, len(caseNames))
	for c, form := range forms {
		all[c] = form
	}
	w.heads(name, func(stem string, n noun) bool {
		for c, form := range n.forms {
			if all[c] == "" {
				all[c] = inflected(name, stem, form)
			}
		}
		return len(all) < len(caseNames)
	})
	if form, ok := w.genitive.of(name); ok && all[genitive] == "" {
		all[genitive] = form
	}
	if w.finnish != nil && len(all) < len(caseNames) {
		w.addFinnish(all, name)
	}
	return all
}

// addFinnish adds the forms that are not there yet, as far as they are known.
func (w *Words) addFinnish(all map[string]string, name string) {
	phrase, err := w.finnish.Noun(name)
	if err != nil {
		return
	}
	for _, c := range inflect.Cases() {
		if form, ok := phrase.Form(c); ok && all[c.String()] == "" {
			all[c.String()] = form
		}
	}
}

// heads gives the head words that a name ends in, the longest first, each with what stands before it, until more is false.
func (w *Words) heads(name string, more func(stem string, n noun) bool) {
	lower := strings.ToLower(name)
	if len(lower) != len(name) {
		return // no Finnish letter changes its length
	}
	for _, n := range w.nouns {
		if strings.HasSuffix(lower, n.word) && !more(name[:len(name)-len(n.word)], n) {
			return
		}
	}
}

// inflected puts a form in the place of the head word, whose letters stay as they are written as far as the form has them:
// “Oy” becomes “Oy:n”.
func inflected(name, stem, form string) string {
	word := name[len(stem):]
	for i, r := range form {
		kept, _ := utf8.DecodeRuneInString(word[min(i, len(word)):])
		if unicode.ToLower(kept) != unicode.ToLower(r) {
			return name[:len(stem)+i] + form[i:]
		}
	}
	return stem + form
}
