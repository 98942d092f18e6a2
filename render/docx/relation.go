package docx

import (
	"encoding/xml"
	"strconv"
)

// Kinds of relationship (ISO/IEC 29500-1, 11.3 and 15.2).
const (
	relHyperlink = nsRelationships + "/hyperlink"
	relImage     = nsRelationships + "/image"
	relHeader    = nsRelationships + "/header"
	relFooter    = nsRelationships + "/footer"
	relStyles    = nsRelationships + "/styles"
	relNumbering = nsRelationships + "/numbering"
	relSettings  = nsRelationships + "/settings"
	relTheme     = nsRelationships + "/theme"
	relFonts     = nsRelationships + "/fontTable"
	relDocument  = nsRelationships + "/officeDocument"
	relExtended  = nsRelationships + "/extended-properties"
	relCore      = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)

// relation leads from a part to another or out of the file.
type relation struct {
	id, kind, target string
	external         bool
}

// relations are the relationships of one part, in order.
type relations []relation

func (rs *relations) add(r relation) { *rs = append(*rs, r) }

// external gives the identifier of the relationship to an address, adding it if it is not there.
func (rs *relations) external(kind, target string) string {
	for _, r := range *rs {
		if r.external && r.target == target {
			return r.id
		}
	}
	id := "link" + digits(len(*rs)+1)
	rs.add(relation{id: id, kind: kind, target: target, external: true})
	return id
}

func digits(n int) string { return strconv.Itoa(n) }

// appendTo writes the relationships as elements.
func (rs relations) appendTo(x *xmlBuffer) {
	for _, r := range rs {
		x.raw("<Relationship")
		x.attribute("Id", r.id)
		x.attribute("Type", r.kind)
		x.attribute("Target", r.target)
		if r.external {
			x.raw(` TargetMode="External"`)
		}
		x.raw("/>")
	}
}

const (
	relationsHead = xmlHead + `<Relationships xmlns="` + nsPackage + `">`
	relationsTail = `</Relationships>`
)

// part gives the whole part.
func (rs relations) part() []byte {
	var x xmlBuffer
	x.raw(relationsHead)
	rs.appendTo(&x)
	x.raw(relationsTail)
	return x.b
}

// readRelations reads a .rels part.
func readRelations(part []byte) (relations, error) {
	var file struct {
		Relationship []struct {
			ID         string `xml:"Id,attr"`
			Type       string `xml:",attr"`
			Target     string `xml:",attr"`
			TargetMode string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal(part, &file); err != nil {
		return nil, err
	}
	var rs relations
	for _, r := range file.Relationship {
		rs.add(relation{id: r.ID, kind: r.Type, target: r.Target, external: r.TargetMode == "External"})
	}
	return rs, nil
}
