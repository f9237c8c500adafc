"""The trained weights, read once from the text file beside this module.

The file is part of the program, made by `benchmarks/train_roles.py`; nothing else is ever read here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briefreader.extract.roles import features, html_features, title_columns
from briefreader.extract.roles.lexicon import Lexicon
from briefreader.extract.roles.score_card import ScoreCard
from briefreader.extract.roles.trees import Ensemble, parse_tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What was learned.

    Attributes:
        lexicon: log-odds of being body for each weighed term.
        classes: log-odds of being body for tags and words of classes around a line.
        roles: tells from a row of `features.NAMES` how likely a line is body.
        html: tells the same from a row of `html_features.NAMES`.
        title: tells from the rows of `title_columns.NAMES` how likely each candidate of a page is the title.
    """

    lexicon: Lexicon
    classes: Mapping[str, float]
    roles: Ensemble
    html: Ensemble
    title: ScoreCard


@cache
def load_weights() -> Weights:
    """The weights of this version; parsed at the first call."""
    text = files("briefreader.extract.roles").joinpath("role-weights.txt").read_text(encoding="utf-8")
    parts = dict(_parts(text))
    return Weights(
        lexicon=Lexicon.of(_log_odds(parts["lexicon"])),
        classes=_log_odds(parts["classes"]),
        html=_ensemble(parts["html"], html_features.NAMES),
        roles=_ensemble(parts["roles"], features.NAMES),
        title=ScoreCard.parse(parts["title"], title_columns.NAMES),
    )


def _parts(text: str) -> Iterator[tuple[str, list[str]]]:
    for part in text.split("\n[")[1:]:
        name, _, body = part.partition("]\n")
        yield name, body.splitlines()


def _log_odds(lines: Sequence[str]) -> dict[str, float]:
    return {term: float(weight) for weight, _, term in (line.partition(" ") for line in lines)}


def _ensemble(lines: Sequence[str], names: Sequence[str]) -> Ensemble:
    columns = {name: place for place, name in enumerate(names)}
    return Ensemble.of(float(lines[0]), [parse_tree(line, columns) for line in lines[1:]])
