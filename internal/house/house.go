// Package house keeps the house in order: its tests check which package may import which, that every package says what it
// is for, and the habits that a compiler cannot see. It holds no code that the program runs.
package house
