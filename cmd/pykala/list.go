package main

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/render"
	"github.com/pykala/pykala/render/style"
	"github.com/pykala/pykala/templates"
)

type listCommand struct {
	Case      string   `arg:"" optional:"" help:"Folder of a case whose own templates and styles are listed too."`
	Templates []string `placeholder:"DIR" sep:"none" help:"Folder of templates that is listed too. May be given several times."`
	JSON      bool     `name:"json" help:"Print the list as JSON."`
}

// Help is shown below the summary.
func (*listCommand) Help() string {
	return `Shows what can be written: the kinds of document with their languages and where their templates come from, the house styles
and the formats.

    pykala list
    pykala list data/examples/lappi --templates my-templates`
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
		found.Kinds = append(found.Kinds, listedKind{k.Name, titleOf(k), string(k.Layout), k.Style, k.Langs, path.Dir(k.At.File)})
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
	c.printf("%s", found)
	return nil
}

func titleOf(k *templates.Kind) string {
	for _, lang := range append([]string{"fi"}, slices.Sorted(maps.Keys(k.Title))...) {
		if title := k.Title[lang]; title != "" {
			return title
		}
	}
	return ""
}

// String shows the list to people.
func (l listing) String() string {
	kinds := [][]string{{"Kind", "Title", "Layout", "Style of", "Languages", "From"}}
	for _, k := range l.Kinds {
		kinds = append(kinds, []string{k.Name, k.Title, k.Layout, k.Style, strings.Join(k.Languages, ", "), k.From})
	}
	styles := [][]string{{"House style"}}
	for _, s := range l.Styles {
		styles = append(styles, []string{s.Name})
	}
	formats := [][]string{{"Format", "Files"}}
	for _, f := range l.Formats {
		formats = append(formats, []string{f.Name, f.Ext})
	}
	return table([]string{"<", "<", "<", "<", "<", "<"}, kinds) + "\n" + table([]string{"<"}, styles) + "\n" + table([]string{"<", "<"}, formats)
}
