"""What docs/notes.md says of files and templates is what the code reads and writes."""

import re
from datetime import UTC, datetime
from pathlib import Path

import yaml

from briefreader.config.library_file import check_library_file
from briefreader.library import notebook
from briefreader.library.export_json import export_json
from briefreader.model.annotation import BriefNotes, BriefRef, Target
from briefreader.model.brief import Brief, BriefId, Claim, ClaimKind, Metadata, Source, Span
from briefreader.store.templates import shipped_templates
from briefreader.store.yaml_files.note_reader import read_notes

PAGE = (Path(__file__).parents[2] / "docs" / "notes.md").read_text(encoding="utf-8")
NOTES, LIBRARY = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
REF = BriefRef(file=BriefId("herring.txt"), fingerprint="")


def test_the_example_of_a_notes_file_is_one() -> None:
    notes = read_notes(NOTES.encode(), REF)
    assert (notes.brief.file, notes.position, len(notes.highlights), len(notes.claims)) == ("herring.txt", 2210, 1, 1)
    assert notes.position_words.startswith("The ministry")
    assert not notes.extra
    assert not notes.highlights[0].extra


def test_the_example_of_a_library_file_has_no_fault() -> None:
    file, faults = check_library_file(yaml.safe_load(LIBRARY), where="briefreader.yaml")
    assert not faults
    assert all((file.searches, file.tags, file.aliases, file.rules, file.cuts))


def test_every_variable_of_a_template_is_documented() -> None:
    text = "Herring is silver."
    brief = Brief(
        id=REF.file,
        source=Source(path="", fingerprint="", media_type="text/plain", encoding="utf-8"),
        metadata=Metadata(),
        text=text,
        words=3,
        claims=(Claim(kind=ClaimKind.FACT, span=Span(0, 18), number=1, score=0.5),),
    )
    notes = notebook.add_highlight(
        BriefNotes(brief=REF), Target.of(text, Span(0, 7)), highlight_id="a" * 8, now=datetime(2026, 1, 1, tzinfo=UTC)
    )
    exported = export_json(brief, notes)
    documented = set(re.findall(r"`(\w+)`", PAGE))
    names = set(exported)
    for key in ("claims", "highlights"):
        entries = exported[key]
        assert isinstance(entries, list)
        for entry in entries:
            assert isinstance(entry, dict)
            names |= set(entry)
    assert names <= documented
    assert set(shipped_templates()) <= documented
