"""Passages from many briefs as one Markdown memo: quotations with paragraph, footnotes with the full source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefreader.library import front_matter
from briefreader.library.export import BEGIN_NOTES, END_NOTES, kept_notes, obsidian_tag
from briefreader.library.markdown_text import escape, link, quote_block
from briefreader.library.note_entries import EntryKind, NoteEntry, by_tag
from briefreader.library.tags import is_below
from briefreader.model.annotation import BriefRef
from briefreader.model.brief import BriefId


@dataclass(frozen=True, slots=True)
class Basket:
    """Entries that a person has put aside for a memo, by key, in the order they chose."""

    keys: tuple[str, ...] = ()

    def with_entry(self, key: str) -> "Basket":
        """With one more at the end; one that is in it stays where it is."""
        return self if key in self.keys else Basket((*self.keys, key))

    def without(self, key: str) -> "Basket":
        """Without one."""
        return Basket(tuple(each for each in self.keys if each != key))

    def moved(self, key: str, by: int) -> "Basket":
        """With one moved up (below 0) or down, as far as there is room."""
        if key not in self.keys:
            return self
        rest = self.without(key).keys
        place = min(max(0, self.keys.index(key) + by), len(rest))
        return Basket((*rest[:place], key, *rest[place:]))

    def chosen(self, entries: Iterable[NoteEntry]) -> tuple[NoteEntry, ...]:
        """The entries themselves, in the basket's order; those that are gone are passed over."""
        known = {entry.key: entry for entry in entries}
        return tuple(known[key] for key in self.keys if key in known)


def memo(
    title: str,
    entries: Sequence[NoteEntry | str],
    *,
    sources: Mapping[BriefId, BriefRef],
    citekeys: Mapping[BriefId, str],
    created: date,
    existing: str | None = None,
) -> str:
    """Entries in the order given.

    Args:
        title: the memo's title.
        entries: what to quote; a text between them is a heading.
        sources: what is known of each entry's brief.
        citekeys: the key of each of them.
        created: the date of the first writing; an existing file's own date stands.
        existing: the memo that will be overwritten, of which foreign front-matter keys and the notes block are kept.
    """
    footnotes = _Sources(sources, citekeys)
    parts = [part for entry in entries for part in _part(entry, footnotes)]
    return _document(title, parts, footnotes, created, existing)


def memo_by_tag(
    title: str,
    entries: Iterable[NoteEntry],
    *,
    sources: Mapping[BriefId, BriefRef],
    citekeys: Mapping[BriefId, str],
    created: date,
    tags: Sequence[str] = (),
    existing: str | None = None,
) -> str:
    """As `memo`, with a heading for each tag and below it one for each brief: all passages on a subject together.

    Where `tags` are given, only those and their children get a heading.
    """
    footnotes = _Sources(sources, citekeys)
    parts: list[str] = []
    for tag, tagged in by_tag(entries).items():
        if tags and not any(is_below(tag, asked) for asked in tags):
            continue
        parts.append(f"## {escape(tag) if tag else 'Without a tag'}")
        for brief in dict.fromkeys(entry.brief for entry in tagged):
            own = [entry for entry in tagged if entry.brief == brief]
            parts.append(f"### {escape(own[0].title)}")
            parts.extend(part for entry in own for part in _entry(entry, footnotes))
    return _document(title, parts, footnotes, created, existing)


def full_reference(brief: BriefRef, number: int | None = None) -> str:
    """A source in one line of Markdown: authors, title, outlet, date, paragraph, address."""
    authors = ", ".join(map(escape, brief.authors))
    title = f"“{escape(brief.title or brief.file)}”"
    where = "" if number is None else f"para. {number}"
    known = [authors, title, escape(brief.outlet or ""), brief.published or "", where]
    line = ", ".join(part for part in known if part) + "."
    return f"{line} {link(brief.url, brief.url)}" if brief.url else line


class _Sources:
    """Footnotes, one for each place that is quoted, in the order of their first use."""

    def __init__(self, sources: Mapping[BriefId, BriefRef], citekeys: Mapping[BriefId, str]) -> None:
        self._sources = sources
        self._citekeys = citekeys
        self._used: list[tuple[BriefId, int | None]] = []

    def mark(self, brief: BriefId, number: int | None) -> str:
        """The reference for pandoc, and the mark of the footnote for everybody else."""
        place = (brief, number)
        if place not in self._used:
            self._used.append(place)
        where = "" if number is None else f", para. {number}"
        return f"[@{self._citekeys[brief]}{where}][^source-{self._used.index(place) + 1}]"

    def definitions(self) -> Iterator[str]:
        """What each mark stands for, one a line."""
        for count, (brief, number) in enumerate(self._used, 1):
            yield f"[^source-{count}]: {full_reference(self._sources[brief], number)}"


def _part(entry: NoteEntry | str, footnotes: _Sources) -> Iterator[str]:
    if isinstance(entry, str):
        yield f"## {escape(entry)}"
    else:
        yield from _entry(entry, footnotes)


def _entry(entry: NoteEntry, footnotes: _Sources) -> Iterator[str]:
    mark = footnotes.mark(entry.brief, entry.number)
    if entry.kind is EntryKind.NOTE:
        yield f"On “{escape(entry.title)}” {mark}:"
    else:
        yield f"{quote_block(entry.quote)} {mark}"
    if entry.remark:
        yield entry.remark
    if entry.kind is EntryKind.HIGHLIGHT and entry.tags:
        yield " ".join(f"#{obsidian_tag(tag)}" for tag in entry.tags)


def _document(title: str, parts: Sequence[str], footnotes: _Sources, created: date, existing: str | None) -> str:
    old_block = front_matter.split((existing or "").replace("\r\n", "\n"))[0]
    first = front_matter.value_of(old_block, "created") or created.isoformat()
    head = front_matter.render({"title": title, "created": first}, old_block)
    notes = f"{BEGIN_NOTES}\n{kept_notes(existing)}{END_NOTES}"
    sources = "\n".join(footnotes.definitions())
    return head + "\n" + "\n\n".join(part for part in (f"# {escape(title)}", *parts, notes, sources) if part) + "\n"
