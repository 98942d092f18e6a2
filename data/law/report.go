package law

import (
	"slices"

	"github.com/pykala/pykala/internal/source"
)

// freshDays is for how many days a check of a text against the law is believed.
const freshDays = 365

// Report tells what of the law cannot be relied on for documents of a day, as known today: an error for what has no version that
// holds on the day, a warning for what nobody has compared with the law for a year. Given keys of texts, rules or courts, it
// tells of these only: a document that uses few texts need not wait for the others.
func (l *Library) Report(day, today Date, keys ...string) source.Errors {
	var errs source.Errors
	wanted := func(key string) bool { return len(keys) == 0 || slices.Contains(keys, key) }
	for _, key := range l.TextKeys() {
		if wanted(key) {
			reportVersions(&errs, l.texts[key], key, day, today)
		}
	}
	for _, key := range l.Laws() {
		if wanted(key) {
			reportRules(&errs, l.rules[key], key, day, today)
		}
	}
	for _, key := range l.courtKeys() {
		if wanted(key) {
			reportVersions(&errs, l.courts[key], key, day, today)
		}
	}
	return errs.Sorted()
}

func reportVersions[T recorded](errs *source.Errors, versions []T, key string, day, today Date) {
	version, ok := on(versions, day)
	if !ok {
		latest := versions[len(versions)-1].record()
		e := outside(latest, key, day)
		e.Pos, e.Notes = latest.At, nil
		errs.Add(e)
		return
	}
	reportChecked(errs, version.record(), key, today)
}

func reportRules(errs *source.Errors, rules []*rule, key string, day, today Date) {
	for _, r := range rules {
		if r.Holds(day) {
			reportChecked(errs, r.Record, key, today)
		}
	}
}

func reportChecked(errs *source.Errors, r Record, key string, today Date) {
	switch {
	case r.Checked.IsZero():
		errs.Add(withNote(source.Warningf(r.At, "unchecked-law", "nobody has compared “%s” with the law", key), r))
	case today.Since(r.Checked) > freshDays:
		errs.Add(withNote(source.Warningf(r.At, "unchecked-law", "“%s” was last compared with the law on %s, more than a year ago", key, r.Checked.String()), r))
	}
}

func withNote(e *source.Error, r Record) *source.Error {
	if r.Note != "" {
		return e.WithHint("let a lawyer look at it: %s (%s)", r.Note, r.Source)
	}
	return e.WithHint("compare it with %s and write the day under “checked”", r.Source)
}
