package data

import (
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
)

// replyRow is one row of the table of replies: whose it is, and what a reply has.
type replyRow struct {
	Node
	Party     string          `yaml:"party"` // name or code
	Received  Date            `yaml:"received"`
	Body      Text            `yaml:"body"`
	Date      Date            `yaml:"date"`
	Section   string          `yaml:"section"`
	Diary     string          `yaml:"diary"`
	Commits   ReplyCommitment `yaml:"commits"`
	Condition Text            `yaml:"condition"`
	Answers   Answers         `yaml:"answers"`
	Nominees  []*Nominee      `yaml:"nominees"`
}

func (r *replyRow) reply() *Reply {
	return &Reply{
		Node: r.Node, Received: r.Received, Body: r.Body, Date: r.Date, Section: r.Section, Diary: r.Diary,
		Commits: r.Commits, Condition: r.Condition, Answers: r.Answers, Nominees: r.Nominees,
	}
}

// empty reports whether a row says nothing but whose it is, as in a table where the answers are still to come.
func (r *replyRow) empty() bool { return len(r.places) == 1 && r.Has("party") }

// repliesFrom reads what the parties answered from the CSV file that the case names.
func (l *loader) repliesFrom(name string, named source.Pos) {
	if name == "" {
		return
	}
	if ext := strings.ToLower(path.Ext(name)); ext != ".csv" {
		l.errorf(named, "unknown-table", "“%s” is not a CSV file", name).
			WithHint("save the table as “CSV UTF-8” and give its name here, or write “reply” to the parties")
		return
	}
	text, ok := l.files.text(name, named, maxTable, &l.errs)
	if !ok {
		return
	}
	var rows []*replyRow
	readTable(l, name, text, replyColumns(), &rows)
	for _, row := range rows {
		l.putReply(row)
	}
}

// putReply gives a row to the party whose it is.
func (l *loader) putReply(row *replyRow) {
	if row.Party == "" {
		l.errorf(row.At, "missing-key", "the row does not say whose answer it is").WithHint("write the name or the code of one of the case's parties")
		return
	}
	p := l.partyNamed(row.Party)
	if p == nil {
		e := l.errorf(row.PosOf("party"), "unknown-party", "there is no party “%s”", row.Party)
		if near := suggest(row.Party, l.partyNames()); near != "" {
			e.WithHint("did you mean “%s”?", near)
		} else {
			e.WithHint("write the name or the code of one of the case's parties")
		}
		return
	}
	if p.Reply != nil {
		l.errorf(row.PosOf("party"), "duplicate-reply", "“%s” has answered twice", p.Name).
			WithNote(p.Reply.At, "the first is here").WithHint("keep one of them")
		return
	}
	if row.empty() {
		return
	}
	if !row.Has("received") {
		l.errorf(row.At, "missing-key", "“%s” is missing here", "received").
			WithHint("write the day on which the answer came in the column “received” or “saapunut”")
	}
	p.Reply = row.reply()
}

// deputyColumn is the form of a column of deputy nominees.
const deputyColumn = "deputy"

// replyColumns are the columns of a table of replies: the keys of a reply, “answer:KEY” for each question and “nominee1”,
// “deputy1” … for those who are named.
func replyColumns() *schema {
	return &schema{
		record: reflect.TypeFor[replyRow](),
		keys: slices.DeleteFunc(keysOf(reflect.TypeFor[replyRow]()), func(key string) bool {
			return key == "answers" || key == "nominees"
		}),
		naming:  []string{"party"},
		rest:    []string{"nominee1", "deputy1", "edustaja1", "varaedustaja1"},
		shown:   []string{"answer:KEY", "nominee1", "deputy1"},
		missing: source.Msg("the table has no column “party”"),
		first:   source.Msg("name the first column “party” or “osapuoli”"),
		special: replyColumn,
		finnish: map[string]string{
			"osapuoli": "party", "kunta": "party", "vastaaja": "party", "municipality": "party",
			"saapunut": "received", "vastaanotettu": "received", "toimielin": "body", "päätöspäivä": "date", "päivä": "date",
			"pykälä": "section", "diaarinumero": "diary", "asianumero": "diary", "sitoutuu": "commits", "ehto": "condition",
		},
	}
}

// nomineeColumn is the heading of a column with somebody who is named.
var nomineeColumn = regexp.MustCompile(`^(nominee|edustaja|deputy|varaedustaja) ?([1-9]\d?)$`)

// replyColumn understands the columns of answers and of those who are named.
func replyColumn(heading string) (column, bool) {
	kind, key, ok := strings.Cut(heading, ":")
	if key = strings.TrimSpace(key); ok && isKey(key) && slices.Contains([]string{"answer", "vastaus"}, strings.TrimSpace(kind)) {
		return column{key: "answers", form: key}, true
	}
	named := nomineeColumn.FindStringSubmatch(heading)
	if named == nil {
		return column{}, false
	}
	if named[1] == "deputy" || named[1] == "varaedustaja" {
		return column{key: "nominees", form: deputyColumn, place: named[2]}, true
	}
	return column{key: "nominees", place: named[2]}, true
}

// nomineeAt makes the record of somebody from a cell: “Etunimi Sukunimi, luottamustoimi”, or an office alone, which begins with a small
// letter.
func nomineeAt(text string, deputy bool, pos source.Pos) *yaml.Node {
	record := &yaml.Node{Kind: yaml.MappingNode, Line: pos.Line, Column: pos.Col}
	name, office, _ := strings.Cut(normalize(foldSpaces(text)), ",")
	if first, _ := utf8.DecodeRuneInString(name); unicode.IsLower(first) {
		name, office = "", normalize(foldSpaces(text))
	}
	names := strings.Fields(name)
	if len(names) > 1 {
		putKey(record, "first_name", scalarAt(strings.Join(names[:len(names)-1], " "), pos))
	}
	if len(names) > 0 {
		putKey(record, "last_name", scalarAt(names[len(names)-1], pos))
	}
	if office = strings.TrimSpace(office); office != "" {
		putKey(record, "title", scalarAt(office, pos))
	}
	if deputy {
		yes := scalarAt("true", pos)
		yes.Tag = "!!bool"
		putKey(record, "deputy", yes)
	}
	return record
}
