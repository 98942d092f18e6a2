package data

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// diaryShapes are the forms that diary numbers have in Finnish municipalities and state authorities. The year is named.
var diaryShapes = []*regexp.Regexp{
	regexp.MustCompile(`^\d{1,6}/\d{2}(\.\d{2,3}){1,4}/(?P<year>(19|20)\d{2})$`),              // 4738/00.01.05/2020
	regexp.MustCompile(`^\p{L}{2,5}[Dd]no-(?P<year>(19|20)\d{2})-\d+$`),                       // ROIDno-2021-4378
	regexp.MustCompile(`^HEL (?P<year>(19|20)\d{2})-\d{6}( T \d{2}( \d{2}){2,3})?$`),          // HEL 2018-012640 T 00 01 01
	regexp.MustCompile(`^\d{1,6}-(?P<year>(19|20)\d{2}) \(\d{3}\)$`),                          // 6681-2009 (041)
	regexp.MustCompile(`^\p{Lu}{2,6}[ /]\d{1,6}/\d{1,2}(\.\d{2,3})*/(?P<year>(19|20)\d{2})$`), // VM/1959/03.01.01/2017
}

// diaryYear gives the year in which a matter was opened, by its diary number; false where the number has an unknown shape.
func diaryYear(diary string) (int, bool) {
	text := strings.TrimSpace(foldSpaces(diary))
	for _, shape := range diaryShapes {
		if found := shape.FindStringSubmatch(text); found != nil {
			year, err := strconv.Atoi(found[shape.SubexpIndex("year")])
			return year, err == nil
		}
	}
	return 0, false
}

// checkDiary warns of a diary number that looks like none.
func (l *loader) checkDiary(diary string, pos source.Pos) {
	if _, known := diaryYear(diary); diary == "" || known {
		return
	}
	l.warningf(pos, "odd-diary", "“%s” has no usual form of a diary number", diary).
		WithHint("usual are “218/00.01.02/2020”, “ROIDno-2020-218” and “HEL 2020-000218”; leave it, if it is right")
}

// sectionForm is a section's number, with a letter where an item was added.
var sectionForm = regexp.MustCompile(`^([1-9]\d{0,4})( ?[a-zåäö])?$`)

// checkSectionForm reports a section that is no number.
func (l *loader) checkSectionForm(section string, pos source.Pos) bool {
	if section == "" || sectionForm.MatchString(section) {
		return true
	}
	l.errorf(pos, "bad-section", "“%s” is not the number of a section", section).WithHint("write the number without the sign, as in “144” or “12 a”")
	return false
}

// sectionNumber gives the number of a section without its letter; 0 where there is none.
func sectionNumber(section string) int {
	found := sectionForm.FindStringSubmatch(section)
	if found == nil {
		return 0
	}
	number, _ := strconv.Atoi(found[1])
	return number
}

func (l *loader) warningf(pos source.Pos, code, format string, args ...any) *source.Error {
	if !pos.IsValid() {
		pos = l.c.At
	}
	e := source.Warningf(pos, code, format, args...)
	l.errs.Add(e)
	return e
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
