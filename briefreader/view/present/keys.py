"""Commands and their keys: the help, the footer, and which commands make sense now."""

from collections.abc import Iterator, Mapping
from typing import Final

from briefreader.config.commands import COMMANDS, Context
from briefreader.config.key_table import key_rows
from briefreader.config.keymap import Keymap
from briefreader.config.keys import label
from briefreader.view.models import FooterItem, ListView, Piece, Row, RowLine, Tone
from briefreader.view.regions import Pane
from briefreader.view.state import Reading, Session

_CONTEXTS: Final = {
    Pane.SEARCH: Context.SEARCH,
    Pane.LIBRARY: Context.LIST,
    Pane.ARTICLE: Context.ARTICLE,
    Pane.FIND: Context.SEARCH,
    Pane.CLAIMS: Context.CLAIMS,
    Pane.LINKS: Context.LINKS,
    Pane.NOTES: Context.NOTES,
}
_WHILE_SELECTING: Final = frozenset(
    {"highlight.yellow", "highlight.green", "highlight.blue", "highlight.red", "highlight.note", "select.swap"}
)
_KEY_CELLS: Final = 22
_OWN_WORDS: Final[Mapping[Context, Mapping[str, str]]] = {
    Context.CLAIMS: {"item.open": "Show"},
    Context.LINKS: {"item.open": "Show", "link.open": "Open"},
}
"""What the footer says in a pane where that is not what the command table says."""
_SELECTING_FOOTER: Final = {
    "highlight.add": "Highlight",
    "highlight.green": "green",
    "highlight.blue": "blue",
    "highlight.red": "red",
    "highlight.note": "With note",
    "copy.text": "Copy",
    "copy.quote": "Quote",
    "select.sentence": "Sentence",
    "select.paragraph": "Paragraph",
    "furniture.decide": "Cut",
    "nav.back": "Let go",
}
"""What the footer says while text is being chosen."""

_LEDGER_FOOTER: Final = {
    "furniture.decide": "Put back",
    "furniture.next": "Next",
    "furniture.previous": "Previous",
    "edit.undo": "Undo",
    "nav.back": "Hide",
    "app.palette": "Commands",
    "app.help": "Help",
}
"""The same while what was cut is shown."""


def context_of(pane: Pane) -> Context:
    """Where in the command table a pane is."""
    return _CONTEXTS[pane]


def is_available(session: Session, command: str) -> bool:
    """Whether a command makes sense now; one that does not leaves its key to others."""
    is_selecting = session.reading is not None and session.reading.selection is not None
    return is_selecting or command not in _WHILE_SELECTING


def footer_items(session: Session) -> tuple[FooterItem, ...]:
    """The keys worth showing where the keyboard is: its own first, then those that work everywhere."""
    reading = session.reading if session.layout.focus is Pane.ARTICLE else None
    if reading is not None and reading.selection is not None:
        return _named(session, _SELECTING_FOOTER)
    if reading is not None and reading.shows_cut:
        return _named(session, {command: word for command, word in _LEDGER_FOOTER.items() if _helps(reading, command)})
    return tuple(_items(session, context_of(session.layout.focus))) + tuple(_items(session, Context.ANYWHERE))


def _helps(reading: Reading, command: str) -> bool:
    """Whether a command of the cut ledger is worth a word now: only a chosen block can be put back."""
    return command != "furniture.decide" or reading.piece is not None


def _named(session: Session, words: Mapping[str, str]) -> tuple[FooterItem, ...]:
    """Commands by the words given, as far as they have a key."""
    found = ((session.keymap.keys.get(command, ()), word, command) for command, word in words.items())
    return tuple(FooterItem(label(keys[0]), word, command) for keys, word, command in found if keys)


def _items(session: Session, context: Context) -> Iterator[FooterItem]:
    own = _OWN_WORDS.get(context, {})
    for command in COMMANDS:
        word = own.get(command.id, command.footer)
        if word is None or context not in command.contexts or not is_available(session, command.id):
            continue
        keys = session.keymap.keys.get(command.id, ())
        if keys:
            yield FooterItem(label(keys[0]), word, command.id)


def help_view(keymap: Keymap, line: str) -> ListView:
    """Every command that fits what is typed, by group, with its keys."""
    rows: list[Row] = []
    group = ""
    wanted = line.casefold().split()
    for entry in key_rows(keymap):
        haystack = " ".join((entry.group, entry.title, entry.help, entry.command, *entry.keys)).casefold()
        if not all(word in haystack for word in wanted):
            continue
        if entry.group != group:
            group = entry.group
            heading = RowLine((Piece(group.upper(), Tone.GROUP),))
            rows.append(Row(key="", lines=(RowLine(()), heading) if rows else (heading,), is_heading=True))
        keys = "  ".join(entry.keys) or "no key"
        tone = Tone.ACCENT if entry.keys else Tone.MUTED
        where = f"  ({entry.where})" if entry.where else ""
        pieces = (Piece(keys.ljust(_KEY_CELLS) + " ", tone), Piece(entry.title, Tone.STRONG), Piece(where, Tone.MUTED))
        rows.append(
            Row(
                key=entry.command,
                lines=(RowLine(pieces), RowLine((Piece(entry.help, Tone.MUTED),), lines=2, indent=_KEY_CELLS + 1)),
            )
        )
    return ListView(rows=rows, empty="No command is called so.")
