"""The library's list and the results of a search."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, overload

from briefreader.library.ports import BriefRow, Group, Grouping
from briefreader.model.annotation import ReadState
from briefreader.model.brief import BriefId, Span
from briefreader.model.search import Field, Order, Snippet
from briefreader.view.models import ListView, Piece, Row, RowLine, Tone
from briefreader.view.state import Inquiry, Session, Shelf
from briefreader.view.wording import counted, short_date, surname

if TYPE_CHECKING:
    from briefreader.library.searching import SearchResult

_STATES: Final = {
    ReadState.UNREAD: Piece("• ", Tone.ACCENT),
    ReadState.READING: Piece("- ", Tone.ACCENT),
    ReadState.DONE: Piece("  ", Tone.MUTED),
    ReadState.ARCHIVED: Piece("x ", Tone.MUTED),
}
_MARKED: Final = Piece("+ ", Tone.WARN)
_TAGS_SHOWN: Final = 2
_SNIPPETS_SHOWN: Final = 2
_LOADING: Final = Row(key="", lines=(RowLine((Piece("…", Tone.MUTED),)), RowLine(())))


class LibraryRows(Sequence[Row]):
    """The rows of the library, made one by one as they are looked at: their number costs nothing."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __eq__(self, other: object) -> bool:
        """Whether the rows are the same; where the cursor stands among them is no matter of theirs."""
        if not isinstance(other, LibraryRows):
            return NotImplemented
        mine, theirs = self._shelf, other._shelf
        return mine.pages is theirs.pages and mine.total == theirs.total and mine.marked == theirs.marked

    __hash__ = None  # type: ignore[assignment] # a value made of others that may change

    def __len__(self) -> int:
        return self._shelf.total

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        """A row; one that has not been fetched yet is a placeholder."""
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        row = self._shelf.row(index)
        return _LOADING if row is None else library_row(row, self._shelf.marked)


def library_row(row: BriefRow, marked: frozenset[BriefId]) -> Row:
    """Two lines: the title; who, when, how long, and what the reader did with it."""
    sign = _MARKED if row.id in marked else _STATES[row.notes.state]
    is_new = row.notes.state in {ReadState.UNREAD, ReadState.READING}
    title = Piece(row.title, Tone.STRONG if is_new else Tone.PLAIN)
    return Row(key=row.id, lines=(RowLine((sign, title)), RowLine((Piece("  "), *_about(row)))))


def _about(row: BriefRow) -> Iterator[Piece]:
    who = surname(row.authors[0]) if row.authors else row.outlet or ""
    minutes = f"{row.reading_minutes} min" if row.words else "no text"
    facts = " · ".join(filter(None, (who, short_date(row.published), minutes)))
    yield Piece(facts, Tone.MUTED)
    if row.notes.highlights:
        yield Piece(f" · {row.notes.highlights} hl", Tone.GOOD)
    if row.notes.has_note:
        yield Piece(" · note", Tone.GOOD)
    if row.faults:
        yield Piece(f" · {counted(row.faults, 'fault')}", Tone.WARN)
    for tag in row.notes.tags[:_TAGS_SHOWN]:
        yield Piece(f" #{tag}", Tone.ACCENT)


def _result_row(result: "SearchResult", marked: frozenset[BriefId]) -> Row:
    row = library_row(result.row, marked)
    snippets = [_snippet_line(snippet) for snippet in result.snippets[:_SNIPPETS_SHOWN]]
    return Row(key=row.key, lines=(*row.lines, *snippets, RowLine(())))


def _snippet_line(snippet: Snippet) -> RowLine:
    where = () if snippet.field is Field.BODY else (Piece(f"{snippet.field}: ", Tone.ACCENT),)
    return RowLine((*where, *marked_pieces(snippet.text, snippet.marks)), lines=2, indent=2)


def marked_pieces(text: str, marks: Sequence[Span]) -> tuple[Piece, ...]:
    """A text with its marked words apart."""
    pieces: list[Piece] = []
    at = 0
    for mark in sorted(marks):
        if mark.start < at:
            continue
        pieces += [Piece(text[at : mark.start], Tone.MUTED), Piece(text[mark.start : mark.end], Tone.MARK)]
        at = mark.end
    pieces.append(Piece(text[at:], Tone.MUTED))
    return tuple(pieces)


def library_view(session: Session) -> ListView:
    """The list as it is now: results where something is searched for, else the library."""
    if session.inquiry.is_active:
        return _results_view(session)
    shelf = session.shelf
    if shelf.grouping is not None:
        return _groups_view(session, shelf.grouping)
    marked = f" · {len(shelf.marked)} marked" if shelf.marked else ""
    return ListView(
        rows=LibraryRows(shelf),
        row_height=2,
        cursor=shelf.cursor,
        title=f"Library · by {shelf.sort}",
        subtitle=f"{min(shelf.cursor + 1, shelf.total):,}/{shelf.total:,}{marked}",
        empty=_why_empty(session),
    )


def _groups_view(session: Session, by: Grouping) -> ListView:
    shelf = session.shelf
    rows = [
        Row(
            key=group.name,
            lines=(
                RowLine((Piece("  "), Piece(group.name, Tone.STRONG if group.unread else Tone.PLAIN))),
                RowLine((Piece("  "), Piece(_group_counts(group), Tone.MUTED))),
            ),
        )
        for group in shelf.groups
    ]
    no_tag = f"No brief has a tag yet: {session.keymap.key_for('tag.edit')} adds some."
    return ListView(
        rows=rows,
        row_height=2,
        cursor=shelf.group_cursor,
        title=f"Library · {by}s",
        subtitle=f"{min(shelf.group_cursor + 1, len(rows)):,}/{len(rows):,}",
        empty=no_tag if by is Grouping.TAG else "No brief names its outlet.",
    )


def _group_counts(group: Group) -> str:
    return f"{counted(group.briefs, 'brief')} · {group.unread:,} unread"


def _why_empty(session: Session) -> str:
    if not session.is_empty:
        return "Reading the library…"
    enter = session.keymap.key_for("item.open")
    other = "the sample briefs, or another folder" if session.desk.samples else "another folder"
    return (
        f"No briefs in {session.desk.folder}\n\nPut .txt, .md or .html files there; they appear by themselves.\n\n"
        f"Or open {other}: {enter}."
    )


def _results_view(session: Session) -> ListView:
    inquiry = session.inquiry
    answer = inquiry.answer
    results = answer.results if answer is not None else ()
    rows = [_result_row(result, session.shelf.marked) for result in results]
    total = counted(answer.total, "brief") if answer is not None else "searching"
    leave = session.keymap.key_for("nav.back", while_typing=True)
    better = f"{session.keymap.key_for('item.open', while_typing=True)} searches for “{inquiry.better_line}”, "
    about = "" if answer is None or answer.total_is_exact else "about "
    return ListView(
        rows=rows,
        cursor=inquiry.cursor,
        title="Results" if inquiry.order is Order.RELEVANCE else f"Results · by {inquiry.order}",
        subtitle=f"{min(inquiry.cursor + 1, len(rows))}/{about}{total}" if rows else f"{about}{total}",
        empty=f"Nothing found. {better if inquiry.better_line else ''}{leave} empties the search line."
        if answer is not None
        else "Searching…",
    )


def explained(inquiry: Inquiry) -> tuple[Piece, ...]:
    """How the search line was understood, what in it was not, and what may have been meant."""
    answer = inquiry.answer
    if not inquiry.is_active or answer is None:
        return ()
    pieces = [Piece(answer.explained, Tone.MUTED)]
    pieces += [Piece(f" {remark}", Tone.WARN) for remark in answer.remarks]
    if answer.did_you_mean:
        pieces.append(Piece(f" Did you mean {answer.did_you_mean}?", Tone.ACCENT))
    return tuple(pieces)
