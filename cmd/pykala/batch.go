package main

import (
	"context"
	"os"
	"os/signal"

	"github.com/pykala/pykala/internal/batch"
	"github.com/pykala/pykala/internal/source"
)

type batchCommand struct {
	outputFlags `embed:""`
}

// Run writes everything.
func (b *batchCommand) Run(c *console) error {
	c.json = b.JSON
	j, choice, plan, err := b.plan(c, b.Format, "")
	if err != nil {
		return c.report(err)
	}
	progress := newProgress(c, len(plan.Documents))
	result, err := b.write(plan, progress.step)
	progress.end()
	return b.outcome(c, plan, warningsOf(j, choice), result, err)
}

// write carries the plan out until it is done or the person interrupts. A second interruption ends the program at once.
func (f *outputFlags) write(plan *batch.Plan, progress func(batch.Step)) (*batch.Result, error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop)
	return batch.Run(ctx, plan, batch.Options{Folder: f.folder(), Workers: f.Jobs, Force: f.Force, Progress: progress})
}

// outcome reports a run and chooses the exit code of a batch.
func (f *outputFlags) outcome(c *console, plan *batch.Plan, warnings source.Errors, result *batch.Result, failed error) error {
	if result == nil {
		return c.report(failed)
	}
	s := summaryOf(f.folder(), plan, warnings, result)
	if failed != nil {
		s.Errors, _ = mistakes(failed)
	}
	if err := s.print(c); err != nil {
		return err
	}
	switch {
	case failed != nil:
		return errFailed
	case result.Interrupted:
		return errInterrupted
	case len(result.Failures) > 0:
		return errFailures
	}
	return nil
}
