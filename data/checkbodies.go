package data

import (
	"slices"
	"strings"
)

// checkBodies reports bodies that cannot decide or be asked for a revision.
func (l *loader) checkBodies() {
	keys := keySet{}
	for _, b := range l.c.Bodies {
		keys.add(l, b.Key, b.PosOf("key"))
	}
	for _, b := range l.c.Bodies {
		l.checkBody(b)
	}
}

func (l *loader) checkBody(b *Body) {
	if b.Revision != "" {
		above := named(l, l.c.Bodies, bodyKey, b.Revision, b.PosOf("revision"), bodyNames)
		if above != nil && above.Kind == BodyOfficer && above != b {
			l.errorf(b.PosOf("revision"), "wrong-revision-body", "“%s” is an officer, but a request for revision goes to a body", above.Key).
				WithHint("write the key of the board or committee above them")
		}
	}
	if b.Kind == BodyOfficer && (b.Revision == "" || b.Revision == b.Key) && !(b.Has("revision") && b.Revision == "") {
		l.errorf(b.At, "missing-revision-body", "it is not said which body decides requests for revision of what “%s” decides", b.Key).
			WithHint("write its key under “revision”")
	}
	if b.Style != "" && !isStyleName(b.Style) {
		l.errorf(b.PosOf("style"), "bad-style", "“%s” cannot be the name of a house style", b.Style).WithHint("write a-z, digits and hyphens")
	}
	l.checkLanguages(b.Languages, b.Node)
	l.checkRecord(b.Presenter)
	if o := b.Office; o != nil {
		l.checkEmail(o.Registry, o.PosOf("registry"))
	}
}

// checkLanguages reports languages that there are not.
func (l *loader) checkLanguages(languages []string, n Node) {
	for _, lang := range languages {
		if !slices.Contains(Languages(), lang) {
			l.errorf(n.PosOf("languages"), "unknown-language", "“%s” is not a language here", lang).
				WithHint("the languages are %s", strings.Join(Languages(), ", "))
		}
	}
}

// checkRecord reports persons that are written as a key where there is no meeting with an attendance.
func (l *loader) checkRecord(people ...*Person) {
	for _, p := range people {
		if p != nil && p.Ref != "" {
			l.errorf(p.At, "unknown-person", "“%s” stands for nobody here: only the persons of a meeting have keys", p.Ref).
				WithHint("write the person: {title: …, last_name: …}")
		}
	}
}
