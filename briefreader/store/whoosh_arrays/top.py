"""The best hits of a plan over all segments; of common terms only the listed best are scored, where that suffices."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from briefreader.library.postings import PROSE
from briefreader.library.search_plan import Any, Plan, Starting, Term
from briefreader.model.search import Hit
from briefreader.store.whoosh_arrays.evaluation import NOTHING, Evaluator, Found, beginning_of, postings_of
from briefreader.store.whoosh_arrays.fields import COMMON, encoded
from briefreader.store.whoosh_arrays.groups import Group
from briefreader.store.whoosh_arrays.sections import Array
from briefreader.store.whoosh_arrays.segment import ArrayField
from briefreader.store.whoosh_arrays.snapshot import Leaf, Snapshot

if TYPE_CHECKING:
    from briefreader.model.brief import BriefId

SCORE_DIGITS: Final = 6
"""Scores are rounded to these decimals: sums in another order must not decide which of two equals comes first."""
MARGIN: Final = 1e-6
"""By how much scores may differ that are equal when rounded, and a champion must exceed the others' bound."""
COUNTED: Final = 200_000
"""Postings of a prefix that are counted for the total; beyond, the total is an estimate."""
FEW: Final = 1_000
"""Documents that answer the other parts of a query and are scored beside the champions of its word."""
ENTRIES: Final = 4
"""For each hit so many of the best postings are looked at: a document may come once for each completion."""


@dataclass(frozen=True, slots=True)
class Top:
    """The best hits and how many there are."""

    hits: tuple[Hit, ...]
    total: int
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class _Best:
    """The best of one leaf, in no order, with rounded scores; and how many answer in all."""

    found: Found
    total: int
    is_exact: bool = True


def top_hits(snapshot: Snapshot, plan: Plan, limit: int) -> Top:
    """The best `limit` hits of a plan, best first, ties by id."""
    best = [_LeafSearch(snapshot, place, limit).best(plan) for place in range(len(snapshot.leaves))]
    each = [one.found.scored() for one in best]
    scores = np.concatenate(each) if each else np.empty(0)
    least = np.partition(scores, -limit)[-limit] if 0 < limit < len(scores) else -np.inf
    # An id costs more to read than all else of a hit: only those are read that are among the best of all leaves.
    ranked: list[tuple[float, BriefId]] = []
    for leaf, one, own in zip(snapshot.leaves, best, each, strict=True):
        chosen = np.flatnonzero(own >= least)
        docs, values = one.found.docs[chosen].tolist(), (-own[chosen]).tolist()
        ranked.extend(zip(values, map(leaf.segment.id_of, docs), strict=True))
    ranked.sort()
    hits = tuple(Hit(id=brief_id, score=-score) for score, brief_id in ranked[:limit])
    return Top(hits, sum(one.total for one in best), all(one.is_exact for one in best))


class _LeafSearch:
    """Looks for the best of one leaf."""

    def __init__(self, snapshot: Snapshot, place: int, limit: int) -> None:
        self._snapshot = snapshot
        self._place = place
        self._leaf = snapshot.leaves[place]
        self._limit = limit
        self._evaluator = Evaluator(snapshot, place)

    def best(self, plan: Plan) -> _Best:
        """The best of the leaf; as many as are asked for, and all that are as good as the last of them."""
        word, others = _word_and_others(plan)
        if word is not None:
            beside = self._evaluator.find(Any(parts=others)) if others else NOTHING
            if len(beside.docs) <= FEW:
                quick = self._by_champions(word, beside)
                if quick is not None:
                    return quick
        found = _living(self._leaf, self._evaluator.find(plan))
        return _Best(_leading(self._leaf, found, self._limit), len(found.docs))

    def _by_champions(self, word: Term | Starting, beside: Found) -> _Best | None:
        """The best by a word and what else was found, where its champions are enough to be sure of them, else None."""
        field = self._leaf.segment.field(word.field)
        group = self._group(word, field)
        docs, places, weights, bound = _likely(self._snapshot, self._leaf, field, group)
        if bound is None and isinstance(word, Starting):
            bound = 0.0  # a document may hold nothing but completions that do not score
        scores = self._evaluator.scores_of(word.field, weights, places, docs)
        if len(beside.docs):
            apart = np.flatnonzero(~_are_among(docs, beside.docs))
            both = beside.scored() + self._scores_at(word, field, group, beside.docs)
            docs, scores = np.concatenate((docs[apart], beside.docs)), np.concatenate((scores[apart], both))
        if self._leaf.alive is not None:
            kept = np.flatnonzero(self._leaf.alive[docs])
            docs, scores = docs[kept], scores[kept]
        found = _distinct(docs, scores, self._limit)
        if bound is not None and (
            not 0 < self._limit <= len(found.docs)
            or np.partition(found.scored(), -self._limit)[-self._limit] <= bound + MARGIN
        ):
            return None
        total, is_exact = self._count(word, field, beside.docs)
        return _Best(_leading(self._leaf, found, self._limit), total, is_exact)

    def _group(self, word: Term | Starting, field: ArrayField) -> Group:
        if isinstance(word, Starting):
            return self._snapshot.completions(word.field, word.prefix)[self._place]
        term = encoded(word.term)
        number = field.number_of(term)
        numbers = np.array([number] if number >= 0 else [], np.int64)
        return Group(numbers, np.full(len(numbers), self._snapshot.weight(word.field, term)))

    def _scores_at(self, word: Term | Starting, field: ArrayField, group: Group, docs: Array) -> Array:
        """What the word adds to the scores of some documents."""
        if isinstance(word, Starting):
            return np.maximum(self._evaluator.score_of_best(word, docs), 0.0)
        places = postings_of(field, group.numbers)[0]
        rows = np.searchsorted(docs, field.docs[places])
        rows[rows == len(docs)] = 0
        held = np.flatnonzero(docs[rows] == field.docs[places])
        scores = np.zeros(len(docs))
        weights = np.repeat(group.weights, len(held))
        scores[rows[held]] = self._evaluator.scores_of(word.field, weights, places[held], field.docs[places[held]])
        return scores

    def _count(self, word: Term | Starting, field: ArrayField, beside: Array) -> tuple[int, bool]:
        """How many documents answer; for very many postings only what they cannot exceed."""
        alive = self._leaf.alive
        if isinstance(word, Term):
            number = field.number_of(encoded(word.term))
            start, end = field.range(number) if number >= 0 else (0, 0)
            if alive is None and not len(beside):
                return end - start, True
            mask = np.zeros(len(self._leaf.segment), np.bool_)
            mask[field.docs[start:end]] = True
        else:
            first, last, _ = self._leaf.segment.completions(word.field, word.prefix)
            start, end = field.range_of(first, last)
            if end - start > COUNTED and self._leaf.segment.short_prefix(word.field, word.prefix) is None:
                return min(end - start, self._leaf.living), False
            mask = self._evaluator.completing(word.field, word.prefix)
        mask[beside] = True
        return int(np.count_nonzero(mask if alive is None else mask & alive)), True


def _word_and_others(plan: Plan) -> tuple[Term | Starting | None, tuple[Plan, ...]]:
    """The part of a plan that champions may answer, and what else may: compounds and other ways to write the word."""
    begun = beginning_of(plan)
    if begun is not None:
        return begun if begun[0].field in PROSE and begun[0].scored else (None, ())
    parts = plan.parts if isinstance(plan, Any) else (plan,)
    if parts and isinstance(parts[0], Term) and parts[0].field in PROSE:
        return parts[0], parts[1:]
    return None, ()


def _likely(
    snapshot: Snapshot, leaf: Leaf, field: ArrayField, group: Group
) -> tuple[Array, Array, Array, float | None]:
    """The postings of some terms, of common ones only the champions: documents, places, weights; and a bound.

    The bound is what no other document exceeds; None where there is none. A champion list was chosen at the segment's
    own mean length m0. At a mean length m, no count / (count + norm) grows by more than max(1, m / m0), for the norm
    shrinks by no more than that: so much may an unlisted document be better.
    """
    sizes = field.ranges(group.numbers)[1]
    common, rare = np.flatnonzero(sizes >= COMMON), np.flatnonzero(sizes < COMMON)
    places, rare_sizes = postings_of(field, group.numbers[rare])
    weights, bound = np.repeat(group.weights[rare], rare_sizes), None
    if len(common):
        starts = field.ranges(group.numbers[common])[0]
        listed, bounds = field.champions(group.numbers[common])
        own_mean = field.total / len(leaf.segment) if field.total else 1.0
        growth = max(1.0, snapshot.mean_length(field.name) / own_mean)
        bound = float((group.weights[common] * bounds).max()) * growth
        places = np.concatenate(((listed + starts[:, None]).reshape(-1), places))
        weights = np.concatenate((np.repeat(group.weights[common], listed.shape[1]), weights))
    return field.docs[places], places, weights, bound


def _distinct(docs: Array, scores: Array, limit: int) -> Found:
    """Each document once, with its best score; of many postings only the best `limit` documents and their equals."""
    most = ENTRIES * limit
    while most < len(scores):
        least = np.partition(scores, -most)[-most] if most else np.inf
        chosen = np.flatnonzero(scores >= least - MARGIN)
        found = _best_of_each(docs[chosen], scores[chosen])
        if np.count_nonzero(found.scored() >= least) >= limit:
            return found
        most *= ENTRIES
    return _best_of_each(docs, scores)


def _best_of_each(docs: Array, scores: Array) -> Found:
    distinct, which = np.unique(docs, return_inverse=True)
    best = np.full(len(distinct), -np.inf)
    np.maximum.at(best, which, scores)
    return Found(distinct, best)


def _are_among(docs: Array, others: Array) -> Array:
    """For each document, whether it is one of the others (rising)."""
    places = np.minimum(np.searchsorted(others, docs), len(others) - 1)
    found: Array = others[places] == docs
    return found


def _living(leaf: Leaf, found: Found) -> Found:
    if leaf.alive is None:
        return found
    kept = leaf.alive[found.docs]
    return Found(found.docs[kept], None if found.scores is None else found.scores[kept])


def _leading(leaf: Leaf, found: Found, limit: int) -> Found:
    """The best of a segment, ties by id, with rounded scores."""
    if not limit:
        return NOTHING
    docs, scores = found.docs, found.scored()
    if len(docs) > limit:
        least = np.partition(scores, -limit)[-limit]
        near = np.flatnonzero(scores >= least - MARGIN)
        docs, scores = docs[near], scores[near]
    scores = np.round(scores, SCORE_DIGITS)
    if len(docs) > limit:
        least = np.partition(scores, -limit)[-limit]
        above, level = np.flatnonzero(scores > least), np.flatnonzero(scores == least)
        wanted = limit - len(above)
        if len(level) > wanted:
            level = level[np.argpartition(leaf.ranks[docs[level]], wanted - 1)[:wanted]]
        chosen = np.concatenate((above, level))
        docs, scores = docs[chosen], scores[chosen]
    return Found(docs, scores)
