package job

import (
	"slices"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render"
	"github.com/pykala/pykala/render/style"
	"github.com/pykala/pykala/templates"
)

// The house styles that are taken where the case names none.
const (
	senderStyle  = "sfs"     // of letters and tables: the layout of SFS 2487
	neutralStyle = "yleinen" // of agenda items for a party whose own style is not known
)

// styleOf says whose style a document takes: letters and tables the sender's, items the one that was asked for, else the
// party's own.
func (j *Job) styleOf(d *Document) string {
	switch {
	case d.Kind.Style != templates.StyleRecipient:
		return senderStyle
	case j.style != "":
		return j.style
	}
	name, _ := ownStyle(d)
	return name
}

// ownStyle gives the style of the body or the party whose document it is, and where the case names it.
func ownStyle(d *Document) (string, source.Pos) {
	if b := d.body(); b != nil && b.Style != "" {
		return b.Style, b.PosOf("style")
	}
	if p := d.party(); p != nil && p.Style != "" {
		return p.Style, p.PosOf("style")
	}
	return neutralStyle, source.Pos{}
}

func (j *Job) house(d *Document) (*style.House, error) {
	name := j.styleOf(d)
	house, err := j.houses.get(name, func() (*style.House, error) { return style.Open(j.Layers.Styles, name) })
	if own, pos := ownStyle(d); err != nil && name == own && j.style == "" && pos.IsValid() {
		return nil, named(err, pos)
	}
	return house, err
}

// named puts the place where a style is named on the mistake that there is no such style.
func named(err error, pos source.Pos) error {
	var placed source.Errors
	for _, e := range source.AllOf(err) {
		if !e.Pos.IsValid() {
			there := *e
			there.Pos = pos
			e = &there
		}
		placed.Add(e)
	}
	return placed
}

func (j *Job) writer(d *Document, format render.Format) (render.Writer, error) {
	return j.writers.get([2]string{j.styleOf(d), format.Name}, func() (render.Writer, error) {
		house, err := j.house(d)
		if err != nil {
			return nil, err
		}
		return format.Open(house)
	})
}

// checkStyle finds a style that was asked for and is not there.
func (j *Job) checkStyle(wrong *source.Errors) {
	if j.style != "" && !slices.Contains(style.Names(j.Layers.Styles...), j.style) {
		wrong.AddAll(style.Check(j.Layers.Styles, j.style))
	}
}
