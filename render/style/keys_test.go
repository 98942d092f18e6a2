package style

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestREADMENamesEveryKey keeps the page for keepers of styles from rotting.
func TestREADMENamesEveryKey(t *testing.T) {
	page, err := os.ReadFile("library/README.md")
	if err != nil {
		t.Fatal(err)
	}
	wants := append(sortedKeys(documentKeys), sortedKeys(pageKeys)...)
	for _, attribute := range sortedKeys(personKeys) {
		wants = append(wants, "."+attribute)
	}
	for word, attributes := range elementKeys {
		for _, attribute := range sortedKeys(attributes) {
			wants = append(wants, strings.TrimSuffix(word+"."+attribute, "."))
		}
	}
	for _, want := range wants {
		if !strings.Contains(string(page), "`"+want+"`") {
			t.Errorf("library/README.md does not name the key %q", want)
		}
	}
	for i := range factLists {
		if !strings.Contains(string(page), factLists[i].name) {
			t.Errorf("library/README.md does not name the list %q", factLists[i].name)
		}
	}
}

// TestEveryFactCanBeShown compares the list of facts with the keys: none is named that no key shows.
func TestEveryFactCanBeShown(t *testing.T) {
	shown, known := map[string]bool{}, map[string]bool{}
	for _, table := range elementKeys {
		for _, e := range table {
			shown[e.fact] = true
		}
	}
	for _, e := range documentKeys {
		shown[e.fact] = true
	}
	for _, fact := range personFacts {
		shown[fact] = true
	}
	for _, fact := range slices.Concat(factNames, meetingFactNames) {
		if known[fact] = known[fact] || shown[fact]; !known[fact] {
			t.Errorf("no key shows the fact %q", fact)
		}
		delete(shown, fact)
	}
	delete(shown, "")
	if len(shown) > 0 {
		t.Errorf("these are no facts of the list: %v", sortedKeys(shown))
	}
}
