package templates

import "slices"

// partyKinds gives the kinds of which every party of a case with funding gets one.
func partyKinds(l *Library) ([]*Kind, error) {
	kinds, err := l.Kinds()
	return slices.DeleteFunc(kinds, func(k *Kind) bool {
		return k.Per != PerParty || slices.ContainsFunc(k.Needs, func(need string) bool { return need != "funding" && need != "parties" })
	}), err
}
