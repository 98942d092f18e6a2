package doc

import "github.com/pykala/pykala/internal/source"

// CaseName gives the word for a grammatical case by the name that forms of a Noun go by, for messages.
func CaseName(name string) source.Message {
	switch name {
	case "nominative":
		return source.Msg("nominative")
	case "genitive":
		return source.Msg("genitive")
	case "partitive":
		return source.Msg("partitive")
	case "inessive":
		return source.Msg("inessive")
	case "elative":
		return source.Msg("elative")
	case "illative":
		return source.Msg("illative")
	case "adessive":
		return source.Msg("adessive")
	case "ablative":
		return source.Msg("ablative")
	case "allative":
		return source.Msg("allative")
	case "essive":
		return source.Msg("essive")
	case "translative":
		return source.Msg("translative")
	case "definite": // Swedish
		return source.Msg("definite form")
	}
	return source.Msg("form “%s”", name)
}
