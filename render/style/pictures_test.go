package style_test

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/pdf"
	"github.com/pykala/pykala/render/style"
)

// pictures is the folder of the pictures of docs/styles.md.
const pictures = "../../docs/styles"

const (
	largestPicture = 60_000 // bytes
	pictureDPI     = "96"
	pictureMargin  = 12 // pixels around what is printed
	pictureGreys   = 16
)

// makePictures is a flag of its own, because every picture takes a second and pdftoppm.
var makePictures = flag.Bool("pictures", false, "make the pictures of docs/styles.md anew, with pdftoppm")

// TestPictures: docs/styles.md tells of every house style and shows it on the same matter, and nothing else. With -pictures they
// are made anew.
func TestPictures(t *testing.T) {
	page, err := os.ReadFile("../../docs/styles.md")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, name := range style.Names() {
		file := filepath.Join(pictures, name+".png")
		asked[file] = true
		if *makePictures {
			takePicture(t, name, file)
		}
		if !strings.Contains(string(page), "## "+name+"\n") || !strings.Contains(string(page), "](styles/"+name+".png)") {
			t.Errorf("docs/styles.md does not tell of “%s” and show it", name)
		}
		info, err := os.Stat(file)
		if err != nil {
			t.Errorf("%v (go test ./render/style -run TestPictures -pictures makes it)", err)
		} else if info.Size() > largestPicture {
			t.Errorf("%s has %d bytes; a picture has at most %d", file, info.Size(), largestPicture)
		}
	}
	files, err := filepath.Glob(filepath.Join(pictures, "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !asked[file] {
			t.Errorf("%s shows no style that there is", file)
		}
	}
	if sections := strings.Count(string(page), "\n## "); sections != len(asked) {
		t.Errorf("docs/styles.md tells of %d styles, and there are %d", sections, len(asked))
	}
}

// takePicture writes the first page of the matter in a style.
func takePicture(t *testing.T, name, file string) {
	t.Helper()
	house := open(t, name)
	arranged, err := house.Arrange(fullItem(doc.StageMinutes, "fi"))
	if err != nil {
		t.Fatal(err)
	}
	w, err := pdf.Open(house)
	if err != nil {
		t.Fatal(err)
	}
	var written bytes.Buffer
	if _, err := w.Write(&written, arranged); err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(rasterised(t, written.Bytes())))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, greys(picture, printed(picture))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func rasterised(t *testing.T, file []byte) []byte {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(in, file, 0o644); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("pdftoppm", "-r", pictureDPI, "-f", "1", "-l", "1", "-singlefile", "-gray", "-png", in, filepath.Join(dir, "out")).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v: %s", err, said)
	}
	out, err := os.ReadFile(filepath.Join(dir, "out.png"))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// printed gives the part of a page that has something on it, with a margin; the page's own width is kept.
func printed(page image.Image) image.Rectangle {
	bounds := page.Bounds()
	last := bounds.Min.Y
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			if color.GrayModel.Convert(page.At(x, y)).(color.Gray).Y < 250 {
				last = y
				break
			}
		}
	}
	bounds.Max.Y = min(bounds.Max.Y, last+pictureMargin)
	return bounds
}

// greys gives part of a picture in a few shades with a frame around it, which keeps the file small and the page visible.
func greys(page image.Image, part image.Rectangle) image.Image {
	palette := make(color.Palette, pictureGreys)
	for i := range palette {
		palette[i] = color.Gray{Y: uint8(i * 255 / (pictureGreys - 1))}
	}
	out := image.NewPaletted(image.Rect(0, 0, part.Dx(), part.Dy()), palette)
	for y := range part.Dy() {
		for x := range part.Dx() {
			if x == 0 || y == 0 || x == part.Dx()-1 || y == part.Dy()-1 {
				out.SetColorIndex(x, y, pictureGreys/2)
				continue
			}
			out.Set(x, y, page.At(part.Min.X+x, part.Min.Y+y))
		}
	}
	return out
}

// TestPrinted finds the end of what is on a page.
func TestPrinted(t *testing.T) {
	page := image.NewGray(image.Rect(0, 0, 40, 100))
	for i := range page.Pix {
		page.Pix[i] = 255
	}
	page.SetGray(20, 30, color.Gray{})
	if got := fmt.Sprint(printed(page)); got != "(0,0)-(40,42)" {
		t.Errorf("printed = %s", got)
	}
}
