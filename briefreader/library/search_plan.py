"""From a query to look-ups: what terms an index has to find, in which field, and how the finds are put together.

All that depends on language happens here, once for every adapter: stems, stop words, spellings with and without a
hyphen (`cease-fire` = `ceasefire` = `cease fire`), completions of a prefix, near spellings.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final, Protocol

from briefreader.library.postings import HOMES, PROSE, IndexField, link_term, tag_term
from briefreader.library.spelling import within_one_edit
from briefreader.library.tokens import STOP_WORDS, fold, names, stem, words
from briefreader.model.search import And, DateRange, Fuzzy, Has, InState, Like, Not, Or, Phrase, Prefix, Query, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Briefs that hold the term in the field. Scores BM25 in prose, nothing in names."""

    field: IndexField
    term: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """Briefs that hold the terms in the field at these distances from the first. Scores the sum of its terms."""

    field: IndexField
    terms: tuple[str, ...]
    offsets: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """Briefs that hold any of the terms. Scores the best of them, so that many completions add nothing up."""

    field: IndexField
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Starting:
    """Briefs that hold a completion of the prefix.

    Completions are the terms of the field that begin so and, in prose, those of spelled words that begin so. Scores the
    best of the `MOST_SCORED` most frequent ones (ties by term), the others nothing; with `scored` False none does.
    """

    field: IndexField
    prefix: str
    scored: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class All:
    """Briefs that answer every part. Scores their sum; All(()) is every brief."""

    parts: tuple["Plan", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Any:
    """Briefs that answer at least one part. Scores the sum of those; Any(()) is none."""

    parts: tuple["Plan", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """Briefs that do not answer the part. Scores nothing."""

    part: "Plan"


Plan = Term | Sequence | Best | Starting | All | Any | Without | DateRange | InState | Has

LEAST_PART: Final = 3
"""Letters of each half of a compound: shorter halves (`to day`) are other words."""
MOST_VARIANTS: Final = 8
"""Ways to write one phrase with its compounds apart or joined."""


MOST_SCORED: Final = 64
"""Completions of a prefix that score: the most frequent ones are what is likely being typed."""
COMMON_PREFIX: Final = 50_000
"""Postings of a prefix above which it only filters when it stands beside other words: it says too little to rank by,
and ranking by it would take longer than a key press."""


class Vocabulary(Protocol):
    """The terms of an index."""

    def has(self, field: IndexField, term: str) -> bool:
        """Whether any brief holds the term."""
        ...

    def postings(self, field: IndexField, prefix: str) -> int:
        """How many postings the completions have, briefs that wait to be removed included."""
        ...

    def spelled(self, words: Iterable[str]) -> list[str]:
        """Those of the words (folded, not stemmed) that stand somewhere in the library in this spelling."""
        ...


def plan_search(query: Query, vocabulary: Vocabulary) -> Plan:
    """The look-ups of a query. Never raises; a part of a query that holds no word asks nothing."""
    return _Planner(vocabulary).plan(query)


class _Planner:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def plan(self, query: Query) -> Plan:  # noqa: PLR0911 - one case a kind of query
        match query:
            case Word() | Phrase():
                return self._words(query.text, HOMES[query.field], whole=isinstance(query, Word))
            case Prefix():
                return self._prefix(query.text, HOMES[query.field])
            case Fuzzy():
                return self._fuzzy(query.text, HOMES[query.field])
            case And(parts=parts):
                return All(parts=tuple(self._beside_others(part) for part in self._conjunction(parts)))
            case Or(parts=parts):
                return Any(parts=tuple(self._beside_others(self.plan(part)) for part in parts))
            case Not(part=part):
                return Without(part=self.plan(part))
            case Like():
                return Any(parts=())  # its words take its place before an index is asked
            case _:
                return query

    def _conjunction(self, parts: tuple[Query, ...]) -> Iterator[Plan]:
        """The parts; neighbouring words are also looked for as one (`cease fire` finds `ceasefire`)."""
        for is_word, run in groupby(parts, key=lambda part: isinstance(part, Word)):
            if is_word:
                yield from self._neighbours([part for part in run if isinstance(part, Word)])
            else:
                yield from (self.plan(part) for part in run)

    def _beside_others(self, part: Plan) -> Plan:
        match part:
            case Starting(field=field, prefix=prefix) if self._vocabulary.postings(field, prefix) > COMMON_PREFIX:
                return replace(part, scored=False)
            case Any(parts=(Starting() as first, *ways)):
                return Any(parts=(self._beside_others(first), *ways))
            case _:
                return part

    def _neighbours(self, run: list[Word]) -> Iterator[Plan]:
        index = 0
        while index < len(run):
            here, after = run[index], run[index + 1] if index + 1 < len(run) else None
            joined = None if after is None or here.field != after.field else self._joined(here.text, after.text, here)
            if joined is None or after is None:
                yield self.plan(here)
                index += 1
            else:
                yield Any(parts=(All(parts=(self.plan(here), self.plan(after))), joined))
                index += 2

    def _joined(self, first: str, second: str, word: Word) -> Term | None:
        """The term of two words written as one, where the library writes them so."""
        field = HOMES[word.field]
        if field not in PROSE or min(len(fold(first)), len(fold(second))) < LEAST_PART:
            return None
        term = stem(fold(first) + fold(second))
        return Term(field=field, term=term) if self._vocabulary.has(field, term) else None

    def _words(self, text: str, field: IndexField, *, whole: bool) -> Plan:
        if field is IndexField.TAG:
            return Term(field=field, term=tag_term(text))
        if field is IndexField.LINK:
            return Term(field=field, term=link_term(text))
        if field not in PROSE:
            name = names(text)
            return _sequence(field, tuple((word, place) for place, word in enumerate(name)))
        spelled = tuple((fold(word), position) for word, position, *_ in words(text))
        placed = tuple((word, position) for word, position in spelled if word and word not in STOP_WORDS)
        if whole and len(placed) == 1 and not placed[0][0].isascii() and len(placed[0][0]) == 1:
            return self._prefix(text, field)  # one character of a script that is indexed by pairs
        variants = tuple(_sequence(field, _stemmed(variant)) for variant in self._variants(placed, field))
        return variants[0] if len(variants) == 1 else Any(parts=variants)

    def _variants(
        self, placed: tuple[tuple[str, int], ...], field: IndexField
    ) -> tuple[tuple[tuple[str, int], ...], ...]:
        """The words as they are, with neighbours joined, and with compounds taken apart, where the library does so."""
        variants = [placed]
        for index, (here, after) in enumerate(pairwise(placed)):
            joined = here[0] + after[0]
            side_by_side = after[1] == here[1] + 1 and min(len(here[0]), len(after[0])) >= LEAST_PART
            if side_by_side and self._vocabulary.has(field, stem(joined)):
                variants.append((*placed[:index], (joined, here[1]), *_moved(placed[index + 2 :], -1)))
        for index, (word, position) in enumerate(placed):
            for first, second in self._halves(word, field):
                halves = ((first, position), (second, position + 1))
                variants.append((*placed[:index], *halves, *_moved(placed[index + 1 :], 1)))
        return tuple(variants[:MOST_VARIANTS])

    def _halves(self, word: str, field: IndexField) -> Iterator[tuple[str, str]]:
        """Two words of the library that the word is made of."""
        cuts = range(LEAST_PART, len(word) - LEAST_PART + 1)
        likely = [(word[:cut], word[cut:]) for cut in cuts if STOP_WORDS.isdisjoint((word[:cut], word[cut:]))]
        spelled = set(self._vocabulary.spelled(half for halves in likely for half in halves) if likely else ())
        for halves in likely:
            if spelled.issuperset(halves) and all(self._vocabulary.has(field, stem(half)) for half in halves):
                yield halves

    def _prefix(self, text: str, field: IndexField) -> Plan:
        if field is IndexField.TAG:
            return Starting(field=field, prefix=tag_term(text))
        if field is IndexField.LINK:
            return Starting(field=field, prefix=link_term(text))
        spelled = tuple(word for word in (fold(word) for word, *_ in words(text)) if word)
        if not spelled:
            return All(parts=())
        last = Starting(field=field, prefix=spelled[-1])
        if len(spelled) == 1:
            compound = self._words(spelled[0], field, whole=False) if field in PROSE else last
            return Any(parts=(last, *compound.parts[1:])) if isinstance(compound, Any) else last
        before = self._words(" ".join(spelled[:-1]), field, whole=False)
        return Any(parts=(All(parts=(before, last)), Starting(field=field, prefix="".join(spelled))))

    def _fuzzy(self, text: str, field: IndexField) -> Plan:
        spelled = tuple(word for word in (fold(word) for word, *_ in words(text)) if word)
        if len(spelled) != 1 or field in {IndexField.TAG, IndexField.LINK}:
            return self._words(text, field, whole=True)
        near = (spelled[0], *within_one_edit(spelled[0]))
        if field in PROSE:
            # One edit may change the stem: the spellings of the library are what is near, their terms what is found.
            near = tuple(map(stem, self._vocabulary.spelled(near)))
        return self._best(field, (word for word in near if self._vocabulary.has(field, word)))

    def _best(self, field: IndexField, terms: Iterable[str]) -> Best | Term:
        distinct = tuple(dict.fromkeys(terms))
        return Term(field=field, term=distinct[0]) if len(distinct) == 1 else Best(field=field, terms=distinct)


def _stemmed(placed: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    return tuple((stem(word), position) for word, position in placed)


def _moved(placed: tuple[tuple[str, int], ...], by: int) -> tuple[tuple[str, int], ...]:
    return tuple((word, position + by) for word, position in placed)


def _sequence(field: IndexField, placed: tuple[tuple[str, int], ...]) -> Plan:
    if not placed:
        return All(parts=())
    if len(placed) == 1:
        return Term(field=field, term=placed[0][0])
    first = placed[0][1]
    return Sequence(
        field=field,
        terms=tuple(term for term, _ in placed),
        offsets=tuple(position - first for _, position in placed),
    )
