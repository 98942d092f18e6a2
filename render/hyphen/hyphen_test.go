package hyphen

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/data"
)

// broken shows a word with its points: | where parts of a compound meet, - between syllables.
func broken(l *Language, word string) string {
	letters := []rune(word)
	var b strings.Builder
	begin := 0
	for _, p := range l.Points(nil, letters) {
		b.WriteString(string(letters[begin:p.At]))
		if begin = p.At; p.Part {
			b.WriteByte('|')
		} else {
			b.WriteByte('-')
		}
	}
	return b.String() + string(letters[begin:])
}

func checkWords(t *testing.T, lang string, words ...string) {
	t.Helper()
	for _, want := range words {
		word := strings.NewReplacer("|", "", "-", "").Replace(want)
		if got := broken(For(lang), word); got != want {
			t.Errorf("%s is broken %s, want %s", word, got, want)
		}
	}
}

func TestFinnish(t *testing.T) {
	checkWords(t, "fi",
		"kunta|yhtymä", "kunta|yhty-mien", "kau-pun-gin|hal-li-tus", "kau-pun-gin|hal-li-tuk-sen", "hyvin-vointi|alueen",
		"rahoi-tus|osuus", "oma|rahoi-tus|osuu-den", "val-tion|avus-tuk-sen", "val-tion|avus-tus|pää-tök-sestä",
		"pöy-tä-kir-jan|ote", "pää-tös|ehdo-tus", "oikaisu|vaa-ti-mus|ohje", "maa-kunta|ohjelma", "perus|opetus|laki",
		"perus|oikeu-det", "kunta|stra-te-gian", "hanke|suun-ni-telma", "sitou-mus|pyyntö", "viran-hal-tija|pää-tös",
		"toi-men|piteiden", "lauta|kun-nan", "työ-voima|pal-ve-lu-jen", "asian|tun-ti-jan", "rakenne|uudistusta",
		"rahoi-tuk-sen", "osallistu-mi-nen", "koor-di-noin-nista", "asuk-kaiden", "alueel-li-nen", "yhteis|työssä",
		"val-mis-te-li-jan", "elin|kei-noelämä", "asia-kirja|hallinto", "demokra-tia", "ark-ki-teh-tuuri",
		"tieto|suoja|vas-taava", "kokonais|kus-tan-nus|arvio", "tarkoi-tuk-sen|mukai-nen", "väes-tön|muu-tos")
}

func TestSwedish(t *testing.T) {
	checkWords(t, "sv",
		"kom-mun|sty-rel-sen", "stads|full-mäk-tige", "finan-sie-rings|ande-len", "själv|finan-sie-rings|andel",
		"stats|under-stöds|beslut", "tjänste|inne-ha-var|beslut", "väl-färds|områ-det", "land-skaps|pro-gram-met",
		"ompröv-nings|begä-ran", "sam-man-trä-des|pro-to-koll", "pro-to-kolls|utdrag", "besluts|för-slag", "pro-jekt|pla-nen",
		"utveck-lings|pro-jekt", "för-bin-delse", "invå-nar|antal", "folk|mängd", "kom-mu-nal|för-bund", "del-giv-ning",
		"koor-di-ne-ring", "repre-sen-tan-ter", "häl-so-vårds|mini-ste-riet", "rät-telse|yrkande", "besvärs|anvis-ning")
}

func TestPunctuationStaysOutside(t *testing.T) {
	checkWords(t, "fi", "(kunta|yhtymä)", "“rahoi-tus|osuus”,", "kunta|yhtymä:", "[hanke|suun-ni-telma]", "lauta|kun-nan.", "lauta|kunta ")
}

func TestStaysWhole(t *testing.T) {
	for _, word := range []string{
		"", "kunta", "hanke", "asiassa", // short
		"PHHYKY:n", "KAUPUNGINHALLITUS", "kuntaLIITTO", // abbreviations and capitals
		"218/20.200/2020", "2020–2021", "10000000", "rahoitusosuus2", "140 §:n", // figures
		"kirjaamo@kunta.example", "https://kunta.example", "www.kunta.example", "kirjaamo.kunta", // addresses
		"hallinto-oikeus", "sote-keskushanke", "-hankkeeseen", "kunta\u00adyhtymässä", "työllisyys/elinkeinot", // has its places already
		"Pelkosenniemi", "Kolpeneen", "Rovaniemelle", "Karviaisen", // names
		"rahoitusosuu\u0308s", strings.Repeat("rahoitus", 11),
	} {
		for _, lang := range []string{"fi", "sv"} {
			if points := For(lang).Points(nil, []rune(word)); points != nil {
				t.Errorf("%s in “%s” is broken %s", word, lang, broken(For(lang), word))
			}
		}
	}
}

func TestOtherLanguages(t *testing.T) {
	for _, lang := range []string{"", "en", "se", "smn", "sms", "FI"} {
		if For(lang) != nil {
			t.Errorf("words of “%s” are broken", lang)
		}
	}
	if For("sv-FI") != For("sv") {
		t.Error("the Swedish of Finland is another language")
	}
}

// TestSentenceBegins keeps a compound at the beginning of a sentence apart from a name: it is broken between its parts only.
func TestSentenceBegins(t *testing.T) {
	checkWords(t, "fi", "Kunta|yhtymän", "Rahoitus|osuus", "Kaupungin|hallitus", "Rahoituksen")
}

// TestNamesOfTheRegister keeps names whole in every form that documents print.
func TestNamesOfTheRegister(t *testing.T) {
	register, err := data.OpenRegister()
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	check := func(lang, name string) {
		for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
			if count++; len(For(lang).Points(nil, []rune(word))) > 0 && word[0] < 'a' {
				t.Errorf("the name %s is broken %s", name, broken(For(lang), word))
			}
		}
	}
	for _, m := range register.Municipalities() {
		check("fi", m.Name["fi"])
		check("sv", m.Name["sv"])
		for _, form := range m.Forms {
			check("fi", form)
		}
		for _, form := range []string{m.Local.In, m.Local.Into, m.Local.From, m.Official["fi"], m.Region["fi"]} {
			check("fi", form)
		}
		check("sv", m.Official["sv"])
		check("sv", m.Region["sv"])
	}
	for _, name := range []string{"Honkajoki", "Pertunmaa", "Valtimo"} { // which are no more
		check("fi", name)
	}
	if count < 3000 {
		t.Errorf("only %d names were looked at", count)
	}
}

// TestLists keeps the lists of parts readable: words in order, each once, and none that another makes needless.
func TestLists(t *testing.T) {
	words := regexp.MustCompile(`^[a-zåäöé]{2,}\.?$`)
	for _, name := range []string{"patterns/parts-fi.txt", "patterns/parts-sv.txt"} {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		before, section := "", ""
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(line, "[") {
				section, before = strings.TrimSpace(line), ""
			}
			if line[0] == '#' || line[0] == '[' {
				continue
			}
			for _, word := range strings.Fields(line) {
				if !words.MatchString(word) {
					t.Errorf("%s: %s: “%s” is no word", name, section, word)
				}
				if word <= before {
					t.Errorf("%s: %s: “%s” stands behind “%s”", name, section, word, before)
				}
				if section == "[start]" && before != "" && strings.HasPrefix(word, before) {
					t.Errorf("%s: %s: “%s” makes “%s” needless", name, section, before, word)
				}
				before = word
			}
		}
	}
}

func TestReadFailures(t *testing.T) {
	if _, err := readPatterns("a1b"); err == nil {
		t.Error("patterns without braces are read")
	}
	for _, text := range []string{"kunta", "[middle]\nkunta"} {
		if _, err := readParts(text); err == nil {
			t.Errorf("the parts %q are read", text)
		}
	}
	if _, err := read("xx", anySyllable); err == nil {
		t.Error("a language without files is read")
	}
}

func TestPatterns(t *testing.T) {
	for pattern, want := range map[string]string{
		"1ba": "ba 100", "y1a2": "ya 012", ".ydi2n1": ".ydin 000021", "a": "a 00", "2s1a2sia": "sasia 212000",
	} {
		tree := newTrie(0)
		tree.addPattern(pattern)
		letters, digits := "", ""
		for _, n := range tree.nodes[1:] {
			letters += string(n.letter)
			if n.levels == 0 {
				continue
			}
			for _, level := range tree.levels[n.levels:] {
				digits += string('0' + rune(level))
			}
		}
		if got := letters + " " + digits; got != want {
			t.Errorf("%s is read as %s, want %s", pattern, got, want)
		}
	}
}

// TestJudge follows Liang's own example.
func TestJudge(t *testing.T) {
	tree, err := readPatterns("\\patterns{ hy3ph he2n hena4 hen5at 1na n2at % comment 1t\n1tio 2io o2n }")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := tree.judge([]rune("hyphenation"))[:11], []byte{0, 0, 3, 0, 0, 2, 5, 4, 2, 0, 2}; !slices.Equal(got, want) {
		t.Errorf("hyphenation is judged %v", got)
	}
}

// TestManyAtOnce shares a language among goroutines, for the race detector.
func TestManyAtOnce(t *testing.T) {
	done := make(chan string)
	for range 4 {
		go func() { done <- broken(For("fi"), "rahoitusosuus") }()
	}
	for range 4 {
		if got := <-done; got != "rahoi-tus|osuus" {
			t.Errorf("broken %s", got)
		}
	}
}

// FuzzPoints shows that points are in order, inside the letters, and far enough from their ends, whatever the word.
func FuzzPoints(f *testing.F) {
	for _, word := range []string{"kuntayhtymä", "(Kaupunginhallitus)", "sote-keskus", "\xff\xfe", "äöäöäöäöäö", "omaomaomaomaomaomaosa", "İıſßﬁﬁﬁﬁﬁ"} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		letters := []rune(word)
		for _, lang := range []string{"fi", "sv"} {
			kept := []Point{{At: -1}}
			points := For(lang).Points(kept, letters)
			if points[0] != kept[0] {
				t.Fatal("what was there is changed")
			}
			at := 0
			for _, p := range points[1:] {
				if p.At < leastBefore || p.At > len(letters)-leastAfter || p.At <= at {
					t.Fatalf("%q has the points %v", word, points)
				}
				at = p.At
			}
			if !slices.Equal(letters, []rune(word)) {
				t.Fatal("the word is changed")
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for _, lang := range []string{"fi", "sv"} {
		b.Run(lang, func(b *testing.B) {
			for b.Loop() {
				if _, err := read(lang, anySyllable); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkPoints(b *testing.B) {
	l, word := For("fi"), []rune("valtionavustuspäätöksestä")
	var points []Point
	for b.Loop() {
		points = l.Points(points[:0], word)
	}
}
