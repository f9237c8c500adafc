"""Bytes to `Brief`: decode, choose a front end, decide the roles, put together what they leave."""

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from briefreader.errors import Fault
from briefreader.extract.blocks import Body, build_body
from briefreader.extract.claims.extraction import extract_claims
from briefreader.extract.cues import cue_of
from briefreader.extract.decoding import decode
from briefreader.extract.furniture import Surroundings, captions_of, furniture_of, name_lines
from briefreader.extract.lines import Line, Page
from briefreader.extract.links import is_profile, kind_in_note, make_link, resolve_cards
from briefreader.extract.markup import is_markdown, read_markdown
from briefreader.extract.metadata import find_dek, find_title, read_metadata
from briefreader.extract.plain import read_plain
from briefreader.extract.roles import zones_of
from briefreader.model.brief import Brief, BriefId, Link, LinkKind, Source

_MARKDOWN_SUFFIXES: Final = (".md", ".markdown", ".mdown", ".mkd")
_WORD: Final = re.compile(r"[^\W_]")
_DASHES: Final = re.compile(r"[—–]")
_CARD_LINES: Final = 14
"""A card of a related story is at most so many physical lines high."""
_KIND_OF_PART: Final = {
    "byline": LinkKind.PROFILE,
    "author_box": LinkKind.PROFILE,
    "topic_list": LinkKind.TOPIC,
    "related_stories": LinkKind.RELATED,
    "republication": LinkKind.ORIGINAL_PUBLICATION,
}


def read_brief(data: bytes, *, brief_id: BriefId, path: str) -> Brief:
    """Read one brief; never raises, and tells in `faults` what was lost.

    Args:
        data: the bytes of the file.
        brief_id: its id in the library.
        path: its path, whose suffix helps to tell the format.
    """
    decoded = decode(data, where=path)
    page, media_type = _front_end(decoded.text, path)
    words = [line.text.count(" ") + 1 if line.text else 0 for line in page.lines]
    cues = [cue_of(line.text, count) for line, count in zip(page.lines, words, strict=True)]
    title = find_title(page.lines, cues, words)
    zones = zones_of(page.lines, cues, words, title)
    surroundings = Surroundings(lines=page.lines, cues=cues, words=words, zones=zones, title=title)
    kinds = name_lines(surroundings)
    dek = find_dek(surroundings, kinds)
    if dek is not None:
        kinds[dek] = "dek"
    in_body = [line for line, kind in zip(page.lines, kinds, strict=True) if not kind]
    body = build_body(in_body, [line.shape for line in in_body])
    links = _links(body, page.lines, kinds)
    source = Source(
        path=path,
        fingerprint="sha256:" + hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        encoding=decoded.encoding,
    )
    metadata = read_metadata(surroundings, kinds, links, body.text)
    return Brief(
        id=brief_id,
        source=source,
        metadata=metadata,
        text=body.text,
        words=count_words(body.text),
        blocks=body.blocks,
        captions=captions_of(surroundings, kinds),
        furniture=furniture_of(surroundings, kinds, page.source),
        links=links,
        claims=extract_claims(body.text, body.blocks, links, metadata),
        faults=(*decoded.faults, *page.faults, *_faults(body, path)),
    )


def _front_end(text: str, path: str) -> tuple[Page, str]:
    if path.lower().endswith(_MARKDOWN_SUFFIXES) or is_markdown(text):
        return read_markdown(text), "text/markdown"
    return read_plain(text), "text/plain"


def count_words(text: str) -> int:
    """Words as a reader counts them: split at white space and long dashes, with a letter or digit each."""
    return sum(1 for word in _DASHES.sub(" ", text).split() if _WORD.search(word))


def _links(body: Body, lines: Sequence[Line], kinds: Sequence[str]) -> tuple[Link, ...]:
    """All links in the order of the page: the body's on their words, the others by the part they stand in."""
    placed: list[tuple[int, Link]] = []
    for found in body.anchors:
        text = body.text[found.span.start : found.span.end]
        if text:
            link = make_link(found.anchor, text, LinkKind.CITATION, number=found.number, span=found.span)
            placed.append((found.line, link))
    outside: list[tuple[Link, int]] = []
    addresses: list[tuple[str, int]] = []
    for line, kind in zip(lines, kinds, strict=True):
        for anchor in line.anchors if kind else ():
            text = line.text[anchor.start : anchor.end]
            if text:
                outside.append(
                    (make_link(anchor, text, _kind_outside(line, anchor.start, anchor.address, kind)), line.first)
                )
            elif not line.text:
                addresses.append((anchor.address, line.first))
    resolved = resolve_cards(outside, addresses, _CARD_LINES)
    placed += [(line, link) for link, (_, line) in zip(resolved, outside, strict=True)]
    return tuple(link for _, link in sorted(placed, key=lambda pair: pair[0]))


def _kind_outside(line: Line, start: int, address: str, part: str) -> LinkKind:
    if part in {"endnote_author", "author_bio", "republication"}:
        return kind_in_note(line.text[:start], address)
    known = _KIND_OF_PART.get(part)
    if known:
        return known
    return LinkKind.PROFILE if is_profile(address) else LinkKind.OTHER


def _faults(body: Body, path: str) -> tuple[Fault, ...]:
    if body.text:
        return ()
    return (Fault(where=path, what="no article was found in this file", severity="error"),)
