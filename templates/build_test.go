package templates

import (
	"testing"

	"github.com/pykala/pykala/render/doc"
)

func TestSmoke(t *testing.T) {
	tm := compileLetter(t, "# Otsikko {{.Party.Place}}\n\n{{.Party.Name | genitive}} osuus on {{.Party.Share.Total}} {{.Project.Years}}.\n\n{{range .Shares.Groups}}\n{{.Name}} x {{.Total}}\n{{end}}\n")
	c, s := testCase(t)
	d, err := tm.Execute(c, s, c.Parties[0])
	if err != nil {
		t.Fatal(err)
	}
	t.Log(doc.Dump(d))
}
