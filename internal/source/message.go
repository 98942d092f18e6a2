package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// Message is a text with its arguments kept apart, so that it can be shown in another language: Format is the key
// under which translations are found. An argument that is itself words, not a name or a figure, is a Message too.
type Message struct {
	Format string
	Args   []any
}

// Translate gives the format that stands for an English one in another language, with the same verbs for the same arguments.
type Translate func(format string) string

// English is the language that messages are written in.
func English(format string) string { return format }

// Msg makes a Message in the way of fmt.Sprintf, except that a format without arguments is taken as it is.
func Msg(format string, args ...any) Message { return Message{format, args} }

// IsZero reports whether there is nothing to say.
func (m Message) IsZero() bool { return m.Format == "" }

// String gives the message in English.
func (m Message) String() string { return m.In(English) }

// In gives the message in the language of translate.
func (m Message) In(translate Translate) string {
	if m.IsZero() {
		return ""
	}
	format := translate(m.Format)
	if len(m.Args) == 0 {
		return format
	}
	args := make([]any, len(m.Args))
	for i, arg := range m.Args {
		args[i] = argumentIn(arg, translate)
	}
	return fmt.Sprintf(format, args...)
}

func argumentIn(arg any, translate Translate) any {
	switch arg := arg.(type) {
	case Message:
		return arg.In(translate)
	case *Error:
		return arg.in(translate).Error()
	case Errors:
		return arg.In(translate).Error()
	}
	return arg
}

func (m Message) translated(translate Translate) Message { return Message{Format: m.In(translate)} }

// MarshalText gives the message as it reads: in English, unless it comes from Errors.In.
func (m Message) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText takes what MarshalText gave. A message that had no arguments can still be translated.
func (m *Message) UnmarshalText(text []byte) error {
	*m = Message{Format: string(text)}
	return nil
}

// Cause says in words why the operating system refused. What it is not known to say stands in its own words, without the path
// that the mistake names already.
func Cause(err error) Message {
	if large, ok := errors.AsType[tooLarge](err); ok {
		return large.says()
	}
	if LeadsOut(err) {
		return Msg("it leads out of its folder")
	}
	for _, known := range causes() {
		if errors.Is(err, known.err) {
			return known.says
		}
	}
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return Msg("%s", path.Err.Error())
	}
	if link, ok := errors.AsType[*os.LinkError](err); ok {
		return Msg("%s", link.Err.Error())
	}
	return Msg("%s", AllOf(err))
}

type cause struct {
	err  error
	says Message
}

func causes() []cause {
	return []cause{
		{fs.ErrNotExist, Msg("it is not there")},
		{fs.ErrPermission, Msg("the system does not permit it")},
		{fs.ErrExist, Msg("something of this name is there already")},
		{syscall.ENOTDIR, Msg("a part of the path is a file, not a folder")},
		{syscall.EISDIR, Msg("it is a folder")},
		{syscall.ENAMETOOLONG, Msg("the name is too long")},
		{syscall.ELOOP, Msg("symbolic links lead round in a circle")},
		{syscall.EROFS, Msg("nothing can be written on this disk")},
		{syscall.ENOSPC, Msg("the disk is full")},
		{io.ErrUnexpectedEOF, Msg("it ends in the middle")},
		{ErrNoFile, Msg("it is not a file")},
	}
}
