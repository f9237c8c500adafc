"""Bytes in, `Brief` out: pure functions, no disk, clock or network."""
