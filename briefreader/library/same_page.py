"""Which links of a brief lead to the same page."""

import re
from collections.abc import Sequence
from typing import Final

from briefreader.model.brief import Link

_ADDRESS: Final = re.compile(
    r"https?://(?:www\.)?(?P<host>[^/?#:@]+)(?::(?:80|443)(?!\d))?(?P<rest>[/?#].*)?", re.IGNORECASE | re.DOTALL
)
_ROUTES: Final = ("/", "!")
"""A fragment that begins so names a page of a site that is one document; any other names a place on the page."""


def page_key(link: Link) -> str | None:
    """What addresses of one page have in common; None for a link that says nothing of where it leads.

    Scheme, `www.`, the port that goes without saying, the case of the host, a slash at the end and the place on the
    page make no other page. Parameters do: those that only count visitors are gone from `url` already.
    """
    address = link.url or link.target
    if address is None:
        return None if link.dead else link.href.strip() or None
    parts = _ADDRESS.fullmatch(address)
    host, rest = (parts["host"].casefold().rstrip("."), parts["rest"] or "") if parts else ("", address)
    bare, _, place = rest.partition("#")
    path, mark, query = bare.partition("?")
    return f"{host}{path.rstrip('/')}{mark}{query}" + (f"#{place}" if place.startswith(_ROUTES) else "")


def leads_to_same_page(one: Link, other: Link) -> bool:
    """Whether two links lead to one page; a link that leads nowhere leads to no other's."""
    key = page_key(one)
    return one is other or (key is not None and key == page_key(other))


def by_page(links: Sequence[Link]) -> tuple[tuple[int, ...], ...]:
    """The indices of the links, those to one page together, in the order in which the pages are first linked to."""
    pages: dict[str | int, list[int]] = {}
    for index, link in enumerate(links):
        key = page_key(link)
        pages.setdefault(index if key is None else key, []).append(index)
    return tuple(map(tuple, pages.values()))
