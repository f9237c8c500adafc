"""The first index and a cold search of the whole application, against what they cannot do without.

    python benchmarks/search_library.py [--briefs 10000] [--json OUT]

Peers: extraction and claims alone, in as many worker processes, without catalogue and index; and a cold Python that
imports NumPy and Whoosh. The first index is told by the wall clock, which holds only on a machine that does nothing
else, and in seconds of all processors; the cold search in those alone. The first hit is how long it takes until
something is found; it is searched for all the time until then.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rows import Row, write_rows
from search_corpus import made_up

from briefreader.library.brief_files import ReadJob
from briefreader.library.library import Library
from briefreader.store.extraction_pool import ExtractionPool
from briefreader.store.files import FolderSource
from briefreader.wiring import open_library

COLD_RUNS = 9
PROMISED = 2.0
"""Seconds until something is found."""
ROOT = Path(__file__).parent.parent
QUICK = 400


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
    before, began = processor_seconds(), time.perf_counter()
    action()
    return time.perf_counter() - began, processor_seconds() - before


def processor_seconds() -> float:
    """What this process and those that it has waited for have used."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def measured(folder: Path, count: int) -> Iterator[Row]:
    """All rows."""
    name = f"{count:,} briefs"
    jobs = [ReadJob(file=file) for file in FolderSource(folder).list()]
    alone = spent(lambda: [None for _ in ExtractionPool().read(jobs)])
    library = open_library(folder)
    found: list[float] = []
    began = time.perf_counter()
    waiting = threading.Thread(target=lambda: found.append(first_hit(library, began)))
    waiting.start()
    whole = spent(library.refresh)
    waiting.join()
    for label, ours, theirs in zip(("first index", "first index CPU"), whole, alone, strict=True):
        yield Row.beside(label, name, ours, "s", "extraction alone", theirs, 1)
    yield Row.beside("first hit", name, found[0], "s", "promise", PROMISED, 1)
    again, _ = spent(library.refresh)
    yield Row.beside("nothing new", name, again, "s", "first index", whole[0], 1)
    library.close()
    yield cold(folder, name)


def cold(folder: Path, name: str) -> Row:
    """A search in a new process, taking turns with one that only imports.

    The first turn is not counted: as at an installation, it compiles what both import.
    """
    search = ["-m", "briefreader", "search", "policy", "--library", str(folder), "--json"]
    imports = ["-c", "import numpy, whoosh.index, whoosh.searching"]
    times: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(1 + COLD_RUNS):
        for is_search, arguments in ((True, search), (False, imports)):
            command = [sys.executable, *arguments]
            times[is_search].append(spent(lambda command=command: _quietly(command))[1])
    ours, theirs = (statistics.median(times[is_search][1:]) for is_search in (True, False))
    return Row.beside("cold search", name, ours, "s", "cold imports", theirs, COLD_RUNS)


def _quietly(command: list[str]) -> None:
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": f"{os.environ['HOME']}/compiled"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
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
            print(row, flush=True)
    if options.json:
        write_rows(options.json, rows)


if __name__ == "__main__":
    main()
