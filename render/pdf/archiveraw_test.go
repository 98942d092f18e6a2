package pdf

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// gofpdfFile gives what gofpdf writes, set up as the painter does it, after draw has had its way.
func gofpdfFile(t testing.TB, draw func(*gofpdf.Fpdf)) []byte {
	t.Helper()
	p := gofpdf.New("P", "pt", "A4", "")
	p.SetCompression(false)
	p.SetCatalogSort(true)
	p.SetCreationDate(time.Unix(0, 0))
	p.SetModificationDate(time.Unix(0, 0))
	p.AddPage()
	p.SetFont("Helvetica", "", 10)
	p.Text(50, 50, "text")
	draw(p)
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func plainFile(t testing.TB) []byte {
	t.Helper()
	return gofpdfFile(t, func(p *gofpdf.Fpdf) { p.AddPage(); p.Text(50, 50, "second page") })
}

func TestReadRaw(t *testing.T) {
	f, err := readRaw(plainFile(t))
	if err != nil {
		t.Fatal(err)
	}
	if f.pages != 2 || f.firstOther() != 7 {
		t.Errorf("%d pages, other objects from %d", f.pages, f.firstOther())
	}
	_, content, ok := rawStream(f.bodies[f.content(2)])
	if !ok || !strings.Contains(string(content), "(second page) Tj") {
		t.Errorf("content of page 2: %q", content)
	}
	if name, _, ok := rawFont(f.bodies[7]); ok || name != "Helvetica" {
		t.Errorf("font %q, TrueType %t", name, ok)
	}
}

func TestReadRawRefusesFeatures(t *testing.T) {
	for name, draw := range map[string]func(*gofpdf.Fpdf){
		"compression":  func(p *gofpdf.Fpdf) { p.SetCompression(true) },
		"link":         func(p *gofpdf.Fpdf) { p.LinkString(10, 10, 20, 20, "https://a.example") },
		"attachment":   func(p *gofpdf.Fpdf) { p.SetAttachments([]gofpdf.Attachment{{Content: []byte("x"), Filename: "x.txt"}}) },
		"script":       func(p *gofpdf.Fpdf) { p.SetJavascript("print();") },
		"layer":        func(p *gofpdf.Fpdf) { p.BeginLayer(p.AddLayer("a", true)); p.EndLayer() },
		"gradient":     func(p *gofpdf.Fpdf) { p.LinearGradient(0, 0, 9, 9, 0, 0, 0, 255, 255, 255, 0, 0, 1, 1) },
		"transparency": func(p *gofpdf.Fpdf) { p.SetAlpha(0.5, "Normal") },
		"spot colour":  func(p *gofpdf.Fpdf) { p.AddSpotColor("a", 0, 0, 0, 100); p.SetTextSpotColor("a", 50) },
		"bookmark":     func(p *gofpdf.Fpdf) { p.Bookmark("a", 0, 0) },
		"encryption":   func(p *gofpdf.Fpdf) { p.SetProtection(gofpdf.CnProtectPrint, "a", "b") },
		"XMP":          func(p *gofpdf.Fpdf) { p.SetXmpMetadata([]byte("<x/>")) },
		"template":     func(p *gofpdf.Fpdf) { p.UseTemplate(p.CreateTemplate(func(t *gofpdf.Tpl) { t.Line(0, 0, 1, 1) })) },
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := readRaw(gofpdfFile(t, draw)); !errors.Is(err, errNotGofpdf) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestReadRawRefusesDamage(t *testing.T) {
	good := string(plainFile(t))
	for name, bad := range map[string]string{
		"empty":             "",
		"other version":     "%PDF-1.7\n" + good[9:],
		"cut":               good[:len(good)-3],
		"appended":          good + "\n",
		"shifted":           strings.Replace(good, "%PDF-1.3\n", "%PDF-1.3\n%\n", 1),
		"other object":      strings.Replace(good, "4 0 obj", "9 0 obj", 1),
		"page of two kinds": strings.Replace(good, "<</Type /Page\n/Parent", "<</Type /Page\n/Pxrent", 1),
		"wrong length":      strings.Replace(good, "<</Length ", "<</Length 1", 1),
		"missing kid":       strings.Replace(good, "/Kids [3 0 R ", "/Kids [      ", 1),
		"other resources":   strings.Replace(good, "/ProcSet [", "/PxocSet [", 1),
		"other trailer":     strings.Replace(good, "/Info", "/Inf0", 1),
	} {
		t.Run(name, func(t *testing.T) {
			if bad == good {
				t.Fatal("nothing was damaged")
			}
			if _, err := readRaw([]byte(bad)); !errors.Is(err, errNotGofpdf) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestReadRawRefusesCMYK: nothing says what the colours of a picture in CMYK are.
func TestReadRawRefusesCMYK(t *testing.T) {
	picture := func(space string) *rawFile {
		return &rawFile{bodies: [][]byte{[]byte("<</Type /XObject\n/Subtype /Image\n/ColorSpace /" + space + "\n/Length 1>>\nstream\nx\nendstream\n")}}
	}
	if err := picture("DeviceRGB").checkOther(0); err != nil {
		t.Error(err)
	}
	if err := picture("DeviceCMYK").checkOther(0); err == nil || !strings.Contains(err.Error(), "CMYK") {
		t.Errorf("got %v", err)
	}
}

// FuzzReadRaw: whatever the bytes, taking them apart neither panics nor gives an object that does not exist.
func FuzzReadRaw(f *testing.F) {
	good := plainFile(f)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte("%PDF-1.3\nxref\n0 7\ntrailer\nstartxref\n9\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := readRaw(data)
		if err == nil && (file.pages < 1 || file.firstOther() > file.info()) {
			t.Errorf("%d pages in %d objects", file.pages, len(file.bodies))
		}
	})
}
