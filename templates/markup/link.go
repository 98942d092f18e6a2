package markup

import (
	"net/url"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// target reads the address of a link up to its closing parenthesis.
func (in *inliner) target() []Inline {
	start := in.i
	inner := &inliner{p: in.p, span: in.span, i: in.i, frames: make([]frame, 1)}
	for inner.i < len(in.span.s) && in.span.s[inner.i] != ')' {
		if !inner.targetStep() {
			in.i = inner.i
			return nil
		}
	}
	inner.flush()
	in.i = inner.i
	if in.i == len(in.span.s) {
		in.fail(start-1, "link", "the address of the link is not closed").hint("write ) after the address")
		return nil
	}
	in.i++
	out := inner.frames[0].out
	if e := checkTarget(out); e != nil {
		e.Off = in.span.at(start)
		in.p.report(e)
	}
	return out
}

// targetStep reads one piece of an address; it gives false where no address can go on.
func (in *inliner) targetStep() bool {
	rest := in.rest()
	switch c := rest[0]; {
	case c == ' ' || c == '\n':
		in.fail(in.i, "link", "a space in the address of a link").hint("write %s for a space; write ) right after the address", "%20")
		return false
	case c == '(' || c == '<' || c == '`':
		in.fail(in.i, "link", "“%c” in the address of a link", c).hint(`write \%c`, c)
		in.keep(1)
	case c == '\\':
		in.escape()
	case c == '&' && entityLength(rest) > 0:
		in.foreign()
	case c == 0xF3 || c == 0xF4:
		in.value()
	default:
		in.keep(1)
	}
	return true
}

// checkTarget checks an address as far as it is typed: whole if it holds no value, else its beginning.
func checkTarget(parts []Inline) *Error {
	if len(parts) == 0 {
		return CheckURL("")
	}
	first, typed := parts[0].(*Text)
	if typed && len(parts) == 1 {
		return CheckURL(first.S)
	}
	if typed && !strings.HasPrefix(first.S, "https://") && !strings.HasPrefix(first.S, "mailto:") {
		return schemeError(first.S)
	}
	return nil
}

// CheckURL tells what is wrong with the address of a link, or gives nil: it must be https with a host, or mailto with one
// e-mail address. Addresses with values are checked with it once the values are known; the Off of its error is 0.
func CheckURL(address string) *Error {
	if mail, ok := strings.CutPrefix(address, "mailto:"); ok {
		name, host, found := strings.Cut(mail, "@")
		if !found || name == "" || host == "" || strings.ContainsAny(mail, " ,;<>\\\"") || strings.Contains(host, "@") {
			return urlError("“%s” is no e-mail address", visible(mail)).withHint("write mailto:name@example.fi")
		}
		return nil
	}
	if !strings.HasPrefix(address, "https://") {
		return schemeError(address)
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.User != nil || strings.ContainsAny(address, " <>\\\"`{}|^") {
		return urlError("“%s” is no address", visible(address)).withHint("copy the whole address from the browser")
	}
	return nil
}

func urlError(format string, args ...any) *Error {
	return &Error{Code: "markup-link", Msg: source.Msg(format, args...)}
}

func (e *Error) withHint(format string, args ...any) *Error {
	e.hint(format, args...)
	return e
}

func schemeError(address string) *Error {
	return urlError("the address “%s” begins with neither https:// nor mailto:", visible(address)).
		withHint("write the whole address, such as https://www.example.fi")
}
