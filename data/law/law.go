// Package law knows the law on which instructions for appeal rest: legal texts with their grounds and the time they hold, which
// way of appeal a decision has, when a decision is served and when a time limit ends, and which administrative court hears whom.
//
// What the law says stands in the YAML files of this folder, each piece with its source and the day on which somebody compared
// it with the law. What is not known is refused: no kind of appeal, no court and no date is ever guessed.
package law
