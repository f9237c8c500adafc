"""What the tree of an HTML page says about its lines, beside the words: columns of numbers over them.

A flattened page has lost the strongest thing that HTML has: lines of one kind stand in elements of one kind. The first
judgement of every line (its odds by `features`), what trafilatura keeps, and the words of the classes around it are
therefore gathered over the element that it stands in, the elements around that one, its kin elsewhere (the same tags
and classes), and the branch in which it hangs from the core of the article.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from briefreader.extract.front.html_tree import Element, Tree
from briefreader.extract.roles import features
from briefreader.extract.roles.columns import distances, running, shifted, windows
from briefreader.extract.roles.features import Evidence

_TAGS: Final = (
    "article", "main", "aside", "nav", "footer", "header", "form", "figure", "section", "table", "li", "details",
)  # fmt: skip
_FLAG_PLACES: Final = {tag: place for place, tag in enumerate(_TAGS, start=1)}
_OWN: Final = (
    "words", "terminal", "colon", "question", "capitals", "stop_words", "sentences", "heading", "list_item", "table",
    "quote", "link_share", "picture", "repeats", "lexicon", "comments_seen", "ends_seen", "since_end", "line_share",
    "topical", "topical_5", "no_digits", "cue_credit", "cue_bio", "cue_related", "cue_page", "cue_date",
)  # fmt: skip
"""The columns of the first judgement that are looked at again."""
_OWN_PLACES: Final = tuple(features.NAMES.index(name) for name in _OWN)
_ODDS_OFFSETS: Final = (-3, -2, -1, 1, 2, 3)
_KEPT_OFFSETS: Final = (-2, -1, 1, 2)
_REACHES: Final = (5, 15)
_LEVELS: Final = 4
"""So many elements around a line are looked at, from the inside."""
_CORES: Final = (0.5, 0.8)
"""The core is the smallest element with at least this share of the words that are likely body."""
_KIN_LEVELS: Final = (2, 4)
_CLASS_LEVELS: Final = 3
_ELEMENT: Final = ("likely", "part", "words", "linked", "kept", "lines")

NAMES: Final = (
    "odds", *(f"odds{offset:+}" for offset in _ODDS_OFFSETS),
    *(f"likely_{reach}" for reach in _REACHES), "likely_before", "likely_after", "since_likely", "to_likely",
    "kept", *(f"kept{offset:+}" for offset in _KEPT_OFFSETS),
    *(f"kept_{reach}" for reach in _REACHES), "kept_before", "kept_after", "kept_size",
    *(f"kin{levels}_{name}" for levels in _KIN_LEVELS for name in ("likely", "kept", "count")),
    *(f"element{level}_{name}" for level in range(_LEVELS) for name in _ELEMENT),
    *(f"branch{share * 100:.0f}_{name}" for share in _CORES for name in (*_ELEMENT[:-1], "steps", "above", "classes")),
    "classes", "classes_0", "classes_1", "classes_2", "depth", "hidden", *(f"in_{tag}" for tag in _TAGS),
    *_OWN,
)  # fmt: skip
"""The names of all columns, in the order of `html_columns`."""

_MOST_ODDS: Final = 8.0
_BORDER_ODDS: Final = -9.0
_UNKNOWN: Final = -1.0
_LIKELY: Final = 0.7
_KIN_PRIOR: Final = 0.3
"""What kin that nobody has seen is taken for."""
_MOST_KIN: Final = 30.0
_MOST_STEPS: Final = 20.0
_LEAST: Final = 1e-6


def class_terms(element: Element) -> tuple[str, ...]:
    """What the lexicon of classes may weigh of an element: its tag and its words."""
    return (f"{element.tag}:", *element.words)


def html_columns(
    page: Evidence,
    tree: Tree,
    first: tuple[Sequence[Sequence[float]], Sequence[float]],
    classes: Mapping[str, float],
) -> list[Sequence[float]]:
    """A number of each line for every one of `NAMES`; linear in the size of the page.

    Args:
        page: the lines.
        tree: where they stand, and what trafilatura keeps of them.
        first: the columns of `feature_columns`, and the log-odds that they give.
        classes: log-odds for the terms of an element.
    """
    columns, odds = first
    clipped = [max(-_MOST_ODDS, min(_MOST_ODDS, value)) for value in odds]
    likely = [1 / (1 + math.exp(-value)) for value in clipped]
    kept = tree.kept or (_UNKNOWN,) * len(clipped)
    around = _values_of_elements(tree.elements, frozenset(tree.places), _sums(page, tree, likely, kept), classes)
    return [
        *_odds_columns(page.words, clipped, likely),
        *_kept_columns(page.words, likely, kept),
        *_kin_columns(page.words, tree, likely, kept),
        *zip(*(around[place] for place in tree.places), strict=True),
        *(columns[place] for place in _OWN_PLACES),
    ]


def _odds_columns(words: Sequence[int], odds: Sequence[float], likely: Sequence[float]) -> list[Sequence[float]]:
    sums = running([share * count for share, count in zip(likely, words, strict=True)])
    marks = [float(share > _LIKELY) for share in likely]
    return [
        odds,
        *(shifted(odds, offset, _BORDER_ODDS) for offset in _ODDS_OFFSETS),
        *_shares_near(sums, running(words)),
        *_before_and_after(sums),
        distances(marks),
        distances(marks[::-1])[::-1],
    ]


def _kept_columns(words: Sequence[int], likely: Sequence[float], kept: Sequence[float]) -> list[Sequence[float]]:
    sums = running([share * count for share, count in zip(kept, words, strict=True)])
    expected = sum(share * count for share, count in zip(likely, words, strict=True))
    return [
        kept,
        *(shifted(kept, offset, _UNKNOWN) for offset in _KEPT_OFFSETS),
        *_shares_near(sums, running(words)),
        *_before_and_after(sums),
        [sums[-1] / max(1.0, expected)] * len(kept),
    ]


def _shares_near(sums: Sequence[float], counts: Sequence[float]) -> list[list[float]]:
    return [
        [part / (1 + whole) for part, whole in zip(windows(sums, reach), windows(counts, reach), strict=True)]
        for reach in _REACHES
    ]


def _before_and_after(sums: Sequence[float]) -> list[list[float]]:
    """Which share of the whole stands before each line, and which after it."""
    whole = max(1.0, sums[-1])
    return [[part / whole for part in sums[:-1]], [1 - part / whole for part in sums[1:]]]


def _kin_columns(words: Sequence[int], tree: Tree, likely: Sequence[float], kept: Sequence[float]) -> list[list[float]]:
    """What the other lines are like that stand in elements of the same tags and words, two or four levels up."""
    columns = []
    weights = [math.sqrt(count) for count in words]
    own = [(w, share * w, keeps * w) for w, share, keeps in zip(weights, likely, kept, strict=True)]
    for levels in _KIN_LEVELS:
        keys = _kin_keys(tree, levels)
        sums: dict[object, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
        for key, (weight, share, keeps) in zip(keys, own, strict=True):
            kin = sums[key]
            kin[0] += weight
            kin[1] += share
            kin[2] += keeps
            kin[3] += 1
        rows = []
        for key, (weight, share, keeps) in zip(keys, own, strict=True):
            kin = sums[key]
            others = kin[0] - weight + 1
            rows.append(
                (
                    (kin[1] - share + _KIN_PRIOR) / others,
                    (kin[2] - keeps + _KIN_PRIOR) / others,
                    min(_MOST_KIN, kin[3] - 1),
                )
            )
        columns += [list(column) for column in zip(*rows, strict=True)]
    return columns


def _kin_keys(tree: Tree, levels: int) -> list[tuple[object, ...]]:
    looks = [(element.tag, element.words) for element in tree.elements]
    keys = {
        place: tuple([looks[level] for level in _around(tree.elements, place, levels)]) for place in set(tree.places)
    }
    return [keys[place] for place in tree.places]


def _around(elements: Sequence[Element], place: int, levels: int) -> list[int]:
    """An element and those around it, `levels` in all; the page stands for what lies beyond it."""
    found = [place]
    for _ in range(levels - 1):
        place = max(0, elements[place].parent)
        found.append(place)
    return found


@dataclass(slots=True, kw_only=True)
class _Sums:
    """What stands in each element and those inside it: words, and how many of them are what; and its lines.

    Attributes:
        known: the numbers of the elements that were asked for; most are by several lines.
    """

    words: list[float]
    likely: list[float]
    linked: list[float]
    kept: list[float]
    lines: list[float]
    known: dict[int, tuple[float, ...]] = field(default_factory=dict)

    def values(self, place: int) -> tuple[float, ...]:
        """The numbers of one element, in the order of `_ELEMENT`."""
        if place not in self.known:
            self.known[place] = self._values(place)
        return self.known[place]

    def _values(self, place: int) -> tuple[float, ...]:
        words = max(1.0, self.words[place])
        return (
            self.likely[place] / words,
            self.likely[place] / max(_LEAST, self.likely[0]),
            math.log1p(self.words[place]),
            self.linked[place] / words,
            self.kept[place] / words,
            math.log1p(self.lines[place]),
        )


def _sums(page: Evidence, tree: Tree, likely: Sequence[float], kept: Sequence[float]) -> _Sums:
    size = len(tree.elements)
    sums = _Sums(words=[0.0] * size, likely=[0.0] * size, linked=[0.0] * size, kept=[0.0] * size, lines=[0.0] * size)
    for line, count, place, share, keeps in zip(page.lines, page.words, tree.places, likely, kept, strict=True):
        sums.words[place] += count
        sums.likely[place] += share * count
        linked = sum([anchor.end - anchor.start for anchor in line.anchors])
        sums.linked[place] += count * linked / max(1, len(line.text))
        sums.kept[place] += keeps * count
        sums.lines[place] += 1
    for column in (sums.words, sums.likely, sums.linked, sums.kept, sums.lines):
        for place in range(size - 1, 0, -1):
            column[tree.elements[place].parent] += column[place]
    return sums


def _values_of_elements(
    elements: Sequence[Element], places: Collection[int], sums: _Sums, classes: Mapping[str, float]
) -> dict[int, list[float]]:
    """The columns that all lines of an element share."""
    own = [sum([classes.get(term, 0.0) for term in class_terms(element)]) for element in elements]
    whole = [0.0] * len(elements)
    for place, element in enumerate(elements[1:], start=1):
        whole[place] = whole[element.parent] + own[place]
    cores = [_core_path(elements, sums.likely, share) for share in _CORES]
    flags = _flags(elements)
    found = {}
    for place in places:
        values: list[float] = []
        around = _around(elements, place, _LEVELS)
        for level in around:
            values += sums.values(level)
        for core in cores:
            values += _branch_values(elements, sums, whole, core, place)
        values.append(whole[place])
        values += [own[level] for level in around[:_CLASS_LEVELS]]
        found[place] = [*values, float(elements[place].depth), *flags[place]]
    return found


def _core_path(elements: Sequence[Element], likely: Sequence[float], share: float) -> dict[int, int]:
    """The elements from the page down to its core, each with the number of steps from the core up to it."""
    fullest = [-1] * len(elements)
    for place, element in enumerate(elements[1:], start=1):
        best = fullest[element.parent]
        if best < 0 or likely[place] > likely[best]:
            fullest[element.parent] = place
    path = [0]
    while fullest[path[-1]] >= 0 and likely[fullest[path[-1]]] >= share * likely[0]:
        path.append(fullest[path[-1]])
    return {place: len(path) - 1 - at for at, place in enumerate(path)}


def _branch_values(
    elements: Sequence[Element], sums: _Sums, classes: Sequence[float], core: Mapping[int, int], place: int
) -> tuple[float, ...]:
    """The outermost element around a line that doesn't hold the core, and where the two meet.

    After its numbers: how deep the line stands in it, how far above the core it hangs, and what its classes weigh.
    """
    joint = branch = place
    steps = 0
    while joint not in core:
        joint, branch = elements[joint].parent, joint
        steps += 1
    return (
        *sums.values(branch)[:-1],
        float(min(_MOST_STEPS, steps)),
        float(min(_MOST_STEPS, core[joint])),
        classes[place] - classes[joint],
    )


def _flags(elements: Sequence[Element]) -> list[tuple[float, ...]]:
    """For each element whether it is hidden, and which of `_TAGS` stand around it or are its own."""
    flags: list[tuple[float, ...]] = []
    for element in elements:
        own = flags[element.parent] if element.parent >= 0 else (0.0,) * (1 + len(_TAGS))
        at = _FLAG_PLACES.get(element.tag, -1)
        if at > 0:
            own = (*own[:at], 1.0, *own[at + 1 :])
        if "hidden" in element.words:
            own = (1.0, *own[1:])
        flags.append(own)
    return flags
