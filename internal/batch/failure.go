package batch

import (
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/internal/source"
)

// Failure is a document or a file that could not be made.
type Failure struct {
	Party    string        `json:"party,omitempty"`
	Kind     string        `json:"kind,omitempty"`
	Language string        `json:"language,omitempty"`
	Path     string        `json:"path,omitempty"` // empty where the document could not even be composed
	Errors   source.Errors `json:"errors"`
}

func failure(d *Document, path string, err error) Failure {
	return Failure{Party: d.Party.Name, Kind: d.Kind, Language: d.Language, Path: path, Errors: source.AllOf(err)}
}

// Grouped gives the mistakes of many failures for people to read: each cause once, with a note of the parties it concerns.
func Grouped(failures []Failure) source.Errors {
	var groups []*group
	byKey := map[string]*group{}
	for _, f := range failures {
		for _, e := range f.Errors {
			key := causeKey(f, e)
			g := byKey[key]
			if g == nil {
				g = &group{first: e}
				byKey[key] = g
				groups = append(groups, g)
			}
			g.add(f, e)
		}
	}
	var errs source.Errors
	for _, g := range groups {
		errs.Add(g.err())
	}
	return errs
}

// causeKey is the same for mistakes that say the same, apart from the party and the place.
func causeKey(f Failure, e *source.Error) string {
	msg := e.Msg.String()
	if f.Party != "" {
		msg = strings.ReplaceAll(msg, f.Party, "\x00")
	}
	return strings.Join([]string{e.Severity.String(), e.Code, msg}, "\x00")
}

type group struct {
	first   *source.Error
	parties []string
	kinds   []string
	places  []source.Pos // where the others are, and what they come from
}

func (g *group) add(f Failure, e *source.Error) {
	g.parties = addNew(g.parties, f.Party)
	g.kinds = addNew(g.kinds, f.Kind)
	if e.Code == "disk-full" {
		return // every file has the same cause, and its name does not help
	}
	for _, p := range placesOf(e) {
		if !slices.Contains(placesOf(g.first), p) {
			g.places = addNew(g.places, p)
		}
	}
}

// placesOf gives the place of a mistake and those that its notes point to.
func placesOf(e *source.Error) []source.Pos {
	places := []source.Pos{e.Pos}
	for _, n := range e.Notes {
		places = append(places, n.Pos)
	}
	return places
}

func addNew[T comparable](list []T, x T) []T {
	var none T
	if x == none || slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}

// err gives the first mistake of the group with notes of where else it is.
func (g *group) err() *source.Error {
	e := *g.first
	e.Notes = slices.Clone(e.Notes)
	for i, p := range g.places {
		if i == job.NamesShown {
			e.WithNote(source.Pos{}, "the same in %d more places", len(g.places)-i)
			break
		}
		e.WithNote(p, "the same here")
	}
	if len(g.parties) > 0 {
		e.Notes = append(e.Notes, source.Note{Msg: g.concerns()})
	}
	return &e
}

func (g *group) concerns() source.Message {
	kinds := strings.Join(g.kinds, ", ")
	if len(g.parties) == 1 {
		return source.Msg("in %s for %s", kinds, g.parties[0])
	}
	return source.Msg("in %s for %d parties: %s", kinds, len(g.parties), job.Names(g.parties))
}
