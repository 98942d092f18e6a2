package data

import (
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

//go:embed register/municipalities.csv register/former.csv register/inner_forms.csv register/entities.csv
var registerFiles embed.FS

// OpenRegister reads the embedded register. It costs about a millisecond; open it once. An error means that the program
// itself is broken.
func OpenRegister() (*Register, error) {
	r := &Register{
		byName:       make(map[string]*Municipality, 1200),
		formerByName: map[string]*FormerMunicipality{},
		entityByName: map[string]*Entity{},
	}
	inner := map[string][3]string{}
	err := errors.Join(
		eachRow("inner_forms.csv", func(row tableRow) error {
			inner[row.get("code")] = [3]string{row.get("ine"), row.get("ela"), row.get("ill")}
			return nil
		}),
		eachRow("municipalities.csv", func(row tableRow) error {
			m, err := newMunicipality(row, inner)
			if err != nil {
				return err
			}
			return r.add(m)
		}),
		eachRow("former.csv", func(row tableRow) error { return r.addFormer(row, inner) }),
		eachRow("entities.csv", r.addEntity),
	)
	slices.SortFunc(r.municipalities, func(a, b *Municipality) int { return strings.Compare(a.Code, b.Code) })
	if err != nil {
		return nil, err
	}
	return r, nil
}

// tableRow is one row of an embedded table. Its fields are valid until the next row is read.
type tableRow struct {
	columns map[string]int
	fields  []string
}

func (t tableRow) get(column string) string {
	i, ok := t.columns[column]
	if !ok {
		return ""
	}
	return t.fields[i]
}

func eachRow(name string, use func(tableRow) error) error {
	file, err := registerFiles.Open("register/" + name)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	reader := csv.NewReader(file)
	heading, err := reader.Read()
	if err != nil {
		return fmt.Errorf("register/%s: %w", name, err)
	}
	row := tableRow{columns: map[string]int{}}
	for i, column := range heading {
		row.columns[column] = i
	}
	reader.ReuseRecord = true
	for {
		row.fields, err = reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = use(row)
		}
		if err != nil {
			return fmt.Errorf("register/%s: %w", name, err)
		}
	}
}

func newMunicipality(row tableRow, inner map[string][3]string) (*Municipality, error) {
	m := &Municipality{
		Code:         row.get("code"),
		Name:         texts(row, "fi", "name_fi", "sv", "name_sv", "se", "name_se", "smn", "name_smn", "sms", "name_sms"),
		Type:         texts(row, "fi", "type_fi", "sv", "type_sv"),
		Languages:    strings.Split(row.get("languages"), "+"),
		SamiHomeland: row.get("sami_homeland") != "no",
		Region:       texts(row, "fi", "region_fi", "sv", "region_sv"),
		RegionCode:   row.get("region_code"),
		Local:        Local{In: row.get("loc"), Into: row.get("into"), From: row.get("from")},
		Official:     texts(row, "fi", "official_fi", "sv", "official_sv"),
	}
	m.Forms = placeForms(row, inner[m.Code])
	var err error
	m.Population, err = populations(row)
	return m, err
}

// texts makes a map of those columns that are not empty.
func texts(row tableRow, keysAndColumns ...string) map[string]string {
	out := make(map[string]string, len(keysAndColumns)/2)
	for i := 0; i < len(keysAndColumns); i += 2 {
		if value := row.get(keysAndColumns[i+1]); value != "" {
			out[keysAndColumns[i]] = value
		}
	}
	return out
}

// firstPopulation and lastPopulation bound the columns pop_2019 … that the table may have.
const firstPopulation, lastPopulation = 2019, 2024

func populations(row tableRow) (map[int]int, error) {
	out := make(map[int]int, lastPopulation-firstPopulation+1)
	for year := firstPopulation; year <= lastPopulation; year++ {
		text := row.get("pop_" + strconv.Itoa(year))
		if text == "" {
			continue
		}
		count, err := strconv.Atoi(text)
		if err != nil {
			return nil, err
		}
		out[year] = count
	}
	return out, nil
}

// placeForms gives the inflected forms of a place name. The table has the genitive, the partitive and the local cases
// that the place takes; of places with outer cases (Kemijärvellä) the inner ones are in a table of their own, because
// verbs govern them (“koostuu Kemijärvestä”).
func placeForms(row tableRow, inner [3]string) map[string]string {
	forms := map[string]string{
		"nominative": row.get("name_fi"), "genitive": row.get("gen"), "partitive": row.get("part"),
	}
	if row.get("local_case") == "on" {
		forms["adessive"], forms["ablative"], forms["allative"] = row.get("loc"), row.get("from"), row.get("into")
		forms["inessive"], forms["elative"], forms["illative"] = inner[0], inner[1], inner[2]
	} else {
		forms["inessive"], forms["elative"], forms["illative"] = row.get("loc"), row.get("from"), row.get("into")
		outerForms(forms)
	}
	for name, form := range forms {
		if form == "" {
			delete(forms, name)
		}
	}
	return forms
}

// outerForms derives the outer local cases from the inessive: Finnish nouns have one stem in both (Kemissä, Kemillä).
// Where the first part is inflected too (Uudessakaupungissa) the stem is not the whole word before the ending, and the
// forms are left out.
func outerForms(forms map[string]string) {
	inessive := forms["inessive"]
	for _, vowel := range []string{"a", "ä"} {
		stem, ok := strings.CutSuffix(inessive, "ss"+vowel)
		if !ok || agrees(stem) {
			continue
		}
		forms["adessive"] = stem + "ll" + vowel
		forms["ablative"] = stem + "lt" + vowel
		forms["allative"] = stem + "lle"
	}
}

// agrees reports whether a stem has an inflected first part: Uude|ssa|kaupungi, Iso|ssa|kyrö.
func agrees(stem string) bool {
	return strings.HasPrefix(stem, "Uudessa") || strings.HasPrefix(stem, "Isossa")
}

// add files a municipality under its code and all its names.
func (r *Register) add(m *Municipality) error {
	r.municipalities = append(r.municipalities, m)
	for _, name := range names(m) {
		key := lookupKey(name)
		if other, taken := r.byName[key]; taken && other != m {
			return fmt.Errorf("%s and %s are both called “%s”", other.Code, m.Code, name)
		}
		r.byName[key] = m
	}
	return nil
}

func names(m *Municipality) []string {
	out := []string{m.Code}
	for _, byLanguage := range []map[string]string{m.Name, m.Official} {
		for _, name := range byLanguage {
			out = append(out, name)
		}
	}
	return out
}

func (r *Register) addFormer(row tableRow, inner map[string][3]string) error {
	m, err := newMunicipality(row, inner)
	if err != nil {
		return err
	}
	abolished, err := ParseDate(row.get("abolished"))
	if err != nil {
		return err
	}
	former := &FormerMunicipality{Municipality: *m, Abolished: abolished, Into: row.get("merged_into")}
	r.former = append(r.former, former)
	for _, name := range names(m) {
		r.formerByName[lookupKey(name)] = former
	}
	return nil
}

func (r *Register) addEntity(row tableRow) error {
	e := &Entity{
		Name: row.get("name_fi"), Kind: row.get("kind"), Members: splitList(row.get("members"), "|"), Short: splitList(row.get("short"), ";"),
		Forms: texts(row, "nominative", "name_fi", "genitive", "gen", "partitive", "part", "inessive", "ine", "elative", "ela",
			"illative", "ill", "adessive", "ade", "ablative", "abl", "allative", "all"),
	}
	for _, date := range []struct {
		column string
		into   *Date
	}{{"from", &e.From}, {"to", &e.To}} {
		text := row.get(date.column)
		if text == "" {
			continue
		}
		day, err := ParseDate(text)
		if err != nil {
			return err
		}
		*date.into = day
	}
	r.entities = append(r.entities, e)
	for _, name := range append([]string{e.Name}, e.Short...) {
		r.entityByName[fold(name)] = e
	}
	return nil
}

func splitList(text, separator string) []string {
	var out []string
	for part := range strings.SplitSeq(text, separator) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
