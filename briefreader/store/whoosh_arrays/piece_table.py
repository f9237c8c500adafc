"""Numbers for the distinct pieces of a text, found many at a time: a hash table whose every step is one of NumPy's.

A piece is known by a 64-bit hash alone. A piece of up to eight bytes has a hash that no other such piece has; that two
longer ones of a library share theirs is less likely than a fault of the disk (about n²/2⁶⁵ for n pieces), and as the
hash is salted anew in every process, nobody can make it happen.
"""

import secrets
from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

import numpy as np

from briefreader.store.whoosh_arrays.sections import Array

WORD: Final = 8
"""Bytes that are hashed in one step."""
LONGEST: Final = 256
"""Bytes of a piece that is hashed together with the others; longer ones are encoded data, and rare."""
FIRST_SIZE: Final = 1 << 16
"""Slots of a new table: enough for the words of some hundred briefs."""
_MASKS: Final = np.array([(1 << 8 * count) - 1 for count in range(WORD)] + [(1 << 64) - 1], np.uint64)
"""By how many of eight bytes belong to a piece."""
_SALT: Final = np.uint64(secrets.randbits(64) | 1)
_FACTOR: Final = np.uint64(0x9E37_79B9_7F4A_7C15)
"""Odd, as every odd factor can be undone: the golden ratio in 64 bits, as Fibonacci hashing takes it."""
_HALF: Final = np.uint64(32)
_EMPTY: Final = np.uint64(0)


class PieceTable:
    """Gives each distinct piece a number, in no particular order."""

    def __init__(self) -> None:
        self._keys = np.zeros(FIRST_SIZE, np.uint64)
        self._values = np.zeros(FIRST_SIZE, np.uint32)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def numbers(self, buffer: bytes, starts: Array, ends: Array) -> tuple[Array, list[bytes]]:
        """The number of each piece, and the pieces that are new, in the order of their numbers.

        Args:
            buffer: holds the pieces, and `WORD` bytes more behind the last one.
            starts: where each piece begins.
            ends: and ends; no piece is empty.
        """
        hashes = _hashed(buffer, starts, ends)
        found, unknown = self._look_up(hashes)
        if not len(unknown):
            return found, []
        new, firsts, which = np.unique(hashes[unknown], return_index=True, return_inverse=True)
        found[unknown] = (self._count + which).astype(np.uint32)
        self._insert(new)
        places = unknown[firsts]
        spans = zip(starts[places].tolist(), ends[places].tolist(), strict=True)
        return found, [buffer[start:end] for start, end in spans]

    def _look_up(self, hashes: Array) -> tuple[Array, Array]:
        """The numbers of those that are known, and the places of the others."""
        slots = self._slots(hashes)
        numbers = self._values[slots]
        pending = np.flatnonzero(self._keys[slots] != hashes)
        unknown = []
        while len(pending):
            is_empty = self._keys[slots[pending]] == _EMPTY
            unknown.append(pending[is_empty])
            pending = pending[~is_empty]
            slots[pending] = (slots[pending] + 1) & (len(self._keys) - 1)
            is_there = self._keys[slots[pending]] == hashes[pending]
            numbers[pending[is_there]] = self._values[slots[pending[is_there]]]
            pending = pending[~is_there]
        return numbers, np.concatenate(unknown) if unknown else pending

    def _insert(self, hashes: Array) -> None:
        """Add keys that are not there, numbered on."""
        if (self._count + len(hashes)) * 2 > len(self._keys):
            self._grow(self._count + len(hashes))
        numbers = np.arange(self._count, self._count + len(hashes), dtype=np.uint32)
        self._place(hashes, numbers)
        self._count += len(hashes)

    def _grow(self, count: int) -> None:
        used = np.flatnonzero(self._keys)
        keys, values = self._keys[used], self._values[used]
        size = 1 << (4 * count - 1).bit_length()
        self._keys, self._values = np.zeros(size, np.uint64), np.zeros(size, np.uint32)
        self._place(keys, values)

    def _place(self, hashes: Array, numbers: Array) -> None:
        """Put distinct keys into free slots: of several that want one slot the last comes in, the others go on."""
        slots = self._slots(hashes)
        waiting = np.arange(len(hashes))
        while len(waiting):
            free = waiting[self._keys[slots[waiting]] == _EMPTY]
            self._keys[slots[free]] = hashes[free]
            self._values[slots[free]] = numbers[free]
            waiting = waiting[self._keys[slots[waiting]] != hashes[waiting]]
            slots[waiting] = (slots[waiting] + 1) & (len(self._keys) - 1)

    def _slots(self, hashes: Array) -> Array:
        shift = np.uint64(65 - len(self._keys).bit_length())
        slots: Array = (hashes >> shift).astype(np.int64)
        return slots


def _hashed(buffer: bytes, starts: Array, ends: Array) -> Array:
    """A hash of each piece, never 0."""
    count = len(buffer) - WORD + 1
    words = np.ndarray((count,), "<u8", buffer, strides=(1,))
    lengths = ends - starts
    hashes = _stirred((words[starts] & _MASKS[np.minimum(lengths, WORD)]) ^ _SALT)
    longer = np.flatnonzero((lengths > WORD) & (lengths <= LONGEST))
    reached = WORD
    while len(longer):
        rest = lengths[longer] - reached
        further = words[starts[longer] + reached] & _MASKS[np.minimum(rest, WORD)]
        hashes[longer] = _stirred(hashes[longer] ^ further)
        longer = longer[rest > WORD]
        reached += WORD
    for place in np.flatnonzero(lengths > LONGEST).tolist():
        digest = blake2b(buffer[int(starts[place]) : int(ends[place])], digest_size=WORD, key=_SALT.tobytes())
        hashes[place] = int.from_bytes(digest.digest(), "little")
    hashes[hashes == _EMPTY] = 1
    return hashes


def _stirred(values: Array) -> Array:
    """Each value's bits spread over all 64; different values stay different."""
    values = values * _FACTOR
    values ^= values >> _HALF
    values *= _FACTOR
    return values


def bytes_of(pieces: Sequence[bytes]) -> tuple[bytes, Array, Array]:
    """Pieces as `PieceTable.numbers` takes them."""
    ends = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)))
    starts = np.concatenate((np.zeros(1, np.int64), ends[:-1])) if len(pieces) else ends
    return b"".join(pieces) + bytes(WORD), starts, ends
