package batch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// fakePlan has one document of two formats for each of n parties; text is what changes when an input changes.
func fakePlan(n int, text string) *Plan {
	p := &Plan{Version: "test", Exact: true, Whole: true, Inputs: []Input{{"project.yaml", hash([]byte(text))}}}
	for i := range n {
		party := Party{Name: fmt.Sprintf("Party %02d", i), Code: fmt.Sprintf("%03d", i), Email: fmt.Sprintf("kirjaamo@p%d.example", i)}
		p.Parties = append(p.Parties, party)
		d := Document{Party: party, Kind: "letter", Language: "fi", Compose: func() (*doc.Document, error) {
			return &doc.Document{Kind: text, Meta: doc.Meta{Title: party.Name}}, nil
		}}
		for _, format := range []string{"pdf", "docx"} {
			d.Files = append(d.Files, File{fmt.Sprintf("party-%02d/letter.%s", i, format), format, writeFake(format)})
		}
		p.Documents = append(p.Documents, d)
	}
	return p
}

func writeFake(format string) func(io.Writer, *doc.Document) (doc.Report, error) {
	return func(w io.Writer, d *doc.Document) (doc.Report, error) {
		_, err := fmt.Fprintf(w, "%s of %s: %s", format, d.Meta.Title, d.Kind)
		return doc.Report{Pages: 1}, err
	}
}

func mustRun(t *testing.T, p *Plan, o Options) *Result {
	t.Helper()
	result, err := Run(context.Background(), p, o)
	if err != nil {
		t.Fatalf("Run: %v", err)
	}
	return result
}

// files gives every file below a folder with its content.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		out[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return out
}

func sameFiles(t *testing.T, got, want map[string]string) {
	t.Helper()
	for name, text := range want {
		if got[name] != text {
			t.Errorf("%s: got %q, want %q", name, got[name], text)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s should not be there", name)
		}
	}
}

func readManifest(t *testing.T, dir string) *Manifest {
	t.Helper()
	var m Manifest
	b, err := os.ReadFile(filepath.Join(dir, ManifestFile))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	return &m
}

func states(r *Result) map[State]int {
	count := map[State]int{}
	for _, o := range r.Outcomes {
		count[o.State]++
	}
	return count
}

func codes(failures []Failure) []string {
	var out []string
	for _, f := range failures {
		for _, e := range f.Errors {
			out = append(out, e.Code)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestFolderIsTheSameWhateverTheWorkers(t *testing.T) {
	one, many := t.TempDir(), t.TempDir()
	mustRun(t, fakePlan(30, "A"), Options{Folder: one, Workers: 1})
	mustRun(t, fakePlan(30, "A"), Options{Folder: many, Workers: 8})
	want := files(t, one)
	sameFiles(t, files(t, many), want)
	if len(want) != 62 {
		t.Errorf("got %d files, want 60 documents, a manifest and a list of recipients", len(want))
	}
}

func TestManifestAndRecipients(t *testing.T) {
	dir := t.TempDir()
	plan := fakePlan(2, "A")
	plan.Documents[1].Files[0].Write = func(w io.Writer, d *doc.Document) (doc.Report, error) {
		io.WriteString(w, "x")
		return doc.Report{Pages: 3, Warnings: source.Errors{
			source.Warningf(source.Pos{File: "fi.md", Line: 2, Col: 3}, "wide", "the table is wide").WithHint("drop a column"),
		}}, nil
	}
	mustRun(t, plan, Options{Folder: dir})
	m := readManifest(t, dir)
	if len(m.Outputs) != 4 || !slices.IsSortedFunc(m.Outputs, func(a, b Output) int { return strings.Compare(a.Path, b.Path) }) {
		t.Fatalf("outputs: %+v", m.Outputs)
	}
	got := m.Outputs[3]
	columns := Warning{"wide", "fi.md", 2, 3, source.Msg("the table is wide"), source.Msg("drop a column")}
	want := Output{
		Path: "party-01/letter.pdf", Party: "Party 01", Kind: "letter", Language: "fi", Format: "pdf", SHA256: hash([]byte("x")), Pages: 3,
		Warnings: []Warning{columns},
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	text := files(t, dir)[RecipientsFile]
	if want := "\uFEFFparty;code;email;language;file\r\nParty 00;000;kirjaamo@p0.example;fi;party-00/letter.docx\r\n"; !strings.HasPrefix(text, want) {
		t.Errorf("recipients: %q", text)
	}
	if m.Recipients.SHA256 != hash([]byte(text)) {
		t.Error("the manifest has another hash of the recipients")
	}
}

func TestRerunWritesOnlyWhatIsMissingOrChanged(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, fakePlan(5, "A"), Options{Folder: dir})
	want := files(t, dir)
	composed := 0
	again := fakePlan(5, "A")
	for i := range again.Documents {
		inner := again.Documents[i].Compose
		again.Documents[i].Compose = func() (*doc.Document, error) { composed++; return inner() }
	}
	os.Remove(filepath.Join(dir, "party-03", "letter.pdf"))
	r := mustRun(t, again, Options{Folder: dir, Workers: 1})
	if s := states(r); s[Written] != 1 || s[Unchanged] != 9 || composed != 1 {
		t.Errorf("got %v with %d composed; want one file written and one document composed", s, composed)
	}
	sameFiles(t, files(t, dir), want)

	other := t.TempDir()
	mustRun(t, fakePlan(5, "B"), Options{Folder: other})
	if s := states(mustRun(t, fakePlan(5, "B"), Options{Folder: dir})); s[Written] != 10 {
		t.Errorf("a changed input: got %v, want 10 written", s)
	}
	sameFiles(t, files(t, dir), files(t, other))
}

func TestRerunTouchesNothingThatIsTheSame(t *testing.T) {
	dir := t.TempDir()
	plan := fakePlan(3, "A")
	plan.Exact = false // as a program built from changed sources: everything is made again and compared
	mustRun(t, plan, Options{Folder: dir})
	before := map[string]os.FileInfo{}
	for name := range files(t, dir) {
		before[name], _ = os.Stat(filepath.Join(dir, name))
	}
	r := mustRun(t, plan, Options{Folder: dir})
	if s := states(r); s[Unchanged] != 6 {
		t.Errorf("got %v, want all unchanged", s)
	}
	for name, info := range before {
		if now, err := os.Stat(filepath.Join(dir, name)); err != nil || !os.SameFile(now, info) {
			t.Errorf("%s was written anew", name)
		}
	}
}

func TestEditedAndForeignFilesAreLeft(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, fakePlan(3, "A"), Options{Folder: dir})
	put(t, dir, "party-01/letter.docx", "edited by hand")
	plan := fakePlan(4, "A")
	put(t, dir, "party-03/letter.docx", "somebody's own")
	put(t, dir, RecipientsFile, "with one more column")
	r := mustRun(t, plan, Options{Folder: dir})
	if got := codes(r.Failures); !slices.Equal(got, []string{"edited", "not-ours"}) || len(r.Failures) != 3 {
		t.Fatalf("failures: %v", r.Failures)
	}
	now := files(t, dir)
	if now["party-01/letter.docx"] != "edited by hand" || now["party-03/letter.docx"] != "somebody's own" || now[RecipientsFile] != "with one more column" {
		t.Error("a file of somebody else was written over")
	}
	m := readManifest(t, dir)
	if len(m.Outputs) != 6 || len(m.Earlier) != 1 || m.Earlier[0].Path != "party-01/letter.docx" {
		t.Errorf("manifest: %d outputs, earlier %v", len(m.Outputs), m.Earlier)
	}
	if r = mustRun(t, plan, Options{Folder: dir}); len(r.Failures) != 3 {
		t.Errorf("a third run: %v", r.Failures)
	}
	mustRun(t, plan, Options{Folder: dir, Force: true})
	fresh := t.TempDir()
	mustRun(t, plan, Options{Folder: fresh})
	sameFiles(t, files(t, dir), files(t, fresh))
}

func TestRecipientsEditIsFoundAgain(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, fakePlan(2, "A"), Options{Folder: dir})
	put(t, dir, RecipientsFile, "mine")
	for range 2 {
		r := mustRun(t, fakePlan(2, "A"), Options{Folder: dir})
		if got := codes(r.Failures); !slices.Equal(got, []string{"edited"}) {
			t.Fatalf("failures: %v", r.Failures)
		}
	}
	if files(t, dir)[RecipientsFile] != "mine" {
		t.Error("the list was written over")
	}
}

func TestFilesNoLongerDueAreNamed(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, fakePlan(3, "A"), Options{Folder: dir})
	r := mustRun(t, fakePlan(2, "B"), Options{Folder: dir})
	if want := []string{"party-02/letter.docx", "party-02/letter.pdf"}; !slices.Equal(r.NotDue, want) {
		t.Errorf("not due: %v, want %v", r.NotDue, want)
	}
	if _, ok := files(t, dir)["party-02/letter.pdf"]; !ok {
		t.Error("a file that is not due was deleted")
	}
	r = mustRun(t, fakePlan(3, "C"), Options{Folder: dir})
	if s := states(r); s[Written] != 6 || len(r.NotDue) != 0 {
		t.Errorf("due again: %v, not due %v", s, r.NotDue)
	}
}

func TestPartOfTheCaseKeepsTheRest(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, fakePlan(3, "A"), Options{Folder: dir})
	want := files(t, dir)
	part := fakePlan(3, "A")
	part.Documents, part.Whole = part.Documents[:1], false
	if r := mustRun(t, part, Options{Folder: dir}); len(r.NotDue) > 0 {
		t.Errorf("not due: %v", r.NotDue)
	}
	sameFiles(t, files(t, dir), want)

	part = fakePlan(3, "B")
	part.Documents, part.Whole = part.Documents[:1], false
	mustRun(t, part, Options{Folder: dir})
	if m := readManifest(t, dir); len(m.Outputs) != 2 || len(m.Earlier) != 4 {
		t.Errorf("got %d outputs and %d earlier ones, want 2 and 4", len(m.Outputs), len(m.Earlier))
	}
	if r := mustRun(t, fakePlan(3, "B"), Options{Folder: dir}); len(r.Failures) > 0 || states(r)[Written] != 4 {
		t.Errorf("the rest: %v %v", states(r), r.Failures)
	}
}

func TestFailingPartyDoesNotStopTheOthers(t *testing.T) {
	dir := t.TempDir()
	plan := fakePlan(6, "A")
	for i := range 6 {
		name := plan.Documents[i].Party.Name
		switch i {
		case 1, 4:
			plan.Documents[i].Compose = func() (*doc.Document, error) {
				return nil, source.Errorf(source.Pos{File: "fi.md", Line: 3, Col: 1}, "missing-value", "%s has no population", name)
			}
		case 2:
			plan.Documents[i].Compose = func() (*doc.Document, error) { return nil, fmt.Errorf("%s", []string{}[len(name)]) }
		case 3:
			plan.Documents[i].Files[1].Write = func(io.Writer, *doc.Document) (doc.Report, error) { panic("set") }
		}
	}
	r := mustRun(t, plan, Options{Folder: dir, Workers: 3})
	if s := states(r); s[Failed] != 7 || s[Written] != 5 {
		t.Errorf("got %v", s)
	}
	var text strings.Builder
	source.Print(&text, Grouped(r.Failures), nil, source.English)
	for _, want := range []string{
		"error[missing-value]: fi.md:3:1: Party 01 has no population", "in letter for 2 parties: Party 01, Party 04",
		"error[internal]: internal error in letter for Party 02 (fi): runtime error: index out of range [8] with length 0 (batch.", "in letter for Party 03 (fi) as docx: set",
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in:\n%s", want, text.String())
		}
	}
	if strings.Contains(text.String(), "goroutine") {
		t.Error("a stack trace reached the user")
	}
	if _, err := os.Stat(filepath.Join(dir, "party-01")); err == nil {
		t.Error("a folder was made for a party without files")
	}
}

func TestNothingMadeLeavesNoTrace(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	plan := fakePlan(1, "A")
	plan.Documents[0].Compose = func() (*doc.Document, error) { return nil, errors.New("no") }
	mustRun(t, plan, Options{Folder: dir})
	if _, err := os.Stat(dir); err == nil {
		t.Errorf("the folder is there, with %v", files(t, dir))
	}
}

func TestProgressComesInOrder(t *testing.T) {
	var got []string
	mustRun(t, fakePlan(20, "A"), Options{Folder: t.TempDir(), Workers: 4, Progress: func(s Step) {
		got = append(got, fmt.Sprintf("%d/%d %s", s.Done, s.Total, s.Document.Party.Name))
	}})
	for i, line := range got {
		if want := fmt.Sprintf("%d/20 Party %02d", i+1, i); line != want {
			t.Errorf("got %q, want %q", line, want)
		}
	}
}

func TestDiskFaults(t *testing.T) {
	for _, operation := range []string{"create", "write", "sync", "rename"} {
		t.Run(operation, func(t *testing.T) {
			dir := t.TempDir()
			mustRun(t, fakePlan(3, "A"), Options{Folder: dir})
			before := files(t, dir)
			plan := fakePlan(3, "B")
			r := mustRun(t, plan, Options{Folder: dir, fault: func(op, path string) error {
				if op == operation && path == "party-01/letter.pdf" {
					return &fs.PathError{Op: op, Path: path, Err: syscall.ENOSPC}
				}
				return nil
			}})
			if got := codes(r.Failures); !slices.Equal(got, []string{"disk-full"}) || len(r.Failures) != 1 {
				t.Fatalf("failures: %v", r.Failures)
			}
			now := files(t, dir)
			if now["party-01/letter.pdf"] != before["party-01/letter.pdf"] {
				t.Error("the old file is not whole")
			}
			if len(now) != len(before) {
				t.Errorf("something was left: %v", now)
			}
			mustRun(t, plan, Options{Folder: dir})
			fresh := t.TempDir()
			mustRun(t, plan, Options{Folder: fresh})
			sameFiles(t, files(t, dir), files(t, fresh))
		})
	}
}

// TestFullDiskForAll has nothing fit from some moment on, the manifest included.
func TestFullDiskForAll(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, fakePlan(4, "A"), Options{Folder: dir})
	var writes atomic.Int64
	full := func(op, path string) error {
		if op == "write" && writes.Add(1) > 3 {
			return syscall.ENOSPC
		}
		return nil
	}
	r, err := Run(context.Background(), fakePlan(4, "B"), Options{Folder: dir, fault: full})
	var errs source.Errors
	if !errors.As(err, &errs) || errs[0].Code != "disk-full" || len(r.Failures) == 0 {
		t.Fatalf("got %v and failures %v", err, r.Failures)
	}
	if _, there := files(t, dir)[ManifestFile]; there {
		t.Error("a manifest stands that is not true any more")
	}
	mustRun(t, fakePlan(4, "C"), Options{Folder: dir})
	fresh := t.TempDir()
	mustRun(t, fakePlan(4, "C"), Options{Folder: fresh})
	sameFiles(t, files(t, dir), files(t, fresh))
}

// TestInterruptedAnywhere cuts a run short after each document, changes the input in between or not, and compares the
// folder with an undisturbed run's.
func TestInterruptedAnywhere(t *testing.T) {
	const n = 5
	for _, earlier := range []string{"", "0"} {
		for stop := range n {
			for _, exact := range []bool{true, false} {
				dir := t.TempDir()
				plan := func(text string) *Plan { p := fakePlan(n, text); p.Exact = exact; return p }
				if earlier != "" {
					mustRun(t, plan(earlier), Options{Folder: dir})
				}
				for _, text := range []string{"A", "B"} {
					ctx, cancel := context.WithCancel(context.Background())
					r, err := Run(ctx, plan(text), Options{Folder: dir, Workers: 1, fault: func(op, path string) error {
						if op == "rename" && strings.HasPrefix(path, fmt.Sprintf("party-%02d", stop)) {
							cancel()
						}
						return nil
					}})
					cancel()
					if err != nil || r.Interrupted != (stop < n-1) {
						t.Fatalf("stop %d: interrupted %v, %v", stop, r.Interrupted, err)
					}
					if _, there := files(t, dir)[ManifestFile]; there && r.Interrupted {
						t.Errorf("a manifest stands that is not true")
					}
				}
				put(t, dir, "party-00/.pykala-17.tmp", "half")
				if r := mustRun(t, plan("C"), Options{Folder: dir}); len(r.Failures) > 0 {
					t.Fatalf("stop %d: %v", stop, r.Failures)
				}
				fresh := t.TempDir()
				mustRun(t, plan("C"), Options{Folder: fresh})
				sameFiles(t, files(t, dir), files(t, fresh))
			}
		}
	}
}

// TestKilledWithoutJournal has complete files and nothing on record, as if the journal had been lost with the power.
func TestKilledWithoutJournal(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, fakePlan(3, "A"), Options{Folder: dir})
	want := files(t, dir)
	os.Remove(filepath.Join(dir, ManifestFile))
	os.Remove(filepath.Join(dir, "party-01/letter.pdf"))
	put(t, dir, journalFile, `{"digest":"torn`)
	if r := mustRun(t, fakePlan(3, "A"), Options{Folder: dir}); len(r.Failures) > 0 {
		t.Fatal(r.Failures)
	}
	sameFiles(t, files(t, dir), want)
}

func TestNothingLeavesTheFolder(t *testing.T) {
	outside := t.TempDir()
	dir := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "party-00")); err != nil {
		t.Skip("no symbolic links here")
	}
	put(t, outside, "victim", "mine")
	if err := os.MkdirAll(filepath.Join(dir, "party-01"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, "victim"), filepath.Join(dir, "party-01", "letter.pdf")); err != nil {
		t.Fatal(err)
	}
	plan := fakePlan(4, "A")
	plan.Documents[2].Files[0].Path = "../climbed.pdf"
	plan.Documents[3].Files[0].Path = "party-02/../../climbed.pdf"
	r := mustRun(t, plan, Options{Folder: dir, Force: true})
	if got := codes(r.Failures); !slices.Equal(got, []string{"in-the-way", "leads-out"}) {
		t.Errorf("failures: %v", r.Failures)
	}
	sameFiles(t, files(t, outside), map[string]string{"victim": "mine"})
	if _, err := os.Stat(filepath.Join(filepath.Dir(dir), "climbed.pdf")); err == nil {
		t.Error("a name climbed out of the folder")
	}
}

// TestOwnFilesDoNotLeaveTheFolder: the files that a run writes beside the documents may be links too.
func TestOwnFilesDoNotLeaveTheFolder(t *testing.T) {
	for _, name := range []string{ManifestFile, journalFile, RecipientsFile} {
		outside := filepath.Join(t.TempDir(), "victim")
		put(t, filepath.Dir(outside), "victim", "mine")
		dir := t.TempDir()
		if err := os.Symlink(outside, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links here")
		}
		r, err := Run(context.Background(), fakePlan(1, "A"), Options{Folder: dir, Force: true})
		errs := source.AllOf(err)
		if r != nil {
			for _, f := range r.Failures {
				errs.AddAll(f.Errors)
			}
		}
		if len(errs) != 1 || !slices.Contains([]string{"leads-out", "in-the-way"}, errs[0].Code) || filepath.Base(errs[0].Pos.File) != name {
			t.Errorf("%s: got %v", name, errs)
		}
		if text, _ := os.ReadFile(outside); string(text) != "mine" {
			t.Errorf("%s was written through: %q", name, text)
		}
	}
}

func TestOpenInWordOrLibreOffice(t *testing.T) {
	for _, mark := range []string{"party-00/~$tter.docx", "party-00/~$letter.docx", "party-00/.~lock.letter.docx#"} {
		dir := t.TempDir()
		mustRun(t, fakePlan(1, "A"), Options{Folder: dir})
		put(t, dir, mark, "")
		if r := mustRun(t, fakePlan(1, "A"), Options{Folder: dir}); len(r.Failures) > 0 {
			t.Errorf("%s: nothing changes, so nothing is in the way: %v", mark, r.Failures)
		}
		r := mustRun(t, fakePlan(1, "B"), Options{Folder: dir})
		if got := codes(r.Failures); !slices.Equal(got, []string{"in-use"}) {
			t.Errorf("%s: failures %v", mark, r.Failures)
		}
	}
}

func TestFolderErrors(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "file", "x")
	put(t, dir, "other/manifest.json", `{"name": "a web app"}`)
	put(t, dir, "busy/x", "")
	held, err := openFolder(filepath.Join(dir, "busy"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer held.close()
	for name, code := range map[string]string{"file": "not-a-folder", "file/below": "disk", "other": "not-ours", "busy": "busy"} {
		_, err := Run(context.Background(), fakePlan(1, "A"), Options{Folder: filepath.Join(dir, name)})
		var errs source.Errors
		if !errors.As(err, &errs) || errs[0].Code != code || !strings.Contains(errs[0].Pos.File, name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if files(t, dir)["other/manifest.json"] != `{"name": "a web app"}` || len(files(t, dir)) != 4 {
		t.Errorf("something was written: %v", files(t, dir))
	}
}

func TestReadOnlyFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	os.Chmod(dir, 0o500)
	defer os.Chmod(dir, 0o700)
	_, err := Run(context.Background(), fakePlan(1, "A"), Options{Folder: dir})
	var errs source.Errors
	if !errors.As(err, &errs) || errs[0].Code != "no-permission" {
		t.Errorf("got %v", err)
	}
}

func TestTwoDocumentsOfOneName(t *testing.T) {
	plan := fakePlan(2, "A")
	plan.Documents[1].Files[0].Path = "Party-00/Letter.pdf"
	_, err := Run(context.Background(), plan, Options{Folder: t.TempDir()})
	var errs source.Errors
	if !errors.As(err, &errs) || errs[0].Code != "same-file" {
		t.Errorf("got %v", err)
	}
}

func TestTryWritesNothing(t *testing.T) {
	plan := fakePlan(3, "A")
	plan.Documents[1].Compose = func() (*doc.Document, error) { return nil, errors.New("no") }
	r, err := Try(context.Background(), plan, Options{Workers: 2})
	if err != nil || len(r.Failures) != 1 || len(r.Outcomes) != 6 {
		t.Errorf("got %+v, %v", r, err)
	}
}

// FuzzPast puts anything in the place of the manifest and of the journal: a run reports it or does its work, and never writes
// over what it did not make.
func FuzzPast(f *testing.F) {
	f.Add(`{"version": "test", "outputs": [{"path": "party-00/letter.pdf", "sha256": ""}]}`, `{"digest": "x"}`)
	f.Add(``, `{"output": {"path": "../x", "sha256": "y"}}`)
	f.Add(`[]`, "{\n}\n\x00")
	f.Fuzz(func(t *testing.T, manifest, journal string) {
		dir := t.TempDir()
		put(t, dir, ManifestFile, manifest)
		put(t, dir, journalFile, journal)
		put(t, dir, "party-00/letter.pdf", "somebody's own")
		r, err := Run(context.Background(), fakePlan(2, "A"), Options{Folder: dir, Workers: 1})
		if files(t, dir)["party-00/letter.pdf"] != "somebody's own" {
			t.Error("somebody's file was written over")
		}
		if err == nil && len(r.Failures) == 0 {
			t.Error("the file in the way was not reported")
		}
	})
}

// TestManifestThatCannotBeTakenAway changes nothing then: what it says must stay true.
func TestManifestThatCannotBeTakenAway(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, fakePlan(2, "A"), Options{Folder: dir})
	before := files(t, dir)
	r := mustRun(t, fakePlan(2, "B"), Options{Folder: dir, fault: func(op, path string) error {
		if op == "sync" && path == journalFile {
			return syscall.EIO
		}
		return nil
	}})
	if s := states(r); s[Failed] != 4 {
		t.Errorf("got %v, want all failed", s)
	}
	now := files(t, dir)
	for name, text := range before {
		if name != ManifestFile && now[name] != text {
			t.Errorf("%s was changed", name)
		}
	}
	if m := readManifest(t, dir); len(m.Outputs) != 0 || len(m.Earlier) != 4 {
		t.Errorf("the manifest has %d outputs and %d earlier ones", len(m.Outputs), len(m.Earlier))
	}
	mustRun(t, fakePlan(2, "B"), Options{Folder: dir})
	fresh := t.TempDir()
	mustRun(t, fakePlan(2, "B"), Options{Folder: fresh})
	sameFiles(t, files(t, dir), files(t, fresh))
}
