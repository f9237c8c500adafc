"""Addresses of services that do nothing but send the reader on: mail filters, social networks, sellers of links."""

import re
from typing import Final
from urllib.parse import unquote

_SERVICE: Final = re.compile(
    r"https?://(?:"
    r"(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?/url"
    r"|lm?\.(?:facebook|instagram)\.com/(?:l\.php)?"
    r"|(?:www\.)?(?:youtube\.com/redirect|vk\.com/away\.php|awin1\.com/cread\.php)"
    r"|out\.reddit\.com/[\w/]*|t\.umblr\.com/redirect|slack-redir\.net/link|click\.linksynergy\.com/deeplink"
    r"|[\w.-]+\.safelinks\.protection\.outlook\.com/[\w/.]*"
    r"|go\.(?:skimresources|redirectingat)\.com/?"
    r")\?(?P<query>[^#]*)",
    re.IGNORECASE,
)
_TARGET: Final = re.compile(
    r"(?:\A|&)(?:amp;)?(?:url|q|u|to|z|ued|murl)=(?P<target>https?(?::|%3A)[^&]+)", re.IGNORECASE
)
_DEFENDED: Final = re.compile(r"https?://urldefense\.com/v3/__(?P<target>https?:/[^\s]+?)__;", re.IGNORECASE)
_BARE: Final = re.compile(r"https?://href\.li/\?(?P<target>https?://.+)", re.IGNORECASE)
_MOST_AT_ONCE: Final = 3
"""A forwarded mail wraps what was wrapped already."""


def sent_on(address: str) -> str:
    """The address that a redirecting service was told, or the address itself; what stands at it is not asked."""
    for _ in range(_MOST_AT_ONCE):
        target = _told(address)
        if target is None:
            break
        address = target
    return address


def _told(address: str) -> str | None:
    service = _SERVICE.match(address)
    if service:
        told = _TARGET.search(service["query"])
        return unquote(told["target"]) if told else None
    plain = _DEFENDED.match(address) or _BARE.match(address)
    if plain is None or "*" in plain["target"]:
        return None
    return re.sub(r"\A(https?:/)(?=[^/])", r"\1/", plain["target"])
