"""Bytes to `Brief`: decode, choose a front end, decide the roles, put together what they leave."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from briefreader.errors import Fault
from briefreader.extract.body.blocks import build_body, kinds_of
from briefreader.extract.body.own_address import own_address
from briefreader.extract.body.page_links import links_of, links_outside
from briefreader.extract.body.repeated import cut_repeated, prints_around, prints_of
from briefreader.extract.body.share_buttons import shared_site
from briefreader.extract.body.verdicts import page_faults
from briefreader.extract.claims.extraction import extract_claims
from briefreader.extract.front.decoding import Decoded, decode
from briefreader.extract.front.html import is_html, is_html_document, read_html
from briefreader.extract.front.lines import Line, Page
from briefreader.extract.front.markup import is_markdown, read_markdown
from briefreader.extract.front.pdf import MAGIC, read_pdf
from briefreader.extract.front.plain import read_plain
from briefreader.extract.metadata.biographies import biographies
from briefreader.extract.metadata.deks import find_dek
from briefreader.extract.metadata.fields import outlet_of, read_metadata
from briefreader.extract.roles.captions import captions_of
from briefreader.extract.roles.decisions import apply_decisions
from briefreader.extract.roles.envelopes import Envelope, envelope_of, marked
from briefreader.extract.roles.furniture import Surroundings, furniture_of, name_lines
from briefreader.extract.roles.mending import mend
from briefreader.extract.roles.printed_again import name_pull_quotes
from briefreader.extract.roles.reading import survey
from briefreader.extract.roles.titles import candidate_rows, choose_title
from briefreader.extract.roles.weights import load_weights
from briefreader.extract.roles.whole_page import Zone, body_odds, text_start, zones_of
from briefreader.model.brief import Brief, BriefId, CutDecision, LinePrints, Source, fingerprint_of

NOTHING: Final[Mapping[str, Collection[int]]] = MappingProxyType({})
"""No outlet's lines are known to be repeated."""
_MARKDOWN_SUFFIXES: Final = (".md", ".markdown", ".mdown", ".mkd")
_HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
_MAX_LINES: Final = 20_000
"""The lines of a book of a thousand pages; it bounds memory and time for what is no brief at all."""


def read_brief(
    data: bytes,
    *,
    brief_id: BriefId,
    path: str,
    decisions: Sequence[CutDecision] = (),
    repeated: Mapping[str, Collection[int]] = NOTHING,
) -> Brief:
    """Read one brief with its claims; never raises, and tells in `faults` what was lost.

    Args:
        data: the bytes of the file.
        brief_id: its id in the library.
        path: its path, whose suffix helps to tell the format.
        decisions: what the reader restored to the body or cut from it.
        repeated: for outlets, the prints of lines that several of their briefs have; those of its own outlet are cut,
            where no decision of the reader restores them.
    """
    return with_claims(read_article(data, brief_id=brief_id, path=path, decisions=decisions, repeated=repeated))


def with_claims(brief: Brief, *, limit: int | None = None) -> Brief:
    """The brief with its claims found anew: as many as the slots hold, or at most `limit`."""
    return replace(brief, claims=extract_claims(brief.text, brief.blocks, brief.links, brief.metadata, limit=limit))


def read_article(
    data: bytes,
    *,
    brief_id: BriefId,
    path: str,
    decisions: Sequence[CutDecision] = (),
    repeated: Mapping[str, Collection[int]] = NOTHING,
) -> Brief:
    """As `read_brief`, without the claims."""
    decoded, page, media_type = _read_page(data, path)
    page = _bounded(page, path)
    surroundings = _surroundings(page)
    by_page = kinds_by_page(surroundings, has_tree=page.tree is not None)
    by_reader = kinds = apply_decisions(page.lines, by_page, page.source, decisions)
    # What other briefs have may change the text, but never the outlet that decides which briefs these are.
    around = kinds_told(by_page, by_reader)
    bios = biographies(surroundings, around)
    outlet = outlet_of(surroundings, around, bios, page.told)
    prints = _prints(surroundings, by_page, repeated.get(outlet, ())) if outlet else LinePrints()
    if prints.repeated:
        by_outlet = cut_repeated(page.lines, by_page, surroundings.words, prints.repeated)
        kinds = apply_decisions(page.lines, by_outlet, page.source, decisions)
    in_body = [line for line, kind in zip(page.lines, kinds, strict=True) if not kind]
    cut = [line.first for line, kind in zip(page.lines, kinds, strict=True) if kind]
    body = build_body(in_body, kinds_of(in_body), cut)
    site = page.site if page.site.base else shared_site(page.lines)
    outside = links_outside(page.lines, kinds_told(by_page, kinds), site)
    told = replace(page.told, outlet=outlet, url=own_address(page.site, page.lines))
    source = Source(path=path, fingerprint=fingerprint_of(data), media_type=media_type, encoding=decoded.encoding)
    metadata = read_metadata(surroundings, around, bios, outside, body.text, told)
    return Brief(
        id=brief_id,
        source=source,
        metadata=metadata if metadata.authors else replace(metadata, authors=page.signers),
        text=body.text,
        words=count_words(body.text),
        blocks=body.blocks,
        captions=captions_of(page.lines, kinds),
        furniture=furniture_of(surroundings, kinds, page.source, body.blocks),
        links=links_of(body, page.lines, kinds, site),
        faults=(
            *decoded.faults,
            *page.faults,
            *(() if decoded.is_binary else page_faults(surroundings, body, page.source, path)),
        ),
        prints=prints,
    )


def kinds_by_page(page: Surroundings, *, has_tree: bool) -> list[str]:
    """The kind of furniture of every line as the page alone tells it; "" for the body's."""
    kinds = mend(page.lines, name_lines(page), has_tree=has_tree)
    dek = find_dek(page, kinds)
    if dek is not None:
        kinds[dek] = "dek"
    return name_pull_quotes(page.lines, page.words, kinds)


def kinds_told(by_page: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """The kinds as what is told of the brief sees them: a line that the reader restored still says what it said.

    A dek that was put back into the text is none any more, for it would stand there twice.
    """
    return [kind or ("" if page == "dek" else page) for page, kind in zip(by_page, kinds, strict=True)]


def _prints(page: Surroundings, kinds: Sequence[str], repeated: Collection[int]) -> LinePrints:
    """What the lines are known by, and which of these are repeated."""
    own = prints_of(page.lines, kinds, page.words)
    around = prints_around(page.lines, kinds, page.words)
    return LinePrints(own=own, around=around, repeated=tuple(sorted(set(own).intersection(repeated))))


def _bounded(page: Page, where: str) -> Page:
    """The page with at most `_MAX_LINES` lines; the rest is accounted for as one block."""
    if len(page.lines) <= _MAX_LINES:
        return page
    rest = Line(first=page.lines[_MAX_LINES].first, last=page.lines[-1].last, text="", known="unread")
    fault = Fault(where=where, line=rest.first, what=f"only the first {_MAX_LINES} lines with text were read")
    tree = page.tree.cut(_MAX_LINES) if page.tree else None
    return replace(page, lines=(*page.lines[:_MAX_LINES], rest), tree=tree, faults=(*page.faults, fault))


def _surroundings(page: Page) -> Surroundings:
    """The roles of the lines, and the title before the text they leave."""
    weights = load_weights()
    seen = survey(page)
    envelope = envelope_of(seen)
    seen = replace(seen, lines=marked(seen.lines, envelope))
    odds = body_odds(seen, weights, page.tree)
    zones = zones_of(seen, odds)
    if envelope is not None:
        zones = _within(zones, envelope.text)
    start = text_start(seen, [zone is Zone.BODY for zone in zones])
    taken = set(envelope.kinds) - {envelope.spoken} if envelope is not None else set()
    candidates = [row for row in candidate_rows(seen, start, odds) if row[0] not in taken]
    title = _told_title(page, envelope, start)
    if title is None:
        title = choose_title(seen, candidates, weights.title)
    if title is None and envelope is not None:
        title = envelope.spoken
    if title is not None and not any(seen.words[title + 1 :]):
        title = None
    if title is not None and title < start:
        zones[: title + 1] = [Zone.HEAD] * (title + 1)
    return Surroundings(lines=seen.lines, cues=seen.cues, words=seen.words, zones=zones, title=title, envelope=envelope)


def _within(zones: Sequence[Zone], text: range) -> list[Zone]:
    """The zones where an envelope says in which lines the text is: what it leaves is its head and its end."""
    if not text:
        return list(zones)
    inside = [Zone.BODY if zone in {Zone.HEAD, Zone.END} else zone for zone in zones[text.start : text.stop]]
    return [Zone.HEAD] * text.start + inside + [Zone.END] * (len(zones) - text.stop)


def _told_title(page: Page, envelope: Envelope | None, start: int) -> int | None:
    """The line before the text that says what the front end was told is the title, or is the subject; or None."""
    told = (page.told.title or "").casefold()
    if not told:
        return envelope.subject_line if envelope is not None else None
    return next((place for place, line in enumerate(page.lines[: start + 1]) if line.text.casefold() == told), None)


def _read_page(data: bytes, path: str) -> tuple[Decoded, Page, str]:
    if data.startswith(MAGIC):
        page = read_pdf(data, path)
        return Decoded(text="\n".join(page.source), encoding="binary"), page, "application/pdf"
    decoded = decode(data, where=path)
    return decoded, *front_end(decoded.text, path)


def front_end(text: str, path: str) -> tuple[Page, str]:
    """The lines of a text and its media type, told by the path's suffix and by what stands in it."""
    is_named_markdown = path.lower().endswith(_MARKDOWN_SUFFIXES)
    is_markdown_with_tags = is_named_markdown and not is_html_document(text) and is_markdown(text)
    if path.lower().endswith(_HTML_SUFFIXES) or (is_html(text) and not is_markdown_with_tags):
        return read_html(text, path), "text/html"
    if is_named_markdown or is_markdown(text):
        return read_markdown(text), "text/markdown"
    return read_plain(text), "text/plain"


def count_words(text: str) -> int:
    """Words as a reader counts them: split at white space and long dashes, with a letter or digit each."""
    words = text.replace("—", " ").replace("–", " ").split()
    return len([1 for word in words if word[0].isalnum() or any(map(str.isalnum, word))])
