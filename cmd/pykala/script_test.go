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
		main()
	}
	testscript.Main(m, map[string]func(){"pykala": main})
}

// TestScripts types what testdata/script/*.txtar says. Every script finds a copy of testdata/case as “case”: three
// municipalities and a kind of document, “note”, so that scripts do not depend on the texts of the library.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			return os.CopyFS(filepath.Join(env.WorkDir, "case"), os.DirFS(filepath.Join("testdata", "case")))
		},
		Condition: func(cond string) (bool, error) {
			if cond != "root" {
				return false, fmt.Errorf("unknown condition %q", cond)
			}
			return os.Getuid() == 0, nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"sed": substitute, "same": sameFolders, "nofile": noFile,
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}
