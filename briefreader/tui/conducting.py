"""Holds the session: has events stepped, sessions shown and effects done. It decides nothing itself."""

from collections import deque
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from briefreader.config.keymap import Keymap
from briefreader.errors import Fault, Severity
from briefreader.model.brief import BriefId
from briefreader.tui.effects import Effects
from briefreader.tui.housekeeping import show_faults
from briefreader.tui.needs import DeskLibrary
from briefreader.tui.performing import Performer
from briefreader.tui.screens.painting import Painter
from briefreader.tui.telling import commanded, told, typed
from briefreader.view import events
from briefreader.view.effects import EditNotes
from briefreader.view.events import Event
from briefreader.view.present.keys import is_available
from briefreader.view.session import step
from briefreader.view.state import Desk, Layout, Session
from briefreader.view.steps.arranging import arranged, to_remember

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefreader.tui.app import DeskApp


class Happened(Message):
    """Something happened to the desk."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event


class Conductor:
    """Between the screen, the session and the work in threads.

    Args:
        app: the application, whose screen is there.
        library: the library to read.
        keymap: the keys to begin with.
        open_brief: a brief to open at once.
    """

    def __init__(self, app: "DeskApp", library: DeskLibrary, *, keymap: Keymap, open_brief: BriefId | None) -> None:
        self._app = app
        self._open_brief = open_brief
        self._effects = Effects(library, self._post, read_keys=app.outside.read_keys)
        self._performer = Performer(app)
        self._painter = Painter.of(app.desk)
        self._owes_focus = False
        self._end_watch: Callable[[], None] = lambda: None
        self._edits: deque[EditNotes] = deque()
        settings = app.settings
        session = Session(
            desk=Desk(
                folder=library.folder,
                notes_folder=library.notes_folder,
                notes_are_elsewhere=library.notes_are_elsewhere,
                export_folder=settings.export_folder or library.notes_folder,
                samples=app.outside.samples,
            ),
            keymap=keymap,
            layout=Layout(reading_width=settings.reading_width),
        )
        session = arranged(session, app.outside.remembered)
        self.session, _ = step(session, events.Resized(app.size.width))
        self._remembered = to_remember(self.session, settings.reading_width)

    def begin(self) -> None:
        """Ask for the first rows."""
        self.dispatch(events.Started(self._open_brief))

    def watch(self) -> None:
        """Have changes in the library's folder told."""
        self._end_watch = self._app.outside.watch(lambda: self._post(events.FolderChanged()))

    def tick(self) -> None:
        """Some seconds have passed."""
        self.dispatch(events.Ticked())

    def _post(self, event: Event) -> None:
        """Take an event from another thread."""
        self._app.post_message(Happened(event))

    def hear(self, message: Message) -> None:
        """A widget has said something."""
        if (event := told(message)) is not None:
            self.take(event)
        elif (command := commanded(message)) is not None:
            self._app.action_invoke(command)

    def take(self, event: Event) -> None:
        """Something happened: step. News of a focus that has moved on since is no news."""
        if isinstance(event, events.Focused) and event.pane is not self._app.desk.focused_pane():
            return
        self.dispatch(event)

    def dispatch(self, event: Event) -> None:
        """Step, show, and have the effects done."""
        before = self.session.layout.focus
        self.session, effects = step(self.session, event)
        # Only a step that moves the focus gives it: news from a thread must not take it back from a mouse.
        self._owes_focus = self._owes_focus or self.session.layout.focus is not before
        desk = self._app.desk
        if not desk.is_mounted:
            return
        self.show()
        if self._owes_focus and self._app.screen is desk:
            self._owes_focus = False
            desk.give_focus(self.session.layout.focus)
        for effect in effects:
            if isinstance(effect, EditNotes):
                self._edits.append(effect)
                self._app.call_after_refresh(self._take_edits)
                continue
            self._take_edits()  # what comes after an edit finds it done
            if not self._effects.take(effect):
                self._performer.perform(effect)

        self._remember()

    def _remember(self) -> None:
        """Have the arrangement of the desk kept, if it is another."""
        now = to_remember(self.session, self._app.settings.reading_width)
        if now != self._remembered:
            self._remembered = now
            self._effects.keep(partial(self._app.outside.remember, now))

    def _take_edits(self) -> None:
        """Have edits written, once the screen shows them: to write the file and the index would hold the frame up."""
        while self._edits:
            self._effects.take(self._edits.popleft())

    def show(self) -> None:
        """Bring the screen up to the session."""
        self._painter.paint(self.session)

    def invoke(self, command: str, now: datetime, token: str) -> None:
        """Give a command of the table, after what was typed before it."""
        line = self._app.desk.focused_line()
        if line is not None:
            self.dispatch(typed(line))
        self.dispatch(events.Invoked(command, now, token))

    def may(self, command: str) -> bool:
        """Whether a command makes sense now."""
        return is_available(self.session, command)

    def takes_letter(self, key: str) -> bool:
        """Take a key that chooses a link by its letters; False where no link waits for any."""
        reading = self.session.reading
        if reading is None or not reading.hints or self._app.screen is not self._app.desk:
            return False
        self.dispatch(events.HintTyped(key))
        return True

    def say(self, text: str, severity: Severity) -> None:
        """Show a message."""
        self._performer.say(text, severity)

    def show_faults(self, title: str, faults: tuple[Fault, ...]) -> None:
        """Show all that is wrong with a file."""
        show_faults(self._app, title, faults)

    def list_keys(self, lines: tuple[str, ...]) -> None:
        """Show what keys can follow."""
        self._performer.list_keys(lines)

    def close(self) -> bool:
        """Let edits be written and stop everything else; whether all edits are on disk."""
        self._end_watch()
        self._take_edits()
        return self._effects.close()
