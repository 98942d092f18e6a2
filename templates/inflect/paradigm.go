package inflect

import "unicode/utf8"

// paradigm says how the words of an inflection class inflect. The nominative loses as many letters at its end as cut says; what
// is left is the root. Every other field is what follows the root. It begins with the grade of the root, s for strong or w for
// weak, and has A and O for a or ä, o or ö by vowel harmony, V and W for the first and the second letter that were cut, and L for
// the root's last letter. A class whose nominative is in the weak grade (hanke, hankkeen) is reverse.
type paradigm struct {
	cut     int
	reverse bool

	stem, essive, partitive, illative               string // stem: before -n, -ssa, -sta, -lla, -lta, -lle, -ksi and the plural -t
	pluralStem, pluralEssive                        string // before -ssa … and before -na
	pluralGenitive, pluralPartitive, pluralIllative string
}

// paradigms has the classes (taivutustyypit) of Kielitoimiston sanakirja that words of administration belong to, by their
// names. Where a class has several forms in one case, this is one that official texts use.
var paradigms = map[string]*paradigm{
	"1":  {1, false, "wV", "sV", "sVA", "sVVn", "wVi", "sVi", "sVjen", "sVjA", "sVihin"},            // valo
	"2":  {1, false, "wV", "sV", "sVA", "sVVn", "wVi", "sVi", "sVjen", "sVjA", "sVihin"},            // palvelu
	"2i": {1, false, "wV", "sV", "sVA", "sVVn", "wVi", "sVi", "sViden", "sVitA", "sVihin"},          // henkilö
	"3":  {1, false, "sV", "sV", "sVtA", "sVVn", "sVi", "sVi", "sViden", "sVitA", "sVihin"},         // valtio
	"4":  {1, false, "wV", "sV", "sVA", "sVVn", "wVi", "sVi", "wViden", "wVitA", "wVihin"},          // laatikko
	"5":  {1, false, "wi", "si", "siA", "siin", "wei", "sei", "sien", "sejA", "seihin"},             // risti
	"6":  {1, false, "wi", "si", "siA", "siin", "wei", "sei", "sien", "seitA", "seihin"},            // paperi
	"7":  {1, false, "we", "se", "seA", "seen", "wi", "si", "sien", "siA", "siin"},                  // ovi
	"8":  {1, false, "we", "se", "seA", "seen", "wei", "sei", "sejen", "sejA", "seihin"},            // nalle
	"9":  {1, false, "wV", "sV", "sVA", "sVVn", "wOi", "sOi", "sOjen", "sOjA", "sOihin"},            // kala
	"10": {1, false, "wV", "sV", "sVA", "sVVn", "wi", "si", "sien", "siA", "siin"},                  // koira
	"12": {1, false, "wV", "sV", "sVA", "sVVn", "wOi", "sOi", "sOiden", "sOitA", "sOihin"},          // kulkija
	"13": {1, false, "wV", "sV", "sVA", "sVVn", "wOi", "sOi", "sOiden", "sOitA", "sOihin"},          // katiska
	"14": {1, false, "wV", "sV", "sVA", "sVVn", "wOi", "sOi", "wOiden", "wOitA", "wOihin"},          // solakka
	"15": {1, false, "sV", "sV", "sVA", "sVVn", "si", "si", "siden", "sitA", "sisiin"},              // korkea
	"16": {1, false, "wA", "sA", "sAA", "sAAn", "wi", "si", "sien", "siA", "siin"},                  // vanhempi
	"17": {1, false, "sV", "sV", "sVtA", "sVseen", "si", "si", "siden", "sitA", "sisiin"},           // vapaa
	"18": {1, false, "sV", "sV", "sVtA", "sVhVn", "si", "si", "siden", "sitA", "sihin"},             // maa
	"19": {2, false, "sVW", "sVW", "sVWtA", "sVWhWn", "sWi", "sWi", "sWiden", "sWitA", "sWihin"},    // suo
	"25": {2, false, "sme", "sme", "sntA", "smeen", "smi", "smi", "smien", "smiA", "smiin"},         // toimi
	"26": {1, false, "se", "se", "stA", "seen", "si", "si", "sten", "siA", "siin"},                  // pieni
	"27": {2, false, "sde", "ste", "sttA", "steen", "ssi", "ssi", "ssien", "ssiA", "ssiin"},         // käsi
	"28": {2, false, "sLe", "ste", "sttA", "steen", "ssi", "ssi", "ssien", "ssiA", "ssiin"},         // kynsi
	"29": {3, false, "spse", "spse", "sstA", "spseen", "spsi", "spsi", "ssten", "spsiA", "spsiin"},  // lapsi
	"32": {0, true, "se", "se", "stA", "seen", "si", "si", "sten", "siA", "siin"},                   // sisar
	"33": {1, true, "sme", "sme", "wntA", "smeen", "smi", "smi", "smien", "smiA", "smiin"},          // kytkin
	"34": {1, true, "smA", "smA", "wntA", "smAAn", "smi", "smi", "smien", "smiA", "smiin"},          // onneton
	"36": {1, false, "smmA", "smpA", "sntA", "smpAAn", "smmi", "smpi", "smpien", "smpiA", "smpiin"}, // sisin
	"38": {3, false, "sse", "sse", "sstA", "sseen", "ssi", "ssi", "ssten", "ssiA", "ssiin"},         // nainen
	"39": {1, false, "skse", "skse", "sstA", "skseen", "sksi", "sksi", "ssten", "sksiA", "sksiin"},  // vastaus
	"40": {1, false, "sde", "ste", "sttA", "steen", "sksi", "sksi", "sksien", "sksiA", "sksiin"},    // kalleus
	"41": {2, true, "sVV", "sVV", "wVstA", "sVVseen", "sVi", "sVi", "sViden", "sVitA", "sVisiin"},   // vieras
	"42": {1, false, "she", "she", "sstA", "sheen", "shi", "shi", "ssten", "shiA", "shiin"},         // mies
	"47": {2, false, "see", "see", "sVttA", "seeseen", "sei", "sei", "seiden", "seitA", "seisiin"},  // kuollut
	"48": {1, true, "see", "see", "wettA", "seeseen", "sei", "sei", "seiden", "seitA", "seisiin"},   // hame
	"i":  {0, false, "si", "si", "siA", "siin", "sei", "sei", "sien", "sejA", "seihin"},             // names with a consonant
}

// caseEndings follow the stem in the cases that every class forms alike.
var caseEndings = [...]string{
	Genitive: "n", Inessive: "ssA", Elative: "stA", Adessive: "llA", Ablative: "ltA", Allative: "lle", Essive: "nA", Translative: "ksi",
}

// pattern gives what follows the root in a case, in the letters of the paradigm, as two parts.
func (p *paradigm) pattern(c Case, n Number) (string, string) {
	if n == Singular {
		switch c {
		case Partitive:
			return p.partitive, ""
		case Illative:
			return p.illative, ""
		case Essive:
			return p.essive, caseEndings[c]
		}
		return p.stem, caseEndings[c]
	}
	switch c {
	case Nominative:
		return p.stem, "t"
	case Genitive:
		return p.pluralGenitive, ""
	case Partitive:
		return p.pluralPartitive, ""
	case Illative:
		return p.pluralIllative, ""
	case Essive:
		return p.pluralEssive, caseEndings[c]
	}
	return p.pluralStem, caseEndings[c]
}

// word is a word whose inflection is known, in small letters.
type word struct {
	text  string
	class *paradigm
	grade byte // of consonant gradation, A to M; 0 for none
	back  bool // takes a, o and u in its endings rather than ä, ö and y
	only  only // what the word has beside both numbers
	whole bool // is no last part of compounds

	// Of endings:
	part    bool // is a part of compounds that has its own vowel harmony
	derived bool // is no part of compounds, but a derivative

	name string // of its class, as the tables have it

	second *word // of a word both of whose parts inflect: uusi|maa; text is the first then
}

// only limits the numbers of a word.
type only uint8

const (
	bothNumbers  only = iota
	pluralOnly        // käräjät
	singularOnly      // of a word whose plural cannot be told from its ending
)

// appendForm adds the word in a case to b, in small letters.
func (w *word) appendForm(b []byte, c Case, n Number) []byte {
	if c == Nominative && n == Singular {
		b = append(b, w.text...)
	} else {
		b = w.appendInflected(b, c, n)
	}
	if w.second != nil {
		b = w.second.appendForm(b, c, n)
	}
	return b
}

func (w *word) appendInflected(b []byte, c Case, n Number) []byte {
	root, cut := cutLetters(w.text, w.class.cut)
	stem, ending := w.class.pattern(c, n)
	grade := stem[0]
	switch {
	case w.grade == 0:
		b = append(b, root...)
	case w.class.reverse && grade == 's':
		b = append(b, strengthened(root, w.grade)...)
	case !w.class.reverse && grade == 'w':
		b = append(b, weakened(root, w.grade, cut)...)
	default:
		b = append(b, root...)
	}
	b = w.expand(b, stem[1:], root, cut)
	return w.expand(b, ending, root, cut)
}

// expand adds the letters of a pattern.
func (w *word) expand(b []byte, pattern, root, cut string) []byte {
	for _, letter := range pattern {
		switch letter {
		case 'A':
			b = harmonic(b, w.back, "a", "ä")
		case 'O':
			b = harmonic(b, w.back, "o", "ö")
		case 'V':
			_, width := utf8.DecodeRuneInString(cut)
			b = append(b, cut[:width]...)
		case 'W':
			_, width := utf8.DecodeRuneInString(cut)
			b = append(b, cut[width:]...)
		case 'L':
			b = append(b, root[len(root)-1])
		default:
			b = utf8.AppendRune(b, letter)
		}
	}
	return b
}

func harmonic(b []byte, back bool, inBack, inFront string) []byte {
	if back {
		return append(b, inBack...)
	}
	return append(b, inFront...)
}

// cutLetters parts a word before its last letters, as many as count says.
func cutLetters(text string, count int) (root, cut string) {
	at := len(text)
	for range count {
		_, width := utf8.DecodeLastRuneInString(text[:at])
		at -= width
	}
	return text[:at], text[at:]
}

// isBack reports whether a word takes back vowels in its endings: whether a, o or u comes later in it than ä, ö or y. A word
// with neither, such as piiri, takes front vowels.
func isBack(text string) bool {
	_, back := lastHarmonic(text)
	return back
}

// lastHarmonic finds the last vowel that decides on vowel harmony: where it is, -1 for nowhere, and whether it is a back one.
func lastHarmonic(text string) (at int, back bool) {
	for at = len(text); at > 0; {
		r, width := utf8.DecodeLastRuneInString(text[:at])
		at -= width
		switch r {
		case 'a', 'o', 'u', 'å':
			return at, true
		case 'ä', 'ö', 'y':
			return at, false
		}
	}
	return -1, false
}
