package data

import "go.yaml.in/yaml/v4"

// decodeWord reads the types whose values are a closed set of words.
func (d *decoder) decodeWord(n *yaml.Node, into any) bool {
	switch into := into.(type) {
	case *BodyKind:
		chooseWord(d, n, into, BodyCouncil, BodyBoard, BodyCommittee, BodySection, BodyAssembly, BodyOfficer)
	case *Publicity:
		chooseWord(d, n, into, Public, Personal, Secret)
	case *Outcome:
		chooseWord(d, n, into, Outcomes()...)
	case *Nature:
		chooseWord(d, n, into, NatureFinal, NaturePreparation, NatureExecution)
	case *ServiceWay:
		chooseWord(d, n, into, ServiceLetter, ServiceElectronic, ServiceProven)
	case *EventKind:
		chooseWord(d, n, into, EventDisqualified, EventLeft, EventArrived, EventAway, EventHeard)
	case *VoteMethod:
		chooseWord(d, n, into, VoteRollCall, VoteHands, VoteStanding, VoteElectronic)
	case *ElectMethod:
		chooseWord(d, n, into, ElectUnanimous, ElectMajority, ElectProportional, ElectLot)
	case *MeetingManner:
		chooseWord(d, n, into, MeetingInPerson, MeetingElectronic, MeetingHybrid)
	case *AttendanceGroup:
		chooseWord(d, n, into, GroupPresent, GroupAbsent, GroupOther)
	case *AttendanceRole:
		chooseWord(d, n, into, RoleChair, RoleViceChair, RoleMember, RoleDeputy, RolePresenter, RoleSecretary, RoleGuest)
	case *AnswerKind:
		chooseWord(d, n, into, AnswerText, AnswerYesNo, AnswerChoice, AnswerNames)
	case *ReplyCommitment:
		choose(d, n, into, map[string]ReplyCommitment{
			"yes": CommitsYes, "no": CommitsNo, "conditional": CommitsConditional,
			"kyllä": CommitsYes, "ei": CommitsNo, "ehdollinen": CommitsConditional, // for tables that are kept in Excel
		})
	default:
		return false
	}
	return true
}

func chooseWord[T ~string](d *decoder, n *yaml.Node, into *T, words ...T) {
	known := make(map[string]T, len(words))
	for _, w := range words {
		known[string(w)] = w
	}
	choose(d, n, into, known)
}
