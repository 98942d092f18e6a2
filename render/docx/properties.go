package docx

import (
	"fmt"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// appendCore writes docProps/core.xml (ISO/IEC 29500-2, 8.3). The dates are the document's own, at midnight: the clock says
// nothing about a document, and the same document must give the same bytes.
func appendCore(x *xmlBuffer, d *doc.Document) {
	x.raw(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, property := range [...]struct{ name, value string }{
		{"dc:title", d.Meta.Title},
		{"dc:subject", d.Meta.Subject},
		{"dc:creator", d.Meta.Author},
		{"dc:language", wordLanguage(d.Lang)},
	} {
		if property.value != "" {
			x.raw("<" + property.name + ">")
			x.text(property.value)
			x.raw("</" + property.name + ">")
		}
	}
	if day := d.Meta.Date; !day.IsZero() {
		for _, name := range [...]string{"created", "modified"} {
			x.raw(fmt.Sprintf(`<dcterms:%s xsi:type="dcterms:W3CDTF">%04d-%02d-%02dT00:00:00Z</dcterms:%s>`, name, day.Year, day.Month, day.Day, name))
		}
	}
	x.raw("</cp:coreProperties>")
}

// checkMeta makes sure that the document says what it is, in characters that XML can hold.
func checkMeta(d *doc.Document, errs *source.Errors) {
	if d.Meta.Title == "" {
		errs.Add(source.Errorf(source.Pos{}, "title", "the document has no title"))
	}
	if !doc.IsLanguage(wordLanguage(d.Lang)) {
		errs.Add(source.Errorf(source.Pos{}, "language", "“%s” is not a language tag", d.Lang))
	}
	for _, text := range [...]string{d.Meta.Title, d.Meta.Subject, d.Meta.Author} {
		if i := firstIllegal(text); i >= 0 {
			errs.Add(illegal(text[i:], source.Pos{}))
		}
	}
}
