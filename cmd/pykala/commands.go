package main

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/alecthomas/kong"

	"github.com/pykala/pykala/internal/message"
)

// programName is what the program is called on a command line.
const programName = "pykala"

// commands is the table of commands: what a person types, and the file of this folder that does it. What it says of them and of
// their flags stands in the files of package message.
type commands struct {
	UILang string `name:"ui-lang" placeholder:"LANG"` // read by chooseLanguage; here so that it is shown

	Render  renderCommand  `cmd:""`
	Batch   batchCommand   `cmd:""`
	Check   checkCommand   `cmd:""`
	Shares  sharesCommand  `cmd:""`
	Inflect inflectCommand `cmd:""`
	Style   styleCommands  `cmd:""`
	List    listCommand    `cmd:""`
	New     newCommand     `cmd:""`
	Eject   ejectCommand   `cmd:""`
	Schema  schemaCommand  `cmd:""`
	Version versionCommand `cmd:""`
}

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

// run does what the arguments ask for and gives the exit code. missing, which may be nil, is told of words that have no
// translation.
func run(args []string, stdout, stderr io.Writer, missing func(format string)) int {
	c := &console{out: stdout, err: stderr, now: time.Now, words: &message.Catalogue{Language: message.English}}
	code := exitCode(c.do(args, missing))
	if c.failed != nil {
		return exitFailed
	}
	return code
}

// do opens the words of the person's language and does what the arguments ask for.
func (c *console) do(args []string, missing func(format string)) error {
	language, args, wrong := chooseLanguage(args)
	words, err := message.Open(language, missing)
	if err != nil {
		return c.report(err)
	}
	c.words = words
	if wrong != nil {
		return c.report(wrong)
	}
	return parse(args, c)
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
	parser, err := kong.New(&commands{}, kong.Name(programName), kong.Writers(c, c.err), kong.Exit(func(int) { asked = true }),
		kong.Help(c.printHelp), kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 100}))
	if err != nil {
		return c.report(fmt.Errorf("the table of commands is wrong: %w", err))
	}
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
	if err := checkEmpty(ctx); err != nil {
		return c.report(err)
	}
	return ctx.Run(c)
}
