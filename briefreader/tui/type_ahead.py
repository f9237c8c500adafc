"""Keys that come faster than they are handled.

The toolkit hands each key to the widget that has the focus at that moment, through a queue of its own. A key that moves
the focus is still under way when the next one is handed on, and so "/", "p", "u" in one burst would search for nothing.
Here a key waits until the one before it has come to an end; a key that comes alone does not wait at all.
"""

from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.app import App
from textual.message import Message

if TYPE_CHECKING:
    from textual.widget import Widget

PATIENCE = 2.0
"""Seconds after which a key that waits goes on, whatever became of the one before.

A loaded machine may well take half a second for a key. Tests wait for ever, not to depend on how fast the machine is.
"""
_LOOK_AGAIN: Final = 0.01
"""Seconds between two looks whether a key that waits can go on."""


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
        may_go_on: whether what the keys before have asked for is there, so that the next one meets it.
    """

    def __init__(
        self, app: App[Any], handle: Callable[[events.Key], Awaitable[None]], *, may_go_on: Callable[[], bool]
    ) -> None:
        self._app = app
        self._handle = handle
        self._may_go_on = may_go_on
        self._waiting: deque[events.Key] = deque()
        self._number = 0
        self._pending: Widget | None = None
        self._since = 0.0

    @property
    def is_busy(self) -> bool:
        """Whether a key is still being dealt with, or waits for that."""
        return bool(self._waiting) or not self._has_settled()

    async def take(self, key: events.Key) -> None:
        """Deal with a key, now or in its turn."""
        if self.is_busy or not self._may_go_on():
            self._waiting.append(key)
            self._app.set_timer(_LOOK_AGAIN, self._look)
        else:
            await self._deal_with(key)

    async def settled(self, number: int) -> None:
        """The key of a number has come to an end."""
        if number == self._number:
            self._pending = None
            await self._go_on()

    async def _deal_with(self, key: events.Key) -> None:
        self._number += 1
        target = self._app.focused or self._app.screen
        await self._handle(key)
        self._pending = target
        self._since = monotonic()
        target.post_message(Settled(self._number))

    def _has_settled(self) -> bool:
        """Whether the next key may go: the last one has come back, or its widget is gone and a new one is ready."""
        if self._pending is not None and self._pending.is_attached and self._pending.is_running:
            return False
        screen = self._app.screen
        return screen.is_mounted and (screen.focused is not None or not screen.focus_chain)

    async def _go_on(self) -> None:
        while self._waiting and self._app.screen_stack:
            if not (self._has_settled() and self._may_go_on()) and monotonic() - self._since < PATIENCE:
                return
            await self._deal_with(self._waiting.popleft())

    async def _look(self) -> None:
        await self._go_on()
        if self._waiting and self._app.screen_stack:
            self._app.set_timer(_LOOK_AGAIN, self._look)
