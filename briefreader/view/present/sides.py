"""Links, and what the reader wrote: two of the tabs of the side pane."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, overload

from briefreader.config.keymap import Keymap
from briefreader.library.passages import JudgedClaim
from briefreader.model.annotation import Highlight, Verdict
from briefreader.model.brief import Link, LinkKind
from briefreader.view.claims_in import claims_in
from briefreader.view.grouping import LinkGroups
from briefreader.view.models import ListView, Piece, Row, RowLine, Tone
from briefreader.view.notes_of import ENTRY_ASIDE, ENTRY_CLAIM, ENTRY_NOTE, ENTRY_TAGS, place_of
from briefreader.view.state import Reading, Session
from briefreader.view.wording import counted, host_of

if TYPE_CHECKING:
    from briefreader.library.settling import Aside

_NOTE_LINES: Final = 12
_FRAGMENT_LINES: Final = 2
_MOST_PASSAGES: Final = 3
_MOST_PLACES: Final = 8
"""Paragraphs and passages that a row names: it is to be taken in at a glance."""
_MOST_UNEVEN: Final = 1000
"""Rows that are laid out to their own height before the first one is shown; beyond, all get the same height."""
_EVEN_LINES: Final = 3


def group_row(heading: str, count: int) -> Row:
    """The heading of a group, and how many rows stand below it."""
    line = RowLine((Piece(heading.upper(), Tone.GROUP), Piece(f" {count:,}", Tone.MUTED)))
    return Row(key=f"group {heading}", lines=(line,), is_heading=True)


def links_view(session: Session) -> ListView:
    """The pages that the brief links to by kind, each with its host and the paragraphs that link to it."""
    reading = session.reading
    if reading is None:
        return ListView(rows=(), title="Links", empty="Open a brief to see what it links to.")
    rows = LinkRows(reading.brief.links, reading.pages)
    return ListView(
        rows=rows,
        row_height=_EVEN_LINES if len(rows) > _MOST_UNEVEN else None,
        cursor=rows.index_of(reading.link),
        title=f"Links {sum(len(pages) for _, pages in reading.pages):,}",
        empty=(
            "This brief links to nothing.\n\nThat is a finding: no statement in it can be followed to its source from "
            "this page. Key claims name the sources given in words, where there are any."
        ),
    )


_FINDING: Final = "None of these is cited as the source of a statement."
_FINDING_LINES: Final = 2
_UNCITED: Final = Row(
    key="uncited",
    lines=(RowLine((Piece(_FINDING, Tone.WARN),), lines=_FINDING_LINES), RowLine(())),
    is_heading=True,
)
"""What stands over links of which none is a source: menus and topics must not hide that finding."""


class LinkRows(Sequence[Row]):
    """A row for each page that is linked to, under the headings; made one by one as they are looked at."""

    def __init__(self, links: tuple[Link, ...], groups: LinkGroups) -> None:
        self._links = links
        self._entries: list[tuple[int, ...] | Row] = []
        if groups and not any(link.kind is LinkKind.CITATION for link in links):
            self._entries.append(_UNCITED)
        for heading, pages in groups:
            self._entries.append(group_row(heading, len(pages)))
            self._entries += pages

    def __eq__(self, other: object) -> bool:
        """Whether the links are the same ones."""
        return self._links is other._links if isinstance(other, LinkRows) else NotImplemented

    __hash__ = None  # type: ignore[assignment] # as of any sequence that is compared by what is in it

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        """A row, or some."""
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        entry = self._entries[index]
        return entry if isinstance(entry, Row) else _page_row(entry, self._links)

    def index_of(self, link: int) -> int:
        """The row that a link stands in."""
        found = (row for row, entry in enumerate(self._entries) if not isinstance(entry, Row) and link in entry)
        return next(found, 0)


def _page_row(places: tuple[int, ...], links: tuple[Link, ...]) -> Row:
    """The page that some links lead to, in the words of the first of them."""
    here = [links[index] for index in places]
    first = here[0]
    where = host_of(first.url) or first.target or "leads nowhere"
    dead = (Piece(" · dead link", Tone.BAD),) if all(link.dead for link in here) else ()
    lines = [
        RowLine((Piece(first.text or where),), lines=2),
        RowLine((Piece(_paragraphs(here), Tone.MUTED), Piece(where, Tone.ACCENT if first.url else Tone.MUTED), *dead)),
    ]
    passages = dict.fromkeys(link.text_fragment for link in here if link.text_fragment is not None)
    for fragment in islice(passages, _MOST_PASSAGES):
        passage = fragment.start + (f" … {fragment.end}" if fragment.end else "")
        lines.append(RowLine((Piece(f"points to “{passage}”", Tone.MUTED),), lines=_FRAGMENT_LINES))
    return Row(key=str(places[0]), lines=(*lines, RowLine(())))


def _paragraphs(links: Sequence[Link]) -> str:
    """Where the links to a page stand: "¶3 · ", "¶3, 7 · 3 links · "; "" for one outside of the numbered text."""
    numbers = sorted({link.number for link in links if link.number is not None})
    shown = [f"{number}" for number in numbers[:_MOST_PLACES]]
    more = ", …" if len(numbers) > _MOST_PLACES else ""
    named = f"¶{', '.join(shown)}{more} · " if shown else ""
    return f"{named}{len(links):,} links · " if more or len(links) > max(1, len(numbers)) else named


def notes_view(session: Session) -> ListView:
    """Tags, the brief's note and the highlights, in the order of the text."""
    reading = session.reading
    if reading is None:
        return ListView(rows=(), title="Notes", empty="Open a brief to see your notes on it.")
    if reading.notes is None:
        empty = f"{reading.notes_fault}\n\nThe brief is shown without notes; nothing is written over."
        return ListView(rows=(), title="Notes", empty=empty)
    rows = list(_notes_rows(reading, session.keymap))
    commands = ("select.start", "highlight.add", "note.edit", "tag.edit")
    select, highlight, write, tag = map(session.keymap.key_for, commands)
    help_ = f"{select} selects text and {highlight} highlights it; {write} writes a note; {tag} adds tags."
    return ListView(
        rows=rows,
        cursor=_index_of(rows, reading.entry),
        title=f"Notes · {counted(len(reading.notes.highlights), 'highlight')}",
        empty=f"Nothing is noted yet.\n\n{help_}",
    )


def _notes_rows(reading: Reading, keymap: Keymap) -> Iterator[Row]:
    notes = reading.notes
    if notes is None:
        return
    take_over = keymap.key_for("item.open")
    for aside in reading.asides:
        yield _aside_row(aside, take_over)
    if notes.tags:
        pieces = tuple(Piece(f"#{tag} ", Tone.ACCENT) for tag in notes.tags)
        yield Row(key=ENTRY_TAGS, lines=(RowLine(pieces, lines=3), RowLine(())))
    if notes.note.strip():
        lines = (RowLine((Piece("NOTE", Tone.GROUP),)), *_note_lines(notes.note), RowLine(()))
        yield Row(key=ENTRY_NOTE, lines=lines)
    kept = [claim for claim in claims_in(reading) if claim.verdict is Verdict.ACCEPTED]
    if kept:
        yield group_row("Claims you keep", len(kept))
        yield from map(_kept_row, kept)
    if kept and notes.highlights:
        yield group_row("Highlights", len(notes.highlights))
    for highlight in notes.highlights:
        yield _highlight_row(reading, highlight, keymap.key_for("highlight.attach"))


def _aside_row(aside: "Aside", take_over: str) -> Row:
    """A version that was put aside, and what the notes lack of it."""
    held = aside.fault or "; ".join(aside.lacking) or "it holds nothing that the notes lack"
    lines = (
        RowLine((Piece("ANOTHER VERSION", Tone.BAD), Piece(f" {take_over} takes it over or drops it", Tone.MUTED))),
        RowLine((Piece(" ".join(held.split())),), lines=4),
        RowLine((Piece(aside.path.rsplit("/", 1)[-1], Tone.MUTED),)),
        RowLine(()),
    )
    return Row(key=f"{ENTRY_ASIDE} {aside.path}", lines=lines)


def _kept_row(claim: JudgedClaim) -> Row:
    where = f"¶{claim.number} " if claim.number is not None else ""
    lost = (Piece(" not found in the text any more", Tone.BAD),) if claim.span is None else ()
    lines = (
        RowLine((Piece(claim.text),), lines=4),
        RowLine((Piece(f"{where}{claim.kind}", Tone.MUTED), *lost), indent=2),
        RowLine(()),
    )
    return Row(key=f"{ENTRY_CLAIM} {claim.key}", lines=lines)


def _note_lines(note: str) -> tuple[RowLine, ...]:
    return (RowLine((Piece(note.strip().replace("\n", " ")),), lines=_NOTE_LINES),)


def _highlight_row(reading: Reading, highlight: Highlight, attach: str) -> Row:
    span = place_of(reading, highlight)
    block = reading.brief.block_at(span.start) if span is not None else None
    number = block.number if block is not None else highlight.target.number
    where = f"¶{number}" if number is not None else ""
    lost = (Piece(f" not in the text any more: {attach} attaches it", Tone.BAD),) if span is None else ()
    tone = Tone(highlight.color.value)
    lines = [
        RowLine((Piece("┃ ", tone), Piece(highlight.target.exact)), lines=4),
        RowLine((Piece(f"{where} {highlight.color}".strip(), Tone.MUTED), *lost), indent=2),
    ]
    if highlight.note:
        lines.append(RowLine((Piece(highlight.note.replace("\n", " "), Tone.STRONG),), lines=4, indent=2))
    if highlight.tags:
        lines.append(RowLine(tuple(Piece(f"#{tag} ", Tone.ACCENT) for tag in highlight.tags), indent=2))
    lines.append(RowLine(()))
    return Row(key=highlight.id, lines=tuple(lines))


def _index_of(rows: Sequence[Row], key: str) -> int:
    return next((index for index, row in enumerate(rows) if row.key == key), 0)
