package style

// Layout is how a style arranges one family of documents.
type Layout struct{}
