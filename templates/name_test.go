package templates

import (
	"strings"
	"testing"
)

func finnishWords(t *testing.T) *Words {
	t.Helper()
	w, err := Open(Embedded()).Words("fi")
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestWhoseFormsWin: forms that the case or the register gives win over the nouns of the word file, and those over what the
// program inflects.
func TestWhoseFormsWin(t *testing.T) {
	own := finnishWords(t)
	own.nouns = []noun{{"hanke", map[string]string{genitive: "hankken"}}}
	for _, tc := range []struct {
		name *Name
		want string
	}{
		{&Name{text: "Uusi alku -hanke", words: own, forms: map[string]string{genitive: "Uuden alun hankkeen"}}, "Uuden alun hankkeen"},
		{&Name{text: "Uusi alku -hanke", words: own}, "Uusi alku -hankken"},
		{&Name{text: "Uusi alku -hanke", words: finnishWords(t)}, "Uusi alku -hankkeen"},
	} {
		got, err := tc.name.form(genitive)
		if err != nil || got != tc.want {
			t.Errorf("the genitive is %q (%v), want %q", got, err, tc.want)
		}
		if all := tc.name.noun().Forms; all[genitive] != tc.want || len(all) != len(caseNames) {
			t.Errorf("all forms are %v", all)
		}
	}
}

func TestPluralOfNames(t *testing.T) {
	w := finnishWords(t)
	name, err := (&Name{text: "kunta", words: w, forms: map[string]string{genitive: "kunnan"}}).inNumber()
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{
		genitive: "kuntien", partitive: "kuntia", inessive: "kunnissa", elative: "kunnista", illative: "kuntiin",
		adessive: "kunnilla", ablative: "kunnilta", allative: "kunnille", essive: "kuntina", translative: "kunniksi",
	} {
		if got, err := name.form(form); err != nil || got != want {
			t.Errorf("the %s is %q (%v), want %q", form, got, err, want)
		}
	}
	if name.String() != "kunnat" {
		t.Errorf("the nominative is %q", name)
	}
	if again, err := name.inNumber(); err != nil || again.text != "kunnat" {
		t.Errorf("the plural of the plural is %q (%v)", again, err)
	}
}

// TestReasons: a form that is not known is refused with the reason and with what mends it.
func TestReasons(t *testing.T) {
	w := finnishWords(t)
	for _, tc := range []struct {
		name         *Name
		reason, hint string
	}{
		{&Name{text: "Projekti X", words: w, open: true, at: posAt(7, 3)}, "its ending does not tell", "add forms: {genitive: …} to “Projekti X” at project.yaml:7:3"},
		{&Name{text: "kunnan pronssilohi", words: w}, "its ending does not tell", "add the word “pronssilohi” with its forms to “nouns”"},
		{&Name{text: "pronssi lautakunta", words: w}, "whether “pronssi” inflects too", ""},
	} {
		_, err := tc.name.form(genitive)
		if err == nil {
			t.Errorf("%s inflects", tc.name)
			continue
		}
		notes := ""
		for _, n := range err.Notes {
			notes += n.Msg.String() + "\n"
		}
		if !strings.Contains(notes, tc.reason) || !strings.Contains(err.Hint.String(), tc.hint) {
			t.Errorf("%s: %v\n%s%s", tc.name, err, notes, err.Hint)
		}
	}
	if _, err := (&Name{text: "Uusimaa", words: w}).inNumber(); err == nil {
		t.Error("Uusimaa has a plural")
	}
}
