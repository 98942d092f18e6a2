package templates

import (
	"strings"
	"text/template/parse"

	"github.com/pykala/pykala/internal/source"
)

// The records that rewriting puts into a tree. They are texts, so that they cost nothing to execute: a byte that UTF-8 never has,
// then the number of a site in three bytes. The machine takes them out of what is written to it.
const (
	recordAt     = 0xFF // a node begins
	recordCall   = 0xFE // a partial is called
	recordReturn = 0xFD // a partial has given its text
	recordSize   = 4
)

// The hidden functions that rewriting puts into a tree. Nobody can call them from a template: checking knows only the table
// of functions.
const (
	hiddenValue = "_value" // _value x: x passes the door
	hiddenDot   = "_dot"   // _dot .: the dot of a body
)

// site is a place in a template file that the records name by its number.
type site struct {
	text *text
	off  int
	// pipe is what is printed or decided on here, nil for text. Errors at run time look in it for what is missing.
	pipe *parse.PipeNode
	// depth is in how many bodies with a dot of their own the site stands.
	depth int
	// alone tells of a partial that its call stands alone on its line.
	alone bool
}

func (s *site) pos() source.Pos { return s.text.pos(s.off) }

// rewriter puts a record of the place before every node of a tree, ends every printing pipeline in the door, and leaves out
// comments and what actions that stand alone on their line take with them.
type rewriter struct {
	*compiler
	text  *text
	depth int
}

// rewrite changes the tree of a name.
func (c *compiler) rewrite(name string) {
	w := rewriter{compiler: c, text: c.owner[name]}
	root := c.trees[name].Root
	w.list(root)
	if name != mainText { // the dot of the main text is the view
		root.Nodes = append(w.body(int(root.Pos)), root.Nodes...)
	}
}

func (w *rewriter) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	var out []parse.Node
	for _, n := range l.Nodes {
		out = w.node(out, n)
	}
	l.Nodes = out
}

func (w *rewriter) node(out []parse.Node, n parse.Node) []parse.Node {
	switch n := n.(type) {
	case *parse.CommentNode:
		return out
	case *parse.TextNode:
		from, to := w.text.remaining(int(n.Pos), int(n.Pos)+len(n.Text))
		if from == to {
			return out
		}
		n.Text = append(recordBytes(recordAt, w.site(from, nil)), n.Text[from-int(n.Pos):to-int(n.Pos)]...)
		return append(out, n)
	case *parse.ActionNode:
		id := w.site(int(n.Pos), copyPipe(n.Pipe))
		if len(n.Pipe.Decl) == 0 {
			n.Pipe.Cmds = append(n.Pipe.Cmds, command(hiddenValue))
		}
		return append(out, recordNode(recordAt, id), n)
	case *parse.IfNode:
		id := w.site(int(n.Pipe.Pos), n.Pipe)
		w.list(n.List)
		w.list(n.ElseList)
		return append(out, recordNode(recordAt, id), n)
	case *parse.WithNode:
		return append(out, recordNode(recordAt, w.branch(&n.BranchNode)), n)
	case *parse.RangeNode:
		return append(out, recordNode(recordAt, w.branch(&n.BranchNode)), n)
	case *parse.TemplateNode:
		id := w.site(int(n.Pos), n.Pipe)
		if a := w.text.actionAt(int(n.Pos)); a != nil {
			w.sites[id].alone = a.alone
		}
		return append(out, recordNode(recordCall, id), n, recordNode(recordReturn, id))
	}
	return append(out, recordNode(recordAt, w.site(int(n.Position()), nil)), n)
}

// branch rewrites what a {{with}} or a {{range}} holds: its body has a dot of its own.
func (w *rewriter) branch(n *parse.BranchNode) int {
	id := w.site(int(n.Pipe.Pos), n.Pipe)
	w.depth++
	w.list(n.List)
	n.List.Nodes = append(w.body(int(n.Pipe.Pos)), n.List.Nodes...)
	w.depth--
	w.list(n.ElseList)
	return id
}

// body gives what a body with a dot of its own begins with. An empty one takes steps too.
func (w *rewriter) body(off int) []parse.Node {
	dot := &parse.DotNode{NodeType: parse.NodeDot}
	return []parse.Node{recordNode(recordAt, w.site(off, nil)), hidden(command(hiddenDot, dot))}
}

func (w *rewriter) site(off int, pipe *parse.PipeNode) int {
	w.sites = append(w.sites, site{text: w.text, off: off, pipe: pipe, depth: w.depth})
	return len(w.sites) - 1
}

// copyPipe keeps a pipeline as it was written.
func copyPipe(p *parse.PipeNode) *parse.PipeNode {
	kept := *p
	return &kept
}

func recordBytes(kind byte, id int) []byte {
	return []byte{kind, byte(id >> 16), byte(id >> 8), byte(id)}
}

func recordNode(kind byte, id int) parse.Node {
	return &parse.TextNode{NodeType: parse.NodeText, Text: recordBytes(kind, id)}
}

func hidden(cmd *parse.CommandNode) parse.Node {
	return &parse.ActionNode{
		NodeType: parse.NodeAction,
		Pipe:     &parse.PipeNode{NodeType: parse.NodePipe, Cmds: []*parse.CommandNode{cmd}},
	}
}

func command(function string, args ...parse.Node) *parse.CommandNode {
	return &parse.CommandNode{NodeType: parse.NodeCommand, Args: append([]parse.Node{parse.NewIdentifier(function)}, args...)}
}

// firstText gives the string that a literal argument holds.
func firstText(args []parse.Node) (string, bool) {
	if len(args) == 0 {
		return "", false
	}
	s, ok := args[0].(*parse.StringNode)
	if !ok {
		return "", false
	}
	return strings.TrimSpace(s.Text), true
}
