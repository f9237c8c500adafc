"""A query as text: explained in plain words, and written again as a search line."""

from datetime import date
from typing import Final, assert_never

from briefreader.model.annotation import ReadState
from briefreader.model.search import (
    And,
    DateRange,
    Field,
    Fuzzy,
    Has,
    InState,
    Like,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Trait,
    Word,
)

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
PLACES: Final = {
    Field.BODY: "in the text",
    Field.TITLE: "in the title",
    Field.AUTHOR: "among the authors",
    Field.OUTLET: "in the outlet",
    Field.SUBJECT: "among the subjects",
    Field.TAG: "as a tag or above one",
    Field.CLAIM: "in a claim",
    Field.NOTE: "in your notes",
    Field.LINK: "among the cited addresses",
}
STATES: Final = {
    ReadState.UNREAD: "not yet read",
    ReadState.READING: "being read",
    ReadState.DONE: "read to the end",
    ReadState.ARCHIVED: "archived",
}

TRAITS: Final = {
    Trait.THESES: "a thesis",
    Trait.FACTS: "claims of fact",
    Trait.FORECASTS: "forecasts",
    Trait.RECOMMENDATIONS: "recommendations",
    Trait.REPORTS: "claims of others",
}


def explain(query: Query) -> str:
    """A query in plain words, as they stand under the search line: `“sanctions” and published in April 2025`."""
    return "everything" if query == And(parts=()) else _explained(query, inside=False)


def _explained(query: Query, *, inside: bool) -> str:  # noqa: C901, PLR0911 - one case a kind of query
    match query:
        case Word(text=text, field=field):
            return f"“{text}”{_place(field)}"
        case Prefix(text=text, field=field):
            return f"a word that begins with “{text}”{_place(field)}"
        case Fuzzy(text=text, field=field):
            return f"a word spelled like “{text}”{_place(field)}"
        case Phrase(text=text, field=field):
            return f"“{text}” word for word{_place(field)}"
        case DateRange():
            return _published(query)
        case InState(state=state):
            return STATES[state]
        case Has(trait=trait):
            return f"with {TRAITS.get(trait, trait.value)}"
        case Like(brief=brief):
            return f"like {brief}"
        case And(parts=parts):
            return _joined([_explained(part, inside=True) for part in parts], "and", brackets=inside)
        case Or(parts=parts):
            return _joined([_explained(part, inside=True) for part in parts], "or", brackets=inside)
        case Not(part=part):
            return f"not {_explained(part, inside=True)}"
        case _:
            assert_never(query)


def _place(field: Field | None) -> str:
    return "" if field is None else f" {PLACES[field]}"


def _joined(parts: list[str], word: str, *, brackets: bool) -> str:
    joined = f" {word} ".join(parts)
    return f"({joined})" if brackets and len(parts) > 1 else joined or "everything"


def _published(dates: DateRange) -> str:
    first, last = dates.first, dates.last
    if first is None and last is None:
        return "with any date"
    if first is None or last is None:
        return f"published since {_day(first)}" if first else f"published until {_day(last)}"
    if first == last:
        return f"published on {_day(first)}"
    if (first.month, first.day, last.month, last.day, last.year) == (1, 1, 12, 31, first.year):
        return f"published in {first.year}"
    if _is_month(first, last):
        return f"published in {MONTHS[first.month - 1]} {first.year}"
    return f"published from {_day(first)} to {_day(last)}"


def _is_month(first: date, last: date) -> bool:
    following = date.fromordinal(min(last.toordinal() + 1, date.max.toordinal()))
    return first.day == 1 and (first.year, first.month) == (last.year, last.month) and following.month != last.month


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def write(query: Query) -> str:
    """The search line that is read as this query."""
    return _written(query, inside=False)


def _written(query: Query, *, inside: bool) -> str:  # noqa: C901, PLR0911 - one case a kind of query
    match query:
        case Word(text=text, field=field):
            return _field(field) + text
        case Prefix(text=text, field=field):
            return f"{_field(field)}{text}*"
        case Fuzzy(text=text, field=field):
            return f"{_field(field)}{text}~"
        case Phrase(text=text, field=field):
            return f'{_field(field)}"{text}"'
        case DateRange(first=first, last=last):
            return f"date:{first or ''}..{last or ''}" if first != last else f"date:{first or ''}"
        case InState(state=state):
            return f"is:{state.value}"
        case Has(trait=trait):
            return f"has:{trait.value}"
        case Like(brief=brief):
            return f'like:"{brief}"'
        case And(parts=parts):
            written = " ".join(_written(part, inside=True) for part in parts)
            return f"({written})" if inside and len(parts) > 1 else written
        case Or(parts=parts):
            written = " OR ".join(_written(part, inside=True) for part in parts)
            return f"({written})" if inside and len(parts) > 1 else written
        case Not(part=part):
            return f"-{_written(part, inside=True)}"
        case _:
            assert_never(query)


def _field(field: Field | None) -> str:
    return "" if field is None else f"{field.value}:"
