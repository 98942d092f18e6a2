package data

import (
	"reflect"
	"slices"

	"github.com/pykala/pykala/internal/source"
)

// checkMilestones reports milestones without a time, with two, or out of their order.
func (l *loader) checkMilestones() {
	var latest *Milestone // the one that begins last of those above
	for _, m := range l.c.Project.Milestones {
		if !l.checkTime(m) {
			continue
		}
		from, to := m.span()
		begun, _ := latest.span()
		switch {
		case to == 0: // it could not be read
		case to < begun:
			l.errorf(m.At, "milestone-order", "the milestone is before one above it").
				WithNote(latest.At, "that one is here").WithHint("write milestones in the order of time")
		case from >= begun:
			latest = m
		}
	}
}

// checkTime reports a milestone without a time or with two.
func (l *loader) checkTime(m *Milestone) bool {
	day, month := m.Has("date"), m.Has("month")
	if day && month {
		l.errorf(m.PosOf("month"), "two-times", "a milestone has a day or a month, not both").WithHint("remove one of them")
	}
	if !day && !month {
		l.errorf(m.At, "missing-key", "when the milestone is, is missing").WithHint("add “date: 24.5.2016”, or “month: 8/2016” where the day is not known")
	}
	return day != month
}

// span gives the first and the last day of a milestone as figures that can be compared; zeros where it has none.
func (m *Milestone) span() (from, to int) {
	switch {
	case m == nil:
		return 0, 0
	case !m.Date.IsZero():
		day := m.Date.Year*10000 + m.Date.Month*100 + m.Date.Day
		return day, day
	case !m.Month.IsZero():
		month := m.Month.Year*10000 + m.Month.Month*100
		return month + 1, month + 31
	}
	return 0, 0
}

// checkComplete warns of texts of the notice and the roadmap that lack one of the languages of the case.
func (l *loader) checkComplete() {
	if l.c.News != nil {
		l.inAllLanguages(reflect.ValueOf(l.c.News).Elem())
	}
	if l.c.Roadmap != nil {
		l.inAllLanguages(reflect.ValueOf(l.c.Roadmap).Elem())
	}
}

// inAllLanguages warns of every text of a record that lacks a language which the project's name or another text of the record has.
func (l *loader) inAllLanguages(record reflect.Value) {
	var texts []spoken
	collect(record, &texts)
	wanted := map[string]bool{}
	for lang := range l.c.Project.Name.ByLang {
		wanted[lang] = true
	}
	for _, t := range texts {
		for _, lang := range t.langs {
			wanted[lang] = true
		}
	}
	for _, t := range texts {
		for _, lang := range sortedKeys(wanted) {
			if !slices.Contains(t.langs, lang) {
				l.warningf(t.at, "missing-language", "the text is missing in the language “%s”, which others here have", lang).
					WithHint("write it as {fi: …, sv: …}")
			}
		}
	}
}

// spoken is a text and the languages that it has.
type spoken struct {
	at    source.Pos
	langs []string
}

// collect gathers the texts of a record and of the records in it.
func collect(v reflect.Value, into *[]spoken) {
	switch value := v.Interface().(type) {
	case Text:
		if !value.IsZero() {
			*into = append(*into, spoken{value.At, sortedKeys(value.ByLang)})
		}
		return
	case Markup:
		if len(value.ByLang) > 0 {
			*into = append(*into, spoken{value.At, sortedKeys(value.ByLang)})
		}
		return
	case Node, Date:
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			collect(v.Elem(), into)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), into)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			collect(v.Field(i), into)
		}
	}
}
