package data

import (
	"slices"

	"github.com/pykala/pykala/internal/source"
)

// winner gives the key of the proposal that won a vote: empty for the presenter's, and where the vote does not decide.
func (h *Handling) winner(v *Vote) string {
	if t, ok := v.Result(); ok && !t.Passed {
		return v.No
	}
	return v.Yes
}

// checkVote reports a vote that cannot have been taken so.
func (l *loader) checkVote(h *Handling, v *Vote) {
	l.checkBacked(h, v.Yes, v.PosOf("yes"))
	l.checkBacked(h, v.No, v.PosOf("no"))
	if v.No == "" && !v.Has("no") {
		l.errorf(v.At, "missing-key", "the proposal behind EI is missing").WithHint("add “no: …” with the key of a proposal")
	}
	if v.Yes == v.No && v.No != "" {
		l.errorf(v.PosOf("no"), "one-proposal", "the same proposal stands behind JAA and EI").WithHint("mend “yes” or “no”")
	}
	for _, key := range []string{"ayes", "noes"} {
		if !v.Has(key) {
			l.errorf(v.At, "missing-key", "“%s” is missing here", key).WithHint("add the line “%s: …”", key)
		}
	}
	l.checkCasting(v)
	l.checkPiles(h, v)
	l.checkTurnout(h, v)
}

// checkBacked reports a proposal that could not be voted on.
func (l *loader) checkBacked(h *Handling, key string, pos source.Pos) {
	if key == "" {
		return
	}
	p := named(l, h.Proposals, func(p *Proposal) string { return p.Key }, key, pos, proposalNames)
	switch {
	case p == nil:
	case p.Withdrawn:
		l.errorf(pos, "withdrawn-proposal", "the proposal “%s” was withdrawn, so nobody votes on it", key).WithNote(p.At, "the proposal is here")
	case len(p.Supporters) == 0 && !p.Has("supporters") && !h.isPresenter(p.By):
		l.errorf(pos, "unsupported-proposal", "nobody supported the proposal “%s”, so nobody votes on it", key).
			WithNote(p.At, "the proposal is here").WithHint("add “supporters: [ … ]” to it, or remove the vote")
	}
}

func (l *loader) checkCasting(v *Vote) {
	if v.Casting != "" && v.Casting != castYes && v.Casting != castNo {
		l.errorf(v.PosOf("casting"), "unknown-value", "“%s” is not known here", v.Casting).WithHint("write “yes” or “no”")
		return
	}
	if v.Ayes == nil || v.Noes == nil {
		return
	}
	even := v.Ayes.Count == v.Noes.Count
	if even && v.Casting == "" && !v.Has("casting") {
		l.errorf(v.At, "tie", "the votes are even, %d to %d, and the chair's vote is not given", v.Ayes.Count, v.Noes.Count).
			WithHint("add “casting: yes” or “casting: no”")
	}
	if !even && v.Casting != "" {
		l.errorf(v.PosOf("casting"), "unused-value", "the votes are not even, so the chair's vote decides nothing").WithHint("remove “casting”, or mend the votes")
	}
}

// checkPiles reports persons who vote twice or have no vote.
func (l *loader) checkPiles(h *Handling, v *Vote) {
	first := map[string]source.Pos{}
	for _, pile := range []*Ballots{v.Ayes, v.Noes, v.Blank, v.Absent} {
		if pile == nil {
			continue
		}
		for _, p := range pile.Who {
			if at, twice := first[identity(p)]; twice {
				l.errorf(p.At, "voted-twice", "the same person is in two places of the vote").WithNote(at, "the first is here").WithHint("keep one of them")
				continue
			}
			first[identity(p)] = p.At
			if pile != v.Absent {
				l.checkVoter(h, p)
			}
		}
	}
}

// checkVoter reports somebody who has no seat in the body, or was not there.
func (l *loader) checkVoter(h *Handling, p *Person) {
	it := h.itemOf()
	if it == nil || p.Ref == "" {
		return
	}
	presence := l.presenceOf(h.In, p.Ref)
	if presence == nil {
		return
	}
	if !presence.votes(it) {
		l.errorf(p.At, "no-vote", "“%s” has no vote in the body", p.Ref).
			WithNote(presence.Attendee.At, "the person is here").WithHint("members vote, and deputies in their place")
		return
	}
	l.checkThere(h, p)
}

// votes reports whether somebody has a seat while an item is handled: their own, or that of whom they sit in for.
func (p *Presence) votes(it *Item) bool {
	return p.Attendee.decides() || slices.ContainsFunc(p.Notes, func(n *Note) bool { return n.Item == it && n.Kind == EventSubstitute })
}

// checkTurnout compares the votes with those who were there.
func (l *loader) checkTurnout(h *Handling, v *Vote) {
	it := h.itemOf()
	if it == nil || len(h.In.Attendance) == 0 || v.Ayes == nil || v.Noes == nil {
		return
	}
	sure, most := 0, 0
	for _, a := range h.In.Attendance {
		p := l.presenceOf(h.In, a.Key)
		if p == nil || !p.votes(it) || !p.TookPart(it) {
			continue
		}
		most++
		if p.rooms[it] != partly {
			sure++
		}
	}
	cast := v.Ayes.count() + v.Noes.count() + v.Blank.count()
	switch {
	case cast > most:
		l.errorf(v.At, "too-many-votes", "%d votes are cast, but only %d who have a vote were there", cast, most).WithHint("mend the votes, the attendance or the events")
	case cast+v.Absent.count() < sure:
		l.warningf(v.At, "too-few-votes", "%d votes are told of, but %d who have a vote were there", cast+v.Absent.count(), sure).
			WithHint("add “blank” and “absent”, so that every member's vote can be seen")
	}
}

// checkVotesAndOutcome reports votes that ended otherwise than the matter.
func (l *loader) checkVotesAndOutcome(h *Handling) {
	if len(h.Votes) == 0 {
		return
	}
	lost := slices.IndexFunc(h.Votes, func(v *Vote) bool {
		_, ok := v.Result()
		return ok && !h.presenters(h.winner(v)) && h.presenters(v.loser())
	})
	won := slices.ContainsFunc(h.Votes, func(v *Vote) bool { return !h.presenters(h.winner(v)) })
	switch h.Outcome {
	case OutcomePassed, OutcomeVoted, OutcomeRevised:
		if lost >= 0 {
			l.errorf(h.PosOf("outcome"), "outcome-against-vote", "the outcome is that the presenter's proposal passed, but it lost the vote").
				WithNote(h.Votes[lost].At, "the vote is here").WithHint("write “outcome: modified”, “rejected”, “returned” or “tabled”, or mend the vote")
		}
	case OutcomeModified, OutcomeRejected, OutcomeReturned, OutcomeTabled:
		if !won && l.decided(h) {
			l.errorf(h.PosOf("outcome"), "outcome-against-vote", "the outcome is that the presenter's proposal did not pass, but it won every vote").
				WithNote(h.Votes[len(h.Votes)-1].At, "the vote is here").WithHint("write “outcome: passed-voted”, or mend the vote")
		}
	}
}

// decided reports whether every vote of a handling decides.
func (l *loader) decided(h *Handling) bool {
	return !slices.ContainsFunc(h.Votes, func(v *Vote) bool { _, ok := v.Result(); return !ok })
}

// loser gives the key of the proposal that lost a vote that decides.
func (v *Vote) loser() string {
	if t, _ := v.Result(); t.Passed {
		return v.No
	}
	return v.Yes
}

// checkDissent reports a dissenting opinion of somebody who has no right to it (kuntalaki 410/2015 106 §): who made a counter-proposal
// or voted against has, and the presenter, where the decision differs from the proposal.
func (l *loader) checkDissent(h *Handling, d *Dissent) {
	if d.By == nil {
		return
	}
	l.checkThere(h, d.By)
	if h.Outcome == "" || h.mayDissent(d.By) {
		return
	}
	l.errorf(d.At, "no-right-to-dissent", "who dissents has neither made a counter-proposal nor voted against the decision").
		WithHint("kuntalaki 410/2015 106 §; the presenter may dissent where the decision differs from the proposal")
}

func (h *Handling) mayDissent(by *Person) bool {
	same := func(p *Person) bool { return identity(p) == identity(by) }
	if slices.ContainsFunc(h.Proposals, func(p *Proposal) bool { return p.By != nil && same(p.By) }) && !h.isPresenter(by) {
		return true
	}
	if h.isPresenter(by) {
		return !slices.Contains([]Outcome{OutcomePassed, OutcomeVoted, OutcomeRevised, OutcomeNoted}, h.Outcome)
	}
	return slices.ContainsFunc(h.Votes, func(v *Vote) bool {
		against := v.Noes
		if t, _ := v.Result(); !t.Passed {
			against = v.Ayes
		}
		return against != nil && (len(against.Who) == 0 && against.Count > 0 || slices.ContainsFunc(against.Who, same))
	})
}

// checkElection reports an election whose figures cannot be right.
func (l *loader) checkElection(h *Handling, e *Election) {
	first, elected, votes := map[string]*Candidate{}, 0, 0
	for _, c := range e.Candidates {
		if c.Person == nil {
			continue
		}
		if earlier := first[identity(c.Person)]; earlier != nil {
			l.errorf(c.At, "duplicate-candidate", "the same person is a candidate twice").WithNote(earlier.At, "the first is here")
		}
		first[identity(c.Person)] = c
		if c.Deputy != nil && identity(c.Deputy) == identity(c.Person) {
			l.errorf(c.PosOf("deputy"), "own-deputy", "nobody is their own deputy").WithHint("mend one of them")
		}
		if c.Elected {
			elected++
		}
		if c.Votes != nil {
			votes += *c.Votes
		}
		l.checkCandidate(h, e, c)
	}
	if elected == 0 && h.Outcome != "" {
		l.errorf(e.At, "nobody-elected", "the matter is decided, but nobody is elected").WithHint("write “elected: true” to those who are")
	}
	if voters := h.voters(l); e.Method == ElectMajority && voters > 0 && votes > voters*max(1, elected) {
		l.errorf(e.At, "too-many-votes", "the candidates have %d votes, but %d voters have at most %d", votes, voters, voters*max(1, elected)).
			WithHint("a voter has as many votes as there are persons to elect")
	}
	l.checkRanks(e)
}

func (l *loader) checkCandidate(h *Handling, e *Election, c *Candidate) {
	if e.Method == ElectUnanimous && c.Votes != nil {
		l.errorf(c.PosOf("votes"), "unused-value", "an election without a vote has no votes").WithHint("remove them, or write another “method”")
	}
	if e.Method == ElectUnanimous && !c.Elected && h.Outcome != "" {
		l.errorf(c.At, "not-unanimous", "the election is unanimous, but this candidate is not elected").WithHint("write “elected: true”, or another “method”")
	}
	if voters := h.voters(l); c.Votes != nil && voters > 0 && *c.Votes > voters {
		l.errorf(c.PosOf("votes"), "too-many-votes", "%d votes are cast, but only %d who have a vote were there", *c.Votes, voters).
			WithHint("mend the votes, the attendance or the events")
	}
}

// voters counts those who have a vote and took part; 0 where that is not known.
func (h *Handling) voters(l *loader) int {
	it, n := h.itemOf(), 0
	if it == nil {
		return 0
	}
	for _, a := range h.In.Attendance {
		if p := l.presenceOf(h.In, a.Key); p != nil && p.votes(it) && p.TookPart(it) {
			n++
		}
	}
	return n
}

// checkRanks reports a candidate of a majority election who is elected with fewer votes than one who is not.
func (l *loader) checkRanks(e *Election) {
	if e.Method != ElectMajority {
		return
	}
	for _, in := range e.Candidates {
		for _, out := range e.Candidates {
			if in.Elected && !out.Elected && in.Votes != nil && out.Votes != nil && *in.Votes < *out.Votes {
				l.errorf(in.At, "elected-with-fewer", "a candidate is elected with %d votes, another is not with %d", *in.Votes, *out.Votes).
					WithNote(out.At, "the other is here").WithHint("in a majority election those with the most votes are elected")
				return
			}
		}
	}
}
