"""The RecentSearches port without a disk: for tests of what uses it."""


class MemoryRecentSearches:
    """What was searched for, as long as the program runs."""

    def __init__(self) -> None:
        self._lines: tuple[str, ...] = ()

    def load(self) -> tuple[str, ...]:
        """The searches, the newest first."""
        return self._lines

    def add(self, line: str) -> None:
        """Remember a search as the newest."""
        bare = " ".join(line.split())
        if bare:
            self._lines = (bare, *(each for each in self._lines if each != bare))
