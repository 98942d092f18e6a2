package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the test binary answer as the program when a script calls pykala or another test starts it so.
func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		strict()
	}
	testscript.Main(m, map[string]func(){"pykala": strict})
}

// strict is the program, except that words without a translation end it.
func strict() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, func(format string) {
		fmt.Fprintf(os.Stderr, "no translation: %q\n", format)
		os.Exit(exitUntranslated)
	}))
}

// exitUntranslated is no exit code of the program's own.
const exitUntranslated = 99

// TestScripts types what testdata/script/*.txtar says. Every script finds a copy of testdata/case as “case”: three
// municipalities and a kind of document, “note”, so that scripts do not depend on the texts of the library. The language is
// English unless the script says otherwise.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("LC_ALL", "C")
			return os.CopyFS(filepath.Join(env.WorkDir, "case"), os.DirFS(filepath.Join("testdata", "case")))
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root":
				return os.Getuid() == 0, nil
			case "tmpfs":
				return canMount(t.TempDir()), nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"sed": substitute, "same": sameFolders, "nofile": noFile, "mount": mountSmall,
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}
