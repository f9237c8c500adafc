"""Where a page stood, told by its own buttons for sharing: each names the page's address to a network."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote

from briefreader.extract.front.lines import Line, Site

_NETWORK: Final = re.compile(
    r"https?://(?:www\.|m\.)?(?:facebook\.com/(?:sharer|share|dialog/(?:share|feed))|(?:twitter|x)\.com/(?:intent|share)"
    r"|linkedin\.com/(?:sharearticle|sharing/|cws/share)|pinterest\.com/pin/create|reddit\.com/submit|tumblr\.com/share"
    r"|news\.ycombinator\.com/submitlink|bufferapp\.com/add|getpocket\.com/(?:save|edit)|addtoany\.com/add_to"
    r"|share\.flipboard\.com|threads\.(?:net|com)/intent|(?:t|telegram)\.me/share|vk\.com/share)",
    re.IGNORECASE,
)
_SHARED: Final = re.compile(r"[?&](?:amp;)?(?:url|u|href|link|linkurl)=(https?(?::|%3A)[^&\s]+)", re.IGNORECASE)
WITNESSES: Final = 2
"""Buttons that must name an address."""


def is_share_button(address: str) -> bool:
    """Whether an address hands a page to a network."""
    return _NETWORK.match(address) is not None


def addresses_shared(lines: Iterable[Line]) -> list[str]:
    """What each button among some lines names, as it stands there."""
    return [
        unquote(shared[1])
        for line in lines
        for anchor in line.anchors
        if is_share_button(anchor.address) and (shared := _SHARED.search(anchor.address))
    ]


def shared_site(lines: Iterable[Line]) -> Site:
    """The address that all buttons name, if there are two of them at least; one for another page is enough against it.

    What stands behind `?` and `#` is left out: buttons write there which network a reader comes from.
    """
    named = [address.partition("#")[0].partition("?")[0] for address in addresses_shared(lines)]
    if len(named) < WITNESSES or len({address.rstrip("/") for address in named}) > 1:
        return Site()
    return Site(page=named[0], base=named[0])
