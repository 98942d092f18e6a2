package hyphen

// trie holds words letter by letter, each with what is said of it. It is built once and then only read.
type trie struct {
	nodes  []node
	roots  [rootLetters]int32 // the nodes of common first letters, so that no list is searched for them
	levels []byte             // of all patterns, one behind the other
}

// node is one letter of a word. Node 0 is the empty word.
type node struct {
	letter rune
	child  int32 // the first of the letters that may follow; 0 is none
	next   int32 // the next letter that may stand in place of this one
	levels int32 // of a pattern: where those of its places begin, one more than it has letters; 0 is none
	first  bool  // a part of compounds that another part follows
	last   bool  // what a part that ends compounds begins with
	start  bool  // what a word may begin with
}

// rootLetters is how many first letters have a place of their own: all of Finnish and Swedish.
const rootLetters = 0x180

// newTrie makes room for the words of a file of so many bytes.
func newTrie(size int) *trie {
	return &trie{nodes: make([]node, 1, size/2+1), levels: make([]byte, 1, size+1)}
}

// add gives the node of a word, to be filled in before the next call.
func (t *trie) add(word string) *node {
	at := int32(0)
	for _, r := range word {
		at = t.grow(at, r)
	}
	return &t.nodes[at]
}

// grow gives the node that follows another by a letter, and makes it if there is none.
func (t *trie) grow(at int32, letter rune) int32 {
	if next := t.step(at, letter); next != 0 {
		return next
	}
	next := int32(len(t.nodes))
	t.nodes = append(t.nodes, node{letter: letter, next: t.nodes[at].child})
	t.nodes[at].child = next
	if at == 0 && letter < rootLetters {
		t.roots[letter] = next
	}
	return next
}

// step gives the node that follows another by a letter, or 0.
func (t *trie) step(at int32, letter rune) int32 {
	if at == 0 && letter < rootLetters {
		return t.roots[letter]
	}
	for n := t.nodes[at].child; n != 0; n = t.nodes[n].next {
		if t.nodes[n].letter == letter {
			return n
		}
	}
	return 0
}
