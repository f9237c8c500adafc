"""Keymaps: which keys run which command, checked as a whole before any of it is used."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from briefreader.config.checking import Check, LineOf, described, no_lines
from briefreader.config.commands import COMMANDS, COMMANDS_BY_ID, Command, Context
from briefreader.config.keys import label, read_key, types_a_character
from briefreader.errors import Fault

FORMAT: Final = "briefreader-keymap/1"
DEFAULT: Final = "default"
_FIELDS: Final = ("format", "name", "description", "base", "keys")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keymap:
    """Keys for every command.

    Attributes:
        name: what it is chosen by.
        keys: the keys of each command of the table, by its id; () where a command has none. A sequence is one string
            with spaces.
    """

    name: str
    keys: Mapping[str, tuple[str, ...]]

    def key_for(self, command: str, *, while_typing: bool = False) -> str:
        """The key to name when a person is told of a command; where it has none, the way to it through the palette."""
        keys = (key for key in self.keys.get(command, ()) if not (while_typing and types_a_character(key)))
        key = next(keys, None)
        return f"“{COMMANDS_BY_ID[command].title}” in the palette" if key is None else label(key)


def default_keymap() -> Keymap:
    """The keymap of the command table itself."""
    return Keymap(name=DEFAULT, keys={command.id: command.keys for command in COMMANDS})


def base_of(raw: object) -> str:
    """The name of the keymap that a file builds on, whether or not there is one of that name."""
    base = raw.get("base") if isinstance(raw, Mapping) else None
    return base if isinstance(base, str) else DEFAULT


def check_keymap(
    raw: object, *, name: str, where: str, line_of: LineOf = no_lines, bases: Mapping[str, Keymap] | None = None
) -> tuple[Keymap, tuple[Fault, ...]]:
    """Check a keymap file and merge it over its base, entry by entry.

    An entry that cannot be used leaves its command with the keys of the base. A key that the file gives to one command
    is taken from those commands of the base that it would clash with.

    Args:
        raw: the file's content as plain objects.
        name: what the keymap is called where the file does not say.
        where: the file's name, for faults.
        line_of: finds the line of an entry.
        bases: the keymaps that `base` may name, besides the default one.

    Returns:
        The keymap, which can be used whatever was wrong, and all faults.
    """
    check = Check(where=where, line_of=line_of)
    fields = check.fields(raw, _FIELDS)
    if fields.get("format") != FORMAT:
        check.add(("format",), f"expected `format: {FORMAT}`, found {described(fields.get('format'))}")
    base = _base(fields.get("base"), check, {DEFAULT: default_keymap(), **(bases or {})})
    own = _without_clashes(_entries(fields.get("keys"), check), check)
    keys = _merged(own, base, check)
    if not keys["app.quit"]:
        check.add(("keys", "app.quit"), "no key is left to quit with", "warning")
    written_name = fields.get("name", name)
    return Keymap(name=written_name if isinstance(written_name, str) else name, keys=keys), check.faults


def _base(written: object, check: Check, known: Mapping[str, Keymap]) -> Keymap:
    if written is None:
        return known[DEFAULT]
    if not isinstance(written, str) or written not in known:
        check.add(("base",), f"there is no keymap {described(written)} to build on")
        return known[DEFAULT]
    return known[written]


def _entries(raw: object, check: Check) -> dict[str, tuple[str, ...]]:
    """The keys that a file gives to each command; entries of which nothing can be used are left out."""
    entries: dict[str, tuple[str, ...]] = {}
    if raw is None:
        return entries
    if not isinstance(raw, Mapping):
        check.add(("keys",), f"expected lines such as `nav.down: j`, found {described(raw)}")
        return entries
    for command_id, value in raw.items():
        path = ("keys", str(command_id))
        if command_id not in COMMANDS_BY_ID:
            check.unknown(path, "command", COMMANDS_BY_ID)
            continue
        written = () if value is None else tuple(value) if isinstance(value, list | tuple) else (value,)
        sequences = tuple(dict.fromkeys(_sequences(written, path, check)))
        if sequences or not written:
            entries[command_id] = sequences
    return entries


def _sequences(written: tuple[object, ...], path: tuple[str, ...], check: Check) -> Iterator[str]:
    """The sequences that can be used, each in the names of keys that a terminal sends."""
    command = COMMANDS_BY_ID[path[-1]]
    for sequence in written:
        if isinstance(sequence, int) and not isinstance(sequence, bool) and 0 <= sequence <= 9:  # noqa: PLR2004 - a digit
            check.add(path, f'the key {sequence} needs quotes: "{sequence}"', "warning")
            yield str(sequence)
        elif not isinstance(sequence, str):
            quotes = "; in YAML some words need quotes to be keys" if isinstance(sequence, bool) else ""
            check.add(path, f"expected a key, found {described(sequence)}{quotes}")
        elif (read := _sequence(sequence, path, check)) is not None:
            if command.contexts == (Context.SEARCH,) and types_a_character(read):
                check.add(path, f"{label(read)} types a character in the search line", "warning")
            yield read


def _sequence(written: str, path: tuple[str, ...], check: Check) -> str | None:
    readings = [(key, read_key(key)) for key in written.split()]
    for key, reading in readings:
        if reading.problem is not None:
            check.add(path, f"{key} {reading.problem}", "error" if reading.key is None else "warning")
    if not readings:
        check.add(path, "expected a key, found an empty text")
        return None
    keys = [reading.key for _, reading in readings if reading.key is not None]
    return " ".join(keys) if len(keys) == len(readings) else None


@dataclass(frozen=True, slots=True)
class _Binding:
    """A sequence and the command that it runs."""

    sequence: str
    command: Command

    def clashes(self, other: "_Binding") -> bool:
        """Whether one of the two could not be reached."""
        if self.command.id == other.command.id or not self.command.meets(other.command):
            return False
        mine, theirs = f"{self.sequence} ", f"{other.sequence} "
        return mine.startswith(theirs) or theirs.startswith(mine)


class _Bindings:
    """The bindings of a keymap so far, by their first key: only those that share it can clash."""

    def __init__(self) -> None:
        self._by_first_key: defaultdict[str, list[_Binding]] = defaultdict(list)

    def add(self, binding: _Binding) -> None:
        """Take one in."""
        self._by_first_key[_first_key(binding)].append(binding)

    def rival(self, binding: _Binding) -> _Binding | None:
        """The first that clashes with a binding."""
        return next(filter(binding.clashes, self._by_first_key.get(_first_key(binding), ())), None)


def _first_key(binding: _Binding) -> str:
    return binding.sequence.partition(" ")[0]


def _without_clashes(entries: Mapping[str, tuple[str, ...]], check: Check) -> dict[str, tuple[str, ...]]:
    """The entries without the sequences that clash with an earlier one of the same file."""
    taken = _Bindings()
    kept: dict[str, tuple[str, ...]] = {}
    for command_id, sequences in entries.items():
        mine: list[str] = []
        for sequence in sequences:
            binding = _Binding(sequence, COMMANDS_BY_ID[command_id])
            rival = taken.rival(binding)
            if rival is None:
                mine.append(sequence)
                taken.add(binding)
            else:
                check.add(("keys", command_id), _clash(binding, rival))
        if mine or not sequences:
            kept[command_id] = tuple(mine)
    return kept


def _clash(binding: _Binding, rival: _Binding) -> str:
    mine, theirs = label(binding.sequence), label(rival.sequence)
    if mine == theirs:
        return f"{mine} already runs {rival.command.id}"
    if mine.startswith(theirs):
        return f"{mine} cannot be typed: {theirs} alone runs {rival.command.id}"
    return f"{mine} hides {theirs}, which runs {rival.command.id}"


def _merged(own: Mapping[str, tuple[str, ...]], base: Keymap, check: Check) -> dict[str, tuple[str, ...]]:
    """All commands with their own keys, or with those of the base that no own key takes away."""
    taken = _Bindings()
    for command_id, sequences in own.items():
        for sequence in sequences:
            taken.add(_Binding(sequence, COMMANDS_BY_ID[command_id]))
    merged: dict[str, tuple[str, ...]] = {}
    for command in COMMANDS:
        if command.id in own:
            merged[command.id] = own[command.id]
            continue
        inherited = base.keys.get(command.id, ())
        rivals = [(sequence, taken.rival(_Binding(sequence, command))) for sequence in inherited]
        merged[command.id] = tuple(sequence for sequence, rival in rivals if rival is None)
        if rivals and not merged[command.id]:
            sequence, rival = rivals[0]
            assert rival is not None
            what = f"{label(rival.sequence)} takes the last key of {command.id} ({label(sequence)}) away"
            check.add(("keys", rival.command.id), what, "warning")
    return merged
