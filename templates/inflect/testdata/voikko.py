#!/usr/bin/python3
"""Answers what Voikko's morphology thinks of inflected forms. A tool of the tests only.

Reads lines “form TAB base TAB case TAB number” and answers each with one line:

    ok       an analysis has that base form, case and number
    unknown  Voikko has no analysis of the form
    other …  its analyses, none of which is the one asked for
"""
import sys

import libvoikko

CASES = {
    "nominative": "nimento", "genitive": "omanto", "partitive": "osanto", "inessive": "sisaolento", "elative": "sisaeronto",
    "illative": "sisatulento", "adessive": "ulkoolento", "ablative": "ulkoeronto", "allative": "ulkotulento", "essive": "olento",
    "translative": "tulento",
}


def has_base(analysis, form, base):
    """Whether an analysis is of that word. Of nouns made of verbs (asuminen), Voikko gives the verb as the base form."""
    if base.endswith("minen") and analysis.get("MOOD") == "MINEN-infinitive":
        return form.lower().startswith(base[:-3].lower())
    return analysis.get("BASEFORM", "").lower() == base.lower()


def answer(voikko, form, base, case, number):
    analyses = voikko.analyze(form)
    if not analyses:
        return "unknown"
    for a in analyses:
        if (has_base(a, form, base) and a.get("SIJAMUOTO") == CASES[case] and a.get("NUMBER") == number
                and "POSSESSIVE" not in a and "FOCUS" not in a):
            return "ok"
    return "other " + "; ".join(sorted({
        "/".join((a.get("BASEFORM", ""), a.get("SIJAMUOTO", ""), a.get("NUMBER", ""))) for a in analyses}))


def main():
    voikko = libvoikko.Voikko("fi")
    for line in sys.stdin:
        print(answer(voikko, *line.rstrip("\n").split("\t")))


if __name__ == "__main__":
    main()
