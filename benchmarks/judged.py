"""Whether the claims are those that a reader would have marked; part of `benchmarks/claims.py`.

    python benchmarks/judged.py [--misses]

Twelve briefs, five later ones and the two seeds carry marks that were set before the first output was seen. A found
thesis is worth 3, a recommendation or a forecast 2, a fact or a report 1; recall is the share of that worth. --misses
prints every mark that was not found and every claim that nobody had marked.
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefreader.extract.claims import extract_claims
from briefreader.extract.pipeline import read_brief
from briefreader.model.brief import Block, BlockKind, Brief, BriefId, Claim, ClaimKind, Metadata, Source, Span

ROOT = Path(__file__).parents[1]
BRIEFS = ROOT / "tests" / "eval" / "briefs_judged.txt"
LATER = ROOT / "tests" / "eval" / "briefs_later.txt"
"""Marked and run for the first time when the rules had been mended by the twelve."""
SEEDS = ROOT / "tests" / "eval" / "seeds_judged.json"
WORTH = {
    ClaimKind.THESIS: 3,
    ClaimKind.RECOMMENDATION: 2,
    ClaimKind.FORECAST: 2,
    ClaimKind.FACT: 1,
    ClaimKind.REPORTED: 1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A brief with its claims, and the key sentences that a reader marked, by where they start."""

    brief: Brief
    keys: Mapping[int, ClaimKind]


def marked_briefs(path: Path = BRIEFS) -> Iterator[Judged]:
    """Briefs of a file in which each key sentence stands behind its {kind}."""
    for part in path.read_text(encoding="utf-8").split("== ")[1:]:
        title, _, body = part.partition("\n")
        text, keys = "", {}
        for mark, words in re.findall(r"\{(\w+)\} |([^{]+)", body.strip()):
            if mark:
                keys[len(text)] = ClaimKind(mark)
            text += words
        metadata = Metadata(title=title)
        blocks = blocks_of(text)
        brief = Brief(
            id=BriefId(title),
            source=Source(path=title, fingerprint="", media_type="text/plain", encoding="utf-8"),
            metadata=metadata,
            text=text,
            words=len(text.split()),
            blocks=blocks,
            claims=extract_claims(text, blocks, (), metadata),
        )
        yield Judged(brief=brief, keys=keys)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Each paragraph of a plain text as a block."""
    blocks, position = [], 0
    for number, paragraph in enumerate(text.split("\n\n"), 1):
        span = Span(position, position + len(paragraph))
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=span, number=number, lines=(number, number)))
        position += len(paragraph) + 2
    return tuple(blocks)


def marked_seeds() -> Iterator[Judged]:
    """The seed briefs, whose key sentences are told by their first words."""
    for name, marks in json.loads(SEEDS.read_text(encoding="utf-8")).items():
        (path,) = (ROOT / "seeds").glob(f"{name}_*.txt")
        brief = read_brief(path.read_bytes(), brief_id=BriefId(path.name), path=path.name)
        yield Judged(brief=brief, keys={brief.text.index(words): ClaimKind(kind) for words, kind in marks.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was found of the marks of some briefs.

    Attributes:
        recall: the share of the marks' worth that was found.
        precision: the share of the claims that are marked.
        kinds: the share of the found marks whose kind is the same.
        marks: how many there are.
        claims: how many claims were found.
        found: how many of them are marked.
    """

    recall: float
    precision: float
    kinds: float
    marks: int
    claims: int
    found: int


def tally(judged: list[Judged]) -> Tally:
    """Count."""
    found = total = said = right = same = marks = 0
    for one in judged:
        kinds = {claim.span.start: claim.kind for claim in one.brief.claims}
        total += sum(WORTH[kind] for kind in one.keys.values())
        found += sum(WORTH[kind] for start, kind in one.keys.items() if start in kinds)
        said += len(kinds)
        right += len(kinds.keys() & one.keys.keys())
        same += sum(kinds.get(start) is kind for start, kind in one.keys.items())
        marks += len(one.keys)
    return Tally(
        recall=found / total, precision=right / said, kinds=same / right, marks=marks, claims=said, found=right
    )


def misses(judged: Judged) -> Iterator[str]:
    """A line for every mark that was not found, and for every claim that was not marked or is of another kind."""
    claims: dict[int, Claim] = {claim.span.start: claim for claim in judged.brief.claims}
    for start in sorted({*claims, *judged.keys}):
        claim, kind = claims.get(start), judged.keys.get(start)
        line = judged.brief.text[start : claim.span.end if claim else start + 100].replace("\n", " ")
        if claim is None:
            yield f"  missed   {kind}: {line}"
        elif kind is None:
            yield f"  unmarked {claim.kind} {claim.score}: {line}"
        elif claim.kind is not kind:
            yield f"  taken for {claim.kind}, is {kind}: {line}"


def main() -> None:
    """Print the figures, and the misses if wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    for subject, found in (("own briefs", marked_briefs()), ("later", marked_briefs(LATER)), ("seeds", marked_seeds())):
        judged = list(found)
        counted = tally(judged)
        print(
            f"{subject}: {len(judged)} briefs, {counted.marks} marks; recall {counted.recall:.3f}, "
            f"precision {counted.precision:.3f}, same kind {counted.kinds:.3f}",
        )
        for one in judged if arguments.misses else ():
            print("\n".join([one.brief.title, *misses(one)]))


if __name__ == "__main__":
    main()
