"""The library: what the screen and the command line can ask for. Every method may be called from any thread."""

import contextlib
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from briefreader.errors import BriefNotFoundError, BriefreaderError, Fault, IndexUnusableError, UnreadableBriefError
from briefreader.library.agreement import kept
from briefreader.library.ports import BriefRow, Clock, Counts, LoadedNotes, Ports, Sort
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import Brief, BriefId, CutDecision
from briefreader.model.search import Order

if TYPE_CHECKING:
    from briefreader.library.matching import Match
    from briefreader.library.refresh import Progress, RefreshReport
    from briefreader.library.searching import SearchAnswer

# Each use case is imported when it is first asked for: a list of briefs needs neither parsers nor exports.
# ruff: noqa: PLC0415


class Library:
    """A folder of briefs, what is known of it, and what its reader wrote.

    Args:
        folder: the folder, as a person may open it.
        ports: the adapters.
        clock: the time of day.
        notes_are_elsewhere: whether the folder is read-only, so that notes live under the user's data folder.
        claims: how many key claims its briefs are shown with at most; None for one for each slot.

    Attributes:
        counts: what a list of all briefs is steered by.
        file: what the reader keeps for all briefs: searches, tag styles, aliases, rules and cuts.
        journal: the last steps over all tags; see `tag_steps`.
        put_aside: versions of notes that could not go where they belong; see `settling`.
        recent: what was searched for last.
        clock: the time of day.
    """

    def __init__(
        self,
        *,
        folder: str,
        ports: Ports,
        clock: Clock,
        notes_are_elsewhere: bool = False,
        claims: int | None = None,
    ) -> None:
        self.folder = folder
        self._claims = claims
        self.notes_are_elsewhere = notes_are_elsewhere
        self.file = ports.file
        self.journal = ports.journal
        self.recent = ports.recent
        self.put_aside = ports.put_aside
        self.clock = clock
        self.counts: Counts = ports.catalogue.counts
        self._ports = ports
        # One writer at a time in this process; other processes are held off by the adapters.
        self._writing = threading.RLock()

    @property
    def notes_folder(self) -> str:
        """Where notes are written."""
        return self._ports.notes.folder

    def refresh(
        self,
        *,
        rebuild: bool = False,
        progress: "Callable[[Progress], None] | None" = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> "RefreshReport":
        """Bring the index up to date: see `briefreader.library.indexing.refresh`. Raises LibraryNotFoundError too."""
        from briefreader.library.refresh import RefreshReport
        from briefreader.library.seen import is_settled, look

        with self._writing:
            seen = look(self._ports)
            if not rebuild and is_settled(self._ports, seen):
                return RefreshReport(unchanged=len(seen.files))
            from briefreader.library.indexing import refresh

            return refresh(self._ports, seen, rebuild=rebuild, progress=progress, cancelled=cancelled)

    def check(self) -> tuple[Fault, ...]:
        """All that is wrong with the library, as of the last refresh: see `checkup.check_library`."""
        from briefreader.library.checkup import check_library

        return check_library(self._ports)

    def mend(self) -> "tuple[Match, ...]":
        """Give the notes of briefs that are gone to the briefs that they have become, where that is beyond doubt."""
        from briefreader.library.indexing import reunite

        with self._writing:
            return reunite(self._ports, [row.id for row in self.rows()])

    def count(self) -> int:
        """How many briefs are known."""
        return self._ports.catalogue.count()

    def rows(self, *, sort: Sort = Sort.DATE, offset: int = 0, limit: int | None = None) -> tuple[BriefRow, ...]:
        """A window of the list of known briefs."""
        return self._ports.catalogue.rows(sort=sort, offset=offset, limit=limit)

    def tags(self) -> Mapping[str, int]:
        """Each tag in use and on how many briefs."""
        return self._ports.catalogue.tags()

    def find(self, name: str) -> BriefId:
        """The brief that a name means: a path, an id, or the beginning of one. Raises BriefNotFoundError."""
        from briefreader.library.finding import find_brief, path_below

        direct = path_below(self.folder, name)
        if direct is not None and self._ports.source.find(BriefId(direct)) is not None:
            return BriefId(direct)
        return find_brief(name, ids=[file.id for file in self._ports.source.list()])

    def brief(self, brief_id: BriefId) -> Brief:
        """A parsed brief with as many claims as are wanted, from the catalogue where its file has not changed since.

        Raises:
            BriefNotFoundError: there is no such file.
            UnreadableBriefError: it cannot be read.
        """
        brief = self._as_indexed(brief_id)
        if self._claims is None:
            return brief
        from briefreader.extract.pipeline import with_claims

        return with_claims(brief, limit=self._claims)

    def _as_indexed(self, brief_id: BriefId) -> Brief:
        file = self._ports.source.find(brief_id)
        if file is None:
            raise BriefNotFoundError(brief_id)
        stamp = self._ports.catalogue.stamp(brief_id)
        cuts = self.file.load().file.cuts.get(brief_id, ())
        from briefreader.library.refresh import is_as_parsed

        known = self._ports.catalogue.brief(brief_id) if stamp is not None else None
        if stamp is not None and known is not None and is_as_parsed(file, stamp, cuts):
            return known
        from briefreader.library.parsing import parse

        return parse(self._ports.source, file, cuts, known=known)[0]

    def decide_cut(self, briefs: Sequence[BriefId], decision: CutDecision) -> tuple[BriefId, ...]:
        """Cut a block from briefs or restore it; the outlet's other briefs in which it stands: see `cuts.decide`."""
        from briefreader.library.cuts import decide, same_elsewhere

        with self._writing:
            decide(self._ports, briefs, decision)
            return same_elsewhere(self._ports, self.brief(briefs[0]), decision) if len(briefs) == 1 else ()

    def search(
        self,
        line: str,
        *,
        limit: int = 50,
        as_typed: bool = False,
        order: Order = Order.RELEVANCE,
        with_facets: bool = False,
    ) -> "SearchAnswer":
        """The best answers to a search line; `as_typed` takes its last word as the beginning of one. Never raises."""
        from briefreader.library.searching import Question, answer

        question = Question(
            line=line,
            limit=limit,
            as_typed=as_typed,
            order=order,
            with_facets=with_facets,
            aliases=self.file.load().file.spellings,
        )
        ask = partial(answer, question, self._ports.catalogue, self._ports.index, today=self.clock.now().date())
        found = ask()
        if not self._ports.index.rebuild_needed:
            return found
        self._ports.agreement.void()  # the next refresh looks at the index, in whatever process that is
        if not self.count() or not self._writing.acquire(blocking=False):
            return found  # there is no index yet, or it is being made: nobody waits for the end of that
        with contextlib.ExitStack() as stack, contextlib.suppress(BriefreaderError):
            stack.callback(self._writing.release)
            self.refresh()  # it is broken, and made anew from the catalogue: a millisecond a brief
        return ask()

    def proposed_aliases(self) -> tuple[tuple[str, ...], ...]:
        """Spellings that may be one name, of the newest briefs and not yet joined: see `aliases.proposed_aliases`."""
        from briefreader.library.aliases import MOST_READ, proposed_aliases

        known = self.file.load().file.spellings
        ids = [row.id for row in self.rows(limit=MOST_READ)]
        texts = (passages.text for passages in self._ports.catalogue.passages(ids).values())
        pairs = proposed_aliases(texts)
        return tuple(pair for pair in pairs if pair[1] not in known.get(pair[0].casefold(), ()))

    def notes(self, brief_id: BriefId) -> BriefNotes:
        """What the reader wrote about a brief. Raises UnreadableNotesError."""
        from briefreader.library.documents import bare_reference

        return self._ports.notes.load(bare_reference(brief_id)).notes

    def edit_notes(
        self, brief_id: BriefId, edit: Callable[[BriefNotes], BriefNotes], *, may_be_gone: bool = False
    ) -> BriefNotes:
        """Load, edit, save where something changed, let list and index follow; returns what is now on disk.

        If the brief `may_be_gone` or unreadable by now, what was written is kept under its name, as for lost briefs.

        Raises:
            BriefNotFoundError, UnreadableBriefError: there is no such brief, or it cannot be read.
            UnreadableNotesError: its notes cannot be read; they are left as they are.
            NotesConflictError: the edited notes were saved beside the file.
            UnwritableError: they could not be saved at all.
        """
        from briefreader.library.documents import bare_reference, reference_to

        brief = None
        with contextlib.suppress(*((BriefNotFoundError, UnreadableBriefError) if may_be_gone else ())):
            brief = self._as_indexed(brief_id)
        with self._writing:
            loaded = self._ports.notes.load(bare_reference(brief_id) if brief is None else reference_to(brief))
            edited = edit(loaded.notes)
            if edited == loaded.notes:
                return loaded.notes
            saved = self._ports.notes.save(edited, revision=loaded.revision)
            self._take_up(brief, saved)
            return saved.notes

    def noted(self) -> tuple[BriefId, ...]:
        """The briefs that have a notes file, as the last refresh knows them, by id."""
        from briefreader.library.refresh import NO_NOTES

        return tuple(row.id for row in self.rows(sort=Sort.ID) if row.notes.stamp != NO_NOTES)

    def export_markdown(self, brief_id: BriefId, *, existing: str | None = None, citekey: str | None = None) -> str:
        """A brief with its notes as Markdown.

        Args:
            brief_id: the brief.
            existing: the text of an earlier export, of which the reader's own part is kept.
            citekey: its key; by default the one that it has among all briefs of the library.
        """
        from briefreader.library.collecting import keys_of
        from briefreader.library.documents import reference_to
        from briefreader.library.export import export_markdown

        brief = self.brief(brief_id)
        citekey = citekey or keys_of(self, (reference_to(brief),))[brief_id]
        return export_markdown(
            brief, self.notes(brief_id), existing=existing, created=self.clock.now().date(), citekey=citekey
        )

    def close(self) -> None:
        """Let go of all files."""
        self._ports.index.close()
        self._ports.catalogue.close()

    def _take_up(self, brief: Brief | None, saved: LoadedNotes) -> None:
        """Let list and index follow saved notes; where that fails the next refresh does it, for the stamps differ."""
        if brief is None or self._ports.catalogue.stamp(brief.id) is None:
            return
        from briefreader.library.documents import document_of, summary_of

        with contextlib.suppress(IndexUnusableError), kept(self._ports.agreement):
            self._ports.index.commit(put=[document_of(brief, saved.notes)])
            self._ports.catalogue.put_notes(brief.id, summary_of(saved.notes, saved.stamp))
