"""Linear heads with shipped weights: how check-worthy, factual, argumentative and assertive a sentence is.

The file `claims-model.bin` holds one line of JSON, then, compressed by zlib, one byte for each head and bucket: the
weight in whole steps, plus 128. `docs/claims-model.md` says what it was trained from, and
`benchmarks/train_claims.py` makes it anew.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from math import exp
from operator import itemgetter
from pkgutil import get_data
from typing import Final

from briefreader.extract.claims.features import (
    BUCKETS,
    dot,
    figures,
    pair_buckets,
    shapes,
    weight_of_length,
    word_buckets,
)
from briefreader.extract.claims.reading import Reading

FORMAT: Final = "briefreader-claims-model/3"
MODEL_FILE: Final = "claims-model.bin"
ZERO: Final = 128
"""The byte that stands for no weight."""
_FIELD: Final = 40
"""Bits for the sum of one head's bytes: no sentence is long enough to fill them."""
_FULL_FIELD: Final = (1 << _FIELD) - 1
_KEPT_WORDS: Final = 20_000
_FARTHEST: Final = 30.0
"""Log odds beyond which a probability is 0 or 1 for all purposes."""


class Head(StrEnum):
    """What a linear head tells of a sentence."""

    CHECKWORTHY = "checkworthy"
    """Somebody would want it checked (CheckThat! 2024, English)."""
    FACTUAL = "factual"
    """It states a fact, rather than an opinion or a wish (ClaimBuster, important or not)."""
    ARGUMENT = "argument"
    """It argues, rather than greets, thanks or leads over (ArgUNSC)."""
    ASSERTION = "assertion"
    """It claims, rather than supports a claim (ArgUNSC)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The weights of one head.

    Attributes:
        bias: log odds where nothing is known.
        figures: one weight for each of `features.figures`.
        hashed: a byte for each bucket; 128 stands for nothing.
        step: what one unit above 128 is worth.
        threshold: log odds from which the answer is yes.
    """

    bias: float
    figures: Sequence[float]
    hashed: bytes
    step: float
    threshold: float = 0.0


@dataclass(frozen=True, slots=True)
class Model:
    """All heads, ready to score.

    Attributes:
        central: the weights of `centrality.central_features`.
        checkable_from: the figure of `checkable.checkable` from which a sentence counts as checkable.
    """

    heads: Mapping[Head, Weights]
    central: Sequence[float]
    checkable_from: float = 0.0
    _words: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)

    def log_odds(self, reading: Reading) -> dict[Head, float]:
        """The log odds of every head, 0 where yes and no are equally likely."""
        normal = shapes(reading)
        packed = count = 0
        for key in zip(reading.words, normal, strict=True):
            known = self._words.get(key)
            word, rows = self._weighed(key) if known is None else known
            packed += word
            count += rows
        pairs = pair_buckets(normal)
        pick = itemgetter(*pairs, pairs[0])  # one too many, for it returns no tuple where it picks a single item
        numbers = figures(reading)
        length = weight_of_length(reading)
        zero = ZERO * (count + len(pairs))
        return {
            head: weights.bias
            + dot(weights.figures, numbers)
            + length
            * weights.step
            * (sum(pick(weights.hashed)[:-1]) + ((packed >> (_FIELD * place)) & _FULL_FIELD) - zero)
            for place, (head, weights) in enumerate(self.heads.items())
        }

    def _weighed(self, key: tuple[str, str]) -> tuple[int, int]:
        """The bytes of a word's rows, added up for each head in a field of one number, and how many rows it has.

        Texts repeat their words: what was added up once is kept.
        """
        if len(self._words) >= _KEPT_WORDS:
            self._words.clear()
        rows = word_buckets(*key)
        packed = 0
        for place, weights in enumerate(self.heads.values()):
            packed += sum([weights.hashed[row] for row in rows]) << (_FIELD * place)
        self._words[key] = packed, len(rows)
        return self._words[key]


def probability(log_odds: float) -> float:
    """0 to 1."""
    return 1 / (1 + exp(-max(-_FARTHEST, min(_FARTHEST, log_odds))))


def pack(model: Model, about: Mapping[str, object]) -> bytes:
    """The bytes of the model's file. `about` is told, never read: provenance, licences, attribution."""
    header = {
        "format": FORMAT,
        "about": about,
        "buckets": BUCKETS,
        "heads": {
            head: {
                "bias": round(weights.bias, 5),
                "figures": [round(weight, 4) for weight in weights.figures],
                "step": weights.step,
                "threshold": round(weights.threshold, 4),
            }
            for head, weights in model.heads.items()
        },
        "central": [round(weight, 4) for weight in model.central],
        "checkable_from": round(model.checkable_from, 4),
    }
    payload = b"".join(weights.hashed for weights in model.heads.values())
    return json.dumps(header, ensure_ascii=False).encode() + b"\n" + zlib.compress(payload, 9)


def unpack(packed: bytes) -> Model:
    """The model in a file's bytes. Raises ValueError where they are not of this format."""
    head_line, _, rest = packed.partition(b"\n")
    header = json.loads(head_line)
    if header.get("format") != FORMAT or header.get("buckets") != BUCKETS:
        raise ValueError(f"not a model of format {FORMAT}")
    payload = zlib.decompress(rest)
    heads = {
        Head(name): Weights(hashed=payload[place * BUCKETS : (place + 1) * BUCKETS], **entry)
        for place, (name, entry) in enumerate(header["heads"].items())
    }
    return Model(heads=heads, central=header["central"], checkable_from=header["checkable_from"])


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The model that comes with the package, read once and only when the first brief is judged."""
    packed = get_data(__package__, MODEL_FILE)
    if packed is None:  # pragma: no cover - a loader that cannot read its own package
        raise ValueError(f"{MODEL_FILE} is missing from the package")
    return unpack(packed)
