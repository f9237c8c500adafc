"""What a person writes under stress: kill -9 while saving, two processes at once, and what saving and exporting cost.

    python benchmarks/notes.py [--quick] [--json OUT]

Needs a system with `fork`. Files are written to a temporary folder.
"""

import argparse
import json
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

import yaml

from briefreader.errors import BriefreaderError, NotesConflictError
from briefreader.library import notebook
from briefreader.library.export import export_markdown
from briefreader.model.annotation import BriefNotes, BriefRef, Target
from briefreader.model.brief import Block, BlockKind, Brief, BriefId, Metadata, Source, Span
from briefreader.store.yaml_files import YamlNoteStore

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WORDS = [
    "licence",
    "harbour",
    "herring",
    "ministry",
    "quota",
    "auction",
    "council",
    "proceeds",
    "season",
    "remedy",
    "notice",
    "vessel",
]
TEXT = "\n\n".join(" ".join(random.Random(number).choices(WORDS, k=90)) + "." for number in range(14))
REF = BriefRef(file=BriefId("herring.txt"), fingerprint="sha256:00", title="Herring", authors=("A. Body",))
Row = dict[str, str | float | int | None]


def target(rng: random.Random) -> Target:
    """A passage somewhere in the text."""
    start = rng.randrange(len(TEXT) - 120)
    return Target.of(TEXT, Span(start, start + rng.randrange(20, 120)), 1)


def grown(notes: BriefNotes, rng: random.Random, highlight_id: str) -> BriefNotes:
    """The notes with one more highlight."""
    return notebook.add_highlight(notes, target(rng), highlight_id=highlight_id, now=NOON, note="Why “so”? 🐟")


@contextmanager
def child(work: Callable[[], None]) -> Iterator[int]:
    """A forked process that does some work; it is killed in the end if it has not come to one."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    try:
        yield pid
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def killed(points: int) -> tuple[int, int]:
    """Kill a writer at random moments: how often an acknowledged highlight was lost, how often the file was broken."""
    rng = random.Random(1)
    lost = broken = 0
    with tempfile.TemporaryDirectory() as folder:
        for point in range(points):
            reader, writer = os.pipe()

            def write(point: int = point, writer: int = writer) -> None:
                store, inner, number = YamlNoteStore(folder), random.Random(point), 0
                while True:
                    loaded = store.load(REF)
                    highlight_id = f"{point:04x}{number:04x}"
                    notes = grown(loaded.notes, inner, highlight_id)
                    if notes is loaded.notes:  # by chance a passage that is marked already: nothing to save
                        continue
                    store.save(notes, revision=loaded.revision)
                    os.write(writer, highlight_id.encode() + b"\n")
                    number += 1

            with child(write):
                os.close(writer)
                os.read(reader, 9)
                time.sleep(rng.random() * 0.02)
            acknowledged = b""
            while piece := os.read(reader, 1 << 16):
                acknowledged += piece
            os.close(reader)
            try:
                found = {each.id for each in YamlNoteStore(folder).load(REF).notes.highlights}
            except BriefreaderError:
                broken += 1
                continue
            lost += any(line.decode() not in found for line in acknowledged.split(b"\n")[:-1])
            if len(found) > 200:
                (Path(folder) / "herring.yaml").unlink()
    return lost, broken


def interleaved(edits: int) -> tuple[int, int]:
    """Two processes edit the same notes: how many edits were lost, and how many were put aside as conflicts."""
    with tempfile.TemporaryDirectory() as folder:

        def write(name: str) -> None:
            store = YamlNoteStore(folder)
            for number in range(edits):
                loaded = store.load(REF)
                # A passage of its own for each: marking what the other has marked already would change nothing.
                start = 8 * number + 4 * (name == "b")
                passage = Target.of(TEXT, Span(start, start + 24), 1)
                notes = notebook.add_highlight(loaded.notes, passage, highlight_id=f"{name}{number:07x}", now=NOON)
                notes = notebook.add_tags(notes, [f"{name}{number % 50}"])
                with suppress(NotesConflictError):  # then it is in a conflict file, and counted as such
                    store.save(notes, revision=loaded.revision)

        with child(lambda: write("a")) as one, child(lambda: write("b")) as two:
            for pid in (one, two):
                os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        found = {each.id for each in YamlNoteStore(folder).load(REF).notes.highlights}
        wanted = {f"{name}{number:07x}" for name in "ab" for number in range(edits)}
        return len(wanted - found), len(list(Path(folder).glob("*.conflict*")))


def saving(saves: int) -> tuple[float, float]:
    """Median milliseconds, of the processor and of the clock, from an edit to notes that are safe on disk."""
    rng = random.Random(3)
    cpu, wall = [], []
    with tempfile.TemporaryDirectory() as folder:
        store = YamlNoteStore(folder)
        for number in range(saves):
            notes = BriefNotes(brief=BriefRef(file=BriefId(f"{number}.txt"), fingerprint="sha256:00"))
            for place in range(10):
                notes = grown(notes, rng, f"{place:08x}")
            loaded = store.save(notes, revision="")
            clock, processor = time.perf_counter(), time.process_time()
            store.save(grown(loaded.notes, rng, "f" * 8), revision=loaded.revision)
            cpu.append(time.process_time() - processor)
            wall.append(time.perf_counter() - clock)
    return 1000 * median(cpu), 1000 * median(wall)


def exporting(briefs: int) -> tuple[float, float]:
    """Seconds to load the notes of so many briefs and export them, and for PyYAML's C loader to read the same files."""
    rng = random.Random(4)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    blocks = []
    position = 0
    for number, paragraph in enumerate(TEXT.split("\n\n"), 1):
        span = Span(position, position + len(paragraph))
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=span, number=number, lines=(number, number)))
        position = span.end + 2
    with tempfile.TemporaryDirectory() as folder:
        store = YamlNoteStore(folder)
        made = []
        for number in range(briefs):
            reference = BriefRef(file=BriefId(f"{number}.txt"), fingerprint="sha256:00", title="Herring")
            notes = BriefNotes(brief=reference, note="A note.\n")
            for place in range(10):
                notes = grown(notes, rng, f"{place:08x}")
            store.save(notes, revision="")
            made.append(
                Brief(
                    id=reference.file,
                    source=Source(path="", fingerprint="", media_type="text/plain", encoding="utf-8"),
                    metadata=Metadata(title="Herring"),
                    text=TEXT,
                    words=1000,
                    blocks=tuple(blocks),
                ),
            )
        ours = theirs = 0.0
        for brief in made:  # interleaved, each reading first in turn
            path = Path(folder) / f"{brief.id.removesuffix('.txt')}.yaml"
            start = time.perf_counter()
            notes = YamlNoteStore(folder).load(BriefRef(file=brief.id, fingerprint="")).notes
            export_markdown(brief, notes, created=date(2026, 1, 1))
            middle = time.perf_counter()
            with path.open(encoding="utf-8") as file:
                yaml.load(file, Loader=loader)  # noqa: S506 - a safe loader
            ours, theirs = ours + middle - start, theirs + time.perf_counter() - middle
    return ours, theirs


def main() -> None:
    """Print the table, and write it as rows where asked to."""
    parser = argparse.ArgumentParser(description="Notes under stress.")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    points, edits, saves, briefs = (50, 100, 50, 100) if options.quick else (500, 1000, 300, 1000)
    lost, broken = killed(points)
    missing, conflicts = interleaved(edits)
    cpu, wall = saving(saves)
    ours, theirs = exporting(briefs)

    def row(name: str, subject: str, value: float, unit: str, n: int) -> Row:
        return {
            "name": name, "subject": subject, "value": round(value, 3), "unit": unit,
            "peer": None, "peer_value": None, "ratio": None, "n": n,
        }  # fmt: skip

    rows = [
        row("kill -9 while saving", "acknowledged highlights lost", lost, "times", points),
        row("kill -9 while saving", "files broken", broken, "times", points),
        row("two processes", "edits lost", missing, "edits", 2 * edits),
        row("two processes", "conflict files", conflicts, "files", 2 * edits),
        row("saving a highlight", "processor", cpu, "ms", saves),
        row("saving a highlight", "clock", wall, "ms", saves),
        row("exporting", "load notes and write Markdown, 10 highlights each", ours, "s", briefs),
    ]
    rows[-1] |= {"peer": "PyYAML C loader, loading alone", "peer_value": round(theirs, 3), "ratio": ours / theirs}
    for each in rows:
        ratio = "" if each["ratio"] is None else f"  ({each['ratio']:.2f} times {each['peer']})"
        print(f"{each['name']:22} {each['subject']:52} {each['value']:>9} {each['unit']:6} n={each['n']}{ratio}")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
