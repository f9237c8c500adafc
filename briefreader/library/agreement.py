"""Whether catalogue and index hold the same briefs, told without opening the index: most refreshes change nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Agreement(Protocol):
    """Remembers the states in which catalogue and index were seen to agree. Never raises."""

    def holds(self) -> bool:
        """Whether both are still what they were then; False where nothing is known."""
        ...

    def note(self) -> None:
        """They agree as they are now."""
        ...

    def void(self) -> None:
        """Nothing is known any more."""
        ...


class NoAgreement:
    """Remembers nothing: the index is asked every time."""

    def holds(self) -> bool:
        """Nothing is known."""
        return False

    def note(self) -> None:
        """It is not kept."""

    def void(self) -> None:
        """There is nothing to forget."""


@contextmanager
def kept(agreement: Agreement) -> Iterator[None]:
    """A block of commits that give catalogue and index the same: they agree behind it where they did before.

    If it raises, the states are others than those that were remembered, and nothing is known.
    """
    held = agreement.holds()
    yield
    if held:
        agreement.note()
