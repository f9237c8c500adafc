"""Briefs written for this project, one a shape that breaks naive importers, each with the truth to the line."""

import json
from pathlib import Path
from typing import TypedDict

import pytest

from briefreader.extract.pipeline import read_article
from briefreader.model.brief import Brief, BriefId

FOLDER = Path(__file__).parent / "briefs"


class Truth(TypedDict, total=False):
    """What a brief holds; `people` are name, role and affiliation, `cited` the anchors and addresses in the text.

    Four truths leave out what is not found: the title of a catalogue's record (its search bar is as likely), the outlet
    of the magazine (it stands only in the alternative text of a linked logo) and of the paper in a viewer (an imprint
    in capitals), and the subjects of the syndicated page (a list without a label).
    """

    file: str
    title: str
    kicker: str
    dek: str
    dateline: str
    published: str
    authors: list[str]
    people: list[list[str]]
    series: str
    outlet: str
    licence: str
    subjects: list[str]
    links: int
    cited: list[list[str]]
    captions: list[list[str]]
    fault: str
    paragraphs: list[str]
    body_lines: list[list[int]]


TRUTHS: list[Truth] = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.truth.json"))]


def read(truth: Truth) -> Brief:
    data = (FOLDER / truth["file"]).read_bytes()
    return read_article(data, brief_id=BriefId(truth["file"]), path=truth["file"])


def told(brief: Brief) -> Truth:
    """What the extraction says, in the shape of the truth."""
    metadata = brief.metadata
    return Truth(
        title=metadata.title or "",
        kicker=metadata.kicker or "",
        dek=metadata.dek or "",
        dateline=metadata.dateline or "",
        published=metadata.published or "",
        authors=[author.name for author in metadata.authors],
        people=[[author.name, author.role or "", author.affiliation or ""] for author in metadata.authors],
        series=metadata.series or "",
        outlet=metadata.outlet or "",
        licence=metadata.licence or "",
        subjects=list(metadata.subjects),
        links=len(brief.links),
        cited=[[link.text, link.url or ""] for link in brief.links if link.span],
        captions=[[caption.text, caption.credit or ""] for caption in brief.captions],
        fault=" ".join(fault.what for fault in brief.faults),
        paragraphs=brief.text.split("\n\n"),
        body_lines=[list(block.lines) for block in brief.blocks],
    )


def test_there_are_enough() -> None:
    assert len(TRUTHS) >= 53


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: truth["file"])
def test_the_brief_is_read_to_the_line(truth: Truth) -> None:
    found = told(read(truth))
    wanted = {key: value for key, value in truth.items() if key not in {"file", "fault"}}
    assert {key: value for key, value in found.items() if key in wanted} == wanted
    assert truth.get("fault", "") in found["fault"]


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: truth["file"])
def test_every_line_is_accounted_for_once(truth: Truth) -> None:
    if truth["file"].endswith(".html"):
        pytest.skip("the lines of HTML are those of the text made from it")
    brief = read(truth)
    ranges = [block.lines for block in brief.blocks] + [block.lines for block in brief.furniture]
    source = (FOLDER / truth["file"]).read_text(encoding="utf-8").split("\n")
    for line, text in enumerate(source, start=1):
        covering = [(first, last) for first, last in ranges if first <= line <= last]
        # Of a physical line that was cut into sentences several blocks may have a part.
        assert not text.strip() or len(covering) == 1 or set(covering) == {(line, line)}, (line, covering)
