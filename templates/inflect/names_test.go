package inflect

import "testing"

// TestNamesOfMunicipalities: where a municipality's name ends a phrase, it inflects as the register says or not at all. The tables
// do not know the register, so this is a check on their endings over more than 300 names.
func TestNamesOfMunicipalities(t *testing.T) {
	f := open(t)
	known := 0
	for _, m := range register(t).Municipalities() {
		name := m.Name["fi"]
		if name == "Pedersören kunta" {
			continue // the forms of the place are those of Pedersöre
		}
		for _, phrase := range []string{"", "Lapin ", "Uudistuva "} {
			n, err := f.Noun(phrase + name)
			if err != nil {
				continue
			}
			known++
			for _, c := range Cases() {
				form, _ := n.Form(c)
				want := m.Forms[c.String()]
				if phrase == "Uudistuva " {
					form, want = lastWord(form), lastWord(want)
				}
				if form != phrase+want && (phrase == "Lapin " || form != want) {
					t.Errorf("the %s of “%s” is %q, want %q", c, phrase+name, form, want)
				}
			}
		}
	}
	t.Logf("%d of %d phrases inflect", known, 3*308)
	if known < 400 {
		t.Errorf("only %d phrases inflect", known)
	}
}

func lastWord(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ' ' {
			return s[i+1:]
		}
	}
	return s
}
