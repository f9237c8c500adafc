"""Bindings from the command table, keys from a keymap, and sequences of keys.

The toolkit knows single keys only. A sequence "g g" is bound to a key that no keyboard has, "g__g"; `Sequences` watches
what is typed and tells when such a key is to be sent. So scopes, the footer and the palette hold for sequences as well.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from textual.binding import ActiveBinding, Binding, BindingsMap
from textual.dom import DOMNode

from briefreader.config.commands import COMMANDS, Context
from briefreader.config.keymap import Keymap
from briefreader.config.keys import arrivals, label

_JOIN: Final = "__"
_MOST_REPEATS: Final = 999


def key_names(sequences: Iterable[str], command: str) -> str:
    """Keys and sequences as the toolkit takes them; a key nobody can press where there are none."""
    sent = (way for sequence in sequences for way in arrivals(sequence))
    return ",".join(way.replace(" ", _JOIN) for way in sent) or f"unbound{_JOIN}{command}"


def bindings_for(context: Context, keymap: Keymap | None = None) -> list[Binding]:
    """A binding for each command of a context, with the keys of a keymap or those of the table."""
    return [
        Binding(
            key_names(command.keys if keymap is None else keymap.keys.get(command.id, ()), command.id),
            f"app.invoke('{command.id}')",
            command.title,
            show=False,
            id=command.id,
        )
        for command in COMMANDS
        if context in command.contexts
    ]


def rebind(node: DOMNode, context: Context, keymap: Keymap) -> None:
    """Give a widget the keys of a keymap; keys that it has of its own, such as those of a text field, stay.

    The toolkit's `set_keymap` builds every binding anew three times for each key that is pressed, which came to a third
    of the time of scrolling by a line.
    """
    # Nothing public tells or sets the keys of one widget; a test presses every key of every keymap.
    own = type(node).__mro__[1]._merged_bindings if context is Context.SEARCH else None  # type: ignore[attr-defined]  # noqa: SLF001
    begun = _first_keys(keymap)
    kept = {} if own is None else {key: bound for key, bound in own.key_to_bindings.items() if key not in begun}
    bound = BindingsMap(bindings_for(context, keymap)).key_to_bindings
    node._bindings = BindingsMap.from_keys({**kept, **bound})  # noqa: SLF001


def _first_keys(keymap: Keymap) -> frozenset[str]:
    """The keys that begin a sequence: a text field that kept one for itself, as for copying, would swallow them all."""
    sequences = (way.split(" ") for keys in keymap.keys.values() for sequence in keys for way in arrivals(sequence))
    return frozenset(keys[0] for keys in sequences if len(keys) > 1)


def continuations(begun: str, active: Mapping[str, ActiveBinding]) -> tuple[str, ...]:
    """What can follow the beginning of a sequence: a line for each, the keys that are left and what they do."""
    prefix = begun + _JOIN
    found = {
        label(key[len(prefix) :].replace(_JOIN, " ")): bound.binding.description
        for key, bound in active.items()
        if key.startswith(prefix)
    }
    return tuple(f"{keys}  {title}" for keys, title in sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Typed:
    """What a key press comes to.

    Attributes:
        send: the key to handle now, or None to wait for more or to do nothing.
        waits: whether a sequence or a count has begun.
        repeats: how often the command is to be done.
    """

    send: str | None
    waits: bool = False
    repeats: int = 1


class Sequences:
    """Watches keys for sequences and counts."""

    def __init__(self, keymap: Keymap) -> None:
        sequences = [way.split(" ") for keys in keymap.keys.values() for sequence in keys for way in arrivals(sequence)]
        self._beginnings = {
            _JOIN.join(keys[:length]) for keys in sequences for length in range(1, len(keys)) if len(keys) > 1
        }
        self._typed: list[str] = []
        self._count = ""

    @property
    def pending(self) -> str:
        """What was typed of a sequence or a count so far, for people."""
        return " ".join([*filter(None, [self._count]), *self._typed])

    @property
    def pending_keys(self) -> str:
        """What was typed of a sequence so far, as the beginning of a bound key."""
        return _JOIN.join(self._typed)

    def press(self, key: str, bound: Callable[[], Mapping[str, object]], *, takes_text: bool) -> Typed:
        """Take a key.

        Args:
            key: its name.
            bound: tells the keys that are bound where the keyboard is now; asked only if it matters.
            takes_text: whether the widget with the focus would type it.
        """
        if not self._typed and not self._count and (takes_text or not self._may_begin(key)):
            return Typed(key)
        active = bound()
        if not self._typed and self._is_digit(key, active):
            self._count += key
            return Typed(None, waits=True)
        typed = _JOIN.join([*self._typed, key])
        if typed in active:
            repeats = min(int(self._count or 1), _MOST_REPEATS)
            self.drop()
            return Typed(typed, repeats=repeats)
        if typed in self._beginnings and any(bound.startswith(typed + _JOIN) for bound in active):
            self._typed.append(key)
            return Typed(None, waits=True)
        was_sequence = bool(self._typed)
        self.drop()
        return Typed(None if was_sequence else key)

    def drop(self) -> None:
        """Forget what was typed so far."""
        self._typed.clear()
        self._count = ""

    def _may_begin(self, key: str) -> bool:
        return key in self._beginnings or key.isdecimal()

    def _is_digit(self, key: str, active: Mapping[str, object]) -> bool:
        return key.isdecimal() and len(key) == 1 and key not in active and (key != "0" or bool(self._count))
