"""The SearchIndex port read plainly, in memory: every brief is looked at for every query."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from briefreader.library.ports import Document
from briefreader.library.postings import PROSE, DocumentTerms, IndexField, document_terms
from briefreader.library.query_text import write
from briefreader.library.search_plan import (
    MOST_SCORED,
    All,
    Any,
    Best,
    Plan,
    Sequence,
    Starting,
    Term,
    Without,
    plan_search,
)
from briefreader.library.spelling import better_spelled, nearest
from briefreader.library.tokens import fold, stem
from briefreader.model.brief import BriefId
from briefreader.model.search import DateRange, Has, Hit, InState, Query, ResultPage

K1: Final = 1.2
B: Final = 0.75
"""The usual constants of BM25, and Whoosh's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    document: Document
    terms: DocumentTerms

    def positions(self, field: IndexField, term: str) -> tuple[int, ...]:
        return self.terms.fields[field].get(term, ())

    def length(self, field: IndexField) -> int:
        return sum(map(len, self.terms.fields[field].values()))


class MemoryIndex:
    """The contract in its plainest form: for tests, and for libraries that shall leave no trace."""

    def __init__(self) -> None:
        self._entries: dict[BriefId, _Entry] = {}

    def search(self, query: Query, *, limit: int = 20) -> ResultPage:
        """The best `limit` hits, best first, ties by id. Never raises for any query."""
        reader = _Reader(self._entries)
        plan = plan_search(query, reader)
        found = [(-score, entry.document.id) for entry in reader if (score := reader.score(plan, entry)) is not None]
        found.sort()
        hits = tuple(Hit(id=brief_id, score=-score) for score, brief_id in found[:limit])
        return ResultPage(hits=hits, total=len(found), did_you_mean=None if found else self._did_you_mean(query))

    def suggest(self, word: str, *, limit: int = 5) -> tuple[str, ...]:
        """Words of the library's own texts that are near `word` in spelling, the nearest and most frequent first."""
        return nearest(fold(word), _Reader(self._entries).spellings.items(), limit=limit)

    def holding(self, words: Iterable[str]) -> Mapping[str, int]:
        """How many briefs hold each of these words anywhere."""
        reader = _Reader(self._entries)
        return {word: reader.holding(IndexField.TEXT, stem(fold(word))) for word in words}

    def fingerprints(self) -> Mapping[BriefId, str]:
        """Which text of each brief is indexed."""
        return {brief_id: entry.document.fingerprint for brief_id, entry in self._entries.items()}

    def commit(self, *, put: Iterable[Document] = (), delete: Iterable[BriefId] = ()) -> None:
        """Delete, then add or replace, as one step."""
        entries = dict(self._entries)
        for brief_id in delete:
            entries.pop(brief_id, None)
        for document in put:
            entries[document.id] = _Entry(document=document, terms=document_terms(document))
        self._entries = entries

    @property
    def rebuild_needed(self) -> bool:
        """Memory is never of another format."""
        return False

    def clear(self) -> None:
        """Start anew with an empty index."""
        self._entries = {}

    def close(self) -> None:
        """There is nothing to let go of."""

    def _did_you_mean(self, query: Query) -> str | None:
        better = better_spelled(query, self._finds, self.suggest)
        return write(better) if better != query and self._finds(better) else None

    def _finds(self, query: Query) -> bool:
        reader = _Reader(self._entries)
        plan = plan_search(query, reader)
        return any(reader.score(plan, entry) is not None for entry in reader)


class _Reader:
    """One state of the index, with what scores and expansions need to know of all of it."""

    def __init__(self, entries: Mapping[BriefId, _Entry]) -> None:
        self._entries = entries
        self.spellings: dict[str, int] = {}
        for entry in entries.values():
            for spelling in entry.terms.spellings:
                self.spellings[spelling] = self.spellings.get(spelling, 0) + 1

    def __iter__(self) -> Iterator[_Entry]:
        return iter(self._entries.values())

    def has(self, field: IndexField, term: str) -> bool:
        """Whether any brief holds the term."""
        return any(entry.positions(field, term) for entry in self)

    def completions(self, field: IndexField, prefix: str) -> Iterable[str]:
        """The terms that begin so, and those of spellings that begin so."""
        terms = {term for entry in self for term in entry.terms.fields[field]}
        spelled = {stem(spelling) for spelling in self.spellings if spelling.startswith(prefix)}
        found = {term for term in terms if term.startswith(prefix)}
        return sorted(found | (spelled & terms) if field in PROSE else found)

    def spelled(self, words: Iterable[str]) -> list[str]:
        """Those of the words that the library spells so."""
        return [word for word in words if word in self.spellings]

    def score(self, plan: Plan, entry: _Entry) -> float | None:  # noqa: PLR0911 - one case a kind of look-up
        """The score of a brief, or None where it does not answer."""
        match plan:
            case Term(field=field, term=term):
                return self._bm25(field, term, entry)
            case Sequence():
                return self._sequence(plan, entry)
            case Best(field=field, terms=terms):
                return max(_there(self._bm25(field, term, entry) for term in terms), default=None)
            case Starting():
                return self._starting(plan, entry)
            case All(parts=parts):
                scores = [self.score(part, entry) for part in parts]
                there = list(_there(scores))
                return math.fsum(there) if len(there) == len(scores) else None
            case Any(parts=parts):
                there = list(_there(self.score(part, entry) for part in parts))
                return math.fsum(there) if there else None
            case Without(part=part):
                return 0.0 if self.score(part, entry) is None else None
            case DateRange() | InState() | Has():
                return 0.0 if _passes(plan, entry.document) else None

    def postings(self, field: IndexField, prefix: str) -> int:
        """How many postings the completions have."""
        return sum(self.holding(field, term) for term in self.completions(field, prefix))

    def _starting(self, plan: Starting, entry: _Entry) -> float | None:
        terms = self.completions(plan.field, plan.prefix)
        frequent = sorted(terms, key=lambda term: (-self.holding(plan.field, term), term))[:MOST_SCORED]
        best = max(_there(self._bm25(plan.field, term, entry) for term in frequent), default=0.0)
        there = any(entry.positions(plan.field, term) for term in terms)
        return (best if plan.scored else 0.0) if there else None

    def holding(self, field: IndexField, term: str) -> int:
        """How many briefs hold the term."""
        return sum(bool(entry.positions(field, term)) for entry in self)

    def _bm25(self, field: IndexField, term: str, entry: _Entry) -> float | None:
        positions = entry.positions(field, term)
        if not positions:
            return None
        if field not in PROSE:
            return 0.0
        inverse = math.log(len(self._entries) / (self.holding(field, term) + 1)) + 1
        average = sum(other.length(field) for other in self) / len(self._entries)
        count = len(positions)
        return inverse * count * (K1 + 1) / (count + K1 * (1 - B + B * entry.length(field) / average))

    def _sequence(self, plan: Sequence, entry: _Entry) -> float | None:
        places = [set(entry.positions(plan.field, term)) for term in plan.terms]
        starts = places[0]
        if not any(
            all(start + offset in there for there, offset in zip(places, plan.offsets, strict=True)) for start in starts
        ):
            return None
        return math.fsum(_there(self._bm25(plan.field, term, entry) for term in plan.terms))


def _there(scores: Iterable[float | None]) -> Iterator[float]:
    return (score for score in scores if score is not None)


def _passes(plan: DateRange | InState | Has, document: Document) -> bool:
    match plan:
        case DateRange(first=first, last=last):
            day = document.published
            return day is not None and (first is None or first <= day) and (last is None or day <= last)
        case InState(state=state):
            return document.state is state
        case Has(trait=trait):
            return trait in document.traits
