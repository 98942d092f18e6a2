package hyphen

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Voikko is the oracle: a free morphology of Finnish that knows how words are made and where they are broken. It is a test
// tool (GPL), never part of the program.

// doubtful are compounds whose place of meeting Voikko takes back because it can read them in a second way that nobody means
// (kokonaisansio as koko|naisansio) or that is no word at all (perusoikeus). Each begins in a break of ours.
var doubtful = regexp.MustCompile(`^(perus\|oikeu|kokonais\|(ansio|ala)|.*(tuki|malli)\|sään)`)

// leastWords is how many words of administration are compared, at least.
const leastWords = 20_000

// TestCompoundsAgreeWithVoikko takes compounds made of the parts in the list, in many forms, as far as Voikko knows them.
func TestCompoundsAgreeWithVoikko(t *testing.T) {
	compared, wrong := compare(t, For("fi"), hyphenated(t, composed(t), 1))
	for _, w := range wrong {
		if !doubtful.MatchString(w.ours) {
			t.Errorf("%s, Voikko %s", w.ours, w.theirs)
		}
	}
	t.Logf("%d words", compared)
	if compared < leastWords {
		t.Errorf("Voikko knows only %d of the words", compared)
	}
}

// TestListAgreesWithVoikko takes the commonest words of the language that is written. Of those with parts of the list, none is
// broken elsewhere than Voikko breaks it. The others may have one doubtful point in five thousand: names and foreign words.
func TestListAgreesWithVoikko(t *testing.T) {
	words := listed(t)
	compared, wrong := compare(t, For("fi"), hyphenated(t, words, 99))
	administrative := 0
	for _, word := range words {
		if strings.Contains(broken(For("fi"), word), "|") {
			administrative++
		}
	}
	others := 0
	for _, w := range wrong {
		switch {
		case doubtful.MatchString(w.ours):
		case strings.Contains(w.ours, "|"):
			t.Errorf("%s, Voikko %s", w.ours, w.theirs)
		default:
			others++
		}
	}
	t.Logf("%d words, %d of them of listed parts; %d doubtful points in the others", compared, administrative, others)
	if administrative < leastWords {
		t.Errorf("only %d words have parts of the list", administrative)
	}
	if others > compared/5000 {
		t.Errorf("%d words are broken where Voikko does not", others)
	}
}

// TestVoikkoBites shows that the comparison finds what the patterns alone do wrong.
func TestVoikkoBites(t *testing.T) {
	patternsOnly := &Language{patterns: For("fi").patterns, parts: newTrie(0), certain: anySyllable}
	_, wrong := compare(t, patternsOnly, hyphenated(t, []string{"hyvinvointialueen", "valtionavustus", "tehtävänasettelu"}, 99))
	if len(wrong) != 2 {
		t.Errorf("only %v is found", wrong)
	}
}

// disagreement is a word as we break it and as Voikko does.
type disagreement struct{ ours, theirs string }

// compare gives how many of the words are compared, and those that have a point where Voikko has none.
func compare(t *testing.T, l *Language, patterns map[string]string) (compared int, wrong []disagreement) {
	t.Helper()
	for word, pattern := range patterns {
		compared++
		letters := []rune(word)
		for _, p := range l.Points(nil, letters) {
			if pattern[p.At] != '-' {
				wrong = append(wrong, disagreement{broken(l, word), withHyphens(letters, pattern)})
				break
			}
		}
	}
	slices.SortFunc(wrong, func(a, b disagreement) int { return strings.Compare(a.ours, b.ours) })
	return compared, wrong
}

func withHyphens(letters []rune, pattern string) string {
	var b strings.Builder
	for i, r := range letters {
		if pattern[i] == '-' {
			b.WriteByte('-')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// hyphenated asks Voikko for the breaks of the words that it knows and does not read in more than so many ways: a character
// for each letter, “-” where it may begin a line.
func hyphenated(t *testing.T, words []string, most int) map[string]string {
	t.Helper()
	const script = `import libvoikko, sys
v = libvoikko.Voikko('fi')
for w in sys.stdin.read().split():
    readings = {a['STRUCTURE'] for a in v.analyze(w)}
    if readings: print(w, len(readings), v.getHyphenationPattern(w).replace(' ', '.'))
`
	const python = "/usr/bin/python3" // the system's own, for which distributions package Voikko
	if err := exec.Command(python, "-c", "import libvoikko").Run(); err != nil {
		missing(t, "python3-libvoikko")
	}
	cmd := exec.Command(python, "-c", script)
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
	cmd.Stdin = strings.NewReader(strings.Join(words, "\n"))
	var out, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	patterns := map[string]string{}
	for line := range strings.Lines(out.String()) {
		var word, pattern string
		var readings int
		if _, err := fmt.Sscan(line, &word, &readings, &pattern); err != nil {
			t.Fatal(err)
		}
		if readings <= most {
			patterns[word] = pattern
		}
	}
	return patterns
}

func missing(t *testing.T, tool string) {
	t.Helper()
	if os.Getenv("PYKALA_TOOLS") == "required" {
		t.Fatalf("%s is missing", tool)
	}
	t.Skipf("%s is missing: hyphenation is not compared", tool)
}

// heads are words that compounds of administration end in, each with the stem of its other cases.
const heads = `
aineisto aineisto alue aluee arvio arvio asema asema asiakirja asiakirja avustus avustukse budjetti budjeti ehdotus ehdotukse
esitys esitykse hallitus hallitukse hanke hankkee johtaja johtaja järjestelmä järjestelmä järjestäminen järjestämise
kehittäminen kehittämise keskus keskukse kokous kokoukse koulutus koulutukse kunta kunna kustannus kustannukse laitos laitokse
lausunto lausunno lautakunta lautakunna liite liittee luettelo luettelo maksu maksu määrä määrä ohje ohjee ohjelma ohjelma
oikeus oikeude osuus osuude palvelu palvelu prosentti prosenti pyyntö pyynnö päällikkö päällikö päätös päätökse rahoitus rahoitukse
raportti raporti ryhmä ryhmä selvitys selvitykse sitoumus sitoumukse sopimus sopimukse suunnitelma suunnitelma tarkastus tarkastukse
tehtävä tehtävä toiminta toiminna toimisto toimisto tutkimus tutkimukse vaatimus vaatimukse valmistelu valmistelu valtuusto valtuusto
vastuu vastuu viranomainen viranomaise virasto virasto yhteistyö yhteistyö yhtymä yhtymä yksikkö yksikö ympäristö ympäristö`

// composed makes compounds of first parts of the list and heads, in many cases. Voikko tells which of them are words.
func composed(t *testing.T) []string {
	t.Helper()
	endings := []string{"n", "ssa", "ssä", "sta", "stä", "lle", "ksi"}
	var words []string
	parts := strings.Fields(heads)
	for i, first := range section(t, "[first]") {
		for j := i % 4 * 2; j < len(parts); j += 8 { // each first part meets a quarter of the heads
			words = append(words, first+parts[j])
			for _, ending := range endings {
				words = append(words, first+parts[j+1]+ending)
			}
		}
	}
	return words
}

// section gives the words of a section of the Finnish list.
func section(t *testing.T, name string) []string {
	t.Helper()
	text, err := fs.ReadFile(files, "patterns/parts-fi.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "\n"+name+"\n")
	body, _, _ := strings.Cut(rest, "\n[")
	return strings.Fields(body)
}

// listed gives words of a public list that .ci/words/install fetches: all that have parts of our list, and each twentieth other.
func listed(t *testing.T) []string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		missing(t, "a list of words")
	}
	archive, err := zip.OpenReader(filepath.Join(cache, "pykala-tools", "words", "wordfreq-3.1.1.whl"))
	if err != nil {
		missing(t, "the list of words (.ci/words/install)")
	}
	defer archive.Close()
	packed, err := archive.Open("wordfreq/data/large_fi.msgpack.gz")
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for i, word := range messagePackTexts(t, data) {
		if i%20 == 0 || strings.Contains(broken(For("fi"), word), "|") {
			words = append(words, word)
		}
	}
	return words
}

// messagePackTexts gives the texts in a MessagePack file of nested lists of texts and small numbers.
func messagePackTexts(t *testing.T, data []byte) (texts []string) {
	t.Helper()
	for i := 0; i < len(data); {
		size, head := -1, 1
		switch b := data[i]; {
		case b >= 0xA0 && b <= 0xBF:
			size = int(b & 0x1F)
		case b == 0xD9:
			size, head = int(data[i+1]), 2
		case b == 0xDC: // a list of up to 65,535
			head = 3
		case b == 0xDD:
			head = 5
		case b <= 0x9F: // a small number, a small map or list
		default:
			t.Fatalf("the list of words has the byte %#x", b)
		}
		i += head
		if size >= 0 {
			texts = append(texts, string(data[i:i+size]))
			i += size
		}
	}
	return texts
}
