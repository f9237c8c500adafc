"""The best hits of a plan over all segments; of common terms only the listed best are scored, where that suffices."""

from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Final

import numpy as np

from briefreader.library.postings import PROSE, IndexField
from briefreader.library.search_plan import Plan, Starting, Term
from briefreader.model.brief import BriefId
from briefreader.model.search import Hit
from briefreader.store.whoosh_arrays.evaluation import Evaluator, Found
from briefreader.store.whoosh_arrays.fields import COMMON, K1, encoded
from briefreader.store.whoosh_arrays.snapshot import Leaf, Snapshot

SCORE_DIGITS: Final = 6
"""Scores are rounded to these decimals: sums in another order must not decide which of two equals comes first."""
MARGIN: Final = 1e-6
"""By how much a champion must exceed the others' bound: more than rounding changes."""
COUNTED: Final = 200_000
"""Postings of a prefix that are counted for the total; beyond, the total is an estimate."""
Ranked = list[tuple[float, BriefId]]


@dataclass(frozen=True, slots=True)
class Top:
    """The best hits and how many there are."""

    hits: tuple[Hit, ...]
    total: int
    is_exact: bool = True


def top_hits(snapshot: Snapshot, plan: Plan, limit: int) -> Top:
    """The best `limit` hits of a plan, best first, ties by id."""
    ranked: list[Ranked] = []
    total, is_exact = 0, True
    for leaf in snapshot.leaves:
        evaluator = Evaluator(snapshot, leaf)
        best, count, counted = _best_of(snapshot, leaf, evaluator, plan, limit)
        ranked.append(best)
        total += count
        is_exact = is_exact and counted
    hits = tuple(Hit(id=brief_id, score=-score) for score, brief_id in islice(merge(*ranked), limit))
    return Top(hits, total, is_exact)


def _best_of(snapshot: Snapshot, leaf: Leaf, evaluator: Evaluator, plan: Plan, limit: int) -> tuple[Ranked, int, bool]:
    if isinstance(plan, Term) and plan.field in PROSE:
        few = _champions(snapshot, leaf, plan.field, [encoded(plan.term)], limit)
        if few is not None:
            start, end = _range(leaf, plan.field, encoded(plan.term))
            count = end - start
            if leaf.alive is not None:
                count = int(np.count_nonzero(leaf.alive[leaf.segment.field(plan.field).docs[start:end]]))
            return _ranked(leaf, few, limit), count, True
    if isinstance(plan, Starting) and plan.field in PROSE and plan.scored:
        terms = snapshot.frequent_completions(plan.field, plan.prefix)
        few = _champions(snapshot, leaf, plan.field, terms, limit)
        if few is not None:
            count, counted = _count(leaf, evaluator, plan)
            return _ranked(leaf, few, limit), count, counted
    found = _living(leaf, evaluator.find(plan))
    return _ranked(leaf, found, limit), len(found.docs), True


def _champions(snapshot: Snapshot, leaf: Leaf, name: IndexField, terms: list[bytes], limit: int) -> Found | None:
    """The best documents of the best of some terms, where the champions are enough to be sure of them, else None.

    A champion list was chosen at the segment's own mean length m0. At a mean length m, no count / (count + norm) grows
    by more than max(1, m / m0), for the norm shrinks by no more than that: so much may an unlisted document be better.
    """
    field = leaf.segment.field(name)
    own_mean = field.total / len(leaf.segment) if field.total else 1.0
    growth = max(1.0, snapshot.mean_length(name) / own_mean)
    held = [(number, term) for term in terms if (number := field.number_of(term)) >= 0]
    ranges = np.array([field.range(number) for number, _ in held], np.int64).reshape(-1, 2)
    weights = np.array([snapshot.inverse_frequency(name, term) * (K1 + 1) for _, term in held])
    common = np.flatnonzero(ranges[:, 1] - ranges[:, 0] >= COMMON)
    if not len(common):
        return None
    places, bounds = field.champions(np.array([held[place][0] for place in common.tolist()]))
    bound = float((weights[common] * bounds).max()) * growth
    rare = np.flatnonzero(ranges[:, 1] - ranges[:, 0] < COMMON)
    joined = np.concatenate(
        [(places + ranges[common, :1]).reshape(-1), *(np.arange(*ranges[place]) for place in rare.tolist())]
    )
    sizes = np.concatenate((np.full(len(common), places.shape[1]), ranges[rare, 1] - ranges[rare, 0]))
    each_weight = np.repeat(weights[np.concatenate((common, rare))], sizes)
    docs, counts = field.docs[joined], field.counts(joined)
    scores = each_weight * counts / (counts + snapshot.norms(leaf, name)[docs])
    best = np.full(len(leaf.segment), -1.0)
    np.maximum.at(best, docs, scores)
    docs = np.flatnonzero(best >= 0)
    if leaf.alive is not None:
        docs = docs[leaf.alive[docs]]
    scores = best[docs]
    if len(docs) < limit or not limit or np.partition(scores, -limit)[-limit] <= bound + MARGIN:
        return None
    return Found(docs, scores)


def _count(leaf: Leaf, evaluator: Evaluator, plan: Starting) -> tuple[int, bool]:
    """How many documents hold a completion; for very many postings only what they cannot exceed."""
    field = leaf.segment.field(plan.field)
    first, last, _ = leaf.segment.completions(plan.field, plan.prefix)
    start, end = field.range_of(first, last)
    if end - start > COUNTED and leaf.segment.short_prefix(plan.field, plan.prefix) is None:
        return min(end - start, leaf.living), False
    mask = evaluator.completing(plan.field, plan.prefix)
    return int(np.count_nonzero(mask if leaf.alive is None else mask & leaf.alive)), True


def _range(leaf: Leaf, name: IndexField, term: bytes) -> tuple[int, int]:
    field = leaf.segment.field(name)
    number = field.number_of(term)
    return field.range(number) if number >= 0 else (0, 0)


def _living(leaf: Leaf, found: Found) -> Found:
    if leaf.alive is None:
        return found
    kept = leaf.alive[found.docs]
    return Found(found.docs[kept], None if found.scores is None else found.scores[kept])


def _ranked(leaf: Leaf, found: Found, limit: int) -> Ranked:
    """The best of a segment as (minus score, id), sorted."""
    docs = found.docs
    scores = np.round(found.scored(), SCORE_DIGITS)
    if not limit:
        return []
    if len(docs) > limit:
        least = np.partition(scores, -limit)[-limit]
        above, level = np.flatnonzero(scores > least), np.flatnonzero(scores == least)
        wanted = limit - len(above)
        if len(level) > wanted:
            level = level[np.argpartition(leaf.ranks[docs[level]], wanted - 1)[:wanted]]
        chosen = np.concatenate((above, level))
        docs, scores = docs[chosen], scores[chosen]
    ids = (leaf.segment.id_of(number) for number in docs.tolist())
    return sorted(zip((-scores).tolist(), ids, strict=True))
