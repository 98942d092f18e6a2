package pdf

import (
	"bytes"
	"encoding/binary"
	"math"
	"testing"
)

// TestProfile reads the profile back: the tags lie inside it, the colorants sum to the white of the connection space, and
// the tone curve rises from black to white.
func TestProfile(t *testing.T) {
	p := sRGBProfile()
	if got := binary.BigEndian.Uint32(p); int(got) != len(p) || len(p)%4 != 0 || len(p) > 1000 {
		t.Fatalf("the header says %d bytes, there are %d", got, len(p))
	}
	tags := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint32(p[128:])) {
		entry := p[132+12*i:]
		at, size := binary.BigEndian.Uint32(entry[4:]), binary.BigEndian.Uint32(entry[8:])
		if int(at+size) > len(p) || at%4 != 0 {
			t.Fatalf("tag %s at %d+%d", entry[:4], at, size)
		}
		tags[string(entry[:4])] = p[at : at+size]
	}
	fixed := func(tag string, i int) float64 {
		return float64(int32(binary.BigEndian.Uint32(tags[tag][8+4*i:]))) / 65536
	}
	for i := range 3 {
		if sum, white := fixed("rXYZ", i)+fixed("gXYZ", i)+fixed("bXYZ", i), fixed("wtpt", i); math.Abs(sum-white) > 2e-4 {
			t.Errorf("the colorants sum to %f, white is %f", sum, white)
		}
	}
	curve := tags["rTRC"][12:]
	for i := 2; i < len(curve); i += 2 {
		if binary.BigEndian.Uint16(curve[i:]) < binary.BigEndian.Uint16(curve[i-2:]) {
			t.Fatalf("the curve falls at %d", i/2)
		}
	}
	if binary.BigEndian.Uint16(curve) != 0 || binary.BigEndian.Uint16(curve[len(curve)-2:]) != math.MaxUint16 || len(curve) != 512 {
		t.Error("the curve does not reach from black to white")
	}
	if !bytes.Equal(p, sRGBProfile()) {
		t.Error("not the same twice")
	}
}
