"""Notes outlive a process that is killed, and two that write at once. `benchmarks/notes.py` does the same at length."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from briefreader.model.annotation import BriefRef
from briefreader.model.brief import BriefId
from briefreader.store.yaml_files import YamlNoteStore

REF = BriefRef(file=BriefId("a.txt"), fingerprint="")
# Adds highlights for ever, or as many as it is told, and says the id of each one that is safe.
WRITER = """
import sys
from datetime import UTC, datetime
from itertools import count
from briefreader.library import notebook
from briefreader.model.annotation import BriefRef, Target
from briefreader.model.brief import BriefId, Span
from briefreader.store.yaml_files import YamlNoteStore

folder, name, limit = sys.argv[1], sys.argv[2], int(sys.argv[3])
store = YamlNoteStore(folder)
for number in range(limit) if limit else count():
    loaded = store.load(BriefRef(file=BriefId("a.txt"), fingerprint=""))
    text = f"{name} {number} marked"
    notes = notebook.add_highlight(
        loaded.notes,
        Target.of(text, Span(0, len(text))),
        highlight_id=f"{name}{number:07x}",
        now=datetime(2026, 1, 1, tzinfo=UTC),
    )
    notes = notebook.add_tags(notes, [f"{name}{number % 7}"])
    store.save(notes, revision=loaded.revision)
    print(f"{name}{number:07x}", flush=True)
"""


def writer(folder: Path, name: str, limit: int) -> "subprocess.Popen[str]":
    command = (sys.executable, "-c", WRITER, str(folder), name, str(limit))
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def highlights(folder: Path) -> set[str]:
    return {highlight.id for highlight in YamlNoteStore(folder).load(REF).notes.highlights}


@pytest.mark.parametrize("seed", range(4))
def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path, seed: int) -> None:
    with writer(tmp_path, "a", 0) as process:
        assert process.stdout is not None
        safe = [process.stdout.readline().strip() for _ in range(random.Random(seed).randrange(1, 12))]  # noqa: S311
        process.kill()
        safe += [line.strip() for line in process.stdout.read().splitlines() if len(line.strip()) == 8]
    assert set(safe) <= highlights(tmp_path)
    assert len(highlights(tmp_path)) <= len(safe) + 1


def test_two_processes_lose_no_edit(tmp_path: Path) -> None:
    edits = 25
    with writer(tmp_path, "a", edits) as one, writer(tmp_path, "b", edits) as two:
        one.communicate()
        two.communicate()
    assert (one.returncode, two.returncode) == (0, 0)
    assert highlights(tmp_path) == {f"{name}{number:07x}" for name in "ab" for number in range(edits)}
    tags = YamlNoteStore(tmp_path).load(REF).notes.tags
    assert set(tags) == {f"{name}{number}" for name in "ab" for number in range(7)}
    assert not list(tmp_path.glob("*.conflict*"))
