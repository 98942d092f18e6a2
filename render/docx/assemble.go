package docx

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// Names of the parts that every file has.
const (
	partTypes     = "[Content_Types].xml"
	partRoot      = "_rels/.rels"
	partCore      = "docProps/core.xml"
	partApp       = "docProps/app.xml"
	partDocument  = "word/document.xml"
	partLinks     = "word/_rels/document.xml.rels"
	partStyles    = "word/styles.xml"
	partNumbering = "word/numbering.xml"
	partSettings  = "word/settings.xml"
	partFonts     = "word/fontTable.xml"
	partTheme     = "word/theme/theme1.xml"
)

const (
	typeWord  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	typeTheme = "application/vnd.openxmlformats-officedocument.theme+xml"
)

// idNumbering is the relationship of the document to its numbering.
const idNumbering = "numbering"

// makeParts makes everything that is the same in every document of the house.
func (w *Writer) makeParts() error {
	files, err := fs.Sub(shipped, "letterhead")
	if err != nil {
		return err
	}
	shippedParts := map[string][]byte{}
	for _, name := range [...]string{partStyles, partNumbering, partSettings, partFonts, partApp} {
		if shippedParts[name], err = fs.ReadFile(files, name); err != nil {
			return err
		}
	}
	if w.sheet, err = newStylesheet(w.house, w.letterhead.styles, shippedParts[partStyles]); err != nil {
		return err
	}
	lists := w.letterhead.numbering
	if lists == nil {
		lists = shippedParts[partNumbering]
	}
	if w.numbering, err = newNumberings(w.house, lists); err != nil {
		return err
	}
	if w.settings, err = w.makeSettings(shippedParts[partSettings]); err != nil {
		return err
	}
	fonts, err := makeFonts(w.house.Fonts, shippedParts[partFonts])
	if err != nil {
		return err
	}
	w.links = w.documentRelations()
	return w.packStatic(shippedParts[partApp], fonts)
}

// makeSettings puts the house's tab grid and the letterhead's odd and even pages into the shipped settings.
func (w *Writer) makeSettings(part []byte) (string, error) {
	settings, err := split(part)
	if err != nil {
		return "", err
	}
	var tab xmlBuffer
	tab.raw("<w:defaultTabStop")
	tab.measure("w:val", max(1, int(twips(w.house.Page.Tab))))
	tab.raw("/>")
	if w.house.Page.Tab > 0 {
		settings.replace("defaultTabStop", string(tab.b))
	}
	if w.letterhead.evenOdd { // comes after this one in the order of CT_Settings
		settings.replace("doNotHyphenateCaps", "<w:doNotHyphenateCaps/><w:evenAndOddHeaders/>")
	}
	settings.replace("themeFontLang", `<w:themeFontLang w:val="`+languageMark+`"/>`)
	compacted, err := compact([]byte(settings.join()))
	return string(compacted), err
}

// makeFonts names the house's font with its alternatives before the fonts of the shipped table.
func makeFonts(fonts style.Fonts, part []byte) ([]byte, error) {
	table, err := split(part)
	if err != nil {
		return nil, err
	}
	var x xmlBuffer
	x.raw("<w:font")
	x.attribute("w:name", fonts.Word)
	x.raw(">")
	if fonts.Alt != "" {
		x.value("altName", fonts.Alt)
	}
	x.raw(`<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>`)
	table.head += string(x.b)
	return compact([]byte(table.join()))
}

// documentRelations gives the relationships of the document that never change, without the root element.
func (w *Writer) documentRelations() string {
	rels := relations{
		{id: "styles", kind: relStyles, target: "styles.xml"},
		{id: "settings", kind: relSettings, target: "settings.xml"},
		{id: "fonts", kind: relFonts, target: "fontTable.xml"},
		{id: idNumbering, kind: relNumbering, target: "numbering.xml"},
	}
	if w.letterhead.theme != nil {
		rels.add(relation{id: "theme", kind: relTheme, target: "theme/theme1.xml"})
	}
	for _, p := range w.letterhead.pages {
		kind := relHeader
		if p.element == "footerReference" {
			kind = relFooter
		}
		rels.add(relation{id: p.relationID(), kind: kind, target: p.name})
	}
	var x xmlBuffer
	rels.appendTo(&x)
	return string(x.b)
}

// packStatic deflates the parts that go into every file as they are.
func (w *Writer) packStatic(app, fonts []byte) error {
	p, err := newPacker()
	if err != nil {
		return err
	}
	keep := func(to *[]packed, name string, data []byte) {
		var part packed
		if part, err = p.deflate(name, data); err == nil {
			*to = append(*to, part.keep())
		}
	}
	keep(&w.front, partTypes, w.contentTypes())
	keep(&w.front, partRoot, rootRelations())
	keep(&w.front, partApp, app)
	keep(&w.back, partFonts, fonts)
	if w.letterhead.theme != nil {
		keep(&w.back, partTheme, w.letterhead.theme)
	}
	for _, m := range w.letterhead.media {
		w.back = append(w.back, stored(m.part, m.data))
	}
	for _, page := range w.letterhead.pages {
		if !page.template.static() {
			continue
		}
		keep(&w.back, "word/"+page.name, []byte(page.template.segments[0].literal))
		if len(page.relations) > 0 {
			keep(&w.back, relationsOf(page.name), page.relations.part())
		}
	}
	return err
}

// relationsOf gives the name of the part with the relationships of a part in the folder word.
func relationsOf(name string) string { return "word/_rels/" + name + ".rels" }

func rootRelations() []byte {
	return relations{
		{id: "document", kind: relDocument, target: partDocument},
		{id: "core", kind: relCore, target: partCore},
		{id: "app", kind: relExtended, target: partApp},
	}.part()
}

// contentTypes gives the part that says what the others are. It names what a document may hold, whether it does or not.
func (w *Writer) contentTypes() []byte {
	var x xmlBuffer
	x.raw(xmlHead + `<Types xmlns="` + nsContentTypes + `">`)
	for _, d := range [...][2]string{
		{"rels", "application/vnd.openxmlformats-package.relationships+xml"},
		{"xml", "application/xml"},
		{formatPNG, "image/png"},
		{formatJPEG, "image/jpeg"},
	} {
		x.raw("<Default")
		x.attribute("Extension", d[0])
		x.attribute("ContentType", d[1])
		x.raw("/>")
	}
	override := func(part, mime string) {
		x.raw("<Override")
		x.attribute("PartName", "/"+part)
		x.attribute("ContentType", mime)
		x.raw("/>")
	}
	override(partCore, "application/vnd.openxmlformats-package.core-properties+xml")
	override(partApp, "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	override(partDocument, typeWord+"document.main+xml")
	override(partStyles, typeWord+"styles+xml")
	override(partNumbering, typeWord+"numbering+xml")
	override(partSettings, typeWord+"settings+xml")
	override(partFonts, typeWord+"fontTable+xml")
	if w.letterhead.theme != nil {
		override(partTheme, typeTheme)
	}
	for _, p := range w.letterhead.pages {
		override("word/"+p.name, typeWord+strings.TrimSuffix(p.element, "Reference")+"+xml")
	}
	for _, m := range w.letterhead.media {
		override(m.part, m.mime)
	}
	x.raw(`</Types>`)
	return x.b
}

// mostSettled bounds how many variants of styles and settings are kept: documents of one kind share one.
const mostSettled = 64

// settled gives the parts that say which language a document is in and which styles it has, made for the first document that
// needs just these.
func (w *Writer) settled(tag string, rare []string, p *packer) ([]packed, error) {
	key := tag + " " + strings.Join(rare, " ")
	w.mutex.Lock()
	parts := w.variants[key]
	w.mutex.Unlock()
	if parts != nil {
		return parts, nil
	}
	var styles strings.Builder
	for _, id := range rare {
		styles.WriteString(w.sheet.rare[id])
	}
	marks := strings.NewReplacer(languageMark, escaped(tag), rareMark, styles.String())
	for _, part := range [...]struct{ name, text string }{{partStyles, w.sheet.part}, {partSettings, w.settings}} {
		made, err := p.deflate(part.name, []byte(marks.Replace(part.text)))
		if err != nil {
			return nil, err
		}
		parts = append(parts, made.keep())
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if len(w.variants) < mostSettled {
		w.variants[key] = parts
	}
	return parts, nil
}

// rareStyles gives the rare styles that the body and the furniture use.
func (j *job) rareStyles() []string {
	all := slices.Clone(j.body.rare)
	for _, page := range j.pages {
		all = append(all, page.rare...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// pack makes the file of the parts that write has made and of those that never change.
func (j *job) pack(w *Writer, d *doc.Document) ([]byte, error) {
	p := j.packer
	settled, err := w.settled(wordLanguage(d.Lang), j.rareStyles(), p)
	if err != nil {
		return nil, err
	}
	p.begin()
	add := func(name string, data []byte) {
		if err == nil {
			err = p.add(name, data)
		}
	}
	copyAll := func(parts []packed) {
		for _, part := range parts {
			if err == nil {
				err = p.copy(part)
			}
		}
	}
	copyAll(w.front)
	add(partCore, j.made(func(x *xmlBuffer) { appendCore(x, d) }))
	add(partDocument, j.body.b)
	add(partLinks, j.made(func(x *xmlBuffer) {
		x.raw(relationsHead + w.links)
		j.body.links.appendTo(x)
		x.raw(relationsTail)
	}))
	copyAll(settled)
	add(partNumbering, j.made(func(x *xmlBuffer) { w.numbering.appendPart(x, j.body.lists) }))
	copyAll(w.back)
	copyAll(pictureParts(j.body.pictures))
	for i, page := range w.letterhead.pages {
		if page.template.static() {
			continue
		}
		add("word/"+page.name, j.pages[i].b)
		if rels := append(page.relations[:len(page.relations):len(page.relations)], j.pages[i].links...); len(rels) > 0 {
			add(relationsOf(page.name), rels.part())
		}
	}
	copyAll(j.logos())
	if err != nil {
		return nil, err
	}
	return p.end()
}

// made gives a small part; it holds until the next call.
func (j *job) made(write func(*xmlBuffer)) []byte {
	j.other.b = j.other.b[:0]
	write(&j.other)
	return j.other.b
}

func pictureParts(pictures []picture) []packed {
	var out []packed
	for _, p := range pictures {
		out = append(out, stored(p.part, p.image.PNG))
	}
	return out
}

// logos gives the logo, once, although several headers may show it.
func (j *job) logos() []packed {
	for _, page := range j.pages {
		if len(page.pictures) > 0 {
			return pictureParts(page.pictures[:1])
		}
	}
	return nil
}
