package data

import _ "embed" // the schema

//go:embed schema.json
var caseSchema string

// Schema gives the JSON Schema (2020-12) of project.yaml, for editors that complete and explain keys. What it refuses Load
// refuses too; Load finds more, in words that a preparer understands.
func Schema() string { return caseSchema }
