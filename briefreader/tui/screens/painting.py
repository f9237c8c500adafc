"""From a session to the screen: each part is drawn anew only if what it is made from is another value."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from textual.screen import Screen

from briefreader.config.keymap import Keymap
from briefreader.model.brief import Brief, Span
from briefreader.tui.widgets.article import ArticleView
from briefreader.tui.widgets.key_bar import KeyBar
from briefreader.tui.widgets.panes import ArticlePane, LibraryPane, SidePane
from briefreader.view.marks import Layer
from briefreader.view.present.claims import claims_view
from briefreader.view.present.keys import footer_items
from briefreader.view.present.library import explained, library_view
from briefreader.view.present.page import page_of
from briefreader.view.present.preview import preview
from briefreader.view.present.sides import links_view, notes_view
from briefreader.view.present.status import (
    article_subtitle,
    find_status,
    highlight_marks,
    hit_marks,
    progress_text,
    selection_marks,
    still_marks,
)
from briefreader.view.regions import Pane
from briefreader.view.safe import safe
from briefreader.view.state import Reading, Session
from briefreader.view.steps.common import row_under_cursor
from briefreader.view.steps.following import letters_on

_TITLE_DELAY = 0.12
"""Seconds by which the share on the border may lag behind the text."""
_CLASSES = ("-reading", "-side", "-no-side", "-no-library", "-zoomed")


@dataclass(slots=True, kw_only=True)
class Painter:
    """Keeps the widgets at a session."""

    screen: Screen[None]
    library: LibraryPane
    article: ArticlePane
    side: SidePane
    footer: KeyBar
    _reading: Reading | None = None
    _shown_share: float = -1.0
    _will_paint_titles: bool = False
    _drawn: dict[str, tuple[object, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, screen: Screen[None]) -> "Painter":
        """A painter for a screen that is mounted."""
        return cls(
            screen=screen,
            library=screen.query_one(LibraryPane),
            article=screen.query_one(ArticlePane),
            side=screen.query_one(SidePane),
            footer=screen.query_one(KeyBar),
        )

    def paint(self, session: Session, keymap: Keymap) -> None:
        """Show a session."""
        self._if_changed("layout", (session.layout, session.reading is None), lambda: self._paint_layout(session))
        made_of = (session.shelf, session.inquiry, session.indexing is None, session.desk)
        self._if_changed(
            "library", made_of, lambda: self.library.show(library_view(session), explained(session.inquiry))
        )
        if session.reading is None:
            row = row_under_cursor(session)
            self._if_changed("preview", (row, True), lambda: self.article.show_preview(preview(row)))
        else:
            self._paint_reading(session.reading)
        self._if_changed("side", (session.layout.side, session.reading), lambda: self._paint_side(session))
        self.footer.show(footer_items(session, keymap), progress_text(session))

    def _if_changed(self, part: str, made_of: tuple[object, ...], draw: Callable[[], None]) -> None:
        before = self._drawn.get(part)
        if before is None or any(old is not new for old, new in zip(before, made_of, strict=True)):
            self._drawn[part] = made_of
            draw()

    def _paint_layout(self, session: Session) -> None:
        layout = session.layout
        is_in_library = layout.focus in {Pane.LIBRARY, Pane.SEARCH}
        wanted = {
            "-reading": session.reading is not None and not is_in_library,
            "-side": layout.side_is_open,
            "-no-side": layout.side_is_hidden,
            "-no-library": layout.library_is_hidden,
            "-zoomed": layout.is_zoomed,
        }
        for name in _CLASSES:
            self.screen.set_class(wanted[name], name)
        for pane in ("library", "article", "side"):
            has_focus = pane == _region(layout.focus)
            self.screen.set_class(has_focus, f"-in-{pane}")
        self.article.query_one(ArticleView).set_reading_width(layout.reading_width)

    def _paint_reading(self, reading: Reading) -> None:
        self._if_changed("preview", (None, False), lambda: self.article.show_preview(()))
        self._paint_page(reading)
        self._paint_marks(reading)
        self._if_changed(
            "titles", (reading.brief, reading.selection, reading.notes), lambda: self._paint_titles(reading)
        )
        self._reading = reading
        if reading.share != self._shown_share and not self._will_paint_titles:
            self._will_paint_titles = True
            self.screen.set_timer(_TITLE_DELAY, self._paint_titles_later)
        find = reading.find
        self._if_changed(
            "find",
            (find, reading.current),
            lambda: self.article.show_find(find.line if find is not None else None, find_status(reading)),
        )

    def _paint_titles(self, reading: Reading) -> None:
        self._shown_share = reading.share
        title = safe(reading.brief.metadata.outlet or reading.brief.title)
        self.article.show_titles(title, article_subtitle(reading))

    def _paint_titles_later(self) -> None:
        """The share that has been read: a border costs a whole pane, so it does not follow each line."""
        self._will_paint_titles = False
        if self._reading is not None:
            self._paint_titles(self._reading)

    def _paint_page(self, reading: Reading) -> None:
        view = self.article.query_one(ArticleView)
        before = self._drawn.get("page")
        same_brief = isinstance(shown := before[0] if before else None, Brief) and shown.id == reading.brief.id
        brief, shows_cut, piece = made_of = (reading.brief, reading.shows_cut, reading.piece)
        page = partial(page_of, brief, shows_cut=shows_cut, piece=piece)
        self._if_changed("page", made_of, lambda: view.load(page(), keep_place=same_brief))

    def _paint_marks(self, reading: Reading) -> None:
        view = self.article.query_one(ArticleView)
        brief, notes = reading.brief, reading.notes
        claims = notes.claims if notes is not None else None
        highlights = notes.highlights if notes is not None else None
        self._if_changed("still", (brief, claims), lambda: view.mark_all(still_marks(reading)))
        self._if_changed("highlights", (brief, highlights), lambda: view.mark_all(highlight_marks(reading)))
        hits = hit_marks(reading)
        self._if_changed("hits", (brief, hits), lambda: view.mark_all({Layer.HIT: hits}))
        chosen = (brief, reading.selection, reading.current)
        self._if_changed("chosen", chosen, lambda: view.mark_all(selection_marks(reading)))
        hints = (brief, reading.hints, reading.hint_typed)
        self._if_changed("hints", hints, lambda: self._paint_hints(reading))
        view.cursor = reading.selection.cursor if reading.selection is not None else None

    def _paint_hints(self, reading: Reading) -> None:
        letters = letters_on(reading)
        view = self.article.query_one(ArticleView)
        view.show_hints(letters)
        view.mark_all({Layer.HINT: [Span(place, place + len(text)) for place, text in letters.items()]})

    def _paint_side(self, session: Session) -> None:
        reading, side = session.reading, session.layout.side
        self._if_changed("tab", (side,), lambda: self.side.show_tab(side))
        made_of: tuple[object, ...] = (reading,)
        if reading is not None:
            made_of = (
                reading.brief,
                reading.notes,
                reading.claim,
                reading.claim_kind,
                reading.link,
                reading.entry,
            )
        make = {Pane.CLAIMS: claims_view, Pane.LINKS: links_view, Pane.NOTES: notes_view}[side]
        key = f"{side} {'open' if reading is not None else 'empty'}"
        before = self._drawn.get("side-shown")
        if before is None or before[0] != key or any(a is not b for a, b in zip(before[1:], made_of, strict=True)):
            self._drawn["side-shown"] = (key, *made_of)
            view = make(reading)
            self.side.show(side, view)
            self.side.show_title(view.title)


def _region(pane: Pane) -> str:
    if pane in {Pane.LIBRARY, Pane.SEARCH}:
        return "library"
    return "article" if pane in {Pane.ARTICLE, Pane.FIND} else "side"
