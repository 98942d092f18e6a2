package main

import (
	"bytes"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/pykala/pykala/internal/message"
)

// printHelp shows how the program or a command is used. Kong sets the page; its words are those of the person's language.
func (c *console) printHelp(options kong.HelpOptions, ctx *kong.Context) error {
	describe(ctx.Model.Node, &c.words.Help)
	var page bytes.Buffer
	ctx.Stdout = &page
	if err := kong.DefaultHelpPrinter(options, ctx); err != nil {
		return err
	}
	_, err := io.WriteString(c, withHeadings(page.String(), c.words.Help.Headings))
	return err
}

// describe puts the words of a language on the program, its commands, their arguments and their flags.
func describe(root *kong.Node, h *message.Help) {
	root.Help, root.Detail = h.About, h.Begin
	describeValues(root, h, message.CommandHelp{})
	describeCommands(root, h, "")
}

// describeCommands puts words on the commands of a node and on theirs, which go by both their names: “style check”.
func describeCommands(node *kong.Node, h *message.Help, before string) {
	for _, command := range node.Children {
		own := h.Commands[before+command.Name]
		command.Help, command.Detail = own.Summary, own.Text
		describeValues(command, h, own)
		describeCommands(command, h, before+command.Name+" ")
	}
}

func describeValues(node *kong.Node, h *message.Help, own message.CommandHelp) {
	for _, flag := range node.Flags {
		flag.PlaceHolder = h.Placeholders[flag.PlaceHolder]
		text, ok := own.Flags[flag.Name]
		if !ok {
			text = h.Flags[flag.Name]
		}
		flag.Help = text
	}
	for _, argument := range node.Positional {
		words, ok := own.Arguments[argument.Name]
		if !ok {
			words = h.Arguments[argument.Name]
		}
		argument.Name, argument.Help = words.Name, words.Text
	}
}

// withHeadings puts the words of a language in the place of those that Kong has of its own.
func withHeadings(page string, h message.Headings) string {
	inUsage := strings.NewReplacer("Usage:", h.Usage+":", "[flags]", "["+h.AnyFlags+"]", "<command>", "<"+h.Command+">")
	var b strings.Builder
	for line := range strings.Lines(page) {
		switch {
		case strings.HasPrefix(line, "Usage: "):
			line = inUsage.Replace(line)
		case line == "Arguments:\n":
			line = h.Arguments + ":\n"
		case line == "Flags:\n":
			line = h.Flags + ":\n"
		case line == "Commands:\n":
			line = h.Commands + ":\n"
		case strings.HasPrefix(line, `Run "`):
			line = h.More + "\n"
		}
		b.WriteString(line)
	}
	return b.String()
}
