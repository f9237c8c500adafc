"""The search line: one grammar everywhere, read as far as it goes.

    line        = either
    either      = all { "OR" all }
    all         = { ["AND"] [ "NOT" | "-" ] part }
    part        = "(" either ")" | [ field ":" ] ( word | '"' words '"' | "(" either ")" )
    word        = letters [ "*" | "~" ]
    field       = title author outlet subject tag claim note link | is has date like

Anything is a query: what makes no sense is left out, and said in a remark.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Final

from briefreader.library.query_lexer import Kind, Lexeme, lexemes
from briefreader.library.query_text import explain
from briefreader.library.query_values import Reading, ValueReader, field_named
from briefreader.library.tokens import words
from briefreader.model.search import And, Not, Or, Query

MOST_NESTED: Final = 20
"""Brackets within brackets: more than anybody types, few enough for functions that walk a query."""
MOST_WORDS: Final = 32
"""Words of a line that are looked for, those of quotations too: a pasted page must not take longer than a glance."""
MANIFOLD: Final = 6
"""What a word with a star or a tilde counts for: it stands for many."""
MOST_PARTS: Final = 10_000
"""Words and marks of a line that are read at all: so many brackets take a fiftieth of a second."""
MOST_REMARKS: Final = 8
"""Remarks that are made: more are not read."""
LONGEST_VALUE: Final = 2_000
"""Code points of one word or address: no browser opens a longer one."""
UNPARTED: Final = frozenset({"link", "tag"})
"""Fields whose values are one term each, whatever marks they hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedQuery:
    """What a search line asks.

    Attributes:
        explained: the query in plain words.
        remarks: what was left out or read differently than written, one sentence each.
    """

    query: Query
    explained: str
    remarks: tuple[str, ...] = ()


def parse_query(
    line: str,
    *,
    today: date,
    as_typed: bool = False,
    aliases: Mapping[str, tuple[str, ...]] | None = None,
) -> ParsedQuery:
    """What a search line asks. Never raises; takes time in proportion to the line.

    Args:
        line: what was typed.
        today: the day that relative dates count from.
        as_typed: the last word is still being typed, and so stands for all words that begin like it.
        aliases: spellings that stand for each other, each by its case-folded form.
    """
    parser = _Parser(ValueReader(today=today, as_typed=as_typed, aliases=aliases or {}))
    for number, lexeme in enumerate(lexemes(line)):
        if number == MOST_PARTS:
            parser.remarks.append(f"only the first {MOST_PARTS:,} words and marks of the line are read")
        if number == MOST_PARTS or parser.is_full:
            break
        parser.take(lexeme)
    query = parser.finish()
    return ParsedQuery(query=query, explained=explain(query), remarks=_few(parser.remarks))


def _few(remarks: list[str]) -> tuple[str, ...]:
    distinct = tuple(dict.fromkeys(remarks))
    if len(distinct) <= MOST_REMARKS:
        return distinct
    return (*distinct[: MOST_REMARKS - 1], f"and {len(distinct) - MOST_REMARKS + 1} more remarks")


@dataclass(slots=True)
class _Group:
    """What stands between two brackets: alternatives of parts."""

    alternatives: list[list[Query]] = field(default_factory=lambda: [[]])
    name: str | None = None
    negated: bool = False

    def query(self) -> Query | None:
        """The group as one query; None where it is empty."""
        parts = [all_of(parts) for parts in self.alternatives if parts]
        return any_of(parts) if parts else None


class _Parser:
    """Takes lexemes one by one; brackets are a stack of groups, so that depth costs no recursion."""

    def __init__(self, values: ValueReader) -> None:
        self.remarks: list[str] = []
        self.is_full = False
        self._values = values
        self._groups = [_Group()]
        self._passed_over = 0
        self._words = 0
        self._negated = False
        self._field: str | None = None

    def take(self, lexeme: Lexeme) -> None:
        """Read on."""
        match lexeme.kind:
            case Kind.AND:
                pass
            case Kind.OR:
                self._negated = False
                self._groups[-1].alternatives.append([])
            case Kind.NOT:
                self._negated = not self._negated
            case Kind.FIELD:
                self._take_field(lexeme)
            case Kind.OPEN:
                self._open()
            case Kind.CLOSE:
                self._close()
            case Kind.WORD | Kind.QUOTED:
                self._take_value(lexeme)

    def finish(self) -> Query:
        """The query of all that was taken."""
        if self._field is not None:
            self.remarks.append(f"“{self._field}:” waits for a word")
        if len(self._groups) > 1 and not self.is_full:
            self.remarks.append("a bracket is open: it was closed at the end")
        while len(self._groups) > 1:
            self._close()
        return self._groups[0].query() or And(parts=())

    def _take_field(self, lexeme: Lexeme) -> None:
        known, remark = field_named(lexeme.text)
        if remark:
            self.remarks.append(remark)
        if known is None:
            self._take_value(Lexeme(kind=Kind.WORD, text=lexeme.text, ends_line=lexeme.ends_line))
        elif known:
            self._field = known

    def _take_value(self, lexeme: Lexeme) -> None:
        name = self._field or self._groups[-1].name
        if lexeme.kind is Kind.QUOTED and not lexeme.closed:
            self.remarks.append("a quotation mark is open: it was closed at the end")
        lexeme = self._within_measure(lexeme, name)
        if self.is_full and not lexeme.text:
            self._field, self._negated = None, False
            return
        reading: Reading = self._values.read(lexeme, name)
        if reading.remark:
            self.remarks.append(reading.remark)
        self._add(reading.query)
        self._field = None

    def _within_measure(self, lexeme: Lexeme, name: str | None) -> Lexeme:
        """The value, or as many of its words as may still be looked for; marks part words, as in a text."""
        left = max(0, MOST_WORDS - self._words)
        ends = [len(lexeme.text)]
        if name not in UNPARTED:
            ends = [word.end for word in islice(words(lexeme.text), left + 1)]
        self._words += max(1, len(ends)) + (MANIFOLD - 1) * lexeme.text.endswith(("*", "~"))
        if len(ends) <= left:
            return lexeme if lexeme.kind is Kind.QUOTED else replace(lexeme, text=lexeme.text[:LONGEST_VALUE])
        self.is_full = True
        self.remarks.append(f"only the first {MOST_WORDS} words are looked for")
        return replace(lexeme, text=lexeme.text[: ends[left - 1] if left else 0], ends_line=False)

    def _open(self) -> None:
        if len(self._groups) > MOST_NESTED:
            self._passed_over += 1
            self.remarks.append(f"brackets are read {MOST_NESTED} deep")
            return
        self._groups.append(_Group(name=self._field or self._groups[-1].name, negated=self._negated))
        self._negated, self._field = False, None

    def _close(self) -> None:
        if self._passed_over:
            self._passed_over -= 1
        elif len(self._groups) == 1:
            self.remarks.append("a bracket closes that was never opened")
        else:
            group = self._groups.pop()
            self._negated, self._field = group.negated, None
            self._add(group.query())

    def _add(self, query: Query | None) -> None:
        if query is not None:
            self._groups[-1].alternatives[-1].append(none_of(query) if self._negated else query)
        self._negated = False


def all_of(parts: list[Query]) -> Query:
    """These parts together, without a wrapper around a single one or around further wrappers."""
    flat = [part for whole in parts for part in (whole.parts if isinstance(whole, And) else (whole,))]
    return flat[0] if len(flat) == 1 else And(parts=tuple(flat))


def any_of(parts: list[Query]) -> Query:
    """Any of these parts, as `all_of`."""
    flat = [part for whole in parts for part in (whole.parts if isinstance(whole, Or) else (whole,))]
    return flat[0] if len(flat) == 1 else Or(parts=tuple(flat))


def none_of(query: Query) -> Query:
    """The opposite; twice is not at all."""
    return query.part if isinstance(query, Not) else Not(part=query)
