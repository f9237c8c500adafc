"""Input that wants to hurt: the answer is a brief and faults, in a time that grows with the size and no faster."""

import time
from collections.abc import Callable

import pytest

from briefreader.extract.front.decoding import decode
from briefreader.extract.front.markup import read_markdown
from briefreader.extract.pipeline import read_brief
from briefreader.extract.roles.reading import survey
from briefreader.extract.roles.titles import candidate_rows
from briefreader.model.brief import Brief, BriefId

CpuSeconds = Callable[[Callable[[], object]], float]

SENTENCE = b"The harbour authority raised its fees again, and the shippers moved on to the next port. "


def read(data: bytes, path: str = "brief.txt") -> Brief:
    return read_brief(data, brief_id=BriefId(path), path=path)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n \n",
        b"\x00\x00\x00",
        b"\xff\xfe\xfa",
        b"%PDF-1.7 not really",
        b"<html><body",
        b"](" * 2000,
        b"[" * 5000,
        b"*_" * 5000,
        b"<!--" * 500,
        b"# \n## \n> \n- \n",
        b"```\nnever closed",
        "\u202ereversed\u202c words".encode(),
    ],
)
@pytest.mark.parametrize("path", ["brief.txt", "brief.md", "brief.html"])
def test_it_never_raises_and_accounts_for_every_line(data: bytes, path: str) -> None:
    brief = read(data, path)
    assert brief.words >= 0
    assert all(brief.quote(claim.span) for claim in brief.claims)


def test_an_empty_file_is_said_to_be_empty() -> None:
    assert [fault.what for fault in read(b"").faults] == ["the file is empty"]


def test_broken_utf8_is_read_and_named() -> None:
    brief = read(SENTENCE * 20 + "Zürich zahlt mit.".encode() + b"\xc3" + SENTENCE)
    assert brief.source.encoding == "utf-8"
    assert any("UTF-8" in fault.what for fault in brief.faults)


def test_a_western_code_page_is_recognised() -> None:
    brief = read(SENTENCE * 20 + "Les élèves français réclament déjà.".encode("cp1252"))
    assert brief.source.encoding == "cp1252"
    assert "élèves" in brief.text


def test_utf16_without_a_mark_is_recognised() -> None:
    brief = read((SENTENCE * 20).decode().encode("utf-16-le"))
    assert "harbour authority" in brief.text


def test_control_and_direction_characters_are_taken_out_and_named() -> None:
    brief = read(SENTENCE * 10 + b"\x1b[31m" + "\u202etxt\u202c ".encode() + SENTENCE)
    assert "\x1b" not in brief.text
    assert "\u202e" not in brief.text
    assert len([fault for fault in brief.faults if "removed" in fault.what]) == 2


def test_each_kind_of_unseen_character_goes_wherever_it_stands_and_all_are_counted() -> None:
    decoded = decode(
        "One\u200b line\x85two\x1b line\u2028three\u202e line\u200b four\x01\x1b".encode(), where="brief.txt"
    )
    assert decoded.text == "One line\ntwo line\nthree line four"
    assert [fault.what.split()[:2] for fault in decoded.faults] == [["3", "control"], ["3", "invisible"]]


def test_html_in_a_text_file_is_read_as_html() -> None:
    page = b"<!doctype html><html><body><h1>Port fees</h1>" + b"<p>" + SENTENCE * 3 + b"</p>" * 12 + b"</body></html>"
    brief = read(page)
    assert brief.source.media_type == "text/html"
    assert "<p>" not in brief.text


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (SENTENCE * 40_000, "brief.txt"),
        (b"\n" * 1_000_000 + SENTENCE, "brief.txt"),
        (b"short line\n" * 120_000, "brief.txt"),
        (b"a [link](https://x.org/a) and " * 30_000, "brief.md"),
        (b"[link](https://x.org/a)\n\n" * 30_000, "brief.md"),
        (b"[\nwords](/x)\n" * 60_000, "brief.md"),
        (b"<div><a href='/x'>" * 60_000, "brief.html"),
        (b"<p>" + SENTENCE + b"</p><" + b"a" * 150_000, "brief.html"),
        (b"# Port Fees" + b" " * 150_000 + b"Rise", "brief.md"),
        (b"CC: Ann Marlow\n" * 60_000, "brief.txt"),
        (SENTENCE * 3 + b"\n\n" + b"> subscribe to our letter\n" * 15_000, "brief.md"),
        (SENTENCE * 3 + b"\n\n" + b"Ann Marlow is a fellow at the Harbour Institute.\n\n" * 15_000, "brief.txt"),
    ],
    ids=[
        "one line",
        "blank lines",
        "short lines",
        "links in a line",
        "lines of links",
        "links over lines",
        "open tags",
        "a torn tag",
        "a wide heading",
        "fields of a memo",
        "boxes",
        "biographies",
    ],
)
def test_large_input_takes_seconds_not_minutes(data: bytes, path: str) -> None:
    start = time.process_time()
    read(data, path)
    assert time.process_time() - start < 40


def test_that_the_candidates_for_the_title_cost_no_more_each_the_more_there_are(cpu_seconds: CpuSeconds) -> None:
    def seconds(headings: int) -> float:
        page = survey(read_markdown("# A title of words\n" * headings))
        return cpu_seconds(lambda: candidate_rows(page, headings, [0.0] * headings))

    assert seconds(12_000) < 8 * seconds(3_000)


@pytest.mark.parametrize("sentence", ["See https://x.org/a for it. ", "See [it](https://x.org/a) for it. "])
def test_that_a_sentence_finds_its_link_in_no_more_time_the_more_links_a_paragraph_has(
    cpu_seconds: CpuSeconds, sentence: str
) -> None:
    def seconds(count: int) -> float:
        data = SENTENCE * 3 + b"\n\n" + sentence.encode() * count + b"\n\n" + SENTENCE * 3
        return cpu_seconds(lambda: read(data, "brief.md"))

    assert seconds(12_000) < 8 * seconds(3_000)
