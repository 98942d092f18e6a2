//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package batch

import "os"

// lock does nothing where the system has no locks that we know of.
func lock(*os.File) bool { return true }

func isFull(error) bool { return false }

func isInUse(error) bool { return false }
