"""The CPU time that a brief takes to be read, scaled to 1,200 words of article.

Pages differ in length and in how much stands around their article. So only those are timed whose article has about the
length of a brief; each is read three times, of which the fastest counts, because other programs only ever slow it down.
"""

import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from briefreader.extract.pipeline import read_article
from briefreader.model.brief import Brief, BriefId

BRIEF_WORDS = 1200
TIMED_WORDS = range(900, 1501)
RUNS = 3
SUFFIXES = (".txt", ".md", ".html")


def fastest_ms(read: Callable[[], object]) -> float:
    """Milliseconds of CPU time of the fastest of three runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        read()
        times.append((time.process_time() - start) * 1000)
    return min(times)


def scaled_ms(read: Callable[[], object], words: int) -> float:
    """The same, as if the article had `BRIEF_WORDS` words instead of `words`."""
    return fastest_ms(read) * BRIEF_WORDS / words


def times_of_files(folders: Iterable[Path]) -> dict[str, list[float]]:
    """The scaled times of all briefs in folders by their suffix; what the article is, our own reading tells."""
    times: dict[str, list[float]] = {}
    paths = (path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in SUFFIXES)
    for path in paths:
        data = path.read_bytes()

        def read(data: bytes = data, path: Path = path) -> Brief:
            return read_article(data, brief_id=BriefId(path.stem), path=path.name)

        words = read().words
        if words:
            times.setdefault(path.suffix, []).append(scaled_ms(read, words))
    return times


def described(subject: str, times: list[float]) -> str:
    """One line for people."""
    return (
        f"{subject}: median {statistics.median(times):.1f} ms of CPU time for {BRIEF_WORDS} words, "
        f"{len(times)} pages, fastest of {RUNS} runs each"
    )
