"""A search plan as Whoosh's query objects."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, assert_never

import briefreader.store.whoosh_search_import  # noqa: F401 - quietly, before anything else of Whoosh

# isort: split
from whoosh import matching, query
from whoosh.query import spans

from briefreader.library.postings import PROSE, IndexField
from briefreader.library.search_plan import (
    MOST_SCORED,
    All,
    Any,
    Best,
    Plan,
    Sequence,
    Starting,
    Term,
    Vocabulary,
    Without,
)
from briefreader.model.search import DateRange, Has, InState


class CountedVocabulary(Vocabulary, Protocol):
    """A vocabulary that knows how common its terms are."""

    def completions(self, field: IndexField, prefix: str) -> Iterable[str]:
        """The terms of the field that begin so and, in prose, those of spelled words that begin so."""
        ...

    def holding(self, field: IndexField, term: str) -> int:
        """How many briefs hold the term."""
        ...


class BestOf(query.Query):  # type: ignore[misc] # Whoosh has no types
    """Any of some terms, scored as the best of them.

    Whoosh's own DisjunctionMax compares the scores of both sides even where only one of them stands at the document.
    """

    def __init__(self, terms: Iterable[query.Term]) -> None:
        self.terms_ = tuple(terms)

    def estimate_size(self, reader: object) -> int:
        """At most so many documents."""
        return sum(term.estimate_size(reader) for term in self.terms_)

    def matcher(self, searcher: object, context: object = None) -> matching.Matcher:
        """The documents of one segment with their scores."""
        best: dict[int, float] = {}
        for term in self.terms_:
            found = term.matcher(searcher, context)
            while found.is_active():
                document, score = found.id(), found.score()
                best[document] = max(score, best.get(document, score))
                found.next()
        return _listed(best)


class Unscored(query.Query):  # type: ignore[misc] # Whoosh has no types
    """The documents of another query, each scoring nothing.

    Whoosh's ConstantScoreQuery takes a score of 0 for none given, and gives 1.
    """

    def __init__(self, child: query.Query) -> None:
        self.child = child

    def estimate_size(self, reader: object) -> int:
        """As many documents as the other query."""
        return int(self.child.estimate_size(reader))

    def matcher(self, searcher: object, context: object = None) -> matching.Matcher:
        """The documents of one segment."""
        return _listed(dict.fromkeys(self.child.matcher(searcher, context).all_ids(), 0.0))


class Near(spans.SpanNear):  # type: ignore[misc] # Whoosh has no types
    """Two queries at an exact distance; Whoosh's own cannot tell its size, and so cannot stand inside another."""

    def estimate_size(self, reader: object) -> int:
        """At most as many documents as hold both."""
        return int(self.q.estimate_size(reader))


def _listed(scores: dict[int, float]) -> matching.Matcher:
    if not scores:
        return matching.NullMatcher()
    ids = sorted(scores)
    return matching.ListMatcher(ids, weights=[scores[document] for document in ids])


def whoosh_query(plan: Plan, vocabulary: CountedVocabulary) -> query.Query:  # noqa: C901, PLR0911, PLR0912 - one case a kind of look-up
    """The query of a plan."""
    match plan:
        case Term(field=field, term=term):
            return _term(field, term)
        case Sequence():
            return _scored(plan.field, _sequence(plan))
        case Best(field=field, terms=terms):
            return _scored(field, BestOf(query.Term(field.value, term) for term in terms))
        case Starting():
            return _starting(plan, vocabulary)
        case All(parts=()):
            return Unscored(query.Every())
        case Any(parts=()):
            return query.NullQuery
        case All(parts=parts):
            return query.And([whoosh_query(part, vocabulary) for part in parts])
        case Any(parts=parts):
            either = query.Or([whoosh_query(part, vocabulary) for part in parts])
            # The matcher that Whoosh picks for short lists takes a score of 0 for no match.
            either.matcher_type = query.Or.DEFAULT_MATCHER
            return either
        case Without(part=part):
            return Unscored(query.And([query.Every(), query.Not(whoosh_query(part, vocabulary))]))
        case DateRange(first=first, last=last):
            start, end = first or date.min, last or date.max
            return Unscored(query.TermRange("published", start.isoformat(), end.isoformat()))
        case InState(state=state):
            return Unscored(query.Term("state", state.value))
        case Has(trait=trait):
            return Unscored(query.Term("trait", trait.value))
        case _:
            assert_never(plan)


def _starting(plan: Starting, vocabulary: CountedVocabulary) -> query.Query:
    terms = tuple(vocabulary.completions(plan.field, plan.prefix))
    every = Unscored(BestOf(query.Term(plan.field.value, term) for term in terms))
    if not plan.scored or plan.field not in PROSE:
        return every
    frequent = sorted(terms, key=lambda term: (-vocabulary.holding(plan.field, term), term))[:MOST_SCORED]
    scored = BestOf(query.Term(plan.field.value, term) for term in frequent)
    if len(terms) == len(frequent):
        return scored
    either = query.Or([scored, every])
    either.matcher_type = query.Or.DEFAULT_MATCHER
    return either


def _term(field: IndexField, term: str) -> query.Query:
    return _scored(field, query.Term(field.value, term))


def _scored(field: IndexField, found: query.Query) -> query.Query:
    return found if field in PROSE else Unscored(found)


def _sequence(plan: Sequence) -> query.Query:
    found = query.Term(plan.field.value, plan.terms[0])
    before = plan.offsets[0]
    for term, offset in zip(plan.terms[1:], plan.offsets[1:], strict=True):
        gap = offset - before
        following = query.Term(plan.field.value, term)
        found = Near(found, following, slop=gap, ordered=True, mindist=gap)
        before = offset
    return found
