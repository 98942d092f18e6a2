package data

// News is a notice (tiedote) of the project.
type News struct {
	Node
	Date     Date   `yaml:"date" check:"required"`     // of publication
	Headline Text   `yaml:"headline" check:"required"` // the result as a sentence
	Lead     Text   `yaml:"lead" check:"required"`     // ingressi
	Done     Markup `yaml:"done"`                      // what has been done
	Next     Markup `yaml:"next"`                      // what follows
	Source   Text   `yaml:"source"`                    // where the notice comes from
}

// Milestone is something that happened or will happen in the project.
type Milestone struct {
	Node
	Date         Date   `yaml:"date"`  // the day, where it is known
	Month        Month  `yaml:"month"` // else the month: “8/2016”
	Title        Text   `yaml:"title" check:"required"`
	Place        Text   `yaml:"place"`        //
	Participants *int   `yaml:"participants"` //
	Steps        []Text `yaml:"steps"`        // what is done in it
	Decision     bool   `yaml:"decision"`     // the parties decide something in it
}

// Month is a month of a year. The zero Month is not set.
type Month struct{ Year, Month int }

// Organ is one part of the organisation that carries the work: a steering group, a working group.
type Organ struct {
	Node
	Name    Text   `yaml:"name" check:"required"`
	Task    Text   `yaml:"task"`    // what it does, one sentence
	Members []Text `yaml:"members"` // who sit in it
}

// Roadmap is the way to a goal (tiekartta): who prepares, with what money, when.
type Roadmap struct {
	Node
	Title    Text     `yaml:"title" check:"required"`
	Prepared []Text   `yaml:"prepared"` // where and when it was prepared and handled
	Organs   []*Organ `yaml:"organs"`
	Funding  Markup   `yaml:"funding"`
	Text     Markup   `yaml:"text"` // introduction
}
