//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package batch

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// lock takes the file for this process alone until it is closed; false means that another process has it. Where the file
// system knows no locks, as some network drives do not, the run goes on without.
func lock(f *os.File) bool {
	return !errors.Is(unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB), unix.EWOULDBLOCK)
}

func isFull(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }

// isInUse reports whether another program keeps the file from being replaced, which only Windows lets it do.
func isInUse(error) bool { return false }
