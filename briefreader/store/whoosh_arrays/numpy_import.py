"""NumPy without the threads of its linear algebra: nothing here multiplies matrices, and they cost 50 ms at start.

`sections.py`, on which all of the package rests, imports this one first.
"""

import os
from typing import Final

THREADS: Final = "OPENBLAS_NUM_THREADS"
"""Read once, when OpenBLAS is loaded; whoever has set it is obeyed."""

_as_found = os.environ.get(THREADS)
os.environ.setdefault(THREADS, "1")
import numpy as np  # noqa: E402, F401 - loaded here, for whoever imports it next

if _as_found is None:
    del os.environ[THREADS]  # programs that are started from here decide for themselves
