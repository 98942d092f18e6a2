//go:build !windows

package main

import "github.com/pykala/pykala/internal/message"

// systemLanguage gives the language of a person whose environment says nothing.
func systemLanguage() string { return message.English }
