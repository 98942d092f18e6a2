package templates

import (
	"strconv"
	"strings"
	"text/template/parse"

	"github.com/pykala/pykala/internal/source"
)

// The hidden functions that rewriting puts into a tree. Nobody can call them from a template: checking knows only the table
// of functions.
const (
	hiddenAt     = "_at"     // _at site dot: a node begins; counts a step
	hiddenValue  = "_value"  // _value site x: x passes the door
	hiddenCall   = "_call"   // _call site: a partial is called
	hiddenReturn = "_return" // _return site: it has given its text
)

// site is a place in a template file that the hidden calls name by its number.
type site struct {
	text *text
	off  int
	// pipe is what is printed or decided on here, nil for text. Errors at run time look in it for what is missing.
	pipe *parse.PipeNode
	// alone tells of a partial that its call stands alone on its line.
	alone bool
}

func (s *site) pos() source.Pos { return s.text.pos(s.off) }

// rewrite puts a record of the place before every node of a list, ends every printing pipeline in the door, and leaves out
// comments and what actions that stand alone on their line take with them.
func (c *compiler) rewrite(l *parse.ListNode, t *text) {
	if l == nil {
		return
	}
	var out []parse.Node
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.CommentNode:
		case *parse.TextNode:
			from, to := t.remaining(int(n.Pos), int(n.Pos)+len(n.Text))
			if from == to {
				continue
			}
			n.Text, n.Pos = n.Text[from-int(n.Pos):to-int(n.Pos)], parse.Pos(from)
			out = append(out, at(c.site(t, from, nil)), n)
		case *parse.ActionNode:
			id := c.site(t, int(n.Pos), copyPipe(n.Pipe))
			if len(n.Pipe.Decl) == 0 {
				n.Pipe.Cmds = append(n.Pipe.Cmds, command(hiddenValue, number(id)))
			}
			out = append(out, at(id), n)
		case *parse.IfNode:
			out = append(out, at(c.branch(&n.BranchNode, t)), n)
		case *parse.WithNode:
			out = append(out, at(c.branch(&n.BranchNode, t)), n)
		case *parse.RangeNode:
			id := c.branch(&n.BranchNode, t)
			n.List.Nodes = append([]parse.Node{at(id)}, n.List.Nodes...) // an empty body takes steps too
			out = append(out, at(id), n)
		case *parse.TemplateNode:
			id := c.site(t, int(n.Pos), n.Pipe)
			if a := t.actionAt(int(n.Pos)); a != nil {
				c.sites[id].alone = a.alone
			}
			out = append(out, at(id), hidden(command(hiddenCall, number(id))), n, hidden(command(hiddenReturn, number(id))))
		default:
			out = append(out, at(c.site(t, int(n.Position()), nil)), n)
		}
	}
	l.Nodes = out
}

func (c *compiler) branch(n *parse.BranchNode, t *text) int {
	id := c.site(t, int(n.Pipe.Position()), n.Pipe)
	c.rewrite(n.List, t)
	c.rewrite(n.ElseList, t)
	return id
}

func (c *compiler) site(t *text, off int, pipe *parse.PipeNode) int {
	c.sites = append(c.sites, site{text: t, off: off, pipe: pipe})
	return len(c.sites) - 1
}

// copyPipe keeps a pipeline as it was written.
func copyPipe(p *parse.PipeNode) *parse.PipeNode {
	kept := *p
	return &kept
}

func at(id int) parse.Node {
	return hidden(command(hiddenAt, number(id), &parse.DotNode{NodeType: parse.NodeDot}))
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

func number(n int) parse.Node {
	return &parse.NumberNode{NodeType: parse.NodeNumber, IsInt: true, Int64: int64(n), Text: strconv.Itoa(n)}
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
