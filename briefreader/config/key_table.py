"""The key table, for people: rows for the help screen, `briefreader keys` and the README, made from a keymap."""

from dataclasses import dataclass

from briefreader.config.commands import COMMANDS, Context
from briefreader.config.keymap import Keymap
from briefreader.config.keys import label


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """One command and its keys.

    Attributes:
        keys: each key or sequence as people read it ("g g", "?").
        where: the contexts it works in, or "" for everywhere.
    """

    group: str
    command: str
    keys: tuple[str, ...]
    title: str
    help: str
    where: str


def key_rows(keymap: Keymap) -> tuple[KeyRow, ...]:
    """A row for every command, in the order of the table; also for those without a key."""
    return tuple(
        KeyRow(
            group=command.group,
            command=command.id,
            keys=tuple(map(label, keymap.keys.get(command.id, ()))),
            title=command.title,
            help=command.help,
            where=_where(command.contexts),
        )
        for command in COMMANDS
    )


def key_markdown(keymaps: tuple[Keymap, ...]) -> str:
    """A table in Markdown: one row for each command, one column for each keymap."""
    tables = [key_rows(keymap) for keymap in keymaps]
    lines = [
        "| command | " + " | ".join(keymap.name for keymap in keymaps) + " |",
        "|---|" + "---|" * len(keymaps),
    ]
    group = None
    for rows in zip(*tables, strict=True):
        first = rows[0]
        if first.group != group:
            group = first.group
            lines.append(f"| **{group}** |" + " |" * len(keymaps))
        lines.append(f"| {first.title} | " + " | ".join(_code(row.keys) for row in rows) + " |")
    return "\n".join(lines) + "\n"


def _where(contexts: tuple[Context, ...]) -> str:
    return "" if Context.ANYWHERE in contexts else ", ".join(contexts)


def _code(keys: tuple[str, ...]) -> str:
    return ", ".join(f"`{key}`" for key in keys)
