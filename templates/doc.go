// Package templates is how a case becomes a document.
//
// A template is a text in the light markup of package markup with actions of text/template in it. What a person types in a
// template is formatted; what {{…}} inserts never is: a printed value travels beside the text, which carries only one
// private-use rune in its place, so that no datum can become structure. The steps, each in a file of its own:
//
//	library.go   layers of files: the case's own, those of the command line, the embedded library; the first that has a path wins
//	kind.go      a kind of document: type.yaml
//	words.go     the words of a language: _lang/fi.yaml
//	scan.go      where actions stand in a text: what stands alone on its line, what is not closed
//	compile.go   a text and the partials it uses, parsed, checked and rewritten once
//	check*.go    names of fields and functions against the types of the view, before any document is made
//	rewrite.go   the hidden calls that record places and carry values
//	run.go       one execution, bounded in steps and output
//	door.go      the one door through which values enter text, and what may pass it; missing.go: what is missing
//	view*.go     what templates see of a case; number.go, name.go: how it prints; package inflect inflects names
//	functions*.go the table of functions
//	build*.go    markup and values to the tree of render/doc
//	facts.go     what is known apart from prose
package templates
