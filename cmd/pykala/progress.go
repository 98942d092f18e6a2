package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/pykala/pykala/internal/batch"
	"github.com/pykala/pykala/internal/source"
)

// progress shows how far a batch is: a bar with rate and remaining time on a terminal, one line a party elsewhere.
type progress struct {
	c     *console
	bar   *progressbar.ProgressBar // nil elsewhere
	party batch.Party              // whose documents are being made
	files int
	bad   int // documents that failed
}

func newProgress(c *console, documents int) *progress {
	p := &progress{c: c}
	if f, ok := terminal(c.err); ok {
		p.bar = progressbar.NewOptions(documents, progressbar.OptionSetWriter(f), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
			progressbar.OptionSetItsString(c.text(source.Msg("documents"))), progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish(),
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
	line := p.party.Name + ": " + p.c.text(files(p.files))
	if p.bad > 0 {
		line += ", " + p.c.text(counted(p.bad, "1 document failed", "%d documents failed"))
	}
	fmt.Fprintln(p.c.err, line)
	p.party, p.files, p.bad = batch.Party{}, 0, 0
}
