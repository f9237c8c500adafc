"""The address at which the page says that it stood, as it may be cited."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from briefreader.extract.body.links import clean_address
from briefreader.extract.body.share_buttons import WITNESSES, addresses_shared
from briefreader.extract.front.lines import Line, Site

_LONGEST: Final = 2048
"""Longer ones are refused by browsers and servers alike."""


def own_address(site: Site, lines: Iterable[Line]) -> str | None:
    """What the head of the page says, else what all of its buttons for sharing agree on; None where neither tells.

    The first page of a site, which carelessly made heads and buttons name, is no brief's.
    """
    if site.page is not None:
        return _citable(site.page)
    named = [_citable(address) for address in addresses_shared(lines)]
    agreed = {address and address.rstrip("/") for address in named}
    return named[0] if len(named) >= WITNESSES and len(agreed) == 1 else None


def _citable(address: str) -> str | None:
    """An address without the parameters that count visitors and the place on the page; None for a site's first page."""
    url = (clean_address(address)[0] or "").partition("#")[0]
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    is_page = bool(parts.path.strip("/") or parts.query)
    return url if is_page and "." in host and len(url) <= _LONGEST else None
