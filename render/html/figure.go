package html

import (
	"bytes"
	"encoding/base64"
	"image"
	_ "image/jpeg" // formats that pictures come in
	_ "image/png"
	"math"
	"strconv"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// pixelsPerPoint: a pixel of CSS is 1/96 of an inch.
const pixelsPerPoint = 96.0 / 72

func (s *story) figure(f *doc.Figure) {
	if f.Image == nil {
		s.errs.Add(source.Errorf(f.At, "picture", "the figure has no picture"))
		return
	}
	s.picture(f.Image, f.Width, f.At)
}

// picture writes a picture inside the page, so that the page stands alone. Width is in points; 0 takes the picture's own size.
func (s *story) picture(img *doc.Image, width float64, at source.Pos) {
	size, format, err := image.DecodeConfig(bytes.NewReader(img.PNG))
	if err == nil && format != "png" && format != "jpeg" {
		err = source.Errorf(source.Pos{}, "picture", "it is neither PNG nor JPEG")
	}
	switch {
	case err != nil:
		s.errs.Add(source.Errorf(at, "picture", "the picture “%s” cannot be read: %s", img.Name, source.Cause(err)).WithHint("give a PNG or a JPEG file"))
		return
	case img.Alt == "":
		s.errs.Add(source.Errorf(at, "picture-text", "the picture “%s” has no text alternative", img.Name))
		return
	}
	wide := float64(size.Width)
	if width > 0 {
		wide = width * pixelsPerPoint
	}
	high := wide * float64(size.Height) / float64(max(1, size.Width))
	s.WriteString(`<img src="data:image/` + format + `;base64,` + base64.StdEncoding.EncodeToString(img.PNG) + `"`)
	s.attribute("alt", img.Alt)
	s.attribute("width", pixels(wide))
	s.attribute("height", pixels(high))
	s.WriteByte('>')
}

func pixels(n float64) string { return strconv.Itoa(max(1, int(math.Round(n)))) }
