"""The application: runs steps, shows sessions, has effects done. It decides nothing itself."""

import asyncio
import contextlib
import os
import secrets
import signal
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import ClassVar, Final

os.environ.setdefault("TEXTUAL_FPS", "120")  # results of a search land in the second frame: at 60 a second that is late

from textual import events as toolkit
from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter

from briefreader.config.keymap import Keymap
from briefreader.config.settings import Settings
from briefreader.errors import Fault
from briefreader.model.brief import BriefId
from briefreader.tui.effects import Effects
from briefreader.tui.guard import Guard
from briefreader.tui.keyboard import Keyboard
from briefreader.tui.needs import DeskLibrary
from briefreader.tui.performing import Performer
from briefreader.tui.screens.desk import Commanded, DeskScreen, Happened
from briefreader.tui.themes import DEFAULT, FOR_OTHER_THEMES, THEMES
from briefreader.tui.type_ahead import Settled
from briefreader.view import events
from briefreader.view.events import Event
from briefreader.view.present.keys import is_available
from briefreader.view.session import step
from briefreader.view.state import Desk, Layout, Session

_WATCH_SECONDS: Final = 5.0
"""Between two looks at the folder: soon enough for a file that was just saved there."""
_ENDINGS: Final = ("SIGTERM", "SIGHUP")


class DeskApp(App[None], inherit_bindings=False):
    """The reading desk.

    Args:
        library: the library to read.
        settings: what the reader chose.
        keymap: the keys.
        open_brief: a brief to open at once.
        faults: what was wrong with settings or keymap, to be said.
    """

    CSS_PATH = "desk.tcss"
    TITLE = "briefreader"
    ENABLE_COMMAND_PALETTE = False  # ours is opened by a command of the table
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        library: DeskLibrary,
        settings: Settings,
        keymap: Keymap,
        *,
        open_brief: BriefId | None = None,
        faults: tuple[Fault, ...] = (),
    ) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.theme if settings.theme in self.available_themes else DEFAULT
        self.keymap = keymap
        self.is_saved = True
        self._faults = (*faults, *_theme_faults(settings.theme, self.available_themes))
        self._open_brief = open_brief
        self._effects = Effects(library, self._post, results=settings.results)
        self._performer = Performer(self)
        self._desk = DeskScreen(keymap=keymap, reading_width=settings.reading_width)
        self._guard = Guard()
        self._owes_focus = False
        self.keyboard = Keyboard(self, keymap, self._pass_key_on)
        self.session = Session(
            desk=Desk(
                folder=library.folder,
                notes_folder=library.notes_folder,
                notes_are_elsewhere=library.notes_are_elsewhere,
                export_folder=settings.export_folder or library.notes_folder,
            ),
            layout=Layout(reading_width=settings.reading_width),
        )

    @property
    def desk(self) -> DeskScreen:
        """The screen under all dialogs."""
        return self._desk

    def get_default_screen(self) -> DeskScreen:
        """The desk is the first screen."""
        return self._desk

    async def on_mount(self) -> None:
        """Begin: the first paint does not wait for the library."""
        self.session, _ = step(self.session, events.Resized(self.size.width))
        loop = asyncio.get_running_loop()
        for name in _ENDINGS:
            # A signal must give the terminal back; where a platform has no such handler, the toolkit's way holds.
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self.exit)
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.dispatch(events.Started(self._open_brief))
        self.set_interval(_WATCH_SECONDS, lambda: self.dispatch(events.Ticked()))
        for fault in self._faults:
            self._performer.say(str(fault), fault.severity)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What themes other than ours lack."""
        return dict(FOR_OTHER_THEMES)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The toolkit's filters, and ours before all of them."""
        return [self._guard, *super().get_line_filters()]

    # Events in, sessions and effects out

    def _post(self, event: Event) -> None:
        """Take an event from another thread."""
        self.post_message(Happened(event))

    def on_happened(self, message: Happened) -> None:
        """Something happened: step. News of a focus that has moved on since is no news."""
        event = message.event
        if isinstance(event, events.Focused) and event.pane is not self._desk.focused_pane():
            return
        self.dispatch(event)

    def on_commanded(self, message: Commanded) -> None:
        """A command was given by mouse."""
        self.action_invoke(message.command)

    def dispatch(self, event: Event) -> None:
        """Step, show, and have the effects done."""
        before = self.session.layout.focus
        self.session, effects = step(self.session, event)
        # Only a step that moves the focus gives it: news from a thread must not take it back from a mouse.
        self._owes_focus = self._owes_focus or self.session.layout.focus is not before
        if not self._desk.is_mounted:
            return
        self._desk.show(self.session)
        if self._owes_focus and self.screen is self._desk:
            self._owes_focus = False
            self._desk.give_focus(self.session.layout.focus)
        for effect in effects:
            if not self._effects.take(effect):
                self._performer.perform(effect)

    def action_invoke(self, command: str) -> None:
        """Give a command of the table, after what was typed before it."""
        if (typed := self._desk.what_is_typed()) is not None:
            self.dispatch(typed)
        self.dispatch(events.Invoked(command, datetime.now(UTC).replace(microsecond=0), secrets.token_hex(4)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command makes sense now."""
        if action == "invoke" and parameters:
            return is_available(self.session, str(parameters[0]))
        return super().check_action(action, parameters)

    # Sequences of keys

    async def on_event(self, event: toolkit.Event) -> None:
        """Keys go through the keyboard, everything else its usual way."""
        if isinstance(event, toolkit.Key) and not event.is_forwarded:
            await self.keyboard.press(event)
        else:
            await super().on_event(event)

    async def on_settled(self, message: Settled) -> None:
        """A key has come to an end."""
        await self.keyboard.settled(message.number)

    async def _pass_key_on(self, key: toolkit.Key) -> None:
        await super().on_event(key)

    def list_keys(self, lines: tuple[str, ...]) -> None:
        """Show what keys can follow."""
        self._performer.list_keys(lines)

    async def action_quit(self) -> None:
        """Close, as the toolkit asks for it."""
        self.action_invoke("app.quit")

    def on_unmount(self) -> None:
        """Let edits be written before the end."""
        self.is_saved = self._effects.close()

    def use_keymap(self, keymap: Keymap) -> None:
        """Take other keys at once."""
        self.keymap = keymap
        self.keyboard.use(keymap)
        self._desk.set_keymap(keymap)
        self._desk.show(self.session)


def _theme_faults(wanted: str | None, known: Collection[str]) -> tuple[Fault, ...]:
    if wanted is None or wanted in known:
        return ()
    what = f"there is no such theme; there are {', '.join(theme.name for theme in THEMES)}"
    return (Fault(where=f"theme {wanted}", what=what, severity="error"),)


def run_desk(
    library: DeskLibrary,
    settings: Settings,
    keymap: Keymap,
    *,
    open_brief: BriefId | None,
    faults: tuple[Fault, ...],
) -> None:
    """Open the reading desk and stay until it is closed; edits are on disk when this returns."""
    DeskApp(library, settings, keymap, open_brief=open_brief, faults=faults).run()
