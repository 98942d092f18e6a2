package main

import (
	"golang.org/x/sys/windows"

	"github.com/pykala/pykala/internal/message"
)

// systemLanguage gives the language of a person whose environment says nothing, as on Windows it usually does: the first of
// those that the person has chosen for menus and dialogs.
func systemLanguage() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return message.English
	}
	return message.OfLocale(names[0])
}
