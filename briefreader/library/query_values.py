"""The words behind a field's name, or without one: what each asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeVar

from briefreader.library.query_dates import read_dates
from briefreader.library.query_lexer import OPERATORS, Kind, Lexeme
from briefreader.library.tokens import names, terms
from briefreader.model.annotation import ReadState
from briefreader.model.search import (
    And,
    Field,
    Fuzzy,
    Has,
    InState,
    Like,
    Or,
    Phrase,
    Prefix,
    Query,
    Trait,
    Word,
)

Choice = TypeVar("Choice", bound=StrEnum)

FIELDS: Final = tuple(member.value for member in Field if member is not Field.BODY)
FILTERS: Final = ("is", "has", "date", "like")
TRAILING_MARKS: Final = "*~,;:!?…"
"""Marks that cling to words pasted from a sentence; full stops stay, for they make `U.S.` what it is."""
LEAST_LIKENESS: Final = 0.6
"""difflib's ratio above which two names count as the same name misspelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was made of a word: nothing, where `query` is None."""

    query: Query | None
    remark: str | None = None


@lru_cache(maxsize=64)
def field_named(name: str) -> tuple[str | None, str | None]:
    """The field of a name, and a remark where there is none.

    ("title", None) for a field; ("", remark) for a field misspelled, whose words are then looked for anywhere;
    (None, None) for a word that merely has a colon behind it.
    """
    if name in FIELDS or name in FILTERS:
        return name, None
    near = get_close_matches(name, FIELDS + FILTERS, n=1, cutoff=LEAST_LIKENESS)
    if near:
        return "", f"there is no field “{name}:”; did you mean “{near[0]}:”?"
    return None, f"there is no field “{name}:”: it was read as a word"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueReader:
    """Reads one word or one quotation at a time.

    Attributes:
        today: the day that relative dates count from.
        as_typed: a word at the very end stands for all words that begin like it.
        aliases: spellings that stand for each other, each by its case-folded form.
    """

    today: date
    as_typed: bool
    aliases: Mapping[str, tuple[str, ...]]

    def read(self, lexeme: Lexeme, name: str | None) -> Reading:
        """What the words of this lexeme ask of the field of that name; None is anywhere."""
        growing = self.as_typed and lexeme.ends_line
        match name:
            case "date":
                dates = read_dates(lexeme.text, today=self.today)
                return Reading(query=dates.range, remark=dates.remark)
            case "is":
                state, remark = _chosen(lexeme.text, ReadState, growing=growing)
                return Reading(query=None if state is None else InState(state=state), remark=remark)
            case "has":
                trait, remark = _chosen(lexeme.text, Trait, growing=growing)
                return Reading(query=None if trait is None else Has(trait=trait), remark=remark)
            case "like":
                named = lexeme.text.strip()
                return Reading(query=Like(brief=named) if named else None)
            case _:
                field = None if name is None else Field(name)
                if lexeme.kind is Kind.QUOTED:
                    return self._quoted(lexeme.text, field, growing=growing)
                return self._word(lexeme.text, field, growing=growing)

    def _word(self, written: str, field: Field | None, *, growing: bool) -> Reading:
        text = written.rstrip(TRAILING_MARKS)
        if text in OPERATORS:  # it had marks behind it, so it was meant as a word
            text = text.lower()
        if not _has_words(text, field):
            return Reading(query=None, remark=_too_little(text or written))
        if written.endswith("*"):
            return Reading(query=Prefix(text=text, field=field), remark=_inner_star(text))
        if written.rstrip("012").endswith("~"):
            text = text.rstrip("012").rstrip(TRAILING_MARKS)
            return Reading(query=Fuzzy(text=text, field=field) if _has_words(text, field) else None)
        if growing:
            return Reading(query=self._with_aliases(Prefix(text=text, field=field), text, field))
        if not _has_terms(text, field):
            return Reading(query=None, remark=f"“{text}” stands in nearly every brief and is not looked for")
        return Reading(query=self._with_aliases(Word(text=text, field=field), text, field), remark=_inner_star(text))

    def _quoted(self, written: str, field: Field | None, *, growing: bool) -> Reading:
        text = " ".join(written.split())
        if not _has_words(text, field):
            return Reading(query=None, remark=_too_little(text))
        before, _, last = text.rpartition(" ")
        if growing and _has_words(last, field) and not written[-1:].isspace():
            prefix = Prefix(text=last, field=field)
            if not _has_terms(before, field):
                return Reading(query=prefix)
            return Reading(query=And(parts=(Phrase(text=before, field=field), prefix)))
        if not _has_terms(text, field):
            return Reading(query=None, remark=f"“{text}” stands in nearly every brief and is not looked for")
        return Reading(query=self._with_aliases(Phrase(text=text, field=field), text, field))

    def _with_aliases(self, query: Query, text: str, field: Field | None) -> Query:
        """The query, or any of the spellings that the reader holds to be the same."""
        if field in {Field.TAG, Field.LINK}:
            return query
        others = tuple(
            Phrase(text=other, field=field) if " " in other else Word(text=other, field=field)
            for other in self.aliases.get(text.casefold(), ())
            if other.casefold() != text.casefold() and _has_terms(other, field)
        )
        return Or(parts=(query, *others)) if others else query


def _has_words(text: str, field: Field | None) -> bool:
    return bool(text.strip("/")) if field in {Field.TAG, Field.LINK} else bool(names(text))


def _has_terms(text: str, field: Field | None) -> bool:
    """Whether the field holds such words at all: texts leave out the commonest ones, names do not."""
    texts = {None, Field.BODY, Field.TITLE, Field.CLAIM, Field.NOTE, Field.SUBJECT}
    return bool(terms(text)) if field in texts else _has_words(text, field)


def _too_little(written: str) -> str | None:
    return f"“{written}” holds no word" if written else None


def _inner_star(text: str) -> str | None:
    return "a star stands for letters only at the end of a word" if "*" in text else None


def _chosen(written: str, choices: type[Choice], *, growing: bool) -> tuple[Choice | None, str | None]:
    text = written.strip().casefold()
    for choice in choices:
        if choice.value == text:
            return choice, None
    beginning = [choice for choice in choices if text and choice.value.startswith(text)]
    if growing and beginning:
        return (beginning[0] if len(beginning) == 1 else None), None
    near = get_close_matches(text, [choice.value for choice in choices], n=1, cutoff=LEAST_LIKENESS)
    known = ", ".join(choice.value for choice in choices)
    question = f"did you mean “{near[0]}”?" if near else f"there are {known}"
    return None, f"“{written.strip()}” was left out: {question}"
