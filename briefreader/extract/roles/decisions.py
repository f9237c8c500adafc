"""The reader's own cuts: lines that go back into the body, and lines that leave it."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefreader.extract.front.lines import Line, tidy
from briefreader.model.brief import CutDecision, CutVerdict

READER_CUT: Final = "reader_cut"
_MIN_PART_CHARS: Final = 16
"""A line may be found inside a longer quote (a paragraph made of several lines) when it is at least so long."""


def apply_decisions(
    lines: Sequence[Line], kinds: Sequence[str], source: Sequence[str], decisions: Sequence[CutDecision]
) -> list[str]:
    """The kinds of the lines after the reader's decisions, later ones winning; unknown quotes change nothing.

    Args:
        lines: the page's lines.
        kinds: the kind of furniture of each, "" for the body.
        source: all physical lines as they stand in the file.
        decisions: in the order in which they were made.
    """
    decided = list(kinds)
    for decision in decisions:
        for place in quoted_lines(lines, source, decision):
            if decision.verdict is CutVerdict.CUT:
                decided[place] = READER_CUT
            elif lines[place].text:
                decided[place] = ""
    return decided


def quoted_lines(lines: Sequence[Line], source: Sequence[str], decision: CutDecision) -> list[int]:
    """The places of the lines that a decision speaks of."""
    whole = tidy(decision.quote)
    parts = {tidy(part) for part in decision.quote.split("\n")} - {""}
    found = list(_matches(lines, source, parts, whole))
    wanted = decision.line
    if wanted is None or not found:
        return found
    nearest = min(found, key=lambda place: abs(lines[place].first - wanted))
    reach = len(decision.quote.split("\n"))
    return [place for place in found if 0 <= lines[place].first - lines[nearest].first <= reach]


def _matches(lines: Sequence[Line], source: Sequence[str], parts: set[str], whole: str) -> Iterator[int]:
    for place, line in enumerate(lines):
        raw = tidy("\n".join(source[line.first - 1 : line.last]))
        if line.text in parts or raw in parts or (len(line.text) >= _MIN_PART_CHARS and line.text in whole):
            yield place
