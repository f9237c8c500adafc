"""Bytes in, `Brief` out: pure functions, no disk, clock or network."""

from typing import Final

VERSION: Final = 30
"""Counted up with every change that reads the same bytes in another way: older parses are made anew."""
