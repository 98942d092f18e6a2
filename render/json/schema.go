package json

import _ "embed" // the schema

// SchemaName names the schema and its version. As long as the version is 1, what the schema says keeps its meaning; what is
// added has a name of its own.
const SchemaName = "urn:pykala:schema:document:1"

//go:embed schema.json
var schema string

// Schema gives the JSON Schema (2020-12) of the files. Nothing that it does not describe stands in them.
func Schema() string { return schema }
