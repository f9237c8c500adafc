"""The reading desk in a real pseudo-terminal, against a bare app of the same toolkit.

    python benchmarks/desk.py [--quick] [--only WORD...] [--keep FOLDER] [--json OUT]

Desk and peer take turns, action by action, in terminals that are at rest. Each row is measured in several runs of new
processes; a figure is the median of all of them, and the range is that of the runs' own ratios. A frame is timed from
the key to the end of the first frame of substance. Peers: a bare app with one text (start, resize, memory), one line
being typed into (lists, search), strips drawn beforehand (the article). Needs Linux for the memory figures.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from desk_library import make_library
from desk_programs import BARE, DESK, LINE, STRIPS
from pseudo_terminal import PseudoTerminal

SIZE: Final = (120, 40)
OTHER_SIZE: Final = (110, 34)
ROOT: Final = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table; `low` and `high` are the ratios of the best and the worst run."""

    name: str
    subject: str
    value: float
    unit: str
    peer: str
    peer_value: float
    ratio: float
    n: int
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much is measured."""

    runs: int
    times: int
    briefs: int
    many: int
    long: int
    switches: int


QUICK: Final = Sizes(runs=1, times=8, briefs=1_000, many=10_000, long=20_000, switches=100)
WHOLE: Final = Sizes(runs=3, times=20, briefs=10_000, many=100_000, long=100_000, switches=1_000)
Pairs = list[tuple[float, float]]
"""What one run measured: ours and the peer's, in turns."""


def row(name: str, runs: Sequence[Pairs], *, unit: str = "ms", peer: str) -> Row:
    """The row of several runs."""
    ours, theirs = ([pair[side] for pairs in runs for pair in pairs] for side in (0, 1))
    ratios = [
        statistics.median(mine for mine, _ in pairs) / statistics.median(other for _, other in pairs) for pairs in runs
    ]
    value, peer_value = statistics.median(ours), statistics.median(theirs)
    return Row(
        name=name,
        subject="desk",
        value=round(value, 2),
        unit=unit,
        peer=peer,
        peer_value=round(peer_value, 2),
        ratio=round(value / peer_value, 2),
        n=len(ours),
        low=round(min(ratios), 2),
        high=round(max(ratios), 2),
    )


def run(source: str, *arguments: str) -> PseudoTerminal:
    """A program in a terminal of its own."""
    return PseudoTerminal([sys.executable, "-c", source, *arguments], size=SIZE, environment={"TEXTUAL_FPS": "120"})


def until_text(source: str, shows: bytes, *arguments: str) -> float:
    """Milliseconds from the process's start until a text is on the screen."""
    with run(source, *arguments) as terminal:
        return (terminal.read_until(lambda came: shows in came) - terminal.started) * 1000


def key(terminal: PseudoTerminal, keys: bytes, *, showing: bytes | None = None, least: int = 0) -> float:
    """A key pressed in a terminal at rest."""
    terminal.settle(quiet=0.15)
    return terminal.frame_after(keys, showing=showing, least=least)


def bare_app() -> PseudoTerminal:
    """The bare app, at rest."""
    terminal = run(BARE)
    terminal.read_until(lambda came: b"hello" in came)
    terminal.settle()
    return terminal


def desk_on(folder: Path) -> PseudoTerminal:
    """The desk with its list, at rest."""
    terminal = run(DESK, str(folder))
    terminal.read_until(lambda came: b"Brief 0" in came)
    terminal.settle(quiet=1.0)
    return terminal


def desk_with_brief(folder: Path) -> PseudoTerminal:
    """The desk with its first brief open, at rest, and nothing left of what was noted before."""
    shutil.rmtree(folder / "notes", ignore_errors=True)
    terminal = desk_on(folder)
    terminal.frame_after(b"\r", least=1000)
    terminal.settle(quiet=0.5)
    return terminal


# The rows


def measure_start(sizes: Sizes, folders: "Folders") -> Iterator[Row]:
    """Start, with more and with fewer briefs."""
    few = max(5, sizes.times // 2)
    middle, large, small = str(folders.middle), str(folders.large), str(folders.small)
    texts, lists, sizes_of_list = [], [], []
    for _ in range(sizes.runs):
        pairs = [
            (
                until_text(DESK, b"Library", middle),
                until_text(BARE, b"hello"),
                until_text(DESK, b"Brief 0", middle),
            )
            for _ in range(few)
        ]
        texts.append([(first, bare) for first, bare, _ in pairs])
        lists.append([(briefs, bare) for _, bare, briefs in pairs])
        sizes_of_list.append(
            [(until_text(DESK, b"Brief 0", large), until_text(DESK, b"Brief 0", small)) for _ in range(few)]
        )
    yield row(f"start to first text, {sizes.briefs:,} briefs", texts, peer="bare app")
    yield row(f"start to the list, {sizes.briefs:,} briefs", lists, peer="bare app")
    yield row(f"start to the list, {sizes.many:,} briefs", sizes_of_list, peer="1,000 briefs")


def measure_memory(sizes: Sizes, folders: "Folders") -> Iterator[Row]:
    """Memory: a long article, many briefs, many articles one after the other."""
    long, many, switching = [], [], []
    for _ in range(sizes.runs):
        with bare_app() as bare, desk_with_brief(folders.long) as desk:
            long.append([(desk.megabytes, bare.megabytes)])
        with desk_on(folders.large) as large, desk_on(folders.small) as small:
            many.append([(large.megabytes, small.megabytes)])
        with desk_with_brief(folders.small) as desk:
            for _ in range(30):  # what is loaded once is no growth
                desk.frame_after(b"J", showing=b"on harbours")
            before = desk.megabytes
            for _ in range(sizes.switches):
                desk.frame_after(b"J", showing=b"on harbours")
            switching.append([(desk.megabytes, before)])
    yield row(f"memory, {sizes.long:,} words", long, unit="MB", peer="bare app")
    yield row(f"memory, {sizes.many:,} briefs", many, unit="MB", peer="1,000 briefs")
    yield row(f"memory after {sizes.switches:,} switches", switching, unit="MB", peer="before them")


def measure_resize(sizes: Sizes, folders: "Folders") -> Iterator[Row]:
    """Another size of the terminal, to the last byte."""
    runs = []
    for _ in range(sizes.runs):
        with bare_app() as bare, desk_with_brief(folders.long) as desk:
            turns = [OTHER_SIZE, SIZE] * max(3, sizes.times // 4)
            runs.append([(desk.resize(size), bare.resize(size)) for size in turns])
    yield row(f"resize, {sizes.long:,} words", runs, peer="bare app")


def measure_article(sizes: Sizes, folders: "Folders") -> Iterator[Row]:
    """Scrolling, paging, highlighting."""
    for name, folder in (("1,500 words", folders.short), (f"{sizes.long:,} words", folders.long)):
        lines, pages, marks = [], [], []
        for _ in range(sizes.runs):
            with run(STRIPS) as strips, desk_with_brief(folder) as desk:
                strips.read_until(lambda came: b"hello" in came)
                for press in (b"j", b"k"):  # what is drawn for the first time is no scrolling
                    key(desk, press)
                    key(strips, press)
                there_and_back = (b"j", b"j", b"j", b"k", b"k", b"k")
                lines.append([_both(desk, strips, there_and_back[at % 6]) for at in range(sizes.times)])
                for press in (b"G", b"g"):
                    key(desk, press)
                pages.append([_both(desk, strips, (b" ", b" ", b"b", b"b")[at % 4]) for at in range(sizes.times)])
                marks.append(list(_highlights(desk, strips, max(4, sizes.times // 4))))
        yield row(f"scroll, {name}", lines, peer="strips")
        yield row(f"page, {name}", pages, peer="strips")
        yield row(f"add a highlight, {name}", marks, peer="strips, one line")


def _both(desk: PseudoTerminal, strips: PseudoTerminal, press: bytes) -> tuple[float, float]:
    return key(desk, press, least=1000), key(strips, press, least=1000)


def _highlights(desk: PseudoTerminal, strips: PseudoTerminal, times: int) -> Iterator[tuple[float, float]]:
    for press in (b"G", b"g"):
        key(desk, press)
    for number in range(times):
        for press in (b"V", *([b"}"] * (number + 1))):
            key(desk, press)
        yield key(desk, b"2", least=200), key(strips, b"j" if number % 2 else b"k", least=1000)


def measure_list(sizes: Sizes, folders: "Folders") -> Iterator[Row]:
    """The cursor of a long list, and opening a brief."""
    cursor, opening = [], []
    for _ in range(sizes.runs):
        with run(LINE) as line, desk_on(folders.large) as desk:
            line.read_until(lambda came: b"hello" in came)
            key(desk, b"j")
            cursor.append([(key(desk, b"j"), key(line, b"a")) for _ in range(sizes.times)])
        with run(STRIPS) as strips, desk_with_brief(folders.short) as desk:
            strips.read_until(lambda came: b"hello" in came)
            key(desk, b"q")
            pairs: Pairs = []
            for number in range(max(4, sizes.times // 2)):
                key(desk, b"k" if number % 2 else b"j")
                pairs.append((key(desk, b"\r", showing=b" left"), key(strips, b"j", least=1000)))
                key(desk, b"q")
            opening.append(pairs)
    yield row(f"list cursor, {sizes.many:,} rows", cursor, peer="one character")
    yield row("open an indexed brief, 1,500 words", opening, peer="strips, one line")


def measure_search(sizes: Sizes, folders: "Folders") -> Iterator[Row]:
    """Typing into the search line: the echo, and the results."""
    echoes, results = [], []
    for _ in range(sizes.runs):
        with run(LINE) as line, desk_on(folders.middle) as desk:
            line.read_until(lambda came: b"hello" in came)
            key(desk, b"/")
            for word in (b"harbour", b"winter"):
                echo, found = [], []
                for number in range(len(word)):
                    letter = word[number : number + 1]
                    character = key(line, letter)
                    desk.settle(quiet=0.3)
                    first, whole = desk.frames_after(letter, showing=b"begins")
                    echo.append((first, character))
                    found.append((whole, character))
                echoes.append(echo)
                results.append(found)
                for _ in word:
                    key(desk, b"\x7f")
    yield row("echo while searching", echoes, peer="one character")
    yield row(f"results, {sizes.briefs:,} briefs", results, peer="one character")


MEASURES: Final[dict[str, Callable[[Sizes, "Folders"], Iterator[Row]]]] = {
    "start": measure_start,
    "resize": measure_resize,
    "article": measure_article,
    "list": measure_list,
    "search": measure_search,
    "memory": measure_memory,
}


class Folders:
    """The libraries, made when they are first asked for."""

    def __init__(self, home: Path, sizes: Sizes) -> None:
        self._home = home
        self._sizes = sizes

    def _made(self, name: str, briefs: int, words: int) -> Path:
        return make_library(self._home / f"{name}-{briefs}-{words}", briefs, words)

    @property
    def middle(self) -> Path:
        """A library as people have it."""
        return self._made("middle", self._sizes.briefs, 300)

    @property
    def large(self) -> Path:
        """A very large one."""
        return self._made("large", self._sizes.many, 40)

    @property
    def small(self) -> Path:
        """What the large one is compared with: the same briefs, fewer."""
        return self._made("large", 1_000, 40)

    @property
    def short(self) -> Path:
        """Briefs as they usually are."""
        return self._made("short", 12, 1_500)

    @property
    def long(self) -> Path:
        """A brief as long as a book."""
        return self._made("long", 2, self._sizes.long)


def prepare(home: Path) -> None:
    """A home of its own, and compiled modules: what is installed is compiled, a checkout may not be."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.update(
        HOME=str(home),
        XDG_CACHE_HOME=str(home / "cache"),
        XDG_CONFIG_HOME=str(home / "config"),
        PYTHONPYCACHEPREFIX=str(home / "compiled"),
        PYTHONPATH=os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
    )


def warm_up(folder: Path) -> None:
    """Every program once: the first start compiles."""
    for source in (BARE, LINE, STRIPS):
        until_text(source, b"hello")
    with desk_with_brief(folder) as desk:
        for press in (b"j", b" ", b"/", b"\x1b", b"V", b"\x1b", b"q", b"/"):
            key(desk, press)


def line_of(row: Row) -> str:
    """A row for people."""
    value, peer = f"{row.value:.2f} {row.unit}", f"{row.peer} {row.peer_value:.2f}"
    return f"{row.name:38}{value:>12}{peer:>26} {row.ratio:6.2f}x  ({row.low:.2f} to {row.high:.2f})  n={row.n}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="one run, smaller libraries")
    parser.add_argument("--only", nargs="+", choices=list(MEASURES), default=list(MEASURES), help="these rows only")
    parser.add_argument("--keep", type=Path, help="keep the libraries there for the next time")
    parser.add_argument("--json", type=Path, help="where the rows go")
    options = parser.parse_args()
    sizes = QUICK if options.quick else WHOLE
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="desk-") as temporary:
        home = (options.keep or Path(temporary)).absolute()
        home.mkdir(parents=True, exist_ok=True)
        prepare(home)
        folders = Folders(home, sizes)
        warm_up(folders.short)
        began = time.perf_counter()
        for name in options.only:
            for each in MEASURES[name](sizes, folders):
                rows.append(each)
                print(line_of(each))
        print(f"{time.perf_counter() - began:.0f} s, {sizes.runs} runs each")
    if options.json:
        options.json.write_text(json.dumps([asdict(each) for each in rows], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
