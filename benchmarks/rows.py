"""The rows of the search benchmarks: a figure beside a peer's, as they are printed, and as `--json` writes them."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure; `n` is how many measurements it is the median of."""

    name: str
    subject: str
    value: float
    unit: str
    peer: str
    peer_value: float
    ratio: float
    n: int

    @classmethod
    def beside(cls, name: str, subject: str, value: float, unit: str, peer: str, peer_value: float, n: int) -> "Row":
        """A figure and its ratio to the peer's."""
        return cls(name, subject, round(value, 4), unit, peer, round(peer_value, 4), round(value / peer_value, 3), n)

    def __str__(self) -> str:
        ours, theirs = f"{self.name:16}{self.value:11.3f}", f"{self.peer:17}{self.peer_value:11.3f}"
        return f"{self.subject:>13} {ours}  {theirs} {self.unit:6}{self.ratio:7.2f}"


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write them as JSON."""
    path.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")


def read_rows(path: Path) -> list[Row]:
    """Read what was written."""
    return [Row(**row) for row in json.loads(path.read_text(encoding="utf-8"))]
