package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/draw"
	_ "image/jpeg" // formats that pictures come in
	"image/png"
	"strings"
	"sync"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// picture is an image made ready for files: RGB or grey, without transparency, which is set on white.
type picture struct {
	name          string // unique by content
	format        string // "PNG" or "JPG"
	data          []byte
	width, height int // pixels
}

// placedPicture is a picture and where it stands.
type placedPicture struct {
	*picture
	left, top, width, height float64
	page                     int // from 1
}

// pictures keeps what has been made ready, since a logo is the same in hundreds of files.
type pictures struct {
	mutex sync.Mutex
	ready map[pictureKey]*picture
}

// pictureKey tells pictures apart: a hash of their bytes.
type pictureKey [sha256.Size]byte

// mostPictures is how many pictures are kept.
const mostPictures = 64

// get makes a picture ready.
func (p *pictures) get(data []byte) (*picture, error) {
	key := pictureKey(sha256.Sum256(data))
	p.mutex.Lock()
	known := p.ready[key]
	p.mutex.Unlock()
	if known != nil {
		return known, nil
	}
	made, err := readPicture(data)
	if err != nil {
		return nil, err
	}
	made.name = hex.EncodeToString(key[:16])
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if len(p.ready) < mostPictures {
		p.ready[key] = made
	}
	return made, nil
}

// mostPixels bounds the memory that a picture takes.
const mostPixels = 20 << 20

func readPicture(data []byte) (*picture, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, pictureError("it is neither PNG nor JPEG, or it is broken")
	}
	if config.Width*config.Height > mostPixels {
		return nil, pictureError("it has %d by %d pixels, which is too much", config.Width, config.Height)
	}
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, pictureError("it is broken: %s", source.Cause(err))
	}
	p := &picture{data: data, width: config.Width, height: config.Height}
	switch decoded.(type) {
	case *image.YCbCr, *image.Gray:
		if format == "jpeg" { // goes into the file as it is
			p.format = "JPG"
			return p, nil
		}
	case *image.CMYK:
		return nil, pictureError("its colours are for printing presses (CMYK); they must be RGB")
	}
	p.format = "PNG"
	p.data, err = flattened(decoded)
	return p, err
}

func pictureError(format string, args ...any) error {
	return source.Errorf(source.Pos{}, "unreadable-picture", format, args...)
}

// flattened sets a picture on white and writes it as a plain PNG of eight bits a colour.
func flattened(img image.Image) ([]byte, error) {
	flat := image.NewRGBA(img.Bounds())
	draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), img, img.Bounds().Min, draw.Over)
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err := encoder.Encode(&b, flat)
	return b.Bytes(), err
}

// figure sets a picture as a block of its own.
func (s *setter) figure(f *doc.Figure, a area) {
	l := s.house.looks[style.LookBody]
	left, right := s.edges(l, a)
	n := s.picture(f.Image, f.Pos(), f.Width, right-left, s.least-a.frame.reserve())
	if n == nil {
		return
	}
	n.picture.left = left
	s.flushBeside(a)
	s.into(n, func() {
		s.emit(item{gap: s.gap(max(l.Before, l.After)), height: n.picture.height, image: n.picture, frame: a.frame}, left)
	})
	s.after = l.After
}

// pixel is the size of a picture's pixel in points, where the document gives no width: 96 to the inch.
const pixel = 72.0 / 96

// picture makes the node of an image, no wider and no higher than given; nil if it cannot be shown.
func (s *setter) picture(img *doc.Image, pos source.Pos, width, widest, highest float64) *node {
	if strings.TrimSpace(img.Alt) == "" {
		s.errs.Add(source.Errorf(pos, "missing-alt", "the picture “%s” has no text alternative", img.Name).
			WithHint("say in a few words what the picture shows"))
		return nil
	}
	p, err := s.bound.get(img.PNG)
	if err != nil {
		s.errs.Add(source.Errorf(pos, "unreadable-picture", "the picture “%s” cannot be used: %s", img.Name, source.Cause(err)).
			WithHint("save it anew as PNG"))
		return nil
	}
	if width <= 0 {
		width = float64(p.width) * pixel
	}
	width = min(width, widest)
	height := width * float64(p.height) / float64(p.width)
	if height > highest {
		width, height = width*highest/height, highest
	}
	return &node{
		element: element{tag: tagFigure, alt: img.Alt, at: pos},
		picture: &placedPicture{picture: p, width: width, height: height},
	}
}
