package main

import (
	"fmt"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/pykala/pykala/internal/batch"
)

// progress shows how far a batch is: a bar with rate and remaining time on a terminal, one line a party elsewhere.
type progress struct {
	err   io.Writer
	bar   *progressbar.ProgressBar // nil elsewhere
	party batch.Party              // whose documents are being made
	files int
	bad   int // documents that failed
}

func newProgress(err io.Writer, documents int) *progress {
	p := &progress{err: err}
	if f, ok := terminal(err); ok {
		p.bar = progressbar.NewOptions(documents, progressbar.OptionSetWriter(f), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("documents"), progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish(),
			progressbar.OptionThrottle(60*time.Millisecond), progressbar.OptionSetElapsedTime(true), progressbar.OptionSetPredictTime(true),
			progressbar.OptionShowDescriptionAtLineEnd())
	}
	return p
}

// step is told of every document, in the plan's order.
func (p *progress) step(s batch.Step) {
	if p.bar != nil {
		p.bar.Describe(s.Document.Party.Name)
		_ = p.bar.Add(1) // a bar that cannot be drawn stops nothing
		return
	}
	if s.Document.Party != p.party {
		p.end()
		p.party = s.Document.Party
	}
	if s.Failed {
		p.bad++
		return
	}
	p.files += len(s.Document.Files)
}

// end takes the bar away or finishes the line of the last party.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Clear()
		return
	}
	if p.party.Name == "" {
		return
	}
	line := p.party.Name + ": " + count(p.files, "file", "files")
	if p.bad > 0 {
		line += ", " + count(p.bad, "document", "documents") + " failed"
	}
	fmt.Fprintln(p.err, line)
	p.party, p.files, p.bad = batch.Party{}, 0, 0
}
