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

//go:embed register/municipalities.csv register/former.csv register/inner_forms.csv register/agreeing_forms.csv
//go:embed register/sami.csv register/entities.csv register/changes.csv
var registerFiles embed.FS

// OpenRegister reads the embedded register. It makes the index of names and leaves the entries for when they are asked for,
// so that a start costs little; open it once all the same. An error means that the program itself is broken.
func OpenRegister() (*Register, error) {
	r := &Register{
		byName:       make(map[string]*entry, 1600),
		formerByName: map[string]*FormerMunicipality{},
		entityByName: map[string]*Entity{},
	}
	inner, agreeing, sami := byCode("inner_forms.csv"), byCode("agreeing_forms.csv"), byCode("sami.csv")
	changes, changesErr := readChanges()
	err := errors.Join(
		inner.err, agreeing.err, sami.err, changesErr,
		eachRow("municipalities.csv", func(row tableRow) error {
			code := row.get("code")
			return r.add(&entry{
				sources:  sources{row: row, inner: inner.rows[code], agreeing: agreeing.rows[code], sami: sami.rows[code]},
				versions: versionsOf(changes[code]),
			})
		}),
		eachRow("former.csv", func(row tableRow) error { return r.addFormer(row, inner.rows[row.get("code")]) }),
		eachRow("entities.csv", r.addEntity),
	)
	r.addEarlierNames(changes)
	slices.SortFunc(r.entries, func(a, b *entry) int { return strings.Compare(a.row.get("code"), b.row.get("code")) })
	if err != nil {
		return nil, err
	}
	return r, nil
}

// entry is a municipality that has perhaps not been asked for yet.
type entry struct {
	sources
	versions []version // the present one first
}

// sources are the rows of the tables that tell of one municipality.
type sources struct{ row, inner, agreeing, sami tableRow }

// codeTable is a small table by the code of municipalities.
type codeTable struct {
	rows map[string]tableRow
	err  error
}

func byCode(name string) codeTable {
	t := codeTable{rows: map[string]tableRow{}}
	t.err = eachRow(name, func(row tableRow) error {
		t.rows[row.get("code")] = row
		return nil
	})
	return t
}

// tableRow is one row of an embedded table.
type tableRow struct {
	columns map[string]int
	fields  []string
	earlier map[string]string // what fields said at an earlier time, by column
}

// get gives a field; "" where the table has no such column.
func (t tableRow) get(column string) string {
	if value, ok := t.earlier[column]; ok {
		return value
	}
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
	columns := make(map[string]int, len(heading))
	for i, column := range heading {
		columns[column] = i
	}
	for {
		fields, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = use(tableRow{columns: columns, fields: fields})
		}
		if err != nil {
			return fmt.Errorf("register/%s: %w", name, err)
		}
	}
}

func newMunicipality(from sources) *Municipality {
	row := from.row
	return &Municipality{
		Code:         row.get("code"),
		Name:         texts(row, "fi", "name_fi", "sv", "name_sv", "se", "name_se", "smn", "name_smn", "sms", "name_sms"),
		Sami:         splitList(from.sami.get("languages"), "+"),
		Type:         texts(row, "fi", "type_fi", "sv", "type_sv"),
		Languages:    strings.Split(row.get("languages"), "+"),
		SamiHomeland: row.get("sami_homeland") != "no",
		Region:       texts(row, "fi", "region_fi", "sv", "region_sv"),
		RegionCode:   row.get("region_code"),
		Population:   populations(row),
		Forms:        placeForms(from),
		Local:        Local{In: row.get("loc"), Into: row.get("into"), From: row.get("from")},
		Official:     texts(row, "fi", "official_fi", "sv", "official_sv"),
	}
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

func populations(row tableRow) map[int]int {
	out := make(map[int]int, lastPopulation-firstPopulation+1)
	for year := firstPopulation; year <= lastPopulation; year++ {
		if count, err := strconv.Atoi(row.get("pop_" + strconv.Itoa(year))); err == nil {
			out[year] = count // the table has whole numbers or nothing, as a test sees to
		}
	}
	return out
}

// nameColumns are the columns by which a municipality is found.
var nameColumns = [...]string{"code", "name_fi", "name_sv", "name_se", "name_smn", "name_sms", "official_fi", "official_sv"}

// add files a municipality under its code and all its names.
func (r *Register) add(e *entry) error {
	r.entries = append(r.entries, e)
	for _, column := range nameColumns {
		name := e.row.get(column)
		if name == "" {
			continue
		}
		key := strings.ToLower(name) // what fold gives: the tables are NFC and have single spaces, as a test sees to
		if other, taken := r.byName[key]; taken && other != e {
			return fmt.Errorf("%s and %s are both called “%s”", other.row.get("code"), e.row.get("code"), name)
		}
		r.byName[key] = e
	}
	return nil
}

// addEarlierNames files municipalities under what they were called earlier, too, where nobody else is called so.
func (r *Register) addEarlierNames(changes map[string][]change) {
	for code, list := range changes {
		for _, c := range list {
			key := strings.ToLower(c.row.get("old"))
			if _, taken := r.byName[key]; !taken && slices.Contains(nameColumns[:], c.row.get("field")) && r.byName[code] != nil {
				r.byName[key] = r.byName[code]
			}
		}
	}
}

func (r *Register) addFormer(row, inner tableRow) error {
	abolished, err := ParseDate(row.get("abolished"))
	if err != nil {
		return err
	}
	former := &FormerMunicipality{Municipality: *newMunicipality(sources{row: row, inner: inner}), Abolished: abolished, Into: row.get("merged_into")}
	r.former = append(r.former, former)
	for _, column := range nameColumns {
		if name := row.get(column); name != "" {
			r.formerByName[fold(name)] = former
		}
	}
	return nil
}

func (r *Register) addEntity(row tableRow) error {
	e := &Entity{
		Name: row.get("name_fi"), Swedish: row.get("name_sv"), Kind: row.get("kind"), Members: splitList(row.get("members"), "|"), Short: splitList(row.get("short"), ";"),
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
	for _, name := range append([]string{e.Name, e.Swedish}, e.Short...) {
		if name != "" {
			r.entityByName[fold(name)] = e
		}
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
