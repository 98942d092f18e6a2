package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"runtime/debug"

	"github.com/pykala/pykala/internal/batch"
)

type versionCommand struct {
	JSON bool `name:"json"`
}

// Run prints the version.
func (v *versionCommand) Run(c *console) error {
	p := program()
	if v.JSON {
		return c.printJSON(map[string]string{"version": p.Version})
	}
	c.printf("pykala %s\n", p.Version)
	return nil
}

// program says which build of the program this is. A released version or an unchanged commit names one build; what was built
// from any other state of the sources is named by the hash of the program itself.
func program() batch.Program {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return exactly("unknown")
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	version := info.Main.Version
	if version == "" {
		version = "(devel)"
	}
	revision, changed := settings["vcs.revision"], settings["vcs.modified"] == "true"
	switch {
	case version != "(devel)" && !changed:
		return batch.Program{Version: version, Exact: true}
	case version != "(devel)":
		return exactly(version)
	case revision != "" && changed:
		return exactly("commit " + revision[:min(12, len(revision))] + " with changes")
	case revision != "":
		return batch.Program{Version: "commit " + revision, Exact: true}
	}
	return exactly(version)
}

// exactly adds to a version that may be any of many builds which build it is. Where the program cannot read itself, no version
// names it.
func exactly(version string) batch.Program {
	name, err := os.Executable()
	if err != nil {
		return batch.Program{Version: version}
	}
	hash, err := hashOf(name)
	if err != nil {
		return batch.Program{Version: version}
	}
	return batch.Program{Version: version + " build " + hash[:16], Exact: true}
}

func hashOf(name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
