"""The application: the screen is painted first; what stands behind it is loaded then."""

import asyncio
import contextlib
import gc
import os
import signal
import sys
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Final

os.environ.setdefault("TEXTUAL_FPS", "120")  # results of a search land in the second frame: at 60 a second that is late

from textual import events as toolkit
from textual.binding import BindingType

from briefreader.config.keymap import Keymap
from briefreader.config.settings import Settings
from briefreader.errors import BriefreaderError, Fault
from briefreader.tui.keyboard import Keyboard
from briefreader.tui.one_arena import share_one_arena
from briefreader.tui.outside import Outside
from briefreader.tui.screens.desk import DeskScreen, Told
from briefreader.tui.themed import ThemedApp
from briefreader.tui.type_ahead import Settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefreader.model.brief import BriefId
    from briefreader.tui.conducting import Conductor, Happened
    from briefreader.tui.needs import DeskLibrary
    from briefreader.view.state import Session

_WATCH_SECONDS: Final = 5.0
"""Between two looks at the folder: soon enough for a file that was just saved there."""
_SWITCH_SECONDS: Final = 0.001
"""How long a thread that searches or reads may hold up the screen: Python's own 5 ms are half a frame."""
_ENDINGS: Final = ("SIGTERM", "SIGHUP")


class DeskApp(ThemedApp, inherit_bindings=False):
    """The reading desk.

    Args:
        opened: opens the library, when the screen is there; with the brief to open at once, if there is one.
        settings: what the reader chose.
        keymap: the keys.
        faults: what was wrong with settings or keymap, to be said.
        outside: what the desk needs besides the library.
    """

    CSS_PATH = "desk.tcss"
    TITLE = "briefreader"
    ENABLE_COMMAND_PALETTE = False  # ours is opened by a command of the table
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        opened: "Callable[[], tuple[DeskLibrary, BriefId | None]]",
        settings: Settings,
        keymap: Keymap,
        *,
        faults: tuple[Fault, ...] = (),
        outside: Outside | None = None,
    ) -> None:
        super().__init__(settings.theme, ascii_only=settings.ascii)
        self.settings = settings
        self.outside = outside or Outside()
        self.next_folder: str | None = None
        self._first_keymap = keymap
        self.is_saved = True
        self.has_begun = False
        self.failure: BriefreaderError | None = None
        self._faults = (*faults, *self.theme_faults)
        self._opened = opened
        self._desk = DeskScreen(keymap=keymap, reading_width=settings.reading_width)
        self.keyboard = Keyboard(self, keymap, self._pass_key_on)

    @property
    def desk(self) -> DeskScreen:
        """The screen under all dialogs."""
        return self._desk

    def get_default_screen(self) -> DeskScreen:
        """The desk is the first screen."""
        return self._desk

    @cached_property
    def conductor(self) -> "Conductor":
        """What knows the session. Raises BriefreaderError where the library cannot be opened."""
        from briefreader.tui.conducting import Conductor  # noqa: PLC0415 - the first paint does not wait for it

        library, brief_id = self._opened()
        return Conductor(self, library, keymap=self._first_keymap, open_brief=brief_id)

    @property
    def session(self) -> "Session":
        """What the desk knows now."""
        return self.conductor.session

    async def on_mount(self) -> None:
        """Begin: the first paint does not wait for the library."""
        loop = asyncio.get_running_loop()
        for name in _ENDINGS:
            # A signal must give the terminal back; where a platform has no such handler, the toolkit's way holds.
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self.exit)
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        await self._desk.complete()
        share_one_arena()
        try:
            conductor = self.conductor
        except BriefreaderError as error:
            self.failure = error
            self.exit()
            return
        self.has_begun = True
        conductor.begin()
        self.set_interval(_WATCH_SECONDS, conductor.tick)
        if self._faults:
            conductor.show_faults("Settings and keys", self._faults)
        if not gc.isenabled():
            gc.collect()  # making so many classes leaves half a megabyte of earlier ones
            gc.freeze()  # what is loaded stays: no later search for garbage has to walk through it
            gc.enable()

    # What happens

    def on_happened(self, message: "Happened") -> None:
        """Work that was ordered has come to an end."""
        self.conductor.take(message.event)

    def on_told(self, message: Told) -> None:
        """A widget has said something; what it said before the beginning is asked for at the beginning."""
        if self.has_begun:
            self.conductor.hear(message.message)

    def action_invoke(self, command: str) -> None:
        """Give a command of the table, after what was typed before it."""
        if self.has_begun:
            self.conductor.invoke(command, datetime.now(UTC).replace(microsecond=0), os.urandom(4).hex())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command makes sense now."""
        if action == "invoke" and parameters:
            return self.has_begun and self.conductor.may(str(parameters[0]))
        return super().check_action(action, parameters)

    # Keys

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

    def use_keymap(self, keymap: Keymap) -> None:
        """Take other keys at once."""
        self.keyboard.use(keymap)
        self._desk.set_keymap(keymap)
        self.conductor.show()

    async def action_quit(self) -> None:
        """Close, as the toolkit asks for it."""
        self.action_invoke("app.quit")

    def on_unmount(self) -> None:
        """Let edits be written before the end."""
        if self.has_begun:
            self.is_saved = self.conductor.close()


def run_desk(
    opened: "Callable[[], tuple[DeskLibrary, BriefId | None]]",
    settings: Settings,
    keymap: Keymap,
    *,
    faults: tuple[Fault, ...],
    outside: Outside,
) -> str | None:
    """Open the reading desk and stay until it is closed; edits are on disk when this returns.

    Returns the folder of the library that is to be opened next, if there is one.

    Raises BriefreaderError where the library cannot be opened.
    """
    sys.setswitchinterval(_SWITCH_SECONDS)
    desk = DeskApp(opened, settings, keymap, faults=faults, outside=outside)
    desk.run()
    if desk.failure is not None:
        raise desk.failure
    return desk.next_folder
