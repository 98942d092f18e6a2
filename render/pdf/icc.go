package pdf

import (
	"encoding/binary"
	"math"
)

// sRGBProfile builds a display profile for sRGB (ICC.1:2001-04, version 2.1, matrix and tone curve), so that no profile
// file has to be shipped. The same bytes come out every time.
//
// The colorants are the primaries of IEC 61966-2-1 adapted to the profile connection space's D50 white by Bradford's
// method, the curve is that standard's transfer function.
func sRGBProfile() []byte {
	curve := iccCurve()
	return iccFile([]iccTag{
		{"desc", iccDescription("sRGB")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...)},
		{"wtpt", iccXYZ(0.9642, 1, 0.8249)},
		{"rXYZ", iccXYZ(0.436066, 0.222488, 0.013916)},
		{"gXYZ", iccXYZ(0.385147, 0.716873, 0.097076)},
		{"bXYZ", iccXYZ(0.143066, 0.060608, 0.714096)},
		{"rTRC", curve},
		{"gTRC", curve},
		{"bTRC", curve},
	})
}

// iccTag is one entry of a profile's tag table (ICC.1, 6.2).
type iccTag struct {
	signature string
	data      []byte
}

const (
	iccHeaderSize = 128
	iccEntrySize  = 12
)

// iccFile puts header, tag table and tags together. The three curves are one piece of data, stored once.
func iccFile(tags []iccTag) []byte {
	p := make([]byte, iccHeaderSize+4+iccEntrySize*len(tags))
	iccHeader(p)
	binary.BigEndian.PutUint32(p[iccHeaderSize:], uint32(len(tags)))
	curveAt := 0
	for i, tag := range tags {
		at := len(p)
		if isCurve := tag.signature[1:] == "TRC"; isCurve && curveAt > 0 {
			at = curveAt
		} else {
			p = append(p, tag.data...)
			p = append(p, make([]byte, -len(p)&3)...)
			if isCurve {
				curveAt = at
			}
		}
		entry := p[iccHeaderSize+4+iccEntrySize*i:]
		copy(entry, tag.signature)
		binary.BigEndian.PutUint32(entry[4:], uint32(at))
		binary.BigEndian.PutUint32(entry[8:], uint32(len(tag.data)))
	}
	binary.BigEndian.PutUint32(p, uint32(len(p)))
	return p
}

// iccHeader fills what a profile header needs (ICC.1, 6.1): version, class, colour spaces, date, magic number and the
// illuminant D50.
func iccHeader(p []byte) {
	binary.BigEndian.PutUint32(p[8:], 0x02100000)
	copy(p[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2026, 1, 1, 0, 0, 0} {
		binary.BigEndian.PutUint16(p[24+2*i:], v)
	}
	copy(p[36:], "acsp")
	for i, v := range []uint32{0xF6D6, 0x10000, 0xD32D} {
		binary.BigEndian.PutUint32(p[68+4*i:], v)
	}
}

// iccDescription is a textDescriptionType (ICC.1, 6.5.17) without its Unicode and ScriptCode parts.
func iccDescription(s string) []byte {
	b := append([]byte("desc\x00\x00\x00\x00"), 0, 0, 0, byte(len(s)+1))
	b = append(b, s...)
	return append(b, make([]byte, 1+4+4+2+1+67)...)
}

// iccXYZ is an XYZType (ICC.1, 6.5.26): three numbers with 16 bits after the point.
func iccXYZ(x, y, z float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []float64{x, y, z} {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	return b
}

// iccCurve is a curveType (ICC.1, 6.5.3) with the transfer function of sRGB at 256 points.
func iccCurve() []byte {
	const points = 256
	b := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), points)
	for i := range points {
		x := float64(i) / (points - 1)
		y := x / 12.92
		if x > 0.04045 {
			y = math.Pow((x+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(y*math.MaxUint16)))
	}
	return b
}
