"""What a long refresh learns on its way: lines that several briefs of an outlet have, so that few are read twice.

Only time hangs on it: what is cut in the end is decided by `comparing`, which reads anew what was guessed wrongly, or
read before it was known.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import compress
from typing import Final
from zlib import crc32

from briefreader.library.brief_files import BriefFile
from briefreader.model.brief import Brief, BriefId, LinePrints

_SAMPLE: Final = 300
"""Files from all over a folder that are read first: a folder may hold an outlet in each of its folders."""
_LOOKS: Final = frozenset({4, 6, 8, 12, 16, 24, 32})
"""How many briefs of an outlet are known when it is looked for lines; then no more of them are kept."""


def spread(files: Sequence[BriefFile]) -> tuple[BriefFile, ...]:
    """The same files, those first whose names draw them; each part in the order that it had."""
    one_of = max(1, len(files) // _SAMPLE)
    drawn = [crc32(file.id.encode("utf-8", "surrogatepass")) % one_of == 0 for file in files]
    return (*compress(files, drawn), *compress(files, (not each for each in drawn)))


class Learner:
    """The lines that are known so far to be repeated.

    Attributes:
        known: their prints, by outlet; another object whenever there are more.
    """

    def __init__(self) -> None:
        self.known: Mapping[str, tuple[int, ...]] = {}
        self._briefs: defaultdict[str, dict[BriefId, LinePrints]] = defaultdict(dict)

    def add(self, brief: Brief) -> None:
        """Learn from one more brief."""
        outlet = brief.metadata.outlet
        if outlet is None:
            return
        briefs = self._briefs[outlet]
        if len(briefs) == max(_LOOKS):
            return
        briefs[brief.id] = brief.prints
        if len(briefs) not in _LOOKS:
            return
        from briefreader.library.repetition import repeated_lines  # noqa: PLC0415 - most refreshes read few briefs

        if found := tuple(sorted(repeated_lines(briefs))):
            self.known = {**self.known, outlet: found}
