package data

// Meeting is one kokous of a body. Its items are matters of the case and the standing items that every meeting has.
type Meeting struct {
	Node
	Key             string        `yaml:"key" check:"required"`
	Body            string        `yaml:"body" check:"required"` // key
	Number          int           `yaml:"number"`                // of the body's year: 13 of “13/2015”
	Date            Date          `yaml:"date" check:"required"` //
	Start           Clock         `yaml:"start"`                 //
	End             Clock         `yaml:"end"`                   // once it has been held
	Place           Text          `yaml:"place"`                 //
	Manner          MeetingManner `yaml:"manner"`                // in person if not said
	Summoned        Date          `yaml:"summoned"`              // the day of the summons (kokouskutsu)
	FirstSection    int           `yaml:"first_section"`         // § of its first item; after an earlier meeting of the case it is counted
	FirstAttachment int           `yaml:"first_attachment"`      // number of its first attachment, where a series runs on
	Attendance      []*Attendee   `yaml:"attendance"`            //
	Checkers        []*Person     `yaml:"checkers"`              // pöytäkirjantarkastajat
	Items           []*Item       `yaml:"items" check:"required"`
	Checked         Date          `yaml:"checked"`   // the minutes were found to agree with the meeting
	Published       Date          `yaml:"published"` // the minutes have been on the web from this day (kuntalaki 410/2015 140 §)
	Web             string        `yaml:"web"`       // where: address of the page

	Of *Body `yaml:"-"` // the body
}

// MeetingManner is how a meeting is held (kuntalaki 410/2015 98–100 §).
type MeetingManner string

// The manners.
const (
	MeetingInPerson   MeetingManner = "in-person"
	MeetingElectronic MeetingManner = "electronic" // sähköinen kokous
	MeetingHybrid     MeetingManner = "hybrid"     // some of those who attend are there by connection
)

// Standing is an item that a meeting has without anybody preparing it.
type Standing string

// The standing items.
const (
	StandingLegality  Standing = "legality"  // kokouksen laillisuus ja päätösvaltaisuus
	StandingCheckers  Standing = "checkers"  // pöytäkirjantarkastajien valinta
	StandingAgenda    Standing = "agenda"    // työjärjestyksen hyväksyminen
	StandingNotices   Standing = "notices"   // ilmoitusasiat
	StandingDecisions Standing = "decisions" // viranhaltijapäätökset
	StandingOther     Standing = "other"     // muut asiat
)

// Item is one matter of a meeting: the key of a matter or of a standing item. A standing item that has more to say is a
// record of its own.
type Item struct {
	Node
	Key      string    `yaml:"item" check:"required"` // of a matter, or a Standing
	Handling *Handling `yaml:"handling"`              // of a standing item

	Matter   *Matter  `yaml:"-"` // nil for standing items
	Standing Standing `yaml:"-"` // empty for matters
}

// AttendanceGroup is how the persons of a meeting are listed.
type AttendanceGroup string

// The groups.
const (
	GroupPresent AttendanceGroup = "present" // läsnä: those who decide
	GroupAbsent  AttendanceGroup = "absent"  // poissa
	GroupOther   AttendanceGroup = "other"   // muut saapuvilla olleet
)

// AttendanceRole is what somebody does in a meeting.
type AttendanceRole string

// The roles. A chair leads, a secretary keeps the minutes.
const (
	RoleChair     AttendanceRole = "chair"
	RoleViceChair AttendanceRole = "vice-chair"
	RoleMember    AttendanceRole = "member"
	RoleDeputy    AttendanceRole = "deputy" // varajäsen
	RolePresenter AttendanceRole = "presenter"
	RoleSecretary AttendanceRole = "secretary" // pöytäkirjanpitäjä
	RoleGuest     AttendanceRole = "guest"     // läsnäolo- ja puheoikeus
)

// Attendee is somebody of a meeting. Arrivals and departures stand at the items where they happened, once.
type Attendee struct {
	Node
	Key      string          `yaml:"key" check:"required"`
	First    string          `yaml:"first_name"`
	Last     string          `yaml:"last_name"`
	Title    Text            `yaml:"title"` // office, where it is not the role: “kaupunginjohtaja”
	Forms    map[string]Text `yaml:"forms"` // of the title
	Role     AttendanceRole  `yaml:"role" check:"required"`
	Group    AttendanceGroup `yaml:"group"`    // present if not said; other for presenters, secretaries and guests
	Replaces string          `yaml:"replaces"` // key of the absent member whose seat a deputy takes
	Remote   bool            `yaml:"remote"`   // by connection

	Publicity Publicity `yaml:"publicity"` // of the name; public if not said
}

// Clock is a time of day in minutes from midnight. The zero Clock is not set.
type Clock struct {
	Minutes int // 0 … 1439
	Set     bool
}
