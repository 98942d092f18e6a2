package job_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/style"
)

// hiding is a case in which everything that is not for everybody has a word that begins with one of these.
const (
	hiding       = "testdata/publicity"
	secretWord   = "zqs"
	personalWord = "zqp"
)

// TestPublicityOfCases makes every document of a case with a secret matter in every house style and rendering, takes the files
// apart and looks for what they must not hold, in their names too. The full rendering is the control.
func TestPublicityOfCases(t *testing.T) {
	for _, house := range style.Names(style.Embedded()) {
		formats := []string{"html", "json", "text"}
		if slices.Contains([]string{"kemijarvi", "rinnakkainen", "yleinen"}, house) {
			formats = append(formats, "pdf", "docx")
		}
		for _, show := range doc.Renderings() {
			t.Run(house+"/"+show.Name(), func(t *testing.T) {
				t.Parallel()
				j, err := job.Open(job.Options{Case: hiding, Style: house, Publicity: show.Name()})
				if err != nil {
					t.Fatal(err)
				}
				choice, err := j.Select(job.Selection{Formats: formats})
				if err != nil {
					t.Fatal(err)
				}
				if len(choice.Documents) < 3 {
					t.Fatalf("only %d documents", len(choice.Documents))
				}
				for i := range choice.Documents {
					searchDocument(t, j, &choice.Documents[i], show)
				}
			})
		}
	}
}

func searchDocument(t *testing.T, j *job.Job, d *job.Document, show doc.Rendering) {
	t.Helper()
	tree, err := j.Compose(d)
	if err != nil {
		t.Fatalf("%s (%s): %v", d.Kind.Name, d.Lang, err)
	}
	if tree.Rendering != show || show != doc.RenderingFull && len(tree.Removed) == 0 && strings.Contains(d.Kind.Name, "minutes") {
		t.Errorf("%s: rendering %q, %d removals", d.Kind.Name, tree.Rendering, len(tree.Removed))
	}
	for _, f := range d.Files {
		var file bytes.Buffer
		if _, err := j.Write(&file, d, f.Format, tree); err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		found := hiddenWords(strings.ToLower(f.Path + "\n" + rendertest.Unpack(t, file.Bytes()) + fmt.Sprint(tree.Removed)))
		for word, publicity := range map[string]doc.Publicity{secretWord: doc.Secret, personalWord: doc.Personal} {
			switch n := len(found[word]); {
			case !show.Shows(publicity) && n > 0:
				t.Errorf("%s holds %v", f.Path, found[word])
			case show.Shows(publicity) && n < 2 && d.Kind.Name == "minutes":
				t.Errorf("%s holds only %v", f.Path, found[word])
			}
		}
	}
}

var hiddenWord = regexp.MustCompile(`zq[sp]\d\d`)

// hiddenWords gives the words of a text that not everybody may see, by their beginning.
func hiddenWords(text string) map[string][]string {
	found := map[string][]string{}
	for _, one := range hiddenWord.FindAllString(text, -1) {
		if word := one[:len(secretWord)]; !slices.Contains(found[word], one) {
			found[word] = append(found[word], one)
		}
	}
	return found
}

// TestPublicRenderings keeps what the three renderings of the minutes say.
func TestPublicRenderings(t *testing.T) {
	for _, lang := range []string{"fi", "sv"} {
		for _, show := range doc.Renderings() {
			j, err := job.Open(job.Options{Case: hiding, Publicity: show.Name()})
			if err != nil {
				t.Fatal(err)
			}
			choice, err := j.Select(job.Selection{Kinds: []string{"minutes"}, Languages: []string{lang}, Formats: []string{"text"}})
			if err != nil {
				t.Fatal(err)
			}
			tree, err := j.Compose(&choice.Documents[0])
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			b.WriteString(choice.Documents[0].Files[0].Path + "\n\n" + doc.PlainText(tree))
			for _, r := range tree.Removed {
				fmt.Fprintf(&b, "\nremoved: %s %s %s %s", r.Part, r.What, r.Publicity, r.Ground)
			}
			golden.Check(t, "publicity-"+lang+"-"+show.Name()+".txt", b.String()+"\n")
		}
	}
}

// TestUnknownRendering shows that a slip never gives the full rendering.
func TestUnknownRendering(t *testing.T) {
	j, err := job.Open(job.Options{Case: hiding, Publicity: "publik"})
	if err != nil {
		t.Fatal(err)
	}
	if j.Rendering() != doc.RenderingAfterAppeal {
		t.Errorf("the rendering is %q", j.Rendering())
	}
	if _, err := j.Select(job.Selection{}); err == nil || !strings.Contains(err.Error(), "publik") {
		t.Errorf("the rendering is taken: %v", err)
	}
	if j, err = job.Open(job.Options{Case: hiding, Publicity: " PUBLIC"}); err != nil || j.Rendering() != doc.RenderingPublic {
		t.Errorf("the rendering is %q, %v", j.Rendering(), err)
	}
}
