"""A library of two briefs in a temporary folder, over the adapters that a person's own library has."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefreader.library.library import Library
from briefreader.library.ports import Ports
from briefreader.store.catalogue import SqliteCatalogue
from briefreader.store.extraction_pool import ExtractionPool
from briefreader.store.files import FolderSource
from briefreader.store.memory_index import MemoryIndex
from briefreader.store.recent_searches import RecentSearchesFile
from briefreader.store.tag_journal import NAME, TagJournalFile
from briefreader.store.yaml_files import YamlLibraryFile, YamlNoteStore, YamlPutAside

BODY = (
    "{title}\n\nMarch 3, 2024\n\n"
    "The ministry of {topic} has spent a decade on plans that nobody in the region remembers asking for, and each of "
    "them was dearer than the one before it.\n\n"
    "It should publish the costs of every plan before the next budget is voted on, because the voters who pay for all "
    "of them have not seen a single figure so far.\n\n"
    "Nothing in the law stands in the way of that, and the ministry's own auditors have asked for it twice since the "
    "last of the plans was given up without a word.\n"
)


class NoonClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def made_library(tmp_path: Path) -> Iterator[Library]:
    """harbour.txt and orchard.txt, indexed."""
    folder = tmp_path / "library"
    folder.mkdir()
    for name, title, topic in (
        ("harbour.txt", "Dredging the Harbour Again", "ports"),
        ("orchard.txt", "Frost in the Orchards", "farming"),
    ):
        (folder / name).write_text(BODY.format(title=title, topic=topic), encoding="utf-8")
    notes = YamlNoteStore(folder / "notes", library=folder)
    ports = Ports(
        source=FolderSource(folder),
        catalogue=SqliteCatalogue(tmp_path / "catalogue.sqlite"),
        index=MemoryIndex(),
        notes=notes,
        put_aside=YamlPutAside(notes),
        file=YamlLibraryFile(folder / "briefreader.yaml"),
        reader=ExtractionPool(workers=1),
        recent=RecentSearchesFile(tmp_path / "searches"),
        journal=TagJournalFile(folder / "notes" / NAME),
    )
    library = Library(folder=str(folder), ports=ports, clock=NoonClock())
    library.refresh()
    yield library
    library.close()
