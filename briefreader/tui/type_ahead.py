"""Keys that come faster than they are handled.

The toolkit hands each key to the widget that has the focus at that moment, through a queue of its own. A key that moves
the focus is still under way when the next one is handed on, and so "/", "p", "u" in one burst would search for nothing.
Here a key waits until the one before it has come to an end; a key that comes alone does not wait at all.
"""

from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Final

from textual import events
from textual.app import App
from textual.message import Message

_PATIENCE: Final = 0.3
"""Seconds after which the next key goes on whatever became of the last one: its widget may be gone."""
_LOOK_AGAIN: Final = 0.01
"""Seconds between two looks whether a dialog that was opened can take keys yet."""


class Settled(Message):
    """Follows a key through the same queues: when it arrives, the key has been dealt with."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class TypeAhead:
    """Hands keys on, one at a time.

    Args:
        app: the application.
        handle: deals with one key.
    """

    def __init__(self, app: App[Any], handle: Callable[[events.Key], Awaitable[None]]) -> None:
        self._app = app
        self._handle = handle
        self._waiting: deque[events.Key] = deque()
        self._number = 0
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether a key is still being dealt with."""
        return self._is_busy

    async def take(self, key: events.Key) -> None:
        """Deal with a key, now or in its turn."""
        if self._is_busy:
            self._waiting.append(key)
            number = self._number
            self._app.set_timer(_PATIENCE, lambda: self.settled(number))
        else:
            await self._deal_with(key)

    async def settled(self, number: int) -> None:
        """The key of a number has come to an end."""
        if number == self._number:
            await self._go_on(_PATIENCE)

    async def _deal_with(self, key: events.Key) -> None:
        self._is_busy = True
        self._number += 1
        target = self._app.focused or self._app.screen
        await self._handle(key)
        target.post_message(Settled(self._number))

    async def _go_on(self, patience: float) -> None:
        if not self._app.screen_stack:  # the desk is being closed
            return
        screen = self._app.screen
        is_ready = screen.is_mounted and (screen.focused is not None or not screen.focus_chain)
        if not is_ready and patience > 0:
            self._app.set_timer(_LOOK_AGAIN, lambda: self._go_on(patience - _LOOK_AGAIN))
            return
        self._is_busy = False
        if self._waiting:
            await self._deal_with(self._waiting.popleft())
