"""Which sentences are shown: a few of each kind, none of them twice, none below the floor.

Slots by kind serve a reader better than one blended ranking, which a single kind always fills.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

from briefreader.extract.claims.kinds import Judgement
from briefreader.extract.claims.reading import Sentence
from briefreader.model.brief import ClaimKind

SLOTS: Final[Mapping[ClaimKind, int]] = {
    ClaimKind.THESIS: 1,
    ClaimKind.RECOMMENDATION: 2,
    ClaimKind.FORECAST: 2,
    ClaimKind.FACT: 3,
    ClaimKind.REPORTED: 1,
}
DEFAULT_LIMIT: Final = sum(SLOTS.values())

_ORDER: Final = tuple(
    ClaimKind(name)
    for name in "thesis recommendation fact forecast fact reported recommendation forecast fact".split()  # noqa: SIM905
)
"""How places are dealt out when there are fewer, or more, than the slots."""

_FLOOR: Final = -1.0
"""Points below which a sentence is not shown, even where its slot stays empty."""

_THESIS_FLOOR: Final = -1.2
"""The same for the thesis, which hardly any brief lacks."""

_RATHER: Final[Mapping[ClaimKind, float]] = {ClaimKind.FORECAST: 1.5, ClaimKind.RECOMMENDATION: 1.5}
"""Points by which a strong thesis may be something else even more: many a thesis is a forecast."""

_SAME: Final = 0.5
"""Share of the smaller sentence's content words at which two sentences count as saying the same."""

_RETOLD: Final = 0.4
"""The same share for a fact and the editors' summary, which is shorter than it and tells it in other forms."""

_DENSITY: Final = 2
"""At most one sentence in so many is a key claim: in a note of five sentences, eight would be none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A sentence, chosen as a claim of a kind."""

    sentence: Sentence
    judgement: Judgement


def choose(
    judged: Sequence[tuple[Sentence, Mapping[ClaimKind, Judgement]]],
    *,
    limit: int | None = None,
    summary: frozenset[str] = frozenset(),
) -> tuple[Choice, ...]:
    """The chosen sentences in reading order.

    Args:
        judged: all sentences with their judgements.
        limit: how many at most; the default is what the slots hold.
        summary: the content words of the editors' summary, which is shown beside the claims: a fact that only tells it
            again takes no place.
    """
    wanted = DEFAULT_LIMIT if limit is None else max(0, limit)
    places = min(wanted, -(-len(judged) // _DENSITY))
    queues = _queues(judged)
    queues[ClaimKind.FACT] = [fact for fact in queues[ClaimKind.FACT] if not _repeats(fact.sentence, summary)]
    chosen: list[Choice] = []
    for kind in _deal(wanted):
        if len(chosen) >= places:
            break
        choice = _next(queues[kind], chosen)
        if choice:
            chosen.append(choice)
    return tuple(sorted(chosen, key=lambda choice: choice.sentence.span))


def _deal(wanted: int) -> Iterable[ClaimKind]:
    rounds = max(1, -(-wanted // DEFAULT_LIMIT))
    return chain.from_iterable(repeat(_ORDER, rounds))


def _queues(judged: Sequence[tuple[Sentence, Mapping[ClaimKind, Judgement]]]) -> dict[ClaimKind, list[Choice]]:
    """For each kind, the sentences that are rather that than anything else; best last. A thesis may be more."""
    queues: dict[ClaimKind, list[Choice]] = {kind: [] for kind in ClaimKind}
    for sentence, judgements in judged:
        others = [judgement for kind, judgement in judgements.items() if kind is not ClaimKind.THESIS]
        likely = max(others, key=lambda judgement: judgement.points, default=None)
        thesis = judgements.get(ClaimKind.THESIS)
        if likely and likely.points >= _FLOOR:
            queues[likely.kind].append(Choice(sentence=sentence, judgement=likely))
        if thesis and _may_be_thesis(thesis, likely):
            queues[ClaimKind.THESIS].append(Choice(sentence=sentence, judgement=thesis))
    for queue in queues.values():
        queue.sort(key=lambda choice: (choice.judgement.points, -choice.sentence.place))
    return queues


def _may_be_thesis(thesis: Judgement, likely: Judgement | None) -> bool:
    """Whether a sentence can stand as the thesis: a strong one may be forecast or advice as well, but no mere fact."""
    if likely is None:
        return thesis.points >= _THESIS_FLOOR
    if thesis.points < _FLOOR:
        return thesis.points >= max(_THESIS_FLOOR, likely.points)
    return thesis.points >= likely.points - _RATHER.get(likely.kind, 0.0)


def _next(queue: list[Choice], chosen: Sequence[Choice]) -> Choice | None:
    """Take the best of a queue (its last) that says something new."""
    while queue:
        choice = queue.pop()
        if not any(_says_the_same(choice.sentence, other.sentence) for other in chosen):
            return choice
    return None


def _repeats(sentence: Sentence, summary: frozenset[str]) -> bool:
    stems = sentence.reading.stems
    return len(stems & summary) >= max(1, _RETOLD * min(len(stems), len(summary)))


def _says_the_same(one: Sentence, other: Sentence) -> bool:
    a, b = one.reading.stems, other.reading.stems
    smaller = min(len(a), len(b))
    return one.place == other.place or (smaller > 0 and len(a & b) >= _SAME * smaller)
