package templates

import (
	"errors"
	"path"
	"regexp"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/internal/yamlnode"
	"github.com/pykala/pykala/render/doc"
)

// Whose house style a kind of document takes.
const (
	StyleSender    = "sender"
	StyleRecipient = "recipient"
)

// Kind is a kind of document: a folder with type.yaml and a text a language.
type Kind struct {
	Name   string            // of its folder: "commitment-request"
	Title  map[string]string // name of the document type by language: "Kuntasitoumuspyyntö"
	File   map[string]string // base name of its files by language, ASCII: "sitoumuspyynto"
	Layout doc.Layout        //
	Stage  doc.Stage         // of items; empty for letters and tables
	Style  string            // StyleSender or StyleRecipient
	Per    Per               // of what there is one document each
	Needs  []string          // what the case must have for the kind to be due
	Dates  string            // whose day its documents bear: “reminder”, “news”, “replies”; the case's if empty
	Items  string            // the kind whose text gives the items of a meeting, or what bodies did before an officer; empty for other kinds
	May    []doc.Role        // the named parts that its texts may open besides
	Parts  []doc.Role        // the named parts that its texts must open with “::: role”; RoleText needs no opening
	Blanks []string          // facts that become blanks when the data do not know them
	Langs  []string          // languages that some layer has a text for, sorted
	At     source.Pos        // of its type.yaml
}

// kindFile describes a kind inside its folder.
const kindFile = "type.yaml"

// Kinds gives every kind that some layer has, by name. All that is wrong with any of them is reported at once.
func (l *Library) Kinds() ([]*Kind, error) {
	names, err := l.kindNames()
	if err != nil {
		return nil, err
	}
	var kinds []*Kind
	var errs source.Errors
	for _, name := range names {
		kind, err := l.Kind(name)
		errs.AddAll(err)
		kinds = append(kinds, kind)
	}
	return kinds, errs.Err()
}

func (l *Library) kindNames() ([]string, error) { return l.folders(".", kindFile) }

// Kind gives a kind by its name.
func (l *Library) Kind(name string) (*Kind, error) {
	if !folderName.MatchString(name) {
		return nil, l.unknownKind(name)
	}
	f, err := l.read(path.Join(name, kindFile))
	if errors.Is(err, errNoFile) {
		return nil, l.unknownKind(name)
	}
	if err != nil {
		return nil, err
	}
	kind := &Kind{Name: name, At: source.Pos{File: f.name}, Langs: l.languages(name, textExt)}
	var errs source.Errors
	kind.read(f, &errs)
	if errs.Failed() {
		return nil, errs
	}
	return kind, nil
}

// folderName is what kinds and partials may be called; it cannot climb out of a layer.
var folderName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

func (l *Library) unknownKind(name string) error {
	e := source.Errorf(source.Pos{}, "unknown-kind", "there is no kind of document called “%s”", name)
	known, err := l.kindNames()
	if err != nil {
		return err
	}
	if near := source.Suggest(name, known); near != "" {
		return e.WithHint("did you mean “%s”?", near)
	}
	return e.WithHint("the kinds are: %s", joined(known))
}

var (
	fileName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,59}$`) // longer names would be cut
	langName = regexp.MustCompile(`^[a-z]{2,3}$`)
)

func (k *Kind) read(f file, errs *source.Errors) {
	r := recordOf(f, errs)
	seen := map[string]bool{}
	note := func(key string, read func(*yaml.Node)) func(*yaml.Node) {
		return func(n *yaml.Node) { seen[key] = true; read(n) }
	}
	readRecord(f, yamlnode.Fields{
		"title": note("title", func(n *yaml.Node) { k.Title = r.byLanguage(n) }),
		"file":  note("file", func(n *yaml.Node) { k.File = r.byLanguage(n); r.checkFileNames(n) }),
		"layout": note("layout", func(n *yaml.Node) {
			k.Layout = choice(r, n, doc.LayoutItem, doc.LayoutLetter, doc.LayoutTable, doc.LayoutMeeting)
		}),
		"stage": func(n *yaml.Node) {
			k.Stage = choice(r, n, doc.StageAgenda, doc.StageMinutes, doc.StageExtract, doc.StageOfficer)
		},
		"style":  note("style", func(n *yaml.Node) { k.Style = choice(r, n, StyleSender, StyleRecipient) }),
		"parts":  note("parts", func(n *yaml.Node) { k.Parts = choices(r, n, partRoles...) }),
		"may":    func(n *yaml.Node) { k.May = choices(r, n, partRoles...) },
		"per":    func(n *yaml.Node) { k.Per = choice(r, n, pers...) },
		"needs":  func(n *yaml.Node) { k.Needs = choices(r, n, needNames()...) },
		"dates":  func(n *yaml.Node) { k.Dates = choice(r, n, datesReminder, datesNews, datesReplies) },
		"items":  func(n *yaml.Node) { k.Items = r.text(n) },
		"blanks": func(n *yaml.Node) { k.Blanks = choices(r, n, factBlanks...) },
	}, errs)
	if errs.Failed() {
		return
	}
	for _, key := range []string{"title", "file", "layout", "style", "parts"} {
		if !seen[key] {
			errs.Add(source.Errorf(k.At, "missing-key", "the key “%s” is missing", key))
		}
	}
	k.checkStage(errs)
}

// checkStage finds kinds whose stage, layout and subject do not fit each other.
func (k *Kind) checkStage(errs *source.Errors) {
	if k.Per == "" {
		k.Per = PerParty
	}
	staged := k.Layout == doc.LayoutItem || k.Layout == doc.LayoutMeeting
	if staged != (k.Stage != "") && k.Per != PerNone {
		errs.Add(source.Errorf(k.At, "wrong-stage", "items have a stage, letters and tables have none"))
	}
	if k.Per != PerOfficer && (k.Layout == doc.LayoutMeeting) != (k.Items != "") {
		errs.Add(source.Errorf(k.At, "wrong-items", "a document of a meeting, and no other, says under “items” which kind gives its items"))
	}
}

// byLanguage reads {fi: …, sv: …}.
func (r record) byLanguage(n *yaml.Node) map[string]string {
	out := map[string]string{}
	r.Entries(n, nil, func(key, value *yaml.Node) {
		if !langName.MatchString(key.Value) {
			r.Fail(key, "unknown-language", "“%s” is no language", key.Value).WithHint("write fi, sv or another code of ISO 639")
			return
		}
		out[key.Value] = r.text(value)
	})
	return out
}

func (r record) checkFileNames(n *yaml.Node) {
	for i := 1; i < len(n.Content); i += 2 {
		if name := n.Content[i]; !fileName.MatchString(name.Value) {
			r.Fail(name, "bad-file-name", "“%s” cannot be a file's name", name.Value).WithHint("write small letters a–z, digits and hyphens, at most 60 of them")
		}
	}
}
