package docx

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// picture is a picture part of the file.
type picture struct {
	image *doc.Image
	part  string // "word/media/figure1.png"
	id    string // of its relationship
}

// pointsPerPixel sets a picture that names no width at 96 dots an inch, as Word does.
const pointsPerPixel = 72.0 / 96

// largestPixels bounds the sides of a picture, so that no arithmetic on them can overflow.
const largestPixels = 1 << 16

// Pictures are told by their first bytes.
const (
	formatPNG  = "png"
	formatJPEG = "jpg"
)

// pictureSize gives the format of a picture and its size in pixels.
func pictureSize(data []byte) (format string, size image.Config, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		format = formatPNG
		size, err = png.DecodeConfig(bytes.NewReader(data))
	case bytes.HasPrefix(data, []byte("\xFF\xD8\xFF")):
		format = formatJPEG
		size, err = jpeg.DecodeConfig(bytes.NewReader(data))
	default:
		return "", size, source.Errorf(source.Pos{}, "picture", "it is neither PNG nor JPEG")
	}
	if err == nil && (size.Width <= 0 || size.Height <= 0 || size.Width > largestPixels || size.Height > largestPixels) {
		err = source.Errorf(source.Pos{}, "picture", "its size is not one of a picture")
	}
	return format, size, err
}

// figure writes a picture as a paragraph of its own, inline, with its text alternative.
func (s *story) figure(f *doc.Figure, at setting) {
	if f.Image == nil {
		s.errs.Add(source.Errorf(f.At, "picture", "the figure has no picture"))
		return
	}
	kind, size, err := pictureSize(f.Image.PNG)
	if err != nil {
		s.errs.Add(source.Errorf(f.At, "picture", "the picture “%s” cannot be read: %s", f.Image.Name, source.Cause(err)).WithHint("give a PNG or a JPEG file"))
		return
	}
	if f.Image.Alt == "" {
		s.errs.Add(source.Errorf(f.At, "picture-text", "the picture “%s” has no text alternative", f.Image.Name))
		return
	}
	if !s.legal(f.Image.Alt, f.At) || !s.legal(f.Image.Name, f.At) {
		return
	}
	look, id := s.style("", at)
	format := s.format(id, look, "", at)
	s.open(format)
	width, height := fit(f.Width, size, s.w.page.textPoints()-format.left-format.right, s.w.page.textHeight())
	s.drawing(s.addPicture(f.Image, "figure", kind), f.Image, width, height)
	s.close()
}

// fit gives the size of a picture in points: the width that is asked for, or its own, but at most the room there is.
func fit(asked float64, size image.Config, widest, highest float64) (width, height float64) {
	width = asked
	if width <= 0 {
		width = float64(size.Width) * pointsPerPixel
	}
	width = min(width, widest)
	height = width * float64(size.Height) / float64(size.Width)
	if height > highest {
		width, height = width*highest/height, highest
	}
	return width, height
}

// addPicture makes a picture a part of the file, once, and gives the identifier of its relationship.
func (s *story) addPicture(img *doc.Image, name, format string) string {
	for _, p := range s.pictures {
		if p.image == img {
			return p.id
		}
	}
	p := picture{image: img, id: name}
	if name == "figure" {
		p.id = "figure" + digits(len(s.pictures)+1)
	}
	p.part = "word/media/" + p.id + "." + format
	s.pictures = append(s.pictures, p)
	s.links.add(relation{id: p.id, kind: relImage, target: "media/" + p.id + "." + format})
	return p.id
}

// drawing writes an inline picture (ISO/IEC 29500-1, 20.4.2.8). Namespaces are declared here, since a letterhead's parts
// need not know them.
func (s *story) drawing(relationID string, img *doc.Image, width, height float64) {
	s.drawings++
	cx, cy := max(1, int(emus(width))), max(1, int(emus(height)))
	s.raw(`<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent`)
	s.extent(cx, cy)
	s.raw(`<wp:docPr`)
	s.pictureName(img)
	s.raw(`<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
		`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr`)
	s.pictureName(img)
	s.raw(`<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="` + nsRelationships + `"`)
	s.attribute("r:embed", relationID)
	s.raw(`/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext`)
	s.extent(cx, cy)
	s.raw(`</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
}

func (s *story) extent(cx, cy int) {
	s.measure("cx", cx)
	s.measure("cy", cy)
	s.raw("/>")
}

// pictureName writes the identifier, the name and the text alternative of a drawing.
func (s *story) pictureName(img *doc.Image) {
	s.measure("id", s.drawings)
	s.attribute("name", img.Name)
	s.attribute("descr", img.Alt)
	s.raw("/>")
}
