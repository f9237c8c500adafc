"""From a session to the screen: each part is drawn anew only if what it is made from is another value."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from textual.screen import Screen
from textual.widget import Widget

from briefreader.config.keymap import Keymap
from briefreader.library.ports import BriefRow
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
from briefreader.view.state import Reading, Session, Width
from briefreader.view.steps.common import row_under_cursor
from briefreader.view.steps.following import letters_on

_PREVIEW_DELAY: Final = 0.05
"""Seconds by which the preview of a brief lags behind the cursor of the list."""
_REGIONS: Final = ("library", "article", "side")


@dataclass(slots=True, kw_only=True)
class Painter:
    """Keeps the widgets at a session."""

    screen: Screen[None]
    library: LibraryPane
    article: ArticlePane
    side: SidePane
    footer: KeyBar
    _card: tuple[BriefRow | None, Keymap] | None = None
    _will_paint_preview: bool = False
    _side_titles: dict[Pane, str] = field(default_factory=dict)
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

    def paint(self, session: Session) -> None:
        """Show a session."""
        self._if_changed("layout", (session.layout, session.reading is None), lambda: self._paint_layout(session))
        inquiry = session.inquiry  # what is typed is on its line already: a list has to follow only what is answered
        asked = (inquiry.is_active, inquiry.answer, inquiry.cursor)
        made_of = (session.shelf, *asked, session.is_empty, session.desk, session.keymap)
        self._if_changed(
            "library", made_of, lambda: self.library.show(library_view(session), explained(session.inquiry))
        )
        if session.reading is None:
            self._card = (row_under_cursor(session), session.keymap)
            if "preview" not in self._drawn:
                self._paint_preview()
            elif self._drawn["preview"] != self._card and not self._will_paint_preview:
                self._will_paint_preview = True
                self.screen.set_timer(_PREVIEW_DELAY, self._paint_preview)
        else:
            self._paint_reading(session.reading, session.keymap)
        shown = (session.layout.side, session.reading, session.keymap)
        self._if_changed("side", shown, lambda: self._paint_side(session))
        here = (session.keymap, session.layout.focus, *_doing(session.reading))
        self._if_changed("keys", here, lambda: self.footer.show_keys(footer_items(session)))
        self.footer.show_progress(progress_text(session))

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
            "-zen": layout.is_zen,
        }
        region = _region(layout.focus)
        self.screen.update_classes(wanted | {f"-in-{pane}": pane == region for pane in _REGIONS})
        self._if_changed("order", (layout.is_swapped,), lambda: self._paint_order(is_swapped=layout.is_swapped))
        shares_room = layout.width is not Width.NARROW and not layout.is_zoomed
        for pane, width in ((self.library, layout.library_width), (self.side, layout.side_width)):
            if width is not None and shares_room:
                pane.styles.width = width
            else:
                pane.styles.clear_rule("width")
        self.article.query_one(ArticleView).set_reading_width(layout.reading_width)

    def _paint_order(self, *, is_swapped: bool) -> None:
        desk = self.library.parent
        if isinstance(desk, Widget):
            left, right = (self.side, self.library) if is_swapped else (self.library, self.side)
            desk.move_child(left, before=self.article)
            desk.move_child(right, after=self.article)

    def _paint_preview(self) -> None:
        """The chosen brief in short, when the cursor rests: a key that is held down does not wait for it."""
        self._will_paint_preview = False
        if "page" not in self._drawn and (card := self._card) is not None:
            self._if_changed("preview", card, lambda: self.article.show_preview(preview(*card)))

    def _paint_reading(self, reading: Reading, keymap: Keymap) -> None:
        self._if_changed("preview", (None, None), lambda: self.article.show_preview(()))
        self._paint_page(reading, keymap)
        self._paint_marks(reading)
        place = (reading.brief, reading.share, reading.selection, reading.notes)
        self._if_changed("titles", place, lambda: self._paint_titles(reading))
        find = reading.find
        self._if_changed(
            "find",
            (find, reading.current),
            lambda: self.article.show_find(find.line if find is not None else None, find_status(reading)),
        )

    def _paint_titles(self, reading: Reading) -> None:
        self.article.show_words(safe(reading.brief.metadata.outlet or reading.brief.title), article_subtitle(reading))

    def _paint_page(self, reading: Reading, keymap: Keymap) -> None:
        view = self.article.query_one(ArticleView)
        before = self._drawn.get("page")
        same_brief = isinstance(shown := before[0] if before else None, Brief) and shown.id == reading.brief.id
        brief, shows_cut, piece, _ = made_of = (reading.brief, reading.shows_cut, reading.piece, keymap)
        page = partial(page_of, brief, keymap, shows_cut=shows_cut, piece=piece)
        # A text that has changed meanwhile has its places elsewhere; the session knows where.
        place = reading.top if same_brief and shown is not brief else None
        self._if_changed("page", made_of, lambda: view.load(page(), keep_place=same_brief, place=place))

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
        side = session.layout.side
        self._if_changed("tab", (side,), lambda: self.side.show_tab(side))
        self._if_changed(f"{side} list", _made_of(session, side), lambda: self._paint_list(session, side))
        self.side.show_words(self._side_titles[side])

    def _paint_list(self, session: Session, side: Pane) -> None:
        view = _VIEWS[side](session)
        self._side_titles[side] = view.title
        self.side.show(side, view)


_VIEWS: Final = {Pane.CLAIMS: claims_view, Pane.LINKS: links_view, Pane.NOTES: notes_view}


def _made_of(session: Session, side: Pane) -> tuple[object, ...]:
    """All that a list of the side pane shows: what else changes does not concern it."""
    reading, keymap = session.reading, session.keymap
    if reading is None:
        return (keymap, None, None, None, None)
    match side:
        case Pane.CLAIMS:
            verdicts = None if reading.notes is None else reading.notes.claims
            return (keymap, reading.brief, verdicts, reading.claim, reading.claim_kind)
        case Pane.LINKS:
            return (keymap, reading.brief, reading.link, None, None)
        case _:
            return (keymap, reading.brief, reading.notes, reading.entry, reading.asides)


def _doing(reading: Reading | None) -> tuple[bool, bool, bool]:
    """What decides which keys help in the article: whether text is being chosen, what was cut shown, a piece chosen."""
    if reading is None:
        return False, False, False
    return reading.selection is not None, reading.shows_cut, reading.piece is not None


def _region(pane: Pane) -> str:
    if pane in {Pane.LIBRARY, Pane.SEARCH}:
        return "library"
    return "article" if pane in {Pane.ARTICLE, Pane.FIND} else "side"
