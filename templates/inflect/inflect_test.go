package inflect

import (
	"strings"
	"testing"
)

func open(t testing.TB) *Finnish {
	t.Helper()
	f, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// form gives a form that must be known.
func form(t testing.TB, f *Finnish, phrase string, c Case, n Number) string {
	t.Helper()
	noun, err := f.Noun(phrase)
	if err != nil {
		t.Errorf("%s: %v", phrase, err)
		return ""
	}
	if n == Plural {
		plural, ok := noun.Plural()
		if !ok {
			t.Errorf("%s has no plural", phrase)
			return ""
		}
		noun = plural
	}
	s, ok := noun.Form(c)
	if !ok {
		t.Errorf("%s has no %s", phrase, c)
	}
	return s
}

// TestEveryCase has one word of every kind of stem in all its forms.
func TestEveryCase(t *testing.T) {
	f := open(t)
	for _, forms := range []string{
		"kunta kunnan kuntaa kunnassa kunnasta kuntaan kunnalla kunnalta kunnalle kuntana kunnaksi",
		"kunta+ kunnat kuntien kuntia kunnissa kunnista kuntiin kunnilla kunnilta kunnille kuntina kunniksi",
		"kaupunki kaupungin kaupunkia kaupungissa kaupungista kaupunkiin kaupungilla kaupungilta kaupungille kaupunkina kaupungiksi",
		"kaupunki+ kaupungit kaupunkien kaupunkeja kaupungeissa kaupungeista kaupunkeihin kaupungeilla kaupungeilta kaupungeille kaupunkeina kaupungeiksi",
		"hanke hankkeen hanketta hankkeessa hankkeesta hankkeeseen hankkeella hankkeelta hankkeelle hankkeena hankkeeksi",
		"hanke+ hankkeet hankkeiden hankkeita hankkeissa hankkeista hankkeisiin hankkeilla hankkeilta hankkeille hankkeina hankkeiksi",
		"hallitus hallituksen hallitusta hallituksessa hallituksesta hallitukseen hallituksella hallitukselta hallitukselle hallituksena hallitukseksi",
		"hallitus+ hallitukset hallitusten hallituksia hallituksissa hallituksista hallituksiin hallituksilla hallituksilta hallituksille hallituksina hallituksiksi",
		"osuus osuuden osuutta osuudessa osuudesta osuuteen osuudella osuudelta osuudelle osuutena osuudeksi",
		"päällikkö päällikön päällikköä päällikössä päälliköstä päällikköön päälliköllä päälliköltä päällikölle päällikkönä päälliköksi",
		"virkamies virkamiehen virkamiestä virkamiehessä virkamiehestä virkamieheen virkamiehellä virkamieheltä virkamiehelle virkamiehenä virkamieheksi",
		"toimielin toimielimen toimielintä toimielimessä toimielimestä toimielimeen toimielimellä toimielimeltä toimielimelle toimielimenä toimielimeksi",
		"vuosi vuoden vuotta vuodessa vuodesta vuoteen vuodella vuodelta vuodelle vuotena vuodeksi",
		"aika ajan aikaa ajassa ajasta aikaan ajalla ajalta ajalle aikana ajaksi",
		"Uusimaa Uudenmaan Uuttamaata Uudessamaassa Uudestamaasta Uuteenmaahan Uudellamaalla Uudeltamaalta Uudellemaalle Uutenamaana Uudeksimaaksi",
		"käräjät käräjien käräjiä käräjissä käräjistä käräjiin käräjillä käräjiltä käräjille käräjinä käräjiksi",
		"viranomainen viranomaisen viranomaista viranomaisessa viranomaisesta viranomaiseen viranomaisella viranomaiselta viranomaiselle viranomaisena viranomaiseksi",
		"THL THL:n THL:ää THL:ssä THL:stä THL:ään THL:llä THL:ltä THL:lle THL:nä THL:ksi",
		"EU EU:n EU:ta EU:ssa EU:sta EU:hun EU:lla EU:lta EU:lle EU:na EU:ksi",
		"VTT VTT:n VTT:tä VTT:ssä VTT:stä VTT:hen VTT:llä VTT:ltä VTT:lle VTT:nä VTT:ksi",
		"SAK SAK:n SAK:ta SAK:ssa SAK:sta SAK:hon SAK:lla SAK:lta SAK:lle SAK:na SAK:ksi",
		"PHHYKY PHHYKY:n PHHYKY:ää PHHYKY:ssä PHHYKY:stä PHHYKY:ään PHHYKY:llä PHHYKY:ltä PHHYKY:lle PHHYKY:nä PHHYKY:ksi",
		"AVI AVIn AVIa AVIssa AVIsta AVIin AVIlla AVIlta AVIlle AVIna AVIksi",
		"ELY ELYn ELYä ELYssä ELYstä ELYyn ELYllä ELYltä ELYlle ELYnä ELYksi",
		"HUS HUSin HUSia HUSissa HUSista HUSiin HUSilla HUSilta HUSille HUSina HUSiksi",
		"KELA KELAn KELAa KELAssa KELAsta KELAan KELAlla KELAlta KELAlle KELAna KELAksi",
		"Oy Oy:n Oy:tä Oy:ssä Oy:stä Oy:öön Oy:llä Oy:ltä Oy:lle Oy:nä Oy:ksi",
		"ry ry:n ry:tä ry:ssä ry:stä ry:hyn ry:llä ry:ltä ry:lle ry:nä ry:ksi",
	} {
		words := strings.Fields(forms)
		base, plural := strings.CutSuffix(words[0], "+")
		cases := Cases()
		number := Singular
		if plural {
			number, cases = Plural, append([]Case{Nominative}, cases...)
		}
		for i, c := range cases {
			if got := form(t, f, base, c, number); got != words[i+1] {
				t.Errorf("the %s %s of %s is %q, want %q", number, c, base, got, words[i+1])
			}
		}
	}
}

// TestPhrases has what inflects in a phrase and what stays. The forms are genitive, partitive and illative.
func TestPhrases(t *testing.T) {
	f := open(t)
	for _, row := range [][4]string{
		{"Kolpeneen palvelukeskuksen kuntayhtymä", "Kolpeneen palvelukeskuksen kuntayhtymän", "Kolpeneen palvelukeskuksen kuntayhtymää", "Kolpeneen palvelukeskuksen kuntayhtymään"},
		{"Terveyden ja hyvinvoinnin laitos", "Terveyden ja hyvinvoinnin laitoksen", "Terveyden ja hyvinvoinnin laitosta", "Terveyden ja hyvinvoinnin laitokseen"},
		{"sosiaali- ja terveysministeriö", "sosiaali- ja terveysministeriön", "sosiaali- ja terveysministeriötä", "sosiaali- ja terveysministeriöön"},
		{"sosiaali- ja terveysministeriö (STM)", "sosiaali- ja terveysministeriön (STM)", "sosiaali- ja terveysministeriötä (STM)", "sosiaali- ja terveysministeriöön (STM)"},
		{"elinkeino-, liikenne- ja ympäristökeskus", "elinkeino-, liikenne- ja ympäristökeskuksen", "elinkeino-, liikenne- ja ympäristökeskusta", "elinkeino-, liikenne- ja ympäristökeskukseen"},
		{"ELY-keskus", "ELY-keskuksen", "ELY-keskusta", "ELY-keskukseen"},
		{"Uusi alku -hanke", "Uusi alku -hankkeen", "Uusi alku -hanketta", "Uusi alku -hankkeeseen"},
		{"Uusi alku", "Uuden alun", "Uutta alkua", "Uuteen alkuun"},
		{"Kotikunta-ohjelma", "Kotikunta-ohjelman", "Kotikunta-ohjelmaa", "Kotikunta-ohjelmaan"},
		{"tekninen lautakunta", "teknisen lautakunnan", "teknistä lautakuntaa", "tekniseen lautakuntaan"},
		{"Suomen Punainen Risti", "Suomen Punaisen Ristin", "Suomen Punaista Ristiä", "Suomen Punaiseen Ristiin"},
		{"korkein hallinto-oikeus", "korkeimman hallinto-oikeuden", "korkeinta hallinto-oikeutta", "korkeimpaan hallinto-oikeuteen"},
		{"kuntien yhteinen tulevaisuuden sote-keskus", "kuntien yhteisen tulevaisuuden sote-keskuksen", "kuntien yhteistä tulevaisuuden sote-keskusta", "kuntien yhteiseen tulevaisuuden sote-keskukseen"},
		{"kunnan omistama yhtiö", "kunnan omistaman yhtiön", "kunnan omistamaa yhtiötä", "kunnan omistamaan yhtiöön"},
		{"rakenneuudistusta tukeva valmistelu", "rakenneuudistusta tukevan valmistelun", "rakenneuudistusta tukevaa valmistelua", "rakenneuudistusta tukevaan valmisteluun"},
		{"alueellinen vastuumuseo", "alueellisen vastuumuseon", "alueellista vastuumuseota", "alueelliseen vastuumuseoon"},
		{"ruotsinkielinen jaosto", "ruotsinkielisen jaoston", "ruotsinkielistä jaostoa", "ruotsinkieliseen jaostoon"},
		{"koko alue", "koko alueen", "koko aluetta", "koko alueeseen"},
		{"vs. hallintojohtaja", "vs. hallintojohtajan", "vs. hallintojohtajaa", "vs. hallintojohtajaan"},
		{"II varapuheenjohtaja", "II varapuheenjohtajan", "II varapuheenjohtajaa", "II varapuheenjohtajaan"},
		{"1. varajäsen", "1. varajäsenen", "1. varajäsentä", "1. varajäseneen"},
		{"hankejohtaja (ma.)", "hankejohtajan (ma.)", "hankejohtajaa (ma.)", "hankejohtajaan (ma.)"},
		{"Perusturvakuntayhtymä Karviainen", "Perusturvakuntayhtymä Karviaisen", "Perusturvakuntayhtymä Karviaista", "Perusturvakuntayhtymä Karviaiseen"},
		{"Ammattiopisto Lappia", "Ammattiopisto Lappian", "Ammattiopisto Lappiaa", "Ammattiopisto Lappiaan"},
		{"Teknologian tutkimuskeskus VTT", "Teknologian tutkimuskeskus VTT:n", "Teknologian tutkimuskeskus VTT:tä", "Teknologian tutkimuskeskus VTT:hen"},
		{"Uusi Energia Oy", "Uusi Energia Oy:n", "Uusi Energia Oy:tä", "Uusi Energia Oy:öön"},
		{"Koski Tl:n kunta", "Koski Tl:n kunnan", "Koski Tl:n kuntaa", "Koski Tl:n kuntaan"},
		{"kunnat ja kuntayhtymät", "kuntien ja kuntayhtymien", "kuntia ja kuntayhtymiä", "kuntiin ja kuntayhtymiin"},
		{"kunta ja kaupunki", "kunnan ja kaupungin", "kuntaa ja kaupunkia", "kuntaan ja kaupunkiin"},
		{"tekniset palvelut", "teknisten palvelujen", "teknisiä palveluja", "teknisiin palveluihin"},
		{"uudet toimitilat", "uusien toimitilojen", "uusia toimitiloja", "uusiin toimitiloihin"},
		{"Espoon Asunnot", "Espoon Asuntojen", "Espoon Asuntoja", "Espoon Asuntoihin"},
		{"Länsi-Uusimaa", "Länsi-Uudenmaan", "Länsi-Uuttamaata", "Länsi-Uuteenmaahan"},
		{"KEMIJÄRVEN KAUPUNKI", "KEMIJÄRVEN KAUPUNGIN", "KEMIJÄRVEN KAUPUNKIA", "KEMIJÄRVEN KAUPUNKIIN"},
		{"80 %", "80 %:n", "80 %:a", "80 %:iin"},
		{"80\u00A0%", "80\u00A0%:n", "80\u00A0%:a", "80\u00A0%:iin"},
		{"140 §", "140 §:n", "140 §:ää", "140 §:ään"},
		{"18 137 €", "18 137 €:n", "18 137 €:a", "18 137 €:oon"},
		{"liite 3", "liitteen 3", "liitettä 3", "liitteeseen 3"},
		{"vuosi 2021", "vuoden 2021", "vuotta 2021", "vuoteen 2021"},
		{"  kunta ", "  kunnan ", "  kuntaa ", "  kuntaan "},
	} {
		for i, c := range []Case{Genitive, Partitive, Illative} {
			if got := form(t, f, row[0], c, Singular); got != row[i+1] {
				t.Errorf("the %s of %q is %q, want %q", c, row[0], got, row[i+1])
			}
		}
	}
}

// TestAmounts: what is counted stands in the partitive after the number; its partitive is read from the number.
func TestAmounts(t *testing.T) {
	f := open(t)
	for c, want := range map[Case]string{
		Nominative: "18\u00A0137 euroa", Genitive: "18\u00A0137 euron", Adessive: "18\u00A0137 eurolla", Translative: "18\u00A0137 euroksi",
	} {
		if got := form(t, f, "18\u00A0137 euroa", c, Singular); got != want {
			t.Errorf("the %s is %q, want %q", c, got, want)
		}
	}
	n, err := f.Noun("18 137 euroa")
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := n.Form(Partitive); ok {
		t.Errorf("the partitive of an amount is %q", s)
	}
	if _, ok := n.Plural(); ok {
		t.Error("an amount has a plural")
	}
}

// TestRefusals has what is not guessed.
func TestRefusals(t *testing.T) {
	f := open(t)
	for phrase, reason := range map[string]string{
		"":                                  "there is no word",
		"   ":                               "there is no word",
		"sosiaali-":                         "ends in a hyphen",
		"kunta/kaupunki":                    "has “/” in it",
		"”Uusi alku”":                       "quotation mark",
		"hanke ”Uusi alku”":                 "quotation mark",
		"Lappi 2030":                        "number",
		"140 §§":                            "has “§” in it",
		"NATO":                              "letter by letter",
		"ETLA":                              "letter by letter",
		"Åbo Akademi":                       "its ending does not tell",
		"Jakobstad":                         "its ending does not tell",
		"kuntayhtymä Gobo":                  "its ending does not tell",
		"valmistelu Lapissa":                "its ending does not tell",
		"uusi valmistelu Oulusta":           "its ending does not tell",
		"kunnan lohi":                       "its ending does not tell",
		"pronssi kunta":                     "whether “pronssi” inflects too",
		"kunta kokeilu":                     "whether “kunta” inflects too",
		"kuntia tukeva ohjelma":             "whether “kuntia” inflects too",
		"kaupunginjohtaja, hallintojohtaja": "whether “kaupunginjohtaja” inflects too",
	} {
		n, err := f.Noun(phrase)
		if err == nil {
			s, _ := n.Form(Genitive)
			if reason != "" {
				t.Errorf("%q is not refused: %q", phrase, s)
			}
			continue
		}
		if !strings.Contains(err.Error(), reason) {
			t.Errorf("%q is refused because “%s”; want “%s”", phrase, err, reason)
		}
	}
}

// TestNoPlural has singulars whose plural is not known.
func TestNoPlural(t *testing.T) {
	f := open(t)
	for _, phrase := range []string{"Uusimaa", "Oy", "80 %", "Sairaala Nova"} {
		n, err := f.Noun(phrase)
		if err != nil {
			t.Errorf("%s: %v", phrase, err)
			continue
		}
		if p, ok := n.Plural(); ok {
			t.Errorf("the plural of %s is %s", phrase, p)
		}
	}
	n, err := f.Noun("kunnat")
	if err != nil {
		t.Fatal(err)
	}
	if p, ok := n.Plural(); !ok || p.String() != "kunnat" || n.Number() != Plural {
		t.Errorf("the plural of kunnat is %q", p)
	}
}

func TestMeans(t *testing.T) {
	f := open(t)
	for phrase, want := range map[string]Means{
		"elinvoimalautakunta": {ByHead, "kunta", "10*J"},
		"Karviainen":          {ByEnding, "-nen", "38"},
		"Kuntaliitto ry":      {BySpelling, "ry", ""},
		"80 %":                {ByMark, "%", "5*C"},
	} {
		n, err := f.Noun(phrase)
		if err != nil || n.Means() != want {
			t.Errorf("%s: %+v, %v; want %+v", phrase, n.Means(), err, want)
		}
	}
}

func TestParseCase(t *testing.T) {
	for _, c := range append([]Case{Nominative}, Cases()...) {
		if got, ok := ParseCase(c.String()); !ok || got != c {
			t.Errorf("%s is read as %s", c, got)
		}
	}
	if _, ok := ParseCase("vocative"); ok {
		t.Error("there is no vocative")
	}
}

// FuzzNoun: nothing panics, and what is known has letters in every form and keeps what stands before the head.
func FuzzNoun(f *testing.F) {
	for _, s := range []string{"Kemijärven kaupunki", "THL", "80 %", "-", "a-", "(", "x (y)", "Ä", "ß", "İ", "\xff", "’", "liite 3", "ja", "tekniset palvelut", "uusi kunta"} {
		f.Add(s)
	}
	finnish := open(f)
	f.Fuzz(func(t *testing.T, phrase string) {
		n, err := finnish.Noun(phrase)
		if err != nil {
			if err.Error() == "" {
				t.Error("no reason")
			}
			return
		}
		if _, ok := n.Form(Nominative); !ok {
			t.Errorf("%q has no nominative", phrase)
		}
		checkForms(t, phrase, n)
		if p, ok := n.Plural(); ok {
			checkForms(t, phrase, p)
		}
	})
}

func checkForms(t *testing.T, phrase string, n Noun) {
	for _, c := range Cases() {
		s, ok := n.Form(c)
		if ok && strings.TrimSpace(s) == "" {
			t.Errorf("the %s of %q is empty", c, phrase)
		}
		if ok && s == phrase {
			t.Errorf("the %s of %q is the same", c, phrase)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Open(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkForm(b *testing.B) {
	f := open(b)
	for _, phrase := range []string{"hallitus", "elinvoimalautakunta", "Kolpeneen palvelukeskuksen kuntayhtymä", "tekninen lautakunta"} {
		b.Run(phrase, func(b *testing.B) {
			for b.Loop() {
				n, err := f.Noun(phrase)
				if err != nil {
					b.Fatal(err)
				}
				n.Form(Illative)
			}
		})
	}
}

// TestPlurals: every word that has both numbers is found by its plural, and no plural is that of two words.
func TestPlurals(t *testing.T) {
	f := open(t)
	for name, l := range map[string]*lexicon{"heads": &f.heads, "adjectives": &f.adjectives} {
		want := 0
		for _, w := range l.entries {
			if w.only == bothNumbers && w.class != nil {
				want++
			}
		}
		if got := len(l.plurals().entries); got != want {
			t.Errorf("%s: %d plurals of %d words", name, got, want)
		}
	}
}
