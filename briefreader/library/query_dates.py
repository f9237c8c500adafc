"""The dates of a search line: absolute, ranges and relative ones."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from briefreader.model.search import DateRange

ABSOLUTE: Final = re.compile(r"(\d{1,4})(?:[-/.](\d{0,2}))?(?:[-/.](\d{0,2}))?")
RELATIVE: Final = re.compile(r"(\d{1,6})([dwmy])", re.IGNORECASE)
UNIT_DAYS: Final = {"d": 1, "w": 7, "m": 30, "y": 365}
"""A month is 30 days and a year 365: "the last three months" needs no calendar."""
WORDS: Final = {"today": 0, "yesterday": 1}
FIRST_YEAR: Final = 1000
"""A year has four digits; fewer are the beginning of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """What a date said, and what was wrong with it.

    Attributes:
        range: None where nothing could be made of it.
        remark: a sentence for the reader, or None.
    """

    range: DateRange | None
    remark: str | None = None


def read_dates(text: str, *, today: date) -> DateReading:
    """What follows `date:`. A date that does not exist is read as far as it does; never raises."""
    if ".." in text:
        before, _, after = text.partition("..")
        return _between(_point(before, today), _point(after, today))
    comparison = text[:2] if text[:2] in {"<=", ">="} else text[:1] if text[:1] in {"<", ">"} else ""
    value = text[len(comparison) :]
    if not value:
        return DateReading(range=None)
    relative = RELATIVE.fullmatch(value)
    if relative:
        return _ago(comparison, int(relative[1]) * UNIT_DAYS[relative[2].lower()], today)
    point = _point(value, today)
    if point.range is None or point.range.first is None or point.range.last is None:
        return point
    return DateReading(range=_compared(comparison, point.range.first, point.range.last), remark=point.remark)


def _compared(comparison: str, first: date, last: date) -> DateRange:
    match comparison:
        case "<":
            return DateRange(last=_shifted(first, -1))
        case "<=":
            return DateRange(last=last)
        case ">":
            return DateRange(first=_shifted(last, 1))
        case ">=":
            return DateRange(first=first)
        case _:
            return DateRange(first=first, last=last)


def _ago(comparison: str, days: int, today: date) -> DateReading:
    """`<30d` is less than thirty days ago; a bare `30d` means the same."""
    edge = _shifted(today, -days)
    if comparison.startswith(">"):
        return DateReading(range=DateRange(last=edge))
    return DateReading(range=DateRange(first=edge))


def _between(before: DateReading, after: DateReading) -> DateReading:
    first = before.range.first if before.range else None
    last = after.range.last if after.range else None
    remark = before.remark or after.remark
    if first is not None and last is not None and first > last and before.range and after.range:
        first, last = after.range.first, before.range.last
        remark = remark or "the later date stands first: the two were changed over"
    if first is None and last is None:
        return DateReading(range=None, remark=remark)
    return DateReading(range=DateRange(first=first, last=last), remark=remark)


def _point(text: str, today: date) -> DateReading:
    """A year, a month or a day, as the range that it covers."""
    if not text:
        return DateReading(range=None)
    if text.lower() in WORDS:
        day = _shifted(today, -WORDS[text.lower()])
        return DateReading(range=DateRange(first=day, last=day))
    relative = RELATIVE.fullmatch(text)
    if relative:
        day = _shifted(today, -int(relative[1]) * UNIT_DAYS[relative[2].lower()])
        return DateReading(range=DateRange(first=day, last=day))
    found = ABSOLUTE.match(text)
    if found is None:
        return DateReading(range=None, remark=f"“{text}” is no date: write 2025, 2025-04, 2025-04-17 or <30d")
    year = int(found[1])
    if year < FIRST_YEAR:
        return DateReading(range=None, remark=f"“{text}” is no year: write 2025, 2025-04, 2025-04-17 or <30d")
    return _calendar(text, year, found[2] or "", found[3] or "", rest=text[found.end() :])


def _calendar(text: str, year: int, month_text: str, day_text: str, *, rest: str) -> DateReading:
    whole_year = DateRange(first=date(year, 1, 1), last=date(year, 12, 31))
    remark = f"“{text}” is no date: what follows the date was left out" if rest else None
    month = int(month_text or 0)
    if month == 0:  # nothing yet, or the first digit of 01 to 09
        return DateReading(range=whole_year, remark=remark)
    if month > 12:  # noqa: PLR2004 - months of a year
        return DateReading(range=whole_year, remark=f"there is no month {month}: “{text}” was read as {year}")
    last_day = monthrange(year, month)[1]
    day = int(day_text or 0)
    if day > last_day:
        remark = f"there is no such day: “{text}” was read as {year}-{month:02}"
    if not 1 <= day <= last_day:
        return DateReading(range=DateRange(first=date(year, month, 1), last=date(year, month, last_day)), remark=remark)
    return DateReading(range=DateRange(first=date(year, month, day), last=date(year, month, day)), remark=remark)


def _shifted(day: date, days: int) -> date:
    """A day moved, at most to the calendar's ends."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))
