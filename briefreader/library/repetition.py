"""The same line in the body of several briefs of one outlet: hardly ever the article, nearly always its page.

Lines that are the same in several different briefs are furniture, and cut: see `comparing`. What rests on less, as it
is short or a heading or stands in three briefs only, is said, and the reader's own cut, offered for all of them, makes
use of it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefreader.extract.body.repeated import REPEATED, words_of
from briefreader.extract.front.lines import tidy
from briefreader.model.brief import Brief, BriefId, LinePrints

FEWEST_BRIEFS: Final = 4
"""Different briefs of an outlet that have a line that is cut, in the body or around it: two or three may share one."""
_FEWEST_BODIES: Final = 2
"""Of these, those that have it in the body: the teaser of an article stands around others, and in that one's body."""
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


def repeated_lines(briefs: Mapping[BriefId, LinePrints]) -> frozenset[int]:
    """Of the lines of one outlet's briefs, told by their prints, those that several different ones have.

    Briefs that share half of what else their bodies have, by words, are copies of one text and count as one. The answer
    depends on the briefs and their names alone, not on the order in which they are given.
    """
    known = [_Compared(prints) for _, prints in sorted(briefs.items())]
    in_bodies = Counter(each for brief in known for each in brief.own)
    shared = {each for each, count in in_bodies.items() if count >= _FEWEST_BODIES}
    holders: dict[int, list[_Compared]] = {each: [] for each in shared}
    for brief in known:
        for each in shared & (brief.own | brief.around):
            if brief.words_beside(each):  # else nothing tells which text it is
                holders[each].append(brief)
    return frozenset(each for each, own in holders.items() if _is_repeated(each, own))


class _Compared:
    """The lines of a brief, and how many words those of its body have together."""

    __slots__ = ("around", "own", "words")

    def __init__(self, prints: LinePrints) -> None:
        self.own = frozenset(prints.own)
        self.around = frozenset(prints.around)
        self.words = sum(map(words_of, self.own))

    def words_beside(self, line: int) -> int:
        """How many words its body has beside a line."""
        return self.words - (words_of(line) if line in self.own else 0)

    def is_copy_of(self, other: "_Compared", line: int) -> bool:
        """Whether it shares half of the words that the shorter body has beside a line."""
        shared = sum(map(words_of, (self.own & other.own) - {line}))
        return shared >= _ALIKE * min(self.words_beside(line), other.words_beside(line))


def _is_repeated(line: int, holders: Sequence[_Compared]) -> bool:
    """Whether a line stands in enough different briefs, and in enough different bodies."""
    if len(holders) < FEWEST_BRIEFS or not _are_different(line, holders, FEWEST_BRIEFS):
        return False
    return _are_different(line, [each for each in holders if line in each.own], _FEWEST_BODIES)


def _are_different(line: int, holders: Sequence[_Compared], fewest: int) -> bool:
    """Whether among briefs there are so many of which no two are copies; the first ones that are found decide."""
    different: list[_Compared] = []
    for brief in holders:
        if not any(brief.is_copy_of(other, line) for other in different):
            different.append(brief)
            if len(different) == fewest:
                return True
    return False


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
