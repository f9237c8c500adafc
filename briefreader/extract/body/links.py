"""Links: clean addresses, the passages they name, and what they are for."""

import re
from typing import Final
from urllib.parse import unquote, urljoin

from briefreader.extract.body.redirects import sent_on
from briefreader.extract.body.share_buttons import is_share_button
from briefreader.extract.front.lines import Anchor, Site, leads_somewhere
from briefreader.model.brief import Link, LinkKind, Span, TextFragment

_ABSOLUTE: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_WHOLE: Final = re.compile(r"https?://[^\s?#]+(?:\?[^\s#]+)?(?:#\S+)?")
"""What joining with another address would leave as it is, after a long look."""
_SCHEME: Final = re.compile(r"\Ahttps?://(?:www\.)?", re.IGNORECASE)
_FRAGMENT: Final = re.compile(r"#?:~:(?P<directives>.*)\Z", re.DOTALL)
_TRACKING: Final = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs(?:enc|mi)|ref_src|CMP|share|_g(?:a|ac|l)"
    r"|gad_(?:source|campaignid)|[gw]braid|srsltid|mkt_tok|twclid|ttclid|oly_(?:anon|enc)_id|vero_id|__hs\w+)=[^&#]*"
)
_NO_SOURCE: Final = re.compile(
    r"\s*(?:mailto:|tel:|sms:|(?:https?://[^/]*)?/cdn-cgi/l/email-protection)", re.IGNORECASE
)
_PROFILE: Final = re.compile(
    r"(?<!/licenses)/(?:experts?|authors?|people|person|staff|team|profiles?|bios?|by|contributors?|users?)/[^/]+",
    re.IGNORECASE,
)
_WORK: Final = re.compile(r"\b(?:author|co-?author|editor|host)s? of\b[^.]{0,80}\Z|\bbook\b[^.]{0,40}\Z", re.IGNORECASE)
_ORIGINAL: Final = re.compile(
    r"\b(?:originally|first|previously|also)\s+(?:published|appeared|posted|ran)\b[^.]{0,60}\Z", re.IGNORECASE
)


def clean_address(href: str) -> tuple[str | None, TextFragment | None]:
    """The absolute address without text fragment and tracking parameters, and the fragment; None for anything else.

    Where a service that sends readers on stands before the address, it is the one behind it.
    """
    address = href.strip()
    if address.startswith("//"):
        address = "https:" + address
    address = sent_on(address)
    if not _ABSOLUTE.match(address):
        return None, None
    fragment = None
    named = _FRAGMENT.search(address)
    if named:
        fragment = _text_fragment(named["directives"])
        address = address[: named.start()]
    if "?" in address:
        path, _, rest = address.partition("?")
        query, mark, anchor = rest.partition("#")
        kept = [part for part in query.split("&") if part and not _TRACKING.fullmatch(part)]
        address = path + ("?" + "&".join(kept) if kept else "") + mark + anchor
    return address, fragment


def _text_fragment(directives: str) -> TextFragment | None:
    """Decode the first `text=` directive: [prefix-,]start[,end][,-suffix]."""
    for directive in directives.split("&"):
        name, _, value = directive.partition("=")
        if name != "text" or not value:
            continue
        parts = value.split(",")
        prefix = unquote(parts.pop(0)[:-1]) if len(parts) > 1 and parts[0].endswith("-") else None
        suffix = unquote(parts.pop()[1:]) if len(parts) > 1 and parts[-1].startswith("-") else None
        start = unquote(parts[0])
        end = unquote(",".join(parts[1:])) if len(parts) > 1 else None
        return TextFragment(start=start, end=end, prefix=prefix, suffix=suffix)
    return None


def whole_address(address: str, site: Site) -> str:
    """A relative address as an absolute one, if the page says where it stood; a place on the page stays as it is."""
    if site.base is None or address.startswith("#") or not leads_somewhere(address) or _WHOLE.fullmatch(address):
        return address
    try:
        return urljoin(site.base, address.strip())
    except ValueError:
        return address


def is_on_page(address: str, site: Site) -> bool:
    """Whether an address names a place on the page itself."""
    bare, mark, place = address.strip().partition("#")
    if not bare or not mark:
        return bool(mark)
    is_route = place.startswith(("/", "!"))
    return not is_route and site.page is not None and _without_scheme(bare) == _without_scheme(site.page)


def _without_scheme(address: str) -> str:
    return _SCHEME.sub("", address.partition("#")[0]).rstrip("/")


def make_link(
    anchor: Anchor,
    text: str,
    kind: LinkKind,
    *,
    site: Site,
    number: int | None = None,
    span: Span | None = None,
) -> Link:
    """A link from an anchor; a dead one keeps the address that the print style wrote beside it."""
    dead = not leads_somewhere(anchor.href)
    address = anchor.address if dead else anchor.href
    url, fragment = clean_address(whole_address(address, site))
    is_path = address.startswith("/") and not address.startswith("//")
    target = address if url is None and (is_path or (dead and bool(anchor.target))) else None
    return Link(
        kind=kind,
        text=text,
        href=anchor.href,
        url=url,
        target=target,
        dead=dead,
        text_fragment=fragment,
        number=number,
        span=span,
    )


def kind_in_note(before: str, address: str) -> LinkKind:
    """What a link in a note about the author or the text is for, told by the words before it."""
    if _ORIGINAL.search(before):
        return LinkKind.ORIGINAL_PUBLICATION
    if _PROFILE.search(address):
        return LinkKind.PROFILE
    return LinkKind.AUTHOR_WORK if _WORK.search(before) else LinkKind.OTHER


def kind_in_body(address: str, site: Site, *, is_onward: bool) -> LinkKind:
    """What a link in the body is for.

    A place on the same page, a mail address (also one that is hidden from robots) or a telephone number is no source,
    and neither is what sends the reader on, or the text on to others.
    """
    if _NO_SOURCE.match(address) or is_on_page(address, site) or is_share_button(address):
        return LinkKind.OTHER
    return LinkKind.RELATED if is_onward else LinkKind.CITATION


def is_profile(address: str) -> bool:
    """Whether an address looks like a person's page."""
    return bool(_PROFILE.search(address))
