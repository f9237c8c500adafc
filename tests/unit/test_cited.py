"""The address with which a brief is cited, in every format of an export."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from briefreader.extract.pipeline import read_brief
from briefreader.library.documents import reference_to
from briefreader.library.export import cited, export_markdown
from briefreader.library.export_collection import export_collection
from briefreader.library.export_json import export_json
from briefreader.library.references import biblatex, bibtex, csl_json
from briefreader.library.web_annotations import export_web_annotations
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import Brief, BriefId

PAGE = "https://quay.example/port/fees"
ELSEWHERE = "https://news.example/quay"
WORDS = "The harbour board has raised the fees of the port again, as it did in each of the four years before this one. "
BRIEF = read_brief(
    f"---\ntitle: Fees\nurl: {PAGE}\n---\n\n# Fees\n\n{WORDS * 2}\n\n{WORDS * 3}\n\n{WORDS * 2}\n\n"
    f"*This piece was originally published in [The Quay]({ELSEWHERE}).*\n".encode(),
    brief_id=BriefId("fees.md"),
    path="fees.md",
)
NOTES = BriefNotes(brief=reference_to(BRIEF), note="Compare last year's.\n")

Export = Callable[[Brief, BriefNotes], str]


def in_collection(brief: Brief, notes: BriefNotes) -> str:
    return export_collection([(brief, notes)], title="T", citekeys={brief.id: "fees"}, created=date(2026, 1, 1))


@pytest.mark.parametrize(
    "export",
    [
        lambda brief, notes: export_markdown(brief, notes, created=date(2026, 1, 1)).partition("# Fees")[0],
        lambda brief, notes: in_collection(brief, notes).partition("%%")[0],
        lambda brief, notes: str(export_json(brief, notes)["url"]),
        lambda brief, notes: bibtex(cited(brief, notes), "fees"),
        lambda brief, notes: biblatex(cited(brief, notes), "fees"),
        lambda brief, notes: str(csl_json(cited(brief, notes), "fees").get("URL")),
        lambda brief, notes: json.dumps(export_web_annotations(brief, notes)["about"]),
    ],
)
def test_a_brief_is_cited_with_the_address_of_its_page_unless_its_reader_gives_another(export: Export) -> None:
    assert PAGE in export(BRIEF, NOTES)
    own = replace(NOTES, brief=replace(NOTES.brief, url="https://quay.example/mine"))
    assert "https://quay.example/mine" in export(BRIEF, own)
    assert PAGE not in export(BRIEF, own)
    without = replace(BRIEF, metadata=replace(BRIEF.metadata, url=None))
    assert ELSEWHERE in export(without, NOTES)


def test_the_notes_file_is_not_told_an_address_that_the_reader_did_not_give() -> None:
    assert reference_to(BRIEF).url is None
