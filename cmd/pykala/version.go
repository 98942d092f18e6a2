package main

import (
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

// program says which build of the program this is. A released version or an unchanged commit names one build; anything else
// may be any state of the sources.
func program() batch.Program {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return batch.Program{Version: "unknown"}
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
	case version != "(devel)":
		return batch.Program{Version: version, Exact: !changed}
	case revision != "" && changed:
		return batch.Program{Version: "commit " + revision[:min(12, len(revision))] + " with changes"}
	case revision != "":
		return batch.Program{Version: "commit " + revision, Exact: true}
	}
	return batch.Program{Version: version}
}
