"""Addresses of the web, judged before anything is done with them."""

import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

LONGEST: Final = 2048
"""Longer ones are refused by browsers and servers alike, and hide their host."""
_SCHEMES: Final = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address for people.

    Attributes:
        host: its host as a browser would connect to it (punycode shown), or what stands for one.
        remarks: what is odd about it, one sentence each.
        may_be_opened: whether it may be handed to a browser.
    """

    url: str
    host: str
    remarks: tuple[str, ...]
    may_be_opened: bool


def judged(url: str) -> Address:
    """What there is to say about an address. Never raises."""
    faults: list[str] = []
    remarks: list[str] = []
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        scheme, user = parts.scheme, parts.username
    except ValueError:
        host, scheme, user = "", "", None
        faults.append("It cannot be read as an address.")
    if scheme not in _SCHEMES:
        faults.append("Only http and https addresses are opened.")
    if not host:
        faults.append("It names no host.")
    if user is not None:
        faults.append("It names a user before the host, as addresses that deceive do.")
    if len(url) > LONGEST:
        faults.append(f"It is {len(url):,} characters long.")
    if any(character.isspace() or unicodedata.category(character)[0] == "C" for character in url):
        faults.append("It holds blanks or control characters.")
    shown = host
    if not host.isascii():
        shown = _punycode(host)
        remarks.append(f"The host has letters that look like others: it is {shown}.")
    return Address(url=url, host=shown, remarks=(*faults, *remarks), may_be_opened=not faults)


def _punycode(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host.encode("ascii", "backslashreplace").decode("ascii")
