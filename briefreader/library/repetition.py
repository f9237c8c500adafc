"""The same line in the body of several briefs of one outlet: hardly ever the article, nearly always its page.

Lines that are the same in several different briefs are furniture, and cut: see `comparing`. What rests on less, as it
is short or a heading or stands in three briefs only, is said, and the reader's own cut, offered for all of them, makes
use of it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefreader.extract.lines import tidy
from briefreader.extract.repeated import REPEATED, words_of
from briefreader.model.brief import Brief, BriefId

FEWEST_BRIEFS: Final = 4
"""Different briefs of an outlet that have a line that is cut: one that two or three share may be a quotation."""
_MIN_BRIEFS: Final = 3
"""Two briefs may well share a sentence, as when one corrects the other."""
_MIN_WORDS: Final = 4
"""Shorter blocks are headings that any two pieces may have ("What comes next")."""
_ALIKE: Final = 0.5
"""Briefs that share more of their blocks are copies of one text and count as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """A block that several briefs of an outlet have, and which."""

    text: str
    outlet: str
    briefs: tuple[BriefId, ...]


def repeated_lines(briefs: Mapping[BriefId, Sequence[int]]) -> frozenset[int]:
    """Of the lines of one outlet's briefs, told by their prints, those that several different ones have.

    Briefs that share half of what else they have, by words, are copies of one text and count as one. The answer
    depends on the briefs and their names alone, not on the order in which they are given.
    """
    prints = {brief_id: frozenset(own) for brief_id, own in sorted(briefs.items())}
    counts = Counter(each for own in prints.values() for each in own)
    holding: dict[int, list[frozenset[int]]] = {each: [] for each, count in counts.items() if count >= FEWEST_BRIEFS}
    for own in prints.values():
        for each in own & holding.keys():
            holding[each].append(own)
    return frozenset(each for each, holders in holding.items() if _is_in_different(each, holders))


def _is_in_different(line: int, holders: Sequence[frozenset[int]]) -> bool:
    """Whether a line stands in enough briefs of which no two are copies; the first ones that are found decide."""
    different: list[frozenset[int]] = []
    for own in holders:
        if not any(_are_copies(own, other, line) for other in different):
            different.append(own)
            if len(different) == FEWEST_BRIEFS:
                return True
    return False


def _are_copies(one: frozenset[int], other: frozenset[int], line: int) -> bool:
    """Whether two briefs share half of the words that the shorter one has beside a line; with none, nothing tells."""
    fewest = min(sum(map(words_of, one)), sum(map(words_of, other))) - words_of(line)
    shared = sum(map(words_of, one & other)) - words_of(line)
    return shared >= _ALIKE * fewest


def cut_blocks(briefs: Iterable[Brief]) -> Iterator[Repeated]:
    """The blocks that were cut for that, and from which briefs, by outlet."""
    found: dict[tuple[str, str], list[BriefId]] = defaultdict(list)
    for brief in briefs:
        for piece in brief.furniture:
            if piece.kind == REPEATED:
                found[brief.metadata.outlet or "", tidy(piece.text)].append(brief.id)
    for (outlet, text), own in sorted(found.items()):
        yield Repeated(text=text, outlet=outlet, briefs=tuple(own))


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
