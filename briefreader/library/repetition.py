"""The same block in the body of several briefs of one outlet: hardly ever the article, nearly always its page.

A brief is parsed by itself, so that its text never changes because another file came or went; what only the others can
tell is said here, and the reader's own cut (offered for all of them) makes use of it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefreader.model.brief import Brief, BriefId

_MIN_BRIEFS: Final = 3
"""Two briefs may well share a sentence, as when one corrects the other."""
_MIN_WORDS: Final = 4
"""Shorter blocks are headings that any two pieces may have ("What comes next")."""
_ALIKE: Final = 0.5
"""Briefs that share more of their blocks are copies of one text and count as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """A block of the body that several briefs of an outlet have, and which."""

    text: str
    outlet: str
    briefs: tuple[BriefId, ...]


def repeated_blocks(briefs: Iterable[Brief]) -> Iterator[Repeated]:
    """The blocks that stand to the letter in the bodies of three or more different briefs of one outlet."""
    by_outlet: dict[str, list[Brief]] = defaultdict(list)
    for brief in briefs:
        if brief.metadata.outlet is not None and brief.blocks:
            by_outlet[brief.metadata.outlet].append(brief)
    for outlet, own in sorted(by_outlet.items()):
        if len(own) >= _MIN_BRIEFS:
            yield from _repeated_in(outlet, own)


def _repeated_in(outlet: str, briefs: Sequence[Brief]) -> Iterator[Repeated]:
    texts = [dict.fromkeys(brief.quote(block.span) for block in brief.blocks) for brief in briefs]
    counts = Counter(text for own in texts for text in own)
    shared = {text for text, count in counts.items() if count >= _MIN_BRIEFS and text.count(" ") >= _MIN_WORDS - 1}
    if not shared:
        return
    originals = _different([frozenset(own) for own in texts])
    for text in (text for text in counts if text in shared):
        holding = [place for place, own in enumerate(texts) if text in own]
        if sum(place in originals for place in holding) >= _MIN_BRIEFS:
            yield Repeated(text=text, outlet=outlet, briefs=tuple(briefs[place].id for place in holding))


def _different(texts: Sequence[frozenset[str]]) -> frozenset[int]:
    """The places of the briefs that are not copies of an earlier one, compared with those they share blocks with."""
    places: dict[str, list[int]] = defaultdict(list)
    kept: set[int] = set()
    for place, own in enumerate(texts):
        common = Counter(other for text in own for other in places[text])
        if any(count > _ALIKE * min(len(own), len(texts[other])) for other, count in common.items()):
            continue
        kept.add(place)
        for text in own:
            places[text].append(place)
    return frozenset(kept)
