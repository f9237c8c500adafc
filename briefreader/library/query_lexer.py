"""The words and marks of a search line, in one pass that accepts anything."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

LEXEME: Final = re.compile(
    r"""
      (?P<space>[\s\x00-\x1f\x7f]+)
    | (?P<open>\()
    | (?P<close>\))
    | ["“”„](?P<quoted>[^"“”„]*)(?P<end>["“”„]|\Z)
    | (?P<minus>(?<![^\s(])-+(?=[^\s)]))
    | (?P<link>[Ll][Ii][Nn][Kk]):(?P<address>[^\s"“”„()]+(?:\([^\s"“”„()]*\)[^\s"“”„()]*)*)
    | (?P<address_alone>https?://[^\s"“”„()]+(?:\([^\s"“”„()]*\)[^\s"“”„()]*)*)
    | (?P<date>[Dd][Aa][Tt][Ee]):(?P<when>[^\s()"“”„]+)
    | (?P<name>[A-Za-z]+):
    | (?P<word>[^\W_][^\s()"“”„\x00-\x1f\x7f]*)
    """,
    re.VERBOSE,
)
"""Characters that begin none of these are passed over."""


class Kind(Enum):
    """What a lexeme is."""

    OPEN = auto()
    CLOSE = auto()
    NOT = auto()
    AND = auto()
    OR = auto()
    FIELD = auto()
    QUOTED = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexeme:
    """One piece of the line.

    Attributes:
        text: the word, the words between quotes, or the field's name in lower case.
        closed: False for a quote that the line's end cut short.
        ends_line: whether nothing stands behind it, not even a space, so that it may still be growing.
    """

    kind: Kind
    text: str = ""
    closed: bool = True
    ends_line: bool = False


MARKS: Final = {"open": Kind.OPEN, "close": Kind.CLOSE, "minus": Kind.NOT}
OPERATORS: Final = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}


def lexemes(line: str) -> Iterator[Lexeme]:
    """The lexemes of a line; never raises, and takes time in proportion to the line."""
    for match in LEXEME.finditer(line):
        ends_line = match.end() == len(line)
        match match.lastgroup:
            case "open" | "close" | "minus" as mark:
                yield Lexeme(kind=MARKS[mark])
            case "end":
                closed = bool(match["end"])
                yield Lexeme(kind=Kind.QUOTED, text=match["quoted"], closed=closed, ends_line=not closed)
            case "address" | "address_alone" | "when" as value:
                yield Lexeme(kind=Kind.FIELD, text="date" if value == "when" else "link")
                yield Lexeme(kind=Kind.WORD, text=match[value], ends_line=ends_line)
            case "name":
                yield Lexeme(kind=Kind.FIELD, text=match["name"].lower(), ends_line=ends_line)
            case "word":
                kind = OPERATORS.get(match["word"], Kind.WORD)
                yield Lexeme(kind=kind, text=match["word"], ends_line=ends_line)
            case _:
                pass
