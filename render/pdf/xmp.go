package pdf

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// appendXMP appends the document's metadata as an XMP packet (ISO 16684-1) that claims PDF/A-2a (ISO 19005-2, 6.6.4) and
// PDF/UA-1 (ISO 14289-1, 5). The dates are the document's own, to the day, because nothing better is true of a file that
// is made again from the same data.
func appendXMP(b []byte, m archiveMeta) []byte {
	b = append(b, xmpBegin...)
	b = appendXML(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", m.title, "</rdf:li></rdf:Alt></dc:title>\n")
	b = appendXML(b, "<dc:language><rdf:Bag><rdf:li>", m.lang, "</rdf:li></rdf:Bag></dc:language>\n")
	if m.author != "" {
		b = appendXML(b, "<dc:creator><rdf:Seq><rdf:li>", m.author, "</rdf:li></rdf:Seq></dc:creator>\n")
	}
	if m.subject != "" {
		b = appendXML(b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", m.subject, "</rdf:li></rdf:Alt></dc:description>\n")
	}
	if !m.date.IsZero() {
		day := fmt.Sprintf("%04d-%02d-%02d", m.date.Year, m.date.Month, m.date.Day)
		b = appendXML(b, "<xmp:CreateDate>", day, "</xmp:CreateDate>")
		b = appendXML(b, "<xmp:ModifyDate>", day, "</xmp:ModifyDate>\n")
	}
	b = appendXML(b, "<xmp:CreatorTool>", m.program, "</xmp:CreatorTool>")
	b = appendXML(b, "<pdf:Producer>", m.program, "</pdf:Producer>\n")
	b = append(b, xmpClaims...)
	return append(b, xmpEnd...)
}

const xmpBegin = "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
	`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" ` +
	`xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>`

const xmpClaims = `<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
` + xmpUniversalAccessSchema

// xmpUniversalAccessSchema describes the property pdfuaid:part, which PDF/A does not know by itself
// (ISO 19005-2, 6.6.2.3.1).
const xmpUniversalAccessSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" ` +
	`xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
	`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
	`<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
	`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>` +
	`</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
`

const xmpEnd = "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"

// appendXML appends text between two pieces of markup, escaped. Characters that XML 1.0 cannot hold become U+FFFD.
func appendXML(b []byte, before, text, after string) []byte {
	b = append(b, before...)
	for _, r := range strings.ToValidUTF8(text, "\uFFFD") {
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r < ' ' && r != '\t' && r != '\n', r == 0xFFFE, r == 0xFFFF:
			b = utf8.AppendRune(b, utf8.RuneError)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, after...)
}
