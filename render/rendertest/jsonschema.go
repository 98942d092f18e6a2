package rendertest

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Schema is a JSON Schema that files are judged by.
type Schema struct{ compiled *jsonschema.Schema }

// OpenSchema compiles a schema; formats such as that of dates are held to.
func OpenSchema(t testing.TB, text string) Schema {
	t.Helper()
	const place = "schema.json"
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(place, value); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile(place)
	if err != nil {
		t.Fatal(err)
	}
	return Schema{compiled}
}

// Validate says what is wrong with a file, or gives nil.
func (s Schema) Validate(file []byte) error {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
	if err != nil {
		return err
	}
	return s.compiled.Validate(value)
}
