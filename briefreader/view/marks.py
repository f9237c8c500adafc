"""Spans over a text, in layers, and which of them touch a given line."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefreader.model.brief import Span


class Layer(StrEnum):
    """What a mark means. Later layers are drawn over earlier ones; all of them blend."""

    CLAIM = "claim"
    LINK = "link"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    RED = "red"
    HIT = "hit"
    CURRENT = "current"
    SELECTION = "selection"
    CURSOR = "cursor"
    HINT = "hint"


class _Spans:
    """The spans of one layer, such that those touching a range are found without a walk over all of them."""

    __slots__ = ("_furthest", "_starts", "all")

    def __init__(self, spans: "Iterable[Span]") -> None:
        self.all = sorted(spans)
        self._starts = [span.start for span in self.all]
        # The largest end so far: it never falls, so a bisection tells where the first span that reaches a place stands.
        self._furthest = list(accumulate((span.end for span in self.all), max))

    def within(self, start: int, end: int) -> "Iterator[Span]":
        first = bisect_right(self._furthest, start)
        last = bisect_left(self._starts, end)
        for index in range(first, last):
            span = self.all[index]
            if span.end > start:
                yield span


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line under the same layers."""

    start: int
    end: int
    layers: tuple[Layer, ...]


class Marks:
    """All layers of one text. A layer is replaced as a whole; the others keep their tables."""

    def __init__(self) -> None:
        self._layers: dict[Layer, _Spans] = {}

    def put(self, layer: Layer, spans: "Iterable[Span]") -> list[tuple[int, int]]:
        """Replace a layer; without spans it is gone. The ranges `[start, end)` that look different now."""
        table = _Spans(spans)
        before = self._layers.pop(layer, None)
        if table.all:
            self._layers[layer] = table
        return _changed([] if before is None else before.all, table.all)

    def clear(self) -> None:
        """Forget every layer."""
        self._layers.clear()

    def touching(self, start: int, end: int) -> "Mapping[Layer, list[Span]]":
        """The spans of each layer that share a code point with a range; layers without any are absent."""
        found = {layer: list(spans.within(start, end)) for layer, spans in self._layers.items()}
        return {layer: found[layer] for layer in Layer if found.get(layer)}

    def runs(self, start: int, end: int) -> list[Run]:
        """A range cut where its layers change, in order and without gaps; layers as they are drawn."""
        touching = self.touching(start, end)
        if not touching:
            return [Run(start, end, ())] if end > start else []
        edges: dict[int, list[tuple[Layer, int]]] = {start: [], end: []}
        for layer, spans in touching.items():
            for span in spans:
                edges.setdefault(max(start, span.start), []).append((layer, 1))
                edges.setdefault(min(end, span.end), []).append((layer, -1))
        return list(_sweep(sorted(edges.items())))


def _sweep(edges: list[tuple[int, list[tuple[Layer, int]]]]) -> Iterator[Run]:
    depth: dict[Layer, int] = {}
    order = list(Layer)
    for (position, changes), (following, _) in pairwise(edges):
        for layer, step in changes:
            depth[layer] = depth.get(layer, 0) + step
        yield Run(position, following, tuple(layer for layer in order if depth.get(layer, 0) > 0))


def _changed(before: "list[Span]", after: "list[Span]") -> list[tuple[int, int]]:
    """Where two layers differ; of one span that has grown or moved, only the stretches between its ends."""
    if before == after:
        return []
    if len(before) == len(after) == 1 and before[0].overlaps(after[0]):
        old, new = before[0], after[0]
        ends = ((old.start, new.start), (old.end, new.end))
        return [(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]]
    return [(span.start, span.end) for span in {*before} ^ {*after}]
