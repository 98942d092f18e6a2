// Package data knows what there is to know about a case: its types, how they are read and checked, the shares of the
// parties, and the register of municipalities. It knows nothing of documents.
package data
