package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/alecthomas/kong"
)

// commands is the table of commands: what a person types, and the file of this folder that does it.
type commands struct {
	Render  renderCommand  `cmd:"" help:"Write documents of a case: a few, or for one party."`
	Batch   batchCommand   `cmd:"" help:"Write every document of a case for every party."`
	Check   checkCommand   `cmd:"" help:"Show everything that is wrong in a case, its templates and styles."`
	Shares  sharesCommand  `cmd:"" help:"Show who pays what, and why."`
	List    listCommand    `cmd:"" help:"Show the kinds of document, the house styles and the formats."`
	Eject   ejectCommand   `cmd:"" help:"Copy a template out of the program, to be changed."`
	Version versionCommand `cmd:"" help:"Show the version of the program."`
}

const description = `Pykälä writes the official texts of a joint municipal project: commitment requests, model decision proposals,
commitments to sign and tables of shares, for every municipality that takes part, as PDF and as Word, from one file of
project data.`

const exampleOfAll = `Begin with the example:

    pykala check data/examples/lappi
    pykala batch data/examples/lappi -o out`

// Help is shown below the description.
func (*commands) Help() string { return exampleOfAll }

// The exit codes.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitFailures    = 3 // a batch was finished, but some of its files could not be made
	exitInterrupted = 130
)

// These errors have been reported already; they only choose the exit code.
var (
	errFailed      = errors.New("failed")
	errFailures    = errors.New("finished with failures")
	errInterrupted = errors.New("interrupted")
)

// run does what the arguments ask for and gives the exit code.
func run(args []string, stdout, stderr io.Writer) int {
	c := &console{out: stdout, err: stderr}
	code := exitCode(parse(args, c))
	if c.failed != nil {
		return exitFailed
	}
	return code
}

// exitCode is the one place that turns what happened into an exit code.
func exitCode(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, errFailures):
		return exitFailures
	case errors.Is(err, errInterrupted):
		return exitInterrupted
	}
	return exitFailed
}

// parse reads the command line and runs the command. Whatever goes wrong is reported when it comes back.
//
// Kong reads it rather than package flag, because flags may stand after the case (“pykala batch CASE -o out”), which flag
// does not allow, and because it suggests what an unknown flag was meant to be.
func parse(args []string, c *console) error {
	asked := false // for help, which was given
	parser, err := kong.New(&commands{}, kong.Name("pykala"), kong.Description(description), kong.Writers(c, c.err),
		kong.Exit(func(int) { asked = true }), kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 100}))
	if err != nil {
		return c.report(fmt.Errorf("the table of commands is wrong: %w", err))
	}
	parser.Model.HelpFlag.Help = "Show this text."
	switch {
	case len(args) == 0:
		args = []string{"--help"}
	case args[0] == "--version":
		args = []string{"version"}
	}
	ctx, err := parser.Parse(args)
	if asked {
		return nil
	}
	if err != nil {
		return c.report(usageOf(err))
	}
	return ctx.Run(c)
}
