package message

import (
	"slices"
	"testing"
)

func TestOpen(t *testing.T) {
	for _, language := range Languages() {
		c := open(t, language)
		if c.Language != language || c.Help.About == "" {
			t.Errorf("%s: %+v", language, c)
		}
	}
	if _, err := Open("de", nil); err == nil {
		t.Error("there is no German")
	}
}

// TestMissingIsTold: what is not translated is shown in English, and told.
func TestMissingIsTold(t *testing.T) {
	var told []string
	tell := func(format string) { told = append(told, format) }
	c, err := Open("fi", tell)
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"nobody says this", "%s: %d", "nothing is wrong", ""} {
		c.Translate(format)
	}
	if got := c.Translate("nobody says this"); got != "nobody says this" {
		t.Errorf("got %q", got)
	}
	if want := []string{"nobody says this", "nobody says this"}; !slices.Equal(told, want) {
		t.Errorf("told of %q", told)
	}
	if c, err = Open(English, tell); err != nil || c.Translate("nothing is wrong") != "nothing is wrong" || len(told) != 2 {
		t.Errorf("%v, told of %q", err, told)
	}
}

func TestLocale(t *testing.T) {
	tests := map[string]string{
		"fi_FI.UTF-8": "fi", "fi": "fi", "fi-FI": "fi", "FI_fi": "fi", "sv_FI@euro": "sv", "sv.ISO8859-1": "sv", "en_GB": "en", "C": "en",
		"C.UTF-8": "en", "POSIX": "en", "fil_PH": "en", "de_DE.UTF-8": "en", "": "en",
	}
	for name, want := range tests {
		if got := OfLocale(name); got != want {
			t.Errorf("OfLocale(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestEnvironment(t *testing.T) {
	tests := []struct {
		environment map[string]string
		want        string
	}{
		{map[string]string{}, ""},
		{map[string]string{"LANG": "fi_FI.UTF-8"}, "fi"},
		{map[string]string{"LANG": "fi_FI.UTF-8", "LC_MESSAGES": "sv_FI.UTF-8"}, "sv"},
		{map[string]string{"LANG": "fi_FI.UTF-8", "LC_MESSAGES": "sv_FI.UTF-8", "LC_ALL": "C"}, "en"},
		{map[string]string{"LANG": "fi_FI.UTF-8", "LC_ALL": ""}, "fi"},
	}
	for _, tt := range tests {
		if got := OfEnvironment(func(name string) string { return tt.environment[name] }); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.environment, got, tt.want)
		}
	}
}

func TestVerbs(t *testing.T) {
	tests := []struct {
		format string
		want   []verb
	}{
		{"100 %% of “%s”", []verb{{"%s", "%s", 0, true}}},
		{"%[2]s %.2f", []verb{{"%[2]s", "%s", 1, false}, {"%.2f", "%.2f", 2, false}}},
		{"“a” %04X {%d", []verb{{"%04X", "%04X", 0, false}, {"%d", "%d", 1, true}}},
		{"80 %", nil},
		{"%[x]s", nil},
	}
	for _, tt := range tests {
		if got := verbsOf(tt.format); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %+v", tt.format, got)
		}
	}
}

func FuzzVerbs(f *testing.F) {
	for _, seed := range []string{"%s", "“%[2]d” %%", "%", "%[", "%[9999999999999999999]s", "{%-+# 0.3x}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, format string) {
		for _, v := range verbsOf(format) {
			if v.arg < 0 || v.text == "" || v.kind == "" {
				t.Errorf("%q: %+v", format, v)
			}
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open("fi", nil); err != nil {
			b.Fatal(err)
		}
	}
}
