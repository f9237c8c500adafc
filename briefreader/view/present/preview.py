"""What stands in the article's place while no brief is open: the chosen brief in short, and the keys that help."""

from collections.abc import Iterator

from briefreader.config.keymap import Keymap
from briefreader.library.ports import BriefRow
from briefreader.view.models import Piece, Tone
from briefreader.view.wording import counted, short_date

Line = tuple[Piece, ...]


def preview(row: BriefRow | None, keymap: Keymap) -> tuple[Line, ...]:
    """A brief as its row knows it, with the whole title; choosing reads no file."""
    open_it, search, help_, palette = map(keymap.key_for, ("item.open", "find.here", "app.help", "app.palette"))
    keys = _muted(f"{search} searches, {help_} lists the keys, {palette} finds a command.")
    if row is None:
        return (_muted("No brief is open."), (), _muted(f"Choose one in the library and press {open_it}."), keys)
    return (*_card(row), (), _muted(f"{open_it} opens it."), keys)


def _card(row: BriefRow) -> Iterator[Line]:
    if row.outlet:
        yield _muted(row.outlet)
    yield (Piece(row.title, Tone.GROUP),)
    length = f"{row.reading_minutes} min · {counted(row.words, 'word')}" if row.words else "no text"
    yield _muted(" · ".join(filter(None, (", ".join(row.authors), short_date(row.published), length))))
    yield ()
    yield tuple(_counts(row))
    if row.notes.tags:
        yield (Piece(" ".join(f"#{tag}" for tag in row.notes.tags), Tone.ACCENT),)
    yield _muted(row.id)


def _counts(row: BriefRow) -> Iterator[Piece]:
    yield Piece(f"{counted(row.claims, 'key claim')} · {counted(row.links, 'link')}")
    if row.notes.highlights:
        yield Piece(f" · {counted(row.notes.highlights, 'highlight')}", Tone.GOOD)
    if row.notes.has_note:
        yield Piece(" · a note", Tone.GOOD)
    if row.faults:
        yield Piece(f" · {counted(row.faults, 'fault')}", Tone.WARN)


def _muted(text: str) -> Line:
    return (Piece(text, Tone.MUTED),)
