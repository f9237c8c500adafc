"""Names of keys: from what a person writes to the name a terminal program receives, and back to a short label.

The names are Textual's ("ctrl+x", "question_mark", "G"). What terminals can and cannot send follows ECMA-48 and xterm:
a control key is a character with its upper bits cleared, so that some of them are other keys under another name.
"""

import unicodedata
from dataclasses import dataclass
from itertools import product
from typing import Final

_MOVING_KEYS: Final = frozenset(
    {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"}
)
NAMED_KEYS: Final = (
    _MOVING_KEYS | {"backspace", "enter", "escape", "tab", "space"} | frozenset(f"f{number}" for number in range(1, 25))
)
"""The keys that are no character."""

_SPELLINGS: Final = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "page_up": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "page_down": "pagedown",
}
_MODIFIER_SPELLINGS: Final = {"control": "ctrl", "option": "alt", "meta": "alt"}
_MODIFIERS: Final = ("alt", "ctrl", "hyper", "shift", "super")

# Textual shortens some of Unicode's names of characters.
_SHORT_NAMES: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_PUNCTUATION: Final = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

_SAME_KEY: Final = {
    "ctrl+space": "ctrl+@",
    "ctrl+at": "ctrl+@",
    "ctrl+slash": "ctrl+underscore",
    "ctrl+minus": "ctrl+underscore",
}
"""Keys that most terminals send as another one without harm: they are taken for that one."""

_ALSO_SENT: Final = {
    "ctrl+@": ("ctrl+@", "ctrl+space", "ctrl+at"),
    "ctrl+underscore": ("ctrl+underscore", "ctrl+slash", "ctrl+shift+minus"),
}
"""What terminals with the kitty keyboard protocol send instead, for they can tell these keys apart."""

_LOST_IN_TERMINALS: Final = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}
"""Keys that a terminal sends as another key which people need for something else."""

_CONTROL_PUNCTUATION: Final = frozenset({"at", "backslash", "right_square_bracket", "circumflex_accent", "underscore"})
_RARE_KEYS: Final = frozenset(f"f{number}" for number in range(13, 25))


def name_of(character: str) -> str:
    """The name of a character's key: the character itself for letters and digits, else a word ("slash")."""
    if character.isalnum():
        return character
    if character == " ":
        return "space"
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORT_NAMES.get(name, name) or character


_CHARACTERS: Final = {name_of(character): character for character in _PUNCTUATION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a written key means.

    Attributes:
        key: the key's name, or None where there is no such key.
        problem: what is wrong with it, as the end of a sentence that begins with the key; None where nothing is.
    """

    key: str | None
    problem: str | None = None


def read_key(written: str) -> Reading:
    """Read one key, however it is spelt: "?", "Ctrl+X", "pgdn", "shift+a".

    A key with a problem is still given where some terminals can send it: that is a warning, not an error.
    """
    *modifier_words, written_base = _split(written)
    modifiers = {_MODIFIER_SPELLINGS.get(word, word) for word in map(str.lower, modifier_words)}
    for word in sorted(modifiers):
        if word not in _MODIFIERS:
            return Reading(key=None, problem=f"has an unknown modifier, {word} (there are ctrl, alt and shift)")
    base = _base_name(written_base)
    if base is None:
        return Reading(key=None, problem="is no key")
    if len(base) == 1 and base.isalpha():
        return _letter(base, modifiers)
    if modifiers == {"shift"} and (base in _CHARACTERS or base.isdigit()):
        return Reading(key=None, problem="depends on the keyboard; write the character that it types")
    return _judged("+".join((*sorted(modifiers), base)), base, modifiers)


def _split(written: str) -> list[str]:
    """Part a key at its plus signs, of which the last may be the key itself."""
    if written == "+" or written.endswith("++"):
        return [*filter(None, written.split("+")), "+"]
    return written.split("+")


def _base_name(base: str) -> str | None:
    if len(base) == 1:
        return name_of(base) if base.isprintable() else None
    folded = _SPELLINGS.get(base.lower(), base.lower())
    return folded if folded in NAMED_KEYS or folded in _CHARACTERS else None


def _letter(letter: str, modifiers: set[str]) -> Reading:
    """Letters carry their shift in their case; with ctrl there is no case at all."""
    if not modifiers:
        return Reading(key=letter)
    if modifiers == {"shift"}:
        return Reading(key=letter.upper())
    if modifiers == {"alt"} and letter.isupper():
        modifiers = {"alt", "shift"}
    letter = letter.lower()
    return _judged("+".join((*sorted(modifiers), letter)), letter, modifiers)


def _judged(key: str, base: str, modifiers: set[str]) -> Reading:
    if key in _SAME_KEY:
        return Reading(key=_SAME_KEY[key])
    if key in _LOST_IN_TERMINALS:
        return Reading(key=None, problem=f"is the same key as {_LOST_IN_TERMINALS[key]} in a terminal")
    return Reading(key=key, problem=_weakness(key, base, modifiers))


def _weakness(key: str, base: str, modifiers: set[str]) -> str | None:
    """Why many terminals never send this key, or None where all do."""
    is_letter = len(base) == 1 and base.isalpha()
    problem = None
    if modifiers & {"hyper", "super"}:
        problem = "is kept by most desktops for themselves"
    elif base in _RARE_KEYS:
        problem = "is missing on most keyboards"
    elif not modifiers or base in _MOVING_KEYS or key in {"shift+tab", "ctrl+@"}:
        pass
    elif "ctrl" in modifiers and not (modifiers == {"ctrl"} and (is_letter or base in _CONTROL_PUNCTUATION)):
        problem = "reaches the program in few terminals"
    elif "alt" in modifiers and not is_letter:
        problem = "arrives without its alt in most terminals"
    elif "shift" in modifiers and not is_letter:
        problem = "arrives without its shift in most terminals"
    return problem


_LABELS: Final = {"pageup": "page up", "pagedown": "page down", "escape": "esc", "ctrl+@": "ctrl+space"}


def label(keys: str) -> str:
    """A key or a sequence as people read it: "g g", "?", "ctrl+/"."""
    return " ".join(map(_label, keys.split(" ")))


def _label(key: str) -> str:
    if key in _LABELS:
        return _LABELS[key]
    modifiers, plus, base = key.rpartition("+")
    return modifiers + plus + _CHARACTERS.get(base, _LABELS.get(base, base))


def arrivals(keys: str) -> tuple[str, ...]:
    """All the ways in which terminals send a key or a sequence, the most usual first: what a program has to bind."""
    return tuple(map(" ".join, product(*(_ALSO_SENT.get(key, (key,)) for key in keys.split(" ")))))


def types_a_character(keys: str) -> bool:
    """Whether the first key of a sequence types a character, so that it cannot reach a command from a text field."""
    first = keys.split(" ", maxsplit=1)[0]
    return len(first) == 1 or first in _CHARACTERS or first == "space"
