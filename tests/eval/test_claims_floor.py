"""Pinned floors for the key claims, on briefs of our own; docs/claims-model.md tells what the figures are worth.

A floor is only ever raised. The twelve briefs were looked at while the rules were written: they guard against
getting worse, and say nothing about how good the claims are on texts that nobody has seen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefreader.extract.claims import extract_claims
from briefreader.model.brief import Block, BlockKind, ClaimKind, Metadata, Span

BRIEFS = Path(__file__).with_name("briefs_with_claims.txt")
WORTH = {
    ClaimKind.THESIS: 3,
    ClaimKind.RECOMMENDATION: 2,
    ClaimKind.FORECAST: 2,
    ClaimKind.FACT: 1,
    ClaimKind.REPORTED: 1,
}
RECALL_FLOOR = 0.66
PRECISION_FLOOR = 0.90


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    title: str
    text: str
    keys: Mapping[int, ClaimKind]


def marked_briefs() -> list[Marked]:
    """Title, text and the key sentences by where they start; each is marked with {kind} in the file."""
    briefs = []
    for part in BRIEFS.read_text(encoding="utf-8").split("== ")[1:]:
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


def test_the_key_sentences_are_found() -> None:
    found = total = right = said = 0
    for brief in marked_briefs():
        claims = extract_claims(brief.text, blocks_of(brief.text), (), Metadata(title=brief.title))
        starts = {claim.span.start for claim in claims}
        total += sum(WORTH[kind] for kind in brief.keys.values())
        found += sum(WORTH[kind] for start, kind in brief.keys.items() if start in starts)
        said += len(starts)
        right += len(starts & brief.keys.keys())
    assert found / total >= RECALL_FLOOR
    assert right / said >= PRECISION_FLOOR


def test_the_briefs_are_read_as_they_were_marked() -> None:
    briefs = marked_briefs()
    assert len(briefs) == 12
    assert all(5 <= len(brief.keys) <= 10 for brief in briefs)
    assert not any("{" in brief.text for brief in briefs)
