"""All links of a page, in its order: those of the body on their words, the others by the part that they stand in."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefreader.extract.body.blocks import Body
from briefreader.extract.body.footnotes import leads_to_note
from briefreader.extract.body.links import clean_address, is_profile, kind_in_body, kind_in_note, make_link
from briefreader.extract.front.lines import Line, Site
from briefreader.model.brief import Link, LinkKind

_CARD_LINES: Final = 14
"""A card of a related story is at most so many physical lines high."""
_KIND_OF_PART: Final = {
    "byline": LinkKind.PROFILE,
    "author_box": LinkKind.PROFILE,
    "topic_list": LinkKind.TOPIC,
    "related_stories": LinkKind.RELATED,
    "republication": LinkKind.ORIGINAL_PUBLICATION,
}
_NOTES: Final = frozenset({"endnote_author", "author_bio", "republication"})


def links_of(body: Body, lines: Sequence[Line], kinds: Sequence[str], site: Site) -> tuple[Link, ...]:
    """The links of a page by the source lines that they begin on; what leads from a mark to its note is none.

    Args:
        body: the article, with its anchors.
        lines: all lines of the page.
        kinds: the kind of furniture of each, "" for the body's.
        site: where the page stood, as far as it is known.
    """
    placed = [*_inside(body, site), *_outside(lines, kinds, site)]
    return tuple(link for link, _ in sorted(placed, key=lambda pair: pair[1]))


def links_outside(lines: Sequence[Line], kinds: Sequence[str], site: Site) -> tuple[Link, ...]:
    """The links of the lines around the body alone; otherwise as `links_of`."""
    return tuple(link for link, _ in _outside(lines, kinds, site))


def _inside(body: Body, site: Site) -> Iterator[tuple[Link, int]]:
    """The links of the body that show text, with their lines."""
    for found in body.anchors:
        text = body.text[found.span.start : found.span.end]
        if text and not leads_to_note(text, found.anchor.address, site):
            purpose = kind_in_body(found.anchor.address, site, is_onward=found.is_onward)
            yield make_link(found.anchor, text, purpose, site=site, number=found.number, span=found.span), found.line


def _outside(lines: Sequence[Line], kinds: Sequence[str], site: Site) -> Iterator[tuple[Link, int]]:
    """The links of the furniture that show text, with their lines."""
    links: list[tuple[Link, int]] = []
    addresses: list[tuple[str, int]] = []
    for line, kind in zip(lines, kinds, strict=True):
        for anchor in line.anchors if kind else ():
            text = line.text[anchor.start : anchor.end]
            if leads_to_note(text, anchor.address, site):
                continue
            if text:
                purpose = _kind_outside(line.text[: anchor.start], anchor.address, kind)
                links.append((make_link(anchor, text, purpose, site=site), line.first))
            elif not line.text:
                addresses.append((anchor.address, line.first))
    return _with_addresses_of_cards(links, addresses)


def _kind_outside(before: str, address: str, part: str) -> LinkKind:
    """What a link is for, by the words before it in a note, else by the part of the page, else by its address."""
    if part in _NOTES:
        return kind_in_note(before, address)
    return _KIND_OF_PART.get(part) or (LinkKind.PROFILE if is_profile(address) else LinkKind.OTHER)


def _with_addresses_of_cards(
    links: Sequence[tuple[Link, int]], addresses: Iterable[tuple[str, int]]
) -> Iterator[tuple[Link, int]]:
    """The links; a dead one without a target has the address that stands alone below it in the same card.

    Args:
        links: links outside the body with their lines, in order.
        addresses: addresses that stand alone, with their lines, in order.
    """
    waiting = deque(addresses)
    for place, (link, line) in enumerate(links):
        while waiting and waiting[0][1] < line:
            waiting.popleft()
        next_link = links[place + 1][1] if place + 1 < len(links) else line + _CARD_LINES
        is_without = link.dead and link.target is None and link.url is None
        if is_without and waiting and waiting[0][1] <= min(next_link, line + _CARD_LINES):
            address, _ = waiting.popleft()
            url, fragment = clean_address(address)
            yield replace(link, url=url, target=None if url else address, text_fragment=fragment), line
        else:
            yield link, line
