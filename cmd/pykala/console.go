package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/term"

	"github.com/pykala/pykala/internal/job"
	"github.com/pykala/pykala/internal/message"
	"github.com/pykala/pykala/internal/source"
)

// console is where a command prints: results to out, everything else to err.
type console struct {
	now      func() time.Time // the clock
	out, err io.Writer
	words    *message.Catalogue
	failed   error // of writing to out: a closed pipe, a full disk
	json     bool  // mistakes go to out as well, for machines
	folders  []string
	sources  []func(file string) (string, bool)
}

// Write prints a result and remembers a failure, so that a command cannot end well with half its output lost.
func (c *console) Write(p []byte) (int, error) {
	n, err := c.out.Write(p)
	if err != nil && c.failed == nil {
		c.failed = err
		c.print(source.Errors{source.Errorf(source.Pos{}, "output", "the output cannot be written: %s", source.Cause(err))})
	}
	return n, err
}

// printf prints a result that is no words, or words that text has given.
func (c *console) printf(format string, args ...any) { fmt.Fprintf(c, format, args...) }

// text gives a message in the language of the person.
func (c *console) text(m source.Message) string { return m.In(c.words.Translate) }

// say prints a line of a result in words.
func (c *console) say(format string, args ...any) {
	fmt.Fprintln(c, c.text(source.Msg(format, args...)))
}

// note prints for people what is no result.
func (c *console) note(format string, args ...any) {
	fmt.Fprintln(c.err, c.text(source.Msg(format, args...)))
}

// printJSON prints a result for machines.
func (c *console) printJSON(v any) error {
	enc := json.NewEncoder(c)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// report prints mistakes for people, or for machines where --json was given, and gives back the error that chooses the exit code.
func (c *console) report(err error) error {
	if err == nil {
		return nil
	}
	errs, code := mistakes(err)
	if c.json {
		if err := c.printJSON(map[string]source.Errors{"errors": c.inWords(errs.Sorted())}); err != nil {
			return err
		}
		return code
	}
	c.print(errs)
	return code
}

// inWords gives mistakes with their messages in the language of the person, for JSON.
func (c *console) inWords(errs source.Errors) source.Errors { return errs.In(c.words.Translate) }

// mistakes takes an error apart: what to show, and what chooses the exit code.
func mistakes(err error) (source.Errors, error) {
	var usage usageError
	if errors.As(err, &usage) {
		return usage.Errors, usage
	}
	var misuse job.Misuse
	if errors.As(err, &misuse) {
		return misuse.Errors, usageError{misuse.Errors}
	}
	return source.AllOf(err), errFailed
}

// print shows mistakes to people, with the lines they are on.
func (c *console) print(errs source.Errors) {
	if len(errs) > 0 {
		_ = source.Print(c.err, errs, c.source, c.words.Translate) // there is nowhere else to complain
	}
}

// largestExcerpt is the largest file of which a line is shown.
const largestExcerpt = 16 << 20

// source gives the text of a file that a mistake is in.
func (c *console) source(file string) (string, bool) {
	for _, read := range c.sources {
		if text, ok := read(file); ok {
			return text, true
		}
	}
	for _, dir := range append([]string{""}, c.folders...) {
		name := filepath.Join(dir, filepath.FromSlash(file))
		if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() || info.Size() > largestExcerpt {
			continue
		}
		if text, err := os.ReadFile(name); err == nil {
			return string(text), true
		}
	}
	return "", false
}

// terminal gives the file behind a writer when that is a terminal.
func terminal(w io.Writer) (*os.File, bool) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil, false
	}
	return f, true
}

// counted gives a number with its noun; many has a place for the number.
func counted(n int, one, many string) source.Message {
	if n == 1 {
		return source.Msg(one)
	}
	return source.Msg(many, n)
}

func files(n int) source.Message { return counted(n, "1 file", "%d files") }

func forParties(n int) source.Message { return counted(n, "for 1 party", "for %d parties") }
