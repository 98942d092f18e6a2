package main

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/message"
)

// TestHelpIsWhole: every language has words for every command, flag, argument and placeholder, and none for what is not there.
func TestHelpIsWhole(t *testing.T) {
	for _, language := range message.Languages() {
		words, err := message.Open(language, nil)
		if err != nil {
			t.Fatal(err)
		}
		h := words.Help
		left := leftovers{flags: maps.Clone(h.Flags), arguments: maps.Clone(h.Arguments), placeholders: maps.Clone(h.Placeholders)}
		parser, err := kong.New(&commands{}, kong.Name(programName))
		if err != nil {
			t.Fatal(err)
		}
		model := parser.Model
		left.check(t, language, model.Node, &h, message.CommandHelp{})
		commands := maps.Clone(h.Commands)
		for _, path := range commandPaths(model.Node) {
			name := strings.Join(path.names, " ")
			own, ok := h.Commands[name]
			if !ok || own.Summary == "" || own.Text == "" {
				t.Errorf("%s: the help of %s is not whole", language, name)
			}
			left.check(t, language, path.node, &h, own)
			delete(commands, name)
		}
		for _, rest := range [][]string{
			slices.Sorted(maps.Keys(commands)), slices.Sorted(maps.Keys(left.flags)), slices.Sorted(maps.Keys(left.arguments)),
			slices.Sorted(maps.Keys(left.placeholders)),
		} {
			if len(rest) > 0 {
				t.Errorf("%s: the help tells of %q, which are not there", language, rest)
			}
		}
		if h.About == "" || h.Begin == "" || slices.Contains([]string{h.Headings.Usage, h.Headings.Arguments, h.Headings.Flags, h.Headings.Commands, h.Headings.AnyFlags, h.Headings.Command, h.Headings.More}, "") {
			t.Errorf("%s: %+v is not whole", language, h.Headings)
		}
	}
}

// commandPath is a command with the words that name it.
type commandPath struct {
	names []string
	node  *kong.Node
}

// commandPaths gives every command of a node, and those below it.
func commandPaths(node *kong.Node) []commandPath {
	var all []commandPath
	for _, command := range node.Children {
		all = append(all, commandPath{[]string{command.Name}, command})
		for _, below := range commandPaths(command) {
			all = append(all, commandPath{append([]string{command.Name}, below.names...), below.node})
		}
	}
	return all
}

// leftovers are words that nothing has asked for yet.
type leftovers struct {
	flags, placeholders map[string]string
	arguments           map[string]message.Argument
}

func (l *leftovers) check(t *testing.T, language string, node *kong.Node, h *message.Help, own message.CommandHelp) {
	t.Helper()
	for _, f := range node.Flags {
		if own.Flags[f.Name] == "" && h.Flags[f.Name] == "" {
			t.Errorf("%s: %s --%s has no help", language, node.Name, f.Name)
		}
		if _, ok := own.Flags[f.Name]; !ok {
			delete(l.flags, f.Name)
		}
		if f.PlaceHolder != "" && h.Placeholders[f.PlaceHolder] == "" {
			t.Errorf("%s: %s --%s=%s has no word for its value", language, node.Name, f.Name, f.PlaceHolder)
		}
		delete(l.placeholders, f.PlaceHolder)
	}
	for _, a := range node.Positional {
		words, ok := own.Arguments[a.Name]
		if !ok {
			words = h.Arguments[a.Name]
			delete(l.arguments, a.Name)
		}
		if words.Name == "" || words.Text == "" {
			t.Errorf("%s: %s <%s> has no help", language, node.Name, a.Name)
		}
	}
	for name := range own.Flags {
		if !slices.ContainsFunc(node.Flags, func(f *kong.Flag) bool { return f.Name == name }) {
			t.Errorf("%s: the help of %s tells of --%s, which is not there", language, node.Name, name)
		}
	}
	for name := range own.Arguments {
		if !slices.ContainsFunc(node.Positional, func(a *kong.Positional) bool { return a.Name == name }) {
			t.Errorf("%s: the help of %s tells of <%s>, which is not there", language, node.Name, name)
		}
	}
}

// TestHelpGolden keeps every page of help, so that it can be read through and nothing of Kong's own words slips in.
func TestHelpGolden(t *testing.T) {
	t.Setenv("COLUMNS", "")
	parser, err := kong.New(&commands{})
	if err != nil {
		t.Fatal(err)
	}
	pages := [][]string{nil}
	for _, path := range commandPaths(parser.Model.Node) {
		pages = append(pages, path.names)
	}
	for _, language := range message.Languages() {
		var all strings.Builder
		for _, page := range pages {
			args := append([]string{"--ui-lang", language}, page...)
			all.WriteString("$ pykala " + strings.Join(args, " ") + " --help\n")
			if code := run(append(args, "--help"), &all, &all, func(format string) { t.Errorf("%s: no translation of %q", language, format) }); code != exitDone {
				t.Errorf("%v: exit code %d", args, code)
			}
			all.WriteString("\n")
		}
		golden.Check(t, "help."+language+".golden", all.String())
	}
}
