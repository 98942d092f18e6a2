package templates

import (
	"path"
	"slices"

	"github.com/pykala/pykala/internal/source"
)

// Check compiles every kind in every language that has a text, without any case, and reports everything wrong: as errors what
// stops a document, as warnings what is missing or outdated.
func (l *Library) Check() source.Errors {
	var errs source.Errors
	names, err := l.kindNames()
	errs.AddAll(err)
	spoken := l.languages(langDir, ".yaml")
	used := map[string]bool{}
	for _, name := range names {
		kind, err := l.Kind(name)
		if err != nil {
			errs.AddAll(err)
			continue
		}
		errs = append(errs, l.checkLanguages(kind, spoken)...)
		for _, lang := range kind.Langs {
			t, err := l.Compile(name, lang)
			errs.AddAll(err)
			if err == nil {
				t.note(used)
			}
		}
	}
	if !errs.Failed() {
		errs = append(errs, l.unused(spoken, used)...)
	}
	return append(errs, l.outdated()...).Sorted()
}

// note says which files the template is made of.
func (t *Template) note(used map[string]bool) {
	for _, name := range t.files {
		used[name] = true
	}
}

// unused warns of partials that no kind uses: nobody would notice a mistake in them.
func (l *Library) unused(spoken []string, used map[string]bool) source.Errors {
	var warnings source.Errors
	for _, lang := range spoken {
		names, err := l.folders(partsDir, lang+textExt)
		warnings.AddAll(err)
		for _, name := range names {
			if f, err := l.read(path.Join(partsDir, name, lang+textExt)); err == nil && !used[f.name] {
				warnings.Add(source.Warningf(source.Pos{File: f.name}, "unused-partial", "no kind of document uses the partial “%s”", name))
			}
		}
	}
	return warnings
}

// checkLanguages says in which languages a kind has a name but no text, or a text but no name.
func (l *Library) checkLanguages(k *Kind, spoken []string) source.Errors {
	var errs source.Errors
	for _, lang := range spoken {
		if k.Title[lang] != "" && !slices.Contains(k.Langs, lang) {
			errs.Add(source.Warningf(k.At, "missing-language", "the kind “%s” has no text in the language “%s”", k.Name, lang).
				WithHint("write it in %s/%s%s", k.Name, lang, textExt))
		}
	}
	for _, lang := range k.Langs {
		if k.Title[lang] == "" || k.File[lang] == "" {
			errs.Add(source.Errorf(k.At, "missing-language", "there is a text in the language “%s”, but no title or file name", lang).
				WithHint("add “%s” to “title” and “file”", lang))
		}
	}
	return errs
}
