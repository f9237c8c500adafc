"""How strongly a sentence speaks for each kind of claim, and by which of its features.

Every point that a sentence gets comes with the reason in plain words, so the reasons shown are the true ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from briefreader.extract.claims.attribution import Attribution
from briefreader.extract.claims.document import Standing
from briefreader.extract.claims.evidence import Evidence
from briefreader.extract.claims.framing import conviction, explained, pointed, reversal
from briefreader.extract.claims.lexicon import CONNECTIVES, PRONOUNS, STOP_WORDS, Cue
from briefreader.extract.claims.model import Head, probability
from briefreader.extract.claims.reading import Reading, Sentence
from briefreader.model.brief import ClaimKind, EvidenceKind

_SHORTEST: Final = 5
"""Words: below that, a sentence says too little to stand alone."""
_SPELT: Final = 0.6
"""Share of words among the tokens of a sentence: rows of tables have less."""
_CAPITALS: Final = 0.5
"""Share of content words with a capital from which a line without a stop is a headline."""
_SHORT, _LONG = 9, 55
"""Words: outside of it, a sentence is read less easily as one claim."""
_OPENING: Final = 5
"""Words within which an opening phrase ends with its comma."""
_SUBJECTS: Final = frozenset({("he",), ("she",), ("they",)})
_QUOTED_WORDS: Final = 3
"""Matched words that a reason quotes at most."""
_SCENE: Final = -0.9
"""Points of the very first sentence: briefs begin with a scene or an occasion, and what they claim comes after it."""
_EXPLETIVE: Final = frozenset(
    {"is", "was", "seems", "appears", "would", "will", "may", "could", "has", "remains", "takes"}
)
"""Verbs behind an "it" or "that" that need not point back."""


class Factor(NamedTuple):
    """A number of points for or against, and why.

    Attributes:
        reason: in plain words; "" where it is not worth telling.
        cues: what the sentence shows, to be quoted with the reason.
    """

    points: float
    reason: str = ""
    cues: tuple[Cue, ...] = ()

    def told(self, reading: Reading) -> str:
        """The reason, with the words of the sentence that it rests on."""
        return f"{self.reason} ({_shown(reading, *self.cues)})" if self.cues else self.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What speaks for and against a sentence as a claim of one kind.

    Attributes:
        points: all factors' together.
    """

    kind: ClaimKind
    factors: tuple[Factor, ...]
    points: float

    @property
    def score(self) -> float:
        """0 to 1, by the logistic function of the points."""
        return probability(self.points)

    def reasons(self, reading: Reading) -> tuple[str, ...]:
        """The three strongest reasons for it, strongest first."""
        told = sorted((f for f in self.factors if f.points > 0 and f.reason), key=lambda factor: -factor.points)
        return tuple(factor.told(reading) for factor in told[:3])


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the trained heads say of a sentence.

    Attributes:
        odds: their log odds.
        central: how central it is, in standard deviations above the mean of its brief.
        checkable: how far it can be checked; above 0 is yes.
    """

    odds: Mapping[Head, float]
    central: float
    checkable: float


def judge(
    sentence: Sentence,
    standing: Standing,
    attribution: Attribution | None,
    evidence: Evidence,
    verdict: Verdict,
) -> Mapping[ClaimKind, Judgement]:
    """The judgement for every kind, or nothing where the sentence cannot be a claim at all."""
    reading = sentence.reading
    if reading.is_question or not is_statement(reading):
        return {}
    general = _general(reading, standing, verdict)
    factors = {
        ClaimKind.THESIS: _thesis(reading, standing, attribution, verdict),
        ClaimKind.RECOMMENDATION: _recommendation(reading, attribution),
        ClaimKind.FORECAST: _forecast(reading, attribution),
        ClaimKind.FACT: _fact(reading, attribution, verdict, evidence),
        ClaimKind.REPORTED: _reported(reading, attribution),
    }
    return {kind: _judgement(kind, special, general) for kind, special in factors.items()}


def _judgement(kind: ClaimKind, special: tuple[Factor, ...], general: tuple[Factor, ...]) -> Judgement:
    factors = (*special, *general)
    return Judgement(kind=kind, factors=factors, points=sum([factor.points for factor in factors]))


_FOREIGN: Final = "chosen without its words: the text does not seem to be English"


def judge_foreign(
    sentence: Sentence, standing: Standing, attribution: Attribution | None, evidence: Evidence, verdict: Verdict
) -> Mapping[ClaimKind, Judgement]:
    """The judgement where the words cannot be read: by place, recurring words, figures and links alone."""
    del attribution, verdict  # both read English
    reading = sentence.reading
    if reading.is_question or not is_statement(reading):
        return {}
    central = (
        Factor(-0.6),
        Factor(1.2 * standing.centrality, "holds words that the brief keeps coming back to"),
        Factor(0.2 * min(3, len(standing.title_words)), "takes up the words of the title or its summary"),
        Factor(0.1, _FOREIGN),
    )
    fact = [Factor(-0.8), Factor(0.6, _FOREIGN)]
    if figures := reading.count(Cue.FIGURE):
        fact.append(Factor(0.4 + 0.2 * min(figures, 3), "gives figures", (Cue.FIGURE,)))
    if evidence.kind is EvidenceKind.LINK:
        fact.append(Factor(0.4, "cites a source"))
    judgements = {ClaimKind.THESIS: _judgement(ClaimKind.THESIS, central, ())}
    if figures:
        judgements[ClaimKind.FACT] = _judgement(ClaimKind.FACT, tuple(fact), ())
    return judgements


def is_statement(reading: Reading) -> bool:
    """Whether there are words enough, and words rather than figures and marks, to state something."""
    spelt = len([word for word in reading.words if word[0].isalpha()])
    return spelt >= _SHORTEST and spelt >= _SPELT * len(reading.words) and not _is_headline(reading)


def _is_headline(reading: Reading) -> bool:
    """Whether it ends without a stop and is written in capitals, as titles and menus are."""
    if reading.text.rstrip("\"'”’)]*_ ")[-1:] in {".", "!", "…", ";", ":"}:
        return False
    content = [token for token, word in zip(reading.tokens, reading.words, strict=True) if word not in STOP_WORDS]
    return sum(token[0].isupper() for token in content) >= _CAPITALS * len(content)


def exact_figures(reading: Reading) -> int:
    """How many figures of a sentence tell an amount: "12" and "sixty percent" do, and "two sides" does not."""
    digits = sum(any(sign.isdigit() for sign in figure) for figure in reading.cues.get(Cue.FIGURE, ()))
    return digits or int(reading.has(Cue.PERCENT) or reading.has(Cue.MONEY))


def _shown(reading: Reading, *cues: Cue) -> str:
    words: list[str] = []
    for cue in cues:
        for word in reading.cues.get(cue, ()):
            if not any(word.lower() in shown.lower() for shown in words):
                words = [shown for shown in words if shown.lower() not in word.lower()] + [word]
    return ", ".join(f"“{word}”" for word in words[:_QUOTED_WORDS])


def _clipped(value: float, lowest: float, highest: float) -> float:
    return max(lowest, min(highest, value))


def _general(reading: Reading, standing: Standing, verdict: Verdict) -> tuple[Factor, ...]:
    """What counts for every kind alike."""
    factors = [Factor(0.8 * standing.centrality - 0.3, "holds words that the brief keeps coming back to")]
    if standing.title_words:
        factors.append(
            Factor(0.15 * min(3, len(standing.title_words)), "takes up the words of the title or its summary")
        )
    factors.append(Factor(0.3 * _clipped(verdict.central, -1.5, 2.0), "is placed and worded like a central sentence"))
    if points_back(reading):
        factors.append(Factor(-0.4 if explained(reading) else -1.2))
    elif _subject_points_back(reading):
        factors.append(Factor(-0.8))
    elif reading.words[0] in CONNECTIVES:
        factors.append(Factor(-0.3))
    if not _SHORT <= len(reading.words) <= _LONG:
        factors.append(Factor(-0.6))
    if reading.has(Cue.SECOND_PERSON):
        factors.append(Factor(-0.5))
    if standing.place == 0 and standing.depth < 1:
        factors.append(Factor(_SCENE))
    return tuple(factors)


def points_back(reading: Reading) -> bool:
    """Whether the sentence starts with a pronoun that only the sentence before it resolves."""
    first, *rest = reading.words
    if first not in PRONOUNS:
        return False
    return not (first == "it" and rest and rest[0] in _EXPLETIVE)


def _subject_points_back(reading: Reading) -> bool:
    """The same for a pronoun behind a short opening, as in "In fact, he …"."""
    opening = reading.words[:_OPENING]
    return "," in opening and reading.words[opening.index(",") + 1 : opening.index(",") + 2] in _SUBJECTS


def _cued(reading: Reading, table: Sequence[Factor]) -> list[Factor]:
    """Those factors of a table whose cues the sentence gives."""
    given = reading.cues.keys()
    return [factor for factor in table if not given.isdisjoint(factor.cues)]


_THESIS: Final = (
    Factor(1.4, "sums up", (Cue.SUMMARY,)),
    Factor(1.1, "names the point at issue", (Cue.EMPHASIS,)),
    Factor(0.5, "passes a judgement", (Cue.VALUE,)),
    Factor(0.6, "gives a reason", (Cue.CAUSE,)),
    Factor(0.3, "names a condition", (Cue.CONDITION,)),
    Factor(-0.8, "", (Cue.DATE, Cue.MONEY, Cue.PERCENT)),
    Factor(-0.4, "", (Cue.HORIZON,)),
    Factor(-0.6, "", (Cue.SECOND_PERSON,)),
)


def _thesis(
    reading: Reading, standing: Standing, attribution: Attribution | None, verdict: Verdict
) -> tuple[Factor, ...]:
    factors = [
        Factor(-2.2),
        Factor(0.5 * _clipped(verdict.central, -1.5, 2.0)),
        Factor(0.4 * _clipped(verdict.odds[Head.ASSERTION], -1.5, 1.5), "is worded like a claim, not like its support"),
        *_cued(reading, _THESIS),
    ]
    for words, points, reason in (
        (reversal(reading), 1.6, "sets one view against another"),
        (pointed(reading), 1.2, "points at what matters"),
        (conviction(reading), 1.4, "gives the author's own view"),
        (explained(reading), 0.8, "explains itself behind a colon"),
    ):
        if words:
            factors.append(Factor(points, f"{reason} (“{words}”)"))
    if not reading.has(Cue.SUMMARY) and (reading.has(Cue.DUTY) or reading.has(Cue.PROPOSAL)):
        factors.append(Factor(-0.8))  # that is rather a recommendation
    if standing.title_words:
        factors.append(Factor(0.25 * min(3, len(standing.title_words))))  # told by what counts for every kind
    if exact_figures(reading):
        factors.append(Factor(-0.5))
    if reading.has(Cue.FUTURE) and not (reading.has(Cue.EMPHASIS) or reading.has(Cue.SUMMARY)):
        factors.append(Factor(-0.4))  # that is rather a forecast
    if standing.depth >= 0.9:  # noqa: PLR2004 - the last tenth
        factors.append(Factor(0.3, "stands at the end, where briefs conclude"))
    if attribution and attribution.says:
        factors.append(Factor(-1.5))
    return tuple(factors)


_RECOMMENDATION: Final = (
    Factor(2.6, "says what has to be done", (Cue.DUTY,)),
    Factor(0.3, "names a condition", (Cue.CONDITION,)),
    Factor(0.6, "sums up", (Cue.SUMMARY,)),
)


def _recommendation(reading: Reading, attribution: Attribution | None) -> tuple[Factor, ...]:
    factors = [Factor(-2.6), *_cued(reading, _RECOMMENDATION)]
    if reading.has(Cue.PROPOSAL):
        points = 1.0 if reading.has(Cue.DUTY) else 2.6
        factors.append(Factor(points, "proposes a course", (Cue.PROPOSAL,)))
    if attribution and attribution.says:
        factors.append(Factor(-1.5))
    return tuple(factors)


_FORECAST: Final = (
    Factor(2.0, "looks ahead", (Cue.FUTURE,)),
    Factor(1.7, "says what to expect", (Cue.EXPECTATION,)),
    Factor(1.2, "says what may follow", (Cue.MODAL,)),
    Factor(0.6, "names a condition", (Cue.CONDITION,)),
    Factor(-1.8, "", (Cue.DUTY, Cue.PROPOSAL)),
)


def _forecast(reading: Reading, attribution: Attribution | None) -> tuple[Factor, ...]:
    factors = [Factor(-2.6), *_cued(reading, _FORECAST)]
    ahead = reading.has(Cue.FUTURE) or reading.has(Cue.EXPECTATION)
    if reading.has(Cue.HORIZON) and (ahead or reading.has(Cue.MODAL)):
        factors.append(Factor(0.9, "sets a time", (Cue.HORIZON,)))
    elif reading.has(Cue.HORIZON) and "can" in reading.words:
        factors.append(Factor(1.8, "says by when it can be done", (Cue.HORIZON,)))
    elif reading.has(Cue.MODAL) and reading.has(Cue.CONDITION):
        factors.append(Factor(0.4))
    elif not ahead:
        factors.append(Factor(-0.8))
    if attribution and attribution.firm:
        factors.append(Factor(-1.0))
    return tuple(factors)


_FACT: Final = (
    Factor(0.5, "gives a date", (Cue.DATE,)),
    Factor(0.5, "rests on findings", (Cue.FINDING,)),
    Factor(0.4, "compares or measures", (Cue.COMPARISON,)),
    Factor(0.3, "gives a cause", (Cue.CAUSE,)),
    Factor(-1.4, "", (Cue.DUTY,)),
    Factor(-1.0, "", (Cue.FUTURE,)),
    Factor(-0.5, "", (Cue.HEDGE,)),
    Factor(-0.6, "", (Cue.MODAL,)),
    Factor(-0.6, "", (Cue.SUMMARY,)),
)


def _fact(
    reading: Reading, attribution: Attribution | None, verdict: Verdict, evidence: Evidence
) -> tuple[Factor, ...]:
    checkable = _clipped(0.3 * verdict.odds[Head.CHECKWORTHY] + 0.15 * verdict.checkable, -1.2, 1.0)
    factors = [
        Factor(-1.9),
        Factor(checkable, "reads like a statement that fact-checkers pick out"),
        Factor(min(reading.count(Cue.NAME), 6) * 0.06, "names who or what it is about"),
        *_cued(reading, _FACT),
    ]
    if "i" in reading.words:
        factors.append(Factor(-0.8))  # what the author has lived through
    if reading.has(Cue.FIGURE):
        exact = exact_figures(reading)
        points = 0.3 + 0.3 * min(exact, 3) + (0.5 if exact else 0.0)
        factors.append(Factor(points, "gives figures", (Cue.FIGURE,)))
    if evidence.kind is EvidenceKind.LINK:
        count = len(evidence.links)
        factors.append(Factor(0.5 + 0.15 * min(count, 4), f"cites {count} sources" if count > 1 else "cites a source"))
    if attribution and attribution.says and attribution.firm:
        factors.append(Factor(-0.8))
    return tuple(factors)


_REPORTED: Final = (Factor(0.6, "", (Cue.QUOTE,)),)


def _reported(reading: Reading, attribution: Attribution | None) -> tuple[Factor, ...]:
    if attribution is None:
        return (Factor(-8.0),)
    factors = [Factor(-2.6), *_cued(reading, _REPORTED)]
    if attribution.firm or attribution.name:
        points = 0.6 if not attribution.says else 2.8 if attribution.firm and attribution.leads else 1.8
        factors.append(Factor(points, f"tells what somebody else says (“{attribution}”)"))
    if attribution.named:
        factors.append(Factor(0.4, "names its source"))
    if exact_figures(reading):
        factors.append(Factor(0.3, "gives figures", (Cue.FIGURE,)))
    return tuple(factors)
