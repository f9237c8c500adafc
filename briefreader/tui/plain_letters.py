"""ASCII for terminals that have nothing else: every character in as many cells as before."""

import unicodedata
from functools import lru_cache
from typing import Final

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_STAND_INS: Final = str.maketrans(
    {
        **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+"),
        **dict.fromkeys("─━▁▂▔⎯", "-"),
        **dict.fromkeys("│┃▌▐▎▊", "|"),
        **dict.fromkeys("█▇▆▅▄▃", "#"),
        **dict.fromkeys("‘’‚′", "'"),
        **dict.fromkeys("“”„″«»", '"'),
        **dict.fromkeys("–—―−‐‑", "-"),
        "•": "*",
        "·": ".",
        "…": "~",
        "¶": "P",
        "\xa0": " ",
    }
)
_UNKNOWN: Final = "?"


class PlainLetters(LineFilter):
    """Draws lines as ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line, every cell an ASCII character."""
        del background
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(plain_letters(segment.text), segment.style)
            for segment in segments
        ]


def plain_letters(text: str) -> str:
    """A text in ASCII, in as many cells: letters without their accents, and a question mark where there is nothing."""
    return "".join(map(_plain, text.translate(_STAND_INS)))


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character.isascii():
        return character
    width = get_character_cell_size(character)
    base = unicodedata.normalize("NFKD", character)[:1]
    return base if base.isascii() and width == 1 else _UNKNOWN * width
