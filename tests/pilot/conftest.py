"""A library in memory, with briefs that stand here, and the desk over it."""

import asyncio
import math
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefreader.config.commands import COMMANDS
from briefreader.config.keymap import Keymap
from briefreader.config.settings import Settings
from briefreader.errors import BriefNotFoundError, UnreadableNotesError
from briefreader.extract.pipeline import read_article, read_brief
from briefreader.library.export import export_markdown
from briefreader.library.facets import facets
from briefreader.library.keeping import LibraryFileStore, PutAside, RecentSearches, TagJournal
from briefreader.library.ports import BriefRow, Clock, Counts, Group, Grouping, NotesSummary, Sort
from briefreader.library.refresh import Progress, RefreshReport
from briefreader.library.searching import SearchAnswer, SearchResult
from briefreader.model.annotation import BriefNotes, BriefRef, ReadState
from briefreader.model.brief import Brief, BriefId, Claim, ClaimKind, CutDecision, EvidenceKind, Span
from briefreader.model.search import Field, Order, Snippet
from briefreader.store.memory_library_file import MemoryLibraryFile
from briefreader.store.memory_recent_searches import MemoryRecentSearches
from briefreader.store.tag_journal import MemoryTagJournal
from briefreader.tui.app import DeskApp

HARBOUR = """Why the Harbour Deal Will Hold

by Ada Lund

Mar 3, 2025

The harbour agreement between the two ports was signed on Monday after nine months of talks. Both sides lost money \
while they waited, and neither could afford another winter without cranes.

The deal gives the northern port [forty percent](https://example.org/report#:~:text=forty%20percent) of all \
container traffic. According to the harbour master, that share is [lower than in 2019](https://stats.example.net/2019).

Governments should now fund the rail link. Without it the agreement will probably fail before the end of 2027, \
because lorries cannot carry what the cranes will unload.

A second agreement on fishing is harder. The two parliaments have never voted on the same text, and the committee \
that drafts it has met only once.
"""
QUIET = """A Quiet Winter for Gas

Prices fell through the whole of January. Storage is at sixty percent, which is more than in any year since the \
crisis, and the weather explains only half of it.

Households learned to save. The ministry says that demand is a fifth lower than four years ago.
"""


def brief_from(name: str, text: str) -> Brief:
    brief = read_brief(text.encode(), brief_id=BriefId(name), path=f"/briefs/{name}")
    start = brief.text.find("Governments should")
    if start < 0:
        return brief
    end = brief.text.index(".", start) + 1
    claim = Claim(
        kind=ClaimKind.RECOMMENDATION,
        span=Span(start, end),
        number=3,
        score=0.9,
        reasons=("says what should be done",),
        evidence_kind=EvidenceKind.NONE,
    )
    return replace(brief, claims=(claim,))


class NoonClock:
    def now(self) -> datetime:
        return datetime(2025, 5, 1, 12, 0, tzinfo=UTC)


class MemoryPutAside:
    """Versions of notes that were put aside, by path."""

    def __init__(self) -> None:
        self.versions: dict[str, BriefNotes] = {}

    def conflicts(self, brief: BriefId) -> tuple[str, ...]:
        return tuple(path for path, notes in self.versions.items() if notes.brief.file == brief)

    def read_aside(self, path: str) -> BriefNotes:
        return self.versions[path]

    def discard(self, path: str) -> None:
        del self.versions[path]


class MemoryLibrary:
    """What the desk needs of a library, without a disk."""

    def __init__(self, briefs: Mapping[str, Brief], texts: Mapping[str, str] | None = None) -> None:
        self.counts: Counts = self
        self.folder = "/briefs"
        self.notes_folder = "/briefs/notes"
        self.notes_are_elsewhere = False
        self.briefs = {BriefId(name): brief for name, brief in briefs.items()}
        self.texts = dict(texts or {})
        self.cuts: dict[BriefId, list[CutDecision]] = {}
        self.written: dict[BriefId, BriefNotes] = {}
        self.unreadable: set[BriefId] = set()
        self.file: LibraryFileStore = MemoryLibraryFile()
        self.journal: TagJournal = MemoryTagJournal()
        self.clock: Clock = NoonClock()
        self.put_aside: PutAside = MemoryPutAside()
        self.recent: RecentSearches = MemoryRecentSearches()
        self.may_search = threading.Event()
        self.may_search.set()

    def refresh(
        self,
        *,
        rebuild: bool = False,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> RefreshReport:
        del rebuild, progress, cancelled
        return RefreshReport(unchanged=len(self.briefs))

    def count(self) -> int:
        return len(self.briefs)

    def rows(self, *, sort: Sort = Sort.DATE, offset: int = 0, limit: int | None = None) -> tuple[BriefRow, ...]:
        rows = [self._row(brief) for brief in self.briefs.values()]
        if sort is Sort.TITLE:
            rows.sort(key=lambda row: row.title)
        return tuple(rows[offset : None if limit is None else offset + limit])

    def _row(self, brief: Brief) -> BriefRow:
        notes = self.written.get(brief.id)
        summary = NotesSummary()
        if notes is not None:
            summary = NotesSummary(
                state=notes.status, tags=notes.tags, highlights=len(notes.highlights), has_note=bool(notes.note)
            )
        return BriefRow(
            id=brief.id,
            title=brief.title,
            authors=tuple(author.name for author in brief.metadata.authors),
            outlet=brief.metadata.outlet,
            published=brief.metadata.published,
            words=brief.words,
            reading_minutes=brief.reading_minutes,
            claims=len(brief.claims),
            links=len(brief.links),
            faults=len(brief.faults),
            notes=summary,
        )

    def noted(self) -> tuple[BriefId, ...]:
        return tuple(sorted(self.written))

    def groups(self, by: Grouping) -> tuple[Group, ...]:
        rows = self.rows()
        names = [row.notes.tags if by is Grouping.TAG else (row.outlet,) if row.outlet else () for row in rows]
        counts = Counter(name for each in names for name in each)
        return tuple(Group(name=name, briefs=count, unread=count) for name, count in sorted(counts.items()))

    def place(self, brief_id: BriefId, *, sort: Sort) -> int | None:
        return next((at for at, row in enumerate(self.rows(sort=sort)) if row.id == brief_id), None)

    def next_unread(self, *, sort: Sort, behind: int) -> int | None:
        rows = self.rows(sort=sort)
        order = [*range(behind + 1, len(rows)), *range(behind + 1)]
        return next((at for at in order if rows[at].notes.state is ReadState.UNREAD), None)

    def tags(self) -> Mapping[str, int]:
        counts: dict[str, int] = {}
        for notes in self.written.values():
            for tag in notes.tags:
                counts[tag] = counts.get(tag, 0) + 1
        return counts

    def brief(self, brief_id: BriefId) -> Brief:
        if brief_id not in self.briefs:
            raise BriefNotFoundError(brief_id)
        return self.briefs[brief_id]

    def proposed_aliases(self) -> tuple[tuple[str, ...], ...]:
        return (("Zelensky", "Zelenskyy"),)

    def search(
        self,
        line: str,
        *,
        limit: int = 50,
        as_typed: bool = False,
        order: Order = Order.RELEVANCE,
        with_facets: bool = False,
    ) -> SearchAnswer:
        del as_typed
        assert self.may_search.wait(10)
        results = [
            SearchResult(row=self._row(brief), score=1.0, snippets=(snippet,))
            for brief in self.briefs.values()
            if (snippet := _snippet(brief, line)) is not None
        ]
        return SearchAnswer(
            query=line,
            explained=f"briefs with the word {line}",
            remarks=(),
            total=len(results),
            total_is_exact=True,
            took_ms=0.1,
            did_you_mean=None,
            results=tuple(results[:limit]),
            order=order,
            facets=facets(outlets={"Zed": 2}, years={"2025": 1}, kinds={}, tags=()) if with_facets else None,
        )

    def notes(self, brief_id: BriefId) -> BriefNotes:
        if brief_id in self.unreadable:
            raise UnreadableNotesError(f"/briefs/notes/{brief_id}.yaml", 3, "a bracket is not closed")
        blank = BriefNotes(brief=BriefRef(file=brief_id, fingerprint=self.briefs[brief_id].source.fingerprint))
        return self.written.get(brief_id, blank)

    def edit_notes(
        self, brief_id: BriefId, edit: Callable[[BriefNotes], BriefNotes], *, may_be_gone: bool = False
    ) -> BriefNotes:
        assert may_be_gone or brief_id in self.briefs
        self.written[brief_id] = edit(self.notes(brief_id))
        return self.written[brief_id]

    def decide_cut(self, briefs: Sequence[BriefId], decision: CutDecision) -> tuple[BriefId, ...]:
        for brief_id in briefs:
            decisions = self.cuts.setdefault(brief_id, [])
            if decision.opposite in decisions:
                decisions.remove(decision.opposite)
            else:
                decisions.append(decision)
            data = self.texts[brief_id].encode()
            self.briefs[brief_id] = read_article(data, brief_id=brief_id, path=brief_id, decisions=decisions)
        return ()

    def export_markdown(self, brief_id: BriefId, *, existing: str | None = None) -> str:
        return export_markdown(self.brief(brief_id), self.notes(brief_id), created=date(2025, 5, 1), existing=existing)


def _snippet(brief: Brief, line: str) -> Snippet | None:
    at = brief.text.casefold().find(line.casefold().strip())
    if at < 0:
        return None
    end = at + len(line.strip())
    text = brief.text[at : at + 60].replace("\n", " ")
    return Snippet(text=text, marks=(Span(0, end - at),), field=Field.BODY, span=Span(at, at + len(text)))


@pytest.fixture
def library() -> MemoryLibrary:
    texts = {"harbour.md": HARBOUR, "quiet.txt": QUIET}
    return MemoryLibrary({name: brief_from(name, text) for name, text in texts.items()}, texts)


@pytest.fixture
def keymap() -> Keymap:
    return Keymap(name="default", keys={command.id: command.keys for command in COMMANDS})


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(export_folder=str(tmp_path))


@pytest.fixture
def desk(library: MemoryLibrary, keymap: Keymap, settings: Settings) -> DeskApp:
    return DeskApp(lambda: (library, None), settings, keymap)


Until = Callable[[Pilot[None], Callable[[], object]], Awaitable[None]]


@pytest.fixture(autouse=True)
def _keys_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key goes on because a slow machine let time pass."""
    monkeypatch.setattr("briefreader.tui.type_ahead.PATIENCE", math.inf)


@pytest.fixture
def until() -> Until:
    """Wait for a condition, by turns of the app's own work; never by the clock alone."""

    async def wait(pilot: Pilot[None], holds: Callable[[], object]) -> None:
        for _ in range(500):
            if holds():
                return
            await asyncio.sleep(0.002)  # a thread has to get its turn
            await pilot.pause()
        raise AssertionError("it never came to hold")

    return wait
