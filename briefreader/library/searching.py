"""Answers to search lines: read, looked up, sorted, and shown with passages."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from briefreader.errors import BriefNotFoundError
from briefreader.library.finding import find_brief
from briefreader.library.likeness import characteristic_words, likenesses, resolved
from briefreader.library.ports import BriefRow, Catalogue, SearchIndex, Sort
from briefreader.library.query import ParsedQuery, parse_query
from briefreader.library.snippets import SnippetCutter
from briefreader.model.brief import Brief, BriefId
from briefreader.model.search import Facets, Hit, Order, Query, ResultPage, Snippet

SNIPPETS: Final = 2
"""Passages shown of each hit: more would push the next hit off the screen."""
_SORTS: Final = {Order.DATE: Sort.DATE, Order.TITLE: Sort.TITLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """One row of the results."""

    row: BriefRow
    score: float
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """The answer to one search line.

    Attributes:
        query: the line as typed.
        explained: how it was understood, in words.
        remarks: what in it could not be understood, one sentence each.
        took_ms: from the line to the rows, in milliseconds.
        facets: what all the found briefs have in common, where that was asked for.
    """

    query: str
    explained: str
    remarks: tuple[str, ...]
    total: int
    total_is_exact: bool
    took_ms: float
    did_you_mean: str | None
    results: tuple[SearchResult, ...]
    order: Order = Order.RELEVANCE
    facets: Facets | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A search line, and what else is asked.

    Attributes:
        limit: how many results at most.
        as_typed: whether its last word is the beginning of one.
        with_facets: whether all found briefs are to be counted by facet: it takes a tenth of a second at 100,000.
        aliases: spellings that stand for each other, each by its case-folded form.
    """

    line: str
    limit: int = 50
    as_typed: bool = False
    order: Order = Order.RELEVANCE
    with_facets: bool = False
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def answer(question: Question, catalogue: Catalogue, index: SearchIndex, *, today: date) -> SearchAnswer:
    """The best answers to a question, as its order says. Never raises for any line."""
    began = time.perf_counter()
    parsed = parse_query(question.line, today=today, as_typed=question.as_typed, aliases=question.aliases)
    query, remarks, itself = _without_likeness(parsed, catalogue, index)
    takes_all = question.with_facets or question.order is not Order.RELEVANCE
    limit = max(1, catalogue.count()) if takes_all else question.limit + len(itself)
    page = index.search(query, limit=limit)
    hits = tuple(hit for hit in page.hits if hit.id not in itself)
    total = page.total - (len(page.hits) - len(hits))
    counted = catalogue.facets(hit.id for hit in hits) if question.with_facets else None
    shown = _in_order(hits, question, catalogue)
    return SearchAnswer(
        query=question.line,
        explained=parsed.explained,
        remarks=remarks,
        total=total,
        total_is_exact=page.total_is_exact,
        results=tuple(_results(shown, query, catalogue)),
        did_you_mean=_better(page, itself),
        took_ms=(time.perf_counter() - began) * 1000,
        order=question.order,
        facets=counted,
    )


def _better(page: ResultPage, itself: frozenset[BriefId]) -> str | None:
    """Other words to look for; not for words that nobody typed."""
    return None if itself else page.did_you_mean


def _in_order(hits: tuple[Hit, ...], question: Question, catalogue: Catalogue) -> tuple[Hit, ...]:
    if question.order is Order.RELEVANCE:
        return hits[: question.limit]
    by_id = {hit.id: hit for hit in hits}
    return tuple(by_id[each] for each in catalogue.first_of(by_id, sort=_SORTS[question.order], limit=question.limit))


def _results(hits: tuple[Hit, ...], query: Query, catalogue: Catalogue) -> Iterator[SearchResult]:
    ids = [hit.id for hit in hits]
    rows = catalogue.rows_of(ids)
    passages = catalogue.passages(ids)
    cutter = SnippetCutter(query)
    for hit in hits:
        if hit.id in rows and hit.id in passages:
            found = cutter.cut(passages[hit.id], limit=SNIPPETS)
            yield SearchResult(row=rows[hit.id], score=hit.score, snippets=found)


def _without_likeness(
    parsed: ParsedQuery, catalogue: Catalogue, index: SearchIndex
) -> tuple[Query, tuple[str, ...], frozenset[BriefId]]:
    """The query in words, remarks, and the briefs that were named and so are no answer."""
    names = likenesses(parsed.query)
    briefs: dict[str, Brief] = {}
    remarks = list(parsed.remarks)
    for name in names:
        try:
            brief = _named(name, catalogue)
        except BriefNotFoundError as error:
            remarks.append(str(error))
        else:
            briefs[name] = brief
    total = catalogue.count() if briefs else 0

    def words_of(name: str) -> tuple[str, ...]:
        return characteristic_words(briefs[name], index.holding, total) if name in briefs else ()

    query = resolved(parsed.query, words_of)
    return query, tuple(remarks), frozenset(brief.id for brief in briefs.values())


def _named(name: str, catalogue: Catalogue) -> Brief:
    """The brief of a name. Raises BriefNotFoundError."""
    brief = catalogue.brief(BriefId(name))
    if brief is None:
        brief = catalogue.brief(find_brief(name, ids=tuple(catalogue.stamps())))
    if brief is None:
        raise BriefNotFoundError(name)
    return brief
