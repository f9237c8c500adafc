"""Pinned floors for the key claims, on briefs of our own; docs/claims-model.md tells what the figures are worth.

A floor is only ever raised. All marks were set before the first output was seen, but the rules were mended by looking
at it afterwards: the floors guard against getting worse, and say little about texts that nobody has seen.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefreader.extract.claims import extract_claims
from briefreader.extract.pipeline import read_brief
from briefreader.model.brief import Block, BlockKind, BriefId, ClaimKind, Metadata, Span

SHORT = Path(__file__).with_name("briefs_with_claims.txt")
LONG = Path(__file__).with_name("briefs_judged.txt")
LATER = Path(__file__).with_name("briefs_later.txt")
SEEDS = Path(__file__).with_name("seeds_judged.json")
WORTH = {
    ClaimKind.THESIS: 3,
    ClaimKind.RECOMMENDATION: 2,
    ClaimKind.FORECAST: 2,
    ClaimKind.FACT: 1,
    ClaimKind.REPORTED: 1,
}
FLOORS = {SHORT: (0.84, 0.93), LONG: (0.84, 0.94), LATER: (0.72, 0.88)}
"""Weighted recall of the marked sentences, and the share of the claims that are marked."""
SEED_FLOOR = 0.63
"""Weighted recall alone: an author's brief holds more than ten sentences that could be marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    title: str
    text: str
    keys: Mapping[int, ClaimKind]


def marked_briefs(path: Path) -> list[Marked]:
    """Title, text and the key sentences by where they start; each is marked with {kind} in the file."""
    briefs = []
    for part in path.read_text(encoding="utf-8").split("== ")[1:]:
        title, _, body = part.partition("\n")
        text, keys = "", {}
        for mark, words in re.findall(r"\{(\w+)\} |([^{]+)", body.strip()):
            if mark:
                keys[len(text)] = ClaimKind(mark)
            text += words
        briefs.append(Marked(title=title, text=text, keys=keys))
    return briefs


def blocks_of(text: str) -> tuple[Block, ...]:
    blocks, position = [], 0
    for number, paragraph in enumerate(text.split("\n\n"), 1):
        span = Span(position, position + len(paragraph))
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=span, number=number, lines=(number, number)))
        position += len(paragraph) + 2
    return tuple(blocks)


def weighed(kinds: Iterable[ClaimKind]) -> int:
    return sum(WORTH[kind] for kind in kinds)


@pytest.mark.parametrize("path", FLOORS, ids=lambda path: path.stem)
def test_the_key_sentences_are_found(path: Path) -> None:
    found = total = right = said = 0
    for brief in marked_briefs(path):
        claims = extract_claims(brief.text, blocks_of(brief.text), (), Metadata(title=brief.title))
        starts = {claim.span.start for claim in claims}
        total += weighed(brief.keys.values())
        found += weighed(kind for start, kind in brief.keys.items() if start in starts)
        said += len(starts)
        right += len(starts & brief.keys.keys())
    recall_floor, precision_floor = FLOORS[path]
    assert found / total >= recall_floor
    assert right / said >= precision_floor


def test_the_key_sentences_of_the_seeds_are_found() -> None:
    found = total = 0
    for name, marks in json.loads(SEEDS.read_text(encoding="utf-8")).items():
        (path,) = (Path(__file__).parents[2] / "seeds").glob(f"{name}_*.txt")
        brief = read_brief(path.read_bytes(), brief_id=BriefId(path.name), path=path.name)
        starts = {claim.span.start for claim in brief.claims}
        total += weighed(map(ClaimKind, marks.values()))
        found += weighed(ClaimKind(kind) for words, kind in marks.items() if brief.text.index(words) in starts)
    assert found / total >= SEED_FLOOR


@pytest.mark.parametrize("path", FLOORS, ids=lambda path: path.stem)
def test_the_briefs_are_read_as_they_were_marked(path: Path) -> None:
    briefs = marked_briefs(path)
    assert len(briefs) == (5 if path is LATER else 12)
    assert all(5 <= len(brief.keys) <= 10 for brief in briefs)
    assert not any("{" in brief.text for brief in briefs)
