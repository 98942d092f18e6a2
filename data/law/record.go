package law

import "github.com/pykala/pykala/internal/source"

// languages are those in which every piece of law must stand.
var languages = []string{"fi", "sv"}

// Record says when a piece of law holds, where it comes from, and how sure that is.
type Record struct {
	From, Until Date   // the first and the last day for which it is vouched for; a zero Until is no end that is known
	Source      string // https address of the law or of the authority that tells it
	Checked     Date   // when somebody last compared it with the law; zero: nobody has
	Note        string // what a lawyer should look at; may be empty
	At          source.Pos
}

// Holds reports whether the piece holds on a day. On the zero Date it does when it has no end.
func (r Record) Holds(day Date) bool {
	if day.IsZero() {
		return r.Until.IsZero()
	}
	return day.Compare(r.From) >= 0 && (r.Until.IsZero() || day.Compare(r.Until) <= 0)
}

func (r Record) record() Record { return r }

// recorded is what carries a Record.
type recorded interface{ record() Record }

// on gives the version that holds on a day.
func on[T recorded](versions []T, day Date) (T, bool) {
	for _, v := range versions {
		if v.record().Holds(day) {
			return v, true
		}
	}
	var none T
	return none, false
}
