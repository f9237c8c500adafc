"""Texts and plain objects as YAML source.

Written by hand, because neither of PyYAML's emitters can do what notes need: the C one escapes every emoji, and with it
turns the whole note into one quoted line; the Python one is some ten times slower.
What is written here is read back to equal values by PyYAML's own loaders (a property test holds that).
"""

import re
from collections.abc import Mapping
from typing import Final

INDENT: Final = "  "


class Verbatim(str):
    """An unquoted word that is to be written as it was read (`1.10`, `007`, `no`), and not as its value."""

    __slots__ = ()


# Words, starting with a letter, that no reader takes for anything but text. Anything else is quoted: safe beats pretty.
_BARE: Final = re.compile(r"[^\W\d_](?:[\w./()'’“”+&%;—–-]| (?=[^\s#]))*")
# What YAML 1.1 readers take for truth values, nulls and numbers.
_RESERVED: Final = frozenset(
    {"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf", "none"},
)
_LONGEST_BARE: Final = 1000
"""PyYAML finds no key longer than 1,024 characters without quotes."""
# Control characters, other line ends, the byte order mark, non-characters and lone surrogates.
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_ESCAPED: Final = re.compile('[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"\\\\]')
_SHORT_ESCAPES: Final[Mapping[str, str]] = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_WORDS: Final[Mapping[bool | None, str]] = {True: "true", False: "false", None: "null"}
_FLOW_SIGNS: Final = frozenset(",[]{}\n")


def is_bare(text: str) -> bool:
    """Whether a text can stand without quotes and is a text for every reader."""
    if not _BARE.fullmatch(text) or len(text) > _LONGEST_BARE:
        return False
    return text.lower() not in _RESERVED


def quoted(text: str) -> str:
    """A text in double quotes, on one line. A lone surrogate, which no file can hold, becomes U+FFFD."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if short := _SHORT_ESCAPES.get(char):
        return short
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return f"\\u{ord(char):04x}"


def inline(value: object) -> str:
    """A value on one line, as it may stand anywhere."""
    match value:
        case bool() | None:
            return _WORDS[value]
        case int() | float():
            return repr(value)
        case Verbatim():
            return quoted(value) if _FLOW_SIGNS.intersection(value) else str(value)
        case str():
            return value if is_bare(value) else quoted(value)
        case list() | tuple():
            return f"[{', '.join(map(inline, value))}]"
        case Mapping():
            return f"{{{', '.join(f'{inline(key)}: {inline(item)}' for key, item in value.items())}}}"
        case _:
            raise TypeError(f"{type(value).__name__} is not a value of a notes file")


def passage(text: str, depth: int) -> str:
    """A text of any length as the value of a key that stands `depth` levels deep: a literal block where it has lines.

    The caller writes the key and a colon before it, and nothing after it on its last line.
    """
    if "\n" not in text or not text.strip() or _UNPRINTABLE.search(text):
        return inline(text)
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    chomping = "-" if ends == 0 else "" if ends == 1 else "+"
    # A block's indentation is told by its first line unless that one is indented or empty itself.
    indicator = str(len(INDENT)) if text[0].isspace() else ""
    margin = INDENT * (depth + 1)
    lines = [margin + line if line else "" for line in body.split("\n")]
    return f"|{indicator}{chomping}\n" + "\n".join(lines) + "\n" * (ends - 1 if ends > 1 else 0)


def entries(values: Mapping[str, object], depth: int) -> list[str]:
    """Keys with their values, one after the other, as lines `depth` levels deep; containers in block style."""
    return [f"{INDENT * depth}{inline(key)}:{_block(value, depth)}" for key, value in values.items()]


def _block(value: object, depth: int) -> str:
    match value:
        case Mapping() if value:
            return "\n" + "\n".join(entries(value, depth + 1))
        case list() | tuple() if value:
            margin = INDENT * (depth + 1)
            return "".join(f"\n{margin}-{_block(item, depth + 1)}" for item in value)
        case Verbatim() if "\n" not in value:
            return f" {value!s}"
        case str():
            return f" {passage(value, depth)}"
        case _:
            return f" {inline(value)}"
