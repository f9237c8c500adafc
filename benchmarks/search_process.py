"""One engine in a process of its own, so that its time and memory are nobody else's.

    python benchmarks/search_process.py build ENGINE FOLDER CORPUS    index a corpus
    python benchmarks/search_process.py read ENGINE FOLDER QUESTIONS  open the index and answer some questions
    python benchmarks/search_process.py renew ENGINE FOLDER CORPUS    change ten documents and search again, thrice

Each prints one JSON object. CPU seconds are those of the process without the reading of the corpus.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median

from search_corpus import Text, saved

ROOT = Path(__file__).parent.parent
TICK = 0.05
"""Seconds between two looks at the memory of a process that works."""
RENEWALS = 5


def private_mb(process: int | str = "self") -> float:
    """Private memory of a process in MB, pages of mapped files included that nobody else has mapped. Linux only."""
    rollup = Path(f"/proc/{process}/smaps_rollup")
    try:
        lines = rollup.read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


def run(what: str, engine: str, folder: Path, given: Path) -> dict[str, float]:
    """Do one of these in a new process; its own figures, and `peak_mb`, the most private memory that was seen."""
    command = [sys.executable, __file__, what, engine, str(folder), str(given)]
    paths = os.pathsep.join((str(ROOT), str(Path(__file__).parent)))
    env = os.environ | {"PYTHONPATH": paths}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)  # noqa: S603 - our own
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, private_mb(process.pid))
        time.sleep(TICK)
    assert process.stdout is not None
    found: dict[str, float] = json.loads(process.stdout.read())
    return {**found, "peak_mb": peak}


class Reader:
    """Passes items on and counts the seconds that getting them took."""

    def __init__(self, items: Iterable[Text]) -> None:
        self._items = items
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Text]:
        items = iter(self._items)
        while True:
            before = time.thread_time()
            item = next(items, None)
            self.seconds += time.thread_time() - before
            if item is None:
                return
            yield item


def main(what: str, name: str, folder: str, given: str) -> dict[str, float]:
    """What the module's docstring says."""
    from search_engines import ENGINES

    if what == "build":
        engine, texts = ENGINES[name](Path(folder)), Reader(saved(Path(given)))
        before = time.process_time()
        engine.build(texts)
        return {"cpu": time.process_time() - before - texts.seconds, "size": engine.size()}
    if what == "read":
        engine = ENGINES[name](Path(folder))
        for line in json.loads(Path(given).read_text(encoding="utf-8")):
            engine.search(line)
        return {"mb": private_mb()}
    texts = list(islice(saved(Path(given)), 10 * RENEWALS))
    engine = ENGINES[name](Path(folder))
    engine.search("policy")
    commits, searches = [], []
    for number in range(RENEWALS):
        changed = [
            replace(text, body=text.body + f" renewed{number}") for text in texts[10 * number : 10 * number + 10]
        ]
        before = time.process_time()
        engine.update(changed)
        between = time.process_time()
        engine.search("policy")
        commits.append(between - before)
        searches.append(time.process_time() - before)
    return {"commit": median(commits), "again": median(searches)}


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
