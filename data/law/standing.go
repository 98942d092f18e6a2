package law

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
)

// standing is one version of what an item that every meeting has is for those who would appeal.
type standing struct {
	Record
	nature Nature
}

// StandingNature gives the nature of an item that every meeting has, such as “legality” or “checkers”, on a day; on the zero Date
// the one that has no end.
//
// Law: kuntalaki (410/2015) 136 §; standing.yaml says which item is what.
func (l *Library) StandingNature(item string, day Date) (Nature, error) {
	versions, ok := l.standing[item]
	if !ok {
		return "", source.Errorf(source.Pos{}, "missing-nature", "it is not said whether the decision is final, preparation or execution").
			WithHint("write “nature: final”, “nature: preparation” or “nature: execution”; the kind of appeal depends on it")
	}
	if version, ok := on(versions, day); ok {
		return version.nature, nil
	}
	return "", outside(versions[len(versions)-1].Record, item, day)
}

func (r *reading) standing(in yamlnode.Reader, key, value *yaml.Node) {
	rd := reader{in}
	var versions []*standing
	for _, item := range in.List(value) {
		s := &standing{}
		var natures []Nature
		in.Mapping(item, rd.recordFields(&s.Record, yamlnode.Fields{"nature": chosen(rd, &natures, Natures())}))
		rd.checkRecord(item, &s.Record)
		if len(natures) != 1 {
			in.Fail(item, "missing-value", "an item has one nature").WithHint("write one of %s", joined(Natures()))
			continue
		}
		s.nature = natures[0]
		versions = append(versions, s)
	}
	if len(versions) == 0 {
		in.Fail(key, "missing-value", "“%s” has no version", strings.TrimSpace(key.Value))
		return
	}
	r.library.standing[key.Value] = inOrder(&r.errs, versions)
}
