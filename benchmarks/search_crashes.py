"""Kill -9 at random points of indexing, and look what is left.

    python benchmarks/search_crashes.py [--kills 200] [--json OUT]

A process changes some files of a library and brings its index up to date, again and again; it is killed at a random
moment. Each brief holds a word that no other version of it holds. After each kill the library is opened as a person
would open it. A state is broken if a search raises, or finds a version that never was; or if after the next refresh the
library does not hold exactly what the folder holds, or says that something is wrong.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rows import Row, write_rows

from briefreader.library.library import Library
from briefreader.wiring import open_library

BRIEFS = 160
"""Enough for the first refresh to be many commits, and for workers to be started."""
LONGEST = 2.5
"""Seconds of the longest run: about the time of a whole first index, and of many small commits."""
ROOT = Path(__file__).parent.parent


def write_brief(folder: Path, number: int, version: int) -> None:
    """A brief whose text holds one word of its own; written whole, for half a file is no fault of the index."""
    text = f"# Brief {number}\n\nThe harbour was dredged again in spring.\n\nIts mark is {mark(number, version)}.\n"
    half = folder / f"{number:03}.half"
    half.write_text(text, encoding="utf-8")
    half.replace(folder / f"{number:03}.md")


def mark(number: int, version: int) -> str:
    """The word of a version."""
    return f"mark{number}x{version}"


def work(folder: Path) -> None:
    """Index, then change some files and index again, until killed."""
    rng = random.Random()
    library = open_library(folder)
    print("ready", flush=True)
    while True:
        library.refresh()
        for number in rng.sample(range(BRIEFS), rng.choice((1, 3, 30))):
            write_brief(folder, number, rng.randrange(1_000_000))
        (folder / f"{rng.randrange(BRIEFS):03}.md").unlink(missing_ok=True)


def broken(folder: Path) -> str:
    """What is wrong with the library after a kill; "" for nothing."""
    library = open_library(folder)
    try:
        total = library.search("harbour", limit=BRIEFS).total
        if total > BRIEFS:
            return f"{total} of {BRIEFS} briefs are found"
        library.refresh()
        faults = [fault for fault in library.check() if fault.severity == "error"]
        return str(faults[0]) if faults else _differs(library, folder)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is counted here
        return f"{type(error).__name__}: {error}"
    finally:
        library.close()


def _differs(library: Library, folder: Path) -> str:
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    total = library.search("harbour", limit=1).total
    if total != len(files) or library.count() != len(files):
        return f"{total} found and {library.count()} listed of {len(files)}"
    for name, text in files.items():
        word = text.rsplit(maxsplit=1)[-1].rstrip(".")
        found = [result.row.id for result in library.search(word).results]
        if found != [name]:
            return f"{word} is in {name}, but {found} are found"
    return ""


def kill_once(folder: Path, rng: random.Random) -> None:
    """Let a process work for a while, and kill it."""
    command = [sys.executable, __file__, "--work", str(folder)]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env) as process:  # noqa: S603 - this program again
        if process.stdout is not None:
            process.stdout.readline()
        time.sleep(rng.random() * LONGEST)
        process.kill()


def main() -> None:
    """Run, print, and write the row where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--quick", action="store_true", help="10 kills")
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--json", type=Path, metavar="OUT")
    options = parser.parse_args()
    if options.work is not None:
        work(options.work)
    kills = 10 if options.quick else options.kills
    rng = random.Random(1)
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"HOME": name, "XDG_CACHE_HOME": f"{name}/cache", "XDG_CONFIG_HOME": f"{name}/config"}
        for turn in range(kills):
            # A new library now and then, so that the first index is killed too.
            folder = Path(name) / f"briefs{turn // 4}"
            if not folder.exists():
                folder.mkdir()
                for number in range(BRIEFS):
                    write_brief(folder, number, 0)
            kill_once(folder, rng)
            if what := broken(folder):
                bad += 1
                print(f"kill {turn}: {what}", flush=True)
    print(f"{kills} kills, {bad} broken states")
    if options.json:
        write_rows(options.json, [Row.beside("kill -9", "index, catalogue", bad, "broken", "kills", kills, kills)])
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
