package data

import "slices"

// checkWhatHappened reports what cannot have happened with a matter in a body.
func (l *loader) checkWhatHappened(h *Handling) {
	keys := keySet{}
	for _, p := range h.Proposals {
		keys.add(l, p.Key, p.PosOf("key"))
		l.checkProposal(h, p)
	}
	for _, p := range []*Proposal{h.Proposal, h.Decision} {
		l.checkAsked(p)
	}
	for _, e := range h.Events {
		l.checkEvent(h, e)
	}
	for _, v := range h.Votes {
		l.checkVote(h, v)
	}
	for _, e := range h.Elections {
		l.checkElection(h, e)
	}
	if h.Record.IsZero() && !h.standing() {
		l.checkOutcome(h)
	}
	for _, d := range h.Dissents {
		l.checkDissent(h, d)
	}
}

// standing reports whether it is the record of a standing item, which needs no proposal and no outcome.
func (h *Handling) standing() bool {
	it := h.itemOf()
	return it != nil && it.Standing != ""
}

// checkAsked reports a body that is asked to decide and does not exist.
func (l *loader) checkAsked(p *Proposal) {
	if p != nil && p.For != "" {
		named(l, l.c.Bodies, bodyKey, p.For, p.PosOf("for"), bodyNames)
	}
}

func (l *loader) checkProposal(h *Handling, p *Proposal) {
	l.checkAsked(p)
	l.checkThere(h, p.By)
	l.checkThere(h, p.Supporters...)
	if len(p.Items) == 0 && p.Text.IsZero() && !p.Has("items") && !p.Has("text") {
		l.errorf(p.At, "missing-key", "what is proposed is missing").WithHint("add “items: […]” or “text: …”")
	}
	for _, s := range p.Supporters {
		if p.By != nil && identity(s) == identity(p.By) {
			l.errorf(s.At, "own-supporter", "nobody supports a proposal of their own").WithHint("name the others only")
		}
	}
}

// identity tells persons apart: by the key of the attendance, else by name and office.
func identity(p *Person) string {
	if p.Ref != "" {
		return "key " + p.Ref
	}
	return "person " + fold(p.First+" "+p.Last+" "+p.Title.any())
}

// proposal gives a proposal that was made in the meeting by its key.
func (h *Handling) proposal(key string) *Proposal {
	for _, p := range h.Proposals {
		if p.Key == key && key != "" {
			return p
		}
	}
	return nil
}

// presenters reports whether a proposal is the presenter's: the one on the agenda, whose key is empty, or a changed one.
func (h *Handling) presenters(key string) bool {
	p := h.proposal(key)
	return key == "" || p != nil && h.isPresenter(p.By)
}

// isPresenter reports whether a person is who presents the matter; who is not said is.
func (h *Handling) isPresenter(p *Person) bool {
	switch {
	case p == nil || p.Role == RolePresenter:
		return true
	case h.Presenter != nil:
		return identity(h.Presenter) == identity(p)
	case h.Of != nil && h.Of.Presenter != nil:
		return identity(h.Of.Presenter) == identity(p)
	}
	return false
}

// checkOutcome reports an outcome that lacks what it says of the meeting.
func (l *loader) checkOutcome(h *Handling) {
	switch h.Outcome {
	case OutcomePassed, OutcomeVoted:
		if h.Proposal == nil && h.Text == "" && !h.Has("proposal") {
			l.unfounded(h, "the outcome is that the proposal passed, but there is no proposal", "add “proposal: …”, or “text: …” with the kind of document that gives it")
		}
		if h.Outcome == OutcomeVoted && len(h.Votes) == 0 && !h.Has("votes") {
			l.unfounded(h, "the outcome is that the proposal passed after a vote, but there is no vote", "add “votes: …”, or write “outcome: passed”")
		}
	case OutcomeRevised:
		if !slices.ContainsFunc(h.Proposals, func(p *Proposal) bool { return h.isPresenter(p.By) && !p.Withdrawn }) {
			l.unfounded(h, "the outcome is that the presenter's changed proposal passed, but there is none", "add it under “proposals”, without “by” or by the presenter")
		}
	case OutcomeModified:
		if h.Decision == nil && !h.Has("decision") && !slices.ContainsFunc(h.Votes, func(v *Vote) bool { return !h.presenters(h.winner(v)) }) {
			l.unfounded(h, "the outcome is that the body changed the proposal, but what it decided is missing", "add “decision: …”, or the vote that a counter-proposal won")
		}
	case OutcomeElection:
		if len(h.Elections) == 0 && !h.Has("elections") {
			l.unfounded(h, "the outcome is an election, but there is none", "add “elections: …”")
		}
	}
	l.checkVotesAndOutcome(h)
	l.checkNature(h)
}

// checkNature warns of a decision of a meeting or an officer of the case that nobody has said the nature of.
func (l *loader) checkNature(h *Handling) {
	ours := h.In != nil || h.Of != nil && h.Of.Kind == BodyOfficer
	decides := []Outcome{OutcomePassed, OutcomeVoted, OutcomeRevised, OutcomeModified, OutcomeRejected, OutcomeElection}
	if ours && slices.Contains(decides, h.Outcome) && !h.Has("appeal") {
		l.warningf(h.At, "missing-appeal", "it is not said whether the decision can be appealed against").
			WithHint("add “appeal: {nature: final}”, “appeal: {nature: preparation}” or “appeal: {nature: execution}”")
	}
}

// unfounded reports an outcome that the rest of the record does not bear out.
func (l *loader) unfounded(h *Handling, complaint, hint string) {
	l.errorf(h.PosOf("outcome"), "outcome-unfounded", complaint).WithHint(hint)
}
