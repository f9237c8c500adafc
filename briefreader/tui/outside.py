"""What the desk needs besides a library."""

from collections.abc import Callable
from dataclasses import dataclass, field

from briefreader.config.keymap import Keymap, default_keymap
from briefreader.config.remembered import Remembered
from briefreader.errors import Fault


def _read_default() -> tuple[Keymap, tuple[Fault, ...]]:
    return default_keymap(), ()


def _never(_changed: Callable[[], None]) -> Callable[[], None]:
    return lambda: None


def _forget(_remembered: Remembered) -> None:
    return


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Ways to what lies outside.

    Attributes:
        read_keys: reads the keymap as its file is now, with all its faults.
        remembered: how the desk was arranged last time.
        remember: keeps how it is arranged now; called from another thread.
        samples: the folder of the sample briefs, or "".
        watch: calls, from another thread, when briefs in the library's folder have changed; returns what ends that.
    """

    read_keys: Callable[[], tuple[Keymap, tuple[Fault, ...]]] = _read_default
    remembered: Remembered = field(default_factory=Remembered)
    remember: Callable[[Remembered], None] = _forget
    samples: str = ""
    watch: Callable[[Callable[[], None]], Callable[[], None]] = _never
