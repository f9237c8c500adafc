"""What the two seed briefs must give, to the letter. Long texts are pinned by their hashes."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from briefreader.extract.pipeline import read_brief
from briefreader.model.brief import Author, Brief, BriefId, LinkKind, Republication, TextFragment

SEEDS = Path(__file__).parents[2] / "seeds"
PLAIN = "000_e30e5ac37cd65f9f.txt"
PRINTED = "003_26ddcca85e98107b.txt"


def brief_of(name: str) -> Brief:
    return read_brief((SEEDS / name).read_bytes(), brief_id=BriefId(name), path=f"seeds/{name}")


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture(scope="module")
def plain() -> Brief:
    return brief_of(PLAIN)


@pytest.fixture(scope="module")
def printed() -> Brief:
    return brief_of(PRINTED)


def test_plain_body(plain: Brief) -> None:
    assert sha256(plain.text) == "aa036bf3985bd45b4b1d58a78a3e5069c1b6b46db9bc229f504220a944381bdd"
    assert plain.words == 891
    assert [block.number for block in plain.blocks] == list(range(1, 14))
    starts = [21, 33, 35, 37, 41, 43, 55, 57, 59, 61, 63, 65, 67]
    assert [block.lines for block in plain.blocks] == [(line, line) for line in starts]


def test_plain_metadata(plain: Brief) -> None:
    metadata = plain.metadata
    assert metadata.title == "Is a Russia-Ukraine Cease-Fire Deal Slipping Away From Trump?"
    assert metadata.dek is not None
    assert sha256(metadata.dek) == "247af43bb4f02354bc26e0414b68277fd7917828c04585b7acbaef2590e0d07e"
    assert metadata.authors == (
        Author(
            name="Max Boot",
            role="Jeane J. Kirkpatrick senior fellow for national security studies",
            affiliation="Council on Foreign Relations",
        ),
    )
    assert metadata.outlet == "Council on Foreign Relations"
    assert (metadata.published, metadata.published_raw) == ("2025-04-17", "April 17, 2025 11:17 am (EST)")
    assert metadata.series == "Expert Brief"
    assert metadata.subjects == ("Ukraine", "The War in Ukraine", "Russia", "Europe")
    assert metadata.licence == "CC-BY-NC-ND-4.0"
    assert metadata.also_published == ()


def test_plain_caption_stands_once_with_its_credit(plain: Brief) -> None:
    (caption,) = plain.captions
    assert sha256(caption.text) == "beffd84b43904afd8007b48c50a5e64e1f0cb39d37a7a0812ee534125d4d674a"
    assert caption.credit == "Ludovic Marin/Pool/Reuters"


def test_plain_has_no_link(plain: Brief) -> None:
    assert plain.links == ()


def test_plain_furniture(plain: Brief) -> None:
    assert [(block.kind, block.lines) for block in plain.furniture] == [
        ("title", (1, 1)),
        ("duplicate_title", (3, 3)),
        ("image_caption", (5, 6)),
        ("dek", (8, 8)),
        ("date", (10, 10)),
        ("image_caption", (12, 13)),
        ("series_label", (14, 15)),
        ("author_bio", (17, 17)),
        ("related_heading_empty", (19, 19)),
        ("topic_list", (23, 31)),
        ("related_heading_empty", (39, 39)),
        ("topic_list", (45, 53)),
        ("disclaimer", (69, 69)),
        ("licence", (71, 76)),
        ("related_stories", (78, 90)),
    ]


def test_printed_body(printed: Brief) -> None:
    assert sha256(printed.text) == "3d2a5425a883a47449ff8d48c9eb5cb0009e9d8032df404e4d7f1c956be03634"
    assert printed.words == 1184
    starts = [
        (25, 25),
        (27, 27),
        (29, 31),
        (33, 33),
        (35, 35),
        (37, 37),
        (39, 39),
        (41, 41),
        (43, 43),
        (45, 45),
        (47, 47),
    ]
    assert [block.lines for block in printed.blocks] == starts


def test_printed_paragraph_cut_at_a_link_is_whole(printed: Brief) -> None:
    assert "gave in and accepted the Trump administration's proposal." in printed.text


def test_printed_metadata(printed: Brief) -> None:
    metadata = printed.metadata
    assert metadata.title == "It's Time for Trump to Get Tough With Putin"
    assert metadata.language == "en"
    assert metadata.dek is not None
    assert sha256(metadata.dek) == "4fa67e5b7b25c29ba370e16258799d93b8eae2895f5c9012d32023dc6a1e5f0d"
    assert metadata.authors == (
        Author(
            name="Dennis Ross",
            role="counselor and William Davidson Distinguished Fellow",
            affiliation="The Washington Institute",
            url="/experts/dennis-ross",
        ),
    )
    assert metadata.outlet == "The Washington Institute"
    assert (metadata.published, metadata.published_raw) == ("2025-04-01", "Apr 1, 2025")
    assert metadata.series == "Articles & Testimony"
    assert metadata.subjects == ("Great Power Competition", "U.S. Policy")
    assert metadata.licence is None
    assert metadata.also_published == (
        Republication(
            outlet="Foreign Policy",
            url="https://foreignpolicy.com/2025/04/01/trump-putin-russia-ukraine-ceasefire-military/",
        ),
    )


def test_printed_links_by_kind(printed: Brief) -> None:
    assert len(printed.links) == 23
    assert Counter(link.kind for link in printed.links) == {
        LinkKind.CITATION: 14,
        LinkKind.ORIGINAL_PUBLICATION: 1,
        LinkKind.AUTHOR_WORK: 1,
        LinkKind.PROFILE: 2,
        LinkKind.RELATED: 3,
        LinkKind.TOPIC: 2,
    }


def test_printed_citations_stand_on_their_words(printed: Brief) -> None:
    found = [
        (link.text, link.number, link.span.start - block.span.start)
        for link in printed.links
        if link.span is not None and (block := printed.block_at(link.span.start)) is not None
    ]
    assert found == [
        ("insisted", 2, 20),
        ("suspended", 2, 154),
        ("noteworthy", 2, 491),
        ("accepted", 3, 204),
        ("resumed", 3, 280),
        ("posed", 4, 304),
        ("series of sanctions lifted", 6, 142),
        ("threaten", 7, 154),
        ("suffered", 8, 294),
        ("significant number", 8, 387),
        ("experiencing", 8, 444),
        ("soldiers", 8, 589),
        ("drones and missiles", 8, 610),
        ("$300 billion", 9, 663),
    ]
    assert all(printed.quote(link.span) == link.text for link in printed.links if link.span is not None)


def test_printed_links_are_live_or_dead_as_the_page_says(printed: Brief) -> None:
    dead = [(link.kind, link.target) for link in printed.links if link.dead]
    related = "/policy-analysis/"
    assert dead == [
        (LinkKind.PROFILE, "/experts/dennis-ross"),
        (LinkKind.PROFILE, "/experts/dennis-ross"),
        (LinkKind.RELATED, related + "lebanon-syria-border-talks-can-restrain-hezbollah-and-boost-security"),
        (LinkKind.RELATED, related + "facilitating-new-sdf-agreement-key-stabilizing-syria"),
        (LinkKind.RELATED, related + "narrow-path-new-middle-east-regional-order-contain-iran-good"),
        (LinkKind.TOPIC, related + "great-power-competition"),
        (LinkKind.TOPIC, related + "us-policy"),
    ]
    assert all(link.href == "#" and link.url is None for link in printed.links if link.dead)
    assert all(link.url is not None and ":~:" not in link.url for link in printed.links if not link.dead)


def test_printed_text_fragments(printed: Brief) -> None:
    fragments = {link.text: link.text_fragment for link in printed.links if link.text_fragment}
    assert fragments == {
        "significant number": TextFragment(start="Russian forces lost 5,100 tanks", end="Study of War (ISW)."),
        "experiencing": TextFragment(
            start="The central bank raised its", end="the regulator said pressures persisted."
        ),
    }
    (cited,) = [link for link in printed.links if link.text == "significant number"]
    assert cited.href.endswith("Study%20of%20War%20(ISW).")


def test_printed_furniture(printed: Brief) -> None:
    assert [(block.kind, block.lines) for block in printed.furniture] == [
        ("title", (3, 3)),
        ("byline", (5, 5)),
        ("date", (7, 7)),
        ("republication", (9, 9)),
        ("author_box", (11, 17)),
        ("series_label", (21, 21)),
        ("dek", (23, 23)),
        ("endnote_author", (49, 49)),
        ("related_stories", (51, 88)),
        ("topic_list", (90, 94)),
    ]


@pytest.mark.parametrize("name", [PLAIN, PRINTED])
def test_every_line_is_accounted_for_once(name: str) -> None:
    brief = brief_of(name)
    ranges = [block.lines for block in brief.blocks] + [block.lines for block in brief.furniture]
    times = Counter(line for first, last in ranges for line in range(first, last + 1))
    source = (SEEDS / name).read_text(encoding="utf-8").split("\n")
    assert [line for line, text in enumerate(source, start=1) if text.strip() and times[line] != 1] == []


@pytest.mark.parametrize("name", [PLAIN, PRINTED])
def test_source_is_told_by_its_hash(name: str) -> None:
    brief = brief_of(name)
    assert brief.source.fingerprint == "sha256:" + hashlib.sha256((SEEDS / name).read_bytes()).hexdigest()
    assert brief.source.encoding == "utf-8"
    assert brief.faults == ()
