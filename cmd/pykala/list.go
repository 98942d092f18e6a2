package main

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
	"github.com/pykala/pykala/templates"
)

type listCommand struct {
	Case      string   `arg:"" optional:""`
	Templates []string `placeholder:"DIR" sep:"none"`
	JSON      bool     `name:"json"`
}

type listing struct {
	Kinds   []listedKind   `json:"kinds"`
	Styles  []listedStyle  `json:"styles"`
	Formats []listedFormat `json:"formats"`
}

type listedKind struct {
	Name      string   `json:"name"`
	Title     string   `json:"title"`
	Layout    string   `json:"layout"`
	Style     string   `json:"style"` // whose
	Languages []string `json:"languages"`
	From      string   `json:"from"` // folder of its type.yaml
}

type listedStyle struct {
	Name string `json:"name"`
}

type listedFormat struct {
	Name string `json:"name"`
	Ext  string `json:"ext"`
	MIME string `json:"mime"`
}

// Run lists what can be written.
func (l *listCommand) Run(c *console) error {
	c.json = l.JSON
	layers, err := job.OpenLayers(l.Case, l.Templates)
	if err != nil {
		return c.report(err)
	}
	library := layers.Library()
	c.sources = append(c.sources, library.Source)
	kinds, err := library.Kinds()
	if err != nil {
		return c.report(err)
	}
	found := listing{Kinds: []listedKind{}}
	for _, k := range kinds {
		found.Kinds = append(found.Kinds, listedKind{k.Name, titleOf(k, c.words.Language), string(k.Layout), k.Style, k.Langs, path.Dir(k.At.File)})
	}
	for _, name := range style.Names(layers.Styles...) {
		found.Styles = append(found.Styles, listedStyle{name})
	}
	for _, f := range render.Formats() {
		found.Formats = append(found.Formats, listedFormat{f.Name, f.Ext, f.MIME})
	}
	if l.JSON {
		return c.printJSON(found)
	}
	found.print(c)
	return nil
}

// titleOf gives what a kind is called in a language, else in Finnish.
func titleOf(k *templates.Kind, language string) string {
	for _, lang := range append([]string{language, "fi"}, slices.Sorted(maps.Keys(k.Title))...) {
		if title := k.Title[lang]; title != "" {
			return title
		}
	}
	return ""
}

// print shows the list to people.
func (l listing) print(c *console) {
	kinds := [][]string{{
		c.text(source.Msg("Kind")), c.text(source.Msg("Title")), c.text(source.Msg("Layout")), c.text(source.Msg("Style of")),
		c.text(source.Msg("Languages")), c.text(source.Msg("From")),
	}}
	for _, k := range l.Kinds {
		kinds = append(kinds, []string{k.Name, k.Title, c.text(layoutName(k.Layout)), c.text(whose(k.Style)), strings.Join(k.Languages, ", "), k.From})
	}
	styles := [][]string{{c.text(source.Msg("House style"))}}
	for _, s := range l.Styles {
		styles = append(styles, []string{s.Name})
	}
	formats := [][]string{{c.text(source.Msg("Format")), c.text(source.Msg("Files"))}}
	for _, f := range l.Formats {
		formats = append(formats, []string{f.Name, f.Ext})
	}
	c.printf("%s\n%s\n%s", table([]string{"<", "<", "<", "<", "<", "<"}, kinds), table([]string{"<"}, styles), table([]string{"<", "<"}, formats))
}

// layoutName gives the word for a layout, which type.yaml says in English.
func layoutName(layout string) source.Message {
	switch doc.Layout(layout) {
	case doc.LayoutItem:
		return source.Msg("item")
	case doc.LayoutLetter:
		return source.Msg("letter")
	case doc.LayoutMeeting:
		return source.Msg("meeting")
	case doc.LayoutTable:
		return source.Msg("table")
	}
	return source.Msg("%s", layout)
}

// whose gives the word for the party whose style a kind takes.
func whose(style string) source.Message {
	switch style {
	case templates.StyleSender:
		return source.Msg("sender")
	case templates.StyleRecipient:
		return source.Msg("recipient")
	}
	return source.Msg("%s", style)
}
