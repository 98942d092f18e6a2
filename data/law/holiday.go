package law

import "time"

// firstYear and lastYear bound the years whose days off are known. Before 1980 holidays were elsewhere; after 2100 the law will be.
const firstYear, lastYear = 1980, 2100

// lastMovedYear is the last year in which Epiphany and Ascension Day were kept on a Saturday: from 1973 to 1990.
const lastMovedYear = 1990

// DayOff reports whether what must be done on a day, or on the last day of a time limit, may be done on the first working day
// after it: on Saturdays, Sundays, the church's holidays, Independence Day, the first of May, Midsummer Eve and Christmas Eve.
//
// Law: laki säädettyjen määräaikain laskemisesta (150/1930) 5 §. The day must be of the years 1980–2100.
func DayOff(day Date) bool {
	weekday := day.Weekday()
	return weekday == time.Saturday || weekday == time.Sunday || isFixedHoliday(day) || isMovableHoliday(day) || isMidsummerEve(day)
}

// isFixedHoliday reports holidays that have the same date every year. The eve of Christmas is one by the same section of the
// law, Independence Day by laki itsenäisyyspäivän viettämisestä yleisenä juhla- ja vapaapäivänä (388/1937).
func isFixedHoliday(day Date) bool {
	switch [2]int{day.Month, day.Day} {
	case [2]int{1, 1}, [2]int{5, 1}, [2]int{12, 6}, [2]int{12, 24}, [2]int{12, 25}, [2]int{12, 26}:
		return true
	case [2]int{1, 6}: // Epiphany
		return day.Year > lastMovedYear
	}
	return false
}

// isMovableHoliday reports the weekdays whose date depends on Easter: Good Friday, Easter Monday and Ascension Day. Easter Day,
// Whit Sunday, Midsummer Day and All Saints' Day are always Saturdays or Sundays.
func isMovableHoliday(day Date) bool {
	switch day.Since(easter(day.Year)) {
	case -2, 1:
		return true
	case 39:
		return day.Year > lastMovedYear
	}
	return false
}

// isMidsummerEve reports the Friday between 19 and 25 June.
func isMidsummerEve(day Date) bool {
	return day.Month == 6 && day.Weekday() == time.Friday && day.Day >= 19 && day.Day <= 25
}

// easter gives Easter Day by the Gregorian computus, in the form that Oudin published in 1940.
func easter(year int) Date {
	century := year / 100
	golden := year % 19
	sun := (century - 17) / 25
	moon := (century - century/4 - (century-sun)/3 + 19*golden + 15) % 30
	moon -= moon / 28 * (1 - moon/28*(29/(moon+1))*((21-golden)/11))
	weekday := (year + year/4 + moon + 2 - century + century/4) % 7
	sunday := moon - weekday // from 28 March
	month := 3 + (sunday+40)/44
	return Date{year, month, sunday + 28 - 31*(month/4)}
}
