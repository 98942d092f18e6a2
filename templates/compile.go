package templates

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"text/template"
	"text/template/parse"

	"github.com/pykala/pykala/internal/source"
)

// Template is one kind of document in one language, compiled and checked. It is safe for use by several goroutines at once.
type Template struct {
	Kind *Kind
	Lang string

	library  *Library
	words    *Words
	main     *text
	files    []string           // that it was made of, as messages call them
	sites    []site             // by the number that the hidden calls carry
	tree     *template.Template // never executed itself: machines execute clones
	machines sync.Pool          // of *machine
	bound    atomic.Pointer[Bound]
}

// Names of texts inside a library and a compiled template.
const (
	textExt  = ".md"
	partsDir = "_parts"
	mainText = "the text" // no partial can have this name: it has a space
)

// compiler gathers the texts of one template and all that is wrong with them.
type compiler struct {
	library *Library
	lang    string
	words   *Words
	kind    *Kind
	errs    source.Errors
	texts   map[string]*text       // by the name that the parser knows the file by
	trees   map[string]*parse.Tree // by the name that {{template}} calls
	owner   map[string]*text       // the file of each tree
	order   []string               // names of trees, in the order in which they were found
	sites   []site
}

// Compile reads the text of a kind in a language with the partials that it uses, checks every name of a field, a function and
// a partial, and prepares it for execution. Everything wrong is reported at once, as source.Errors.
func (l *Library) Compile(kindName, lang string) (*Template, error) {
	c := &compiler{
		library: l, lang: lang,
		texts: map[string]*text{}, trees: map[string]*parse.Tree{}, owner: map[string]*text{},
	}
	var err error
	c.kind, err = l.Kind(kindName)
	c.errs.AddAll(err)
	c.words, err = l.Words(lang)
	c.errs.AddAll(err)
	if c.checkBlanks(); c.errs.Failed() {
		return nil, c.errs
	}
	f, err := l.read(path.Join(kindName, lang+textExt))
	if errors.Is(err, errNoFile) {
		return nil, source.Errors{c.noText()}
	}
	if err != nil {
		return nil, err
	}
	return c.compile(f)
}

// checkBlanks checks that the language has a prompt for every blank that the kind may need.
func (c *compiler) checkBlanks() {
	if c.kind == nil || c.words == nil {
		return
	}
	for _, name := range c.kind.Blanks {
		if c.words.Prompts[name] == "" {
			c.errs.Add(source.Errorf(source.Pos{File: c.words.file}, "missing-key", "there is no prompt for the blank “%s”", name).
				WithHint("add it below “prompts”"))
		}
	}
}

func (c *compiler) noText() *source.Error {
	e := source.Errorf(c.kind.At, "missing-language", "the kind “%s” has no text in the language “%s”", c.kind.Name, c.lang)
	if len(c.kind.Langs) == 0 {
		return e.WithHint("write it in %s/%s%s", c.kind.Name, c.lang, textExt)
	}
	return e.WithHint("write it in %s/%s%s, or give the party its documents in “languages: %s”", c.kind.Name, c.lang, textExt, c.kind.Langs[0])
}

func (c *compiler) compile(f file) (*Template, error) {
	main := c.add(mainText, f)
	for i := 0; i < len(c.order); i++ { // grows while partials are found
		c.addPartials(c.order[i])
	}
	if c.errs.Failed() {
		return nil, c.errs
	}
	if c.check(); c.errs.Failed() {
		return nil, c.errs
	}
	tree := template.New(mainText).Option("missingkey=error")
	for _, name := range c.order {
		c.rewrite(name)
		if _, err := tree.AddParseTree(name, c.trees[name]); err != nil {
			return nil, fmt.Errorf("templates: %w", err)
		}
	}
	t := &Template{Kind: c.kind, Lang: c.lang, library: c.library, words: c.words, main: main, sites: c.sites, tree: tree}
	for _, used := range c.texts {
		t.files = append(t.files, used.name)
	}
	t.machines.New = func() any { return newMachine(t) }
	return t, nil
}

// add parses a file under the name that calls it, together with what it defines.
func (c *compiler) add(name string, f file) *text {
	var own source.Errors
	t := scan(f, &own)
	c.texts[name] = t
	if own.Failed() {
		c.errs.AddAll(own)
		return t
	}
	if t.checkDefinitions(&own); own.Failed() {
		c.errs.AddAll(own)
		return t
	}
	set := map[string]*parse.Tree{}
	if err := parseText(name, f.text, set); err != nil {
		c.errs.AddAll(syntaxErrors(t, err))
		return t
	}
	for _, defined := range slices.Sorted(maps.Keys(set)) {
		if other, ok := c.owner[defined]; ok {
			c.errs.Add(source.Errorf(source.Pos{File: t.name}, "defined-twice", "“%s” is defined in %s already", defined, other.name))
			continue
		}
		c.trees[defined], c.owner[defined] = set[defined], t
		c.order = append(c.order, defined)
	}
	return t
}

// parseText parses a text with everything that text/template can leave to us left to us.
func parseText(name, s string, set map[string]*parse.Tree) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("template: %s:1: %v", name, r)
		}
	}()
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck | parse.ParseComments
	_, err = tree.Parse(s, "", "", set)
	return err
}

// addPartials reads the files of the partials that a tree calls and that nothing defines yet.
func (c *compiler) addPartials(name string) {
	owner := c.owner[name]
	eachNode(c.trees[name].Root, func(n parse.Node) {
		call, ok := n.(*parse.TemplateNode)
		if !ok || c.trees[call.Name] != nil || c.texts[call.Name] != nil {
			return
		}
		f, err := file{}, error(errNoFile)
		if folderName.MatchString(call.Name) {
			f, err = c.library.read(path.Join(partsDir, call.Name, c.lang+textExt))
		}
		switch {
		case errors.Is(err, errNoFile):
			c.errs.Add(c.unknownPartial(owner.pos(int(call.Pos)), call.Name))
			c.texts[call.Name] = owner // said once
		case err != nil:
			c.errs.AddAll(err)
		default:
			c.add(call.Name, f)
		}
	})
}

func (c *compiler) unknownPartial(pos source.Pos, name string) *source.Error {
	e := source.Errorf(pos, "unknown-partial", "there is no partial called “%s” in the language “%s”", name, c.lang)
	known := slices.Clone(c.order)
	if folders, err := c.library.folders(partsDir, c.lang+textExt); err == nil {
		known = append(known, folders...)
	}
	if near := source.Suggest(name, known); near != "" && near != mainText {
		return e.WithHint("did you mean “%s”?", near)
	}
	return e.WithHint("write it in %s/%s/%s%s, or with {{define}}", partsDir, name, c.lang, textExt)
}

// eachNode visits every node of a list and of the lists within it.
func eachNode(l *parse.ListNode, visit func(parse.Node)) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		visit(n)
		switch n := n.(type) {
		case *parse.IfNode:
			eachNode(n.List, visit)
			eachNode(n.ElseList, visit)
		case *parse.RangeNode:
			eachNode(n.List, visit)
			eachNode(n.ElseList, visit)
		case *parse.WithNode:
			eachNode(n.List, visit)
			eachNode(n.ElseList, visit)
		}
	}
}

// syntaxErrors says where a text that does not parse is wrong. The parser tells only a line and only the first mistake, so
// every action is parsed alone: what fails there has its exact place.
func syntaxErrors(t *text, whole error) source.Errors {
	var errs source.Errors
	for _, a := range t.actions {
		alone, ok := aloneText(t.text[a.start:a.end], a.word)
		if !ok {
			continue
		}
		if err := parseText("x", declarations(t.text[:a.start])+alone, map[string]*parse.Tree{}); err != nil {
			errs.Add(source.Errorf(t.pos(a.start), "bad-action", "the template cannot be read here: %s", syntaxMessage(err)))
		}
	}
	if len(errs) == 0 {
		errs.Add(source.Errorf(source.Pos{File: t.name, Line: syntaxLine(whole)}, "bad-action", "the template cannot be read here: %s", syntaxMessage(whole)))
	}
	return errs
}

// aloneText makes a text of one action that can be parsed alone.
func aloneText(action, word string) (string, bool) {
	switch word {
	case "if", "with", "define", "block":
		return action + "{{end}}", true
	case "range":
		return action + "{{end}}", true
	case "else":
		if strings.Contains(action, "with") {
			return "{{with 1}}" + action + "{{end}}", true
		}
		return "{{if 1}}" + action + "{{end}}", true
	case "end", "break", "continue":
		return "", false
	}
	return action, true
}

var declared = regexp.MustCompile(`(\$[\pL_][\pL\d_]*)\s*(:=|,)`)

// declarations declares the variables that the text before an action declares.
func declarations(before string) string {
	var b strings.Builder
	for _, m := range declared.FindAllStringSubmatch(before, -1) {
		b.WriteString("{{" + m[1] + " := 0}}")
	}
	return b.String()
}

// joined gives words as a list for people.
func joined(words []string) string { return strings.Join(words, ", ") }
