"""Where the lines of an HTML page stand in its tree of elements."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, Self

_TOLD: Final = re.compile(
    r"\b(class|id|role|itemprop)\s*=\s*(?:\"([^\"]{0,400})|'([^']{0,400})|([^\s>]{1,400}))|\b(hidden\b|display\s*:\s*none)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}")
_MAX_WORDS: Final = 16
_SEEN_CHARS: Final = 2_000
"""Classes stand at the beginning of a tag; an image in an attribute may be megabytes long."""
_MAX_DEPTH: Final = 200
"""Beyond this depth elements count as part of the one they stand in: no page is meant so."""
_CLOSES: Final[dict[str, frozenset[str]]] = {
    "li": frozenset({"ul", "ol", "menu"}),
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
    "td": frozenset({"tr", "table"}),
    "th": frozenset({"tr", "table"}),
    "tr": frozenset({"table"}),
    "option": frozenset({"select"}),
}
"""Elements that end where the next of their kind begins, and in which ones to look for it."""
_SAME: Final = {"dt": "dd", "dd": "dt", "td": "th", "th": "td"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element that holds blocks.

    Attributes:
        parent: the place of the element around it in the page's list, which is smaller than its own; -1 for the root.
        tag: its name in lower case.
        words: the words of its class, id and role, in lower case, "hidden" where it is not shown.
        depth: how many elements stand around it.
    """

    parent: int
    tag: str
    words: tuple[str, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The elements of a page and where its lines stand.

    Attributes:
        elements: every element after the one around it; the first stands for the page.
        places: for each line the innermost element around it.
        kept: for each line 1 where trafilatura keeps it whole, less where it stands inside something that it keeps,
            0 where it drops it; () where nobody judged.
    """

    elements: tuple[Element, ...]
    places: tuple[int, ...]
    kept: tuple[float, ...] = ()

    def cut(self, size: int) -> Self:
        """The tree of a page of which the lines after the first `size` are taken for one."""
        kept = (*self.kept[:size], 0.0) if self.kept else ()
        return replace(self, places=(*self.places[:size], 0), kept=kept)


ROOT: Final = Element(parent=-1, tag="")


@dataclass(slots=True)
class OpenElements:
    """The elements found so far, and which of them are open."""

    found: list[Element] = field(default_factory=lambda: [ROOT])
    opened: list[int] = field(default_factory=lambda: [0])

    @property
    def place(self) -> int:
        """The innermost open element."""
        return self.opened[-1]

    def start(self, tag: str, attributes: str) -> None:
        """An element begins."""
        if tag == "p" and self.found[self.place].tag == "p":
            self.opened.pop()
        elif tag in _CLOSES:
            self._close_last(tag)
        if len(self.opened) > _MAX_DEPTH:
            return
        parent = self.place
        self.opened.append(len(self.found))
        depth = self.found[parent].depth + 1
        self.found.append(
            Element(parent=parent, tag=tag, words=words_of_attributes(attributes[:_SEEN_CHARS]), depth=depth)
        )

    def end(self, tag: str) -> None:
        """An element ends, and all that are open inside it; the end of none that is open says nothing."""
        for place in range(len(self.opened) - 1, 0, -1):
            if self.found[self.opened[place]].tag == tag:
                del self.opened[place:]
                return

    def _close_last(self, tag: str) -> None:
        same = {tag, _SAME.get(tag, tag)}
        for place in range(len(self.opened) - 1, 0, -1):
            open_tag = self.found[self.opened[place]].tag
            if open_tag in same:
                del self.opened[place:]
                return
            if open_tag in _CLOSES[tag]:
                return


@lru_cache(maxsize=4096)
def words_of_attributes(attributes: str) -> tuple[str, ...]:
    """The words of class, id, role and itemprop, in lower case and in order, each once."""
    words: dict[str, None] = {}
    for match in _TOLD.finditer(attributes):
        if match[5]:
            words["hidden"] = None
            continue
        for word in _WORD.findall(match[2] or match[3] or match[4] or ""):
            words[word.lower()] = None
    return tuple(words)[:_MAX_WORDS]
