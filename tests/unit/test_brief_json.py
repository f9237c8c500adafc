import json

import pytest

from briefreader.errors import Fault
from briefreader.library.brief_json import from_json, to_json
from briefreader.model.brief import (
    Author,
    Block,
    BlockKind,
    Brief,
    BriefId,
    Caption,
    Claim,
    ClaimKind,
    EvidenceKind,
    Furniture,
    Link,
    LinkKind,
    Metadata,
    Republication,
    Source,
    Span,
    TextFragment,
)

TEXT = "A heading\n\nTariffs will rise, officials said."
FULL = Brief(
    id=BriefId("trade/one.md"),
    source=Source(path="/lib/trade/one.md", fingerprint="sha256:00", media_type="text/markdown", encoding="utf-8"),
    metadata=Metadata(
        title="Tariffs",
        kicker="TRADE",
        dek="What next?",
        dateline="GENEVA",
        authors=(Author(name="A. Writer", role="fellow", affiliation="Institute", url="https://a.example"),),
        outlet="Institute",
        series="Notes",
        published="2025-04",
        published_raw="April 2025",
        url="https://institute.example/brief",
        also_published=(Republication(outlet="The Daily", url=None),),
        subjects=("Trade",),
        licence="CC-BY-4.0",
        language="en",
    ),
    text=TEXT,
    words=7,
    blocks=(
        Block(kind=BlockKind.HEADING, level=2, span=Span(0, 9), number=None, lines=(1, 1)),
        Block(kind=BlockKind.PARAGRAPH, span=Span(11, 45), number=1, lines=(3, 4)),
    ),
    captions=(Caption(text="A port", credit="Reuters"),),
    furniture=(Furniture(kind="nav", reason="a menu", lines=(9, 12), text="Home"),),
    links=(
        Link(
            kind=LinkKind.CITATION,
            text="officials",
            href="https://x.example/#:~:text=rise",
            url="https://x.example/",
            text_fragment=TextFragment(start="rise", end=None, prefix="will", suffix=None),
            number=1,
            span=Span(30, 39),
        ),
        Link(kind=LinkKind.TOPIC, text="Trade", href="#", target="/topics", dead=True),
    ),
    claims=(
        Claim(
            kind=ClaimKind.FORECAST,
            span=Span(11, 45),
            number=1,
            score=0.75,
            hedged=True,
            attribution="officials said",
            reasons=("says what will happen",),
            evidence=(0,),
            evidence_kind=EvidenceKind.LINK,
            source="officials",
        ),
    ),
    faults=(Fault(where="trade/one.md", line=3, what="A date is missing.", severity="note"),),
)
BARE = Brief(
    id=BriefId("b.txt"),
    source=Source(path="b.txt", fingerprint="sha256:11", media_type="text/plain", encoding="utf-8"),
    metadata=Metadata(),
    text="",
    words=0,
)


@pytest.mark.parametrize("brief", [FULL, BARE], ids=["full", "bare"])
def test_a_brief_survives_the_way_there_and_back(brief: Brief) -> None:
    assert from_json(json.loads(json.dumps(to_json(brief)))) == brief


def test_the_keys_are_those_of_the_contract_in_its_order() -> None:
    assert " ".join(to_json(FULL)) == (
        "id path fingerprint media_type encoding language title kicker dek dateline authors outlet url series "
        "published published_raw also_published subjects licence words reading_minutes text blocks captions furniture "
        "links claims faults"
    )


def test_spans_and_fragments_are_spelled_out() -> None:
    document = json.loads(json.dumps(to_json(FULL)))
    claim, (cited, topic) = document["claims"][0], document["links"]
    assert claim["text"] == TEXT[claim["start"] : claim["end"]]
    assert cited["text_fragment"] == {"start": "rise", "end": None, "prefix": "will", "suffix": None}
    assert (topic["start"], topic["end"], topic["text_fragment"], topic["target"]) == (None, None, None, "/topics")
    assert document["blocks"][1]["lines"] == [3, 4]


@pytest.mark.parametrize(
    ("key", "value"),
    [("text", None), ("words", "7"), ("blocks", {}), ("claims", [1]), ("subjects", [2]), ("faults", [{"where": "x"}])],
)
def test_a_document_that_is_not_a_brief_is_refused_by_name(key: str, value: object) -> None:
    document = json.loads(json.dumps(to_json(FULL)))
    document[key] = value
    with pytest.raises(ValueError, match=r"was expected"):
        from_json(document)


@pytest.mark.parametrize("value", [None, [], "brief", 3, {}])
def test_what_is_no_object_is_no_brief(value: list[object] | str | int | dict[str, object] | None) -> None:
    with pytest.raises(ValueError, match="expected"):
        from_json(json.loads(json.dumps(value)))
