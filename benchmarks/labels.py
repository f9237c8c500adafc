"""Which lines of a page are its body, found by aligning them with the true body."""

import re
from collections.abc import Sequence

WORD = re.compile(r"\w+")
SHINGLE = 4
MOSTLY = 0.5
MAX_PLACES = 30
TIE_BREAK = 0.01


def words_of(text: str | None) -> list[str]:
    """Lower-cased words."""
    return WORD.findall((text or "").lower())


def label_lines(lines: Sequence[str], body: str) -> list[bool]:
    """True for the lines of the body.

    Each line may stand at several places of the body (a name, a heading that is also in a menu). Of all ways to place
    lines in order and without overlap the one that covers most words is taken; a long line that is found nowhere to
    the letter counts when most of its shingles stand in the body.
    """
    words = [words_of(line) for line in lines]
    labels = [False] * len(lines)
    for line in _best_chain(_places(words, body), len(lines)):
        labels[line] = True
    true = words_of(body)
    shingles = set(zip(*(true[offset:] for offset in range(SHINGLE)), strict=False))
    for line, own in enumerate(words):
        if not labels[line] and len(own) >= 2 * SHINGLE:
            found = [tuple(own[at : at + SHINGLE]) in shingles for at in range(len(own) - SHINGLE + 1)]
            labels[line] = sum(found) / len(found) >= MOSTLY
    return labels


def _places(words: Sequence[Sequence[str]], body: str) -> list[tuple[int, int, int, int]]:
    """(start, end, line, number of words) for each place of the body where a line stands to the letter, by start."""
    text = f" {' '.join(words_of(body))} "
    places = []
    for line, own in enumerate(words):
        wanted = f" {' '.join(own)} "
        at = text.find(wanted) if own else -1
        for _ in range(MAX_PLACES):
            if at < 0:
                break
            places.append((at, at + len(wanted) - 1, line, len(own)))
            at = text.find(wanted, at + 1)
    return sorted(places)


def _best_chain(places: Sequence[tuple[int, int, int, int]], size: int) -> list[int]:
    """The lines of the heaviest chain whose lines and places both rise.

    Places are taken by their start; those that have ended by then wait in a tree of prefix maxima over lines.
    """
    ended = sorted(range(len(places)), key=lambda place: places[place][1])
    tree = [(0.0, -1)] * (size + 1)
    best: list[tuple[float, int]] = []
    at = 0
    for start, _, line, weight in places:
        while at < len(ended) and places[ended[at]][1] <= start:
            _raise(tree, places[ended[at]][2], (best[ended[at]][0], ended[at]))
            at += 1
        value, previous = _highest(tree, line)
        best.append((value + weight + TIE_BREAK, previous))
    chain = []
    place = max(range(len(best)), key=lambda place: best[place][0], default=-1)
    while place >= 0:
        chain.append(places[place][2])
        place = best[place][1]
    return chain


def _raise(tree: list[tuple[float, int]], line: int, value: tuple[float, int]) -> None:
    """Fenwick tree: note a value for a line."""
    at = line + 1
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at


def _highest(tree: Sequence[tuple[float, int]], line: int) -> tuple[float, int]:
    """Fenwick tree: the highest value of the lines before one."""
    found = (0.0, -1)
    at = line
    while at > 0:
        found = max(found, tree[at])
        at -= at & -at
    return found
