package job

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Kemijärvi":                  "kemijarvi",
		"Kemija\u0308rvi":            "kemijarvi",
		"Äänekoski":                  "aanekoski",
		"Pedersören kunta":           "pedersoren-kunta",
		"Åbo":                        "abo",
		"Pelkosenniemi – Savukoski":  "pelkosenniemi-savukoski",
		"../../etc/passwd":           "etc-passwd",
		`..\..\x`:                    "x",
		"a/b\x00c":                   "a-b-c",
		"CON":                        "con-1",
		"aux":                        "aux-1",
		"aux.pdf":                    "aux-pdf",
		"Unjárga":                    "unjarga",
		"Deatnu, Ŋŧđšž":              "deatnu-ntdsz",
		"Straße Ærø":                 "strasse-aero",
		"🙂":                          "",
		" . ":                        "",
		"北京":                         "",
		"-o":                         "o",
		"ﬁnanssi":                    "finanssi",
		strings.Repeat("a", 200):     strings.Repeat("a", 60),
		strings.Repeat("kunta ", 40): "kunta-kunta-kunta-kunta-kunta-kunta-kunta-kunta-kunta-kunta",
	} {
		if got := Slug(name); got != want {
			t.Errorf("Slug(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestFolders(t *testing.T) {
	all := []owner{{"Kemijärvi", "320"}, {"Abo", "001"}, {"Åbo", "853"}, {"🙂", ""}, {"Yhtymä", ""}, {"Yhtyma", ""}, {"🙃", "007"}}
	got := folders(all)
	if want := []string{"kemijarvi", "abo-001", "abo-853"}; !slices.Equal(got[:3], want) {
		t.Errorf("got %v, want %v", got[:3], want)
	}
	if got[6] != "007" {
		t.Errorf("got %q for a name without letters", got[6])
	}
	back := slices.Clone(all)
	slices.Reverse(back)
	again := folders(back)
	slices.Reverse(again)
	if !slices.Equal(got, again) {
		t.Errorf("the order matters: %v and %v", got, again)
	}
	sorted := slices.Clone(got)
	slices.Sort(sorted)
	if len(slices.Compact(sorted)) != len(all) {
		t.Errorf("not unique: %v", got)
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"Kemijärvi", "../x", "CON", "\xff", "LPT\u0301"} {
		f.Add(s)
	}
	safe := regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)
	f.Fuzz(func(t *testing.T, name string) {
		slug := Slug(name)
		if !safe.MatchString(slug) || len(slug) > longestName+2 || slices.Contains(reserved, slug) {
			t.Errorf("Slug(%q) = %q", name, slug)
		}
		if again := Slug(slug); again != slug {
			t.Errorf("Slug(%q) = %q, and of that %q", name, slug, again)
		}
	})
}

func TestNames(t *testing.T) {
	var many []string
	for i := range 15 {
		many = append(many, fmt.Sprint(i))
	}
	if got, want := Names(many).String(), "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
