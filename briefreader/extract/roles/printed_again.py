"""Sentences that stand word for word in a longer paragraph nearby: pull quotes, and deks that the text repeats."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from briefreader.extract.front.lines import Line
from briefreader.extract.roles.lexicon import LONG_WORDS
from briefreader.model.brief import Block, BlockKind

PULL_QUOTE: Final = "pull_quote"
_UNNAMED: Final = frozenset({"aside", "end"})
"""Kinds of lines that were cut for their place alone."""
_ENDS_SENTENCE: Final = re.compile(r"[.!?…][\"'”’»)]*\Z")
_QUOTE_MARKS: Final = "\"'“”‘’«»„ "
_MIN_REPEATED_WORDS: Final = 6
_MAX_REPEATED_WORDS: Final = 50
_MORE_WORDS: Final = 3
"""The paragraph has at least so many words more than what it is repeated by."""
_NEAR_QUOTED: Final = 12
_NEAR: Final = 3
"""A sentence that is printed again in large letters stands at most so many lines from its paragraph, in quotation marks
or without."""


def printed_again(lines: Sequence[Line], words: Sequence[int]) -> Mapping[int, int]:
    """The place of each line that repeats a longer one, with the place of that one.

    Args:
        lines: those of the page.
        words: how many words each has.
    """
    found = ((place, _paragraph_of(lines, words, place)) for place in range(len(lines)))
    return {place: paragraph for place, paragraph in found if paragraph is not None}


def _paragraph_of(lines: Sequence[Line], words: Sequence[int], place: int) -> int | None:
    line = lines[place]
    is_short = _MIN_REPEATED_WORDS <= words[place] <= _MAX_REPEATED_WORDS
    if not is_short or line.shape not in {BlockKind.PARAGRAPH, BlockKind.QUOTE}:
        return None
    if not _ENDS_SENTENCE.search(line.text) and line.text[0] not in _QUOTE_MARKS:
        return None
    repeated = line.text.strip(_QUOTE_MARKS)
    if not repeated:
        return None
    reach = _NEAR_QUOTED if line.text[0] in _QUOTE_MARKS or line.shape is BlockKind.QUOTE else _NEAR
    around = range(max(0, place - reach), min(len(lines), place + reach + 1))
    long_enough = max(LONG_WORDS, words[place] + _MORE_WORDS)
    return next(
        (other for other in around if other != place and words[other] >= long_enough and repeated in lines[other].text),
        None,
    )


def name_pull_quotes(lines: Sequence[Line], words: Sequence[int], kinds: Sequence[str]) -> list[str]:
    """The kinds of the lines, where what was cut for its place alone and repeats a line of the body is a pull quote."""
    named = list(kinds)
    for place, kind in enumerate(kinds):
        paragraph = _paragraph_of(lines, words, place) if kind in _UNNAMED else None
        if paragraph is not None and not kinds[paragraph]:
            named[place] = PULL_QUOTE
    return named


def paragraphs_repeated(lines: Sequence[Line], words: Sequence[int], blocks: Sequence[Block]) -> Mapping[int, int]:
    """The numbers of the paragraphs that are printed again, by the source line on which they are."""
    numbers = {at: block.number for block in blocks for at in range(block.lines[0], block.lines[1] + 1)}
    again = printed_again(lines, words).items()
    found = {lines[place].first: numbers.get(lines[paragraph].first) for place, paragraph in again}
    return {at: number for at, number in found.items() if number is not None}
