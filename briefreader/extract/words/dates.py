"""Publication dates as pages write them. Nothing missing is ever made up: a year alone stays a year.

Own patterns rather than a library: the known ones fill missing parts from today's date.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_OTHER_MONTHS: Final[Mapping[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "januar jänner janvier enero",
            "februar feber février fevrier febrero",
            "märz maerz mars marzo",
            "april avril abril",
            "mai mayo",
            "juni juin junio",
            "juli juillet julio",
            "august août aout agosto",
            "september septembre septiembre setiembre",
            "oktober octobre octubre",
            "november novembre noviembre",
            "dezember décembre decembre diciembre",
        ),
        start=1,
    )
    for word in words.split()
}
"""The months in German, French and Spanish."""
_OTHER_MONTH: Final = rf"(?P<month>{'|'.join(_OTHER_MONTHS)})"
_DAY: Final = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY: Final = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_TIME: Final = (
    r"(?:(?:\s*[,|·•@–-]\s*|\s+(?:at\s+)?|T)\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:\(?(?:[A-Z]{2,4}|Z|[+-]\d\d:?\d\d)\)?)?)?"
)

_BEFORE: Final = r"(?<![^\W_])(?<![^\W_]_)(?<![/.-])"
"""Residue of an emphasis or an icon ("__May 2, 2024") may stand before a date."""
_AFTER: Final = r"(?=\W|\Z|_(?:[\W_]|\Z)|\d{1,2}(?::\d\d|\s?min))(?!/\d)"
"""A time of day or a reading time may be glued to the year: "May 2, 20246:01 PM"."""

_PATTERNS: Final = tuple(
    re.compile(rf"{_BEFORE}(?:{_WEEKDAY}{form}){_AFTER}", re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s*{_DAY}\s*[,.]?\s*{_YEAR}{_TIME}",
        rf"{_DAY}\s*(?:of\s+)?[-/. ]?{_MONTH}\s*[-/. ]?,?\s*{_YEAR}{_TIME}",
        rf"{_YEAR}(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9]){_TIME}",
        rf"{_YEAR}\s+{_MONTH}\s+{_DAY}{_TIME}",
        rf"(?P<day>3[01]|[12]\d|0?[1-9])(?:\.|er)?\s+(?:de\s+)?{_OTHER_MONTH}\s+(?:del?\s+)?{_YEAR}{_TIME}",
    )
)
_NUMERIC: Final = re.compile(
    rf"{_BEFORE}(?P<one>\d{{1,2}})(?P<mark>[-/.])(?P<two>\d{{1,2}})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d){_TIME}(?![\w/])",
    re.IGNORECASE,
)
_MONTH_AND_YEAR: Final = re.compile(rf"(?<![\w/.-])(?<!\d\s){_MONTH},?\s+{_YEAR}(?![\w/])", re.IGNORECASE)
_YEAR_ALONE: Final = re.compile(r"((?:19|20)\d\d)(?:[-/.](0[1-9]|1[0-2]))?")
_MONTH_FIRST: Final = re.compile(r"(?P<month>0[1-9]|1[0-2])[-/.](?P<year>(?:19|20)\d\d)")
_DIGITS: Final = re.compile(r"\d\d|\d[/.-]\d")
_ANY_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MONTHS_IN_A_YEAR: Final = 12
_FIRST_SHORT_YEAR: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date as it stands in a text.

    Attributes:
        iso: "YYYY-MM-DD", or "YYYY-MM" where no day is given.
        raw: the words of the text, with the time of day if there is one.
        start: where it begins, in code points of the text that was searched.
        end: where it ends.
    """

    iso: str
    raw: str
    start: int
    end: int


def may_hold_date(text: str) -> bool:
    """Whether a text has figures enough for a date; a cheap look before `find_date`."""
    return _DIGITS.search(text) is not None


def find_date(text: str) -> FoundDate | None:
    """The first full date of a text, else the first month with its year."""
    if not may_hold_date(text):
        return None
    has_year = _ANY_YEAR.search(text) is not None
    matches = [match for pattern in _PATTERNS if (match := pattern.search(text))] if has_year else []
    for match in sorted(matches, key=lambda found: found.start()):
        iso = _iso(int(match["year"]), _month_number(match["month"].lower()), int(match["day"]))
        if iso:
            return _found(match, iso)
    match = _NUMERIC.search(text)
    if match:
        iso = _numeric(match)
        if iso:
            return _found(match, iso)
    match = _MONTH_AND_YEAR.search(text) if has_year else None
    if match:
        return _found(match, f"{match['year']}-{_MONTHS.index(match['month'].lower()[:3]) + 1:02}")
    return None


def _month_number(month: str) -> int:
    if month.isdigit():
        return int(month)
    return _OTHER_MONTHS.get(month) or _MONTHS.index(month[:3]) + 1


def date_of(value: str) -> str | None:
    """The date that a field of metadata holds: as `find_date`, and a year or a year and month alone."""
    found = find_date(value)
    if found:
        return found.iso
    month = _MONTH_FIRST.fullmatch(value.strip())
    if month:
        return f"{month['year']}-{month['month']}"
    match = _YEAR_ALONE.fullmatch(value.strip())
    return "-".join(part for part in match.groups() if part) if match else None


def _found(match: re.Match[str], iso: str) -> FoundDate:
    raw = match[0].strip(" ,|·•@–-")
    start = match.start() + match[0].index(raw)
    return FoundDate(iso=iso, raw=raw, start=start, end=start + len(raw))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _numeric(match: re.Match[str]) -> str | None:
    """Day and month in figures: American with slashes, European with points, and whatever leaves no doubt."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if year < 100:  # noqa: PLR2004 - two digits
        year += _FIRST_SHORT_YEAR
    if one > _MONTHS_IN_A_YEAR:
        return _iso(year, two, one)
    if two > _MONTHS_IN_A_YEAR or one == two or match["mark"] == "/":
        return _iso(year, one, two)
    return _iso(year, two, one) if match["mark"] == "." else None
