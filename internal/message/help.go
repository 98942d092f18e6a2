package message

// Help is what the program says of itself and its commands when it is asked how it is used.
type Help struct {
	About        string                 `yaml:"about"`        // what the program is for
	Begin        string                 `yaml:"begin"`        // what to try first
	Headings     Headings               `yaml:"headings"`     //
	Placeholders map[string]string      `yaml:"placeholders"` // what stands for the value of a flag: DIR
	Arguments    map[string]Argument    `yaml:"arguments"`    // by name; in every command unless the command says otherwise
	Flags        map[string]string      `yaml:"flags"`        // likewise
	Commands     map[string]CommandHelp `yaml:"commands"`
}

// Headings are the words of the page that is no command's own.
type Headings struct {
	Usage     string `yaml:"usage"`
	Arguments string `yaml:"arguments"`
	Flags     string `yaml:"flags"`
	Commands  string `yaml:"commands"`
	AnyFlags  string `yaml:"any_flags"` // in the line of usage: [flags]
	Command   string `yaml:"command"`   // likewise: <command>
	More      string `yaml:"more"`      // how to learn about a command
}

// Argument is a value without a flag.
type Argument struct {
	Name string `yaml:"name"` // as it stands in the line of usage
	Text string `yaml:"text"`
}

// CommandHelp is about one command.
type CommandHelp struct {
	Summary   string              `yaml:"summary"` // one line
	Text      string              `yaml:"text"`    // paragraphs; indented lines are shown as they are
	Arguments map[string]Argument `yaml:"arguments"`
	Flags     map[string]string   `yaml:"flags"`
}
