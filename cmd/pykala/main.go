// Command pykala writes the official texts of a joint municipal project, for every party, from one file of project data.
// Each command is one file of this folder and one line of the table in commands.go.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, nil))
}
