"""The reading desk in a real pseudo-terminal, against a bare app of the same toolkit.

    python benchmarks/desk.py [--quick] [--briefs N] [--json OUT]

Every figure is the median of its repetitions; a ratio compares with the peer measured in the same run. Peers: a bare
app with one text (start, resize, memory), one line being typed into (echo), and strips drawn beforehand (scroll).
Needs Linux for the memory figures.
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from pseudo_terminal import PseudoTerminal

SIZE = (120, 40)
OTHER_SIZE = (100, 30)
WORDS = "the harbour agreement gives every port a share of cranes and winter traffic that neither could refuse".split()  # noqa: SIM905
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("hello, reader")
Bare().run()
"""
LINE = """
from textual.app import App
from textual.widgets import Input
class Line(App):
    def compose(self):
        yield Input(placeholder="hello, reader")
Line().run()
"""
STRIPS = """
from rich.segment import Segment
from textual.app import App
from textual.binding import Binding
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
LINES = [Strip([Segment(f"{number:6} hello, reader " + "word " * 12)]) for number in range(9000)]
class Strips(ScrollView, can_focus=True):
    BINDINGS = [Binding("j", "by(1)", ""), Binding("space", "by(36)", ""), Binding("b", "by(-36)", "")]
    def on_mount(self):
        self.virtual_size = Size(80, len(LINES))
    def action_by(self, lines):
        self.scroll_to(y=self.scroll_y + lines, animate=False, immediate=True)
    def render_line(self, y):
        return LINES[round(self.scroll_y) + y]
class Prebuilt(App):
    def compose(self):
        yield Strips()
Prebuilt().run()
"""
DESK = """
import sys
from pathlib import Path
from briefreader.config.keymap import default_keymap
from briefreader.config.settings import Settings
from briefreader.tui.app import run_desk
from briefreader.wiring import open_library
run_desk(open_library(Path(sys.argv[1])), Settings(), default_keymap(), open_brief=None, faults=())
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table."""

    name: str
    subject: str
    value: float
    unit: str
    peer: str
    peer_value: float
    ratio: float
    n: int


def row(name: str, mine: Iterable[float], unit: str, peer: str, theirs: Iterable[float]) -> Row:
    """Two series of measurements, by their medians."""
    ours, others = list(mine), list(theirs)
    value, peer_value = statistics.median(ours), statistics.median(others)
    return Row(
        name=name,
        subject="desk",
        value=round(value, 2),
        unit=unit,
        peer=peer,
        peer_value=round(peer_value, 2),
        ratio=round(value / peer_value, 2),
        n=len(ours),
    )


def text_of(words: int, seed: int) -> str:
    """Prose of a length, in paragraphs of sentences, no two of them alike."""
    choose = random.Random(seed)
    sentences = []
    for _ in range(0, words, 18):
        made = choose.choices(WORDS, k=17)
        made.insert(9, f"{choose.choice(WORDS)}{choose.randrange(10_000)}")
        sentences.append(" ".join(made).capitalize() + ".")
    return "\n\n".join(" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6))


def make_library(folder: Path, briefs: int, words: int) -> Path:
    """A folder of briefs, indexed."""
    folder.mkdir(parents=True)
    for number in range(briefs):
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        title = f"Brief {number:06} on harbours and winters"
        text = f"# {title}\n\n*{day}*\n\n{text_of(words, number)}\n"
        (folder / f"brief_{number:06}.md").write_text(text, encoding="utf-8")
    from briefreader.wiring import open_library

    library = open_library(folder)
    library.refresh()
    library.close()
    return folder


def program(source: str, *arguments: str) -> list[str]:
    """A command that runs a program."""
    return [sys.executable, "-c", source, *arguments]


def run(source: str, *arguments: str) -> PseudoTerminal:
    """A program in a terminal of its own."""
    return PseudoTerminal(program(source, *arguments), size=SIZE, environment={"TEXTUAL_FPS": "120"})


def start_times(source: str, shows: bytes, times: int, *arguments: str) -> list[float]:
    """Milliseconds from the process's start to its first text."""
    found = []
    for _ in range(times):
        with run(source, *arguments) as terminal:
            found.append((terminal.read_until(lambda came: shows in came) - terminal.started) * 1000)
    return found


def repeated(action: Callable[[], float], times: int, *, pause: float = 0.02) -> list[float]:
    """An action several times over, with a pause so that frames do not run together."""
    found = []
    for _ in range(times):
        found.append(action())
        time.sleep(pause)
    return found


def pages(terminal: PseudoTerminal) -> list[float]:
    """Paging down and up again, so that no end stops it."""
    return [terminal.frame_after(key) for key in (b" ", b"b") * 5]


def opened(folder: Path) -> PseudoTerminal:
    """The desk with its first brief open and the background at rest."""
    terminal = run(DESK, str(folder))
    terminal.read_until(lambda came: b"Brief 0" in came)
    terminal.settle(quiet=1.0)
    terminal.frame_after(b"\r", showing=b" left")
    terminal.settle()
    return terminal


def measure_moving(name: str, folder: Path, times: int) -> list[Row]:
    """Scrolling and paging a brief, against prebuilt strips."""
    with run(STRIPS) as strips, opened(folder) as desk:
        strips.read_until(lambda came: b"hello" in came)
        strips.settle()
        line, page = repeated(lambda: strips.frame_after(b"j"), times), pages(strips)
        rows = [row(f"scroll, {name}", repeated(lambda: desk.frame_after(b"j"), times), "ms", "strips", line)]
        rows.append(row(f"page, {name}", pages(desk), "ms", "strips", page))
        desk.frame_after(b"g")
        desk.settle()
        marks = []
        for _ in range(max(3, times // 8)):
            desk.frame_after(b"V")
            desk.settle()
            marks.append(desk.frame_after(b"1"))
            desk.settle()
            desk.frame_after(b"}")
            desk.settle()
        rows.append(row(f"add a highlight, {name}", marks, "ms", "strips", line))
    return rows


def measure_list(folder: Path, times: int) -> list[Row]:
    """The list, the search line, opening a brief."""
    with run(LINE) as line, run(DESK, str(folder)) as desk:
        line.read_until(lambda came: b"hello" in came)
        line.settle()
        typed = repeated(lambda: line.frame_after(b"a"), times)
        desk.read_until(lambda came: b"Brief 0" in came)
        desk.settle(quiet=1.0)
        rows = [row("list cursor", repeated(lambda: desk.frame_after(b"j"), times), "ms", "one character", typed)]
        opening = []
        for _ in range(max(3, times // 8)):
            opening.append(desk.frame_after(b"\r", showing=b"min left"))
            desk.settle()
            desk.frame_after(b"q")
            desk.frame_after(b"j")
            desk.settle()
        rows.append(row("open a brief", opening, "ms", "one character", typed))
        desk.frame_after(b"/")
        desk.settle()
        echoes = [desk.frame_after(letter) for letter in (b"h", b"a", b"r", b"b", b"o")]
        rows.append(row("echo while searching", echoes, "ms", "one character", typed))
        desk.settle()
        results = []
        for letter in (b"u", b"r", b" ", b"w", b"i", b"n"):
            results.append(desk.frame_after(letter, showing=b"brief"))
            desk.settle()
        rows.append(row("results", results, "ms", "one character", typed))
    return rows


def measure_whole(folder: Path, long: Path, times: int) -> list[Row]:
    """Start, resize, memory, against the bare app."""
    rows = []
    few = max(3, times // 8)
    bare_start = start_times(BARE, b"hello", few)
    rows.append(row("start", start_times(DESK, b"Brief 0", few, str(folder)), "ms", "bare app", bare_start))
    with run(BARE) as bare, opened(long) as desk:
        bare.read_until(lambda came: b"hello" in came)
        bare.settle()
        sizes = [OTHER_SIZE, SIZE] * max(2, few // 2)
        theirs = [bare.resize(size) for size in sizes]
        rows.append(row("resize, long brief", [desk.resize(size) for size in sizes], "ms", "bare app", theirs))
        rows.append(row("memory, long brief", [desk.megabytes], "MB", "bare app", [bare.megabytes]))
    return rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few repetitions, a small library")
    parser.add_argument("--briefs", type=int, default=10_000, help="briefs in the library")
    parser.add_argument("--json", type=Path, help="where the rows go")
    options = parser.parse_args()
    times = 12 if options.quick else 60
    briefs = 200 if options.quick else options.briefs
    import os

    with tempfile.TemporaryDirectory(prefix="desk-") as home:
        os.environ["HOME"] = os.environ["XDG_CACHE_HOME"] = home
        folder = make_library(Path(home, "many"), briefs, 1500 if options.quick else 300)
        short = make_library(Path(home, "short"), 3, 1500)
        long = make_library(Path(home, "long"), 1, 20_000 if options.quick else 100_000)
        rows = [
            *measure_whole(folder, long, times),
            *measure_moving("1,500 words", short, times),
            *measure_moving("long brief", long, times),
            *measure_list(folder, times),
        ]
    for each in rows:
        peer = f"{each.peer} {each.peer_value:9.2f}"
        print(f"{each.name:32} {each.value:9.2f} {each.unit:3} {peer:26} {each.ratio:6.2f}x  n={each.n}")
    if options.json:
        options.json.write_text(json.dumps([asdict(each) for each in rows], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
