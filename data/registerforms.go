package data

import "strings"

// placeForms gives the inflected forms of a place name. The table has the genitive, the partitive and the local cases that the
// place takes; of places with outer cases (Kemijärvellä) the inner ones are in a table of their own, because verbs govern them
// (“koostuu Kemijärvestä”). The other forms follow from these, save those of names whose first part inflects too: they have a
// table as well (Uudeksikaupungiksi).
func placeForms(from sources) map[string]string {
	row := from.row
	forms := make(map[string]string, 11)
	forms["nominative"], forms["genitive"], forms["partitive"] = row.get("name_fi"), row.get("gen"), row.get("part")
	if row.get("local_case") == "on" {
		forms["adessive"], forms["ablative"], forms["allative"] = row.get("loc"), row.get("from"), row.get("into")
		forms["inessive"], forms["elative"], forms["illative"] = from.inner.get("ine"), from.inner.get("ela"), from.inner.get("ill")
	} else {
		forms["inessive"], forms["elative"], forms["illative"] = row.get("loc"), row.get("from"), row.get("into")
	}
	if agreeing := from.agreeing; agreeing.get("code") != "" {
		for column, form := range map[string]string{"ade": "adessive", "abl": "ablative", "all": "allative", "ess": "essive", "tra": "translative"} {
			forms[form] = agreeing.get(column)
		}
	} else {
		deriveForms(forms)
	}
	for name, form := range forms {
		if form == "" {
			delete(forms, name)
		}
	}
	return forms
}

// deriveForms adds the forms that follow from others: Finnish nouns have one stem in the inner local cases, the outer ones and
// the translative (Kemissä, Kemillä, Kemiksi), and one in the illative and the essive (Lahteen, Lahtena).
func deriveForms(forms map[string]string) {
	for _, vowel := range []string{"a", "ä"} {
		stem, ok := strings.CutSuffix(forms["inessive"], "ss"+vowel)
		if !ok {
			continue
		}
		if forms["adessive"] == "" {
			forms["adessive"], forms["ablative"], forms["allative"] = stem+"ll"+vowel, stem+"lt"+vowel, stem+"lle"
		}
		forms["translative"] = stem + "ksi"
		forms["essive"] = illativeStem(forms["illative"]) + "n" + vowel
	}
}

// illativeStem takes the ending off an illative: Espoo|seen, Joensuu|hun, Kemi|in, Alavute|en.
func illativeStem(illative string) string {
	if stem, ok := strings.CutSuffix(illative, "seen"); ok && endsInLongVowel(stem) {
		return stem
	}
	letters := []rune(illative)
	n := len(letters)
	if n > 3 && letters[n-3] == 'h' && strings.ContainsRune("aeiouyäö", letters[n-4]) {
		return string(letters[:n-3])
	}
	return string(letters[:max(0, n-2)])
}

func endsInLongVowel(s string) bool {
	letters := []rune(s)
	n := len(letters)
	return n > 1 && letters[n-1] == letters[n-2]
}
