"""Libraries for `benchmarks/desk.py`: indexed, of any size, made without reading each file."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from briefreader.library.documents import bare_reference, document_of, summary_of
from briefreader.library.ports import Stamp
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import Block, BlockKind, Brief, BriefId, Metadata, Source, Span
from briefreader.wiring import open_library

WORDS: Final = tuple(
    "the harbour agreement gives every port a share of cranes and winter traffic that neither could refuse".split(" ")  # noqa: SIM905
)
BATCH: Final = 2_500


def text_of(words: int, seed: int) -> str:
    """Prose of a length, in paragraphs of sentences, no two of them alike."""
    choose = random.Random(seed)
    sentences = []
    for _ in range(0, words, 18):
        made = choose.choices(WORDS, k=17)
        made.insert(9, f"{choose.choice(WORDS)}{choose.randrange(10_000)}")
        sentences.append(" ".join(made).capitalize() + ".")
    return "\n\n".join(" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6))


def title_of(number: int) -> str:
    """What a brief is called."""
    return f"Brief {number:06} on harbours and winters"


def make_library(folder: Path, briefs: int, words: int) -> Path:
    """A folder of briefs, indexed; one that is there already is taken as it is."""
    if folder.is_dir():
        return folder
    folder.mkdir(parents=True)
    library = open_library(folder)
    ports = library._ports  # noqa: SLF001 - to read so many files would take an hour; this puts in what reading finds
    made = list(_briefs(folder, briefs, words))
    for at in range(0, briefs, BATCH):
        some = made[at : at + BATCH]
        notes = [BriefNotes(brief=bare_reference(brief.id)) for brief, _ in some]
        ports.index.commit(put=[document_of(brief, note) for (brief, _), note in zip(some, notes, strict=True)])
        ports.catalogue.put(
            (brief, stamp, summary_of(note, (0, 0))) for (brief, stamp), note in zip(some, notes, strict=True)
        )
    found = library.refresh()
    assert found.unchanged == briefs, found
    library.close()
    return folder


def _briefs(folder: Path, count: int, words: int) -> Iterator[tuple[Brief, Stamp]]:
    texts = [text_of(words, seed) for seed in range(min(count, 200))]
    for number in range(count):
        name = f"brief_{number:06}.md"
        body = f"{texts[number % len(texts)]} Number {number}."
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        path = folder / name
        path.write_text(f"# {title_of(number)}\n\n*{day}*\n\n{body}\n", encoding="utf-8")
        content = path.read_bytes()
        fingerprint = f"sha256:{hashlib.sha256(content).hexdigest()}"
        source = Source(path=str(path), fingerprint=fingerprint, media_type="text/markdown", encoding="utf-8")
        brief = Brief(
            id=BriefId(name),
            source=source,
            metadata=replace(Metadata(), title=title_of(number), published=day),
            text=body,
            words=len(body.split()),
            blocks=tuple(_blocks(body)),
        )
        found = path.stat()
        yield brief, Stamp(size=found.st_size, mtime_ns=found.st_mtime_ns, fingerprint=fingerprint)


def _blocks(body: str) -> Iterator[Block]:
    at = 0
    for number, paragraph in enumerate(body.split("\n\n"), 1):
        span = Span(at, at + len(paragraph))
        yield Block(kind=BlockKind.PARAGRAPH, span=span, number=number, lines=(3 + 2 * number, 3 + 2 * number))
        at = span.end + 2
