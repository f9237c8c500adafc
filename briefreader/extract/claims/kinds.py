"""How strongly a sentence speaks for each kind of claim, and by which of its features.

Every point that a sentence gets comes with the reason in plain words, so the reasons shown are the true ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import Final

from briefreader.extract.claims.attribution import Attribution
from briefreader.extract.claims.document import Standing
from briefreader.extract.claims.lexicon import CONNECTIVES, PRONOUNS, Cue
from briefreader.extract.claims.reading import Reading, Sentence
from briefreader.model.brief import ClaimKind

_SHORTEST: Final = 6
"""Words: below that, a sentence says too little to stand alone."""
_SHORT, _LONG = 9, 55
"""Words: outside of it, a sentence is read less easily as one claim."""
_QUOTED_WORDS: Final = 3
"""Matched words that a reason quotes at most."""
_EXPLETIVE: Final = frozenset(
    {"is", "was", "seems", "appears", "would", "will", "may", "could", "has", "remains", "takes"}
)
"""Verbs behind an "it" or "that" that need not point back."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A number of points for or against, and why.

    Attributes:
        reason: in plain words; "" where it is not worth telling.
    """

    points: float
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What speaks for and against a sentence as a claim of one kind."""

    kind: ClaimKind
    factors: tuple[Factor, ...]

    @property
    def score(self) -> float:
        """0 to 1, by the logistic function of the points."""
        return 1 / (1 + exp(-sum(factor.points for factor in self.factors)))

    @property
    def reasons(self) -> tuple[str, ...]:
        """The three strongest reasons for it, strongest first."""
        told = sorted((f for f in self.factors if f.points > 0 and f.reason), key=lambda factor: -factor.points)
        return tuple(factor.reason for factor in told[:3])


def judge(sentence: Sentence, standing: Standing, attribution: Attribution | None) -> Mapping[ClaimKind, Judgement]:
    """The judgement for every kind, or nothing where the sentence cannot be a claim at all."""
    reading = sentence.reading
    if len(reading.words) < _SHORTEST or reading.is_question or not any(word[0].isalpha() for word in reading.words):
        return {}
    general = _general(sentence, standing)
    return {
        ClaimKind.THESIS: Judgement(
            kind=ClaimKind.THESIS, factors=(*_thesis(reading, standing, attribution), *general)
        ),
        ClaimKind.RECOMMENDATION: Judgement(
            kind=ClaimKind.RECOMMENDATION, factors=(*_recommendation(reading, attribution), *general)
        ),
        ClaimKind.FORECAST: Judgement(kind=ClaimKind.FORECAST, factors=(*_forecast(reading), *general)),
        ClaimKind.FACT: Judgement(kind=ClaimKind.FACT, factors=(*_fact(reading), *general)),
        ClaimKind.REPORTED: Judgement(kind=ClaimKind.REPORTED, factors=(*_reported(reading, attribution), *general)),
    }


def _shown(reading: Reading, *cues: Cue) -> str:
    words: list[str] = []
    for cue in cues:
        words.extend(word for word in reading.cues.get(cue, ()) if word not in words)
    return ", ".join(f"“{word}”" for word in words[:_QUOTED_WORDS])


def _general(sentence: Sentence, standing: Standing) -> tuple[Factor, ...]:
    """What counts for every kind alike."""
    reading = sentence.reading
    factors = [Factor(1.2 * standing.centrality - 0.4, "holds words that the brief keeps coming back to")]
    if standing.title_words:
        factors.append(
            Factor(0.2 * min(3, len(standing.title_words)), "takes up the words of the title or its summary")
        )
    if points_back(reading):
        factors.append(Factor(-1.2))
    elif reading.words[0] in CONNECTIVES:
        factors.append(Factor(-0.3))
    if not _SHORT <= len(reading.words) <= _LONG:
        factors.append(Factor(-0.6))
    if reading.has(Cue.SECOND_PERSON):
        factors.append(Factor(-0.5))
    return tuple(factors)


def points_back(reading: Reading) -> bool:
    """Whether the sentence starts with a pronoun that only the sentence before it resolves."""
    first, *rest = reading.words
    if first not in PRONOUNS:
        return False
    return not (first in {"it", "that"} and rest and rest[0] in _EXPLETIVE and first == "it")


def _thesis(reading: Reading, standing: Standing, attribution: Attribution | None) -> tuple[Factor, ...]:
    factors = [Factor(-2.2)]
    if reading.has(Cue.SUMMARY):
        factors.append(Factor(1.6, f"sums up ({_shown(reading, Cue.SUMMARY)})"))
    if reading.has(Cue.EMPHASIS):
        factors.append(Factor(1.0, f"names the point at issue ({_shown(reading, Cue.EMPHASIS)})"))
    if standing.depth <= 0.2:  # noqa: PLR2004 - the first fifth
        factors.append(Factor(0.5, "stands near the beginning"))
    if standing.depth >= 0.9:  # noqa: PLR2004 - the last tenth
        factors.append(Factor(0.7, "stands at the end, where briefs conclude"))
    if reading.has(Cue.VALUE):
        factors.append(Factor(0.4, f"passes a judgement ({_shown(reading, Cue.VALUE)})"))
    if reading.has(Cue.CAUSE) or reading.has(Cue.CONDITION):
        factors.append(Factor(0.4, f"gives a reason or condition ({_shown(reading, Cue.CAUSE, Cue.CONDITION)})"))
    if attribution and attribution.says:
        factors.append(Factor(-1.5))
    if reading.has(Cue.DATE) or reading.has(Cue.MONEY):
        factors.append(Factor(-0.6))
    return tuple(factors)


def _recommendation(reading: Reading, attribution: Attribution | None) -> tuple[Factor, ...]:
    factors = [Factor(-2.6)]
    if reading.has(Cue.DUTY):
        factors.append(Factor(2.4, f"says what has to be done ({_shown(reading, Cue.DUTY)})"))
    if reading.has(Cue.PROPOSAL):
        factors.append(Factor(2.2, f"proposes a course ({_shown(reading, Cue.PROPOSAL)})"))
    if reading.has(Cue.CONDITION):
        factors.append(Factor(0.3, f"names a condition ({_shown(reading, Cue.CONDITION)})"))
    if attribution and attribution.says:
        factors.append(Factor(-1.5))
    return tuple(factors)


def _forecast(reading: Reading) -> tuple[Factor, ...]:
    factors = [Factor(-2.6)]
    if reading.has(Cue.FUTURE):
        factors.append(Factor(1.8, f"looks ahead ({_shown(reading, Cue.FUTURE)})"))
    if reading.has(Cue.EXPECTATION):
        factors.append(Factor(1.2, f"says what to expect ({_shown(reading, Cue.EXPECTATION)})"))
    if reading.has(Cue.MODAL):
        factors.append(Factor(0.8, f"says what may follow ({_shown(reading, Cue.MODAL)})"))
    if reading.has(Cue.CONDITION):
        factors.append(Factor(0.5, f"names a condition ({_shown(reading, Cue.CONDITION)})"))
    if reading.has(Cue.DUTY) or reading.has(Cue.PROPOSAL):
        factors.append(Factor(-1.5))
    return tuple(factors)


def _fact(reading: Reading) -> tuple[Factor, ...]:
    factors = [Factor(-2.2)]
    if figures := reading.count(Cue.FIGURE):
        factors.append(Factor(1.0 + 0.3 * min(figures, 3), f"gives figures ({_shown(reading, Cue.FIGURE)})"))
    if reading.has(Cue.DATE):
        factors.append(Factor(0.8, f"gives a date ({_shown(reading, Cue.DATE)})"))
    if names := reading.count(Cue.NAME):
        factors.append(Factor(min(names, 6) * 0.15, "names who or what it is about"))
    if reading.has(Cue.FINDING):
        factors.append(Factor(0.6, f"rests on findings ({_shown(reading, Cue.FINDING)})"))
    if reading.has(Cue.COMPARISON):
        factors.append(Factor(0.5, f"compares or measures ({_shown(reading, Cue.COMPARISON)})"))
    if reading.has(Cue.CAUSE):
        factors.append(Factor(0.4, f"gives a cause ({_shown(reading, Cue.CAUSE)})"))
    for cue, points in (
        (Cue.DUTY, -1.2),
        (Cue.FUTURE, -0.9),
        (Cue.HEDGE, -0.6),
        (Cue.MODAL, -0.4),
        (Cue.SUMMARY, -0.6),
    ):
        if reading.has(cue):
            factors.append(Factor(points))
    return tuple(factors)


def _reported(reading: Reading, attribution: Attribution | None) -> tuple[Factor, ...]:
    factors = [Factor(-2.6)]
    if attribution is None:
        return (Factor(-8.0),)
    if attribution.firm:
        factors.append(Factor(2.8 if attribution.says else 0.6, f"tells what somebody else says (“{attribution}”)"))
    if reading.has(Cue.QUOTE):
        factors.append(Factor(0.6, "quotes"))
    if attribution.named:
        factors.append(Factor(0.4, "names its source"))
    if reading.has(Cue.FIGURE):
        factors.append(Factor(0.3, f"gives figures ({_shown(reading, Cue.FIGURE)})"))
    return tuple(factors)
