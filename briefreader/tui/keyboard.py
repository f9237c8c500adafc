"""From keys to commands: type-ahead, sequences, counts, letters on links."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import events as toolkit

from briefreader.config.keymap import Keymap
from briefreader.tui.bindings import Sequences, continuations
from briefreader.tui.type_ahead import TypeAhead

if TYPE_CHECKING:
    from briefreader.tui.app import DeskApp

_WHICH_KEY_DELAY: Final = 0.4
"""Seconds: who knows the sequence has typed it by then."""


class Keyboard:
    """Watches the keys before any widget gets them.

    Args:
        app: the application.
        keymap: the keys in force.
        pass_on: gives a key to whom it is for, as the toolkit does it.
    """

    def __init__(self, app: "DeskApp", keymap: Keymap, pass_on: Callable[[toolkit.Key], Awaitable[None]]) -> None:
        self._app = app
        self._pass_on = pass_on
        self._sequences = Sequences(keymap)
        self._type_ahead = TypeAhead(app, self._handle, may_go_on=self._may_go_on)
        self._shows_continuations = False

    @property
    def is_busy(self) -> bool:
        """Whether a key is still being dealt with."""
        return self._type_ahead.is_busy

    def use(self, keymap: Keymap) -> None:
        """Take other keys from now on."""
        self._sequences = Sequences(keymap)

    async def press(self, key: toolkit.Key) -> None:
        """Deal with a key, now or in its turn."""
        await self._type_ahead.take(key)

    async def settled(self, number: int) -> None:
        """A key has come to an end; the next one may come."""
        await self._type_ahead.settled(number)

    async def _handle(self, key: toolkit.Key) -> None:
        app = self._app
        if app.conductor.takes_letter(key.key):
            return
        focused = app.focused
        takes_text = focused is not None and focused.check_consume_key(key.key, key.character)
        typed = self._sequences.press(key.key, lambda: app.screen.active_bindings, takes_text=takes_text)
        app.desk.show_pending(self._sequences.pending)
        if typed.send is None:
            if typed.waits:
                app.set_timer(_WHICH_KEY_DELAY, partial(self._show_continuations, self._sequences.pending_keys))
            return
        if self._shows_continuations:
            self._shows_continuations = False
            app.clear_notifications()
        for _ in range(typed.repeats):
            same = typed.send == key.key
            await self._pass_on(toolkit.Key(typed.send, key.character if same else None))

    def _may_go_on(self) -> bool:
        """Whether the desk is there, and so is the brief that a key has asked for: the next key is meant for it."""
        session = self._app.session
        return self._app.has_begun and session.opening is None and not session.inquiry.opens_first

    def _show_continuations(self, begun: str) -> None:
        """List what the next key of a sequence can be, if the reader has stopped at it."""
        if begun and begun == self._sequences.pending_keys:
            self._shows_continuations = True
            self._app.conductor.list_keys(continuations(begun, self._app.screen.active_bindings))
