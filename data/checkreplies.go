package data

import (
	"maps"
	"slices"
	"strings"
)

// checkStatement reports questions that cannot be asked.
func (l *loader) checkStatement() {
	s := l.c.Statement
	if s == nil {
		return
	}
	keys := keySet{}
	for _, q := range s.Questions {
		keys.add(l, q.Key, q.PosOf("key"))
		switch {
		case q.Kind == AnswerChoice && len(q.Options) < 2 && !q.Has("options"):
			l.errorf(q.At, "missing-key", "the question “%s” has nothing to choose from", q.Key).WithHint("add “options: [ …, … ]”, or another “kind”")
		case q.Kind != AnswerChoice && len(q.Options) > 0:
			l.errorf(q.PosOf("options"), "unused-value", "“options” are for questions of the kind “choice”").
				WithHint("write “kind: choice”, or remove the options")
		case q.Kind == AnswerNames && q.Count == 0 && !q.Has("count"):
			l.errorf(q.At, "missing-key", "how many persons the question “%s” asks for is missing", q.Key).WithHint("add “count: 2”")
		case q.Kind != AnswerNames && q.Count > 0:
			l.errorf(q.PosOf("count"), "unused-value", "“count” is for questions of the kind “names”").WithHint("write “kind: names”, or remove it")
		}
	}
}

// checkReplies reports answers that do not fit what was asked.
func (l *loader) checkReplies() {
	for _, p := range l.c.Parties {
		if p.Reply != nil {
			l.checkReply(p, p.Reply)
			l.checkAnswers(p.Reply)
			l.checkNominees(p.Reply)
		}
	}
}

func (l *loader) checkReply(p *Party, r *Reply) {
	if !r.Received.IsZero() && !l.c.Date.IsZero() && r.Received.Compare(l.c.Date) < 0 {
		l.errorf(r.Received.At, "reply-before-request", "the answer came on %s, but the request bears the date %s", r.Received, l.c.Date).
			WithNote(l.c.Date.At, "the date is here").WithHint("move one of them")
	}
	if !r.Date.IsZero() && !r.Received.IsZero() && r.Date.Compare(r.Received) > 0 {
		l.errorf(r.Date.At, "decision-after-reply", "the decision is of %s, but the answer came on %s already", r.Date, r.Received).
			WithHint("move one of them")
	}
	switch {
	case r.Commits == "" && !r.Has("commits") && l.c.Has("funding") && l.c.Statement == nil:
		l.errorf(r.At, "missing-key", "whether “%s” commits itself is missing", p.Name).WithHint("add “commits: yes”, “no” or “conditional”")
	case r.Commits == CommitsConditional && r.Condition.IsZero() && !r.Has("condition"):
		l.errorf(r.PosOf("commits"), "missing-key", "the condition of the commitment is missing").WithHint("add “condition: …”")
	case r.Commits != CommitsConditional && !r.Condition.IsZero():
		l.errorf(r.PosOf("condition"), "unused-value", "a condition stands with an answer that is not conditional").
			WithHint("write “commits: conditional”, or remove the condition")
	}
	l.checkSectionForm(r.Section, r.PosOf("section"))
	l.checkDiary(r.Diary, r.PosOf("diary"))
}

// checkAnswers reports answers to questions that were not asked or that they do not answer. Answers of yes and no become the codes
// “yes” and “no” in every language.
func (l *loader) checkAnswers(r *Reply) {
	var keys []string
	asked := map[string]*Question{}
	if l.c.Statement != nil {
		for _, q := range l.c.Statement.Questions {
			keys, asked[q.Key] = append(keys, q.Key), q
		}
	}
	for _, key := range sortedKeys(r.Answers) {
		answer := r.Answers[key]
		q := asked[key]
		if q == nil {
			e := l.errorf(answer.At, "unknown-question", "there is no question “%s”", key)
			if near := suggest(key, keys); near != "" {
				e.WithHint("did you mean “%s”?", near)
			} else if len(keys) > 0 {
				e.WithHint("the questions are %s", strings.Join(keys, ", "))
			} else {
				e.WithHint("write the questions under “statement_request”")
			}
			continue
		}
		r.Answers[key] = l.answer(q, answer)
	}
}

func (l *loader) answer(q *Question, answer Text) Text {
	switch q.Kind {
	case AnswerYesNo:
		return l.yesNo(answer)
	case AnswerChoice:
		if !slices.ContainsFunc(q.Options, answer.sharesWith) {
			var options []string
			for _, o := range q.Options {
				options = append(options, o.any())
			}
			l.errorf(answer.At, "unknown-answer", "“%s” is not one of the answers to choose from", answer.any()).
				WithNote(q.At, "the question is here").WithHint("the answers are %s", strings.Join(options, ", "))
		}
	case AnswerNames:
		l.errorf(answer.At, "unused-value", "the question “%s” asks for persons", q.Key).WithHint("write them under “nominees”, in a table in the columns “nominee1”, “nominee2” …")
	}
	return answer
}

// yesNo gives the code of an answer, which is the same in every language.
func (l *loader) yesNo(answer Text) Text {
	code := map[string]ReplyCommitment{
		"yes": CommitsYes, "kyllä": CommitsYes, "ja": CommitsYes, "no": CommitsNo, "ei": CommitsNo, "nej": CommitsNo,
	}[fold(answer.any())]
	if code == "" {
		l.errorf(answer.At, "unknown-answer", "“%s” is neither yes nor no", answer.any()).WithHint("write “yes” or “no”")
		return answer
	}
	codes := map[string]string{}
	for _, lang := range Languages() {
		codes[lang] = string(code)
	}
	maps.Copy(answer.ByLang, codes)
	return answer
}

// any gives the text in the first of the languages that has one, for messages and comparisons.
func (t Text) any() string {
	for _, lang := range Languages() {
		if s, ok := t.In(lang); ok {
			return s
		}
	}
	return ""
}

// sharesWith reports whether two texts are the same in some language.
func (t Text) sharesWith(other Text) bool {
	for lang, text := range t.ByLang {
		if fold(other.ByLang[lang]) == fold(text) {
			return true
		}
	}
	return false
}

// checkNominees reports persons that were not asked for, too few or too many of them, and such that have no name.
func (l *loader) checkNominees(r *Reply) {
	named := 0
	for _, n := range r.Nominees {
		if !n.Deputy {
			named++
		}
		if n.First == "" && n.Last == "" && n.Title.IsZero() {
			l.errorf(n.At, "missing-key", "the person has neither a name nor an office").WithHint("add “last_name: …” or “title: …”")
		}
		l.checkEmail(n.Email, n.PosOf("email"))
	}
	wanted := 0
	if l.c.Statement == nil {
		return
	}
	for _, q := range l.c.Statement.Questions {
		if q.Kind == AnswerNames {
			wanted += q.Count
		}
	}
	switch {
	case len(r.Nominees) > 0 && wanted == 0:
		l.errorf(r.PosOf("nominees"), "unused-value", "no question asks for persons").WithHint("give a question “kind: names” and “count: …”, or remove the persons")
	case named > 0 && named != wanted:
		l.errorf(r.PosOf("nominees"), "nominee-count", "%d persons are named, but %d are asked for", named, wanted).
			WithHint("add or remove some; a deputy is written with “deputy: true”")
	}
}

// checkReminder reports a reminder that comes before what it reminds of.
func (l *loader) checkReminder() {
	r, c := l.c.Reminder, l.c
	if r == nil {
		return
	}
	if c.Deadline.IsZero() && !c.Has("deadline") {
		l.errorf(r.At, "missing-key", "the reminder is of a deadline that the case does not have").WithHint("add “deadline: …” to the case")
	}
	if !r.Date.IsZero() && !c.Deadline.IsZero() && r.Date.Compare(c.Deadline) <= 0 {
		l.errorf(r.Date.At, "reminder-before-deadline", "the reminder of %s is not after the deadline, %s", r.Date, c.Deadline).
			WithNote(c.Deadline.At, "the deadline is here").WithHint("move one of them")
	}
	if !r.Date.IsZero() && !r.Deadline.IsZero() && r.Deadline.Compare(r.Date) <= 0 {
		l.errorf(r.Deadline.At, "deadline-before-date", "the new deadline %s is not after the date of the reminder, %s", r.Deadline, r.Date).
			WithHint("move one of them")
	}
}
