"""The first index and a cold search of the whole application, against what they cannot do without.

    python benchmarks/search_library.py [--briefs 10000] [--json OUT]

Peers: extraction and claims alone, in as many worker processes, without catalogue and index; and a cold Python that
imports NumPy and Whoosh. The first index is told by the wall clock, which holds only on a machine that does nothing
else, and in seconds of all processors; the cold search in those alone. The first hit is how long it takes until
something is found; it is searched for all the time until then.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from search_corpus import made_up

from briefreader.library.library import Library
from briefreader.store.extraction_pool import ExtractionPool
from briefreader.store.files import FolderSource
from briefreader.wiring import open_library

COLD_RUNS = 9
ROOT = Path(__file__).parent.parent
QUICK = 400


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure, beside a peer's."""

    name: str
    subject: str
    value: float
    unit: str
    peer: str
    peer_value: float
    ratio: float
    n: int


def make_library(folder: Path, count: int) -> None:
    """Files as they are scraped: a title, who wrote it and when, the text."""
    for text in made_up(count):
        content = f"# {text.title}\n\nBy Ann Author\n\n{text.published:%B %d, %Y}\n\n{text.body}\n"
        (folder / text.name).with_suffix(".md").write_text(content, encoding="utf-8")


def first_hit(library: Library, began: float) -> float:
    """When something is found, while the library is being indexed."""
    while not library.search("policy", limit=1).results:
        time.sleep(0.05)
    return time.perf_counter() - began


def spent(action: Callable[[], object]) -> tuple[float, float]:
    """The seconds of the wall clock and of all processors, those of processes that ended meanwhile included."""
    before, began = os.times(), time.perf_counter()
    action()
    wall, after = time.perf_counter() - began, os.times()
    return wall, sum(after[:4]) - sum(before[:4])


def measured(folder: Path, count: int) -> Iterator[Row]:
    """All rows."""
    name = f"{count:,} briefs"
    jobs = [(file, ()) for file in FolderSource(folder).list()]
    alone = spent(lambda: [None for _ in ExtractionPool().read(jobs)])
    library = open_library(folder)
    found: list[float] = []
    began = time.perf_counter()
    waiting = threading.Thread(target=lambda: found.append(first_hit(library, began)))
    waiting.start()
    whole = spent(library.refresh)
    waiting.join()
    for label, ours, theirs in zip(("first index", "first index CPU"), whole, alone, strict=True):
        ratio = round(ours / theirs, 3)
        yield Row(label, name, round(ours, 2), "s", "extraction alone", round(theirs, 2), ratio, 1)
    yield Row("first hit", name, round(found[0], 2), "s", "promise", 2.0, round(found[0] / 2, 3), 1)
    again, _ = spent(library.refresh)
    ratio = round(again / whole[0], 4)
    yield Row("nothing new", name, round(again, 3), "s", "first index", round(whole[0], 2), ratio, 1)
    library.close()
    yield cold(folder, name)


def cold(folder: Path, name: str) -> Row:
    """A search in a new process, taking turns with one that only imports."""
    search = ["-m", "briefreader", "search", "policy", "--library", str(folder), "--json"]
    imports = ["-c", "import numpy, whoosh.index, whoosh.searching"]
    times: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(COLD_RUNS):
        for is_search, arguments in ((True, search), (False, imports)):
            command = [sys.executable, *arguments]
            times[is_search].append(spent(lambda command=command: _quietly(command))[1])
    ours, theirs = statistics.median(times[True]), statistics.median(times[False])
    return Row(
        "cold search", name, round(ours, 3), "s", "cold imports", round(theirs, 3), round(ours / theirs, 3), COLD_RUNS
    )


def _quietly(command: list[str]) -> None:
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run(command, check=True, capture_output=True, env=env)  # noqa: S603 - the interpreter that runs this


def main() -> None:
    """Run, print, and write the rows where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--briefs", type=int, default=10_000)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} briefs")
    parser.add_argument("--json", type=Path, metavar="OUT")
    options = parser.parse_args()
    count = QUICK if options.quick else options.briefs
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"HOME": name, "XDG_CACHE_HOME": f"{name}/cache", "XDG_CONFIG_HOME": f"{name}/config"}
        folder = Path(name) / "briefs"
        folder.mkdir()
        make_library(folder, count)
        for row in measured(folder, count):
            rows.append(row)
            print(
                f"{row.subject:>14} {row.name:16}{row.value:9.3f}  {row.peer:17}{row.peer_value:9.3f} {row.unit}"
                f"{row.ratio:8.2f}",
                flush=True,
            )
    if options.json:
        options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
